"""Mẫu danh sách: the desk's own form for every unit of a plan, and what a form that comes back says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import office as office_rows
from db import units as unit_rows
from db.connection import Store
from exporters.files import safe_file_name
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.kinds import NomineeKind
from thidua_desktop.domain.list_form import FormMark
from thidua_desktop.domain.office import Office
from thidua_desktop.domain.plan import Limit, Plan, QuotaLine
from thidua_desktop.domain.quota import line_for
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitFinder, heir_of, unit_key
from thidua_desktop.services.facts import active_units

if TYPE_CHECKING:
    from exporters.list_form import ListForm

Report = Callable[[int, int, str], None]
"""Progress: done, total, what is being done."""
_KINDS = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
_SPARE_ROWS, _FEWEST_ROWS = 5, 10


def units_of(store: Store, plan: Plan) -> list[Unit]:
    """The units in use for which the plan has places; all of them where it has no quota at all."""
    units = active_units(store, plan.ends or date(plan.year, 12, 31))
    bound = [unit for unit in units if _lines(plan, unit)]
    return bound or ([] if plan.quotas else units)


def list_form(store: Store, plan: Plan, unit: Unit) -> "ListForm":
    """The form of one unit with what the plan gives it.

    Raises UserError while the office has no profile.
    """
    from exporters.list_form import ListForm  # late, as all writers: a start-up needs none of them

    office = _office(store)
    lines = _lines(plan, unit)
    day = plan.ends or date(plan.year, 12, 31)
    name = unit.name_on(day)
    return ListForm(
        mark=FormMark(office.body, plan.code, unit.id, name),
        unit=name,
        addressee=f"{office.desk} - {office.body}" if office.desk else office.body,
        plan=plan.title,
        quota=_quota_words(lines),
        deadline=_deadline_words(plan, unit),
        kinds=tuple(line.kind.label for line in lines) or tuple(kind.label for kind in _KINDS),
        awards=_awards(store, plan, day),
        movements=tuple(dict.fromkeys(one.short_title or one.title for one in plan.movements)),
        places=max(_FEWEST_ROWS, sum(line.count for line in lines) + _SPARE_ROWS),
    )


def write(store: Store, plan: Plan, unit: Unit, out: Path) -> Path:
    """Write one unit's form into a folder; the file."""
    from exporters.list_form import write_list_form

    place = out / file_name(unit)
    write_list_form(list_form(store, plan, unit), place)
    return place


def write_all(
    store: Store,
    plan: Plan,
    out: Path,
    *,
    chosen: Sequence[Unit] | None = None,
    report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write a form for every unit of the plan, or for the `chosen` ones, into a folder; the files in this order.

    Raises JobStoppedError if stopped: the forms written by then stay.
    """
    units = units_of(store, plan) if chosen is None else chosen
    written: list[Path] = []
    for done, unit in enumerate(units):
        if cancelled is not None and cancelled():
            raise JobStoppedError
        if report is not None:
            report(done, len(units), f"Đang làm mẫu cho {unit.short_name}")
        written.append(write(store, plan, unit, out))
    return written


def file_name(unit: Unit) -> str:
    """`Mẫu danh sách - Phường Nghĩa Đô.xlsx`."""
    return safe_file_name(f"Mẫu danh sách - {unit.short_name}.xlsx")


def _office(store: Store) -> Office:
    office = office_rows.get(store)
    if office is None:
        raise UserError("Chưa có hồ sơ cơ quan. Ghi tên cơ quan trong “Hồ sơ cơ quan” trước khi làm mẫu.")
    return office


def _lines(plan: Plan, unit: Unit) -> list[QuotaLine]:
    found = [line_for(unit, kind, plan.quotas) for kind in _KINDS]
    return [line for line in found if line is not None]


def _quota_words(lines: list[QuotaLine]) -> str:
    """`Chỉ tiêu: tối đa 03 tập thể (tổ dân phố), 03 cá nhân`; an exact number stands bare, as plans write it."""
    at_most = [line.limit is Limit.AT_MOST for line in lines]
    told = [f"{line.count:02d} {line.kind.label.lower()}" for line in lines]
    alike = all(at_most)
    parts = [
        ("tối đa " if most and not alike else "") + words + (f" ({line.restriction})" if line.restriction else "")
        for words, most, line in zip(told, at_most, lines, strict=True)
    ]
    return f"Chỉ tiêu: {'tối đa ' if alike else ''}{', '.join(parts)}" if parts else ""


def _deadline_words(plan: Plan, unit: Unit) -> str:
    """The plan's own way of saying it: "trước ngày" leaves the day out, "đến hết ngày" has it in."""
    of_group = [one for one in plan.deadlines if one.is_dossier and one.group_id in (None, unit.group_id)]
    if not of_group:
        return ""
    deadline = next((one for one in of_group if one.group_id is not None), of_group[0])
    return f"Hạn gửi: {'đến hết' if deadline.inclusive else 'trước'} ngày {_as_in_plans(deadline.on)}"


def _as_in_plans(day: date) -> str:
    """`02/8/2024`, `05/01/2025`: leading zeros where NĐ 30/2020 wants them."""
    return f"{day.day:02d}/{day.month if day.month >= 3 else f'{day.month:02d}'}/{day.year}"


def _awards(store: Store, plan: Plan, day: date) -> tuple[str, ...]:
    """The catalogue in force: the plan's own award first, then what the office gives, then what it can recommend."""
    known = [award for award in office_rows.awards(store) if award.in_force(day)]
    known.sort(key=lambda award: (award.id != plan.award_id, not award.own, award.rank, award.name))
    return tuple(dict.fromkeys(award.name for award in known))


@dataclass(frozen=True, slots=True)
class FormSays:
    """What a form that comes back says: its unit if it is ours, and what is not as it should be."""

    unit: Unit | None = None
    finding: Finding | None = None


def says(store: Store, plan: Plan, mark: FormMark) -> FormSays:
    """The unit for which a form was made, and a warning about a form of another office or plan.

    Numbers of units are this office's own: a number that now is another unit's is not believed.
    """
    office = office_rows.get(store)
    units = unit_rows.units(store)
    if office is None or fold(mark.office) != fold(office.body):
        warning = _warning(f"do {mark.office} lập, không phải của cơ quan này")
        return FormSays(UnitFinder(units).exact(mark.unit), warning)
    by_id = {unit.id: unit for unit in units}
    marked = by_id.get(mark.unit_id)
    unit = heir_of(marked, by_id) if marked and _is_called(marked, mark.unit) else UnitFinder(units).exact(mark.unit)
    if mark.plan != plan.code:
        return FormSays(unit, _warning(f"của kế hoạch {mark.plan}, không phải kế hoạch đang chọn ({plan.code})"))
    return FormSays(unit)


def warned(rows: Sequence[Checked], finding: Finding | None) -> list[Checked]:
    """Every row with a warning about the form it stands in, if there is one."""
    return [row._replace(findings=(*row.findings, finding)) for row in rows] if finding else list(rows)


def _is_called(unit: Unit, name: str) -> bool:
    names = (unit.name, unit.short_name, *unit.aliases, *(was.name for was in unit.former))
    return unit_key(name) in map(unit_key, names)


def _warning(whose: str) -> Finding:
    message = f"Tệp này là mẫu danh sách {whose}. Xem lại tệp hoặc kế hoạch trước khi nhập."
    return Finding(Severity.WARNING, Code.OTHER_FORM, message)
