"""Clusters of the office: who competes where and under whom, year by year."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import unit_named
from thidua_desktop.domain.clusters import Cluster, ClusterMember, ClusterRole
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import clusters, units, workspace

HEAD = ClusterRole.HEAD


@pytest.fixture
def cluster(store) -> int:
    return clusters.save(store, Cluster(0, "Cụm phường số 1")).id


def wards(store, *names):
    return [ClusterMember(unit_named(store, name).id) for name in names]


def listed(year):
    return [(member.unit, member.role) for member in year.members]


def test_a_clusters_members_and_head_belong_to_a_year(store, cluster):
    head, other = wards(store, "Phường Nghĩa Đô", "Phường Mai Dịch")
    clusters.set_members(store, cluster, 2024, [other, replace(head, role=HEAD)])
    clusters.set_members(store, cluster, 2025, [replace(other, role=HEAD), head])
    assert listed(clusters.in_year(store, cluster, 2024)) == [
        ("Phường Nghĩa Đô", HEAD),
        ("Phường Mai Dịch", ClusterRole.MEMBER),
    ]
    assert clusters.in_year(store, cluster, 2025).head.unit == "Phường Mai Dịch"
    assert clusters.years(store, cluster) == [2025, 2024]


def test_a_unit_finds_its_cluster_of_a_year(store, cluster):
    (ward,) = wards(store, "Phường Nghĩa Đô")
    clusters.set_members(store, cluster, 2024, [ward])
    assert clusters.cluster_of(store, ward.unit_id, 2024).cluster.name == "Cụm phường số 1"
    assert clusters.cluster_of(store, ward.unit_id, 2025) is None


def test_a_unit_competes_in_one_cluster_a_year(store, cluster):
    (ward,) = wards(store, "Phường Nghĩa Đô")
    clusters.set_members(store, cluster, 2024, [ward])
    other = clusters.save(store, Cluster(0, "Cụm phường số 2")).id
    with pytest.raises(UserError, match="Cụm phường số 1"):
        clusters.set_members(store, other, 2024, [ward])
    clusters.set_members(store, other, 2025, [ward])


def test_a_year_is_carried_over_without_its_head_and_without_units_out_of_use(store, cluster):
    head, gone, kept = wards(store, "Phường Nghĩa Đô", "Phường Mai Dịch", "Phường Quan Hoa")
    clusters.set_members(store, cluster, 2024, [replace(head, role=HEAD), gone, kept])
    units.save(store, replace(unit_named(store, "Phường Mai Dịch"), active_to=date(2024, 12, 31)))
    change = clusters.copy_year(store, 2024)
    carried = clusters.in_year(store, cluster, 2025)
    assert [member.unit for member in carried.members] == ["Phường Nghĩa Đô", "Phường Quan Hoa"]
    assert carried.head is None
    assert "chọn trưởng cụm" in change.summary


def test_carrying_over_never_touches_a_year_that_has_members(store, cluster):
    clusters.set_members(store, cluster, 2024, wards(store, "Phường Nghĩa Đô", "Phường Mai Dịch"))
    clusters.set_members(store, cluster, 2025, wards(store, "Phường Quan Hoa"))
    with pytest.raises(UserError, match="Không có cụm nào"):
        clusters.copy_year(store, 2024)
    assert len(clusters.in_year(store, cluster, 2025).members) == 1


def test_a_unit_that_moved_to_another_cluster_is_not_carried_back(store, cluster):
    stays, moves = wards(store, "Phường Nghĩa Đô", "Phường Mai Dịch")
    clusters.set_members(store, cluster, 2024, [stays, moves])
    other = clusters.save(store, Cluster(0, "Cụm phường số 2")).id
    clusters.set_members(store, other, 2025, [moves])
    clusters.copy_year(store, 2024)
    assert [m.unit for m in clusters.in_year(store, cluster, 2025).members] == ["Phường Nghĩa Đô"]


def test_a_cluster_needs_a_name_of_its_own(store, cluster):
    with pytest.raises(UserError, match="Chưa ghi tên"):
        clusters.save(store, Cluster(0, "  "))
    with pytest.raises(UserError, match="Đã có"):
        clusters.save(store, Cluster(0, "cum phuong so 1"))
    clusters.save(store, Cluster(cluster, "Cụm phường số 1", school_year=True))
    assert clusters.list_clusters(store) == [Cluster(cluster, "Cụm phường số 1", school_year=True)]


def test_a_cluster_named_by_mistake_goes_and_one_with_members_stays(store, cluster):
    mistake = clusters.save(store, Cluster(0, "Cụm nhầm")).id
    clusters.remove(store, mistake)
    clusters.set_members(store, cluster, 2024, wards(store, "Phường Nghĩa Đô"))
    with pytest.raises(UserError, match="có thành viên năm 2024"):
        clusters.remove(store, cluster)
    assert [found.id for found in clusters.list_clusters(store)] == [cluster]


def test_who_was_in_a_cluster_stays_in_the_history(store, cluster):
    (ward,) = wards(store, "Phường Nghĩa Đô")
    clusters.set_members(store, cluster, 2024, [replace(ward, role=HEAD)])
    clusters.set_members(store, cluster, 2024, [])
    latest = workspace.history(store)[0]
    assert latest.summary == "Ghi 0 thành viên Cụm phường số 1, năm 2024"
    assert latest.before == {"Phường Nghĩa Đô": "Trưởng cụm"}
