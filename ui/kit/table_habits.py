"""What every table does without being told: its columns are remembered, its head and its rows have a menu."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit import icons
from ui.kit.appearance import Memory

if TYPE_CHECKING:
    from ui.kit.table import TableView

_kept: list[Memory] = []


def keep_in(memory: Memory) -> None:
    """Where tables remember their columns from now on."""
    _kept[:] = [memory]


def forget() -> None:
    """Tables remember nothing any more."""
    _kept.clear()


def remember_columns(table: "TableView[Any]", memory: Memory, name: str) -> None:
    """Give the table its remembered widths, order and hidden columns, and remember what the clerk changes.

    A table that is not told does so by itself when first shown; call this before its first rows where they come early.
    """
    header = table.header
    table.remembered = True
    if memory.restore_state(name, header):
        header.touched = True
        table.columns_restored()

    def save() -> None:
        if header.touched:
            memory.save_state(name, header)

    header.changed_by_clerk.connect(save)


def remember_sort(table: "TableView[Any]", memory: Memory, name: str) -> None:
    """Sort a table that sorts in memory as the clerk had it, and remember how the clerk sorts it from now on."""
    column, _, way = memory.value(f"{name}/sort").partition(" ")
    if column.isdigit() and int(column) < len(table.rows_model.columns):
        table.sort_by(int(column), way == "up")
    table.sort_requested.connect(lambda at, up: memory.remember(f"{name}/sort", f"{at} {'up' if up else 'down'}"))


def remember_by_itself(table: "TableView[Any]") -> None:
    """When first shown: a table with a head that nobody gave a name is known by its window and its own name."""
    if table.remembered or not _kept or table.header.isHidden():
        return
    name = f"bang/{type(table.window()).__name__}/{table.accessibleName()}/{len(table.rows_model.columns)}"
    remember_columns(table, _kept[0], name)
    if any(column.sort_key is not None for column in table.rows_model.columns):
        remember_sort(table, _kept[0], name)


def columns_menu(table: "TableView[Any]", parent: QWidget) -> QMenu:
    """Which columns are shown, those with a tick; the first one always stays."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for number, column in enumerate(table.rows_model.columns):
        action = menu.addAction(column.title or "Cột không tên")
        action.setCheckable(True)
        action.setChecked(not table.isColumnHidden(number))
        action.setEnabled(number > 0)
        action.toggled.connect(lambda on, at=number: _show(table, at, on))
    return menu


def _show(table: "TableView[Any]", number: int, on: bool) -> None:
    table.setColumnHidden(number, not on)
    table.header.touched = True
    table.header.changed_by_clerk.emit()


def give_head_menu(table: "TableView[Any]") -> None:
    """The head's own menu, by the right mouse button: which columns are shown."""
    head = table.header
    head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    head.customContextMenuRequested.connect(
        lambda at: columns_menu(table, table).popup(head.viewport().mapToGlobal(at))
    )


def copy_rows(table: "TableView[Any]") -> None:
    """The chosen rows on the clipboard: the shown columns in their order."""
    from ui.kit.clipboard import as_mime  # imported late: a start copies nothing, and html's entities cost 2 ms

    header = table.header
    shown = [header.logicalIndex(place) for place in range(header.count())]
    columns = [table.rows_model.columns[number] for number in shown if not table.isColumnHidden(number)]
    lines = [[column.text(row) for column in columns] for row in table.selected_rows()]
    if lines:
        QGuiApplication.clipboard().setMimeData(as_mime([column.title for column in columns], lines))


def usual_menu(table: "TableView[Any]") -> QMenu:
    """The menu of a table that has none of its own: what Enter and Ctrl+C do."""
    menu = QMenu(table)
    menu.aboutToHide.connect(menu.deleteLater)
    if table.isSignalConnected(QMetaMethod.fromSignal(table.activated_row)):
        menu.addAction("Mở\tEnter", table.activate)
    menu.addAction(icons.icon("copy"), "Chép\tCtrl+C", table.copy)
    if table.selectionMode() is not table.SelectionMode.SingleSelection:
        menu.addAction("Chọn tất cả\tCtrl+A", table.selectAll)
    return menu
