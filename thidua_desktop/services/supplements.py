"""Phiếu yêu cầu bổ sung: what a unit is to put right in its list, as a paper of one page with the marked list beside.

The same findings and words go into the return file (`services.returns`); here alike ones are joined.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from db import office as office_rows
from db.batches import Batch
from db.connection import Store
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.dates import after_working_days, in_decree_form
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.office import Office
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import returns
from thidua_desktop.services.intake import list_batches
from thidua_desktop.services.intake_reading import Preview
from thidua_desktop.services.sender_words import for_sender, plain, told

if TYPE_CHECKING:
    from exporters.report import Slip, SlipItem

Report = Callable[[int, int, str], None]
"""Progress: done, total, what is being done."""
_WORKING_DAYS = 3
_NAMES, _ROWS = 2, 6  # said of one item; more are counted
_WHOLE = "Cả danh sách"
_WEIGHT = {severity: place for place, severity in enumerate(Severity)}


def default_before(plan: Plan, today: date) -> date:
    """The day before which a list is to come again: the plan's own if that is still ahead, else so that three working
    days are left for it."""
    deadline = plan.dossier_deadline
    if deadline is not None and deadline.last_good_day > today:
        return deadline.last_good_day + timedelta(days=1)
    return after_working_days(today, _WORKING_DAYS + 1)


def slip(
    store: Store, plan: Plan, shown: Preview, *, today: date, before: date | None = None, attached: str = ""
) -> "Slip | None":
    """The paper for the sender of a list, None if there is nothing to put right.

    `before` is the day before which the list is to come again; `attached` names the return file.

    Raises UserError for a list that was not read or whose sender is not known, and while the office has no profile.
    """
    return _slip(store, plan, shown, _asked(shown), today, before, attached)


def write(
    store: Store, plan: Plan, shown: Preview, out: Path, *, today: date, before: date | None = None
) -> list[Path]:
    """Write the slip of a list and its return file into a folder; nothing where there is nothing to put right.

    Raises UserError as `slip` does.
    """
    return _write(store, plan, shown, _asked(shown), out, today, before)


def write_of_plan(
    store: Store,
    plan: Plan,
    out: Path,
    *,
    today: date,
    before: date | None = None,
    unit: str = "",
    report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write slips and return files for every unit, or one by its short name, whose latest list is not right yet.

    What was mended or accepted since the list came is not asked for any more. Raises JobStoppedError if stopped: what
    was written by then stays.
    """
    latest = [batch for batch in _latest(store, plan) if not unit or batch.unit == unit]
    written: list[Path] = []
    for done, batch in enumerate(latest):
        if cancelled is not None and cancelled():
            raise JobStoppedError
        if report is not None:
            report(done, len(latest), f"Đang xem lại danh sách của {batch.unit}")
        shown = returns.preview_of_batch(store, batch.id)
        written += _write(store, plan, shown, _asked(shown, since=True), out, today, before)
    return written


def _latest(store: Store, plan: Plan) -> list[Batch]:
    """The latest list of each unit that was not taken back, the units by name."""
    found: dict[str, Batch] = {}
    for batch in list_batches(store, plan.id):
        if batch.unit and batch.undone is None:
            found.setdefault(batch.unit, batch)
    return [found[name] for name in sorted(found)]


@dataclass(slots=True)
class _Asked:
    """One thing asked, of as many rows as it is true of."""

    what: str
    source: str
    severity: Severity
    rows: list[Checked] = field(default_factory=list[Checked])


def _asked(shown: Preview, *, since: bool = False) -> list[_Asked]:
    """What is to be put right, heaviest first, then in the list's order; nothing for a list with notes alone.

    With `since`, rows that are nominations by now are asked only what is still said of these.
    """
    if shown.error or shown.understanding is None:
        raise UserError(shown.error or f"Tệp “{shown.path.name}” chưa được đọc.")
    whole = [_new(note) for note in shown.understanding.notes if for_sender(note)]
    found: dict[object, _Asked] = {}
    for row in shown.rows:
        for finding in told(shown, row):
            if since and _settled(shown, row, finding):
                continue
            entry = found.setdefault(_alike(row, finding), _new(finding))
            entry.what = plain(finding)  # of places beyond the quota the last count is the whole
            entry.rows.append(row)
    asked = sorted([*whole, *found.values()], key=lambda one: _WEIGHT[one.severity])
    return asked if asked and asked[0].severity is not Severity.NOTE else []


def _new(finding: Finding) -> _Asked:
    source = "" if finding.code is Code.AWARD_ABOVE_COMPETENCE else finding.source  # the catalogue's remark
    return _Asked(plain(finding), source, finding.severity)


def _alike(row: Checked, finding: Finding) -> object:
    """Findings with one key are one item."""
    if finding.code is Code.QUOTA_EXCEEDED:
        return finding.code, row.unit, row.candidate.kind
    return finding.code, plain(finding), finding.source


def _settled(shown: Preview, row: Checked, finding: Finding) -> bool:
    """True if the row's nomination was mended, accepted or taken back since."""
    match = shown.match(row)
    if match is None:
        return False
    stored = match.nomination
    accepted = stored.accepted_reason and finding.severity is Severity.ERROR
    return bool(accepted) or not stored.status.counts or finding.code not in {f.code for f in stored.findings}


def _items(shown: Preview, asked: Sequence[_Asked]) -> "tuple[SlipItem, ...]":
    from exporters.report import SlipItem  # late, as all writers: a start-up needs none of them

    several = len({row.candidate.sheet for one in asked for row in one.rows}) > 1
    cited: set[str] = set()
    items: list[SlipItem] = []
    for one in asked:
        what = one.what
        if one.source and one.source not in cited:
            what += f" Căn cứ: “{one.source}”"
            cited.add(one.source)
        items.append(SlipItem(_place(shown, one.rows, several), _who(one.rows), what))
    return tuple(items)


def _place(shown: Preview, rows: Sequence[Checked], several: bool) -> str:
    """`Dòng 7, 9`, with the sheet where the list has more than one."""
    if not rows:
        return _WHOLE
    word = shown.document is not None and shown.document.kind == "docx"
    by_sheet: dict[str, dict[int, None]] = {}
    for row in rows:  # two nominees of lists side by side stand on one row
        by_sheet.setdefault(row.candidate.sheet, {})[row.candidate.row] = None
    parts: list[str] = []
    for sheet, numbers in ((sheet, sorted(rows)) for sheet, rows in by_sheet.items()):
        counted = ", ".join(map(str, numbers[:_ROWS]))
        more = f" và {len(numbers) - _ROWS} dòng khác" if len(numbers) > _ROWS else ""
        where = f"{sheet if word else f'Trang “{sheet}”'}, dòng" if several else "Dòng"
        parts.append(f"{where} {counted}{more}")
    return "; ".join(parts)


def _who(rows: Sequence[Checked]) -> str:
    names = list(dict.fromkeys(row.candidate.name for row in rows if row.candidate.name))
    if len(names) <= _NAMES:
        return ", ".join(names)
    return f"{names[0]} và {len(names) - 1} đối tượng khác"


def _slip(
    store: Store,
    plan: Plan,
    shown: Preview,
    asked: Sequence[_Asked],
    today: date,
    before: date | None,
    attached: str,
) -> "Slip | None":
    from exporters.report import Letterhead, Signature, Slip

    if not asked:
        return None
    office = office_rows.get(store)
    if office is None:
        raise UserError("Chưa có hồ sơ cơ quan. Ghi tên cơ quan và người ký trong “Hồ sơ cơ quan” trước khi in.")
    if shown.unit is None:
        raise UserError(f"Chưa rõ đơn vị gửi “{shown.path.name}”. Chọn đơn vị rồi làm phiếu.")
    desk = office.desk or office.body
    signer = office.signer_on(today)
    unit = shown.unit.name_on(today)
    items = _items(shown, asked)
    return Slip(
        letterhead=Letterhead(
            office.superior_line, office.issuer_line, f"PBS-{office.code}", office.place, None, today, today.year
        ),
        title="PHIẾU YÊU CẦU BỔ SUNG",
        summary=f"Danh sách đề nghị khen thưởng của {unit}",
        addressee=unit,
        opening=_opening(plan, shown, desk, len(items)),
        items=items,
        closing=_closing(desk, before or default_before(plan, today), attached),
        recipients=("Như trên", _kept(office)),
        signature=Signature(signer.authority_lines, signer.name) if signer else Signature((), ""),
    )


def _opening(plan: Plan, shown: Preview, desk: str, count: int) -> str:
    kinds = [row.candidate.kind for row in shown.rows if not shown.skipped(row)]
    order = (NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD, NomineeKind.INDIVIDUAL)
    counted = ", ".join(f"{kinds.count(kind):02d} {kind.label.lower()}" for kind in order if kind in kinds)
    number = f" theo Kế hoạch số {plan.number}" if plan.number else ""
    return (
        f"{desk} đã nhận danh sách đề nghị khen thưởng của đơn vị{number} (tệp “{shown.path.name}”, nhận "
        f"{in_decree_form(shown.received)}, gồm {counted}). Qua kiểm tra, đề nghị đơn vị bổ sung, sửa {count:02d} "
        "nội dung sau:"
    )


def _closing(desk: str, before: date, attached: str) -> tuple[str, ...]:
    marked = (
        f"Các ô cần sửa được tô màu và ghi chú trong tệp “{attached}” gửi kèm Phiếu này; đề nghị đơn vị sửa trong "
        "chính tệp đó."
    )
    again = (
        f"Đề nghị đơn vị gửi lại trước {in_decree_form(before)} để {desk} tổng hợp. Nếu có vướng mắc, đề nghị liên "
        f"hệ {desk}./."
    )
    return (marked, again) if attached else (again,)


def _kept(office: Office) -> str:
    """The line of nơi nhận that says who keeps a copy."""
    return next((line for line in office.recipients if line.startswith("Lưu")), f"Lưu: VT, {office.code}")


def _write(
    store: Store,
    plan: Plan,
    shown: Preview,
    asked: Sequence[_Asked],
    out: Path,
    today: date,
    before: date | None,
) -> list[Path]:
    from exporters.files import safe_file_name
    from exporters.word import write_slip

    if _slip(store, plan, shown, asked, today, before, "") is None or shown.unit is None:
        return []
    marked = returns.write(store, plan, shown, out)
    paper = _slip(store, plan, shown, asked, today, before, marked.name)
    if paper is None:
        return [marked]
    place = out / safe_file_name(f"Phiếu bổ sung - {shown.unit.short_name}.docx")
    write_slip(paper, place, store.folder.path)
    return [place, marked]
