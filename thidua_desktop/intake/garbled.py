"""UTF-8 that some program read as a Western code page: "Nguyá»…n" for "Nguyễn".

The letters are put back only where every such text of the file turns back into UTF-8 without a rest; a file in which
one does not was cut or changed on the way, and its texts stay as they are.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from thidua_desktop.intake.raw import Cell, RawDocument, RawSheet

READ_AGAIN = (
    "Chữ tiếng Việt trong tệp đã bị một chương trình khác đọc sai mã (như “Nguyá»…n”); chương trình đã đọc lại đúng. "
    "Hãy xem lại vài dòng."
)
LEFT = (
    "Chữ tiếng Việt trong tệp đã bị đọc sai mã (như “Nguyá»…n”) và có chỗ đã mất, nên chương trình giữ nguyên như "
    "trong tệp. Hãy đề nghị đơn vị gửi lại tệp gốc."
)


def _bytes_of_letters() -> dict[int, int]:
    """Letter -> byte in windows-1252; bytes without a letter stand for themselves, Ă for windows-1258's 0xC3."""
    known = {place: place for place in range(0x80, 0x100)}
    known |= {ord(letter): byte for byte in known.copy() if (letter := bytes([byte]).decode("cp1252", "ignore"))}
    return known | {ord("Ă"): 0xC3}


_BYTES = _bytes_of_letters()
_AS_LATIN_1 = {letter: chr(byte) for letter, byte in _BYTES.items()}
_TAIL = "[" + re.escape("".join(chr(letter) for letter, byte in _BYTES.items() if 0x80 <= byte < 0xC0)) + "]"
_GARBLED = re.compile(f"[ÂÃĂÄÅÆ]{_TAIL}|á[º»]{_TAIL}|â€{_TAIL}")
"""A letter of Vietnamese as UTF-8 has it, two or three bytes, each shown as a letter of its own."""


def repaired(document: RawDocument, texts: Iterable[str]) -> RawDocument:
    """The document, of which these are the texts, with such texts put back, or unchanged; a note says which."""
    whole = "\0".join(texts)
    if "á»" not in whole and "áº" not in whole:  # ạ to ỹ: no list is without them
        return document
    mended: dict[str, str] = {}
    for text in whole.split("\0"):
        if text.isascii() or not _GARBLED.search(text):
            continue
        try:
            mended[text] = text.translate(_AS_LATIN_1).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return replace(document, notes=(*document.notes, LEFT))
    if not mended:
        return document
    sheets = tuple(_sheet(sheet, mended) for sheet in document.sheets)
    return replace(document, sheets=sheets, notes=(*document.notes, READ_AGAIN))


def _sheet(sheet: RawSheet, mended: dict[str, str]) -> RawSheet:
    def cell(value: Cell) -> Cell:
        return mended.get(value, value) if isinstance(value, str) else value

    return replace(
        sheet,
        rows=tuple(tuple(map(cell, row)) for row in sheet.rows),
        lead=tuple(mended.get(line, line) for line in sheet.lead),
        tail=tuple(mended.get(line, line) for line in sheet.tail),
    )
