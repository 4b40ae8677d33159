"""The button "Cột…" of a table, and how a screen names what its table remembers."""

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import SecondaryButton
from ui.kit.table import TableView
from ui.kit.table_habits import columns_menu, remember_columns, remember_sort

__all__ = ["ColumnsButton", "remember_columns", "remember_sort"]


class ColumnsButton(SecondaryButton):
    """The button "Cột…": a menu to show and hide columns; the first one always stays."""

    def __init__(self, table: TableView[Any], parent: QWidget | None = None) -> None:
        super().__init__("Cột…", parent=parent, on_click=self.open_menu, tip="Hiện, ẩn cột")
        self._table = table

    def open_menu(self) -> None:
        """Show the columns, those shown with a tick."""
        columns_menu(self._table, self).popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
