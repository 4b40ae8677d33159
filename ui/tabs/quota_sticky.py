"""The names of the units, kept in sight while the kinds beside them are scrolled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.cells import GroupRow
from ui.kit.delegates import hairline, paint_cell, paint_text
from ui.kit.table_paint import EDGE, paint_group
from ui.kit.tokens import Type, theme

if TYPE_CHECKING:
    from ui.tabs.quota_table import QuotaTable


class StickyNames(QWidget):
    """Lies over the left of the table and paints its first column again; clicks go through to the table."""

    def __init__(self, table: "QuotaTable") -> None:
        super().__init__(table)
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def place(self) -> None:
        """Lie where the column would be; nothing to do while it is in sight by itself."""
        table = self._table
        scrolled = table.horizontalScrollBar().value() > 0
        self.setVisible(scrolled)
        if scrolled:
            height = table.viewport().geometry().bottom() + 1
            self.setGeometry(0, 0, table.columnWidth(0), height)
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        table, look = self._table, theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("base"))
        head = table.viewport().geometry().top()
        painter.save()
        painter.translate(0, head)
        painter.setClipRect(0, 0, self.width(), self.height() - head)
        column = table.rows_model.columns[0]
        for number in table.visible_numbers():
            rect = QRectF(table.row_rect(number))
            entry = table.rows_model.entry_at(number)
            if isinstance(entry, GroupRow):
                paint_group(painter, table, number, entry)
            elif entry is not None:
                self._paint_name(painter, number, column.text(entry), rect)
            hairline(painter, 0, rect.bottom(), rect.width())
        painter.restore()
        self._paint_head(painter, head)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), look.color("line"))

    def _paint_name(self, painter: QPainter, number: int, text: str, rect: QRectF) -> None:
        ground = self._table.ground_of(number)
        place = QRectF(0, rect.top(), self.width(), rect.height())
        if ground:
            painter.fillRect(place, theme().color(ground))
        if ground == "sel":
            painter.fillRect(QRectF(0, rect.top(), EDGE, rect.height() - 1), theme().color("accent"))
        paint_cell(painter, self._table.cell_rect(place, 0), self._table.rows_model.columns[0], text, text)

    def _paint_head(self, painter: QPainter, height: int) -> None:
        head = QRectF(0, 0, self.width(), height)
        painter.fillRect(head, theme().color("raised"))
        title = self._table.rows_model.columns[0].title
        paint_text(painter, self._table.cell_rect(head, 0), title, Type.LABEL, "muted")
        hairline(painter, 0, head.bottom() - 1, head.width())
