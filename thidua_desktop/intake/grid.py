"""A sheet as clean text: every cell NFC, single-spaced, numbers without ".0", dates as dd/mm/yyyy."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import chain, islice

from thidua_desktop.domain.text import clean_lines, nfc
from thidua_desktop.intake.raw import Cell, RawSheet

Grid = list[list[str]]
_SOFT_HYPHEN = "\u00ad"
_STEP = 1000
_TOGETHER = 500  # texts looked at as one


class _Texts(dict[Cell, str]):
    """Values with their texts, each reckoned when first asked for: lists repeat themselves.

    Most texts are clean as they stand, which many of them together tell in a tenth of the time.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self[""] = ""
        rest = filter(None, texts)
        while some := list(islice(rest, _TOGETHER)):
            if _is_clean(" ".join(some)):  # then each of them is: a space at an end would stand beside another
                self.update(zip(some, some, strict=True))

    def __missing__(self, value: Cell) -> str:
        text = self[value] = cell_text(value)
        return text


def text_grid(sheet: RawSheet, advance: Callable[[int], None]) -> Grid:
    """The rows of a sheet as text, all of one width. Line breaks inside a cell stay as "\\n".

    `advance` is told of every thousand rows done and of the rest at the end; it may raise to stop the work.
    """
    # True and 1 are one key: where a sheet has both, nothing is remembered
    text_of = cell_text if bool in set(map(type, chain.from_iterable(sheet.rows))) else _Texts(sheet.texts).__getitem__
    width = max(map(len, sheet.rows), default=0)
    grid: Grid = []
    for start in range(0, len(sheet.rows), _STEP):
        some = [list(map(text_of, row)) for row in sheet.rows[start : start + _STEP]]
        for texts in some:
            if len(texts) < width:
                texts.extend([""] * (width - len(texts)))
        grid += some
        advance(len(some))
    return grid


def cell_text(value: Cell) -> str:
    """One cell as clean text."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y") if not (value.hour or value.minute) else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def _is_clean(text: str) -> bool:
    """True if cleaning would leave a text as it is."""
    return text.isprintable() and "  " not in text and text.strip() == text and nfc(text) == text


def _clean(text: str) -> str:
    # Most cells are clean already: one pass that finds no odd space, sign or line break is enough.
    if text.isprintable() and "  " not in text:
        return nfc(text).strip()
    if _SOFT_HYPHEN in text:
        text = text.replace(_SOFT_HYPHEN, "")
    return clean_lines(text)


def fill_merges(sheet: RawSheet, grid: Grid, first_row: int, columns: frozenset[int]) -> None:
    """Carry the text of cells merged downwards into the rows below, in the given columns, from `first_row` on."""
    height = len(grid)
    for top, left, bottom, _ in sheet.merges:
        if bottom <= top or left not in columns or top < first_row or top >= height:
            continue
        text = grid[top][left]
        if text:
            for row in range(top + 1, min(bottom + 1, height)):
                if any(grid[row]) and not grid[row][left]:
                    grid[row][left] = text
