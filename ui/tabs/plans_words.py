"""What the Kế hoạch tab says of a plan, in the words of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua_desktop.domain.dates import last_day_of_month, show
from thidua_desktop.domain.kinds import NomineeKind
from thidua_desktop.domain.plan import (
    Deadline,
    Movement,
    Plan,
    PlanState,
    QuotaLine,
    RecurringDeadline,
    Tier,
)
from thidua_desktop.services import plans
from ui.kit.tokens import State, Strength

KINDS = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
SOON_DAYS = 7  # a deadline this near is shown as a pill


def lower_first(text: str) -> str:
    """The words inside a sentence: "Gửi hồ sơ" -> "gửi hồ sơ"."""
    return text[:1].lower() + text[1:]


def months(starts: date | None, ends: date | None) -> str:
    """A time of whole months in short: "03–08/2024", "Cả năm 2024"; empty if it is not of whole months."""
    if starts is None or ends is None or starts.day != 1 or ends != last_day_of_month(ends.year, ends.month):
        return ""
    if starts.year != ends.year:
        return f"{starts:%m/%Y}–{ends:%m/%Y}"
    if (starts.month, ends.month) == (1, 12):
        return f"Cả năm {ends.year}"
    return f"{ends:%m/%Y}" if starts.month == ends.month else f"{starts:%m}–{ends:%m/%Y}"


def period(plan: Plan) -> str:
    """The plan's time as part of a sentence: "tháng 03 đến tháng 08/2024"."""
    starts, ends = plan.starts, plan.ends
    if starts and ends:
        if months(starts, ends):
            whole_year = (starts.month, ends.month, starts.year) == (1, 12, ends.year)
            first = f"tháng {starts:%m}" if starts.year == ends.year else f"tháng {starts:%m/%Y}"
            return f"cả năm {ends.year}" if whole_year else f"{first} đến tháng {ends:%m/%Y}"
        return f"từ {show(starts)} đến {show(ends)}"
    if starts:
        return f"từ {show(starts)}"
    return f"đến {show(ends)}" if ends else f"năm {plan.year}"


def movement_time(movement: Movement) -> str:
    """A movement's time in short, else as the plan writes it."""
    return months(movement.starts, movement.ends) or movement.time.removeprefix("Thực hiện ").capitalize()


def second_line(plan: Plan) -> str:
    """What the plan is: kind, issuer, period."""
    return " · ".join(part for part in (plan.kind.label, plan.issuer, period(plan)) if part)


def numbering(plan: Plan) -> str:
    """ "Kế hoạch số 12/KH-UBND, ban hành 05/03/2024" as far as it is known; empty if nothing is."""
    parts = [f"số {plan.number}" if plan.number else "", f"ban hành {show(plan.issued)}" if plan.issued else ""]
    said = ", ".join(part for part in parts if part)
    return f"Kế hoạch {said}" if said else ""


def missing_numbering(plan: Plan) -> str:
    """What papers that cite the plan still need of it."""
    missing = [word for word, there in (("số", plan.number), ("ngày ban hành", plan.issued)) if not there]
    return f"Chưa có {', '.join(missing)}" if missing else ""


def days_words(days: int) -> str:
    """ "Còn 6 ngày", "Hôm nay", "Đã qua"."""
    if days < 0:
        return "Đã qua"
    return "Hôm nay" if days == 0 else f"Còn {days} ngày"


def deadline_state(deadline: Deadline, today: date, waiting: int = 0) -> tuple[State, str, Strength]:
    """How a deadline stands: near ones as a pill, the others quiet; past ones by the units that have not sent yet."""
    days = deadline.days_left(today)
    if days < 0 and waiting:
        return State.WARN, f"Quá hạn {-days} ngày", Strength.QUIET
    if days < 0:
        return State.NONE, "Đã qua", Strength.QUIET
    near = Strength.PILL if days <= SOON_DAYS else Strength.QUIET
    return (State.WARN if days == 0 else State.WAIT), days_words(days), near


def deadline_words(deadline: Deadline) -> str:
    """ "Trước ngày 02/08/2024 · nhận đến hết 01/08/2024"."""
    if deadline.inclusive:
        return f"Đến hết ngày {show(deadline.on)}"
    return f"Trước ngày {show(deadline.on)} · nhận đến hết {show(deadline.last_good_day)}"


def unbroken_clauses(text: str) -> str:
    """Clauses divided by "·" that wrap only between each other."""
    return " · ".join(clause.replace(" ", "\u00a0") for clause in text.split(" · "))


def recurring_words(deadline: RecurringDeadline) -> str:
    """ "Trước ngày 30/03 hằng năm · trường học: trước ngày 30/06"."""
    limit = "Đến hết ngày" if deadline.inclusive else "Trước ngày"
    said = f"{limit} {deadline.day:02d}/{deadline.month:02d} hằng năm"
    if deadline.school_day and deadline.school_month:
        said += f" · trường học: {lower_first(limit)} {deadline.school_day:02d}/{deadline.school_month:02d}"
    return said


def next_deadline(plan: Plan, today: date) -> tuple[State, str]:
    """The third line of a plan in the list: its nearest deadline."""
    if plan.state is PlanState.ARCHIVED:
        return State.NEUTRAL, "Đã lưu trữ"
    if not plan.deadlines and not plan.recurring:
        return State.NONE, "Chưa ghi thời hạn"
    due = plans.next_due(plan, today)
    if due is None:
        return State.NEUTRAL, "Không còn hạn nào" if plan.deadlines else "Hạn hằng năm"
    what, days = due
    dossier = plan.dossier_deadline
    name = "Hồ sơ" if dossier is not None and dossier.what == what else what
    return (State.WARN if days == 0 else State.WAIT), f"{name}: {lower_first(days_words(days))}"


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One line of the small quota table: whom it binds, and the plan's line for each nominee kind."""

    who: str
    lines: tuple[QuotaLine | None, ...]
    superior: bool = False

    def words(self, place: int) -> str:
        """ "tối đa 3" of one kind; empty where the plan says nothing."""
        line = self.lines[place]
        return line.limit.words(line.count) if line is not None else ""


def quota_kinds(plan: Plan) -> tuple[NomineeKind, ...]:
    """The nominee kinds the plan's quota speaks of."""
    return tuple(kind for kind in KINDS if any(line.kind is kind for line in plan.quotas))


def quota_rows(plan: Plan, superior: str) -> list[QuotaRow]:
    """The plan's quota by group, then single units, then the places to the level above (`superior`)."""
    kinds = quota_kinds(plan)
    found: dict[tuple[bool, int, int], tuple[str, list[QuotaLine | None]]] = {}
    for line in plan.quotas:
        above = line.tier is Tier.SUPERIOR
        key = (above, line.unit_id or 0, 0 if above else line.group_id or 0)
        name = f"Trình {superior}" if above else line.unit or line.group or "Toàn cơ quan"
        cells = found.setdefault(key, (name, [None] * len(kinds)))[1]
        place = kinds.index(line.kind)
        cells[place] = cells[place] or line
    rows = [QuotaRow(name, tuple(cells), key[0]) for key, (name, cells) in found.items()]
    return sorted(rows, key=lambda row: row.superior)


def section_words(section: str) -> str:
    """ "Mục III.4.2 của kế hoạch"; empty without a place."""
    return f"Mục {section} của kế hoạch" if section else ""


def common_section(sections: Sequence[str]) -> str:
    """The section that all lines share, as far as it goes: III.4.2 and III.4.3 -> III.4."""
    known = [section.split(".") for section in sections if section]
    if not known:
        return ""
    shared: list[str] = []
    for parts in zip(*known, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(shared)


def with_single_dossier(deadlines: Sequence[Deadline], chosen: int) -> tuple[Deadline, ...]:
    """A plan has one deadline for dossiers: if the chosen line is it, the others no longer are."""
    if not deadlines[chosen].is_dossier:
        return tuple(deadlines)
    return tuple(line if place == chosen else replace(line, is_dossier=False) for place, line in enumerate(deadlines))
