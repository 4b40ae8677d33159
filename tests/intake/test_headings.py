"""Headings inside a list, headers with numbers, and tables that list nobody."""

from pathlib import Path

import pytest

from tests.intake.building import brief, listed, take_in, workbook

HEADER = ["STT", "Tên", "Chức vụ, đơn vị", "Thành tích"]
ROWS = [[1, "Sen Hồng", "Phường Nghĩa Tân", "Làm tốt"], [2, "Sen Trắng", "Phường Nghĩa Tân", "Làm tốt"]]
GIAY_KHEN = "Giấy khen của Chủ tịch UBND quận"


@pytest.mark.parametrize(
    ("heading", "kind", "award"),
    [
        (["I/ TẬP THỂ"], "collective", None),
        (["1/ Tập thể: 02"], "collective", None),
        (["Phần I: TẬP THỂ"], "collective", None),
        (["* Cá nhân"], "individual", None),
        (["A", "CÁ NHÂN (02 người)"], "individual", None),
        (["I.", "Danh hiệu Lao động tiên tiến"], None, "Lao động tiên tiến"),
        (["I. Đề nghị tặng Giấy khen của Chủ tịch UBND quận cho 02 tập thể"], "collective", GIAY_KHEN),
        (["1. Tặng Giấy khen của Chủ tịch UBND quận cho các cá nhân có thành tích xuất sắc"], "individual", GIAY_KHEN),
        (["I", "Tập thể đề nghị tặng Giấy khen của Chủ tịch UBND quận (02)"], "collective", GIAY_KHEN),
    ],
)
def test_headings_tell_the_kind_and_the_award(tmp_path: Path, heading: list[str], kind: str | None, award: str | None):
    read = listed(workbook(tmp_path / "a.xlsx", [HEADER, heading, *ROWS]))
    assert brief(read, "row", "kind", "award") == [(3, kind or "individual", award), (4, kind or "individual", award)]


@pytest.mark.parametrize("mark", ["({n}) {h}", "({n})\n{h}", "{n}. {h}", "{n}) {h}"])
def test_headers_with_their_columns_number(tmp_path: Path, mark: str):
    header = [mark.format(n=n, h=h) for n, h in enumerate(HEADER, 1)]
    assert brief(listed(workbook(tmp_path / "a.xlsx", [header, *ROWS])), "name") == [("Sen Hồng",), ("Sen Trắng",)]


def test_a_summary_of_numbers_is_no_list(tmp_path: Path):
    counts = [["STT", "Đơn vị", "Tập thể", "Cá nhân"], [1, "Phường Nghĩa Tân", 2, 3], [2, "Phòng Nội vụ", 1, 2]]
    rows = [["I. TỔNG HỢP"], *counts, ["Tổng cộng", None, 3, 5], [], ["II. DANH SÁCH"], HEADER, *ROWS]
    read = take_in(workbook(tmp_path / "a.xlsx", rows, counts))
    assert brief(read.candidates, "sheet", "row", "name") == [("Sheet", 9, "Sen Hồng"), ("Sheet", 10, "Sen Trắng")]


def test_a_hidden_catalogue_is_no_list_and_a_hidden_list_is(tmp_path: Path):
    catalogue = [["STT", "Tên đơn vị"], [1, "Phòng Nội vụ"], [2, "Phòng Tư pháp"]]
    read = take_in(workbook(tmp_path / "a.xlsx", [HEADER, *ROWS], catalogue, [HEADER, *ROWS], hidden=[1, 2]))
    assert [row.sheet for row in read.candidates] == ["Sheet", "Sheet", "Sheet2", "Sheet2"]
    shown = take_in(workbook(tmp_path / "b.xlsx", catalogue))
    assert brief(shown.candidates, "kind", "name") == [("collective", "Phòng Nội vụ"), ("collective", "Phòng Tư pháp")]
