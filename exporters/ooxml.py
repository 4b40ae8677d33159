"""The few pieces of WordprocessingML that python-docx has no names for.

Its elements come from lxml, which is untyped: they are `Any` here and nowhere else.
"""

from collections.abc import Callable
from typing import Any, cast

from docx.oxml import OxmlElement  # pyright: ignore[reportUnknownVariableType]
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table, _Cell, _Row  # pyright: ignore[reportPrivateUsage]
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
TWIPS_PER_MM = 1440 / 25.4

# Children that Word wants in this order (ECMA-376, part 1, 17.4.59 and 17.6.17).
_ORDER = {
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
}
_PLACES = {
    qn(parent): {qn(f"w:{name}"): place for place, name in enumerate(names.split())} for parent, names in _ORDER.items()
}

element = cast(Callable[[str], Any], OxmlElement)  # a new element with a prefixed name (`w:pBdr`)
Cell = _Cell
Row = _Row


def properties_of(table: Table) -> Any:
    """The `w:tblPr` of a table."""
    inner: Any = table._tbl  # pyright: ignore[reportPrivateUsage]
    return inner.tblPr


def twips(mm: float) -> str:
    """Millimetres as Word counts them: twentieths of a point."""
    return str(round(mm * TWIPS_PER_MM))


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """The child `tag` of an element, made if missing, with the given attributes (`w:` names without the prefix)."""
    found = parent.find(qn(tag))
    if found is None:
        found = element(tag)
        places = _PLACES.get(parent.tag, {})
        later = [x for x in parent if places.get(x.tag, -1) > places.get(qn(tag), len(places))]
        parent.insert(list(parent).index(later[0]), found) if later else parent.append(found)
    for name, value in attributes.items():
        found.set(qn(f"w:{name}"), value)
    return found


def set_fonts(run_properties: Any) -> None:
    """Times New Roman for every script, no theme font behind it."""
    fonts = run_properties.find(qn("w:rFonts"))
    if fonts is not None:
        run_properties.remove(fonts)
    fonts = element("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    run_properties.insert(0, fonts)


def add_top_rule(paragraph_properties: Any) -> None:
    """A solid line of 0,75 pt over the paragraph, as long as its indents leave."""
    borders = element("w:pBdr")
    child(borders, "w:top", val="single", sz="6", space="0", color="000000")
    paragraph_properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def add_page_number(paragraph: Paragraph) -> None:
    """A real PAGE field, which Word reckons."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("shown", "2"), ("end", "")):
        run: Any = paragraph.add_run(text if kind == "shown" else "")._r  # pyright: ignore[reportPrivateUsage]
        if kind == "":
            instruction = child(run, "w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
        elif kind != "shown":
            child(run, "w:fldChar", fldCharType=kind)


def set_columns(table: Table, widths: list[float]) -> None:
    """Fixed column widths in millimetres for a table whose rows have one cell for each column."""
    child(properties_of(table), "w:tblW", w=twips(sum(widths)), type="dxa")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def text_width_of(section: Section) -> float:
    """Millimetres between the margins."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return ((width or 0) - (left or 0) - (right or 0)) / Mm(1)


def text_of(node: Any) -> str:
    """All the text in an element, its runs put together."""
    return "".join(text.text or "" for text in node.iter(qn("w:t")))


def write_over(node: Any, text: str) -> None:
    """Put a text in place of the element's own, in the look of its first run."""
    first, *others = node.iter(qn("w:t"))
    first.text = text
    for other in others:
        other.text = ""


def width_of(node: Any) -> float:
    """The width that a `w:gridCol`, `w:tcW` or `w:tblW` gives, in millimetres; 0 if it gives none."""
    return float(node.get(qn("w:w")) or 0) / TWIPS_PER_MM
