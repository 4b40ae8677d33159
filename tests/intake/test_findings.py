"""What reading alone can tell about a row, in words and by cell."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.intake.building import brief, codes, listed, word, workbook

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ, đơn vị công tác", "Thành tích", "Khen thưởng"]


def people(path: Path, *births: object) -> Path:
    rows = [
        [n, "Lê Thị Lan", birth, "Nữ", "Giáo viên, Trường X", "Tốt", "Giấy khen"] for n, birth in enumerate(births, 1)
    ]
    return workbook(path, [HEADER, *rows])


@pytest.mark.parametrize(
    ("sent", "birth"),
    [
        (date(1980, 2, 5), "1980-02-05"),
        (29256, "1980-02-05"),
        ("5/2/1980", "1980-02-05"),
        ("05.02.80", "1980-02-05"),
        ("05 - 02 - 1980", "1980-02-05"),
        ("tháng 5/1980", "1980-05"),
        (1980, "1980"),
        ("1980 ", "1980"),
        ("Ngày 5 tháng 2 năm 1980", "1980-02-05"),
    ],
)
def test_birth_dates_as_wards_write_them(tmp_path: Path, sent: object, birth: str):
    assert brief(listed(people(tmp_path / "a.xlsx", sent)), "birth", "findings") == [(birth, ())]


def test_an_impossible_date_is_never_mended(tmp_path: Path):
    (row,) = listed(people(tmp_path / "a.xlsx", "31/02/1985"))
    assert row.birth is None
    (finding,) = row.findings
    assert finding.severity.value == "error"
    assert (finding.code.value, finding.field, finding.cell) == ("impossible-date", "birth", "C2")
    assert finding.message == "Ô C2: không có ngày 31/02/1985. Sửa ngày hoặc chỉ ghi năm sinh."


def test_unreadable_missing_and_future_births(tmp_path: Path):
    rows = listed(people(tmp_path / "a.xlsx", "hỏi lại", None, "05/05/2031", "30/12/2024"))
    assert [codes(row) for row in rows] == [
        ["unreadable-date"],
        ["missing-birth"],
        ["impossible-date"],
        ["impossible-date"],
    ]
    assert "“hỏi lại”" in rows[0].findings[0].message
    assert rows[1].findings[0].cell == "C3"


def test_collectives_need_no_birth_and_a_list_without_birth_column_asks_for_none(tmp_path: Path):
    rows = [HEADER, [1, "Tổ dân phố số 5", None, None, "phường Mai Dịch", "Tốt", "Giấy khen"]]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "workplace", "findings") == [("phường Mai Dịch", ())]
    plain = [["STT", "Họ và tên", "Khen thưởng"], [1, "Lê Thị Lan", "Giấy khen"]]
    assert brief(listed(workbook(tmp_path / "b.xlsx", plain)), "birth_expected", "findings") == [(False, ())]


def test_a_row_without_a_name_is_kept_and_said(tmp_path: Path):
    rows = [HEADER, [1, None, "1980", "Nữ", "Giáo viên, Trường X", "Tốt", "Giấy khen"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows))
    assert (row.name, row.birth, codes(row), row.findings[0].cell) == ("", "1980", ["missing-name"], "B2")


def test_an_unknown_gender_is_a_warning(tmp_path: Path):
    rows = [HEADER, [1, "Lê Thị Lan", "1980", "Nử?", None, "Tốt", "Giấy khen"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows))
    assert (row.gender, codes(row), row.findings[0].severity.value) == (None, ["unknown-gender"], "warning")


def test_ditto_marks_are_filled_from_above_and_noted(tmp_path: Path):
    rows = [
        HEADER,
        [1, "Lê Thị Lan", "1980", "Nữ", "Giáo viên, Trường X", "Dạy giỏi", "Giấy khen"],
        [2, "Vũ Văn Tú", "1981", "Nam", "Kế toán, nt", "-nt-", '"'],
        [3, "Bùi Văn Tám", "1982", "Nam", "như trên", "〃", "nt"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "position", "workplace", "achievement", "award") == [
        ("Giáo viên", "Trường X", "Dạy giỏi", "Giấy khen"),
        ("Kế toán", "Trường X", "Dạy giỏi", "Giấy khen"),
        ("Kế toán", "Trường X", "Dạy giỏi", "Giấy khen"),
    ]
    assert set(codes(read[1])) == {"ditto-filled"}
    assert read[1].findings[0].severity.value == "note"


def test_merged_cells_are_carried_down(tmp_path: Path):
    header = ["STT", "Họ và tên", "Đơn vị công tác", "Thành tích"]
    rows = [header, [1, "Lê Thị Lan", "Trường X", "Dạy giỏi"], [2, "Vũ Văn Tú"], [3, "Bùi Văn Tám", "Trường Y"]]
    read = listed(workbook(tmp_path / "a.xlsx", rows, merges=["C2:C3", "D2:D4"]))
    assert brief(read, "workplace", "achievement") == [
        ("Trường X", "Dạy giỏi"),
        ("Trường X", "Dạy giỏi"),
        ("Trường Y", "Dạy giỏi"),
    ]


def test_merged_cells_of_a_word_table_are_carried_down(tmp_path: Path):
    import docx

    path = word(
        tmp_path / "a.docx", [["STT", "Họ và tên", "Đơn vị"], ["1", "Lê Thị Lan", "Trường X"], ["2", "Vũ Văn Tú", ""]]
    )
    document = docx.Document(str(path))
    table = document.tables[0]
    table.cell(1, 2).merge(table.cell(2, 2))
    document.save(str(path))
    assert brief(listed(path), "workplace") == [("Trường X",), ("Trường X",)]


def test_hidden_rows_are_read_and_said(tmp_path: Path):
    path = people(tmp_path / "a.xlsx", "1980", "1981")
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    rows = listed(path)
    assert [codes(row) for row in rows] == [[], ["hidden-row"]]
    assert "Dòng 3" in rows[1].findings[0].message


def test_a_formula_without_its_value_is_said(tmp_path: Path):
    rows = [HEADER, [1, "Lê Thị Lan", "1980", "Nữ", "Giáo viên, Trường X", '=A1&"x"', "Giấy khen"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows))
    assert (row.achievement, codes(row), row.findings[0].cell) == (None, ["formula-without-value"], "F2")


@pytest.mark.parametrize(
    ("sent", "year"), [("80", "1980"), (80, "1980"), ("’92", "1992"), ("05", "2005"), ("25", "1925")]
)
def test_two_digits_alone_are_a_year_that_is_not_ahead_and_it_is_said(tmp_path: Path, sent: object, year: str):
    (row,) = listed(people(tmp_path / "a.xlsx", sent))
    assert row.birth == year
    (finding,) = row.findings
    assert (finding.severity.value, finding.code.value, finding.cell) == ("note", "short-year", "C2")
    assert finding.message == f"Ô C2: “{sent}” được đọc là năm {year}. Sửa lại nếu không đúng."


@pytest.mark.parametrize(
    ("written", "position", "workplace"),
    [
        ("GV/Trường Tiểu học Mai Dịch", "GV", "Trường Tiểu học Mai Dịch"),
        ("Tổ trưởng / Tổ dân phố số 5", "Tổ trưởng", "Tổ dân phố số 5"),
        ("Tổng phụ trách Đội/Trường THCS Mai Dịch", "Tổng phụ trách Đội", "Trường THCS Mai Dịch"),
        ("Công chức Văn hóa - Xã hội/UBND phường Mai Dịch", "Công chức Văn hóa - Xã hội", "UBND phường Mai Dịch"),
        ("Bí thư Đảng ủy, Chủ tịch HĐND/phường Mai Dịch", "Bí thư Đảng ủy, Chủ tịch HĐND", "phường Mai Dịch"),
        ("Chủ tịch HĐND/UBND phường Mai Dịch", "Chủ tịch HĐND/UBND phường Mai Dịch", None),
        ("Bí thư/Tổ trưởng dân phố", "Bí thư/Tổ trưởng dân phố", None),
    ],
)
def test_a_stroke_between_post_and_workplace(tmp_path: Path, written: str, position: str, workplace: str | None):
    rows = [HEADER, [1, "Lê Thị Lan", "1980", "Nữ", written, "Tốt", "Giấy khen"]]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "position", "workplace") == [(position, workplace)]
