"""The columns of the lists found in a file as the import window shows them, and what choosing a meaning decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.services.intake_reading import Preview

if TYPE_CHECKING:  # the readers cost a start-up dearly
    from thidua_desktop.intake.columns import Column
    from thidua_desktop.intake.corrections import Corrections
    from thidua_desktop.intake.understand import UnderstoodTable
    from thidua_desktop.services.intake_view import ShownSheet

ColumnPlace = tuple[str, int, str]
"""A column: (sheet, last header row as the file shows it, letters)."""
SURE = 0.85  # a column's meaning below this is to be looked at
SAMPLED_ROWS = 61  # looked at to guess what columns mean
_SHORT = {
    "ordinal": "STT",
    "kind": "Đối tượng",
    "salutation": "Ông, Bà",
    "name": "Họ và tên",
    "birth": "Ngày sinh",
    "birth_male": "Sinh (nam)",
    "birth_female": "Sinh (nữ)",
    "workplace": "Nơi công tác",
    "position_workplace": "Chức vụ, nơi công tác",
    "award": "Hình thức khen",
}  # short enough to stand over a column
LIKELIEST = (
    "name", "birth", "birth_male", "birth_female", "gender", "kind", "position", "workplace", "position_workplace",
    "award", "achievement", "unit", "identity_number", "phone", "note", "salutation", "ordinal", "award_ticked",
    "ignored",
)  # fmt: skip
"""The meanings in the order in which the chooser offers them."""


class Known(Enum):
    """Where a column's meaning comes from, and so how sure it is."""

    SURE = "chắc chắn"
    DOUBTFUL = "nên xem lại"
    REMEMBERED = "đã nhớ"
    CHOSEN = "anh chị chọn"


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the found table: its place, what it was taken to mean, how sure, and up to three values.

    `code` is the stored word of the meaning, `header` what the sender wrote over the column.
    """

    index: int
    letter: str
    meaning: str
    code: str
    header: str
    known: Known
    samples: tuple[str, ...]

    @property
    def taken(self) -> bool:
        """True if its values are read."""
        return self.code != "ignored"

    @property
    def sure(self) -> bool:
        """True if nobody needs to look at it."""
        return self.known is not Known.DOUBTFUL

    @property
    def sureness(self) -> str:
        """How sure the meaning is, in words; of a column that is not taken, only what the clerk said."""
        return self.known.value if self.taken or self.known in (Known.CHOSEN, Known.REMEMBERED) else ""


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A list found in a sheet. Rows are the sheet's own numbers; columns count from 0.

    `header_rows` is empty where the list has none, `first_row` the uppermost row of the list, its header included.
    `place` is its number among the file's lists; `remembered` if its columns are known from an earlier list.
    """

    sheet: int
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[ShownColumn, ...]
    words: str
    place: int = 0
    remembered: bool = False


def found_in(shown: Preview) -> "tuple[UnderstoodTable, ...]":
    """The lists found in a file."""
    return shown.understanding.tables if shown.understanding is not None else ()


def sureness_of(shown: Preview) -> dict[ColumnPlace, float]:
    """How sure each column's meaning is, 0 to 1, by what the file alone tells."""
    return {place: column.sureness for table in found_in(shown) for place, column in _columns_of(table)}


def _columns_of(table: "UnderstoodTable") -> "Iterator[tuple[ColumnPlace, Column]]":
    return (((table.sheet, table.header_rows[-1], column.letter), column) for column in table.columns)


def shown_tables(
    shown: Preview, sureness: dict[ColumnPlace, float], confirmed: frozenset[ColumnPlace]
) -> tuple[ShownTable, ...]:
    """The lists found, each with where it stands in words.

    The clerk's mapping makes every column sure; what is said of those not chosen is how sure they were before.
    """
    if shown.document is None:
        return ()
    places = {sheet.name: place for place, sheet in enumerate(shown.document.sheets)}
    word = shown.document.kind == "docx"
    tables: list[ShownTable] = []
    for number, table in enumerate(found_in(shown)):
        header = table.header_rows[-1]
        remembered = any(m.applies_to(table.sheet, header, table.columns) for m in shown.remembered)
        columns = tuple(
            _shown(column, sureness.get(place, 0.0), chosen=place in confirmed, remembered=remembered)
            for place, column in _columns_of(table)
        )
        rows = table.header_rows if table.headed else ()
        first, last = rows[0] if rows else table.first_row, max(table.last_row, header)
        sheet = table.sheet if word else f"Trang “{table.sheet}”{' (ẩn)' if table.hidden else ''}"
        words = f"{sheet}, dòng {first} đến {last}"
        place = places.get(table.sheet, 0)
        tables.append(ShownTable(place, rows, first, last, columns, words, number, remembered))
    return tuple(tables)


def _shown(column: "Column", sureness: float, *, chosen: bool, remembered: bool) -> ShownColumn:
    known = Known.SURE if sureness >= SURE else Known.DOUBTFUL
    known = Known.CHOSEN if chosen else Known.REMEMBERED if remembered else known
    meaning = column.meaning
    short = _SHORT.get(meaning.value, meaning.label)
    return ShownColumn(column.index, column.letter, short, meaning.value, column.header, known, column.samples)


def meanings() -> list[tuple[str, str]]:
    """What a column can mean, likeliest first: (the office's words, stored word)."""
    from thidua_desktop.intake.headers import ColumnMeaning

    return [(ColumnMeaning(code).label, code) for code in LIKELIEST]


def with_meaning(
    shown: Preview, told: "Corrections", place: int, letter: str, code: str
) -> "tuple[Corrections, ColumnPlace]":
    """The decisions with one column of the file's list number `place` meaning this; and which column that is."""
    from thidua_desktop.intake.headers import ColumnMeaning

    table = found_in(shown)[place]
    mapping = table.mapping.with_meaning(letter, ColumnMeaning(code))
    return told.with_mapping(mapping), (table.sheet, table.header_rows[-1], letter)


def pointed_at(
    sheet: "ShownSheet", told: "Corrections", row: int, *, header: bool
) -> "tuple[Corrections, dict[ColumnPlace, float]]":
    """The decisions with a list whose header stands in a row of a sheet, or that begins there without any.

    `row` is the number the file shows. The columns' meanings are guessed, with their sureness from 0 to 1.
    """
    from thidua_desktop.intake.columns import Mapping

    place = row - sheet.first_row
    last = row if header else row - 1
    columns = _guessed(sheet.rows[place : place + SAMPLED_ROWS], header=header)
    mapping = Mapping(tuple((c.letter, c.header, c.meaning) for c in columns), sheet.name, last)
    return told.with_mapping(mapping), {(sheet.name, last, c.letter): c.sureness for c in columns}


def _guessed(rows: Sequence[tuple[str, ...]], *, header: bool) -> "tuple[Column, ...]":
    from thidua_desktop.intake.columns import understand_columns
    from thidua_desktop.intake.unheaded import guess_table

    width = max((len(row) for row in rows), default=0)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    if not header and (found := guess_table(grid)) is not None:
        return found[1]
    heads, below = (grid[0], grid[1:]) if header else ([""] * width, grid)
    filled = [at for at in range(width) if heads[at] or any(row[at] for row in below)] or [0]
    wanted = range(filled[0], filled[-1] + 1)
    columns = understand_columns(
        filled[0], [[heads[at]] for at in wanted], [[row[at] for row in below] for at in wanted]
    )
    return _by_values(columns, below) if header else columns


def _by_values(columns: "tuple[Column, ...]", below: list[list[str]]) -> "tuple[Column, ...]":
    """Columns under heads that nobody knows mean what their values look like, with little sureness."""
    from thidua_desktop.intake.headers import ColumnMeaning
    from thidua_desktop.intake.unheaded import guess_columns

    told = {column.meaning for column in columns}
    guessed = {column.index: column for column in guess_columns(below)}
    found: list[Column] = []
    for column in columns:
        guess = guessed.get(column.index)
        if column.meaning is ColumnMeaning.IGNORED and guess is not None and guess.meaning not in told:
            column = replace(column, meaning=guess.meaning, sureness=guess.sureness)
            told.add(guess.meaning)
        found.append(column)
    return tuple(found)
