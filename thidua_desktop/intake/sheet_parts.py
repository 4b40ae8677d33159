"""What a workbook's own XML says beside its values: hidden rows, formulas without a result, old fonts.

The fast cell reader keeps none of this. The parts are searched as bytes and parsed only where something is
there to find, so that an ordinary list costs one unpacking and a few substring searches.
"""

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass

from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.raw import Merge, column_index
from thidua_desktop.intake.refusals import damaged, sprawling

MAX_DENSE_CELLS = 4_000_000
_OPENING = 20_000  # bytes that show which quotes a part is written in
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FAR = re.compile(rb' r="(?:[A-Z]{3}\d|[A-Z]{2}\d{4}|[A-Z]\d{6})')  # begins with plain letters: a fast search
_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^>/]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>""")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*\br=["'](\d+)["']""")
_FORMULA_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*<(?:\w+:)?f\b(?:(?!</(?:\w+:)?c>).)*</(?:\w+:)?c>""",
    re.DOTALL,
)
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_STYLED_CELL = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'])[^>]*\bs=["'](\d+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_TOLD_FONT = re.compile(rb"""["'](?:\.Vn|VNI|Wingdings)""", re.IGNORECASE)
_FORMULA, _PREFIXED_FORMULA = re.compile(rb"<f"), re.compile(rb":f>")  # found twice as fast as by "in"
_SIGNS = "wingdings"


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the XML of one sheet tells beside its values; places as in `RawSheet`.

    `signs` are cells in a font of pictures, where a letter is a tick; `merges` only where the cell reader tells none.
    """

    hidden_rows: frozenset[int] = frozenset()
    unvalued: frozenset[tuple[int, int]] = frozenset()
    fonts: tuple[tuple[int, int, str], ...] = ()
    signs: tuple[tuple[int, int, str], ...] = ()
    merges: tuple[Merge, ...] = ()


def parts_of(name: str, data: bytes) -> dict[str, SheetParts]:
    """The side facts of every sheet of an .xlsx by sheet name.

    Raises UserError for a damaged file and for a sheet whose stray cells would fill the memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            styles = _old_font_styles(archive)
            return {sheet: _facts(name, archive.read(part), styles) for sheet, part in sheets_of(archive)}
    except DAMAGE as failure:
        raise damaged(name) from failure


def _tree(archive: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))


def sheets_of(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(sheet name, part) of every worksheet that is really there. Raises one of DAMAGE."""
    present = set(archive.namelist())
    links = _tree(archive, "xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in present else ()
    targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
    pairs: list[tuple[str, str]] = []
    for sheet in _tree(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_LINK, ""), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if part in present:
            pairs.append((sheet.get("name", ""), part))
    return pairs


def _facts(name: str, xml: bytes, styles: dict[int, str]) -> SheetParts:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):  # the cell reader finds no row in UTF-16, and does not say so
        raise damaged(name)
    if _FAR.search(xml) or b" r='" in xml[:_OPENING]:
        _refuse_stray_cells(name, xml)
    hidden: frozenset[int] = frozenset()
    if b"hidden=" in xml:
        hidden = frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))
    unvalued: set[tuple[int, int]] = set()
    if _FORMULA.search(xml) or _PREFIXED_FORMULA.search(xml):
        for cell in _FORMULA_CELL.finditer(xml):
            if not _VALUE.search(cell.group()):
                unvalued.add(_place(cell.group(1), cell.group(2)))
    if b't="e"' in xml:
        unvalued.update(_place(letters, row) for letters, row in _ERROR_CELL.findall(xml))
    fonts = _fonts(xml, styles)
    signs = tuple(place for place in fonts if place[2].lower().startswith(_SIGNS))
    if signs:
        fonts = tuple(place for place in fonts if place not in signs)
    return SheetParts(hidden, frozenset(unvalued), fonts, signs)


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, column_index(letters.decode("ascii"))


def _refuse_stray_cells(name: str, xml: bytes) -> None:
    """A filled cell far from the others would make the reader build the whole rectangle in between."""
    rows = columns = 0
    for letters, row in _FILLED.findall(xml):
        rows, columns = max(rows, int(row)), max(columns, column_index(letters.decode("ascii")) + 1)
    if rows * columns > MAX_DENSE_CELLS:
        raise sprawling(name)


def _old_font_styles(archive: zipfile.ZipFile) -> dict[int, str]:
    """Style index -> font name, for styles in a font of an old code page (.VnTime, VNI-Times) or of pictures."""
    try:
        xml = archive.read("xl/styles.xml")
    except KeyError:
        return {}
    if not _TOLD_FONT.search(xml):
        return {}
    root = _tree(archive, "xl/styles.xml")
    names = [_font_name(font) for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
    styles: dict[int, str] = {}
    for index, style in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        font = int(style.get("fontId", "0"))
        if font < len(names) and names[font].lower().startswith((".vn", "vni", _SIGNS)):
            styles[index] = names[font]
    return styles


def _font_name(font: ET.Element) -> str:
    named = font.find(f"{_MAIN}name")
    return named.get("val", "") if named is not None else ""


def _fonts(xml: bytes, styles: dict[int, str]) -> tuple[tuple[int, int, str], ...]:
    if not styles:
        return ()
    return tuple(
        (*_place(letters, row), styles[int(style)])
        for letters, row, style in _STYLED_CELL.findall(xml)
        if int(style) in styles
    )
