"""Input not saved yet, kept beside the records: it outlives a closed window, a crash and a power cut."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db import history, settings
from db.connection import Store

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the fields, by field, and when it was kept."""

    kept: datetime
    values: Mapping[str, Value]


def nomination_key(plan_id: int | None, nomination_id: int | None) -> str:
    """Where the draft of a new nomination of a plan is kept, or that of one being edited."""
    return f"draft.nomination.{plan_id or 0}.{nomination_id or 'new'}"


def keep(store: Store, key: str, values: Mapping[str, Value]) -> None:
    """Keep what stands in the fields, in place of what was kept before."""
    settings.put(store, key, {"kept": history.now(), "values": dict(values)})


def get(store: Store, key: str) -> Draft | None:
    """What was kept, None if there is nothing."""
    stored = settings.get(store, key)
    return Draft(datetime.fromisoformat(stored["kept"]), stored["values"]) if stored else None


def forget(store: Store, key: str) -> None:
    """It was saved, or is not wanted any more."""
    settings.forget(store, key)
