"""A list that comes again, corrected, against what stands already: which row is which nomination, and what differs.

Only nominations of the same plan, lane, unit and kind are asked. Nothing is joined on a likeness of names alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from thidua_desktop.domain.duplicates import same_birth
from thidua_desktop.domain.nomination import Candidate, Nomination, NomineeKind
from thidua_desktop.domain.text import fold

FIELDS = {
    "name": "Họ tên, tên tập thể",
    "birth": "Ngày sinh",
    "gender": "Giới tính",
    "position": "Chức vụ",
    "workplace": "Đơn vị công tác",
    "award": "Hình thức khen thưởng",
    "achievement": "Thành tích",
    "movement": "Phong trào",
    "identity_number": "Số căn cước",
    "phone": "Điện thoại",
    "note": "Ghi chú",
}
"""The fields in which two sendings of one nomination can differ, in the office's words."""
_STORY = ("position", "workplace", "achievement")
_NO_TITLES: Mapping[int, str] = {}
_ALIKE = 0.85  # likeness of names at which, with the same full birth, a letter was put right


class Standing(Enum):
    """What a row of a list is to the nominations that are there already."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        """The office's word."""
        return {"new": "Mới", "changed": "Thay đổi", "unchanged": "Không đổi"}[self.value]


Alike = Callable[[str, str], float]
"""How alike two folded names are, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that the new list says otherwise; both as stored, None for nothing."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A row's nomination from an earlier list, and what the row says otherwise."""

    nomination: Nomination
    changes: tuple[FieldChange, ...]

    @property
    def settled(self) -> bool:
        """True once a decision rests on the nomination: a list changes it no more."""
        return self.nomination.status.awarded

    @property
    def changed(self) -> bool:
        """True if taking the row in changes the nomination."""
        return bool(self.changes) and not self.settled


@dataclass(frozen=True, slots=True)
class Sent:
    """A row as far as finding its nomination needs it.

    `award` is the catalogue's name if it was found, `movement` the title of the plan's movement.
    """

    candidate: Candidate
    unit_id: int | None
    award: str | None
    movement: str | None = None

    def told(self, field: str) -> str | None:
        """What the row says in a field."""
        return getattr(self if field in ("award", "movement") else self.candidate, field)


def pair(
    rows: Sequence[Sent], known: Iterable[Nomination], alike: Alike, pause: Callable[[], object] = lambda: None
) -> list[Nomination | None]:
    """For each row the nomination that it sends again, None for a new one; no nomination twice.

    First by the very name with a birth that does not contradict, then by the name with the same story (a birth put
    right), then by identity number, then by the same full birth with a name that differs by a letter or two. `pause` is
    called at every row.
    """

    def alike_enough(row: Sent, one: Nomination) -> bool:
        return _alike(row, one, alike)

    left = list(known)
    found: list[Nomination | None] = [None] * len(rows)
    for keys_of_row, keys_of_known, same in (
        (_name_of_row, _name_of_known, _birth_agrees),
        (_name_of_row, _name_of_known, _same_story),
        (_number_of_row, _number_of_known, _any),
        (_birth_of_row, _birth_of_known, alike_enough),
    ):
        left = _pass(rows, left, found, (keys_of_row, keys_of_known), same, pause)
    return found


_Same = Callable[[Sent, Nomination], bool]


def _pass(
    rows: Sequence[Sent],
    known: Sequence[Nomination],
    found: list[Nomination | None],
    keys: tuple[Callable[[Sent], object], Callable[[Nomination], object]],
    same: _Same,
    pause: Callable[[], object],
) -> list[Nomination]:
    """Find nominations by one key for the rows that have none; the nominations that are left."""
    of_row, of_known = keys
    pools: dict[object, list[Nomination]] = {}
    for one in known:
        if (key := of_known(one)) is not None:
            pools.setdefault((one.unit_id, one.kind, key), []).append(one)
    taken: set[int] = set()
    for place, row in enumerate(rows):
        pause()
        if found[place] is not None or (key := of_row(row)) is None:
            continue
        pool = pools.get((row.unit_id, row.candidate.kind, key), ())
        fitting = [one for one in pool if one.id not in taken and same(row, one)]
        if fitting:
            best = max(fitting, key=lambda one: one.birth == row.candidate.birth)
            found[place] = best
            taken.add(best.id)
    return [one for one in known if one.id not in taken]


def _name_of_row(row: Sent) -> object:
    return fold(row.candidate.name) or None


def _name_of_known(one: Nomination) -> object:
    return fold(one.name)


def _number_of_row(row: Sent) -> object:
    return row.candidate.identity_number


def _number_of_known(one: Nomination) -> object:
    return one.identity_number


def _birth_of_row(row: Sent) -> object:
    return _full_birth(row.candidate.kind, row.candidate.birth)


def _birth_of_known(one: Nomination) -> object:
    return _full_birth(one.kind, one.birth)


def _full_birth(kind: NomineeKind, birth: str | None) -> str | None:
    return birth if kind is NomineeKind.INDIVIDUAL and len(birth or "") == len("1980-05-23") else None


def _birth_agrees(row: Sent, one: Nomination) -> bool:
    return same_birth(row.candidate.birth, one.birth)


def _same_story(row: Sent, one: Nomination) -> bool:
    """True if most of what both tell of the person is the same, so that the birth was put right.

    Half is enough where the births differ by a slip: one digit, or day and month the other way round.
    """
    both = [(a, b) for name in _STORY if (a := row.told(name)) and (b := getattr(one, name))]
    agreeing = sum(fold(a) == fold(b) for a, b in both)
    if agreeing * 2 == len(both) and not _slip(row.candidate.birth or "", one.birth or ""):
        return False
    return agreeing > 0 and agreeing * 2 >= len(both)


def _slip(first: str, second: str) -> bool:
    if len(first) != len(second):
        return False
    swapped = sorted(first.split("-")[1:]) == sorted(second.split("-")[1:]) and first[:4] == second[:4]
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1 or (swapped and "-" in first)


def _any(row: Sent, one: Nomination) -> bool:
    return True


def _alike(row: Sent, one: Nomination, alike: Alike) -> bool:
    return alike(fold(row.candidate.name), fold(one.name)) >= _ALIKE


def changes(row: Sent, one: Nomination, movements: Mapping[int, str] = _NO_TITLES) -> tuple[FieldChange, ...]:
    """What a row says otherwise than its nomination; a column that the new list lacks says nothing.

    `movements` are the titles by number. A movement left empty says nothing either: it is rather the clerk's to give.
    """
    found: list[FieldChange] = []
    for field in FIELDS:
        of_movement = field == "movement"
        new, old = row.told(field), movements.get(one.movement_id or 0) if of_movement else getattr(one, field)
        says = new or (row.candidate.cell(field) and not of_movement)
        if new != old and says and not (not new and not old):
            found.append(FieldChange(field, old, new))
    return tuple(found)


def missing(known: Iterable[Nomination], found: Collection[int], units: Collection[int]) -> tuple[Nomination, ...]:
    """Nominations of earlier lists of these units that the new list no longer has.

    Those entered by hand were never in a list; those withdrawn, refused or settled are asked about no more.
    """
    return tuple(
        one
        for one in known
        if one.id not in found
        and one.unit_id in units
        and one.batch_id is not None
        and one.status.counts
        and not one.status.awarded
    )
