"""Habits that are rarer, each seen in lists of this kind."""

from pathlib import Path

import docx
import pytest

from tests.intake.building import brief, codes, listed, take_in, word, workbook
from tests.intake.charts import to_tcvn3, to_vni


def test_a_list_without_numbers_and_one_with_numbers_before_the_names(tmp_path: Path):
    header = ["Họ và tên", "Năm sinh", "Đơn vị", "Hình thức khen thưởng"]
    rows = [
        header,
        ["Lê Thị Lan", "1980", "Phường Mai Dịch", "Giấy khen"],
        ["2. Vũ Văn Tú", "1981", "Phường Mai Dịch", "Giấy khen"],
        ["- Tổ dân phố số 5", None, "Phường Mai Dịch", "Giấy khen"],
        ["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"],
        ["Nguyễn Văn Ký"],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "kind", "name") == [
        ("individual", "Lê Thị Lan"),
        ("individual", "Vũ Văn Tú"),
        ("collective", "Tổ dân phố số 5"),
    ]


def test_ordinals_of_other_shapes(tmp_path: Path):
    header = ["STT", "Họ và tên", "Đơn vị", "Hình thức"]
    rows = [
        header,
        *([mark, "Lê Thị Lan", "Phường X", "Giấy khen"] for mark in ("01", "1.", "1)", 1.1, "I.1", "a", None)),
    ]
    assert len(listed(workbook(tmp_path / "a.xlsx", rows))) == 7


def test_a_word_table_with_merged_two_row_header(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("UBND PHƯỜNG TRUNG HÒA")
    document.add_paragraph("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG")
    table = document.add_table(rows=4, cols=5)
    lines = [
        ["STT", "Họ và tên", "Năm sinh", "", "Đề nghị"],
        ["", "", "Nam", "Nữ", ""],
        ["1", "Sen Thị Hồng", "", "1980", "Giấy khen"],
        ["2", "Đào Văn Mai", "1979", "", "Giấy khen"],
    ]
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 4).text = "Đề nghị khen thưởng"
    document.save(str(tmp_path / "a.docx"))
    assert brief(listed(tmp_path / "a.docx"), "row", "kind", "name", "birth", "gender", "award") == [
        (3, "individual", "Sen Thị Hồng", "1980", "F", "Giấy khen"),
        (4, "individual", "Đào Văn Mai", "1979", "M", "Giấy khen"),
    ]


def test_word_lists_whose_numbers_are_automatic(tmp_path: Path):
    table = [
        ["STT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức"],
        ["", "Lê Thị Lan", "Tổ trưởng\nTổ dân phố số 4", "Giấy khen"],
        ["", "Chi hội Phụ nữ số 3", "phường Mai Dịch", "Giấy khen"],
    ]
    assert brief(listed(word(tmp_path / "a.docx", table)), "kind", "name", "position", "workplace") == [
        ("individual", "Lê Thị Lan", "Tổ trưởng", "Tổ dân phố số 4"),
        ("collective", "Chi hội Phụ nữ số 3", None, "phường Mai Dịch"),
    ]


def test_the_unit_column_names_the_sender_of_each_row(tmp_path: Path):
    header = ["STT", "Đơn vị đề nghị", "Họ và tên", "Chức vụ", "Hình thức"]
    rows = [
        header,
        [1, "Phường Mai Dịch", "Lê Thị Lan", "Tổ trưởng", "Giấy khen"],
        [2, None, "Vũ Văn Tú", "Tổ phó", "Giấy khen"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows, merges=["B2:B3"]))
    assert brief(read, "unit_text") == [("Phường Mai Dịch",), ("Phường Mai Dịch",)]


def test_identity_numbers_and_phones_stay_text(tmp_path: Path):
    header = ["STT", "Họ và tên", "Số CCCD", "Điện thoại", "Hình thức"]
    rows = [
        header,
        [1, "Lê Thị Lan", "001180012345", 912345678, "Giấy khen"],
        [2, "Vũ Văn Tú", 1180012345678, "0912.345.678", "x"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "identity_number", "phone") == [
        ("001180012345", "912345678"),
        ("1180012345678", "0912.345.678"),
    ]


def test_households_are_told_even_under_another_heading(tmp_path: Path):
    header = ["STT", "Tên tập thể, cá nhân, hộ gia đình", "Năm sinh", "Địa chỉ", "Hình thức khen thưởng"]
    rows = [
        header,
        ["I", "CÁ NHÂN"],
        [1, "Hộ ông Nguyễn Văn Lộc", None, "Tổ 5", "Giấy khen"],
        [2, "Lê Thị Lan", 1980, "Tổ 6", "Giấy khen"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "kind", "name", "workplace", "findings") == [
        ("household", "Hộ ông Nguyễn Văn Lộc", "Tổ 5", ()),
        ("individual", "Lê Thị Lan", "Tổ 6", ()),
    ]


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (("Tập thể", "Cá nhân"), ["collective", "individual"]),
        (("Cơ quan Đảng", "Người trực tiếp công tác"), ["collective", "collective"]),
    ],
)
def test_the_column_of_kinds_tells_a_person_named_like_a_body(tmp_path: Path, told: tuple[str, str], kinds: list[str]):
    rows = [
        ["STT", "Tên tập thể/cá nhân", "Chức vụ", "Danh hiệu", "Phân loại đối tượng"],
        [1, "Đoàn Thanh niên phường", "", "Giấy khen", told[0]],
        [2, "Đoàn Thanh Niên", "Bí thư", "Giấy khen", told[1]],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "kind") == [(kind,) for kind in kinds]


def test_notes_between_and_below_are_no_nominees(tmp_path: Path):
    header = ["STT", "Họ và tên", "Đơn vị", "Hình thức"]
    rows = [
        header,
        [1, "Lê Thị Lan", "Phường X", "Giấy khen"],
        ["(Danh sách có 01 cá nhân)"],
        [None, "(Kèm theo Tờ trình)"],
        ["Ghi chú: các trường hợp trên đã được UBND phường xác nhận và công khai trên trang thông tin điện tử."],
        [2, "Vũ Văn Tú", "ngoài bảng", "Giấy khen"],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "name") == [("Lê Thị Lan",)]


def test_a_list_of_many_units_in_one_letterhead(tmp_path: Path):
    top = [["UBND QUẬN CẦU GIẤY"], ["TRƯỜNG TIỂU HỌC DỊCH VỌNG A"], [], ["DANH SÁCH CÁ NHÂN"]]
    rows = [*top, ["STT", "Họ và tên", "Hình thức"], [1, "Lê Thị Lan", "Giấy khen"]]
    read = take_in(workbook(tmp_path / "danh_sach-th.dich.vong.xlsx", rows))
    assert read.sender_hints == ("TRƯỜNG TIỂU HỌC DỊCH VỌNG A", "UBND QUẬN CẦU GIẤY", "danh sach th dich vong")


def test_progress_is_told_and_may_stop_the_work(tmp_path: Path):
    from tests.intake.building import TODAY
    from thidua_desktop.intake.reader import read_file
    from thidua_desktop.intake.understand import understand

    path = workbook(
        tmp_path / "a.xlsx", [["STT", "Họ và tên", "Hình thức"], *([n, "Lê Lan", "GK"] for n in range(1, 2500))]
    )
    told: list[tuple[int, int]] = []
    understand(read_file(path), path.name, TODAY, progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_missing_births_only_where_they_are_asked(tmp_path: Path):
    header = ["STT", "Họ và tên", "Năm sinh", "Hình thức"]
    rows = [
        header,
        [1, "Lê Thị Lan", None, "Giấy khen"],
        [2, "Chi bộ 5", None, "Giấy khen"],
        [3, "Hộ bà Lê Thị Tư", None, "GK"],
    ]
    assert [codes(row) for row in listed(workbook(tmp_path / "a.xlsx", rows))] == [["missing-birth"], [], []]


@pytest.mark.parametrize(("font", "encode", "encoding"), [(".VnTime", to_tcvn3, "tcvn3"), ("VNI-Times", to_vni, "vni")])
def test_a_short_list_in_an_old_font_is_read_by_its_font(tmp_path: Path, font: str, encode, encoding: str):
    rows = [["STT", "Họ tên", "Khen thưởng"], [1, "Lê Hà", "GK"], [2, "Võ Mỹ", "GK"]]
    sent = [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    read = take_in(workbook(tmp_path / "a.xlsx", sent, font=font))
    assert brief(read.candidates, "name") == [("Lê Hà",), ("Võ Mỹ",)]
    assert read.encoding == encoding


def test_a_row_pasted_in_an_old_code_page_among_unicode_rows(tmp_path: Path):
    header = ["STT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức"]
    mine = ["Lê Thị Hà", "Tổ trưởng, Tổ dân phố số 5", "Giấy khen"]
    pasted = ["Trần Đức Vượng", "Chuyên viên, UBND phường Nghĩa Đô", "Giấy khen của Chủ tịch UBND quận"]
    rows = [header, [1, *mine], [2, *map(to_tcvn3, pasted)], [3, *map(to_vni, pasted)]]
    read = take_in(workbook(tmp_path / "a.xlsx", rows))
    assert read.encoding == "mixed"
    assert (
        brief(read.candidates[1:], "name", "position", "workplace", "award")
        == [("Trần Đức Vượng", "Chuyên viên", "UBND phường Nghĩa Đô", "Giấy khen của Chủ tịch UBND quận")] * 2
    )


def test_rows_that_look_like_headers_are_rows(tmp_path: Path):
    header = ["Đối tượng", "Họ và tên", "Giới tính", "Đơn vị", "Thành tích", "Hình thức"]
    rows = [
        header,
        ["Cá nhân", "Lê Thị Lan", "Nữ", "Tổ dân phố", "Thành tích xuất sắc", "Giấy khen"],
        ["Tập thể", None, None, "Tổ dân phố", "Thành tích xuất sắc", "Giấy khen"],
        ["Cá nhân", None, "Nam", "Đơn vị", "Thành tích xuất sắc", "Giấy khen"],
    ]
    read = take_in(workbook(tmp_path / "a.xlsx", rows))
    assert len(read.tables) == 1
    assert [codes(row) for row in read.candidates] == [[], ["missing-name"], ["missing-name"]]


def test_name_post_and_birth_in_one_cell_beside_other_columns(tmp_path: Path):
    header = ["STT", "Họ và tên", "Chức vụ, đơn vị", "Đề nghị"]
    rows = [
        header,
        [1, "Ông Nguyễn Văn Hải (Tổ trưởng)", "Tổ dân phố số 3", "Giấy khen"],
        [2, "Bà Nguyễn Thị Hà\nSinh năm: 1980", "Giáo viên, Trường X", "Giấy khen"],
        [3, "Nguyễn Văn Tín - sinh ngày 31/02/1980", "Giáo viên, Trường X", "Giấy khen"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "name", "birth", "gender", "position", "workplace") == [
        ("Nguyễn Văn Hải", None, "M", "Tổ trưởng", "Tổ dân phố số 3"),
        ("Nguyễn Thị Hà", "1980", "F", "Giáo viên", "Trường X"),
        ("Nguyễn Văn Tín", None, None, "Giáo viên", "Trường X"),
    ]
    assert [codes(row) for row in read] == [[], [], ["impossible-date"]]
    assert read[2].findings[0].cell == "B4"
