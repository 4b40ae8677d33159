"""What the Đơn vị tab says of a unit: what it has sent, and how it stands against the plan."""

from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.quota import QuotaUse
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit
from ui.kit.cells import StateCell
from ui.kit.tokens import State


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as the table shows it: how many nominations it has sent to the chosen plan, and when last."""

    unit: Unit
    in_use: bool
    sent: int = 0
    last: date | None = None
    uses: tuple[QuotaUse, ...] = ()

    @property
    def expected(self) -> bool:
        """True if the plan gives the unit places, so that not having sent means something."""
        return bool(self.uses)

    @property
    def unsent(self) -> bool:
        """The plan expects something of the unit and nothing has come."""
        return self.in_use and self.expected and not self.sent

    @property
    def searched(self) -> str:
        """What a filter text is looked for in."""
        return fold(" ".join((self.unit.name, self.unit.short_name, *self.unit.aliases)))


def sent_cell(line: UnitLine) -> StateCell | None:
    """The column "Đã gửi": "7 đề nghị", or that nothing has come though the plan expects it."""
    if line.sent:
        return StateCell(State.SENT, f"{line.sent} đề nghị")
    return StateCell(State.NONE, "Chưa gửi") if line.unsent else None


def use_words(use: QuotaUse) -> tuple[str, str]:
    """A quota line of a unit in two lines: "Tập thể: đã gửi 2", "Tối đa 3, chỉ nhận tổ dân phố"."""
    limit = use.line.limit.words(use.line.count).capitalize()
    kind = use.line.kind.label
    only = f", chỉ nhận {use.line.restriction}" if use.line.restriction else ""
    return f"{kind}: {use.used} đề nghị" if use.used else kind, f"{limit}{only}"


def time_in_use(unit: Unit) -> str:
    """ "Từ 01/01/2024 đến 30/06/2025"; "Đang dùng" without bounds."""
    parts = [
        f"từ {show(unit.active_from)}" if unit.active_from else "",
        f"đến {show(unit.active_to)}" if unit.active_to else "",
    ]
    said = " ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] if said else "Không ghi thời hạn"
