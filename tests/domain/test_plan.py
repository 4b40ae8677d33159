"""Deadlines and limits as a plan means them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from thidua_desktop.domain.plan import Deadline, Limit, Plan, PlanKind, RecurringDeadline

BEFORE_2_AUGUST = Deadline("Gửi hồ sơ đề nghị khen thưởng", date(2024, 8, 2), inclusive=False, is_dossier=True)
THROUGH_2_AUGUST = replace(BEFORE_2_AUGUST, inclusive=True)


def test_truoc_ngay_leaves_the_day_itself_out():
    assert BEFORE_2_AUGUST.last_good_day == date(2024, 8, 1)


def test_den_het_ngay_takes_the_day_in():
    assert THROUGH_2_AUGUST.last_good_day == date(2024, 8, 2)


def test_truoc_ngay_1_ends_in_the_month_before():
    assert replace(BEFORE_2_AUGUST, on=date(2024, 9, 1)).last_good_day == date(2024, 8, 31)
    assert replace(BEFORE_2_AUGUST, on=date(2024, 3, 1)).last_good_day == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("received", "before", "through"),
    [
        (date(2024, 7, 26), 0, 0),
        (date(2024, 8, 1), 0, 0),
        (date(2024, 8, 2), 1, 0),
        (date(2024, 8, 5), 4, 3),
    ],
)
def test_days_late_count_from_the_last_good_day(received, before, through):
    assert (BEFORE_2_AUGUST.days_late(received), THROUGH_2_AUGUST.days_late(received)) == (before, through)


def test_days_left_run_to_the_last_good_day_and_then_below_zero():
    days = [date(2024, 7, 26) + timedelta(days=n) for n in (0, 6, 7)]
    assert [BEFORE_2_AUGUST.days_left(day) for day in days] == [6, 0, -1]


def test_the_dossier_deadline_is_the_one_marked_as_such():
    own_plans = Deadline("Gửi kế hoạch của đơn vị", date(2024, 3, 30), inclusive=False)
    plan = Plan("CG-2024", PlanKind.CAMPAIGN, "Tổ chức phong trào", "70 năm", 2024, deadlines=(own_plans,))
    assert plan.dossier_deadline is None
    assert replace(plan, deadlines=(own_plans, BEFORE_2_AUGUST)).dossier_deadline is BEFORE_2_AUGUST


def test_a_recurring_deadline_runs_on_the_calendar_year():
    contract = RecurringDeadline("Ký giao ước", 30, 3, inclusive=False, school_day=30, school_month=10)
    assert contract.in_year(2025) == Deadline("Ký giao ước", date(2025, 3, 30), inclusive=False)
    assert contract.in_year(2025).last_good_day == date(2025, 3, 29)


@pytest.mark.parametrize(
    ("day", "month", "on"),
    [
        (30, 10, date(2025, 10, 30)),  # giao ước: the autumn in which the school year begins
        (30, 1, date(2026, 1, 30)),  # sơ kết: the calendar year after
        (30, 5, date(2026, 5, 30)),  # bình xét
        (1, 8, date(2025, 8, 1)),
        (31, 7, date(2026, 7, 31)),
    ],
)
def test_schools_count_by_the_school_year_that_begins_in_the_year(day, month, on):
    deadline = RecurringDeadline("Việc của cụm", 20, 12, inclusive=False, school_day=day, school_month=month)
    assert deadline.in_year(2025, school=True).on == on


def test_schools_share_the_calendar_where_the_plan_gives_them_none_of_their_own():
    deadline = RecurringDeadline("Báo cáo", 20, 12, inclusive=True)
    assert deadline.in_year(2025, school=True) == deadline.in_year(2025)


def test_a_day_that_a_month_lacks_becomes_its_last():
    deadline = RecurringDeadline("Báo cáo", 29, 2, inclusive=True)
    assert [deadline.in_year(year).on for year in (2024, 2025)] == [date(2024, 2, 29), date(2025, 2, 28)]


def test_limits_in_our_own_words():
    assert Limit.AT_MOST.words(3) == "tối đa 3"
    assert Limit.EXACTLY.words(1) == "đúng 1"
