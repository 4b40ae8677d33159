"""Clusters and their members by year: rows <-> dataclasses."""

from collections.abc import Iterable

from db.connection import Store
from thidua_desktop.domain.clusters import Cluster, ClusterMember, ClusterRole, ClusterYear

_ROLE_ORDER = "CASE cluster_member.role WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END"


def clusters(store: Store) -> list[Cluster]:
    """Every cluster, by name."""
    rows = store.rows("SELECT id, name, school_year FROM cluster ORDER BY name, id")
    return [Cluster(row[0], row[1], bool(row[2])) for row in rows]


def cluster(store: Store, cluster_id: int) -> Cluster | None:
    """One cluster."""
    return next((found for found in clusters(store) if found.id == cluster_id), None)


def put_cluster(store: Store, cluster: Cluster) -> int:
    """Add a cluster (id 0) or change one; its id."""
    values = {"name": cluster.name, "school_year": int(cluster.school_year)}
    if cluster.id:
        store.update("cluster", cluster.id, **values)
        return cluster.id
    return store.insert("cluster", **values)


def remove_cluster(store: Store, cluster_id: int) -> None:
    """Take out a cluster that has never had members."""
    store.execute("DELETE FROM cluster WHERE id = ?", (cluster_id,))


def members(store: Store, cluster_id: int, year: int) -> tuple[ClusterMember, ...]:
    """A cluster's members of a year: head, deputies, then the others as units are listed."""
    rows = store.rows(
        "SELECT unit.id, cluster_member.role, unit.short_name FROM cluster_member "  # noqa: S608
        "JOIN unit ON unit.id = cluster_member.unit_id WHERE cluster_id = ? AND year = ? "
        f"ORDER BY {_ROLE_ORDER}, unit.sort_key",
        (cluster_id, year),
    )
    return tuple(ClusterMember(row[0], ClusterRole(row[1]), row[2]) for row in rows)


def put_members(store: Store, cluster_id: int, year: int, listed: Iterable[ClusterMember]) -> None:
    """Make these the members of a year, in place of whoever was."""
    rows = [(cluster_id, member.unit_id, year, member.role.value) for member in listed]
    with store.atomic():
        store.execute("DELETE FROM cluster_member WHERE cluster_id = ? AND year = ?", (cluster_id, year))
        store.many("INSERT INTO cluster_member (cluster_id, unit_id, year, role) VALUES (?, ?, ?, ?)", rows)


def years(store: Store, cluster_id: int) -> list[int]:
    """The years in which a cluster has members, latest first."""
    rows = store.rows("SELECT DISTINCT year FROM cluster_member WHERE cluster_id = ? ORDER BY year DESC", (cluster_id,))
    return [row[0] for row in rows]


def of_unit(store: Store, unit_id: int, year: int) -> ClusterYear | None:
    """The cluster in which a unit competes in a year, with all its members of that year."""
    cluster_id = store.value(
        "SELECT cluster_id FROM cluster_member WHERE unit_id = ? AND year = ? ORDER BY id LIMIT 1", (unit_id, year)
    )
    found = cluster(store, cluster_id) if cluster_id is not None else None
    return None if found is None else ClusterYear(found, year, members(store, found.id, year))


def years_of_unit(store: Store, unit_id: int) -> list[tuple[int, Cluster, ClusterRole]]:
    """Every year in which a unit competed, latest first: the cluster and its role there."""
    rows = store.rows(
        "SELECT year, cluster.id, cluster.name, cluster.school_year, role FROM cluster_member "
        "JOIN cluster ON cluster.id = cluster_member.cluster_id WHERE unit_id = ? ORDER BY year DESC, cluster.id",
        (unit_id,),
    )
    return [(row[0], Cluster(row[1], row[2], bool(row[3])), ClusterRole(row[4])) for row in rows]


def taken(store: Store, year: int, leave_out: int) -> dict[int, str]:
    """The name of the cluster in which each unit competes in a year, one cluster left out, by unit id."""
    rows = store.rows(
        "SELECT unit_id, cluster.name FROM cluster_member JOIN cluster ON cluster.id = cluster_member.cluster_id "
        "WHERE year = ? AND cluster_id <> ?",
        (year, leave_out),
    )
    return {row[0]: row[1] for row in rows}
