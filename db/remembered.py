"""Meanings of columns that the clerk set for a sender's lists."""

import json
from collections.abc import Iterable

from db.connection import Store
from db.history import now

Columns = tuple[tuple[str, str, str], ...]
"""The columns of a list: (letter, header, meaning's stored word)."""


def columns_of(store: Store, unit_id: int | None) -> list[Columns]:
    """What was remembered for a sender's lists, and for lists of nobody's in particular, the sender's own last."""
    rows = store.rows(
        "SELECT columns FROM remembered_columns WHERE unit_id IS NULL OR unit_id = ? ORDER BY unit_id, id", (unit_id,)
    )
    return [tuple((letter, header, meaning) for letter, header, meaning in json.loads(row[0])) for row in rows]


def remember(store: Store, unit_id: int | None, headers: Iterable[str], columns: Columns) -> None:
    """Keep the meanings for this sender's lists with these headers, in the place of earlier ones."""
    store.execute(
        "INSERT INTO remembered_columns (unit_id, headers, columns, decided_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (coalesce(unit_id, 0), headers) "
        "DO UPDATE SET columns = excluded.columns, decided_at = excluded.decided_at",
        (unit_id, "\n".join(headers), json.dumps(columns, ensure_ascii=False), now()),
    )
