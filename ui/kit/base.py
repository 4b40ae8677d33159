"""Small things every part is made of: labels, glyphs, rules, flags for the style sheet."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from ui.kit import icons
from ui.kit.tokens import STATES, Size, State, Type, theme


def flag(widget: QWidget, **properties: Any) -> None:
    """Set dynamic properties the style sheet looks at, and have the widget drawn by them at once."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be drawn by them when it is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def ground(widget: QWidget, role: str) -> None:
    """Give a widget one of the three grounds: "window" (desk), "base" (sheet), "raised"."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    flag(widget, ground=role)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def height_at(layout: QLayout, width: int) -> int:
    """How tall what a layout holds wishes to be at this width, sentences wrapped."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


class ScrollBody(QWidget):
    """The inside of a scroll area: as tall as its layout needs at its width.

    Qt's own least height is guessed with the sentences wrapped at half the width, and leaves empty space below.
    """

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return super().minimumSizeHint()
        return QSize(layout.totalMinimumSize().width(), 0)


class Label(QLabel):
    """Words in one step of the type scale and one colour role; `wrap` for sentences.

    `wide` with `wrap`: as wide as the words while there is room, in lines when there is not.
    """

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        role: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        wide: bool = False,
        rich: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._wide = wide
        if wide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        elif wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flag(self, type=kind.name, role=role)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._wide:
            return hint
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, hint.height())

    def set_role(self, role: str) -> None:
        """Change the colour role."""
        flag(self, role=role)


class Glyph(QWidget):
    """One icon that follows the theme; it never stands alone, words stand beside it."""

    def __init__(self, name: str, role: str = "muted", size: int = Size.ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @classmethod
    def of(cls, state: State, size: int = Size.ICON, parent: QWidget | None = None) -> "Glyph":
        """The icon of a state in its colour."""
        return cls(STATES[state].icon, STATES[state].fg, size, parent)

    def set(self, name: str, role: str) -> None:
        """Show another drawing."""
        self._name, self._role = name, role
        self.update()

    def set_state(self, state: State) -> None:
        """Show the icon of another state."""
        self.set(STATES[state].icon, STATES[state].fg)

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, self._name, self._role, QRectF(self.rect()), self._size)


class Rule(QFrame):
    """One line of the `line` colour between two parts."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        flag(self, rule=True)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Sheet(QFrame):
    """A white sheet on the desk: 1 px edge, radius 6. Put a layout in it (inner margin 16 x 12)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flag(self, sheet=True)
