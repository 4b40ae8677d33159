"""The first steps of a new office, above the page until they are done or put off: profile, units, plan, first list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.services import office
from ui.kit.base import Glyph, Sheet
from ui.kit.buttons import LinkButton, PressedByEnter, paint_frame
from ui.kit.cells import StateCell
from ui.kit.delegates import paint_state, state_width
from ui.kit.tokens import Size, Space, State, Strength, Type, theme
from ui.window_tabs import NOMINATIONS, PLANS, UNITS

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LED = "first_steps_done"  # the folders that need no leading any more, a line each
PUT_OFF = "first_steps_put_off"  # steps put off: "folder|name" a line each
TOPICS = (Topic.OFFICE, Topic.UNITS, Topic.PLANS, Topic.NOMINATIONS, Topic.BATCHES)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, what it says when done, and where it is done."""

    name: str
    done_words: str
    done: bool
    act: Callable[[], object]


class StepButton(PressedByEnter):
    """A step with its state; pressing it goes where it is done."""

    def __init__(self, step: Step, *, current: bool, put_off: bool) -> None:
        super().__init__(step.done_words if step.done else step.name)
        if step.done:
            state, strength, said = State.OK, Strength.QUIET, "đã xong"
        elif current:
            state, strength, said = State.INFO, Strength.PILL, "bước tiếp theo"
        else:
            state, strength, said = State.NEUTRAL, Strength.QUIET, "để sau" if put_off else "chưa làm"
        self._cell = StateCell(state, self.text(), strength)
        self.setAccessibleName(f"{self.text()}: {said}")
        self.setToolTip(said[:1].upper() + said[1:])
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: step.act())

    def sizeHint(self) -> QSize:
        return QSize(
            state_width(self._cell) + 2 * Space.S, max(theme().px(Size.CHIP), theme().line(Type.LABEL) + Space.S)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, QRectF(self.rect()).adjusted(Space.S, 0, -Space.S, 0), self._cell)
        if self.hasFocus() or self.underMouse():
            paint_frame(painter, QRectF(self.rect()), None, "accent", 2 if self.hasFocus() else 1)


class FirstRun(QWidget):
    """Stands above the page while a step is to be done; "Để sau" puts the next one off."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._folder = str(window.desk.store.folder.path)
        self.setAccessibleName("Các bước đầu tiên")
        sheet = Sheet()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE_X, Space.PAGE_Y, Space.PAGE_X, 0)
        whole.addWidget(sheet)
        self._line = QHBoxLayout(sheet)
        self._line.setContentsMargins(Space.S, Space.XS, Space.L, Space.XS)
        self._line.setSpacing(Space.S)
        self.steps: list[StepButton] = []
        self.later = LinkButton("Để sau", on_click=self._put_off)
        self._desk.events.changed.connect(self._changed)
        self.show_steps()

    def show_steps(self) -> None:
        """Draw the steps as they stand now; nothing when none is left."""
        steps = self._steps()
        put_off = self._steps_put_off()
        left = [step for step in steps if not step.done and step.name not in put_off]
        had_focus = self.later.hasFocus() or any(button.hasFocus() for button in self.steps)
        self._empty()
        for number, step in enumerate(steps):
            if number:
                self._line.addWidget(Glyph("chevron_right"))
            current = bool(left) and step is left[0]
            button = StepButton(step, current=current, put_off=step.name in put_off)
            self.steps.append(button)
            self._line.addWidget(button)
        self._line.addStretch(1)
        self._line.addWidget(self.later)
        if left:
            self.later.setAccessibleName(f"Để sau bước “{left[0].name}”")
            self.later.setToolTip(f"Để bước “{left[0].name}” lại sau")
            if had_focus:
                self.later.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.memory.remember(LED, _with(self._desk.memory.value(LED), self._folder))
        self.setVisible(bool(left))

    def _empty(self) -> None:
        """Every part but the link, which may have the focus."""
        self.steps = []
        while (item := self._line.takeAt(0)) is not None:
            if (part := item.widget()) is not None and part is not self.later:
                part.hide()
                part.deleteLater()

    def _steps(self) -> list[Step]:
        profile, units, plan, nomination = office.begun(self._desk.store)
        window = self._window
        return [
            Step("Hồ sơ cơ quan", "Hồ sơ cơ quan", profile, window.acts.edit_office),
            Step("Đơn vị", f"{units} đơn vị", units > 0, lambda: window.go_to(UNITS)),
            Step("Kế hoạch đầu tiên", "Kế hoạch đầu tiên", plan, lambda: window.go_to(PLANS)),
            Step("Danh sách đầu tiên", "Danh sách đầu tiên", nomination, lambda: window.go_to(NOMINATIONS)),
        ]

    def _steps_put_off(self) -> set[str]:
        lines = self._desk.memory.value(PUT_OFF).split("\n")
        return {name for folder, _, name in (line.partition("|") for line in lines) if folder == self._folder}

    def _put_off(self) -> None:
        put_off = self._steps_put_off()
        left = [step for step in self._steps() if not step.done and step.name not in put_off]
        if left:
            lines = _with(self._desk.memory.value(PUT_OFF), f"{self._folder}|{left[0].name}")
            self._desk.memory.remember(PUT_OFF, lines)
        self.show_steps()

    def _changed(self, change: Change) -> None:
        if not self.isHidden() and change.touches(*TOPICS):
            self.show_steps()


def _with(lines: str, line: str) -> str:
    return "\n".join([one for one in lines.split("\n") if one and one != line] + [line])
