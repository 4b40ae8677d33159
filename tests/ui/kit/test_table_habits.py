"""What every table does without being told: a menu on its rows and its head, columns that stay as they were put."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.kit import table_habits
from ui.kit.appearance import Memory
from ui.kit.cells import Column
from ui.kit.table import TableView

ROWS = [("Phường Nghĩa Đô", "=1+1"), ("Phường Yên Hòa", "3")]


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], TableView[tuple[str, str]]]]:
    """Makes the same table again, as another start of the program would."""
    table_habits.keep_in(Memory(tmp_path / "nho.ini"))

    def make() -> TableView[tuple[str, str]]:
        columns: list[Column[tuple[str, str]]] = [
            Column("Đơn vị", lambda row: row[0], width=120, sort_key=lambda row: row[0]),
            Column("Số", lambda row: row[1], width=60),
        ]
        table = TableView(columns, ROWS, key=lambda row: row[0], name="Đơn vị gửi")
        qtbot.addWidget(table)
        table.resize(600, 300)
        with qtbot.waitActive(table):
            table.show()
        table.step(1)
        return table

    yield make
    table_habits.forget()


Made = Callable[[], TableView[tuple[str, str]]]


def open_menu() -> dict[str, bool]:
    """The words of the menu that is open, each with whether it is ticked; closes it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = {action.text().split("\t")[0]: action.isChecked() for action in menu.actions()}
    menu.close()
    return words


def test_a_table_without_a_menu_of_its_own_offers_to_copy_and_to_open_what_can_be_opened(made: Made) -> None:
    table = made()
    table_menu = table_habits.usual_menu(table)
    assert [action.text() for action in table_menu.actions()] == ["Chép\tCtrl+C", "Chọn tất cả\tCtrl+A"]
    table.activated_row.connect(lambda row: None)
    assert table_habits.usual_menu(table).actions()[0].text() == "Mở\tEnter"


def test_a_table_of_one_chosen_row_does_not_offer_to_choose_all(made: Made) -> None:
    table = made()
    table.setSelectionMode(table.SelectionMode.SingleSelection)
    assert [action.text() for action in table_habits.usual_menu(table).actions()] == ["Chép\tCtrl+C"]


def test_where_a_screen_has_nothing_to_offer_the_row_still_has_the_usual_menu(made: Made) -> None:
    table = made()
    table.menu_for = lambda rows: None
    at = table.visualRect(table.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), asked)
    assert "Chép" in open_menu()


def test_the_head_shows_and_hides_columns_and_the_next_start_has_them_so(made: Made) -> None:
    table = made()
    table.header.customContextMenuRequested.emit(QPoint(4, 4))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    assert open_menu() == {"Đơn vị": True, "Số": False}
    assert table.isColumnHidden(1)
    assert made().isColumnHidden(1)


def test_widths_and_sorting_of_a_table_that_nobody_named_are_there_at_the_next_start(made: Made) -> None:
    table = made()
    edge = QPoint(table.header.sectionSize(0) - 1, table.header.height() // 2)
    QTest.mouseMove(table.header.viewport(), edge)
    QTest.mousePress(table.header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(table.header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(table.header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    table.sort_by(0, ascending=False)
    again = made()
    assert again.columnWidth(0) == table.columnWidth(0)
    assert [row[0] for row in again.rows_model.rows()] == ["Phường Yên Hòa", "Phường Nghĩa Đô"]


def test_the_hidden_column_is_not_copied_and_no_cell_is_reckoned(made: Made) -> None:
    table = made()
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Đơn vị\tSố\nPhường Nghĩa Đô\t'=1+1\nPhường Yên Hòa\t3"
    table.setColumnHidden(1, True)
    table.copy()
    assert QApplication.clipboard().text() == "Đơn vị\nPhường Nghĩa Đô\nPhường Yên Hòa"
