"""Search over everything the office keeps, in any spelling."""

from db import search as index
from db.connection import Store
from db.search import Hit


def search(store: Store, text: str, limit: int = 50) -> list[Hit]:
    """Nominations, people, units and plans that answer to a text, best first."""
    return index.search(store, text, limit)
