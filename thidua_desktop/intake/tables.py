"""Finding the lists inside a sheet: their headers, their columns, their rows, and what each row is under."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua_desktop.intake.beside import side_by_side
from thidua_desktop.intake.columns import Column, Mapping, apply_mapping, mapped_columns, understand_columns
from thidua_desktop.intake.grid import Grid, fill_merges
from thidua_desktop.intake.header_rows import Header, header_paths, next_header
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.scan import Scan
from thidua_desktop.intake.sections import Section, is_numbering
from thidua_desktop.intake.titles import title_above
from thidua_desktop.intake.unheaded import guess_table

_M = ColumnMeaning
_SAMPLED_ROWS = 60
_COUNTS = 0.7  # of the values under a name header: so many numbers are no names
_DOUBTFUL = 0.7  # "Tên đơn vị" names a nominee only where nothing better does
_MOST_TABLES = 200  # of one sheet; more is no list but an attempt to keep the program busy


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A list inside a sheet. `rows` are the nominees' rows, `sections` what stands above each of them.

    `headed` is False if the columns are told by their values alone; `award` is what the title asks for; `joined`
    are rows read as the continuation of another: (row, the nominee's row); `beside` counts tables side by side from 1.
    """

    header: Header
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    sections: tuple[Section, ...]
    next_row: int  # where looking for another table goes on
    award: str | None = None
    headed: bool = True
    joined: tuple[tuple[int, int], ...] = ()
    beside: int = 0

    @property
    def top(self) -> int:
        """The first row of the table, its header included."""
        return self.header.first if self.headed else self.header.last + 1


def find_tables(
    sheet: RawSheet, grid: Grid, overrides: Sequence[Mapping] = (), award: str | None = None
) -> list[FoundTable]:
    """All lists of a sheet from top to bottom; rows and columns counted from 0.

    A mapping of `overrides` for a place where no header is found makes a table there. `award` is what an earlier
    title of the document asks for.
    """
    finder = _Finder(sheet, grid, overrides, award)
    finder.run()
    return finder.tables


class _Finder:
    """Goes down a sheet from table to table."""

    def __init__(self, sheet: RawSheet, grid: Grid, overrides: Sequence[Mapping], award: str | None) -> None:
        self.sheet, self.grid, self.overrides, self.award = sheet, grid, overrides, award
        self.tables: list[FoundTable] = []
        self._pointed = {
            mapping.header_row - sheet.first_row: mapping
            for mapping in overrides
            if mapping.sheet == sheet.name and -1 <= mapping.header_row - sheet.first_row < len(grid) - 1
        }

    def run(self) -> None:
        """Find every table; without any header, one that its values tell."""
        row = 0
        while len(self.tables) < _MOST_TABLES:
            header = next_header(self.sheet, self.grid, row)
            pointed = min(self._pointed, default=None)
            if header is not None and (pointed is None or pointed > header.last or pointed == header.last):
                self._pointed.pop(header.last, None)
                row = self._headed(header, row)
            elif pointed is not None:
                row = self._as_pointed(pointed, self._pointed.pop(pointed), row)
            else:
                break
        if not self.tables and (found := guess_table(self.grid)):
            self._add(*found, start=0, headed=False)

    def _headed(self, header: Header, start: int) -> int:
        """Read the table, or the tables side by side, below a header; the row to go on with."""
        found: list[FoundTable] = []
        parts = side_by_side(self.grid, header)
        for number, (part, half) in enumerate(parts, 1):
            title = title_above(self.sheet, part, start, half.first)
            columns = understand_columns(
                half.left, header_paths(self.sheet, part, half), _samples(part, half), title.text
            )
            for mapping in self.overrides:
                if mapping.applies_to(self.sheet.name, self.sheet.first_row + half.last, columns):
                    columns = apply_mapping(columns, mapping)
            found.append(self._add(half, columns, start, part=part, beside=number if len(parts) > 1 else 0))
            if self._lists_nobody(found[-1]):
                self.tables.pop()
        return max(min(table.next_row for table in found), header.last + 1)

    def _lists_nobody(self, table: FoundTable) -> bool:
        """True for numbers under "Tập thể" | "Cá nhân", and for a hidden catalogue "STT | Tên đơn vị"."""
        columns = table.columns
        name = next((column for column in columns if column.meaning is _M.NAME), None)
        if name is None or name.sureness == 1:
            return False
        values = [text for row in table.rows[:_SAMPLED_ROWS] if (text := self.grid[row][name.index])]
        if values and sum(text.isdigit() for text in values) >= _COUNTS * len(values):
            return True
        told = {column.meaning for column in columns} - {_M.NAME, _M.ORDINAL, _M.IGNORED, _M.NOTE}
        return self.sheet.hidden and name.sureness < _DOUBTFUL and not told

    def _as_pointed(self, row: int, mapping: Mapping, start: int) -> int:
        """Read the table that the clerk pointed at; the row to go on with."""
        columns = mapped_columns(mapping, self.grid[row + 1 : row + 1 + _SAMPLED_ROWS])
        header = Header(row, row, columns[0].index, columns[-1].index) if columns else Header(row, row, 0, 0)
        return max(self._add(header, columns, start, headed=False).next_row, row + 1)

    def _add(
        self,
        header: Header,
        columns: tuple[Column, ...],
        start: int,
        part: Grid | None = None,
        *,
        headed: bool = True,
        beside: int = 0,
    ) -> FoundTable:
        """Read the rows below a header; cells merged downwards are filled in the grid."""
        grid = self.grid if part is None else part
        title = title_above(self.sheet, grid, start, header.first if headed else header.last + 1)
        self.award = title.section.award or self.award
        carried = frozenset(c.index for c in columns if c.meaning not in (_M.NAME, _M.ORDINAL, _M.IGNORED))
        fill_merges(self.sheet, grid, header.last + 1, carried)
        stops = frozenset(self._pointed)
        scan = Scan(grid, header, columns, Section(title.section.kind, None, self.award), stops)
        scan.run()
        if grid is not self.grid:
            for own, row in zip(self.grid, grid, strict=True):
                own[header.left : header.right + 1] = row[header.left : header.right + 1]
        table = FoundTable(
            header,
            columns,
            tuple(scan.rows),
            tuple(scan.sections),
            scan.next_row,
            self.award,
            headed,
            tuple(scan.joined.items()),
            beside,
        )
        self.tables.append(table)
        return table


def _samples(grid: Grid, header: Header) -> list[list[str]]:
    """Some dozens of values of each column."""
    repeated = grid[header.first : header.last + 1]
    below = [
        row
        for row in grid[header.last + 1 : header.last + 1 + _SAMPLED_ROWS]
        if not is_numbering(row) and row not in repeated
    ]
    return [[row[column] for row in below] for column in range(header.left, header.right + 1)]
