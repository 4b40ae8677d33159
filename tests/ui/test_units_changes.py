"""The Đơn vị tab's windows: renaming, merging and splitting, groups, clusters, what has come, lists from Excel."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.shown_fixtures import tab  # noqa: F401
from thidua_desktop.domain.clusters import Cluster, ClusterMember, ClusterRole
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import clusters, plans, unit_changes, unit_clusters, units
from ui import messages
from ui.desk import Desk
from ui.dialogs.clusters import ClusterForm, ClustersDialog
from ui.dialogs.clusters_members import ClusterMembers
from ui.dialogs.unit_change import UnitChange, What
from ui.dialogs.unit_excel import UnitExcel
from ui.dialogs.unit_groups import GroupEditor, UnitGroups
from ui.dialogs.unit_report import UnitReport
from ui.kit.buttons import Button
from ui.tabs.units import UnitsTab

NGHIA_DO = "Phường Nghĩa Đô"
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def choose(qtbot: QtBot, tab: UnitsTab, name: str) -> Unit:
    unit = units.find(tab.desk.store, name)
    tab.table.setFocus()
    assert tab.table.select_key(unit.id)
    qtbot.waitUntil(lambda: tab.panel.isVisible() and name in words(tab.panel))
    return unit


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def press(qtbot: QtBot, where: QWidget, text: str) -> None:
    def found() -> list[Button]:
        return [button for button in where.findChildren(Button) if button.text() == text and button.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[-1], LEFT)


def dialog_of(qtbot: QtBot, parent: QWidget, kind: type[AnyDialog]) -> AnyDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in parent.findChildren(kind)))
    found = next(one for one in parent.findChildren(kind) if one.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found


def cell(tab: UnitsTab, unit: str, title: str) -> str:
    line = next(line for line in tab.table.rows_model.rows() if line.unit.short_name == unit)
    return next(column.text(line) for column in tab.table.rows_model.columns if column.title == title)


def choose_in(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text().split("\t")[0] == text).trigger()


def names(office: Desk) -> list[str]:
    return [unit.short_name for unit in units.list_units(office.store)]


# --- renamed, merged, split -------------------------------------------------------------------------------------------


def test_a_unit_is_renamed_after_the_window_has_said_what_will_follow(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = choose(qtbot, tab, NGHIA_DO)
    press(qtbot, tab.panel, "Đổi tên, gộp, tách…")
    dialog = dialog_of(qtbot, tab, UnitChange)
    assert dialog.sentences() == ()
    dialog.name.edit.selectAll()
    type_in(dialog.name.edit, "UBND phường Nghĩa Đô Mới")
    dialog.short.edit.selectAll()
    type_in(dialog.short.edit, "Phường Nghĩa Đô Mới")
    dialog.day.set_value(date(2024, 7, 1))
    dialog.day.changed.emit()
    kept = "Giấy tờ của đề nghị nhận đến hết 30/06/2024 vẫn in “UBND phường Nghĩa Đô”."
    qtbot.waitUntil(lambda: kept in words(dialog))
    qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return, CONTROL)
    stored = units.get(tab.desk.store, unit.id)
    assert stored is not None
    assert stored.name_on(date(2024, 6, 30)) == "UBND phường Nghĩa Đô"
    assert tab.banner.sentence == "Đã đổi tên Phường Nghĩa Đô thành Phường Nghĩa Đô Mới từ 01/07/2024."
    qtbot.waitUntil(lambda: "UBND phường Nghĩa Đô (đến hết 30/06/2024)" in words(tab.panel))
    press(qtbot, tab.banner, "Hoàn tác")
    assert units.get(tab.desk.store, unit.id) == unit


def test_units_chosen_together_are_merged_from_the_menu_and_come_back(tab: UnitsTab, qtbot: QtBot) -> None:
    before = names(tab.desk)
    choose(qtbot, tab, "Phường Mai Dịch")
    qtbot.keyClick(tab.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    menu = tab._menu_for(tab.table.selected_rows())
    choose_in(menu, "Gộp các đơn vị…")
    dialog = dialog_of(qtbot, tab, UnitChange)
    dialog.into.set_value(units.find(tab.desk.store, NGHIA_DO).id)
    dialog.into.changed.emit()
    assert dialog.primary.text() == "Gộp 1 đơn vị"
    qtbot.waitUntil(lambda: "Phường Mai Dịch ngừng dùng sau 25/07/2024." in words(dialog))
    press(qtbot, dialog, "Gộp 1 đơn vị")
    assert "Phường Mai Dịch" not in [line.unit.short_name for line in tab.table.rows_model.rows()]
    tab.filters.retired.click()
    tab.table.select_key(next(unit.id for unit in units.list_units(tab.desk.store) if unit.successor_id))
    qtbot.waitUntil(lambda: any("Đã gộp vào" in w.accessibleName() for w in tab.panel.findChildren(QWidget)))
    newest = tab.desk.undo.newest
    assert newest is not None
    newest()
    assert names(tab.desk) == before
    assert units.find(tab.desk.store, "Phường Mai Dịch").active_to is None


def test_a_unit_is_split_into_new_ones_of_its_group(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    tab.acts.change(tab.chosen())
    dialog = dialog_of(qtbot, tab, UnitChange)
    dialog.what.set_value(What.SPLIT)
    dialog.what.changed.emit()
    press(qtbot, dialog, "Tách")
    assert dialog.parts.shown_error() == "Chưa ghi “Các đơn vị mới”."
    type_in(dialog.parts.edit, "UBND phường Nghĩa Đô 1")
    qtbot.keyClick(dialog.parts.edit, Qt.Key.Key_Return)
    type_in(dialog.parts.edit, "UBND phường Nghĩa Đô 2")
    press(qtbot, dialog, "Tách thành 2 đơn vị")
    assert {"Phường Nghĩa Đô 1", "Phường Nghĩa Đô 2"} <= set(names(tab.desk))
    press(qtbot, tab.banner, "Hoàn tác")
    assert "Phường Nghĩa Đô 1" not in names(tab.desk)


def test_a_name_that_is_taken_is_said_in_the_window_which_stays(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    tab.acts.change(tab.chosen())
    dialog = dialog_of(qtbot, tab, UnitChange)
    dialog.name.set_value("UBND phường Quan Hoa")
    press(qtbot, dialog, "Đổi tên")
    assert dialog.isVisible()
    assert "đã là tên của Phường Quan Hoa" in dialog.banner.sentence


# --- groups -----------------------------------------------------------------------------------------------------------


def test_groups_are_added_flagged_and_moved_by_keys_and_stored_together(tab: UnitsTab, qtbot: QtBot) -> None:
    before = units.groups(tab.desk.store)
    tab.acts.groups()
    dialog = dialog_of(qtbot, tab, UnitGroups)
    dialog.page.add()
    form = dialog_of(qtbot, dialog, GroupEditor)
    type_in(form.name.edit, "Trường học")
    form.school.set_value(True)
    form.save()
    dialog.page.move_line(-1)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert units.groups(tab.desk.store) == before
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    stored = [(group.name, group.school_year) for group in units.groups(tab.desk.store)]
    assert stored[0] == ("Trường học", True)
    press(qtbot, tab.banner, "Hoàn tác")
    assert units.groups(tab.desk.store) == before


def test_a_group_with_units_is_not_taken_out(tab: UnitsTab, qtbot: QtBot) -> None:
    tab.acts.groups()
    dialog = dialog_of(qtbot, tab, UnitGroups)
    dialog.page.remove()
    press(qtbot, dialog, "Lưu")
    assert dialog.banner.sentence == "Nhóm Phường còn đơn vị hoặc có trong kế hoạch nên không bỏ được."
    dialog._before = dialog.page.lines()


# --- what has come ----------------------------------------------------------------------------------------------------


def test_a_units_own_plan_is_marked_as_received_late_and_taken_back(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    assert cell(tab, NGHIA_DO, "Kế hoạch") == "Chưa gửi"
    press(qtbot, tab.panel, "Ghi đã nhận…")
    dialog = dialog_of(qtbot, tab, UnitReport)
    dialog.day.edit.selectAll()
    type_in(dialog.day.edit, "1/4/24")
    assert any("Trễ 3 ngày" in said for said in words(dialog))
    qtbot.keyClick(dialog.day.edit, Qt.Key.Key_Return, CONTROL)
    assert cell(tab, NGHIA_DO, "Kế hoạch") == "Trễ 3 ngày"
    press(qtbot, tab.banner, "Hoàn tác")
    assert cell(tab, NGHIA_DO, "Kế hoạch") == "Chưa gửi"


def test_a_mark_made_by_mistake_is_taken_off_in_the_panel(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    tab.acts.receive(tab.table.selected_rows()[0].dues[0], tab.chosen())
    dialog = dialog_of(qtbot, tab, UnitReport)
    dialog.day.set_value(date(2024, 3, 29))
    dialog.save()
    assert cell(tab, NGHIA_DO, "Kế hoạch") == "29/03"
    press(qtbot, tab.panel, "Ghi lại là chưa nhận")
    assert cell(tab, NGHIA_DO, "Kế hoạch") == "Chưa gửi"


def test_a_day_to_come_is_not_a_day_of_receipt(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    tab.acts.receive(tab.table.selected_rows()[0].dues[0], tab.chosen())
    dialog = dialog_of(qtbot, tab, UnitReport)
    dialog.day.set_value(date(2024, 7, 27))
    press(qtbot, dialog, "Ghi đã nhận")
    assert dialog.day.shown_error() == "Ngày nhận sau hôm nay."


# --- clusters ---------------------------------------------------------------------------------------------------------


def with_cluster(office: Desk, *wards: str) -> int:
    cluster_id = clusters.save(office.store, Cluster(0, "Cụm phường số 1")).id
    assert cluster_id is not None
    members = [ClusterMember(units.find(office.store, name).id) for name in wards]
    office.events.changed.emit(clusters.set_members(office.store, cluster_id, 2024, members))
    return cluster_id


def test_a_cluster_is_named_filled_and_led_from_the_keyboard(tab: UnitsTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.clusters_button, LEFT)
    dialog = dialog_of(qtbot, tab, ClustersDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_N, CONTROL)
    form = dialog_of(qtbot, dialog, ClusterForm)
    type_in(form.name.edit, "Cụm phường số 1")
    qtbot.keyClick(form.name.edit, Qt.Key.Key_Return, CONTROL)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    members = dialog_of(qtbot, dialog, ClusterMembers)
    qtbot.keyClick(members.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, members, "Đưa vào cụm")
    members.table.select_key(units.find(tab.desk.store, "Phường Dịch Vọng").id)
    press(qtbot, members, "Trưởng cụm")
    qtbot.keyClick(members.table, Qt.Key.Key_Return, CONTROL)
    (shown,) = unit_clusters.in_year(tab.desk.store, 2024)
    assert [(member.unit, member.role) for member in shown.members] == [
        ("Phường Dịch Vọng", ClusterRole.HEAD),
        ("Phường Dịch Vọng Hậu", ClusterRole.MEMBER),
    ]
    press(qtbot, dialog, "Hoàn tác")
    assert unit_clusters.in_year(tab.desk.store, 2024)[0].members == ()


def test_the_clusters_are_offered_for_the_plans_year(tab: UnitsTab, qtbot: QtBot) -> None:
    desk = tab.desk
    assert desk.plan is not None
    kept = plans.save(desk.store, replace(desk.plan, id=None, code="CG-2026", year=2026, movements=(), quotas=()))
    desk.choose_plan(kept.id)
    tab.acts.clusters()
    dialog = dialog_of(qtbot, tab, ClustersDialog)
    assert dialog.year.value() == 2026
    offered = [dialog.year.itemData(place) for place in range(dialog.year.count())]
    assert (offered[0], 2024 in offered) == (2027, True)


def test_the_table_the_panel_and_the_filter_know_the_cluster(tab: UnitsTab, qtbot: QtBot) -> None:
    with_cluster(tab.desk, NGHIA_DO, "Phường Quan Hoa")
    assert cell(tab, NGHIA_DO, "Cụm, khối") == "Cụm phường số 1"
    tab.filters.cluster.set_value("Cụm phường số 1")
    assert [line.unit.short_name for line in tab.table.rows_model.rows()] == [NGHIA_DO, "Phường Quan Hoa"]
    choose(qtbot, tab, NGHIA_DO)
    qtbot.waitUntil(lambda: "Chưa chọn (năm 2024)" in words(tab.panel))
    tab.show_all()
    assert len(tab.table.rows_model.rows()) == 28


def test_a_year_is_filled_from_the_year_before_and_emptied_again(tab: UnitsTab, qtbot: QtBot) -> None:
    with_cluster(tab.desk, NGHIA_DO, "Phường Quan Hoa")
    tab.acts.clusters()
    dialog = dialog_of(qtbot, tab, ClustersDialog)
    dialog.year.set_value(2025)
    press(qtbot, dialog, "Chép từ năm trước")
    (carried,) = unit_clusters.in_year(tab.desk.store, 2025)
    assert len(carried.members) == 2
    press(qtbot, dialog, "Hoàn tác")
    (emptied,) = unit_clusters.in_year(tab.desk.store, 2025)
    assert emptied.members == ()


def test_a_unit_of_another_cluster_cannot_be_taken_in(tab: UnitsTab, qtbot: QtBot) -> None:
    with_cluster(tab.desk, NGHIA_DO)
    other = clusters.save(tab.desk.store, Cluster(0, "Cụm phường số 2")).id
    assert other is not None
    members = ClusterMembers(tab.desk, clusters.in_year(tab.desk.store, other, 2024), tab)
    members.open()
    members.table.select_key(units.find(tab.desk.store, NGHIA_DO).id)
    assert not members.buttons[ClusterRole.MEMBER].isEnabled()
    assert "Đơn vị đang ở cụm khác: bỏ khỏi cụm kia trước." in words(members)


# --- Excel ------------------------------------------------------------------------------------------------------------


def test_a_list_is_looked_at_then_taken_and_taken_back(
    tab: UnitsTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    for row in (("Tên đơn vị", "Nhóm"), ("Trường THCS Nghĩa Tân", "Trường học"), ("Hội Luật gia quận", "")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "don-vi.xlsx")
    before = names(tab.desk)
    monkeypatch.setattr(messages, "open_file", lambda *said, **more: tmp_path / "don-vi.xlsx")
    press(qtbot, tab, "Nhập từ Excel…")
    dialog = dialog_of(qtbot, tab, UnitExcel)
    assert "2 dòng: 1 thêm mới, 1 không nhập. Nhóm sẽ thêm: Trường học." in words(dialog)
    dialog.group.set_value(units.find(tab.desk.store, "Hội Phụ nữ quận").group_id)
    dialog.group.changed.emit()
    press(qtbot, dialog, "Nhập 2 đơn vị")
    assert tab.banner.sentence == "Đã thêm 2 đơn vị từ “don-vi.xlsx”."
    assert units.find(tab.desk.store, "Hội Luật gia quận").group == "MTTQ, đoàn thể"
    press(qtbot, tab.banner, "Hoàn tác")
    assert names(tab.desk) == before


def test_a_file_that_is_no_list_of_units_is_said_in_the_banner(
    tab: UnitsTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ghi-chu.xlsx").write_bytes(b"khong phai Excel")
    monkeypatch.setattr(messages, "open_file", lambda *said, **more: tmp_path / "ghi-chu.xlsx")
    press(qtbot, tab, "Nhập từ Excel…")
    assert "ghi-chu.xlsx" in tab.banner.sentence


def test_the_table_goes_to_excel_as_it_is_shown(
    tab: UnitsTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClicks(tab.search, "nghia")
    qtbot.waitUntil(lambda: len(tab.table.rows_model.rows()) == 2)
    tab.table.setColumnHidden(1, True)
    monkeypatch.setattr(messages, "save_file", lambda *said, **more: tmp_path / "ra")
    tab.export()
    page = openpyxl.load_workbook(tmp_path / "ra.xlsx").worksheets[0]
    told = [[cell.value for cell in row if cell.value] for row in page.iter_rows(min_row=4)]
    assert told == [
        ["TT", "Đơn vị", "Cụm, khối", "Kế hoạch", "Hồ sơ"],
        ["Phường"],
        [1, "Phường Nghĩa Đô", "Chưa gửi", "Chưa gửi"],
        [2, "Phường Nghĩa Tân", "Chưa gửi", "Chưa gửi"],
    ]
    assert "ra.xlsx" in tab.banner.sentence


def test_an_edited_unit_is_taken_back_by_the_banner(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = choose(qtbot, tab, NGHIA_DO)
    step = unit_changes.rename(tab.desk.store, unit.id, unit_changes.named("UBND phường Khác"), date(2024, 7, 1))
    assert tab.desk.undo.newest is None
    tab.acts._step(step)
    newest = tab.desk.undo.newest
    assert newest is not None
    assert newest.words == "Đổi tên Phường Nghĩa Đô thành Phường Khác từ 01/07/2024"


def test_the_order_the_clerk_chose_is_there_again(tab: UnitsTab, desk: Desk, qtbot: QtBot) -> None:
    last = units.find(desk.store, "Phường Yên Hòa")
    header = tab.table.header
    qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionViewportPosition(0) + 20, 10))
    qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionViewportPosition(0) + 20, 10))
    assert tab.table.rows_model.rows()[0].unit == last
    again = UnitsTab(desk)
    qtbot.addWidget(again)
    again.refresh()
    assert again.table.rows_model.rows()[0].unit == last
