"""A unit's own places: set with a reason, counted and checked at once, taken off, put back."""

import pytest

from db import history
from tests.office import a_collective, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Limit
from thidua_desktop.services import nominations, plans, quota, quota_changes

WARD = "Phường Nghĩa Đô"
COLLECTIVE = NomineeKind.COLLECTIVE


def own(store, plan, count=5, reason="Đông dân nhất quận"):
    unit = unit_named(store, WARD)
    return quota_changes.set_own(store, plan.id, unit.id, COLLECTIVE, Limit.AT_MOST, count, reason)


def use_of(store, plan, name=WARD):
    uses = quota.table(store, plans.get(store, plan.id))
    return next(u for u in uses if u.unit and u.unit.short_name == name and u.line.kind is COLLECTIVE)


def over(store, saved):
    return Code.QUOTA_EXCEEDED in [finding.code for finding in nominations.get(store, saved).findings]


def test_own_places_bind_only_their_unit_and_keep_the_groups_sentence_and_restriction(store, plan):
    group = use_of(store, plan).line
    done = own(store, plan)
    line = use_of(store, plan).line
    assert (line.count, line.limit, line.reason) == (5, Limit.AT_MOST, "Đông dân nhất quận")
    assert (line.sentence, line.section, line.restriction) == (group.sentence, group.section, "tổ dân phố")
    assert use_of(store, plan, "Phường Nghĩa Tân").line.count == 3
    assert done.before is None
    assert done.change.summary == "Chỉ tiêu riêng của Phường Nghĩa Đô: tối đa 5 tập thể, vì Đông dân nhất quận."


def test_what_was_over_is_no_longer_blamed_and_is_again_when_they_are_taken_off(store, plan):
    unit = unit_named(store, WARD)
    names = [f"Tổ dân phố số {number}" for number in range(1, 5)]
    last = [add(store, plan, a_collective(store, name)) for name in names][-1]
    assert over(store, last)
    own(store, plan)
    assert not over(store, last)
    quota_changes.take_off_own(store, plan.id, unit.id, COLLECTIVE)
    assert over(store, last)
    assert use_of(store, plan).line.count == 3


def test_changing_them_again_keeps_one_line_and_undo_brings_the_earlier_one(store, plan):
    unit = unit_named(store, WARD)
    own(store, plan)
    second = own(store, plan, 6, "Theo ý kiến của Ủy ban")
    lines = [line for line in plans.get(store, plan.id).quotas if line.unit_id == unit.id]
    assert [line.count for line in lines] == [6]
    quota_changes.put_back(store, plan.id, unit.id, COLLECTIVE, second.before)
    assert (use_of(store, plan).line.count, use_of(store, plan).line.reason) == (5, "Đông dân nhất quận")
    off = quota_changes.take_off_own(store, plan.id, unit.id, COLLECTIVE)
    quota_changes.put_back(store, plan.id, unit.id, COLLECTIVE, off.before)
    assert use_of(store, plan).line.count == 5


@pytest.mark.parametrize(("count", "reason"), [(5, "  "), (-1, "Vì đông dân"), (5000, "Vì đông dân")])
def test_without_a_reason_or_with_a_count_nobody_means_nothing_is_stored(store, plan, count, reason):
    with pytest.raises(UserError):
        own(store, plan, count, reason)
    assert use_of(store, plan).line.unit_id is None


def test_the_history_of_the_plan_tells_it(store, plan):
    own(store, plan)
    told = history.entries(store, "plan", plan.id)[0]
    assert told.summary == "Chỉ tiêu riêng của Phường Nghĩa Đô: tối đa 5 tập thể, vì Đông dân nhất quận"
    assert (told.before, told.after) == (
        None,
        {"kind": "collective", "limit": "at_most", "count": 5, "reason": "Đông dân nhất quận"},
    )
