"""Clusters: name them, say who competes in which year and who leads, carry a year over to the next."""

from collections.abc import Sequence

from db import clusters as rows
from db import history, units
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.clusters import (
    Cluster,
    ClusterMember,
    ClusterYear,
    carried_over,
    first_day,
    member_problems,
)
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.text import clean, fold

_TOPICS = frozenset({Topic.UNITS})


def list_clusters(store: Store) -> list[Cluster]:
    """Every cluster, by name."""
    return rows.clusters(store)


def save(store: Store, cluster: Cluster) -> Change:
    """Store a cluster, new (id 0) or edited.

    Raises UserError if it has no name, or another has it.
    """
    name = clean(cluster.name)
    if not name:
        raise UserError("Chưa ghi tên cụm, khối thi đua.")
    if any(other.id != cluster.id and fold(other.name) == fold(name) for other in rows.clusters(store)):
        raise UserError(f"Đã có “{name}”. Hãy ghi tên khác.")
    with store.atomic():
        saved = rows.put_cluster(store, Cluster(cluster.id, name, cluster.school_year))
        history.record(store, f"{'Sửa' if cluster.id else 'Thêm'} {name}", "cluster", saved)
    return Change(_TOPICS, f"{'Đã sửa' if cluster.id else 'Đã thêm'} {name}.", saved)


def remove(store: Store, cluster_id: int) -> Change:
    """Take out a cluster named by mistake.

    Raises UserError if it has members in any year: those years stay to be read.
    """
    cluster = _existing(store, cluster_id)
    if years := rows.years(store, cluster_id):
        raise UserError(f"{cluster.name} có thành viên {cluster.show_year(years[0])}, nên không bỏ được.")
    with store.atomic():
        rows.remove_cluster(store, cluster_id)
        history.record(store, f"Bỏ {cluster.name}", "cluster", cluster_id)
    return Change(_TOPICS, f"Đã bỏ {cluster.name}.", cluster_id)


def _existing(store: Store, cluster_id: int) -> Cluster:
    cluster = rows.cluster(store, cluster_id)
    if cluster is None:
        raise UserError("Cụm thi đua này không còn nữa. Hãy chọn lại.")
    return cluster


def in_year(store: Store, cluster_id: int, year: int) -> ClusterYear:
    """A cluster with its members of a year.

    Raises UserError if there is no such cluster.
    """
    return ClusterYear(_existing(store, cluster_id), year, rows.members(store, cluster_id, year))


def years(store: Store, cluster_id: int) -> list[int]:
    """The years in which a cluster has members, latest first."""
    return rows.years(store, cluster_id)


def cluster_of(store: Store, unit_id: int, year: int) -> ClusterYear | None:
    """The cluster in which a unit competes in a year, None if in none."""
    return rows.of_unit(store, unit_id, year)


def set_members(store: Store, cluster_id: int, year: int, members: Sequence[ClusterMember]) -> Change:
    """Make these the cluster's members of a year, with their roles.

    Raises UserError with the first sentence of `member_problems`.
    """
    cluster = _existing(store, cluster_id)
    if wrong := member_problems(members, rows.taken(store, year, cluster_id)):
        raise UserError(wrong[0])
    with store.atomic():
        before = _told(rows.members(store, cluster_id, year))
        rows.put_members(store, cluster_id, year, members)
        after = _told(rows.members(store, cluster_id, year))
        said = f"Ghi {len(members)} thành viên {cluster.name}, {cluster.show_year(year)}"
        history.record(store, said, "cluster", cluster_id, before, after)
    return Change(_TOPICS, f"{said}.", cluster_id)


def _told(members: Sequence[ClusterMember]) -> dict[str, str]:
    return {member.unit: member.role.label for member in members}


def copy_year(store: Store, year: int) -> Change:
    """Carry every cluster's members of a year over to the next, where it has none yet; the heads are left to choose.

    A unit no longer in use, or already in another cluster of the next year, stays behind.
    Raises UserError if there is nothing to carry over.
    """
    known = units.units(store)
    copied: list[str] = []
    with store.atomic():
        for cluster in rows.clusters(store):
            members = rows.members(store, cluster.id, year)
            if not members or rows.members(store, cluster.id, year + 1):
                continue
            taken = rows.taken(store, year + 1, cluster.id)
            carried = carried_over(members, known, first_day(cluster, year + 1))
            rows.put_members(store, cluster.id, year + 1, [m for m in carried if m.unit_id not in taken])
            said = f"Chép thành viên {cluster.name} từ {cluster.show_year(year)} sang {cluster.show_year(year + 1)}"
            history.record(store, said, "cluster", cluster.id)
            copied.append(cluster.name)
        if not copied:
            raise UserError(f"Không có cụm nào của năm {year} cần chép sang năm {year + 1}.")
    return Change(_TOPICS, f"Đã chép {len(copied)} cụm sang năm {year + 1}. Hãy chọn trưởng cụm, phó trưởng cụm.")
