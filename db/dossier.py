"""Dossier items: what of a plan's papers has come, for a nomination or for a whole unit."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from db.connection import Store
from db.counted import IN_PLACE
from thidua_desktop.domain.dossier import DossierFacts, DossierItem
from thidua_desktop.domain.nomination import Lane, NomineeKind

IsOutside = Callable[[int | None, str | None], bool]
"""Tells from the sending unit's id and the workplace if a nominee is outside the sender's management."""


def items(store: Store, plan_id: int, only: Sequence[int] | None = None) -> list[DossierItem]:
    """Everything that has come for a plan, in one query; `only` leaves out the papers of other nominations."""
    if only is not None:
        return _items_for(store, plan_id, only)
    rows = store.rows(
        "SELECT dossier_item.* FROM dossier_item "
        "LEFT JOIN dossier_requirement ON dossier_requirement.id = dossier_item.requirement_id "
        "LEFT JOIN nomination ON nomination.id = dossier_item.nomination_id "
        "WHERE coalesce(dossier_requirement.plan_id, nomination.plan_id) = :plan "
        "ORDER BY dossier_item.id",
        {"plan": plan_id},
    )
    return [_item(row) for row in rows]


def _items_for(store: Store, plan_id: int, some: Sequence[int]) -> list[DossierItem]:
    """The papers of these nominations and of all units, by two indexes: a plan may have a hundred thousand others."""
    rows = store.rows(
        "SELECT * FROM dossier_item WHERE nomination_id IN (SELECT value FROM json_each(:some)) UNION ALL "
        "SELECT * FROM dossier_item INDEXED BY dossier_item_unit WHERE unit_id IS NOT NULL "
        "AND requirement_id IN (SELECT id FROM dossier_requirement WHERE plan_id = :plan)",
        {"plan": plan_id, "some": json.dumps(list(some))},
    )
    return [_item(row) for row in rows]


def _item(row: sqlite3.Row) -> DossierItem:
    return DossierItem(
        requirement_id=row["requirement_id"],
        received=date.fromisoformat(row["received"]),
        nomination_id=row["nomination_id"],
        unit_id=row["unit_id"],
        original=bool(row["is_original"]),
        confirmed=bool(row["confirmed"]),
        note=row["note"],
        attachment_id=row["attachment_id"],
        id=row["id"],
    )


def facts(store: Store, plan_id: int, outside: IsOutside, only: Sequence[int] | None = None) -> dict[int, DossierFacts]:
    """What each nomination's dossier depends on, by nomination id, in one query; or that of `only` some.

    `outside` is asked where the clerk has not said whether the nominee is outside the sender's management.
    """
    # the "+" has the few wanted looked up by their ids instead of walking through all of the plan
    where = "nomination.plan_id = :plan"
    if only is not None:
        where = "+nomination.plan_id = :plan AND nomination.id IN (SELECT value FROM json_each(:only))"
    rows = store.rows(
        "SELECT nomination.id, unit_id, nomination.lane, nomination.kind, movement.lead_unit_id, "  # noqa: S608
        "outside_management, workplace FROM nomination "
        "LEFT JOIN movement ON movement.id = nomination.movement_id "
        f"WHERE {where} AND {IN_PLACE}",
        {"plan": plan_id, "only": json.dumps(list(only or ()))},
    )
    return {
        row[0]: DossierFacts(
            nomination_id=row[0],
            unit_id=row[1],
            lane=Lane(row[2]),
            kind=NomineeKind(row[3]),
            lead_unit_id=row[4],
            outside=outside(row[1], row[6]) if row[5] is None else bool(row[5]),
        )
        for row in rows
    }


def put(store: Store, come: Sequence[DossierItem]) -> None:
    """Note what has come; a second paper for the same place replaces what was noted of the first."""
    with store.atomic():
        remove(store, come)
        store.many(
            "INSERT INTO dossier_item (requirement_id, nomination_id, unit_id, received, is_original, confirmed, note, "
            "attachment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    item.requirement_id,
                    item.nomination_id,
                    item.unit_id,
                    item.received.isoformat(),
                    int(item.original),
                    int(item.confirmed),
                    item.note,
                    item.attachment_id,
                )
                for item in come
            ],
        )


def remove(store: Store, gone: Iterable[DossierItem]) -> None:
    """Take out what was noted for the places of these items."""
    listed = list(gone)
    with store.atomic():
        store.many(
            "DELETE FROM dossier_item WHERE nomination_id = ? AND coalesce(requirement_id, 0) = ?",
            [(item.nomination_id, item.requirement_id or 0) for item in listed if item.nomination_id is not None],
        )
        store.many(
            "DELETE FROM dossier_item WHERE unit_id = ? AND requirement_id = ?",
            [(item.unit_id, item.requirement_id) for item in listed if item.unit_id is not None],
        )


def requirements_in_use(store: Store, plan_id: int) -> set[int]:
    """The plan's requirements for which something has come."""
    rows = store.rows(
        "SELECT id FROM dossier_requirement WHERE plan_id = ? "
        "AND EXISTS (SELECT 1 FROM dossier_item WHERE requirement_id = dossier_requirement.id)",
        (plan_id,),
    )
    return {row[0] for row in rows}
