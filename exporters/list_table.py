"""Makes a template's model list table into the table of one list: one column for each, the page turned if wide."""

import re
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from exporters.columns import column_widths
from exporters.ooxml import child, text_of, text_width_of, twips, width_of, write_over
from exporters.report import ListColumn, NomineeList

_TITLE = re.compile(r"\{\{\s*ten_cot\s*\}\}")
_VALUE = re.compile(r"\{\{\s*dong\.o\s*\}\}")
_SIGNATURE = re.compile(r"dong_quyen_han|nguoi_ky")
_SIZE = 12  # points, of the template's cells
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def lay_list(document: Document, people: NomineeList) -> bool:
    """Give the model table of the last section its columns; False if the template has no such table."""
    section = document.sections[-1]
    if people.landscape:
        _turn(section)
    for table in _tables(section):
        if _is_model(table):
            _spread(table, people, text_width_of(section))
            return True
    return False


def hold_signature(document: Document) -> None:
    """Keep the signature, the last row of the list, on one page with the two rows above it."""
    table = _tables(document.sections[-1])[-1]
    rows: list[Any] = table.findall(qn("w:tr"))
    for paragraph in (node for row in rows[-3:-1] for node in row.iter(qn("w:p"))):
        Paragraph(paragraph, table).paragraph_format.keep_with_next = True


def _tables(section: Section) -> list[Any]:
    return [x._tbl for x in section.iter_inner_content() if isinstance(x, Table)]  # pyright: ignore[reportPrivateUsage]


def _is_model(table: Any) -> bool:
    return _TITLE.search(text_of(table)) is not None


def _turn(section: Section) -> None:
    """Lay the page on its long side; heads and signatures grow with it (Phụ lục I, I.2)."""
    narrow = text_width_of(section)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    factor = text_width_of(section) / narrow
    for table in _tables(section):
        if not _is_model(table):
            _scale(table, factor)


def _scale(table: Any, factor: float) -> None:
    for tag in ("w:tblW", "w:gridCol", "w:tcW"):
        for node in table.iter(qn(tag)):
            node.set(qn("w:w"), twips(width_of(node) * factor))


def _spread(table: Any, people: NomineeList, width: float) -> None:
    """Repeat the model column; the columns share what the template's other columns leave of `width` millimetres."""
    grid = table.find(qn("w:tblGrid"))
    rows: list[Any] = table.findall(qn("w:tr"))
    place = next(p for row in rows for p, cell in enumerate(row.findall(qn("w:tc"))) if _TITLE.search(text_of(cell)))
    others = [width_of(node) for p, node in enumerate(grid) if p != place]
    widths = column_widths(people, width - sum(others), _SIZE)
    model = grid[place]
    growth = sum(widths) - width_of(model)
    for row in rows:
        _spread_row(row, people.columns, widths, growth)
    for each in widths:
        copy = deepcopy(model)
        copy.set(qn("w:w"), twips(each))
        model.addprevious(copy)
    grid.remove(model)
    child(table.tblPr, "w:tblW", w=twips(width), type="dxa")


def _spread_row(row: Any, columns: tuple[ListColumn, ...], widths: list[float], growth: float) -> None:
    """Repeat the model cell of a row, or widen (by `growth` millimetres) the cell that runs over it."""
    for cell in row.findall(qn("w:tc")):
        text = text_of(cell)
        if _TITLE.search(text) or _VALUE.search(text):
            for place, column in enumerate(columns):
                cell.addprevious(_cell(cell, place, column, widths[place]))
            row.remove(cell)
        elif (span := cell.get_or_add_tcPr().find(qn("w:gridSpan"))) is not None:
            span.set(qn("w:val"), str(int(span.get(qn("w:val"))) + len(columns) - 1))
            width = child(cell.tcPr, "w:tcW", type="dxa")
            width.set(qn("w:w"), twips(width_of(width) + growth))
            if _SIGNATURE.search(text):
                _to_the_right(cell, sum(widths) / 2)


def _to_the_right(cell: Any, indent: float) -> None:
    """The signer's part stands in the right half of the page (II.7)."""
    for paragraph in cell.iter(qn("w:p")):
        Paragraph(paragraph, cell).paragraph_format.left_indent = Mm(indent)


def _cell(model: Any, place: int, column: ListColumn, width: float) -> Any:
    copy = deepcopy(model)
    text = _TITLE.sub(f"{{{{ cac_cot[{place}] }}}}", text_of(model))
    write_over(copy, _VALUE.sub(f"{{{{ dong.o[{place}] }}}}", text))
    child(copy.get_or_add_tcPr(), "w:tcW", w=twips(width), type="dxa")
    if _VALUE.search(text):
        for paragraph in copy.iter(qn("w:p")):
            Paragraph(paragraph, copy).alignment = _ALIGN[column.align]
    return copy
