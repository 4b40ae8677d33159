"""The plan's rules asked of a row, once, for imported and hand-typed rows alike.

Reading a file has already told what is wrong inside a cell; here a row meets the plan (quota, deadline,
restriction, cross rules), the catalogue of awards and the nominations already received.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from thidua_desktop.domain.awards import Award, AwardFinder
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.dossier import consent_sentence, works_elsewhere
from thidua_desktop.domain.duplicates import Duplicates, KnownPeople
from thidua_desktop.domain.findings import SAME_NOMINEE_CODES, Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, Lane, NomineeKind
from thidua_desktop.domain.plan import CrossRule, Movement, Plan, QuotaLine
from thidua_desktop.domain.quota import line_for, meets_restriction
from thidua_desktop.domain.sense import Achievements, birth_finding
from thidua_desktop.domain.units import Unit, UnitFinder

_NEEDS_INDIVIDUAL = (
    CrossRule.COLLECTIVE_NEEDS_AWARDED_INDIVIDUAL,
    CrossRule.COLLECTIVE_NEEDS_PROPOSED_INDIVIDUAL,
)


@dataclass(slots=True)
class PlanFacts:
    """What is known before a row is asked: the plan, the catalogue, the places used, the nominees received.

    `finder` tells whether a workplace is another unit's.
    """

    plan: Plan | None
    awards: AwardFinder
    used: dict[tuple[int, NomineeKind], int] = field(default_factory=dict[tuple[int, NomineeKind], int])
    known: KnownPeople = field(default_factory=KnownPeople)
    individuals_of: set[int] = field(default_factory=set[int])
    finder: UnitFinder | None = None


class Checked(NamedTuple):
    """A row with everything there is to say about it, the catalogue award it asks for, the plan's movement it names."""

    candidate: Candidate
    unit: Unit | None
    award: Award | None
    findings: tuple[Finding, ...]
    lane: Lane = Lane.SUM_UP
    movement: Movement | None = None

    @property
    def refused(self) -> bool:
        """True if an error keeps the row out."""
        return _has_error(self.findings)

    @property
    def nameless(self) -> bool:
        """A row without a name is never stored, whatever the clerk accepts."""
        return not self.candidate.name

    @property
    def duplicate(self) -> bool:
        """True if the nominee is probably in the plan or the file already."""
        return any(f.code in SAME_NOMINEE_CODES for f in self.findings)


class Checker:
    """Asks rows in their order, keeping count of places and nominees as it goes.

    With `in_file` the rows are a file's and are named by their row; without it they are the plan's nominations in
    the order in which they came. A refused row takes no place unless `accept_errors` is set, as the clerk's choice.
    """

    def __init__(self, facts: PlanFacts, *, accept_errors: bool = False, in_file: bool = True) -> None:
        self._facts = facts
        self._accept = accept_errors
        self._in_file = in_file
        self._used = dict(facts.used)
        self._duplicates = Duplicates(facts.known, in_file=in_file)
        self._achievements = Achievements() if in_file else None
        self._individuals_of = set(facts.individuals_of)
        self._lines: dict[tuple[int, NomineeKind], QuotaLine | None] = {}
        self._over: dict[tuple[int, NomineeKind], tuple[str, str]] = {}
        self._late: dict[tuple[date, Lane], Finding | None] = {}
        self._elsewhere: dict[tuple[str, int], bool] = {}
        self._consent_sentence = consent_sentence(facts.plan) if facts.plan else None
        self._has_quota = facts.plan is not None and bool(facts.plan.quotas)

    def check(
        self,
        candidate: Candidate,
        unit: Unit | None,
        received: date,
        lane: Lane = Lane.SUM_UP,
        *,
        accepted: bool = False,
        nominee: int | None = None,
        another: bool = False,
    ) -> Checked:
        """Everything there is to say about one row; `accepted` if the clerk takes it whatever its errors.

        `nominee` is the stored nominee, so that those declared somebody else are known; `another` if the clerk says so
        of a row that is not stored yet.
        """
        findings = list(candidate.findings)
        award = self._check_award(candidate, findings)
        movement = self._check_movement(candidate, findings)
        if unit is None:
            findings.append(_unknown_unit(candidate))
        taken = accepted or self._accept or not _has_error(findings)
        refused = not candidate.name or not taken
        self._check_nominee(candidate, unit, received, findings, nominee, another)
        if unit is not None and lane is Lane.SUM_UP:
            if candidate.kind is NomineeKind.INDIVIDUAL and candidate.name:  # proposed, though perhaps to be mended
                self._individuals_of.add(unit.id)
            if self._has_quota:
                self._check_quota(candidate, unit, findings, takes_place=not refused)
        if (received, lane) not in self._late:
            self._late[received, lane] = self._late_finding(received, lane)
        late = self._late[received, lane]
        if late is not None:
            findings.append(late)
        return Checked(candidate, unit, award, tuple(findings), lane, movement)

    def finish(self, rows: Iterable[Checked]) -> list[Checked]:
        """Rules that need all rows: a collective without an individual of its unit."""
        checked = list(rows)
        rule = self._individual_rule()
        if rule is None:
            return checked
        finding = Finding(
            Severity.WARNING,
            Code.COLLECTIVE_NEEDS_INDIVIDUAL,
            "Đơn vị chưa đề nghị cá nhân nào; kế hoạch yêu cầu tập thể phải có cá nhân tiêu biểu cùng đơn vị.",
            field="kind",
            source=rule,
        )
        return [row._replace(findings=(*row.findings, finding)) if self._lonely(row) else row for row in checked]

    def forget(self, pause: Callable[[], object]) -> None:
        """Drop bit by bit what was remembered of many rows; nothing can be asked afterwards."""
        self._duplicates.forget(pause)

    def _lonely(self, row: Checked) -> bool:
        return (
            row.candidate.kind is NomineeKind.COLLECTIVE
            and row.lane is Lane.SUM_UP
            and row.unit is not None
            and row.unit.id not in self._individuals_of
        )

    def _individual_rule(self) -> str | None:
        plan = self._facts.plan
        if plan is None:
            return None
        for rule in plan.rules:
            if rule.rule in _NEEDS_INDIVIDUAL:
                return rule.sentence
        return None

    def _late_finding(self, received: date, lane: Lane) -> Finding | None:
        plan = self._facts.plan
        deadline = plan.dossier_deadline if plan is not None and lane is Lane.SUM_UP else None
        days = deadline.days_late(received) if deadline is not None else 0
        if deadline is None or not days:
            return None
        message = (
            f"Nhận ngày {show(received)}, trễ {days} ngày (nhận đến hết {show(deadline.last_good_day)}). "
            "Có thể nhận và ghi lý do."
        )
        return Finding(Severity.WARNING, Code.LATE, message, field="received", source=deadline.source)

    def _check_award(self, candidate: Candidate, findings: list[Finding]) -> Award | None:
        award = self._facts.awards.find(candidate.award) if candidate.award else None
        if award is not None and award.own and candidate.kind in award.kinds:
            return award  # as nearly every row: nothing to say, and no cell to be looked up for it
        cell = candidate.cell("award")
        if not candidate.award:
            message = _at(cell) + "Chưa ghi hình thức đề nghị khen thưởng."
            findings.append(Finding(Severity.WARNING, Code.MISSING_AWARD, message, "award", cell))
            return None
        if award is None:
            message = _at(cell) + f"“{candidate.award}” không có trong danh mục khen thưởng. Chọn lại hình thức."
            findings.append(Finding(Severity.ERROR, Code.UNKNOWN_AWARD, message, "award", cell))
            return None
        if not award.own:
            message = (
                _at(cell) + f"“{award.name}” vượt thẩm quyền của cơ quan, chỉ có thể đề nghị cấp trên. "
                "Sửa hình thức, hoặc giữ để trình cấp trên."
            )
            source = award.source
            findings.append(Finding(Severity.WARNING, Code.AWARD_ABOVE_COMPETENCE, message, "award", cell, source))
        if candidate.kind not in award.kinds:
            message = _at(cell) + f"“{award.name}” không dành cho {candidate.kind.label.lower()}."
            findings.append(Finding(Severity.WARNING, Code.AWARD_WRONG_KIND, message, "award", cell))
        return award

    def _check_movement(self, candidate: Candidate, findings: list[Finding]) -> Movement | None:
        plan = self._facts.plan
        if plan is None or not candidate.movement:
            return None
        if (found := plan.movement_called(candidate.movement)) is None:
            cell = candidate.cell("movement")
            message = f"{_at(cell)}“{candidate.movement}” không phải phong trào nào của kế hoạch. Chọn lại phong trào."
            findings.append(Finding(Severity.NOTE, Code.UNKNOWN_MOVEMENT, message, "movement", cell))
        return found

    def _check_nominee(
        self,
        candidate: Candidate,
        unit: Unit | None,
        received: date,
        findings: list[Finding],
        nominee: int | None,
        another: bool,
    ) -> None:
        """What concerns the nominee and no place of the quota: known already, too old, working elsewhere."""
        if (unlikely := birth_finding(candidate, received)) is not None:
            findings.append(unlikely)
        if (consent := self._consent(candidate, unit)) is not None:
            findings.append(consent)
        if candidate.name:
            known = self._duplicates.find(candidate, unit, nominee)  # asked of every row, for later ones meet it
            if known is not None and not another:
                findings.append(known)
        if self._achievements is not None and (copied := self._achievements.finding(candidate)) is not None:
            findings.append(copied)

    def _consent(self, candidate: Candidate, unit: Unit | None) -> Finding | None:
        """A nominee of another unit's management needs that unit's written consent, where the plan says so."""
        finder, sentence = self._facts.finder, self._consent_sentence
        if sentence is None or finder is None or unit is None or not candidate.workplace:
            return None
        place = (candidate.workplace, unit.id)
        if place not in self._elsewhere:
            self._elsewhere[place] = works_elsewhere(candidate.workplace, unit, finder)
        if not self._elsewhere[place]:
            return None
        cell = candidate.cell("workplace")
        message = (
            f"{_at(cell)}“{candidate.workplace}” không thuộc đơn vị gửi quản lý. Cần ý kiến thống nhất bằng văn bản "
            "của cơ quan quản lý người đó."
        )
        return Finding(Severity.WARNING, Code.CONSENT_NEEDED, message, "workplace", cell, sentence)

    def _check_quota(self, candidate: Candidate, unit: Unit, findings: list[Finding], takes_place: bool) -> None:
        key = (unit.id, candidate.kind)
        if key not in self._lines:
            quotas = self._facts.plan.quotas if self._facts.plan else ()
            self._lines[key] = line_for(unit, candidate.kind, quotas)
        line = self._lines[key]
        if line is None:
            message = f"Kế hoạch không giao chỉ tiêu {candidate.kind.label.lower()} cho {unit.short_name}."
            findings.append(Finding(Severity.WARNING, Code.NO_QUOTA, message, "kind", candidate.cell("name")))
            return
        if candidate.kind is NomineeKind.COLLECTIVE and not meets_restriction(candidate.name, line.restriction):
            findings.append(_restricted(candidate, line))
        place = self._used.get(key, 0) + 1
        if takes_place:
            self._used[key] = place
        if place > line.count:
            findings.append(self._over_quota(candidate, unit, line, place))

    def _over_quota(self, candidate: Candidate, unit: Unit, line: QuotaLine, place: int) -> Finding:
        key = (unit.id, candidate.kind)
        if key not in self._over:  # one writing for all rows beyond a line, of which a list may have thousands
            words = (
                f"{candidate.kind.label.lower()} so với chỉ tiêu của {unit.short_name} "
                f"({line.limit.words(line.count)}). Rút một đề nghị, hoặc giữ và ghi lý do."
            )
            self._over[key] = (words, quoted(line))
        words, sentence = self._over[key]
        message = f"Vượt {place - line.count} {words}"
        return Finding(Severity.WARNING, Code.QUOTA_EXCEEDED, message, "name", candidate.cell("name"), sentence)


def _has_error(findings: Sequence[Finding]) -> bool:
    return bool(findings) and Severity.ERROR in [finding.severity for finding in findings]


def _at(cell: str) -> str:
    return f"Ô {cell}: " if cell else ""


def _unknown_unit(candidate: Candidate) -> Finding:
    named = f" “{candidate.unit_text}”" if candidate.unit_text else ""
    message = f"Chưa rõ đơn vị gửi{named}. Chọn đơn vị, hoặc thêm tên gọi khác cho đơn vị."
    return Finding(Severity.ERROR, Code.UNKNOWN_UNIT, message, "unit", candidate.cell("unit"))


def _restricted(candidate: Candidate, line: QuotaLine) -> Finding:
    message = f"{candidate.name} không phải {line.restriction}. Xem lại đối tượng, hoặc giữ và ghi lý do."
    return Finding(Severity.WARNING, Code.RESTRICTION, message, "name", candidate.cell("name"), quoted(line))


def quoted(line: QuotaLine) -> str:
    """The plan's sentence of a quota line with its place."""
    return f"{line.sentence} (mục {line.section})" if line.section else line.sentence
