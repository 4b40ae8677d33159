"""The search field in the header: looks like a field, opens the search over it when pressed, typed in, or by Ctrl+K."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons
from ui.kit.buttons import PressedByEnter, paint_frame
from ui.kit.delegates import paint_text
from ui.kit.tokens import Size, Space, Type, theme

HINT = "Tìm người, đơn vị, kế hoạch…"
SHORT_HINT = "Tìm…"
KEY = "Ctrl+K"
GLYPH_LEFT = 10


class SearchBox(PressedByEnter):
    """`wanted(letters)` when the clerk wants to search, with what was typed so far.

    Only drawn as a field: the real one is made with the results, so that a start does not wait for it.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName("Tìm người, đơn vị, kế hoạch, đề nghị, việc")
        self.setToolTip(KEY)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._width = Size.SEARCH
        self.clicked.connect(lambda: self.wanted.emit(""))

    def set_compact(self, compact: bool) -> None:
        """The narrower field of small screens."""
        self._width = Size.SEARCH_COMPACT if compact else Size.SEARCH
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._width), theme().px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(Size.SEARCH_COMPACT) - 2 * Space.XL, theme().px(Size.FIELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text().strip() and event.text().isprintable():
            self.wanted.emit(event.text())
        elif event.key() == Qt.Key.Key_Down:
            self.wanted.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        active = self.hasFocus() or self.underMouse()
        edge = "accent" if active else "field"
        paint_frame(painter, QRectF(self.rect()), "base", edge, 2 if self.hasFocus() else 1)
        side = look.px(Size.ICON)
        icons.draw(painter, "search", "muted", QRectF(GLYPH_LEFT, 0, side, self.height()))
        caption = QFontMetrics(look.font(Type.CAPTION))
        cap = QRectF(0, 0, caption.horizontalAdvance(KEY) + 2 * Space.S, look.line(Type.CAPTION) + Space.XS)
        cap.moveTopRight(QRectF(self.rect()).topRight())
        cap.translate(-Space.S, (self.height() - cap.height()) / 2)
        paint_frame(painter, cap, "raised", "line")
        paint_text(painter, cap, KEY, Type.CAPTION, "muted", Qt.AlignmentFlag.AlignCenter)
        left = GLYPH_LEFT + side + Space.S
        words = QRectF(left, 0, cap.left() - left - Space.XS, self.height())
        fits = QFontMetrics(look.font()).horizontalAdvance(HINT) <= words.width()
        paint_text(painter, words, HINT if fits else SHORT_HINT, Type.BODY, "hint")
