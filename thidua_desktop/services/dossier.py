"""Dossiers: note what has come and what has not, see what is missing, call a dossier complete."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import attachments, history, units
from db import dossier as rows
from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.dossier import (
    DossierFacts,
    DossierItem,
    Standing,
    concerns,
    demanded,
    provider,
    required_of,
    satisfies,
    standing_of,
    works_elsewhere,
)
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, Nomination, NomineeKind, Status
from thidua_desktop.domain.plan import CrossRule, DossierRequirement, Plan
from thidua_desktop.domain.units import UnitFinder
from thidua_desktop.services import nominations

_TOPICS = frozenset({Topic.NOMINATIONS})


@dataclass(frozen=True, slots=True)
class Received:
    """What is noted of a paper that came. `file` is kept beside the data where there is one."""

    on: date
    original: bool = True
    confirmed: bool = True
    note: str = ""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that the plan speaks of for a nomination, and what has come of it."""

    requirement: DossierRequirement
    item: DossierItem | None


def standing(store: Store, plan: Plan, only: Sequence[int] | None = None) -> dict[int, Standing]:
    """How complete each nomination's dossier is, by nomination id, or that of `only` some; two queries in any case."""
    places = _by_place(rows.items(store, plan.id or 0, only))
    asked: dict[tuple[Lane, NomineeKind, bool], tuple[DossierRequirement, ...]] = {}
    found: dict[int, Standing] = {}
    for one, fact in _facts(store, plan, only).items():
        alike = (fact.lane, fact.kind, fact.outside)
        if alike not in asked:
            asked[alike] = required_of(plan, fact)
        found[one] = standing_of(asked[alike], _items_of(asked[alike], fact, places), fact)
    return found


def papers(store: Store, plan: Plan, nomination_id: int) -> list[Paper]:
    """Every paper that the plan speaks of for a nomination, required or not, with what has come.

    Raises UserError if the nomination is not the plan's.
    """
    fact = rows.facts(store, plan.id or 0, _outside(store, plan), [nomination_id]).get(nomination_id)
    if fact is None:
        raise UserError("Đề nghị này không còn trong kế hoạch. Hãy chọn lại trong bảng.")
    items = _items_of(demanded(plan), fact, _by_place(rows.items(store, plan.id or 0, [nomination_id])))
    return [
        Paper(line, next((item for item in items if satisfies(item, line, fact)), None))
        for line in demanded(plan)
        if concerns(line, plan, fact)
    ]


_Place = tuple[int | None, int | None, int | None]


def _place(requirement: DossierRequirement, fact: DossierFacts) -> _Place:
    """(requirement, nomination, unit) under which a requirement's paper for a nomination is noted."""
    if requirement.per_unit:
        return (requirement.id, None, provider(requirement, fact))
    return (requirement.id, fact.nomination_id, None)


def _by_place(items: Iterable[DossierItem]) -> dict[_Place, DossierItem]:
    return {(item.requirement_id, item.nomination_id, item.unit_id): item for item in items}


def _items_of(
    lines: Iterable[DossierRequirement], fact: DossierFacts, places: dict[_Place, DossierItem]
) -> list[DossierItem]:
    found = (places.get(_place(line, fact)) for line in lines)
    return [item for item in found if item is not None]


def _facts(store: Store, plan: Plan, only: Sequence[int] | None = None) -> dict[int, DossierFacts]:
    return rows.facts(store, plan.id or 0, _outside(store, plan), only)


def _outside(store: Store, plan: Plan) -> Callable[[int | None, str | None], bool]:
    if not any(rule.rule is CrossRule.CONSENT_OUTSIDE_MANAGEMENT for rule in plan.rules):
        return lambda unit_id, workplace: False  # nobody asks, so no workplace is read
    known = {unit.id: unit for unit in units.units(store)}
    finder = UnitFinder(known.values())
    return lambda unit_id, workplace: works_elsewhere(workplace, known.get(unit_id or 0), finder)


def _facts_of(store: Store, plan: Plan, nomination_ids: Sequence[int]) -> list[DossierFacts]:
    facts = _facts(store, plan, nomination_ids)
    found = [facts[one] for one in nomination_ids if one in facts]
    if not found:
        raise UserError("Đề nghị này không còn trong kế hoạch. Hãy chọn lại trong bảng.")
    return found


def receive(
    store: Store, plan: Plan, requirement: DossierRequirement, nomination_ids: Sequence[int], received: Received
) -> Change:
    """Note that a paper has come for one or many nominations; one that serves a whole unit is noted for the unit.

    Raises UserError if none of the nominations is the plan's, or a unit's paper has no known unit.
    """
    places = _places(store, plan, requirement, nomination_ids)
    with store.atomic():
        kept = attachments.keep_original(store, received.file) if received.file else None
        come = [
            DossierItem(
                requirement_id=requirement.id,
                received=received.on,
                nomination_id=nomination_id,
                unit_id=unit_id,
                original=received.original,
                confirmed=received.confirmed,
                note=received.note,
                attachment_id=kept,
            )
            for _, nomination_id, unit_id in places
        ]
        rows.put(store, come)
        _record(store, places, f"đã nhận “{requirement.item}” ngày {show(received.on)}")
        if not received.confirmed:
            _reopen(store, plan)
    return Change(_TOPICS, f"Đã ghi nhận “{requirement.item}” cho {_counted(places)}.")


def take_out(store: Store, plan: Plan, requirement: DossierRequirement, nomination_ids: Sequence[int]) -> Change:
    """Note that a paper has not come after all; a dossier called complete that lacks it now needs it.

    Raises UserError if none of the nominations is the plan's.
    """
    places = _places(store, plan, requirement, nomination_ids)
    with store.atomic():
        gone = [DossierItem(place[0], date.min, place[1], place[2]) for place in places]
        rows.remove(store, gone)
        _record(store, places, f"chưa nhận “{requirement.item}”")
        _reopen(store, plan)
    return Change(_TOPICS, f"Đã ghi là chưa nhận “{requirement.item}” của {_counted(places)}.")


def _places(
    store: Store, plan: Plan, requirement: DossierRequirement, nomination_ids: Sequence[int]
) -> tuple[_Place, ...]:
    found = tuple(dict.fromkeys(_place(requirement, fact) for fact in _facts_of(store, plan, nomination_ids)))
    if any(nomination_id is None and unit_id is None for _, nomination_id, unit_id in found):
        raise UserError(f"“{requirement.item}” là của đơn vị, nhưng chưa rõ đơn vị gửi. Chọn đơn vị cho đề nghị trước.")
    return found


def _record(store: Store, places: Iterable[_Place], said: str) -> None:
    names = {unit.id: unit.short_name for unit in units.units(store)}
    for _, nomination_id, unit_id in places:
        if nomination_id is not None:
            nomination = nomination_rows.nomination(store, nomination_id)
            name = nomination.name if nomination else ""
            history.record(store, f"{name}: {said}", "nomination", nomination_id)
        else:
            history.record(store, f"{names.get(unit_id or 0, 'Đơn vị')}: {said}", "unit", unit_id)


def _counted(places: Sequence[_Place]) -> str:
    return f"{len(places)} {'đơn vị' if places[0][1] is None else 'đề nghị'}"


def _reopen(store: Store, plan: Plan) -> None:
    """A dossier that is no longer complete is not called so."""
    now = standing(store, plan)
    told = nomination_rows.nominations(
        store, "nomination.plan_id = ? AND nomination.status = ?", (plan.id, Status.COMPLETE.value)
    )
    if lacking := [n.id for n in told if n.id in now and not now[n.id].complete]:
        nominations.set_status(store, lacking, Status.NEEDS_SUPPLEMENT)


def complete(store: Store, plan: Plan, nomination_ids: Sequence[int]) -> Change:
    """Call the dossiers of nominations complete.

    Raises UserError naming the first nomination that lacks something or is past this step; then none is changed.
    """
    now = standing(store, plan)
    found = _nominations(store, plan, nomination_ids)
    for one in found:
        if one.status not in (Status.RECEIVED, Status.NEEDS_SUPPLEMENT, Status.COMPLETE):
            raise UserError(f"{one.name} đang ở bước “{one.status.label}”, không ghi “{Status.COMPLETE.label}” được.")
        if not now[one.id].complete:
            lacking = "; ".join(line.item for line in now[one.id].missing)
            raise UserError(f"Hồ sơ của {one.name} còn thiếu: {lacking}.")
    return nominations.set_status(store, [one.id for one in found], Status.COMPLETE)


def _nominations(store: Store, plan: Plan, nomination_ids: Sequence[int]) -> list[Nomination]:
    stored = (nomination_rows.nomination(store, wanted) for wanted in nomination_ids)
    found = [one for one in stored if one is not None and one.plan_id == plan.id and not one.deleted]
    if not found:
        raise UserError("Đề nghị này không còn trong kế hoạch. Hãy chọn lại trong bảng.")
    return found


def set_outside(store: Store, plan: Plan, nomination_ids: Sequence[int], outside: bool | None) -> Change:
    """Say that nominees are, or are not, outside their sender's management; None lets the workplace tell again."""
    found = _nominations(store, plan, nomination_ids)
    said = {True: "ngoài phạm vi quản lý", False: "thuộc phạm vi quản lý", None: "xác định theo nơi công tác"}[outside]
    stored = None if outside is None else int(outside)
    with store.atomic():
        for one in found:
            nomination_rows.update(store, one.id, {"outside_management": stored})
            before, after = {"outside_management": one.outside_management}, {"outside_management": outside}
            history.record(store, f"{one.name}: {said}", "nomination", one.id, before, after)
        _reopen(store, plan)
    return Change(_TOPICS, f"{len(found)} đề nghị: {said}.")


def refuse_losing_papers(store: Store, before: Plan, after: Plan) -> None:
    """Keep a plan from dropping a requirement for which papers have come: they would be lost with it.

    Raises UserError naming the first such requirement.
    """
    kept = {line.id for line in after.dossier}
    used = rows.requirements_in_use(store, before.id or 0)
    for line in before.dossier:
        if line.id in used and line.id not in kept:
            raise UserError(
                f"Đã có đơn vị nộp “{line.item}”, nên không bỏ thành phần này được. Có thể bỏ đánh dấu bắt buộc."
            )
