"""Tasks and what is due: once or every year, for units and for schools."""

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import PlanState, RecurringDeadline
from thidua_desktop.domain.tasks import Task
from thidua_desktop.domain.units import UnitGroup
from thidua_desktop.services import plans, tasks, units, workspace

PACT = RecurringDeadline("Ký giao ước thi đua", 30, 3, inclusive=False, school_day=30, school_month=10)


@pytest.fixture
def schools(store):
    return units.save_group(store, UnitGroup(0, "Trường học", 9, school_year=True)).id


def due(store, days, today):
    return [(found.what, found.last_good_day, found.school) for found in tasks.due_within(store, days, today)]


def put(store, plan, task, **over):
    return tasks.save(store, Task(plan.id, task, **over)).id


def test_a_plans_deadlines_are_due_on_their_last_good_day(store):
    assert due(store, 7, date(2024, 7, 28)) == [("Gửi hồ sơ đề nghị khen thưởng", date(2024, 8, 1), False)]
    assert due(store, 3, date(2024, 7, 28)) == []
    assert due(store, 7, date(2024, 8, 2)) == []


def test_a_recurring_deadline_is_due_every_year_and_for_schools_on_their_own_day(store, plan, schools):
    plans.save(store, replace(plan, recurring=(PACT,)))
    assert due(store, 10, date(2026, 3, 25)) == [("Ký giao ước thi đua", date(2026, 3, 29), False)]
    assert due(store, 10, date(2026, 10, 25)) == [("Ký giao ước thi đua", date(2026, 10, 29), True)]


def test_an_office_without_schools_hears_nothing_of_the_school_year(store, plan):
    plans.save(store, replace(plan, recurring=(PACT,)))
    assert due(store, 10, date(2026, 10, 25)) == []


def test_a_task_is_due_until_it_is_done_even_when_it_is_late(store, plan):
    one = put(store, plan, "Tổ chức hội nghị tổng kết", lead="Phòng Nội vụ", due=date(2024, 10, 5))
    (late,) = tasks.due_within(store, 7, date(2024, 10, 8))
    assert (late.task_id, late.days_left, late.words, late.lead) == (one, -3, "trễ 3 ngày", "Phòng Nội vụ")
    tasks.mark(store, one, date(2024, 10, 8))
    assert due(store, 7, date(2024, 10, 8)) == []
    tasks.mark(store, one, None)
    assert len(due(store, 7, date(2024, 10, 8))) == 1


def test_a_task_without_a_day_is_listed_and_never_due(store, plan):
    put(store, plan, "Tuyên truyền gương người tốt, việc tốt", time="Thường xuyên")
    assert [task.time for task in tasks.list_tasks(store, plan.id)] == ["Thường xuyên"]
    assert due(store, 365, date(2024, 8, 2)) == []


def test_each_years_turn_is_done_on_its_own_and_schools_have_theirs(store, plan, schools):
    one = put(store, plan, PACT.what, yearly=PACT)
    march, october = date(2026, 3, 25), date(2026, 10, 25)
    tasks.mark_turn(store, one, 2026, march)
    assert due(store, 10, march) == [(PACT.what, date(2025, 10, 29), True)]
    tasks.mark_turn(store, one, 2025, march, school=True)
    assert due(store, 10, march) == []
    assert due(store, 10, october) == [(PACT.what, date(2026, 10, 29), True)]
    assert due(store, 10, date(2027, 3, 25))[-1] == (PACT.what, date(2027, 3, 29), False)
    assert tasks.turns_done(store, one) == {(2025, True): march, (2026, False): march}
    tasks.mark_turn(store, one, 2026, None)
    assert tasks.turns_done(store, one) == {(2025, True): march}


def test_deadlines_and_tasks_stand_together_earliest_first(store, plan):
    put(store, plan, "Họp Hội đồng", due=date(2024, 7, 31))
    put(store, plan, "Trình Chủ tịch", due=date(2024, 8, 2))
    assert [what for what, *_ in due(store, 7, date(2024, 7, 28))] == [
        "Họp Hội đồng",
        "Gửi hồ sơ đề nghị khen thưởng",
        "Trình Chủ tịch",
    ]


def test_an_archived_plan_and_a_task_in_the_trash_call_for_nothing(store, plan):
    one = put(store, plan, "Họp Hội đồng", due=date(2024, 7, 31))
    tasks.trash(store, one)
    assert tasks.list_tasks(store, plan.id) == []
    assert len(due(store, 7, date(2024, 7, 28))) == 1
    tasks.take_back(store, one)
    assert len(due(store, 7, date(2024, 7, 28))) == 2
    plans.set_state(store, plan.id, PlanState.ARCHIVED)
    assert due(store, 7, date(2024, 7, 28)) == []


def test_a_task_is_kept_whole_in_the_plans_order(store, plan):
    put(store, plan, "Việc thứ nhất", coordinating="Các phường")
    two = put(store, plan, PACT.what, yearly=PACT)
    first, second = tasks.list_tasks(store, plan.id)
    assert (first.task, first.coordinating) == ("Việc thứ nhất", "Các phường")
    assert second == Task(plan.id, PACT.what, yearly=PACT, id=two)
    tasks.save(store, replace(first, task="  Việc đầu tiên "))
    assert [task.task for task in tasks.list_tasks(store, plan.id)] == ["Việc đầu tiên", PACT.what]


def test_a_task_is_marked_in_its_own_way(store, plan):
    once, yearly = put(store, plan, "Họp Hội đồng"), put(store, plan, PACT.what, yearly=PACT)
    with pytest.raises(UserError, match="lặp lại hằng năm"):
        tasks.mark(store, yearly, date(2024, 3, 1))
    with pytest.raises(UserError, match="chỉ làm một lần"):
        tasks.mark_turn(store, once, 2024, date(2024, 3, 1))
    with pytest.raises(UserError, match="Chưa ghi nội dung"):
        put(store, plan, " ")


def test_every_step_is_in_the_history_in_words(store, plan):
    one = put(store, plan, PACT.what, yearly=PACT)
    tasks.mark_turn(store, one, 2025, date(2025, 10, 20), school=True)
    tasks.trash(store, one)
    assert [entry.summary for entry in workspace.history(store)][:3] == [
        "Bỏ nhiệm vụ “Ký giao ước thi đua” vào thùng rác",
        "“Ký giao ước thi đua” năm học 2025 - 2026: xong ngày 20/10/2025",
        "Thêm nhiệm vụ “Ký giao ước thi đua”",
    ]
