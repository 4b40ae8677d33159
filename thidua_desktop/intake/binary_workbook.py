"""What a binary workbook (.xlsb) says beside its values: merged cells, hidden rows, old fonts.

The fast cell reader keeps none of this. Records are a number and a length of seven bits a byte, then the data.
"""

import io
import posixpath
import struct
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.raw import Merge
from thidua_desktop.intake.sheet_parts import SheetParts

_ROW, _FONT, _XF, _SHEET, _MERGE, _FORMATS, _FORMATS_END = 0, 43, 47, 156, 176, 617, 618
_CELLS = range(1, 12)
_OLD_FONTS = (".vn", "vni")
_HIDDEN = 0x10
_FONT_HEAD = 21  # bytes before a font's name
_MOST_PLACES = 200_000


def binary_parts_of(_name: str, data: bytes) -> dict[str, SheetParts]:
    """The side facts of every sheet of an .xlsb by sheet name; none where the cell reader has to say what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            present = set(archive.namelist())
            styles = _old_styles(archive.read("xl/styles.bin")) if "xl/styles.bin" in present else {}
            return {sheet: _facts(archive.read(part), styles) for sheet, part in _sheets_of(archive) if part in present}
    except DAMAGE:
        return {}


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, data) of every record of a part. Raises IndexError where the part ends too early."""
    at = 0
    while at < len(part):
        number = part[at]
        at += 1
        if number & 0x80:
            number = number & 0x7F | (part[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            size |= (part[at] & 0x7F) << shift
            shift += 7
            at += 1
            if not part[at - 1] & 0x80 or shift > 21:
                break
        yield number, part[at : at + size]
        at += size


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where the next field begins."""
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le"), end


def _sheets_of(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    links = ET.fromstring(archive.read("xl/_rels/workbook.bin.rels"))
    targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
    sheets: list[tuple[str, str]] = []
    for number, data in _records(archive.read("xl/workbook.bin")):
        if number == _SHEET:
            link, at = _text(data, 8)
            target = targets.get(link, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            sheets.append((_text(data, at)[0], part))
    return sheets


def _old_styles(part: bytes) -> dict[int, str]:
    """Style index -> font name, for styles in a font of an old code page."""
    fonts: list[str] = []
    styles: dict[int, str] = {}
    index = -1  # of a cell's format; those before the list of them are of named styles
    for number, data in _records(part):
        if number == _FONT:
            fonts.append(_text(data, _FONT_HEAD)[0])
        elif number in (_FORMATS, _FORMATS_END):
            index = 0 if number == _FORMATS else -1
        elif number == _XF and index >= 0:
            (font,) = struct.unpack_from("<H", data, 4)
            if fonts[font].lower().startswith(_OLD_FONTS):
                styles[index] = fonts[font]
            index += 1
    return styles


def _facts(part: bytes, styles: dict[int, str]) -> SheetParts:
    hidden: set[int] = set()
    merges: list[Merge] = []
    fonts: list[tuple[int, int, str]] = []
    row = 0
    for number, data in _records(part):
        if number == _ROW:
            (row,) = struct.unpack_from("<I", data)
            if data[11] & _HIDDEN:
                hidden.add(row)
        elif number == _MERGE:
            top, bottom, left, right = struct.unpack_from("<4I", data)
            merges.append((top, left, bottom, right))
        elif styles and number in _CELLS:
            column, style = struct.unpack_from("<II", data)
            if font := styles.get(style & 0xFFFFFF):
                fonts.append((row, column, font))
        if len(merges) + len(fonts) > _MOST_PLACES:
            raise ValueError
    return SheetParts(frozenset(hidden), fonts=tuple(fonts), merges=tuple(merges))
