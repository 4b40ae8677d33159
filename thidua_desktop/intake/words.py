"""The words by which lists are understood: headers, kinds, organisations, posts, notes below a table.

All words are in the folded form of `domain.text.fold` unless a line says otherwise, so that headers typed
without dấu, in capitals or with odd spacing are the same header.
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
    NOTE = "note"
    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    UNIT = "unit"
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
    _M.NOTE: "Ghi chú",
    _M.IDENTITY_NUMBER: "Số căn cước",
    _M.PHONE: "Điện thoại",
    _M.UNIT: "Đơn vị đề nghị",
    _M.IGNORED: "Không lấy",
}

# Exact headers, as folded words.
EXACT: dict[str, tuple[tuple[ColumnMeaning, float], ...]] = {
    phrase: meanings
    for phrases, meanings in (
        (("stt", "tt", "so tt", "so thu tu", "s t t", "thu tu", "so"), ((_M.ORDINAL, 1.0),)),
        (("doi tuong", "doi tuong khen thuong", "loai doi tuong", "doi tuong de nghi", "doi tuong de nghi khen thuong",
          "phan loai", "tap the ca nhan", "ca nhan tap the", "tap the ca nhan ho gia dinh",
          "ca nhan tap the ho gia dinh"), ((_M.KIND, 0.9), (_M.NAME, 0.6))),
        (("tap the", "ca nhan", "ho gia dinh", "danh sach", "ten", "nguoi duoc khen"), ((_M.NAME, 0.8),)),
        (("ten don vi", "ten co quan", "ten co quan don vi"), ((_M.WORKPLACE, 0.7), (_M.NAME, 0.6))),
        (("don vi", "co quan don vi", "co quan", "phuong", "xa", "phuong xa", "to dan pho", "truong"),
         ((_M.WORKPLACE, 0.9), (_M.NAME, 0.4))),
        (("don vi de nghi", "don vi de nghi khen thuong", "don vi trinh", "noi de nghi", "don vi gui", "don vi lap"),
         ((_M.UNIT, 0.9), (_M.NAME, 0.3))),
        (("gioi tinh", "phai", "gioi", "nam nu", "gt"), ((_M.GENDER, 1.0),)),
        (("nam",), ((_M.BIRTH_MALE, 0.8),)),
        (("nu",), ((_M.BIRTH_FEMALE, 0.8),)),
        (("ten goi", "ong ba", "danh xung", "ten goi ong ba chuc danh"), ((_M.SALUTATION, 0.9),)),
        (("noi dung", "ly do"), ((_M.ACHIEVEMENT, 0.7),)),
        (("dia chi", "noi o", "cho o", "noi cu tru", "noi thuong tru", "dia chi noi o"), ((_M.WORKPLACE, 0.5),)),
    )
    for phrase in phrases
}  # fmt: skip

# Headers by the words in them, in this order: the first that is found decides.
PATTERNS: tuple[tuple[re.Pattern[str], ColumnMeaning, float], ...] = tuple(
    (re.compile(pattern), meaning, sureness)
    for pattern, meaning, sureness in (
        (r"^ma\b", _M.IGNORED, 0.9),
        (r"\bda (duoc )?(khen|tang|dat duoc danh hieu)|^khen thuong truoc|^so quyet dinh|^ngay (quyet dinh|cong nhan)", _M.IGNORED, 0.8),
        (r"\b(cccd|cmnd|cmt|can cuoc|chung minh|dinh danh)\b", _M.IDENTITY_NUMBER, 1.0),
        (r"\b(dien thoai|sdt|so dt|di dong)\b", _M.PHONE, 1.0),
        (r"\bho (va )?(chu )?(dem )?(va )?ten\b|\bho dem\b|\bho ten\b|\bten tac gia\b", _M.NAME, 1.0),
        (r"^ten\b.*\b(cong tac|lam viec|phong ban|to cong tac)\b", _M.WORKPLACE, 0.9),
        (r"^ten\b.*\b(tap the|ca nhan|ho gia dinh|doi tuong|chu ho|nguoi)\b", _M.NAME, 1.0),
        (r"^(tap the|ca nhan)\b.*\b(de nghi|duoc|khen)\b", _M.NAME, 0.9),
        (r"\bsinh\b(?!.*\b(noi|hoat)\b).*\bnam$", _M.BIRTH_MALE, 0.0),
        (r"\b(ngay|nam|thang) ?sinh\b|\bsinh (ngay|nam)\b|\bns\b", _M.BIRTH, 1.0),
        (r"\bgioi tinh\b", _M.GENDER, 0.9),
        (r"^(thanh tich|tom tat|noi dung|ly do|mo ta)\b", _M.ACHIEVEMENT, 1.0),
        (r"\b(chuc vu|chuc danh|nghe nghiep|cong viec)\b.*\b(don vi|noi cong tac|noi lam viec|co quan|dia chi|to dan pho|noi o)\b", _M.POSITION_WORKPLACE, 1.0),
        (r"\b(don vi|noi cong tac|noi lam viec|co quan)\b.*\b(chuc vu|chuc danh|nghe nghiep)\b", _M.POSITION_WORKPLACE, 1.0),
        (r"\b(hinh thuc|danh hieu|muc khen|de nghi (khen|tang)|khen thuong de nghi|de nghi hinh thuc)\b", _M.AWARD, 1.0),
        (r"^(loai hinh|phan loai|linh vuc|trinh do|hoc ham|hoc vi|so nam|dan toc|ton giao|dang vien|so phieu|ti le|ty le|que quan|email|doi tuong|ket qua)\b", _M.IGNORED, 0.7),
        (r"\bdon vi (de nghi|trinh|gui)\b", _M.UNIT, 0.9),
        (r"\b(chuc vu|chuc danh|nghe nghiep|nhiem vu|cong viec|cap bac)\b", _M.POSITION, 1.0),
        (r"\b(don vi|cong tac|co quan|lam viec|phong ban|noi o|dia chi|cu tru|thuong tru|to dan pho|sinh hoat)\b", _M.WORKPLACE, 0.9),
        (r"\b(bang khen|giay khen|khen thuong)\b", _M.AWARD, 0.8),
        (r"\b(thanh tich|dong gop|viec lam)\b", _M.ACHIEVEMENT, 0.9),
        (r"^(ghi chu|luu y|chu thich)\b", _M.NOTE, 1.0),
    )
)  # fmt: skip

DITTO = frozenset({'"', "''", "“", "”", "“”", "〃", "-nt-", "nt", "- nt -", "-nt", "nt.", "như trên", "nhu tren",
                   "-như trên-", "- như trên -", ",,", '""', "-\"-", "- \" -", "-”-", "-“-", "như trên."})  # fmt: skip

MALE = frozenset({"nam", "m", "male", "trai", "ong"})
FEMALE = frozenset({"nu", "f", "female", "gai", "ba"})
TICKS = frozenset({"x", "v", "+", "*", "1", "✓", "√", "✔"})

# Unfolded lower-case beginnings: "Cộng" is a total, "Công an phường" is not.
TOTALS = re.compile(
    r"^(?:tổng\s*(?:cộng|số)?\s*(?::|$|\d|\(|=)|tổng (?:cộng|số)\b|cộng\s*(?::|$|\d|\()|cộng (?:tập thể|cá nhân|mục|phần)\b)"
)

SIGN_OFF = re.compile(
    r"^(?:danh sach (?:nay |tren )?(?:an dinh|gom|co|tren|nay)\b|(?:tong hop )?an dinh\b|nguoi (?:lap|tong hop|ky|viet)\b|lap bieu\b|can bo lap\b|noi nhan\b"
    r"|xac nhan cua\b|thu truong\b|ky ten\b|\(ky\b|ky,? ghi ro\b|tm\.|t/m|kt\.|tl\.|tuq\.|luu y:|ghi chu ?:|chu thich ?:"
    r"|.{0,30}\bngay\b.{1,12}\bthang\b.{1,12}\bnam\b.{0,8}$)"
)
SIGNER = re.compile(
    r"^(?:(?:pho |quyen )?(?:chu tich|truong phong|hieu truong|bi thu|truong ban|giam doc|chi huy truong|tram truong"
    r"|doi truong|vien truong|chanh van phong|tong bien tap)\b|truong cong an\b|truong tram\b|nguoi lap\b|thu truong\b|to truong\b)"
)

_ORGANISATIONS = (
    "ubnd", "uy ban", "hdnd", "hoi dong", "phuong", "xa", "thi tran", "quan", "huyen", "thanh pho", "tp", "thi xa",
    "tinh", "phong", "ban", "so", "truong", "cong an", "hoi", "tram", "to dan pho", "tdp", "to", "khu", "cum",
    "chi bo", "dang bo", "dang uy", "chi hoi", "chi doan", "chi cuc", "cuc", "chi nhanh", "doan", "doi", "mttq",
    "mat tran", "uy ban mttq", "lien doan", "cong doan", "trung tam", "van phong", "benh vien", "nha van hoa",
    "vien", "toa an", "kho bac", "bao hiem", "ngan hang", "cong ty", "doanh nghiep", "hop tac xa", "htx", "xi nghiep",
    "ban chi huy", "bo chi huy", "quan uy", "thon", "xom", "ap", "khoi", "nha truong", "thanh tra", "nganh", "lang",
    "quy", "cau lac bo", "clb", "bchqs", "cong an phuong", "thuong truc", "bo phan", "nha thieu nhi", "hat", "dai", "bao",
    "ubmttq", "ub mttq", "thcs", "thpt", "mam non", "tieu hoc", "nhom", "lop", "tong cong ty", "tap doan",
)  # fmt: skip
_POSTS = (
    "chu tich", "pho", "truong", "bi thu", "uy vien", "chuyen vien", "can bo", "cong chuc", "vien chuc", "giao vien",
    "nhan vien", "hieu truong", "giam doc", "to truong", "doi truong", "ban vien", "hoi vien", "doan vien", "hoi truong",
    "chi hoi truong", "ke toan", "van thu", "thu quy", "bac si", "y si", "dieu duong", "ho ly", "bao ve", "lai xe",
    "tong phu trach", "thanh vien", "cong tac vien", "chien si", "dang vien", "nguoi dan", "cong dan", "hoc sinh",
    "sinh vien", "cuu chien binh", "nguyen", "chanh", "tram truong", "khu truong", "cum truong", "thu ky", "trung doi truong",
    "tieu doi truong", "chi huy", "dan quan", "can su", "thanh tra vien", "kiem sat vien", "tham phan", "luat su", "ky su",
    "quan ly", "chu ho", "cong nhan", "nong dan", "huong dan vien", "phat thanh vien", "cap duong", "tong bien tap",
    "phong vien", "khoi truong", "nhom truong", "ban truong", "lop truong", "chu nhiem", "phu trach", "dai bieu", "quyen",
)  # fmt: skip
# "Trưởng ban …", "Trường Tiểu học …": folding makes truong of both, so these two are told apart unfolded.
_SCHOOL = re.compile(
    r"^(?:trường|trung tâm|truong (?:tieu hoc|th|thcs|thpt|mam non|mn|mau giao|dai hoc|cao dang|trung cap))\b",
    re.IGNORECASE,
)
_POST = re.compile(r"^(?:" + "|".join(map(re.escape, sorted(_POSTS, key=len, reverse=True))) + r")\b")
_ORGANISATION = re.compile(r"^(?:" + "|".join(map(re.escape, sorted(_ORGANISATIONS, key=len, reverse=True))) + r")\b")


def is_school(text: str) -> bool:
    """True for "Trường …", which without marks would look like the post "Trưởng …"."""
    return bool(_SCHOOL.match(text))


def looks_like_post(text: str, folded: str) -> bool:
    """True if a text begins with a post ("Phó Chủ tịch …", "Giáo viên …")."""
    return bool(_POST.match(folded)) and not is_school(text)


def looks_like_organisation(text: str, folded: str) -> bool:
    """True if a text begins with an organisation ("UBND phường …", "Trường …", "Công an …") and not with a post."""
    return is_school(text) or (bool(_ORGANISATION.match(folded)) and not _POST.match(folded))
