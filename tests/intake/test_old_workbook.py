"""The .xls of old: its fonts, hidden rows and password are seen, and it cannot exhaust the memory.

The lists were saved by an office suite; the hostile ones are made from them by changing a few bytes.
"""

import json
import struct
from pathlib import Path

import pytest

from tests.intake.building import brief, codes, take_in
from thidua_desktop.domain.errors import UserError
from thidua_desktop.intake.compound import CompoundFile
from thidua_desktop.intake.reader import read_file

LISTS = Path("tests/data/lists")
FIELDS = ("name", "birth", "gender", "position", "workplace", "award", "achievement")
LABELSST, DIMENSIONS, WINDOW1, SST = 0xFD, 0x200, 0x3D, 0xFC


@pytest.mark.parametrize("name", ["phuong-nghia-tan.xls", "phuong-nghia-tan.ods"])
def test_the_same_list_in_other_kinds_of_file(name: str):
    expected = json.loads((LISTS / "expected.json").read_text(encoding="utf-8"))["phuong-nghia-tan.xlsx"]["rows"]
    read = take_in(LISTS / name)
    assert brief(read.candidates, *FIELDS) == [tuple(row[field] for field in FIELDS) for row in expected]
    assert read_file(LISTS / name).kind == name[-3:]


def test_the_font_of_capitals_and_hidden_rows_are_seen():
    read = take_in(LISTS / "phuong-cau-den-vntimeh.xls")
    assert read.encoding == "tcvn3"
    assert read.sender_hints[0] == "UBND PHƯỜNG CẦU DỀN"
    assert brief(read.candidates, "name", "position", "workplace") == [
        ("Hà", "Tổ trưởng", "tổ dân phố 5"),
        ("Đặng Thị Hồng Ánh", "Giáo viên", "Trường Tiểu học Tô Hoàng"),
        ("Lê Lâm", "Chuyên viên", None),
    ]
    assert [codes(row) for row in read.candidates] == [[], ["hidden-row"], []]


def changed(target: Path, kind: int, offset: int, value: bytes, new_kind: int | None = None) -> Path:
    """A copy of a list with bytes of the last record of a kind changed."""
    data = bytearray((LISTS / "phuong-nghia-tan.xls").read_bytes())
    stream = CompoundFile(bytes(data)).stream("Workbook")
    assert stream is not None
    base, place, found = data.find(stream[:512]), 0, -1
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        found = place if record == kind else found
        place += 4 + length
    data[base + found + 4 + offset : base + found + 4 + offset + len(value)] = value
    if new_kind is not None:
        struct.pack_into("<H", data, base + found, new_kind)
    target.write_bytes(bytes(data))
    return target


@pytest.mark.parametrize(
    ("kind", "offset", "value", "new_kind", "reason"),
    [
        (LABELSST, 0, struct.pack("<HH", 65535, 255), None, "quá xa"),
        (DIMENSIONS, 4, struct.pack("<I", 0xFFFFFFFF), None, "hỏng"),
        (DIMENSIONS, 0, struct.pack("<I", 60000), None, "hỏng"),
        (SST, 4, struct.pack("<I", 0xFFFFFFF0), None, "hỏng"),
        (WINDOW1, 0, b"", 0x2F, "mật khẩu"),
    ],
)
def test_hostile_records_are_refused_before_the_reader_sees_them(
    tmp_path: Path, kind: int, offset: int, value: bytes, new_kind: int | None, reason: str
):
    path = changed(tmp_path / "a.xls", kind, offset, value, new_kind)
    with pytest.raises(UserError, match=reason):
        read_file(path)


def test_a_chain_of_sectors_that_runs_in_a_circle_ends():
    data = bytearray((LISTS / "phuong-nghia-tan.xls").read_bytes())
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    start = struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<I", data, table + 4 * start, start)
    with pytest.raises(ValueError, match="circle"):
        CompoundFile(bytes(data))
