"""Decisions: drafted from what the council agreed, signed, paid, remembered, and revoked without losing anything."""

from dataclasses import replace
from datetime import date

import pytest

from db import settings
from tests.office import AWARD, a_collective, a_person, add
from thidua_desktop.domain.decisions import DecisionState, EarlierAward
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, Status
from thidua_desktop.services import decisions, nominations, office, workspace
from thidua_desktop.services.decisions import ROUND_UP_TO, Signing
from thidua_desktop.services.search import search

SIGNED = date(2024, 10, 1)
HEAD = "Chủ tịch UBND quận Cầu Giấy"


@pytest.fixture
def agreed(store, plan):
    ids = [
        add(store, plan, a_person(store, "Trần Uyên", achievement="Hiến đất mở ngõ")),
        add(store, plan, a_person(store, "Lê Ân")),
        add(store, plan, a_collective(store, "Tổ dân phố số 4")),
    ]
    nominations.set_status(store, ids, Status.AGREED)
    return ids


@pytest.fixture
def draft(store, plan, agreed):
    return decisions.draft(store, plan.id).id


def signing(number="2345", on=SIGNED, signer_id=None):
    return Signing(number, "QĐ-UBND", on, signer_id)


def statuses(store, ids):
    return [nominations.get(store, one).status for one in ids]


def awards_of(store, nomination_id):
    return decisions.earlier_awards(store, nominations.get(store, nomination_id).nominee_id)


def test_a_draft_lists_what_the_council_agreed_in_the_papers_order(store, plan, agreed, draft):
    add(store, plan, a_person(store, "Đỗ Đạt"))
    found = decisions.get(store, draft)
    assert found.state is DecisionState.DRAFT
    assert [line.name for line in found.lines] == ["Tổ dân phố số 4", "Lê Ân", "Trần Uyên"]
    assert found.lines[0].award == AWARD
    assert found.issuer == HEAD
    assert statuses(store, agreed) == [Status.AGREED] * 3


def test_a_nomination_is_in_one_decision_only(store, plan, draft):
    with pytest.raises(UserError, match="Chưa có đề nghị nào"):
        decisions.draft(store, plan.id)


def test_some_of_the_agreed_can_be_decided_first(store, plan, agreed):
    first = decisions.draft(store, plan.id, only=agreed[:1]).id
    rest = decisions.draft(store, plan.id).id
    assert [len(decisions.get(store, one).lines) for one in (first, rest)] == [1, 2]


def test_what_only_the_level_above_may_award_is_not_drafted(store, plan):
    above = add(store, plan, a_person(store, award="Bằng khen của Chủ tịch UBND Thành phố"))
    nominations.set_status(store, [above], Status.AGREED)
    with pytest.raises(UserError, match="Chưa có đề nghị nào"):
        decisions.draft(store, plan.id)


def test_a_sudden_merit_is_decided_in_a_decision_of_its_own_without_the_council(store, plan, agreed):
    brave = add(store, plan, a_person(store, "Đỗ Đạt", lane=Lane.SUDDEN))
    nominations.set_status(store, [brave], Status.VERIFIED)
    sudden = decisions.draft(store, plan.id, Lane.SUDDEN).id
    decisions.sign(store, sudden, signing())
    assert [line.name for line in decisions.get(store, sudden).lines] == ["Đỗ Đạt"]
    assert statuses(store, [brave]) == [Status.DECIDED]


def test_signing_gives_number_day_money_and_register_numbers(store, agreed, draft):
    decisions.sign(store, draft, signing())
    found = decisions.get(store, draft)
    assert (found.code, found.signed, found.state) == ("2345/QĐ-UBND", SIGNED, DecisionState.SIGNED)
    assert [(line.register_number, line.money) for line in found.lines] == [
        ("01", 1_410_000),
        ("02", 710_000),
        ("03", 710_000),
    ]
    assert found.total == 2_830_000
    assert statuses(store, agreed) == [Status.DECIDED] * 3


def test_money_follows_the_base_salary_of_the_day_and_the_offices_rounding(store, draft):
    found = decisions.get(store, draft)
    assert decisions.as_signed_on(store, found, date(2024, 6, 30)).total == 1_080_000 + 2 * 540_000
    settings.put(store, ROUND_UP_TO, 1)
    assert decisions.as_signed_on(store, found, SIGNED).total == 1_404_000 + 2 * 702_000
    assert decisions.get(store, draft) == found


def test_a_signed_decision_goes_into_each_nominees_record(store, agreed, draft):
    decisions.sign(store, draft, signing())
    assert awards_of(store, agreed[0]) == [EarlierAward(2024, AWARD, "Hiến đất mở ngõ", "2345/QĐ-UBND", SIGNED, HEAD)]
    assert [hit.year for hit in search(store, "Trần Uyên") if hit.type == "person"] == [2024]


def test_a_nominee_proposed_again_is_known_to_have_been_awarded(store, plan, agreed, draft):
    decisions.sign(store, draft, signing())
    again = add(store, plan, a_person(store, "Trần Uyên", lane=Lane.SUDDEN))
    assert [award.decision_number for award in awards_of(store, again)] == ["2345/QĐ-UBND"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (signing(number=" "), "Chưa ghi số"),
        (Signing("2345", "", SIGNED), "Chưa ghi số"),
        (signing(on=date(2023, 10, 1)), "không còn hiệu lực"),
    ],
)
def test_what_cannot_be_signed_is_told_and_changes_nothing(store, agreed, draft, wrong, said):
    with pytest.raises(UserError, match=said):
        decisions.sign(store, draft, wrong)
    assert decisions.get(store, draft).state is DecisionState.DRAFT
    assert statuses(store, agreed) == [Status.AGREED] * 3


def test_a_number_is_used_once_a_year(store, plan, agreed):
    first = decisions.draft(store, plan.id, only=agreed[:1]).id
    rest = decisions.draft(store, plan.id).id
    decisions.sign(store, first, signing())
    with pytest.raises(UserError, match="đã có quyết định số 2345/QĐ-UBND"):
        decisions.sign(store, rest, signing())
    decisions.sign(store, rest, signing(on=date(2025, 1, 6)))


def test_a_signer_signs_only_while_in_post(store, draft):
    profile = office.get(store)
    last = replace(profile.signers[-1], valid_to=date(2024, 9, 1))
    office.save(store, replace(profile, signers=(*profile.signers[:-1], last)))
    with pytest.raises(UserError, match="Bùi Tuấn Anh không giữ chức vụ"):
        decisions.sign(store, draft, signing(signer_id=last.id))


def test_a_nomination_withdrawn_meanwhile_is_named(store, agreed, draft):
    nominations.set_status(store, agreed[:1], Status.WITHDRAWN)
    with pytest.raises(UserError, match="Trần Uyên đã rút"):
        decisions.sign(store, draft, signing())
    found = decisions.get(store, draft)
    decisions.save_draft(store, replace(found, lines=found.lines[:2]))
    decisions.sign(store, draft, signing())
    assert statuses(store, agreed) == [Status.WITHDRAWN, Status.DECIDED, Status.DECIDED]


def test_a_draft_is_edited_and_discarded_and_a_signed_decision_is_not(store, plan, agreed, draft):
    found = decisions.get(store, draft)
    decisions.save_draft(store, replace(found, summary="Về việc tặng Giấy khen", lines=found.lines[::-1]))
    assert decisions.get(store, draft).summary == "Về việc tặng Giấy khen"
    assert decisions.get(store, draft).lines[0].name == "Trần Uyên"
    decisions.discard(store, draft)
    assert decisions.decisions(store, plan.id) == []
    signed = decisions.draft(store, plan.id).id
    decisions.sign(store, signed, signing())
    with pytest.raises(UserError, match="đã ký"):
        decisions.discard(store, signed)
    with pytest.raises(UserError, match="đã ký"):
        decisions.save_draft(store, decisions.get(store, signed))


def test_a_line_cannot_be_put_into_two_decisions(store, plan, agreed):
    first = decisions.get(store, decisions.draft(store, plan.id, only=agreed[:1]).id)
    rest = decisions.get(store, decisions.draft(store, plan.id).id)
    with pytest.raises(UserError, match="Trần Uyên đã ở một dự thảo khác"):
        decisions.save_draft(store, replace(rest, lines=(*rest.lines, *first.lines)))


def test_revoking_takes_everything_back_to_where_it_was_and_loses_nothing(store, plan, agreed, draft):
    decisions.sign(store, draft, signing())
    decisions.revoke(store, draft, "Kê khai thành tích không đúng")
    found = decisions.get(store, draft)
    assert (found.state, found.revoked_reason) == (DecisionState.REVOKED, "Kê khai thành tích không đúng")
    assert (len(found.lines), found.total) == (3, 2_830_000)
    assert statuses(store, agreed) == [Status.AGREED] * 3
    assert awards_of(store, agreed[0]) == []
    assert store.value("SELECT count(*) FROM nominee_award WHERE revoked_at IS NOT NULL") == 3
    assert [hit.year for hit in search(store, "Trần Uyên") if hit.type == "person"] == [None]
    assert len(decisions.get(store, decisions.draft(store, plan.id).id).lines) == 3


def test_a_sudden_merit_goes_back_to_the_step_it_came_from(store, plan):
    brave = add(store, plan, a_person(store, "Đỗ Đạt", lane=Lane.SUDDEN))
    nominations.set_status(store, [brave], Status.COMPLETE)
    sudden = decisions.draft(store, plan.id, Lane.SUDDEN).id
    decisions.sign(store, sudden, signing())
    decisions.revoke(store, sudden, "Trùng với quyết định của Công an quận")
    assert statuses(store, [brave]) == [Status.COMPLETE]


def test_only_a_decision_in_force_is_revoked_and_only_with_a_reason(store, draft):
    with pytest.raises(UserError, match="đã ký và còn hiệu lực"):
        decisions.revoke(store, draft, "nhầm")
    decisions.sign(store, draft, signing())
    with pytest.raises(UserError, match="Chưa ghi lý do"):
        decisions.revoke(store, draft, " ")
    decisions.revoke(store, draft, "nhầm")
    with pytest.raises(UserError, match="đã ký và còn hiệu lực"):
        decisions.revoke(store, draft, "nhầm")


def test_every_step_is_in_the_history_in_words(store, draft):
    decisions.sign(store, draft, signing())
    decisions.revoke(store, draft, "nhầm đối tượng")
    told = [entry.summary for entry in workspace.history(store) if entry.entity == "decision"]
    assert told == [
        "Hủy bỏ Quyết định số 2345/QĐ-UBND: nhầm đối tượng",
        "Quyết định số 2345/QĐ-UBND ngày 01/10/2024 khen thưởng 3 đề nghị",
        "Dự thảo quyết định khen thưởng 3 đề nghị của CG-2024",
    ]
