"""Clusters as the window of units shows them: where each unit competes on a day, and a year carried over at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db import clusters as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.clusters import Cluster, ClusterRole, ClusterYear
from thidua_desktop.services import clusters


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A year that was carried over, for the way back: into which clusters and which year."""

    change: Change
    year: int
    cluster_ids: tuple[int, ...]


def on_day(store: Store, day: date) -> dict[int, ClusterYear]:
    """The cluster in which each unit competes on a day, by unit id; school clusters in their school year."""
    years = (clusters.in_year(store, one.id, one.year_on(day)) for one in clusters.list_clusters(store))
    return {member.unit_id: year for year in years for member in year.members}


def years_of(store: Store, unit_id: int) -> list[tuple[int, Cluster, ClusterRole]]:
    """Every year in which a unit competed, latest first: the cluster and its role there."""
    return rows.years_of_unit(store, unit_id)


def in_year(store: Store, year: int) -> list[ClusterYear]:
    """Every cluster with its members of a year, by name."""
    return [clusters.in_year(store, one.id, year) for one in clusters.list_clusters(store)]


def elsewhere(store: Store, cluster_id: int, year: int) -> Mapping[int, str]:
    """The other cluster in which a unit already competes in a year, by unit id."""
    return rows.taken(store, year, cluster_id)


def carry_over(store: Store, year: int) -> CarriedOver:
    """Fill a year's clusters with the members of the year before, where they have none yet.

    Raises UserError if there is nothing to carry over.
    """
    empty = [one.cluster.id for one in in_year(store, year) if not one.members]
    with store.atomic():
        change = clusters.copy_year(store, year - 1)
        filled = tuple(one for one in empty if rows.members(store, one, year))
    return CarriedOver(change, year, filled)


def undo_carry_over(store: Store, carried: CarriedOver) -> Change:
    """Empty again what was carried over."""
    with store.atomic():
        changes = [clusters.set_members(store, cluster_id, carried.year, ()) for cluster_id in carried.cluster_ids]
    return Change(changes[-1].topics, f"Đã bỏ thành viên chép sang năm {carried.year}.")
