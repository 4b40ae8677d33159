"""The sheet as it was sent: its own row and column names, the found table framed, cells with findings tinted."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from thidua_desktop.domain.nomination import Row
from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.intake_columns import ShownTable
from thidua_desktop.services.intake_view import FindingRow, ShownFile, ShownSheet
from ui.dialogs.import_sheet_cells import FRAME, CellDelegate, Choices
from ui.dialogs.import_sheet_heads import ColumnHead, RowHead
from ui.dialogs.import_sheet_model import SheetModel
from ui.kit.base import flag, ground
from ui.kit.buttons import paint_frame
from ui.kit.tokens import Size, Space, Type, theme

SAMPLE = 80  # rows a column's first width looks at
NARROWEST, WIDEST = 56, 210
MOST_SPANS = 400


class SheetView(QTableView):
    """Shows a sheet. `finding_chosen(FindingRow)` when the clerk stands on a cell that has one.

    `cell_edited(row, column, text)`, `meaning_asked(column)`, `skip_asked()` for the rows chosen, `menu_asked(place)`
    tell what the clerk wants; rows and columns counted from 0.
    """

    finding_chosen = Signal(object)
    cell_edited = Signal(int, int, str)
    meaning_asked = Signal(int)
    skip_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.sheet_model = SheetModel()
        self._telling = True
        self.setModel(self.sheet_model)
        self.setAccessibleName("Tệp như đơn vị gửi")
        self.setFrameShape(QFrame.Shape.NoFrame)
        flag(self, plain=True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self, self.sheet_model, choices))
        self.column_head = ColumnHead(self)
        self.setHorizontalHeader(self.column_head)
        self.setVerticalHeader(RowHead(self))
        self.verticalHeader().setDefaultSectionSize(theme().row(Size.SHEET_ROW))
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.column_head.sectionClicked.connect(self.meaning_asked)
        self.sheet_model.edited.connect(self.cell_edited)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName("Góc bảng")
            corner.installEventFilter(self)
        rest = QWidget()
        ground(rest, "base")
        self.setCornerWidget(rest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The corner between the heads is a part of them, not the style's button."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton):
            painter = QPainter(watched)
            painter.fillRect(watched.rect(), theme().color("raised"))
            painter.fillRect(0, watched.height() - 1, watched.width(), 1, theme().color("line"))
            return True
        return super().eventFilter(watched, event)

    def show_sheet(self, file: ShownFile, place: int, told: Corrections) -> None:
        """Show a sheet of a file from its list on."""
        self._telling = False
        self.clearSpans()
        self.sheet_model.show_sheet(file, place, told)
        self.column_head.set_tables(self.sheet_model.tables)
        self._set_spans(self.sheet_model.sheet)
        self._set_widths()
        self._show_list()
        self._telling = True

    def _show_list(self) -> None:
        if self.sheet_model.tables:
            first = self.sheet_model.tables[0].first_row - self.sheet_model.sheet.first_row
            above = self.sheet_model.index(max(first - 2, 0), 0)
            self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    def showEvent(self, event: QShowEvent) -> None:
        """A sheet that was filled before it had a size goes to its list when it is first seen."""
        super().showEvent(event)
        if not self.currentIndex().isValid():
            self._show_list()

    def show_findings(self, file: ShownFile, told: Corrections) -> None:
        """The same sheet with the lists and findings of now."""
        before = self.sheet_model.tables
        self.sheet_model.show_findings(file, told)
        if self.sheet_model.tables != before:
            self.column_head.set_tables(self.sheet_model.tables)
            self._widen()
            self.viewport().update()

    def edit_here(self) -> None:
        """Type in the current cell."""
        self.setFocus()
        if self.currentIndex().isValid() and self.sheet_model.editable:
            self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab ends the typing and goes to the cell beside it; the next Tab leaves the sheet."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        step = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        current = self.currentIndex()
        if step and (beside := current.siblingAtColumn(current.column() + step)).isValid():
            self.setCurrentIndex(beside)

    def chosen_nominees(self) -> list[Row]:
        """What decisions about the nominees of the chosen cells are kept under, from above to below."""
        model = self.sheet_model
        cells = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        return list(dict.fromkeys(model.nominee_at(row, column) for row, column in cells if model.is_nominee(row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        current = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a key that the field in the cell has not used
        elif alt and event.key() == Qt.Key.Key_Down and current.isValid():
            self.meaning_asked.emit(current.column())
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.edit_here()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.skip_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the cell under the mouse, or of the current one by key."""
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse and index.isValid():
            if index not in self.selectedIndexes():
                self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())
        elif self.currentIndex().isValid():
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(below))

    def go_to(self, found: FindingRow) -> None:
        """Stand on a finding's cell, or on its row, and show it; who stands on one of its cells stays there."""
        current = self.currentIndex()
        if self.sheet_model.finding_at(current.row(), current.column()) is found:
            self.scrollTo(current)
            return
        self.go_to_row(found.first_row, found.column)

    def go_to_row(self, number: int, column: int = -1) -> None:
        """Stand on a row as the file numbers it, in the list's first column if no column is said."""
        row = number - self.sheet_model.sheet.first_row
        if not 0 <= row < self.sheet_model.rowCount():
            return
        self._telling = False
        index = self.sheet_model.index(row, max(column, self._first_column()))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._telling = True
        self.viewport().update()

    def _first_column(self) -> int:
        tables = self.sheet_model.tables
        return tables[0].columns[0].index if tables else 0

    def _tell_current(self, index: QModelIndex) -> None:
        self.viewport().update()
        found = self.sheet_model.finding_at(index.row(), index.column())
        if self._telling and found is not None:
            self.finding_chosen.emit(found)

    def _set_spans(self, sheet: ShownSheet) -> None:
        """Cells merged by the sender; and words above and below the list run on over empty cells, as in Excel."""
        rows, columns = self.sheet_model.rowCount(), self.sheet_model.columnCount()
        merged: set[tuple[int, int]] = set()
        for top, left, bottom, right in sheet.merges[:MOST_SPANS]:
            height, width = min(bottom, rows - 1) - top + 1, min(right, columns - 1) - left + 1
            if top < rows and left < columns and height * width > 1:
                self.setSpan(top, left, height, width)
                merged |= {(top + down, left + along) for down in range(height) for along in range(width)}
        for row in self._rows_outside():
            self._let_run_on(row, columns, merged)

    def _rows_outside(self) -> list[int]:
        """The rows just above the first list and just below the last."""
        model = self.sheet_model
        numbers = [number - model.sheet.first_row for t in model.tables for number in (t.first_row, t.last_row)]
        first, last = (min(numbers), max(numbers)) if numbers else (min(SAMPLE, model.rowCount()), model.rowCount())
        return [*range(max(first - SAMPLE, 0), first), *range(last + 1, min(last + SAMPLE, model.rowCount()))]

    def _let_run_on(self, row: int, columns: int, merged: set[tuple[int, int]]) -> None:
        column = 0
        while column < columns:
            end = column + 1
            if self.sheet_model.text(row, column) and (row, column) not in merged:
                while end < columns and not self.sheet_model.text(row, end) and (row, end) not in merged:
                    end += 1
                if end - column > 1:
                    self.setSpan(row, column, 1, end - column)
            column = end

    def _set_widths(self) -> None:
        look, model = theme(), self.sheet_model
        merged = {(top, left) for top, left, _, right in model.sheet.merges if right > left}
        meant = {column.index: column for table in model.tables for column in table.columns}
        start = min((t.first_row for t in model.tables), default=model.sheet.first_row) - model.sheet.first_row
        last = max((t.last_row for t in model.tables), default=SAMPLE) - model.sheet.first_row
        rows = range(start, min(start + SAMPLE, last + 1, model.rowCount()))
        plain, marked = QFontMetrics(look.font(Type.SMALL)), QFontMetrics(look.font(Type.LABEL))
        icon = look.px(Size.ICON) + Space.S  # beside the words of a cell with a finding
        for column in range(model.columnCount()):
            cells = [row for row in rows if (row, column) not in merged]
            words = {(model.text(row, column), model.finding_at(row, column) is None) for row in cells}
            wide = look.px(NARROWEST)
            for text, clean in sorted(words, key=lambda said: len(said[0]), reverse=True):
                advance = plain.horizontalAdvance(text) if clean else marked.horizontalAdvance(text) + icon
                wide = max(wide, advance + 2 * Space.S + 2)
                if wide >= look.px(WIDEST):  # as most long texts are at once
                    wide = look.px(WIDEST)
                    break
            if column in meant:
                wide = max(wide, self.column_head.width_of(meant[column]))
            self.setColumnWidth(column, wide)

    def _widen(self) -> None:
        """Make room for meanings that were chosen since; no column becomes narrower behind the clerk's back."""
        for table in self.sheet_model.tables:
            for column in table.columns:
                self.setColumnWidth(
                    column.index, max(self.columnWidth(column.index), self.column_head.width_of(column))
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().color("accent"), FRAME))
        for table in self.sheet_model.tables:
            painter.drawRect(self._frame_of(table))
        if self.hasFocus():
            current = self.currentIndex()
            ring = self.visualRect(current) if current.isValid() else self.viewport().rect()
            paint_frame(painter, ring.toRectF(), None, "accent", FRAME)

    def _frame_of(self, table: ShownTable) -> QRectF:
        """Where the found list stands now."""
        first = table.first_row - self.sheet_model.sheet.first_row
        last = table.last_row - self.sheet_model.sheet.first_row
        left, right = table.columns[0].index, table.columns[-1].index
        x = self.columnViewportPosition(left)
        y = self.rowViewportPosition(first)
        width = self.columnViewportPosition(right) + self.columnWidth(right) - x
        height = self.rowViewportPosition(last) + self.rowHeight(last) - y
        return QRectF(x, y, width, height).adjusted(1, 1, -1, -1)
