"""The trash as a whole: what lies in it and how it comes back."""

from datetime import datetime

import pytest

from tests.office import IN_TIME, LISTS, a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import intake, nominations, plans, trash, units
from thidua_desktop.services.trash import Sort


def taken_in_and_undone(store, plan):
    done = intake.commit(store, plan, intake.preview(store, plan, LISTS / "phuong-nghia-do.xlsx", IN_TIME))
    intake.undo(store, done.batch_id)
    return done


def things(store, *sorts: Sort):
    return [thing for thing in trash.everything(store) if thing.sort in sorts]


def test_an_import_taken_back_lies_in_the_trash_with_its_nominations(store, plan):
    done = taken_in_and_undone(store, plan)
    [batch] = things(store, Sort.IMPORT)
    assert (batch.name, batch.place) == ("phuong-nghia-do.xlsx", "Phường Nghĩa Đô")
    assert len(things(store, Sort.NOMINATION)) == done.saved


def test_an_import_chosen_with_its_nominations_comes_back_once(store, plan):
    done = taken_in_and_undone(store, plan)
    trash.take_back(store, trash.everything(store))
    assert len(nominations.of_plan(store, plan.id)) == done.saved
    assert not trash.everything(store)


def test_text_in_any_spelling_finds_a_thing_by_what_it_belongs_to(store, plan):
    nominations.trash(store, [add(store, plan, a_person(store, "Lê Văn Tám"))])
    plans.trash(store, plan.id)
    assert [thing.name for thing in trash.everything(store, "nghia do")] == ["Lê Văn Tám"]
    assert [thing.name for thing in trash.everything(store, "le tam")] == ["Lê Văn Tám"]
    assert [thing.sort for thing in trash.everything(store, plan.code.lower())] == [Sort.PLAN]


def test_what_was_taken_back_goes_where_it_was_by_put_again(store, plan):
    unit = unit_named(store, "Phường Nghĩa Đô")
    units.trash(store, unit.id)
    plans.trash(store, plan.id)
    before = trash.everything(store)
    assert trash.take_back(store, before).summary == "Đã lấy lại 1 kế hoạch, 1 đơn vị."
    assert trash.put_again(store, before).summary == "Đã bỏ lại 1 kế hoạch, 1 đơn vị vào thùng rác."
    assert [thing.key for thing in trash.everything(store)] == [thing.key for thing in before]
    assert all(thing.since <= datetime.now() for thing in before)


def test_all_or_nothing_comes_back(store, plan):
    plans.trash(store, plan.id)
    unit = unit_named(store, "Phường Nghĩa Đô")
    units.trash(store, unit.id)
    chosen = trash.everything(store)
    units.take_back(store, unit.id)
    with pytest.raises(UserError):
        trash.take_back(store, chosen)
    assert [thing.sort for thing in trash.everything(store)] == [Sort.PLAN]
