"""The ids that a table is sorted by are those of its lines, whichever way the records are gone through."""

import pytest

from db import nomination_lists as lists
from db.nomination_lists import Filter
from tests.big_lists import fill_nominations
from tests.office import a_collective, a_person, add, unit_named
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import plan_copy, plans

ORDERS = sorted(lists._ORDERS)


@pytest.fixture
def mixed(store, plan):
    """A plan with nominations of all units, of all kinds, and some that are in no unit or of another plan."""
    fill_nominations(store, plan, 60)
    add(store, plan, a_collective(store, "Tổ dân phố số 10"))
    add(store, plan, a_person(store, "Lê Ân", unit_id=None, birth="", accepted_reason="sẽ bổ sung"))
    add(store, plan, a_person(store, "Lê Bình", birth="1985", award="", accepted_reason="sẽ bổ sung"))
    return plan


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("share", ["most", "few"])
def test_ids_stand_as_lines_do_in_every_order(store, mixed, order, share):
    if share == "few":  # of all nominations: the way over the plan's index is taken
        store.execute("UPDATE nomination SET id = id + 1000 WHERE id = (SELECT max(id) FROM nomination)")
    wanted = Filter(mixed.id)
    assert len(lists.ids(store, wanted, order)) == 63
    assert lists.ids(store, wanted, order) == [line.id for line in lists.lines(store, wanted, order)]


@pytest.mark.parametrize("order", ["unit", "name", "award", "movement", "file"])
def test_ids_stand_as_lines_do_under_every_filter(store, mixed, order):
    unit = unit_named(store, "Phường Mai Dịch").id
    for wanted in (
        Filter(mixed.id, unit_id=unit),
        Filter(mixed.id, kind=NomineeKind.INDIVIDUAL, movement_id=0),
        Filter(mixed.id, text="nghia do"),
        Filter(mixed.id, text="binh", unit_id=unit),
        Filter(None, batch_id=1),
        Filter(mixed.id, late=True),
        Filter(mixed.id, deleted=True),
    ):
        assert lists.ids(store, wanted, order) == [line.id for line in lists.lines(store, wanted, order)]


def test_what_letters_are_looked_for_in_is_of_the_one_plan(store, mixed):
    copied = plan_copy.proposal(store, mixed).plan
    other = plans.get(store, plan_copy.store_copy(store, copied, mixed).id or 0)
    assert other is not None
    fill_nominations(store, other, 5)
    keys = lists.search_keys(store, mixed.id)
    assert sorted(keys) == sorted(lists.ids(store, Filter(mixed.id)))
    assert "phuong" in keys[lists.ids(store, Filter(mixed.id, text="to dan pho"))[0]]
