"""Đề nghị có thể trùng: the clerk says that two of one name are two, and takes it back."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from thidua_desktop.domain.findings import SAME_NOMINEE_CODES, Code
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import nominations, units
from thidua_desktop.services.nominations import Entry, Line, findings_of
from ui.desk import Desk
from ui.kit.buttons import LinkButton
from ui.tabs.nominations import NominationsTab
from ui.tabs.nominations_acts import NOT_THE_SAME
from ui.tabs.nominations_words import SHORT_WORDS


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[NominationsTab]:
    """Two people of one name in two wards, one of them without the day of birth."""
    plan_id = desk.plan.id if desk.plan is not None else None
    for unit, birth in (("Phường Nghĩa Đô", "1990"), ("Phường Yên Hòa", "12/3/1990")):
        unit_id = units.find(desk.store, unit).id
        entry = Entry(NomineeKind.INDIVIDUAL, "Lê Thị Hoa", unit_id, TODAY, birth=birth, award="Giấy khen")
        nominations.save_entry(desk.store, plan_id, entry)
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    qtbot.waitExposed(tab)
    qtbot.waitUntil(lambda: tab.table.rows_model.rowCount() == 2)
    yield tab
    tab.hide()


def suspected(tab: NominationsTab) -> list[Line]:
    return [
        line
        for line in tab.table.rows_model.rows()
        if any(finding.code in SAME_NOMINEE_CODES for finding in findings_of(line))
    ]


def links(tab: NominationsTab) -> list[LinkButton]:
    return [link for link in tab.panel.findChildren(LinkButton) if link.isVisible() and link.text() == NOT_THE_SAME]


def test_the_panel_offers_it_beside_the_finding_and_once_said_it_is_asked_no_more(
    tab: NominationsTab, desk: Desk, qtbot: QtBot
) -> None:
    line = suspected(tab)[0]
    tab.table.select_key(line.id)
    qtbot.waitUntil(lambda: bool(links(tab)))
    qtbot.mouseClick(links(tab)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not suspected(tab))
    assert tab.banner.sentence == "Lê Thị Hoa: xác nhận không phải trùng."
    qtbot.waitUntil(lambda: not links(tab))
    assert desk.undo.newest is not None
    desk.undo.newest()
    qtbot.waitUntil(lambda: line.id in [one.id for one in suspected(tab)])


def test_the_menu_of_a_row_offers_it_only_where_somebody_is_suspected(tab: NominationsTab, qtbot: QtBot) -> None:
    line = suspected(tab)[0]
    menu = QMenu()
    qtbot.addWidget(menu)
    tab.acts.fill_menu(menu, [line], lambda: None)
    next(action for action in menu.actions() if action.text() == NOT_THE_SAME).trigger()
    qtbot.waitUntil(lambda: not suspected(tab))
    after = QMenu()
    qtbot.addWidget(after)
    tab.acts.fill_menu(after, [one for one in tab.table.rows_model.rows() if one.id == line.id], lambda: None)
    assert NOT_THE_SAME not in [action.text() for action in after.actions()]


def test_every_finding_has_its_short_words_for_the_table() -> None:
    assert set(SHORT_WORDS) == set(Code)
