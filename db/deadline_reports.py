"""What units had to send by a plan's deadline and when it came: rows <-> dataclasses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.connection import Store


@dataclass(frozen=True, slots=True)
class Received:
    """What a unit sent for a deadline: the day it came, and a note of the clerk's."""

    deadline_id: int
    unit_id: int
    received: date
    note: str = ""


def of_plan(store: Store, plan_id: int) -> list[Received]:
    """Everything received for the deadlines of a plan."""
    rows = store.rows(
        "SELECT deadline_id, unit_id, received, deadline_report.note FROM deadline_report "
        "JOIN deadline ON deadline.id = deadline_report.deadline_id WHERE deadline.plan_id = ?",
        (plan_id,),
    )
    return [Received(row[0], row[1], date.fromisoformat(row[2]), row[3]) for row in rows]


def of_deadline(store: Store, deadline_id: int) -> dict[int, Received]:
    """What was received for one deadline, by unit."""
    rows = store.rows("SELECT unit_id, received, note FROM deadline_report WHERE deadline_id = ?", (deadline_id,))
    return {row[0]: Received(deadline_id, row[0], date.fromisoformat(row[1]), row[2]) for row in rows}


def put(store: Store, reports: Iterable[Received]) -> None:
    """Write down that these came, in place of what stood for the same units."""
    store.many(
        "INSERT INTO deadline_report (deadline_id, unit_id, received, note) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (deadline_id, unit_id) DO UPDATE SET received = excluded.received, note = excluded.note",
        [(one.deadline_id, one.unit_id, one.received.isoformat(), one.note) for one in reports],
    )


def remove(store: Store, deadline_id: int, unit_ids: Iterable[int]) -> None:
    """Nothing has come from these units after all."""
    store.many(
        "DELETE FROM deadline_report WHERE deadline_id = ? AND unit_id = ?",
        [(deadline_id, unit_id) for unit_id in unit_ids],
    )


def is_there(store: Store, deadline_id: int) -> bool:
    """True while a plan has the deadline."""
    return store.value("SELECT 1 FROM deadline WHERE id = ?", (deadline_id,)) is not None
