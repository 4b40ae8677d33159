"""Ctrl+K: the search over everything, by keys alone."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import InlineRunner
from tests.ui.desk_fixtures import TODAY, desk, type_in  # noqa: F401
from thidua_desktop.services import intake, nominations, plans, samples, search, units
from thidua_desktop.services.nominations import Entry
from ui.desk import Desk
from ui.dialogs.keys import KeysDialog
from ui.main_window import MainWindow
from ui.search_popup import ROW, SearchPopup
from ui.search_rows import Row
from ui.tabs.nominations import NominationsTab
from ui.tabs.units import UnitsTab
from ui.window_tabs import NOMINATIONS


@pytest.fixture
def window(desk: Desk, jobs: InlineRunner, qtbot: QtBot) -> MainWindow:
    assert desk.plan is not None
    for file in samples.sample_lists("cau-giay-2024")[:2]:
        intake.commit(desk.store, desk.plan, intake.preview(desk.store, desk.plan, file, TODAY), backup_first=False)
    made = MainWindow(desk, jobs)  # pyright: ignore[reportArgumentType]
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def open_search(window: MainWindow, qtbot: QtBot) -> SearchPopup:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, SearchPopup)
    return popup


def look_for(popup: SearchPopup, words: str, qtbot: QtBot) -> list[Row]:
    popup.search.clear()
    type_in(popup.search, words)
    qtbot.waitUntil(lambda: not popup.search._pause.isActive())
    return rows(popup)


def rows(popup: SearchPopup) -> list[Row]:
    return [popup.list.item(number).data(ROW) for number in range(popup.list.count())]


def heads(popup: SearchPopup) -> list[str]:
    return [row.title.split(" · ")[0] for row in rows(popup) if row.is_head]


def enter(popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)


@pytest.mark.parametrize("words", ["Mai Dịch", "mai dich", "MAI DỊCH", "dich mai"])
def test_a_unit_is_found_in_any_spelling_and_enter_shows_it(window: MainWindow, words: str, qtbot: QtBot) -> None:
    popup = open_search(window, qtbot)
    look_for(popup, words, qtbot)
    assert heads(popup)[0] == "Đơn vị"
    enter(popup, qtbot)
    tab = window.current_tab()
    assert isinstance(tab, UnitsTab)
    line = tab.table.current_row()
    assert line is not None
    assert line.unit.short_name == "Phường Mai Dịch"


def test_a_nomination_is_shown_among_the_nominations_of_its_plan(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    plan = desk.plan
    assert plan is not None
    wanted = nominations.lines(desk.store, nominations.Filter(plan_id=plan.id))[3]
    other = plans.save(desk.store, replace(plan, id=None, code="KHAC", short_title="Đợt khác"))
    desk.choose_plan(other.id)
    popup = open_search(window, qtbot)
    found = look_for(popup, wanted.name, qtbot)
    at = next(n for n, row in enumerate(found) if isinstance(row.taken, search.Hit) and row.taken.id == wanted.id)
    while popup.list.currentRow() < at:
        qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    enter(popup, qtbot)
    assert desk.plan is not None
    assert desk.plan.id == plan.id
    tab = window.current_tab()
    assert isinstance(tab, NominationsTab)
    line = tab.table.current_row()
    assert line is not None
    assert line.id == wanted.id


def test_a_person_leads_to_his_nominations_over_the_years_and_escape_leads_back(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    plan = desk.plan
    assert plan is not None
    person = next(
        line for line in nominations.lines(desk.store, nominations.Filter(plan_id=plan.id)) if line.kind == "individual"
    )
    hit = next(hit for hit in search.search(desk.store, person.name, 1000) if hit.type == "person")
    popup = open_search(window, qtbot)
    found = look_for(popup, person.name, qtbot)
    at = next(n for n, row in enumerate(found) if row.taken == hit)
    while popup.list.currentRow() < at:
        qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    enter(popup, qtbot)
    assert rows(popup)[0].title == f"{person.name} · 1 đề nghị qua các năm"
    assert [row.title for row in rows(popup)[1:]] == [plan.short_title]
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert rows(popup) == found
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_plan_is_chosen_and_an_act_is_done(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    assert desk.plan is not None
    plans.save(desk.store, replace(desk.plan, id=None, code="KHAC", short_title="Sáng kiến thủ đô"))
    popup = open_search(window, qtbot)
    look_for(popup, "sang kien thu", qtbot)
    enter(popup, qtbot)
    assert desk.plan.short_title == "Sáng kiến thủ đô"
    popup = open_search(window, qtbot)
    assert look_for(popup, "phim tat", qtbot)[0].title == "Việc"
    enter(popup, qtbot)
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, KeysDialog)
    opened.close()


def test_the_nominations_words_open_their_own_windows(window: MainWindow, qtbot: QtBot) -> None:
    popup = open_search(window, qtbot)
    look_for(popup, "them de nghi", qtbot)
    enter(popup, qtbot)
    tab = window.tab(NOMINATIONS)
    assert window.current_tab() is tab
    assert isinstance(tab, NominationsTab)
    assert tab.dialogs.form is not None
    assert tab.dialogs.form.isVisible()
    tab.dialogs.form.close()


def test_before_typing_the_last_searches_are_offered_latest_first(window: MainWindow, qtbot: QtBot) -> None:
    popup = open_search(window, qtbot)
    assert heads(popup) == ["Việc thường làm"]
    for words in ("mai dich", "quan hoa"):
        look_for(popup, words, qtbot)
        enter(popup, qtbot)
        popup = open_search(window, qtbot)
    assert [row.title for row in rows(popup)[:3]] == ["Đã tìm gần đây", "quan hoa", "mai dich"]
    enter(popup, qtbot)
    assert popup.search.text() == "quan hoa"
    assert heads(popup)[0] == "Đơn vị"
    popup.close()


def test_nothing_found_says_so_and_arrows_never_stand_on_a_head(window: MainWindow, qtbot: QtBot) -> None:
    popup = open_search(window, qtbot)
    look_for(popup, "xyzt", qtbot)
    assert not popup.list.isVisible()
    assert "“xyzt”" in popup.nothing.text()
    enter(popup, qtbot)
    assert popup.isVisible()
    found = look_for(popup, "nghia", qtbot)
    for _ in found:
        qtbot.keyClick(popup.search, Qt.Key.Key_Down)
        assert not found[popup.list.currentRow()].is_head
    popup.close()


def test_typing_on_the_headers_field_begins_the_search(window: MainWindow, qtbot: QtBot) -> None:
    window.header.search.setFocus()
    qtbot.keyClick(window.header.search, Qt.Key.Key_M)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, SearchPopup)
    assert popup.search.text() == "m"
    popup.close()


def test_a_nomination_in_the_trash_is_not_found(desk: Desk) -> None:
    unit = units.find(desk.store, "Phường Mai Dịch")
    assert desk.plan is not None
    entry = Entry(unit_id=unit.id, kind=nominations.NomineeKind.COLLECTIVE, name="Tổ xyz", received=TODAY)
    saved = nominations.save_entry(desk.store, desk.plan.id, replace(entry, accepted_reason="thử"))
    assert saved.id is not None
    assert [hit.type for hit in search.search(desk.store, "tổ xyz")] == ["nomination"]
    nominations.trash(desk.store, [saved.id])
    assert search.search(desk.store, "tổ xyz") == []
