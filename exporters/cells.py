"""Text from strangers stays text: never a formula, never a sign that breaks the file."""

import re

from openpyxl.cell.cell import Cell

from thidua_desktop.domain.text import starts_like_formula

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def plain_text(text: str) -> str:
    """Text without the control signs that XML forbids; line breaks become `\\n`, tabs a space."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def write_text(cell: Cell, text: str) -> None:
    """Put text into a workbook cell as text, whatever it looks like (`=HYPERLINK(…)`, `#N/A`, `012345678901`)."""
    cell.value = plain_text(text)
    cell.data_type = "s"
    if starts_like_formula(text):
        cell.quotePrefix = True
