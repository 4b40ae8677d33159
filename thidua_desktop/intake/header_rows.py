"""The header of a list: which rows it takes, and for each column its words from the top row down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from thidua_desktop.intake.columns import guess_header
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.raw import Merge, RawSheet

_M = ColumnMeaning
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DEEPEST_HEADER = 4
_WIDEST = 500  # columns; a header further to the right is no person's work
_SEARCHED = 1000  # rows with words in two cells or more; nobody writes so much above a list
_TOLD_BY = ("tên", "ten", "tt", "đệm", "dem", "thứ tự", "thu tu", "s t t", "\0số\0", "\0so\0")  # name, number
_DOUBTFUL_NAME = 0.8  # "Tập thể", "Đơn vị": headers that are also values


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: rows `first`..`last` and columns `left`..`right`, counted from 0, ends included.

    A table without a header has the row above its first row here, -1 at the top of a sheet.
    """

    first: int
    last: int
    left: int
    right: int


def is_header(row: Sequence[str]) -> bool:
    """True if a row can be the header of a list: it names who is nominated and one thing more."""
    meanings: set[ColumnMeaning] = set()
    named = False
    for text in row[:_WIDEST]:
        guess = guess_header(text)
        named = named or any(meaning is _M.NAME for meaning, _ in guess)
        meanings.update(meaning for meaning, _ in guess[:1])
    return named and len(meanings - {_M.IGNORED}) >= 2


def is_another_header(row: Sequence[str]) -> bool:
    """Like `is_header` below a first table, where a nominee's row "Tập thể | Nam | Giấy khen" must not pass for one."""
    whole = "\0".join(["", *row[:_WIDEST], ""]).lower()  # one look instead of one at each cell
    if not any(word in whole for word in _TOLD_BY):
        return False
    return is_header(row) and any(
        (meaning is _M.NAME and sureness > _DOUBTFUL_NAME) or meaning is _M.ORDINAL
        for text in row
        for meaning, sureness in guess_header(text)
    )


def next_header(sheet: RawSheet, grid: Grid, start: int) -> Header | None:
    """The first header from row `start` on, None if there is none within as many rows as anybody writes above."""
    searched = 0
    for row in range(start, len(grid)):
        texts = grid[row]
        if len({text for text in texts if text}) < 2:
            continue
        if is_header(texts):
            return _grown(sheet, grid, row, start)
        searched += 1
        if searched == _SEARCHED:
            break
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
        return known > 0 or all(_in_a_group(row, header, place) for place, _ in filled)
    if len(filled) > 1 and all(_in_a_group(row, header, place) for place, _ in filled):
        return not any(text.isdigit() for _, text in filled) or all(_YEAR.match(text) for _, text in filled)
    under_a_group = any(not header[place] for place, _ in filled)
    return known == len(filled) and not any(text.isdigit() for _, text in filled) and under_a_group


def _in_a_group(row: Sequence[str], header: Sequence[str], place: int) -> bool:
    """True if a cell stands under a heading that goes over several filled cells: "Năm sinh" over "Nam" and "Nữ"."""
    if not header[place]:
        return True
    return place + 1 < len(row) and not header[place + 1] and bool(row[place + 1])


def header_paths(sheet: RawSheet, grid: Grid, header: Header) -> list[list[str]]:
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
