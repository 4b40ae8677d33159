"""Every act of Đơn vị and Chỉ tiêu is what Ctrl+Z takes back next."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.shown_fixtures import tab  # noqa: F401
from thidua_desktop.domain.clusters import Cluster
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import clusters, plans, unit_clusters, units
from ui.desk import Desk
from ui.dialogs.clusters import ClustersDialog
from ui.dialogs.clusters_members import ClusterMembers
from ui.dialogs.quota_override import QuotaOverride
from ui.dialogs.unit_change import UnitChange, What
from ui.dialogs.unit_excel import UnitExcel
from ui.kit.banner import Banner
from ui.tabs.quota_acts import QuotaActs
from ui.tabs.units import UnitsTab
from ui.tabs.units_words import Due


@pytest.fixture(autouse=True)
def ready(tab: UnitsTab, desk: Desk) -> None:
    """There is a cluster to be in, and the cursor stands on a unit."""
    desk.events.changed.emit(clusters.save(desk.store, Cluster(0, "Cụm số 1")))
    tab.table.select_key(units.find(desk.store, "Phường Nghĩa Đô").id)


def opened(tab: UnitsTab, kind: type[QDialog]) -> QDialog:
    return next(dialog for dialog in tab.findChildren(kind) if dialog.isVisible())


def rename(tab: UnitsTab, place: Path) -> None:
    tab.acts.change(tab.chosen())
    dialog = opened(tab, UnitChange)
    assert isinstance(dialog, UnitChange)
    dialog.what.set_value(What.RENAME)
    dialog.name.set_value("UBND phường Mới")
    dialog.save()


def mark(tab: UnitsTab, place: Path) -> None:
    assert tab.desk.plan is not None
    line = tab.table.current_row()
    assert line is not None
    tab.acts.receive(Due(line.dues[0].deadline), tab.chosen())
    next(dialog for dialog in tab.findChildren(QDialog) if dialog.isVisible()).save()  # type: ignore[attr-defined]


def put_in_a_cluster(tab: UnitsTab, place: Path) -> None:
    tab.acts.clusters()
    window = opened(tab, ClustersDialog)
    assert isinstance(window, ClustersDialog)
    window.members()
    members = next(dialog for dialog in window.findChildren(ClusterMembers) if dialog.isVisible())
    members.table.step(1)
    members.table.activated_row.emit(members.table.current_row())
    members.save()


def take_a_list(tab: UnitsTab, place: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Tên đơn vị", "Nhóm"), ("Trạm Y tế", "Phường")):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(place / "dv.xlsx")
    tab.acts.import_list(place / "dv.xlsx")
    opened(tab, UnitExcel).save()  # type: ignore[attr-defined]


def give_own_places(tab: UnitsTab, place: Path) -> None:
    assert tab.desk.plan is not None
    acts = QuotaActs(tab.desk, Banner(tab), tab)
    acts.ask_own(tab.desk.plan, tab.chosen()[0], NomineeKind.COLLECTIVE, 0)
    dialog = opened(tab, QuotaOverride)
    assert isinstance(dialog, QuotaOverride)
    dialog.count.set_value(9)
    dialog.reason.set_value("Theo công văn")
    dialog.save()


@pytest.mark.parametrize("act", [rename, mark, put_in_a_cluster, take_a_list, give_own_places])
def test_the_last_act_is_taken_back(tab: UnitsTab, tmp_path: Path, act: Callable[[UnitsTab, Path], None]) -> None:
    def told() -> object:
        tab.refresh()
        dues = [due.received for line in tab.table.rows_model.rows() for due in line.dues]
        stored = plans.get(tab.desk.store, tab.desk.plan.id or 0) if tab.desk.plan else None
        places = [(line.unit_id, line.count) for line in stored.quotas] if stored else []
        listed = units.list_units(tab.desk.store)
        return listed, units.groups(tab.desk.store), unit_clusters.in_year(tab.desk.store, 2024), places, dues

    before = told()
    act(tab, tmp_path)
    assert told() != before
    newest = tab.desk.undo.newest
    assert newest is not None
    newest()
    assert told() == before
