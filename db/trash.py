"""What lies in the trash, of every sort that can be put away: one query, latest first within each sort."""

from datetime import datetime
from typing import NamedTuple

from db.connection import Store


class Trashed(NamedTuple):
    """One thing put away: its table and id, its name, what it belongs to, since when, and what it is found by.

    `who` is the kind of a nomination's nominee, "" of everything else. Built by the thousand.
    """

    table: str
    id: int
    name: str
    place: str
    who: str
    since: datetime
    searched: str


_ALL = """
SELECT 1 AS place_in_list, 'plan' AS sort, id, coalesce(nullif(short_title, ''), title), code, '', deleted_at,
       title || ' ' || short_title || ' ' || code
FROM plan WHERE deleted_at IS NOT NULL
UNION ALL
SELECT 2, 'unit', unit.id, unit.short_name, unit_group.name, '', unit.deleted_at, unit.search_key
FROM unit JOIN unit_group ON unit_group.id = unit.group_id WHERE unit.deleted_at IS NOT NULL
UNION ALL
SELECT 3, 'batch', batch.id, batch.file_name, coalesce(unit.short_name, ''), '', batch.undone_at,
       batch.file_name || ' ' || coalesce(unit.short_name, '')
FROM batch JOIN plan ON plan.id = batch.plan_id LEFT JOIN unit ON unit.id = batch.unit_id
WHERE batch.undone_at IS NOT NULL AND plan.deleted_at IS NULL
UNION ALL
SELECT 4, 'nomination', nomination.id, nomination.name, coalesce(unit.short_name, ''), nomination.kind,
       nomination.deleted_at, nomination.search_key || ' ' || coalesce(unit.search_key, '')
FROM nomination LEFT JOIN unit ON unit.id = nomination.unit_id WHERE nomination.deleted_at IS NOT NULL
ORDER BY place_in_list, 7 DESC, 3 DESC
"""


def everything(store: Store) -> list[Trashed]:
    """Plans, units, imports that were taken back, then nominations; not the imports of a plan that is away itself."""
    return [
        Trashed(row[1], row[2], row[3], row[4], row[5], datetime.fromisoformat(row[6]), row[7])
        for row in store.rows(_ALL)
    ]
