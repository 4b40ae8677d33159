"""Whether a nominee is probably in the plan, or in the same list, already.

The same person is found across spelling (dấu, case, spaces, the order of the name, a letter), offered for a decision
and never joined silently; what the clerk declared two people is not asked about again (design 4).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, TypeVar

from thidua_desktop.domain.dates import show_birth
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.domain.text import fold, nfc
from thidua_desktop.domain.units import Unit

ONE_ACHIEVEMENT_ONE_AWARD = (
    "Không khen thưởng nhiều lần, nhiều hình thức cho một thành tích đạt được "
    "(Luật Thi đua, khen thưởng năm 2022, Điều 5)."
)
_LETTERS = 1
"""Letters by which two names of one full birth date may differ and still be worth a look."""

Distance = Callable[[str, str], int]
"""By how many letters left out, added, exchanged or turned round two texts differ."""


class KnownNominee(NamedTuple):  # a large list makes one of every row: a tuple costs a third of a frozen dataclass
    """A nominee already in the plan, or earlier in the same file, as far as telling people apart needs it.

    `where` says where it is in words: a row of the file, or the unit that sent it.
    """

    name: str
    birth: str | None
    unit_id: int | None
    where: str
    in_file: bool = False
    nomination_id: int | None = None
    nominee_id: int | None = None
    identity_number: str | None = None


NameKey = tuple[NomineeKind, str]
_Key = TypeVar("_Key")
_NOBODY: frozenset[int] = frozenset()
_AT_ONCE = 100
_WHOLE_DATE = len("1980-05-23")


@dataclass(slots=True)
class KnownPeople:
    """Who is in the plan already: by (kind, folded name), by full birth date, by identity number.

    `distinct` holds for a nominee those whom the clerk declared to be somebody else.
    """

    by_name: dict[NameKey, list[KnownNominee]] = field(default_factory=dict[NameKey, list[KnownNominee]])
    by_birth: dict[str, list[KnownNominee]] = field(default_factory=dict[str, list[KnownNominee]])
    by_number: dict[str, list[KnownNominee]] = field(default_factory=dict[str, list[KnownNominee]])
    distinct: Mapping[int, frozenset[int]] = field(default_factory=dict[int, frozenset[int]])
    distance: Distance = lambda one, other: 0 if one == other else max(len(one), len(other))


def same_birth(one: str | None, other: str | None) -> bool:
    """True unless the two dates contradict: a missing date or a bare year contradicts nothing it agrees with."""
    if not one or not other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)


def full_birth(candidate: Candidate) -> str | None:
    """A person's whole birth date; None for a bare year, and for a collective."""
    birth = candidate.birth
    return birth if birth and len(birth) == _WHOLE_DATE and candidate.kind is NomineeKind.INDIVIDUAL else None


class Duplicates:
    """Asks rows one after another and remembers them for the rows that follow."""

    def __init__(self, known: KnownPeople, *, in_file: bool) -> None:
        self._known = known
        self._in_file = in_file
        self._names: dict[NameKey, list[KnownNominee]] = {}
        self._births: dict[str, list[KnownNominee]] = {}
        self._numbers: dict[str, list[KnownNominee]] = {}

    def find(self, candidate: Candidate, unit: Unit | None, nominee_id: int | None = None) -> Finding | None:
        """What there is to say of a row with a name, which later rows will know of."""
        key = (candidate.kind, fold(candidate.name))
        birth, number = full_birth(candidate), candidate.identity_number
        unit_id = unit.id if unit else None
        others = self._known.distinct.get(nominee_id or 0, _NOBODY)
        found = (
            self._by_name(candidate, unit_id, key, others)
            or (self._by_number(candidate, number, others) if number else None)
            or (self._by_birth(candidate, birth, unit_id, others) if birth else None)
        )
        where = f"dòng {candidate.row}" if self._in_file else unit.short_name if unit else "chưa rõ đơn vị"
        me = KnownNominee(
            candidate.name, candidate.birth, unit_id, where, self._in_file, None, nominee_id, candidate.identity_number
        )
        self._names.setdefault(key, []).append(me)
        if birth:
            self._births.setdefault(birth, []).append(me)
        if number:
            self._numbers.setdefault(number, []).append(me)
        return found

    def forget(self, pause: Callable[[], object]) -> None:
        """Drop whoever was remembered bit by bit, with a pause at each; nothing can be asked afterwards.

        Freeing a hundred thousand of them at once stops everything else that the program does.
        """
        known = self._known
        _drop((known.by_name, self._names), pause)
        _drop((known.by_birth, known.by_number, self._births, self._numbers), pause)

    def _by_name(
        self, candidate: Candidate, unit_id: int | None, key: NameKey, others: frozenset[int]
    ) -> Finding | None:
        for known in chain(self._known.by_name.get(key, ()), self._names.get(key, ())):
            if known.nominee_id not in others and _same_nominee(candidate, unit_id, known):
                return self._same(candidate, unit_id, known)
        return None

    def _by_number(self, candidate: Candidate, number: str, others: frozenset[int]) -> Finding | None:
        for known in _apart(others, self._known.by_number.get(number, ()), self._numbers.get(number, ())):
            message = (
                f"Số căn cước {number} đã là của {known.name}{_place(known)}. Xem lại số, hoặc giữ nếu hai tên là "
                "một người."
            )
            cell = candidate.cell("identity_number")
            return Finding(Severity.WARNING, Code.SAME_IDENTITY_NUMBER, message, "identity_number", cell)
        return None

    def _by_birth(
        self, candidate: Candidate, birth: str, unit_id: int | None, others: frozenset[int]
    ) -> Finding | None:
        if birth not in self._births and birth not in self._known.by_birth:
            return None  # as most: nothing need be gone through
        length = len(fold(candidate.name))
        for known in _apart(others, self._known.by_birth.get(birth, ()), self._births.get(birth, ())):
            if abs(length - len(fold(known.name))) > _LETTERS:
                continue  # so many letters are missing at least: most pairs need no second look
            letters, percent = self._likeness(_in_any_order(candidate.name), _in_any_order(known.name))
            if letters <= _LETTERS:
                message = (
                    f"Tên giống {percent} % với {known.name}, cùng sinh ngày {show_birth(birth)}{_place(known)}. "
                    "Xem có phải một người; giữ nếu là hai người."
                )
                cell = candidate.cell("name")
                return Finding(Severity.WARNING, Code.LIKELY_SAME, message, "name", cell, ONE_ACHIEVEMENT_ONE_AWARD)
        return None

    def _likeness(self, one: str, other: str) -> tuple[int, int]:
        """(letters, percent): by how much two names differ, and how much of them is the same."""
        letters = self._known.distance(one, other)
        longest = max(len(one), len(other), 1)
        return letters, round(100 * (longest - letters) / longest)

    def _same(self, candidate: Candidate, unit_id: int | None, known: KnownNominee) -> Finding:
        born = f", sinh {show_birth(known.birth)}" if known.birth else ""
        letters, percent = self._likeness(nfc(candidate.name).lower(), nfc(known.name).lower())
        alike = f" (tên giống {percent} %)" if letters else ""
        message = (
            f"Có thể trùng với {known.name}{born}{alike} đã có {_place(known).removeprefix(', ')}. "
            "Xem lại, hoặc giữ nếu là hai người."
        )
        if candidate.kind is not NomineeKind.INDIVIDUAL:
            message = (
                f"{known.name} của đơn vị này đã có {_place(known).removeprefix(', ')}. Xem lại, hoặc bỏ dòng này."
            )
        code = Code.DUPLICATE_IN_FILE if known.in_file else Code.DUPLICATE_IN_PLAN
        if not known.in_file and known.unit_id != unit_id:
            code = Code.SAME_IN_OTHER_UNIT
        return Finding(Severity.WARNING, code, message, "name", candidate.cell("name"), ONE_ACHIEVEMENT_ONE_AWARD)


def _drop(remembered: Iterable[dict[_Key, list[KnownNominee]]], pause: Callable[[], object]) -> None:
    for people in remembered:
        while people:
            for _ in range(min(len(people), _AT_ONCE)):
                people.popitem()
            pause()


def _apart(others: frozenset[int], *some: Iterable[KnownNominee]) -> Iterable[KnownNominee]:
    return (known for known_ones in some for known in known_ones if known.nominee_id not in others)


def _in_any_order(name: str) -> str:
    """A folded name with its syllables in one order: "An Nguyễn Văn" is "Nguyễn Văn An"."""
    return " ".join(sorted(fold(name).split(" ")))


def _place(known: KnownNominee) -> str:
    """Where a known nominee is, in words."""
    where = f" ({known.where})" if known.where else ""
    return f", trong chính danh sách này{where}" if known.in_file else f", trong kế hoạch{where}"


def _same_nominee(candidate: Candidate, unit_id: int | None, known: KnownNominee) -> bool:
    if candidate.kind is NomineeKind.INDIVIDUAL:
        return same_birth(candidate.birth, known.birth)
    return unit_id is not None and unit_id == known.unit_id
