"""The papers of a dossier, ticked in the panel as they come."""

# ruff: noqa: F811 - pytest hands the imported fixtures in under their own names
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.test_nominations_tab import choose, tab, ward_list, words_of  # noqa: F401
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import dossier, nominations
from ui.kit.fields import CheckBox
from ui.tabs.nominations import NominationsTab

LEFT = Qt.MouseButton.LeftButton


def ticks(tab: NominationsTab) -> list[CheckBox]:
    return [box for box in tab.panel.findChildren(CheckBox) if box.isVisible()]


def shown(tab: NominationsTab, qtbot: QtBot, name: str) -> int:
    choose(tab, name)
    qtbot.waitUntil(lambda: tab.panel.accessibleName() == f"Chi tiết: {name}")
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
    assert ticks(tab)[1].isChecked()
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
    qtbot.waitUntil(lambda: not ticks(tab)[0].isChecked())


def test_the_dossier_of_what_was_decided_is_only_read(tab: NominationsTab, qtbot: QtBot) -> None:
    one = shown(tab, qtbot, "Nguyễn Minh Đức")
    tab.desk.events.changed.emit(nominations.set_status(tab.desk.store, [one], Status.DECIDED))
    qtbot.waitUntil(lambda: "Đã có quyết định" in words_of(tab.panel) or not ticks(tab))
    assert not ticks(tab)
