"""Taking a ward's file in: understand, check, show; then one transaction, and a way back.

Nothing is written before `commit`. The path is `Path -> RawDocument -> Understanding -> Checked rows -> batch`.
"""

import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import attachments, backup, batches, history
from db import nominations as nomination_rows
from db.connection import Store
from db.history import now
from db.nominees import KIND, NewNominee, find_or_add, sort_key
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.checks import Checked, Checker
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import Candidate, Lane, Status
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitFinder
from thidua_desktop.services.facts import plan_facts, recheck, unit_finder

if TYPE_CHECKING:
    from thidua_desktop.intake.raw import RawDocument
    from thidua_desktop.intake.understand import Understanding

Block = tuple[str, str]
"""What lies on the clipboard: (HTML, text), either may be empty."""
Report = Callable[[int, int, str], None]
"""Progress: done, total, what is being done."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One file as understood and checked. `error` is set, and nothing else, for a file that cannot be read."""

    path: Path
    received: date
    lane: Lane = Lane.SUM_UP
    error: str | None = None
    document: "RawDocument | None" = None
    understanding: "Understanding | None" = None
    unit: Unit | None = None
    unit_reason: str = ""
    rows: tuple[Checked, ...] = ()
    accept_errors: bool = False

    def kept(self, row: Checked) -> bool:
        """True if a row will be stored: it has a name, and no error that the clerk has not accepted."""
        return not row.nameless and (self.accept_errors or not row.refused)

    @property
    def to_save(self) -> list[Checked]:
        """The rows that will be stored."""
        return [row for row in self.rows if self.kept(row)]

    @property
    def encoding(self) -> str:
        """How the file's text was written: unicode, tcvn3, vni or mixed."""
        return self.understanding.encoding if self.understanding else "unicode"

    def count(self, severity: Severity) -> int:
        """How many rows have a finding of this weight."""
        return sum(any(f.severity is severity for f in row.findings) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import stored."""

    batch_id: int
    saved: int
    refused: int
    change: Change


@contextmanager
def _collector_paused() -> Generator[None, None, None]:
    """A large list makes many small values at once and no cycles: looking for some takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read(
    path: Path, today: date, progress: Callable[[int, int], None] | None = None, block: Block | None = None
) -> "tuple[RawDocument, Understanding]":
    """Read and understand a stranger's file, whatever it is; `progress(rows done, rows)` may raise to stop.

    A `block` from the clipboard is read instead of the file, and written to `path` to be kept as the original.

    Raises UserError with one sentence if it cannot be read, or holds no list.
    """
    from thidua_desktop.intake.reader import read_file  # imported late: the readers cost a start-up dearly
    from thidua_desktop.intake.understand import understand

    with _collector_paused():
        document = read_file(path) if block is None else _read_block(path, block)
        understanding = understand(document, path.name, today, progress=progress)
    if not understanding.candidates:
        reason = understanding.notes[0].message if understanding.notes else "Tệp không có dòng nào."
        raise UserError(f"Không nhập được “{path.name}”. {reason}")
    return document, understanding


def is_block(block: Block) -> bool:
    """True if a clipboard holds cells and not just words."""
    from thidua_desktop.intake.pasted import looks_like_block

    return looks_like_block(*block)


def _read_block(path: Path, block: Block) -> "RawDocument":
    from thidua_desktop.intake.pasted import as_tsv, pasted_document

    document = pasted_document(*block)
    path.write_bytes(as_tsv(document.sheets, block[1]).encode())
    return document


def preview(
    store: Store,
    plan: Plan,
    path: Path,
    received: date,
    *,
    unit: Unit | None = None,
    lane: Lane = Lane.SUM_UP,
    accept_errors: bool = False,
    progress: Callable[[int, int], None] | None = None,
    block: Block | None = None,
) -> Preview:
    """A file as it would be taken in; a file that cannot be read becomes a preview with its sentence."""
    try:
        document, understanding = read(path, received, progress, block)
    except UserError as error:
        return Preview(path, received, lane, error=str(error))
    blank = Preview(path, received, lane, document=document, understanding=understanding, accept_errors=accept_errors)
    return check_again(store, plan, blank, unit=unit)


def check_again(store: Store, plan: Plan, shown: Preview, *, unit: Unit | None = None) -> Preview:
    """The same file asked again, without reading it: another unit, date, lane or choice of the clerk."""
    if shown.understanding is None:
        return shown
    finder = unit_finder(store)
    reason = "anh chị chọn"
    if unit is None:
        unit, reason = _sender(finder, shown.understanding.sender_hints)
    candidates = shown.understanding.candidates
    facts = plan_facts(store, plan, {fold(candidate.name) for candidate in candidates if candidate.name})
    checker = Checker(facts, accept_errors=shown.accept_errors)
    with _collector_paused():
        rows = checker.finish(
            checker.check(candidate, _unit_of(candidate, unit, finder), shown.received, shown.lane)
            for candidate in candidates
        )
    return replace(shown, unit=unit, unit_reason=reason if unit else "", rows=tuple(rows))


def _sender(finder: UnitFinder, hints: Sequence[str]) -> tuple[Unit | None, str]:
    found = finder.first(hints)
    return (None, "") if found is None else (found[0], f"theo “{found[1]}”")


def _unit_of(candidate: Candidate, sender: Unit | None, finder: UnitFinder) -> Unit | None:
    """A row's own unit if its file names one in a column or group row, else the sender."""
    if candidate.unit_text and (named := finder.find(candidate.unit_text)) is not None:
        return named
    return sender


def commit(
    store: Store,
    plan: Plan,
    shown: Preview,
    *,
    report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
    backup_first: bool = True,
) -> Imported:
    """Store a checked file in one transaction: the original, the batch, its nominations, the history.

    Raises JobStoppedError if stopped, and then nothing of the file is kept.
    """
    if shown.understanding is None or plan.id is None:
        raise UserError(shown.error or f"Tệp “{shown.path.name}” chưa được đọc.")
    if backup_first:
        backup.back_up(store.connection, store.folder.backups, "truoc-nhap")
    tell: Report = report or _silent
    kept = shown.to_save
    refused = len(shown.rows) - len(kept)
    tell(0, len(kept), f"Đang nhập {shown.path.name}")
    waited = nomination_rows.any_with(store, plan.id, Code.COLLECTIVE_NEEDS_INDIVIDUAL)
    with _collector_paused(), store.atomic():
        attachment = attachments.keep_original(store, shown.path)
        batch_id = batches.add(
            store,
            plan_id=plan.id,
            unit_id=shown.unit.id if shown.unit else None,
            attachment_id=attachment,
            file_name=shown.path.name,
            encoding=shown.encoding,
            received=shown.received,
            saved=len(kept),
            refused=refused,
        )
        _store_rows(store, plan.id, batch_id, shown, kept)
        if waited:
            recheck(store, plan.id)
        summary = f"Nhập {len(kept)} đề nghị từ “{shown.path.name}”"
        history.record(store, summary, "batch", batch_id)
        if cancelled is not None and cancelled():
            raise JobStoppedError
    tell(len(kept), len(kept), f"Đã nhập {shown.path.name}")
    topics = frozenset({Topic.NOMINATIONS, Topic.BATCHES})
    said = f"Đã nhập {len(kept)} đề nghị từ “{shown.path.name}”."
    return Imported(batch_id, len(kept), refused, Change(topics, said, batch_id))


def _silent(done: int, total: int, what: str) -> None:
    """Nobody is watching."""


def _store_rows(store: Store, plan_id: int, batch_id: int, shown: Preview, kept: list[Checked]) -> None:
    keys = [fold(row.candidate.name) for row in kept]
    nominees = find_or_add(
        store,
        [
            NewNominee(
                row.candidate.kind,
                row.candidate.name,
                row.candidate.birth,
                row.candidate.gender,
                row.candidate.identity_number,
                row.unit.id if row.unit else None,
                key,
            )
            for row, key in zip(kept, keys, strict=True)
        ],
    )
    moment = now()
    received = shown.received.isoformat()
    nomination_rows.insert_many(
        store,
        [
            row_values(row, key, plan_id, nominee, batch_id, shown.lane, received, moment)
            for row, key, nominee in zip(kept, keys, nominees, strict=True)
        ],
    )


def row_values(
    row: Checked,
    name_key: str,
    plan_id: int | None,
    nominee_id: int | None,
    batch_id: int | None,
    lane: Lane,
    received: str,
    moment: str,
) -> tuple[Any, ...]:
    """A checked row as `db.nominations.COLUMNS` wants it."""
    candidate = row.candidate
    findings, severity = nomination_rows.stored_findings(row.findings)
    searched = (candidate.position, candidate.workplace, candidate.achievement)
    return (
        plan_id,
        row.unit.id if row.unit else None,
        nominee_id,
        batch_id,
        None,
        row.award.id if row.award else None,
        KIND[candidate.kind],
        candidate.name,
        candidate.birth,
        candidate.gender,
        candidate.position,
        candidate.workplace,
        row.award.name if row.award else candidate.award,
        candidate.achievement,
        candidate.identity_number,
        candidate.phone,
        candidate.note,
        candidate.unit_text,
        lane.value,
        Status.RECEIVED.value,
        received,
        candidate.row or None,
        findings,
        severity,
        None,
        None,
        name_key,
        " ".join((name_key, *(fold(text) for text in searched if text))),
        sort_key(candidate.kind, candidate.name),
        moment,
    )


def undo(store: Store, batch_id: int) -> Change:
    """Take one import back: its nominations go to the trash, whence they can be brought back.

    Raises UserError if there is no such import, if it was taken back already, or if a decision rests on it.
    """
    found = batches.batch(store, batch_id)
    if found is None:
        raise UserError(f"Không có lần nhập số {batch_id}.")
    if found.undone is not None:
        raise UserError(f"Lần nhập số {batch_id} đã được hoàn tác trước đó.")
    ids, settled = nomination_rows.of_batch(store, batch_id)
    if settled:
        raise UserError(
            f"Lần nhập số {batch_id} có {settled} đề nghị đã có quyết định hoặc đã trình, nên không hoàn tác được."
        )
    with store.atomic():
        nomination_rows.trash(store, ids)
        batches.mark_undone(store, batch_id)
        history.record(store, f"Hoàn tác lần nhập {len(ids)} đề nghị từ “{found.file_name}”", "batch", batch_id)
        recheck(store, found.plan_id)
    topics = frozenset({Topic.NOMINATIONS, Topic.BATCHES})
    return Change(topics, f"Đã hoàn tác lần nhập “{found.file_name}”: {len(ids)} đề nghị vào thùng rác.", batch_id)


def redo(store: Store, batch_id: int) -> Change:
    """Bring an import back that was taken back.

    Raises UserError if it was not.
    """
    found = batches.batch(store, batch_id)
    if found is None or found.undone is None:
        raise UserError(f"Lần nhập số {batch_id} không ở trạng thái đã hoàn tác.")
    ids, _ = nomination_rows.of_batch(store, batch_id, trashed_at=found.undone)
    with store.atomic():
        nomination_rows.untrash(store, ids)
        batches.mark_undone(store, batch_id, undone=False)
        history.record(store, f"Lấy lại lần nhập {len(ids)} đề nghị từ “{found.file_name}”", "batch", batch_id)
        recheck(store, found.plan_id)
    topics = frozenset({Topic.NOMINATIONS, Topic.BATCHES})
    return Change(topics, f"Đã lấy lại {len(ids)} đề nghị của “{found.file_name}”.", batch_id)


def list_batches(store: Store, plan_id: int | None = None) -> list[batches.Batch]:
    """The imports of a plan (or all), latest first."""
    return batches.batches(store, plan_id)


def batch(store: Store, batch_id: int) -> batches.Batch | None:
    """One import, None if there is none of this number."""
    return batches.batch(store, batch_id)
