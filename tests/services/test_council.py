"""The council's meeting from its opening to its conclusion."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import a_person, add
from thidua_desktop.domain.council import Ballot, CouncilMember, CouncilRole, Meeting, Minutes, Outcome
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import council, nominations, workspace

HELD = date(2024, 8, 15)
TITLE = "Chiến sĩ thi đua cơ sở"
MEMBERS = (
    CouncilMember("Bùi Tuấn Anh", "Chủ tịch UBND quận", CouncilRole.CHAIR),
    CouncilMember("Trần Thị Bình", "Trưởng phòng Nội vụ", CouncilRole.SECRETARY),
    *(CouncilMember(f"Ủy viên {number}") for number in range(3, 15)),
    CouncilMember("Lê Văn Cường", present=False, absence_reason="đi công tác, gửi phiếu bằng văn bản"),
)


def count(agreed: int, members: int = 15) -> Ballot:
    return Ballot(members, members, members, members, agreed)


@pytest.fixture
def meeting(store, plan) -> int:
    prepared = council.prepare(store, plan.id, HELD)
    return council.save(store, replace(prepared, size=15, members=MEMBERS)).id


@pytest.fixture
def people(store, plan):
    return [
        add(store, plan, a_person(store, "Nguyễn Văn An", award=TITLE)),
        add(store, plan, a_person(store, "Lê Ân")),
    ]


def statuses(store, ids):
    return [nominations.get(store, one).status for one in ids]


def test_a_meeting_is_kept_whole(store, plan, meeting):
    minutes = Minutes("8 giờ 00", "10 giờ 30", "Thường trực Hội đồng báo cáo", "Hội đồng thống nhất")
    kept = replace(council.get(store, meeting), chair="Bùi Tuấn Anh", place="Phòng họp số 1", minutes=minutes)
    council.save(store, kept)
    assert council.get(store, meeting) == kept
    assert kept.absent[0].absence_reason == "đi công tác, gửi phiếu bằng văn bản"
    assert council.meetings(store, plan.id) == [kept]


def test_the_next_meeting_begins_with_the_same_council_all_present(store, plan, meeting):
    following = council.prepare(store, plan.id, date(2024, 9, 20))
    assert (following.id, following.size, len(following.present)) == (None, 15, 15)
    assert [m.name for m in following.members] == [m.name for m in MEMBERS]
    assert council.meetings(store) == [council.get(store, meeting)]


def test_a_meeting_that_cannot_be_right_is_not_stored(store, plan):
    with pytest.raises(UserError, match="tổng số thành viên"):
        council.save(store, council.prepare(store, plan.id, HELD))
    with pytest.raises(UserError, match="Chưa ghi tên"):
        council.save(store, Meeting(plan.id, " ", 15))


def test_the_councils_conclusion_follows_each_awards_threshold(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: count(11), people[1]: count(11)})
    council.conclude(store, meeting)
    assert statuses(store, people) == [Status.NOT_AGREED, Status.AGREED]
    assert {v.nomination_id: v.outcome for v in council.votes(store, meeting)} == {
        people[0]: Outcome.NOT_AGREED,
        people[1]: Outcome.AGREED,
    }


def test_an_absent_members_written_vote_is_one_of_all_members(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: Ballot(15, 15, 15, 15, 12)})
    council.conclude(store, meeting)
    assert statuses(store, people[:1]) == [Status.AGREED]


def test_a_second_count_takes_the_first_ones_place_and_is_concluded_anew(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: count(11)})
    council.conclude(store, meeting)
    council.record_votes(store, meeting, {people[0]: count(13)})
    assert council.votes(store, meeting)[0].outcome is Outcome.OPEN
    council.conclude(store, meeting)
    assert statuses(store, people[:1]) == [Status.AGREED]


def test_nominations_that_were_not_put_to_the_vote_stay_as_they_are(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: count(15)})
    council.conclude(store, meeting)
    assert statuses(store, people) == [Status.AGREED, Status.RECEIVED]


def test_counts_are_listed_most_agreeing_first(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: count(11), people[1]: count(14)})
    assert [v.ballot.agreed for v in council.votes(store, meeting)] == [14, 11]


@pytest.mark.parametrize(
    ("wrong", "said"), [(count(13, members=13), "Hội đồng có 15 người"), (Ballot(15, 15, 14, 15, 15), "hợp lệ")]
)
def test_a_count_that_cannot_be_right_is_refused_with_the_name(store, meeting, people, wrong, said):
    with pytest.raises(UserError, match=f"Lê Ân: .*{said}"):
        council.record_votes(store, meeting, {people[0]: count(15), people[1]: wrong})
    assert council.votes(store, meeting) == []


@pytest.mark.parametrize("status", [Status.DECIDED, Status.WITHDRAWN])
def test_what_is_decided_or_withdrawn_is_not_before_the_council(store, meeting, people, status):
    nominations.set_status(store, people[:1], status)
    with pytest.raises(UserError, match="không xét nữa"):
        council.record_votes(store, meeting, {people[0]: count(15)})


def test_a_council_whose_size_changed_after_the_count_is_not_concluded(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: count(15)})
    council.save(store, replace(council.get(store, meeting), size=14, members=MEMBERS[:14]))
    with pytest.raises(UserError, match="Hội đồng có 14 người"):
        council.conclude(store, meeting)
    assert statuses(store, people[:1]) == [Status.RECEIVED]


def test_a_conclusion_needs_a_day_and_a_count(store, plan, meeting, people):
    with pytest.raises(UserError, match="Chưa ghi kết quả"):
        council.conclude(store, meeting)
    council.record_votes(store, meeting, {people[0]: count(15)})
    council.save(store, replace(council.get(store, meeting), held=None))
    with pytest.raises(UserError, match="Chưa ghi ngày họp"):
        council.conclude(store, meeting)


def test_the_meeting_is_in_the_history_in_words(store, meeting, people):
    council.record_votes(store, meeting, {people[0]: count(11), people[1]: count(11)})
    council.conclude(store, meeting)
    told = [entry.summary for entry in workspace.history(store)]
    assert told[0] == "Hội đồng họp ngày 15/08/2024: đồng ý 1, không đồng ý 1 đề nghị"
    assert "Nguyễn Văn An: 11/15 phiếu đồng ý" in told
    assert "Nguyễn Văn An: Mới nhận → Không đồng ý" in told
