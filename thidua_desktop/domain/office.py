"""The office that uses the program: its letterhead, level, superior, standing body and signers.

Names and levels are the office's own profile, never constants: the same program serves a city department, a
district office (papers before 01/7/2025) and a ward or commune (today).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from thidua_desktop.domain.text import fold


class Level(Enum):
    """The level of the body whose head awards."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"

    @property
    def label(self) -> str:
        """The office's words."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.PROVINCE: "Tỉnh, thành phố",
    Level.DISTRICT: "Quận, huyện, thị xã (trước 01/7/2025)",
    Level.COMMUNE: "Phường, xã, đặc khu",
    Level.DEPARTMENT: "Sở, ban, ngành",
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: `authority` is "", "TM.", "KT.", "TL." or "TUQ." with the body or post it stands for.

    `authority_lines` are printed above the name in capitals, for instance ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    (NĐ 30/2020, Phụ lục I, II.7). `valid_from` and `valid_to` bound the time in post, None for open ends.
    """

    authority_lines: tuple[str, ...]
    name: str
    id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def in_post(self, day: date) -> bool:
        """True if the signer is in post on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def crosses(self, other: "Signer") -> bool:
        """True if two people are said to head the same post at the same time; of deputies there may be several."""
        if not self.name or not other.name or fold(self.name) == fold(other.name):
            return False
        post, others = ([fold(line) for line in signer.authority_lines] for signer in (self, other))
        if not post or post != others or post[-1].split()[:1] == ["pho"]:
            return False
        begins = max(self.valid_from or date.min, other.valid_from or date.min)
        return begins <= min(self.valid_to or date.max, other.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Office:
    """Cơ quan dùng phần mềm.

    `body` awards ("UBND quận Cầu Giấy") through its `head` ("Chủ tịch UBND quận Cầu Giấy"); the desk writes under
    `superior_line` / `issuer_line` and the symbol `code` ("NV"). `superior` is the level above that awards in its
    turn. `standing_body` is the council's standing body; `recipients` the usual nơi nhận.
    """

    body: str
    head: str
    level: Level
    superior_line: str
    issuer_line: str
    code: str
    place: str
    desk: str
    superior: str = ""
    superior_head: str = ""
    standing_body: str = ""
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = field(default_factory=tuple)

    def signer_on(self, day: date) -> Signer | None:
        """The first signer in post on a day."""
        return next((signer for signer in self.signers if signer.in_post(day)), None)
