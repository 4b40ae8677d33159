"""Fifty thousand rows of text are looked at as far as a list can begin, and what lies below a list is still found."""

from time import process_time

from tests.intake.building import TODAY
from thidua_desktop.intake.raw import Cell, RawDocument, RawSheet
from thidua_desktop.intake.understand import Understanding, understand

HEADER = ("STT", "Họ và tên", "Năm sinh", "Thành tích")


def understood(rows: list[tuple[Cell, ...]]) -> Understanding:
    return understand(RawDocument("xlsx", "", (RawSheet("Sheet1", tuple(rows)),)), "a.xlsx", TODAY)


def test_a_long_text_without_a_header_is_soon_seen_to_be_none():
    words = "Ủy ban nhân dân phường triển khai kế hoạch thi đua đến từng tổ dân phố"
    rows: list[tuple[Cell, ...]] = [(f"{words} {n}", f"Kết quả đạt được {n}", f"Đơn vị {n}") for n in range(50_000)]
    begun = process_time()
    found = understood(rows)
    assert process_time() - begun < 1.5
    assert [note.code.value for note in found.notes] == ["no-table"]
    assert len(found.sender_hints) <= 60


def test_a_second_list_is_found_below_thousands_of_rows():
    first: list[tuple[Cell, ...]] = [("", f"Lê Thị Lan {n}", "1980", "Tốt") for n in range(3000)]
    found = understood([HEADER, *first, ("", "", "", ""), HEADER, ("1", "Trần Văn An", "1975", "Tốt")])
    assert len(found.candidates) == 3001
    headed = [("Văn bản", "dòng", "", "")] * 300
    assert len(understood([*headed, HEADER, ("1", "Trần Văn An", "1975", "Tốt")]).candidates) == 1


def test_people_named_in_a_text_make_no_list():
    lines: list[tuple[Cell, ...]] = [(f"Mục {n}", f"Nội dung công việc thứ {n}", "") for n in range(40)]
    lines[5:5] = [("", "Nguyễn Văn An", "Tổ trưởng"), ("", "Lê Thị Lan", "Thư ký")]
    assert [note.code.value for note in understood(lines).notes] == ["no-table"]
