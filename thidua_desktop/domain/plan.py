"""A plan (kế hoạch) as the desk works with it: movements, quotas, deadlines, dossier, criteria, cross rules."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from thidua_desktop.domain.dates import SCHOOL_YEAR_BEGINS, day_before, last_day_of_month
from thidua_desktop.domain.kinds import Lane, NomineeKind
from thidua_desktop.domain.text import words


class PlanKind(Enum):
    """What a plan is: an occasion, a year's work, or a programme of several years."""

    CAMPAIGN = "campaign"
    ANNUAL = "annual"
    PROGRAMME = "programme"

    @property
    def label(self) -> str:
        """The office's words."""
        return {"campaign": "Đợt thi đua", "annual": "Kế hoạch năm", "programme": "Giai đoạn"}[self.value]


class PlanState(Enum):
    """A plan is being worked with, or kept."""

    OPEN = "open"
    ARCHIVED = "archived"


class Tier(Enum):
    """Who awards a place: this office's head, or the level above on our recommendation."""

    OFFICE = "office"
    SUPERIOR = "superior"


class Limit(Enum):
    """'tối đa 03' is at most; a bare '01' is exactly."""

    AT_MOST = "at_most"
    EXACTLY = "exactly"

    def words(self, count: int) -> str:
        """`tối đa 3`, `đúng 1`: our own writing, without the plan's leading zero."""
        return f"{'tối đa' if self is Limit.AT_MOST else 'đúng'} {count}"


class CrossRule(Enum):
    """Rules across nominations that a plan can switch on, each resting on its own sentence."""

    COLLECTIVE_NEEDS_AWARDED_INDIVIDUAL = "collective_needs_awarded_individual"
    COLLECTIVE_NEEDS_PROPOSED_INDIVIDUAL = "collective_needs_proposed_individual"
    CONSENT_OUTSIDE_MANAGEMENT = "consent_outside_management"
    PREFER_SMALL_AND_DIRECT = "prefer_small_and_direct"

    @property
    def label(self) -> str:
        """The rule in one line."""
        return _RULE_LABELS[self]


_RULE_LABELS = {
    CrossRule.COLLECTIVE_NEEDS_AWARDED_INDIVIDUAL: "Tập thể cần có cá nhân cùng đơn vị được khen",
    CrossRule.COLLECTIVE_NEEDS_PROPOSED_INDIVIDUAL: "Tập thể cần có cá nhân cùng đơn vị được đề nghị",
    CrossRule.CONSENT_OUTSIDE_MANAGEMENT: "Đối tượng ngoài phạm vi quản lý cần ý kiến của cơ quan quản lý",
    CrossRule.PREFER_SMALL_AND_DIRECT: "Ưu tiên tập thể nhỏ, cá nhân trực tiếp",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Căn cứ: a cited document. `text` is the line as a paper prints it, without the closing mark."""

    text: str
    number: str = ""
    on: date | None = None
    issuer: str = ""
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """Phong trào, nội dung, chuyên đề, with its lead (chủ trì) and coordinating (phối hợp) units as written."""

    title: str
    lead: str = ""
    coordinating: str = ""
    time: str = ""
    starts: date | None = None
    ends: date | None = None
    short_title: str = ""
    lead_unit_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Thời hạn. 'Trước ngày 02/8/2024' (`inclusive` False) ends on 01/8/2024; 'đến hết ngày' includes the day."""

    what: str
    on: date
    inclusive: bool
    source: str = ""
    section: str = ""
    is_dossier: bool = False
    group_id: int | None = None
    id: int | None = None

    @property
    def last_good_day(self) -> date:
        """The last day on which a paper is in time."""
        return self.on if self.inclusive else day_before(self.on)

    def days_left(self, today: date) -> int:
        """Days until the last good day; negative when it has passed."""
        return (self.last_good_day - today).days

    def days_late(self, received: date) -> int:
        """How many days after the last good day a paper came; 0 when in time."""
        return max(0, (received - self.last_good_day).days)


@dataclass(frozen=True, slots=True)
class RecurringDeadline:
    """'Trước 30/3 hằng năm': administrative units by calendar year, schools by school year (design 4).

    `school_day` and `school_month` are None where the plan gives schools no clock of their own.
    """

    what: str
    day: int
    month: int
    inclusive: bool
    school_day: int | None = None
    school_month: int | None = None
    source: str = ""
    id: int | None = None

    def in_year(self, year: int, school: bool = False) -> Deadline:
        """The deadline of one calendar year (or, for schools, of the school year beginning in `year`)."""
        if school and self.school_day and self.school_month:
            in_year = year if self.school_month >= SCHOOL_YEAR_BEGINS else year + 1
            on = _day_in(in_year, self.school_month, self.school_day)
        else:
            on = _day_in(year, self.month, self.day)
        return Deadline(self.what, on, self.inclusive, self.source)


def _day_in(year: int, month: int, day: int) -> date:
    """A day of a month, the month's last where it is shorter: 29/02 in a common year is 28/02."""
    last = last_day_of_month(year, month)
    return last.replace(day=min(day, last.day))


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """Chỉ tiêu: places for each unit of a group (or for one unit), a nominee kind and a tier.

    A superior line has neither group nor unit: it counts over the whole office. `restriction` names the kind of
    collective allowed ("tổ dân phố"). `sentence` is the plan's own, `section` its place ("III.4.2"). `reason` says why
    a unit has a line of its own.
    """

    kind: NomineeKind
    tier: Tier
    limit: Limit
    count: int
    group_id: int | None = None
    group: str | None = None
    unit_id: int | None = None
    unit: str | None = None
    restriction: str = ""
    sentence: str = ""
    section: str = ""
    reason: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class DossierRequirement:
    """Thành phần hồ sơ that the plan demands, per lane, stage and nominee kind (None for every kind)."""

    item: str
    lane: Lane = Lane.SUM_UP
    kind: NomineeKind | None = None
    stage: str = "unit_to_office"
    required: bool = True
    per_unit: bool = False
    sentence: str = ""
    section: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """Tiêu chuẩn khen thưởng of a lane and nominee kind, in the plan's words."""

    text: str
    lane: Lane = Lane.SUM_UP
    kind: NomineeKind | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class PlanRule:
    """A cross rule switched on, with the sentence it rests on."""

    rule: CrossRule
    sentence: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Kế hoạch with everything it says. `occasion` is the sum-up's name in papers ("thành tích … chào mừng …")."""

    code: str
    kind: PlanKind
    title: str
    short_title: str
    year: int
    issuer: str = ""
    number: str = ""
    issued: date | None = None
    starts: date | None = None
    ends: date | None = None
    occasion: str = ""
    purpose: str = ""
    state: PlanState = PlanState.OPEN
    parent_id: int | None = None
    award_id: int | None = None
    bases: tuple[Basis, ...] = ()
    movements: tuple[Movement, ...] = ()
    quotas: tuple[QuotaLine, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    recurring: tuple[RecurringDeadline, ...] = ()
    dossier: tuple[DossierRequirement, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    rules: tuple[PlanRule, ...] = ()
    recipients: tuple[str, ...] = ()
    id: int | None = None

    def movement_called(self, written: str) -> Movement | None:
        """The movement whose title, whole or short, is this text; marks, quotes and spaces aside."""
        key = words(written)
        return next((one for one in self.movements if key and key in (words(one.title), words(one.short_title))), None)

    @property
    def dossier_deadline(self) -> Deadline | None:
        """The deadline that dossiers of the sum-up must meet."""
        for deadline in self.deadlines:
            if deadline.is_dossier:
                return deadline
        return None
