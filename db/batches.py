"""Imports: rows <-> dataclasses."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from db.connection import Store
from db.history import now


@dataclass(frozen=True, slots=True)
class Batch:
    """Lần nhập: one import of one file. `undone` is set when it was taken back."""

    id: int
    plan_id: int
    unit: str | None
    file_name: str
    encoding: str
    received: date
    imported: datetime
    saved: int
    refused: int
    undone: datetime | None
    sha256: str
    corrections: str  # JSON, as the clerk decided before taking the list in


def add(
    store: Store,
    *,
    plan_id: int,
    unit_id: int | None,
    attachment_id: int,
    file_name: str,
    encoding: str,
    received: date,
    saved: int,
    refused: int,
    corrections: str = "{}",
) -> int:
    """Record an import; its id."""
    return store.insert(
        "batch",
        plan_id=plan_id,
        unit_id=unit_id,
        attachment_id=attachment_id,
        file_name=file_name,
        encoding=encoding,
        received=received.isoformat(),
        imported_at=now(),
        saved=saved,
        refused=refused,
        corrections=corrections,
    )


_SELECT = (
    "SELECT batch.*, unit.short_name AS unit, attachment.sha256 FROM batch "
    "JOIN attachment ON attachment.id = batch.attachment_id LEFT JOIN unit ON unit.id = batch.unit_id "
)


def batches(store: Store, plan_id: int | None = None) -> list[Batch]:
    """The imports of a plan (or all), latest first."""
    rows = store.rows(
        _SELECT + "WHERE :plan IS NULL OR batch.plan_id = :plan ORDER BY batch.id DESC", {"plan": plan_id}
    )
    return [_batch(row) for row in rows]


def batch(store: Store, batch_id: int) -> Batch | None:
    """One import."""
    row = store.row(_SELECT + "WHERE batch.id = ?", (batch_id,))
    return None if row is None else _batch(row)


def sent_by(store: Store, plan_id: int, units: Collection[int]) -> set[int]:
    """The imports of a plan that came from these units and were not taken back."""
    rows = store.rows("SELECT id, unit_id FROM batch WHERE plan_id = ? AND undone_at IS NULL", (plan_id,))
    return {row["id"] for row in rows if row["unit_id"] in units}


def _batch(row: sqlite3.Row) -> Batch:
    return Batch(
        id=row["id"],
        plan_id=row["plan_id"],
        unit=row["unit"],
        file_name=row["file_name"],
        encoding=row["encoding"],
        received=date.fromisoformat(row["received"]),
        imported=datetime.fromisoformat(row["imported_at"]),
        saved=row["saved"],
        refused=row["refused"],
        undone=datetime.fromisoformat(row["undone_at"]) if row["undone_at"] else None,
        sha256=row["sha256"],
        corrections=row["corrections"],
    )


def mark_undone(store: Store, batch_id: int, undone: bool = True) -> None:
    """Mark an import as taken back, at the moment when its nominations went to the trash, or as in force again.

    They are brought back by that moment, and putting a long list away lasts longer than a second.
    """
    thrown = "coalesce((SELECT max(deleted_at) FROM nomination WHERE batch_id = batch.id), ?)" if undone else "?"
    sql = f"UPDATE batch SET undone_at = {thrown} WHERE id = ?"  # noqa: S608
    store.execute(sql, (now() if undone else None, batch_id))


def add_change(
    store: Store, batch_id: int, nomination_id: int, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Note what an import changed in a nomination that was there: the same columns before and after."""
    store.insert(
        "batch_change",
        batch_id=batch_id,
        nomination_id=nomination_id,
        before=json.dumps(before, ensure_ascii=False),
        after=json.dumps(after, ensure_ascii=False),
    )


def changes(store: Store, batch_id: int) -> list[tuple[int, dict[str, Any], dict[str, Any]]]:
    """What an import changed: (nomination, columns before, columns after)."""
    rows = store.rows(
        "SELECT nomination_id, before, after FROM batch_change WHERE batch_id = ? ORDER BY id", (batch_id,)
    )
    return [(row[0], json.loads(row[1]), json.loads(row[2])) for row in rows]
