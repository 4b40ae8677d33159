"""What the clerk decides in the import window: meanings of columns, texts of cells, rows left out or taken."""

# ruff: noqa: F811 - pytest hands the imported fixtures in under their own names
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.test_import_window import opened, stored, ward_list  # noqa: F401
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import nominations, units
from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.nominations import Filter
from ui import messages
from ui.desk import Desk
from ui.dialogs.import_meaning import MeaningPopup
from ui.dialogs.import_menu import cell_menu
from ui.dialogs.import_session import ImportFile
from ui.dialogs.import_window import ImportWindow
from ui.kit.buttons import LinkButton
from ui.kit.fields import CheckBox

Open = Callable[..., ImportWindow]
HEADS = ("STT", "Họ và tên", "Ngày sinh", "Mã riêng", "Hình thức khen", "Thành tích")
AWARD = "Giấy khen của Chủ tịch UBND quận"


def own_list(path: Path, *rows: tuple[str, ...], head: str = "UBND PHƯỜNG NGHĨA ĐÔ") -> Path:
    """A list whose heads stand in row 2 and whose column D nobody can know."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "DS"
    sheet.append([head])
    sheet.append(HEADS)
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    book.save(path)
    return path


MINH_DUC = ("Nguyễn Minh Đức", "12/3/1984", "Công chức", AWARD, "Cải cách hành chính")
THANH_HUYEN = ("Đỗ Thị Thanh Huyền", "31/02/1985", "Công chức", AWARD, "Tuyên truyền")
VAN_LOI = ("Phạm Văn Lợi", "31/02/1985", "Tổ trưởng", "Giấy khen lạ", "An ninh trật tự")


def looked_at(window: ImportWindow) -> ImportFile:
    file = window.files.current()
    assert file is not None
    assert file.shown is not None
    return file


def told(window: ImportWindow) -> Corrections:
    return looked_at(window).corrections


def stand_on(window: ImportWindow, row: int, column: int) -> None:
    """Go to a cell, rows as the file numbers them."""
    model = window.sheet.sheet_model
    window.sheet.setFocus()
    window.sheet.setCurrentIndex(model.index(row - model.sheet.first_row, column))


def type_over(window: ImportWindow, qtbot: QtBot, text: str) -> None:
    """F2, another text, Enter, on the cell stood on."""
    qtbot.keyClick(window.sheet, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert field is not None
    assert field is not window.sheet
    qtbot.keyClicks(field, text)
    before = len(looked_at(window).past)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(looked_at(window).past) > before)


def link(window: ImportWindow, words: str) -> LinkButton:
    """The act of these words beside the finding looked at."""
    for _ in range(4):
        QApplication.processEvents()  # what has just come to a layout is shown and placed in the next turns
    found = [one for one in window.page.detail.findChildren(LinkButton) if one.isVisible() and one.text() == words]
    assert found, words
    return found[0]


def names(window: ImportWindow) -> list[tuple[str, str | None, str | None]]:
    shown = looked_at(window).shown
    assert shown is not None
    return [(r.candidate.name, r.candidate.birth, r.candidate.position) for r in shown.preview.rows]


def meaning_popup() -> MeaningPopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, MeaningPopup)
    return popup


# --- columns ------------------------------------------------------------------------------------------------------


def test_what_a_column_means_is_chosen_by_keys_and_the_rows_follow_at_once(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC))
    assert names(window) == [("Nguyễn Minh Đức", "1984-03-12", None)]
    stand_on(window, 3, 3)
    qtbot.keyClick(window.sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = meaning_popup()
    qtbot.keyClicks(popup.search, "chuc vu")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert names(window) == [("Nguyễn Minh Đức", "1984-03-12", "Công chức")]
    assert window.sheet.column_head.meaning_of(3) == "Chức vụ · anh chị chọn"
    assert window.sheet.column_head.meaning_of(1) == "Họ và tên · chắc chắn"


def test_the_chooser_shows_three_values_and_which_column_has_a_meaning_already(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC, THANH_HUYEN, VAN_LOI))
    head = window.sheet.column_head
    place = head.viewport().mapFromGlobal(head.below(2))
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place + type(place)(9, -9))
    popup = meaning_popup()
    said = [label.text() for label in popup.findChildren(type(popup.nothing))]
    assert "Cột C · “Ngày sinh”" in said
    assert "12/3/1984" in said
    assert "31/02/1985" in said
    qtbot.keyClicks(popup.search, "ho va ten")
    spoken = popup.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Họ và tên / Tên tập thể, đang là cột B"
    popup.close()


def test_a_column_set_once_is_known_in_the_senders_next_list_and_it_is_said(
    opened: Open, desk: Desk, tmp_path: Path
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC))
    window.decisions.set_meaning(0, "D", "position")
    window.take_in()
    later = opened(own_list(tmp_path / "sau.xlsx", ("Lê Văn An", "1/2/1990", "Tổ phó", AWARD, "Tốt")))
    assert names(later) == [("Lê Văn An", "1990-02-01", "Tổ phó")]
    assert later.sheet.column_head.meaning_of(3) == "Chức vụ · đã nhớ"
    assert later.strip.table.accessibleDescription() == "cột đã được nhớ từ lần trước"


# --- cells --------------------------------------------------------------------------------------------------------


def test_a_cell_is_put_right_where_it_stands_and_ctrl_z_brings_back_what_was_sent(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN))
    stand_on(window, 3, 2)
    type_over(window, qtbot, "28/02/1985")
    assert names(window) == [("Đỗ Thị Thanh Huyền", "1985-02-28", None)]
    model = window.sheet.sheet_model
    assert model.is_corrected(2, 2)
    assert "tệp ghi “31/02/1985”" in model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert model.index(2, 2).data() == "31/02/1985"
    assert not told(window)


def test_a_cell_put_right_leads_to_the_next_finding_and_one_still_wrong_stays(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN, VAN_LOI))
    stand_on(window, 3, 2)
    type_over(window, qtbot, "30/02/1985")
    found = window.findings.table.current_row()
    assert found is not None
    assert found.finding.cell == "C3"
    type_over(window, qtbot, "1985")
    index = window.sheet.currentIndex()
    assert (index.row(), index.column()) == (3, 2)
    qtbot.waitUntil(window.sheet.hasFocus)


def test_esc_gives_typing_up_and_tab_ends_it_at_the_next_cell(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN))
    stand_on(window, 3, 2)
    qtbot.keyClick(window.sheet, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "1999")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not told(window)
    stand_on(window, 3, 5)
    qtbot.keyClicks(window.sheet, "x")  # typing begins a new text, as in Excel
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: bool(told(window)))
    assert told(window).cells == {("DS", 3, 5): "x"}
    qtbot.waitUntil(lambda: window.sheet.currentIndex().column() == 4)
    assert window.sheet.hasFocus()


def test_a_row_is_left_out_and_taken_again_by_the_same_key(
    opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC, ("Lê Văn An", "1/2/1990", "", AWARD, "Tốt")))
    stand_on(window, 3, 1)
    qtbot.keyClick(window.sheet, Qt.Key.Key_Delete)
    assert window.foot.import_button.text() == "Nhập 1 đề nghị"
    qtbot.keyClick(window.sheet, Qt.Key.Key_Delete)
    assert window.foot.import_button.text() == "Nhập 2 đề nghị"


# --- repairs beside the findings ----------------------------------------------------------------------------------


def test_all_cells_that_say_the_same_are_mended_at_once_by_a_likely_answer(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN, VAN_LOI))
    panel = window.page.detail
    one_year = link(window, "Chỉ ghi năm 1985")
    (every,) = (box for box in panel.findChildren(CheckBox) if box.isVisible())
    assert every.text() == "Sửa tất cả ô giống vậy (2 ô)"
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(one_year, Qt.MouseButton.LeftButton)
    assert [birth for _, birth, _ in names(window)] == ["1985", "1985"]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [birth for _, birth, _ in names(window)] == [None, None]


def test_a_finding_is_mended_beside_it_and_enter_goes_on_to_the_next(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN, VAN_LOI))
    panel = window.page.detail
    assert panel.line is not None
    panel.line.begin()
    qtbot.keyClicks(panel.line.field, "1/2/1985")
    qtbot.keyClick(panel.line.field, Qt.Key.Key_Return)
    found = window.findings.table.current_row()
    assert found is not None
    assert found.finding.cell == "C4"
    assert panel.line is not None
    assert panel.line.has_focus()
    qtbot.keyClick(panel.line.field, Qt.Key.Key_Escape)
    assert window.findings.table.hasFocus()


def test_an_award_is_found_by_typing_without_marks(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", ("Phạm Văn Lợi", "1962", "", "Giấy khen lạ", "An ninh")))
    line = window.page.detail.line
    assert line is not None
    line.begin()
    qtbot.keyClicks(line.field, "lao dong tien tien")
    offered = QApplication.activePopupWidget()
    assert offered is not None
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    shown = looked_at(window).shown
    assert shown is not None
    award = shown.preview.rows[0].award
    assert award is not None
    assert "lao động tiên tiến" in award.name.lower()


def test_a_row_is_taken_with_its_error_for_a_reason_that_is_stored(
    opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN))
    assert not window.foot.import_button.isEnabled()
    window.resize(1093, 543)  # as on a small screen at 125 %: the reason is asked for below what is seen
    qtbot.mouseClick(link(window, "Nhận, ghi lý do…"), Qt.MouseButton.LeftButton)
    reason = window.page.detail.reason
    assert reason is not None
    seen = window.page.detail.area.viewport()
    qtbot.waitUntil(lambda: seen.rect().contains(reason.field.mapTo(seen, reason.field.rect().bottomRight())))
    qtbot.keyClick(reason.field, Qt.Key.Key_Return)  # no reason is no answer
    assert not told(window).accepted
    type_in(reason.field, "Đã gọi hỏi phường")
    qtbot.keyClick(reason.field, Qt.Key.Key_Return)
    assert window.foot.import_button.text() == "Nhập 1 đề nghị"
    window.take_in()
    (line,) = nominations.lines(desk.store, Filter(text="thanh huyen"))
    stored_one = nominations.get(desk.store, line.id)
    assert stored_one is not None
    assert stored_one.accepted_reason == "Đã gọi hỏi phường"


def test_the_reason_for_a_late_list_is_written_once_and_stored_with_all_its_rows(
    opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC, ("Lê Thị Hoa", "1/2/1990", "", AWARD, "Tốt")))
    window.strip.received_chosen.emit(date(2024, 8, 10))
    found = window.findings.table.rows_model.rows()
    window.findings.go_to(next(row for row in found if row.finding.code is Code.LATE))
    line = window.page.detail.line
    assert line is not None
    type_in(line.field, "Phường có công văn xin gia hạn")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert told(window).late_reason == "Phường có công văn xin gia hạn"
    qtbot.mouseClick(window.findings.told_chip, Qt.MouseButton.LeftButton)
    assert [(one.what, one.now) for one in window.findings.told.rows_model.rows()] == [
        ("Lý do nhận muộn", "Phường có công văn xin gia hạn")
    ]
    window.take_in()
    assert desk.plan is not None
    kept = nominations.of_plan(desk.store, desk.plan.id or 0)
    assert [one.late_reason for one in kept] == ["Phường có công văn xin gia hạn"] * 2


def test_a_row_beyond_the_quota_is_kept_for_a_reason_that_is_stored(
    opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = ("Lê Văn Khanh", "31/02/1985", "", AWARD, "Tốt")
    people = [
        (f"Lê Văn {name}", f"{day}/2/1990", "", AWARD, "Tốt")
        for day, name in enumerate(("An", "Bình", "Cần", "Dũng"), 1)
    ]
    window = opened(own_list(tmp_path / "ds.xlsx", *people, wrong))
    over = [row for row in window.findings.table.rows_model.rows() if row.finding.code is Code.QUOTA_EXCEEDED]
    window.findings.go_to(over[-1])
    qtbot.mouseClick(link(window, "Giữ, ghi lý do…"), Qt.MouseButton.LeftButton)
    reason = window.page.detail.reason
    assert reason is not None
    type_in(reason.field, "Thêm chỗ theo công văn")
    qtbot.keyClick(reason.field, Qt.Key.Key_Return)
    assert list(told(window).kept.values()) == ["Thêm chỗ theo công văn"]
    assert window.foot.import_button.text() == "Nhập 4 đề nghị"  # the error of its own keeps the row out
    window.findings.go_to(over[-1])
    assert link(window, "Bỏ lý do đã ghi")
    window.findings.go_to(over[0])
    qtbot.mouseClick(link(window, "Giữ, ghi lý do…"), Qt.MouseButton.LeftButton)
    reason = window.page.detail.reason
    assert reason is not None
    type_in(reason.field, "Thêm chỗ theo công văn")
    qtbot.keyClick(reason.field, Qt.Key.Key_Return)
    qtbot.mouseClick(window.findings.told_chip, Qt.MouseButton.LeftButton)
    assert [one.what for one in window.findings.told.rows_model.rows()] == ["Giữ, có lý do"] * 2
    window.take_in()
    assert desk.plan is not None
    kept = {one.name: one.accepted_reason for one in nominations.of_plan(desk.store, desk.plan.id or 0)}
    assert {name: why for name, why in kept.items() if why} == {over[0].name: "Thêm chỗ theo công văn"}


def test_what_was_decided_is_listed_and_each_is_taken_back_by_itself(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC, THANH_HUYEN))
    window.decisions.edit_cell(3, 2, "1985")
    window.decisions.skip([("DS", 3)])
    qtbot.mouseClick(window.findings.told_chip, Qt.MouseButton.LeftButton)
    rows = window.findings.told.rows_model.rows()
    assert [(one.what, one.where, one.was, one.now) for one in rows] == [
        ("Sửa ô", "C4", "31/02/1985", "1985"),
        ("Bỏ qua", "Dòng 3", "", "Không nhập"),
    ]
    qtbot.mouseClick(link(window, "Bỏ điều đã chọn này"), Qt.MouseButton.LeftButton)
    assert told(window).skipped == {("DS", 3)}
    assert not told(window).cells


# --- where the list stands ----------------------------------------------------------------------------------------


def unheaded_list(path: Path) -> Path:
    """Rows under words that no program can know for heads."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "DS"
    for row in (
        ("Kính gửi Phòng Nội vụ",),
        ("AA", "BB", "CC"),
        ("Nguyễn Minh Đức", "x", AWARD),
        ("Lê Văn An", "y", AWARD),
    ):
        sheet.append(row)
    book.save(path)
    return path


def test_where_no_list_was_found_the_sheet_is_shown_and_the_clerk_points_at_its_header(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(unheaded_list(tmp_path / "la.xlsx"))
    page = window.page
    assert window.middle.currentWidget() is page
    assert looked_at(window).state[1] == "Chưa thấy danh sách"
    assert page.pointing.isVisible()
    stand_on(window, 2, 0)
    (header,) = (one for one in page.pointing.findChildren(LinkButton) if one.text() == "Dòng này là tiêu đề")
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
    window.decisions.set_meaning(0, "A", "name")
    window.decisions.set_meaning(0, "C", "award")
    assert [name for name, _, _ in names(window)] == ["Nguyễn Minh Đức", "Lê Văn An"]
    assert not page.pointing.isVisible()
    assert window.sheet.column_head.meaning_of(0) == "Họ và tên · anh chị chọn"


def test_a_list_without_any_header_begins_where_the_clerk_says(opened: Open, tmp_path: Path) -> None:
    window = opened(unheaded_list(tmp_path / "la.xlsx"))
    stand_on(window, 4, 0)
    menu = cell_menu(window.sheet, window.decisions, window.page.detail)
    (begins,) = (one for one in menu.actions() if one.text().startswith("Danh sách bắt đầu từ dòng 4"))
    begins.trigger()
    window.decisions.set_meaning(0, "A", "name")
    assert [name for name, _, _ in names(window)] == ["Lê Văn An"]


def test_the_menu_of_a_row_says_what_it_is_and_asks_an_award_for_all(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", ("Nguyễn Minh Đức", "12/3/1984", "", "", "Tốt")))
    stand_on(window, 3, 1)
    menu = cell_menu(window.sheet, window.decisions, window.page.detail)
    (kinds,) = menu.findChildren(QMenu)
    next(one for one in kinds.actions() if one.text() == "Hộ gia đình").trigger()
    next(one for one in menu.actions() if one.text().startswith("Hình thức khen cho cả")).trigger()
    line = window.page.detail.line
    assert line is not None
    qtbot.keyClicks(line.field, "chien si thi dua co so")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    shown = looked_at(window).shown
    assert shown is not None
    (row,) = shown.preview.rows
    assert row.candidate.kind is NomineeKind.HOUSEHOLD
    assert row.candidate.award == told(window).award
    assert "chiến sĩ thi đua cơ sở" in told(window).award.lower()


# --- units --------------------------------------------------------------------------------------------------------


def named_units(path: Path, *rows: tuple[str, str], head: str = "UBND PHƯỜNG NGHĨA ĐÔ") -> Path:
    """A list with a column of units: (name, unit as written)."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "DS"
    sheet.append([head])
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Đơn vị đề nghị", "Hình thức khen"])
    for number, (name, unit) in enumerate(rows, start=1):
        sheet.append([number, name, "1/2/1980", unit, AWARD])
    book.save(path)
    return path


def test_a_unit_nobody_knows_is_told_with_the_likeliest_and_its_name_is_remembered(
    opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (("Lê Văn An", "Phường Nghĩa Tânn"), ("Trần Thị Bình", "Phường Nghĩa Tânn"))
    window = opened(named_units(tmp_path / "ds.xlsx", *rows))
    found = next(one for one in window.findings.table.rows_model.rows() if one.finding.code is Code.UNKNOWN_UNIT)
    assert "2 dòng ghi tên này đang được tính cho Phường Nghĩa Đô" in found.finding.message
    window.findings.go_to(found)
    asked = window.page.detail.unit
    assert asked is not None
    assert asked.remember.isChecked()
    likeliest = asked.links[0].text()
    assert likeliest.startswith("Phường Nghĩa Tân · giống 9")
    qtbot.mouseClick(link(window, likeliest), Qt.MouseButton.LeftButton)
    shown = looked_at(window).shown
    assert shown is not None
    assert [row.unit.short_name for row in shown.preview.rows if row.unit] == ["Phường Nghĩa Tân"] * 2
    window.take_in()
    assert "Phường Nghĩa Tânn" in units.find(desk.store, "Phường Nghĩa Tân").aliases


def test_a_sender_is_chosen_from_those_its_letterhead_may_mean(
    opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", MINH_DUC, head="UBND PHƯỜNG NGHĨA ĐÔÔ"))
    assert looked_at(window).state[1] == "Chọn đơn vị gửi"
    found = next(one for one in window.findings.table.rows_model.rows() if one.finding.code is Code.UNKNOWN_UNIT)
    window.findings.go_to(found)
    asked = window.page.detail.unit
    assert asked is not None
    qtbot.mouseClick(link(window, asked.links[0].text()), Qt.MouseButton.LeftButton)
    assert window.strip.unit.currentText() == "Phường Nghĩa Đô"
    window.take_in()
    later = opened(own_list(tmp_path / "sau.xlsx", VAN_LOI, head="UBND PHƯỜNG NGHĨA ĐÔÔ"))
    assert later.strip.unit.currentText() == "Phường Nghĩa Đô"


# --- leaving ------------------------------------------------------------------------------------------------------


def test_leaving_with_something_put_right_asks_and_without_it_does_not(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(own_list(tmp_path / "ds.xlsx", THANH_HUYEN))
    window.decisions.edit_cell(2, 2, "1985")
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda title, body, *_: asked.append(body))
    window.reject()
    assert asked == ["Những điều đã sửa, đã chọn trong “ds.xlsx” chưa được nhập và sẽ không còn."]
    assert window.isVisible()
    window.decisions.take_back()
    window.reject()
    assert len(asked) == 1
    assert not window.isVisible()
