"""The quota table of a plan: one query for the window, the command line and the papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.quota import QuotaUse, UseState, quota_table
from thidua_desktop.domain.units import Unit
from thidua_desktop.services.facts import active_units


def table(store: Store, plan: Plan, day: date | None = None) -> tuple[QuotaUse, ...]:
    """One entry per active unit and binding line, then one per superior line over the whole office.

    Units in use at the end of the plan's period (or on `day`) count.
    """
    if plan.id is None:
        return ()
    units = active_units(store, day or plan.ends or date(plan.year, 12, 31))
    return quota_table(plan.quotas, units, *nomination_rows.places(store, plan.id))


@dataclass(frozen=True, slots=True)
class UnitQuota:
    """One unit's row of the grid: a use for each kind the plan speaks of, None where it says nothing."""

    unit: Unit
    cells: tuple[QuotaUse | None, ...]

    @property
    def sent(self) -> bool:
        """True if the unit has sent anything that counts."""
        return any(cell is not None and cell.used for cell in self.cells)

    @property
    def state(self) -> UseState:
        """The row's weight: over, then missing (under an exact count), then nothing, room, met."""
        states = [cell.state for cell in self.cells if cell is not None]
        if UseState.OVER in states:
            return UseState.OVER
        if not self.sent:
            return UseState.NONE
        return UseState.UNDER if any(c is not None and c.left for c in self.cells) else UseState.MET

    @property
    def missing(self) -> bool:
        """True if an exact count is not filled though the unit has sent something."""
        return self.sent and any(cell is not None and cell.missing for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of one kind's column. Room and overrun are never netted."""

    used: int
    allowed: int
    left: int
    over: int


@dataclass(frozen=True, slots=True)
class QuotaGrid:
    """Units by kinds, the places to the level above, and the sums."""

    kinds: tuple[NomineeKind, ...]
    rows: tuple[UnitQuota, ...]
    superior: tuple[QuotaUse, ...]
    totals: tuple[Totals, ...]


def grid(store: Store, plan: Plan, day: date | None = None) -> QuotaGrid:
    """The quota table as the window and the printed table show it."""
    uses = table(store, plan, day)
    of_units = [use for use in uses if use.unit is not None]
    kinds = tuple(
        kind
        for kind in (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
        if any(use.line.kind is kind for use in uses)
    )
    by_unit: dict[int, tuple[Unit, dict[NomineeKind, QuotaUse]]] = {}
    for use in of_units:
        if use.unit is not None:
            by_unit.setdefault(use.unit.id, (use.unit, {}))[1][use.line.kind] = use
    rows = tuple(UnitQuota(unit, tuple(cells.get(kind) for kind in kinds)) for unit, cells in by_unit.values())
    totals = tuple(_totals(use for use in of_units if use.line.kind is kind) for kind in kinds)
    return QuotaGrid(kinds, rows, tuple(use for use in uses if use.unit is None), totals)


def _totals(uses: Iterable[QuotaUse]) -> Totals:
    found = list(uses)
    return Totals(
        sum(use.used for use in found),
        sum(use.line.count for use in found),
        sum(use.left for use in found),
        sum(use.over for use in found),
    )
