"""Verified online copies of the database, thinned with age; restore; integrity check."""

import os
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from db.connection import connect, identify
from db.errors import plain_errors
from db.folder import DataFolder
from db.schema import APPLICATION_ID
from thidua_desktop.domain.errors import StorageError, UserError

_NAME = re.compile(r"^thidua_(\d{4}-\d{2}-\d{2})_(\d{6})(?:-\d+)?_([a-z-]+)\.db$")
KEEP_TODAY, KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 20, 14, 8, 24


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept copy: when and why it was made, and its size in bytes."""

    path: Path
    made: datetime
    reason: str
    size: int


def back_up(connection: sqlite3.Connection, backups: Path, reason: str, now: datetime | None = None) -> Path:
    """A verified copy of an open database in the backup folder, named by time and reason; older ones thinned."""
    moment = now or datetime.now()
    backups.mkdir(parents=True, exist_ok=True)
    stem = f"thidua_{moment:%Y-%m-%d_%H%M%S}"
    place = backups / f"{stem}_{reason}.db"
    number = 1
    while place.exists():
        number += 1
        place = backups / f"{stem}-{number}_{reason}.db"
    copy_to(connection, place)
    thin(backups, moment.date())
    return place


def copy_to(connection: sqlite3.Connection, place: Path) -> None:
    """Copy an open database to a file, prove the copy sound, then put it in place in one step."""
    unfinished = place.with_name(place.name + ".tmp")
    try:
        unfinished.unlink(missing_ok=True)
        with plain_errors(place):
            copy = sqlite3.connect(unfinished)
            try:
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                problems = _problems(copy)
            finally:
                copy.close()
        if problems:
            raise StorageError(f"Bản sao lưu không đọc lại được nên đã bỏ. Kiểm tra ổ đĩa của “{place.parent}”.")
        os.replace(unfinished, place)
    except OSError as error:
        raise StorageError(f"Không ghi được bản sao lưu “{place}”. Kiểm tra ổ đĩa còn chỗ và có quyền ghi.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def list_backups(backups: Path) -> list[Backup]:
    """The kept copies, newest first."""
    found: list[Backup] = []
    for path in backups.glob("thidua_*.db"):
        if match := _NAME.match(path.name):
            made = datetime.strptime(f"{match[1]} {match[2]}", "%Y-%m-%d %H%M%S")
            found.append(Backup(path, made, match[3], path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def thin(backups: Path, today: date) -> None:
    """Keep today's last twenty copies, then the newest of each day, week and month, for two years."""
    kept: set[tuple[str, int, int]] = set()
    for place, backup in enumerate(list_backups(backups)):
        age = (today - backup.made.date()).days
        if age <= 0 and place < KEEP_TODAY:
            continue
        year, week, _ = backup.made.isocalendar()
        if age <= KEEP_DAYS:
            period = ("day", backup.made.toordinal(), 0)
        elif age <= KEEP_WEEKS * 7:
            period = ("week", year, week)
        else:
            period = ("month", backup.made.year, backup.made.month)
        if age > KEEP_MONTHS * 31 or period in kept:
            with suppress(OSError):  # one that another program holds open goes the next time
                backup.path.unlink(missing_ok=True)
        kept.add(period)


def backed_up_today(backups: Path, today: date) -> bool:
    """True if a copy of today is kept."""
    return any(backup.made.date() == today for backup in list_backups(backups))


def _problems(connection: sqlite3.Connection, pragma: str = "quick_check") -> list[str]:
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}(20)") if row[0] != "ok"]
    found += [
        f"Dòng {row[1]} của bảng {row[0]} trỏ đến dòng không còn trong bảng {row[2]}."
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return found


def check(connection: sqlite3.Connection, attachments: Path) -> list[str]:
    """Everything wrong with a database and its kept files, in words; empty when all is well."""
    try:
        found = _problems(connection, "integrity_check")
    except sqlite3.DatabaseError as error:
        return [f"Tệp dữ liệu bị hỏng ({error}). Hãy khôi phục bản sao lưu gần nhất."]
    for row in connection.execute("SELECT name, sha256, size FROM attachment"):
        kept = attachments / row[1]
        if not kept.is_file():
            found.append(f"Thiếu tệp gốc “{row[0]}” trong thư mục “{attachments}”.")
        elif kept.stat().st_size != row[2]:
            found.append(f"Tệp gốc “{row[0]}” trong thư mục “{attachments}” đã bị sửa.")
    return found


def restore(folder: DataFolder, copy: Path, known_version: int) -> Path | None:
    """Put a copy in the place of the folder's database, after backing up what is there; the backup's path.

    Raises UserError if the copy is not sound, not ours or of a newer program; then nothing is changed. All other
    connections to the folder must be closed.
    """
    _refuse_unsound(copy, known_version)
    before: Path | None = None
    folder.make()
    if folder.exists:
        try:
            current = connect(folder.database)
        except StorageError:
            before = _set_aside(folder)
        else:
            try:
                before = _back_up_or_set_aside(folder, current)
            finally:
                current.close()
    source = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
    try:
        unfinished = folder.database.with_name("thidua.restore")
        copy_to(source, unfinished)
    finally:
        source.close()
    _put_in_place(unfinished, folder.database)
    return before


def _put_in_place(unfinished: Path, database: Path) -> None:
    """Put restored records in the place of what is there, which no other program may hold open."""
    try:
        for ending in ("-wal", "-shm"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
        os.replace(unfinished, database)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UserError(
            f"Chưa khôi phục được vì dữ liệu trong “{database.parent}” đang mở ở chương trình khác. "
            "Đóng chương trình đó rồi thử lại; dữ liệu đang có vẫn nguyên."
        ) from error


def _back_up_or_set_aside(folder: DataFolder, current: sqlite3.Connection) -> Path:
    """A sound database is backed up; a damaged one is kept beside as it is, never thrown away."""
    try:
        if identify(current)[0] == APPLICATION_ID:
            return back_up(current, folder.backups, "truoc-khoi-phuc")
    except (StorageError, sqlite3.DatabaseError):
        pass
    return _set_aside(folder)


def _set_aside(folder: DataFolder) -> Path:
    place = folder.backups / f"hong_{datetime.now():%Y-%m-%d_%H%M%S}.db"
    place.write_bytes(folder.database.read_bytes())
    return place


def _refuse_unsound(copy: Path, known_version: int) -> None:
    if not copy.is_file():
        raise UserError(f"Không tìm thấy tệp “{copy}”. Kiểm tra lại đường dẫn.")
    try:
        connection = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
        try:
            application, version = identify(connection)
            sound = application == APPLICATION_ID and not _problems(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise UserError(f"Tệp “{copy}” bị hỏng hoặc không phải bản sao lưu. Không có gì bị thay đổi.") from error
    if not sound:
        raise UserError(f"Tệp “{copy}” bị hỏng hoặc không phải bản sao lưu. Không có gì bị thay đổi.")
    if version > known_version:
        raise UserError(f"Tệp “{copy}” do bản phần mềm mới hơn tạo ra. Hãy cài bản mới rồi khôi phục.")
