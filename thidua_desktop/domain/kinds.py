"""The desk's enumerations: who is nominated, in which lane, and where a nomination stands.

Apart from `nomination`, because a plan needs these words and none of what a nomination holds.
"""

from enum import Enum


class NomineeKind(Enum):
    """Đối tượng khen thưởng (Luật Thi đua, khen thưởng 2022, điều 5)."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"

    __hash__ = object.__hash__  # members are single: a large list asks for this hash a hundred thousand times

    @property
    def label(self) -> str:
        """The office's word, in the singular and the plural alike."""
        return {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}[self.value]


class Lane(Enum):
    """Loại hình khen thưởng (Luật Thi đua, khen thưởng 2022, điều 8)."""

    SUM_UP = "sum_up"  # phong trào thi đua: tổng kết đợt
    SUDDEN = "sudden"  # đột xuất: no quota, no deadline, simple dossier (điều 85)
    MERIT = "merit"  # công trạng (thường xuyên)
    CONTRIBUTION = "contribution"  # quá trình cống hiến
    SENIORITY = "seniority"  # niên hạn
    FOREIGN = "foreign"  # đối ngoại

    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The office's words."""
        return _LANE_LABELS[self]


_LANE_LABELS = {
    Lane.SUM_UP: "Tổng kết đợt",
    Lane.SUDDEN: "Đột xuất",
    Lane.MERIT: "Công trạng",
    Lane.CONTRIBUTION: "Quá trình cống hiến",
    Lane.SENIORITY: "Niên hạn",
    Lane.FOREIGN: "Đối ngoại",
}


class Status(Enum):
    """Where a nomination stands on its way through the desk."""

    RECEIVED = "received"
    NEEDS_SUPPLEMENT = "needs_supplement"
    COMPLETE = "complete"
    VERIFIED = "verified"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    DECIDED = "decided"
    FORWARDED = "forwarded"
    SUPERIOR_DECIDED = "superior_decided"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The office's words."""
        return _STATUS_LABELS[self]

    @property
    def counts(self) -> bool:
        """True if the nomination takes a place of the quota: neither withdrawn nor refused (design 4)."""
        return self not in (Status.WITHDRAWN, Status.NOT_AGREED)

    @property
    def awarded(self) -> bool:
        """True once a head has decided, here or above."""
        return self in (Status.DECIDED, Status.FORWARDED, Status.SUPERIOR_DECIDED)


_STATUS_LABELS = {
    Status.RECEIVED: "Mới nhận",
    Status.NEEDS_SUPPLEMENT: "Cần bổ sung",
    Status.COMPLETE: "Đủ hồ sơ",
    Status.VERIFIED: "Đã thẩm định",
    Status.AGREED: "Hội đồng đồng ý",
    Status.NOT_AGREED: "Không đồng ý",
    Status.DECIDED: "Đã có quyết định",
    Status.FORWARDED: "Đã trình cấp trên",
    Status.SUPERIOR_DECIDED: "Cấp trên đã khen",
    Status.WITHDRAWN: "Đã rút",
}
