"""Columns of real forms (other offices' and ministries' templates) find their meaning; the clerk's word wins."""

from pathlib import Path

import pytest

from tests.intake.building import brief, listed, take_in, workbook
from thidua_desktop.intake.columns import guess_header, guess_path
from thidua_desktop.intake.headers import ColumnMeaning as M


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Số TT", M.ORDINAL),
        ("HỌ VÀ TÊN", M.NAME),
        ("Ho va ten", M.NAME),
        ("Tên tập thể, cá nhân đề nghị khen thưởng", M.NAME),
        ("Họ tên chủ hộ", M.NAME),
        ("Ngày, tháng,\nnăm sinh", M.BIRTH),
        ("Sinh năm", M.BIRTH),
        ("Giới tính (Nam/Nữ)", M.GENDER),
        ("Chức danh", M.POSITION),
        ("Chức vụ, đơn vị công tác", M.POSITION_WORKPLACE),
        ("Đơn vị, chức vụ", M.POSITION_WORKPLACE),
        ("Nghề nghiệp, nơi ở", M.POSITION_WORKPLACE),
        ("Nơi công tác", M.WORKPLACE),
        ("Địa chỉ", M.WORKPLACE),
        ("Thành tích đề nghị khen thưởng", M.ACHIEVEMENT),
        ("Tóm tắt thành tích (không quá 2 dòng)", M.ACHIEVEMENT),
        ("Nội dung khen thưởng", M.ACHIEVEMENT),
        ("Danh hiệu thi đua/Hình thức khen thưởng", M.AWARD),
        ("Đề nghị khen thưởng", M.AWARD),
        ("Hình thức KT", M.AWARD),
        ("Đề nghị", M.AWARD),
        ("Mã hình thức khen thưởng", M.IGNORED),
        ("Phân loại đối tượng", M.KIND),
        ("Số CCCD", M.IDENTITY_NUMBER),
        ("Căn cước công dân", M.IDENTITY_NUMBER),
        ("SĐT", M.PHONE),
        ("Ghi chú", M.NOTE),
        ("Đơn vị đề nghị", M.UNIT),
        ("S.T.T", M.ORDINAL),
        ("N.Sinh", M.BIRTH),
        ("Đ.vị", M.WORKPLACE),
        ("C.vụ", M.POSITION),
    ],
)
def test_header_words(header: str, meaning: M):
    assert guess_header(header)[0][0] is meaning


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "UBND PHƯỜNG X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", "12"])
def test_other_cells_are_no_headers(text: str):
    assert guess_header(text) == ()


def test_two_row_headers_are_read_from_above():
    assert guess_path(("Năm sinh", "Nam")) == ((M.BIRTH_MALE, 1.0),)
    assert guess_path(("Giới tính", "Nữ")) == ((M.BIRTH_FEMALE, 1.0),)
    assert guess_path(("Họ và tên", ""))[0][0] is M.NAME


def cells(line: str) -> list[str | None]:
    """A row written as "STT | Họ và tên | "."""
    return [cell.strip() or None for cell in line.split("|")]


def meanings(path: Path) -> list[M]:
    return [column.meaning for column in take_in(path).tables[0].columns]


def test_a_province_form_for_people(tmp_path: Path):
    header = cells(
        "STT | Họ và tên | Giới tính | Ngày sinh | Chức vụ | Tên phòng ban/khối, tổ công tác"
        "| Tên đơn vị/tập thể công tác | Địa chỉ / Nơi ở | Mã phân loại cán bộ | Mã hình thức khen thưởng"
    )
    row = cells("1 | Lê Thị Lan | Nữ | 02/3/1985 | Chuyên viên | Tổ Một cửa | UBND phường Thanh Nhàn | Số 5 | C1 | GK")
    path = workbook(tmp_path / "a.xlsx", [header, row])
    assert meanings(path)[1:5] == [M.NAME, M.GENDER, M.BIRTH, M.POSITION]
    assert brief(listed(path), "name", "workplace", "award") == [
        ("Lê Thị Lan", "Tổ Một cửa, UBND phường Thanh Nhàn", None)
    ]


def test_a_province_form_for_collectives(tmp_path: Path):
    header = ["STT", "Tên đơn vị / tập thể", "Mã phân loại tập thể", "Mã hình thức khen thưởng"]
    path = workbook(
        tmp_path / "a.xlsx", [["DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG"], header, [1, "Sen Hồng", "T1", "GK"]]
    )
    assert brief(listed(path), "kind", "name", "award") == [("collective", "Sen Hồng", None)]


def test_a_mixed_form_with_salutations(tmp_path: Path):
    header = cells(
        "STT | Tên gọi (Ông/Bà/Chức danh) | Tên tập thể/cá nhân/hộ gia đình | Chức vụ | Đơn vị công tác"
        "| Phân loại khen thưởng | Danh hiệu thi đua/Hình thức khen thưởng | Phân loại đối tượng | Lĩnh vực hoạt động"
    )
    rows = [
        [1, "Bà", "Lê Thị Lan", "Chuyên viên", "UBND phường Thanh Nhàn", "Đột xuất", "Giấy khen", "Cơ quan", "Y tế"],
        [2, None, "Đại tá Lê Văn Tiến", None, "Công an tỉnh", "Đột xuất", "Bằng khen", "Lãnh đạo", "An ninh"],
        [3, None, "Công an phường Thanh Nhàn", None, None, "Đột xuất", "Giấy khen", "Cơ quan", "An ninh"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", [header, *rows]))
    assert brief(read, "kind", "name", "gender", "position", "award") == [
        ("individual", "Lê Thị Lan", "F", "Chuyên viên", "Giấy khen"),
        ("individual", "Lê Văn Tiến", None, "Đại tá", "Bằng khen"),
        ("collective", "Công an phường Thanh Nhàn", None, None, "Giấy khen"),
    ]


def test_a_ministry_form_with_two_header_rows(tmp_path: Path):
    top = cells(
        "TT | Họ tên | Năm sinh | | Chức vụ, đơn vị công tác | Trình độ đào tạo | Học hàm, học vị | Số năm công tác"
        "| Hình thức đề nghị | Thành tích | Đối tượng | Số phiếu tín nhiệm | | Ghi chú"
    )
    sub = cells(" | | Nam | Nữ | | | | | | | | Quần chúng | HĐCS | ")
    row = cells("1 | Lê Thị Lan | | 1985 | Bác sĩ, Trạm Y tế | Đại học | | 12 | Giấy khen | Khám bệnh | CB | 9 | 8 | x")
    merges = [f"{c}1:{c}2" for c in "ABEFGHIJKN"] + ["C1:D1", "L1:M1"]
    path = workbook(tmp_path / "a.xlsx", [top, sub, row], merges=merges)
    assert brief(listed(path), "kind", "birth", "gender", "position", "workplace", "award", "achievement", "note") == [
        ("individual", "1985", "F", "Bác sĩ", "Trạm Y tế", "Giấy khen", "Khám bệnh", "x")
    ]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (["TT", "Họ tên", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Hình thức đề nghị"],
         [1, "Lê Văn Nam", "Tổ trưởng - Tổ dân phố 4", "Làm tốt", "Giấy khen"],
         ("individual", "Lê Văn Nam", "Tổ trưởng", "Tổ dân phố 4", "Làm tốt", "Giấy khen")),
        (["STT", "Tên cá nhân/tập thể", "Hình thức khen thưởng"],
         [1, "Tổ dân phố số 4", "Giấy khen"],
         ("collective", "Tổ dân phố số 4", None, None, None, "Giấy khen")),
        (["STT", "Tên đề tài", "Ngày công nhận", "Đơn vị công nhận", "Tóm tắt thành tích đạt được", "Tên tác giả",
          "Phòng ban làm việc", "Tên cơ quan làm việc"],
         [1, "Số hóa", "01/02/2024", "UBND quận", "Giảm giấy tờ", "Lê Văn Nam", "Văn phòng", "UBND phường"],
         ("individual", "Lê Văn Nam", None, "UBND quận, Văn phòng, UBND phường", "Giảm giấy tờ", None)),
        (["STT", "Họ và tên", "Giới tính", "Ngày sinh", "Phân loại cán bộ", "Chức vụ", "Hình thức khen thưởng"],
         [1, "Lê Văn Nam", "Nam", "1990", "Công chức", "Chuyên viên", "Giấy khen"],
         ("individual", "Lê Văn Nam", "Chuyên viên", None, None, "Giấy khen")),
    ],
)  # fmt: skip
def test_short_forms(tmp_path: Path, header: list[str], row: list[object], expected: tuple[object, ...]):
    read = listed(workbook(tmp_path / "a.xlsx", [header, row]))
    assert brief(read, "kind", "name", "position", "workplace", "achievement", "award") == [expected]


def test_a_name_in_two_columns_and_doi_tuong_that_is_no_kind(tmp_path: Path):
    header = ["STT", "Họ và tên", None, "Đối tượng", "Khen thưởng"]
    rows = [[1, "Lê Thị", "Lan", "Người lao động", "Giấy khen"], [2, "Vũ Văn", "Tú", "Lãnh đạo", "Giấy khen"]]
    read = listed(workbook(tmp_path / "a.xlsx", [header, *rows], merges=["B1:C1"]))
    assert brief(read, "kind", "name") == [("individual", "Lê Thị Lan"), ("individual", "Vũ Văn Tú")]


def test_a_rank_beside_a_post_is_not_the_post(tmp_path: Path):
    header = ["STT", "Họ và tên", "Cấp bậc", "Chức vụ", "Đơn vị", "Hình thức"]
    path = workbook(tmp_path / "a.xlsx", [header, [1, "Lê Văn An", "Thượng úy", "Cán bộ", "Công an phường", "GK"]])
    assert brief(listed(path), "position", "workplace") == [("Cán bộ", "Công an phường")]


def test_columns_without_a_header_are_known_by_their_values(tmp_path: Path):
    header = ["STT", "Họ và tên", None, None, "Hình thức"]
    rows = [[1, "Lê Thị Lan", "05/06/1980", "Nữ", "Giấy khen"], [2, "Vũ Văn Tú", "1979", "Nam", "Giấy khen"]]
    path = workbook(tmp_path / "a.xlsx", [header, *rows])
    assert brief(listed(path), "birth", "gender") == [("1980-06-05", "F"), ("1979", "M")]
    birth = take_in(path).tables[0].columns[2]
    assert (birth.letter, birth.meaning, birth.samples) == ("C", M.BIRTH, ("05/06/1980", "1979"))
    assert birth.sureness < 1


def test_the_clerk_corrects_a_column_and_the_correction_is_remembered(tmp_path: Path):
    header = ["STT", "Họ và tên", "Diễn giải", "Khen thưởng"]
    first = workbook(tmp_path / "a.xlsx", [header, [1, "Lê Thị Lan", "Hiến đất làm đường", "Giấy khen"]])
    later = workbook(tmp_path / "b.xlsx", [[], [], header, [1, "Vũ Văn Tú", "Cứu người", "Giấy khen"]])
    table = take_in(first).tables[0]
    corrected = table.mapping.with_meaning("C", M.ACHIEVEMENT)
    assert take_in(first, [corrected]).candidates[0].achievement == "Hiến đất làm đường"
    assert take_in(later, [corrected]).candidates[0].achievement is None
    assert take_in(later, [corrected.remembered()]).candidates[0].achievement == "Cứu người"


def test_giving_a_single_meaning_to_another_column_takes_it_from_the_first(tmp_path: Path):
    header = ["STT", "Họ và tên", "Danh hiệu", "Cấp trên khen"]
    path = workbook(tmp_path / "a.xlsx", [header, [1, "Lê Thị Lan", "LĐTT", "Bằng khen"]])
    mapping = take_in(path).tables[0].mapping.with_meaning("D", M.AWARD)
    assert [meaning for _, _, meaning in mapping.columns] == [M.ORDINAL, M.NAME, M.IGNORED, M.AWARD]
    assert take_in(path, [mapping]).candidates[0].award == "Bằng khen"
