"""The row of sums stuck under a table, its cells in line with the table's columns."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.cells import spoken_of, words_of
from ui.kit.delegates import paint_cell, paint_text
from ui.kit.guard import guarded
from ui.kit.table import TableView
from ui.kit.tokens import Size, Type, theme

COUNT_GAP = 10


class TableFoot(QWidget):
    """Sums that never scroll away: foot.set("Cả kế hoạch", "28 đơn vị", {1: QuotaCell(…)}).

    Put it under its table in the same sheet. `cells` are by column number and painted as that column's kind; the
    title stands in the first column, and at the left edge also while the table is scrolled if `sticky`.
    """

    def __init__(self, table: TableView[Any], parent: QWidget | None = None, *, sticky: bool = False) -> None:
        super().__init__(parent)
        self._table = table
        self._sticky = sticky
        self._title, self._count_text = "", ""
        self._cells: Mapping[int, Any] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        for moved in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            moved.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def set(self, title: str, count_text: str, cells: Mapping[int, Any]) -> None:
        """Show these sums."""
        self._title, self._count_text, self._cells = title, count_text, cells
        said = [f"{self._table.rows_model.columns[n].title}: {spoken_of(value)}" for n, value in cells.items()]
        self.setAccessibleName("; ".join((f"{title}, {count_text}", *said)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, theme().row(Size.ROW) + 1)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("raised"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.color("line"))
        numbered = list(enumerate(self._table.rows_model.columns))
        for number, column in reversed(numbered):  # the title last, over what was scrolled under it
            if self._table.isColumnHidden(number):
                continue
            left, width = self._table.columnViewportPosition(number), self._table.columnWidth(number)
            cell = self._table.cell_rect(QRectF(left, 1, width, self.height()), number)
            if number == 0 and self._sticky and left < 0:
                painter.fillRect(QRectF(0, 1, width, self.height()), look.color("raised"))
                cell.translate(-left, 0)
            if number == 0:
                taken = paint_text(painter, cell, self._title, Type.STRONG, "text")
                rest = cell.adjusted(taken + COUNT_GAP, 0, 0, 0)
                paint_text(painter, rest, self._count_text, Type.SMALL, "muted")
            elif number in self._cells:
                value = self._cells[number]
                paint_cell(painter, cell, column, value, words_of(value))
