"""The append-only history that a clerk can read, and small settings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.connection import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: when, what in words, and what it touched."""

    at: datetime
    summary: str
    entity: str
    entity_id: int | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def record(
    store: Store,
    summary: str,
    entity: str,
    entity_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Add one act to the history; call it inside the act's own transaction."""
    store.connection.execute(
        "INSERT INTO history (at, summary, entity, entity_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        (now(), summary, entity, entity_id, _json(before), _json(after)),
    )


def entries(store: Store, entity: str | None = None, entity_id: int | None = None, limit: int = 500) -> list[Entry]:
    """The latest acts first, all of them or those of one kind of record or one record."""
    rows = store.rows(
        "SELECT * FROM history WHERE (:entity IS NULL OR entity = :entity) AND (:id IS NULL OR entity_id = :id) "
        "ORDER BY id DESC LIMIT :limit",
        {"entity": entity, "id": entity_id, "limit": limit},
    )
    return [
        Entry(
            datetime.fromisoformat(row["at"]),
            row["summary"],
            row["entity"],
            row["entity_id"],
            json.loads(row["before"]) if row["before"] else None,
            json.loads(row["after"]) if row["after"] else None,
        )
        for row in rows
    ]


def now() -> str:
    """The moment as stored: local time to the second."""
    return datetime.now().isoformat(timespec="seconds")


def _json(value: Mapping[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=str)
