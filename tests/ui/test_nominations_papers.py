"""The papers of a dossier, ticked in the panel as they come."""

# ruff: noqa: F811 - pytest hands the imported fixtures in under their own names
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.big_lists import fill_nominations
from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.test_nominations_tab import cell, choose, tab, ward_list, words_of  # noqa: F401
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import dossier, nominations
from thidua_desktop.services.nominations import Filter
from ui.desk import Desk
from ui.kit.fields import CheckBox
from ui.tabs.nominations import NominationsTab
from ui.tabs.nominations_rows import TOGETHER, NominationRows
from ui.tabs.nominations_table import CHECK, DOSSIER

LEFT = Qt.MouseButton.LeftButton


def ticks(tab: NominationsTab) -> list[CheckBox]:
    return [box for box in tab.panel.findChildren(CheckBox) if box.isVisible()]


def shown(tab: NominationsTab, qtbot: QtBot, name: str) -> int:
    choose(tab, name)
    qtbot.waitUntil(lambda: tab.panel.accessibleName() == f"Chi tiết: {name}" and bool(ticks(tab)))
    line = tab.table.current_row()
    assert line is not None
    return line.id


def come(tab: NominationsTab, nomination_id: int) -> list[str]:
    assert tab.desk.plan is not None
    papers = dossier.papers(tab.desk.store, tab.desk.plan, nomination_id)
    return [paper.requirement.item for paper in papers if paper.item is not None]


def test_a_paper_is_ticked_with_the_keys_and_taken_back(tab: NominationsTab, qtbot: QtBot) -> None:
    one = shown(tab, qtbot, "Nguyễn Minh Đức")
    name = ticks(tab)[1].accessibleName()
    ticks(tab)[1].setFocus()
    qtbot.keyClick(ticks(tab)[1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Hồ sơ · có 1 trong 2" in words_of(tab.panel))
    assert [f"Đã nhận {item}" for item in come(tab, one)] == [name]
    qtbot.waitUntil(lambda: [box.isChecked() for box in ticks(tab)] == [False, True, False])
    assert ticks(tab)[1].hasFocus()
    assert "Đã ghi nhận" in tab.banner.sentence
    assert tab.desk.undo.newest is not None
    tab.desk.undo.newest()
    qtbot.waitUntil(lambda: "Hồ sơ · có 0 trong 2" in words_of(tab.panel))
    assert come(tab, one) == []


def test_a_units_letter_says_that_it_serves_the_whole_unit(tab: NominationsTab, qtbot: QtBot) -> None:
    shown(tab, qtbot, "Nguyễn Minh Đức")
    assert "chung cho Phường Nghĩa Đô" in words_of(tab.panel)
    qtbot.mouseClick(ticks(tab)[0], LEFT)
    qtbot.waitUntil(lambda: "của cả đơn vị" in words_of(tab.panel))
    shown(tab, qtbot, "Tổ dân phố số 9")
    qtbot.waitUntil(lambda: "của cả đơn vị" in words_of(tab.panel))


def test_a_refused_tick_says_why_and_stands_as_it_was(tab: NominationsTab, qtbot: QtBot) -> None:
    one = shown(tab, qtbot, "Nguyễn Minh Đức")
    tab.desk.store.connection.execute("UPDATE nomination SET unit_id = NULL WHERE id = ?", (one,))
    tab.desk.store.connection.commit()
    qtbot.mouseClick(ticks(tab)[0], LEFT)
    qtbot.waitUntil(lambda: "chưa rõ đơn vị gửi" in tab.banner.sentence)
    qtbot.waitUntil(lambda: [box.isChecked() for box in ticks(tab)] == [False] * 3)


def test_the_dossier_of_what_was_decided_is_only_read(tab: NominationsTab, qtbot: QtBot) -> None:
    one = shown(tab, qtbot, "Nguyễn Minh Đức")
    tab.desk.events.changed.emit(nominations.set_status(tab.desk.store, [one], Status.DECIDED))
    qtbot.waitUntil(lambda: Status.DECIDED.label in words_of(tab.panel) and "Hồ sơ ·" in words_of(tab.panel))
    assert not ticks(tab)


def test_the_table_says_how_complete_each_dossier_is(tab: NominationsTab, qtbot: QtBot) -> None:
    assert tab.table.header.visualIndex(DOSSIER) == tab.table.header.visualIndex(CHECK) - 1
    assert cell(tab, "Nguyễn Minh Đức", DOSSIER) == "Có 0/2"
    shown(tab, qtbot, "Nguyễn Minh Đức")
    qtbot.mouseClick(ticks(tab)[0], LEFT)
    qtbot.waitUntil(lambda: cell(tab, "Nguyễn Minh Đức", DOSSIER) == "Có 1/2")
    assert cell(tab, "Tổ dân phố số 9", DOSSIER) == "Có 1/2"
    qtbot.waitUntil(lambda: [box.isChecked() for box in ticks(tab)] == [True, False, False])
    qtbot.mouseClick(ticks(tab)[1], LEFT)
    qtbot.waitUntil(lambda: cell(tab, "Nguyễn Minh Đức", DOSSIER) == "Đủ 2/2")


def test_of_a_long_plan_only_the_dossiers_near_what_is_seen_are_read(desk: Desk) -> None:
    assert desk.plan is not None
    fill_nominations(desk.store, desk.plan, 350)
    ids = nominations.ids(desk.store, Filter(desk.plan.id))
    asked: list[str] = []
    desk.store.connection.set_trace_callback(asked.append)
    rows = NominationRows(desk.store, ids, desk.plan)
    everyone = [rows.standing(rows[number].id) for number in range(100, 200)]
    desk.store.connection.set_trace_callback(None)
    assert len([sql for sql in asked if "outside_management" in sql]) == 100 // TOGETHER
    known = dossier.standing(desk.store, desk.plan)
    assert everyone == [known[one] for one in ids[100:200]]
