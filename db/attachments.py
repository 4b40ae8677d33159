"""Kept originals and other attachments: files named by their hash, found by what they belong to."""

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.connection import Store
from db.history import now
from thidua_desktop.domain.errors import StorageError, UserError


@dataclass(frozen=True, slots=True)
class Attachment:
    """A kept file: its own name, its size in bytes, and the hash that names it in the folder."""

    id: int
    name: str
    size: int
    sha256: str
    added: datetime


def keep_original(store: Store, source: Path, as_read: str | None = None) -> int:
    """Keep a file beside the data, named by its hash; the attachment's id. The same file is kept once.

    `as_read` is the hash of what was read of it. Raises UserError if the file is another by now, or gone: what is
    kept must be what the records rest on.
    """
    try:
        content = source.read_bytes()
    except OSError as error:
        raise UserError(f"Tệp “{source.name}” không còn đọc được ở chỗ cũ. Hãy thêm lại tệp rồi nhập.") from error
    digest = hashlib.sha256(content).hexdigest()
    if as_read is not None and digest != as_read:
        raise UserError(f"Tệp “{source.name}” đã thay đổi sau khi đọc. Hãy bỏ tệp rồi thêm lại để đọc bản mới.")
    known = store.value("SELECT id FROM attachment WHERE sha256 = ?", (digest,))
    place = store.folder.attachments / digest
    if not place.is_file() or place.stat().st_size != len(content):
        _write(place, content)
    if known is not None:
        return int(known)
    return store.insert("attachment", sha256=digest, name=source.name, size=len(content), added_at=now())


def _write(place: Path, content: bytes) -> None:
    unfinished = place.with_name(place.name + ".tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(unfinished, place)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageError(
            f"Không giữ được tệp gốc trong “{place.parent}”. Kiểm tra ổ đĩa còn chỗ và có quyền ghi."
        ) from error


def attachment(store: Store, attachment_id: int) -> Attachment | None:
    """One attachment."""
    row = store.row("SELECT * FROM attachment WHERE id = ?", (attachment_id,))
    return None if row is None else _attachment(row)


def of_batch(store: Store, batch_id: int) -> list[Attachment]:
    """The file that an import came from."""
    rows = store.rows(
        "SELECT attachment.* FROM batch JOIN attachment ON attachment.id = batch.attachment_id WHERE batch.id = ?",
        (batch_id,),
    )
    return [_attachment(row) for row in rows]


def of_nomination(store: Store, nomination_id: int) -> list[Attachment]:
    """The files of a nomination: the list it came in, its own papers, and those that serve its whole unit."""
    rows = store.rows(
        "SELECT * FROM attachment WHERE id IN ("
        "SELECT batch.attachment_id FROM nomination JOIN batch ON batch.id = nomination.batch_id "
        "WHERE nomination.id = :id "
        "UNION SELECT attachment_id FROM dossier_item WHERE nomination_id = :id "
        "UNION SELECT dossier_item.attachment_id FROM nomination "
        "LEFT JOIN movement ON movement.id = nomination.movement_id "
        "JOIN dossier_item ON dossier_item.unit_id IN (nomination.unit_id, movement.lead_unit_id) "
        "JOIN dossier_requirement ON dossier_requirement.id = dossier_item.requirement_id "
        "AND dossier_requirement.plan_id = nomination.plan_id AND dossier_requirement.lane = nomination.lane "
        "WHERE nomination.id = :id) ORDER BY id",
        {"id": nomination_id},
    )
    return [_attachment(row) for row in rows]


def _attachment(row: sqlite3.Row) -> Attachment:
    return Attachment(row["id"], row["name"], row["size"], row["sha256"], datetime.fromisoformat(row["added_at"]))


def path(store: Store, kept: Attachment) -> Path:
    """Where a kept file is, to be opened.

    Raises StorageError if it is gone or no longer what was kept.
    """
    place = store.folder.attachments / kept.sha256
    if not place.is_file():
        raise StorageError(f"Không còn tệp gốc “{kept.name}” trong thư mục “{place.parent}”.")
    if place.stat().st_size != kept.size:
        raise StorageError(f"Tệp gốc “{kept.name}” trong thư mục “{place.parent}” đã bị sửa.")
    return place


def orphans(store: Store) -> list[Path]:
    """Files kept beside the data that nothing points at: what an import stopped half-way leaves; they do no harm."""
    known = {row[0] for row in store.rows("SELECT sha256 FROM attachment")}
    if not store.folder.attachments.is_dir():
        return []
    return sorted(file for file in store.folder.attachments.iterdir() if file.is_file() and file.name not in known)
