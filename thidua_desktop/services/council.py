"""The council: prepare a meeting, store it, record the votes, conclude."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from db import councils as rows
from db import history
from db import nominations as nomination_rows
from db import office as office_rows
from db import plans as plan_rows
from db.connection import Store
from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.council import Ballot, Meeting, Outcome, Vote, outcome_of, vote_problems
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Nomination, Status
from thidua_desktop.domain.text import clean
from thidua_desktop.services import nominations

_TOPICS = frozenset({Topic.COUNCIL})


def meetings(store: Store, plan_id: int | None = None) -> list[Meeting]:
    """The meetings of a plan (or all), latest first."""
    return rows.meetings(store, plan_id)


def get(store: Store, meeting_id: int) -> Meeting | None:
    """One meeting with its members."""
    return rows.meeting(store, meeting_id)


def prepare(store: Store, plan_id: int, held: date | None = None) -> Meeting:
    """A meeting for a plan, not stored yet: the council as it last met, everyone taken to be present.

    Raises UserError if there is no such plan.
    """
    plan = plan_rows.plan(store, plan_id)
    if plan is None:
        raise UserError("Kế hoạch này không còn nữa. Hãy chọn lại.")
    name = f"Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng {plan.short_title}"
    last = next(iter(rows.meetings(store)), None)
    if last is None:
        return Meeting(plan_id, name, 0, held=held)
    there = tuple(replace(member, present=True, absence_reason="") for member in last.members)
    return Meeting(plan_id, name, last.size, last.established_by, held, last.place, last.chair, last.secretary, there)


def save(store: Store, meeting: Meeting) -> Change:
    """Store a meeting, new (id None) or edited.

    Raises UserError if it has no name, or with the first sentence of its problems.
    """
    if not clean(meeting.name):
        raise UserError("Chưa ghi tên cuộc họp.")
    if wrong := meeting.problems():
        raise UserError(wrong[0])
    with store.atomic():
        saved = rows.put_meeting(store, meeting)
        said = f"{'Thêm' if meeting.id is None else 'Sửa'} cuộc họp “{meeting.name}”"
        history.record(store, said, "council_meeting", saved)
    return Change(_TOPICS, f"{said}.", saved)


def _existing(store: Store, meeting_id: int) -> Meeting:
    meeting = rows.meeting(store, meeting_id)
    if meeting is None:
        raise UserError("Cuộc họp này không còn nữa. Hãy chọn lại.")
    return meeting


def votes(store: Store, meeting_id: int) -> list[Vote]:
    """The counts of a meeting, most agreeing first."""
    return rows.votes(store, meeting_id)


def record_votes(store: Store, meeting_id: int, counted: Mapping[int, Ballot]) -> Change:
    """Store the counts of nominations, by nomination id; a second count takes the first one's place.

    Raises UserError if a count cannot be right, or its nomination is not before this council.
    """
    meeting = _existing(store, meeting_id)
    names: list[str] = []
    for nomination_id, ballot in counted.items():
        nomination = _before_the_council(store, meeting, nomination_id)
        if wrong := vote_problems(ballot, meeting):
            raise UserError(f"{nomination.name}: {wrong[0]}")
        names.append(f"{nomination.name}: {ballot.agreed}/{ballot.members} phiếu đồng ý")
    with store.atomic():
        rows.put_votes(store, meeting_id, [Vote(one, ballot) for one, ballot in counted.items()])
        for nomination_id, said in zip(counted, names, strict=True):
            history.record(store, said, "nomination", nomination_id)
    return Change(_TOPICS, f"Đã ghi kết quả biểu quyết {len(names)} đề nghị.", meeting_id)


def _before_the_council(store: Store, meeting: Meeting, nomination_id: int) -> Nomination:
    nomination = nomination_rows.nomination(store, nomination_id)
    if nomination is None or nomination.deleted or nomination.plan_id != meeting.plan_id:
        raise UserError("Có đề nghị không còn trong kế hoạch của cuộc họp này. Hãy chọn lại trong bảng.")
    if nomination.status.awarded or nomination.status is Status.WITHDRAWN:
        raise UserError(f"{nomination.name} {nomination.status.label.lower()}, nên Hội đồng không xét nữa.")
    return nomination


def conclude(store: Store, meeting_id: int) -> Change:
    """Take the council's conclusion of every count: agreed or not, by the award's threshold of all members.

    Raises UserError if the meeting has no day or no counts, or a count cannot be right; then nothing is changed.
    """
    meeting = _existing(store, meeting_id)
    counted = rows.votes(store, meeting_id)
    if meeting.held is None or not counted:
        raise UserError("Chưa ghi ngày họp." if meeting.held is None else "Chưa ghi kết quả biểu quyết nào.")
    awards = {award.id: award for award in office_rows.awards(store)}
    told = [_concluded(store, meeting, vote, awards) for vote in counted]
    agreed = [vote.nomination_id for vote in told if vote.outcome is Outcome.AGREED]
    refused = [vote.nomination_id for vote in told if vote.outcome is Outcome.NOT_AGREED]
    said = f"Hội đồng họp ngày {show(meeting.held)}: đồng ý {len(agreed)}, không đồng ý {len(refused)} đề nghị"
    with store.atomic():
        rows.put_votes(store, meeting_id, told)
        if agreed:
            nominations.set_status(store, agreed, Status.AGREED)
        if refused:
            nominations.set_status(store, refused, Status.NOT_AGREED)
        history.record(store, said, "council_meeting", meeting_id)
    return Change(_TOPICS | {Topic.NOMINATIONS}, f"{said}.", meeting_id)


def _concluded(store: Store, meeting: Meeting, vote: Vote, awards: Mapping[int, Award]) -> Vote:
    nomination = _before_the_council(store, meeting, vote.nomination_id)
    if wrong := vote_problems(vote.ballot, meeting):
        raise UserError(f"{nomination.name}: {wrong[0]}")
    award = awards.get(nomination.award_id or 0)
    return Vote(vote.nomination_id, vote.ballot, outcome_of(vote.ballot, award))
