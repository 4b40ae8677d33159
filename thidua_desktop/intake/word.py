"""Word documents (.docx): every table becomes a sheet, with the paragraphs above it.

The document is walked as XML rather than through an object model: spans that lie, continuation cells without a
start and tables inside tables are all read, and no attribute of the file decides how much memory is taken.
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.raw import Merge, RawSheet
from thidua_desktop.intake.refusals import damaged, refusal

Element = ET.Element

MAX_DOCUMENT_BYTES = 80_000_000
MAX_COLUMNS = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}


@dataclass(slots=True)
class _Table:
    """A table being read: text by row, the areas its cells span, cells in old fonts."""

    rows: list[list[str]] = field(default_factory=lambda: list[list[str]]())
    merges: list[Merge] = field(default_factory=lambda: list[Merge]())
    fonts: list[tuple[int, int, str]] = field(default_factory=lambda: list[tuple[int, int, str]]())
    open_merges: dict[int, int] = field(default_factory=lambda: dict[int, int]())
    hidden_rows: set[int] = field(default_factory=lambda: set[int]())


def read_word(name: str, data: bytes) -> tuple[RawSheet, ...]:
    """The tables of a document in order, tables inside tables included, named "Bảng 1", "Bảng 2", …

    Raises UserError for a damaged document or one that defines entities of its own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > MAX_DOCUMENT_BYTES:
                raise refusal(name, "văn bản quá lớn so với một danh sách")
            body = _parsed(name, archive.read("word/document.xml"))
    except DAMAGE as failure:
        raise damaged(name) from failure
    sheets: list[RawSheet] = []
    below: list[str] = []
    try:
        _walk(body, below, sheets)
    except RecursionError as failure:  # nested deeper than any program writes
        raise damaged(name) from failure
    if sheets:
        sheets[-1] = replace(sheets[-1], tail=tuple(below))
    return tuple(sheets)


def _parsed(name: str, xml: bytes) -> Element:
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:65536]:
        raise refusal(name, "tệp chứa khai báo không có trong văn bản Word thông thường")
    return ET.fromstring(xml)


def _walk(parent: Element, lead: list[str], sheets: list[RawSheet]) -> None:
    """Collect tables below `parent`; `lead` gathers the lines since the last table and is emptied by each."""
    for child in parent:
        if child.tag == f"{_W}p":
            lead.extend(line for line in _text(child).split("\n") if line.strip())
        elif child.tag == f"{_W}tbl":
            _read_table(child, lead, sheets)
        elif child.tag not in _SKIPPED and child.tag != f"{_W}sectPr":
            _walk(child, lead, sheets)


def _read_table(element: Element, lead: list[str], sheets: list[RawSheet]) -> None:
    table, inner = _Table(), list[Element]()
    for row in _children(element, f"{_W}tr"):
        _read_row(row, table, inner)
    sheets.append(
        RawSheet(
            name=f"Bảng {len(sheets) + 1}",
            rows=tuple(map(tuple, table.rows)),
            merges=tuple(table.merges),
            lead=tuple(lead),
            fonts=tuple(table.fonts),
            hidden_rows=frozenset(table.hidden_rows),
        )
    )
    lead.clear()
    for cell in inner:  # a layout's cell: its words stand above the table inside it
        _walk(cell, lead, sheets)
        lead.clear()


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, also inside content controls and tracked insertions, never inside another table."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, tag)


def _read_row(row: Element, table: _Table, inner: list[Element]) -> None:
    index, texts = len(table.rows), list[str]()
    properties = row.find(f"{_W}trPr")
    if properties is not None:
        texts.extend([""] * min(_number(properties.find(f"{_W}gridBefore"), 0), MAX_COLUMNS))
        if properties.find(f"{_W}hidden") is not None:
            table.hidden_rows.add(index)
    continued: dict[int, int] = {}
    for cell in _children(row, f"{_W}tc"):
        column = len(texts)
        if column >= MAX_COLUMNS:
            break
        _read_cell(cell, table, texts, continued, inner)
    table.open_merges = continued
    table.rows.append(texts)


def _read_cell(cell: Element, table: _Table, texts: list[str], continued: dict[int, int], inner: list[Element]) -> None:
    """Add one cell's text to `texts` and note the area it spans in `table.merges`."""
    index, column = len(table.rows), len(texts)
    properties = cell.find(f"{_W}tcPr")
    span, down = 1, None
    if properties is not None:
        span = max(1, min(_number(properties.find(f"{_W}gridSpan"), 1), MAX_COLUMNS - column))
        down = properties.find(f"{_W}vMerge")
    goes_on = down is not None and down.get(f"{_W}val", "continue") == "continue" and column in table.open_merges
    if goes_on:
        place = table.open_merges[column]
        top, left, _, right = table.merges[place]
        table.merges[place] = (top, left, index, right)
        continued[column] = place
    elif span > 1 or down is not None:
        table.merges.append((index, column, index, column + span - 1))
        if down is not None:
            continued[column] = len(table.merges) - 1
    texts.append("" if goes_on else _cell_text(cell))
    texts.extend([""] * (span - 1))
    font = _old_font(cell)
    if font:
        table.fonts.append((index, column, font))
    if next(_inner_tables(cell), None) is not None:
        inner.append(cell)


def _inner_tables(cell: Element) -> Iterator[Element]:
    for child in cell:
        if child.tag == f"{_W}tbl":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _inner_tables(child)


def _number(element: Element | None, default: int) -> int:
    written = element.get(f"{_W}val", "") if element is not None else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else default


def _cell_text(cell: Element) -> str:
    """A cell's paragraphs as lines; the text of a table inside it is not its own."""
    return "\n".join(_text(paragraph) for paragraph in _children(cell, f"{_W}p"))


def _text(element: Element) -> str:
    """The text a reader of the page sees: without deleted passages, floating boxes and field codes."""
    pieces: list[str] = []
    _gather(element, pieces)
    return "".join(pieces)


def _gather(element: Element, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag])
        elif tag not in _SKIPPED and tag != _FALLBACK and tag != f"{_W}tbl":
            _gather(child, pieces)


def _old_font(cell: Element) -> str:
    """The first font of an old code page that the cell's runs name, "" if none."""
    for fonts in cell.iter(f"{_W}rFonts"):
        font = fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or ""
        if font.lower().startswith((".vn", "vni")):
            return font
    return ""
