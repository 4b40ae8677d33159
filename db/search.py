"""Search over everything by the folded key, best first."""

from dataclasses import dataclass

from db.connection import Store
from thidua_desktop.domain.text import fold, nfc

_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `type` is "nomination", "person", "unit" or "plan"; a lower `rank` is better."""

    type: str
    id: int
    title: str
    detail: str
    year: int | None
    rank: int


def search(store: Store, text: str, limit: int = _LIMIT) -> list[Hit]:
    """Whatever answers to a text in any spelling: exact dấu before prefix before anything that contains it."""
    key = fold(text)
    if not key:
        return []
    hits = [*_nominations(store, key), *_people(store, key), *_units(store, key), *_plans(store, key)]
    typed = nfc(text).strip().casefold()
    ranked = sorted(hits, key=lambda hit: (_closeness(hit.title, typed, key), hit.rank, -(hit.year or 0), hit.title))
    return ranked[:limit]


def _closeness(title: str, typed: str, key: str) -> int:
    shown = nfc(title).casefold()
    folded = fold(title)
    if shown == typed:
        return 0
    if typed in shown and typed != key:
        return 1
    if folded == key:
        return 2
    if folded.startswith(key) or folded.endswith(" " + key):
        return 3
    return 4 if f" {key} " in f" {folded} " else 5


def _words(key: str, column: str) -> tuple[str, dict[str, str]]:
    parts: list[str] = []
    values: dict[str, str] = {}
    for number, word in enumerate(key.split()):
        parts.append(f"instr({column}, :w{number}) > 0")
        values[f"w{number}"] = word
    return " AND ".join(parts), values


def _nominations(store: Store, key: str) -> list[Hit]:
    where, values = _words(key, "nomination.search_key")
    rows = store.rows(
        "SELECT nomination.id, nomination.name, unit.short_name, plan.short_title, plan.year, nomination.award "  # noqa: S608
        "FROM nomination LEFT JOIN unit ON unit.id = nomination.unit_id "
        "LEFT JOIN plan ON plan.id = nomination.plan_id "
        f"WHERE nomination.deleted_at IS NULL AND {where} ORDER BY nomination.id DESC LIMIT 400",
        values,
    )
    return [Hit("nomination", r[0], r[1], " · ".join(t for t in (r[2], r[3], r[5]) if t), r[4], 1) for r in rows]


def _people(store: Store, key: str) -> list[Hit]:
    where, values = _words(key, "nominee.search_key")
    rows = store.rows(
        "SELECT nominee.id, nominee.name, nominee.birth, unit.short_name, "  # noqa: S608
        "(SELECT max(year) FROM nominee_award WHERE nominee_id = nominee.id AND revoked_at IS NULL) FROM nominee "
        "LEFT JOIN unit ON unit.id = nominee.unit_id WHERE nominee.kind = 'individual' "
        "AND EXISTS (SELECT 1 FROM nomination WHERE nominee_id = nominee.id AND deleted_at IS NULL) "
        f"AND {where} LIMIT 400",
        values,
    )
    return [
        Hit(
            "person",
            r[0],
            r[1],
            " · ".join(t for t in ("/".join(reversed((r[2] or "").split("-"))), r[3]) if t),
            r[4],
            2,
        )
        for r in rows
    ]


def _units(store: Store, key: str) -> list[Hit]:
    where, values = _words(key, "unit.search_key")
    rows = store.rows(
        "SELECT unit.id, unit.name, unit_group.name FROM unit JOIN unit_group ON unit_group.id = unit.group_id "  # noqa: S608
        f"WHERE unit.deleted_at IS NULL AND {where}",
        values,
    )
    return [Hit("unit", r[0], r[1], r[2], None, 0) for r in rows]


def _plans(store: Store, key: str) -> list[Hit]:
    where, values = _words(key, "plan.search_key")
    rows = store.rows(
        f"SELECT id, short_title, code, year FROM plan WHERE deleted_at IS NULL AND {where}",  # noqa: S608
        values,
    )
    return [Hit("plan", r[0], r[1], r[2], r[3], 0) for r in rows]
