"""The plan's nominees as far as telling people apart needs them, and whom the clerk declared to be two people."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from db.connection import Store
from db.history import now
from db.nominees import KIND_OF
from thidua_desktop.domain.duplicates import KnownNominee, NameKey
from thidua_desktop.domain.nomination import NomineeKind

_SELECT = (
    "SELECT nomination.kind, name_key, nomination.name, birth, nomination.unit_id, unit.short_name, nomination.id, "
    "nominee_id, nomination.identity_number FROM nomination LEFT JOIN unit ON unit.id = nomination.unit_id "
    "WHERE plan_id = ? AND nomination.deleted_at IS NULL AND status NOT IN ('withdrawn', 'not_agreed')"
)


def anybody(store: Store, plan_id: int) -> bool:
    """True if anybody was ever proposed in the plan: of a plan just begun nothing more need be asked."""
    return store.value("SELECT 1 FROM nomination WHERE plan_id = ? LIMIT 1", (plan_id,)) is not None


def by_name(
    store: Store, plan_id: int, name_keys: Iterable[str], leave_out: Collection[int] = ()
) -> dict[NameKey, list[KnownNominee]]:
    """Those that count and bear one of the folded names; the nominations `leave_out` are being asked themselves."""
    found: dict[NameKey, list[KnownNominee]] = {}
    for row in _rows(store, "name_key", plan_id, name_keys, leave_out):
        found.setdefault((KIND_OF[row[0]], row[1]), []).append(_known(row))
    return found


def by_birth(
    store: Store, plan_id: int, births: Iterable[str], leave_out: Collection[int] = ()
) -> dict[str, list[KnownNominee]]:
    """People that count, by these full birth dates."""
    found: dict[str, list[KnownNominee]] = {}
    for row in _rows(store, "birth", plan_id, births, leave_out):
        if row[0] == NomineeKind.INDIVIDUAL.value:
            found.setdefault(row[3], []).append(_known(row))
    return found


def by_number(
    store: Store, plan_id: int, numbers: Iterable[str], leave_out: Collection[int] = ()
) -> dict[str, list[KnownNominee]]:
    """People that count, by these identity numbers."""
    found: dict[str, list[KnownNominee]] = {}
    for row in _rows(store, "nomination.identity_number", plan_id, numbers, leave_out):
        found.setdefault(row[8], []).append(_known(row))
    return found


def _rows(
    store: Store, column: str, plan_id: int, values: Iterable[str], leave_out: Collection[int]
) -> Iterator[sqlite3.Row]:
    wanted = json.dumps(sorted(set(values)))
    if wanted == "[]":
        return
    sql = f"{_SELECT} AND {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
    for row in store.paced(store.rows(sql, (plan_id, wanted))):
        if row[6] not in leave_out:
            yield row


def _known(row: Any) -> KnownNominee:
    where = row[5] or "chưa rõ đơn vị"
    return KnownNominee(row[2], row[3], row[4], where, False, row[6], row[7], row[8])


def distinct(store: Store) -> dict[int, frozenset[int]]:
    """For each nominee those whom the clerk declared to be somebody else."""
    found: dict[int, frozenset[int]] = {}
    for one, other in store.rows("SELECT one_id, other_id FROM nominee_match WHERE same = 0"):
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def declare_distinct(store: Store, nominee_id: int, others: Iterable[int], *, taken_back: bool = False) -> None:
    """These nominees are somebody else than this one, says the clerk; or that is taken back."""
    for other in set(others) - {nominee_id}:
        pair = (min(nominee_id, other), max(nominee_id, other))
        if taken_back:
            store.execute("DELETE FROM nominee_match WHERE one_id = ? AND other_id = ?", pair)
        else:
            store.execute(
                "INSERT INTO nominee_match (one_id, other_id, same, decided_at) VALUES (?, ?, 0, ?) "
                "ON CONFLICT (one_id, other_id) DO UPDATE SET same = 0, decided_at = excluded.decided_at",
                (*pair, now()),
            )
