"""Tasks of plans, once or every year, and which turns are done: rows <-> dataclasses."""

import sqlite3
from datetime import date
from typing import Any

from db.connection import Store, day, iso
from db.history import now
from thidua_desktop.domain.plan import RecurringDeadline
from thidua_desktop.domain.tasks import Task


def tasks(store: Store, plan_id: int | None = None) -> list[Task]:
    """The tasks of a plan outside the trash in the plan's order; without a plan, those of every open plan."""
    rows = store.rows(
        "SELECT task.* FROM task JOIN plan ON plan.id = task.plan_id WHERE task.deleted_at IS NULL "
        "AND plan.deleted_at IS NULL AND (task.plan_id = :plan OR (:plan IS NULL AND plan.state = 'open')) "
        "ORDER BY task.plan_id, task.position, task.id",
        {"plan": plan_id},
    )
    return [_task(row) for row in rows]


def task(store: Store, task_id: int) -> Task | None:
    """One task, in the trash or not."""
    row = store.row("SELECT * FROM task WHERE id = ?", (task_id,))
    return None if row is None else _task(row)


def _task(row: sqlite3.Row) -> Task:
    return Task(
        plan_id=row["plan_id"],
        task=row["task"],
        lead=row["lead"],
        coordinating=row["coordinating"],
        time=row["time"],
        due=day(row["due"]),
        yearly=_yearly(row),
        done=day(row["done"]),
        id=row["id"],
    )


def _yearly(row: sqlite3.Row) -> RecurringDeadline | None:
    if row["day"] is None or row["month"] is None:
        return None
    return RecurringDeadline(
        what=row["task"],
        day=row["day"],
        month=row["month"],
        inclusive=bool(row["inclusive"]),
        school_day=row["school_day"],
        school_month=row["school_month"],
    )


def put_task(store: Store, task: Task) -> int:
    """Add a task (id None) at the end of its plan's, or change one; its id."""
    yearly = task.yearly
    values: dict[str, Any] = {
        "plan_id": task.plan_id,
        "task": task.task,
        "lead": task.lead,
        "coordinating": task.coordinating,
        "time": task.time,
        "due": iso(task.due),
        "day": yearly.day if yearly else None,
        "month": yearly.month if yearly else None,
        "school_day": yearly.school_day if yearly else None,
        "school_month": yearly.school_month if yearly else None,
        "inclusive": int(yearly.inclusive) if yearly else 0,
        "done": iso(task.done),
    }
    with store.atomic():
        if task.id is not None:
            store.update("task", task.id, **values)
            return task.id
        place = store.value("SELECT coalesce(max(position), -1) + 1 FROM task WHERE plan_id = ?", (task.plan_id,))
        return store.insert("task", **values, position=place)


def turns_done(store: Store, task_id: int) -> dict[tuple[int, bool], date]:
    """The day on which each turn of a recurring task was done, by (year, schools' own)."""
    rows = store.rows("SELECT year, school, done FROM task_done WHERE task_id = ?", (task_id,))
    return {(row[0], bool(row[1])): date.fromisoformat(row[2]) for row in rows}


def mark_turn(store: Store, task_id: int, year: int, school: bool, done: date | None) -> None:
    """Mark a turn as done on a day, or (None) as not done."""
    with store.atomic():
        where = (task_id, year, int(school))
        store.execute("DELETE FROM task_done WHERE task_id = ? AND year = ? AND school = ?", where)
        if done is not None:
            store.insert("task_done", task_id=task_id, year=year, school=int(school), done=done.isoformat())


def trash(store: Store, task_id: int) -> None:
    """Put a task in the trash."""
    store.execute("UPDATE task SET deleted_at = ? WHERE id = ?", (now(), task_id))


def restore(store: Store, task_id: int) -> None:
    """Take a task back from the trash."""
    store.execute("UPDATE task SET deleted_at = NULL WHERE id = ?", (task_id,))
