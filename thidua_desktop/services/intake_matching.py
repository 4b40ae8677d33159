"""Which rows of a file are nominations that stand already, so that a corrected list changes and never doubles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from db import batches
from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.awards import AwardFinder
from thidua_desktop.domain.compare import Match, Sent, changes, missing, pair
from thidua_desktop.domain.nomination import Candidate, Lane, Nomination, Row
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which rows are nominations that stand already, and which of those the file no longer has.

    `sending` says which list of its units in the plan this is: 2 if they sent one before.
    """

    matches: dict[Row, Match] = field(default_factory=dict[Row, Match])
    missing: tuple[Nomination, ...] = ()
    sending: int = 1


def compared(
    store: Store,
    plan: Plan,
    lane: Lane,
    rows: Sequence[tuple[Candidate, Unit | None]],
    awards: AwardFinder,
    separate: frozenset[Row],
) -> Comparison:
    """Compare a file's rows with what their units have in the plan; rows in `separate` are others, says the clerk."""
    units = {unit.id for _, unit in rows if unit is not None}
    known = _known(store, plan, lane, sorted(units))
    if not known:
        return Comparison()
    from rapidfuzz import fuzz  # late: only a list that comes again needs it

    sent = [
        Sent(candidate, unit.id if unit else None, _award(candidate, awards), _movement(candidate, plan))
        for candidate, unit in store.paced(rows)
        if not candidate.among(separate)
    ]
    titles = {one.id: one.title for one in plan.movements if one.id is not None}
    found = pair(sent, known, lambda one, other: fuzz.ratio(one, other) / 100, store.give_way)
    matches = {
        row.candidate.place: Match(one, changes(row, one, titles))
        for row, one in store.paced(zip(sent, found, strict=True))
        if one is not None
    }
    there = {match.nomination.id for match in matches.values()}
    senders = {match.nomination.unit_id or 0 for match in matches.values()}
    before = batches.sent_by(store, plan.id or 0, senders)
    before |= {match.nomination.batch_id for match in matches.values() if match.nomination.batch_id is not None}
    return Comparison(matches, missing(known, there, senders), 1 + len(before))


def _known(store: Store, plan: Plan, lane: Lane, units: Sequence[int]) -> list[Nomination]:
    if plan.id is None or not units:
        return []
    marks = ", ".join("?" * len(units))
    where = f"nomination.plan_id = ? AND nomination.lane = ? AND nomination.unit_id IN ({marks})"
    return nomination_rows.nominations(store, where, (plan.id, lane.value, *units))


def _award(candidate: Candidate, awards: AwardFinder) -> str | None:
    found = awards.find(candidate.award) if candidate.award else None
    return found.name if found else candidate.award


def _movement(candidate: Candidate, plan: Plan) -> str | None:
    found = plan.movement_called(candidate.movement) if candidate.movement else None
    return found.title if found else None
