"""A list that stands in a sheet without any header: its columns are told by their values, with little sureness."""

import re
from collections.abc import Callable, Sequence

from thidua_desktop.domain.text import fold
from thidua_desktop.intake.cells import read_gender, read_kind, split_name, split_post
from thidua_desktop.intake.columns import Column, samples_of
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.header_rows import Header
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.raw import column_letter
from thidua_desktop.intake.words import (
    looks_like_collective,
    looks_like_household,
    looks_like_organisation,
    looks_like_person,
    looks_like_post,
    names_award,
)

_M = ColumnMeaning
_SURENESS = 0.4
_FEWEST_ROWS = 2
_NAMED = 0.2  # of the rows looked at: fewer that hold a name are a text in which people are named
_WIDEST = 60  # columns
_LOOKED_AT = 200  # rows; the list is told by them
_DATE = re.compile(r"^(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}[/.\-]\d{4}|(?:19|20)\d\d)$")
_IDENTITY = re.compile(r"^(?:\d{9}|\d{12})$")
_PHONE = re.compile(r"^0\d{9,10}$")
_LONGEST_AWARD = 60
_ACHIEVEMENT = 20  # letters, from which on a free text is taken for an achievement


def guess_table(grid: Grid) -> tuple[Header, tuple[Column, ...]] | None:
    """The list of a sheet without a header, None if its values do not look like one."""
    rows, name = _nominees(grid)
    filled_rows = sum(map(any, grid[:_LOOKED_AT]))
    if len(rows) < max(_FEWEST_ROWS, _NAMED * filled_rows):
        return None
    columns = _columns(grid, rows, name)
    return Header(rows[0] - 1, rows[0] - 1, columns[0].index, columns[-1].index), columns


def guess_columns(grid: Grid) -> tuple[Column, ...]:
    """What the columns of rows look like that the clerk says are a list; nothing where no row names a nominee."""
    rows, name = _nominees(grid)
    return _columns(grid, rows, name) if rows else ()


def _nominees(grid: Grid) -> tuple[list[int], int]:
    """The rows that look like nominees, and the column in which most of them have the name (-1: there is none)."""
    asked = [(row, _nominee_place(grid[row])) for row in range(min(len(grid), _LOOKED_AT))]
    named = [(row, place) for row, place in asked if place is not None]
    places = [place for _, place in named]
    name = max(set(places), key=places.count, default=-1)
    return [row for row, place in named if place == name], name


def _columns(grid: Grid, rows: Sequence[int], name: int) -> tuple[Column, ...]:
    values = [[grid[row][column] for row in rows] for column in range(min(len(grid[0]), _WIDEST))]
    filled = [place for place, texts in enumerate(values) if any(texts)]
    meanings = _meanings(values, name)
    return tuple(
        Column(place, column_letter(place), "", meanings.get(place, _M.IGNORED), _SURENESS, samples_of(values[place]))
        for place in range(filled[0], filled[-1] + 1)
    )


def _nominee_place(row: Sequence[str]) -> int | None:
    """The column of a row's name if the row can be a nominee's: a name and two things that lists say of nominees."""
    row = row[:_WIDEST]
    for place, text in enumerate(row):
        if not text or not _is_nominee(text):
            continue
        others = [other for at, other in enumerate(row) if other and at != place]
        told = sum(_tells(other) for other in others)
        numbered = any(other.rstrip(".").isdigit() and len(other) <= 4 for other in row[:place])
        if told + numbered >= 2:
            return place
    return None


def _is_nominee(text: str) -> bool:
    if len(text) > 80:
        return False
    return looks_like_person(split_name(text).name) or looks_like_collective(text) or looks_like_household(text)


def _tells(text: str) -> bool:
    """True for what lists say of nominees: a date, a gender, an award, a post, a workplace."""
    if _DATE.match(text) or read_gender(text) or read_kind(text):
        return True
    return (names_award(text) and len(text) <= _LONGEST_AWARD) or looks_like_post(text) or looks_like_organisation(text)


def _is_both(text: str) -> bool:
    position, workplace = split_post(text)
    return bool(position and workplace and looks_like_post(position) and looks_like_organisation(workplace))


_TESTS: tuple[tuple[ColumnMeaning, Callable[[str], bool]], ...] = (
    (_M.ORDINAL, lambda text: text.rstrip(".").isdigit() and len(text) <= 4),
    (_M.BIRTH, lambda text: bool(_DATE.match(text))),
    (_M.IDENTITY_NUMBER, lambda text: bool(_IDENTITY.match(text))),
    (_M.PHONE, lambda text: bool(_PHONE.match(text))),
    (_M.GENDER, lambda text: read_gender(text) is not None),
    (_M.KIND, lambda text: read_kind(text) is not None),
    (_M.AWARD, lambda text: names_award(text) and len(text) <= _LONGEST_AWARD and not looks_like_post(text)),
    (_M.POSITION_WORKPLACE, _is_both),
    (_M.POSITION, looks_like_post),
    (_M.WORKPLACE, looks_like_organisation),
    (_M.ACHIEVEMENT, lambda text: len(text) >= _ACHIEVEMENT and " " in fold(text)),
)
_SHARE = 0.6  # of a column's values that must be alike


def _meanings(values: Sequence[Sequence[str]], name: int) -> dict[int, ColumnMeaning]:
    """Column -> meaning, each meaning once, the plainer ones first."""
    meanings = {name: _M.NAME}
    for meaning, test in _TESTS:
        shares = {
            place: sum(map(test, filled)) / len(filled)
            for place, texts in enumerate(values)
            if place not in meanings and (filled := [text for text in texts if text])
        }
        best = max(shares, key=shares.__getitem__, default=None)
        if best is not None and shares[best] >= _SHARE and not (meaning is _M.ORDINAL and best > name):
            meanings[best] = meaning
    return meanings
