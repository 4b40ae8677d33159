"""The number of nominees that a list says it has, against the rows found."""

from pathlib import Path

import pytest

from tests.intake.building import take_in, word, workbook
from thidua_desktop.domain.findings import Finding

HEADER = ["STT", "Họ và tên", "Năm sinh", "Hình thức khen thưởng"]
COLLECTIVES = [[1, "Tổ dân phố số 5", None, "Giấy khen"], [2, "Tổ dân phố số 7", None, "Giấy khen"]]
PEOPLE = [[n, name, 1980, "Giấy khen"] for n, name in enumerate(("Lê Thị Lan", "Trần Văn An", "Vũ Thị Hoa"), 1)]
LIST = [HEADER, ["I", "TẬP THỂ"], *COLLECTIVES, ["II", "CÁ NHÂN"], *PEOPLE]


def told(path: Path) -> list[Finding]:
    return [note for note in take_in(path).notes if note.code.value == "count-differs"]


def below(path: Path, *line: object) -> list[Finding]:
    return told(workbook(path / "a.xlsx", [*LIST, list(line)]))


@pytest.mark.parametrize(
    "line",
    [
        "Danh sách ấn định 04 cá nhân./.",
        "Danh sách gồm 02 tập thể và 04 cá nhân",
        "Danh sách này có 02 (hai) tập thể, 04 (bốn) người.",
        "Tổng số: 02 tập thể, 04 cá nhân",
        "Ấn định danh sách: 04 đồng chí",
        "Danh sách gồm 04 cá nhân, hộ gia đình",
    ],
)
def test_a_closing_line_that_counts_otherwise(tmp_path: Path, line: str):
    (note,) = below(tmp_path, None, line)
    assert (note.severity.value, note.cell) == ("warning", "B9")
    assert "Trang “Sheet”, ô B9: ghi 04 " in note.message
    assert "nhưng danh sách đọc được 3" in note.message


def test_both_numbers_and_what_to_do_are_told(tmp_path: Path):
    (note,) = below(tmp_path, "Danh sách ấn định 03 tập thể, 03 cá nhân./.")
    assert note.message == (
        "Trang “Sheet”, ô A9: ghi 03 tập thể nhưng danh sách đọc được 2 tập thể. "
        "Xem danh sách có thiếu hoặc thừa dòng nào không."
    )


@pytest.mark.parametrize(
    "line",
    [
        "Danh sách ấn định 02 tập thể và 03 cá nhân./.",
        "Danh sách gồm 05 trường hợp",
        "Danh sách có 03 cá nhân được 35 người bình chọn",
        "Tổng cộng: 5 tập thể, cá nhân",
        "Danh sách gồm 05 tập thể và cá nhân",
        "Tổng số: 03 người, trong đó 02 nữ",
        "Tổng cộng: 05",
        "Danh sách ấn định 03 cá nhân, trong đó 01 cá nhân được Bằng khen",
        "Danh sách có 03 cá nhân: 01 cá nhân đề nghị Bằng khen, 02 cá nhân đề nghị Giấy khen",
        "Danh sách gồm tối đa 07 cá nhân",
        "Danh sách không quá 07 cá nhân mỗi phường",
        "Tổng hợp theo Kế hoạch số 12: 30 tập thể, 50 cá nhân",
        "Ghi chú: danh sách kèm 10 hồ sơ",
        "Cộng: 03 cá nhân",
    ],
)
def test_counts_that_agree_and_words_that_count_nobody(tmp_path: Path, line: str):
    assert below(tmp_path, None, line) == []


def test_a_total_in_cells_of_its_own(tmp_path: Path):
    (note,) = below(tmp_path, None, "Tổng số:", 12, "người")
    assert (note.cell, "ghi 12 người nhưng danh sách đọc được 3" in note.message) == ("C9", True)


def test_a_title_and_a_heading_count_too(tmp_path: Path):
    titled = [["DANH SÁCH 05 CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"], [], HEADER, *PEOPLE]
    assert [note.cell for note in told(workbook(tmp_path / "a.xlsx", titled))] == ["A1"]
    right = [["DANH SÁCH 03 CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"], [], HEADER, *PEOPLE]
    assert told(workbook(tmp_path / "b.xlsx", right)) == []
    celled = [HEADER, ["I", "Tập thể: 02"], *COLLECTIVES, ["II", "Cá nhân: 04"], *PEOPLE]
    assert [note.cell for note in told(workbook(tmp_path / "d.xlsx", celled))] == ["B5"]
    headed = [HEADER, ["I. TẬP THỂ (03)"], *COLLECTIVES, ["II. CÁ NHÂN: 03 người"], *PEOPLE]
    assert [note.cell for note in told(workbook(tmp_path / "c.xlsx", headed))] == ["A2"]


def test_each_group_and_each_table_may_count_its_own(tmp_path: Path):
    groups = [HEADER, ["Phường Mai Dịch"], *PEOPLE, ["Cộng: 03 cá nhân"], ["Phường Nghĩa Tân"], *PEOPLE[:2]]
    rows = [*groups, ["Cộng: 02 cá nhân"], ["Tổng cộng: 05 cá nhân"]]
    assert told(workbook(tmp_path / "a.xlsx", rows)) == []
    assert [note.cell for note in told(workbook(tmp_path / "b.xlsx", [*groups, ["Tổng cộng: 06 cá nhân"]]))] == ["A10"]
    sheets = [HEADER, *PEOPLE, [None, "Danh sách ấn định 05 cá nhân"]], [HEADER, *PEOPLE[:2]]
    assert told(workbook(tmp_path / "c.xlsx", *sheets)) == []  # two sheets make five


def test_a_sheet_of_plain_rows_says_nothing(tmp_path: Path):
    assert told(workbook(tmp_path / "a.xlsx", LIST)) == []


def test_paragraphs_around_a_word_table(tmp_path: Path):
    table = [[str(cell or "") for cell in row] for row in (HEADER, *PEOPLE)]
    (above,) = told(word(tmp_path / "a.docx", "DANH SÁCH 04 CÁ NHÂN", table))
    assert above.cell == ""
    assert above.message.startswith("Bảng 1, đoạn “DANH SÁCH 04 CÁ NHÂN”: ghi 04 cá nhân nhưng")
    (after,) = told(word(tmp_path / "b.docx", "DANH SÁCH", table, "Danh sách ấn định 02 cá nhân./.", "CHỦ TỊCH"))
    assert after.message.startswith("Bảng 1, đoạn “Danh sách ấn định 02 cá nhân./.”: ghi 02 cá nhân nhưng")
    asked = "Đề nghị Chủ tịch UBND quận tặng Giấy khen cho 04 cá nhân có tên dưới đây"
    assert len(told(word(tmp_path / "c.docx", asked, table))) == 1
    assert told(word(tmp_path / "d.docx", asked.replace("04", "03"), table)) == []
