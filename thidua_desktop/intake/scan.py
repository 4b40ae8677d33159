"""Going down a table: which rows nominate somebody, which are headings, and which only go on with the row above."""

from collections.abc import Sequence

from thidua_desktop.intake.columns import Column
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.header_rows import Header, is_another_header
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.sections import (
    NO_SECTION,
    Section,
    SectionStack,
    ends_list,
    is_numbering,
    kind_alone,
    section_of,
    unit_heading,
)
from thidua_desktop.intake.words import is_total, looks_like_organisation, looks_like_person

_M = ColumnMeaning
_FREE_TEXT = frozenset({_M.ACHIEVEMENT, _M.POSITION, _M.WORKPLACE, _M.POSITION_WORKPLACE, _M.NOTE})
_MOST_CONTINUED = 2  # cells of a row that goes on with the one above
_LOOKED_AHEAD = 6  # rows, for a heading may stand above a blank row and the header repeated
_FIRST_MARKS = frozenset({"1", "01", "1.", "1)", "a", "a.", "a)", "-", "+"})


class Scan:
    """Goes down a table and keeps the rows that nominate somebody, with what stands above each.

    `joined` maps rows that go on with a nominee's row to that row; `stops` are rows at which another table begins.
    """

    def __init__(
        self,
        grid: Grid,
        header: Header,
        columns: Sequence[Column],
        above: Section,
        stops: frozenset[int] = frozenset(),
    ) -> None:
        by_meaning = {column.meaning: column.index for column in reversed(columns)}
        self.grid, self.header, self.stops = grid, header, stops
        self.ordinal, self.name = by_meaning.get(_M.ORDINAL), by_meaning.get(_M.NAME)
        self.base = self.section = above
        self.stack = SectionStack(levels=[])
        self.rows: list[int] = []
        self.sections: list[Section] = []
        self.joined: dict[int, int] = {}
        self.next_row = len(grid)
        self._free = frozenset(column.index for column in columns if column.meaning in _FREE_TEXT)
        self._header_rows = [grid[row] for row in range(max(header.first, 0), header.last + 1)]
        self._last = -1  # the last row that was kept or joined

    def run(self) -> None:
        """Read to the end of the sheet, to the next header or to a row where another table begins."""
        ordinal, name = self.ordinal, self.name
        ended = False
        bare = len(self.grid[0]) - 2 if self.grid else 0
        for number in range(self.header.last + 1, len(self.grid)):
            row = self.grid[number]
            if (
                not ended
                and ordinal is not None
                and name is not None
                and row[ordinal].isdigit()
                and row[name]
                and not row[name].isdigit()
                and row.count("") < bare
                and number not in self.stops
            ):
                self._keep(number)
                continue
            if number in self.stops:
                self.next_row = number
                return
            filled = sum(map(bool, row))
            if not filled or row in self._header_rows:
                continue
            if filled > 1 and not self._is_numbered(row) and is_another_header(row):
                self.next_row = self.rows[-1] + 1 if self.rows else number
                return
            ended = ended or self._other_row(number, row, filled)

    def _keep(self, number: int) -> None:
        self.rows.append(number)
        self.sections.append(self.section)
        self._last = number

    def _is_numbered(self, row: list[str]) -> bool:
        return self.ordinal is not None and row[self.ordinal].rstrip(".").isdigit()

    def _other_row(self, number: int, row: list[str], filled: int) -> bool:
        """Deal with a row that is not plainly a nominee; True if the list ends here."""
        if is_numbering(row):
            return False
        if self._is_numbered(row):
            if filled == 2 and (kind := kind_alone(row[self.name or 0])):
                self.section = self._under(("number", Section(kind=kind)))
                return False
            if filled == 2 and self._heads_group(number, row):
                self.section = self._under(("number", unit_heading(row[self.name or 0])))
                return False
        else:
            if is_total(next(text for text in row if text)):
                return False
            if filled <= 4 and ends_list(row, filled):
                return True
            if self._continues(number, row, filled):
                return False
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

    def _heads_group(self, number: int, row: list[str]) -> bool:
        """True for "1 | Phường Nghĩa Đô" above fuller rows numbered anew: a heading, not a collective."""
        if self.ordinal is None or self.name is None or not looks_like_organisation(row[self.name]):
            return False
        following = self.grid[number + 1 : number + 1 + _LOOKED_AHEAD]
        below = next((other for other in following if any(other) and other not in self._header_rows), None)
        if below is None:
            return False
        mark, own = below[self.ordinal].lower(), row[self.ordinal].rstrip(".")
        if mark in ("a", "a.", "a)") and (heading := section_of(below)) and heading[1].kind:
            return True
        anew = mark in _FIRST_MARKS or mark.startswith(f"{own}.")
        return anew and bool(below[self.name]) and sum(map(bool, below)) > 2

    def _continues(self, number: int, row: list[str], filled: int) -> bool:
        """Join a row that only goes on with the texts of the row above, a line that became two; True if so."""
        if filled > _MOST_CONTINUED or number != self._last + 1 or not self.rows or self.name is None:
            return False
        if row[self.name]:
            return False
        places = [place for place, text in enumerate(row) if text]
        if places[0] == 0 or not self._free.issuperset(places):
            return False
        above = self.grid[self.rows[-1]]
        if not above[self.name] or not all(_goes_on(above[place], row[place], filled) for place in places):
            return False
        for place in places:
            above[place] = f"{above[place]}\n{row[place]}"
        self.joined[number] = self.rows[-1]
        self._last = number
        return True


def _goes_on(above: str, text: str, filled: int) -> bool:
    """True if a text can be the rest of the one above it; several at once must each begin like a rest."""
    begins_like_rest = text[:1].islower() or text[:1] in "-–+*•(;,"
    return bool(above) and (begins_like_rest or (filled == 1 and not looks_like_person(text)))
