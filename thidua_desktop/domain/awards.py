"""Award titles and forms: a dated catalogue with level, who may decide and who may receive."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua_desktop.domain.kinds import NomineeKind
from thidua_desktop.domain.text import words


@dataclass(frozen=True, slots=True)
class Award:
    """Danh hiệu thi đua or hình thức khen thưởng, as in force between two dates.

    `own` is True if this office's head may decide it (Luật TĐKT 2022, điều 80; NĐ 129/2025, điều 59 for communes).
    `coefficients` (`individual`, `collective`, in hundredths of the base salary) are None where none is known.
    """

    id: int
    name: str
    is_title: bool
    own: bool
    kinds: frozenset[NomineeKind]
    aliases: tuple[str, ...] = ()
    individual_hundredths: int | None = None
    collective_hundredths: int | None = None
    vote_percent: int | None = None
    rank: int = 100
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""

    def in_force(self, day: date) -> bool:
        """True if the award could be given on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


_ASKING = re.compile(r"^((kinh )?de nghi |dn |xet |cong nhan |tang (thuong )?|danh hieu )+")
_GIVER_FIRST = re.compile(r"^(?P<giver>.+) tang (?:thuong )?(?P<form>giay khen|bang khen|gk|bk)$")
_REMARK = re.compile(r"\([^()]*\)")
_REPLACED = (
    (re.compile(r" nam (?:hoc )?(?:19|20)\d\d(?: (?:19|20)\d\d)?$"), ""),
    (re.compile(r"\bsy\b"), "si"),
    (re.compile(r"^(?P<form>[gb]) k\b"), r"\g<form>k"),
    (re.compile(r"\bcs ?td(?=cs\b|tq\b|tp\b| |$)"), "chien si thi dua "),
    (re.compile(r"\btd(?=cs\b|tq\b| co so| cap| toan quoc)"), "thi dua "),
    (re.compile(r"(?<=thi dua)  ?(?:cap )?(?:cs\b|co so)"), " co so"),
    (re.compile(r"(?<=thi dua)  ?tq\b"), " toan quoc"),
    (re.compile(r"^tt ?(?=ld|lao dong)"), "tap the "),
    (re.compile(r"^hc ?(?=ld)"), "huan chuong "),
    (re.compile(r"\bld(?=tt\b|xs\b| |$)"), "lao dong "),
    (re.compile(r"(?<=lao dong)  ?tt\b"), " tien tien"),
    (re.compile(r"(?<=lao dong)  ?xs\b"), " xuat sac"),
    (re.compile(r"\bhang (?:1|i)$"), "hang nhat"),
    (re.compile(r"\bhang (?:2|ii)$"), "hang nhi"),
    (re.compile(r"\bhang (?:3|iii)$"), "hang ba"),
    (re.compile(r"^(?P<form>giay|bang)khen\b"), r"\g<form> khen"),
    (re.compile(r"^bk(?=tp\b|tt)"), "bk "),
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bct (?=ubnd|nuoc)"), "chu tich "),
    (re.compile(r"\b(ttcp|ttgcp|ttg|thu tuong)\b( chinh phu| cp)?"), "thu tuong chinh phu"),
    (re.compile(r"^gk\b"), "giay khen"),
    (re.compile(r"^bk\b"), "bang khen"),
    (re.compile(r"\btp(?= |$)"), "thanh pho"),
    (re.compile(r"\bq (?=[a-z]{2})|\bq$"), "quan "),
    (re.compile(r"\bp (?=[a-z]{2})|\bp$"), "phuong "),
    (re.compile(r"\b(cua|danh hieu)\b"), ""),
)


@lru_cache(maxsize=4096)  # the catalogue's own names are asked for with every list
def award_key(text: str) -> str:
    """An award's name reduced for comparison.

    "GK của CT UBND quận", "Chủ tịch UBND quận tặng GK" and the full form have one key.
    """
    key = _ASKING.sub("", " ".join(words(text)))
    if found := _GIVER_FIRST.match(key):
        key = f"{found.group('form')} {found.group('giver')}"
    for pattern, short in _REPLACED:
        key = pattern.sub(short, key)
    return " ".join(key.split())


class AwardFinder:
    """Finds the catalogue's award meant by a text; built once, asked for each row.

    `own_place` is the proper name of the office's area ("Cầu Giấy"): files add it to the award's name or leave it
    out. `on` keeps to the awards in force on a day, for a name can belong to two awards at different times.
    """

    def __init__(self, awards: Iterable[Award], own_place: str = "", on: date | None = None) -> None:
        self._by_key: dict[str, Award] = {}
        for award in awards:
            if on is None or award.in_force(on):
                for written in (award.name, *award.aliases):
                    self._by_key.setdefault(award_key(written), award)
        self._place = award_key(own_place)
        self._memo: dict[str, Award | None] = {}

    def find(self, text: str) -> Award | None:
        """The award, or None if the catalogue has none of that name."""
        if text not in self._memo:
            self._memo[text] = self._find(text) or (self._find(_REMARK.sub(" ", text)) if "(" in text else None)
        return self._memo[text]

    def _find(self, text: str) -> Award | None:
        key = award_key(text)
        found = self._by_key.get(key)
        if found is None and self._place and key.endswith(f" {self._place}"):
            found = self._by_key.get(key.removesuffix(self._place).strip())
        return found
