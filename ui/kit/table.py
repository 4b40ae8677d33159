"""The table of the program: rows on a sheet, whole-row selection, keys and clipboard as in Excel."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from ui.kit.base import flag, own_viewport
from ui.kit.cells import Column, GroupRow, Row
from ui.kit.delegates import CellDelegate
from ui.kit.empty import EmptyState
from ui.kit.guard import guarded
from ui.kit.rows_model import RowsModel
from ui.kit.table_habits import copy_rows, give_head_menu, remember_by_itself, usual_menu
from ui.kit.table_header import TableHeader
from ui.kit.table_paint import paint_group, paint_lines, paint_selection
from ui.kit.table_place import Place, go_back, go_to, place_of
from ui.kit.table_widths import fit_columns, stretch
from ui.kit.tokens import Size, theme

FIRST_INSET = 12
INSET = 8


class TableView(QTableView, Generic[Row]):
    """A table over a `RowsModel`.

    TableView(columns, key=lambda row: row.id); `set_rows(rows)` refreshes and keeps the clerk's row, selection
    and scroll place. Signals: `activated_row(row)` on double click, Enter or F2; `current_row_changed(row | None)`;
    `selection_changed()`; `sort_requested(column, ascending)`. `menu_for(rows) -> QMenu | None` is the context
    menu hook. `set_empty(...)` says what stands there when there are no rows.
    """

    activated_row = Signal(object)
    current_row_changed = Signal(object)
    selection_changed = Signal()
    sort_requested = Signal(int, bool)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row | GroupRow] = (),
        *,
        key: Callable[[Row], Hashable] | None = None,
        name: str = "Bảng",
        row_size: int = Size.ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows_model: RowsModel[Row] = RowsModel(columns, rows, key=key, parent=self)
        self.menu_for: Callable[[list[Row]], QMenu | None] | None = None
        self.remembered = False
        self._row_size = row_size
        self._hovered = -1
        self._widths_set = False
        self._scale = theme().scale
        self._empty: EmptyState | None = None
        self._place = Place()
        self._settling = False
        self.setAccessibleName(name)
        self.header = TableHeader(self)
        self._set_up_view()
        self._set_up_header()
        self.rows_model.modelAboutToBeReset.connect(self._remember_place)
        self.setModel(self.rows_model)
        self.rows_model.modelReset.connect(self._restore_place)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self._restore_place()

    def _set_up_view(self) -> None:
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        flag(self, rows=True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self))
        self.doubleClicked.connect(lambda _: self.activate())

    def _set_up_header(self) -> None:
        vertical = self.verticalHeader()
        vertical.setVisible(False)
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(self.row_height())
        self.header.sort_clicked.connect(self._sort)
        give_head_menu(self)
        self.setHorizontalHeader(self.header)

    # --- rows -----------------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row | GroupRow]) -> None:
        """Show these rows; the current row, the selection and the scroll place stay if the rows are still there."""
        self.rows_model.set_rows(rows)

    def current_row(self) -> Row | None:
        """The row the clerk stands on."""
        return self.rows_model.row_at(self.currentIndex().row())

    def selected_rows(self) -> list[Row]:
        """The chosen rows in the order shown."""
        return self.rows_model.rows_at(self.selected_numbers())

    def selected_count(self) -> int:
        """How many rows are chosen; quick for any number."""
        return sum(chosen.height() for chosen in self.selectionModel().selection().toList())

    def selected_numbers(self) -> list[int]:
        """The numbers of the chosen rows in the order shown."""
        ranges = self.selectionModel().selection().toList()
        return sorted({number for chosen in ranges for number in range(chosen.top(), chosen.bottom() + 1)})

    def select_key(self, key: Hashable) -> bool:
        """Make the row with this key current and visible; False if it is not shown."""
        number = self.rows_model.number_of(key)
        if number < 0:
            return False
        go_to(self, number, max(self.currentIndex().column(), 0))
        return True

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row, past groups; what Alt+Down and Alt+Up in the panel do."""
        number = self.currentIndex().row() + by
        while 0 <= number < self.rows_model.rowCount():
            if self.rows_model.row_at(number) is not None:
                go_to(self, number, max(self.currentIndex().column(), 0))
                return
            number += by

    def _remember_place(self) -> None:
        self._settling = True
        self._place = place_of(self)

    def _restore_place(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self._fit_columns_once()
        self._hovered = -1
        go_back(self, self._place)
        self._settling = False
        self._show_empty()
        self._tell_current()
        self._tell_selection()

    def _tell_selection(self) -> None:
        if not self._settling:
            self.viewport().update()
            self.selection_changed.emit()

    def _tell_current(self) -> None:
        if not self._settling:
            self.viewport().update()
            self.current_row_changed.emit(self.current_row())

    # --- empty ----------------------------------------------------------------------------------------------------

    def set_empty(self, sentence: str, act: str = "", on_act: Callable[[], object] | None = None) -> None:
        """What stands in the table's place when there are no rows: one sentence and, if given, one act."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = EmptyState("", sentence, parent=self.viewport())
        if act and on_act is not None:
            self._empty.add_act(act, on_act)
        self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(self.rows_model.rowCount() == 0)

    # --- sizes ----------------------------------------------------------------------------------------------------

    def row_height(self) -> int:
        """The height of every row."""
        return theme().row(self._row_size) + 1

    def set_row_size(self, size: int) -> None:
        """Another row height from `Size` (ROW_COMPACT on small screens)."""
        self._row_size = size
        self.verticalHeader().setDefaultSectionSize(self.row_height())

    def cell_rect(self, rect: QRectF, column: int) -> QRectF:
        """The part of a cell that is painted: 12 px from the edge in the first column, 8 in others."""
        left = FIRST_INSET if self.horizontalHeader().visualIndex(column) == 0 else INSET
        return rect.adjusted(left, 0, -INSET, -1)

    def _fit_columns_once(self) -> None:
        if not self._widths_set and self.isVisible() and self.rows_model.rowCount():
            self._widths_set = True
            fit_columns(self)

    def columns_restored(self) -> None:
        """Say that remembered widths were set on the header: the view will not choose widths any more."""
        self._widths_set = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        remember_by_itself(self)
        self._fit_columns_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widths_set and not self.header.touched:
            stretch(self)
        self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.StyleChange or theme().scale == self._scale:
            return
        self._scale = theme().scale
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        if self._widths_set and not self.header.touched:
            fit_columns(self)

    # --- sorting --------------------------------------------------------------------------------------------------

    def show_sort(self, column: int, ascending: bool = True) -> None:
        """Show by which column the rows given to `set_rows` are already sorted."""
        self.header.show_sort(column, ascending)

    def sort_by(self, column: int, ascending: bool = True) -> None:
        """Sort as a click on the column's title does."""
        self._sort(column, ascending)

    def _sort(self, column: int, ascending: bool) -> None:
        if not self.rows_model.columns[column].can_sort:
            return
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self.header.show_sort(column, ascending)
        self.rows_model.sort(column, order)
        self.sort_requested.emit(column, ascending)

    # --- mouse, keys, clipboard -----------------------------------------------------------------------------------

    def activate(self) -> None:
        """Open the row the clerk stands on, as a double click does."""
        row = self.current_row()
        if row is not None:
            self.activated_row.emit(row)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, for Excel and Word alike."""
        copy_rows(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Plus):
            self._fold_by_key(event.key() == Qt.Key.Key_Minus)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.activate()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Keys go from row to row past the groups, which cannot be chosen."""
        index = super().moveCursor(action, modifiers)
        actions = QAbstractItemView.CursorAction
        by = -1 if action in (actions.MoveUp, actions.MovePageUp, actions.MoveEnd) else 1
        number = index.row()
        while isinstance(self.rows_model.entry_at(number), GroupRow):
            number += by
        return index.siblingAtRow(number) if self.rows_model.row_at(number) is not None else self.currentIndex()

    def _fold_by_key(self, fold: bool) -> None:
        """ "-" folds the group of the current row, "+" unfolds every group."""
        if not fold:
            self.rows_model.unfold_all()
            return
        number = self.currentIndex().row()
        while number >= 0 and not isinstance(self.rows_model.entry_at(number), GroupRow):
            number -= 1
        self.rows_model.fold(number)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over a table do nothing: UniKey sends them in pieces, and Ctrl+F is the filter."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.rowAt(event.position().toPoint().y())
        if isinstance(self.rows_model.entry_at(number), GroupRow):
            self.rows_model.fold(number)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        rows = self.selected_rows()
        if rows:
            menu = (self.menu_for(rows) if self.menu_for is not None else None) or usual_menu(self)
            at = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft() + QPoint(INSET, 0))
            menu.popup(at)

    # --- painting -------------------------------------------------------------------------------------------------

    def ground_of(self, number: int) -> str:
        """The colour role under a row: chosen, under the mouse, or none."""
        if self.selectionModel().isRowSelected(number, QModelIndex()):
            return "sel"
        return "hover" if number == self._hovered else ""

    def row_rect(self, number: int) -> QRect:
        """A row's place across the whole width of the view."""
        return QRect(0, self.rowViewportPosition(number), self.viewport().width(), self.rowHeight(number))

    def visible_numbers(self) -> range:
        """The numbers of the rows now to be seen."""
        count = self.rows_model.rowCount()
        if not count:
            return range(0)
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else count - 1) + 1)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_under()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for number in self.visible_numbers():
            group = self.rows_model.entry_at(number)
            if isinstance(group, GroupRow):
                paint_group(painter, self, number, group)
        paint_lines(painter, self)
        paint_selection(painter, self)

    def _paint_under(self) -> None:
        """The ground of chosen and hovered rows beyond the last column."""
        painter = QPainter(self.viewport())
        for number in self.visible_numbers():
            if ground := self.ground_of(number):
                painter.fillRect(self.row_rect(number), theme().color(ground))
