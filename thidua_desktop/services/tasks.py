"""Tasks of plans: list, edit, mark as done; and everything that is due within some days."""

from dataclasses import replace
from datetime import date, timedelta

from db import history, plans, units
from db import tasks as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show, show_working_year
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan, PlanState
from thidua_desktop.domain.tasks import Due, Task, open_turns, task_problems, turns
from thidua_desktop.domain.text import clean

_TOPICS = frozenset({Topic.PLANS})


def list_tasks(store: Store, plan_id: int) -> list[Task]:
    """The tasks of a plan, in the plan's order."""
    return rows.tasks(store, plan_id)


def turns_done(store: Store, task_id: int) -> dict[tuple[int, bool], date]:
    """The day on which each turn of a recurring task was done, by (year, schools' own)."""
    return rows.turns_done(store, task_id)


def save(store: Store, task: Task) -> Change:
    """Store a task, new (id None) or edited.

    Raises UserError with the first sentence of `task_problems`.
    """
    task = replace(task, task=clean(task.task))
    if wrong := task_problems(task):
        raise UserError(wrong[0])
    with store.atomic():
        saved = rows.put_task(store, task)
        said = f"{'Thêm' if task.id is None else 'Sửa'} nhiệm vụ “{task.task}”"
        history.record(store, said, "task", saved)
    return Change(_TOPICS, f"{said}.", saved)


def _existing(store: Store, task_id: int) -> Task:
    found = rows.task(store, task_id)
    if found is None:
        raise UserError("Nhiệm vụ này không còn nữa. Hãy chọn lại.")
    return found


def mark(store: Store, task_id: int, done: date | None) -> Change:
    """Mark a task as done on a day, or (None) as still to be done.

    Raises UserError for a recurring task, whose turns are marked one by one.
    """
    task = _existing(store, task_id)
    if task.yearly is not None:
        raise UserError(f"“{task.task}” lặp lại hằng năm. Chọn năm để đánh dấu.")
    said = f"“{task.task}”: {_done_words(done)}"
    with store.atomic():
        rows.put_task(store, replace(task, done=done))
        history.record(store, said, "task", task_id)
    return Change(_TOPICS, f"{said}.", task_id)


def mark_turn(store: Store, task_id: int, year: int, done: date | None, school: bool = False) -> Change:
    """Mark one year's turn of a recurring task, the schools' own or the administrative one, as done or not.

    Raises UserError for a task that does not recur.
    """
    task = _existing(store, task_id)
    if task.yearly is None:
        raise UserError(f"“{task.task}” chỉ làm một lần.")
    said = f"“{task.task}” {show_working_year(year, school)}: {_done_words(done)}"
    with store.atomic():
        rows.mark_turn(store, task_id, year, school, done)
        history.record(store, said, "task", task_id)
    return Change(_TOPICS, f"{said}.", task_id)


def _done_words(done: date | None) -> str:
    return f"xong ngày {show(done)}" if done else "chưa xong"


def trash(store: Store, task_id: int) -> Change:
    """Put a task in the trash."""
    task = _existing(store, task_id)
    with store.atomic():
        rows.trash(store, task_id)
        history.record(store, f"Bỏ nhiệm vụ “{task.task}” vào thùng rác", "task", task_id)
    return Change(_TOPICS, f"Đã bỏ nhiệm vụ “{task.task}” vào thùng rác.", task_id)


def take_back(store: Store, task_id: int) -> Change:
    """Take a task back from the trash."""
    task = _existing(store, task_id)
    with store.atomic():
        rows.restore(store, task_id)
        history.record(store, f"Lấy lại nhiệm vụ “{task.task}”", "task", task_id)
    return Change(_TOPICS, f"Đã lấy lại nhiệm vụ “{task.task}”.", task_id)


def due_within(store: Store, days: int, today: date) -> list[Due]:
    """What is due from today to some days on in the open plans, earliest first: deadlines, tasks not yet done.

    A task that is overdue stays until it is done; of a recurring one, the latest turn since its plan began. Schools
    have turns of their own where the office has schools.
    """
    last = today + timedelta(days=days)
    schools = any(group.school_year for group in units.groups(store))
    open_plans = {plan.id or 0: plan for plan in plans.plans(store) if plan.state is PlanState.OPEN}
    found = [due for plan in open_plans.values() for due in _deadlines(plan, today, last, schools)]
    for task in rows.tasks(store):
        found += _of_task(store, open_plans[task.plan_id], task, today, last, schools)
    return sorted(found, key=lambda due: (due.last_good_day, due.plan_id, due.what))


def _deadlines(plan: Plan, today: date, last: date, schools: bool) -> list[Due]:
    once = [(deadline, False, None) for deadline in plan.deadlines if today <= deadline.last_good_day <= last]
    yearly = [
        (turn.deadline, turn.school, turn.year) for line in plan.recurring for turn in turns(line, today, last, schools)
    ]
    return [
        Due(
            what=deadline.what,
            plan_id=plan.id or 0,
            plan=plan.short_title,
            last_good_day=deadline.last_good_day,
            days_left=deadline.days_left(today),
            school=school,
            year=year,
        )
        for deadline, school, year in (*once, *yearly)
    ]


def _of_task(store: Store, plan: Plan, task: Task, today: date, last: date, schools: bool) -> list[Due]:
    days: list[tuple[date, bool, int | None]] = []
    if task.yearly is not None and task.id is not None:
        since = plan.starts or plan.issued or date(plan.year, 1, 1)
        done = rows.turns_done(store, task.id)
        left = open_turns(task.yearly, done, since, today, last, schools)
        days = [(turn.deadline.last_good_day, turn.school, turn.year) for turn in left]
    elif task.due is not None and task.done is None and task.due <= last:
        days = [(task.due, False, None)]
    return [
        Due(
            what=task.task,
            plan_id=task.plan_id,
            plan=plan.short_title,
            last_good_day=day,
            days_left=(day - today).days,
            school=school,
            lead=task.lead,
            task_id=task.id,
            year=year,
        )
        for day, school, year in days
    ]
