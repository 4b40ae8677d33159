"""Units, their groups and the many ways in which files write their names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.text import fold


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Nhóm đơn vị: phường/xã; phòng, ban, ngành; MTTQ và tổ chức chính trị - xã hội; … The office edits them.

    `school_year` groups follow the school-year clock for recurring deadlines.
    """

    id: int
    name: str
    order: int
    school_year: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Đơn vị. `name` is used in papers ("UBND phường Nghĩa Đô"), `short_name` on the screen ("Phường Nghĩa Đô").

    `aliases` are further ways in which its files write it. A unit out of use (`active_to` in the past) stays for
    old papers.
    """

    id: int
    group_id: int
    group: str
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    active_from: date | None = None
    active_to: date | None = None

    def active_on(self, day: date) -> bool:
        """True if the unit exists on a day."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


_REPLACED = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\buy ban (mat tran to quoc|mttq)( viet nam)?\b"), "mttq"),
    (re.compile(r"\bmat tran to quoc( viet nam)?\b"), "mttq"),
    (re.compile(r"\bhoi lien hiep phu nu\b"), "hoi lhpn"),
    (
        re.compile(r"\b(doan thanh nien cong san|doan tncs) ho chi minh\b|\bdoan tncs hcm\b"),
        "doan thanh nien",
    ),
    (re.compile(r"\blien doan lao dong\b"), "ldld"),
    (re.compile(r"\blao dong thuong binh va xa hoi\b|\bldtb ?& ?xh\b|\bld tb va xh\b"), "ldtbxh"),
    (re.compile(r"\btai chinh ke hoach\b"), "tckh"),
    (re.compile(r"\bquan ly do thi\b"), "qldt"),
    (re.compile(r"\btai nguyen va moi truong\b|\btai nguyen moi truong\b"), "tnmt"),
    (re.compile(r"\bp (?=[a-z])"), "phuong "),
)
_LEADING_BODY = re.compile(r"^(ubnd|hdnd) (?=(phuong|xa|thi tran|dac khu|quan|huyen|thi xa)\b)")


def unit_key(text: str) -> str:
    """A unit's name reduced to what tells units apart: folded, usual abbreviations opened or closed alike.

    "ỦY BAN NHÂN DÂN PHƯỜNG NGHĨA ĐÔ", "UBND P. Nghĩa Đô" and "Phường Nghĩa Đô" have one key.
    """
    key = " ".join(re.findall(r"[a-z0-9&]+", fold(text)))
    for pattern, short in _REPLACED:
        key = pattern.sub(short, key)
    return _LEADING_BODY.sub("", key).strip()


class UnitFinder:
    """Finds the unit meant by a text; built once for a list of units and asked for each row.

    An exact key (name, short name or alias) wins; otherwise the longest key contained whole in the text, so that
    "Phường Dịch Vọng Hậu" is never taken for "Phường Dịch Vọng".
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._exact: dict[str, Unit] = {}
        for unit in units:
            for written in (unit.name, unit.short_name, *unit.aliases):
                self._exact.setdefault(unit_key(written), unit)
        self._by_length = sorted((k for k in self._exact if len(k) > 4), key=len, reverse=True)
        self._memo: dict[str, Unit | None] = {}

    def exact(self, text: str) -> Unit | None:
        """The unit whose name or alias is this text."""
        return self._exact.get(unit_key(text)) if text else None

    def find(self, text: str) -> Unit | None:
        """The unit named by or within a text, None if no unit or more than one of equal length is meant."""
        if text not in self._memo:
            self._memo[text] = self._search(unit_key(text))
        return self._memo[text]

    def first(self, texts: Sequence[str]) -> tuple[Unit, str] | None:
        """The unit found by the best of several hints, with the hint that told."""
        for text in texts:
            if unit := self.exact(text):
                return unit, text
        for text in texts:
            if unit := self.find(text):
                return unit, text
        return None

    def _search(self, key: str) -> Unit | None:
        if not key:
            return None
        if key in self._exact:
            return self._exact[key]
        padded = f" {key} "
        for known in self._by_length:
            if f" {known} " in padded:
                return self._exact[known]
        return self._by_bare_name(padded)

    def _by_bare_name(self, padded: str) -> Unit | None:
        """A file named "Nghia Tan_70 nam.xlsx" says neither phường nor UBND: the bare name must be unambiguous."""
        found: dict[int, tuple[int, Unit]] = {}
        for known in self._by_length:
            head, _, bare = known.partition(" ")
            if head in ("phuong", "xa", "quan", "huyen") and " " in bare and f" {bare} " in padded:
                unit = self._exact[known]
                found[unit.id] = (len(bare), unit)
        if not found:
            return None
        longest = max(length for length, _ in found.values())
        best = [unit for length, unit in found.values() if length == longest]
        return best[0] if len(best) == 1 else None
