"""The tabs of the main window: words only, the chosen one in the accent with a line under it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui.kit.base import ground
from ui.kit.buttons import paint_frame
from ui.kit.delegates import paint_text
from ui.kit.tokens import Size, Space, Type, theme

UNDERLINE = 3
PADDING = 14


class TabBar(QTabBar):
    """Left and Right go from tab to tab, as does Ctrl with the tab's number."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "base")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setAccessibleName("Các trang")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = Size.TABS

    def set_compact(self, compact: bool) -> None:
        """The lower bar of small screens."""
        self._height = Size.TABS_COMPACT if compact else Size.TABS
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        words = QFontMetrics(theme().font()).horizontalAdvance(self.tabText(index))
        return QSize(words + 2 + 2 * PADDING, self.sizeHint().height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        height = max(theme().px(self._height), theme().line() + 2 * UNDERLINE + Space.S)
        return QSize(0, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme()
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos()))
        for number in range(self.count()):
            rect = QRectF(self.tabRect(number))
            chosen = number == self.currentIndex()
            role = "accent" if chosen else "text" if number == pointed else "muted"
            words = rect.adjusted(PADDING, 0, 0, -UNDERLINE)
            width = paint_text(painter, words, self.tabText(number), Type.BODY, role)
            if chosen:
                line = QRectF(words.left() - 2, self.height() - UNDERLINE, width + 4, UNDERLINE)
                painter.fillRect(line, look.color("accent"))
                if self.hasFocus():
                    ring = QRectF(words.left() - 6, 4, width + 12, self.height() - UNDERLINE - 8)
                    paint_frame(painter, ring, None, "accent", 2)
