"""The words by which the cells of a list are understood: organisations, posts, repeats, totals, signatures.

Words are written with their marks and compared with marks where the text has any ("Sở" is not "Số", "Trường"
not "Trưởng"); a text typed wholly without marks is compared folded.
"""

import re

from thidua_desktop.domain.text import fold


class Beginnings:
    """Phrases that a text can begin with, as whole words, in any case."""

    def __init__(self, listing: str) -> None:
        """`listing` holds the phrases separated by commas."""
        phrases = sorted((" ".join(phrase.split()) for phrase in listing.split(",")), key=len, reverse=True)
        self._marked = re.compile("(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")
        self._folded = re.compile("(?:" + "|".join(re.escape(fold(phrase)) for phrase in phrases) + r")(?!\w)")

    def begin(self, text: str) -> bool:
        """True if a clean text begins with one of the phrases."""
        return self.length(text) > 0

    def length(self, text: str) -> int:
        """The length of the phrase that a clean text begins with, 0 for none."""
        found = self._folded.match(text.lower()) if text.isascii() else self._marked.match(text.lower())
        return found.end() if found else 0


_ORGANISATIONS = Beginnings(
    """ubnd, ủy ban, uỷ ban, hđnd, hội đồng, phường, xã, thị trấn, quận, huyện, thành phố, tp, tp., thị xã, tỉnh, phòng,
    ban, sở, trường, công an, hội, trạm, tổ, tdp, khu, cụm, chi bộ, đảng bộ, đảng ủy, đảng uỷ, chi hội, chi đoàn,
    chi cục, cục, chi nhánh, đoàn, đội, mttq, mặt trận, liên đoàn, công đoàn, trung tâm, văn phòng, bệnh viện,
    nhà văn hóa, nhà văn hoá, viện, tòa án, toà án, kho bạc, bảo hiểm, ngân hàng, công ty, doanh nghiệp, hợp tác xã,
    htx, xí nghiệp, bộ chỉ huy, quận ủy, quận uỷ, thôn, xóm, ấp, khối, nhà trường, thanh tra, ngành, làng, quỹ,
    câu lạc bộ, clb, bchqs, thường trực, bộ phận, nhà thiếu nhi, hạt kiểm lâm, đài, báo, ubmttq, ub mttq, thcs, thpt,
    mầm non, tiểu học, nhóm, lớp, tổng công ty, tập đoàn, cơ quan, đơn vị, hđqt, ngõ, ngách, số nhà,
    bộ tư lệnh, thành đoàn, lđlđ, bch"""
)
_POSTS = Beginnings(
    """chủ tịch, phó, trưởng, bí thư, ủy viên, uỷ viên, chuyên viên, cán bộ, công chức, viên chức, giáo viên, nhân viên,
    hiệu trưởng, hiệu phó, giám đốc, tổ trưởng, tổ phó, tổ viên, đội trưởng, đội phó, đội viên, ban viên, hội viên,
    hội trưởng, đoàn viên, đoàn trưởng, chi hội trưởng, chi hội phó, kế toán, văn thư, thủ quỹ, bác sĩ, bác sỹ, y sĩ,
    y sỹ, điều dưỡng, hộ lý, bảo vệ, lái xe, tổng phụ trách, thành viên, cộng tác viên, chiến sĩ, chiến sỹ, đảng viên,
    người dân, công dân, học sinh, sinh viên, cựu chiến binh, nguyên, chánh, trạm trưởng, trạm phó, khu trưởng,
    cụm trưởng, cụm phó, thư ký, trung đội trưởng, tiểu đội trưởng, chỉ huy, dân quân, cán sự, thanh tra viên,
    kiểm sát viên, thẩm phán, luật sư, kỹ sư, quản lý, chủ hộ, công nhân, nông dân, hướng dẫn viên, phát thanh viên,
    cấp dưỡng, tổng biên tập, phóng viên, khối trưởng, khối phó, nhóm trưởng, lớp trưởng, chủ nhiệm, phụ trách,
    đại biểu, quyền, tổng giám đốc, cảnh sát, công an viên, quân nhân, trợ lý, thôn trưởng, xóm trưởng, giảng viên"""
)
_COLLECTIVES = Beginnings(
    """tập thể, tổ, tdp, chi bộ, chi hội, chi đoàn, hội, phòng, ban, trường, công an, công đoàn, đoàn, đội, trạm, ubnd,
    ủy ban, uỷ ban, hđnd, mttq, mặt trận, ubmttq, ub mttq, phường, xã, thị trấn, khu, khu dân cư, cụm, liên đoàn,
    trung tâm, văn phòng, bệnh viện, câu lạc bộ, clb, nhóm, lớp, khối, công ty, doanh nghiệp, hợp tác xã, htx, thôn,
    xóm, ấp, đảng bộ, đảng ủy, đảng uỷ, nhà văn hóa, nhà văn hoá, nhà trường, nhà thiếu nhi, viện, tòa án, toà án,
    kho bạc, bảo hiểm, chi cục, cục, sở, quận, huyện, thành phố, tỉnh, cán bộ và, cán bộ, nhân dân, quân và dân,
    hạt kiểm lâm, bộ phận, đài, bộ chỉ huy, khoa, bộ môn, xí nghiệp, thanh tra, làng, hội đồng, chi nhánh, ngân hàng,
    tổng công ty, tập đoàn, hđqt, bchqs, thường trực, ngành, mầm non, tiểu học, thcs, thpt, quỹ, tổng đội,
    liên đội, bqt, bql"""
)
_WHOLE_POSTS = Beginnings(
    """giáo viên, tổ trưởng, tổ phó, tổ viên, hiệu trưởng, phó hiệu trưởng, hiệu phó, giám đốc, phó giám đốc, công chức,
    chuyên viên, nhân viên, viên chức, cán bộ, kế toán, kế toán trưởng, văn thư, thủ quỹ, bác sĩ, bác sỹ, y sĩ, y sỹ,
    điều dưỡng, hộ lý, bảo vệ, lái xe, học sinh, sinh viên, đoàn viên, hội viên, tổng phụ trách, cảnh sát khu vực,
    cảnh sát, trạm trưởng, trạm phó, đội trưởng, đội phó, đội viên, chiến sĩ, chiến sỹ, công nhân, trưởng khoa,
    phó trưởng khoa, tổ trưởng chuyên môn, chi hội trưởng, chi hội phó, cộng tác viên, người dân, giảng viên,
    phó tổ trưởng, nguyên tổ trưởng, cán sự, trưởng thôn, thôn trưởng, thủ thư"""
)
"""Posts that say all by themselves: an organisation after them is the workplace."""
_WORKPLACES = Beginnings(
    """trường, tổ dân phố, tdp, tổ dân cư, phường, xã, thị trấn, quận, huyện, ubnd, ủy ban nhân dân, uỷ ban nhân dân,
    phòng, công an, trạm y tế, trung tâm, bệnh viện, công ty, ban quản lý, ban chỉ huy, văn phòng hđnd, văn phòng ubnd,
    văn phòng quận, văn phòng đăng ký, văn phòng đảng ủy, chi bộ, chi hội, chi đoàn, hội, đoàn phường,
    đoàn thanh niên, đội, chi cục, sở, thôn, bảo hiểm xã hội, kho bạc, tòa án, toà án, hợp tác xã, htx, khu dân cư,
    cụm dân cư, khu phố, ủy ban mttq, uỷ ban mttq, mttq, liên đoàn lao động, ngân hàng, câu lạc bộ, clb, thành phố,
    viện kiểm sát, đảng ủy, đảng uỷ, nhà văn hóa, nhà văn hoá, xí nghiệp, doanh nghiệp, tổ bảo vệ"""
)
_NO_WORKPLACES = Beginnings(
    """trường học, phòng chống, phòng cháy, phòng dịch, phòng ngừa, đội ngũ, xã hội, văn phòng, quốc phòng, dự phòng,
    quân đội, bộ đội, hội họa, nhà trường"""
)
_YOUTH_UNION = Beginnings(
    "đoàn thanh niên, đoàn tncs, đoàn tn, đoàn phường, đoàn xã, đoàn trường, đoàn cơ sở, đoàn khối, đoàn quận, đoàn thể"
)
_NEIGHBOURHOOD = Beginnings("tổ dân phố, tổ dân cư, tổ công tác, tổ bảo vệ, tổ an ninh, tổ hòa giải, tổ tự quản")
_HOUSEHOLDS = Beginnings(
    "hộ gia đình, hộ ông, hộ bà, hộ anh, hộ chị, hộ dân, gia đình, hộ kinh doanh, gđ ông, gđ bà, vợ chồng"
)
_TOPICS = Beginnings(
    """xã hội, xây dựng, thống kê, hộ tịch, đô thị, môi trường, kế toán, tư pháp, văn hóa, văn hoá, địa chính,
    thể thao, du lịch, nội vụ, tài chính, khoáng sản, trẻ em, thông tin, công nghệ, nông nghiệp"""
)
_FAMILY_NAMES = """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh luong mai dao doan quach ta
    phung ha cao to la luu chu thai kieu lam vuong ung tang nghiem thach khuat bach lai truong giang trieu an kim dam
    mac tong khuc quan lu luc mong nong ma vi lo phi ong phu ninh au duyen thieu ton than cu tieu chau
"""
_NAME_WORD = re.compile(r"[^\W\d_]+$")
_LONGEST_NAME = 45
FAMILY_NAMES = frozenset(_FAMILY_NAMES.split())

_DITTO = frozenset(
    {
        "nt",
        "//",
        "//nt//",
        "„",
        "＂",
        "như dòng trên",
        "tương tự",
        "tương tự như trên",
        "như trên",
        "nhu tren",
        "như trên.",
        "nt.",
        '"',
        "''",
        "〃",
        "“",
        "”",
        "“”",
        ",,",
        '""',
        "″",
        '"""',
        "như trên nt",
    }
)
MALE = frozenset({"nam", "m", "male", "trai", "ong"})
FEMALE = frozenset({"nu", "f", "female", "gai", "ba"})
TICKS = frozenset({"x", "v", "+", "*", "1", "01", "✓", "√", "✔", "☑", "☒", "xx", "(x)", "\uf0fc", "co"})
_AWARDS = re.compile(
    r"\b(?:giay khen|bang khen|gk|bk|lao dong tien tien|lao dong xuat sac|chien si thi dua|chien si tien tien"
    r"|co thi dua|huan chuong|huy chuong|tap the lao dong|don vi (?:tien tien|quyet thang)|ldtt|ldxs|cstd\w*|cstt"
    r"|ttld\w*|dvtt|dvqt|gia dinh van hoa|ky niem chuong)\b"
)

# "Cộng" is a total, "Công an phường" and "Tổng công ty" are not.
_TOTAL = re.compile(
    r"(?:tổng|cộng)\s*(?:[:=(\d]|$)|tổng (?:cộng|số)\b"
    r"|(?:tổng|cộng) (?:tập thể|cá nhân|hộ|mục|phần|chung|cộng|khối|trang)\b"
    r"|(?:tổng|cộng) \(?(?:[ivx]+|[a-d]|\d+)\)?(?:\s*[:=+]|$)"
    r"|(?:tong cong|tong so|tong|cong)\s*(?:[:=(\d]|$)"
)
_SIGN_OFF = Beginnings(
    """danh sách ấn định, danh sách này, danh sách trên, danh sách gồm, danh sách có, tổng hợp ấn định, ấn định,
    người lập, người tổng hợp, người ký, người viết, lập biểu, cán bộ lập, nơi nhận, xác nhận của, thủ trưởng, ký tên,
    (ký, ký ghi rõ, tm., tm, t/m, kt., kt, tl., tuq., lưu ý:, ghi chú:, ghi chú :, chú thích:, * ghi chú"""
)
_DATED = re.compile(r".{0,30}\bngày\b.{1,12}\btháng\b.{1,12}\bnăm\b.{0,8}$")
_SIGNERS = Beginnings(
    """chủ tịch, phó chủ tịch, quyền chủ tịch, trưởng phòng, phó trưởng phòng, hiệu trưởng, phó hiệu trưởng, bí thư,
    phó bí thư, trưởng ban, phó trưởng ban, giám đốc, phó giám đốc, chỉ huy trưởng, trạm trưởng, đội trưởng,
    viện trưởng, chánh văn phòng, trưởng công an, trưởng trạm, người lập, thủ trưởng, tổ trưởng"""
)

_BARE_POSTS = frozenset(
    ("chủ tịch", "phó chủ tịch", "trưởng phòng", "phó trưởng phòng", "hiệu trưởng", "giám đốc", "trưởng ban", "bí thư")
)
_SIGN_TOGETHER = _BARE_POSTS | {
    "thư ký",
    "chủ tọa",
    "chủ toạ",
    "chủ trì",
    "kế toán",
    "tổ trưởng",
    "cán bộ phụ trách",
    "hội đồng thi đua",
}


def looks_like_post(text: str) -> bool:
    """True if a text begins with a post ("Phó Chủ tịch …", "Giáo viên …")."""
    return _POSTS.begin(text)


def looks_like_organisation(text: str) -> bool:
    """True if a text begins with an organisation ("UBND phường …", "Trường …", "Công an …") and not with a post.

    "Xã hội" is a field of work, not a commune.
    """
    return _ORGANISATIONS.begin(text) and not _POSTS.begin(text) and not _TOPICS.begin(text)


def looks_like_collective(name: str) -> bool:
    """True if a nominee's name begins like a collective's.

    "Đoàn" is a family name too, and without marks so are "To", "Quan": a name of that shape is a person's.
    """
    if not _COLLECTIVES.begin(name):
        return False
    if name.lower().startswith(("đoàn ", "doan ")):
        return _YOUTH_UNION.begin(name)
    return not (name.isascii() and _is_unmarked_person(name))


def _is_unmarked_person(name: str) -> bool:
    """True for "To Van Binh" and "QUAN THI HA", false for "To dan pho so 4" and "Phong Noi vu"."""
    words = name.split(" ")
    if not 2 <= len(words) <= 5 or words[0].lower() not in FAMILY_NAMES or _NEIGHBOURHOOD.begin(name):
        return False
    if name.isupper():
        return words[1].lower() in ("van", "thi")
    return all(word.istitle() for word in words)


def looks_like_person(text: str) -> bool:
    """True for a bare name of two to six words that begins with a family name: "Nguyễn Thị Hà"."""
    words = text.split(" ")
    if not 2 <= len(words) <= 6 or len(text) > _LONGEST_NAME or not all(_NAME_WORD.match(word) for word in words):
        return False
    return fold(words[0]) in FAMILY_NAMES and not looks_like_collective(text) and not looks_like_post(text)


def looks_like_household(name: str) -> bool:
    """True for "Hộ ông …", "Gia đình bà …"; Hồ is a family name."""
    return _HOUSEHOLDS.begin(name)


def workplace_begins(text: str) -> int:
    """Where the workplace begins in a post without any sign between the two, 0 if nowhere.

    "Giáo viên Trường Mầm non Hoa Sen" has one, "Chủ tịch Hội Phụ nữ phường" is one post. A workplace in small
    letters must be told by a number or a proper name.
    """
    start = _WHOLE_POSTS.length(text)
    while start and (start := text.find(" ", start) + 1):
        rest = text[start:]
        size = _WORKPLACES.length(rest)
        other = max(_TOPICS.length(rest), _NO_WORKPLACES.length(rest))
        if other > size:  # "Xã hội" is no commune, "Văn phòng - Thống kê" no office
            start += other
            continue
        proper = any(c.isdigit() or c.isupper() for c in rest[size:])
        if size and rest[size:].strip() and (proper or rest[0].isupper()):
            return start
    return 0


def is_topic(text: str) -> bool:
    """True for a field of work, the second half of "Công chức Văn hóa, Xã hội"."""
    return _TOPICS.begin(text)


def names_award(text: str) -> bool:
    """True if a text names an award: "Giấy khen", "LĐTT", "Tặng Bằng khen của UBND Thành phố"."""
    return bool(_AWARDS.search(fold(text)))


def awards_named(text: str) -> tuple[int, ...]:
    """Where in the folded text the awards' names begin."""
    return tuple(found.start() for found in _AWARDS.finditer(fold(text)))


def is_ditto(text: str) -> bool:
    """True for marks that mean "as above": -nt-, nt, //, 〃, ", (như trên)."""
    return len(text) <= 24 and text.lower().strip(" -–—.()") in _DITTO


def is_total(text: str) -> bool:
    """True for "Tổng cộng: 05", "Cộng"; false for "Công an phường", "Tổng công ty"."""
    return bool(_TOTAL.match(text.lower()))


def is_sign_off(text: str) -> bool:
    """True for the closing line, a date line, "Người lập biểu", "TM.", "Nơi nhận", "Ghi chú: …"."""
    return _SIGN_OFF.begin(text) or bool(_DATED.match(text.lower()))


def is_bare_post(text: str) -> bool:
    """True for a signer's post and nothing more: "Chủ tịch"."""
    return text.lower() in _BARE_POSTS


def sign_together(texts: list[str]) -> bool:
    """True for the posts of people who sign beside each other: "Thư ký" and "Chủ tọa"."""
    return len(texts) > 1 and all(text.lower() in _SIGN_TOGETHER for text in texts)


def is_signer(text: str) -> bool:
    """True for a signer's post written in capitals, as signature blocks have it."""
    return text.isupper() and _SIGNERS.begin(text)
