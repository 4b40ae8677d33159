"""Ctrl+Z takes back the last act of the session, and the window says what was taken back."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import InlineRunner
from tests.ui.desk_fixtures import TODAY, desk, type_in  # noqa: F401  # noqa: F401
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.services import intake, samples, units
from thidua_desktop.services.workspace import Store
from ui import menu
from ui.desk import Desk
from ui.kit.buttons import LinkButton
from ui.main_window import MainWindow
from ui.tabs.nominations import NominationsTab
from ui.tabs.units import UnitsTab
from ui.undo import MOST_KEPT, act_words
from ui.window_tabs import NOMINATIONS, UNITS


@pytest.fixture
def window(desk: Desk, jobs: InlineRunner, qtbot: QtBot) -> MainWindow:
    assert desk.plan is not None
    file = samples.sample_lists("cau-giay-2024")[1]
    intake.commit(desk.store, desk.plan, intake.preview(desk.store, desk.plan, file, TODAY), backup_first=False)
    made = MainWindow(desk, jobs)
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def nominations_tab(window: MainWindow) -> NominationsTab:
    window.go_to(NOMINATIONS)
    tab = window.tab(NOMINATIONS)
    assert isinstance(tab, NominationsTab)
    return tab


def units_tab(window: MainWindow) -> UnitsTab:
    window.go_to(UNITS)
    tab = window.tab(UNITS)
    assert isinstance(tab, UnitsTab)
    return tab


def trash_first(window: MainWindow, qtbot: QtBot) -> str:
    tab = nominations_tab(window)
    name = tab.table.rows_model.rows()[0].name
    tab.table.select_key(tab.table.rows_model.rows()[0].id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    return name


def press_undo(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def unit_names(desk: Desk) -> list[str]:
    return [unit.short_name for unit in units.list_units(desk.store)]


def test_ctrl_z_takes_back_the_last_act_and_the_window_says_which(window: MainWindow, qtbot: QtBot) -> None:
    tab = nominations_tab(window)
    before = [line.id for line in tab.table.rows_model.rows()]
    name = trash_first(window, qtbot)
    press_undo(window, qtbot)
    assert [line.id for line in tab.table.rows_model.rows()] == before
    assert window.banner.sentence == f"Đã lấy lại: Bỏ {name} vào thùng rác."
    assert tab.banner.sentence == ""


def test_acts_of_several_tabs_are_taken_back_newest_first(
    window: MainWindow,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    trash_first(window, qtbot)
    tab = units_tab(window)
    before = unit_names(desk)
    tab.table.select_key(units.find(desk.store, "Phường Mai Dịch").id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert "Phường Mai Dịch" not in unit_names(desk)
    press_undo(window, qtbot)
    assert unit_names(desk) == before
    assert desk.undo.newest is not None
    assert desk.undo.newest.words.endswith("vào thùng rác")
    press_undo(window, qtbot)
    assert desk.undo.newest is None


def test_what_the_banner_took_back_is_not_taken_back_again(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    trash_first(window, qtbot)
    tab = nominations_tab(window)
    count = len(tab.table.rows_model.rows())
    link = next(b for b in tab.banner.findChildren(LinkButton) if b.text() == "Hoàn tác" and b.isVisible())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert len(tab.table.rows_model.rows()) == count + 1
    press_undo(window, qtbot)
    assert window.banner.sentence == "Chưa có việc nào để hoàn tác từ khi mở chương trình."


def test_in_a_field_ctrl_z_is_the_fields_own(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    trash_first(window, qtbot)
    tab = nominations_tab(window)
    search = tab.filter.search
    type_in(search, "Minh")
    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() != "Minh"
    assert desk.undo.newest is not None


def test_one_banner_at_a_time_the_newest(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    trash_first(window, qtbot)
    assert nominations_tab(window).banner.sentence
    tab = units_tab(window)
    tab.table.select_key(units.find(desk.store, "Phường Mai Dịch").id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert tab.banner.sentence
    assert nominations_tab(window).banner.sentence == ""
    window.acts.check()
    assert window.banner.sentence
    assert units_tab(window).banner.sentence == ""


def test_the_menu_names_what_would_be_taken_back_or_says_why_not(
    window: MainWindow,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    entries = window.menu_entries()
    first = menu.build(entries, desk.memory, "", window).actions()[0]
    assert first.text() == "Hoàn tác (chưa có việc nào để hoàn tác)\tCtrl+Z"
    assert not first.isEnabled()
    name = trash_first(window, qtbot)
    newest = desk.undo.newest
    assert newest is not None
    first = menu.build(entries, desk.memory, newest.words, window).actions()[0]
    assert first.text() == f"Hoàn tác “Bỏ {name} vào thùng rác”\tCtrl+Z"
    first.trigger()
    assert window.banner.sentence.startswith("Đã lấy lại")


def test_what_cannot_be_taken_back_any_more_is_told_and_not_offered_again(
    window: MainWindow,
    desk: Desk,
    jobs: InlineRunner,
    qtbot: QtBot,
) -> None:
    def fail(store: Store, *_: object) -> Change:
        return units.trash(store, 10**6)

    desk.undone_by("Đã sửa một đơn vị.", fail)
    press_undo(window, qtbot)
    assert window.banner.sentence == "Đơn vị này không còn nữa. Hãy chọn lại trong bảng."
    assert desk.undo.newest is None


def test_restored_records_leave_nothing_to_take_back_and_only_the_last_acts_are_kept(desk: Desk) -> None:
    for number in range(MOST_KEPT + 5):
        desk.undone_by(f"Đã sửa {number}.", lambda store, *_: units.trash(store, 1))
    kept = []
    while (one := desk.undo.newest) is not None:
        kept.append(one.words)
        one.forget()
    assert kept[0] == f"Sửa {MOST_KEPT + 4}"
    assert len(kept) == MOST_KEPT
    desk.undone_by("Đã sửa.", lambda store, *_: units.trash(store, 1))
    desk.events.changed.emit(Change(frozenset({Topic.EVERYTHING}), "Đã khôi phục."))
    assert desk.undo.newest is None


def test_an_act_is_named_as_the_menu_does() -> None:
    assert act_words("Đã bỏ 3 đề nghị vào thùng rác.") == "Bỏ 3 đề nghị vào thùng rác"
    assert act_words("Nhập 9 đề nghị") == "Nhập 9 đề nghị"


def test_an_edited_nomination_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    tab = nominations_tab(window)
    line = tab.table.rows_model.rows()[0]
    tab.table.select_key(line.id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    form = tab.dialogs.form
    assert form is not None
    form.fields.name.field.setFocus()
    form.fields.name.field.selectAll()
    type_in(form.fields.name.field, "Lê Văn Tám")
    form.save()
    assert tab.table.rows_model.row_at(tab.table.rows_model.number_of(line.id)).name == "Lê Văn Tám"
    press_undo(window, qtbot)
    assert tab.table.rows_model.row_at(tab.table.rows_model.number_of(line.id)).name == line.name
    assert window.banner.sentence == "Đã lấy lại: Sửa đề nghị Lê Văn Tám."


def test_esc_in_the_filter_leads_back_to_the_rows_so_that_ctrl_z_takes_back_the_act(
    window: MainWindow, qtbot: QtBot
) -> None:
    name = trash_first(window, qtbot)
    tab = nominations_tab(window)
    tab.focus_filter()
    qtbot.keyClicks(tab.filter.search, "x")
    qtbot.keyClick(tab.filter.search, Qt.Key.Key_Escape)
    assert tab.filter.search.text() == ""
    assert tab.filter.search.hasFocus()
    qtbot.keyClick(tab.filter.search, Qt.Key.Key_Escape)
    assert tab.table.hasFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert name in [line.name for line in tab.table.rows_model.rows()]
