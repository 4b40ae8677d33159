"""Search over everything by the folded key, best first."""

from collections.abc import Collection
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
    hits = [*_nominations(store, key), *_units(store, key), *_plans(store, key)]
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
    """A condition for every word, the longest first: it is the rarest, and spares looking for the others."""
    parts: list[str] = []
    values: dict[str, str] = {}
    for number, word in enumerate(sorted(set(key.split()), key=len, reverse=True)):
        parts.append(f"instr({column}, :w{number}) > 0")
        values[f"w{number}"] = word
    return " AND ".join(parts), values


def _nominations(store: Store, key: str) -> list[Hit]:
    """The nominations, and the people in them whose own name answers: one look through the nominations for both."""
    where, values = _words(key, "nomination.search_key")
    rows = store.rows(
        "SELECT nomination.id, nomination.name, unit.short_name, plan.short_title, plan.year, nomination.award, "  # noqa: S608
        "nomination.nominee_id, nomination.name_key FROM nomination LEFT JOIN unit ON unit.id = nomination.unit_id "
        "LEFT JOIN plan ON plan.id = nomination.plan_id "
        f"WHERE nomination.deleted_at IS NULL AND {where} ORDER BY nomination.id DESC LIMIT 400",
        values,
    )
    named = {r[6] for r in rows if r[6] is not None and all(word in r[7] for word in values.values())}
    found = [Hit("nomination", r[0], r[1], _together(r[2], r[3], r[5]), r[4], 1) for r in rows]
    return [*found, *_people(store, named)]


def _people(store: Store, ids: Collection[int]) -> list[Hit]:
    marks = ", ".join("?" * len(ids))
    rows = store.rows(
        "SELECT nominee.id, nominee.name, nominee.birth, unit.short_name, "  # noqa: S608
        "(SELECT max(year) FROM nominee_award WHERE nominee_id = nominee.id AND revoked_at IS NULL) FROM nominee "
        f"LEFT JOIN unit ON unit.id = nominee.unit_id WHERE nominee.kind = 'individual' AND nominee.id IN ({marks})",
        list(ids),
    )
    return [Hit("person", r[0], r[1], _together(_born(r[2]), r[3]), r[4], 2) for r in rows]


def nominations_of(store: Store, nominee_id: int) -> list[Hit]:
    """The nominations of one person outside the trash, over all plans, latest first."""
    rows = store.rows(
        "SELECT nomination.id, plan.short_title, unit.short_name, nomination.award, plan.year, nomination.received "
        "FROM nomination LEFT JOIN unit ON unit.id = nomination.unit_id LEFT JOIN plan ON plan.id = nomination.plan_id "
        "WHERE nomination.nominee_id = ? AND nomination.deleted_at IS NULL "
        "ORDER BY coalesce(plan.year, substr(nomination.received, 1, 4)) DESC, nomination.id DESC",
        (nominee_id,),
    )
    return [
        Hit("nomination", r[0], r[1] or "Chưa vào kế hoạch nào", _together(r[2], r[3]), r[4] or int(r[5][:4]), 1)
        for r in rows
    ]


def _together(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _born(stored: str | None) -> str:
    """ "1985-03-12" -> "12/03/1985", "1985" as it is."""
    return "/".join(reversed((stored or "").split("-")))


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
