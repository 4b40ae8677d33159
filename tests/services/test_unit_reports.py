"""What units send by a plan's deadlines is marked, taken back, and said as late or not; groups are the office's own."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.units import UnitGroup
from thidua_desktop.services import plans, unit_reports, units, workspace

DAY = date(2024, 4, 1)


def own(plan, unit):
    found = unit_reports.own_plan_deadline(plan, unit)
    assert found is not None
    return found


def test_the_deadline_of_the_units_own_plans_is_found_in_the_plan(store, plan):
    deadline = own(plan, unit_named(store, "Phường Nghĩa Đô"))
    assert (deadline.what, deadline.on) == ("Gửi kế hoạch của đơn vị", date(2024, 3, 30))


def test_a_deadline_of_another_group_does_not_bind_a_unit(store, plan):
    unit, other = unit_named(store, "Phường Nghĩa Đô"), unit_named(store, "Phòng Nội vụ")
    deadlines = tuple(replace(one, group_id=unit.group_id) for one in plan.deadlines)
    plans.save(store, replace(plan, deadlines=deadlines))
    edited = plans.by_code(store, plan.code)
    assert unit_reports.own_plan_deadline(edited, unit) is not None
    assert unit_reports.own_plan_deadline(edited, other) is None


def test_what_came_is_marked_for_many_units_and_stays_through_an_edit_of_the_plan(store, plan):
    wards = [unit for unit in units.list_units(store) if unit.group == "Phường"]
    deadline = own(plan, wards[0])
    marked = unit_reports.mark(store, deadline, wards, DAY, "Qua bưu điện")
    assert marked.change.summary == "Đã ghi nhận “Gửi kế hoạch của đơn vị” của 8 đơn vị ngày 01/04/2024."
    plans.save(store, plan)
    reports = unit_reports.received(store, plan)
    assert len(reports) == 8
    one = reports[deadline.id, wards[0].id]
    assert (one.received, one.note, deadline.days_late(one.received)) == (DAY, "Qua bưu điện", 3)


def test_marks_are_taken_back_to_what_stood_before(store, plan):
    unit, other = unit_named(store, "Phường Nghĩa Đô"), unit_named(store, "Phường Quan Hoa")
    deadline = own(plan, unit)
    unit_reports.mark(store, deadline, [unit], date(2024, 3, 28))
    before = unit_reports.received(store, plan)
    again = unit_reports.mark(store, deadline, [unit, other], DAY)
    unit_reports.undo(store, again)
    assert unit_reports.received(store, plan) == before
    gone = unit_reports.unmark(store, deadline, [unit])
    assert unit_reports.received(store, plan) == {}
    unit_reports.undo(store, gone)
    assert unit_reports.received(store, plan) == before
    assert workspace.history(store, 1)[0].summary.startswith("Đã hoàn tác")


def test_a_deadline_taken_out_of_the_plan_is_not_marked(store, plan):
    unit = unit_named(store, "Phường Nghĩa Đô")
    deadline = own(plan, unit)
    plans.save(store, replace(plan, deadlines=()))
    with pytest.raises(UserError, match="không còn hạn"):
        unit_reports.mark(store, deadline, [unit], DAY)


def test_groups_are_renamed_reordered_added_and_flagged_in_one_act(store):
    wards, rooms, bodies = units.groups(store)
    wished = [
        replace(rooms, name="Phường"),
        replace(wards, name=rooms.name),
        bodies,
        UnitGroup(0, "Trường học", 0, True),
    ]
    step = units.save_groups(store, wished)
    assert [(group.name, group.school_year) for group in units.groups(store)] == [
        ("Phường", False),
        (rooms.name, False),
        (bodies.name, False),
        ("Trường học", True),
    ]
    assert unit_named(store, "Phòng Nội vụ").group == "Phường"
    units.undo_groups(store, step)
    assert units.groups(store) == [wards, rooms, bodies]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda groups: groups[1:], "còn đơn vị"),
        (lambda groups: [*groups, UnitGroup(0, " phường ", 9)], "Có hai nhóm"),
        (lambda groups: [*groups, UnitGroup(0, "  ", 9)], "Chưa ghi tên nhóm"),
    ],
)
def test_groups_that_cannot_be_are_refused_and_stay_as_they_were(store, change, said):
    before = units.groups(store)
    with pytest.raises(UserError, match=said):
        units.save_groups(store, change(before))
    assert units.groups(store) == before


def test_groups_are_not_put_back_over_a_later_change(store):
    step = units.save_groups(store, [*units.groups(store), UnitGroup(0, "Hội", 9)])
    units.save_groups(store, units.groups(store)[:-1])
    with pytest.raises(UserError, match="đã được sửa sau đó"):
        units.undo_groups(store, step)
