"""The head of a table: semibold muted words, an arrow after the sorted one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.kit import icons
from ui.kit.base import own_viewport
from ui.kit.delegates import hairline, paint_text
from ui.kit.guard import guarded
from ui.kit.tokens import Size, Space, Type, theme

FIRST_INSET = 12
INSET = 8


class TableHeader(QHeaderView):
    """Paints the titles; a click asks for sorting; a drag of an edge makes the widths the clerk's own (`touched`).

    `changed_by_clerk` after each such change, so that it can be remembered.
    """

    sort_clicked = Signal(int, bool)
    changed_by_clerk = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        own_viewport(self, QPalette.ColorRole.Button)
        self.setMouseTracking(True)  # the edge between two columns shows its cursor
        self.touched = False
        self._pressed = False
        self._sorted = -1
        self._ascending = True
        self.setAccessibleName("Đầu bảng")
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().px(40))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._ask_to_sort)
        self.sectionResized.connect(self._mark_touched)
        self.sectionMoved.connect(self._mark_touched)

    def show_sort(self, column: int, ascending: bool) -> None:
        """Show the arrow after this column's title; -1 shows none."""
        self._sorted, self._ascending = column, ascending
        self.viewport().update()

    def _ask_to_sort(self, column: int) -> None:
        self.sort_clicked.emit(column, not (column == self._sorted and self._ascending))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = False

    def _mark_touched(self) -> None:
        if self._pressed:
            self.touched = True
            self.changed_by_clerk.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(Size.ROW) + 1)

    def sectionSizeFromContents(self, column: int) -> QSize:
        title = str(self.model().headerData(column, self.orientation()) or "")
        width = QFontMetrics(theme().font(Type.LABEL)).horizontalAdvance(title)
        return QSize(width + FIRST_INSET + INSET + theme().px(Size.ICON) + Space.XS, theme().px(Size.ROW))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        beyond = QRectF(self.viewport().rect())
        beyond.setLeft(self.length() - self.offset())
        if beyond.width() > 0:
            painter.fillRect(beyond, theme().color("raised"))
            hairline(painter, beyond.left(), beyond.bottom() - 1, beyond.width())

    @guarded()
    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        painter.save()
        look = theme()
        painter.fillRect(rect, look.color("raised"))
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        first = self.visualIndex(column) == 0
        inner = QRectF(rect).adjusted(FIRST_INSET if first else INSET, 0, -INSET, -1)
        title = str(self.model().headerData(column, self.orientation()) or "")
        alignment = self.model().headerData(column, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        side = look.px(Size.ICON) if column == self._sorted else 0
        words = inner.adjusted(0, 0, -side, 0)
        taken = paint_text(painter, words, title, Type.LABEL, "muted", Qt.AlignmentFlag(alignment))
        if side:
            right = Qt.AlignmentFlag(alignment) & Qt.AlignmentFlag.AlignRight
            x = words.right() if right else words.left() + taken + Space.XS
            box = QRectF(x, inner.top(), side, inner.height())
            icons.draw(painter, "arrow_up" if self._ascending else "arrow_down", "muted", box)
        painter.restore()
