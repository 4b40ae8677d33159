"""What the title above a list says of all its rows: whom it lists, and the award that is asked for."""

import re
from dataclasses import dataclass

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import clean, fold
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.sections import Section, kind_named, kinds_in
from thidua_desktop.intake.words import awards_named

_TITLE = re.compile(r"^(?:[ivx\d]{1,4}[.)]\s*)?(?:bang |tong hop |trich ngang )*(?:danh sach|de nghi|tang)\b")
_MARKED = re.compile(r"^(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s*[.)/-]\s|^(?:tập thể|cá nhân)\b", re.IGNORECASE)
_GIVEN_ALREADY = re.compile(r"\bda (?:duoc|nhan)\b")
_ENDS_AWARD = frozenset({"cho", "trong", "vi", "nhan", "dot", "ve", "kem", "thuc", "da", "tai", "theo"})
_LONGEST_TITLE = 12  # lines


@dataclass(frozen=True, slots=True)
class Title:
    """The words above a table, and what they say of its rows."""

    text: str
    section: Section


def title_above(sheet: RawSheet, grid: Grid, start: int, end: int) -> Title:
    """The title of the table whose header is row `end`, among the rows from `start` and a Word table's paragraphs."""
    lines = [text for row in range(start, end) for text in dict.fromkeys(grid[row]) if text]
    if start == 0:
        lines = [*map(clean, sheet.lead), *lines]
    lines = lines[-_LONGEST_TITLE:]
    return Title(" ".join(lines), Section(_kind(lines, sheet.name), None, _award(lines)))


def _kind(lines: list[str], sheet: str) -> NomineeKind | None:
    """The kind that the nearest title names: "DANH SÁCH TẬP THỂ …", "II. Cá nhân"."""
    for line in reversed(lines):
        if kinds_in(line):
            return kind_named(line)
    return kind_named(sheet)


def _award(lines: list[str]) -> str | None:
    """The one award of "DANH SÁCH … ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA …"; None if none is named, or more than one."""
    begins = [place for place, line in enumerate(lines) if _TITLE.match(fold(line))]
    if not begins:
        return None
    under = [line for line in lines[begins[0] :] if not line.startswith("(")]
    title = " ".join(line for line in under if not _MARKED.match(line) or line is under[0])
    found = [award for line in dict.fromkeys((title, *under)) for award in _awards(line)]
    return max(found, key=len) if len({fold(award).split()[0] for award in found}) == 1 else None


def _awards(line: str) -> list[str]:
    """The awards that a title names, each to the end of its giver's name."""
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
