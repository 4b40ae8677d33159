"""The return file: the sender's own workbook with the wrong cells marked and a last column that says what to mend.

Only what is added is touched. The parts of the workbook are changed as XML, for no library that loads and saves a
workbook keeps all of a stranger's: its validations, drawings, comments, conditional formats, cached results.
"""

from collections.abc import Sequence
from pathlib import Path

from exporters.files import write_atomically
from exporters.return_comments import add_comments
from exporters.return_marks import SheetMarks, TableMarks, height_of, numbered
from exporters.return_package import DAMAGE, WORKBOOK, Package, UnfitError
from exporters.return_sheet import SheetXml
from exporters.return_styles import Styles
from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.returned import HEADER, WHOLE

__all__ = ["UnfitError", "mark_workbook", "write_return"]

_WIDTH = 46.0  # digits: a sentence takes two or three lines
_HEAVIEST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def mark_workbook(data: bytes, marks: Sequence[SheetMarks], author: str) -> bytes:
    """A copy of an .xlsx or .xlsm with the marks in it; macros are left behind.

    Raises UnfitError for a workbook that is not made as it should be, which is then to be made anew.
    """
    try:
        package = Package(data)
        package.without_macros()
        part = package.linked(WORKBOOK, "styles")
        theme = package.linked(WORKBOOK, "theme")
        styles = Styles(package.xml(part), package.xml(theme) if theme else None)
        parts, strings = package.sheets(), package.strings()
        for sheet in marks:
            _Marking(package, parts[sheet.sheet], styles, strings).mark(sheet.tables, author)
        package.put(part, styles.root)
        return package.to_bytes()
    except DAMAGE as failure:
        raise UnfitError from failure


def write_return(data: bytes, place: Path) -> None:
    """Put a marked copy in its place, whole or not at all."""

    def write(draft: Path) -> None:
        draft.write_bytes(data)

    write_atomically(place, write)


class _Marking:
    """One sheet being marked."""

    def __init__(self, package: Package, part: str, styles: Styles, strings: Sequence[str]) -> None:
        self._package, self._part, self._styles = package, part, styles
        self._sheet = SheetXml(package.xml(part), strings)
        self._comments: dict[tuple[int, int], list[str]] = {}

    def mark(self, tables: Sequence[TableMarks], author: str) -> None:
        """Colour, comment and write; then put the sheet back into its package."""
        column = self._column(tables)
        self._sheet.widen(column, _WIDTH)
        for table in tables:
            self._unmark(table)
            self._mark_cells(table)
            self._head(table, column)
            for row in range(table.first_row, table.last_row + 1):
                text = numbered(table.remarks.get(row, ()))
                if text and not table.header_rows:
                    text = f"{HEADER}: {text}"
                self._say(row, column, text, self._styles.remark(self._look(row, table.right)))
            self._sheet.cover(table.last_row, column)
        for table in tables[:1]:
            self._say_of_all(table, column)
        texts = {place: "\n".join(dict.fromkeys(said)) for place, said in self._comments.items()}
        add_comments(self._package, self._part, self._sheet, texts, author)
        self._package.put(self._part, self._sheet.root)

    def _column(self, tables: Sequence[TableMarks]) -> int:
        """The column of an earlier return, else the first one that is free beside all lists of the sheet and shown."""
        first, last = min(table.top for table in tables), max(table.last_row for table in tables)
        used = self._sheet.used(first, last)
        headers = [row for table in tables for row in table.header_rows]
        column = max(table.right for table in tables) + 1
        for known in sorted(used):
            if known >= column - 1 and any(self._sheet.text(row, known) == HEADER for row in headers):
                return known
        while column in used or self._sheet.hidden_column(column):
            column += 1
        return column

    def _unmark(self, table: TableMarks) -> None:
        """Take back the grounds that an earlier return gave to cells of the list."""
        for row in range(table.top, table.last_row + 1):
            for place in range(table.right + 1):
                look = self._sheet.look(row, place)
                plain = self._styles.unmarked(look)
                if plain != look:
                    self._sheet.set_look(row, place, plain)

    def _mark_cells(self, table: TableMarks) -> None:
        """Colour each wrong cell by its heaviest finding; a merged area by the cell that shows it."""
        heaviest: dict[tuple[int, int], Severity] = {}
        for mark in table.cells:
            place = self._sheet.anchor(mark.row, mark.column)
            self._comments.setdefault(place, []).append(mark.text)
            known = heaviest.get(place, mark.severity)
            heaviest[place] = min(known, mark.severity, key=_HEAVIEST.__getitem__)
        for (row, column), severity in heaviest.items():
            self._sheet.set_look(row, column, self._styles.marked(self._sheet.look(row, column), severity))

    def _head(self, table: TableMarks, column: int) -> None:
        """The header over the remarks, as high as the list's own."""
        rows = table.header_rows
        for row in rows:
            look = self._styles.header(self._look(row, table.right))
            self._sheet.put(row, column, HEADER if row == rows[0] else "", look)
        if len(rows) > 1:
            self._sheet.merge_down(column, rows[0], rows[-1])

    def _look(self, row: int, column: int) -> int:
        """The look of a cell, or of the merged area it is in."""
        return self._sheet.look(*self._sheet.anchor(row, column))

    def _say(self, row: int, column: int, text: str, look: int) -> None:
        """Put a remark and make room for it; not every program reckons heights when it opens a file."""
        self._sheet.put(row, column, text, look)
        if not text:
            return
        known = self._sheet.height(row)
        need = self._height(column, look, text)
        if known is None:
            need = max(self._height(*cell) for cell in self._sheet.shown(row))
        if known is None or known < need:
            self._sheet.set_height(row, need)

    def _height(self, column: int, look: int, text: str) -> float:
        """The points that a text takes in its cell."""
        size, wraps = self._styles.text_size(look)
        return height_of(text, self._sheet.width(column) if wraps else len(text), size)

    def _say_of_all(self, table: TableMarks, column: int) -> None:
        """What concerns the list as a whole: above the header, or as a comment on it where nothing is above."""
        above = table.top - 1
        while above > 0 and self._sheet.filled(above, column) and not self._sheet.text(above, column).startswith(WHOLE):
            above -= 1
        if above > 0 and self._sheet.anchor(above, column) == (above, column):
            if table.whole or self._sheet.filled(above, column):
                text = f"{WHOLE}: {numbered(table.whole)}" if table.whole else ""
                self._say(above, column, text, self._styles.remark(0))
        elif table.whole:
            self._comments.setdefault((table.top, column), []).append(f"{WHOLE}: {numbered(table.whole)}")
