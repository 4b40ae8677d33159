"""The council: its meetings, members and votes. Shares are of all members, absent members' written votes included."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from thidua_desktop.domain.awards import Award


@dataclass(frozen=True, slots=True)
class Ballot:
    """Phiếu for one nomination: `members` by the establishing decision, `agreed` of them incl. written votes.

    `issued` ≥ `returned` = `valid` + `invalid`.
    """

    members: int
    issued: int
    returned: int
    valid: int
    agreed: int

    @property
    def invalid(self) -> int:
        """Phiếu không hợp lệ."""
        return self.returned - self.valid

    def problems(self) -> tuple[str, ...]:
        """Why the numbers cannot be right, in words; empty when they agree with each other."""
        found: list[str] = []
        if self.issued > self.members:
            found.append(f"Phát ra {self.issued} phiếu nhưng Hội đồng có {self.members} thành viên.")
        if self.returned > self.issued:
            found.append(f"Thu về {self.returned} phiếu, nhiều hơn {self.issued} phiếu phát ra.")
        if self.valid > self.returned:
            found.append(f"Có {self.valid} phiếu hợp lệ, nhiều hơn {self.returned} phiếu thu về.")
        if self.agreed > self.valid:
            found.append(f"Có {self.agreed} phiếu đồng ý, nhiều hơn {self.valid} phiếu hợp lệ.")
        return tuple(found)


def passes(ballot: Ballot, threshold_percent: int | None) -> bool:
    """True if the vote carries: the threshold of all members (NĐ 98/2023, điều 30.7), else more than half.

    A council whose members are not known yet carries nothing.
    """
    if ballot.members <= 0:
        return False
    if threshold_percent is None:
        return ballot.agreed * 2 > ballot.members
    return ballot.agreed * 100 >= threshold_percent * ballot.members


class CouncilRole(Enum):
    """A member's post on the council (NĐ 98/2023, điều 30; Bắc Ninh, QĐ 86/2025, điều 9)."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    MEMBER = "member"

    @property
    def label(self) -> str:
        """The office's words."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    CouncilRole.CHAIR: "Chủ tịch Hội đồng",
    CouncilRole.VICE_CHAIR: "Phó Chủ tịch Hội đồng",
    CouncilRole.SECRETARY: "Ủy viên, Thư ký Hội đồng",
    CouncilRole.MEMBER: "Ủy viên",
}


class Outcome(Enum):
    """What the council concluded of a nomination."""

    OPEN = ""
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """Thành viên Hội đồng. `post` is the post in the office ("Chủ tịch UBND quận")."""

    name: str
    post: str = ""
    role: CouncilRole = CouncilRole.MEMBER
    present: bool = True
    absence_reason: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the biên bản tells beside members and votes: times as written, the course, the conclusion."""

    begins: str = ""
    ends: str = ""
    course: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Cuộc họp Hội đồng Thi đua - Khen thưởng.

    `size` counts all members by the establishing decision (`established_by`), the base of every share. `chair` and
    `secretary` are those who chaired and wrote this meeting, who need not be the council's own.
    """

    plan_id: int | None
    name: str
    size: int
    established_by: str = ""
    held: date | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    members: tuple[CouncilMember, ...] = ()
    minutes: Minutes = Minutes()
    id: int | None = None

    @property
    def present(self) -> tuple[CouncilMember, ...]:
        """Those who came."""
        return tuple(member for member in self.members if member.present)

    @property
    def absent(self) -> tuple[CouncilMember, ...]:
        """Those who did not, whose votes are asked for in writing."""
        return tuple(member for member in self.members if not member.present)

    def problems(self) -> tuple[str, ...]:
        """Why the meeting cannot be right, in words; empty when it can."""
        found: list[str] = []
        if self.size <= 0:
            found.append("Chưa ghi tổng số thành viên Hội đồng theo quyết định thành lập.")
        if self.members and len(self.members) != self.size:
            found.append(f"Danh sách có {len(self.members)} thành viên nhưng Hội đồng có {self.size} người.")
        if sum(member.role is CouncilRole.CHAIR for member in self.members) > 1:
            found.append("Hội đồng chỉ có một Chủ tịch. Chọn lại vai trò.")
        found += [f"{m.name} vắng mặt nhưng chưa ghi lý do." for m in self.absent if not m.absence_reason]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Vote:
    """The count for one nomination in a meeting, and what was concluded of it."""

    nomination_id: int
    ballot: Ballot
    outcome: Outcome = Outcome.OPEN


def vote_problems(ballot: Ballot, meeting: Meeting) -> tuple[str, ...]:
    """Why a count cannot be right for this meeting, in words."""
    if ballot.members != meeting.size:
        return (f"Kết quả tính trên {ballot.members} thành viên nhưng Hội đồng có {meeting.size} người.",)
    return ballot.problems()


def outcome_of(ballot: Ballot, award: Award | None) -> Outcome:
    """Agreed or not, by the award's threshold of all members, absent members' written votes included.

    NĐ 98/2023, điều 30.7; an award without a threshold, or none chosen yet, goes by more than half of all members.
    """
    return Outcome.AGREED if passes(ballot, award.vote_percent if award else None) else Outcome.NOT_AGREED
