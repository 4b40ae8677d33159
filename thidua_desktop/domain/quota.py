"""Quota: which line binds a unit, how much of it is used, and what that is called."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from thidua_desktop.domain.kinds import Lane, NomineeKind, Status
from thidua_desktop.domain.plan import Limit, QuotaLine, Tier
from thidua_desktop.domain.text import words
from thidua_desktop.domain.units import Unit


class UseState(Enum):
    """How a line stands: nothing sent, room left or missing, met, over."""

    NONE = "none"
    UNDER = "under"
    MET = "met"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class QuotaUse:
    """One line for one active unit (`unit` None for the places to the level above) and how much is used."""

    line: QuotaLine
    unit: Unit | None
    used: int

    @property
    def state(self) -> UseState:
        """Nothing sent, under, met or over."""
        if self.used > self.line.count:
            return UseState.OVER
        if self.used == self.line.count:
            return UseState.MET
        return UseState.UNDER if self.used else UseState.NONE

    @property
    def missing(self) -> int:
        """Places that the plan wants filled and are not: only an exact count can be missing."""
        return max(0, self.line.count - self.used) if self.line.limit is Limit.EXACTLY else 0

    @property
    def left(self) -> int:
        """Places still free."""
        return max(0, self.line.count - self.used)

    def words(self, unit_sent: bool) -> str:
        """The state as the clerk reads it: only an exact count can be missing.

        `unit_sent` tells if the unit has sent anything at all: an empty cell then is room or a missing nomination.
        """
        if self.over:
            return f"Vượt {self.over}"
        if self.state is UseState.MET:
            return "Đủ"
        if not unit_sent:
            return "Chưa gửi"
        return f"Thiếu {self.missing}" if self.missing else f"Còn {self.left}"

    @property
    def over(self) -> int:
        """Nominations beyond the line."""
        return max(0, self.used - self.line.count)


def takes_a_place(lane: Lane, status: Status, deleted: bool) -> bool:
    """A nomination uses quota if it is of the sum-up lane and neither withdrawn, refused nor in the trash.

    Đột xuất never counts (design 4).
    """
    return lane is Lane.SUM_UP and status.counts and not deleted


def line_for(unit: Unit, kind: NomineeKind, lines: Iterable[QuotaLine]) -> QuotaLine | None:
    """The office-tier line that binds a unit: its own override if there is one, else its group's."""
    of_group: QuotaLine | None = None
    for line in lines:
        if line.tier is not Tier.OFFICE or line.kind is not kind:
            continue
        if line.unit_id == unit.id:
            return line
        if line.unit_id is None and line.group_id == unit.group_id and of_group is None:
            of_group = line
    return of_group


def quota_table(
    lines: Iterable[QuotaLine],
    units: Iterable[Unit],
    used: Mapping[tuple[int, NomineeKind], int],
    sent_up: Mapping[NomineeKind, int],
) -> tuple[QuotaUse, ...]:
    """One entry per active unit and binding line, then one per superior line over the whole office.

    `used` counts nominations that take a place, by unit id and kind; `sent_up` those chosen for the level above.
    """
    known = tuple(lines)
    table: list[QuotaUse] = []
    for unit in units:
        for kind in NomineeKind:
            line = line_for(unit, kind, known)
            if line is not None:
                table.append(QuotaUse(line, unit, used.get((unit.id, kind), 0)))
    table.extend(QuotaUse(line, None, sent_up.get(line.kind, 0)) for line in known if line.tier is Tier.SUPERIOR)
    return tuple(table)


def has_places(unit: Unit, lines: Iterable[QuotaLine]) -> bool:
    """True if any line binds the unit."""
    known = tuple(lines)
    return any(line_for(unit, kind, known) is not None for kind in NomineeKind)


_SHORT_KINDS = {"tdp": "to dan pho", "to dp": "to dan pho", "kdc": "khu dan cu"}
_LEADING = re.compile(r"^((tap the|can bo|nhan dan|va) )+")
_SHORT = re.compile(rf"^({'|'.join(_SHORT_KINDS)})(?=\d|\b)")


def meets_restriction(name: str, restriction: str) -> bool:
    """True if a collective is of the kind the line allows.

    Under "tổ dân phố": "Tổ dân phố số 4", "TDP 4" and "Nhân dân và cán bộ tổ dân phố số 4", but not "Chi hội Phụ nữ tổ
    dân phố số 4".
    """
    wanted = " ".join(words(restriction))
    bare = _LEADING.sub("", " ".join(words(name)))
    opened = _SHORT.sub(lambda found: f"{_SHORT_KINDS[found.group()]} ", bare)
    return f"{opened} ".startswith(f"{wanted} ") if wanted else True
