"""What the plan's rules need to know, gathered from the records; and asking them again after a change."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from db import known_people
from db import nominations as nomination_rows
from db import office as office_rows
from db import plans as plan_rows
from db import units as unit_rows
from db.connection import Store
from thidua_desktop.domain.awards import AwardFinder
from thidua_desktop.domain.checks import Checker, PlanFacts
from thidua_desktop.domain.duplicates import Distance, KnownPeople, full_birth
from thidua_desktop.domain.findings import PLAN_CODES
from thidua_desktop.domain.nomination import Candidate, Lane, Nomination, NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitFinder, unit_key


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


def as_candidate(nomination: Nomination) -> Candidate:
    """A stored nomination as a row to be asked again; findings that only the row itself gives are kept."""
    return Candidate(
        name=nomination.name,
        kind=nomination.kind,
        row=nomination.row or 0,
        birth=nomination.birth,
        gender=nomination.gender,
        position=nomination.position,
        workplace=nomination.workplace,
        award=nomination.award,
        achievement=nomination.achievement,
        identity_number=nomination.identity_number,
        phone=nomination.phone,
        note=nomination.note,
        findings=tuple(f for f in nomination.findings if f.code not in PLAN_CODES),
    )


def recheck(store: Store, plan_id: int) -> int:
    """Ask the plan's rules of all its nominations again, in the order of arrival; how many findings changed.

    Called after whatever may change another row's findings: a withdrawal, a trash, an edited plan or unit.
    """
    plan = plan_rows.plan(store, plan_id)
    units = {unit.id: unit for unit in unit_rows.units(store)}
    stored = sorted(nomination_rows.of_plan(store, plan_id), key=lambda nomination: nomination.id)
    known = KnownPeople(distinct=known_people.distinct(store), distance=distance())
    facts = PlanFacts(plan, award_finder(store), known=known, finder=UnitFinder(units.values()))
    checker = Checker(facts, accept_errors=True, in_file=False)
    asked = [n for n in stored if n.status.counts]
    checked = checker.finish(
        checker.check(as_candidate(n), units.get(n.unit_id or 0), n.received, n.lane, nominee=n.nominee_id)
        for n in asked
    )
    findings = {n.id: result.findings for n, result in zip(asked, checked, strict=True)}
    changed: list[tuple[int, tuple[str, str | None]]] = []
    for nomination in stored:  # one that no longer counts keeps what its own row says, and nothing of the plan's
        told = findings.get(nomination.id, as_candidate(nomination).findings)
        if told != nomination.findings:
            changed.append((nomination.id, nomination_rows.stored_findings(told)))
    if changed:
        nomination_rows.update_many(store, ("findings", "severity"), changed)
    return len(changed)
