"""What hardly makes sense is pointed out and stops nothing: an age, a copied achievement, another unit's person."""

from dataclasses import replace

import pytest

from tests.office import AWARD, IN_TIME, a_person, add, unit_named
from tests.services.test_intake import a_list, codes, individual
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.plan import CrossRule, PlanRule
from thidua_desktop.services import facts, intake, nominations, plans


@pytest.mark.parametrize(
    ("born", "position", "told"),
    [
        ("1950", "Chuyên viên Phòng Nội vụ", True),
        ("2010", "Công chức Văn hóa - Xã hội", True),
        ("1950", "Tổ trưởng tổ dân phố", False),
        ("2010", "Học sinh", False),
        ("1980", "Chuyên viên", False),
        ("1915", "Hội viên", True),
    ],
)
def test_an_age_that_the_post_cannot_have_is_pointed_out(store, plan, born, position, told):
    found = nominations.get(store, add(store, plan, a_person(store, "Lê Văn An", birth=born, position=position)))
    assert [f.code for f in found.findings] == ([Code.UNLIKELY_BIRTH] if told else [])


def test_an_official_beyond_retirement_is_held_against_the_law(store, plan):
    found = [
        nominations.get(store, add(store, plan, a_person(store, name, birth=born, position=position))).findings[0]
        for name, born, position in (("Lê Văn An", "1950", "Chuyên viên"), ("Vũ Văn Tú", "1915", "Hội viên"))
    ]
    assert ["Bộ luật Lao động năm 2019, Điều 169" in finding.source for finding in found] == [True, False]


def test_the_same_full_achievement_in_two_rows_is_a_note_and_a_set_phrase_is_none(store, plan, tmp_path):
    long = "Vận động ba mươi hộ dân hiến đất mở rộng ngõ 165, quyên góp tiền lắp mười hai bóng đèn chiếu sáng"
    rows = [individual("Lê Văn An"), individual("Trần Văn Bảy", "1/1/1970"), individual("Đỗ Thị Sáu", "2/2/1971")]
    for row in rows[:2]:
        row[3] = long
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME)
    assert codes(shown) == [[], [Code.SAME_ACHIEVEMENT], []]
    (found,) = shown.rows[1].findings
    assert found.severity is Severity.NOTE
    assert "Lê Văn An (dòng 5)" in found.message
    assert found.cell == "E6"


def test_a_copied_achievement_stays_noted_when_the_plan_is_asked_again(store, plan, tmp_path):
    long = "Vận động ba mươi hộ dân hiến đất mở rộng ngõ 165, quyên góp tiền lắp mười hai bóng đèn chiếu sáng"
    rows = [individual("Lê Văn An"), individual("Trần Văn Bảy", "1/1/1970")]
    for row in rows:
        row[3] = long
    intake.commit(store, plan, intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME))
    facts.recheck(store, plan.id)
    noted = [n.name for n in nominations.of_plan(store, plan.id) if n.findings]
    assert noted == ["Trần Văn Bảy"]


def test_a_nominee_who_works_under_another_unit_needs_that_units_consent_by_the_plans_sentence(store, plan):
    sentence = "Người không thuộc phạm vi quản lý phải có ý kiến thống nhất của cơ quan quản lý"
    rule = PlanRule(CrossRule.CONSENT_OUTSIDE_MANAGEMENT, sentence)
    plans.save(store, replace(plan, rules=(*plan.rules, rule)))
    unit = unit_named(store, "Phường Nghĩa Đô")
    entry = a_person(store, "Lê Văn An", unit_id=unit.id, workplace="Phòng Tài chính - Kế hoạch", award=AWARD)
    found = nominations.get(store, add(store, plan, entry)).findings
    assert [(f.code, f.source) for f in found] == [(Code.CONSENT_NEEDED, sentence)]
    own = a_person(store, "Trần Văn Bảy", unit_id=unit.id, workplace="UBND phường Nghĩa Đô", received=IN_TIME)
    assert nominations.get(store, add(store, plan, own)).findings == ()
