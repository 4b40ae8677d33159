"""Prize money: coefficient x base salary in force on the decision's date, in whole đồng.

NĐ 152/2025, điều 49: the product is rounded up to ten thousand đồng; offices that pay the raw product switch the
rounding off. A household gets 1,5 times an individual.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.kinds import NomineeKind


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """Mức lương cơ sở in đồng a month, from a date on, with the decree that set it."""

    valid_from: date
    dong: int
    source: str


def base_salary_on(day: date, salaries: Iterable[BaseSalary]) -> BaseSalary | None:
    """The base salary in force on a day, None before the first known one."""
    in_force = [salary for salary in salaries if salary.valid_from <= day]
    return max(in_force, key=lambda salary: salary.valid_from, default=None)


def prize_money(award: Award, kind: NomineeKind, salary: BaseSalary, round_up_to: int = 10_000) -> int | None:
    """Tiền thưởng in đồng, None where no coefficient is known. `round_up_to` 1 pays the raw product."""
    if kind is NomineeKind.COLLECTIVE:
        hundredths = award.collective_hundredths
        product = None if hundredths is None else hundredths * salary.dong
        divisor = 100
    else:
        hundredths = award.individual_hundredths
        times_ten = 15 if kind is NomineeKind.HOUSEHOLD else 10
        product = None if hundredths is None else hundredths * salary.dong * times_ten
        divisor = 1000
    if product is None:
        return None
    step = divisor * round_up_to
    return -(-product // step) * round_up_to
