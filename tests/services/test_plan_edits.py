"""An edit of a plan and its way back, in a real data folder."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import nominations, plan_edits, plans, unit_reports


def stored(store, plan):
    found = plans.get(store, plan.id)
    assert found is not None
    return found


def test_a_movement_removed_by_an_edit_comes_back_with_its_nominations(store, plan):
    movement = plan.movements[-1]
    add(store, plan, replace(a_person(store), movement_id=movement.id))
    edited = plan_edits.edit(store, plan, {"movements": plan.movements[:-1]})
    assert [line.movement_id for line in nominations.of_plan(store, plan.id)] == [None]
    plan_edits.take_back(store, edited)
    assert stored(store, plan) == plan
    assert [line.movement_id for line in nominations.of_plan(store, plan.id)] == [movement.id]


def test_a_deadline_removed_by_an_edit_comes_back_with_what_units_had_sent(store, plan):
    deadline, unit = plan.deadlines[0], unit_named(store, "Phường Nghĩa Đô")
    unit_reports.mark(store, deadline, [unit], date(2024, 3, 28))
    before = unit_reports.received(store, plan)
    assert len(before) == 1
    edited = plan_edits.edit(store, plan, {"deadlines": plan.deadlines[1:]})
    plan_edits.take_back(store, edited)
    assert stored(store, plan).deadlines == plan.deadlines
    assert unit_reports.received(store, plan) == before


def test_a_line_whose_id_another_plan_took_comes_back_under_a_new_one(store, plan):
    movement = plan.movements[-1]
    add(store, plan, replace(a_person(store), movement_id=movement.id))
    edited = plan_edits.edit(store, plan, {"movements": plan.movements[:-1]})
    other = replace(plan, id=None, code="KHAC", movements=(replace(movement, id=None),), quotas=(), deadlines=())
    plans.save(store, replace(other, dossier=(), recurring=()))
    plan_edits.take_back(store, edited)
    back = stored(store, plan).movements[-1]
    assert replace(back, id=movement.id) == movement
    assert [line.movement_id for line in nominations.of_plan(store, plan.id)] == [back.id]


def test_the_history_says_that_an_edit_was_taken_back(store, plan):
    edited = plan_edits.edit(store, plan, {"deadlines": plan.deadlines[1:]})
    plan_edits.take_back(store, edited)
    newest = plans.past(store, plan.id)[0]
    assert newest.summary == f"Trả lại như trước khi sửa: kế hoạch “{plan.short_title}”: thời hạn"
    assert plan.deadlines[0].what in newest.after[0]


def test_an_edit_is_not_taken_back_over_a_later_one(store, plan):
    edited = plan_edits.edit(store, plan, {"purpose": "Một"})
    plan_edits.edit(store, edited.after, {"purpose": "Hai"})
    with pytest.raises(UserError, match="đã được sửa tiếp"):
        plan_edits.take_back(store, edited)


def test_a_part_edited_elsewhere_meanwhile_is_not_overwritten(store, plan):
    plan_edits.edit(store, plan, {"purpose": "Của người khác"})
    plan_edits.edit(store, plan, {"recipients": ("Thành phố",)})
    with pytest.raises(UserError, match="sửa ở chỗ khác"):
        plan_edits.edit(store, plan, {"purpose": "Của tôi"})
    assert (stored(store, plan).purpose, stored(store, plan).recipients) == ("Của người khác", ("Thành phố",))
