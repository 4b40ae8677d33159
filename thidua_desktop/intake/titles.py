"""What the title above a list says of all its rows: whom it lists, and the award that is asked for."""

import re
from dataclasses import dataclass

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import clean, fold
from thidua_desktop.intake.award_names import awards_in
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.sections import Section, kind_named, kinds_in

_TITLE = re.compile(r"^(?:[ivx\d]{1,4}[.)]\s*)?(?:bang |tong hop |trich ngang )*(?:danh sach|de nghi|tang)\b")
_MARKED = re.compile(r"^(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s*[.)/-]\s|^(?:tập thể|cá nhân)\b", re.IGNORECASE)
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
    found = [award for line in dict.fromkeys((title, *under)) for award in awards_in(line)]
    return max(found, key=len) if len({fold(award).split()[0] for award in found}) == 1 else None
