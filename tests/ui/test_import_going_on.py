"""From one file to the next: where the clerk stands, what is gone to, and where the focus is afterwards."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.intake.charts import to_tcvn3
from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.test_import_window import opened  # noqa: F401
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.returned import HEADER
from ui.dialogs.import_window import ImportWindow
from ui.kit.buttons import LinkButton

Open = Callable[..., ImportWindow]
HEADS = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị đề nghị", "Hình thức khen", "Thành tích")
AWARD = "Giấy khen của Chủ tịch UBND quận"


def saved(path: Path, *rows: Sequence[Any]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh sách"
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def unknown_units(path: Path, head: str = "TỔNG HỢP") -> Path:
    """Two rows of one misspelt ward, one of a unit that nobody knows."""
    return saved(
        path,
        [head],
        HEADS,
        (1, "Ngô Thị Hạnh", "1980", "P. Nghĩa Tuân", AWARD, "Dạy tốt"),
        (2, "Lê Văn Quý", "1972", "P. Nghĩa Tuân", AWARD, "Giữ trường"),
        (3, "Vũ Thị Lành", "1985", "Trường Ngôi Sao Xa", AWARD, "Học tốt"),
    )


def faulty(path: Path) -> Path:
    """A ward's list with an error in row 3, and a title that counts one person more."""
    return saved(
        path,
        ["UBND PHƯỜNG NGHĨA ĐÔ", "(Ấn định 03 cá nhân)"],
        HEADS,
        (1, "Phan Văn Trị", "31/02/1965", "Phường Nghĩa Đô", AWARD, "Vận động quỹ"),
        (2, "Cao Thị Nhàn", "1978", "Phường Nghĩa Đô", AWARD, "Tuyên truyền"),
    )


def at(window: ImportWindow) -> tuple[int, int]:
    """Where the clerk stands in the sheet, as Excel numbers it: (row, column from 0)."""
    index = window.sheet.currentIndex()
    return window.sheet.sheet_model.number(index.row()), index.column()


def finding(window: ImportWindow, code: Code) -> Any:
    return next(row for row in window.findings.table.rows_model.rows() if row.finding.code is code)


def test_another_file_is_begun_at_its_heaviest_finding(opened: Open, tmp_path: Path) -> None:
    window = opened(faulty(tmp_path / "a.xlsx"), unknown_units(tmp_path / "b.xlsx"))
    for file in (*window.session.files, *window.session.files):
        window.files.go_to(file)
        current = window.findings.table.current_row()
        assert current is window.findings.table.rows_model.rows()[0]
        assert current is not None
        assert current.finding.severity is Severity.ERROR
        window.findings.table.selectRow(window.findings.table.model().rowCount() - 1)


def test_a_unit_nobody_knows_is_seen_in_each_of_its_cells_and_said_once(opened: Open, tmp_path: Path) -> None:
    window = opened(unknown_units(tmp_path / "b.xlsx"))
    model = window.sheet.sheet_model
    seen = [model.finding_at(row - model.sheet.first_row, 3) for row in (3, 4, 5)]
    assert [found.written for found in seen if found] == ["P. Nghĩa Tuân", "P. Nghĩa Tuân", "Trường Ngôi Sao Xa"]
    assert seen[0] is seen[1]
    window.findings.go_to(seen[2])  # type: ignore[arg-type]
    assert at(window) == (5, 3)
    window.sheet.setCurrentIndex(model.index(3, 3))
    assert window.findings.table.current_row() is seen[1]
    assert at(window) == (4, 3), "the clerk stays where they clicked"


def test_a_file_is_asked_for_a_sender_only_while_a_row_to_be_taken_needs_one(opened: Open, tmp_path: Path) -> None:
    window = opened(unknown_units(tmp_path / "b.xlsx"))
    (file,) = window.session.files
    assert file.state[1] == "Chọn đơn vị gửi"
    window.decisions.skip([("Danh sách", 5)])
    window.decisions.put_unit("P. Nghĩa Tuân", _unit(window, "Phường Nghĩa Tân"), remember=False)
    assert file.contents.startswith("Nhiều đơn vị")
    assert file.state[1] != "Chọn đơn vị gửi"


def _unit(window: ImportWindow, name: str) -> int:
    picker = window.strip.unit
    return picker.itemData(picker.findText(name))


def test_a_number_in_the_title_that_differs_leads_to_its_cell(opened: Open, tmp_path: Path) -> None:
    window = opened(faulty(tmp_path / "a.xlsx"))
    found = finding(window, Code.COUNT_DIFFERS)
    window.findings.go_to(found)
    assert at(window) == (1, 1)
    model = window.sheet.sheet_model
    assert model.finding_at(0, 1) is found
    assert window.page.detail.line is None, "what stands outside the list is not mended here"


def test_a_file_without_a_list_says_whose_it_is(opened: Open, tmp_path: Path) -> None:
    window = opened(saved(tmp_path / "a.xlsx", ["PHÒNG TƯ PHÁP QUẬN CẦU GIẤY"], ["Thứ tự", "Quý danh"], [1, "x"]))
    assert [file.contents for file in window.session.files] == ["Phòng Tư pháp"]


def test_the_switch_stands_at_the_left_whatever_is_beside_it(opened: Open, desk: Any, tmp_path: Path) -> None:
    first = faulty(tmp_path / "a.xlsx")
    window = opened(first)
    window.session.files[0].accept_errors = True
    window.session.ask_again(window.session.files[0])
    window.take_in()
    came = saved(
        tmp_path / "c.xlsx",
        ["UBND PHƯỜNG NGHĨA ĐÔ"],
        HEADS,
        (1, "Lê Tú", "31/02/1965"),
        (2, "Cao Thị Nhàn", "1978", "Phường Nghĩa Đô", AWARD, "Khác"),
    )
    again = opened(came)
    left = again.lower_part.to_findings, again.lower_part.to_compare
    for button in left:
        button.click()
        assert [one.x() for one in left] == [0, left[0].width()]


def odd_heads(path: Path) -> Path:
    return saved(
        path,
        ["PHÒNG TƯ PHÁP QUẬN CẦU GIẤY"],
        ["Thứ tự", "Quý danh", "Sinh năm bao nhiêu", "Làm gì, ở đâu", "Vì sao khen", "Mức khen"],
        [1, "Vũ Thị Bích", "1983", "Chuyên viên, Phòng Tư pháp", "Hoàn thành xuất sắc nhiệm vụ chuyên môn", AWARD],
    )


def point_at(window: ImportWindow, row: int, words: str, qtbot: QtBot) -> None:
    window.sheet.setFocus()
    window.sheet.setCurrentIndex(window.sheet.sheet_model.index(row - 1, 1))
    link = next(one for one in window.page.pointing.findChildren(LinkButton) if one.text() == words)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_under_heads_nobody_knows_the_columns_are_told_by_their_values(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(odd_heads(tmp_path / "a.xlsx"))
    point_at(window, 2, "Dòng này là tiêu đề", qtbot)
    (file,) = window.session.files
    assert file.shown is not None
    (row,) = file.shown.preview.rows
    one = row.candidate
    assert (one.name, one.position, one.workplace) == ("Vũ Thị Bích", "Chuyên viên", "Phòng Tư pháp")
    assert one.achievement == "Hoàn thành xuất sắc nhiệm vụ chuyên môn"
    assert window.sheet.column_head.meaning_of(1) == "Họ và tên · nên xem lại"


def test_a_sentence_that_goes_leaves_the_focus_where_the_clerk_worked(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(odd_heads(tmp_path / "a.xlsx"))
    point_at(window, 2, "Dòng này là tiêu đề", qtbot)
    assert not window.page.pointing.isVisible()
    assert window.sheet.hasFocus()
    assert at(window) == (2, 1)


def test_what_comes_after_storing_is_looked_at_at_once(opened: Open, tmp_path: Path) -> None:
    window = opened(unknown_units(tmp_path / "b.xlsx", "UBND PHƯỜNG NGHĨA ĐÔ"))
    window.take_in()
    assert window.session.files[0].batch_id is not None
    window.add_files([faulty(tmp_path / "a.xlsx"), odd_heads(tmp_path / "c.xlsx")])
    current = window.files.current()
    assert current is not None
    assert current.name == "a.xlsx"
    window.add_files([saved(tmp_path / "d.xlsx", HEADS)])
    assert window.files.current() is current, "the clerk is at work on it"


def test_ctrl_z_takes_back_the_choice_of_a_sender_and_of_a_day(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(faulty(tmp_path / "a.xlsx"))
    (file,) = window.session.files
    day = file.received
    window.strip.unit_chosen.emit(next(unit for unit in window.page.units if unit.short_name == "Phường Mai Dịch"))
    window.strip.received_chosen.emit(date(2024, 7, 1))
    assert window.strip.unit.currentText() == "Phường Mai Dịch"
    window.sheet.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (window.strip.unit.currentText(), file.received) == ("Phường Mai Dịch", day)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.strip.unit.currentText() == "Phường Nghĩa Đô"
    assert not file.would_lose


def test_the_day_of_one_list_is_offered_for_all_that_are_still_to_be_taken_in(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(faulty(tmp_path / "a.xlsx"), unknown_units(tmp_path / "b.xlsx"), tmp_path / "gone.xlsx")
    window.strip.received_chosen.emit(date(2024, 7, 1))
    (act,) = window.banner.findChildren(LinkButton)
    assert act.text() == "Ghi ngày này cho mọi tệp"
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert [file.received for file in window.session.files if file.readable] == [date(2024, 7, 1)] * 2
    assert not window.banner.isVisible()
    window.strip.received_chosen.emit(date(2024, 7, 1))
    assert not window.banner.isVisible(), "nothing is offered where all have the day"


def test_the_heads_of_a_marked_list_in_old_letters_are_shown_as_they_were_meant(opened: Open, tmp_path: Path) -> None:
    old = [
        ["UBND phường Nghĩa Đô"],
        ["STT", "Họ và tên", "Ngày sinh", "Thành tích", "Hình thức khen", "Ghi chú"],
        [1, "Nguyễn Thị Phượng", "4/10/1968", "Vận động quỹ", AWARD],
    ]
    rows = [[to_tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in old]
    rows[1].append(HEADER)
    rows[2] += ["", "Ô C3: Ngày sinh chưa rõ. Đề nghị ghi lại."]
    window = opened(saved(tmp_path / "cần sửa.xlsx", *rows))
    model = window.sheet.sheet_model
    assert [model.text(1, column) for column in range(7)] == [*map(str, old[1]), HEADER]
    assert model.text(2, 6).startswith("Ô C3: Ngày sinh")


def test_of_two_people_on_one_row_the_one_stood_on_is_left_out(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    heads = ("STT", "Họ và tên", "Năm sinh", "Thành tích")
    rows = [("UBND PHƯỜNG NGHĨA ĐÔ",), (*heads, "", *heads)]
    rows += [(1, "Hoàng Văn Sơn", "1979", "Giữ gìn", "", 3, "Đinh Thị Tươi", "1981", "Vận động")]
    rows += [(2, "Nguyễn Thị Sen", "1968", "Xây dựng", "", 4, "Mai Văn Phúc", "1990", "Tuyên truyền")]
    window = opened(saved(tmp_path / "a.xlsx", *rows))
    model = window.sheet.sheet_model
    window.sheet.setFocus()
    window.sheet.setCurrentIndex(model.index(2, 6))
    qtbot.keyClick(window.sheet, Qt.Key.Key_Delete)
    skipped = [model.is_skipped(2, model.nominee_at(2, column)) for column in (1, 6)]
    assert skipped == [False, True]
    assert window.foot.import_button.text() == "Nhập 3 đề nghị"
    assert not model.is_skipped(2), "the mark before the row is for all who stand on it"
    window.sheet.setCurrentIndex(model.index(2, 1))
    qtbot.keyClick(window.sheet, Qt.Key.Key_Delete)
    assert model.is_skipped(2)
    qtbot.keyClick(window.sheet, Qt.Key.Key_Delete)
    assert window.foot.import_button.text() == "Nhập 3 đề nghị"
