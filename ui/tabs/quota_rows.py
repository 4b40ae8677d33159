"""The quota grid in rows and words: states of cells, groups of rows, sums, and the sentence of the status bar.

Pure functions over `services.quota.QuotaGrid`; nothing here draws.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from thidua_desktop.domain.plan import QuotaLine
from thidua_desktop.domain.quota import QuotaUse, UseState
from thidua_desktop.domain.text import fold, natural_sort_key
from thidua_desktop.services.quota import QuotaGrid, Totals, UnitQuota
from ui.kit.cells import Column, GroupRow, Kind, QuotaCell
from ui.kit.tokens import State
from ui.tabs.quota_state import use_state

Rows = list[UnitQuota | GroupRow]
OWN_MARK = " · riêng"  # behind the state of a cell that has places of its own


class Standing(Enum):
    """Where a unit stands in the plan, heaviest first: (title of its band, state, word of its filter)."""

    OVER = ("Vượt chỉ tiêu", State.ERROR, "Vượt")
    MISSING = ("Thiếu so với kế hoạch", State.WARN, "Thiếu")
    NOTHING = ("Chưa gửi danh sách", State.NONE, "Chưa gửi")
    ROOM = ("Còn chỗ", State.FREE, "Còn chỗ")
    MET = ("Đủ", State.OK, "Đủ")

    @property
    def state(self) -> State:
        """How it is drawn."""
        return self.value[1]

    def holds(self, row: UnitQuota) -> bool:
        """True if the unit answers to this word; one that is over in one kind and missing in another to both."""
        match self:
            case Standing.OVER:
                return row.state is UseState.OVER
            case Standing.MISSING:
                return row.missing
            case Standing.NOTHING:
                return row.state is UseState.NONE
            case Standing.ROOM:
                return row.state is UseState.UNDER and not row.missing
            case Standing.MET:
                return row.state is UseState.MET


FILTERS = (Standing.OVER, Standing.MISSING, Standing.NOTHING)


def standing_of(row: UnitQuota) -> Standing:
    """The heaviest word a unit answers to: its band when over and missing come first."""
    return next(standing for standing in Standing if standing.holds(row))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows the clerk wants to see, and in what bands."""

    text: str = ""
    group_id: int | None = None
    standings: frozenset[Standing] = frozenset()
    urgent_first: bool = True

    @property
    def narrows(self) -> bool:
        """True if some units may be hidden."""
        return bool(self.text.strip() or self.group_id is not None or self.standings)

    def lets_through(self, row: UnitQuota) -> bool:
        """True if the unit answers to text (any spelling), group and standings."""
        unit = row.unit
        searched = fold(" ".join((unit.name, unit.short_name, *unit.aliases)))
        return (
            all(word in searched for word in fold(self.text).split())
            and self.group_id in (None, unit.group_id)
            and (not self.standings or any(standing.holds(row) for standing in self.standings))
        )


def counted(count: int, noun: str = "đơn vị") -> str:
    """ "8 đơn vị"."""
    return f"{count} {noun}"


def use_cell(use: QuotaUse, sent: bool) -> QuotaCell:
    """One use in words; "Thiếu" only for an exact count, of a unit that has sent something."""
    state, words, _ = use_state(use, sent)
    return QuotaCell(use.used, use.line.count, state, f"{words}{OWN_MARK}" if use.line.unit_id is not None else words)


def own_words(line: QuotaLine) -> str:
    """ "Riêng cho đơn vị này: tối đa 5, vì …": the tooltip of a marked cell, and the panel's sentence."""
    said = f"Riêng cho đơn vị này: {line.limit.words(line.count)}"
    reason = line.reason.rstrip(".")
    if not reason[:2].isupper():  # "UBND quận …" stays as it is
        reason = f"{reason[:1].lower()}{reason[1:]}"
    return f"{said}, vì {reason}" if reason else said


def totals_cell(totals: Totals) -> QuotaCell:
    """A column's sums; room and overrun stand side by side, never netted."""
    over = f"vượt {totals.over}" if totals.over else ""
    room = f"Còn {totals.left}" if totals.left else ""
    text = ", ".join(part for part in (room, over) if part) or "Đủ"
    state = State.FREE if room else State.ERROR if over else State.OK
    return QuotaCell(totals.used, totals.allowed, state, text[:1].upper() + text[1:])


def heaviest_place(row: UnitQuota) -> int:
    """The number of the row's cell that most needs a look; 0 if all are alike or empty."""
    weights = [_weight(use) for use in row.cells]
    return weights.index(max(weights))


def _weight(use: QuotaUse | None) -> int:
    if use is None:
        return -1
    return 3 if use.over else 2 if use.missing else 1 if use.left else 0


def banded(grid: QuotaGrid, wanted: Wanted) -> Rows:
    """The rows that are wanted, under their standings (heaviest first) or under their unit groups with sums."""
    shown = [row for row in grid.rows if wanted.lets_through(row)]
    if wanted.urgent_first:
        return _bands(shown, [(lambda row, s=s: standing_of(row) is s, s.value[0], s.state) for s in Standing])
    groups = dict.fromkeys((row.unit.group_id, row.unit.group) for row in shown)
    return _bands(shown, [(lambda row, g=g: row.unit.group_id == g, name, None) for g, name in groups], sums=True)


Band = tuple[Callable[[UnitQuota], bool], str, State | None]


def _bands(rows: Sequence[UnitQuota], bands: Iterable[Band], *, sums: bool = False) -> Rows:
    result: Rows = []
    for holds, title, state in bands:
        members = [row for row in rows if holds(row)]
        if members:
            result.append(GroupRow(title, counted(len(members)), state, _sums(members) if sums else {}))
            result.extend(members)
    return result


def _sums(rows: Sequence[UnitQuota]) -> dict[int, QuotaCell]:
    """A group's use and places by column number; without a word, which stands in its rows."""
    cells: dict[int, QuotaCell] = {}
    for place in range(len(rows[0].cells)):
        uses = [use for row in rows if (use := row.cells[place]) is not None]
        if uses:
            used, allowed = sum(use.used for use in uses), sum(use.line.count for use in uses)
            cells[place + 1] = QuotaCell(used, allowed, State.NEUTRAL, "")
    return cells


def columns(grid: QuotaGrid, *, short: bool) -> list[Column[UnitQuota]]:
    """The unit's column, then one for each kind the plan speaks of; `short` titles for small screens."""
    explained = "" if short else " (đề nghị / được phép)"
    return [
        Column(
            "Đơn vị",
            lambda row: row.unit.short_name,
            tooltip=lambda row: row.unit.name,
            sort_key=lambda row: natural_sort_key(row.unit.short_name),
        ),
        *(_kind_column(kind.label, explained, place) for place, kind in enumerate(grid.kinds)),
    ]


def _kind_column(label: str, explained: str, place: int) -> Column[UnitQuota]:
    def value(row: UnitQuota) -> QuotaCell | None:
        use = row.cells[place]
        return None if use is None else use_cell(use, row.sent)

    def spoken(row: UnitQuota) -> str:
        cell = value(row)
        said = f"{cell.used} trên {cell.allowed}, {cell.text.lower()}" if cell else "không có chỉ tiêu"
        return f"{row.unit.short_name}, {label.lower()}, {said}"

    def tip(row: UnitQuota) -> str:
        use = row.cells[place]
        return own_words(use.line) if use is not None and use.line.unit_id is not None else ""

    def order(row: UnitQuota) -> tuple[int, int]:
        use = row.cells[place]
        return (-1, 0) if use is None else (_weight(use), use.over or use.left)

    return Column(f"{label}{explained}", value, kind=Kind.QUOTA, sort_key=order, spoken=spoken, tooltip=tip)


def status_words(grid: QuotaGrid, shown: int) -> str:
    """The left of the status bar: sums by kind, units over, missing, not sent; what a filter hides."""
    sums = ", ".join(
        counted(totals.used, kind.label.lower()) for kind, totals in zip(grid.kinds, grid.totals, strict=True)
    )
    parts = [f"{counted(shown)} đang hiện"] if shown != len(grid.rows) else []
    parts.append(sums)
    for standing in FILTERS:
        count = sum(standing.holds(row) for row in grid.rows)
        if count:
            parts.append(f"{counted(count)} {standing.value[2].lower()}")
    return " · ".join(parts)
