"""The desk's own form coming back: known by its hidden mark, whatever program saved it in between."""

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from functools import lru_cache

from thidua_desktop.domain.list_form import COLUMNS, HELP_SHEET, MARK, MOVEMENT_FIELD, FormMark, read_mark
from thidua_desktop.intake.columns import Mapping
from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.raw import RawDocument, RawSheet, column_letter

_PROPERTIES = ("docProps/custom.xml", "meta.xml")  # of Excel's format and of OpenDocument
_MOST_BYTES = 200_000


def as_form(document: RawDocument, data: bytes) -> RawDocument:
    """The document with its mark in `form`, and without the form's own sheets; any other document as it is."""
    on_sheets = {sheet.name: text for sheet in document.sheets if (text := _mark_on(sheet))}
    mark = next(iter(on_sheets.values()), "") or _mark_among_properties(data)
    if not mark:
        return document
    lists = tuple(sheet for sheet in document.sheets if sheet.name not in {*on_sheets, HELP_SHEET})
    return replace(document, sheets=lists, form=mark)


def mark_of(document: RawDocument) -> FormMark | None:
    """For whom the form was made, None for a list that is no form of ours."""
    return read_mark(document.form) if document.form else None


@lru_cache(maxsize=1)
def form_mappings() -> tuple[Mapping, ...]:
    """What the form's columns mean, with and without the movement's."""
    whole = [(ColumnMeaning(field), title) for field, title in COLUMNS]
    short = [column for column in whole if column[0].value != MOVEMENT_FIELD]
    return tuple(
        Mapping(tuple((column_letter(place), title, meaning) for place, (meaning, title) in enumerate(columns)))
        for columns in (whole, short)
    )


def _mark_on(sheet: RawSheet) -> str:
    """The mark on a sheet that begins with it."""
    texts = [str(cell) for row in sheet.rows[:2] for cell in row[:1]]
    return texts[1] if len(texts) == 2 and texts[0] == MARK and read_mark(texts[1]) else ""


def _mark_among_properties(data: bytes) -> str:
    """The mark among a workbook's own properties, for a copy without the hidden sheet."""
    if not data.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            known = set(archive.namelist())
            for part in _PROPERTIES:
                if part in known and archive.getinfo(part).file_size <= _MOST_BYTES:
                    for element in ET.fromstring(archive.read(part)).iter():
                        if MARK in element.attrib.values() and read_mark(text := "".join(element.itertext()).strip()):
                            return text
    except DAMAGE:
        pass
    return ""
