"""Tables anywhere, in every layout that wards use."""

from pathlib import Path

from tests.intake.building import brief, codes, listed, take_in, word, workbook

HEADER = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Thành tích", "Hình thức khen thưởng"]
LETTERHEAD = [
    ["ỦY BAN NHÂN DÂN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["PHƯỜNG BÁCH KHOA", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH"],
    ["Tập thể, cá nhân đề nghị khen thưởng"],
    [],
]
HIEN = [1, "Phạm Thu Hiền", 1980, "Chuyên viên", "UBND phường Bách Khoa", "Làm tốt công tác xã hội", "Giấy khen"]
SON = [2, "Lê Văn Sơn", 1975, "Tổ trưởng", "Tổ dân phố số 3", "Giữ gìn an ninh trật tự", "Giấy khen"]


def test_titles_above_and_signatures_below_are_no_nominees(tmp_path: Path):
    below = [
        [],
        ["Danh sách ấn định: 02 cá nhân./."],
        [None, None, None, None, "Bách Khoa, ngày 05 tháng 8 năm 2024"],
        [None, "NGƯỜI LẬP BIỂU", None, None, "TM. ỦY BAN NHÂN DÂN"],
        [None, None, None, None, "CHỦ TỊCH"],
        [],
        [None, "Trần Thị Lập", None, None, "Nguyễn Văn Ký"],
    ]
    read = take_in(workbook(tmp_path / "a.xlsx", [*LETTERHEAD, HEADER, HIEN, SON, *below]))
    assert brief(read.candidates, "row", "name") == [(8, "Phạm Thu Hiền"), (9, "Lê Văn Sơn")]
    assert read.sender_hints[0] == "ỦY BAN NHÂN DÂN PHƯỜNG BÁCH KHOA"
    (table,) = read.tables
    assert (table.header_rows, table.first_row, table.last_row) == ((7,), 8, 9)


def test_a_table_that_begins_in_the_middle_of_the_sheet(tmp_path: Path):
    shifted = [[None, None, None, *row] for row in (HEADER, HIEN, SON)]
    rows = listed(workbook(tmp_path / "a.xlsx", [*[[]] * 11, *shifted]))
    assert brief(rows, "row", "name", "award") == [
        (13, "Phạm Thu Hiền", "Giấy khen"),
        (14, "Lê Văn Sơn", "Giấy khen"),
    ]
    assert rows[0].cell("name") == "E13"


def test_headers_without_marks_in_capitals_and_in_another_order(tmp_path: Path):
    header = ["HINH THUC KT", "DON VI", "HO TEN", "THANH TICH", "NGAY SINH", "CHUC DANH", "GIOI TINH", "TT"]
    row = ["Giấy khen", "Trường TH Nghĩa Tân", "Vũ Thị Mai", "Dạy giỏi", "05/9/1988", "Giáo viên", "nữ", 1]
    (read,) = listed(workbook(tmp_path / "a.xlsx", [header, row]))
    assert brief([read], "name", "birth", "gender", "position", "workplace", "award", "achievement") == [
        ("Vũ Thị Mai", "1988-09-05", "F", "Giáo viên", "Trường TH Nghĩa Tân", "Giấy khen", "Dạy giỏi")
    ]


def test_birth_years_under_nam_and_nu(tmp_path: Path):
    top = ["TT", "Họ tên", "Năm sinh", None, "Chức vụ, đơn vị", "Hình thức đề nghị"]
    sub = [None, None, "Nam", "Nữ", None, None]
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    rows = [[1, "Đỗ Văn An", 1970, None, "Tổ trưởng, Tổ dân phố số 2", "Giấy khen"]]
    rows += [[2, "Đỗ Thị Bình", None, "12/3/1981", "Bí thư Chi bộ\nChi bộ 5", "Giấy khen"]]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    read = listed(workbook(tmp_path / "a.xlsx", [top, sub, numbers, *rows], merges=merges))
    assert brief(read, "birth", "gender", "position", "workplace") == [
        ("1970", "M", "Tổ trưởng", "Tổ dân phố số 2"),
        ("1981-03-12", "F", "Bí thư Chi bộ", "Chi bộ 5"),
    ]
    assert read[1].cell("birth") == "D5"


def test_the_same_header_without_merged_cells(tmp_path: Path):
    top = [None, None, "Ngày sinh", None, None]
    sub = ["Số TT", "Họ và tên", "Nam", "Nữ", "Đề nghị khen thưởng"]
    read = listed(workbook(tmp_path / "a.xlsx", [top, sub, [1, "Đỗ Thị Bình", None, 1981, "Giấy khen"]]))
    assert brief(read, "name", "birth", "gender", "award") == [("Đỗ Thị Bình", "1981", "F", "Giấy khen")]


def test_ticks_under_gender_say_gender_and_no_birth(tmp_path: Path):
    top = ["STT", "Họ và tên", "Giới tính", None, "Chức vụ"]
    sub = [None, None, "Nam", "Nữ", None]
    rows = [[1, "Đỗ Văn An", "x", None, "Tổ trưởng"], [2, "Đỗ Thị Bình", None, "x", "Tổ phó"]]
    read = listed(workbook(tmp_path / "a.xlsx", [top, sub, *rows], merges=["C1:D1"]))
    assert brief(read, "gender", "birth", "birth_expected", "findings") == [
        ("M", None, False, ()),
        ("F", None, False, ()),
    ]


def test_section_rows_give_the_kind(tmp_path: Path):
    header = ["STT", "Họ và tên, tên tập thể", "Đơn vị", "Khen thưởng"]
    rows = [
        ["I", "TẬP THỂ", None, None],
        [1, "Ban Công tác Mặt trận khu 3", "Phường Minh Khai", "Giấy khen"],
        ["II.", "Cá nhân: 02", None, None],
        [1, "Hà Thị Lan", "Phường Minh Khai", "Giấy khen"],
        [2, "Đoàn Văn Hậu", "Phường Minh Khai", "Giấy khen"],
        ["III", "Hộ gia đình", None, None],
        [1, "Nguyễn Văn Lộc", "Phường Minh Khai", "Giấy khen"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", [header, *rows]))
    assert brief(read, "kind", "name") == [
        ("collective", "Ban Công tác Mặt trận khu 3"),
        ("individual", "Hà Thị Lan"),
        ("individual", "Đoàn Văn Hậu"),
        ("household", "Nguyễn Văn Lộc"),
    ]


def test_unit_rows_group_the_rows_below_and_a_kind_row_ends_inside_them(tmp_path: Path):
    header = ["STT", "Tên tập thể, cá nhân", "Chức vụ", "Hình thức"]
    rows = [
        ["I", "UBND phường Đồng Tâm", None, None],
        ["a)", "Tập thể", None, None],
        [1, "Tổ dân phố số 7", None, "Giấy khen"],
        ["b)", "Cá nhân", None, None],
        [1, "Lưu Thị Nga", "Tổ trưởng", "Giấy khen"],
        ["II", "Phòng Nội vụ", None, None],
        [1, "Lê Minh Tâm", "Chuyên viên", "Giấy khen"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", [header, *rows]))
    assert brief(read, "kind", "name", "unit_text") == [
        ("collective", "Tổ dân phố số 7", "UBND phường Đồng Tâm"),
        ("individual", "Lưu Thị Nga", "UBND phường Đồng Tâm"),
        ("individual", "Lê Minh Tâm", "Phòng Nội vụ"),
    ]


def test_section_rows_over_the_whole_width_and_awards_as_sections(tmp_path: Path):
    header = ["STT", "Họ và tên", "Năm sinh", "Đơn vị công tác"]
    rows = [
        ["A. ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND QUẬN"],
        ["Cá nhân"],
        [1, "Lưu Thị Nga", 1979, "Phường Đồng Tâm"],
        ["B. Bằng khen của UBND Thành phố"],
        [2, "Lê Minh Tâm", 1980, "Phòng Nội vụ"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", [header, *rows], merges=["A2:D2", "A3:D3", "A5:D5"]))
    assert brief(read, "kind", "award") == [
        ("individual", "GIẤY KHEN CỦA CHỦ TỊCH UBND QUẬN"),
        ("individual", "Bằng khen của UBND Thành phố"),
    ]


def test_blank_rows_totals_and_empty_numbered_rows_are_passed_over(tmp_path: Path):
    rows = [HEADER, HIEN, [], ["Cộng:", None, 1], [], SON, [3], [4], [None, "Tổng cộng: 02 cá nhân"]]
    read = take_in(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read.candidates, "row", "name") == [(2, "Phạm Thu Hiền"), (6, "Lê Văn Sơn")]


def test_two_tables_on_one_sheet(tmp_path: Path):
    collectives = ["STT", "Tên tập thể", "Thành tích", "Hình thức khen"]
    rows = [
        ["I. TẬP THỂ"],
        collectives,
        [1, "Nhóm thiện nguyện Ánh Dương", "Giúp người nghèo", "Giấy khen"],
        [],
        ["II. CÁ NHÂN"],
        HEADER,
        HIEN,
        SON,
    ]
    read = take_in(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read.candidates, "kind", "row", "name") == [
        ("collective", 3, "Nhóm thiện nguyện Ánh Dương"),
        ("individual", 7, "Phạm Thu Hiền"),
        ("individual", 8, "Lê Văn Sơn"),
    ]
    assert [table.header_rows for table in read.tables] == [(2,), (6,)]


def test_the_header_repeated_on_every_page_does_not_end_a_section(tmp_path: Path):
    header = ["STT", "Tên", "Hình thức khen thưởng"]
    rows = [header, ["I", "Tập thể", None], [1, "Sen Hồng", "Giấy khen"], header, [2, "Sen Trắng", "Giấy khen"]]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "kind", "name") == [
        ("collective", "Sen Hồng"),
        ("collective", "Sen Trắng"),
    ]


def test_every_sheet_is_read_and_a_hidden_one_is_named(tmp_path: Path):
    read = take_in(workbook(tmp_path / "a.xlsx", [HEADER, HIEN], [HEADER, SON], hidden=[1]))
    assert brief(read.candidates, "sheet", "name") == [("Sheet", "Phạm Thu Hiền"), ("Sheet1", "Lê Văn Sơn")]
    assert codes(read.candidates[0]) == []
    assert codes(read.candidates[1]) == ["hidden-row"]
    assert "Sheet1" in read.candidates[1].findings[0].message


def test_word_tables_take_their_kind_from_the_paragraph_above(tmp_path: Path):
    table = [["STT", "Tên", "Thành tích"], ["1", "Hương Sen", "Làm tốt"]]
    read = take_in(
        word(tmp_path / "a.docx", "UBND PHƯỜNG MINH KHAI", "DANH SÁCH", "1. Tập thể", table, "2. Cá nhân", table)
    )
    assert brief(read.candidates, "sheet", "row", "kind") == [
        ("Bảng 1", 2, "collective"),
        ("Bảng 2", 2, "individual"),
    ]
    assert read.sender_hints[0] == "UBND PHƯỜNG MINH KHAI"


def test_a_letterhead_set_as_a_word_table_is_no_list(tmp_path: Path):
    letterhead = [["UBND QUẬN CẦU GIẤY\nPHÒNG NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    read = take_in(word(tmp_path / "a.docx", letterhead, "DANH SÁCH CÁ NHÂN", [HEADER, HIEN]))
    assert brief(read.candidates, "sheet", "name") == [("Bảng 2", "Phạm Thu Hiền")]
    assert read.sender_hints[0] == "PHÒNG NỘI VỤ"


def test_a_file_without_a_list_says_so(tmp_path: Path):
    read = take_in(workbook(tmp_path / "a.xlsx", [["Kính gửi"], ["Báo cáo tháng 7"]]))
    assert read.candidates == ()
    assert [note.code.value for note in read.notes] == ["no-table"]
