"""How nominations are worded and shown: states of statuses, short words of findings, icons of kinds.

The one place where a status or a finding's code meets a word or a state of the screen.
"""

import re
from collections.abc import Iterable, Sequence

from thidua_desktop.domain.findings import Code, Finding, Severity, worst
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.services.nominations import Line
from ui.kit.cells import StateCell, Who
from ui.kit.panel import Quote
from ui.kit.tokens import State, Strength

STATUS_STATES: dict[Status, State] = {
    Status.RECEIVED: State.INFO,
    Status.NEEDS_SUPPLEMENT: State.WARN,
    Status.COMPLETE: State.OK,
    Status.VERIFIED: State.VERIFIED,
    Status.AGREED: State.OK,
    Status.NOT_AGREED: State.NONE,
    Status.DECIDED: State.OK,
    Status.FORWARDED: State.SENT,
    Status.SUPERIOR_DECIDED: State.OK,
    Status.WITHDRAWN: State.NONE,
}

SEVERITY_STATES: dict[Severity, State] = {
    Severity.ERROR: State.ERROR,
    Severity.WARNING: State.WARN,
    Severity.NOTE: State.INFO,
}

KIND_ICONS: dict[NomineeKind, Who] = {
    NomineeKind.INDIVIDUAL: Who.INDIVIDUAL,
    NomineeKind.COLLECTIVE: Who.COLLECTIVE,
    NomineeKind.HOUSEHOLD: Who.HOUSEHOLD,
}

NEXT_STATUSES: dict[Status, tuple[Status, ...]] = {
    Status.RECEIVED: (Status.COMPLETE, Status.NEEDS_SUPPLEMENT),
    Status.NEEDS_SUPPLEMENT: (Status.COMPLETE, Status.RECEIVED),
    Status.COMPLETE: (Status.VERIFIED, Status.NEEDS_SUPPLEMENT),
    Status.VERIFIED: (Status.COMPLETE, Status.NEEDS_SUPPLEMENT),
    Status.WITHDRAWN: (Status.RECEIVED,),
}
"""Where the clerk may move a nomination from here, likeliest first; what a council or a head decides is not here."""


def common_next(lines: Sequence[Line]) -> list[Status]:
    """Where all of these may go, in the order of the first."""
    ways = [NEXT_STATUSES.get(status, ()) for status in dict.fromkeys(Status(line.status) for line in lines)]
    return [status for status in ways[0] if all(status in way for way in ways)] if ways else []


SHORT_WORDS: dict[Code, str] = {
    Code.NO_TABLE: "Không có bảng",
    Code.MISSING_NAME: "Thiếu tên",
    Code.MISSING_BIRTH: "Thiếu ngày sinh",
    Code.UNREADABLE_DATE: "Ngày chưa rõ",
    Code.IMPOSSIBLE_DATE: "Ngày không có thật",
    Code.SHORT_YEAR: "Năm ghi hai chữ số",
    Code.UNKNOWN_GENDER: "Chưa rõ giới tính",
    Code.GENDER_CONTRADICTS: "Giới tính mâu thuẫn",
    Code.KIND_DOUBTFUL: "Đối tượng khó tin",
    Code.COUNT_DIFFERS: "Số lượng không khớp",
    Code.UNKNOWN_UNIT: "Chưa rõ đơn vị",
    Code.MISSING_AWARD: "Thiếu hình thức",
    Code.UNKNOWN_AWARD: "Hình thức lạ",
    Code.AWARD_ABOVE_COMPETENCE: "Vượt thẩm quyền",
    Code.AWARD_WRONG_KIND: "Sai hình thức",
    Code.QUOTA_EXCEEDED: "Vượt chỉ tiêu",
    Code.NO_QUOTA: "Không có chỉ tiêu",
    Code.LATE: "Nộp muộn",
    Code.DUPLICATE_IN_FILE: "Có thể trùng",
    Code.DUPLICATE_IN_PLAN: "Có thể trùng",
    Code.SAME_IN_OTHER_UNIT: "Trùng ở đơn vị khác",
    Code.SAME_IDENTITY_NUMBER: "Trùng số căn cước",
    Code.LIKELY_SAME: "Có thể trùng",
    Code.SAME_ACHIEVEMENT: "Trùng thành tích",
    Code.CONSENT_NEEDED: "Cần ý kiến đồng ý",
    Code.UNLIKELY_BIRTH: "Ngày sinh khó tin",
    Code.RESTRICTION: "Sai đối tượng",
    Code.COLLECTIVE_NEEDS_INDIVIDUAL: "Chưa có cá nhân",
    Code.DITTO_FILLED: "Đã điền theo trên",
    Code.HIDDEN_ROW: "Dòng bị ẩn",
    Code.FORMULA_WITHOUT_VALUE: "Công thức trống",
    Code.NO_HEADER: "Không có tiêu đề",
    Code.ROW_CONTINUED: "Đã nối dòng",
    Code.SEVERAL_NAMES: "Nhiều tên một ô",
    Code.LOST_LEADING_ZERO: "Mất số 0 đầu",
    Code.CUT_NUMBER: "Số bị cắt",
    Code.IDENTITY_NUMBER: "Sai số căn cước",
    Code.UNREADABLE_TEXT: "Chữ không đọc được",
    Code.FILE_MENDED: "Tệp đã được chữa",
    Code.UNKNOWN_MOVEMENT: "Phong trào lạ",
    Code.OTHER_FORM: "Mẫu của nơi khác",
}

GENDERS = {"M": "Nam", "F": "Nữ"}
NO_FINDING = StateCell(State.OK, "Không có lỗi", Strength.PLAIN)
_PLACE = re.compile(r"^(?P<sentence>.+?)\s*\(mục (?P<section>[^()]+)\)\s*$", re.DOTALL)


def check_cell(findings: Sequence[Finding]) -> StateCell:
    """The heaviest finding in two or three words, as a pill; a mere note asks nothing of anybody."""
    heaviest = worst(tuple(findings))
    if heaviest is None or heaviest is Severity.NOTE:
        return NO_FINDING
    same = [finding for finding in findings if finding.severity is heaviest]
    words = SHORT_WORDS[same[0].code] if len(same) == 1 else f"{len(same)} {heaviest.label.lower()}"
    return StateCell(SEVERITY_STATES[heaviest], words, Strength.PILL)


def status_cell(status: Status) -> StateCell:
    """A status as the table shows it."""
    return StateCell(STATUS_STATES[status], status.label)


def counted_findings(findings: Sequence[Finding]) -> str:
    """ "1 lỗi, 2 cảnh báo"; empty for none."""
    parts = ((severity, sum(f.severity is severity for f in findings)) for severity in Severity)
    return ", ".join(f"{count} {severity.label.lower()}" for severity, count in parts if count)


def quote_of(source: str) -> Quote | None:
    """The sentence a finding rests on, its place on a line of its own; None if it rests on none."""
    if not source:
        return None
    found = _PLACE.match(source)
    return Quote(found["sentence"], f"Mục {found['section']}") if found else Quote(source)


def with_quotes(findings: Iterable[Finding]) -> list[tuple[Finding, Quote | None]]:
    """Findings, heaviest first, with the sentence each rests on; one that several rest on stands under the last."""
    weight = {severity: place for place, severity in enumerate(Severity)}
    ordered = sorted(findings, key=lambda finding: (weight[finding.severity], finding.source))
    last = {finding.source: place for place, finding in enumerate(ordered)}
    return [(f, quote_of(f.source) if last[f.source] == place else None) for place, f in enumerate(ordered)]


def narrow_unit(name: str | None) -> str:
    """A unit's name where there is little room: "P. Nghĩa Đô"; panel and tooltip have it whole."""
    return "P. " + name.removeprefix("Phường ") if name and name.startswith("Phường ") else name or ""


def shortened(words: str, most: int = 44) -> str:
    """Long words of a plan where there is room for one line of a menu or a list."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def bare_message(finding: Finding) -> str:
    """A finding's sentence without the cell it begins with, for places that show the cell beside it."""
    bare = finding.message.removeprefix(f"Ô {finding.cell}: ") if finding.cell else finding.message
    return bare[:1].upper() + bare[1:]


FIELD_WORDS = {
    "name": "Tên",
    "kind": "Đối tượng",
    "unit": "Đơn vị đề nghị",
    "birth": "Ngày sinh",
    "gender": "Giới tính",
    "position": "Chức vụ",
    "workplace": "Nơi công tác",
    "award": "Hình thức khen",
    "achievement": "Thành tích",
    "received": "Ngày nhận",
    "identity_number": "Số căn cước",
    "phone": "Điện thoại",
    "note": "Ghi chú",
}
"""What a nomination's fields are called beside a finding."""
