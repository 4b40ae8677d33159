"""The lines under headings (NĐ 30/2020, Phụ lục I, II.1, II.2, II.5): as long as the words above them ask.

A rule is an empty paragraph with a line on top, in one of two styles; its indents say how long it is. Word and
LibreOffice both draw it the same, and a clerk can move or delete it like any line.
"""

import itertools
from collections.abc import Iterator

from docx.document import Document
from docx.shared import Length, Mm
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from exporters.metrics import text_width, wrapped
from exporters.ooxml import Cell, text_width_of

RULE_PART, RULE_FULL = "Kẻ ngang", "Kẻ ngang bằng dòng chữ"
_SHARE = 0.4


def fit_rules(document: Document) -> None:
    """Set every rule of the document to the text above it."""
    for paragraphs, width in _columns_of_text(document):
        for above, rule in itertools.pairwise(paragraphs):
            style = rule.style.name if rule.style else ""
            if style in (RULE_PART, RULE_FULL):
                _set_length(rule, _length(above, width, full=style == RULE_FULL), width)


def _columns_of_text(document: Document) -> Iterator[tuple[list[Paragraph], float]]:
    """Paragraphs that stand over one another, with the width they have in millimetres."""
    for section in document.sections:
        paragraphs: list[Paragraph] = []
        for block in section.iter_inner_content():
            if isinstance(block, Paragraph):
                paragraphs.append(block)
            elif not _is_list(block):
                yield from _cells(block)
        yield paragraphs, text_width_of(section)


def _is_list(table: Table) -> bool:
    """Long tables hold people, not headings."""
    return len(table.rows) > 2


def _cells(table: Table) -> Iterator[tuple[list[Paragraph], float]]:
    for row in table.rows:
        for cell in row.cells:
            yield cell.paragraphs, _cell_width(cell)


def _cell_width(cell: Cell) -> float:
    return (cell.width or 0) / Mm(1)


def _length(above: Paragraph, width: float, *, full: bool) -> float:
    """Length of the rule in millimetres: the last line's own, or between 1/3 and 1/2 of it."""
    size, bold, italic = _look(above)
    lines = [text_width(x, size, bold=bold, italic=italic) for x in wrapped(above.text, width, size, bold=bold)]
    last = lines[-1]
    return last if full else min(max(_SHARE * max(lines), last / 3), last / 2)


def _look(paragraph: Paragraph) -> tuple[float, bool, bool]:
    """Size in points, bold and italic of a paragraph's first run or of its style."""
    run = paragraph.runs[0] if paragraph.runs else None
    size, bold, italic = (run.font.size, run.bold, run.italic) if run else (None, None, None)
    style: BaseStyle | None = paragraph.style
    while isinstance(style, ParagraphStyle):
        size = size or style.font.size
        bold = style.font.bold if bold is None else bold
        italic = style.font.italic if italic is None else italic
        style = style.base_style
    return (size.pt if size else 14.0), bool(bold), bool(italic)


def _set_length(rule: Paragraph, length: float, width: float) -> None:
    indent: Length = Mm(max(0.0, (width - length) / 2))
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = indent
