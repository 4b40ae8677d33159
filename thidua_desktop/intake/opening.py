"""The bytes of a stranger's file become a document. Runs in the reading process, never in the program itself."""

from thidua_desktop.intake.containers import kind_of
from thidua_desktop.intake.delimited import read_delimited
from thidua_desktop.intake.html_tables import html_in_archive, read_html
from thidua_desktop.intake.own_form import as_form
from thidua_desktop.intake.plain_text import text_of
from thidua_desktop.intake.raw import RawDocument, RawSheet
from thidua_desktop.intake.refusals import damaged
from thidua_desktop.intake.spreadsheets import read_spreadsheet
from thidua_desktop.intake.word import read_word
from thidua_desktop.intake.workbook_2003 import read_workbook_2003


def open_bytes(name: str, data: bytes) -> RawDocument:
    """Read a list by what its bytes say it is, whatever the ending of its name. `sha256` is left empty.

    Raises UserError with one plain sentence naming the file, the reason and what to do.
    """
    kind = kind_of(name, data)
    if kind in ("xlsx", "xls", "xlsb", "ods"):
        sheets, notes = read_spreadsheet(name, data, kind)
        return as_form(RawDocument(kind, "", sheets, notes), data)
    if kind == "mht":
        page = html_in_archive(data)
        if not page:
            raise damaged(name)
        return RawDocument("html", "", read_html(name, page))
    return RawDocument(kind, "", _read_other(name, data, kind))


def _read_other(name: str, data: bytes, kind: str) -> tuple[RawSheet, ...]:
    if kind == "docx":
        return read_word(name, data)
    if kind == "html":
        return read_html(name, data)
    if kind == "xml":
        return read_workbook_2003(name, data)
    text = text_of(data)
    if text is None:
        raise damaged(name)
    return read_delimited(name, text)
