"""What an .xls says beside its values: hidden rows, old fonts, a password, and whether it is safe to open.

The records of the workbook stream are walked once without building anything. Source: [MS-XLS].
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua_desktop.intake.compound import CompoundFile
from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.refusals import damaged, locked, sprawling
from thidua_desktop.intake.sheet_parts import MAX_DENSE_CELLS, SheetParts

_BOF, _FILEPASS, _BOUNDSHEET, _FONT, _XF, _SST, _DIMENSIONS, _ROW = 0x809, 0x2F, 0x85, 0x31, 0xE0, 0xFC, 0x200, 0x208
_TEXT_CELLS = frozenset({0xFD, 0x204, 0x06, 0xD6})  # LABELSST, LABEL, FORMULA, RSTRING
_VALUE_CELLS = _TEXT_CELLS | {0x203, 0x27E, 0xBD, 0x205}  # NUMBER, RK, MULRK, BOOLERR
_BIFF8 = 0x0600
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
_ROW_HIDDEN = 0x20


@dataclass(slots=True)
class _Sheet:
    rows: int = 0
    columns: int = 0
    hidden: set[int] = field(default_factory=lambda: set[int]())
    styled: list[tuple[int, int, int]] = field(default_factory=lambda: list[tuple[int, int, int]]())


@dataclass(slots=True)
class _Book:
    version: int = 0
    fonts: list[str] = field(default_factory=lambda: list[str]())
    styles: list[int] = field(default_factory=lambda: list[int]())
    names: dict[int, str] = field(default_factory=lambda: dict[int, str]())  # sheet's place in the stream -> name
    sheets: dict[int, _Sheet] = field(default_factory=lambda: dict[int, _Sheet]())


def old_parts_of(name: str, data: bytes) -> dict[str, SheetParts]:
    """The side facts of every sheet of an .xls by sheet name.

    Raises UserError for a damaged or locked file and for one whose stray cells would fill the memory.
    """
    try:
        container = CompoundFile(data)
        stream = container.stream("Workbook") or container.stream("Book")
        book = _walk(name, stream or b"")
        return {title: _facts(book, book.sheets[place]) for place, title in book.names.items() if place in book.sheets}
    except DAMAGE as failure:
        raise damaged(name) from failure


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """(type, start of its data, length, start of the record) of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if place + 4 + length > len(stream):
            raise ValueError("record cut short")
        yield kind, place + 4, length, place
        place += 4 + length


def _walk(name: str, stream: bytes) -> _Book:
    book, sheet = _Book(), _Sheet()
    for kind, at, length, start in _records(stream):
        if kind in _VALUE_CELLS:
            row, column, style = struct.unpack_from("<HHH", stream, at)
            if row >= sheet.rows:
                sheet.rows = row + 1
            if column >= sheet.columns:
                sheet.columns = column + 1
            if kind in _TEXT_CELLS and style:
                sheet.styled.append((row, column, style))
        elif kind == _ROW:
            if struct.unpack_from("<H", stream, at + 12)[0] & _ROW_HIDDEN:
                sheet.hidden.add(struct.unpack_from("<H", stream, at)[0])
        elif kind == _BOF:
            book.version = book.version or struct.unpack_from("<H", stream, at)[0]
            sheet = book.sheets[start] = _Sheet()
        else:
            _global_record(name, book, kind, stream[at : at + length], len(stream))
    if any(found.rows * found.columns > MAX_DENSE_CELLS for found in book.sheets.values()):
        raise sprawling(name)
    return book


def _global_record(name: str, book: _Book, kind: int, record: bytes, stream_size: int) -> None:
    if kind == _FILEPASS:
        raise locked(name)
    if kind == _BOUNDSHEET:
        wide = book.version == _BIFF8
        book.names[struct.unpack_from("<I", record)[0]] = _text(record[6:], wide)
    elif kind == _FONT:
        book.fonts.append(_text(record[14:], book.version == _BIFF8))
    elif kind == _XF:
        book.styles.append(struct.unpack_from("<H", record)[0])
    elif kind == _SST and struct.unpack_from("<I", record, 4)[0] > stream_size:
        raise ValueError("more strings than bytes")
    elif kind == _DIMENSIONS and book.version == _BIFF8:
        top, rows, left, columns = struct.unpack_from("<IIHH", record)
        if not (top <= rows <= _MAX_ROWS and left <= columns <= _MAX_COLUMNS):
            raise ValueError("dimensions that cannot be")


def _text(record: bytes, wide: bool) -> str:
    """A short string: its length, in newer files a flag for two-byte letters, its letters."""
    length = record[0]
    if not wide:
        return record[1 : 1 + length].decode("latin-1")
    if record[1] & 1:
        return record[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return record[2 : 2 + length].decode("latin-1")


def _facts(book: _Book, sheet: _Sheet) -> SheetParts:
    old = {style: font for style in range(len(book.styles)) if (font := _font_of(book, style))}
    fonts = tuple((row, column, old[style]) for row, column, style in sheet.styled if style in old) if old else ()
    return SheetParts(hidden_rows=frozenset(sheet.hidden), fonts=fonts)


def _font_of(book: _Book, style: int) -> str:
    """The style's font if it belongs to an old code page, else "". Font number 4 does not exist in the format."""
    number = book.styles[style]
    number -= number > 4
    font = book.fonts[number] if number < len(book.fonts) else ""
    return font if font.lower().startswith((".vn", "vni")) else ""
