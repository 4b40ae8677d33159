"""Tables are used as in Excel: the chosen rows are copied, the rows and the head have a menu, the menu key as well."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.walks.seen import named, visible
from thidua_desktop.domain.text import starts_like_formula
from ui.kit.table import TableView

NOTHING = "trước khi chép"
INSIDE = QPoint(10, 10)


def walk(seen: QWidget) -> Iterator[str]:
    """A fault for each table of a screen that cannot be copied from, or has no menu."""
    if seen.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
        return  # what it lies over was walked before
    for table in visible(seen):
        if isinstance(table, TableView):
            faults = [*_copied(table), *_row_menu(table), *_head_menu(table)] if _choose(table) else []
            yield from (f"{named(table)}: {fault}" for fault in faults)


def _choose(table: TableView[Any]) -> bool:
    """Choose all the rows that can be chosen together; False if there is none."""
    rows = [number for number in range(table.model().rowCount()) if table.rows_model.row_at(number) is not None]
    if rows:
        table.setFocus()
        table.setCurrentIndex(table.model().index(rows[0], 0))
        table.selectAll()
    return bool(rows)


def _copied(table: TableView[Any]) -> Iterator[str]:
    clipboard = QApplication.clipboard()
    clipboard.setText(NOTHING)
    chosen = len(table.selected_rows())
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = clipboard.text().split("\n")
    if clipboard.text() == NOTHING:
        yield "Ctrl+C copies nothing"
    elif len(lines) != chosen + (chosen > 1):
        yield f"{chosen} rows chosen, {len(lines)} lines copied"
    if len({line.count("\t") for line in lines}) > 1:
        yield "the lines copied have different numbers of cells"
    yield from (f"“{c}” would be reckoned" for line in lines for c in line.split("\t") if starts_like_formula(c))


def _row_menu(table: TableView[Any]) -> Iterator[str]:
    yield from _faults_of(_asked_for(table.viewport(), QContextMenuEvent.Reason.Keyboard), "a row's menu")


def _head_menu(table: TableView[Any]) -> Iterator[str]:
    if not table.header.isHidden():
        yield from _faults_of(_asked_for(table.header.viewport(), QContextMenuEvent.Reason.Mouse), "the head's menu")


def _asked_for(part: QWidget, reason: QContextMenuEvent.Reason) -> QMenu | None:
    QApplication.sendEvent(part, QContextMenuEvent(reason, INSIDE, part.mapToGlobal(INSIDE)))
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def _faults_of(menu: QMenu | None, called: str) -> Iterator[str]:
    if menu is None:
        yield f"{called} does not open"
        return
    acts = [action for action in menu.actions() if not action.isSeparator()]
    if not acts:
        yield f"{called} is empty"
    if any(not action.text() for action in acts):
        yield f"{called} has an act without a name"
    menu.close()
    QApplication.processEvents()
