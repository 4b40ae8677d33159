"""How many nominees a list says it has ("ấn định 03 cá nhân", "Tổng số: 12 người") against the rows found.

A number is held against every run of rows that it can speak of (the file, the sheet, the tables or groups beside it)
and only one that fits none of them is told, so that no subtotal is taken for a total.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.domain.text import clean, fold
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.raw import RawSheet, column_letter

_PERSON, _GROUP, _HOUSE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
_Kinds = frozenset[NomineeKind]
_PEOPLE: tuple[_Kinds, ...] = (frozenset({_PERSON}), frozenset({_PERSON, _HOUSE}), frozenset(NomineeKind))
_NOUNS: dict[str, tuple[str, tuple[_Kinds, ...]]] = {
    "tap the": ("tập thể", (frozenset({_GROUP}),)),
    "ca nhan": ("cá nhân", _PEOPLE[:2]),
    "ho gia dinh": ("hộ gia đình", (frozenset({_HOUSE}),)),
    "ho": ("hộ", (frozenset({_HOUSE}),)),
    "nguoi": ("người", _PEOPLE),
    "dong chi": ("đồng chí", _PEOPLE),
    "truong hop": ("trường hợp", _PEOPLE[::-1]),
}
"""How each counted noun is written, and the kinds of nominees it may mean, likeliest first."""
_ONE_KIND = "tap the|ca nhan|ho gia dinh"
_TOGETHER = rf"(?:{_ONE_KIND})(?:(?:\s*[,/]| va)\s*(?:{_ONE_KIND})\b)+"  # "05 tập thể, cá nhân"
_NOUN = rf"{_TOGETHER}|{_ONE_KIND}|ho(?! (?:so|tro|khau))|nguoi(?! dan\b)|dong chi|truong hop"
_COUNTED = re.compile(
    rf"(?<![\d/.,-])(?P<n>\d{{1,5}})(?![\d/.,-])\s*(?:\([^()]{{1,40}}\))?\s*(?P<noun>{_NOUN})\b(?!\s*/)"
)
_HEADING = re.compile(
    r"(?:(?:[ivx]{1,4}|[a-h]|\d)(?:\s*[.)/-]\s*|\s))?(?P<noun>tap the|ca nhan|ho gia dinh)\s*[:(]\s*(?P<n>\d{1,5})\b"
    r"(?: (?:tap the|ca nhan|nguoi|ho|ho gia dinh))?\s*\)?$"
)
_SPEAKS_OF_ALL = re.compile(r"\b(?:an dinh|danh sach)\b|\bde nghi\b.*\b(?:tang|khen)\b")
_SPEAKS = re.compile(rf"{_SPEAKS_OF_ALL.pattern}|^(?:tong|cong)\b|\btong (?:so|cong)\b")
_OF_OTHERS = re.compile(
    r"\b(?:ke hoach|chi tieu|phan bo|duoc giao|huong dan|so phieu|ty le|ti le|toi da|toi thieu|khong qua|it nhat"
    r"|moi (?:don vi|phuong|xa|phong|truong|khoi|to))\b"
)
_NOT_A_COUNT = re.compile(r"(?:\b(?:tren|duoi|khoang|hon|tu|den|con|thieu)|(?<!tong )\bso)\s*$")
_LONGEST = 300  # letters of a line that counts
_MOST_LINES = 200  # of a file
_QUOTED = 60  # letters of a paragraph that names it


@dataclass(frozen=True, slots=True)
class Listed:
    """One sheet with what was found in it: for each table the grid rows and the candidates, in the same order."""

    sheet: RawSheet
    grid: Grid
    tables: tuple[tuple[tuple[int, ...], tuple[Candidate, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line outside the nominees' rows: its place (-1 above the sheet, its height below), text, and cells."""

    place: int
    text: str
    cells: Sequence[str] = ()


def count_findings(sheets: Sequence[Listed]) -> tuple[Finding, ...]:
    """A warning for each line of a file that counts other than the rows found."""
    by_sheet = [_rows(sheet) for sheet in sheets]
    everybody = [row for rows in by_sheet for row in rows]
    if not everybody:
        return ()
    found: list[Finding] = []
    lines = 0
    for sheet, rows in zip(sheets, by_sheet, strict=True):
        if not sheet.tables:
            continue
        starts = frozenset(min(places) for places, _ in sheet.tables if places)
        for line in _lines(sheet):
            said = _counts(line.text)
            if not said:
                continue
            lines += 1
            if lines > _MOST_LINES:
                return tuple(found)
            whole = _SPEAKS_OF_ALL.search(fold(line.text)) is not None and _is_outside(line.place, rows)
            runs = [everybody, rows, *_beside(line.place, rows, starts if whole else None)]
            found += _differing(sheet.sheet, line, said, runs)
    return tuple(found)


_Row = tuple[int, Candidate]


def _rows(sheet: Listed) -> list[_Row]:
    """The nominees of a sheet from top to bottom."""
    return sorted(
        ((place, one) for places, some in sheet.tables for place, one in zip(places, some, strict=True)),
        key=lambda row: row[0],
    )


def _lines(sheet: Listed) -> Iterator[_Line]:
    """What stands around and between the nominees of a sheet and has a digit in it."""
    taken = {place for places, _ in sheet.tables for place in places}
    for text in sheet.sheet.lead:
        yield _Line(-1, clean(text))
    for place, row in enumerate(sheet.grid):
        if place not in taken and any(map(_has_digit, row)):
            yield _Line(place, " ".join(dict.fromkeys(text.replace("\n", " ") for text in row if text)), row)
    for text in sheet.sheet.tail:
        yield _Line(len(sheet.grid), clean(text))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text)) if text else False


def _counts(text: str) -> dict[str, list[str]]:
    """The numbers that a line gives, by noun: {"ca nhan": ["03"]}; none where it speaks of a quota or a plan."""
    if len(text) > _LONGEST:
        return {}
    said: dict[str, list[str]] = {}
    folded = fold(text)
    if heading := _HEADING.match(folded):
        return {heading.group("noun"): [heading.group("n")]}
    if not _SPEAKS.search(folded) or _OF_OTHERS.search(folded):
        return {}
    folded = re.split(r"\btrong do\b", folded)[0]
    for match in _COUNTED.finditer(folded):
        if not _NOT_A_COUNT.search(folded[: match.start()]):
            said.setdefault(match.group("noun"), []).append(match.group("n"))
    if "ca nhan" in said:
        said.pop("nguoi", None)  # "03 cá nhân được 35 người bình chọn"
    return said


def _is_outside(place: int, rows: Sequence[_Row]) -> bool:
    """True for a line above the first nominee or below the last."""
    return not rows or place < rows[0][0] or place > rows[-1][0]


def _beside(place: int, rows: Sequence[_Row], starts: frozenset[int] | None) -> Iterator[Sequence[_Row]]:
    """Every run of rows that ends above a line or begins below it, whole tables or groups of rows.

    `starts` are the tables' first rows; None lets every gap between rows begin a group.
    """
    above = [row for row in rows if row[0] < place]
    below = [row for row in rows if row[0] > place]
    for begin in _breaks(above, starts):
        yield above[begin:]
    ends = [*_breaks(below, starts), len(below)]
    for end in ends[1:]:
        yield below[:end]


def _breaks(rows: Sequence[_Row], starts: frozenset[int] | None) -> list[int]:
    """Where in a run of rows a table, or a group, begins."""
    return [
        number
        for number, (place, _) in enumerate(rows)
        if number == 0 or (place in starts if starts is not None else place > rows[number - 1][0] + 1)
    ]


def _differing(
    sheet: RawSheet, line: _Line, said: dict[str, list[str]], runs: Sequence[Sequence[_Row]]
) -> Iterable[Finding]:
    for noun, numbers in said.items():
        word, meanings = _noun(noun)
        told = {int(numbers[0]), sum(map(int, numbers))}
        tallies = [_tally(run, named=named) for run in runs for named in (False, True)]
        fits = [[sum(tally[kind] for kind in kinds) for tally in tallies] for kinds in meanings]
        if told.isdisjoint(chain.from_iterable(fits)):
            near = min(fits[0], key=lambda number: abs(number - int(numbers[0])))
            yield _finding(sheet, line, numbers[0], word, near)


def _noun(noun: str) -> tuple[str, tuple[_Kinds, ...]]:
    """How a counted noun is written, and what it may mean: several kinds named together are counted together."""
    if noun in _NOUNS:
        return _NOUNS[noun]
    named = re.findall(_ONE_KIND, noun)
    kinds = frozenset(chain.from_iterable(_NOUNS[one][1][0] for one in named))
    return ", ".join(_NOUNS[one][0] for one in named), (kinds, frozenset(NomineeKind))


def _tally(run: Iterable[_Row], *, named: bool) -> Counter[NomineeKind]:
    return Counter(one.kind for _, one in run if one.name or not named)


def _finding(sheet: RawSheet, line: _Line, number: str, word: str, found: int) -> Finding:
    column = next((place for place, text in enumerate(line.cells) if re.search(rf"(?<!\d){number}(?!\d)", text)), -1)
    cell = f"{column_letter(column)}{sheet.first_row + line.place}" if column >= 0 else ""
    if cell:
        where = f"Trang “{sheet.name}”, ô {cell}"
    else:
        text = line.text if len(line.text) <= _QUOTED else line.text[: _QUOTED - 1].rstrip() + "…"
        where = f"{sheet.name}, đoạn “{text}”"
    message = (
        f"{where}: ghi {number} {word} nhưng danh sách đọc được {found} {word}. "
        "Xem danh sách có thiếu hoặc thừa dòng nào không."
    )
    return Finding(Severity.WARNING, Code.COUNT_DIFFERS, message, "", cell)
