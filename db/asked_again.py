"""A plan's nominations as its rules ask them again: only what the rules look at, read one after another."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from db.connection import Store
from db.counted import IN_PLACE
from db.errors import plain_errors
from db.nomination_lists import source_of
from db.nominations import CODE_OF, read_finding
from db.nominees import KIND_OF
from thidua_desktop.domain.findings import PLAN_CODES, Finding
from thidua_desktop.domain.nomination import Candidate, Lane, Status

_LANES = {lane.value: lane for lane in Lane}
_STATUSES = {status.value: status for status in Status}
_COLUMNS = (
    "id, unit_id, nominee_id, lane, status, received, nomination.findings, name, kind, row, birth, gender, position, "
    "workplace, award, identity_number"
)


class Asked(NamedTuple):
    """One nomination: the row to be asked, which keeps the findings that only reading it gave, and all it has now.

    `listed` are the stored findings as `db.nominations.listed_findings` writes them. Built by the ten thousand.
    """

    id: int
    unit_id: int | None
    nominee_id: int | None
    lane: Lane
    counts: bool
    received: date
    candidate: Candidate
    listed: list[list[str]]


def in_order(store: Store, plan_id: int) -> Iterator[Asked]:
    """Every nomination of a plan outside the trash in the order of arrival."""
    source = source_of(store, plan_id, _COLUMNS)
    select = f"SELECT {_COLUMNS} FROM {source} WHERE plan_id = ? AND {IN_PLACE} ORDER BY id"  # noqa: S608
    days: dict[str, date] = {}
    with plain_errors(store.folder.database):
        for row in store.paced(store.connection.execute(select, (plan_id,))):
            one, unit, nominee, lane, status, received, findings, *rest = row
            if received not in days:
                days[received] = date.fromisoformat(received)
            listed: list[list[str]] = [] if findings == "[]" else json.loads(findings)
            candidate = _candidate(rest, _own(listed))
            yield Asked(one, unit, nominee, _LANES[lane], _STATUSES[status].counts, days[received], candidate, listed)


def _own(listed: list[list[str]]) -> tuple[Finding, ...]:
    """Those of the stored findings that the plan has no say in."""
    return tuple(read_finding(one) for one in listed if CODE_OF[one[1]] not in PLAN_CODES)


def _candidate(values: list[Any], findings: tuple[Finding, ...]) -> Candidate:
    name, kind, row, birth, gender, position, workplace, award, identity_number = values
    return Candidate(
        name=name,
        kind=KIND_OF[kind],
        row=row or 0,
        birth=birth,
        gender=gender,
        position=position,
        workplace=workplace,
        award=award,
        identity_number=identity_number,
        findings=findings,
    )
