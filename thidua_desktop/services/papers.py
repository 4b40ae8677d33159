"""Writing the papers: which kinds there are, in which forms, and where the files go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import history
from db.connection import Store
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import plans, units

_MOST_NAMES = 5  # in the history
KINDS = {
    "to-trinh": ("Tờ trình", ("docx",)),
    "danh-sach": ("Danh sách", ("docx", "xlsx")),
    "chi-tieu": ("Bảng chỉ tiêu", ("xlsx",)),
    "mau-danh-sach": ("Mẫu danh sách", ("xlsx",)),
    "phieu-bo-sung": ("Phiếu yêu cầu bổ sung", ("docx",)),
}
"""Kinds of paper this version writes: code -> (name, forms)."""

LATER = (
    "bien-ban",
    "quyet-dinh",
    "bao-cao-tom-tat",
    "phieu-tiep-nhan",
    "don-doc",
    "giay-khen",
    "ho-so",
)
"""Kinds of the command-line contract that a later version writes."""

Report = Callable[[int, int, str], None]
"""Progress: done, total, what is being done."""
OF_UNITS = frozenset({"mau-danh-sach", "phieu-bo-sung"})
"""Kinds with a file for each unit, which can be asked for one unit alone."""


NOTHING = {
    "mau-danh-sach": "Kế hoạch không có chỉ tiêu cho đơn vị nào, nên không có mẫu nào để làm.",
    "phieu-bo-sung": "Không có gì để xuất: không danh sách nào cần bổ sung.",
}
"""What is said where a kind of `OF_UNITS` has nothing to write."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of a writer: where, in which forms, for which unit (None: every one)."""

    plan: Plan
    out: Path
    forms: tuple[str, ...]
    group_by: str
    today: date
    unit: Unit | None
    report: Report | None
    cancelled: Callable[[], bool] | None


def forms(kind: str, wanted: str | None = None) -> tuple[str, ...]:
    """The file forms of a kind, or the wanted one.

    Raises UserError for an unknown kind, one of a later version, or a form the kind does not have.
    """
    if kind in LATER:
        raise UserError(f"Loại giấy tờ “{kind}” chưa có trong bản này, sẽ có ở bản sau.")
    if kind not in KINDS:
        raise UserError(f"Không có loại giấy tờ “{kind}”. Các loại: {', '.join((*KINDS, *LATER))}.")
    name, known = KINDS[kind]
    if wanted is None:
        return known
    if wanted not in known:
        raise UserError(f"{name} chưa xuất được kiểu “{wanted}”. Các kiểu: {', '.join(known)}.")
    return (wanted,)


def export(
    store: Store,
    kind: str,
    plan_code: str,
    out: Path,
    fmt: str | None = None,
    *,
    group_by: str = "unit",
    today: date | None = None,
    unit: str | None = None,
    report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write one kind of paper of a plan into a folder; the files written, none where no unit has anything to mend.

    `fmt` None writes every form of the kind; `unit` names one unit for the kinds of `OF_UNITS`. Raises UserError if
    there is nothing to write or a file is held open, JobStoppedError if stopped among the units: what was written by
    then stays.
    """
    wanted = forms(kind, fmt)
    if unit is not None and kind not in OF_UNITS:
        raise UserError(f"{KINDS[kind][0]} là giấy tờ của cả kế hoạch, không lập riêng cho một đơn vị. Bỏ --unit.")
    plan = plans.by_code(store, plan_code)
    asked = units.find(store, unit) if unit is not None else None
    told = _Wanted(plan, out, wanted, group_by, today or date.today(), asked, report, cancelled)
    written = _WRITERS[kind](store, told)
    if written:
        with store.atomic():
            history.record(store, f"Xuất {KINDS[kind][0].lower()} của {plan.code}: {_named(written)}", "plan", plan.id)
    return written


def _named(written: list[Path]) -> str:
    """The files' names, of many the first few and how many."""
    names = ", ".join(path.name for path in written[:_MOST_NAMES])
    return names if len(written) <= _MOST_NAMES else f"{names} và {len(written) - _MOST_NAMES} tệp khác"


def _submission(store: Store, wanted: _Wanted) -> list[Path]:
    from exporters.word import write_submission  # imported late, as all writers: a start-up needs none of them
    from thidua_desktop.services import reports

    place = wanted.out / f"to-trinh_{wanted.plan.code}.docx"
    write_submission(reports.submission(reports.gather(store, wanted.plan)), place, store.folder.path)
    return [place]


def _list(store: Store, wanted: _Wanted) -> list[Path]:
    from exporters.excel import write_list_xlsx
    from exporters.word import write_list_docx
    from thidua_desktop.services import reports

    people = reports.nominee_list(reports.gather(store, wanted.plan), wanted.group_by)
    written: list[Path] = []
    for form in wanted.forms:
        place = wanted.out / f"danh-sach_{wanted.plan.code}.{form}"
        if form == "docx":
            write_list_docx(people, place, store.folder.path)
        else:
            write_list_xlsx(people, place)
        written.append(place)
    return written


def _quota(store: Store, wanted: _Wanted) -> list[Path]:
    from exporters.quota_excel import write_quota_xlsx
    from thidua_desktop.services import reports

    place = wanted.out / f"chi-tieu_{wanted.plan.code}.xlsx"
    write_quota_xlsx(reports.quota_sheet(store, wanted.plan, wanted.today), place)
    return [place]


def _forms(store: Store, wanted: _Wanted) -> list[Path]:
    from thidua_desktop.services import list_forms

    if wanted.unit is not None:
        return [list_forms.write(store, wanted.plan, wanted.unit, wanted.out)]
    return list_forms.write_all(store, wanted.plan, wanted.out, report=wanted.report, cancelled=wanted.cancelled)


def _slips(store: Store, wanted: _Wanted) -> list[Path]:
    from thidua_desktop.services import supplements

    unit = wanted.unit.short_name if wanted.unit else ""
    return supplements.write_of_plan(
        store,
        wanted.plan,
        wanted.out,
        today=wanted.today,
        unit=unit,
        report=wanted.report,
        cancelled=wanted.cancelled,
    )


_WRITERS: dict[str, Callable[[Store, _Wanted], list[Path]]] = {
    "to-trinh": _submission,
    "danh-sach": _list,
    "chi-tieu": _quota,
    "mau-danh-sach": _forms,
    "phieu-bo-sung": _slips,
}
