"""Units, their groups and the many ways in which files write their names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua_desktop.domain.text import words


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
class FormerName:
    """A name that a unit bore in papers up to the end of a day, before it was renamed."""

    name: str
    valid_to: date


def name_on(name: str, former: Iterable[FormerName], day: date) -> str:
    """The name in papers that a unit now called `name` bore on a day: old papers keep the name of their day."""
    borne = [was for was in former if day <= was.valid_to]
    return min(borne, key=lambda was: was.valid_to).name if borne else name


@dataclass(frozen=True, slots=True)
class Unit:
    """Đơn vị. `name` is used in papers ("UBND phường Nghĩa Đô"), `short_name` on the screen ("Phường Nghĩa Đô").

    `aliases` are further ways in which its files write it. A unit out of use (`active_to` in the past) stays for
    old papers; `successor_id` is the unit into which it was merged. `former` are the names it bore before.
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
    former: tuple[FormerName, ...] = ()
    successor_id: int | None = None

    def name_on(self, day: date) -> str:
        """The name in papers that the unit bore on a day."""
        return name_on(self.name, self.former, day)

    def active_on(self, day: date) -> bool:
        """True if the unit exists on a day."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


def heir_of(unit: Unit, known: Mapping[int, Unit]) -> Unit:
    """The unit that goes on with the work of a merged one, through as many mergers as there were."""
    seen = {unit.id}
    while (heir := known.get(unit.successor_id or 0)) is not None and heir.id not in seen:
        seen.add(heir.id)
        unit = heir
    return unit


_REPLACED = (
    # one letter or number for the kind of area: "P. Nghĩa Đô", "P.12", "Q. Ba Đình", "TX. Sơn Tây"
    (re.compile(r"\bp (?=[a-z]{2}|\d)|\bp(?=\d)"), "phuong "),
    (re.compile(r"\bq (?=[a-z]{2}|\d)|\bq(?=\d)"), "quan "),
    (re.compile(r"\bh (?=[a-z]{2})"), "huyen "),
    (re.compile(r"\btx (?=[a-z]{2})"), "thi xa "),
    (re.compile(r"\b0+(?=\d)"), ""),
    (re.compile(r"\bva "), ""),
    (re.compile(r"\bvp\b"), "van phong"),
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\b(uy ban |ub)?(mat tran to quoc|mttq)( viet nam| vn)?\b"), "mttq"),
    (re.compile(r"\blien hiep phu nu\b"), "lhpn"),
    (re.compile(r"\bphat trien nong thon\b"), "ptnt"),
    (re.compile(r"\b(ban chap hanh|bch) (?=doan\b)"), ""),
    (re.compile(r"(?<!cong )(?<!lien )\bdoan (?=(quan|huyen|thi xa|thanh pho|phuong|xa)\b)"), "doan thanh nien "),
    (re.compile(r"\bdoan (thanh nien cong san|tncs) (ho chi minh|hcm)\b"), "doan thanh nien"),
    (re.compile(r"\blien doan lao dong\b"), "ldld"),
    (re.compile(r"\bcuu chien binh\b"), "ccb"),
    (re.compile(r"\b(lao dong thuong binh|ldtb|ld tb|ld thuong binh) (xa hoi|xh)\b"), "ldtbxh"),
    (re.compile(r"\b(tai chinh ke hoach|tc kh)\b"), "tckh"),
    (re.compile(r"\bquan ly do thi\b"), "qldt"),
    (re.compile(r"\b(tai nguyen moi truong|tn mt)\b"), "tnmt"),
    (re.compile(r"\b(giao duc dao tao|gd dt)\b"), "gddt"),
    (re.compile(r"\b(van hoa thong tin|vh tt|vhtt)\b"), "vhtt"),
    (re.compile(r"\b(quan ly du an|qlda)( dau tu xay dung| dtxd)?\b"), "qlda"),
    (re.compile(r"\b(ban chi huy|bch) (quan su|qs)\b|\b(ban chqs|bchqs)\b"), "bchqs"),
)
_LEADING_BODY = re.compile(r"^(ubnd|hdnd) (?=(phuong|xa|thi tran|dac khu|quan|huyen|thi xa)\b)")


@lru_cache(maxsize=4096)  # the units' own names are asked for with every list
def unit_key(text: str) -> str:
    """A unit's name reduced to what tells units apart: folded, usual abbreviations opened or closed alike.

    "ỦY BAN NHÂN DÂN PHƯỜNG NGHĨA ĐÔ", "UBND P. Nghĩa Đô" and "Phường Nghĩa Đô" have one key; so have "Phòng TC-KH",
    "Phòng Tài chính và Kế hoạch" and "Phòng Tài chính - Kế hoạch".
    """
    key = " ".join(words(text))
    for pattern, short in _REPLACED:
        key = pattern.sub(short, key)
    return _LEADING_BODY.sub("", key).strip()


class UnitFinder:
    """Finds the unit meant by a text; built once for a list of units and asked for each row.

    An exact key (name, short name or alias) wins; otherwise the longest key contained whole in the text, so that
    "Phường Dịch Vọng Hậu" is never taken for "Phường Dịch Vọng". A text that names two units names none. Files that
    still write a unit which was merged into another are the other's.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._exact: dict[str, Unit] = {}
        known = {unit.id: unit for unit in units}
        for unit in known.values():
            for written in (unit.name, unit.short_name, *unit.aliases):
                self._exact.setdefault(unit_key(written), heir_of(unit, known))
        for key in tuple(self._exact):
            if key.startswith("phong "):  # "P. Nội vụ" is an office room where no ward is called so
                self._exact.setdefault(f"phuong {key.removeprefix('phong ')}", self._exact[key])
        names = [(known, unit) for known, unit in self._exact.items() if len(known) > 4]
        names += [(bare, unit) for known, unit in self._exact.items() if (bare := _bare_name(known))]
        self._names = sorted(names, key=lambda name: len(name[0]), reverse=True)
        self._joined = {key.replace(" ", ""): unit for key, unit in reversed(self._names) if " " in key}
        self._memo: dict[str, Unit | None] = {}

    def exact(self, text: str) -> Unit | None:
        """The unit whose name or alias is this text."""
        return self._exact.get(unit_key(text)) if text else None

    def find(self, text: str) -> Unit | None:
        """The unit named by or within a text, None if no unit or more than one is meant."""
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
        if key in self._exact:
            return self._exact[key]
        named = self._named_in(f" {key} ") or self._run_together(key)
        return named[0] if len(named) == 1 else None

    def _named_in(self, text: str) -> list[Unit]:
        """The units whose keys stand whole in a padded key, each word belonging to the longest key it is part of."""
        units: list[Unit] = []
        for name, unit in self._names:
            if f" {name} " in text:
                text = text.replace(f" {name} ", " | ")
                if unit not in units:
                    units.append(unit)
        return units

    def _run_together(self, key: str) -> list[Unit]:
        """The units whose keys are words of a text written without spaces: "ds_PhuongDongNhan.xlsx"."""
        found = [self._joined[word] for word in key.split() if word in self._joined]
        return list(dict.fromkeys(found))


def _bare_name(key: str) -> str:
    """The proper name in an area's key, "nghia tan" of "phuong nghia tan"; empty where it is a single word.

    A file called "Nghia Tan_70 nam.xlsx" says neither phường nor UBND.
    """
    head, _, bare = key.partition(" ")
    return bare if head in ("phuong", "xa", "quan", "huyen") and " " in bare else ""
