"""Quyết định khen thưởng: its lines, their money and register numbers, what may be decided, and its revocation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.money import BaseSalary, base_salary_on, prize_money
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.domain.text import natural_sort_key, person_sort_key


class DecisionState(Enum):
    """Where a decision stands."""

    DRAFT = "draft"
    SIGNED = "signed"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """The office's words."""
        return {"draft": "Dự thảo", "signed": "Đã ký", "revoked": "Đã hủy bỏ"}[self.value]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One nominee in a decision's list. `money` in đồng is None where no coefficient is known, and in a draft.

    `register_number` is số sổ vàng. `name`, `kind`, `award` and `unit` are read along for showing and printing;
    `status_before` is what the nomination was before the decision, for a revocation.
    """

    nomination_id: int
    award_id: int | None
    name: str
    kind: NomineeKind
    award: str = ""
    unit: str = ""
    money: int | None = None
    register_number: str = ""
    status_before: Status | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Quyết định khen thưởng, of one plan or none. `number` and `symbol` make "123/QĐ-UBND"."""

    plan_id: int | None
    number: str = ""
    symbol: str = ""
    signed: date | None = None
    signer_id: int | None = None
    issuer: str = ""
    summary: str = ""
    lines: tuple[DecisionLine, ...] = ()
    revoked: datetime | None = None
    revoked_reason: str = ""
    id: int | None = None

    @property
    def state(self) -> DecisionState:
        """Draft, signed or revoked."""
        if self.revoked is not None:
            return DecisionState.REVOKED
        return DecisionState.SIGNED if self.signed is not None else DecisionState.DRAFT

    @property
    def code(self) -> str:
        """Số, ký hiệu: "123/QĐ-UBND"; empty while it has no number."""
        return f"{self.number}/{self.symbol}" if self.number else ""

    @property
    def total(self) -> int:
        """The sum of the prize money in đồng, as far as it is known."""
        return sum(line.money or 0 for line in self.lines)


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award that a nominee has had, by this office's decisions or as told. Columns of the báo cáo thành tích III."""

    year: int
    award: str
    achievement: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    issuer: str = ""


def may_be_decided(status: Status, lane: Lane) -> bool:
    """True if a nomination is ripe for a decision: the council agreed, or its lane needs no council.

    Đột xuất goes by the simple procedure, whose dossier has no minutes (Luật TĐKT 2022, điều 85).
    """
    return status is Status.AGREED or (lane is Lane.SUDDEN and status in (Status.COMPLETE, Status.VERIFIED))


def award_on(award: Award, catalogue: Iterable[Award], day: date) -> Award | None:
    """The award of this name as in force on the decision's day: coefficients and competence change with the law."""
    if award.in_force(day):
        return award
    return next((other for other in catalogue if other.name == award.name and other.in_force(day)), None)


_KIND_ORDER = (NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD, NomineeKind.INDIVIDUAL)


def in_order(lines: Iterable[DecisionLine], ranks: dict[int | None, int]) -> tuple[DecisionLine, ...]:
    """Lines as a decision lists them: highest award first, collectives, households, people by tên, họ, đệm."""

    def key(line: DecisionLine) -> tuple[int, int, str, int]:
        person = line.kind is NomineeKind.INDIVIDUAL
        name = person_sort_key(line.name) if person else natural_sort_key(line.name)
        return (ranks.get(line.award_id, 1000), _KIND_ORDER.index(line.kind), name, line.nomination_id)

    return tuple(sorted(lines, key=key))


def register_number(position: int) -> str:
    """Số sổ vàng: the recipient's ordinal in the decision, counted from 1 (NĐ 98/2023, điều 104)."""
    return f"{position:02d}"


def settled(
    decision: Decision, on: date, catalogue: Sequence[Award], salaries: Sequence[BaseSalary], round_up_to: int
) -> Decision:
    """The decision as it would be signed on a day: each line's award as in force, its money and register number.

    Money is coefficient x base salary in force on the decision's date (domain.money).
    """
    by_id = {award.id: award for award in catalogue}
    salary = base_salary_on(on, salaries)
    lines: list[DecisionLine] = []
    for position, line in enumerate(decision.lines, start=1):
        asked = by_id.get(line.award_id or 0)
        award = award_on(asked, catalogue, on) if asked else None
        money = prize_money(award, line.kind, salary, round_up_to) if award and salary else None
        award_id = award.id if award else line.award_id
        lines.append(replace(line, award_id=award_id, money=money, register_number=register_number(position)))
    return replace(decision, lines=tuple(lines))


def line_problems(decision: Decision, on: date, catalogue: Sequence[Award]) -> tuple[str, ...]:
    """Why lines cannot be decided by this office on a day, in words (competence: Luật TĐKT 2022, điều 80)."""
    by_id = {award.id: award for award in catalogue}
    found: list[str] = []
    for line in decision.lines:
        asked = by_id.get(line.award_id or 0)
        award = award_on(asked, catalogue, on) if asked else None
        if asked is None:
            found.append(f"{line.name} chưa có hình thức khen thưởng trong danh mục.")
        elif award is None:
            found.append(f"“{asked.name}” không còn hiệu lực vào ngày {show(on)} ({line.name}).")
        elif not award.own:
            found.append(f"“{award.name}” của {line.name} vượt thẩm quyền của cơ quan.")
        elif line.kind not in award.kinds:
            found.append(f"“{award.name}” không dành cho {line.kind.label.lower()} ({line.name}).")
    return tuple(found)
