"""What the clerk set, kept in the database so that it travels with the office's records."""

import json
from typing import Any

from db.connection import Store


def get(store: Store, key: str, default: Any = None) -> Any:
    """A setting's value, or the default if it was never set."""
    stored = store.value("SELECT value FROM setting WHERE key = ?", (key,))
    return default if stored is None else json.loads(stored)


def put(store: Store, key: str, value: Any) -> None:
    """Set a setting."""
    store.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )


def forget(store: Store, key: str) -> None:
    """Take a setting away."""
    store.execute("DELETE FROM setting WHERE key = ?", (key,))
