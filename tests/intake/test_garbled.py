"""UTF-8 text that another program took for a Western code page: put back exactly, or left and said."""

from pathlib import Path

import pytest

from tests.intake.building import brief, listed, take_in, workbook
from tests.intake.charts import syllables, to_tcvn3, to_vni
from thidua_desktop.intake.encodings import distinct_texts
from thidua_desktop.intake.garbled import repaired
from thidua_desktop.intake.raw import RawDocument, RawSheet

TABLE = [
    ["UBND PHƯỜNG NGHĨA ĐÔ"],
    ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Thành tích"],
    [1, "Nguyễn Thị Ngọc Ánh", 1980, "Tổ trưởng", "Giữ gìn “trật tự” đô thị"],
    [2, "Đặng Hữu Phước", 1975, "Giáo viên", "Xây dựng nếp sống văn minh"],
]


def garbled(text: str, page: str) -> str:
    """What a program shows that takes UTF-8 bytes for a code page; bytes without a letter stand for themselves."""
    return "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in text.encode())


def put_back(document: RawDocument) -> RawDocument:
    return repaired(document, distinct_texts(document))


def as_sent(page: str, spoil: str = "") -> list[list[object]]:
    rows = [[garbled(cell, page) if isinstance(cell, str) else cell for cell in row] for row in TABLE]
    if spoil:
        rows[2][1] = spoil
    return rows


@pytest.mark.parametrize("page", ["cp1252", "cp1258"])
def test_every_cell_is_put_back_and_it_is_said(tmp_path: Path, page: str):
    found = take_in(workbook(tmp_path / "a.xlsx", as_sent(page)))
    assert brief(found.candidates, "name", "position", "achievement") == [
        ("Nguyễn Thị Ngọc Ánh", "Tổ trưởng", "Giữ gìn “trật tự” đô thị"),
        ("Đặng Hữu Phước", "Giáo viên", "Xây dựng nếp sống văn minh"),
    ]
    assert found.encoding == "unicode"
    assert [note.code.value for note in found.notes] == ["file-mended"]
    assert "UBND PHƯỜNG NGHĨA ĐÔ" in found.sender_hints


def test_one_cell_that_does_not_decode_leaves_the_file_as_it_is(tmp_path: Path):
    header = TABLE[1]
    rows = [header, [1, garbled("Nguyễn Thị Ngọc Ánh", "cp1252"), 1980, "", ""], [2, "Ä�áº·ng Há»?u", 1975, "", ""]]
    found = take_in(workbook(tmp_path / "a.xlsx", rows))
    assert found.candidates[0].name == garbled("Nguyễn Thị Ngọc Ánh", "cp1252")
    assert [note.code.value for note in found.notes][:1] == ["unreadable-text"]


def test_plain_vietnamese_is_never_taken_for_it(tmp_path: Path):
    sheet = RawSheet("Bảng", (tuple(syllables()), tuple(s.upper() for s in syllables())))
    document = RawDocument("xlsx", "", (sheet,))
    assert put_back(document) is document
    assert take_in(workbook(tmp_path / "a.xlsx", TABLE)).notes == ()


def test_every_syllable_comes_back(tmp_path: Path):
    whole = tuple(syllables()) + tuple(s.upper() for s in syllables())
    document = RawDocument("xlsx", "", (RawSheet("Bảng", (tuple(garbled(s, "cp1252") for s in whole),)),))
    assert put_back(document).sheets[0].rows == (whole,)


def test_the_old_code_pages_are_not_taken_for_it():
    for convert in (to_tcvn3, to_vni):
        document = RawDocument("xlsx", "", (RawSheet("Bảng", (tuple(map(convert, syllables())),)),))
        assert put_back(document) is document


def test_letters_lost_before_the_file_came_are_said_cell_by_cell(tmp_path: Path):
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Thành tích"],
        [1, "Ngu\ufffdn V\ufffdn An", "Tổ trưởng", "Tốt"],
        [2, "Lê Thị Bích", "T? tr??ng", "Phong trào b?o v? an ninh"],
        [3, "Lê Thị Hoa", "Tổ phó", "Trả lời “Vì sao?” trong hội thi"],
    ]
    read = listed(workbook(tmp_path / "a.xlsx", rows))
    told = [[(f.severity.value, f.code.value, f.field, f.cell) for f in row.findings] for row in read]
    assert told == [
        [("warning", "unreadable-text", "name", "B2")],
        [("warning", "unreadable-text", "position", "C3"), ("warning", "unreadable-text", "achievement", "D3")],
        [],
    ]
