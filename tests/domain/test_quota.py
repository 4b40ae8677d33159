"""Quota: the line that binds a unit, what uses it, and what its state is called."""

import pytest

from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.domain.plan import Limit, QuotaLine, Tier
from thidua_desktop.domain.quota import QuotaUse, UseState, line_for, meets_restriction, quota_table, takes_a_place
from thidua_desktop.domain.units import Unit

COLLECTIVE, INDIVIDUAL = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL
WARDS, ROOMS, SCHOOLS = 1, 2, 3
NGHIA_DO = Unit(10, WARDS, "Phường", "UBND phường Nghĩa Đô", "Phường Nghĩa Đô")
MAI_DICH = Unit(11, WARDS, "Phường", "UBND phường Mai Dịch", "Phường Mai Dịch")
HOME_AFFAIRS = Unit(20, ROOMS, "Phòng", "Phòng Nội vụ", "Phòng Nội vụ")
SCHOOL = Unit(30, SCHOOLS, "Trường học", "Trường Tiểu học Nghĩa Đô", "TH Nghĩa Đô")


def line(kind: NomineeKind, limit: Limit, count: int, tier: Tier = Tier.OFFICE, **binding: int) -> QuotaLine:
    return QuotaLine(kind, tier, limit, count, **binding)


WARD_COLLECTIVES = line(COLLECTIVE, Limit.AT_MOST, 3, group_id=WARDS)
WARD_PEOPLE = line(INDIVIDUAL, Limit.AT_MOST, 3, group_id=WARDS)
ROOM_COLLECTIVES = line(COLLECTIVE, Limit.EXACTLY, 1, group_id=ROOMS)
ROOM_PEOPLE = line(INDIVIDUAL, Limit.EXACTLY, 1, group_id=ROOMS)
CITY_COLLECTIVES = line(COLLECTIVE, Limit.AT_MOST, 2, Tier.SUPERIOR)
CITY_PEOPLE = line(INDIVIDUAL, Limit.AT_MOST, 3, Tier.SUPERIOR)
LINES = [WARD_COLLECTIVES, WARD_PEOPLE, ROOM_COLLECTIVES, ROOM_PEOPLE, CITY_COLLECTIVES, CITY_PEOPLE]


@pytest.mark.parametrize(
    ("limit", "count", "used", "state", "left", "missing", "over"),
    [
        (Limit.AT_MOST, 3, 0, UseState.NONE, 3, 0, 0),
        (Limit.AT_MOST, 3, 2, UseState.UNDER, 1, 0, 0),
        (Limit.AT_MOST, 3, 3, UseState.MET, 0, 0, 0),
        (Limit.AT_MOST, 3, 4, UseState.OVER, 0, 0, 1),
        (Limit.EXACTLY, 1, 0, UseState.NONE, 1, 1, 0),
        (Limit.EXACTLY, 1, 1, UseState.MET, 0, 0, 0),
        (Limit.EXACTLY, 1, 3, UseState.OVER, 0, 0, 2),
        (Limit.EXACTLY, 2, 1, UseState.UNDER, 1, 1, 0),
        (Limit.AT_MOST, 0, 1, UseState.OVER, 0, 0, 1),
    ],
)
def test_states_of_a_line(limit, count, used, state, left, missing, over):
    use = QuotaUse(line(COLLECTIVE, limit, count, group_id=WARDS), NGHIA_DO, used)
    assert (use.state, use.left, use.missing, use.over) == (state, left, missing, over)


def test_the_table_has_a_row_for_each_unit_and_kind_and_then_the_places_to_the_city():
    used = {(NGHIA_DO.id, COLLECTIVE): 4, (HOME_AFFAIRS.id, INDIVIDUAL): 1}
    table = quota_table(LINES, [NGHIA_DO, MAI_DICH, HOME_AFFAIRS], used, {INDIVIDUAL: 3})
    assert [(use.unit, use.line, use.used, use.state) for use in table] == [
        (NGHIA_DO, WARD_PEOPLE, 0, UseState.NONE),
        (NGHIA_DO, WARD_COLLECTIVES, 4, UseState.OVER),
        (MAI_DICH, WARD_PEOPLE, 0, UseState.NONE),
        (MAI_DICH, WARD_COLLECTIVES, 0, UseState.NONE),
        (HOME_AFFAIRS, ROOM_PEOPLE, 1, UseState.MET),
        (HOME_AFFAIRS, ROOM_COLLECTIVES, 0, UseState.NONE),
        (None, CITY_COLLECTIVES, 0, UseState.NONE),
        (None, CITY_PEOPLE, 3, UseState.MET),
    ]


def test_a_unit_of_which_the_plan_says_nothing_has_no_row():
    assert quota_table(LINES, [SCHOOL], {}, {})[0].unit is None


def test_a_units_own_line_wins_over_its_groups_wherever_it_stands():
    own = line(COLLECTIVE, Limit.AT_MOST, 5, unit_id=NGHIA_DO.id)
    for lines in ([own, *LINES], [*LINES, own]):
        assert line_for(NGHIA_DO, COLLECTIVE, lines) is own
        assert line_for(NGHIA_DO, INDIVIDUAL, lines) is WARD_PEOPLE
        assert line_for(MAI_DICH, COLLECTIVE, lines) is WARD_COLLECTIVES


def test_an_own_line_gives_places_to_a_unit_outside_every_group():
    own = line(INDIVIDUAL, Limit.AT_MOST, 1, unit_id=SCHOOL.id)
    assert line_for(SCHOOL, INDIVIDUAL, [*LINES, own]) is own


def test_a_line_to_the_city_binds_no_unit():
    assert line_for(NGHIA_DO, COLLECTIVE, [CITY_COLLECTIVES]) is None


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane is not Lane.SUM_UP])
def test_only_the_sum_up_takes_places(lane):
    assert not takes_a_place(lane, Status.RECEIVED, deleted=False)


@pytest.mark.parametrize("status", list(Status))
def test_withdrawn_and_refused_nominations_give_their_place_back(status):
    gives_back = status in (Status.WITHDRAWN, Status.NOT_AGREED)
    assert takes_a_place(Lane.SUM_UP, status, deleted=False) is not gives_back


def test_what_is_in_the_trash_takes_no_place():
    assert not takes_a_place(Lane.SUM_UP, Status.RECEIVED, deleted=True)


@pytest.mark.parametrize(
    ("name", "meets"),
    [
        ("Tổ dân phố số 4", True),
        ("TỔ DÂN PHỐ SỐ 10", True),
        ("TDP 4", True),
        ("TDP4", True),
        ("Tổ DP số 4", True),
        ("Tập thể tổ dân phố số 4", True),
        ("Cán bộ và Nhân dân tổ dân phố số 4", True),
        ("Chi hội Phụ nữ số 5", False),
        ("Chi hội Phụ nữ tổ dân phố số 5", False),
        ("Ban Công tác Mặt trận khu dân cư số 3", False),
        ("Tổ dân vận", False),
    ],
)
def test_a_line_for_residents_groups_takes_these_collectives(name, meets):
    assert meets_restriction(name, "tổ dân phố") is meets


def test_without_a_restriction_every_collective_will_do():
    assert meets_restriction("Chi hội Phụ nữ số 5", "")
