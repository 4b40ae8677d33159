"""Asking a whole plan again: long plans go slice by slice, and only what changed is written."""

from db import nominations as rows
from tests.big_lists import fill_nominations
from tests.office import a_collective, add
from thidua_desktop.domain.findings import Code, Severity, worst
from thidua_desktop.services import nominations
from thidua_desktop.services.facts import SLICE, recheck

MANY = 2 * SLICE + 100


def findings(store, plan):
    return {n.id: n.findings for n in nominations.of_plan(store, plan.id)}


def test_a_long_plan_has_an_answer_for_each_and_is_not_written_again(store, plan):
    fill_nominations(store, plan, MANY)
    changed = recheck(store, plan.id)
    told = findings(store, plan)
    assert changed == sum(bool(each) for each in told.values()) > SLICE
    assert recheck(store, plan.id) == 0
    assert findings(store, plan) == told
    weights = {row[0]: row[1] for row in store.rows("SELECT id, severity FROM nomination")}
    heaviest = {one: worst(each) for one, each in told.items()}
    assert weights == {one: each.value if each else None for one, each in heaviest.items()}


def test_an_individual_at_the_end_of_a_long_plan_answers_for_the_collective_at_its_beginning(store, plan):
    first = add(store, plan, a_collective(store))
    lonely = [f.code for f in nominations.get(store, first).findings]
    assert Code.COLLECTIVE_NEEDS_INDIVIDUAL in lonely
    fill_nominations(store, plan, MANY)
    recheck(store, plan.id)
    assert Code.COLLECTIVE_NEEDS_INDIVIDUAL not in [f.code for f in nominations.get(store, first).findings]


def test_what_only_the_row_tells_is_kept_and_one_that_no_longer_counts_has_nothing_of_the_plan(store, plan):
    fill_nominations(store, plan, MANY)
    recheck(store, plan.id)
    last = max(one for one, told in findings(store, plan).items() if told)
    own = rows.read_finding((Severity.NOTE.value, Code.DITTO_FILLED.value, "Điền theo dòng trên.", "birth", "D9", ""))
    store.execute("UPDATE nomination SET findings = ? WHERE id = ?", (rows.stored_findings([own])[0], last))
    recheck(store, plan.id)
    asked = nominations.get(store, last).findings
    assert own in asked
    assert len(asked) > 1
    store.execute("UPDATE nomination SET status = 'withdrawn' WHERE id = ?", (last,))
    recheck(store, plan.id)
    assert nominations.get(store, last).findings == (own,)
