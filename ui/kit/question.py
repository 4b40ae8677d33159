"""The box for what cannot be taken back: the title asks, the body names the things, the buttons are acts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.base import Glyph, Label, ground, height_at
from ui.kit.buttons import Button
from ui.kit.tokens import Size, Space, State, Type, theme

WIDTH = 420


class QuestionBox(QDialog):
    """A state's icon, a title, a body, and buttons at the right; the first button is the safe one.

    Enter and Esc mean the safe one. After `exec()`, `chosen` is the button pressed, the safe one if none.
    """

    def __init__(
        self, state: State, title: str, body: str, buttons: Sequence[Button], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen = buttons[0]
        self.setWindowTitle("Thi đua - Khen thưởng")
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        ground(self, "base")
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(Glyph.of(state, Size.ICON_LARGE), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(title, Type.TITLE, wrap=True), 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        for button in buttons:
            button.clicked.connect(lambda _=False, pressed=button: self._choose(pressed))
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        whole.setSpacing(Space.M)
        whole.addLayout(head)
        if body:
            words = Label(body, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            whole.addWidget(words)
        whole.addStretch(1)
        whole.addLayout(foot)
        self._whole = whole
        self._width = max(theme().px(WIDTH), foot.sizeHint().width() + 2 * Space.XL)
        buttons[0].setDefault(True)
        buttons[0].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As tall as its words need, now that they have their type size."""
        super().showEvent(event)
        self._whole.invalidate()
        self.setFixedSize(self._width, height_at(self._whole, self._width))

    def _choose(self, button: Button) -> None:
        self.chosen = button
        self.accept()
