"""Decisions: who may be decided, in which order, with which award, money and register number."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.decisions import (
    Decision,
    DecisionLine,
    DecisionState,
    award_on,
    in_order,
    line_problems,
    may_be_decided,
    register_number,
    settled,
)
from thidua_desktop.domain.money import BaseSalary
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status

INDIVIDUAL, COLLECTIVE, HOUSEHOLD = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
EVERYONE = frozenset(NomineeKind)
OLD_SALARY = BaseSalary(date(2023, 7, 1), 1_800_000, "NĐ 24/2023/NĐ-CP")
SALARY = BaseSalary(date(2024, 7, 1), 2_340_000, "NĐ 73/2024/NĐ-CP")
COMMUNE_OLD = Award(
    1,
    "Giấy khen",
    False,
    True,
    EVERYONE,
    individual_hundredths=15,
    collective_hundredths=30,
    valid_to=date(2025, 6, 30),
)
COMMUNE = Award(
    2,
    "Giấy khen",
    False,
    True,
    EVERYONE,
    individual_hundredths=30,
    collective_hundredths=60,
    valid_from=date(2025, 7, 1),
)
CITYS = Award(3, "Bằng khen của Chủ tịch UBND Thành phố", False, False, EVERYONE, rank=10)
CATALOGUE = (COMMUNE_OLD, COMMUNE, CITYS)


def line(number: int, name: str = "Lê Ân", kind: NomineeKind = INDIVIDUAL, award_id: int | None = 1) -> DecisionLine:
    return DecisionLine(number, award_id, name, kind)


def decided(*lines: DecisionLine, on: date = date(2024, 10, 1), round_up_to: int = 10_000) -> Decision:
    return settled(Decision(1, lines=lines), on, CATALOGUE, (OLD_SALARY, SALARY), round_up_to)


def test_a_decision_is_a_draft_until_signed_and_is_never_more_once_revoked():
    draft = Decision(1)
    signed = replace(draft, number="123", symbol="QĐ-UBND", signed=date(2024, 10, 1))
    revoked = replace(signed, revoked=datetime(2024, 11, 1))
    assert [d.state for d in (draft, signed, revoked)] == list(DecisionState)
    assert (draft.code, signed.code) == ("", "123/QĐ-UBND")


@pytest.mark.parametrize(
    ("status", "lane", "ripe"),
    [
        (Status.AGREED, Lane.SUM_UP, True),
        (Status.COMPLETE, Lane.SUM_UP, False),
        (Status.COMPLETE, Lane.SUDDEN, True),
        (Status.VERIFIED, Lane.SUDDEN, True),
        (Status.RECEIVED, Lane.SUDDEN, False),
        (Status.NOT_AGREED, Lane.SUDDEN, False),
        (Status.DECIDED, Lane.SUM_UP, False),
    ],
)
def test_the_council_agrees_before_a_decision_except_where_the_procedure_is_simple(status, lane, ripe):
    assert may_be_decided(status, lane) is ripe


def test_money_is_reckoned_with_the_base_salary_of_the_decisions_day():
    lines = (line(1), line(2, kind=COLLECTIVE), line(3, kind=HOUSEHOLD))
    assert [found.money for found in decided(*lines, on=date(2024, 6, 30)).lines] == [270_000, 540_000, 410_000]
    after = decided(*lines, on=date(2024, 10, 1))
    assert [found.money for found in after.lines] == [360_000, 710_000, 530_000]
    assert after.total == 1_600_000


def test_an_office_may_pay_the_raw_product():
    assert decided(line(1), round_up_to=1).lines[0].money == 351_000


def test_an_award_whose_coefficient_is_not_known_has_no_money():
    assert decided(line(1, award_id=3)).lines[0].money is None


def test_the_award_is_the_one_in_force_on_the_decisions_day():
    assert award_on(COMMUNE_OLD, CATALOGUE, date(2025, 8, 1)) is COMMUNE
    assert award_on(COMMUNE_OLD, CATALOGUE, date(2025, 6, 30)) is COMMUNE_OLD
    later = decided(line(1), on=date(2025, 8, 1)).lines[0]
    assert (later.award_id, later.money) == (2, 710_000)


def test_the_register_number_is_the_place_in_the_decision():
    assert [found.register_number for found in decided(line(7), line(5), line(9)).lines] == ["01", "02", "03"]
    assert register_number(112) == "112"


def test_lines_stand_by_award_then_kind_then_name_the_vietnamese_way():
    lines = (
        line(1, "Trần Uyên"),
        line(2, "Lê Ân"),
        line(3, "Tổ dân phố số 10", COLLECTIVE),
        line(4, "Tổ dân phố số 2", COLLECTIVE),
        line(5, "Hộ ông Bùi Văn Cảnh", HOUSEHOLD),
        line(6, "Đỗ Đạt", award_id=3),
    )
    assert [found.name for found in in_order(lines, {1: 90, 3: 10})] == [
        "Đỗ Đạt",
        "Tổ dân phố số 2",
        "Tổ dân phố số 10",
        "Hộ ông Bùi Văn Cảnh",
        "Lê Ân",
        "Trần Uyên",
    ]


@pytest.mark.parametrize(
    ("wrong", "on", "said"),
    [
        (line(1, award_id=None), date(2024, 10, 1), "Lê Ân chưa có hình thức khen thưởng trong danh mục."),
        (line(1, award_id=3), date(2024, 10, 1), f"“{CITYS.name}” của Lê Ân vượt thẩm quyền của cơ quan."),
    ],
)
def test_what_this_office_cannot_decide_is_told_in_words(wrong, on, said):
    assert line_problems(Decision(1, lines=(wrong,)), on, CATALOGUE) == (said,)


def test_an_award_out_of_force_or_for_others_is_told():
    ended = replace(
        CITYS, id=4, name="Xã tiêu biểu", own=True, kinds=frozenset({COLLECTIVE}), valid_to=date(2025, 6, 30)
    )
    told = line_problems(Decision(1, lines=(line(1, award_id=4),)), date(2025, 8, 1), (ended,))
    assert told == ("“Xã tiêu biểu” không còn hiệu lực vào ngày 01/08/2025 (Lê Ân).",)
    told = line_problems(Decision(1, lines=(line(1, award_id=4),)), date(2025, 6, 1), (ended,))
    assert told == ("“Xã tiêu biểu” không dành cho cá nhân (Lê Ân).",)
