"""Workbooks that are broken, bent or swollen: what is whole is read and said to be mended, the rest is refused.

Never a list shorter than the one sent without a word about it.
"""

import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.intake.building import brief, take_in, workbook
from tests.intake.test_reader import refusal
from thidua_desktop.intake.reader import read_file

ROWS = [["STT", "Họ và tên", "Ngày sinh"], [1, "Lê Thị Lan", date(1980, 5, 1)], [2, "Vũ Tú", date(1981, 5, 1)]]
OTHER = [["Ghi chú"], ["không"]]
NAMES = [("Lê Thị Lan",), ("Vũ Tú",)]
SHEET, BOOK, LINKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STYLES, STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
END = b"</sheetData>"
Change = Callable[[bytes], bytes]


def changed(folder: Path, changes: dict[str, Change | None], extra: dict[str, bytes] | None = None) -> Path:
    """A copy of a small workbook with parts changed, or left out where the change is None."""
    source, target = workbook(folder / "goc.xlsx", ROWS, OTHER), folder / "danh-sach.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name, bytes)
            if change is not None:
                new.writestr(name, change(old.read(name)))
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return target


def swap(there: bytes, instead: bytes) -> Change:
    def change(xml: bytes) -> bytes:
        assert there in xml
        return xml.replace(there, instead)

    return change


def half(xml: bytes) -> bytes:
    return xml[: len(xml) // 2]


def strict(xml: bytes) -> bytes:
    for kind, there in ((b"spreadsheetml/main", b"spreadsheetml/2006/main"),
                        (b"officeDocument/relationships", b"officeDocument/2006/relationships")):  # fmt: skip
        xml = xml.replace(b"http://schemas.openxmlformats.org/" + there, b"http://purl.oclc.org/ooxml/" + kind)
    return xml


def prefixed(xml: bytes) -> bytes:
    return re.sub(rb"<(/?)(?!\?)(\w)", rb"<\1x:\2", xml).replace(b"xmlns=", b"xmlns:x=")


def in_utf16(xml: bytes) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + xml.decode()).encode("utf-16")


def no_places(xml: bytes) -> bytes:
    return re.sub(rb' r="[A-Z]*\d+"', b"", xml)


@pytest.mark.parametrize(
    "changes",
    [
        dict.fromkeys((SHEET, BOOK, LINKS, STYLES, STRINGS, "_rels/.rels", "[Content_Types].xml"), strict),
        dict.fromkeys((SHEET, BOOK, STYLES, STRINGS), prefixed),
        {SHEET: lambda xml: re.sub(rb"<dimension[^>]*/>", b"", xml)},
        {SHEET: swap(b'<dimension ref="A1:C3"', b'<dimension ref="A1"')},
        {SHEET: no_places},
        {"[Content_Types].xml": None},
    ],
    ids="strict prefixed no-dimension lying-dimension no-places no-types".split(),
)
def test_an_odd_workbook_is_read_without_a_word(tmp_path: Path, changes: dict[str, Change | None]):
    path = changed(tmp_path, changes)
    document = read_file(path)
    assert document.notes == ()
    assert [sheet.rows for sheet in document.sheets] == [
        (tuple(ROWS[0]), (1.0, *ROWS[1][1:]), (2.0, *ROWS[2][1:])),
        (("Ghi chú",), ("không",)),
    ]


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({STYLES: half}, ["Sheet", "Sheet1"]),
        ({STYLES: lambda _: b"<fill/>"}, ["Sheet", "Sheet1"]),
        ({"_rels/.rels": None}, ["Sheet", "Sheet1"]),
        ({BOOK: None}, ["sheet1", "sheet2"]),
        ({BOOK: half}, ["sheet1", "sheet2"]),
        ({LINKS: None}, ["sheet1", "sheet2"]),
        ({LINKS: swap(b"worksheets/sheet1", b"worksheets/sheet7")}, ["sheet1", "Sheet1"]),
        ({SHEET: in_utf16}, ["Sheet", "Sheet1"]),
    ],
    ids="styles-cut styles-none no-root-links no-book book-cut no-links wrong-link utf16".split(),
)
def test_whole_sheets_of_a_damaged_workbook_are_read_and_it_is_said(
    tmp_path: Path, changes: dict[str, Change | None], names: list[str]
):
    path = changed(tmp_path, changes)
    document = read_file(path)
    assert [sheet.name for sheet in document.sheets] == names
    assert [sheet.rows[1][1] for sheet in document.sheets[:1]] == ["Lê Thị Lan"]
    assert "hỏng một phần" in document.notes[0]
    assert [note.code.value for note in take_in(path).notes] == ["file-mended"]
    assert brief(take_in(path).candidates, "name", "birth") == [
        ("Lê Thị Lan", "1980-05-01"),
        ("Vũ Tú", "1981-05-01"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {SHEET: half},
        {SHEET: lambda _: b""},
        {SHEET: None},
        {"xl/worksheets/sheet2.xml": None},
        {BOOK: half, SHEET: half},
        {STRINGS: None, BOOK: None, SHEET: swap(b'<c r="B2" t="inlineStr">', b'<c r="B2" t="s">')},
        {BOOK: None, SHEET: lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml},
    ],
    ids="sheet-cut sheet-empty no-sheet no-second-sheet all-cut no-strings entities".split(),
)
def test_what_is_not_whole_is_refused(tmp_path: Path, changes: dict[str, Change | None]):
    assert "hỏng" in refusal(changed(tmp_path, changes))


def test_two_parts_of_one_name_are_refused(tmp_path: Path):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = changed(tmp_path, {}, {SHEET: b"<worksheet/>"})
    assert "hỏng" in refusal(path)


def test_a_workbook_cut_short_is_never_read(tmp_path: Path):
    data = workbook(tmp_path / "a.xlsx", ROWS, OTHER).read_bytes()
    path = tmp_path / "cut.xlsx"
    for share in (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99):
        path.write_bytes(data[: int(len(data) * share)])
        assert "hỏng" in refusal(path)


STRAY = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>%s</t></is></c></row>' + END


def test_a_stray_cell_far_away_is_left_out_and_named(tmp_path: Path):
    path = changed(tmp_path, {SHEET: swap(END, STRAY % b"x")})
    document = read_file(path)
    assert len(document.sheets[0].rows) == 3
    assert "XFD1048576" in document.notes[0]
    assert brief(take_in(path).candidates, "name") == NAMES


def test_a_stray_cell_in_a_workbook_with_a_spoiled_picture(tmp_path: Path):
    path = changed(tmp_path, {SHEET: swap(END, STRAY % b"x")}, {"xl/media/anh.bin": b"nothing of worth" * 9})
    data = path.read_bytes()
    place = data.index(b"xl/media/anh.bin") + len(b"xl/media/anh.bin")
    path.write_bytes(data[:place] + b"\xff" * 4 + data[place + 4 :])
    document = read_file(path)
    assert ("XFD1048576" in str(document.notes), len(document.sheets[0].rows)) == (True, 3)


def test_a_stray_space_far_away_is_not_worth_a_word(tmp_path: Path):
    path = changed(tmp_path, {SHEET: swap(END, STRAY % b" ")})
    assert (read_file(path).notes, len(read_file(path).sheets[0].rows)) == ((), 3)


def test_many_cells_far_away_may_be_a_list_and_are_not_left_out(tmp_path: Path):
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(900_000, 900_040))
    assert "quá xa" in refusal(changed(tmp_path, {SHEET: swap(END, far + END)}))


def test_a_million_styled_empty_cells_are_nothing(tmp_path: Path):
    empty = b"".join(
        b'<row r="%d">' % n + b"".join(b'<c r="%c%d" s="0"/>' % (65 + c, n) for c in range(10)) + b"</row>"
        for n in range(4, 100_004)
    )
    merge = b'</sheetData><mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    path = changed(tmp_path, {SHEET: swap(END, empty + b'<row r="1048570"><c r="XFD1048570" s="0"/></row>' + merge)})
    assert len(read_file(path).sheets[0].rows) == 3


def test_a_hundred_thousand_columns(tmp_path: Path):
    wide = b'<row r="9">' + b"<c><v>1</v></c>" * 100_000 + b"</row>" + END
    path = changed(tmp_path, {SHEET: swap(END, wide)})
    try:
        document = read_file(path)
    except Exception as refused:
        assert "danh-sach.xlsx" in str(refused)  # noqa: PT017
    else:
        assert document.sheets[0].rows[1][1] == "Lê Thị Lan"


def test_what_cells_can_hold(tmp_path: Path):
    strings = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2">
<si><r><rPr><b/></rPr><t xml:space="preserve">Lê </t></r><r><t>Thị Lan</t></r><rPh sb="0" eb="2"><t>L</t></rPh></si>
    <si><t>dòng 1_x000A_dòng 2</t></si></sst>"""
    cells = (
        '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c><c r="C4" t="e"><v>#REF!</v></c>'
        '<c r="D4"><f>SUM(A1)</f></c><c r="E4" t="b"><v>1</v></c><c r="F4" t="str"><f>A1</f><v>Vũ</v></c>'
        '<c r="IW4" t="inlineStr"><is><t>✓</t></is></c></row></sheetData>'
    )
    links = '<Relationship Id="s9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'  # noqa: E501
    changes: dict[str, Change | None] = {SHEET: swap(END, cells.encode()), STRINGS: None}
    changes[LINKS] = lambda xml: xml if b"sharedStrings" in xml else xml.replace(b"</Relationships>", links.encode())
    sheet = read_file(changed(tmp_path, changes, {STRINGS: strings.encode()})).sheets[0]
    assert sheet.rows[3][:6] == ("Lê Thị Lan", "dòng 1\ndòng 2", "", "", True, "Vũ")
    assert sheet.rows[3][256] == "✓"
    assert sheet.unvalued == {(3, 2), (3, 3)}


def test_letters_that_a_font_of_pictures_shows_as_ticks(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Họ và tên", "Giấy khen", "Loại"], ["Lê Thị Lan", "P", "P"], ["Vũ Tú", "ü", "R"]):
        sheet.append(row)
    sheet["B2"].font, sheet["B3"].font = Font(name="Wingdings 2"), Font(name="Wingdings")
    book.save(tmp_path / "a.xlsx")
    read = read_file(tmp_path / "a.xlsx").sheets[0]
    assert [row[1:] for row in read.rows] == [("Giấy khen", "Loại"), ("✓", "P"), ("✓", "R")]
    assert read.fonts == ()


def test_dates_counted_from_1904_and_hidden_sheets(tmp_path: Path):
    def book(xml: bytes) -> bytes:
        xml = re.sub(rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', xml)
        return xml.replace(b'name="Sheet1"', b'name="Sheet1" state="veryHidden"').replace(b'state="visible"', b"", 2)

    document = read_file(changed(tmp_path, {BOOK: book}))
    assert document.sheets[0].rows[1][2] == date(1984, 5, 2)
    assert [sheet.hidden for sheet in document.sheets] == [False, True]


def test_a_locked_open_document_sheet_says_password(tmp_path: Path):
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
        new.writestr("content.xml", b"\x01\x02encrypted")
    assert "mật khẩu" in refusal(path)


def test_a_document_of_the_other_office_suite_says_how_to_save_it(tmp_path: Path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        new.writestr("content.xml", "<x/>")
    assert ".docx" in refusal(path)


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def compound(stream_name: str, stream: bytes, embedded: str = "") -> bytes:
    """An old office container with one stream, and one of something embedded in it."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    table = [*range(3, 2 + sectors), 0xFFFFFFFE]
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *table, *[0xFFFFFFFF] * (126 - len(table)))

    def entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
        title = name.encode("utf-16-le") + b"\0\0"
        head = title.ljust(64, b"\0") + struct.pack("<HBB3I", len(title), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry(stream_name, 2, 2, len(stream), 0xFFFFFFFF)
    directory += entry(embedded, 2, 2, len(stream), 0xFFFFFFFF) if embedded else b""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + fat + directory.ljust(512, b"\0") + stream


def excel_95() -> bytes:
    """The stream of a list in TCVN3."""

    def label(row: int, column: int, text: str) -> bytes:
        return record(0x204, struct.pack("<HHHH", row, column, 0, len(text)) + text.encode("cp1252"))

    rows = [["Hä vµ tªn", "Khen thưởng".replace("ưở", "\xadë")], ["Lª ThÞ Lan", "GiÊy khen"], ["Vò Tó", "GiÊy khen"]]
    sheet = record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + record(0x200, struct.pack("<HHHHH", 0, 3, 0, 2, 0))
    sheet += b"".join(label(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)) + record(0x0A, b"")
    start = record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0)) + record(0x42, struct.pack("<H", 1252))
    start += record(0x31, bytes(14) + b"\x07.VnTime") + record(0xE0, bytes(16))
    place = len(start) + 13 + 4
    start += record(0x85, struct.pack("<IBBB", place, 0, 0, 2) + b"DS").ljust(13, b"\0") + record(0x0A, b"")
    return start + sheet


@pytest.mark.parametrize("embedded", ["", "WordDocument", "EncryptedPackage"])
def test_a_workbook_of_excel_95(tmp_path: Path, embedded: str):
    path = tmp_path / "a.xls"
    path.write_bytes(compound("Book", excel_95(), embedded))
    assert read_file(path).kind == "xls"
    assert brief(take_in(path).candidates, "name", "award") == [(name, "Giấy khen") for (name,) in NAMES]


@pytest.mark.parametrize(("stream", "reason"), [("WordDocument", ".doc"), ("EncryptedPackage", "mật khẩu")])
def test_what_another_old_container_holds_is_told_by_its_own_streams(tmp_path: Path, stream: str, reason: str):
    path = tmp_path / "a.xls"
    path.write_bytes(compound(stream, bytes(5000), "Workbook"))
    assert reason in refusal(path)
