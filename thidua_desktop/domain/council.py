"""The council's vote: the share is taken of all members, absent members' written votes included."""

from dataclasses import dataclass


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
