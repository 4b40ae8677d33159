"""Clusters: one head, one cluster for a unit, two clocks, and a year carried over without its head."""

from datetime import date

import pytest

from thidua_desktop.domain.clusters import (
    Cluster,
    ClusterMember,
    ClusterRole,
    ClusterYear,
    carried_over,
    first_day,
    member_problems,
)
from thidua_desktop.domain.units import Unit

HEAD, DEPUTY, MEMBER = ClusterRole.HEAD, ClusterRole.DEPUTY, ClusterRole.MEMBER
WARDS, SCHOOLS = Cluster(1, "Cụm phường số 1"), Cluster(2, "Cụm trường THCS", school_year=True)


def ward(number: int, until: date | None = None) -> Unit:
    return Unit(number, 1, "Phường", f"UBND phường {number}", f"Phường {number}", active_to=until)


def test_a_year_knows_its_head_and_deputies():
    year = ClusterYear(WARDS, 2024, (ClusterMember(1, HEAD), ClusterMember(2, DEPUTY), ClusterMember(3)))
    assert year.head == ClusterMember(1, HEAD)
    assert year.deputies == (ClusterMember(2, DEPUTY),)
    assert ClusterYear(WARDS, 2025).head is None


@pytest.mark.parametrize(
    ("cluster", "day", "year", "shown"),
    [
        (WARDS, date(2024, 12, 20), 2024, "năm 2024"),
        (SCHOOLS, date(2024, 10, 29), 2024, "năm học 2024 - 2025"),
        (SCHOOLS, date(2025, 5, 29), 2024, "năm học 2024 - 2025"),
        (SCHOOLS, date(2025, 8, 1), 2025, "năm học 2025 - 2026"),
    ],
)
def test_wards_go_by_the_calendar_year_and_schools_by_the_school_year(cluster, day, year, shown):
    assert cluster.year_on(day) == year
    assert cluster.show_year(year) == shown


def test_a_year_begins_with_its_own_clock():
    assert (first_day(WARDS, 2025), first_day(SCHOOLS, 2025)) == (date(2025, 1, 1), date(2025, 8, 1))


def test_a_sound_membership_has_no_problem():
    assert member_problems([ClusterMember(1, HEAD), ClusterMember(2, DEPUTY), ClusterMember(3, DEPUTY)], {}) == ()


@pytest.mark.parametrize(
    ("members", "elsewhere", "said"),
    [
        ([ClusterMember(1, HEAD), ClusterMember(2, HEAD)], {}, "chỉ có một trưởng cụm"),
        ([ClusterMember(1), ClusterMember(1)], {}, "được ghi hai lần"),
        ([ClusterMember(1, unit="Phường 1")], {1: "Cụm 2"}, "Phường 1 đã ở “Cụm 2”"),
    ],
)
def test_what_cannot_be_is_told_in_words(members, elsewhere, said):
    (told,) = member_problems(members, elsewhere)
    assert said in told


def test_carrying_over_keeps_units_in_use_and_leaves_the_head_to_be_chosen():
    last_year = [ClusterMember(1, HEAD, "Phường 1"), ClusterMember(2, DEPUTY, "Phường 2"), ClusterMember(3)]
    known = [ward(1), ward(2), ward(3, until=date(2024, 6, 30))]
    carried = carried_over(last_year, known, date(2025, 1, 1))
    assert [(m.unit_id, m.role) for m in carried] == [(1, MEMBER), (2, MEMBER)]
