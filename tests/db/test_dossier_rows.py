"""What the database itself refuses of dossier items."""

import sqlite3

import pytest

from tests.office import IN_TIME, a_person, add, unit_named
from thidua_desktop.services import dossier


@pytest.fixture
def nomination(store, plan) -> int:
    return add(store, plan, a_person(store))


def item(store, **values):
    return store.insert("dossier_item", received="2024-07-26", **values)


def test_an_item_belongs_to_a_nomination_or_to_a_unit_and_never_to_both(store, plan, nomination):
    unit = unit_named(store, "Phường Nghĩa Đô").id
    line = plan.dossier[0].id
    for wrong in ({}, {"nomination_id": nomination, "unit_id": unit}):
        with pytest.raises(sqlite3.IntegrityError):
            item(store, requirement_id=line, **wrong)


def test_a_consent_belongs_to_a_nomination(store):
    with pytest.raises(sqlite3.IntegrityError):
        item(store, unit_id=unit_named(store, "Phường Nghĩa Đô").id)


def test_one_place_holds_one_item(store, plan, nomination):
    item(store, requirement_id=plan.dossier[1].id, nomination_id=nomination)
    with pytest.raises(sqlite3.IntegrityError):
        item(store, requirement_id=plan.dossier[1].id, nomination_id=nomination)
    item(store, nomination_id=nomination)
    with pytest.raises(sqlite3.IntegrityError):
        item(store, nomination_id=nomination)


def test_a_requirement_for_which_something_came_is_not_deleted_under_it(store, plan, nomination):
    dossier.receive(store, plan, plan.dossier[1], [nomination], dossier.Received(IN_TIME))
    with pytest.raises(sqlite3.IntegrityError):
        store.execute("DELETE FROM dossier_requirement WHERE id = ?", (plan.dossier[1].id,))
