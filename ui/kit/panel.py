"""The side panel of a page: head, scrolling sections, foot; and what stands in its sections."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.base import Glyph, Label, Rule, ScrollBody, Sheet, clear, ground
from ui.kit.buttons import Button, CloseButton, GhostButton, LinkButton
from ui.kit.fields import CheckBox
from ui.kit.painting import paint_next_turn
from ui.kit.scroll import ScrollArea
from ui.kit.states import StateLabel
from ui.kit.tokens import Size, Space, State, Strength, Type, theme

GOLD_EDGE = 3
QUOTE_MARKS = '“”" '


class Section(QWidget):
    """A part of a panel: a small title, an act at its right, then what `add` puts under it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Space.S)
        self._head = QHBoxLayout()
        self._title = Label(title, Type.LABEL, "muted")
        if title:
            self._head.addWidget(self._title, 1)
            self._body.addLayout(self._head)
            self.setAccessibleName(title)

    def add(self, *widgets: QWidget) -> "Section":
        """Put parts under the title."""
        for widget in widgets:
            self._body.addWidget(widget)
        return self

    def add_act(self, text: str, on_click: Callable[[], object]) -> LinkButton:
        """A link at the right of the title ("Thêm", "Sửa")."""
        link = LinkButton(text, on_click=on_click)
        self._head.addWidget(link)
        return link


class FactRow(QWidget):
    """A pair: label 92 wide and muted, value that wraps; FactRow("Chức vụ", "Chi hội trưởng")."""

    def __init__(self, label: str, value: str, parent: QWidget | None = None, *, name_width: int = Size.LABEL) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        name = Label(label, Type.SMALL, "muted", wrap=True)
        name.setFixedWidth(theme().px(name_width))
        self._value = Label(value or "–", wrap=True)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._value.setAccessibleName(f"{label}: {value or 'không có'}")
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._value, 1, Qt.AlignmentFlag.AlignTop)


class ItemRow(QWidget):
    """A thing with a second line and its state at the right, as the papers of a dossier."""

    def __init__(
        self,
        first: str,
        second: str = "",
        state: State | None = None,
        state_text: str = "",
        strength: Strength = Strength.QUIET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(first, wrap=True))
        if second:
            words.addWidget(Label(second, Type.SMALL, "muted", wrap=True))
        line.addLayout(words, 1)
        if state is not None:
            line.addWidget(StateLabel(state, state_text, strength))
        self.setAccessibleName(", ".join(part for part in (first, second, state_text) if part))

    def add_tick(self, name: str, on: bool, act: Callable[[bool], object]) -> CheckBox:
        """A box to tick before the words; `act(on)` is called when the clerk ticks it or takes the tick away."""
        box = CheckBox("")
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setChecked(on)
        box.clicked.connect(act)
        self._line.insertWidget(0, box, 0, Qt.AlignmentFlag.AlignTop)
        return box


class Quote(QWidget):
    """The plan's own sentence with where it stands: Quote("Mỗi phường lựa chọn…", "Mục III.4.2, …")."""

    def __init__(self, sentence: str, source: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(GOLD_EDGE + Space.M, Space.S, Space.M, Space.S)
        body.setSpacing(Space.XS)
        bare = sentence.strip(QUOTE_MARKS)
        quoted = Label(f"“{bare}”", wrap=True)
        quoted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.addWidget(quoted)
        if source:
            line = QHBoxLayout()
            line.setSpacing(Space.S)
            line.addWidget(Glyph("document"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(source, Type.SMALL, "muted", wrap=True), 1)
            body.addLayout(line)
        self.setAccessibleName(f"Kế hoạch ghi: {sentence}. {source}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("raised"))
        painter.fillRect(QRectF(0, 0, GOLD_EDGE, self.height()), theme().color("gold"))


class FindingLine(QWidget):
    """A finding: state icon, one sentence, its acts as links, and the plan's sentence it rests on.

    FindingLine(State.WARN, "Có thể trùng với …", [("So sánh hai người…", "", compare)], Quote(…)).
    """

    def __init__(
        self,
        state: State,
        sentence: str,
        acts: Sequence[tuple[str, str, Callable[[], object]]] = (),
        quote: Quote | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.XS)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(Glyph.of(state), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(sentence, wrap=True), 1)
        body.addLayout(line)
        if acts:
            links = QHBoxLayout()
            links.setContentsMargins(theme().px(Size.ICON) + Space.S, 0, 0, 0)
            links.setSpacing(Space.L)
            for words, icon, act in acts:
                links.addWidget(LinkButton(words, icon, on_click=act))
            links.addStretch(1)
            body.addLayout(links)
        if quote is not None:
            body.addWidget(quote)
        self.setAccessibleName(sentence)


class SidePanel(Sheet):
    """The panel beside a table; a sheet of its own.

    `set_head(title, second, state…)`, then `set_sections([Section…])`, then `set_foot(primary, [others…])`.
    Signals: `closed` (× or Esc), `stepped(int)` for the previous/next arrows, shown after `show_steps()`.
    """

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chi tiết")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self._set_up_head(whole)
        whole.addWidget(Rule())
        self._set_up_body(whole)
        self._foot = QFrame()
        ground(self._foot, "raised")
        self._foot_line = QHBoxLayout(self._foot)
        self._foot_line.setContentsMargins(Space.L, 10, Space.L, 10)
        self._foot_line.setSpacing(Space.S)
        self._foot_rule = Rule()
        whole.addWidget(self._foot_rule)
        whole.addWidget(self._foot)
        self._foot.hide()
        self._foot_rule.hide()
        self.set_compact(False)

    def _set_up_head(self, whole: QVBoxLayout) -> None:
        self._title = Label(kind=Type.TITLE, wrap=True)
        self._second = Label(role="muted", wrap=True, wide=True)
        self._state = StateLabel(State.NEUTRAL, "", Strength.PILL)
        self._previous = GhostButton(
            "", "chevron_left", tip="Dòng trước · Alt+↑", on_click=lambda: self.stepped.emit(-1)
        )
        self._next = GhostButton("", "chevron_right", tip="Dòng sau · Alt+↓", on_click=lambda: self.stepped.emit(1))
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._title, 1)
        for button in (self._previous, self._next, CloseButton("Đóng phần chi tiết · Esc", on_click=self.closed.emit)):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._previous.hide()
        self._next.hide()
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(self._second)
        below.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        below.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.S, Space.S, Space.M)
        head.setSpacing(Space.XS)
        head.addLayout(top)
        head.addLayout(below)
        whole.addLayout(head)

    def _set_up_body(self, whole: QVBoxLayout) -> None:
        inside = ScrollBody()
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._body.setSpacing(Space.M)
        ground(inside, "base")
        whole.addWidget(ScrollArea(inside, "Phần chi tiết"), 1)

    def set_compact(self, compact: bool) -> None:
        """The narrow form for small screens."""
        width = theme().px(Size.PANEL_COMPACT if compact else Size.PANEL)
        self.setMinimumWidth(theme().px(Size.PANEL_COMPACT) - Space.XL)
        self.resize(width, self.height())

    def show_steps(self) -> None:
        """Show the arrows to the previous and next row."""
        self._previous.show()
        self._next.show()

    def set_head(
        self,
        title: str,
        second: str = "",
        state: State | None = None,
        state_text: str = "",
        strength: Strength = Strength.PILL,
    ) -> None:
        """Name, what it is, and its state."""
        self._title.setText(title)
        self._second.setText(second)
        self._state.setVisible(state is not None)
        if state is not None:
            self._state.set(state, state_text, strength)
        self.setAccessibleName(f"Chi tiết: {title}")

    def set_sections(self, sections: Sequence[QWidget]) -> None:
        """Show these sections, divided by lines; problems first, then papers, then facts.

        Keys stay on the part of the same name, where there still is one.
        """
        paint_next_turn(self)
        held = self._name_held()
        clear(self._body)
        for number, section in enumerate(sections):
            if number:
                self._body.addWidget(Rule())
            self._body.addWidget(section)
        self._body.addStretch(1)
        again = (part for section in sections for part in section.findChildren(QWidget) if held)
        if (part := next((part for part in again if part.accessibleName() == held), None)) is not None:
            part.setFocus()

    def _name_held(self) -> str:
        """The name of what has the keys among the sections."""
        holder = self.focusWidget()
        inside = self._body.parentWidget()
        held = holder is not None and holder.hasFocus() and inside is not None and inside.isAncestorOf(holder)
        return holder.accessibleName() if held and holder is not None else ""

    def set_foot(self, buttons: Sequence[Button], more: Button | None = None) -> None:
        """The panel's acts: one primary, one or two others, and "…" at the right."""
        clear(self._foot_line)
        for button in buttons:
            self._foot_line.addWidget(button)
        self._foot_line.addStretch(1)
        if more is not None:
            self._foot_line.addWidget(more)
        self._foot.setVisible(bool(buttons) or more is not None)
        self._foot_rule.setVisible(not self._foot.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
