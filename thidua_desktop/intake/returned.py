"""A list that comes back with the desk's remarks still in it: the remarks are no part of the list."""

from dataclasses import replace

from thidua_desktop.domain.returned import HEADER
from thidua_desktop.domain.text import nfc
from thidua_desktop.intake.raw import Cell, RawDocument, RawSheet

_PLAIN = "i dung c"
"""A part of the header without marks, the same however marks are written: one look at all texts finds it."""


def without_remarks(document: RawDocument) -> RawDocument:
    """The document without the column "Nội dung cần sửa" from its header down, and without remarks elsewhere.

    The list is then found with the very columns it had when it was sent first, so that what was remembered of them
    still holds, and the remarks' Unicode says nothing about the code page of the list. The exporter puts nothing of
    the sender's below that header.
    """
    marked = [_has_remarks(sheet) for sheet in document.sheets]
    if not any(marked):
        return document
    pairs = zip(document.sheets, marked, strict=True)
    return replace(document, sheets=tuple(_sheet(sheet) if found else sheet for sheet, found in pairs))


def _has_remarks(sheet: RawSheet) -> bool:
    return _PLAIN in "\0".join(sheet.texts) and any(map(_is_remark, sheet.texts))


def _is_remark(value: Cell) -> bool:
    return isinstance(value, str) and value[:1] == HEADER[0] and nfc(value).startswith(HEADER)


def _sheet(sheet: RawSheet) -> RawSheet:
    rows: list[tuple[Cell, ...]] = []
    headed: set[int] = set()
    for row in sheet.rows:
        kept = ["" if column in headed or _is_remark(value) else value for column, value in enumerate(row)]
        headed.update(
            column
            for column, value in enumerate(row)
            if isinstance(value, str) and value[:1] == HEADER[0] and nfc(value).strip() == HEADER
        )
        rows.append(tuple(kept))
    return replace(sheet, rows=tuple(rows))
