"""An edit of a nomination is taken back whole, or not at all if something newer would be lost."""

from dataclasses import replace

import pytest

from tests.office import a_person, add
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import nomination_edits, nominations


def test_an_edit_is_taken_back_with_its_findings(store, plan):
    entry = a_person(store)
    one = add(store, plan, entry)
    before = nominations.get(store, one)
    wrong = replace(entry, name="Lê Văn Tám", birth="", accepted_reason="Phường bổ sung sau")
    edited = nomination_edits.edit(store, plan.id, wrong, one)
    assert Code.MISSING_BIRTH in [finding.code for finding in nominations.get(store, one).findings]
    assert nomination_edits.put_back(store, edited).summary == f"{entry.name} đã trở lại như trước khi sửa."
    assert nominations.get(store, one) == before


def test_what_was_done_since_with_other_parts_stays(store, plan):
    entry = a_person(store)
    one = add(store, plan, entry)
    edited = nomination_edits.edit(store, plan.id, replace(entry, position="Tổ trưởng"), one)
    nominations.set_status(store, [one], Status.COMPLETE)
    nomination_edits.put_back(store, edited)
    after = nominations.get(store, one)
    assert (after.position or "", after.status) == (entry.position, Status.COMPLETE)


def test_a_newer_edit_is_not_lost(store, plan):
    entry = a_person(store)
    one = add(store, plan, entry)
    edited = nomination_edits.edit(store, plan.id, replace(entry, position="Tổ trưởng"), one)
    nomination_edits.edit(store, plan.id, replace(entry, position="Tổ phó"), one)
    with pytest.raises(UserError, match="đã được sửa sau đó"):
        nomination_edits.put_back(store, edited)
    assert nominations.get(store, one).position == "Tổ phó"
