"""A plan copied to the next year, and what the clerk has still to look at in it."""

from collections.abc import Iterable
from dataclasses import replace

from db import history, settings, tasks
from db import plans as rows
from db.connection import Store
from thidua_desktop.domain import plan_copy
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.plan_copy import Copied, DateChange
from thidua_desktop.domain.plan_review import ReviewItem, review_items, still_waiting
from thidua_desktop.domain.text import fold
from thidua_desktop.services import plans

_TOPICS = frozenset({Topic.PLANS})


def proposal(store: Store, plan: Plan, year: int | None = None) -> Copied:
    """The plan moved to a year (the next one) with the dates of its tasks, under a free code; nothing is stored."""
    to = year or plan.year + 1
    made = plan_copy.copied(plan, to, [known.code for known in rows.plans(store)])
    moving = [(task, plan_copy.copied_task(task, plan, to, 0)) for task in tasks.tasks(store, plan.id or 0)]
    dates = [DateChange(new.task, old.due, new.due, due=True) for old, new in moving if old.due and new.due]
    return replace(made, dates=(*made.dates, *dates))


def first_code(store: Store, place: str, year: int) -> str:
    """A free code for a new plan: the first letters of the office's place and the year, as in CG-2026."""
    letters = "".join(word[0] for word in fold(place).split()).upper()
    return plan_copy.next_code(letters or "KH", year, year, [known.code for known in rows.plans(store)])


def store_copy(store: Store, copy: Plan, source: Plan) -> Change:
    """Store a copy as the clerk settled it, with the plan's tasks; all of it waits to be looked at, no nomination is
    copied.

    Raises UserError as `plans.save` does.
    """
    with store.atomic():
        change = plans.save(store, copy)
        stored = plans.get(store, change.id or 0)
        if stored is None:
            raise UserError("Kế hoạch vừa chép không còn nữa. Hãy chép lại.")
        copied = [
            plan_copy.copied_task(task, source, copy.year, stored.id or 0) for task in tasks.tasks(store, source.id)
        ]
        for task in copied:
            tasks.put_task(store, task)
        items = review_items(stored, copied)
        _mark(store, stored, items)
        words = f"Chép từ kế hoạch “{source.short_title}” năm {source.year}"
        history.record(store, words, "plan", stored.id)
    said = f"Đã chép kế hoạch sang năm {stored.year}: {len(items)} điều cần xem lại, không chép đề nghị nào."
    return Change(change.topics, said, stored.id)


def to_review(store: Store, plan: Plan) -> tuple[ReviewItem, ...]:
    """What the clerk has still to look at; empty for a plan that was not copied. What was edited since is not."""
    marked = settings.get(store, _key(plan), [])
    if not marked:
        return ()
    return still_waiting(plan, tasks.tasks(store, plan.id or 0), (ReviewItem(part, words) for part, words in marked))


def confirm(store: Store, plan: Plan, items: Iterable[ReviewItem]) -> Change:
    """The clerk has looked at these things."""
    seen = set(items)
    with store.atomic():
        waiting = to_review(store, plan)
        left = [item for item in waiting if item not in seen]
        _mark(store, plan, left)
        history.record(store, f"Đã xem lại {len(waiting) - len(left)} điều chép từ năm trước", "plan", plan.id)
    said = f"Đã xem lại {len(waiting) - len(left)} điều"
    return Change(_TOPICS, f"{said}; còn {len(left)} điều cần xem lại." if left else f"{said}: không còn điều nào.")


def doubt(store: Store, plan: Plan, items: Iterable[ReviewItem]) -> Change:
    """These things wait to be looked at again: the way back from `confirm`."""
    with store.atomic():
        again = list(dict.fromkeys([*to_review(store, plan), *items]))
        _mark(store, plan, again)
        history.record(store, f"Đánh dấu lại {len(again)} điều cần xem lại", "plan", plan.id)
    return Change(_TOPICS, f"Còn {len(again)} điều cần xem lại.")


def _mark(store: Store, plan: Plan, items: Iterable[ReviewItem]) -> None:
    settings.put(store, _key(plan), [[item.part, item.words] for item in items])


def _key(plan: Plan) -> str:
    return f"review.{plan.id}"
