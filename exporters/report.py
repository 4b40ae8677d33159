"""What a paper says, before it has a form: plain values that services fill and exporters lay out.

Every count in a paper is taken from the rows it carries, so that prose, list and table cannot disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.dates import in_decree_form


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of page 1 (NĐ 30/2020, Phụ lục I, II.1-4), without the national motto.

    `superior` is the line above the issuing body ("ỦY BAN NHÂN DÂN QUẬN CẦU GIẤY"), empty if none; `issuer` the
    issuing body ("PHÒNG NỘI VỤ"), lines parted by a line break; `symbol` what follows the number ("TTr-NV");
    `number` None while the clerk office has not given one; `on` None leaves day and month blank for the pen.
    """

    superior: str
    issuer: str
    symbol: str
    place: str
    number: int | None = None
    on: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Quyền hạn, chức vụ và họ tên người ký (II.7): `authority` lines such as "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a printed list. `share` is its part of the width; `align` is "left", "center" or "right"."""

    title: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Rows under one heading ("I. TẬP THỂ", a unit's or an award's name), numbered from 1 in each group.

    `level` 1 is the outer heading, 2 the inner; a group without rows is a heading only.
    """

    title: str
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class NomineeList:
    """Danh sách đề nghị khen thưởng.

    Each row has one text for each column. `columns` and rows leave out the number column ("TT"): exporters put it
    first and fill it by position in the group. `attached_to` names the paper that the list goes with (see
    `reference`), empty if none; `total` is the closing line ("Tổng cộng: 7 tập thể, 21 cá nhân").
    """

    title: str
    summary: str
    columns: tuple[ListColumn, ...]
    groups: tuple[ListGroup, ...]
    attached_to: str = ""
    landscape: bool = False
    letterhead: Letterhead | None = None
    signature: Signature | None = None
    total: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """Tờ trình đề nghị khen thưởng (NĐ 30/2020, Mẫu 1.4).

    `addressees`, `bases` and `recipients` come without dashes and closing marks: exporters set "- ", ";" and ".".
    Paragraphs are in order; the last one ends with "./." whether or not it says so.
    """

    letterhead: Letterhead
    title: str
    summary: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    paragraphs: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    attached: NomineeList


@dataclass(frozen=True, slots=True)
class SlipItem:
    """One thing to put right: `place` in the sender's list ("Dòng 7, 9"), `who` it concerns, `what` is asked."""

    place: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Slip:
    """Phiếu yêu cầu bổ sung to the unit whose list is not right yet, on one page.

    `opening` ends with a colon before the items; the last of `closing` ends with "./." whether or not it says so.
    """

    letterhead: Letterhead
    title: str
    summary: str
    addressee: str
    opening: str
    items: tuple[SlipItem, ...]
    closing: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class QuotaCell:
    """One unit and nominee kind: used, allowed ("tối đa 3", "đúng 1" or ""), and the state in words.

    `state` is "none", "under", "met" or "over" (design 6).
    """

    used: int
    allowed: int | None
    limit: str
    state: str
    words: str

    @property
    def over(self) -> int:
        """Nominations beyond the line."""
        return 0 if self.allowed is None else max(0, self.used - self.allowed)

    @property
    def left(self) -> int:
        """Places still free, where the plan says "tối đa"."""
        return 0 if self.allowed is None or self._exact else max(0, self.allowed - self.used)

    @property
    def missing(self) -> int:
        """Places that must be filled and are not, where the plan gives an exact number."""
        return 0 if self.allowed is None or not self._exact else max(0, self.allowed - self.used)

    @property
    def _exact(self) -> bool:
        return self.limit.startswith("đúng")


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One unit of the quota table, with a cell for each kind column (None where the plan says nothing)."""

    unit: str
    group: str
    cells: tuple[QuotaCell | None, ...]


@dataclass(frozen=True, slots=True)
class QuotaSheet:
    """The quota table of a plan with the plan's sentences; `superior` rows are the places to the level above."""

    title: str
    plan: str
    as_of: date
    kinds: tuple[str, ...]
    rows: tuple[QuotaRow, ...]
    superior: tuple[QuotaRow, ...]
    sources: tuple[str, ...]


def reference(paper: str, letterhead: Letterhead, issuer: str) -> str:
    """How another paper names this one: `Tờ trình số 05/TTr-NV ngày 05 tháng 8 năm 2024 của Phòng Nội vụ`.

    What is not known yet is left as dots for the pen (NĐ 30/2020, Phụ lục I, mục III).
    """
    number = "…" if letterhead.number is None else f"{letterhead.number:02d}"
    year = "…" if letterhead.year is None else str(letterhead.year)
    on = in_decree_form(letterhead.on) if letterhead.on else f"ngày … tháng … năm {year}"
    return f"{paper} số {number}/{letterhead.symbol} {on} của {issuer}"


def numbered(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows with their number in the group put before them."""
    return [(str(place), *row) for place, row in enumerate(rows, start=1)]
