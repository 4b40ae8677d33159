"""Makes a template's model list table into the table of one list: one column for each, the page turned if wide."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph

from exporters.ooxml import TWIPS_PER_MM, child, text_of, text_width_of, twips, write_over
from exporters.report import ListColumn

_TITLE = re.compile(r"\{\{\s*ten_cot\s*\}\}")
_VALUE = re.compile(r"\{\{\s*dong\.o\s*\}\}")
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def lay_list(document: Document, columns: Sequence[ListColumn], *, landscape: bool) -> bool:
    """Give the model table of the last section its columns; False if the template has no such table."""
    section = document.sections[-1]
    if landscape:
        _turn(section)
    for block in section.iter_inner_content():
        if isinstance(block, Table) and _TITLE.search(text_of(block._tbl)):  # pyright: ignore[reportPrivateUsage]
            _spread(block._tbl, columns, text_width_of(section))  # pyright: ignore[reportPrivateUsage]
            return True
    return False


def _turn(section: Section) -> None:
    """Lay the page on its long side; heads and signatures grow with it (Phụ lục I, I.2)."""
    narrow = text_width_of(section)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    factor = text_width_of(section) / narrow
    for block in section.iter_inner_content():
        if isinstance(block, Table):
            _scale(block._tbl, factor)  # pyright: ignore[reportPrivateUsage]


def _scale(table: Any, factor: float) -> None:
    for tag in ("w:tblW", "w:gridCol", "w:tcW"):
        for node in table.iter(qn(tag)):
            node.set(qn("w:w"), str(round(int(node.get(qn("w:w"))) * factor)))


def _spread(table: Any, columns: Sequence[ListColumn], width: float) -> None:
    """Repeat the model column; the columns share what the template's other columns leave of `width` millimetres."""
    grid = table.find(qn("w:tblGrid"))
    rows: list[Any] = table.findall(qn("w:tr"))
    place = next(p for row in rows for p, cell in enumerate(row.findall(qn("w:tc"))) if _TITLE.search(text_of(cell)))
    others = [int(node.get(qn("w:w"))) / TWIPS_PER_MM for p, node in enumerate(grid) if p != place]
    widths = _widths(columns, width - sum(others))
    for row in rows:
        _spread_row(row, columns, widths)
    model = grid[place]
    for each in widths:
        copy = deepcopy(model)
        copy.set(qn("w:w"), twips(each))
        model.addprevious(copy)
    grid.remove(model)
    child(table.tblPr, "w:tblW", w=twips(width), type="dxa")


def _widths(columns: Sequence[ListColumn], room: float) -> list[float]:
    whole = sum(column.share for column in columns)
    return [column.share / whole * room for column in columns]


def _spread_row(row: Any, columns: Sequence[ListColumn], widths: list[float]) -> None:
    for cell in row.findall(qn("w:tc")):
        text = text_of(cell)
        if _TITLE.search(text) or _VALUE.search(text):
            for place, column in enumerate(columns):
                cell.addprevious(_cell(cell, place, column, widths[place]))
            row.remove(cell)
        elif (span := cell.tcPr.find(qn("w:gridSpan"))) is not None:
            span.set(qn("w:val"), str(int(span.get(qn("w:val"))) + len(columns) - 1))


def _cell(model: Any, place: int, column: ListColumn, width: float) -> Any:
    copy = deepcopy(model)
    text = _TITLE.sub(f"{{{{ cac_cot[{place}] }}}}", text_of(model))
    write_over(copy, _VALUE.sub(f"{{{{ dong.o[{place}] }}}}", text))
    child(copy.tcPr, "w:tcW", w=twips(width), type="dxa")
    if _VALUE.search(text):
        for paragraph in copy.iter(qn("w:p")):
            Paragraph(paragraph, copy).alignment = _ALIGN[column.align]
    return copy
