"""What the sender of a list is told about it, in words that ask of them what they can do.

Told are errors and warnings that the sender can mend, and the few notes that ask them something. Not told are what
only the desk can act on, rows that the clerk leaves out, and errors that the clerk accepted with a reason.
"""

import re

from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.services.intake_reading import Preview

_NOTES = frozenset({Code.SAME_ACHIEVEMENT, Code.LOST_LEADING_ZERO, Code.UNREADABLE_TEXT, Code.UNKNOWN_MOVEMENT})
_FOR_THE_DESK = frozenset({Code.LATE, Code.NO_HEADER, Code.FILE_MENDED, Code.OTHER_FORM})
_AT_PLACE = re.compile(r"^(?:Ô [A-Z]{1,3}\d+|Dòng \d+): ")
_PLEASE = re.compile(r"(?:(?<=^)|(?<=[.?!] ))Hãy ")
_ASKS = {
    Code.COUNT_DIFFERS: "Đề nghị xem danh sách có thiếu hoặc thừa dòng nào không.",
    Code.GENDER_CONTRADICTS: "Đề nghị sửa chỗ sai.",
    Code.KIND_DOUBTFUL: "Đề nghị ghi lại đối tượng nếu nhầm.",
    Code.UNKNOWN_UNIT: "Đề nghị ghi rõ tên đơn vị đề nghị như trong kế hoạch.",
    Code.MISSING_AWARD: "Đề nghị ghi hình thức.",
    Code.UNKNOWN_AWARD: "Đề nghị ghi đúng tên hình thức.",
    Code.AWARD_ABOVE_COMPETENCE: "Đề nghị sửa hình thức, hoặc ghi rõ là đề nghị trình cấp trên.",
    Code.AWARD_WRONG_KIND: "Đề nghị sửa hình thức.",
    Code.QUOTA_EXCEEDED: "Đề nghị rút bớt cho đúng chỉ tiêu.",
    Code.NO_QUOTA: "Đề nghị xem lại.",
    Code.RESTRICTION: "Đề nghị xem lại đối tượng.",
    Code.COLLECTIVE_NEEDS_INDIVIDUAL: "Đề nghị bổ sung cá nhân.",
    Code.CONSENT_NEEDED: "Đề nghị bổ sung ý kiến thống nhất bằng văn bản của cơ quan quản lý người đó.",
    Code.DUPLICATE_IN_FILE: "Đề nghị bỏ dòng trùng, hoặc ghi rõ là hai đối tượng.",
    Code.DUPLICATE_IN_PLAN: "Đề nghị bỏ dòng này nếu đã gửi trước đó.",
    Code.SAME_IN_OTHER_UNIT: "Đề nghị xác nhận đơn vị nào đề nghị.",
    Code.SAME_IDENTITY_NUMBER: "Đề nghị xem lại số căn cước.",
    Code.LIKELY_SAME: "Đề nghị xác nhận có phải một người.",
    Code.UNLIKELY_BIRTH: "Đề nghị xem lại ngày sinh.",
    Code.SAME_ACHIEVEMENT: "Đề nghị ghi thành tích riêng của từng đối tượng.",
    Code.UNKNOWN_MOVEMENT: "Đề nghị chọn lại phong trào.",
    Code.UNREADABLE_TEXT: "Đề nghị gửi lại tệp gõ bằng Unicode.",
}
"""What is asked of the sender, where the finding's own words ask something of the clerk."""


def for_sender(finding: Finding) -> bool:
    """True if the sender is told of a finding."""
    return finding.code in _NOTES if finding.severity is Severity.NOTE else finding.code not in _FOR_THE_DESK


def told(shown: Preview, row: Checked) -> list[Finding]:
    """The findings of a row of which its sender is told."""
    if shown.skipped(row):
        return []
    accepted = shown.reason(row) != ""
    return [f for f in row.findings if for_sender(f) and not (accepted and f.severity is Severity.ERROR)]


def plain(finding: Finding) -> str:
    """A finding in words for its sender, without the cell in front."""
    said = _AT_PLACE.sub("", finding.message, count=1)
    ask = _ASKS.get(finding.code)
    said = f"{_first_sentence(said)} {ask}" if ask else _PLEASE.sub("Đề nghị ", said)
    return said[:1].upper() + said[1:]


def _first_sentence(text: str) -> str:
    """Up to the first point that ends a sentence; points inside quotes do not."""
    quoted = False
    for place, sign in enumerate(text):
        if sign in "“”":
            quoted = sign == "“"
        elif (
            sign == "." and not quoted and text[place + 1 : place + 2] == " " and text[place + 2 : place + 3].isupper()
        ):
            return text[: place + 1]
    return text
