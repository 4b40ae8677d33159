"""What is inside one cell: names with titles glued on, posts with workplaces, kinds, genders, birth dates.

Everything here is a pure function of the cell's text and remembered, for lists repeat themselves.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from thidua_desktop.domain.dates import ReadDate, read_birth
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import fold, proper_case
from thidua_desktop.intake.words import DITTO, FEMALE, MALE, TICKS, looks_like_organisation, looks_like_post

_SALUTATION = re.compile(
    r"^(?P<said>ông\s*/\s*bà|ông \(bà\)|ông|bà|anh|chị|cô|thầy|đ/c|đ\.c|đ/ c|đồng chí|các đồng chí|chú|bác)\s*[:.]?\s+(?=\S)"
    r"|^(?P<dotted>đ/c|đc|đ\.c)\s*[:.]\s*(?=\S)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"^(?:gs\.?\s*ts|pgs\.?\s*,?\s*ts|gs|pgs|ts|tsk?h|ths|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|bs\s*(?:ckii|cki|ck2|ck1)?|bác sĩ|bác sỹ|ks|kts|cn|ds|ls|nsnd|nsưt|nghệ nhân)"
    r"(?:\s*\.\s*|\s+(?=\S))",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"^(?P<rank>(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|uý|úy|sĩ|sỹ)|thượng tọa|linh mục|sư thầy|ni sư|đại đức)\s+(?=\S)",
    re.IGNORECASE,
)
_NAME_AND_POST = re.compile(
    r"^(?P<name>[^,;\n(]{3,60}?)\s*(?:\n|[,;]\s*|\s[-–—]\s|\s*\((?=[^)]*\)$))(?P<post>.+?)\)?$", re.DOTALL
)
_DASH = re.compile(r"\s[-–—]\s|\s[-–—](?=\S)(?=[A-ZĐ])")
_TOPIC = re.compile(
    r"^(?:xa hoi|xay dung|thong ke|ho tich|do thi|moi truong|ke toan|tu phap|van hoa|dia chinh|the thao|du lich|noi vu|tai chinh)$"
)
_COLLECTIVE = re.compile(
    r"^(?:tap the|to dan pho|tdp|to (?:so )?\d|to (?:\w+ ){0,4}|chi bo|chi hoi|chi doan|hoi|phong|ban|truong|cong an|cong doan|doan|doi|tram"
    r"|ubnd|uy ban|mttq|mat tran|phuong|xa|khu|cum|lien doan|trung tam|van phong|benh vien|cau lac bo|clb|nhom|lop|khoi"
    r"|cong ty|doanh nghiep|hop tac xa|htx|thon|xom|dang bo|dang uy|nha|vien|toa|kho bac|bao hiem|chi cuc|cuc|so|quan|huyen"
    r"|can bo va|can bo,|nhan dan|hat|bo phan|dai|bo chi huy|ban chi huy|khoa|bo mon|xi nghiep|thanh tra|lang|hoi dong|chi nhanh|ngan hang|ubmttq)\b"
)
_HOUSEHOLD = re.compile(r"^(?:ho (?:gia dinh|ong|ba|anh|chi|dan)\b|gia dinh\b)")
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
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 18/5/1927 on: below lie years
_FAMILY_NAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "trinh",
        "luong",
        "mai",
        "dao",
        "doan",
        "quach",
        "ta",
        "phung",
        "ha",
        "cao",
        "to",
        "la",
        "luu",
        "chu",
        "thai",
        "kieu",
        "lam",
        "vuong",
        "ung",
        "tang",
        "nghiem",
        "thach",
        "khuat",
        "bach",
        "lai",
        "truong",
        "giang",
        "trieu",
        "an",
        "kim",
        "dam",
        "mac",
        "tong",
        "khuc",
        "quan",
        "lu",
        "luc",
        "mong",
        "nong",
        "ma",
        "vi",
        "lo",
        "ung",
        "phi",
        "ong",
        "phu",
        "ninh",
        "au",
        "duyen",
        "thieu",
        "ton",
        "than",
    ]
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name cell taken apart: the bare name, what its title tells of gender, a post or rank glued on."""

    name: str
    gender: str | None = None
    post: str | None = None


def is_ditto(text: str) -> bool:
    """True for marks that mean "as above": -nt-, nt, 〃, ", như trên."""
    return len(text) <= 14 and text.lower() in DITTO


def single_line(text: str) -> str:
    """A cell's lines on one line."""
    return text.replace("\n", " ") if "\n" in text else text


@lru_cache(maxsize=65536)
def split_name(text: str, posts: bool = True) -> NameParts:
    """A person's name without "Ông", "Đ/c", "TS.", rank or post; names all in capitals or all small in proper case.

    `posts` says whether a post may stand in the name cell (the list has no column of posts).
    """
    post: str | None = None
    if posts and (found := _NAME_AND_POST.match(text)) and _is_post(found.group("post")):
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
    return NameParts(_cased(name), gender, post or rank)


def _is_post(text: str) -> bool:
    folded = fold(text)
    return looks_like_post(text, folded) or looks_like_organisation(text, folded)


def _cased(name: str) -> str:
    if name == name.lower():
        return name.title() if "'" not in name else name
    cased = proper_case(name)
    # Old fonts have no toned capitals: "Nguyễn Thị ánh" was meant to be "Ánh".
    if cased is name and any(word[:1].islower() for word in name.split(" ")) and _is_person(name):
        return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))
    return cased


def _is_person(name: str) -> bool:
    words = fold(name).split(" ")
    return 2 <= len(words) <= 6 and words[0] in _FAMILY_NAMES


@lru_cache(maxsize=65536)
def split_post(text: str) -> tuple[str | None, str | None]:
    """A cell that holds post and workplace: (position, workplace), None for what is not there.

    Split at a line break, else at the first comma that an organisation follows, else at the last comma unless
    a second post or a field of work follows, else at the last " - " with an organisation on its right.
    """
    if not text:
        return None, None
    left, right = _cut(text)
    if not right:
        folded = fold(left)
        return (None, left) if looks_like_organisation(left, folded) else (left, None)
    if looks_like_post(right, fold(right)) and looks_like_organisation(left, fold(left)):
        left, right = right, left
    return left or None, right or None


def _cut(text: str) -> tuple[str, str]:
    if "\n" in text:
        left, _, right = text.partition("\n")
        return left.strip(" ,;-"), single_line(right).strip(" ,;-")
    places = [found.start() for found in re.finditer(r"[,;]", text)]
    for place in places:
        right = text[place + 1 :].strip()
        if looks_like_organisation(right, fold(right)):
            return text[:place].strip(), right
    if places:
        right = text[places[-1] + 1 :].strip()
        folded = fold(right)
        if right and not looks_like_post(right, folded) and not _TOPIC.match(folded):
            return text[: places[-1]].strip(), right
        if looks_like_post(right, folded) and looks_like_organisation(text, fold(text)):
            return text[: places[-1]].strip(), right
    for found in reversed(list(_DASH.finditer(text))):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if looks_like_organisation(right, fold(right)) or (
            looks_like_post(right, fold(right)) and looks_like_organisation(left, fold(left))
        ):
            return left, right
    return text, ""


@lru_cache(maxsize=4096)
def read_gender(text: str) -> str | None:
    """ "M", "F", "" for an empty cell, None for text that is no gender."""
    folded = fold(text).strip(" .")
    if not folded:
        return ""
    return "M" if folded in MALE else "F" if folded in FEMALE else None


def is_tick(text: str) -> bool:
    """True for a mark in a box, which says no year."""
    return text.lower() in TICKS


@lru_cache(maxsize=4096)
def read_kind(text: str) -> NomineeKind | None:
    """The kind a cell of the kind column names, None if it names none."""
    return _KIND_CELLS.get(fold(text).strip(" ."))


@lru_cache(maxsize=65536)
def is_household(name: str) -> bool:
    """True for "Hộ ông …", "Gia đình bà …"; Hồ is a family name and stays a person."""
    return name[:2].lower() in ("hộ", "ho", "gi") and bool(_HOUSEHOLD.match(fold(name)))


@lru_cache(maxsize=65536)
def kind_by_name(name: str) -> NomineeKind:
    """The kind judged by the name alone; what does not look like an organisation is a person."""
    if is_household(name):
        return NomineeKind.HOUSEHOLD
    folded = fold(name)
    words = folded.split(" ")
    if not _COLLECTIVE.match(folded):
        return NomineeKind.INDIVIDUAL
    person = _is_person(name) and len(words) <= 4 and words[0] in _FAMILY_NAMES and not any(c.isdigit() for c in name)
    capitals = all(word[:1].isupper() for word in name.split(" "))
    return NomineeKind.INDIVIDUAL if person and capitals and not _plain_collective(name) else NomineeKind.COLLECTIVE


def _plain_collective(name: str) -> bool:
    """True where the marks decide: "Tổ", "Đoàn thanh niên", "Trường" are no family names as written."""
    first, _, rest = name.partition(" ")
    return first.lower() in ("tổ", "trường", "hội", "đội", "trạm", "cụm", "phòng", "ban", "khu", "xã", "phường") or (
        first.lower() == "đoàn" and fold(rest).startswith(("thanh nien", "tncs", "phuong", "xa", "truong"))
    )


@lru_cache(maxsize=65536)
def read_birth_cell(text: str, today: date) -> ReadDate:
    """A birth cell: a date as text, a year, or the serial number Excel keeps behind an unformatted date."""
    if len(text) == 5 and text.isdigit() and int(text) in _SERIALS:
        text = (_SERIAL_ZERO + timedelta(days=int(text))).strftime("%d/%m/%Y")
    return read_birth(text, today)
