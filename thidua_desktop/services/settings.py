"""What the clerk sets for the whole office: the folder of papers, rounding of prize money, the dated catalogues."""

from dataclasses import replace
from pathlib import Path

from db import history
from db import office as rows
from db import settings as kept
from db.connection import Store
from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.money import BaseSalary
from thidua_desktop.domain.text import clean

_EXPORTS = "export_folder"
_TOPICS = frozenset({Topic.SETTINGS})
ROUNDED, RAW = 10_000, 1


def export_folder(store: Store) -> Path:
    """Where papers are written unless the clerk says otherwise: the folder set, if it is there, else the office's."""
    chosen = kept.get(store, _EXPORTS)
    return Path(chosen) if chosen and Path(chosen).is_dir() else store.folder.exports


def set_export_folder(store: Store, folder: Path | None) -> Change:
    """Write papers to this folder from now on; None is the office's own again. Raises UserError if it is not there."""
    if folder is not None and not folder.is_dir():
        raise UserError(f"Không có thư mục “{folder}”. Chọn thư mục khác.")
    with store.atomic():
        if folder is None:
            kept.forget(store, _EXPORTS)
        else:
            kept.put(store, _EXPORTS, str(folder))
        place = folder or store.folder.exports
        history.record(store, f"Đặt thư mục xuất giấy tờ là “{place}”", "setting")
    return Change(_TOPICS, f"Giấy tờ sẽ ghi vào “{place}”.")


def round_up_to(store: Store) -> int:
    """Prize money is rounded up to so many đồng; 1 pays the raw product."""
    from thidua_desktop.services.decisions import ROUND_UP_TO  # not at the top: a start needs no decisions

    return int(kept.get(store, ROUND_UP_TO, ROUNDED))


def set_round_up_to(store: Store, dong: int) -> Change:
    """Round prize money of decisions from now on; those already signed keep theirs."""
    from thidua_desktop.services.decisions import ROUND_UP_TO

    said = "Không làm tròn tiền thưởng" if dong == RAW else f"Làm tròn tiền thưởng lên {_dong(dong)} đồng"
    with store.atomic():
        kept.put(store, ROUND_UP_TO, dong)
        history.record(store, said, "setting")
    return Change(_TOPICS, f"{said}.")


def base_salaries(store: Store) -> list[BaseSalary]:
    """The base salaries, latest first."""
    return list(reversed(rows.base_salaries(store)))


def save_base_salary(store: Store, salary: BaseSalary, before: BaseSalary | None = None) -> Change:
    """Add a base salary from a date on, or correct `before` (whose date may change).

    Raises UserError if the amount is none, the source is not said, or another begins on that day.
    """
    if salary.dong <= 0:
        raise UserError("Mức lương cơ sở phải lớn hơn 0.")
    if not clean(salary.source):
        raise UserError("Chưa ghi văn bản quy định mức lương này.")
    others = {known.valid_from for known in rows.base_salaries(store)} - ({before.valid_from} if before else set())
    if salary.valid_from in others:
        raise UserError(f"Đã có mức lương từ ngày {show(salary.valid_from)}. Hãy sửa mức ấy.")
    said = f"mức lương cơ sở từ {show(salary.valid_from)}: {_dong(salary.dong)} đồng"
    with store.atomic():
        if before is not None and before.valid_from != salary.valid_from:
            rows.drop_base_salary(store, before.valid_from)
        rows.put_base_salary(store, replace(salary, source=clean(salary.source)))
        history.record(
            store,
            f"{'Sửa' if before else 'Thêm'} {said}",
            "base_salary",
            before={"from": before.valid_from.isoformat(), "dong": before.dong} if before else None,
            after={"from": salary.valid_from.isoformat(), "dong": salary.dong, "source": salary.source},
        )
    return Change(_TOPICS, f"{'Đã sửa' if before else 'Đã thêm'} {said}.")


def take_back_base_salary(store: Store, salary: BaseSalary, before: BaseSalary | None) -> Change:
    """The way back of `save_base_salary`."""
    if before is not None:
        return save_base_salary(store, before, salary)
    with store.atomic():
        rows.drop_base_salary(store, salary.valid_from)
        history.record(store, f"Bỏ mức lương cơ sở từ {show(salary.valid_from)}", "base_salary")
    return Change(_TOPICS, f"Đã bỏ mức lương cơ sở từ {show(salary.valid_from)}.")


def awards(store: Store) -> list[Award]:
    """The whole catalogue of awards, highest first."""
    return rows.awards(store)


def save_award(store: Store, award: Award) -> Change:
    """Correct an award of the catalogue: its coefficients, its dates, its source.

    Raises UserError if its last day lies before its first, or if it is not there.
    """
    before = next((known for known in rows.awards(store) if known.id == award.id), None)
    if before is None:
        raise UserError("Danh mục không còn hình thức này. Hãy chọn lại trong bảng.")
    if award.valid_from and award.valid_to and award.valid_to < award.valid_from:
        raise UserError("Ngày cuối trước ngày đầu. Sửa một trong hai ngày.")
    with store.atomic():
        rows.put_award(store, award)
        history.record(
            store, f"Sửa danh mục: {award.name}", "award", award.id, before=_figures(before), after=_figures(award)
        )
    return Change(_TOPICS, f"Đã sửa “{award.name}” trong danh mục.", award.id)


def _figures(award: Award) -> dict[str, object]:
    return {
        "individual": award.individual_hundredths,
        "collective": award.collective_hundredths,
        "from": award.valid_from.isoformat() if award.valid_from else None,
        "to": award.valid_to.isoformat() if award.valid_to else None,
        "source": award.source,
    }


def _dong(value: int) -> str:
    return f"{value:,}".replace(",", ".")
