"""The bytes of a stranger's file become a document. Runs in the reading process, never in the program itself."""

import hashlib

from thidua_desktop.intake.containers import kind_of
from thidua_desktop.intake.raw import RawDocument
from thidua_desktop.intake.spreadsheets import read_spreadsheet
from thidua_desktop.intake.word import read_word


def open_bytes(name: str, data: bytes) -> RawDocument:
    """Read a list by what its bytes say it is, whatever the ending of its name.

    Raises UserError with one plain sentence naming the file, the reason and what to do.
    """
    kind = kind_of(name, data)
    sheets = read_word(name, data) if kind == "docx" else read_spreadsheet(name, data, kind)
    return RawDocument(kind, hashlib.sha256(data).hexdigest(), sheets)
