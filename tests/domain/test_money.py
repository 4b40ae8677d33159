"""Prize money in whole đồng: coefficient x base salary on the decision's day, rounded up to ten thousand."""

from datetime import date

import pytest

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.money import BaseSalary, base_salary_on, prize_money
from thidua_desktop.domain.nomination import NomineeKind

INDIVIDUAL, COLLECTIVE, HOUSEHOLD = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
OLD = BaseSalary(date(2023, 7, 1), 1_800_000, "Nghị định số 24/2023/NĐ-CP")
THEN = BaseSalary(date(2024, 7, 1), 2_340_000, "Nghị định số 73/2024/NĐ-CP")
NOW = BaseSalary(date(2026, 7, 1), 2_530_000, "Nghị định số 161/2026/NĐ-CP")


def award(individual: int | None = None, collective: int | None = None) -> Award:
    return Award(1, "Giấy khen", False, True, frozenset(NomineeKind), (), individual, collective)


GIAY_KHEN = award(30, 60)


def test_the_product_is_rounded_up_and_not_to_the_nearest():
    assert prize_money(GIAY_KHEN, INDIVIDUAL, THEN) == 710_000  # 0,3 x 2.340.000 = 702.000


@pytest.mark.parametrize(
    ("hundredths", "salary", "paid"),
    [
        (30, NOW, 760_000),  # 759.000
        (100, THEN, 2_340_000),  # nothing to round
        (450, NOW, 11_390_000),  # 11.385.000
        (350, NOW, 8_860_000),  # 8.855.000
        (300, THEN, 7_020_000),
        (30, OLD, 540_000),
    ],
)
def test_individuals(hundredths, salary, paid):
    assert prize_money(award(individual=hundredths), INDIVIDUAL, salary) == paid


@pytest.mark.parametrize(
    ("hundredths", "salary", "paid"),
    [
        (60, THEN, 1_410_000),  # 1.404.000
        (60, NOW, 1_520_000),  # 1.518.000
        (80, THEN, 1_880_000),  # 1.872.000
        (150, NOW, 3_800_000),  # 3.795.000
        (1200, THEN, 28_080_000),
    ],
)
def test_collectives(hundredths, salary, paid):
    assert prize_money(award(collective=hundredths), COLLECTIVE, salary) == paid


def test_a_household_gets_one_and_a_half_times_an_individual_before_rounding():
    assert prize_money(GIAY_KHEN, HOUSEHOLD, THEN) == 1_060_000  # 1.053.000, and not 1,5 x 710.000 = 1.065.000
    assert prize_money(GIAY_KHEN, HOUSEHOLD, NOW) == 1_140_000  # 1.138.500


def test_an_office_may_pay_the_raw_product():
    assert prize_money(GIAY_KHEN, INDIVIDUAL, THEN, round_up_to=1) == 702_000
    assert prize_money(GIAY_KHEN, HOUSEHOLD, NOW, round_up_to=1) == 1_138_500


def test_without_a_coefficient_no_amount_is_made_up():
    assert prize_money(award(individual=30), COLLECTIVE, THEN) is None
    assert prize_money(award(collective=60), INDIVIDUAL, THEN) is None
    assert prize_money(award(collective=60), HOUSEHOLD, THEN) is None


@pytest.mark.parametrize(
    ("day", "salary"),
    [
        (date(2023, 6, 30), None),
        (date(2023, 7, 1), OLD),
        (date(2024, 6, 30), OLD),
        (date(2024, 7, 1), THEN),
        (date(2026, 6, 30), THEN),
        (date(2026, 7, 1), NOW),
        (date(2030, 1, 1), NOW),
    ],
)
def test_the_base_salary_is_that_of_the_day(day, salary):
    assert base_salary_on(day, [NOW, OLD, THEN]) is salary
