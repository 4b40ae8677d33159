"""Writing the papers: which kinds there are, in which forms, and where the files go."""

from datetime import date
from pathlib import Path

from db import history
from db.connection import Store
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import plans

KINDS = {
    "to-trinh": ("Tờ trình", ("docx",)),
    "danh-sach": ("Danh sách", ("docx", "xlsx")),
    "chi-tieu": ("Bảng chỉ tiêu", ("xlsx",)),
}
"""Kinds of paper this version writes: code -> (name, forms)."""

LATER = (
    "bien-ban",
    "quyet-dinh",
    "bao-cao-tom-tat",
    "phieu-tiep-nhan",
    "phieu-bo-sung",
    "don-doc",
    "giay-khen",
    "ho-so",
    "mau-danh-sach",
)
"""Kinds of the command-line contract that a later version writes."""


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
) -> list[Path]:
    """Write one kind of paper of a plan into a folder; the files written.

    `fmt` None writes every form of the kind. Raises UserError if there is nothing to write or a file is held open.
    """
    wanted = forms(kind, fmt)
    plan = plans.by_code(store, plan_code)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Không tạo được thư mục “{out}”. Kiểm tra quyền ghi hoặc chọn thư mục khác.") from error
    written = _WRITERS[kind](store, plan, out, wanted, group_by, today or date.today())
    with store.atomic():
        names = ", ".join(path.name for path in written)
        history.record(store, f"Xuất {KINDS[kind][0].lower()} của {plan.code}: {names}", "plan", plan.id)
    return written


def _submission(store: Store, plan: Plan, out: Path, wanted: tuple[str, ...], group_by: str, today: date) -> list[Path]:
    from exporters.word import write_submission  # imported late, as all writers: a start-up needs none of them
    from thidua_desktop.services import reports

    place = out / f"to-trinh_{plan.code}.docx"
    write_submission(reports.submission(reports.gather(store, plan)), place, store.folder.path)
    return [place]


def _list(store: Store, plan: Plan, out: Path, wanted: tuple[str, ...], group_by: str, today: date) -> list[Path]:
    from exporters.excel import write_list_xlsx
    from exporters.word import write_list_docx
    from thidua_desktop.services import reports

    people = reports.nominee_list(reports.gather(store, plan), group_by)
    written: list[Path] = []
    for form in wanted:
        place = out / f"danh-sach_{plan.code}.{form}"
        if form == "docx":
            write_list_docx(people, place, store.folder.path)
        else:
            write_list_xlsx(people, place)
        written.append(place)
    return written


def _quota(store: Store, plan: Plan, out: Path, wanted: tuple[str, ...], group_by: str, today: date) -> list[Path]:
    from exporters.quota_excel import write_quota_xlsx
    from thidua_desktop.services import reports

    place = out / f"chi-tieu_{plan.code}.xlsx"
    write_quota_xlsx(reports.quota_sheet(store, plan, today), place)
    return [place]


_WRITERS = {"to-trinh": _submission, "danh-sach": _list, "chi-tieu": _quota}
