"""The .xlsb, written record by record: merged cells, hidden rows and old fonts are seen."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.intake.building import brief, codes, take_in
from tests.intake.charts import to_tcvn3

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{part}"/></Relationships>'
)
_AWARD = "Giấy khen của Chủ tịch UBND quận"


def record(number: int, data: bytes = b"") -> bytes:
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    size = bytes([len(data)]) if len(data) < 0x80 else bytes([len(data) & 0x7F | 0x80, len(data) >> 7])
    return head + size + data


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def font(name: str) -> bytes:
    return record(43, bytes(21) + text(name))


def xlsb(
    path: Path,
    rows: Sequence[Sequence[str]],
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[int] = (),
    old: Mapping[tuple[int, int], int] | None = None,
) -> Path:
    """`merges` as (first row, last row, first column, last column); `old` are styles of cells: 1 is .VnTime."""
    book = record(131) + record(143) + record(156, bytes(8) + text("rId1") + text("Trang 1")) + record(144)
    book += record(132)
    sheet = record(129) + record(148, struct.pack("<4I", 0, len(rows) - 1, 0, 9)) + record(145)
    for row, cells in enumerate(rows):
        sheet += record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0x10 if row in hidden else 0, 0, 0))
        for column, value in enumerate(cells):
            if value:
                sheet += record(6, struct.pack("<II", column, (old or {}).get((row, column), 0)) + text(value))
    sheet += record(146) + b"".join(record(176, struct.pack("<4I", *area)) for area in merges) + record(130)
    formats = record(47, bytes(16)) + record(47, struct.pack("<HHH", 0, 0, 1) + bytes(10))
    styles = record(278) + font("Arial") + font(".VnTime") + record(626) + formats
    styles += record(617, struct.pack("<I", 2)) + formats + record(618)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _LINKS.format(kind="officeDocument", part="xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _LINKS.format(kind="worksheet", part="worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        archive.writestr("xl/styles.bin", styles)
    return path


HEADER = ["STT", "Họ và tên", "Chức vụ", "Hình thức khen thưởng"]


def test_a_merged_award_is_carried_down_and_a_hidden_row_is_said(tmp_path: Path):
    rows = [
        HEADER,
        ["1", "Lê Thị Lan", "Chuyên viên", _AWARD],
        ["2", "Ngô Đức Hiếu", "Cán sự", ""],
        ["3", "Bùi Thị Mai", "Cán sự", ""],
    ]
    read = take_in(xlsb(tmp_path / "a.xlsb", rows, merges=[(1, 2, 3, 3)], hidden=[2])).candidates
    assert brief(read, "row", "award") == [(2, _AWARD), (3, _AWARD), (4, None)]
    assert [codes(row) for row in read] == [[], ["hidden-row"], []]


def test_a_short_list_in_an_old_font_is_read_by_its_font(tmp_path: Path):
    rows = [HEADER, ["1", to_tcvn3("Lê Lâm"), "", _AWARD]]
    assert brief(take_in(xlsb(tmp_path / "a.xlsb", rows, old={(1, 1): 1})).candidates, "name") == [("Lê Lâm",)]
