"""Rows on the clipboard: tab-separated text for Excel, a table for Word."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from thidua_desktop.domain.text import starts_like_formula

_BREAKS = str.maketrans("\t\r\n", "   ")


def as_mime(titles: Sequence[str], lines: Sequence[Sequence[str]]) -> QMimeData:
    """Both forms of the same rows; several rows bring their titles along, one row does not."""
    given = [titles, *lines] if len(lines) > 1 else lines
    whole = [[cell.translate(_BREAKS) for cell in line] for line in given]
    mime = QMimeData()
    mime.setText("\n".join("\t".join(_as_text(cell) for cell in line) for line in whole))
    rows = "".join("<tr>" + "".join(_as_cell(cell) for cell in line) + "</tr>" for line in whole)
    mime.setHtml(f"<table border='1'>{rows}</table>")
    return mime


def _as_text(cell: str) -> str:
    """A leading apostrophe keeps Excel from reckoning what a stranger wrote."""
    return f"'{cell}" if starts_like_formula(cell) else cell


def _as_cell(cell: str) -> str:
    """Excel prefers this form; the number format of text keeps what a stranger wrote from being reckoned."""
    kept = " style=\"mso-number-format:'\\@'\"" if starts_like_formula(cell) else ""
    return f"<td{kept}>{escape(cell)}</td>"
