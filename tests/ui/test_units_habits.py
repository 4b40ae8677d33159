"""The Đơn vị tab keeps the office's habits: the folder for papers, the trash, the way back."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.office import LISTS
from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.shown_fixtures import tab  # noqa: F401
from thidua_desktop.domain.clusters import Cluster, ClusterMember, ClusterRole
from thidua_desktop.services import clusters, settings, units
from ui import messages
from ui.desk import Desk
from ui.dialogs.trash import TrashDialog
from ui.dialogs.unit_excel import UnitExcel
from ui.dialogs.unit_form import UnitForm
from ui.kit.buttons import LinkButton
from ui.tabs.units import UnitsTab
from ui.tabs.units_words import cluster_words

LEFT = Qt.MouseButton.LeftButton


def choose_in_menu(tab: UnitsTab, qtbot: QtBot, words: str) -> None:
    qtbot.mouseClick(tab.more_button, LEFT)
    menu = next(menu for menu in tab.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_table_is_proposed_into_the_folder_set_for_papers(
    tab: UnitsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / "giay-to"
    papers.mkdir()
    settings.set_export_folder(tab.desk.store, papers)
    proposed: list[Path] = []
    monkeypatch.setattr(messages, "save_file", lambda title, kinds, place, *more: proposed.append(place))
    tab.export()
    assert proposed == [papers / "don-vi.xlsx"]


def test_a_deleted_unit_is_brought_back_from_the_pages_own_menu(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = units.find(tab.desk.store, "Phường Nghĩa Đô")
    tab.table.select_key(unit.id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    tab.banner.close_message()
    choose_in_menu(tab, qtbot, "Đơn vị đã bỏ…")
    trash = tab.findChildren(TrashDialog)[0]
    assert [thing.name for thing in trash.table.rows_model.rows()] == ["Phường Nghĩa Đô"]
    qtbot.mouseClick(trash.primary, LEFT)
    assert units.get(tab.desk.store, unit.id) == unit
    assert tab.table.select_key(unit.id)


def a_list(place: Path, *rows: tuple[str, ...]) -> str:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(place)
    return str(place)


def test_a_list_of_units_dropped_on_the_tab_is_read_as_one_and_the_rest_goes_to_the_nominations(
    tab: UnitsTab, tmp_path: Path, qtbot: QtBot
) -> None:
    first = a_list(
        tmp_path / "dv.xlsx", ("TT", "Tên đơn vị", "Họ và tên cán bộ phụ trách"), ("1", "Trạm Y tế", "Lê An")
    )
    second = a_list(tmp_path / "dv2.xlsx", ("TT", "Đơn vị", "Điện thoại"), ("1", "Trường Tiểu học", "0901234567"))
    word = LISTS / "phuong-yen-hoa.docx"
    assert tab.take_files([first, str(word), second])
    opened = [dialog for dialog in tab.findChildren(UnitExcel) if dialog.isVisible()]
    assert [row.unit.name for row in opened[0].table.rows_model.rows()] == ["Trạm Y tế"]
    opened[0].reject()
    opened = [dialog for dialog in tab.findChildren(UnitExcel) if dialog.isVisible()]
    assert [row.unit.name for row in opened[0].table.rows_model.rows()] == ["Trường Tiểu học"]
    with qtbot.waitSignal(tab.asked) as asked:
        opened[0].reject()
    assert asked.args == ["Tiếp nhận đề nghị", (word,)]


def test_a_list_of_nominees_dropped_on_the_tab_goes_to_the_nominations(
    tab: UnitsTab, tmp_path: Path, qtbot: QtBot
) -> None:
    nominees = a_list(tmp_path / "dn.xlsx", ("TT", "Họ và tên", "Đơn vị"), ("1", "Lê Văn Tám", "Phường Nghĩa Đô"))
    word = str(LISTS / "phuong-yen-hoa.docx")
    with qtbot.waitSignal(tab.asked) as asked:
        tab.take_files([nominees, word])
    assert asked.args == ["Tiếp nhận đề nghị", (Path(nominees), Path(word))]
    assert not any(dialog.isVisible() for dialog in tab.findChildren(UnitExcel))


def competing(office: Desk, name: str, year: int, *members: tuple[str, ClusterRole]) -> None:
    known = {cluster.name: cluster.id for cluster in clusters.list_clusters(office.store)}
    cluster = known.get(name) or clusters.save(office.store, Cluster(0, name)).id
    listed = [ClusterMember(units.find(office.store, unit).id, role) for unit, role in members]
    office.events.changed.emit(clusters.set_members(office.store, cluster or 0, year, listed))


def test_clusters_and_heads_are_told_by_year(tab: UnitsTab, qtbot: QtBot) -> None:
    head, plain, deputy = ClusterRole.HEAD, ClusterRole.MEMBER, ClusterRole.DEPUTY
    competing(tab.desk, "Cụm số 1", 2024, ("Phường Nghĩa Đô", head), ("Phường Nghĩa Tân", plain))
    competing(tab.desk, "Cụm số 1", 2023, ("Phường Nghĩa Tân", head), ("Phường Nghĩa Đô", deputy))
    competing(tab.desk, "Cụm số 2", 2022, ("Phường Nghĩa Đô", plain))
    shown = {line.unit.short_name: cluster_words(line) for line in tab.table.rows_model.rows()}
    assert shown["Phường Nghĩa Đô"] == "Cụm số 1 · trưởng"
    assert shown["Phường Nghĩa Tân"] == "Cụm số 1"
    tab.table.select_key(units.find(tab.desk.store, "Phường Nghĩa Đô").id)
    qtbot.waitUntil(lambda: "Chính đơn vị này (năm 2024)" in said(tab.panel))
    assert not tab.table.horizontalScrollBar().maximum()
    assert "Năm 2023: Cụm số 1, phó trưởng cụm\nNăm 2022: Cụm số 2" in said(tab.panel)


@pytest.mark.parametrize(
    ("link", "field"), [("Sửa đầu mối", "Người phụ trách"), ("Sửa thời gian dùng", "Dùng từ ngày")]
)
def test_the_panel_leads_to_the_field_it_speaks_of(tab: UnitsTab, qtbot: QtBot, link: str, field: str) -> None:
    tab.table.select_key(units.find(tab.desk.store, "Phường Nghĩa Đô").id)
    qtbot.waitUntil(lambda: any(one.text() == link and one.isVisible() for one in tab.panel.findChildren(LinkButton)))
    button = next(one for one in tab.panel.findChildren(LinkButton) if one.text() == link)
    qtbot.mouseClick(button, LEFT)
    form = next(dialog for dialog in tab.findChildren(UnitForm) if dialog.isVisible())
    focused = form.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == field
    assert not focused.visibleRegion().isEmpty()


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
