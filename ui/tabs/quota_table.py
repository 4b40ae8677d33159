"""The quota grid as a table in which a cell is chosen, not only a row."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from thidua_desktop.services.quota import UnitQuota
from ui.kit.buttons import paint_frame
from ui.kit.cells import Column, QuotaCell
from ui.kit.delegates import content_width, quota_width
from ui.kit.table import FIRST_INSET, INSET, TableView
from ui.kit.tokens import Size, Space, theme
from ui.tabs.quota_rows import heaviest_place
from ui.tabs.quota_sticky import StickyNames

Index = QModelIndex | QPersistentModelIndex
ScrollHint = QAbstractItemView.ScrollHint
CELL_WIDTH = 306  # what one kind needs with its bar and longest state; more goes to the names
NAMES_SHARE = 0.5  # of the width at most, so that the figures are never pushed out


class QuotaTable(TableView[UnitQuota]):
    """The first column names the unit and is never current: coming to it chooses a cell of its row.

    `cell_chosen(row, place)` when another cell is current (None, -1 for no row); `cell_activated(row, place)` on
    double click or Enter; `left` on Esc. `place` counts the kinds from 0.
    """

    cell_chosen = Signal(object, int)
    cell_activated = Signal(object, int)
    left = Signal()

    def __init__(self, columns: Sequence[Column[UnitQuota]], parent: QWidget | None = None) -> None:
        super().__init__(columns, key=lambda row: row.unit.id, name="Bảng chỉ tiêu", parent=parent)
        self.least = 0
        self.columns_restored()
        self._names = StickyNames(self)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._names.place())
        self.header.sectionResized.connect(lambda *_: self._names.place())
        self.selectionModel().currentChanged.connect(self._keep_off_the_name)
        self.current_row_changed.connect(lambda row: self.cell_chosen.emit(row, self.place()))
        self.activated_row.connect(lambda row: self.cell_activated.emit(row, self.place()))

    def place(self) -> int:
        """The number of the current kind, -1 if no cell is current."""
        return self.currentIndex().column() - 1

    def choose(self, unit_id: int, place: int | None = None) -> bool:
        """Make a unit's cell current, its heaviest one if no place is given; False if the unit is not shown."""
        number = self.rows_model.number_of(unit_id)
        row = self.rows_model.row_at(number)
        if row is None:
            return False
        self.selectRow(number)
        self.setCurrentIndex(self.rows_model.index(number, (heaviest_place(row) if place is None else place) + 1))
        return True

    def choose_first(self) -> None:
        """Make the heaviest cell of the first row current, if no row is."""
        rows = (self.rows_model.row_at(number) for number in range(self.rows_model.rowCount()))
        first = next((row for row in rows if row is not None), None)
        if self.current_row() is None and first is not None:
            self.choose(first.unit.id)

    def _keep_off_the_name(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.rows_model.row_at(current.row())
        if row is None or current.column() != 0:
            return
        place = previous.column() - 1 if previous.row() == current.row() else heaviest_place(row)
        self.setCurrentIndex(self.rows_model.index(current.row(), max(place, 0) + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a name that was kept in sight is one on the name, not on the cell scrolled under it."""
        at = event.position().toPoint()
        row = self.rows_model.row_at(self.rowAt(at.y()))
        if self._names.isVisible() and at.x() < self.columnWidth(0) and row is not None:
            self.choose(row.unit.id)
        else:
            super().mousePressEvent(event)

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Bring a cell out from under the names, too."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.columnViewportPosition(index.column())
        bar = self.horizontalScrollBar()
        if index.column() > 0 and hidden > 0 and bar.value() > 0:
            bar.setValue(bar.value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the chosen cell also while the focus is elsewhere: the panel speaks of it."""
        super().paintEvent(event)
        self._names.update()
        if not self.hasFocus() and self.current_row() is not None:
            ring = QRectF(self.visualRect(self.currentIndex())).adjusted(1, 1, -1, -2)
            paint_frame(QPainter(self.viewport()), ring, None, "accent")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_widths()
        self._names.place()

    def share_widths(self) -> None:
        """Names get what they need, the kinds the rest in equal parts; the clerk's own widths are left alone.

        No kind gets less than its figures and words take: where that is too much for the width, they are scrolled.
        """
        header = self.horizontalHeader()
        kinds = len(self.rows_model.columns) - 1
        if getattr(header, "touched", False) or not kinds:
            return
        whole = self.viewport().width()
        column = self.rows_model.columns[0]
        needed = max(
            (content_width(column, column.value(row), column.text(row)) for row in self.rows_model.rows()), default=0
        )
        names = min(needed + FIRST_INSET + INSET, round(whole * NAMES_SHARE))
        part = max(min((whole - names) // kinds, theme().px(CELL_WIDTH)), self._least_width())
        for number in range(1, kinds + 1):
            header.resizeSection(number, part)
        header.resizeSection(0, max(whole - kinds * part, names))

    def _least_width(self) -> int:
        """What the figures and words of the fullest cell take, sums (`least`) too; the bar may go."""
        bar = theme().px(Size.BAR_WIDTH) + Space.M
        widest = self.least
        for row in self.rows_model.rows():
            for column in self.rows_model.columns[1:]:
                if isinstance(value := column.value(row), QuotaCell):
                    widest = max(widest, quota_width(value))
        return widest - bar + 2 * INSET if widest else 0

    def set_sums(self, sums: Iterable[QuotaCell]) -> None:
        """The cells of the foot under the table, which need their room as well."""
        self.least = max((quota_width(cell) for cell in sums), default=0)
        self.share_widths()

    def set_compact(self, compact: bool) -> None:
        """The lower rows of small screens."""
        self.set_row_size(Size.ROW_COMPACT if compact else Size.ROW)
