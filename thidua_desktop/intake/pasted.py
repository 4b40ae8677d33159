"""A block copied from Excel or Word, as it lies on the clipboard, read like a file."""

import csv
import hashlib
import io
import re
from contextlib import suppress
from html.parser import HTMLParser

from thidua_desktop.domain.errors import UserError
from thidua_desktop.intake.raw import Merge, RawDocument, RawSheet

NAME = "Khối vừa dán"
MOST_CELLS = 2_000_000
WIDEST_SPAN = 256
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SKIPPED = frozenset({"style", "script", "head", "title", "xml"})
_LINE_ENDS = frozenset({"br", "p", "div", "li"})


def pasted_document(html: str, text: str) -> RawDocument:
    """The tables of a copied block; `html` if it holds any, else the tab-separated `text`.

    Raises UserError if there is nothing like a table in it, or far too much.
    """
    sheets = _tables_of(html) or _cells_of(text)
    if not sheets:
        raise UserError("Khối vừa dán không có ô nào. Hãy chép các ô trong Excel hoặc cả bảng trong Word.")
    return RawDocument("tsv", hashlib.sha256(as_tsv(sheets, text).encode()).hexdigest(), sheets)


def looks_like_block(html: str, text: str) -> bool:
    """True if a clipboard holds cells, not just words; asked before anything is opened."""
    return "<table" in html.lower() or "\t" in text or "\n" in text.strip()


def as_tsv(sheets: tuple[RawSheet, ...], text: str) -> str:
    """What is kept as the original: the copied text itself, or the cells if the block came without."""
    if text.strip():
        return text
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for sheet in sheets:
        writer.writerows(sheet.rows)
    return written.getvalue()


def _cells_of(text: str) -> tuple[RawSheet, ...]:
    """Tab-separated text as Excel copies it: a cell of several lines stands in quotes."""
    if not looks_like_block("", text):
        return ()
    whole = text.replace("\r\n", "\n").rstrip("\n")
    rows = [line.split("\t") for line in whole.split("\n")]
    if whole.count('"') % 2 == 0:  # else a stray quote would swallow all that follows
        with suppress(csv.Error):
            rows = list(csv.reader(io.StringIO(whole, newline=""), delimiter="\t"))
    return (RawSheet(NAME, tuple(tuple(cell.strip() for cell in row) for row in rows)),)


def _tables_of(html: str) -> tuple[RawSheet, ...]:
    if "<table" not in html.lower():
        return ()
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    several = len(reader.sheets) > 1
    return tuple(
        RawSheet(f"{NAME} {place}" if several else NAME, rows, merges=merges, lead=lead)
        for place, (rows, merges, lead) in enumerate(reader.sheets, 1)
    )


class _TableReader(HTMLParser):
    """Gathers the outer tables of a clipboard's HTML; a table inside a cell is words of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[tuple[tuple[tuple[str, ...], ...], tuple[Merge, ...], tuple[str, ...]]] = []
        self._depth = 0
        self._skipping = 0
        self._words: list[str] = []
        self._lead: list[str] = []
        self._cells = 0
        self._begin()

    def _begin(self) -> None:
        self._rows: list[dict[int, str]] = []
        self._merges: list[Merge] = []
        self._next = 0  # the column after the last cell of the row
        self._taken: dict[int, int] = {}  # column -> rows still covered by a cell from above
        self._cell: tuple[int, int, int] | None = None  # column, rows, columns

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._end_paragraph()
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._rows.append({})
            self._next = 0
            self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in _LINE_ENDS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(self._skipping - 1, 0)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_table()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _LINE_ENDS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._words.append(_SPACES.sub(" ", data))

    def close(self) -> None:
        super().close()
        if self._depth:
            self._end_table()

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        if not self._rows:
            self._rows.append({})
        column = self._next
        while column in self._taken:
            column += 1
        rows, columns = _span(attrs.get("rowspan")), _span(attrs.get("colspan"))
        self._cells += columns
        if self._cells > MOST_CELLS:
            raise UserError("Khối vừa dán quá lớn. Hãy lưu thành tệp Excel rồi nhập tệp đó.")
        self._cell = (column, rows, columns)
        self._next = column + columns
        self._words = []

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        column, rows, columns = self._cell
        self._cell = None
        row = self._rows[-1]
        row[column] = self._said()
        for covered in range(column, column + columns):
            row.setdefault(covered, "")
            if rows > 1:
                self._taken[covered] = rows
        if rows > 1 or columns > 1:
            top = len(self._rows) - 1
            self._merges.append((top, column, top + rows - 1, column + columns - 1))

    def _end_table(self) -> None:
        self._end_cell()
        width = max((max(row, default=-1) + 1 for row in self._rows), default=0)
        if width:
            rows = tuple(tuple(row.get(column, "") for column in range(width)) for row in self._rows)
            last = len(rows) - 1
            merges = tuple((top, left, min(bottom, last), right) for top, left, bottom, right in self._merges)
            self.sheets.append((rows, merges, tuple(self._lead)))
        self._lead = []
        self._begin()
        self._words = []

    def _end_line(self) -> None:
        if self._depth:
            self._words.append("\n")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        if said := self._said():
            self._lead.append(said)

    def _said(self) -> str:
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._words).split("\n"))
        self._words = []
        return "\n".join(line for line in lines if line)


def _span(written: str | None) -> int:
    """How many rows or columns a cell covers, as written by a stranger."""
    return min(max(int(written), 1), WIDEST_SPAN) if written and written.strip().isdecimal() else 1
