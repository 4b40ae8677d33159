"""The tabs of the window in the order of the work: their words and how they are made."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from ui.desk import Desk
from ui.tabs.base import Tab

PLANS, UNITS, NOMINATIONS, QUOTA = "Kế hoạch", "Đơn vị", "Tiếp nhận đề nghị", "Chỉ tiêu"


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab's word and how to make it; it is made when first shown."""

    title: str
    make: Callable[[Desk], Tab]


def _plans(desk: Desk) -> Tab:
    from ui.tabs.plans import PlansTab

    return PlansTab(desk)


def _units(desk: Desk) -> Tab:
    from ui.tabs.units import UnitsTab

    return UnitsTab(desk)


def _nominations(desk: Desk) -> Tab:
    from ui.tabs.nominations import NominationsTab

    return NominationsTab(desk)


def _quota(desk: Desk) -> Tab:
    from ui.tabs.quota import QuotaTab

    return QuotaTab(desk)


def load(cancelled: Callable[[], bool]) -> None:
    """Load what the tabs are made of, while the clerk looks at the first; off the window's thread.

    It is half of what the first look at another tab would wait for.
    """
    for module in ("nominations", "quota", "units", "plans"):
        if not cancelled():
            import_module(f"ui.tabs.{module}")


TABS = (
    TabEntry(PLANS, _plans),
    TabEntry(UNITS, _units),
    TabEntry(NOMINATIONS, _nominations),
    TabEntry(QUOTA, _quota),
)
