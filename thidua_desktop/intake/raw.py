"""What was read out of a stranger's file before anything is understood: plain values that can cross a process."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain

Cell = str | float | int | bool | date | datetime | time | timedelta
"""One cell as stored in the file; an empty cell is the empty string."""

Merge = tuple[int, int, int, int]
"""A merged area as (first row, first column, last row, last column), counted from 0 inside `RawSheet.rows`."""


@dataclass(frozen=True)
class RawSheet:
    """One sheet of a workbook, or one table of a Word document.

    `rows` is a full rectangle or ragged; `first_row` is the number the file shows for `rows[0]`, column 0 is
    column A. `lead` holds the paragraphs that stand above a Word table, `tail` those below the document's last.
    `hidden_rows`, `unvalued` (formulas without a stored result) and `fonts` (cells set in a font of an old code
    page) name places counted from 0 inside `rows`.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    first_row: int = 1
    merges: tuple[Merge, ...] = ()
    lead: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    unvalued: frozenset[tuple[int, int]] = frozenset()
    fonts: tuple[tuple[int, int, str], ...] = ()
    tail: tuple[str, ...] = ()

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text in its cells, once; gathered when first asked for."""
        return frozenset([value for value in set(chain.from_iterable(self.rows)) if isinstance(value, str)])


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A whole file. `kind` is told by its bytes: xlsx, xls, xlsb, ods, docx, csv, html or xml (Excel 2003).

    `sha256` is hexadecimal. `notes` are sentences on what was left out or mended in reading; `form` is the hidden
    mark of the desk's own form, empty for any other list.
    """

    kind: str
    sha256: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[str, ...] = ()
    form: str = ""


def column_letter(index: int) -> str:
    """The letters Excel shows for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column counted from 0 of the letters Excel shows: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
