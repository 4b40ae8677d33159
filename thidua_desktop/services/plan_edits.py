"""A plan edited, in one part or as a whole, and taken back: what the edit removed comes back whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from db import deadline_reports
from db import plans as rows
from db.connection import Store
from db.deadline_reports import Received
from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import plans

_TAKEN_BACK = "Trả lại như trước khi sửa: kế hoạch"


@dataclass(frozen=True, slots=True)
class Edited:
    """An edit that was stored, with what `take_back` needs: the plan before and after, and what hung on its lines."""

    change: Change
    before: Plan
    after: Plan
    nominations: tuple[tuple[int, int], ...]
    reports: tuple[Received, ...]


def edit(store: Store, known: Plan, values: Mapping[str, Any]) -> Edited:
    """Put new values into some of a plan's fields; `known` is the plan as it was when the clerk began.

    Raises UserError if one of these fields was changed since by another act, and as `plans.save` does.
    """
    with store.atomic():
        before = _existing(store, known)
        if any(getattr(before, name) != getattr(known, name) for name in values):
            raise UserError("Phần này vừa được sửa ở chỗ khác, nên chưa lưu được. Chép lại điều vừa ghi rồi sửa lại.")
        nominations = tuple(rows.nominations_of_movements(store, before.id or 0))
        reports = tuple(deadline_reports.of_plan(store, before.id or 0))
        change = plans.save(store, replace(before, **values))
        after = _existing(store, before)
    return Edited(change, before, after, nominations, reports)


def take_back(store: Store, edited: Edited) -> Change:
    """The plan as it was before an edit: removed lines come back with their nominations and what units had sent.

    Raises UserError if the plan was edited again since: that later edit would be lost.
    """
    with store.atomic():
        if rows.plan(store, edited.before.id or 0) != edited.after:
            raise UserError("Kế hoạch đã được sửa tiếp sau lần ấy, nên không trả lại được. Hãy sửa trong kế hoạch.")
        plans.save(store, edited.before, did=_TAKEN_BACK)
        _hang_again(store, edited, _existing(store, edited.before))
    said = f"Đã trả lại kế hoạch “{edited.before.short_title}” như trước khi sửa."
    return Change(edited.change.topics, said, edited.before.id)


def _hang_again(store: Store, edited: Edited, stored: Plan) -> None:
    movements = dict(_returned(edited, stored, "movements"))
    deadlines = dict([*_returned(edited, stored, "deadlines"), *_returned(edited, stored, "recurring")])
    sent = [
        replace(one, deadline_id=deadlines[one.deadline_id]) for one in edited.reports if one.deadline_id in deadlines
    ]
    deadline_reports.put(store, sent)
    hung = [(nomination, movements[of]) for nomination, of in edited.nominations if of in movements]
    if hung:
        from thidua_desktop.services.facts import recheck  # large, and seldom needed

        rows.give_movements(store, hung)
        recheck(store, stored.id or 0)


def _returned(edited: Edited, stored: Plan, part: str) -> Iterator[tuple[int, int]]:
    """(id before, id now) of the lines of a part that the edit had removed."""
    kept = {line.id for line in getattr(edited.after, part)}
    for old, new in zip(getattr(edited.before, part), getattr(stored, part), strict=True):
        if old.id not in kept:
            yield old.id, new.id


def _existing(store: Store, plan: Plan) -> Plan:
    found = rows.plan(store, plan.id or 0)
    if found is None:
        raise UserError("Kế hoạch này không còn nữa. Hãy chọn lại.")
    return found
