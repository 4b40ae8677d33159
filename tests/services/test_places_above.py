"""The places to the level above: choosing forwards, leaving out gives the earlier status back."""

from dataclasses import replace

import pytest

from tests.office import a_collective, add
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.services import nominations, places_above, plans, quota
from thidua_desktop.services.places_above import Choice

COLLECTIVE = NomineeKind.COLLECTIVE


@pytest.fixture
def three(store, plan):
    """Three collectives: agreed, verified, complete."""
    ids = [add(store, plan, a_collective(store, f"Tổ dân phố số {number}")) for number in (1, 2, 3)]
    for one, status in zip(ids, (Status.AGREED, Status.VERIFIED, Status.COMPLETE), strict=True):
        nominations.set_status(store, [one], status)
    return ids


def collectives(store, plan):
    return next(one for one in places_above.places(store, plan) if one.line.kind is COLLECTIVE)


def statuses(store, ids):
    return [nominations.get(store, one).status for one in ids]


def test_the_chosen_are_forwarded_take_seats_and_keep_their_order(store, plan, three):
    first, second, third = three
    done = places_above.choose(store, plan.id, [Choice(COLLECTIVE, (second, first), (third,))])
    assert statuses(store, three) == [Status.FORWARDED, Status.FORWARDED, Status.COMPLETE]
    assert collectives(store, plan).choice == Choice(COLLECTIVE, (second, first), (third,))
    superior = {use.line.kind: use.used for use in quota.grid(store, plan).superior}
    assert superior[COLLECTIVE] == 2
    assert done.change.summary == "Đã chọn để trình: 2 tập thể; 1 đề nghị dự bị."


def test_who_is_left_out_gets_the_status_it_had(store, plan, three):
    first, second, _ = three
    places_above.choose(store, plan.id, [Choice(COLLECTIVE, (first, second))])
    places_above.choose(store, plan.id, [Choice(COLLECTIVE, ())])
    assert statuses(store, three) == [Status.AGREED, Status.VERIFIED, Status.COMPLETE]


def test_choosing_again_what_stood_before_undoes_it(store, plan, three):
    first, second, third = three
    places_above.choose(store, plan.id, [Choice(COLLECTIVE, (first,), (third,))])
    done = places_above.choose(store, plan.id, [Choice(COLLECTIVE, (second, third))])
    places_above.choose(store, plan.id, done.before)
    assert statuses(store, three) == [Status.FORWARDED, Status.VERIFIED, Status.COMPLETE]
    assert collectives(store, plan).choice == Choice(COLLECTIVE, (first,), (third,))


def test_more_than_the_places_need_a_reason_which_is_kept(store, plan, three):
    with pytest.raises(UserError, match="Vượt 1 tập thể"):
        places_above.choose(store, plan.id, [Choice(COLLECTIVE, tuple(three))])
    assert statuses(store, three) == [Status.AGREED, Status.VERIFIED, Status.COMPLETE]
    places_above.choose(store, plan.id, [Choice(COLLECTIVE, tuple(three), reason="Thành phố đồng ý thêm một")])
    assert collectives(store, plan).choice.reason == "Thành phố đồng ý thêm một"


def test_one_commended_above_stays(store, plan, three):
    places_above.choose(store, plan.id, [Choice(COLLECTIVE, (three[0],))])
    nominations.set_status(store, [three[0]], Status.SUPERIOR_DECIDED)
    with pytest.raises(UserError, match="Cấp trên đã khen"):
        places_above.choose(store, plan.id, [Choice(COLLECTIVE, ())])


def test_one_forwarded_in_the_table_stands_last_and_a_withdrawn_one_is_no_candidate(store, plan, three):
    first, second, third = three
    places_above.choose(store, plan.id, [Choice(COLLECTIVE, (second,), (first,))])
    nominations.set_status(store, [third], Status.FORWARDED)
    nominations.set_status(store, [first], Status.WITHDRAWN)
    now = collectives(store, plan)
    assert now.choice == Choice(COLLECTIVE, (second, third))
    assert first not in [one.id for one in now.candidates]


def test_a_plan_without_places_above_asks_for_nobody(store, plan):
    plans.save(store, replace(plan, quotas=()))
    assert places_above.places(store, plans.get(store, plan.id)) == ()
