"""Taking a ward's file in: understand, check, show; then one transaction, and a way back.

Nothing is written before `commit`. How a file is understood and checked is `services.intake_reading`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Thread

from db import attachments, backup, batches, history, known_people, remembered, units
from db import nominations as nomination_rows
from db.connection import Store, Value
from db.history import now
from db.nominees import KIND, NewNominee, find_or_add, sort_key
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.duplicates import NameKey
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.text import fold
from thidua_desktop.intake.corrections import Corrections as Corrections
from thidua_desktop.services import intake_changes
from thidua_desktop.services.facts import recheck
from thidua_desktop.services.intake_reading import Block as Block
from thidua_desktop.services.intake_reading import Preview, collector_paused
from thidua_desktop.services.intake_reading import check_again as check_again
from thidua_desktop.services.intake_reading import is_block as is_block
from thidua_desktop.services.intake_reading import preview as preview
from thidua_desktop.services.intake_reading import read as read
from thidua_desktop.services.intake_reading import revise as revise

Report = Callable[[int, int, str], None]
"""Progress: done, total, what is being done."""

_TOPICS = frozenset({Topic.NOMINATIONS, Topic.BATCHES})


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import stored."""

    batch_id: int
    saved: int
    refused: int
    change: Change


def warm() -> None:
    """Have the process that reads files started beside, so that the first file finds it ready. Returns at once."""
    Thread(target=_start_reader, daemon=True).start()


def _start_reader() -> None:
    from thidua_desktop.intake import reader  # late: the readers cost a start-up dearly

    reader.warm()


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
    if shown.understanding is None or shown.error or plan.id is None:
        raise UserError(shown.error or f"Tệp “{shown.path.name}” chưa được đọc.")
    if backup_first:
        backup.back_up(store.connection, store.folder.backups, "truoc-nhap")
    tell: Report = report or _silent
    kept = shown.to_save
    refused = len(shown.left_out) if len(kept) < len(shown.rows) else 0
    tell(0, len(kept), f"Đang nhập {shown.path.name}")
    with collector_paused(), store.atomic():
        batch_id = _add_batch(store, plan.id, shown, len(kept), refused)
        _remember(store, shown)
        said = _store(store, plan.id, batch_id, shown, kept)
        history.record(store, said, "batch", batch_id)
        if cancelled is not None and cancelled():
            raise JobStoppedError
    tell(len(kept), len(kept), f"Đã nhập {shown.path.name}")
    topics = _TOPICS | {Topic.UNITS} if shown.corrections.aliases else _TOPICS
    return Imported(batch_id, len(kept), refused, Change(topics, f"Đã {said[:1].lower()}{said[1:]}.", batch_id))


def _add_batch(store: Store, plan_id: int, shown: Preview, saved: int, refused: int) -> int:
    return batches.add(
        store,
        plan_id=plan_id,
        unit_id=shown.unit.id if shown.unit else None,
        attachment_id=attachments.keep_original(store, shown.path, shown.document.sha256 if shown.document else None),
        file_name=shown.path.name,
        encoding=shown.encoding,
        received=shown.received,
        saved=saved,
        refused=refused,
        corrections=shown.corrections.to_json(),
    )


def _store(store: Store, plan_id: int, batch_id: int, shown: Preview, kept: list[Checked]) -> str:
    """Add the new rows, change and withdraw what stands; what was done, in words."""
    waited = nomination_rows.any_with(store, plan_id, Code.COLLECTIVE_NEEDS_INDIVIDUAL)
    again = [(row, match) for row in kept if (match := shown.match(row)) is not None]
    fresh = [row for row in kept if shown.match(row) is None] if again else kept
    _store_rows(store, plan_id, batch_id, shown, fresh)
    for row, match in again:
        intake_changes.change(store, batch_id, shown, row, match)
    for nomination in shown.withdrawn:
        intake_changes.withdraw(store, batch_id, shown, nomination)
    if waited or again or shown.withdrawn or _leaves_individuals(shown, kept):
        recheck(store, plan_id)
    if not again and not shown.withdrawn:
        return f"Nhập {len(kept)} đề nghị từ “{shown.path.name}”"
    counted = ((len(fresh), "thêm {} đề nghị"), (len(again), "sửa {}"), (len(shown.withdrawn), "rút {}"))
    words = ", ".join(said.format(count) for count, said in counted if count)
    return f"{words[:1].upper()}{words[1:]} theo “{shown.path.name}”"


def _leaves_individuals(shown: Preview, kept: list[Checked]) -> bool:
    """True if a person stays out of the records: a collective may now stand without the individual it needs."""
    return len(kept) < len(shown.rows) and any(
        row.candidate.kind is NomineeKind.INDIVIDUAL for row in shown.left_out if not shown.skipped(row)
    )


def _remember(store: Store, shown: Preview) -> None:
    """Keep what the clerk said of columns and of names of units for the lists to come."""
    sender = shown.unit.id if shown.unit else None
    for mapping in shown.corrections.mappings:
        columns = tuple((letter, header, meaning.value) for letter, header, meaning in mapping.columns)
        remembered.remember(store, sender, (fold(header) for _, header, _ in columns), columns)
    for written in sorted(shown.corrections.aliases):
        unit = units.unit(store, shown.corrections.units[written])
        if unit is not None and written not in unit.aliases:
            units.put_unit(store, replace(unit, aliases=(*unit.aliases, written)))
            history.record(store, f"Nhớ tên gọi “{written}” của {unit.short_name}", "unit", unit.id)


def _silent(done: int, total: int, what: str) -> None:
    """Nobody is watching."""


def _store_rows(store: Store, plan_id: int, batch_id: int, shown: Preview, kept: list[Checked]) -> None:
    keys = [fold(row.candidate.name) for row in store.paced(kept)]
    asked = zip(
        [row.candidate.kind for row in kept],
        [row.candidate.name for row in kept],
        [row.candidate.birth for row in kept],
        [row.candidate.gender for row in kept],
        [row.candidate.identity_number for row in kept],
        [row.unit.id if row.unit else None for row in kept],
        keys,
        strict=True,
    )
    nominees = find_or_add(store, [NewNominee(*one) for one in store.paced(asked)])
    columns = row_columns(store.paced(kept), keys)
    columns |= {
        "nominee_id": nominees,
        "accepted_reason": [shown.stored_reason(row) or None for row in kept],
        "late_reason": [shown.late_reason(row) or None for row in kept],
    }
    shared = {
        "plan_id": plan_id,
        "batch_id": batch_id,
        "lane": shown.lane.value,
        "status": Status.RECEIVED.value,
        "received": shown.received.isoformat(),
        "created_at": now(),
    }
    nomination_rows.insert_many(store, columns, shared)
    separate = shown.corrections.separate
    for row, key, nominee in zip(kept, keys, nominees, strict=True) if separate else ():
        if row.candidate.among(separate):
            _declare_another(store, plan_id, (row.candidate.kind, key), nominee)


def _declare_another(store: Store, plan_id: int, key: NameKey, nominee: int) -> None:
    """Remember that a row's nominee is none of those of the same name, as the clerk said."""
    known = known_people.by_name(store, plan_id, [key[1]]).get(key, ())
    known_people.declare_distinct(store, nominee, [k.nominee_id for k in known if k.nominee_id is not None])


def row_columns(checked: Iterable[Checked], name_keys: Sequence[str]) -> dict[str, Sequence[Value]]:
    """What checked rows say themselves, as columns of the table of nominations; the keys are their folded names."""
    stored: list[tuple[str, str | None]] = []
    searched: list[str] = []
    rows: list[Checked] = []
    for row, key in zip(checked, name_keys, strict=True):
        rows.append(row)
        stored.append(nomination_rows.stored_findings(row.findings))
        one = row.candidate
        searched.append(" ".join([key, *map(fold, filter(None, (one.position, one.workplace, one.achievement)))]))
    candidates = [row.candidate for row in rows]
    return {
        "unit_id": [row.unit.id if row.unit else None for row in rows],
        "movement_id": [row.movement.id if row.movement else None for row in rows],
        "award_id": [row.award.id if row.award else None for row in rows],
        "kind": [KIND[one.kind] for one in candidates],
        "name": [one.name for one in candidates],
        "birth": [one.birth for one in candidates],
        "gender": [one.gender for one in candidates],
        "position": [one.position for one in candidates],
        "workplace": [one.workplace for one in candidates],
        "award": [row.award.name if row.award else row.candidate.award for row in rows],
        "achievement": [one.achievement for one in candidates],
        "identity_number": [one.identity_number for one in candidates],
        "phone": [one.phone for one in candidates],
        "note": [one.note for one in candidates],
        "unit_text": [one.unit_text for one in candidates],
        "row": [one.row or None for one in candidates],
        "sheet": [one.sheet or None for one in candidates],
        "findings": [findings for findings, _ in stored],
        "severity": [severity for _, severity in stored],
        "name_key": name_keys,
        "search_key": searched,
        "sort_key": [sort_key(one.kind, one.name) for one in candidates],
    }


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
        restored = intake_changes.put(store, batch_id, back=True)
        batches.mark_undone(store, batch_id)
        history.record(store, f"Hoàn tác lần nhập {len(ids)} đề nghị từ “{found.file_name}”", "batch", batch_id)
        recheck(store, found.plan_id)
    counted = ((len(ids), "{} đề nghị vào thùng rác"), (restored, "{} đề nghị trở lại như trước"))
    words = ", ".join(said.format(count) for count, said in counted if count)
    return Change(_TOPICS, f"Đã hoàn tác lần nhập “{found.file_name}”: {words}.", batch_id)


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
        again = intake_changes.put(store, batch_id, back=False)
        batches.mark_undone(store, batch_id, undone=False)
        history.record(store, f"Lấy lại lần nhập {len(ids)} đề nghị từ “{found.file_name}”", "batch", batch_id)
        recheck(store, found.plan_id)
    return Change(_TOPICS, f"Đã lấy lại {len(ids) + again} đề nghị của “{found.file_name}”.", batch_id)


def list_batches(store: Store, plan_id: int | None = None) -> list[batches.Batch]:
    """The imports of a plan (or all), latest first."""
    return batches.batches(store, plan_id)


def batch(store: Store, batch_id: int) -> batches.Batch | None:
    """One import, None if there is none of this number."""
    return batches.batch(store, batch_id)
