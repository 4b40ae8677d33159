"""Tasks of a plan, once or every year, and what is due within some days: plan deadlines and tasks together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.plan import Deadline, RecurringDeadline


@dataclass(frozen=True, slots=True)
class Turn:
    """One year's turn of a recurring task or deadline; `school` is the schools' own, `year` the one it begins in."""

    year: int
    school: bool
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Task:
    """Nhiệm vụ of a plan: lead and coordinating units as written.

    Due once on `due` (that day included) and done on `done`; or every year by `yearly`, whose turns are done one by
    one. With neither a due date nor a yearly clock, `time` is all the plan says ("thường xuyên").
    """

    plan_id: int
    task: str
    lead: str = ""
    coordinating: str = ""
    time: str = ""
    due: date | None = None
    yearly: RecurringDeadline | None = None
    done: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with a day: a plan's deadline or a task. `days_left` is negative for a task that is overdue.

    `school` tells the schools' clock from the administrative one; `task_id` is None for a deadline.
    """

    what: str
    plan_id: int
    plan: str
    last_good_day: date
    days_left: int
    school: bool = False
    lead: str = ""
    task_id: int | None = None
    year: int | None = None

    @property
    def words(self) -> str:
        """`còn 5 ngày`, `hôm nay`, `trễ 2 ngày`."""
        if self.days_left < 0:
            return f"trễ {-self.days_left} ngày"
        return f"còn {self.days_left} ngày" if self.days_left else "hôm nay"


def task_problems(task: Task) -> tuple[str, ...]:
    """What keeps a task from being stored, in words."""
    found: list[str] = []
    if not task.task:
        found.append("Chưa ghi nội dung nhiệm vụ.")
    if task.due and task.yearly:
        found.append("Nhiệm vụ có ngày hạn thì không lặp lại hằng năm. Chọn một trong hai.")
    return tuple(found)


def turns(yearly: RecurringDeadline, first: date, last: date, schools: bool) -> tuple[Turn, ...]:
    """The turns whose last good day lies between two days, earliest first.

    Administrative units go by the calendar year; `schools` tells if the office has schools, which have turns of their
    own where the plan gives them a clock (design 4).
    """
    clocks = (False, True) if schools and yearly.school_day and yearly.school_month else (False,)
    found = [
        Turn(year, school, yearly.in_year(year, school))
        for school in clocks
        for year in range(first.year - 1, last.year + 1)
    ]
    in_time = [turn for turn in found if first <= turn.deadline.last_good_day <= last]
    return tuple(sorted(in_time, key=lambda turn: (turn.deadline.last_good_day, turn.school)))


def open_turns(
    yearly: RecurringDeadline, done: Iterable[tuple[int, bool]], since: date, today: date, last: date, schools: bool
) -> tuple[Turn, ...]:
    """The turns still to be done up to a day: those ahead, and of those past since a day the latest of each clock.

    `done` holds (year, school) of the turns that are done. An older turn that nobody marked is not called up again,
    nor one after which a later turn was done.
    """
    finished = set(done)
    past = [turn for turn in turns(yearly, since, today, schools) if turn.deadline.last_good_day < today]
    latest = {turn.school: turn for turn in past}
    overdue = [
        turn
        for turn in latest.values()
        if not any(year >= turn.year and school is turn.school for year, school in finished)
    ]
    ahead = [turn for turn in turns(yearly, today, last, schools) if (turn.year, turn.school) not in finished]
    return (*overdue, *ahead)
