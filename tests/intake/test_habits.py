"""Habits of lists that come without order: no header, tables beside each other, group rows, lines that go on."""

from pathlib import Path
from time import process_time

import pytest

from tests.intake.building import TODAY, brief, codes, listed, take_in, workbook
from thidua_desktop.intake.columns import Mapping
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.intake.headers import ColumnMeaning as M
from thidua_desktop.intake.raw import RawDocument, RawSheet
from thidua_desktop.intake.reader import read_file
from thidua_desktop.intake.understand import understand

HEADER = ["STT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Thành tích", "Hình thức"]
LAN = ["Lê Thị Lan", 1980, "Tổ trưởng, Tổ dân phố số 3", "Giữ gìn an ninh trật tự", "Giấy khen"]
TU = ["Vũ Văn Tú", 1975, "Giáo viên, Trường Tiểu học Nghĩa Tân", "Dạy giỏi, học sinh yêu mến", "Giấy khen"]


@pytest.mark.parametrize("above", [0, 3])
def test_a_list_without_a_header_is_told_by_its_values_and_said_to_be(tmp_path: Path, above: int):
    letterhead = [["UBND PHƯỜNG NGHĨA TÂN", None, None, "Độc lập - Tự do - Hạnh phúc"], ["DANH SÁCH"], []][:above]
    read = take_in(workbook(tmp_path / "a.xlsx", [*letterhead, [1, *LAN], [2, *TU]]))
    assert brief(read.candidates, "row", "name", "birth", "position", "workplace", "award", "achievement") == [
        (above + 1, "Lê Thị Lan", "1980", "Tổ trưởng", "Tổ dân phố số 3", "Giấy khen", "Giữ gìn an ninh trật tự"),
        (above + 2, "Vũ Văn Tú", "1975", "Giáo viên", "Trường Tiểu học Nghĩa Tân", "Giấy khen",
         "Dạy giỏi, học sinh yêu mến"),
    ]  # fmt: skip
    (table,) = read.tables
    assert (table.headed, table.header_rows, table.first_row) == (False, (above,), above + 1)
    assert all(column.sureness < 0.5 for column in table.columns)
    assert [note.code.value for note in read.notes] == ["no-header"]


def test_a_letter_without_a_list_is_not_taken_for_one(tmp_path: Path):
    rows = [
        ["UBND QUẬN CẦU GIẤY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["PHÒNG NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"],
        ["Kính gửi: UBND phường Nghĩa Tân", "Phòng Nội vụ"],
        ["Người lập", "Trưởng phòng"],
        ["Nguyễn Văn An", "Lê Thị Bình"],
    ]
    assert [note.code.value for note in take_in(workbook(tmp_path / "a.xlsx", rows)).notes] == ["no-table"]


@pytest.mark.parametrize("rows_above", [0, 2])
def test_the_clerk_points_at_a_table_where_none_was_found(tmp_path: Path, rows_above: int):
    rows = [*[["x", "y"]] * rows_above, ["Sen Hồng", "Phường Nghĩa Tân"], ["Sen Trắng", "Phường Yên Hòa"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert take_in(path).tables == ()
    mapping = Mapping((("A", "", M.NAME), ("B", "", M.WORKPLACE)), "Sheet", rows_above)
    for read in (
        take_in(path, [mapping]),
        understand(read_file(path), path.name, TODAY, corrections=Corrections().with_mapping(mapping)),
    ):
        assert brief(read.candidates, "row", "name", "workplace") == [
            (rows_above + 1, "Sen Hồng", "Phường Nghĩa Tân"),
            (rows_above + 2, "Sen Trắng", "Phường Yên Hòa"),
        ]
        assert read.tables[0].mapping == mapping
        assert read.notes == ()


def test_a_guessed_table_is_corrected_like_any_other(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", [[1, *LAN], [2, *TU]])
    mapping = take_in(path).tables[0].mapping.with_meaning("E", M.NOTE)
    read = take_in(path, [mapping])
    assert brief(read.candidates, "name", "achievement", "note")[0] == ("Lê Thị Lan", None, "Giữ gìn an ninh trật tự")
    assert len(read.candidates) == 2


def test_a_table_pointed_at_below_a_table_that_was_found(tmp_path: Path):
    rows = [HEADER, [1, *LAN], [], ["Tên gọi", "Nơi"], ["Sen Hồng", "Phường Nghĩa Tân"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    mapping = Mapping((("A", "Tên gọi", M.NAME), ("B", "Nơi", M.WORKPLACE)), "Sheet", 4)
    read = take_in(path, [mapping])
    assert brief(read.candidates, "row", "name") == [(2, "Lê Thị Lan"), (5, "Sen Hồng")]


@pytest.mark.parametrize("gap", [[], [None]])
def test_collectives_on_the_left_and_people_on_the_right(tmp_path: Path, gap: list[None]):
    rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
        ["I. TẬP THỂ", None, None, *gap, "II. CÁ NHÂN"],
        ["STT", "Tên tập thể", "Hình thức", *gap, "STT", "Họ và tên", "Chức vụ", "Hình thức"],
        [1, "Sen Hồng", "Giấy khen", *gap, 1, "Lê Thị Lan", "Tổ trưởng", "Bằng khen"],
        [2, "Sen Trắng", "Giấy khen", *gap, 2, "Vũ Văn Tú", "Kế toán", "Giấy khen"],
        [None, None, None, *gap, 3, "Phạm Thu Hà", "Văn thư", "Giấy khen"],
    ]
    read = take_in(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read.candidates, "kind", "row", "name", "award") == [
        ("collective", 4, "Sen Hồng", "Giấy khen"),
        ("collective", 5, "Sen Trắng", "Giấy khen"),
        ("individual", 4, "Lê Thị Lan", "Bằng khen"),
        ("individual", 5, "Vũ Văn Tú", "Giấy khen"),
        ("individual", 6, "Phạm Thu Hà", "Giấy khen"),
    ]
    assert [table.header_rows for table in read.tables] == [(3,), (3,)]


def test_each_of_two_tables_in_the_same_rows_keeps_its_own_mapping(tmp_path: Path):
    rows = [["STT", "Tên tập thể", "Ý kiến", "STT", "Họ và tên", "Diễn giải"]]
    rows += [[1, "Sen Hồng", "Giấy khen", 1, "Lê Thị Lan", "Cứu người"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    left, right = (table.mapping for table in take_in(path).tables)
    said = (
        Corrections().with_mapping(left.with_meaning("C", M.AWARD)).with_mapping(right.with_meaning("F", M.ACHIEVEMENT))
    )
    read = understand(read_file(path), path.name, TODAY, corrections=said)
    assert brief(read.candidates, "award", "achievement") == [("Giấy khen", None), (None, "Cứu người")]


def test_units_as_numbered_headings_and_groups_of_units(tmp_path: Path):
    rows = [
        HEADER,
        ["I. KHỐI PHƯỜNG"],
        [1, "Phường Nghĩa Đô", None, None, None, None],
        [1, *LAN],
        [2, *TU],
        [2, "Phường Nghĩa Tân", None, None, None, None],
        ["1", *LAN],
        ["II", "KHỐI TRƯỜNG HỌC"],
        ["2. Trường Tiểu học Dịch Vọng A"],
        ["1.1", *TU],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "row", "name", "unit_text", "findings") == [
        (4, "Lê Thị Lan", "Phường Nghĩa Đô", ()),
        (5, "Vũ Văn Tú", "Phường Nghĩa Đô", ()),
        (7, "Lê Thị Lan", "Phường Nghĩa Tân", ()),
        (10, "Vũ Văn Tú", "Trường Tiểu học Dịch Vọng A", ()),
    ]


def test_kinds_numbered_like_rows_below_units_are_headings(tmp_path: Path):
    rows = [
        ["TT", "Họ và tên", "Chức vụ", "Đề nghị"],
        ["I", "UBND phường Yên Hòa"],
        ["1", "Tập thể: 01"],
        [1, "Đông Hồ", None, "Giấy khen"],
        ["2", "Cá nhân"],
        [1, "Đoàn Thanh Niên", "Tổ trưởng", "Giấy khen"],
        ["II", "UBND phường Mai Dịch"],
        [1, "Lê Thị Lan", "Tổ phó", "Giấy khen"],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "row", "kind", "unit_text") == [
        (4, "collective", "UBND phường Yên Hòa"),
        (6, "individual", "UBND phường Yên Hòa"),
        (8, "individual", "UBND phường Mai Dịch"),
    ]


def test_units_that_are_nominees_themselves_are_no_headings(tmp_path: Path):
    rows = [
        ["STT", "Tên tập thể", "Thành tích"],
        [1, "Phường Nghĩa Đô"],
        [2, "Phường Nghĩa Tân"],
        [3, "Phường Yên Hòa"],
    ]
    assert len(listed(workbook(tmp_path / "a.xlsx", rows))) == 3


def test_a_line_that_goes_on_is_joined_and_said_to_be(tmp_path: Path):
    rows = [
        HEADER,
        [1, *LAN],
        [None, None, None, None, "và vận động nhân dân hiến đất làm đường", None],
        [2, "Vũ Văn Tú", 1975, "Giáo viên", "Dạy giỏi", "Giấy khen"],
        [None, None, None, "Trường Tiểu học Nghĩa Tân", None, None],
        [None, None, None, None, None, None],
        [None, None, 1970, "Kế toán", "Làm tốt", "Giấy khen"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "row", "name", "position", "workplace", "achievement") == [
        (2, "Lê Thị Lan", "Tổ trưởng", "Tổ dân phố số 3",
         "Giữ gìn an ninh trật tự và vận động nhân dân hiến đất làm đường"),
        (4, "Vũ Văn Tú", "Giáo viên", "Trường Tiểu học Nghĩa Tân", "Dạy giỏi"),
        (7, "", "Kế toán", None, "Làm tốt"),
    ]  # fmt: skip
    assert [codes(row) for row in read] == [["row-continued"], ["row-continued"], ["missing-name"]]


def test_signatures_and_totals_inside_the_tables_columns(tmp_path: Path):
    rows = [
        HEADER,
        ["I", "Cá nhân"],
        [1, *LAN],
        [None, "Cộng mục I: 01 cá nhân"],
        ["Cộng I", None, None, None, 1],
        [None, "Tổng cộng: 05 tập thể", None, None, None, "01"],
        [None, "Tổng số: 01 người"],
        ["Cộng trang 1:", "1"],
        [None, "Người lập biểu", None, None, "Hiệu trưởng", None],
        [None, "(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)", None],
        [None, "Trần Thị Lập", None, None, "Nguyễn Văn Ký", None],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "row", "name") == [(3, "Lê Thị Lan")]


@pytest.mark.parametrize("mark", ["//", "nt", "-nt-", "như trên", "(như trên)", "-//-", '"', "- Nt -", "〃"])
def test_ditto_marks_of_all_kinds(tmp_path: Path, mark: str):
    rows = [HEADER, [1, *LAN], [2, "Vũ Văn Tú", 1975, mark, mark, mark]]
    first, second = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief([second], "position", "workplace", "achievement", "award") == brief(
        [first], "position", "workplace", "achievement", "award"
    )
    assert set(codes(second)) == {"ditto-filled"}


def test_several_people_in_one_cell_are_noted(tmp_path: Path):
    cells = ["Lê Thị Lan\nVũ Văn Tú", "1. Lê Thị Lan; 2. Vũ Văn Tú", "Ông Lê Văn Lan và bà Vũ Thị Tú"]
    whole = ["Công Tằng Tôn Nữ\nThị Tuyết", "Nguyễn Thị\nHà Anh", "Lê Thị Lan\nTổ trưởng", "Y Blok Niê"]
    rows = [HEADER, *([n, cell, *LAN[1:]] for n, cell in enumerate([*cells, *whole], 1))]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert [codes(row) for row in read] == [["several-names"]] * 3 + [[]] * 4
    assert "Lê Thị Lan; Vũ Văn Tú" in read[0].findings[0].message


def test_numbers_that_a_spreadsheet_spoiled_are_pointed_out_and_left_as_sent(tmp_path: Path):
    header = ["STT", "Họ và tên", "Số CCCD", "Điện thoại", "Hình thức"]
    cases = [
        ("001180012345", "0912345678", []),
        ("012345678", "024 3833 1234", []),
        (1180012345, 912345678, ["lost-leading-zero", "lost-leading-zero"]),
        (36180012345, "+84 912 345 678", ["lost-leading-zero"]),
        (12345678, "2438331234", ["lost-leading-zero", "lost-leading-zero"]),
        ("1.23457E+11", "0912.345.678", ["cut-number"]),
        ("0011800123456", "", ["identity-number"]),
        ("chưa có", "", []),
    ]
    rows = [header, *([n, "Lê Thị Lan", card, phone, "Giấy khen"] for n, (card, phone, _) in enumerate(cases, 1))]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert [codes(row) for row in read] == [said for _, _, said in cases]
    assert read[2].identity_number == "1180012345"
    assert "001180012345" in read[2].findings[0].message


@pytest.mark.parametrize(
    ("sent", "birth", "says"),
    [
        ("12/31/1980", None, "31/12/1980"),
        ("O5/1O/198O", None, "05/10/1980"),
        ("l5/10/1980", None, "15/10/1980"),
        ("05.05.80", "1980-05-05", ""),
        ("05/05/31", "1931-05-05", ""),
        ("tháng 5/1980", "1980-05", ""),
        ("5/1980", "1980-05", ""),
        (29221, "1980-01-01", ""),
    ],
)
def test_births_and_what_is_said_of_bad_ones(tmp_path: Path, sent: object, birth: str | None, says: str):
    (row,) = listed(workbook(tmp_path / "a.xlsx", [HEADER, [1, "Lê Thị Lan", sent, *LAN[2:]]]))
    assert row.birth == birth
    assert all(says in finding.message for finding in row.findings)
    assert bool(row.findings) == bool(says)


def test_a_unit_heading_stands_above_the_header_repeated_on_a_new_page(tmp_path: Path):
    rows = [HEADER, [1, "Phường Nghĩa Đô"], [1, *LAN], [2, "Phòng Nội vụ"], HEADER, [1, *TU]]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "row", "unit_text") == [(3, "Phường Nghĩa Đô"), (6, "Phòng Nội vụ")]


def test_a_line_that_goes_on_below_a_ditto_mark(tmp_path: Path):
    rows = [HEADER, [1, *LAN], [2, *TU[:3], "nt", "Giấy khen"], [None, None, None, None, "và hiến máu 05 lần", None]]
    assert listed(workbook(tmp_path / "a.xlsx", rows))[1].achievement == f"{LAN[3]} và hiến máu 05 lần"


@pytest.mark.parametrize(
    "cell",
    [
        "Ông Vũ Văn Tú - sinh năm 1975 - Giáo viên, Trường Tiểu học Nghĩa Tân",
        "Ông Vũ Văn Tú, sinh năm 1975, Giáo viên, Trường Tiểu học Nghĩa Tân",
        "Ông Vũ Văn Tú\nSN: 1975\nGiáo viên, Trường Tiểu học Nghĩa Tân",
        "Ông VŨ VĂN TÚ (1975), Giáo viên Trường Tiểu học Nghĩa Tân",
    ],
)
def test_name_birth_and_post_in_one_cell(tmp_path: Path, cell: str):
    read = listed(workbook(tmp_path / "a.xlsx", [["STT", "Họ và tên", "Khen thưởng"], [1, cell, "Giấy khen"]]))
    assert brief(read, "name", "birth", "gender", "position", "workplace", "findings") == [
        ("Vũ Văn Tú", "1975", "M", "Giáo viên", "Trường Tiểu học Nghĩa Tân", ())
    ]


@pytest.mark.parametrize(
    ("cell", "position", "workplace"),
    [
        ("Giáo viên Trường Mầm non Hoa Sen", "Giáo viên", "Trường Mầm non Hoa Sen"),
        ("Tổ trưởng Tổ dân phố số 5", "Tổ trưởng", "Tổ dân phố số 5"),
        ("Công chức Văn hóa phường Nghĩa Tân", "Công chức Văn hóa", "phường Nghĩa Tân"),
        ("Công chức Văn hóa - Xã hội phường Nghĩa Tân", "Công chức Văn hóa - Xã hội", "phường Nghĩa Tân"),
        ("Công chức Văn phòng - Thống kê", "Công chức Văn phòng - Thống kê", None),
        ("Chuyên viên Văn phòng HĐND và UBND quận", "Chuyên viên", "Văn phòng HĐND và UBND quận"),
        ("Chủ tịch Hội Phụ nữ phường", "Chủ tịch Hội Phụ nữ phường", None),
        ("Phó Chủ tịch UBND phường", "Phó Chủ tịch UBND phường", None),
        ("Bảo vệ tổ dân phố", "Bảo vệ tổ dân phố", None),
        ("Nhân viên y tế trường học", "Nhân viên y tế trường học", None),
        ("Giao vien Truong Mam non Hoa Sen", "Giao vien", "Truong Mam non Hoa Sen"),
    ],
)
def test_post_and_workplace_without_a_sign_between(tmp_path: Path, cell: str, position: str, workplace: str | None):
    rows = [["STT", "Họ và tên", "Chức vụ, đơn vị", "Khen thưởng"], [1, "Vũ Văn Tú", cell, "Giấy khen"]]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "position", "workplace") == [(position, workplace)]


def test_signatures_are_no_rest_of_a_row_and_no_nominees(tmp_path: Path):
    for signed in (
        [[None, None, None, None, "Nguyễn Văn Ký", None]],
        [[], [None, "Thư ký", None, None, "Chủ tọa"], [None, "Lê Thị Lập", None, None, "Nguyễn Văn Ký"]],
    ):
        (row,) = listed(workbook(tmp_path / "a.xlsx", [HEADER, [1, *LAN], *signed]))
        assert (row.achievement, row.findings) == (LAN[3], ())


@pytest.mark.parametrize(
    ("cell", "kind", "name", "position"),
    [
        ("Lê Thị Bình (đã nghỉ hưu)", "individual", "Lê Thị Bình (đã nghỉ hưu)", None),
        ("LÊ THỊ BÌNH (A)", "individual", "Lê Thị Bình (A)", None),
        ("Lê Thị Bình-Tổ trưởng", "individual", "Lê Thị Bình", "Tổ trưởng"),
        ("Vợ chồng ông Lê Văn An", "household", "Vợ chồng ông Lê Văn An", None),
        ("Quân và dân phường Nghĩa Tân", "collective", "Quân và dân phường Nghĩa Tân", None),
    ],
)
def test_names_with_remarks_and_rarer_nominees(tmp_path: Path, cell: str, kind: str, name: str, position: str | None):
    rows = [["STT", "Tên tập thể, cá nhân", "Khen thưởng"], [1, cell, "Giấy khen"]]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "kind", "name", "position") == [(kind, name, position)]


@pytest.mark.parametrize(
    "rows",
    [
        [("STT", "Họ và tên", "") * 5000, *[("1", "Lê Thị Lan", "") * 5000] * 40],
        [tuple(f"Lê Thị Lan {n}" for n in range(15_000))] * 40,
        [("STT", "Họ tên", *["Giấy khen"] * 15_000), *[("1", "Lê Thị Lan", *["x"] * 15_000)] * 40],
        [("STT", "Họ tên", "Thành tích"), ("1", "Lê Thị Lan", "Tốt"), *[("", "", "và tiếp")] * 40_000],
    ],
    ids=["headers", "names", "marks", "lines that go on"],
)
def test_a_sheet_made_to_keep_the_program_busy_does_not(rows: list[tuple[str, ...]]):
    begun = process_time()
    understand(RawDocument("xlsx", "", (RawSheet("Sheet", tuple(rows)),)), "a.xlsx", TODAY)
    assert process_time() - begun < 5
