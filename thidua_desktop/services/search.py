"""Search over everything the office keeps, in any spelling."""

from db import search as index
from db.connection import Store
from db.search import Hit

__all__ = ["Hit", "nominations_of", "search"]


def search(store: Store, text: str, limit: int = 50) -> list[Hit]:
    """Nominations, people, units and plans that answer to a text, best first."""
    return index.search(store, text, limit)


def nominations_of(store: Store, nominee_id: int) -> list[Hit]:
    """What one person was proposed for over the years, latest first: `title` is the plan."""
    return index.nominations_of(store, nominee_id)
