"""Finding the list inside a sheet: its header rows, its columns, its rows, and what each row is under."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.columns import Column, Mapping, apply_mapping, guess_header, understand_columns
from thidua_desktop.intake.grid import Grid, fill_merges
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.raw import Merge, RawSheet
from thidua_desktop.intake.sections import (
    NO_SECTION,
    Section,
    SectionStack,
    ends_list,
    is_numbering,
    kind_named,
    kinds_in,
    section_of,
)
from thidua_desktop.intake.words import is_total

_M = ColumnMeaning
_SAMPLED_ROWS = 60
_DEEPEST_HEADER = 4
_DOUBTFUL_NAME = 0.8  # "Tập thể", "Đơn vị": headers that are also values
_MOST_TABLES = 200  # of one sheet; more is no list but an attempt to keep the program busy


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: rows `first`..`last` and columns `left`..`right`, counted from 0, ends included."""

    first: int
    last: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A list inside a sheet. `rows` are the nominees' rows, `sections` what stands above each of them."""

    header: Header
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    sections: tuple[Section, ...]
    next_row: int  # where looking for another table goes on


def find_tables(sheet: RawSheet, grid: Grid, overrides: Sequence[Mapping] = ()) -> list[FoundTable]:
    """All lists of a sheet from top to bottom; rows and columns counted from 0."""
    tables: list[FoundTable] = []
    row = 0
    while len(tables) < _MOST_TABLES and (header := _next_header(sheet, grid, row)) is not None:
        title = _title_kind(sheet, grid, row, header.first)
        table = _read_table(sheet, grid, header, overrides, Section(kind=title))
        tables.append(table)
        row = max(table.next_row, header.last + 1)
    return tables


def is_header(row: Sequence[str]) -> bool:
    """True if a row can be the header of a list: it names who is nominated and one thing more."""
    meanings: set[ColumnMeaning] = set()
    named = False
    for text in row:
        guess = guess_header(text)
        named = named or any(meaning is _M.NAME for meaning, _ in guess)
        meanings.update(meaning for meaning, _ in guess[:1])
    return named and len(meanings - {_M.IGNORED}) >= 2


def is_another_header(row: Sequence[str]) -> bool:
    """Like `is_header` below a first table, where a nominee's row "Tập thể | Nam | Giấy khen" must not pass for one."""
    return is_header(row) and any(
        (meaning is _M.NAME and sureness > _DOUBTFUL_NAME) or meaning is _M.ORDINAL
        for text in row
        for meaning, sureness in guess_header(text)
    )


def _next_header(sheet: RawSheet, grid: Grid, start: int) -> Header | None:
    for row in range(start, len(grid)):
        texts = grid[row]
        if len({text for text in texts if text}) >= 2 and is_header(texts):
            return _grown(sheet, grid, row, start)
    return None


def _grown(sheet: RawSheet, grid: Grid, row: int, start: int) -> Header:
    """The whole header around a row that looks like one: group headings above, Nam | Nữ below."""
    first = last = row
    while first > start and row - first < 2 and _is_upper_half(grid[first - 1], grid[first]):
        first -= 1
    spans = [merge for merge in sheet.merges if first <= merge[0] <= row < merge[2]]
    deepest = max((merge[2] for merge in spans), default=row)
    while last + 1 < len(grid) and last + 1 - first < _DEEPEST_HEADER:
        below = grid[last + 1]
        if not _is_lower_half(below, grid[row], last + 1 <= deepest):
            break
        last += 1
    filled = [c for r in range(first, last + 1) for c, text in enumerate(grid[r]) if text]
    return Header(first, last, min(filled), max(filled))


def _is_upper_half(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """True if the row above holds group headings: known words, over columns that the row below fills."""
    filled = [(place, text) for place, text in enumerate(upper) if text]
    if not filled or (len({text for _, text in filled}) < 2 and len(filled) > 1):
        return False
    known = [text for _, text in filled if guess_header(text)]
    alone_above_a_gap = len(filled) > 1 or not lower[filled[0][0]]
    return bool(known) and len(known) * 2 >= len(filled) and alone_above_a_gap


def _is_lower_half(row: Sequence[str], header: Sequence[str], merged: bool) -> bool:
    """True if the row below continues the header: only header words, no nominee."""
    filled = [(place, text) for place, text in enumerate(row) if text]
    if not filled:
        return False
    known = sum(bool(guess_header(text)) for _, text in filled)
    if merged:
        return known > 0 or all(not header[place] for place, _ in filled)
    if len(filled) > 1 and all(_in_a_group(row, header, place) for place, _ in filled):
        return not any(text.isdigit() for _, text in filled)
    under_a_group = any(not header[place] for place, _ in filled)
    return known == len(filled) and not any(text.isdigit() for _, text in filled) and under_a_group


def _in_a_group(row: Sequence[str], header: Sequence[str], place: int) -> bool:
    """True if a cell stands under a heading that goes over several filled cells: "Năm sinh" over "Nam" and "Nữ"."""
    if not header[place]:
        return True
    return place + 1 < len(row) and not header[place + 1] and bool(row[place + 1])


def _header_paths(sheet: RawSheet, grid: Grid, header: Header) -> list[list[str]]:
    """For each column its header texts from the top row down, group headings spread over their columns."""
    width = header.right - header.left + 1
    rows: list[list[str]] = []
    for row in range(header.first, header.last + 1):
        texts = grid[row][header.left : header.right + 1]
        for merge in sheet.merges:
            _spread(texts, merge, row, header.left)
        rows.append(texts)
    for upper, lower in pairwise(rows):
        for place in range(1, width):
            if lower[place] and not upper[place] and lower[place - 1] and upper[place - 1]:
                upper[place] = upper[place - 1]
    return [[row[place] for row in rows] for place in range(width)]


def _spread(texts: list[str], merge: Merge, row: int, offset: int) -> None:
    top, left, _, right = merge
    place = left - offset
    if top == row and right > left and 0 <= place < len(texts):
        for column in range(place + 1, min(right - offset + 1, len(texts))):
            texts[column] = texts[column] or texts[place]


def _title_kind(sheet: RawSheet, grid: Grid, start: int, end: int) -> NomineeKind | None:
    """The kind that the nearest title above a header names: "DANH SÁCH TẬP THỂ …", "II. Cá nhân"."""
    lines = [text for row in range(start, end) for text in dict.fromkeys(grid[row]) if text]
    if start == 0:
        lines = [*sheet.lead, *lines]
    for line in reversed(lines):
        if kinds_in(line):
            return kind_named(line)
    return kind_named(sheet.name)


def _read_table(
    sheet: RawSheet, grid: Grid, header: Header, overrides: Sequence[Mapping], above: Section
) -> FoundTable:
    paths = _header_paths(sheet, grid, header)
    below = [row for row in grid[header.last + 1 : header.last + 1 + _SAMPLED_ROWS] if not is_numbering(row)]
    samples = [[row[column] for row in below] for column in range(header.left, header.right + 1)]
    columns = understand_columns(header.left, paths, samples)
    for mapping in overrides:
        if mapping.applies_to(sheet.name, sheet.first_row + header.last, columns):
            columns = apply_mapping(columns, mapping)
    by_meaning = {column.meaning: column.index for column in reversed(columns)}
    carried = frozenset(c.index for c in columns if c.meaning not in (_M.NAME, _M.ORDINAL, _M.IGNORED))
    fill_merges(sheet, grid, header.last + 1, carried)
    scan = _Scan(grid, header, by_meaning.get(_M.ORDINAL), by_meaning.get(_M.NAME), above)
    scan.run()
    return FoundTable(header, columns, tuple(scan.rows), tuple(scan.sections), scan.next_row)


class _Scan:
    """Goes down a table and keeps the rows that nominate somebody, with what stands above each."""

    def __init__(self, grid: Grid, header: Header, ordinal: int | None, name: int | None, above: Section) -> None:
        self.grid, self.header, self.ordinal, self.name = grid, header, ordinal, name
        self.base = self.section = above
        self.stack = SectionStack(levels=[])
        self.rows: list[int] = []
        self.sections: list[Section] = []
        self.next_row = len(grid)
        self._header_rows = [grid[row] for row in range(header.first, header.last + 1)]

    def run(self) -> None:
        """Read to the end of the sheet or to the next header."""
        ordinal, name = self.ordinal, self.name
        ended = False
        for number in range(self.header.last + 1, len(self.grid)):
            row = self.grid[number]
            if (
                not ended
                and ordinal is not None
                and name is not None
                and row[ordinal].isdigit()
                and row[name]
                and not row[name].isdigit()
            ):
                self._keep(number)
                continue
            filled = sum(map(bool, row))
            if not filled or row in self._header_rows:
                continue
            numbered = ordinal is not None and row[ordinal].rstrip(".").isdigit()
            if filled > 1 and not numbered and is_another_header(row):
                self.next_row = self.rows[-1] + 1 if self.rows else number
                return
            ended = ended or self._other_row(number, row, filled)

    def _keep(self, number: int) -> None:
        self.rows.append(number)
        self.sections.append(self.section)

    def _other_row(self, number: int, row: list[str], filled: int) -> bool:
        """Deal with a row that is not plainly a nominee; True if the list ends here."""
        if is_numbering(row):
            return False
        numbered = self.ordinal is not None and row[self.ordinal].rstrip(".").isdigit()
        if not numbered:
            if is_total(next(text for text in row if text)):
                return False
            if filled <= 4 and ends_list(row, filled):
                return True
            if heading := section_of(row):
                self.section = self._under(heading)
                return False
        if self._nominates(row, filled):
            self._keep(number)
        return False

    def _under(self, heading: tuple[str, Section]) -> Section:
        if not self.stack.levels and self.base != NO_SECTION:
            self.stack.push("title", self.base)
        return self.stack.push(*heading)

    def _nominates(self, row: list[str], filled: int) -> bool:
        """True if the row says something about a nominee: a name, or more than its number and one note."""
        if self.name is not None and row[self.name]:
            return not row[self.name].startswith("(")
        counted = self.ordinal is not None and bool(row[self.ordinal])
        return filled - counted >= (1 if counted else 2)
