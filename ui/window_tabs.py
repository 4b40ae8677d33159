"""The tabs of the window in the order of the work: their words and how they are made."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.desk import Desk
from ui.tabs.base import Tab

PLANS, UNITS, NOMINATIONS, QUOTA = "Kế hoạch", "Đơn vị", "Tiếp nhận đề nghị", "Chỉ tiêu"


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab's word and how to make it; it is made when first shown."""

    title: str
    make: Callable[[Desk], Tab]


def _plans() -> type[Tab]:
    from ui.tabs.plans import PlansTab

    return PlansTab


def _units() -> type[Tab]:
    from ui.tabs.units import UnitsTab

    return UnitsTab


def _nominations() -> type[Tab]:
    from ui.tabs.nominations import NominationsTab

    return NominationsTab


def _quota() -> type[Tab]:
    from ui.tabs.quota import QuotaTab

    return QuotaTab


def load(cancelled: Callable[[], bool]) -> None:
    """Load what the tabs are made of, while the clerk looks at the first; off the window's thread.

    It is half of what the first look at another tab would wait for.
    """
    for tab in (_nominations, _quota, _units, _plans):
        if not cancelled():
            tab()


TABS = (
    TabEntry(PLANS, lambda desk: _plans()(desk)),
    TabEntry(UNITS, lambda desk: _units()(desk)),
    TabEntry(NOMINATIONS, lambda desk: _nominations()(desk)),
    TabEntry(QUOTA, lambda desk: _quota()(desk)),
)
