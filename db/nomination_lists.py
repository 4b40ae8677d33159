"""What lists of nominations show: rows for a screen, their order and filters, and the counts beside them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.connection import Store
from db.counted import IN_PLACE
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.domain.text import fold


class Line(NamedTuple):
    """One nomination as a table shows it: stored values, with the unit's screen name. Built by the thousand."""

    id: int
    unit_id: int | None
    unit: str | None
    kind: str
    name: str
    birth: str | None
    gender: str | None
    position: str | None
    workplace: str | None
    award: str | None
    achievement: str | None
    lane: str
    status: str
    received: str
    batch_id: int | None
    findings: str
    severity: str | None
    movement: str | None = None
    file_name: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which nominations a list shows. `text` is any spelling; None and "" mean all, movement 0 those without one."""

    plan_id: int | None = None
    unit_id: int | None = None
    kind: NomineeKind | None = None
    lane: Lane | None = None
    status: Status | None = None
    severities: tuple[Severity, ...] = ()
    code: Code | None = None
    movement_id: int | None = None
    late: bool = False
    batch_id: int | None = None
    text: str = ""
    deleted: bool = False


UNIT_ORDER = "unit_group.position, unit.sort_key, nomination.kind, nomination.sort_key, nomination.id"
_STATUS_ORDER = " ".join(f"WHEN '{status.value}' THEN {place}" for place, status in enumerate(Status))
_ORDERS = {
    "unit": UNIT_ORDER,
    "name": "nomination.sort_key, nomination.id",
    "received": "nomination.received DESC, nomination.id DESC",
    "severity": "CASE nomination.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 WHEN 'note' THEN 2 ELSE 3 END, "
    + UNIT_ORDER,
    "status": f"CASE nomination.status {_STATUS_ORDER} END, {UNIT_ORDER}",
    "movement": f"coalesce(movement.position, 999999), {UNIT_ORDER}",
    "file": f"coalesce(batch.file_name, ''), nomination.batch_id, nomination.row, {UNIT_ORDER}",
    "day": f"nomination.received, {UNIT_ORDER}",
} | {
    column: f"coalesce(nomination.{column}, ''), {UNIT_ORDER}"
    for column in ("award", "achievement", "birth", "gender", "position", "workplace", "lane")
}
_BESIDE = (
    "LEFT JOIN unit ON unit.id = nomination.unit_id LEFT JOIN unit_group ON unit_group.id = unit.group_id "
    "LEFT JOIN movement ON movement.id = nomination.movement_id LEFT JOIN batch ON batch.id = nomination.batch_id"
)
_PLACES = (
    "place(unit, number) AS MATERIALIZED (SELECT unit.id, dense_rank() OVER (ORDER BY unit_group.position, "
    "unit.sort_key) FROM unit LEFT JOIN unit_group ON unit_group.id = unit.group_id)"
)
_PLACE_ORDER = "place.number, nomination.kind, nomination.sort_key, nomination.id"
_BESIDE_IDS = {
    "place": "LEFT JOIN place ON place.unit = nomination.unit_id",
    "unit": "LEFT JOIN unit ON unit.id = nomination.unit_id",
    "movement": "LEFT JOIN movement ON movement.id = nomination.movement_id",
    "batch": "LEFT JOIN batch ON batch.id = nomination.batch_id",
}
_INDEXED = "nomination INDEXED BY nomination_plan"  # without counts of its tables SQLite might choose another
_BEYOND_INDEX = (
    *("award", "achievement", "birth", "gender", "position", "workplace"),
    *("movement_id", "batch_id", "row", "search_key", "findings"),
)
_LINE = (
    "SELECT nomination.id, nomination.unit_id, unit.short_name, nomination.kind, nomination.name, "  # noqa: S608
    "nomination.birth, nomination.gender, nomination.position, nomination.workplace, nomination.award, "
    "nomination.achievement, nomination.lane, nomination.status, nomination.received, nomination.batch_id, "
    "nomination.findings, nomination.severity, coalesce(nullif(movement.short_title, ''), movement.title), "
    f"batch.file_name, nomination.row FROM nomination {_BESIDE}"
)


def lines(store: Store, wanted: Filter, order: str = "unit") -> list[Line]:
    """The nominations that a filter lets through, in an order ("unit", "name", "received")."""
    where, values = _where(wanted)
    return [Line._make(row) for row in store.rows(f"{_LINE} WHERE {where} ORDER BY {_ORDERS[order]}", values)]


def ids(store: Store, wanted: Filter, order: str = "unit") -> list[int]:
    """The ids of `lines`, in the same order; quick for fifty thousand.

    One value is read: fifty thousand rows cost Python more than the records themselves. SQLite keeps the order of a
    subquery below an aggregate that gathers. The units' places are reckoned once, not joined for each nomination.
    """
    where, values = _where(wanted)
    by = _ORDERS[order].replace(UNIT_ORDER, _PLACE_ORDER)
    beside = [join for table, join in _BESIDE_IDS.items() if f"{table}." in by or f"{table}." in where]
    source = "nomination"
    if wanted.plan_id is not None:
        source = _INDEXED if wanted.unit_id is not None else source_of(store, wanted.plan_id, f"{by} {where}")
    found = store.value(
        f"WITH {_PLACES} SELECT json_group_array(id) FROM "  # noqa: S608 - pieces of this module
        f"(SELECT nomination.id AS id FROM {source} {' '.join(beside)} WHERE {where} ORDER BY {by})",
        values,
    )
    return json.loads(found)


def source_of(store: Store, plan_id: int, words: str) -> str:
    """The nominations of a plan by its index; whole and in the order of the file if they are most of them all.

    `words` are the SQL that names what is asked of them. The index alone tells what most orders ask for; looking up
    each row beyond it costs twice what going over the file does.
    """
    beyond = any(f"nomination.{column}" in words for column in _BEYOND_INDEX)
    newest = store.value("SELECT max(id) FROM nomination") or 0
    return "nomination NOT INDEXED" if beyond and total(store, plan_id) * 2 > newest else _INDEXED


def search_keys(store: Store, plan_id: int) -> dict[int, str]:
    """What free text is looked for in, by nomination, of everything in a plan outside the trash."""
    key = "nomination.search_key || ' ' || coalesce(unit.search_key, '')"
    source = source_of(store, plan_id, key)
    found = store.row(
        f"SELECT json_group_array(nomination.id), group_concat({key}, char(10)) FROM {source} "  # noqa: S608
        f"LEFT JOIN unit ON unit.id = nomination.unit_id WHERE plan_id = ? AND {IN_PLACE}",
        (plan_id,),
    )
    listed: list[int] = json.loads(found[0]) if found is not None else []
    return dict(zip(listed, found[1].split("\n"), strict=True)) if found is not None and listed else {}


def lines_of(store: Store, some: Sequence[int]) -> dict[int, Line]:
    """The lines of these ids, at most a few hundred at a time."""
    sql = f"{_LINE} WHERE nomination.id IN ({', '.join('?' * len(some))})"
    return {row[0]: Line._make(row) for row in store.rows(sql, some)}


def _where(wanted: Filter) -> tuple[str, dict[str, Any]]:
    parts = ["nomination.deleted_at IS NOT NULL" if wanted.deleted else IN_PLACE]
    values: dict[str, Any] = {}
    for column, value in (
        ("plan_id", wanted.plan_id),
        ("unit_id", wanted.unit_id),
        ("kind", wanted.kind.value if wanted.kind else None),
        ("lane", wanted.lane.value if wanted.lane else None),
        ("status", wanted.status.value if wanted.status else None),
        ("movement_id", wanted.movement_id or None),
        ("batch_id", wanted.batch_id),
    ):
        if value is not None:
            parts.append(f"nomination.{column} = :{column}")
            values[column] = value
    if wanted.movement_id == 0:
        parts.append("nomination.movement_id IS NULL")
    if wanted.severities:
        chosen = ", ".join(f"'{severity.value}'" for severity in wanted.severities)
        parts.append(f"nomination.severity IN ({chosen})")
    for name, code in (("code", wanted.code), ("late", Code.LATE if wanted.late else None)):
        if code:
            parts.append(f"nomination.severity IS NOT NULL AND instr(nomination.findings, :{name}) > 0")
            values[name] = f'"{code.value}"'
    for number, word in enumerate(fold(wanted.text).split()):
        parts.append(f"instr(nomination.search_key || ' ' || coalesce(unit.search_key, ''), :word{number}) > 0")
        values[f"word{number}"] = word
    return " AND ".join(parts), values


def total(store: Store, plan_id: int) -> int:
    """How many nominations a plan has; told by an index alone, so it may be asked before anything else is read."""
    return store.value(f"SELECT count(*) FROM nomination WHERE plan_id = ? AND {IN_PLACE}", (plan_id,))  # noqa: S608


def more_than(store: Store, plan_id: int, count: int) -> bool:
    """True if a plan has more nominations than this; however many there are, no more than these are looked at."""
    sql = f"SELECT 1 FROM {_INDEXED} WHERE plan_id = ? AND {IN_PLACE} LIMIT 1 OFFSET ?"  # noqa: S608
    return store.value(sql, (plan_id, count)) is not None


def counts(store: Store, plan_id: int) -> dict[str, int]:
    """How many nominations a plan has, by kind, in all ("all"), late ones ("late"), and by severity."""
    rows = store.rows(
        f"SELECT kind, severity, count(*) FROM {_INDEXED} WHERE plan_id = ? AND {IN_PLACE} GROUP BY kind, severity",  # noqa: S608
        (plan_id,),
    )
    late = store.value(
        f"SELECT count(*) FROM {_INDEXED} WHERE plan_id = ? AND {IN_PLACE} "  # noqa: S608
        "AND severity IS NOT NULL AND instr(findings, ?) > 0",
        (plan_id, f'"{Code.LATE.value}"'),
    )
    found: dict[str, int] = {"all": 0, "late": late}
    for row in rows:
        found["all"] += row[2]
        found[row[0]] = found.get(row[0], 0) + row[2]
        if row[1]:
            found[row[1]] = found.get(row[1], 0) + row[2]
    return found
