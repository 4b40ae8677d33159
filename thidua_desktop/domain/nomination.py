"""Nominees and nominations: one nominee, one plan or none, one sending unit, one award asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from thidua_desktop.domain.findings import Finding
from thidua_desktop.domain.kinds import Lane, NomineeKind, Status

__all__ = ["Candidate", "Lane", "Nomination", "NomineeKind", "Status"]


Row = tuple[str, int]
"""A row of a file: (sheet, number as the file shows it)."""


class Candidate(NamedTuple):  # a large list makes one of every row: a tuple costs a fifth of a frozen dataclass
    """A row as understood from a file, a form or a pasted block, before anything is stored.

    `birth` is "YYYY-MM-DD", "YYYY-MM" or "YYYY"; `gender` "M" or "F"; absent values are None. `row` is the
    row number the sender's file shows, `columns` names the column of each field ("birth", "D"), one value for all
    rows of a table, and `raw` holds the texts of those fields as sent; `beside` is 0, or which of the tables side by
    side it stands in, from 1; `movement` is the movement's title as written. `findings` holds what reading alone
    could tell; the plan's rules are asked afterwards.
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
    beside: int = 0
    birth_expected: bool = True
    columns: tuple[tuple[str, str], ...] = ()
    raw: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def place(self) -> "Row":
        """What tells this row of a file from every other: two tables side by side have two nominees on one row."""
        return (f"{self.sheet}\u2009({self.beside})" if self.beside else self.sheet, self.row)

    def among(self, rows: Collection["Row"]) -> bool:
        """True if rows chosen in a file hold this one; a row of the sheet holds all that stand on it."""
        return bool(rows) and (self.place in rows or (self.beside > 0 and (self.sheet, self.row) in rows))

    def cell(self, field: str) -> str:
        """The sender's cell of a field, empty if the field has none."""
        for known, letter in self.columns:
            if known == field:
                return f"{letter}{self.row}"
        return ""

    def written(self, field: str) -> str:
        """What the sender wrote in a field, empty if nothing."""
        for (known, _), text in zip(self.columns, self.raw, strict=True):
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
