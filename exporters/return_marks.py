"""What is to be said to the sender of a list, at which cells and rows of their own file: plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from thidua_desktop.domain.findings import Severity

_USUAL_SIZE = 11.0  # points of the letters by whose digits Excel measures columns
_LETTERS_A_DIGIT = 1.15  # running text is narrower than digits
_LINE, _PADDING = 1.28, 3.0  # of the letters' size; in points


@dataclass(frozen=True, slots=True)
class CellMark:
    """A cell to look at; `row` as the file numbers it, `column` counted from 0."""

    row: int
    column: int
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class TableMarks:
    """What is said of one list of a sheet. Rows as the file numbers them, columns counted from 0.

    `header_rows` is empty for a list without a header that begins in the first row; `remarks` are the sentences of
    each row that has any, `whole` those about the list as a whole.
    """

    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    right: int
    cells: Sequence[CellMark] = ()
    remarks: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    whole: tuple[str, ...] = ()

    @property
    def top(self) -> int:
        """The first row of the list with its header."""
        return self.header_rows[0] if self.header_rows else self.first_row


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What is said of the lists of one sheet."""

    sheet: str
    tables: tuple[TableMarks, ...]


def numbered(sentences: Sequence[str]) -> str:
    """Sentences as the lines of one cell, numbered if there are several."""
    if len(sentences) < 2:
        return "".join(sentences)
    return "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(sentences, start=1))


def height_of(text: str, digits: float, size: float) -> float:
    """The points that a text of a size takes in a column so many digits wide, rather a little too much than too little.

    Programs differ in their letters' widths, and a list may have ten thousand rows: letters are counted, not measured.
    """
    letters = max(digits * _LETTERS_A_DIGIT * _USUAL_SIZE / size, 1)
    lines = sum(max(ceil(len(line) / letters), 1) for line in text.split("\n"))
    return lines * size * _LINE + _PADDING
