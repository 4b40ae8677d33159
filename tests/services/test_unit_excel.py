"""Lists of units from Excel are looked at first, taken all at once, and taken back whole."""

from pathlib import Path

import openpyxl
import pytest

from tests.office import unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import unit_changes, unit_excel, units
from thidua_desktop.services.unit_excel import RowState, SeenList

TITLES = ("TT", "Tên đơn vị", "Nhóm đơn vị", "Tên gọi khác", "Người phụ trách", "Số điện thoại")


def workbook(place: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    file = place / "don-vi.xlsx"
    book.save(file)
    return file


def told(seen: SeenList) -> list[tuple[RowState, str, str]]:
    return [(row.state, row.unit.short_name, row.said) for row in seen.rows]


def test_a_list_is_told_row_by_row_before_anything_is_written(store, tmp_path):
    before = units.list_units(store)
    file = workbook(
        tmp_path,
        ("DANH SÁCH ĐƠN VỊ",),
        TITLES,
        (1, "UBND phường Quan Hoa", "Phường", "P. Quan Hoa", "Lê Văn Bình", 912345678),
        (2, "Phường Mai Dịch", "Phường", "", "", ""),
        (3, "Trường THCS Nghĩa Tân", "Trường học", "THCS Nghĩa Tân; P. Nội vụ", "", "024 3756 1234"),
        (4, "P. Mai Dịch", "Phường", "", "", ""),
        (5, "Hội Chữ thập đỏ quận", "", "", "", ""),
    )
    seen = unit_excel.look(store, file)
    assert told(seen) == [
        (RowState.CHANGED, "Phường Quan Hoa", "Người phụ trách: Lê Văn Bình; điện thoại: 0912345678."),
        (RowState.SAME, "Phường Mai Dịch", ""),
        (RowState.NEW, "Trường THCS Nghĩa Tân", "Bỏ qua “P. Nội vụ” vì là tên của Phòng Nội vụ."),
        (RowState.REFUSED, "Phường Mai Dịch", "Dòng 4 đã ghi Phường Mai Dịch."),
        (RowState.REFUSED, "Hội Chữ thập đỏ quận", "Tệp không ghi nhóm. Chọn nhóm ở trên."),
    ]
    assert seen.new_groups == ("Trường học",)
    assert units.list_units(store) == before


def test_a_list_is_taken_whole_and_taken_back_whole(store, tmp_path):
    before, groups = units.list_units(store), units.groups(store)
    file = workbook(
        tmp_path,
        TITLES,
        (1, "UBND phường Quan Hoa", "", "Quan Hoa", "Lê Văn Bình", ""),
        (2, "Trường THCS Nghĩa Tân", "Trường học", "THCS Nghĩa Tân", "", ""),
    )
    step = unit_excel.take(store, unit_excel.look(store, file))
    assert step.change.summary == "Đã thêm 1 đơn vị và bổ sung 1 đơn vị từ “don-vi.xlsx”."
    assert units.find(store, "THCS Nghĩa Tân").group == "Trường học"
    assert unit_named(store, "Quan Hoa").contact == "Lê Văn Bình"
    unit_changes.undo(store, step)
    assert units.list_units(store) == before
    assert units.groups(store) == groups


def test_groups_may_stand_as_bands_over_their_units(store, tmp_path):
    file = workbook(
        tmp_path,
        ("TT", "Đơn vị"),
        ("I", "Trường học"),
        (1, "Trường THCS Dịch Vọng"),
        ("II", "Hội"),
        (1, "Hội Luật gia"),
    )
    assert [(row.unit.name, row.unit.group) for row in unit_excel.look(store, file).rows] == [
        ("Trường THCS Dịch Vọng", "Trường học"),
        ("Hội Luật gia", "Hội"),
    ]


def test_units_without_a_group_take_the_one_the_clerk_names(store, tmp_path):
    file = workbook(tmp_path, ("Tên đơn vị", "Điện thoại"), ("UBND phường Mới", ""))
    wards = unit_named(store, "Phường Mai Dịch").group_id
    (row,) = unit_excel.look(store, file, wards).rows
    assert (row.state, row.unit.short_name, row.unit.group) == (RowState.NEW, "Phường Mới", "Phường")


def test_a_file_without_a_column_of_units_is_refused_in_words(store, tmp_path):
    with pytest.raises(UserError, match="không có cột “Tên đơn vị”"):
        unit_excel.look(store, workbook(tmp_path, ("Họ và tên", "Ngày sinh"), ("Lê Văn Bình", "1980")))


def test_a_list_that_brings_nothing_new_is_not_taken(store, tmp_path):
    seen = unit_excel.look(store, workbook(tmp_path, ("Đơn vị", "Nhóm"), ("Phường Mai Dịch", "Phường")))
    with pytest.raises(UserError, match="không có gì mới"):
        unit_excel.take(store, seen)


def test_what_was_exported_reads_back_as_unchanged_and_holds_no_formula(store, tmp_path):
    wards = [unit for unit in units.list_units(store) if unit.group == "Phường"]
    lines = [(unit.short_name, ", ".join(unit.aliases), "=1+1", "–") for unit in wards]
    columns = ("Đơn vị", "Tên gọi khác", "Ghi chú", "Điện thoại")
    file = unit_excel.export(
        "Danh sách đơn vị", "Tính đến 26/07/2024", columns, [("Phường", lines)], tmp_path / "ra.xlsx"
    )
    page = openpyxl.load_workbook(file).worksheets[0]
    assert {cell.data_type for row in page.iter_rows(min_row=6) for cell in row} <= {"s", "n"}
    seen = unit_excel.look(store, file)
    assert len(seen.rows) == 8
    assert {row.state for row in seen.rows} == {RowState.SAME}
