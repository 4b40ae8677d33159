"""Plans and everything they hold: rows <-> dataclasses."""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from db.connection import Store, day, iso, stored_texts, texts
from db.history import now
from thidua_desktop.domain.kinds import Lane, NomineeKind
from thidua_desktop.domain.plan import (
    Basis,
    Criterion,
    CrossRule,
    Deadline,
    DossierRequirement,
    Limit,
    Movement,
    Plan,
    PlanKind,
    PlanRule,
    PlanState,
    QuotaLine,
    RecurringDeadline,
    Tier,
)
from thidua_desktop.domain.text import fold


def plans(store: Store) -> list[Plan]:
    """Every plan outside the trash, open ones first, newest first, each with all it holds."""
    rows = store.rows("SELECT * FROM plan WHERE deleted_at IS NULL ORDER BY state = 'archived', year DESC, id DESC")
    return [_plan(store, row) for row in rows]


def plan(store: Store, plan_id: int) -> Plan | None:
    """One plan with all it holds."""
    row = store.row("SELECT * FROM plan WHERE id = ? AND deleted_at IS NULL", (plan_id,))
    return None if row is None else _plan(store, row)


def plan_by_code(store: Store, code: str) -> Plan | None:
    """The plan of a code such as "CG-2024", written in either case."""
    row = store.row("SELECT * FROM plan WHERE lower(code) = lower(?) AND deleted_at IS NULL", (code,))
    return None if row is None else _plan(store, row)


def trashed_plans(store: Store) -> list[tuple[Plan, datetime]]:
    """Every plan in the trash and when it was put there, latest first."""
    rows = store.rows("SELECT * FROM plan WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC")
    return [(_plan(store, row), datetime.fromisoformat(row["deleted_at"])) for row in rows]


def count_trashed(store: Store) -> int:
    """How many plans are in the trash."""
    return store.value("SELECT count(*) FROM plan WHERE deleted_at IS NOT NULL")


def _plan(store: Store, row: sqlite3.Row) -> Plan:
    plan_id = row["id"]
    return Plan(
        id=plan_id,
        code=row["code"],
        kind=PlanKind(row["kind"]),
        title=row["title"],
        short_title=row["short_title"],
        year=row["year"],
        issuer=row["issuer"],
        number=row["number"],
        issued=day(row["issued"]),
        starts=day(row["starts"]),
        ends=day(row["ends"]),
        occasion=row["occasion"],
        purpose=row["purpose"],
        state=PlanState(row["state"]),
        parent_id=row["parent_id"],
        award_id=row["award_id"],
        recipients=texts(row["recipients"]),
        bases=tuple(_basis(found) for found in _children(store, "basis", plan_id)),
        movements=tuple(_movement(found) for found in _children(store, "movement", plan_id)),
        quotas=tuple(_quota_line(found) for found in store.rows(_QUOTA_SQL, (plan_id,))),
        deadlines=tuple(_deadline(found) for found in _children(store, "deadline", plan_id) if found["due"]),
        recurring=tuple(_recurring(found) for found in _children(store, "deadline", plan_id) if not found["due"]),
        dossier=tuple(_requirement(found) for found in _children(store, "dossier_requirement", plan_id)),
        criteria=tuple(_criterion(found) for found in _children(store, "criterion", plan_id)),
        rules=tuple(
            PlanRule(CrossRule(found["rule"]), found["sentence"], found["section"])
            for found in store.rows("SELECT * FROM plan_rule WHERE plan_id = ? ORDER BY id", (plan_id,))
        ),
    )


_QUOTA_SQL = (
    "SELECT quota_line.*, unit_group.name AS group_name, unit.name AS unit_name FROM quota_line "
    "LEFT JOIN unit_group ON unit_group.id = quota_line.group_id LEFT JOIN unit ON unit.id = quota_line.unit_id "
    "WHERE plan_id = ? ORDER BY quota_line.position, quota_line.id"
)
_CHILDREN = {
    table: f"SELECT * FROM {table} WHERE plan_id = ? ORDER BY position, id"  # noqa: S608 - names from this tuple
    for table in ("basis", "movement", "deadline", "dossier_requirement", "criterion")
}


def _children(store: Store, table: str, plan_id: int) -> list[sqlite3.Row]:
    return store.rows(_CHILDREN[table], (plan_id,))


def _basis(row: sqlite3.Row) -> Basis:
    return Basis(row["text"], row["number"], day(row["issued"]), row["issuer"], bool(row["is_parent"]))


def _movement(row: sqlite3.Row) -> Movement:
    return Movement(
        title=row["title"],
        lead=row["lead"],
        coordinating=row["coordinating"],
        time=row["time"],
        starts=day(row["starts"]),
        ends=day(row["ends"]),
        short_title=row["short_title"],
        lead_unit_id=row["lead_unit_id"],
        id=row["id"],
    )


def _quota_line(row: sqlite3.Row) -> QuotaLine:
    return QuotaLine(
        kind=NomineeKind(row["kind"]),
        tier=Tier(row["tier"]),
        limit=Limit(row["limit_kind"]),
        count=row["count"],
        group_id=row["group_id"],
        group=row["group_name"],
        unit_id=row["unit_id"],
        unit=row["unit_name"],
        restriction=row["restriction"],
        sentence=row["sentence"],
        section=row["section"],
        reason=row["reason"],
        id=row["id"],
    )


def _deadline(row: sqlite3.Row) -> Deadline:
    return Deadline(
        what=row["what"],
        on=date.fromisoformat(row["due"]),
        inclusive=bool(row["inclusive"]),
        source=row["sentence"],
        section=row["section"],
        is_dossier=bool(row["is_dossier"]),
        group_id=row["group_id"],
        id=row["id"],
    )


def _recurring(row: sqlite3.Row) -> RecurringDeadline:
    return RecurringDeadline(
        what=row["what"],
        day=row["day"],
        month=row["month"],
        inclusive=bool(row["inclusive"]),
        school_day=row["school_day"],
        school_month=row["school_month"],
        source=row["sentence"],
        id=row["id"],
    )


def _requirement(row: sqlite3.Row) -> DossierRequirement:
    return DossierRequirement(
        item=row["item"],
        lane=Lane(row["lane"]),
        kind=NomineeKind(row["kind"]) if row["kind"] else None,
        stage=row["stage"],
        required=bool(row["required"]),
        per_unit=bool(row["per_unit"]),
        sentence=row["sentence"],
        section=row["section"],
        id=row["id"],
    )


def _criterion(row: sqlite3.Row) -> Criterion:
    kind = NomineeKind(row["kind"]) if row["kind"] else None
    return Criterion(row["text"], Lane(row["lane"]), kind, row["section"])


def put_plan(store: Store, plan: Plan) -> int:
    """Add a plan (id None) or change one with all it holds; its id.

    Lines that keep their id are changed in place, so that what points at them (a movement's nominations, a deadline's
    reports) stays; lines no longer listed are removed. A line that was removed comes back under its id while no other
    line has taken it.
    """
    values = {
        "code": plan.code,
        "kind": plan.kind.value,
        "title": plan.title,
        "short_title": plan.short_title,
        "year": plan.year,
        "issuer": plan.issuer,
        "number": plan.number,
        "issued": iso(plan.issued),
        "starts": iso(plan.starts),
        "ends": iso(plan.ends),
        "occasion": plan.occasion,
        "purpose": plan.purpose,
        "state": plan.state.value,
        "parent_id": plan.parent_id,
        "award_id": plan.award_id,
        "recipients": stored_texts(plan.recipients),
        "search_key": fold(" ".join((plan.code, plan.title, plan.short_title, plan.number, str(plan.year)))),
    }
    with store.atomic():
        plan_id = plan.id
        if plan_id is None:
            plan_id = store.insert("plan", **values)
        else:
            store.update("plan", plan_id, **values)
        for table, lines in _lines(plan).items():
            _put_lines(store, table, plan_id, lines)
    return plan_id


_Line = tuple[int | None, dict[str, Any]]


def _lines(plan: Plan) -> dict[str, list[_Line]]:
    return {
        "basis": [
            (
                None,
                {
                    "text": b.text,
                    "number": b.number,
                    "issued": iso(b.on),
                    "issuer": b.issuer,
                    "is_parent": int(b.is_parent),
                },
            )
            for b in plan.bases
        ],
        "movement": [(m.id, _movement_values(m)) for m in plan.movements],
        "quota_line": [(q.id, _quota_values(q)) for q in plan.quotas],
        "deadline": [(d.id, _deadline_values(d)) for d in plan.deadlines]
        + [(r.id, _recurring_values(r)) for r in plan.recurring],
        "dossier_requirement": [(r.id, _requirement_values(r)) for r in plan.dossier],
        "criterion": [
            (
                None,
                {
                    "text": c.text,
                    "lane": c.lane.value,
                    "kind": c.kind.value if c.kind else None,
                    "section": c.section,
                },
            )
            for c in plan.criteria
        ],
        "plan_rule": [(None, {"rule": r.rule.value, "sentence": r.sentence, "section": r.section}) for r in plan.rules],
    }


def _movement_values(line: Movement) -> dict[str, Any]:
    return {
        "title": line.title,
        "short_title": line.short_title,
        "lead": line.lead,
        "lead_unit_id": line.lead_unit_id,
        "coordinating": line.coordinating,
        "time": line.time,
        "starts": iso(line.starts),
        "ends": iso(line.ends),
    }


def _quota_values(line: QuotaLine) -> dict[str, Any]:
    return {
        "group_id": line.group_id,
        "unit_id": line.unit_id,
        "kind": line.kind.value,
        "tier": line.tier.value,
        "limit_kind": line.limit.value,
        "count": line.count,
        "restriction": line.restriction,
        "sentence": line.sentence,
        "section": line.section,
        "reason": line.reason,
    }


def _deadline_values(line: Deadline) -> dict[str, Any]:
    return {
        "what": line.what,
        "due": iso(line.on),
        "inclusive": int(line.inclusive),
        "is_dossier": int(line.is_dossier),
        "group_id": line.group_id,
        "sentence": line.source,
        "section": line.section,
    }


def _recurring_values(line: RecurringDeadline) -> dict[str, Any]:
    return {
        "what": line.what,
        "day": line.day,
        "month": line.month,
        "school_day": line.school_day,
        "school_month": line.school_month,
        "inclusive": int(line.inclusive),
        "sentence": line.source,
    }


def _requirement_values(line: DossierRequirement) -> dict[str, Any]:
    return {
        "item": line.item,
        "lane": line.lane.value,
        "kind": line.kind.value if line.kind else None,
        "stage": line.stage,
        "required": int(line.required),
        "per_unit": int(line.per_unit),
        "sentence": line.sentence,
        "section": line.section,
    }


def _put_lines(store: Store, table: str, plan_id: int, lines: Sequence[_Line]) -> None:
    kept = {line_id for line_id, _ in lines if line_id is not None}
    stored = [row[0] for row in store.rows(f"SELECT id FROM {table} WHERE plan_id = ?", (plan_id,))]  # noqa: S608
    gone = [(line_id,) for line_id in stored if line_id not in kept]
    store.connection.executemany(f"DELETE FROM {table} WHERE id = ?", gone)  # noqa: S608
    for position, (line_id, values) in enumerate(lines):
        placed = values if table == "plan_rule" else {**values, "position": position}
        if line_id is not None and line_id in stored:
            store.update(table, line_id, **placed)
        elif line_id is None or store.value(f"SELECT 1 FROM {table} WHERE id = ?", (line_id,)) is not None:  # noqa: S608
            store.insert(table, plan_id=plan_id, **placed)
        else:
            store.insert(table, id=line_id, plan_id=plan_id, **placed)


def nominations_of_movements(store: Store, plan_id: int) -> list[tuple[int, int]]:
    """(nomination, movement) of every nomination for a movement of a plan."""
    sql = "SELECT id, movement_id FROM nomination WHERE plan_id = ? AND movement_id IS NOT NULL"
    return [(row[0], row[1]) for row in store.rows(sql, (plan_id,))]


def give_movements(store: Store, pairs: Sequence[tuple[int, int]]) -> None:
    """(nomination, movement): put nominations that have no movement under these."""
    store.many(
        "UPDATE nomination SET movement_id = ? WHERE id = ? AND movement_id IS NULL",
        [(movement, nomination) for nomination, movement in pairs],
    )


def trash_plan(store: Store, plan_id: int) -> None:
    """Put a plan in the trash with everything it holds."""
    store.execute("UPDATE plan SET deleted_at = ? WHERE id = ?", (now(), plan_id))


def restore_plan(store: Store, plan_id: int) -> None:
    """Take a plan back from the trash."""
    store.execute("UPDATE plan SET deleted_at = NULL WHERE id = ?", (plan_id,))
