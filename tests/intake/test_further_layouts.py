"""Headers over several columns, names that begin like a body, letterheads of bodies other than a ward."""

from pathlib import Path

import openpyxl
import pytest

from tests.intake.building import brief, listed, take_in, word, workbook

AWARD = "Giấy khen của Chủ tịch UBND quận"


def test_two_groups_in_one_header_of_which_only_one_holds_births(tmp_path: Path):
    """The ministry of health's form: years under Nam | Nữ, votes under two councils."""
    rows = [
        ["TT", "Họ tên", "Năm sinh", "", "Chức vụ, đơn vị công tác", "Thành tích", "Số phiếu tín nhiệm", "", "Ghi chú"],
        ["", "", "Nam", "Nữ", "", "", "Quần chúng", "HĐCS", ""],
        [1, "Lê Anh Đào", "", 1977, "Trưởng khoa, Bệnh viện Tim Hà Nội", "Tốt", "95%", "9/9", ""],
        [2, "Phan Thế Tài", 1969, "", "Giám đốc, Trung tâm Y tế", "Tốt", "90%", "9/9", ""],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows, merges=["C1:D1", "G1:H1"]))
    assert brief(read, "row", "name", "birth", "gender", "workplace") == [
        (3, "Lê Anh Đào", "1977", "F", "Bệnh viện Tim Hà Nội"),
        (4, "Phan Thế Tài", "1969", "M", "Trung tâm Y tế"),
    ]


@pytest.mark.parametrize("merges", [[], ["C1:E1"]])
def test_a_birth_in_three_columns(tmp_path: Path, merges: list[str]):
    rows = [
        ["STT", "Họ và tên", "Ngày, tháng, năm sinh", "", "", "Chức vụ", "Hình thức đề nghị"],
        ["", "", "Ngày", "Tháng", "Năm", "", ""],
        [1, "Tạ Thu Hà", 3, 4, 1990, "Chuyên viên", AWARD],
        [2, "Cao Văn Chung", "", "", 1985, "Chuyên viên", AWARD],
        [3, "Lê Văn Nam", 31, 2, 1980, "Chuyên viên", AWARD],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows, merges=merges)), "row", "birth") == [
        (3, "1990-04-03"),
        (4, "1985"),
        (5, None),
    ]


def test_a_name_that_begins_like_a_body_is_a_persons_where_the_row_says_so(tmp_path: Path):
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Hình thức đề nghị"],
        [1, "Đội Văn Cấn", "1972", "Nam", AWARD],
        [2, "Phường Thị Lan", "03/05/1971", "", AWARD],
        [3, "Đội An ninh trật tự", "", "", AWARD],
        [4, "Hội Cựu chiến binh", "1990", "", AWARD],
    ]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "kind", "birth", "gender") == [
        ("individual", "1972", "M"),
        ("individual", "1971-05-03", None),
        ("collective", None, None),
        ("collective", None, None),
    ]


def test_a_name_that_begins_like_a_body_with_its_year_under_one_gender(tmp_path: Path):
    rows = [
        ["STT", "Họ và tên", "Năm sinh", "", "Hình thức đề nghị"],
        ["", "", "Nam", "Nữ", ""],
        [1, "Trường Văn Sơn", 1972, "", AWARD],
        [2, "Trường Tiểu học Dịch Vọng A", 12, 30, AWARD],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    assert brief(read, "kind", "birth", "gender") == [("individual", "1972", "M"), ("collective", None, None)]


@pytest.mark.parametrize(
    ("lines", "hints"),
    [
        (["UBND QUẬN HAI BÀ TRƯNG", "THANH TRA"], ["THANH TRA", "THANH TRA QUẬN HAI BÀ TRƯNG"]),
        (["LIÊN ĐOÀN LAO ĐỘNG TP HÀ NỘI", "LĐLĐ QUẬN HAI BÀ TRƯNG"], ["LĐLĐ QUẬN HAI BÀ TRƯNG"]),
        (["BỘ QUỐC PHÒNG", "BỘ TƯ LỆNH THỦ ĐÔ HÀ NỘI"], ["BỘ TƯ LỆNH THỦ ĐÔ HÀ NỘI"]),
        (["THÀNH ĐOÀN HÀ NỘI"], ["THÀNH ĐOÀN HÀ NỘI"]),
        (["BCH ĐOÀN QUẬN HAI BÀ TRƯNG"], ["BCH ĐOÀN QUẬN HAI BÀ TRƯNG"]),
    ],
)
def test_letterheads_of_other_bodies(tmp_path: Path, lines: list[str], hints: list[str]):
    rows = [*([line] for line in lines), ["DANH SÁCH"], ["STT", "Họ và tên", "Đề nghị"], [1, "Lê Thị Lan", AWARD]]
    assert list(take_in(workbook(tmp_path / "a.xlsx", rows)).sender_hints[: len(hints)]) == hints


@pytest.mark.parametrize("between", ["\t", "          "])
def test_a_letterhead_of_two_halves_on_one_line_names_its_left_half(tmp_path: Path, between: str):
    halves = [
        f"UBND QUẬN CẦU GIẤY{between}CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"UBND PHƯỜNG TRUNG HÒA{between}Độc lập - Tự do - Hạnh phúc",
    ]
    rows = [["STT", "Họ và tên", "Đề nghị"], [1, "Lê Thị Lan", AWARD]]
    for path in (
        workbook(tmp_path / "a.xlsx", [*([line] for line in halves), *rows]),
        word(tmp_path / "a.docx", *halves, rows),
    ):
        assert take_in(path).sender_hints[0] == "UBND PHƯỜNG TRUNG HÒA"


@pytest.mark.parametrize(
    ("title", "sheet", "hint"),
    [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CỦA PHƯỜNG YÊN HÒA NĂM 2024", "Sheet1", "PHƯỜNG YÊN HÒA"),
        ("Danh sách cá nhân của UBND phường Yên Hòa", "Sheet1", "UBND phường Yên Hòa"),
        ("DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND QUẬN CẦU GIẤY", "Phường Yên Hòa", "Phường Yên Hòa"),
        ("DANH SÁCH", "Sheet1", "a"),
    ],
)
def test_without_a_letterhead_the_title_and_the_sheet_tell_the_sender(
    tmp_path: Path, title: str, sheet: str, hint: str
):
    path = workbook(tmp_path / "a.xlsx", [[title], ["STT", "Họ và tên", "Đề nghị"], [1, "Lê Thị Lan", AWARD]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = sheet
    book.save(path)
    assert take_in(path).sender_hints[-1] == hint


def test_a_signature_in_small_letters_ends_a_list_without_numbers(tmp_path: Path):
    rows = [["Họ và tên", "Chức vụ", "Đề nghị"], ["Lê Thị Lan", "Chủ tịch", AWARD], [], ["Chủ tịch"], ["Lê Văn Ký"]]
    assert brief(listed(workbook(tmp_path / "a.xlsx", rows)), "name") == [("Lê Thị Lan",)]
