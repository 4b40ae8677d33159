"""Whether what a row says of a nominee makes sense: a birth date for the post, an achievement told twice."""

from datetime import date

from thidua_desktop.domain.dates import show_birth
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.domain.text import fold

_YOUNGEST_OFFICIAL, _OLDEST_OFFICIAL = 18, 65
_YOUNGEST, _OLDEST = 5, 105
_OFFICIALS = (
    "cong chuc",
    "vien chuc",
    "chuyen vien",
    "truong phong",
    "pho truong phong",
    "chanh van phong",
    "pho chanh van phong",
    "chu tich ubnd",
    "pho chu tich ubnd",
    "chu tich uy ban",
    "pho chu tich uy ban",
    "giao vien",
    "hieu truong",
    "pho hieu truong",
    "can bo",
    "ke toan",
    "van thu",
    "giam doc",
    "pho giam doc",
)
"""Beginnings of posts, folded, whose holders work below the age of retirement (Bộ luật Lao động 2019, điều 169)."""
RETIREMENT = (
    "Tuổi nghỉ hưu của người lao động trong điều kiện lao động bình thường được điều chỉnh theo lộ trình cho đến khi "
    "đủ 62 tuổi đối với lao động nam vào năm 2028 và đủ 60 tuổi đối với lao động nữ vào năm 2035 "
    "(Bộ luật Lao động năm 2019, Điều 169)."
)
_TOLD_IN_FULL = 12  # syllables from which the same words in two rows are no set phrase


def birth_finding(candidate: Candidate, received: date) -> Finding | None:
    """An age that nobody, or no official, has."""
    if candidate.kind is not NomineeKind.INDIVIDUAL or not candidate.birth:
        return None
    age = received.year - int(candidate.birth[:4])
    if _YOUNGEST_OFFICIAL <= age <= _OLDEST_OFFICIAL:
        return None
    post = fold(candidate.position) if candidate.position else ""
    official = post.startswith(_OFFICIALS)
    youngest, oldest = (_YOUNGEST_OFFICIAL, _OLDEST_OFFICIAL) if official else (_YOUNGEST, _OLDEST)
    if youngest <= age <= oldest:
        return None
    cell = candidate.cell("birth")
    who = f"với chức vụ “{candidate.position}”" if official else "với một người được khen"
    message = (
        f"{f'Ô {cell}: ' if cell else ''}sinh {show_birth(candidate.birth)} ({age} tuổi) khó đúng {who}. "
        "Hỏi lại nơi gửi, hoặc giữ nếu đúng."
    )
    source = RETIREMENT if official and age > _OLDEST_OFFICIAL else ""
    return Finding(Severity.WARNING, Code.UNLIKELY_BIRTH, message[:1].upper() + message[1:], "birth", cell, source)


class Achievements:
    """Remembers what was told of earlier rows of a list, to point out an achievement copied from one to another."""

    def __init__(self) -> None:
        self._told: dict[str, Candidate] = {}

    def finding(self, candidate: Candidate) -> Finding | None:
        """A note if an earlier nominee of the list has the very same, fully told achievement."""
        text = candidate.achievement
        if not text or text.count(" ") < _TOLD_IN_FULL - 1:
            return None
        first = self._told.setdefault(fold(text), candidate)
        if first is candidate or fold(first.name) == fold(candidate.name):
            return None
        cell = candidate.cell("achievement")
        message = (
            f"{f'Ô {cell}: thành' if cell else 'Thành'} tích giống hệt của {first.name} (dòng {first.row}). "
            "Hỏi lại nếu chép nhầm."
        )
        return Finding(Severity.NOTE, Code.SAME_ACHIEVEMENT, message, "achievement", cell)
