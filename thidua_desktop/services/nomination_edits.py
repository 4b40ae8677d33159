"""A nomination edited by hand, and the way back of that edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db import history
from db import nominations as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services.facts import recheck
from thidua_desktop.services.nominations import Entry, save_entry

RECKONED = frozenset({"findings", "severity"})  # other nominations may have changed them since


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit changed: the columns that differ, as they were and as they are."""

    change: Change
    nomination_id: int
    plan_id: int | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def edit(store: Store, plan_id: int | None, entry: Entry, nomination_id: int) -> Edited:
    """Store a nomination edited in the form. Raises UserError like `nominations.save_entry`."""
    with store.atomic():
        before = rows.stored(store, nomination_id)
        change = save_entry(store, plan_id, entry, nomination_id)
        after = rows.stored(store, nomination_id)
    changed = [column for column in after if after[column] != before[column]]
    was, is_now = ({column: row[column] for column in changed} for row in (before, after))
    return Edited(change, nomination_id, plan_id, was, is_now)


def put_back(store: Store, edited: Edited) -> Change:
    """Give the nomination again what it had before the edit.

    Raises UserError if it was changed since, which would be lost.
    """
    now = rows.stored(store, edited.nomination_id)
    if any(now.get(column) != value for column, value in edited.after.items() if column not in RECKONED):
        name = now.get("name") or "Đề nghị này"
        raise UserError(f"{name} đã được sửa sau đó nên không hoàn tác được. Sửa lại bằng tay.")
    with store.atomic():
        if edited.before:
            rows.update(store, edited.nomination_id, dict(edited.before))
        name = rows.stored(store, edited.nomination_id)["name"]
        history.record(
            store, f"{name}: hoàn tác lần sửa", "nomination", edited.nomination_id, edited.after, edited.before
        )
        if edited.plan_id is not None:
            recheck(store, edited.plan_id)
    return Change(edited.change.topics, f"{name} đã trở lại như trước khi sửa.", edited.nomination_id)
