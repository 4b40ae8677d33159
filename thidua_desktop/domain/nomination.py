"""Nominees and nominations: one nominee, one plan or none, one sending unit, one award asked."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from thidua_desktop.domain.findings import Finding


class NomineeKind(Enum):
    """Đối tượng khen thưởng (Luật Thi đua, khen thưởng 2022, điều 5)."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"

    __hash__ = object.__hash__  # members are single: a large list asks for this hash a hundred thousand times

    @property
    def label(self) -> str:
        """The office's word, in the singular and the plural alike."""
        return {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}[self.value]


class Lane(Enum):
    """Loại hình khen thưởng (Luật Thi đua, khen thưởng 2022, điều 8)."""

    SUM_UP = "sum_up"  # phong trào thi đua: tổng kết đợt
    SUDDEN = "sudden"  # đột xuất: no quota, no deadline, simple dossier (điều 85)
    MERIT = "merit"  # công trạng (thường xuyên)
    CONTRIBUTION = "contribution"  # quá trình cống hiến
    SENIORITY = "seniority"  # niên hạn
    FOREIGN = "foreign"  # đối ngoại

    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The office's words."""
        return _LANE_LABELS[self]


_LANE_LABELS = {
    Lane.SUM_UP: "Tổng kết đợt",
    Lane.SUDDEN: "Đột xuất",
    Lane.MERIT: "Công trạng",
    Lane.CONTRIBUTION: "Quá trình cống hiến",
    Lane.SENIORITY: "Niên hạn",
    Lane.FOREIGN: "Đối ngoại",
}


class Status(Enum):
    """Where a nomination stands on its way through the desk."""

    RECEIVED = "received"
    NEEDS_SUPPLEMENT = "needs_supplement"
    COMPLETE = "complete"
    VERIFIED = "verified"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    DECIDED = "decided"
    FORWARDED = "forwarded"
    SUPERIOR_DECIDED = "superior_decided"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The office's words."""
        return _STATUS_LABELS[self]

    @property
    def counts(self) -> bool:
        """True if the nomination takes a place of the quota: neither withdrawn nor refused (design 4)."""
        return self not in (Status.WITHDRAWN, Status.NOT_AGREED)

    @property
    def awarded(self) -> bool:
        """True once a head has decided, here or above."""
        return self in (Status.DECIDED, Status.FORWARDED, Status.SUPERIOR_DECIDED)


_STATUS_LABELS = {
    Status.RECEIVED: "Mới nhận",
    Status.NEEDS_SUPPLEMENT: "Cần bổ sung",
    Status.COMPLETE: "Đủ hồ sơ",
    Status.VERIFIED: "Đã thẩm định",
    Status.AGREED: "Hội đồng đồng ý",
    Status.NOT_AGREED: "Không đồng ý",
    Status.DECIDED: "Đã có quyết định",
    Status.FORWARDED: "Đã trình cấp trên",
    Status.SUPERIOR_DECIDED: "Cấp trên đã khen",
    Status.WITHDRAWN: "Đã rút",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row as understood from a file, a form or a pasted block, before anything is stored.

    `birth` is "YYYY-MM-DD", "YYYY-MM" or "YYYY"; `gender` "M" or "F"; absent values are None. `row` is the
    row number the sender's file shows, `cells` maps a field to its cell ("birth" -> "D16"), `raw` to the
    text as sent. `findings` holds what reading alone could tell; the plan's rules are asked afterwards.
    """

    name: str
    kind: NomineeKind
    sheet: str = ""
    row: int = 0
    birth: str | None = None
    gender: str | None = None
    position: str | None = None
    workplace: str | None = None
    award: str | None = None
    achievement: str | None = None
    identity_number: str | None = None
    phone: str | None = None
    note: str | None = None
    unit_text: str | None = None
    birth_expected: bool = True
    cells: tuple[tuple[str, str], ...] = ()
    raw: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    def cell(self, field: str) -> str:
        """The sender's cell of a field, empty if the field has none."""
        for known, place in self.cells:
            if known == field:
                return place
        return ""

    def written(self, field: str) -> str:
        """What the sender wrote in a field, empty if nothing."""
        for known, text in self.raw:
            if known == field:
                return text
        return ""


@dataclass(frozen=True, slots=True)
class Nomination:
    """Đề nghị khen thưởng as stored. `unit_id` is None while the sending unit is unknown.

    `outside_management` is the clerk's word on whether the nominee is outside the sender's management, None while the
    workplace alone tells (domain.dossier.works_elsewhere). `nominee_id` is the nominee over the years.
    """

    id: int
    plan_id: int | None
    unit_id: int | None
    unit_name: str | None
    kind: NomineeKind
    name: str
    birth: str | None
    gender: str | None
    position: str | None
    workplace: str | None
    award: str | None
    award_id: int | None
    achievement: str | None
    lane: Lane
    status: Status
    received: date
    batch_id: int | None
    movement_id: int | None = None
    identity_number: str | None = None
    phone: str | None = None
    note: str | None = None
    row: int | None = None
    late_reason: str | None = None
    accepted_reason: str | None = None
    outside_management: bool | None = None
    nominee_id: int | None = None
    findings: tuple[Finding, ...] = ()
    deleted: bool = False
