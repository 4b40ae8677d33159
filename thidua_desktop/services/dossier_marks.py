"""Tick a paper of one dossier as received or not, and take the tick back with all that followed from it."""

from dataclasses import dataclass
from datetime import date

from db import dossier as rows
from db import history
from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dossier import DossierItem
from thidua_desktop.domain.nomination import Status
from thidua_desktop.domain.plan import DossierRequirement, Plan
from thidua_desktop.services import dossier, nominations
from thidua_desktop.services.dossier import Received


@dataclass(frozen=True, slots=True)
class Marked:
    """A paper was ticked or not; `reopened` are the dossiers that were complete before and now lack it."""

    change: Change
    plan: Plan
    requirement: DossierRequirement
    nomination_id: int
    before: DossierItem | None
    reopened: tuple[int, ...] = ()


def mark(store: Store, plan: Plan, requirement: DossierRequirement, nomination_id: int, on: date | None) -> Marked:
    """Note that a paper came on a day, or (None) that it has not come. A unit's paper is noted for the whole unit.

    Raises UserError if the nomination is not the plan's, or a unit's paper has no known unit.
    """
    known = dossier.papers(store, plan, nomination_id)
    before = next((paper.item for paper in known if paper.requirement == requirement), None)
    complete = _complete(store, plan)
    with store.atomic():
        if on is None:
            change = dossier.take_out(store, plan, requirement, [nomination_id])
        else:
            change = dossier.receive(store, plan, requirement, [nomination_id], Received(on))
    reopened = tuple(sorted(complete - _complete(store, plan)))
    return Marked(change, plan, requirement, nomination_id, before, reopened)


def unmark(store: Store, marked: Marked) -> Change:
    """Put everything back as it was before a tick: the paper's own facts, and the dossiers called complete."""
    with store.atomic():
        if marked.before is None:
            dossier.take_out(store, marked.plan, marked.requirement, [marked.nomination_id])
        else:
            rows.put(store, [marked.before])
            owner = (
                ("nomination", marked.nomination_id)
                if marked.before.unit_id is None
                else ("unit", marked.before.unit_id)
            )
            history.record(store, f"Trả lại “{marked.requirement.item}” như trước", *owner)
        if marked.reopened:
            nominations.set_status(store, marked.reopened, Status.COMPLETE)
    return Change(frozenset({Topic.NOMINATIONS}), f"“{marked.requirement.item}” đã trở lại như trước.")


def _complete(store: Store, plan: Plan) -> set[int]:
    told = nomination_rows.nominations(
        store, "nomination.plan_id = ? AND nomination.status = ?", (plan.id, Status.COMPLETE.value)
    )
    return {one.id for one in told}
