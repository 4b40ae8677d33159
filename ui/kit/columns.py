"""The columns of a table as the clerk likes them: which are shown, how wide, in what order; remembered."""

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit.appearance import Memory
from ui.kit.buttons import SecondaryButton
from ui.kit.table import TableView


def remember_columns(table: TableView[Any], memory: Memory, name: str) -> None:
    """Give the table its remembered widths, order and hidden columns, and remember what the clerk changes.

    Call it once, after the table is made and before its first rows.
    """
    header = table.header
    if memory.restore_state(name, header):
        header.touched = True
        table.columns_restored()

    def save() -> None:
        if header.touched:
            memory.save_state(name, header)

    header.changed_by_clerk.connect(save)


def remember_sort(table: TableView[Any], memory: Memory, name: str) -> None:
    """Sort a table that sorts in memory as the clerk had it, and remember how the clerk sorts it from now on."""
    column, _, way = memory.value(f"{name}/sort").partition(" ")
    if column.isdigit() and int(column) < len(table.rows_model.columns):
        table.sort_by(int(column), way == "up")
    table.sort_requested.connect(lambda at, up: memory.remember(f"{name}/sort", f"{at} {'up' if up else 'down'}"))


class ColumnsButton(SecondaryButton):
    """The button "Cột…": a menu to show and hide columns; the first one always stays."""

    def __init__(self, table: TableView[Any], parent: QWidget | None = None) -> None:
        super().__init__("Cột…", parent=parent, on_click=self.open_menu, tip="Hiện, ẩn cột")
        self._table = table

    def open_menu(self) -> None:
        """Show the columns, those shown with a tick."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for number, column in enumerate(self._table.rows_model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(number))
            action.setEnabled(number > 0)
            action.toggled.connect(lambda on, at=number: self._show(at, on))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _show(self, number: int, on: bool) -> None:
        self._table.setColumnHidden(number, not on)
        self._table.header.touched = True
        self._table.header.changed_by_clerk.emit()
