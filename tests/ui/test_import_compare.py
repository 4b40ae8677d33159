"""So với lần trước: a list that comes again is compared before anything is written, and the clerk decides by keys."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from tests.ui.shown_fixtures import import_window
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import intake, nominations
from thidua_desktop.services.intake_differences import ComparedRow, Fate, Part
from ui.desk import Desk
from ui.dialogs.import_compare import ANOTHER, KEEP, THE_SAME, WITHDRAW
from ui.dialogs.import_window import ImportWindow

TEAM = ("Tổ dân phố số 4", None, None, "Giữ gìn an ninh trật tự")
DUC = ("Nguyễn Minh Đức", "12/3/1984", "Công chức", "Cải cách hành chính")
LOI = ("Phạm Văn Lợi", "5/9/1962", "Tổ trưởng", "Vệ sinh môi trường")
HOA = ("Lê Thị Hoa", "1/2/1979", "Chi hội trưởng", "Vận động quỹ khuyến học")


def a_list(path: Path, *rows: tuple[str | None, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["UBND PHƯỜNG NGHĨA ĐÔ"])
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Thành tích", "Hình thức khen"])
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row, "GK của CT UBND quận"])
    book.save(path)
    return path


@pytest.fixture
def again(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Callable[..., ImportWindow]:
    """Opens the window with a second list after TEAM, DUC and LOI were taken in."""
    assert desk.plan is not None
    first = intake.preview(desk.store, desk.plan, a_list(tmp_path / "lan 1.xlsx", TEAM, DUC, LOI), TODAY)
    intake.commit(desk.store, desk.plan, first, backup_first=False)

    def open_with(*rows: tuple[str | None, ...]) -> ImportWindow:
        return import_window(desk, qtbot, [a_list(tmp_path / "lan 2.xlsx", *rows)])

    return open_with


def lines(window: ImportWindow) -> list[ComparedRow]:
    return window.compare.table.rows_model.rows()


def line(window: ImportWindow, name: str) -> ComparedRow:
    return next(row for row in lines(window) if row.name == name)


def choose(window: ImportWindow, name: str) -> None:
    table = window.compare.table
    number = next(
        n
        for n in range(table.rows_model.rowCount())
        if (row := table.rows_model.row_at(n)) is not None and row.name == name
    )
    table.setFocus()
    table.selectRow(number)


def test_a_list_in_order_that_comes_again_shows_the_comparison_first(again: Callable[..., ImportWindow]) -> None:
    window = again(TEAM, ("Nguyễn Minh Đức", "12/3/1984", "Phó Chủ tịch", "Cải cách hành chính"), HOA)
    assert window.lower_part.to_compare.isChecked()
    assert window.compare.isVisible()
    assert window.compare.counts.text() == "1 mới, 1 thay đổi, 1 không đổi, 1 không còn"
    assert [row.part for row in lines(window)] == [Part.NEW, Part.CHANGED, Part.MISSING, Part.UNCHANGED]
    texts = [
        window.compare.table.rows_model.index(number, column).data()
        for number in range(window.compare.table.rows_model.rowCount())
        for column in range(1, 5)
    ]
    assert "Công chức" in texts
    assert "→ Phó Chủ tịch" in texts
    assert "Tổ dân phố số 4" not in texts  # as before: folded away


def test_a_first_list_has_no_switch(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window = ImportWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.add_files([a_list(tmp_path / "lan 1.xlsx", TEAM)])
    assert not window.lower_part.to_compare.isVisible()


def test_errors_come_before_the_comparison_and_the_switch_turns_to_it(
    again: Callable[..., ImportWindow], qtbot: QtBot
) -> None:
    window = again(TEAM, ("Nguyễn Minh Đức", "31/2/1984", "Công chức", "Cải cách hành chính"))
    assert window.lower_part.to_findings.isChecked()
    assert window.findings.isVisible()
    assert not window.compare.act.isVisible()
    qtbot.mouseClick(window.lower_part.to_compare, Qt.MouseButton.LeftButton)
    assert window.compare.isVisible()
    assert not window.findings.isVisible()


def test_what_is_gone_stays_unless_del_withdraws_it_and_del_again_keeps_it(
    again: Callable[..., ImportWindow], qtbot: QtBot
) -> None:
    window = again(TEAM, DUC)
    assert line(window, "Phạm Văn Lợi").fate is Fate.KEPT
    assert not window.foot.import_button.isEnabled()  # nothing new, nothing withdrawn
    choose(window, "Phạm Văn Lợi")
    assert window.compare.act.text() == f"{WITHDRAW}: Phạm Văn Lợi"
    qtbot.keyClick(window.compare.table, Qt.Key.Key_Delete)
    assert line(window, "Phạm Văn Lợi").fate is Fate.WITHDRAWN
    assert window.compare.act.text() == f"{KEEP}: Phạm Văn Lợi"
    assert window.foot.import_button.isEnabled()
    qtbot.keyClick(window.compare.table, Qt.Key.Key_Delete)
    assert line(window, "Phạm Văn Lợi").fate is Fate.KEPT


def test_all_that_is_gone_is_withdrawn_in_one_go_and_stored_with_its_way_back(
    again: Callable[..., ImportWindow], desk: Desk, qtbot: QtBot
) -> None:
    window = again(HOA, TEAM)
    assert window.compare.all_act.text() == "Rút cả 2 đề nghị"
    qtbot.mouseClick(window.compare.all_act, Qt.MouseButton.LeftButton)
    assert window.compare.all_act.text() == "Giữ cả 2 đề nghị"
    window.take_in()
    assert desk.plan is not None
    stored = {n.name: n.status for n in nominations.of_plan(desk.store, desk.plan.id or 0)}
    assert stored["Phạm Văn Lợi"] is Status.WITHDRAWN
    assert stored["Lê Thị Hoa"] is Status.RECEIVED
    assert not window.compare.act.isEnabled()  # it is done
    window.session.take_back()
    stored = {n.name: n.status for n in nominations.of_plan(desk.store, desk.plan.id or 0)}
    assert stored["Phạm Văn Lợi"] is Status.RECEIVED
    assert "Lê Thị Hoa" not in stored


def test_a_changed_row_can_be_somebody_else_and_the_same_one_after_all(
    again: Callable[..., ImportWindow], qtbot: QtBot
) -> None:
    window = again(TEAM, LOI, ("Nguyễn Minh Đức", "12/3/1984", "Phó Chủ tịch", "Cải cách hành chính"))
    choose(window, "Nguyễn Minh Đức")
    assert window.compare.act.text() == f"{ANOTHER}: Nguyễn Minh Đức"
    qtbot.mouseClick(window.compare.act, Qt.MouseButton.LeftButton)
    assert {row.part for row in lines(window) if row.name == "Nguyễn Minh Đức"} == {Part.NEW, Part.MISSING}
    assert window.compare.act.text() == f"{THE_SAME}: Nguyễn Minh Đức"
    qtbot.mouseClick(window.compare.act, Qt.MouseButton.LeftButton)
    assert [row.part for row in lines(window) if row.name == "Nguyễn Minh Đức"] == [Part.CHANGED]


def test_the_sheet_follows_the_chosen_line_and_enter_goes_there(
    again: Callable[..., ImportWindow], qtbot: QtBot
) -> None:
    window = again(TEAM, LOI, HOA, ("Nguyễn Minh Đức", "12/3/1984", "Phó Chủ tịch", "Cải cách hành chính"))
    choose(window, "Nguyễn Minh Đức")
    assert window.sheet.currentIndex().row() == 5  # row 6 of the file
    qtbot.keyClick(window.compare.table, Qt.Key.Key_Return)
    assert window.sheet.hasFocus()


def test_the_menu_names_the_act_with_its_key(again: Callable[..., ImportWindow]) -> None:
    window = again(TEAM, DUC)
    choose(window, "Phạm Văn Lợi")
    menu = window.compare._menu_for(window.compare.table.selected_rows())
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Rút\tDel", "Chép\tCtrl+C"]
