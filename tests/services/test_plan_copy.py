"""A plan copied to the next year in a real data folder, and what waits to be looked at in it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Limit, QuotaLine, RecurringDeadline, Tier
from thidua_desktop.domain.tasks import Task
from thidua_desktop.services import nominations, plan_copy, plans, tasks


def copy_of(store, plan):
    change = plan_copy.store_copy(store, plan_copy.proposal(store, plan).plan, plan)
    found = plans.get(store, change.id or 0)
    assert found is not None
    return found


def test_the_sample_is_copied_to_the_next_year_and_keeps_its_own(store, plan):
    new = copy_of(store, plan)
    assert (new.code, new.year, new.dossier_deadline.on) == ("CG-2025", 2025, date(2025, 8, 2))
    assert "năm 2025" in new.title
    assert plans.get(store, plan.id) == plan
    assert [line.count for line in new.quotas] == [line.count for line in plan.quotas]


def test_no_nomination_is_copied(store, plan):
    add(store, plan, a_person(store))
    assert nominations.of_plan(store, copy_of(store, plan).id) == []


def test_everything_copied_waits_until_the_clerk_has_looked_at_it(store, plan):
    new = copy_of(store, plan)
    waiting = plan_copy.to_review(store, new)
    assert {"general", "bases", "movements", "quotas", "deadlines", "dossier"} <= {item.part for item in waiting}
    deadlines = [item for item in waiting if item.part == "deadlines"]
    plan_copy.confirm(store, new, deadlines)
    assert set(waiting) - set(plan_copy.to_review(store, new)) == set(deadlines)
    plan_copy.doubt(store, new, deadlines)
    assert plan_copy.to_review(store, new) == waiting
    plan_copy.confirm(store, new, waiting)
    assert plan_copy.to_review(store, new) == ()


def test_a_plan_that_was_not_copied_has_nothing_to_look_at(store, plan):
    assert plan_copy.to_review(store, plan) == ()


def test_an_edited_line_has_been_looked_at(store, plan):
    new = copy_of(store, plan)
    later = replace(new.deadlines[1], on=date(2025, 8, 5))
    plans.save(store, replace(new, deadlines=(new.deadlines[0], later)))
    edited = plans.get(store, new.id)
    assert [item.words for item in plan_copy.to_review(store, edited) if item.part == "deadlines"] == [
        "Gửi kế hoạch của đơn vị: trước ngày 30/03/2025"
    ]


def test_a_units_own_quota_is_copied_with_its_reason_and_waits(store, plan):
    ward = unit_named(store, "Phường Nghĩa Đô")
    own = QuotaLine(NomineeKind.COLLECTIVE, Tier.OFFICE, Limit.AT_MOST, 5, unit_id=ward.id, reason="Phường đông dân")
    plans.save(store, replace(plan, quotas=(*plan.quotas, own)))
    new = copy_of(store, plans.get(store, plan.id))
    assert (new.quotas[-1].unit_id, new.quotas[-1].reason) == (ward.id, "Phường đông dân")
    assert any("(chỉ tiêu riêng)" in item.words for item in plan_copy.to_review(store, new))


def test_a_taken_code_is_refused_and_nothing_is_stored(store, plan):
    draft = replace(plan_copy.proposal(store, plan).plan, code="cg-2024")
    with pytest.raises(UserError, match="đã dùng cho kế hoạch"):
        plan_copy.store_copy(store, draft, plan)
    assert len(plans.list_plans(store)) == 1


def test_a_new_plan_is_offered_a_code_of_the_place_and_the_year_that_is_free(store, plan):
    assert plan_copy.first_code(store, "Cầu Giấy", 2026) == "CG-2026"
    assert plan_copy.first_code(store, "Cầu Giấy", 2024) == "CG-2024-2"
    assert plan_copy.first_code(store, "", 2026) == "KH-2026"


def test_the_tasks_are_copied_still_to_be_done_with_their_days_moved_and_wait_too(store, plan):
    tasks.save(store, Task(plan.id, "Sơ kết năm 2024", lead="Phòng Nội vụ", due=date(2024, 6, 30)))
    tasks.save(store, Task(plan.id, "Tuyên truyền", time="Thường xuyên trong năm 2024"))
    yearly = RecurringDeadline("Đăng ký thi đua", 30, 3, False)
    tasks.save(store, Task(plan.id, "Đăng ký thi đua", yearly=yearly))
    tasks.mark(store, tasks.list_tasks(store, plan.id)[0].id, date(2024, 6, 20))
    offered = plan_copy.proposal(store, plan)
    assert ("Sơ kết năm 2025", date(2025, 6, 30)) in [(change.name, change.after) for change in offered.dates]
    new = copy_of(store, plan)
    first, second, third = tasks.list_tasks(store, new.id)
    assert (first.task, first.lead, first.due, first.done) == (
        "Sơ kết năm 2025",
        "Phòng Nội vụ",
        date(2025, 6, 30),
        None,
    )
    assert (second.time, third.yearly.day, third.yearly.month) == ("Thường xuyên trong năm 2025", 30, 3)
    waiting = [item for item in plan_copy.to_review(store, new) if item.part == "tasks"]
    assert waiting[0].words == "Sơ kết năm 2025 · hạn 30/06/2025"
    plan_copy.confirm(store, new, waiting[:1])
    tasks.save(store, replace(second, time="Quý I"))
    assert [item.words for item in plan_copy.to_review(store, new) if item.part == "tasks"] == ["Đăng ký thi đua"]
    assert tasks.list_tasks(store, plan.id)[0].done == date(2024, 6, 20)
