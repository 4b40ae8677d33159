"""What units send by a plan's deadlines beside dossiers, above all their own plans: marked when it comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db import deadline_reports as rows
from db import history
from db.connection import Store
from db.deadline_reports import Received
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Deadline, Plan
from thidua_desktop.domain.text import words
from thidua_desktop.domain.units import Unit

_TOPICS = frozenset({Topic.UNITS, Topic.PLANS})
_OWN_PLAN = "ke hoach"

Reports = dict[tuple[int, int], Received]
"""What was received, by (deadline, unit)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An act on a deadline's reports that can be taken back: what stood there for each unit before."""

    change: Change
    deadline_id: int
    before: tuple[tuple[int, Received | None], ...]


def deadlines_of(plan: Plan, unit: Unit) -> tuple[Deadline, ...]:
    """The plan's dated deadlines that bind a unit, that of the dossiers aside."""
    return tuple(
        deadline
        for deadline in plan.deadlines
        if not deadline.is_dossier and deadline.group_id in (None, unit.group_id) and deadline.id is not None
    )


def own_plan_deadline(plan: Plan, unit: Unit) -> Deadline | None:
    """The deadline by which a unit sends its own plan, None if this plan asks for none."""
    found = (one for one in deadlines_of(plan, unit) if _OWN_PLAN in " ".join(words(one.what)))
    return next(found, None)


def received(store: Store, plan: Plan) -> Reports:
    """Everything that units have sent for the plan's deadlines."""
    return {(one.deadline_id, one.unit_id): one for one in rows.of_plan(store, plan.id or 0)}


def mark(store: Store, deadline: Deadline, units: Sequence[Unit], day: date, note: str = "") -> Marked:
    """Write down that these units have sent what a deadline asks, on a day.

    Raises UserError for a deadline that was taken out of the plan meanwhile.
    """
    reports = [Received(_id_of(store, deadline), unit.id, day, note) for unit in units]
    said = f"nhận “{deadline.what}” của {_named(units)} ngày {show(day)}"
    return _change(store, deadline, units, reports, said)


def unmark(store: Store, deadline: Deadline, units: Sequence[Unit]) -> Marked:
    """Write down that these units have not sent what a deadline asks after all."""
    return _change(store, deadline, units, [], f"chưa nhận “{deadline.what}” của {_named(units)}")


def _change(store: Store, deadline: Deadline, units: Sequence[Unit], reports: Sequence[Received], said: str) -> Marked:
    deadline_id = _id_of(store, deadline)
    with store.atomic():
        stood = rows.of_deadline(store, deadline_id)
        rows.remove(store, deadline_id, [unit.id for unit in units])
        rows.put(store, reports)
        history.record(store, f"Ghi {said}", "plan")
    before = tuple((unit.id, stood.get(unit.id)) for unit in units)
    return Marked(Change(_TOPICS, f"Đã ghi {said}."), deadline_id, before)


def undo(store: Store, marked: Marked) -> Change:
    """Put back what stood there before an act."""
    with store.atomic():
        rows.remove(store, marked.deadline_id, [unit_id for unit_id, _ in marked.before])
        rows.put(store, [stood for _, stood in marked.before if stood is not None])
        summary = f"Đã hoàn tác: {marked.change.summary.removeprefix('Đã ')}"
        history.record(store, summary.removesuffix("."), "plan")
    return Change(_TOPICS, summary)


def _id_of(store: Store, deadline: Deadline) -> int:
    if deadline.id is None or not rows.is_there(store, deadline.id):
        raise UserError(f"Kế hoạch không còn hạn “{deadline.what}”. Hãy xem lại kế hoạch.")
    return deadline.id


def _named(units: Sequence[Unit]) -> str:
    return units[0].short_name if len(units) == 1 else f"{len(units)} đơn vị"
