"""What the Đơn vị tab says of a unit: its cluster, what it has sent, and how it stands against the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.clusters import Cluster, ClusterRole, ClusterYear
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Deadline
from thidua_desktop.domain.quota import QuotaUse
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import FormerName, Unit
from thidua_desktop.services.unit_reports import Received
from ui.kit.cells import StateCell
from ui.kit.tokens import State

ClusterTime = tuple[int, Cluster, ClusterRole]  # the year in which a unit competed, where, and as what


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of the plan that binds a unit, and what came of it; `received` None while nothing has."""

    deadline: Deadline
    received: Received | None = None

    def cell(self, today: date, *, with_year: bool = False) -> StateCell:
        """ "29/03" in time, "Trễ 3 ngày" come late, "Chưa gửi" while in time and after."""
        return came_cell(self.deadline, self.received.received if self.received else None, today, with_year=with_year)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as the table shows it: how many nominations it has sent to the chosen plan, and when last.

    `own_plan` is the deadline of its own plan, if the chosen plan asks for one; `dossiers` that of the dossiers.
    """

    unit: Unit
    in_use: bool
    today: date
    sent: int = 0
    last: date | None = None
    uses: tuple[QuotaUse, ...] = ()
    cluster: ClusterYear | None = None
    own_plan: Due | None = None
    dues: tuple[Due, ...] = ()
    dossiers: Deadline | None = None
    successor: str = ""

    @property
    def expected(self) -> bool:
        """True if the plan gives the unit places, so that not having sent means something."""
        return bool(self.uses)

    @property
    def unsent(self) -> bool:
        """The plan expects something of the unit and nothing has come."""
        return self.in_use and self.expected and not self.sent

    @property
    def cluster_name(self) -> str:
        """The name of its cluster."""
        return self.cluster.cluster.name if self.cluster else ""

    @property
    def searched(self) -> str:
        """What a filter text is looked for in."""
        former = (was.name for was in self.unit.former)
        unit = self.unit
        return fold(" ".join((unit.name, unit.short_name, *unit.aliases, *former, unit.contact, self.cluster_name)))


def came_cell(deadline: Deadline | None, came: date | None, today: date, *, with_year: bool = False) -> StateCell:
    """The day on which something came, or how it stands without it; late work of a unit is said with its days."""
    if came is not None:
        late = deadline.days_late(came) if deadline else 0
        if late:
            return StateCell(State.WARN, f"Trễ {late} ngày")
        return StateCell(State.SENT, show(came) if with_year or came.year != today.year else f"{came:%d/%m}")
    late = deadline is not None and deadline.days_left(today) < 0
    return StateCell(State.ERROR if late else State.NONE, "Chưa gửi")


def plan_cell(line: UnitLine) -> StateCell | None:
    """The column "Kế hoạch": when the unit's own plan came."""
    if line.own_plan is None or not (line.in_use or line.own_plan.received):
        return None
    return line.own_plan.cell(line.today)


def dossier_cell(line: UnitLine) -> StateCell | None:
    """The column "Hồ sơ": the day of the last nominations, or that none has come though the plan expects some."""
    if not line.sent and not line.unsent:
        return None
    return came_cell(line.dossiers, line.last, line.today)


def role_words(line: UnitLine) -> str:
    """ "Phường Dịch Vọng (năm 2024)": the head of the unit's cluster."""
    if line.cluster is None:
        return ""
    head, year = line.cluster.head, line.cluster.cluster.show_year(line.cluster.year)
    if head is None:
        return f"Chưa chọn ({year})"
    return f"{'Chính đơn vị này' if head.unit_id == line.unit.id else head.unit} ({year})"


def cluster_words(line: UnitLine) -> str:
    """ "Cụm thi đua số 1 · trưởng": the column "Cụm, khối"; a plain member's role is not said."""
    members = line.cluster.members if line.cluster else ()
    role = next((member.role for member in members if member.unit_id == line.unit.id), ClusterRole.MEMBER)
    return (
        line.cluster_name
        if role is ClusterRole.MEMBER
        else f"{line.cluster_name} · {role.label.lower().removesuffix(' cụm')}"
    )


def deputy_words(line: UnitLine) -> str:
    """The deputies of the unit's cluster."""
    members = line.cluster.members if line.cluster else ()
    return ", ".join(member.unit for member in members if member.role is ClusterRole.DEPUTY)


def cluster_times(years: Sequence[ClusterTime], leave_out: int | None) -> str:
    """ "Năm 2023: Cụm số 2, trưởng cụm", a year on a line; `leave_out` is said elsewhere."""
    lines: list[str] = []
    for year, cluster, role in years:
        if year != leave_out:
            said = "" if role is ClusterRole.MEMBER else f", {role.label.lower()}"
            when = cluster.show_year(year)
            lines.append(f"{when[:1].upper()}{when[1:]}: {cluster.name}{said}")
    return "\n".join(lines)


def use_words(use: QuotaUse) -> tuple[str, str]:
    """A quota line of a unit in two lines: "Tập thể: đã gửi 2", "Tối đa 3, chỉ nhận tổ dân phố"."""
    limit = use.line.limit.words(use.line.count).capitalize()
    kind = use.line.kind.label
    only = f", chỉ nhận {use.line.restriction}" if use.line.restriction else ""
    return f"{kind}: {use.used} đề nghị" if use.used else kind, f"{limit}{only}"


def due_words(deadline: Deadline) -> str:
    """ "Hạn trước 30/03/2024", "Hạn đến hết 29/03/2024"."""
    return f"Hạn {'đến hết' if deadline.inclusive else 'trước'} {show(deadline.on)}"


def former_words(former: Sequence[FormerName]) -> str:
    """ "UBND phường Nghĩa Đô (đến hết 30/06/2024)", one name on a line."""
    return "\n".join(f"{was.name} (đến hết {show(was.valid_to)})" for was in former)


def time_in_use(unit: Unit) -> str:
    """ "Từ 01/01/2024 đến 30/06/2025"; "Đang dùng" without bounds."""
    parts = [
        f"từ {show(unit.active_from)}" if unit.active_from else "",
        f"đến {show(unit.active_to)}" if unit.active_to else "",
    ]
    said = " ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] if said else "Không ghi thời hạn"


def successor_name(unit: Unit, names: Mapping[int, str]) -> str:
    """The unit into which one was merged, "" if into none."""
    return names.get(unit.successor_id, "") if unit.successor_id else ""
