"""What the plan's rules need to know, gathered from the records; and asking them again after a change."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from db import asked_again, known_people
from db import nominations as nomination_rows
from db import office as office_rows
from db import plans as plan_rows
from db import units as unit_rows
from db.connection import Store
from thidua_desktop.domain.awards import AwardFinder
from thidua_desktop.domain.checks import Checked, Checker, PlanFacts
from thidua_desktop.domain.duplicates import Distance, KnownPeople, full_birth
from thidua_desktop.domain.nomination import Candidate, Lane, Nomination, NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitFinder, unit_key

SLICE = 100
_Answer = tuple[int, list[list[str]], Checked]
"""A nomination's id, its findings as stored, and what the rules say now."""
_Stored = tuple[int, tuple[str, str | None]]
"""A nomination's id with its findings and heaviest severity, to be stored."""


def award_finder(store: Store) -> AwardFinder:
    """The catalogue, knowing the office's own place name ("Cầu Giấy" of "UBND quận Cầu Giấy")."""
    profile = office_rows.get(store)
    words = unit_key(profile.body).split(" ") if profile else []
    return AwardFinder(office_rows.awards(store), " ".join(words[1:]))


def unit_finder(store: Store) -> UnitFinder:
    """All units outside the trash."""
    return UnitFinder(unit_rows.units(store))


def active_units(store: Store, day: date) -> list[Unit]:
    """The units in use on a day, by group and name."""
    return [unit for unit in unit_rows.units(store) if unit.active_on(day)]


def plan_facts(
    store: Store, plan: Plan | None, asked: Iterable[Candidate], leave_out: Collection[int] = ()
) -> PlanFacts:
    """Facts for asking these rows; `leave_out` are the stored nominations among them."""
    awards = award_finder(store)
    if plan is None or plan.id is None:
        return PlanFacts(None, awards)
    used = nomination_rows.used_places(store, plan.id)
    for edited in nomination_rows.by_ids(store, sorted(leave_out)):
        if _takes_place(edited) and edited.unit_id is not None:
            used[edited.unit_id, edited.kind] -= 1
    individuals = {unit for (unit, kind), count in used.items() if kind is NomineeKind.INDIVIDUAL and count > 0}
    known = _known(store, plan.id, list(asked), leave_out)
    return PlanFacts(plan, awards, used, known, individuals, unit_finder(store))


def _known(store: Store, plan_id: int, asked: Sequence[Candidate], leave_out: Collection[int]) -> KnownPeople:
    """Who of the plan could be one of these rows."""
    if not known_people.anybody(store, plan_id):
        return KnownPeople(distinct=known_people.distinct(store), distance=distance())
    names = {fold(candidate.name) for candidate in asked if candidate.name}
    births = {birth for candidate in asked if (birth := full_birth(candidate))}
    numbers = {candidate.identity_number for candidate in asked if candidate.identity_number}
    return KnownPeople(
        known_people.by_name(store, plan_id, names, leave_out),
        known_people.by_birth(store, plan_id, births, leave_out),
        known_people.by_number(store, plan_id, numbers, leave_out),
        known_people.distinct(store),
        distance(),
    )


def distance() -> Distance:
    """By how many letters two names differ."""
    from rapidfuzz.distance import OSA  # late: a start-up asks nobody

    return OSA.distance


def _takes_place(nomination: Nomination) -> bool:
    return nomination.lane is Lane.SUM_UP and nomination.status.counts and not nomination.deleted


def recheck(store: Store, plan_id: int) -> int:
    """Ask the plan's rules of all its nominations again, in the order of arrival; how many findings changed.

    Called after whatever may change another row's findings: a withdrawal, a trash, an edited plan or unit.
    One that no longer counts keeps what its own row says, and nothing of the plan's.
    """
    plan = plan_rows.plan(store, plan_id)
    units = {unit.id: unit for unit in unit_rows.units(store)}
    known = KnownPeople(distinct=known_people.distinct(store), distance=distance())
    facts = PlanFacts(plan, award_finder(store), known=known, finder=UnitFinder(units.values()))
    checker = Checker(facts, accept_errors=True, in_file=False)
    aside: deque[_Answer] = deque()
    answers: deque[_Answer] = deque()
    for n in asked_again.in_order(store, plan_id):
        unit = units.get(n.unit_id or 0)
        if n.counts:
            answers.append((n.id, n.listed, checker.check(n.candidate, unit, n.received, n.lane, nominee=n.nominee_id)))
        else:
            aside.append((n.id, n.listed, Checked(n.candidate, unit, None, n.candidate.findings)))
    changed = [*_changed(answers, checker.finish, store), *_changed(aside, list[Checked], store)]
    checker.forget(store.give_way)
    if changed:
        nomination_rows.update_many(store, ("findings", "severity"), changed)
    return len(changed)


def _changed(
    answers: "deque[_Answer]", finish: Callable[[list[Checked]], list[Checked]], store: Store
) -> Iterator[_Stored]:
    """The findings to be stored where they are others than before; uses the answers up, slice by slice.

    Fifty thousand answers let go at once would hold the window up.
    """
    while answers:
        store.give_way()
        some = [answers.popleft() for _ in range(min(SLICE, len(answers)))]
        for (one, listed, _), told in zip(some, finish([checked for *_, checked in some]), strict=True):
            if nomination_rows.listed_findings(told.findings) != listed:
                yield one, nomination_rows.stored_findings(told.findings)
