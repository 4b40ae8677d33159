"""Our plan beside the plan above: places, deadlines with the days between, movements left out."""

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.office import Level
from thidua_desktop.domain.plan import Deadline, Limit, Movement, Plan, PlanKind, QuotaLine, Tier
from thidua_desktop.domain.plan_compare import Standing, allowed_to, compare, same_movement

COLLECTIVE, INDIVIDUAL = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL


def up(kind: NomineeKind, count: int, **more: object) -> QuotaLine:
    return QuotaLine(kind, Tier.SUPERIOR, Limit.AT_MOST, count, **more)  # type: ignore[arg-type]


OURS = Plan(
    "CG-2024",
    PlanKind.CAMPAIGN,
    "Của quận",
    "Của quận",
    2024,
    quotas=(QuotaLine(COLLECTIVE, Tier.OFFICE, Limit.AT_MOST, 9, group_id=1, group="Phường"), up(COLLECTIVE, 2)),
    deadlines=(Deadline("Gửi hồ sơ đề nghị", date(2024, 8, 2), False, is_dossier=True),),
    movements=(Movement("Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau”"),),
)
THEIRS = replace(
    OURS,
    quotas=(up(COLLECTIVE, 2), up(INDIVIDUAL, 3)),
    deadlines=(
        Deadline("Gửi hồ sơ khen thưởng", date(2024, 9, 1), False, is_dossier=True),
        Deadline("Báo cáo", date(2024, 10, 1), True),
    ),
    movements=(*OURS.movements, Movement("Xuất bản sách Những bông hoa đẹp")),
)


@pytest.mark.parametrize(
    ("ours", "standing", "said"),
    [
        (up(COLLECTIVE, 2), Standing.KEPT, "Đúng mức"),
        (up(COLLECTIVE, 1), Standing.LESS, "Ít hơn 1"),
        (up(COLLECTIVE, 4), Standing.OVER, "Vượt 2"),
        (None, Standing.MISSING, "Chưa ghi"),
    ],
)
def test_places_stand_to_those_allowed(ours: QuotaLine | None, standing: Standing, said: str):
    plan = replace(OURS, quotas=(ours,) if ours else ())
    pair = compare(plan, THEIRS).quotas[0]
    assert (pair.standing, pair.words) == (standing, said)


def test_only_places_to_the_level_above_are_compared():
    pairs = compare(OURS, THEIRS).quotas
    assert [(pair.kind, pair.ours.count if pair.ours else None) for pair in pairs] == [
        (COLLECTIVE, 2),
        (INDIVIDUAL, None),
    ]


def test_without_places_up_their_group_of_our_level_counts():
    groups = (
        QuotaLine(COLLECTIVE, Tier.OFFICE, Limit.EXACTLY, 1, group_id=8, group="Sở, ban, ngành, đơn vị"),
        QuotaLine(COLLECTIVE, Tier.OFFICE, Limit.AT_MOST, 5, group_id=9, group="Quận, huyện, thị xã"),
    )
    pairs = compare(OURS, replace(THEIRS, quotas=groups), Level.DISTRICT).quotas
    assert [pair.theirs.count for pair in pairs] == [5]
    assert compare(OURS, replace(THEIRS, quotas=groups)).quotas == ()


def test_a_group_is_recognised_by_its_name():
    assert allowed_to(Level.DISTRICT, "Quận, huyện, thị xã")
    assert allowed_to(Level.COMMUNE, "UBND các phường, xã")
    assert not allowed_to(Level.DISTRICT, "Sở, ban, ngành, đơn vị")
    assert not allowed_to(Level.PROVINCE, "Quận, huyện, thị xã")


@pytest.mark.parametrize(
    ("on", "days", "standing", "said"),
    [
        (date(2024, 8, 2), 30, Standing.KEPT, "Trước 30 ngày"),
        (date(2024, 9, 1), 0, Standing.LATE, "Cùng một ngày"),
        (date(2024, 9, 4), -3, Standing.LATE, "Sau 3 ngày"),
    ],
)
def test_dossier_deadlines_meet_whatever_they_are_called(on: date, days: int, standing: Standing, said: str):
    plan = replace(OURS, deadlines=(replace(OURS.deadlines[0], on=on),))
    pair = compare(plan, THEIRS).deadlines[0]
    assert (pair.days_between, pair.standing, pair.words) == (days, standing, said)


def test_the_days_between_run_from_last_good_day_to_last_good_day():
    theirs = replace(THEIRS, deadlines=(Deadline("Gửi", date(2024, 8, 2), True, is_dossier=True),))
    assert compare(OURS, theirs).deadlines[0].days_between == 1


def test_a_deadline_of_theirs_that_ours_lacks_is_said():
    pair = compare(OURS, THEIRS).deadlines[1]
    assert (pair.standing, pair.words) == (Standing.MISSING, "Chưa ghi")


def test_movements_of_theirs_that_ours_lacks_are_listed():
    assert [line.title for line in compare(OURS, THEIRS).missing] == ["Xuất bản sách Những bông hoa đẹp"]


def test_a_movement_is_the_same_in_a_few_other_words():
    ours = Movement("Phong trào “Hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí”")
    theirs = Movement(
        "Phong trào “Hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí” đẩy nhanh Vành đai 4"
    )
    assert same_movement(ours, theirs)
    assert not same_movement(ours, Movement("Phong trào “Vì người nghèo”"))


def test_what_must_be_looked_at_is_counted():
    plan = replace(OURS, quotas=(up(COLLECTIVE, 4),), deadlines=(replace(OURS.deadlines[0], on=date(2024, 9, 9)),))
    assert compare(plan, THEIRS).problems == 2
    assert compare(OURS, THEIRS).problems == 0
