"""What is inside one cell: names with titles glued on, posts with workplaces, kinds, genders, birth dates.

Everything here is a pure function of the cell's text and remembered, for lists repeat themselves.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from thidua_desktop.domain.dates import ReadDate, full_year, read_birth
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import fold, proper_case
from thidua_desktop.intake.words import (
    FAMILY_NAMES,
    FEMALE,
    MALE,
    TICKS,
    is_topic,
    looks_like_collective,
    looks_like_household,
    looks_like_organisation,
    looks_like_person,
    looks_like_post,
    workplace_begins,
)

_SALUTATION = re.compile(
    r"(?:ông\s*/\s*bà|ông \(bà\)|ông|bà|anh|chị|cô(?: giáo)?|thầy(?: giáo)?|đ/c|đ\.c|đ/ c|đc|đồng chí|chú"
    r"|bác(?! s[ĩỹ]\b))"
    r"\s*[:.]?\s+(?=\S)"
    r"|(?:em|cháu)\s*:?\s+(?=\S+\s+\S)"
    r"|(?:đ/c|đc|đ\.c)\s*[:.]\s*(?=\S)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:gs\.?\s*ts|pgs\.?\s*,?\s*ts|gs|pgs|ts|tsk?h|ths|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ"
    r"|(?:bs|bác sĩ|bác sỹ)\s*(?:ckii|cki|ck2|ck1)?"
    r"|ks|kts|cn|ds|ls|nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nghệ nhân)(?:\s*\.\s*|\s+(?=\S))",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?P<rank>(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|uý|úy|sĩ|sỹ)"
    r"|hòa thượng|thượng tọa|linh mục|mục sư|sư thầy|sư cô|ni sư|đại đức)\s*,?\s+(?=\S)",
    re.IGNORECASE,
)
_NAME_AND_POST = re.compile(
    r"(?P<name>[^,;\n(]{3,60}?)\s*(?:\n|[,;]\s*|\s*[-–—]\s*|\s*\((?=[^)]*\)$))(?P<post>.+?)\)?$", re.DOTALL
)
_GLUE = re.compile(r"[,;\n(–—-]")
_NAME_AND_BIRTH = re.compile(
    r"[\s,;(–-]*\b(?:sinh (?:năm|ngày)|năm sinh|ngày sinh|sn|s/n)\b\s*[:.]?\s*(?P<birth>\d[\d/.\-]*\d)\s*\)?"
    r"(?P<rest>\s*(?:[,;\n(–-].*)?)$",
    re.IGNORECASE | re.DOTALL,
)
_NAME_AND_YEAR = re.compile(
    r"\s*(?:[,;(\n]|\s[-–])\s*(?P<birth>(?:\d{1,2}[/.]){0,2}(?:19|20)\d\d)\s*\)?(?P<rest>\s*(?:[,;\n(–-].*)?)$",
    re.DOTALL,
)
_BETWEEN_NAMES = re.compile(r"\n|[;,&]|\s(?:và|va)\s|\s[-–/]\s")
_HALF_A_NAME = frozenset({"văn", "thị", "van", "thi"})
_LEADING_NUMBER = re.compile(r"^(?:\d{1,3}\s*[.)]|\d{1,3}\s*[-–]\s|[-–+])\s*(?=\w)")
_DASH = re.compile(r"\s[-–—]\s|\s[-–—](?=[A-ZĐ])")
_PLACE_ASIDE = re.compile(r"^(?P<post>[^()]*[^()\s])\s*\((?P<place>[^()]+)\)$")
_SLASH = re.compile(r"\s?/\s?(?=[^\W\d_])")
_KIND_CELLS = {
    "ca nhan": NomineeKind.INDIVIDUAL,
    "cn": NomineeKind.INDIVIDUAL,
    "tap the": NomineeKind.COLLECTIVE,
    "tt": NomineeKind.COLLECTIVE,
    "ho gia dinh": NomineeKind.HOUSEHOLD,
    "ho": NomineeKind.HOUSEHOLD,
    "hgd": NomineeKind.HOUSEHOLD,
    "gia dinh": NomineeKind.HOUSEHOLD,
}
_SHORT_YEAR = re.compile(r"^['’`]?(\d\d)$")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 18/5/1927 on: below lie years


class NameParts(NamedTuple):
    """A name cell taken apart: the bare name, what its title tells of gender, a post or rank, a birth glued on.

    `people` are the names of several people in the one cell, () for one.
    """

    name: str
    gender: str | None = None
    post: str | None = None
    birth: str = ""
    people: tuple[str, ...] = ()


def single_line(text: str) -> str:
    """A cell's lines on one line."""
    return text.replace("\n", " ") if "\n" in text else text


def without_number(name: str) -> str:
    """A name without the number or dash typed before it: "1. Nguyễn Văn A", "- Tổ dân phố số 5"."""
    return _LEADING_NUMBER.sub("", name)


@lru_cache(maxsize=65536)
def split_name(text: str, posts: bool = True) -> NameParts:
    """A person's name without "Ông", "Đ/c", "TS.", rank, post or birth; names in capitals in proper case.

    `posts` says that the list has no column of posts, so that a workplace may stand beside the name as well.
    """
    post: str | None = None
    birth = ""
    people = _people(text)
    if any(map(str.isdigit, text)) and (found := _NAME_AND_BIRTH.search(text) or _NAME_AND_YEAR.search(text)):
        text, birth = f"{text[: found.start()]} {found.group('rest').strip(' ')}".strip(), found.group("birth")
    if _GLUE.search(text) and (found := _NAME_AND_POST.match(text)) and _is_post(found.group("post"), posts):
        text, post = found.group("name"), single_line(found.group("post").strip())
    rest = single_line(text)
    gender: str | None = None
    rank: str | None = None
    while True:
        if found := _SALUTATION.match(rest):
            said = fold(found.group())
            gender = gender or (
                "M" if re.match(r"ong\b(?!\s*[/(])", said) else "F" if re.match(r"(ba|chi|co)\b", said) else None
            )
        elif found := _RANK.match(rest):
            rank = found.group("rank")
        elif not (found := _DEGREE.match(rest)):
            break
        rest = rest[found.end() :]
    name = rest.strip(" .,;:-")
    return NameParts(_cased(name), gender, post or rank, birth, people)


def _people(text: str) -> tuple[str, ...]:
    """The people of a cell that holds several, each a whole name; () for one person, also on two lines."""
    parts = _BETWEEN_NAMES.split(text)
    if len(parts) < 2:
        return ()
    names = [_bare(without_number(part.strip(" .:"))) for part in parts if part.strip()]
    whole = [name for name in names if looks_like_person(name) and name.split(" ")[-1].lower() not in _HALF_A_NAME]
    return tuple(whole) if 2 <= len(whole) == len(names) else ()


def _bare(name: str) -> str:
    """A name without the salutations before it."""
    while found := _SALUTATION.match(name):
        name = name[found.end() :]
    return name


def _is_post(text: str, or_workplace: bool) -> bool:
    return looks_like_post(text) or (or_workplace and looks_like_organisation(text))


def _cased(name: str) -> str:
    """A name in proper case where it was typed wholly or partly in capitals, or wholly or partly in small letters."""
    if name.istitle() or "(" in name:
        return name if "(" not in name else _with_remark(name)
    if name == name.lower():
        return name.title() if "'" not in name else name
    cased = proper_case(name)
    # Partly: "NGUYỄN Văn An", and "Nguyễn Thị ánh" of the old fonts, which have no toned capitals.
    if cased is name and _is_person(name):
        return " ".join(proper_case(word) if len(word) > 1 else word.upper() for word in _capitalised(name))
    return cased


def _with_remark(name: str) -> str:
    """A name with a remark in brackets, which keeps its letters: "Lê Thị Bình (đã nghỉ hưu)"."""
    bare, bracket, remark = name.partition("(")
    return f"{_cased(bare.rstrip())} {bracket}{remark}" if bare.strip() else name


def _capitalised(name: str) -> list[str]:
    return [word[:1].upper() + word[1:] for word in name.split(" ")]


def _is_person(name: str) -> bool:
    words = fold(name).split(" ")
    return 2 <= len(words) <= 6 and words[0] in FAMILY_NAMES


@lru_cache(maxsize=65536)
def split_post(text: str) -> tuple[str | None, str | None]:
    """A cell that holds post and workplace: (position, workplace), None for what is not there.

    Split at a line break, else at the first comma that an organisation follows, else at the last comma unless
    a second post or a field of work follows, else at the last " - " or "/" with an organisation on its right, else
    where an organisation plainly begins after a post that is whole without it.
    """
    if not text:
        return None, None
    left, right = _cut(text)
    if not right:
        return (None, left) if looks_like_organisation(left) else (left, None)
    if _swapped(left, right):
        left, right = right, left
    return left or None, right or None


def _swapped(left: str, right: str) -> bool:
    """True for "UBND phường …, Phó Chủ tịch": the workplace came first."""
    return looks_like_post(right) and looks_like_organisation(left)


def _two_bodies(sign: str, left: str, right: str) -> bool:
    """True for the "/" of "Chủ tịch HĐND/UBND phường", which parts two bodies and not a post from its place."""
    last, first = left.split(" ")[-1], right.split(" ")[0]
    return sign.strip() == "/" and last.isupper() and first.isupper() and looks_like_organisation(last)


def _cut(text: str) -> tuple[str, str]:
    """The two halves of a combined cell, the second "" if it holds one thing only."""
    if "\n" in text:
        left, _, right = text.partition("\n")
        return left.strip(" ,;-–"), single_line(right).strip(" ,;-–")
    if (aside := _PLACE_ASIDE.match(text)) and looks_like_organisation(aside.group("place")):
        return aside.group("post"), aside.group("place").strip()
    halves = [(text[: c.start()].strip(), text[c.end() :].strip()) for c in re.finditer(r"[,;]", text)]
    for left, right in halves:
        if looks_like_organisation(right):
            return left, right
    if halves:
        left, right = halves[-1]
        if right and (_swapped(left, right) or not (looks_like_post(right) or is_topic(right))):
            return left, right
    for found in reversed([*_DASH.finditer(text), *_SLASH.finditer(text)]):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if (looks_like_organisation(right) and not _two_bodies(found.group(), left, right)) or _swapped(left, right):
            return left, right
    start = workplace_begins(text)
    return (text[:start].rstrip(), text[start:]) if start else (text, "")


@lru_cache(maxsize=4096)
def read_gender(text: str) -> str | None:
    """ "M" or "F"; None for an empty cell and for text that is no gender."""
    folded = fold(text).strip(" .")
    return "M" if folded in MALE else "F" if folded in FEMALE else None


def is_short_year(text: str) -> bool:
    """True for a year of two digits alone: "80", "'80"."""
    return bool(_SHORT_YEAR.match(text))


def is_tick(text: str) -> bool:
    """True for a mark in a box, which says no year."""
    return fold(text) in TICKS


@lru_cache(maxsize=4096)
def read_kind(text: str) -> NomineeKind | None:
    """The kind a cell of the kind column names, None if it names none."""
    return _KIND_CELLS.get(fold(text).strip(" ."))


@lru_cache(maxsize=65536)
def kind_by_name(name: str) -> NomineeKind:
    """The kind judged by the name alone; what does not look like an organisation is a person."""
    if looks_like_household(name):
        return NomineeKind.HOUSEHOLD
    return NomineeKind.COLLECTIVE if looks_like_collective(name) else NomineeKind.INDIVIDUAL


@lru_cache(maxsize=65536)
def read_birth_cell(text: str, today: date) -> ReadDate:
    """A birth cell: a date as text, a year, two digits of one, or the serial number behind an unformatted date."""
    if found := _SHORT_YEAR.match(text):
        return ReadDate(str(full_year(int(found.group(1)), today)))
    if len(text) == 5 and text.isdigit() and int(text) in _SERIALS:
        text = (_SERIAL_ZERO + timedelta(days=int(text))).strftime("%d/%m/%Y")
    return read_birth(text, today)
