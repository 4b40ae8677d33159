"""Kept originals and attachments: what belongs to an import or a nomination, and where to open it."""

from pathlib import Path

from db import attachments as rows
from db.attachments import Attachment
from db.connection import Store


def of_batch(store: Store, batch_id: int) -> list[Attachment]:
    """The file that an import came from."""
    return rows.of_batch(store, batch_id)


def of_nomination(store: Store, nomination_id: int) -> list[Attachment]:
    """The files of a nomination: the list it came in, its own papers, and those that serve its whole unit."""
    return rows.of_nomination(store, nomination_id)


def path(store: Store, kept: Attachment) -> Path:
    """Where a kept file is, to be opened.

    Raises StorageError if it is gone or no longer what was kept.
    """
    return rows.path(store, kept)


def orphans(store: Store) -> list[Path]:
    """Files kept beside the data that nothing points at; they do no harm."""
    return rows.orphans(store)
