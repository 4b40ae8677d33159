"""What a column can mean, and the header words that say so.

All words are in the folded form of `domain.text.fold`, so that headers typed without dấu, in capitals or with
odd spacing are the same header.
"""

import re
from enum import Enum


class ColumnMeaning(Enum):
    """What a column of a list tells about the nominee."""

    ORDINAL = "ordinal"
    KIND = "kind"
    SALUTATION = "salutation"
    NAME = "name"
    BIRTH = "birth"
    BIRTH_MALE = "birth_male"  # "Năm sinh: Nam", or a tick under "Giới tính: Nam"
    BIRTH_FEMALE = "birth_female"
    GENDER = "gender"
    POSITION = "position"
    WORKPLACE = "workplace"
    POSITION_WORKPLACE = "position_workplace"
    ACHIEVEMENT = "achievement"
    AWARD = "award"
    AWARD_TICKED = "award_ticked"  # "Hình thức khen thưởng" over "Bằng khen" | "Giấy khen", with an x below one
    NOTE = "note"
    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    UNIT = "unit"
    MOVEMENT = "movement"
    IGNORED = "ignored"

    @property
    def label(self) -> str:
        """The office's words, for the chooser above a column."""
        return _LABELS[self]


_M = ColumnMeaning
_LABELS = {
    _M.ORDINAL: "Số thứ tự",
    _M.KIND: "Đối tượng (cá nhân, tập thể, hộ)",
    _M.SALUTATION: "Cách gọi (Ông, Bà)",
    _M.NAME: "Họ và tên / Tên tập thể",
    _M.BIRTH: "Ngày sinh, năm sinh",
    _M.BIRTH_MALE: "Năm sinh nam",
    _M.BIRTH_FEMALE: "Năm sinh nữ",
    _M.GENDER: "Giới tính",
    _M.POSITION: "Chức vụ",
    _M.WORKPLACE: "Đơn vị công tác",
    _M.POSITION_WORKPLACE: "Chức vụ, đơn vị công tác",
    _M.ACHIEVEMENT: "Thành tích",
    _M.AWARD: "Hình thức khen thưởng đề nghị",
    _M.AWARD_TICKED: "Đánh dấu dưới tên hình thức",
    _M.NOTE: "Ghi chú",
    _M.IDENTITY_NUMBER: "Số căn cước",
    _M.PHONE: "Điện thoại",
    _M.UNIT: "Đơn vị đề nghị",
    _M.MOVEMENT: "Phong trào, nội dung thi đua",
    _M.IGNORED: "Không lấy",
}

Guess = tuple[tuple[ColumnMeaning, float], ...]
"""The meanings a header can have with their sureness (0 to 1), likeliest first."""


def _listed(phrases: str, *meanings: tuple[ColumnMeaning, float]) -> dict[str, Guess]:
    return {phrase.strip(): meanings for phrase in phrases.split(",")}


# Whole headers as folded words, separated by commas.
EXACT: dict[str, Guess] = {
    **_listed("stt, tt, so tt, so thu tu, s t t, thu tu, so", (_M.ORDINAL, 1.0)),
    **_listed(
        "doi tuong, doi tuong khen thuong, loai doi tuong, doi tuong de nghi, doi tuong de nghi khen thuong, phan loai,"
        "tap the ca nhan, ca nhan tap the, tap the ca nhan ho gia dinh, ca nhan tap the ho gia dinh",
        (_M.KIND, 0.9),
        (_M.NAME, 0.6),
    ),
    **_listed("phan loai doi tuong, loai hinh doi tuong", (_M.KIND, 0.9), (_M.IGNORED, 0.7)),
    **_listed("tap the, ca nhan, ho gia dinh, danh sach, ten, nguoi duoc khen", (_M.NAME, 0.8)),
    **_listed(
        "ten don vi, ten co quan, ten co quan don vi, ten truong, ten phuong, ten xa, ten phuong xa, ten to dan pho",
        (_M.WORKPLACE, 0.7),
        (_M.NAME, 0.6),
    ),
    **_listed(
        "don vi, co quan don vi, co quan, phuong, xa, phuong xa, to dan pho, truong",
        (_M.WORKPLACE, 0.9),
        (_M.NAME, 0.4),
    ),
    **_listed(
        "don vi de nghi, don vi de nghi khen thuong, don vi trinh, noi de nghi, don vi gui, don vi lap",
        (_M.UNIT, 0.9),
        (_M.NAME, 0.3),
    ),
    **_listed("gioi tinh, phai, gioi, nam nu, gt", (_M.GENDER, 1.0)),
    **_listed("nam", (_M.BIRTH_MALE, 0.8)),
    **_listed("nu", (_M.BIRTH_FEMALE, 0.8)),
    **_listed("ten goi, ong ba, danh xung, ten goi ong ba chuc danh", (_M.SALUTATION, 0.9)),
    **_listed("de nghi, htkt, hinh thuc, muc khen, de nghi cap", (_M.AWARD, 0.7)),
    **_listed("n sinh, ng sinh, nam sn, sn", (_M.BIRTH, 0.9)),
    **_listed("d vi, dv, dvct, d v cong tac, don vi ct", (_M.WORKPLACE, 0.9)),
    **_listed("c vu, cv, ch vu", (_M.POSITION, 0.9)),
    **_listed("h ten, ho ten nguoi", (_M.NAME, 1.0)),
    **_listed("noi dung, ly do", (_M.ACHIEVEMENT, 0.7)),
    **_listed("phong trao, phong trao noi dung, phong trao thi dua", (_M.MOVEMENT, 0.9)),
    **_listed("dia chi, noi o, cho o, noi cu tru, noi thuong tru, dia chi noi o", (_M.WORKPLACE, 0.5)),
}

_POST = r"\b(?:chuc vu|chuc danh|nghe nghiep|cong viec)\b"
_PLACE = r"\b(?:don vi|noi cong tac|noi lam viec|co quan|dia chi|to dan pho|noi o)\b"
_OTHER = (
    "loai hinh|phan loai|linh vuc|trinh do|hoc ham|hoc vi|so nam|dan toc|ton giao|dang vien|so phieu|ti le|ty le"
    "|que quan|email|doi tuong|ket qua"
)
_WHERE = "don vi|cong tac|co quan|lam viec|phong ban|noi o|dia chi|cu tru|thuong tru|to dan pho|sinh hoat"
_HONOUR = r"\b(?:khen thuong|danh hieu|hinh thuc|bang khen|giay khen|ket qua thi dua)\b"
_BEFORE = (
    r"\b(?:da (?:dat|nhan|co|trao|cong nhan)|tung (?:duoc|dat|khen)|cac nam|nhung nam|nam (?:ngoai|truoc|lien ke|gan)"
    r"|truoc (?:day|do)|lien ke|gan (?:day|nhat))\b"
)
_PAST_AWARDS = (
    r"\bda (?:duoc )?(?:khen|tang|dat duoc danh hieu)|^khen thuong truoc|\b(?:qua trinh|lich su) khen"
    rf"|{_HONOUR}.*{_BEFORE}|{_BEFORE}.*{_HONOUR}"
    r"|^(?:bang khen|giay khen)(?: va)? (?:giay khen|bang khen)$"
)
_PAST = re.compile(_PAST_AWARDS)
_OF_A_YEAR = re.compile(rf"(?:{_HONOUR}|^xep loai\b|^ket qua\b).*\b(?P<year>(?:19|20)\d\d)\b")
_ASKED = re.compile(r"\bde nghi\b|\bdang ky\b")

# Headers by the words in them, in this order: the first that is found decides.
PATTERNS: tuple[tuple[re.Pattern[str], ColumnMeaning, float], ...] = tuple(
    (re.compile(pattern), meaning, sureness)
    for pattern, meaning, sureness in (
        (r"^ma\b", _M.IGNORED, 0.9),
        (_PAST_AWARDS, _M.IGNORED, 0.8),
        (r"^so quyet dinh|^ngay (?:quyet dinh|cong nhan)|^so (?:va )?ngay", _M.IGNORED, 0.8),
        (r"\b(?:cccd|cmnd|cmt|can cuoc|chung minh|dinh danh)\b", _M.IDENTITY_NUMBER, 1.0),
        (r"\b(?:dien thoai|sdt|so dt|di dong)\b", _M.PHONE, 1.0),
        (r"\bho (?:va )?(?:chu )?(?:dem )?(?:va )?ten\b|\bho dem\b|\bten tac gia\b", _M.NAME, 1.0),
        (r"^ten\b.*\b(?:cong tac|lam viec|phong ban)\b", _M.WORKPLACE, 0.9),
        (r"^ten\b.*\b(?:tap the|ca nhan|ho gia dinh|doi tuong|chu ho|nguoi)\b", _M.NAME, 1.0),
        (r"^(?:tap the|ca nhan)\b.*\b(?:de nghi|duoc|khen)\b", _M.NAME, 0.8),
        (r"\b(?:ngay|nam|thang) ?sinh\b|\bsinh (?:ngay|nam)\b|\bns\b", _M.BIRTH, 1.0),
        (r"\bgioi tinh\b", _M.GENDER, 0.9),
        (r"^(?:thanh tich|tom tat|noi dung|ly do|mo ta)\b", _M.ACHIEVEMENT, 1.0),
        (rf"{_POST}.*{_PLACE}|{_PLACE}.*{_POST}", _M.POSITION_WORKPLACE, 1.0),
        (r"\b(?:hinh thuc|danh hieu|muc khen|de nghi (?:khen|tang)|khen thuong de nghi)\b", _M.AWARD, 1.0),
        (rf"^(?:{_OTHER})\b", _M.IGNORED, 0.7),
        (r"\bdon vi (?:de nghi|trinh|gui)\b", _M.UNIT, 0.9),
        (_POST, _M.POSITION, 1.0),
        (r"\b(?:nhiem vu|cap bac)\b", _M.POSITION, 0.8),
        (rf"\b(?:{_WHERE})\b", _M.WORKPLACE, 0.9),
        (r"\b(?:bang khen|giay khen|khen thuong)\b", _M.AWARD, 0.8),
        (r"\b(?:thanh tich|dong gop|viec lam)\b", _M.ACHIEVEMENT, 0.9),
        (r"^de nghi (?:nam|xet|muc|cap)\b", _M.AWARD, 0.7),
        (r"^(?:ghi chu|luu y|chu thich)\b", _M.NOTE, 1.0),
    )
)


def tells_past_awards(phrase: str) -> bool:
    """True if a folded header is about awards that the nominee has already."""
    return bool(_PAST.search(phrase))


def year_of_awards(phrase: str) -> int | None:
    """The year in a folded header "danh hieu thi dua nam 2023"; None without one, and where the award is asked for."""
    found = _OF_A_YEAR.search(phrase)
    return int(found.group("year")) if found and not _ASKED.search(phrase) else None


HEADER_WORDS = frozenset(
    word
    for source in (*EXACT, *(pattern.pattern.replace(r"\b", " ") for pattern, _, _ in PATTERNS))
    for word in re.findall("[a-z]{2,}", source)
) - {"thi", "dua"}
"""Every word that some header holds: a text without any of them is none, which is quickly seen.

"Thi đua" never stands alone in one, and "Thị" stands in every second name.
"""
