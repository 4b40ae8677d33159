"""Web pages that hold a list (often named .xls by the system that made them): every table becomes a sheet."""

import email
import email.policy
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import lxml.etree as untyped_lxml  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from thidua_desktop.intake.plain_text import text_of
from thidua_desktop.intake.raw import Merge, RawSheet
from thidua_desktop.intake.refusals import A_WORKBOOK, damaged, refusal, sprawling
from thidua_desktop.intake.sheet_parts import MAX_DENSE_CELLS

Element = ET.Element
_lxml: Any = untyped_lxml

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = frozenset({"style", "script", "head", "title", "template", "noscript", "select", "object"})
_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "center", "blockquote"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OLD_FONT = re.compile(r"""(?:^|[\s:'",])((?:\.Vn|VNI)[\w\- ]*)""", re.IGNORECASE)
_WIDEST_SPAN = 1000
_LONGEST_SPAN = 65_534


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=lambda: list[list[str]]())
    merges: list[Merge] = field(default_factory=lambda: list[Merge]())
    hidden: set[int] = field(default_factory=lambda: set[int]())
    fonts: list[tuple[int, int, str]] = field(default_factory=lambda: list[tuple[int, int, str]]())
    taken: dict[int, int] = field(default_factory=lambda: dict[int, int]())  # column -> rows still covered from above
    cells: int = 0


def html_in_archive(data: bytes) -> bytes:
    """The page inside a web archive (.mht); b"" if there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            charset = part.get_content_charset() or ""
            if isinstance(page, bytes) and b"<t" in page.lower():
                return b"<meta charset=%s>" % charset.encode("ascii", "ignore") + page if charset else page
    return b""


def read_html(name: str, data: bytes) -> tuple[RawSheet, ...]:
    """The tables of a page in order, tables inside tables included, named "Bảng 1", "Bảng 2", …

    Raises UserError for a page that cannot be parsed or would fill the memory.
    """
    declared = _CHARSET.search(data[:4096])
    text = text_of(data, declared.group(1).decode("ascii") if declared else "")
    if text is None:
        raise damaged(name)
    sheets: list[RawSheet] = []
    try:
        _walk(name, _parsed(text), [], sheets)
    except (_lxml.LxmlError, RecursionError, ValueError) as failure:
        raise damaged(name) from failure
    if not sheets:
        raise refusal(name, "đây là một trang web không có bảng nào", A_WORKBOOK)
    return tuple(sheets)


class _Builder(ET.TreeBuilder):
    """Takes what the parser sends and makes the standard library's elements of it."""

    def close(self) -> Element:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The parser asks for a result that nobody needs."""
        return Element("page")

    def start(self, tag: str, attrs: Mapping[str, str], /) -> Element:
        """Begin an element; the parser sends attributes in a mapping of its own."""
        return super().start(tag, dict(attrs))


def _parsed(text: str) -> Element:
    """The page as a tree, as a browser would mend it."""
    builder = _Builder()
    page = builder.start("page", {})  # a broken page may have several roots, or none
    parser = _lxml.HTMLParser(encoding="utf-8", no_network=True, target=builder)
    parser.feed(text.encode("utf-8", "replace"))
    parser.close()
    return page


def _walk(name: str, parent: Element, lead: list[str], sheets: list[RawSheet]) -> None:
    """Collect the tables below an element; `lead` gathers the lines since the last one and is emptied by each."""
    line: list[str] = [parent.text or ""]
    for child in parent:
        tag = child.tag
        if tag == "table":
            _end_line(line, lead)
            _read_table(name, child, lead, sheets)
        elif tag == "br":
            _end_line(line, lead)
        elif tag not in _UNSEEN and next(child.iter("table"), None) is None:
            if tag in _BLOCKS:
                _end_line(line, lead)
            line.append(_text(child))
            if tag in _BLOCKS:
                _end_line(line, lead)
        elif tag not in _UNSEEN:
            _end_line(line, lead)
            _walk(name, child, lead, sheets)
        line.append(child.tail or "")
    _end_line(line, lead)


def _end_line(line: list[str], lead: list[str]) -> None:
    lead.extend(said for said in _lines("".join(line)).split("\n") if said)
    line.clear()


def _read_table(name: str, element: Element, lead: list[str], sheets: list[RawSheet]) -> None:
    table, inner = _Table(), list[Element]()
    for row in _own(element, "tr"):
        _read_row(name, row, table, inner)
    last = len(table.rows) - 1
    width = max(map(len, table.rows), default=0)
    if width * len(table.rows) > MAX_DENSE_CELLS:
        raise sprawling(name)
    if any(map(any, table.rows)):
        lead.extend(_lines(caption) for caption in map(_text, _own(element, "caption")) if caption.strip())
        sheets.append(
            RawSheet(
                name=f"Bảng {len(sheets) + 1}",
                rows=tuple((*row, *[""] * (width - len(row))) for row in table.rows),
                merges=tuple((top, left, min(bottom, last), right) for top, left, bottom, right in table.merges),
                lead=tuple(lead),
                hidden_rows=frozenset(table.hidden),
                fonts=tuple(table.fonts),
            )
        )
        lead.clear()
    for cell in inner:  # a layout's cell: its words stand above the table inside it
        _walk(name, cell, lead, sheets)


def _own(parent: Element, *tags: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, never those of a table inside it."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot", "form"):
            yield from _own(child, *tags)


def _read_row(name: str, row: Element, table: _Table, inner: list[Element]) -> None:
    index, texts = len(table.rows), list[str]()
    if _HIDDEN.search(row.get("style", "")) or row.get("hidden") is not None:
        table.hidden.add(index)
    covered, table.taken = table.taken, {column: left - 1 for column, left in table.taken.items() if left > 1}
    for cell in _own(row, "td", "th"):
        while len(texts) in covered:
            texts.append("")
        column = len(texts)
        columns = _span(cell.get("colspan"), _WIDEST_SPAN)
        rows = _span(cell.get("rowspan"), _LONGEST_SPAN)
        holds_tables = next(cell.iter("table"), None) is not None
        texts.append("" if holds_tables else _lines(_text(cell)))
        texts.extend([""] * (columns - 1))
        if rows > 1:
            table.taken.update(dict.fromkeys(range(column, column + columns), rows - 1))
        if rows > 1 or columns > 1:
            table.merges.append((index, column, index + rows - 1, column + columns - 1))
        if font := _old_font(cell):
            table.fonts.append((index, column, font))
        if holds_tables:
            inner.append(cell)
    table.cells += len(texts)
    if table.cells > MAX_DENSE_CELLS:
        raise sprawling(name)
    table.rows.append(texts)


def _span(written: str | None, most: int) -> int:
    """How many rows or columns a cell covers, as written by a stranger."""
    plain = (written or "").strip()
    return max(1, min(int(plain[:6]), most)) if plain.isascii() and plain.isdigit() else 1


def _text(element: Element) -> str:
    """The words a reader of the page sees; blocks and <br> break the line."""
    pieces: list[str] = []
    _gather(element, pieces)
    return "".join(pieces)


def _gather(element: Element, pieces: list[str]) -> None:
    pieces.append(_SPACES.sub(" ", element.text or ""))
    for child in element:
        tag = child.tag
        if tag == "br":
            pieces.append("\n")
        elif tag == "input" and child.get("type", "").lower() in ("checkbox", "radio"):
            pieces.append("x" if child.get("checked") is not None else "")
        elif tag not in _UNSEEN and not _HIDDEN.search(child.get("style", "")):
            breaks = "\n" if tag in _BLOCKS else ""
            pieces.append(breaks)
            _gather(child, pieces)
            pieces.append(breaks)
        pieces.append(_SPACES.sub(" ", child.tail or ""))


def _lines(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _old_font(cell: Element) -> str:
    """The first font of an old code page that the cell or something in it names, "" if none."""
    for element in cell.iter():
        found = _OLD_FONT.search(element.get("face") or element.get("style", ""))
        if found:
            return found.group(1).strip()
    return ""
