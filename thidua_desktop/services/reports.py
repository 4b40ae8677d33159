"""What the papers say: every count, list and sentence of one paper comes from one reading of the nominations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import nominations as nomination_rows
from db import office as office_rows
from db import units as unit_rows
from db.connection import Store
from exporters.report import (
    Letterhead,
    ListColumn,
    ListGroup,
    NomineeList,
    QuotaCell,
    QuotaRow,
    QuotaSheet,
    Signature,
    Submission,
    reference,
)
from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.dates import in_decree_form, show_birth
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, Nomination, NomineeKind
from thidua_desktop.domain.office import Office
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.quota import QuotaUse
from thidua_desktop.domain.text import natural_sort_key, person_sort_key
from thidua_desktop.domain.units import name_on
from thidua_desktop.services import quota as quotas
from thidua_desktop.services.legal import legal_bases

NO_AWARD = "Chưa ghi hình thức"
NO_UNIT = "Chưa rõ đơn vị"
_KIND_ORDER = (NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD, NomineeKind.INDIVIDUAL)


@dataclass(frozen=True, slots=True)
class Facts:
    """One reading of everything a paper of a plan needs."""

    office: Office
    plan: Plan
    nominations: tuple[Nomination, ...]
    awards: dict[str, Award]
    unit_order: dict[int, int]


def gather(store: Store, plan: Plan, lane: Lane = Lane.SUM_UP) -> Facts:
    """Read once what a paper needs: the nominations of a lane that are neither withdrawn nor refused.

    Raises UserError if the office has no profile, or the plan has no such nomination.
    """
    office = office_rows.get(store)
    if office is None:
        raise UserError("Chưa có hồ sơ cơ quan. Ghi tên cơ quan và người ký trong “Hồ sơ cơ quan” trước khi in.")
    found = [n for n in nomination_rows.of_plan(store, plan.id or 0) if n.lane is lane and n.status.counts]
    if not found:
        raise UserError(f"Kế hoạch {plan.code} chưa có đề nghị nào để lập giấy tờ. Nhập danh sách trước.")
    awards = {award.name: award for award in office_rows.awards(store)}
    found = _under_names_of_their_day(store, found)
    order: dict[int, int] = {}
    for nomination in found:
        order.setdefault(nomination.unit_id or 0, len(order))
    return Facts(office, plan, tuple(found), awards, order)


def _under_names_of_their_day(store: Store, found: Sequence[Nomination]) -> list[Nomination]:
    """A unit stands in a paper as it was called on the day its nomination came."""
    former = unit_rows.former_names(store)
    return [
        replace(n, unit_name=name_on(n.unit_name, former[n.unit_id], n.received))
        if n.unit_name and n.unit_id in former
        else n
        for n in found
    ]


def submission(facts: Facts, on: date | None = None) -> Submission:
    """Tờ trình of the desk to the head, with the list attached. `on` None leaves day and month for the pen."""
    office, plan = facts.office, facts.plan
    head = _letterhead(office, plan, "TTr", on)
    return Submission(
        letterhead=head,
        title="TỜ TRÌNH",
        summary=f"Về việc đề nghị khen thưởng {_achievement(plan)}",
        addressees=(office.head,),
        bases=_bases(facts, on),
        paragraphs=_paragraphs(facts),
        recipients=office.recipients,
        signature=_signature(office, on or date(plan.year, 12, 31)),
        attached=nominee_list(facts, "award", attached_to=reference("Tờ trình", head, _issuer(office))),
    )


def _achievement(plan: Plan) -> str:
    return f"tập thể, cá nhân có thành tích xuất sắc trong {plan.occasion or plan.title}"


def _letterhead(office: Office, plan: Plan, kind: str, on: date | None) -> Letterhead:
    year = on.year if on else plan.year
    return Letterhead(office.superior_line, office.issuer_line, f"{kind}-{office.code}", office.place, None, on, year)


def _issuer(office: Office) -> str:
    return office.desk or office.body


def _signature(office: Office, day: date) -> Signature:
    signer = office.signer_on(day)
    return Signature(signer.authority_lines, signer.name) if signer else Signature((), "")


def _bases(facts: Facts, on: date | None) -> tuple[str, ...]:
    plan = facts.plan
    day = on or plan.ends or date(plan.year, 12, 31)
    cited = [basis.text for basis in (*legal_bases(day), *plan.bases)]
    cited.append(_plan_as_basis(plan))
    return tuple(dict.fromkeys(_as_basis(text) for text in cited))


def _as_basis(text: str) -> str:
    """A cited document as a line of căn cứ; a plan may say "Thực hiện …" instead."""
    text = text.rstrip(" ;.")
    return text if text.startswith(("Căn cứ ", "Thực hiện ", "Theo ")) else f"Căn cứ {text}"


def _plan_as_basis(plan: Plan) -> str:
    number = f"Kế hoạch số {plan.number}" if plan.number else "Kế hoạch"
    issued = f" {in_decree_form(plan.issued)}" if plan.issued else ""
    issuer = f" của {plan.issuer}" if plan.issuer else ""
    title = plan.title[:1].lower() + plan.title[1:]
    return f"{number}{issued}{issuer} về {title.removeprefix('về ')}"


def _paragraphs(facts: Facts) -> tuple[str, ...]:
    office = facts.office
    units = len({n.unit_id for n in facts.nominations})
    by_award = _by_award(facts)
    own = [(name, found) for name, found in by_award if _is_own(facts, name)]
    above = [(name, found) for name, found in by_award if not _is_own(facts, name)]
    told = [
        f"Trên cơ sở đề nghị của {units:02d} đơn vị, {_issuer(office)} đã tổng hợp danh sách đề nghị khen thưởng "
        f"{_counted(facts.nominations)} {_achievement_words(facts.plan)}."
    ]
    if above:
        superior = office.superior_head or "cấp trên"
        told.append(f"{_issuer(office)} kính đề nghị {office.head} xem xét, trình {superior} tặng {_listed(above)}.")
    if own:
        told.append(f"{_issuer(office)} kính trình {office.head} xem xét, quyết định tặng {_listed(own)}.")
    told[-1] = told[-1].removesuffix(".") + " (có danh sách kèm theo)./."
    return tuple(told)


def _achievement_words(plan: Plan) -> str:
    return f"có thành tích xuất sắc trong {plan.occasion or plan.title}"


def _listed(awards: Sequence[tuple[str, list[Nomination]]]) -> str:
    return "; ".join(f"{name} cho {_counted(found)}" for name, found in awards)


def _is_own(facts: Facts, name: str) -> bool:
    award = facts.awards.get(name)
    return award is None or award.own


def _counted(nominations: Sequence[Nomination]) -> str:
    """`07 tập thể và 12 cá nhân`: law wording keeps its leading zeros."""
    parts = [
        f"{count:02d} {kind.label.lower()}"
        for kind in _KIND_ORDER
        if (count := sum(n.kind is kind for n in nominations))
    ]
    return f"{', '.join(parts[:-1])} và {parts[-1]}" if len(parts) > 1 else parts[0]


def _by_award(facts: Facts) -> list[tuple[str, list[Nomination]]]:
    grouped: dict[str, list[Nomination]] = {}
    for nomination in facts.nominations:
        grouped.setdefault(nomination.award or NO_AWARD, []).append(nomination)
    ranks = {name: award.rank for name, award in facts.awards.items()}
    return sorted(grouped.items(), key=lambda item: (ranks.get(item[0], 1000), item[0]))


def nominee_list(facts: Facts, group_by: str = "unit", attached_to: str = "") -> NomineeList:
    """Danh sách đề nghị khen thưởng, grouped by "unit" or by "award", people by tên, họ, đệm in every group."""
    build = _groups_by_award if group_by == "award" else _groups_by_unit
    columns, cells = _columns(group_by)
    return NomineeList(
        title="DANH SÁCH",
        summary=f"Đề nghị khen thưởng {_achievement(facts.plan)}",
        columns=columns,
        groups=tuple(build(facts, cells)),
        attached_to=attached_to,
        landscape=True,
        letterhead=None if attached_to else _letterhead(facts.office, facts.plan, "DS", None),
        signature=None if attached_to else _signature(facts.office, date(facts.plan.year, 12, 31)),
        total=f"Tổng cộng: {_counted(facts.nominations)}.",
    )


_Cells = Callable[[Nomination], tuple[str, ...]]


def _columns(group_by: str) -> tuple[tuple[ListColumn, ...], _Cells]:
    shared = (
        ListColumn("Họ và tên / Tên tập thể", 0.2),
        ListColumn("Ngày, tháng, năm sinh", 0.11, "center"),
        ListColumn("Chức vụ", 0.17),
        ListColumn("Đơn vị công tác", 0.17),
        ListColumn("Thành tích", 0.23),
    )
    if group_by == "award":
        return (*shared, ListColumn("Đơn vị đề nghị", 0.12)), lambda n: (*_facts_of(n), n.unit_name or NO_UNIT)
    return (*shared, ListColumn("Hình thức đề nghị", 0.12)), lambda n: (*_facts_of(n), n.award or "")


def _facts_of(nomination: Nomination) -> tuple[str, ...]:
    return (
        nomination.name,
        show_birth(nomination.birth),
        nomination.position or "",
        nomination.workplace or "",
        nomination.achievement or "",
    )


def _groups_by_unit(facts: Facts, cells: _Cells) -> list[ListGroup]:
    by_unit: dict[str, list[Nomination]] = {}
    for nomination in facts.nominations:
        by_unit.setdefault(nomination.unit_name or NO_UNIT, []).append(nomination)
    groups: list[ListGroup] = []
    for number, (unit, found) in enumerate(by_unit.items(), start=1):
        groups.append(ListGroup(f"{_roman(number)}. {unit}"))
        groups += _groups_by_kind(found, cells, facts)
    return groups


def _groups_by_award(facts: Facts, cells: _Cells) -> list[ListGroup]:
    groups: list[ListGroup] = []
    for number, (award, found) in enumerate(_by_award(facts), start=1):
        groups.append(ListGroup(f"{_roman(number)}. {award}"))
        groups += _groups_by_kind(found, cells, facts)
    return groups


def _groups_by_kind(found: Sequence[Nomination], cells: _Cells, facts: Facts) -> list[ListGroup]:
    groups: list[ListGroup] = []
    for kind in _KIND_ORDER:
        of_kind = sorted((n for n in found if n.kind is kind), key=lambda n: _order(n, facts))
        if of_kind:
            title = f"{kind.label} ({len(of_kind):02d})"
            groups.append(ListGroup(title, tuple(cells(n) for n in of_kind), level=2))
    return groups


def _order(nomination: Nomination, facts: Facts) -> tuple[object, ...]:
    """People by name across units; collectives by unit, then by name with numbers by value."""
    if nomination.kind is NomineeKind.INDIVIDUAL:
        return (person_sort_key(nomination.name), nomination.id)
    return (facts.unit_order[nomination.unit_id or 0], natural_sort_key(nomination.name), nomination.id)


def _roman(number: int) -> str:
    numerals = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, letters in numerals:
        written += letters * (number // value)
        number %= value
    return written


def quota_sheet(store: Store, plan: Plan, today: date) -> QuotaSheet:
    """The quota table of a plan as printed.

    Raises UserError if the plan has no quota lines.
    """
    grid = quotas.grid(store, plan)
    if not grid.kinds:
        raise UserError(f"Kế hoạch {plan.code} chưa có chỉ tiêu. Thêm chỉ tiêu trong trang Kế hoạch trước.")
    profile = office_rows.get(store)
    superior = (profile.superior if profile else "") or "Cấp trên"
    rows = tuple(
        QuotaRow(row.unit.short_name, row.unit.group, tuple(_cell(use, row.sent) for use in row.cells))
        for row in grid.rows
    )
    by_kind = {use.line.kind: use for use in grid.superior}
    above = QuotaRow(superior, "", tuple(_cell(by_kind.get(kind)) for kind in grid.kinds))
    sources = dict.fromkeys(
        f"{line.sentence} (mục {line.section})" if line.section else line.sentence
        for line in plan.quotas
        if line.sentence
    )
    return QuotaSheet(
        title="BẢNG THEO DÕI CHỈ TIÊU ĐỀ NGHỊ KHEN THƯỞNG",
        plan=plan.title,
        as_of=today,
        kinds=tuple(kind.label for kind in grid.kinds),
        rows=rows,
        superior=(above,) if by_kind else (),
        sources=tuple(sources),
    )


def _cell(use: QuotaUse | None, unit_sent: bool = True) -> QuotaCell | None:
    if use is None:
        return None
    line = use.line
    return QuotaCell(use.used, line.count, line.limit.words(line.count), use.state.value, use.words(unit_sent))
