"""Who may have sent a file: the letterhead, the line "(Kèm theo … của …)", the file's name."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from thidua_desktop.domain.text import clean, fold
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.raw import RawDocument
from thidua_desktop.intake.words import looks_like_organisation

_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|dang cong san|^ngay\b|\bngay .{1,12}thang\b")
_OPEN = re.compile(
    r"^(?:uy ban nhan dan|ubnd|uy ban mttq(?: viet nam)?|uy ban mat tran to quoc(?: viet nam)?|hoi dong nhan dan"
    r"|hdnd|dang uy|truong|cong an|ban chap hanh)$"
)
_OF = re.compile(r"\bcủa\s+(?P<unit>[^()\n]+?)\s*\)?\s*[./]*$", re.IGNORECASE)
_TITLE_OF = re.compile(r"\bcủa\s+(?P<unit>[^()\n]+?)\s*(?:\b(?:năm|nhân|trong)\b.*|[.:]*)$", re.IGNORECASE)
_SUPERIOR = re.compile(
    r"^(?:(?:ubnd|uy ban nhan dan|so|bo|dang uy|hdnd|thanh uy|quan uy|uy ban mttq.*|lien doan.*|phong giao duc.*)"
    r" (?:thanh pho|tp|quan|huyen|tinh|thi xa)\b|(?:thanh pho|quan|huyen|phong giao duc)\b)"
)
_MOTTO_BESIDE = re.compile(r"\s+(?:cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do)\b.*", re.IGNORECASE)
"""The right half of a letterhead that is one line with spaces or a tab between its halves."""
_BODY = re.compile(r"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+", re.IGNORECASE)
_SHORT_NAME = 2  # words
_LETTERHEAD_ROWS = 8
_ROWS_READ = 200  # of a sheet; further down no sender is named
_MOST_HINTS = 60


def sender_hints(
    document: RawDocument, grids: Iterable[Grid], headers: Iterable[int], file_name: str
) -> tuple[str, ...]:
    """Texts that may name the sending unit, best first.

    `grids` are the sheets as text and `headers` the first header row of each (or its height without a table).
    """
    letterheads: list[str] = []
    lines: list[str] = []
    for sheet, grid, header in zip(document.sheets, grids, headers, strict=True):
        above = [text for row in grid[: min(header, _ROWS_READ)] for text in dict.fromkeys(row) if text]
        lines += [*sheet.lead[:_ROWS_READ], *above]
        letterheads += _letterhead(_left_column(sheet.lead, grid[: min(header, _LETTERHEAD_ROWS)]))
    stem = clean(re.sub(r"[-_.]+", " ", PurePath(file_name).stem))
    names = [sheet.name for sheet in document.sheets if looks_like_organisation(sheet.name)]
    return tuple(dict.fromkeys([*letterheads, *_cited(lines), stem, *_titled(lines), *names]))[:_MOST_HINTS]


def _left_column(lead: Iterable[str], rows: Grid) -> list[str]:
    """The lines of the letterhead's left half, without the national motto on the right."""
    lines = [clean(_MOTTO_BESIDE.sub("", text)) for text in lead]
    for row in rows:
        first = next((text for text in row if text), "")
        lines += [_MOTTO_BESIDE.sub("", line).strip() for line in first.split("\n")]
    return [line for line in lines if line]


def _letterhead(lines: list[str]) -> list[str]:
    """Candidates from the first lines: an opened name joined with the next line, else the lower of two bodies.

    A lower one of two words is tried with the upper one's place too: "Thanh tra" below "UBND quận Hai Bà Trưng".
    """
    bodies: list[str] = []
    opened = ""
    for line in lines[:_LETTERHEAD_ROWS]:
        folded = fold(line)
        if _MOTTO.search(folded):
            continue
        if opened:
            bodies.append(f"{opened} {line}")
            opened = ""
        elif _OPEN.match(folded):
            opened = line
        elif looks_like_organisation(line) and len(line) <= 90:
            bodies.append(line)
    own = [body for body in bodies if not _SUPERIOR.match(fold(body))]
    above = [body for body in bodies if body not in own]
    short = [body for body in reversed(own) if len(body.split()) <= _SHORT_NAME]
    placed = [f"{body} {_BODY.sub('', above[0])}" for body in short] if above else []
    return [*reversed(own), *placed, *above]


def _cited(lines: list[str]) -> list[str]:
    """Units named in "(Kèm theo Tờ trình số … của UBND phường …)"."""
    found = [
        match.group("unit")
        for line in lines
        if "(" in line or "theo" in fold(line)
        if (match := _OF.search(clean(line)))
    ]
    return [clean(unit) for unit in found]


def _titled(lines: list[str]) -> list[str]:
    """The body whose list it is by its title: "DANH SÁCH … CỦA PHƯỜNG YÊN HÒA NĂM 2024"; no giver of an award."""
    titles = [clean(line) for line in lines if fold(line).startswith("danh sach")]
    units = [match.group("unit") for title in titles if (match := _TITLE_OF.search(title))]
    return [unit for unit in units if looks_like_organisation(unit)]
