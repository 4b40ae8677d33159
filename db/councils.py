"""Council meetings, their members and votes: rows <-> dataclasses."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict

from db.connection import Store, day, iso
from thidua_desktop.domain.council import (
    Ballot,
    CouncilMember,
    CouncilRole,
    Meeting,
    Minutes,
    Outcome,
    Vote,
)


def meetings(store: Store, plan_id: int | None = None) -> list[Meeting]:
    """The meetings of a plan (or all), latest first, those without a date before."""
    rows = store.rows(
        "SELECT * FROM council_meeting WHERE :plan IS NULL OR plan_id = :plan "
        "ORDER BY held IS NOT NULL, held DESC, id DESC",
        {"plan": plan_id},
    )
    return [_meeting(store, row) for row in rows]


def meeting(store: Store, meeting_id: int) -> Meeting | None:
    """One meeting with its members."""
    row = store.row("SELECT * FROM council_meeting WHERE id = ?", (meeting_id,))
    return None if row is None else _meeting(store, row)


def _meeting(store: Store, row: sqlite3.Row) -> Meeting:
    members = store.rows("SELECT * FROM council_member WHERE meeting_id = ? ORDER BY position, id", (row["id"],))
    return Meeting(
        plan_id=row["plan_id"],
        name=row["name"],
        size=row["members"],
        established_by=row["established_by"],
        held=day(row["held"]),
        place=row["place"],
        chair=row["chair"],
        secretary=row["secretary"],
        members=tuple(_member(found) for found in members),
        minutes=Minutes(**json.loads(row["minutes"])),
        id=row["id"],
    )


def _member(row: sqlite3.Row) -> CouncilMember:
    return CouncilMember(
        row["name"], row["post"], CouncilRole(row["role"]), bool(row["present"]), row["absence_reason"]
    )


def put_meeting(store: Store, meeting: Meeting) -> int:
    """Add a meeting (id None) or change one with its members; its id. Votes stay as they are."""
    values = {
        "plan_id": meeting.plan_id,
        "name": meeting.name,
        "established_by": meeting.established_by,
        "members": meeting.size,
        "held": iso(meeting.held),
        "place": meeting.place,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "minutes": json.dumps(asdict(meeting.minutes), ensure_ascii=False),
    }
    with store.atomic():
        meeting_id = meeting.id
        if meeting_id is None:
            meeting_id = store.insert("council_meeting", **values)
        else:
            store.update("council_meeting", meeting_id, **values)
        store.execute("DELETE FROM council_member WHERE meeting_id = ?", (meeting_id,))
        store.many(
            "INSERT INTO council_member (meeting_id, position, name, post, role, present, absence_reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (meeting_id, position, m.name, m.post, m.role.value, int(m.present), m.absence_reason)
                for position, m in enumerate(meeting.members)
            ],
        )
    return meeting_id


def votes(store: Store, meeting_id: int) -> list[Vote]:
    """The counts of a meeting, most agreeing first as minutes list them."""
    rows = store.rows("SELECT * FROM council_vote WHERE meeting_id = ? ORDER BY agreed DESC, id", (meeting_id,))
    return [
        Vote(
            row["nomination_id"],
            Ballot(row["members"], row["issued"], row["returned"], row["valid"], row["agreed"]),
            Outcome(row["outcome"]),
        )
        for row in rows
    ]


def put_votes(store: Store, meeting_id: int, counted: Iterable[Vote]) -> None:
    """Store counts; a second count of a nomination takes the first one's place."""
    store.many(
        "INSERT INTO council_vote (meeting_id, nomination_id, members, issued, returned, valid, agreed, outcome) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (meeting_id, nomination_id) DO UPDATE SET "
        "members = excluded.members, issued = excluded.issued, returned = excluded.returned, valid = excluded.valid, "
        "agreed = excluded.agreed, outcome = excluded.outcome",
        [
            (
                meeting_id,
                vote.nomination_id,
                vote.ballot.members,
                vote.ballot.issued,
                vote.ballot.returned,
                vote.ballot.valid,
                vote.ballot.agreed,
                vote.outcome.value,
            )
            for vote in counted
        ],
    )
