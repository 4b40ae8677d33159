"""Opening and keeping the office's data folder."""

from datetime import date, datetime
from pathlib import Path

from db import backup, connection
from db import history as history_rows
from db.connection import Store
from db.folder import DataFolder
from db.migrations import STEPS, create_store, open_store
from thidua_desktop.domain.changes import Change, Topic


def has_data(path: Path) -> bool:
    """True if the folder already holds an office's records."""
    return DataFolder(path).exists


def is_records_of(file: Path, folder: Path) -> bool:
    """True for the file in which a data folder keeps its records."""
    return has_data(folder) and file == DataFolder(folder).database


def open_folder(path: Path) -> Store:
    """Open an office's records, bringing an older version up to date (with a backup before).

    Raises UserError if the folder has none, holds another program's, or a newer version's.
    """
    return open_store(DataFolder(path))


def new_folder(path: Path) -> Store:
    """Start empty records in a folder that has none.

    Raises UserError if it has, or cannot be written.
    """
    return create_store(DataFolder(path))


def daily_backup(store: Store, today: date) -> Path | None:
    """The day's copy, if none was made today; its path. Called once a day by the window and before writing acts."""
    if backup.backed_up_today(store.folder.backups, today):
        return None
    return backup.back_up(store.connection, store.folder.backups, "hang-ngay")


def backup_to(store: Store, place: Path) -> Change:
    """A verified copy of everything but the originals, at a place the clerk names."""
    backup.copy_to(store.connection, place)
    with store.atomic():
        history_rows.record(store, f"Sao lưu ra “{place.name}”", "backup")
    return Change(frozenset({Topic.SETTINGS}), f"Đã sao lưu ra “{place}”.")


def backups(store: Store) -> list[backup.Backup]:
    """The copies kept, newest first."""
    return backups_in(store.folder.path)


def backups_in(path: Path) -> list[backup.Backup]:
    """The copies kept in a folder that may be too damaged to open, newest first."""
    return backup.list_backups(DataFolder(path).backups)


def last_backup(store: Store) -> datetime | None:
    """When the newest copy was made."""
    kept = backup.list_backups(store.folder.backups)
    return kept[0].made if kept else None


def restore_folder(path: Path, copy: Path) -> Change:
    """Put a copy in place of the folder's records; what was there is backed up first.

    Every connection to the folder must be closed. Raises UserError if the copy is damaged, not ours or too new.
    """
    before = backup.restore(DataFolder(path), copy, len(STEPS))
    with open_folder(path) as store, store.atomic():
        history_rows.record(store, f"Khôi phục từ “{copy.name}”", "backup")
    kept = f" Dữ liệu trước đó được giữ ở “{before}”." if before else ""
    return Change(frozenset({Topic.EVERYTHING}), f"Đã khôi phục từ “{copy}”.{kept}")


def check_folder(store: Store) -> list[str]:
    """Everything wrong with the records, in words; empty when all is well."""
    return backup.check(store.connection, store.folder.attachments)


def history(store: Store, limit: int = 500) -> list[history_rows.Entry]:
    """What was done, latest first, in words."""
    return history_rows.entries(store, limit=limit)


def engine_version() -> str:
    """The version of the engine that keeps the records."""
    return connection.engine_version()
