"""Which award a list asks for: by its columns, by marks under award names, by its title; never an earlier award."""

from pathlib import Path
from typing import Any

import pytest

from tests.intake.building import brief, listed, take_in, word, workbook

PEOPLE = [("Lê Thị Lan", "Tổ trưởng"), ("Vũ Văn Tú", "Kế toán"), ("Phạm Thu Hà", "Văn thư")]


def awards(path: Path) -> list[str | None]:
    return [row.award for row in listed(path)]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "√", "+", "v", 1])
@pytest.mark.parametrize("merged", [True, False])
def test_a_mark_under_an_award_asks_for_that_award(tmp_path: Path, mark: Any, merged: bool):
    top = ["STT", "Họ và tên", "Chức vụ", "Hình thức khen thưởng", None, None, "Ghi chú"]
    sub = [None, None, None, "Bằng khen", "Giấy khen", "LĐTT", None]
    rows = [[n + 1, *who, *(mark if n == at else None for at in range(3)), None] for n, who in enumerate(PEOPLE)]
    merges = ["D1:F1", *(f"{c}1:{c}2" for c in "ABCG")] if merged else []
    path = workbook(tmp_path / "a.xlsx", [top, sub, *rows], merges=merges)
    assert awards(path) == ["Bằng khen", "Giấy khen", "LĐTT"]


def test_marks_in_columns_of_levels_and_in_columns_without_a_group(tmp_path: Path):
    top = ["STT", "Họ và tên", "Chức vụ", "Giấy khen", None, "Bằng khen Thành phố"]
    sub = [None, None, None, "Cấp phường", "Cấp quận", None]
    rows = [[n + 1, *who, *("x" if n == at else None for at in range(3))] for n, who in enumerate(PEOPLE)]
    path = workbook(tmp_path / "a.xlsx", [top, sub, *rows], merges=["D1:E1", "F1:F2"])
    assert awards(path) == ["Giấy khen Cấp phường", "Giấy khen Cấp quận", "Bằng khen Thành phố"]


def test_two_marks_are_two_awards_and_no_mark_is_none(tmp_path: Path):
    header = ["STT", "Họ và tên", "Chức vụ", "Giấy khen", "LĐTT"]
    rows = [[1, *PEOPLE[0], "x", "x"], [2, *PEOPLE[1], None, None], [3, *PEOPLE[2], None, "x"]]
    assert awards(workbook(tmp_path / "a.xlsx", [header, *rows])) == ["Giấy khen; LĐTT", None, "LĐTT"]


@pytest.mark.parametrize(
    "header",
    [
        "Bằng khen, giấy khen",
        "Khen thưởng đã đạt",
        "Thành tích khen thưởng các năm trước",
        "Các danh hiệu, hình thức khen thưởng đã được tặng",
        "Danh hiệu/Khen thưởng đã đạt",
        "Danh hiệu 2022",
        "Khen thưởng năm 2023",
        "Quá trình khen thưởng",
        "Khen thưởng 03 năm gần đây",
    ],
)
def test_a_column_of_earlier_awards_asks_for_nothing(tmp_path: Path, header: str):
    rows = [["STT", "Họ và tên", "Chức vụ", header], [1, *PEOPLE[0], "Giấy khen"], [2, *PEOPLE[1], "LĐTT"]]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == [None, None]
    rows = [[*row, last] for row, last in zip(rows, ["Hình thức đề nghị", "Bằng khen", "Bằng khen"], strict=True)]
    assert awards(workbook(tmp_path / "b.xlsx", rows)) == ["Bằng khen", "Bằng khen"]


def test_columns_of_several_years_are_earlier_awards_though_their_group_names_awards(tmp_path: Path):
    top = ["STT", "Họ và tên", "Danh hiệu thi đua các năm", None, "Đề nghị năm 2024"]
    sub = [None, None, "2022", "2023", None]
    path = workbook(tmp_path / "a.xlsx", [top, sub, [1, "Lê Thị Lan", "LĐTT", "CSTĐCS", "LĐTT"]], merges=["C1:D1"])
    assert awards(path) == ["LĐTT"]
    header = ["STT", "Họ và tên", "Danh hiệu năm 2022", "Danh hiệu năm 2023"]
    assert awards(workbook(tmp_path / "b.xlsx", [header, [1, "Lê Thị Lan", "LĐTT", "CSTĐCS"]])) == [None]


def test_the_one_year_that_the_title_names_is_the_year_asked_for(tmp_path: Path):
    rows = [["STT", "Họ và tên", "Danh hiệu thi đua năm 2024"], [1, "Lê Thị Lan", "LĐTT"]]
    assert awards(workbook(tmp_path / "a.xlsx", [["DANH SÁCH ĐỀ NGHỊ NĂM 2024"], *rows])) == ["LĐTT"]
    assert awards(workbook(tmp_path / "b.xlsx", [["DANH SÁCH ĐỀ NGHỊ NĂM 2025"], *rows])) == [None]


def test_the_one_form_of_a_year_is_the_one_asked_for_where_no_other_column_asks(tmp_path: Path):
    rows = [["STT", "Họ và tên", "Hình thức khen thưởng năm 2024"], [1, "Lê Thị Lan", "Giấy khen"]]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == ["Giấy khen"]
    rows = [[*row, last] for row, last in zip(rows, ["Đề nghị khen thưởng", "Bằng khen"], strict=True)]
    assert awards(workbook(tmp_path / "b.xlsx", rows)) == ["Bằng khen"]


def test_what_was_achieved_is_no_earlier_award(tmp_path: Path):
    header = ["STT", "Họ và tên", "Thành tích đã đạt được", "Khen thưởng"]
    (row,) = listed(workbook(tmp_path / "a.xlsx", [header, [1, "Lê Thị Lan", "Dạy giỏi", "Giấy khen"]]))
    assert (row.achievement, row.award) == ("Dạy giỏi", "Giấy khen")


def test_titles_and_forms_in_two_columns_of_which_each_row_uses_one(tmp_path: Path):
    header = ["STT", "Họ và tên", "Danh hiệu thi đua", "Hình thức khen thưởng"]
    rows = [header, [1, "Lê Thị Lan", "LĐTT", None], [2, "Vũ Văn Tú", None, "Giấy khen"]]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == ["LĐTT", "Giấy khen"]


@pytest.mark.parametrize(
    ("title", "award"),
    [
        (["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND QUẬN NĂM 2024"], "GIẤY KHEN CỦA CHỦ TỊCH UBND QUẬN"),
        (["DANH SÁCH", "Cá nhân đề nghị tặng Giấy khen của Chủ tịch UBND quận", "(Kèm theo Tờ trình số 5/TTr-UBND)"],
         "Giấy khen của Chủ tịch UBND quận"),
        (["Danh sách đề nghị công nhận danh hiệu “Lao động tiên tiến” năm học 2023 - 2024"], "Lao động tiên tiến"),
        (["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN, BẰNG KHEN"], None),
        (["DANH SÁCH ĐÃ ĐƯỢC TẶNG GIẤY KHEN NĂM 2023"], None),
        (["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], None),
        (["Kính gửi: Ban xét tặng giấy khen"], None),
    ],
)  # fmt: skip
def test_the_award_that_only_the_title_names(tmp_path: Path, title: list[str], award: str | None):
    rows = [["STT", "Họ và tên", "Chức vụ"], [1, *PEOPLE[0]], [2, *PEOPLE[1]]]
    assert awards(workbook(tmp_path / "a.xlsx", [*([line] for line in title), *rows])) == [award, award]


def test_the_rows_own_award_wins_over_the_titles(tmp_path: Path):
    rows = [["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN"], ["STT", "Họ tên", "Hình thức"], [1, "Lê Thị Lan", "Bằng khen"]]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == ["Bằng khen"]


def test_a_title_holds_for_the_tables_after_it(tmp_path: Path):
    table = [["STT", "Tên", "Thành tích"], ["1", "Hương Sen", "Làm tốt"]]
    read = take_in(
        word(tmp_path / "a.docx", "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN", "I. Tập thể", table, "II. Cá nhân", table)
    )
    assert brief(read.candidates, "kind", "award") == [("collective", "GIẤY KHEN"), ("individual", "GIẤY KHEN")]
    rows = [["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN"], ["I. Tập thể"], *table, [], ["II. Cá nhân"], *table]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == ["GIẤY KHEN", "GIẤY KHEN"]


def test_marks_are_told_below_a_header_that_each_page_repeats_and_above_signatures(tmp_path: Path):
    top = ["STT", "Họ và tên", "Đề nghị khen thưởng", None, "Ghi chú"]
    sub = [None, None, "Bằng khen", "Giấy khen", None]
    rows = [top, sub, [1, "Lê Thị Lan", "x", None], top, sub, [2, "Vũ Văn Tú", None, "x"]]
    rows += [[None, "Người lập", "Kế toán", "CHỦ TỊCH"], [None, "Lê Thị Lập", "Lê Văn Toán", "Lê Văn Ký"]]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == ["Bằng khen", "Giấy khen"]


def test_titles_and_forms_in_two_columns_with_the_header_repeated(tmp_path: Path):
    header = ["STT", "Họ và tên", "Danh hiệu thi đua", "Hình thức khen thưởng"]
    rows = [header, [1, "Lê Thị Lan", "LĐTT", None], header, [2, "Vũ Văn Tú", None, "Giấy khen"]]
    assert awards(workbook(tmp_path / "a.xlsx", rows)) == ["LĐTT", "Giấy khen"]
