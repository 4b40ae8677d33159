"""The vote: shares of all members by the establishing decision, not of those who came."""

import pytest

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.council import (
    Ballot,
    CouncilMember,
    CouncilRole,
    Meeting,
    Outcome,
    outcome_of,
    passes,
    vote_problems,
)
from thidua_desktop.domain.nomination import NomineeKind


def ballot(members: int, agreed: int) -> Ballot:
    return Ballot(members, issued=members, returned=members, valid=members, agreed=agreed)


def test_the_threshold_is_taken_of_all_members_and_not_of_those_present():
    came = Ballot(members=15, issued=12, returned=12, valid=12, agreed=11)  # 11 of 12 is 92 %, of 15 only 73 %
    assert not passes(came, 80)
    assert passes(came, 70)


def test_absent_members_written_votes_help_to_carry():
    with_letters = Ballot(members=15, issued=15, returned=14, valid=14, agreed=12)
    assert passes(with_letters, 80)


@pytest.mark.parametrize(
    ("members", "threshold", "just_enough"),
    [(15, 80, 12), (15, 90, 14), (10, 80, 8), (10, 90, 9), (9, 80, 8), (11, 90, 10), (1, 90, 1)],
)
def test_a_threshold_is_reached_exactly_and_never_by_rounding(members, threshold, just_enough):
    assert passes(ballot(members, just_enough), threshold)
    assert not passes(ballot(members, just_enough - 1), threshold)


@pytest.mark.parametrize(("members", "just_enough"), [(15, 8), (10, 6), (1, 1)])
def test_without_a_threshold_more_than_half_of_all_members_carry(members, just_enough):
    assert passes(ballot(members, just_enough), None)
    assert not passes(ballot(members, just_enough - 1), None)


@pytest.mark.parametrize("threshold", [None, 80])
def test_a_council_without_members_carries_nothing(threshold):
    assert not passes(ballot(0, 0), threshold)


def test_a_ballot_whose_numbers_agree_has_no_problem():
    counted = Ballot(members=15, issued=15, returned=14, valid=13, agreed=12)
    assert counted.problems() == ()
    assert counted.invalid == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Ballot(15, 16, 15, 15, 15), "Phát ra 16 phiếu nhưng Hội đồng có 15 thành viên."),
        (Ballot(15, 14, 15, 15, 15), "Thu về 15 phiếu, nhiều hơn 14 phiếu phát ra."),
        (Ballot(15, 15, 14, 15, 15), "Có 15 phiếu hợp lệ, nhiều hơn 14 phiếu thu về."),
        (Ballot(15, 15, 15, 14, 15), "Có 15 phiếu đồng ý, nhiều hơn 14 phiếu hợp lệ."),
    ],
)
def test_numbers_that_cannot_be_right_are_told_in_words(wrong, said):
    assert wrong.problems() == (said,)


def member(name: str, role: CouncilRole = CouncilRole.MEMBER, **over) -> CouncilMember:
    return CouncilMember(name, role=role, **over)


def meeting(*members: CouncilMember, size: int | None = None) -> Meeting:
    return Meeting(1, "Họp Hội đồng", len(members) if size is None else size, members=members)


def award(percent: int | None) -> Award:
    return Award(1, "Chiến sĩ thi đua cơ sở", True, True, frozenset({NomineeKind.INDIVIDUAL}), vote_percent=percent)


def test_a_meeting_tells_who_came_and_who_did_not():
    held = meeting(member("Lê Ân"), member("Đỗ Đạt", present=False, absence_reason="đi công tác"))
    assert [m.name for m in held.present] == ["Lê Ân"]
    assert [m.name for m in held.absent] == ["Đỗ Đạt"]
    assert held.problems() == ()


def test_a_council_whose_members_are_only_counted_is_a_council_too():
    assert meeting(size=15).problems() == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (meeting(), "Chưa ghi tổng số thành viên Hội đồng theo quyết định thành lập."),
        (meeting(member("Lê Ân"), size=15), "Danh sách có 1 thành viên nhưng Hội đồng có 15 người."),
        (
            meeting(member("Lê Ân", CouncilRole.CHAIR), member("Đỗ Đạt", CouncilRole.CHAIR)),
            "Hội đồng chỉ có một Chủ tịch. Chọn lại vai trò.",
        ),
        (meeting(member("Lê Ân", present=False)), "Lê Ân vắng mặt nhưng chưa ghi lý do."),
    ],
)
def test_a_meeting_that_cannot_be_right_is_told_in_words(wrong, said):
    assert wrong.problems() == (said,)


def test_a_count_is_of_the_council_that_meets():
    told = vote_problems(ballot(13, 12), meeting(size=15))
    assert told == ("Kết quả tính trên 13 thành viên nhưng Hội đồng có 15 người.",)
    assert vote_problems(ballot(15, 12), meeting(size=15)) == ()


@pytest.mark.parametrize(
    ("percent", "agreed", "outcome"),
    [
        (80, 12, Outcome.AGREED),
        (80, 11, Outcome.NOT_AGREED),
        (90, 13, Outcome.NOT_AGREED),
        (None, 8, Outcome.AGREED),
    ],
)
def test_the_outcome_goes_by_the_awards_own_threshold(percent, agreed, outcome):
    assert outcome_of(ballot(15, agreed), award(percent)) is outcome


def test_without_an_award_chosen_the_majority_of_all_members_decides():
    assert outcome_of(ballot(15, 8), None) is Outcome.AGREED
    assert outcome_of(ballot(15, 7), None) is Outcome.NOT_AGREED
