"""Banners that stay, and the line that shows a running job."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kit.base import Glyph, Label, clear, height_at
from ui.kit.buttons import CloseButton, LinkButton, SecondaryButton, paint_frame
from ui.kit.delegates import paint_bar
from ui.kit.tokens import STATES, Radius, Size, Space, State, Type, theme

Act = tuple[str, str, Callable[[], object]]  # words, icon or "", what it does


class Banner(QWidget):
    """One sentence on a state's ground above the table; stays until closed or replaced.

    banner.show_message(State.OK, "Đã nhập 9 đề nghị từ “…”.", [("Hoàn tác", "arrow_undo", undo)]). Hidden
    while it has nothing to say. `closed` is emitted when the clerk closes it, `told` when it says something new.
    """

    closed = Signal()
    told = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.INFO
        self._focus_before: QWidget | None = None  # who had the focus when the clerk turned to the banner
        self._glyph = Glyph.of(State.INFO, Size.ICON_LARGE)
        self._sentence = Label(wrap=True)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(Space.XL)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, 3, Space.S, 3)
        line.setSpacing(Space.M)
        line.addWidget(self._glyph)
        line.addWidget(self._sentence, 1)
        line.addLayout(self._acts)
        line.addSpacing(Space.S)
        line.addWidget(CloseButton("Đóng thông báo này", on_click=self.close_message))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme().px(Size.BANNER))
        QApplication.instance().focusChanged.connect(self._note_focus)  # type: ignore[union-attr]
        self.hide()

    def _note_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and now is not None and self.isAncestorOf(now) and not self.isAncestorOf(old):
            self._focus_before = old

    def _give_focus_back(self) -> None:
        """An act that goes leaves the focus where the clerk worked before, not where Qt's order happens to lead."""
        before, now = self._focus_before, self.window().focusWidget()  # the window's own: a dialog may be in front
        if now is not None and self.isAncestorOf(now) and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def setVisible(self, visible: bool) -> None:
        if not visible:
            self._give_focus_back()
        super().setVisible(visible)

    @property
    def sentence(self) -> str:
        """What it says now; empty when hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_message(self, state: State, sentence: str, acts: Sequence[Act] = ()) -> None:
        """Say this instead of what was said before, with at most two acts."""
        self._state = state
        self._glyph.set_state(state)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{STATES[state].word}: {sentence}")
        self._give_focus_back()
        clear(self._acts)
        for words, icon, act in acts[:2]:
            self._acts.addWidget(LinkButton(words, icon, on_click=act))
        self.setMinimumHeight(theme().px(Size.BANNER))
        self.show()
        self.update()
        self.told.emit()

    def sizeHint(self) -> QSize:
        """As tall as the sentence needs at this width; Qt's own guess cuts long ones in narrow windows."""
        layout = self.layout()
        return (
            super().sizeHint() if layout is None else QSize(layout.sizeHint().width(), height_at(layout, self.width()))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def close_message(self) -> None:
        """Hide it."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = STATES[self._state]
        paint_frame(QPainter(self), QRectF(self.rect()), look.bg, look.fg, 1, Radius.SHEET)


class Bar(QWidget):
    """A bar beside its figures: used of allowed, with a mark where the limit is passed."""

    def __init__(self, parent: QWidget | None = None, *, role: str = "bar_used", height: int = Size.BAR_HEIGHT) -> None:
        super().__init__(parent)
        self._role = role
        self._height = height
        self._used, self._allowed = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, used: int, allowed: int) -> None:
        """Show this use."""
        self._used, self._allowed = used, allowed
        self.setAccessibleName(f"{used} trên {allowed}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(Size.BAR_WIDTH), theme().px(self._height) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        height = theme().px(self._height)
        rect = QRectF(0, (self.height() - height) / 2, self.width(), height)
        paint_bar(QPainter(self), rect, self._used, self._allowed, self._role)


class ProgressLine(QWidget):
    """A running job: what and which of how many, a bar, time left, "Dừng" (`stop_asked`)."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        self._framed = framed
        self._words = Label()
        self._left = Label(kind=Type.SMALL, role="muted")
        self._bar = Bar(role="fill")
        self._stop = SecondaryButton("Dừng", on_click=self._ask_to_stop)
        words = QHBoxLayout()
        words.addWidget(self._words, 1)
        words.addWidget(self._left)
        middle = QVBoxLayout()
        middle.setSpacing(2)
        middle.addLayout(words)
        middle.addWidget(self._bar)
        line = QHBoxLayout(self)
        margin = Space.S if framed else 0
        line.setContentsMargins(Space.M if framed else 0, margin, Space.M if framed else 0, margin)
        line.setSpacing(Space.M)
        if framed:
            line.addWidget(Glyph("arrow_sync", "accent", Size.ICON_LARGE))
        line.addLayout(middle, 1)
        line.addWidget(self._stop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, words: str, done: int = 0, total: int = 0, left: str = "") -> None:
        """Say what is being done and how far it is; `total` 0 means not known."""
        self._words.setText(words)
        self._left.setText(left)
        self._bar.set(done, total)
        self._stop.setEnabled(True)
        self.setAccessibleName(f"{words}, {done} trên {total}" if total else words)

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._left.setText("Đang dừng…")
        self.stop_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            paint_frame(QPainter(self), QRectF(self.rect()), "base", "line", 1, Radius.SHEET)
