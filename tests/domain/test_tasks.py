"""Tasks and turns: administrative units by the calendar year, schools by the school year."""

from datetime import date

import pytest

from thidua_desktop.domain.plan import RecurringDeadline
from thidua_desktop.domain.tasks import Due, Task, open_turns, task_problems, turns

PACT = RecurringDeadline("Ký giao ước thi đua", 30, 3, inclusive=False, school_day=30, school_month=10)
SUM_UP = RecurringDeadline("Bình xét cụm", 20, 12, inclusive=False, school_day=30, school_month=5)


def told(found):
    return [(turn.year, turn.school, turn.deadline.last_good_day) for turn in found]


def test_a_turn_comes_every_year_and_before_a_day_means_the_day_before():
    found = turns(PACT, date(2024, 1, 1), date(2025, 12, 31), schools=False)
    assert told(found) == [(2024, False, date(2024, 3, 29)), (2025, False, date(2025, 3, 29))]


def test_schools_have_turns_of_their_own_counted_by_the_year_their_school_year_begins():
    found = turns(SUM_UP, date(2024, 1, 1), date(2024, 12, 31), schools=True)
    assert told(found) == [(2023, True, date(2024, 5, 29)), (2024, False, date(2024, 12, 19))]


def test_without_a_clock_of_their_own_schools_have_no_turn_of_their_own():
    everyone = RecurringDeadline("Kế hoạch năm", 31, 12, inclusive=True)
    assert told(turns(everyone, date(2024, 1, 1), date(2024, 12, 31), schools=True)) == [
        (2024, False, date(2024, 12, 31))
    ]


def test_a_turn_past_stays_until_it_is_done_and_older_ones_are_not_called_up():
    since, today, last = date(2021, 1, 1), date(2024, 4, 5), date(2024, 5, 5)
    assert told(open_turns(PACT, [], since, today, last, schools=False)) == [(2024, False, date(2024, 3, 29))]
    assert open_turns(PACT, [(2024, False)], since, today, last, schools=False) == ()


def test_a_turn_past_is_forgotten_once_a_later_one_is_done():
    since, today, last = date(2021, 1, 1), date(2024, 3, 20), date(2024, 3, 25)
    assert told(open_turns(PACT, [(2022, False)], since, today, last, schools=False)) == [
        (2023, False, date(2023, 3, 29))
    ]
    assert open_turns(PACT, [(2024, False)], since, today, last, schools=False) == ()


def test_a_turn_ahead_that_is_done_already_is_not_called_up():
    today, last = date(2024, 3, 20), date(2024, 4, 20)
    assert len(open_turns(PACT, [(2023, False)], today, today, last, schools=False)) == 1
    assert open_turns(PACT, [(2024, False)], today, today, last, schools=False) == ()


def test_a_turn_before_the_plan_began_was_never_due():
    since, today = date(2024, 4, 1), date(2024, 4, 5)
    assert open_turns(PACT, [], since, today, date(2024, 5, 5), schools=False) == ()


@pytest.mark.parametrize(("left", "words"), [(5, "còn 5 ngày"), (0, "hôm nay"), (-2, "trễ 2 ngày")])
def test_days_left_are_told_in_words(left, words):
    assert Due("Sơ kết", 1, "Kế hoạch năm", date(2024, 7, 29), left).words == words


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Task(1, ""), "Chưa ghi nội dung nhiệm vụ."),
        (Task(1, "Sơ kết", due=date(2024, 7, 30), yearly=PACT), "Chọn một trong hai."),
    ],
)
def test_what_cannot_be_is_told_in_words(task, said):
    assert said in task_problems(task)[0]


def test_a_task_may_have_no_day_at_all():
    assert task_problems(Task(1, "Tuyên truyền gương người tốt, việc tốt", time="Thường xuyên")) == ()
