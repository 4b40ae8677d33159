"""The dossier: what the plan demands of this lane and kind, what has come, what is still missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.domain.dossier import (
    CONSENT,
    DossierFacts,
    DossierItem,
    Standing,
    demanded,
    missing,
    provider,
    required_of,
    standing_of,
    works_elsewhere,
)
from thidua_desktop.domain.nomination import Lane, NomineeKind
from thidua_desktop.domain.plan import CrossRule, DossierRequirement, Plan, PlanKind, PlanRule
from thidua_desktop.domain.units import Unit, UnitFinder

CAME = date(2024, 7, 26)
WARD, LEAD = 7, 20
LETTER = DossierRequirement("Tờ trình và biên bản họp", per_unit=True, id=1)
REPORT = DossierRequirement("Báo cáo thành tích", id=2)
OTHERS = DossierRequirement("Các tài liệu liên quan", required=False, id=3)
HISTORY = DossierRequirement("Lịch sử tập thể", kind=NomineeKind.COLLECTIVE, id=4)
SHORT = DossierRequirement("Báo cáo tóm tắt", lane=Lane.SUDDEN, id=5)
OUTSIDE = PlanRule(CrossRule.CONSENT_OUTSIDE_MANAGEMENT, "Ngoài phạm vi quản lý thì kèm ý kiến thống nhất.", "III.5")
PERSON = DossierFacts(100, WARD, Lane.SUM_UP, NomineeKind.INDIVIDUAL)


def plan(*lines: DossierRequirement, rules: tuple[PlanRule, ...] = ()) -> Plan:
    return Plan("CG-2024", PlanKind.CAMPAIGN, "Đợt thi đua", "Đợt thi đua", 2024, dossier=lines, rules=rules)


def standing(asked: Plan, items: Sequence[DossierItem], facts: DossierFacts) -> Standing:
    return standing_of(required_of(asked, facts), items, facts)


def names(lines: tuple[DossierRequirement, ...]) -> list[str]:
    return [line.item for line in lines]


def test_only_the_papers_of_the_lane_and_kind_are_required_and_optional_ones_never():
    asked = plan(LETTER, REPORT, OTHERS, HISTORY, SHORT)
    assert names(required_of(asked, PERSON)) == ["Tờ trình và biên bản họp", "Báo cáo thành tích"]
    collective = replace(PERSON, kind=NomineeKind.COLLECTIVE)
    assert "Lịch sử tập thể" in names(required_of(asked, collective))
    assert names(required_of(asked, replace(PERSON, lane=Lane.SUDDEN))) == ["Báo cáo tóm tắt"]


def test_a_units_paper_serves_all_its_nominations_and_no_other_units():
    letter = DossierItem(1, CAME, unit_id=WARD)
    assert missing([LETTER], [letter], PERSON) == ()
    assert missing([LETTER], [letter], replace(PERSON, nomination_id=101)) == ()
    assert missing([LETTER], [letter], replace(PERSON, unit_id=8)) == (LETTER,)


def test_a_nominations_paper_serves_it_alone():
    report = DossierItem(2, CAME, nomination_id=100)
    assert missing([REPORT], [report], PERSON) == ()
    assert missing([REPORT], [report], replace(PERSON, nomination_id=101)) == (REPORT,)


def test_a_paper_without_its_confirmation_is_still_missing_and_a_copy_is_not():
    unconfirmed = DossierItem(2, CAME, nomination_id=100, confirmed=False)
    copy = DossierItem(2, CAME, nomination_id=100, original=False)
    assert missing([REPORT], [unconfirmed], PERSON) == (REPORT,)
    assert missing([REPORT], [copy], PERSON) == ()


def test_a_unit_that_is_not_known_has_sent_nothing():
    nobody = replace(PERSON, unit_id=None)
    assert missing([LETTER], [DossierItem(1, CAME, unit_id=WARD)], nobody) == (LETTER,)


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), "Có 0/2"),
        ((DossierItem(1, CAME, unit_id=WARD),), "Có 1/2"),
        ((DossierItem(1, CAME, unit_id=WARD), DossierItem(2, CAME, nomination_id=100)), "Đủ 2/2"),
    ],
)
def test_the_state_is_told_in_words(items, words):
    assert standing(plan(LETTER, REPORT, OTHERS), items, PERSON).words == words


def test_a_plan_that_demands_nothing_leaves_nothing_missing():
    nothing = standing(plan(OTHERS), (), PERSON)
    assert (nothing.complete, nothing.words) == (True, "Không yêu cầu")


def test_papers_for_the_movements_lead_are_the_leads_to_ask_for():
    to_lead = replace(REPORT, stage="unit_to_lead")
    from_lead = DossierRequirement("Tờ trình của đơn vị chủ trì", stage="lead_to_office", per_unit=True, id=6)
    assert required_of(plan(to_lead, from_lead), PERSON) == (from_lead,)


def test_the_leads_paper_is_the_leads_where_it_is_known_and_else_the_senders():
    from_lead = DossierRequirement("Tờ trình của đơn vị chủ trì", stage="lead_to_office", per_unit=True, id=6)
    assert provider(from_lead, replace(PERSON, lead_unit_id=LEAD)) == LEAD
    assert provider(from_lead, PERSON) == WARD
    assert provider(LETTER, replace(PERSON, lead_unit_id=LEAD)) == WARD


def test_the_managing_bodys_consent_is_required_of_a_nominee_outside_when_the_rule_is_on():
    outside = replace(PERSON, outside=True)
    assert names(required_of(plan(REPORT, rules=(OUTSIDE,)), outside)) == ["Báo cáo thành tích", CONSENT]
    assert names(required_of(plan(REPORT, rules=(OUTSIDE,)), PERSON)) == ["Báo cáo thành tích"]
    assert names(required_of(plan(REPORT), outside)) == ["Báo cáo thành tích"]


def test_the_consent_quotes_the_plans_sentence():
    (consent,) = demanded(plan(rules=(OUTSIDE,)))
    assert (consent.sentence, consent.section) == (OUTSIDE.sentence, "III.5")


def test_a_plan_that_lists_the_consent_itself_is_not_asked_for_it_twice():
    own = DossierRequirement("Ý kiến của cơ quan quản lý", required=False, sentence=OUTSIDE.sentence, id=9)
    asked = plan(REPORT, own, rules=(OUTSIDE,))
    assert demanded(asked) == (REPORT, own)
    assert required_of(asked, replace(PERSON, outside=True)) == (REPORT, own)
    assert required_of(asked, PERSON) == (REPORT,)


def test_the_consent_belongs_to_its_nomination():
    asked = plan(rules=(OUTSIDE,))
    outside = replace(PERSON, outside=True)
    consent = DossierItem(None, CAME, nomination_id=100)
    assert standing(asked, [consent], outside).words == "Đủ 1/1"
    assert standing(asked, [consent], replace(outside, nomination_id=101)).words == "Có 0/1"


@pytest.mark.parametrize(
    ("workplace", "elsewhere"),
    [
        ("Phòng Nội vụ quận", True),
        ("UBND phường Nghĩa Đô", False),
        ("Tổ dân phố số 4", False),
        ("Công ty Cổ phần Sao Mai", False),
        (None, False),
    ],
)
def test_a_workplace_that_names_another_unit_is_outside_the_senders_management(workplace, elsewhere):
    ward = Unit(7, 1, "Phường", "UBND phường Nghĩa Đô", "Phường Nghĩa Đô")
    room = Unit(20, 2, "Phòng, ban", "Phòng Nội vụ", "Phòng Nội vụ")
    assert works_elsewhere(workplace, ward, UnitFinder([ward, room])) is elsewhere


def test_without_a_known_sender_nobody_is_outside():
    room = Unit(20, 2, "Phòng, ban", "Phòng Nội vụ", "Phòng Nội vụ")
    assert not works_elsewhere("Phòng Nội vụ", None, UnitFinder([room]))
