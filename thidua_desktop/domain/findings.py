"""What the desk has to say about a row: an error, a warning or a note, in words, with the rule's sentence."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a finding weighs: an error keeps a row out until mended or accepted, a warning never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    __hash__ = object.__hash__  # members are single: a large list asks for this hash a hundred thousand times

    @property
    def label(self) -> str:
        """The office's word."""
        return {"error": "Lỗi", "warning": "Cảnh báo", "note": "Lưu ý"}[self.value]


class Code(Enum):
    """Stable names of findings; they are part of the command-line contract and listed in the docs."""

    NO_TABLE = "no-table"
    MISSING_NAME = "missing-name"
    MISSING_BIRTH = "missing-birth"
    UNREADABLE_DATE = "unreadable-date"
    IMPOSSIBLE_DATE = "impossible-date"
    SHORT_YEAR = "short-year"
    UNKNOWN_GENDER = "unknown-gender"
    GENDER_CONTRADICTS = "gender-contradicts"
    KIND_DOUBTFUL = "kind-doubtful"
    COUNT_DIFFERS = "count-differs"
    UNKNOWN_UNIT = "unknown-unit"
    MISSING_AWARD = "missing-award"
    UNKNOWN_AWARD = "unknown-award"
    AWARD_ABOVE_COMPETENCE = "award-above-competence"
    AWARD_WRONG_KIND = "award-wrong-kind"
    QUOTA_EXCEEDED = "quota-exceeded"
    NO_QUOTA = "no-quota"
    LATE = "late"
    DUPLICATE_IN_FILE = "duplicate-in-file"
    DUPLICATE_IN_PLAN = "duplicate-in-plan"
    SAME_IN_OTHER_UNIT = "same-in-other-unit"
    SAME_IDENTITY_NUMBER = "same-identity-number"
    LIKELY_SAME = "likely-same"
    SAME_ACHIEVEMENT = "same-achievement"
    CONSENT_NEEDED = "consent-needed"
    UNLIKELY_BIRTH = "unlikely-birth"
    RESTRICTION = "restriction"
    COLLECTIVE_NEEDS_INDIVIDUAL = "collective-needs-individual"
    DITTO_FILLED = "ditto-filled"
    HIDDEN_ROW = "hidden-row"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    NO_HEADER = "no-header"
    ROW_CONTINUED = "row-continued"
    SEVERAL_NAMES = "several-names"
    LOST_LEADING_ZERO = "lost-leading-zero"
    CUT_NUMBER = "cut-number"
    IDENTITY_NUMBER = "identity-number"
    UNREADABLE_TEXT = "unreadable-text"
    FILE_MENDED = "file-mended"
    UNKNOWN_MOVEMENT = "unknown-movement"
    OTHER_FORM = "other-form"

    __hash__ = object.__hash__


PLAN_CODES = frozenset(
    {
        Code.UNKNOWN_UNIT,
        Code.MISSING_AWARD,
        Code.UNKNOWN_AWARD,
        Code.AWARD_ABOVE_COMPETENCE,
        Code.AWARD_WRONG_KIND,
        Code.QUOTA_EXCEEDED,
        Code.NO_QUOTA,
        Code.LATE,
        Code.DUPLICATE_IN_FILE,
        Code.DUPLICATE_IN_PLAN,
        Code.SAME_IN_OTHER_UNIT,
        Code.SAME_IDENTITY_NUMBER,
        Code.LIKELY_SAME,
        Code.CONSENT_NEEDED,
        Code.UNLIKELY_BIRTH,
        Code.RESTRICTION,
        Code.COLLECTIVE_NEEDS_INDIVIDUAL,
        Code.UNKNOWN_MOVEMENT,
        Code.OTHER_FORM,
    }
)
"""Findings that the plan and the other nominations decide; the rest come from reading the row itself."""


SAME_NOMINEE_CODES = frozenset(
    {Code.DUPLICATE_IN_FILE, Code.DUPLICATE_IN_PLAN, Code.SAME_IN_OTHER_UNIT, Code.LIKELY_SAME}
)
"""Findings that say the nominee is probably there already, which the clerk may declare to be somebody else."""


class Finding(NamedTuple):  # like the rows of which they speak they are made by the ten thousand
    """One thing to see to in one row.

    `field` names the nomination's field ("name", "birth", …) so that a form can show it beside the input;
    `cell` is the place in the sender's file ("D16"), empty for hand entry; `source` is the plan's or the
    law's own sentence where one exists.
    """

    severity: Severity
    code: Code
    message: str
    field: str = ""
    cell: str = ""
    source: str = ""


def worst(findings: Sequence[Finding]) -> Severity | None:
    """The heaviest severity among findings, None for a clean row."""
    found = [finding.severity for finding in findings]
    if Severity.ERROR in found:
        return Severity.ERROR
    if Severity.WARNING in found:
        return Severity.WARNING
    return Severity.NOTE if found else None
