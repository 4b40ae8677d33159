"""Cụm, khối thi đua: which units compete together, under whose lead, in which year.

The lead goes round among the members each year, and school clusters run on the school year (kế hoạch năm của UBND quận
Ba Đình, phụ lục; Hưng Yên, hướng dẫn của HĐTĐKT năm 2021: một Trưởng khối, các Phó trưởng khối).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from thidua_desktop.domain.dates import SCHOOL_YEAR_BEGINS, show_working_year, working_year
from thidua_desktop.domain.units import Unit


class ClusterRole(Enum):
    """What a unit is in its cluster for a year."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"

    @property
    def label(self) -> str:
        """The office's words."""
        return {"head": "Trưởng cụm", "deputy": "Phó trưởng cụm", "member": "Thành viên"}[self.value]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cụm, khối thi đua. `school_year` clusters run on the school year; their year is the one in which it begins."""

    id: int
    name: str
    school_year: bool = False

    def year_on(self, day: date) -> int:
        """The cluster's year to which a day belongs."""
        return working_year(day, self.school_year)

    def show_year(self, year: int) -> str:
        """`năm 2024`, `năm học 2024 - 2025`."""
        return show_working_year(year, self.school_year)


@dataclass(frozen=True, slots=True)
class ClusterMember:
    """A unit's place in a cluster for a year. `unit` is its screen name, empty in what is about to be stored."""

    unit_id: int
    role: ClusterRole = ClusterRole.MEMBER
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ClusterYear:
    """A cluster with its members of one year, head first, then deputies, then the others."""

    cluster: Cluster
    year: int
    members: tuple[ClusterMember, ...] = ()

    @property
    def head(self) -> ClusterMember | None:
        """Trưởng cụm, None while the year has none."""
        return next((member for member in self.members if member.role is ClusterRole.HEAD), None)

    @property
    def deputies(self) -> tuple[ClusterMember, ...]:
        """Các phó trưởng cụm."""
        return tuple(member for member in self.members if member.role is ClusterRole.DEPUTY)


def member_problems(members: Iterable[ClusterMember], elsewhere: Mapping[int, str]) -> tuple[str, ...]:
    """Why a year's membership cannot be stored, in words.

    `elsewhere` names the other cluster in which a unit already competes that year, by unit id: a unit competes in one.
    """
    listed = tuple(members)
    found: list[str] = []
    if sum(member.role is ClusterRole.HEAD for member in listed) > 1:
        found.append("Một cụm chỉ có một trưởng cụm trong năm. Chọn lại vai trò.")
    ids = [member.unit_id for member in listed]
    if len(set(ids)) < len(ids):
        found.append("Một đơn vị được ghi hai lần trong cụm. Bỏ bớt một dòng.")
    found += [
        f"{member.unit or 'Đơn vị này'} đã ở “{elsewhere[member.unit_id]}” trong năm đó. Bỏ khỏi cụm kia trước."
        for member in listed
        if member.unit_id in elsewhere
    ]
    return tuple(found)


def carried_over(members: Iterable[ClusterMember], units: Iterable[Unit], day: date) -> tuple[ClusterMember, ...]:
    """Last year's members for the year that begins on a day: those still in use, all as plain members.

    The lead goes round, and to whom is the units' choice, so no head is carried over.
    """
    in_use = {unit.id for unit in units if unit.active_on(day)}
    return tuple(ClusterMember(m.unit_id, ClusterRole.MEMBER, m.unit) for m in members if m.unit_id in in_use)


def first_day(cluster: Cluster, year: int) -> date:
    """The day on which a cluster's year begins: 01/01, or 01/8 for the school year."""
    return date(year, SCHOOL_YEAR_BEGINS if cluster.school_year else 1, 1)
