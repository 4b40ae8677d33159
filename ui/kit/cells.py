"""What a table cell can hold, and the words it says: copied, searched and read aloud, painted by `ui.kit.delegates`."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from thidua_desktop.domain import dates
from ui.kit.guard import attempt
from ui.kit.tokens import STATES, State, Strength

Row = TypeVar("Row")
EMPTY = "–"


class Kind(Enum):
    """How a column is painted."""

    TEXT = "text"
    MUTED = "muted"
    STRONG = "strong"
    NUMBER = "number"
    NAME = "name"  # value: NameCell
    STATE = "state"  # value: StateCell
    QUOTA = "quota"  # value: QuotaCell


class Who(Enum):
    """The icon before a name, and the word it stands for."""

    INDIVIDUAL = ("person", "Cá nhân")
    COLLECTIVE = ("people_community", "Tập thể")
    HOUSEHOLD = ("home", "Hộ gia đình")
    UNIT = ("building", "Đơn vị")
    FILE = ("document_table", "Tệp")
    NOBODY = ("", "")


@dataclass(frozen=True, slots=True)
class NameCell:
    """A name in semibold after the icon of what it is."""

    text: str
    who: Who = Who.NOBODY

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class StateCell:
    """A state word; PILL only where somebody must act, in at most one column of a row."""

    state: State
    text: str
    strength: Strength = Strength.QUIET

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class QuotaCell:
    """Use of a quota: `used / allowed`, a bar, and the state in words ("Vượt 1", "Còn 2", "Đủ", "Chưa gửi")."""

    used: int
    allowed: int
    state: State
    text: str

    def __str__(self) -> str:
        return f"{self.used} / {self.allowed} {self.text}".rstrip()


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A semibold line over a muted one, with a state icon before the second if given (rows of two lines)."""

    first: str
    second: str
    state: State | None = None

    def __str__(self) -> str:
        return f"{self.first} · {self.second}" if self.second else self.first


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title and, from a row, its value.

    `value` returns plain data (text, int, date, None) or the cell its `kind` names. `display` makes other words
    of the row than the value's own. `sort_key` makes the column sortable in memory; a column without it can
    still be sorted by the caller through `TableView.sort_requested` if `sortable`. `width` is the first width
    in pixels at normal type size; one column may `stretch`. `tooltip` gives the whole text of what may be cut.
    `spoken` replaces the words for a screen reader. What is shown comes from `cell`, `text`, `tip` and `said`: a
    function that fails gives a dash.
    """

    title: str
    value: Callable[[Row], Any]
    display: Callable[[Row], str] | None = None
    kind: Kind = Kind.TEXT
    align: Qt.AlignmentFlag | None = None
    tooltip: Callable[[Row], str] | None = None
    sort_key: Callable[[Row], Any] | None = None
    sortable: bool = False
    width: int = 120
    stretch: bool = False
    spoken: Callable[[Row], str] | None = None

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Words left, numbers right."""
        if self.align is not None:
            return self.align
        return Qt.AlignmentFlag.AlignRight if self.kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft

    @property
    def can_sort(self) -> bool:
        """True if clicking the title does something."""
        return self.sortable or self.sort_key is not None

    def cell(self, row: Row) -> Any:
        """The cell's value as it is painted."""
        return attempt(self.value, row, EMPTY)

    def text(self, row: Row) -> str:
        """The cell's words: shown, copied and searched."""
        return attempt(self.display, row, EMPTY) if self.display is not None else words_of(self.cell(row))

    def tip(self, row: Row) -> str | None:
        """What the tooltip says; None leaves it to the view."""
        return attempt(self.tooltip, row, None) if self.tooltip is not None else None

    def said(self, row: Row) -> str:
        """What a screen reader says."""
        if self.spoken is not None:
            return attempt(self.spoken, row, EMPTY)
        return self.text(row) if self.display is not None else spoken_of(self.cell(row))


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A band over the rows that follow it: "Phường · 8 đơn vị". Not selectable; a click folds it.

    `cells` may give values for single columns by column number, painted as that column's kind (sums).
    """

    title: str
    count_text: str = ""
    state: State | None = None
    cells: Mapping[int, Any] = field(default_factory=dict[int, Any])

    @property
    def key(self) -> Hashable:
        """What folding remembers."""
        return ("group", self.title)


@dataclass(frozen=True, slots=True)
class ThreeLines:
    """A list item: a semibold line, a muted one, and one with its state (rows of `Size.ITEM_THREE_LINES`)."""

    first: str
    second: str
    third: str
    state: State

    def __str__(self) -> str:
        return " · ".join((self.first, self.second, self.third))


def words_of(value: Any) -> str:
    """A value in the words of the screen: 02/08/2024, 1.234.567, Có, or a dash for nothing."""
    match value:
        case None | "":
            return EMPTY
        case bool():
            return "Có" if value else "Không"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return dates.show(value)
        case int():
            return number(value)
        case _:
            return str(value)


def number(value: int) -> str:
    """1234567 -> 1.234.567."""
    return f"{value:,}".replace(",", ".")


def spoken_of(value: Any) -> str:
    """What a screen reader says for a value: words, never colour or bar."""
    match value:
        case NameCell(text, who) if who.value[1]:
            return f"{text}, {who.value[1].lower()}"
        case StateCell(state, text):
            return text or STATES[state].word
        case QuotaCell(used, allowed, _, text):
            return f"{used} trên {allowed}, {text.lower()}" if text else f"{used} trên {allowed}"
        case None | "":
            return "không có"
        case _:
            return words_of(value)
