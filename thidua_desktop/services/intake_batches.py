"""The imports that were made: what the clerk decided in each, what each changed, its original, what goes back."""

import shutil
import stat
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import attachments, batches, history
from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.compare import FIELDS
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Status
from thidua_desktop.domain.plan import Plan
from thidua_desktop.intake.corrections import Corrections, corrections_of
from thidua_desktop.services import returns, settings, supplements
from thidua_desktop.services.intake_differences import as_read
from thidua_desktop.services.intake_reading import Preview


@dataclass(frozen=True, slots=True)
class Altered:
    """A field of a nomination that a list changed, old and new as a clerk reads them ("" for nothing)."""

    name: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class BatchStory:
    """What one import did: `decisions` of the clerk in words, nominations added, changed and withdrawn."""

    decisions: tuple[str, ...]
    added: int
    altered: tuple[Altered, ...]
    withdrawn: tuple[str, ...]


def story(store: Store, batch_id: int) -> BatchStory | None:
    """What an import did; None if there is none of this number."""
    found = batches.batch(store, batch_id)
    if found is None:
        return None
    altered: list[Altered] = []
    withdrawn: list[str] = []
    changed = 0
    for nomination_id, before, after in batches.changes(store, batch_id):
        name = str(nomination_rows.stored(store, nomination_id).get("name", ""))
        if after.get("status") == Status.WITHDRAWN.value:
            withdrawn.append(name)
            continue
        changed += 1
        for field, words in FIELDS.items():
            if field in after and after[field] != before.get(field):
                altered.append(Altered(name, words, as_read(field, before.get(field)), as_read(field, after[field])))
    decisions = decisions_in_words(corrections_of(found.corrections))
    return BatchStory(decisions, found.saved - changed, tuple(altered), tuple(withdrawn))


def decisions_in_words(told: Corrections) -> tuple[str, ...]:
    """What the clerk decided about a list, a kind of decision on each line; nothing for a list taken as it came."""
    counted = (
        (len(told.mappings), "chọn nghĩa các cột của {} bảng"),
        (len(told.cells) + len(told.fields), "sửa {} ô"),
        (len(told.skipped), "bỏ qua {} dòng"),
        (len(told.units), "chọn đơn vị cho {} tên gọi"),
        (len(told.separate), "nhận {} dòng là người khác"),
        (len(told.withdrawn), "rút {} đề nghị không còn trong danh sách"),
    )
    said = [words.format(count) for count, words in counted if count]
    if told.award:
        said.append(f"hình thức cho cả danh sách: {told.award}")
    if told.late_reason:
        said.append(f"lý do nhận muộn: {told.late_reason}")
    for words, reasons in (("nhận {} dòng có lỗi", told.accepted), ("giữ {} dòng trái kế hoạch", told.kept)):
        counts = Counter(reasons.values())
        said += [f"{words.format(count)}, lý do: {reason}" for reason, count in counts.items()]
    return tuple(f"{words[:1].upper()}{words[1:]}" for words in said)


def original(store: Store, batch_id: int, folder: Path) -> Path:
    """A copy of the file that was taken in, under its own name and not to be written on; for looking at.

    Raises UserError if there is no such import, and StorageError if the kept file is gone.
    """
    found = batches.batch(store, batch_id)
    if found is None:
        raise UserError(f"Không có lần nhập số {batch_id}.")
    (kept,) = attachments.of_batch(store, batch_id)
    place = folder / str(batch_id) / found.file_name
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(attachments.path(store, kept), place)
        place.chmod(stat.S_IREAD)  # whoever mends it here would think it mended in the records
    return place


def give_back(store: Store, plan: Plan, shown: Preview, today: date, before: date | None = None) -> list[Path]:
    """Write what goes back to a list's sender, the slip and the marked list, into the folder for papers.

    `before` is the day before which the slip wants the list again, `supplements.default_before` if none is said.
    Nothing is written, and the answer is empty, where there is nothing to put right. Raises UserError for a list that
    was not read or has no known sender, while the office has no profile, and where the folder cannot be made.
    """
    out = settings.export_folder(store)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Không tạo được thư mục “{out}”. Chọn thư mục khác trong “Cài đặt”.") from error
    written = supplements.write(store, plan, shown, out, today=today, before=before)
    if written:
        with store.atomic():
            history.record(store, f"Làm phiếu bổ sung và tệp trả lại cho “{shown.path.name}”", "plan", plan.id)
    return written


def give_batch_back(store: Store, plan: Plan, batch_id: int, today: date, before: date | None = None) -> list[Path]:
    """The same for a list that was taken in before, as it stands now. Raises as `give_back`, StorageError too."""
    return give_back(store, plan, returns.preview_of_batch(store, batch_id), today, before)
