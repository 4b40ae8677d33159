"""Nominees and nominations: one nominee, one plan or none, one sending unit, one award asked."""

from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.findings import Finding
from thidua_desktop.domain.kinds import Lane, NomineeKind, Status

__all__ = ["Candidate", "Lane", "Nomination", "NomineeKind", "Status"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row as understood from a file, a form or a pasted block, before anything is stored.

    `birth` is "YYYY-MM-DD", "YYYY-MM" or "YYYY"; `gender` "M" or "F"; absent values are None. `row` is the
    row number the sender's file shows, `cells` maps a field to its cell ("birth" -> "D16"), `raw` to the
    text as sent; `movement` is the movement's title as written. `findings` holds what reading alone could tell;
    the plan's rules are asked afterwards.
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
    movement: str | None = None
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
