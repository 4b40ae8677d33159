"""A paper ticked in its dossier, and the tick taken back with everything that followed from it."""

from datetime import date

import pytest

from tests.office import IN_TIME, a_person, add
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import dossier, dossier_marks, nominations
from thidua_desktop.services.dossier import Received


@pytest.fixture
def people(store, plan):
    return [add(store, plan, a_person(store, name)) for name in ("Nguyễn Văn An", "Lê Ân")]


def item_of(store, plan, nomination, requirement):
    return next(p.item for p in dossier.papers(store, plan, nomination) if p.requirement == requirement)


def test_a_tick_notes_the_day_and_taken_back_nothing_has_come(store, plan, people):
    report = plan.dossier[1]
    marked = dossier_marks.mark(store, plan, report, people[0], IN_TIME)
    assert item_of(store, plan, people[0], report).received == IN_TIME
    assert item_of(store, plan, people[1], report) is None
    dossier_marks.unmark(store, marked)
    assert item_of(store, plan, people[0], report) is None


def test_a_tick_taken_away_by_mistake_comes_back_with_the_papers_own_facts(store, plan, people):
    report = plan.dossier[1]
    dossier.receive(store, plan, report, [people[0]], Received(date(2024, 7, 20), original=False, note="bản chụp"))
    before = item_of(store, plan, people[0], report)
    marked = dossier_marks.mark(store, plan, report, people[0], None)
    assert item_of(store, plan, people[0], report) is None
    dossier_marks.unmark(store, marked)
    again = item_of(store, plan, people[0], report)
    assert (again.received, again.original, again.note) == (before.received, False, "bản chụp")


def test_dossiers_reopened_by_a_units_paper_are_complete_again(store, plan, people):
    letter, report = plan.dossier[:2]
    for line in (letter, report):
        dossier.receive(store, plan, line, people, Received(IN_TIME))
    dossier.complete(store, plan, people)
    marked = dossier_marks.mark(store, plan, letter, people[0], None)
    assert marked.reopened == tuple(people)
    dossier_marks.unmark(store, marked)
    assert [nominations.get(store, one).status for one in people] == [Status.COMPLETE, Status.COMPLETE]


def test_a_units_paper_without_a_unit_is_refused_and_nothing_changes(store, plan):
    stray = add(store, plan, a_person(store, unit_id=None, accepted_reason="chưa rõ"))
    with pytest.raises(UserError, match="chưa rõ đơn vị gửi"):
        dossier_marks.mark(store, plan, plan.dossier[0], stray, IN_TIME)
    assert item_of(store, plan, stray, plan.dossier[0]) is None
