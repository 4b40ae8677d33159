"""Awards named inside a longer line: a title, a heading."""

import re

from thidua_desktop.domain.text import fold
from thidua_desktop.intake.words import awards_named

_GIVEN_ALREADY = re.compile(r"\bda (?:duoc|nhan)\b")
_ENDS_AWARD = frozenset({"cho", "trong", "vi", "nhan", "dot", "ve", "kem", "thuc", "da", "tai", "theo"})


def awards_in(line: str) -> list[str]:
    """The awards that a line asks for, each to the end of its giver's name."""
    words = line.split()
    folded = [fold(word).strip("“”\"'.,:;()") or "-" for word in words]
    told = " ".join(folded)
    if _GIVEN_ALREADY.search(told):
        return []
    awards: list[str] = []
    for start in awards_named(told):
        first = last = told.count(" ", 0, start)
        while last < len(words) and not _ends(folded, words, first, last):
            last += 1
        awards.append(" ".join(words[first:last]).strip("“”\"'.,:;() "))
    return awards


def _ends(folded: list[str], words: list[str], first: int, place: int) -> bool:
    """True if an award's name ends before a word: "… NĂM 2024", "… cho cá nhân", "(Kèm theo …)"."""
    if place == first:
        return False
    if words[place].startswith("(") or words[place - 1].endswith((",", ";", ":")) or words[place] in "-–":
        return True
    word = folded[place]
    if word == "nam":
        following = folded[place + 1] if place + 1 < len(folded) else ""
        return following[:1].isdigit() or following == "hoc"
    return word in _ENDS_AWARD or word.isdigit()
