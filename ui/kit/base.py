"""Small things every part is made of: labels, glyphs, rules, flags for the style sheet."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QLayout, QSizePolicy, QWidget

from ui.kit import icons
from ui.kit.tokens import STATES, Radius, Size, State, Type, theme


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


GROUNDS = {
    "window": QPalette.ColorRole.Window,
    "base": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.AlternateBase,
    "line": QPalette.ColorRole.Mid,
}


def ground(widget: QWidget, role: str) -> None:
    """Give a widget one of the grounds: "window" (desk), "base" (sheet), "raised"; "line" for what divides them.

    From the palette and not from the style sheet, whose every rule for all widgets is tried on each of them.
    """
    widget.setBackgroundRole(GROUNDS[role])
    widget.setAutoFillBackground(True)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def own_viewport(area: QAbstractScrollArea, role: QPalette.ColorRole = QPalette.ColorRole.Base) -> None:
    """Give a scroll area a viewport made here, on the ground Qt's own has.

    Asked for Qt's own, PySide looks among all the widget classes it knows for what it might be: 9 ms of a start.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(role)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)


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
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # else the ground of the parent chooses another
        self._kind = kind
        self._role = role
        self.dress()

    def dress(self) -> None:
        """Put on the font and the colour of the theme in force.

        By hand and not through the style sheet, which costs a screen of fifty labels 15 ms.
        """
        look = theme()
        self.setFont(look.font(self._kind))
        ink = QPalette()
        ink.setColor(QPalette.ColorRole.WindowText, look.color(self._role))
        self.setPalette(ink)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._wide:
            return hint
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, hint.height())

    def set_role(self, role: str) -> None:
        """Change the colour role."""
        self._role = role
        self.dress()


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
        ground(self, "line")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Sheet(QFrame):
    """A white sheet on the desk: 1 px edge, radius 6. Put a layout in it (inner margin 16 x 12)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(1, 1, 1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("base"))
        painter.setPen(theme().color("line"))
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, Radius.SHEET, Radius.SHEET)
