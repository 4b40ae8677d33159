"""Rows on the clipboard: tab-separated text for Excel, a table for Word."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

_BREAKS = str.maketrans("\t\r\n", "   ")


def as_mime(titles: Sequence[str], lines: Sequence[Sequence[str]]) -> QMimeData:
    """Both forms of the same rows; several rows bring their titles along, one row does not."""
    given = [titles, *lines] if len(lines) > 1 else lines
    whole = [[cell.translate(_BREAKS) for cell in line] for line in given]
    mime = QMimeData()
    mime.setText("\n".join("\t".join(line) for line in whole))
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in whole)
    mime.setHtml(f"<table border='1'>{rows}</table>")
    return mime
