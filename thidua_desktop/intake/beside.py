"""Several lists beside each other in one sheet: collectives on the left, people on the right."""

from collections.abc import Sequence

from thidua_desktop.intake.columns import guess_header
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.header_rows import Header, is_header
from thidua_desktop.intake.headers import ColumnMeaning

_M = ColumnMeaning
_WIDEST = 100  # columns; paper is not wider
_MOST = 4  # tables; each costs a copy of the sheet


def side_by_side(grid: Grid, header: Header) -> list[tuple[Grid, Header]]:
    """The tables that one header holds, each with a grid in which only its own columns are filled.

    A second table begins at a second number column, or after an empty column where a second name stands.
    """
    starts = _starts(grid, header) if header.right - header.left < _WIDEST else []
    if not 1 < len(starts) <= _MOST:
        return [(grid, header)]
    width = len(grid[header.first])
    ends = [*(start - 1 for start in starts[1:]), header.right]
    parts: list[tuple[Grid, Header]] = []
    for start, end in zip(starts, ends, strict=True):
        first, last = (0 if start == header.left else start), (width - 1 if end == header.right else end)
        own = [[""] * first + row[first : last + 1] + [""] * (width - 1 - last) for row in grid]
        parts.append((own, Header(header.first, header.last, start, end)))
    return parts


def _starts(grid: Grid, header: Header) -> list[int]:
    """The first column of each table."""
    rows = grid[max(header.first, 0) : header.last + 1]
    columns = range(header.left, header.right + 1)
    texts = [[row[column] for row in rows] for column in columns]
    marks = [place for place in range(1, len(texts)) if _begins(texts, place, grid, header)]
    starts = [0]
    for place in marks:
        if _holds_list(texts[starts[-1] : place]) and _holds_list(texts[place:]):
            starts.append(place)
    return [header.left + place for place in starts]


def _begins(texts: Sequence[Sequence[str]], place: int, grid: Grid, header: Header) -> bool:
    """True if a table may begin at a column: it is numbered, or the column before it is empty from the header down."""
    meant = [guess[0][0] for text in texts[place] if (guess := guess_header(text))]
    if _M.ORDINAL in meant:
        return True
    before = header.left + place - 1
    return not any(texts[place - 1]) and _M.NAME in meant and not any(row[before] for row in grid[header.last + 1 :])


def _holds_list(texts: Sequence[Sequence[str]]) -> bool:
    return is_header([text for column in texts for text in column])
