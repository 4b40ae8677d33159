"""Dossiers at the desk: a paper comes, the state follows, and what has come is never lost."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import IN_TIME, LISTS, a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Status
from thidua_desktop.domain.plan import CrossRule, PlanRule
from thidua_desktop.services import attachments, dossier, nominations, plans, workspace
from thidua_desktop.services.dossier import Received

CAME = Received(IN_TIME)


@pytest.fixture
def people(store, plan):
    return [add(store, plan, a_person(store, name)) for name in ("Nguyễn Văn An", "Lê Ân")]


@pytest.fixture
def letter(plan):
    return plan.dossier[0]


@pytest.fixture
def report(plan):
    return plan.dossier[1]


def words(store, plan, ids):
    standing = dossier.standing(store, plan)
    return [standing[one].words for one in ids]


def statuses(store, ids):
    return [nominations.get(store, one).status for one in ids]


def with_consent_rule(store, plan):
    rule = PlanRule(CrossRule.CONSENT_OUTSIDE_MANAGEMENT, "Ngoài phạm vi quản lý thì kèm ý kiến thống nhất.")
    plans.save(store, replace(plan, rules=(*plan.rules, rule)))
    return plans.get(store, plan.id)


def test_a_units_letter_counts_for_all_its_nominations_and_a_report_for_one(store, plan, people, letter, report):
    other = add(store, plan, a_person(store, "Đỗ Đạt", unit_id=unit_named(store, "Phường Mai Dịch").id))
    assert words(store, plan, [*people, other]) == ["Có 0/2", "Có 0/2", "Có 0/2"]
    dossier.receive(store, plan, letter, [people[0]], CAME)
    assert words(store, plan, [*people, other]) == ["Có 1/2", "Có 1/2", "Có 0/2"]
    dossier.receive(store, plan, report, [people[0]], CAME)
    assert words(store, plan, [*people, other]) == ["Đủ 2/2", "Có 1/2", "Có 0/2"]


def test_the_standing_of_some_is_theirs_in_the_standing_of_all(store, plan, people, letter, report):
    other = add(store, plan, a_person(store, "Đỗ Đạt", unit_id=unit_named(store, "Phường Mai Dịch").id))
    dossier.receive(store, plan, letter, [people[0]], CAME)
    dossier.receive(store, plan, report, [people[1], other], CAME)
    everyone = dossier.standing(store, plan)
    some = dossier.standing(store, plan, [people[1], other])
    assert some == {one: everyone[one] for one in (people[1], other)}
    assert [some[one].words for one in (people[1], other)] == ["Đủ 2/2", "Có 1/2"]
    assert dossier.standing(store, plan, []) == {}


def test_a_paper_is_noted_for_many_nominations_at_once(store, plan, people, report):
    change = dossier.receive(store, plan, report, people, CAME)
    assert words(store, plan, people) == ["Có 1/2", "Có 1/2"]
    assert "2 đề nghị" in change.summary


def test_a_paper_that_came_again_is_noted_once_with_the_latest_facts(store, plan, people, report):
    dossier.receive(store, plan, report, people, Received(IN_TIME, original=False, note="bản chụp"))
    dossier.receive(store, plan, report, [people[0]], Received(date(2024, 7, 30)))
    first, second = (dossier.papers(store, plan, one)[1].item for one in people)
    assert (first.received, first.original, first.note) == (date(2024, 7, 30), True, "")
    assert (second.received, second.original, second.note) == (IN_TIME, False, "bản chụp")


def test_the_panel_shows_every_paper_required_or_not_with_what_has_come(store, plan, people, letter):
    dossier.receive(store, plan, letter, people, CAME)
    shown = dossier.papers(store, plan, people[0])
    assert [(paper.requirement.required, paper.item is not None) for paper in shown] == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_a_complete_dossier_is_called_so_and_an_incomplete_one_is_refused_by_name(store, plan, people, letter, report):
    dossier.receive(store, plan, letter, people, CAME)
    dossier.receive(store, plan, report, [people[0]], CAME)
    with pytest.raises(UserError, match="Hồ sơ của Lê Ân còn thiếu: Thành tích tóm tắt"):
        dossier.complete(store, plan, people)
    assert statuses(store, people) == [Status.RECEIVED, Status.RECEIVED]
    dossier.complete(store, plan, [people[0]])
    assert statuses(store, people) == [Status.COMPLETE, Status.RECEIVED]


def test_a_nomination_past_this_step_is_not_taken_back_to_it(store, plan, people):
    nominations.set_status(store, people, Status.AGREED)
    with pytest.raises(UserError, match="Hội đồng đồng ý"):
        dossier.complete(store, plan, people)


def test_a_paper_taken_out_reopens_every_dossier_that_rested_on_it(store, plan, people, letter, report):
    for line in (letter, report):
        dossier.receive(store, plan, line, people, CAME)
    dossier.complete(store, plan, people)
    dossier.take_out(store, plan, letter, [people[0]])
    assert words(store, plan, people) == ["Có 1/2", "Có 1/2"]
    assert statuses(store, people) == [Status.NEEDS_SUPPLEMENT, Status.NEEDS_SUPPLEMENT]


def test_a_confirmation_found_missing_reopens_the_dossier(store, plan, people, letter, report):
    for line in (letter, report):
        dossier.receive(store, plan, line, people, CAME)
    dossier.complete(store, plan, people)
    dossier.receive(store, plan, report, [people[0]], Received(IN_TIME, confirmed=False))
    assert words(store, plan, people) == ["Có 1/2", "Đủ 2/2"]
    assert statuses(store, people) == [Status.NEEDS_SUPPLEMENT, Status.COMPLETE]


def test_a_units_paper_needs_the_unit_to_be_known(store, plan, letter):
    stray = add(store, plan, a_person(store, unit_id=None, accepted_reason="chưa rõ"))
    with pytest.raises(UserError, match="chưa rõ đơn vị gửi"):
        dossier.receive(store, plan, letter, [stray], CAME)


def test_each_paper_is_in_the_history_in_words(store, plan, people, letter, report):
    dossier.receive(store, plan, letter, people, CAME)
    dossier.take_out(store, plan, report, [people[1]])
    assert [entry.summary for entry in workspace.history(store)][:2] == [
        f"Lê Ân: chưa nhận “{report.item}”",
        f"Phường Nghĩa Đô: đã nhận “{letter.item}” ngày 26/07/2024",
    ]


def test_a_papers_file_is_kept_and_opens(store, plan, people, report):
    dossier.receive(store, plan, report, [people[0]], Received(IN_TIME, file=LISTS / "phuong-yen-hoa.docx"))
    (kept,) = attachments.of_nomination(store, people[0])
    assert kept.name == "phuong-yen-hoa.docx"
    assert attachments.path(store, kept).read_bytes() == (LISTS / "phuong-yen-hoa.docx").read_bytes()
    assert attachments.of_nomination(store, people[1]) == []


def test_without_the_rule_nobodys_consent_is_asked_for(store, plan):
    elsewhere = add(store, plan, a_person(store, workplace="Phòng Nội vụ"))
    assert words(store, plan, [elsewhere]) == ["Có 0/2"]


def test_a_nominee_who_works_elsewhere_needs_the_managing_bodys_consent(store, plan):
    here = add(store, plan, a_person(store, "Lê Ân", workplace="UBND phường Nghĩa Đô"))
    elsewhere = add(store, plan, a_person(store, workplace="Phòng Nội vụ"))
    plan = with_consent_rule(store, plan)
    assert words(store, plan, [here, elsewhere]) == ["Có 0/2", "Có 0/3"]
    consent = dossier.papers(store, plan, elsewhere)[-1].requirement
    dossier.receive(store, plan, consent, [elsewhere], CAME)
    assert words(store, plan, [here, elsewhere]) == ["Có 0/2", "Có 1/3"]


def test_the_clerks_word_on_who_is_outside_wins_over_the_workplace(store, plan):
    plan = with_consent_rule(store, plan)
    here = add(store, plan, a_person(store, "Lê Ân", workplace="Công ty Cổ phần Sao Mai"))
    elsewhere = add(store, plan, a_person(store, workplace="Phòng Nội vụ"))
    dossier.set_outside(store, plan, [here], outside=True)
    dossier.set_outside(store, plan, [elsewhere], outside=False)
    assert words(store, plan, [here, elsewhere]) == ["Có 0/3", "Có 0/2"]
    assert nominations.get(store, here).outside_management is True
    dossier.set_outside(store, plan, [here], outside=None)
    assert words(store, plan, [here]) == ["Có 0/2"]


def test_an_edited_plan_keeps_what_has_come_and_never_drops_its_requirement(store, plan, people, letter):
    dossier.receive(store, plan, letter, people, CAME)
    with pytest.raises(UserError, match="Đã có đơn vị nộp"):
        plans.save(store, replace(plan, dossier=plan.dossier[1:]))
    plans.save(store, replace(plan, dossier=(replace(letter, item="Tờ trình"), *plan.dossier[1:2])))
    edited = plans.get(store, plan.id)
    assert edited.dossier[0].item == "Tờ trình"
    assert words(store, edited, people) == ["Có 1/2", "Có 1/2"]


def test_a_nomination_of_another_plan_is_not_touched(store, plan, people, report):
    plans.save(store, replace(plan, id=None, code="CG-2025", dossier=(replace(report, id=None),)))
    other = plans.by_code(store, "CG-2025")
    with pytest.raises(UserError, match="không còn trong kế hoạch"):
        dossier.receive(store, other, other.dossier[0], people, CAME)
    with pytest.raises(UserError, match="không còn trong kế hoạch"):
        dossier.complete(store, other, people)
