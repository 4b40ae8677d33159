"""One act on many nominations at once: status, award, movement or lane; and taking that act back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from db import history
from db import nominations as rows
from db.connection import Store
from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, Nomination, Status
from thidua_desktop.domain.plan import Movement
from thidua_desktop.services.facts import recheck

_TOPICS = frozenset({Topic.NOMINATIONS})
Value = Status | Award | Movement | Lane | None
"""What the chosen nominations are given; None takes a movement away."""


class Part(Enum):
    """What one act changes, in the word of the screen."""

    STATUS = "Trạng thái"
    AWARD = "Hình thức"
    MOVEMENT = "Phong trào"
    LANE = "Loại hình"

    @property
    def columns(self) -> tuple[str, ...]:
        """The stored columns that carry it."""
        return _COLUMNS[self]


_COLUMNS: dict[Part, tuple[str, ...]] = {
    Part.STATUS: ("status",),
    Part.AWARD: ("award", "award_id"),
    Part.MOVEMENT: ("movement_id",),
    Part.LANE: ("lane",),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did, and what it found before: `put_back` needs no more."""

    change: Change
    part: Part
    before: tuple[tuple[int, tuple[Any, ...]], ...]


def change_many(store: Store, ids: Sequence[int], part: Part, value: Value) -> Done:
    """Give nominations another status, award, movement or lane; those that have it already are left alone.

    One transaction, one line of history for each nomination. Raises UserError if a decision rests on one of them,
    or if none of them changes.
    """
    stored = _stored_values(part, value)
    found = [one for one in _existing(store, ids) if _values_of(one, part) != stored]
    if not found:
        raise UserError(f"Các đề nghị này đã có {part.value.lower()} “{_words(part, value)}” rồi.")
    _refuse_settled(found)
    before = tuple((one.id, _values_of(one, part)) for one in found)
    with store.atomic():
        rows.update_many(store, part.columns, [(one.id, stored) for one in found])
        for one in found:
            said = f"{one.name}: {_said_of(one, part)} → {_words(part, value)}"
            _record(store, said, one.id, part, _values_of(one, part), stored)
        _recheck_plans(store, found)
    counted = found[0].name if len(found) == 1 else f"{len(found)} đề nghị"
    return Done(Change(_TOPICS, f"{counted} sang {_ADVERB[part]}“{_words(part, value)}”."), part, before)


def put_back(store: Store, done: Done) -> Change:
    """Take an act of `change_many` back: every nomination has again what it had; also a line of history for each."""
    before = dict(done.before)
    found = _existing(store, list(before))
    _refuse_settled(found)
    with store.atomic():
        rows.update_many(store, done.part.columns, [(one.id, before[one.id]) for one in found])
        for one in found:
            said = f"{one.name}: hoàn tác, {done.part.value.lower()} như trước"
            _record(store, said, one.id, done.part, _values_of(one, done.part), before[one.id])
        _recheck_plans(store, found)
    counted = found[0].name if len(found) == 1 else f"{len(found)} đề nghị"
    return Change(_TOPICS, f"{counted}: {done.part.value.lower()} đã trở lại như trước.")


def _record(
    store: Store, said: str, nomination_id: int, part: Part, before: Sequence[Any], after: Sequence[Any]
) -> None:
    columns = part.columns
    was, now = dict(zip(columns, before, strict=True)), dict(zip(columns, after, strict=True))
    history.record(store, said, "nomination", nomination_id, was, now)


def _existing(store: Store, ids: Sequence[int]) -> list[Nomination]:
    found = rows.by_ids(store, ids)
    if not found:
        raise UserError("Các đề nghị này không còn nữa. Hãy chọn lại trong bảng.")
    return found


def _refuse_settled(found: Sequence[Nomination]) -> None:
    settled = next((one for one in found if one.status.awarded), None)
    if settled is not None:
        raise UserError(f"{settled.name} đã có quyết định hoặc đã trình cấp trên, nên không sửa chung được.")


def _recheck_plans(store: Store, found: Sequence[Nomination]) -> None:
    for plan_id in {one.plan_id for one in found}:
        if plan_id is not None:
            recheck(store, plan_id)


def _stored_values(part: Part, value: Value) -> tuple[Any, ...]:
    match value:
        case Award():
            return (value.name, value.id)
        case Movement():
            return (value.id,)
        case Status() | Lane():
            return (value.value,)
        case None:
            return tuple(None for _ in part.columns)


_VALUES: dict[Part, Callable[[Nomination], tuple[Any, ...]]] = {
    Part.STATUS: lambda one: (one.status.value,),
    Part.AWARD: lambda one: (one.award, one.award_id),
    Part.MOVEMENT: lambda one: (one.movement_id,),
    Part.LANE: lambda one: (one.lane.value,),
}
_ADVERB = {Part.STATUS: "", Part.AWARD: "hình thức ", Part.MOVEMENT: "phong trào ", Part.LANE: "loại hình "}


def _values_of(one: Nomination, part: Part) -> tuple[Any, ...]:
    return _VALUES[part](one)


def _said_of(one: Nomination, part: Part) -> str:
    """What stood there before, as the history says it."""
    match part:
        case Part.STATUS:
            return one.status.label
        case Part.LANE:
            return one.lane.label
        case Part.AWARD:
            return one.award or "chưa ghi hình thức"
        case Part.MOVEMENT:
            return "phong trào khác" if one.movement_id else "chưa ghi phong trào"


def _words(part: Part, value: Value) -> str:
    match value:
        case Status() | Lane():
            return value.label
        case Award():
            return value.name
        case Movement():
            return value.short_title or value.title
        case None:
            return f"không ghi {part.value.lower()}"
