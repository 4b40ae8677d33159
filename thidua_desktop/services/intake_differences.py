"""What a list that comes again changes, line by line for the import window: new, changed, gone and as before."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.compare import FIELDS, FieldChange, Match
from thidua_desktop.domain.dates import show_birth
from thidua_desktop.domain.nomination import Nomination, NomineeKind, Row
from thidua_desktop.services.intake_reading import Preview

_GENDERS = {"M": "Nam", "F": "Nữ"}


class Part(Enum):
    """What a line of the comparison is, in the order shown."""

    NEW = "Mới"
    CHANGED = "Thay đổi"
    MISSING = "Không còn trong danh sách"
    UNCHANGED = "Không đổi"


class Fate(Enum):
    """What "Nhập" will do with it, in the office's words."""

    ADDED = "Thêm mới"
    SEPARATE = "Thêm, là người khác"
    ALTERED = "Sửa theo danh sách"
    LEFT_OUT = "Để lại, còn lỗi"
    SKIPPED = "Bỏ qua"
    SETTLED = "Giữ, đã có quyết định"
    KEPT = "Giữ"
    WITHDRAWN = "Rút"
    AS_BEFORE = "Giữ nguyên"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line: a nominee, or one field of a nominee that is changed.

    `old` and `new` are as a clerk reads them, "" for nothing; `place` is the file's row, None for what the file no
    longer has; `nomination` is what stands, None for a new one; `first` is False for a nominee's further fields.
    """

    part: Part
    fate: Fate
    kind: NomineeKind
    name: str
    place: Row | None = None
    nomination: int | None = None
    unit: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    first: bool = True


def compared_rows(shown: Preview) -> tuple[ComparedRow, ...]:
    """The comparison of a file in the order of its parts; empty if its unit has sent nothing of it before."""
    if not shown.comparison.matches and not shown.comparison.missing and not shown.corrections.separate:
        return ()
    lines = [line for row in shown.rows if not row.nameless for line in _of_row(shown, row)]
    lines += [_missing(shown, one) for one in shown.comparison.missing]
    order = list(Part)
    return tuple(sorted(lines, key=lambda line: order.index(line.part)))


def _of_row(shown: Preview, row: Checked) -> Iterator[ComparedRow]:
    candidate = row.candidate
    place = candidate.place
    unit = row.unit.short_name if row.unit else ""
    match = shown.match(row)
    if match is None:
        asked = [text for text in (row.award.name if row.award else candidate.award, candidate.achievement) if text]
        fate, told = _fate_of_new(shown, row), " · ".join(asked)
        yield ComparedRow(Part.NEW, fate, candidate.kind, candidate.name, place, unit=unit, new=told)
    elif match.changes:
        fate = _fate_of_changed(shown, row, match)
        for number, change in enumerate(match.changes):
            yield _changed(change, fate, row, match.nomination, unit, first=number == 0)
    else:
        one = match.nomination
        yield ComparedRow(Part.UNCHANGED, Fate.AS_BEFORE, one.kind, candidate.name, place, one.id, unit)


def _changed(change: FieldChange, fate: Fate, row: Checked, one: Nomination, unit: str, *, first: bool) -> ComparedRow:
    candidate = row.candidate
    return ComparedRow(
        Part.CHANGED,
        fate,
        candidate.kind,
        one.name,
        candidate.place,
        one.id,
        unit,
        FIELDS[change.field],
        as_read(change.field, change.old),
        as_read(change.field, change.new),
        first,
    )


def _missing(shown: Preview, one: Nomination) -> ComparedRow:
    fate = Fate.WITHDRAWN if one.id in shown.corrections.withdrawn else Fate.KEPT
    told = " · ".join(text for text in (one.award, one.achievement) if text)
    return ComparedRow(Part.MISSING, fate, one.kind, one.name, nomination=one.id, old=told)


def _fate_of_new(shown: Preview, row: Checked) -> Fate:
    if shown.skipped(row):
        return Fate.SKIPPED
    if not shown.kept(row):
        return Fate.LEFT_OUT
    separate = row.candidate.among(shown.corrections.separate)
    return Fate.SEPARATE if separate else Fate.ADDED


def _fate_of_changed(shown: Preview, row: Checked, match: Match) -> Fate:
    if match.settled:
        return Fate.SETTLED
    if shown.skipped(row):
        return Fate.SKIPPED
    return Fate.ALTERED if shown.kept(row) else Fate.LEFT_OUT


def as_read(field: str, value: str | None) -> str:
    """A field's stored value as a clerk reads it: 23/05/1980, Nữ."""
    if field == "birth":
        return show_birth(value)
    return _GENDERS.get(value or "", value or "") if field == "gender" else value or ""
