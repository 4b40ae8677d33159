"""Nominations: rows <-> dataclasses, lists for screens and papers, and the counts that quotas rest on."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from typing import Any

from db.connection import Store, Value
from db.counted import COUNTED, IN_PLACE
from db.history import now
from db.nomination_lists import UNIT_ORDER
from thidua_desktop.domain.findings import Code, Finding, Severity, worst
from thidua_desktop.domain.nomination import Lane, Nomination, NomineeKind, Status

# a member's value is reckoned anew each time it is asked for; a large list asks a hundred thousand times
_SEVERITY = {severity: severity.value for severity in Severity}
_CODE = {code: code.value for code in Code}
_SEVERITY_OF = {severity.value: severity for severity in Severity}
_of_many = lru_cache(_quoted)  # what many findings say alike
CODE_OF = {code.value: code for code in Code}
"""Codes by their stored names."""


def nomination(store: Store, nomination_id: int) -> Nomination | None:
    """One nomination, in the trash or not."""
    found = nominations(store, "nomination.id = ?", (nomination_id,), in_place_only=False)
    return found[0] if found else None


def by_ids(store: Store, wanted: Sequence[int]) -> list[Nomination]:
    """These nominations, in the trash or not, by unit, kind and name within each five hundred."""
    found: list[Nomination] = []
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        found += nominations(store, f"nomination.id IN ({', '.join('?' * len(some))})", some, in_place_only=False)
    return found


def of_plan(store: Store, plan_id: int) -> list[Nomination]:
    """Every nomination of a plan outside the trash, by unit, kind and name."""
    return nominations(store, "nomination.plan_id = ?", (plan_id,))


def nominations(store: Store, where: str, values: Sequence[Any], *, in_place_only: bool = True) -> list[Nomination]:
    """Nominations by a condition on the table `nomination`, by unit, kind and name."""
    place = f" AND {IN_PLACE}" if in_place_only else ""
    rows = store.rows(
        "SELECT nomination.*, unit.name AS unit_name FROM nomination "  # noqa: S608 - conditions of this package
        "LEFT JOIN unit ON unit.id = nomination.unit_id LEFT JOIN unit_group ON unit_group.id = unit.group_id "
        f"WHERE {where}{place} ORDER BY {UNIT_ORDER}",
        values,
    )
    return [_nomination(row) for row in store.paced(rows)]


def _nomination(row: sqlite3.Row) -> Nomination:
    return Nomination(
        id=row["id"],
        plan_id=row["plan_id"],
        unit_id=row["unit_id"],
        unit_name=row["unit_name"],
        kind=NomineeKind(row["kind"]),
        name=row["name"],
        birth=row["birth"],
        gender=row["gender"],
        position=row["position"],
        workplace=row["workplace"],
        award=row["award"],
        award_id=row["award_id"],
        achievement=row["achievement"],
        lane=Lane(row["lane"]),
        status=Status(row["status"]),
        received=date.fromisoformat(row["received"]),
        batch_id=row["batch_id"],
        movement_id=row["movement_id"],
        identity_number=row["identity_number"],
        phone=row["phone"],
        note=row["note"],
        row=row["row"],
        late_reason=row["late_reason"],
        accepted_reason=row["accepted_reason"],
        outside_management=None if row["outside_management"] is None else bool(row["outside_management"]),
        nominee_id=row["nominee_id"],
        findings=read_findings(row["findings"]),
        deleted=row["deleted_at"] is not None,
    )


def stored(store: Store, nomination_id: int) -> dict[str, Any]:
    """A nomination's columns as they stand, for the history."""
    row = store.row("SELECT * FROM nomination WHERE id = ?", (nomination_id,))
    return {} if row is None else dict(row)


def stored_findings(findings: Sequence[Finding]) -> tuple[str, str | None]:
    """(JSON, heaviest severity) of findings as stored."""
    if not findings:
        return "[]", None
    heaviest = findings[0].severity if len(findings) == 1 else worst(findings)
    # a line of fixed form is written four times faster than by an encoder that must ask every value what it is
    listed = [
        f'["{_SEVERITY[severity]}", "{_CODE[code]}", {_quoted(message)}, {_of_many(field)}, {_quoted(cell)}, '
        f"{_of_many(source)}]"
        for severity, code, message, field, cell, source in findings
    ]
    return f"[{', '.join(listed)}]", _SEVERITY[heaviest] if heaviest else None


def listed_findings(findings: Sequence[Finding]) -> list[list[str]]:
    """Findings as the stored JSON lists them."""
    return [[_SEVERITY[f.severity], _CODE[f.code], f.message, f.field, f.cell, f.source] for f in findings]


def read_findings(stored: str) -> tuple[Finding, ...]:
    """Findings as stored, back in their form."""
    if stored == "[]":
        return ()
    return tuple(read_finding(one) for one in json.loads(stored))


def read_finding(listed: Sequence[str]) -> Finding:
    """One finding as the stored JSON lists it, back in its form."""
    severity, code, *rest = listed
    return Finding(_SEVERITY_OF[severity], CODE_OF[code], *rest)


def insert_many(store: Store, columns: Mapping[str, Sequence[Value]], shared: Mapping[str, Value]) -> None:
    """Add nominations given as columns, and what all of them share."""
    store.insert_columns("nomination", columns, shared)


def insert(store: Store, values: dict[str, Any]) -> int:
    """Add one nomination by column name; its id."""
    return store.insert("nomination", **values)


def update(store: Store, nomination_id: int, values: dict[str, Any]) -> None:
    """Change columns of one nomination."""
    store.update("nomination", nomination_id, **values)


def update_many(store: Store, columns: Sequence[str], rows: Sequence[tuple[int, Sequence[Any]]]) -> None:
    """Give columns of many nominations their values: (id, values in the order of the columns)."""
    sets = ", ".join(f"{column} = ?" for column in columns)
    store.many(f"UPDATE nomination SET {sets} WHERE id = ?", ((*values, one) for one, values in rows))  # noqa: S608


def trash(store: Store, ids: Iterable[int]) -> None:
    """Put nominations in the trash."""
    moment = now()
    store.many("UPDATE nomination SET deleted_at = ? WHERE id = ?", ((moment, one) for one in ids))


def untrash(store: Store, ids: Iterable[int]) -> None:
    """Take nominations back from the trash."""
    store.many("UPDATE nomination SET deleted_at = NULL WHERE id = ?", ((one,) for one in ids))


def of_batch(store: Store, batch_id: int, trashed_at: datetime | None = None) -> tuple[list[int], int]:
    """(ids, how many a decision rests on) of a batch's nominations in place, or of those trashed at a moment."""
    place = IN_PLACE if trashed_at is None else "deleted_at = :moment"
    rows = store.rows(
        f"SELECT id, status IN ('decided', 'forwarded', 'superior_decided') FROM nomination "  # noqa: S608
        f"WHERE batch_id = :batch AND {place}",
        {"batch": batch_id, "moment": trashed_at.isoformat(timespec="seconds") if trashed_at else None},
    )
    return [row[0] for row in rows], sum(row[1] for row in rows)


def trashed_of_batch(store: Store, batch_id: int) -> list[int]:
    """The ids of a batch's nominations that are in the trash."""
    rows = store.rows("SELECT id FROM nomination WHERE batch_id = ? AND deleted_at IS NOT NULL", (batch_id,))
    return [row[0] for row in rows]


def any_with(store: Store, plan_id: int, code: Code) -> bool:
    """True if a nomination of the plan has a finding of this code."""
    found = store.value(
        f"SELECT 1 FROM nomination WHERE plan_id = ? AND instr(findings, ?) > 0 AND {IN_PLACE} LIMIT 1",  # noqa: S608
        (plan_id, f'"{code.value}"'),
    )
    return found is not None


def used_places(store: Store, plan_id: int) -> dict[tuple[int, NomineeKind], int]:
    """Nominations that take a place, by unit and kind (domain.quota.takes_a_place, said in SQL)."""
    return places(store, plan_id)[0]


def places(store: Store, plan_id: int) -> tuple[dict[tuple[int, NomineeKind], int], dict[NomineeKind, int]]:
    """(nominations that take a place, by unit and kind; those of them chosen for the level above, by kind)."""
    rows = store.rows(
        "SELECT unit_id, kind, count(*), sum(status IN ('forwarded', 'superior_decided')) FROM nomination "  # noqa: S608
        f"WHERE plan_id = ? AND {COUNTED} GROUP BY unit_id, kind",
        (plan_id,),
    )
    up: Counter[NomineeKind] = Counter()
    for row in rows:
        up[NomineeKind(row[1])] += row[3]
    return {(row[0], NomineeKind(row[1])): row[2] for row in rows if row[0] is not None}, dict(up)


def sent_by_unit(store: Store, plan_id: int) -> dict[int, tuple[int, date]]:
    """How many nominations outside the trash each unit has sent, withdrawn ones aside, and the last day one came."""
    rows = store.rows(
        f"SELECT unit_id, count(*), max(received) FROM nomination WHERE plan_id = ? AND unit_id IS NOT NULL "  # noqa: S608
        f"AND {IN_PLACE} AND status <> 'withdrawn' GROUP BY unit_id",
        (plan_id,),
    )
    return {row[0]: (row[1], date.fromisoformat(row[2])) for row in rows}
