"""The tab Đơn vị: the units by group, what each has sent, and the form to add and edit them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import nominations, plans, units, workspace
from thidua_desktop.services.nominations import Entry, Filter
from ui import messages
from ui.desk import Desk
from ui.dialogs.unit_form import NEW_GROUP, UnitForm
from ui.jobs import Jobs
from ui.kit.appearance import Memory
from ui.kit.buttons import Button, FilterChip, LinkButton
from ui.kit.cells import GroupRow
from ui.kit.empty import ChoiceCard
from ui.kit.panel import Quote
from ui.tabs.units import UnitsTab

NGHIA_DO = "Phường Nghĩa Đô"
LEFT = Qt.MouseButton.LeftButton


def nominate(office: Desk, unit: str, kind: NomineeKind, *names: str) -> None:
    assert office.plan is not None
    for name in names:
        birth = "1980" if kind is NomineeKind.INDIVIDUAL else ""
        sender = units.find(office.store, unit).id
        entry = Entry(kind, name, sender, date(2024, 7, 24), birth=birth, accepted_reason="Để thử")
        office.events.changed.emit(nominations.save_entry(office.store, office.plan.id, entry))


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[UnitsTab]:  # noqa: F811
    nominate(desk, NGHIA_DO, NomineeKind.COLLECTIVE, *(f"Tổ dân phố số {number}" for number in (4, 9, 12, 17)))
    nominate(desk, NGHIA_DO, NomineeKind.INDIVIDUAL, "Nguyễn Minh Đức")
    shown = opened(desk, qtbot)
    yield shown
    for form in shown.findChildren(UnitForm):
        form.done(0)
    shown.close()


def opened(office: Desk, qtbot: QtBot, width: int = 1366) -> UnitsTab:
    made = UnitsTab(office)
    qtbot.addWidget(made)
    made.resize(width, 652)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.setFocus()
    return made


def shown_names(tab: UnitsTab) -> list[str]:
    return [line.unit.short_name for line in tab.table.rows_model.rows()]


def cell(tab: UnitsTab, unit: str, title: str) -> str:
    line = next(line for line in tab.table.rows_model.rows() if line.unit.short_name == unit)
    return next(column.text(line) for column in tab.table.rows_model.columns if column.title == title)


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def choose(qtbot: QtBot, tab: UnitsTab, unit: str) -> Unit:
    found = units.find(tab.desk.store, unit)
    assert tab.table.select_key(found.id)
    qtbot.waitUntil(lambda: {unit, "Đầu mối"} <= set(words(tab.panel)) and tab.panel.isVisible())
    return found


def press(qtbot: QtBot, where: QWidget, text: str) -> None:
    found = [button for button in where.findChildren(Button) if button.text() == text and button.isVisible()]
    qtbot.mouseClick(found[-1], LEFT)


def form_of(qtbot: QtBot, tab: UnitsTab) -> UnitForm:
    qtbot.waitUntil(lambda: any(form.isVisible() for form in tab.findChildren(UnitForm)))
    found = next(form for form in tab.findChildren(UnitForm) if form.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_the_tab_opens_on_a_unit_with_what_is_known_of_it(tab: UnitsTab) -> None:
    line = tab.table.current_row()
    assert line is not None
    assert tab.table.selected_rows() == [line]
    assert tab.panel.isVisible()


def test_units_stand_under_their_groups_with_their_number(tab: UnitsTab) -> None:
    rows = tab.table.rows_model
    entries = [rows.entry_at(number) for number in range(rows.rowCount())]
    bands = [(entry.title, entry.count_text) for entry in entries if isinstance(entry, GroupRow)]
    assert bands == [("Phường", "8 đơn vị"), ("Phòng, ban, đơn vị", "15 đơn vị"), ("MTTQ, đoàn thể", "5 đơn vị")]
    assert "28 đơn vị đang dùng" in words(tab)


def test_what_a_unit_has_sent_is_counted_and_silence_is_said(tab: UnitsTab) -> None:
    assert cell(tab, NGHIA_DO, "Đề nghị") == "5"
    assert cell(tab, NGHIA_DO, "Hồ sơ") == "24/07"
    assert cell(tab, "Phường Mai Dịch", "Hồ sơ") == "Chưa gửi"
    assert cell(tab, "Phường Mai Dịch", "Đề nghị") == "–"


def test_a_withdrawn_nomination_is_not_counted_as_sent(tab: UnitsTab) -> None:
    assert tab.desk.plan is not None
    found = nominations.of_plan(tab.desk.store, tab.desk.plan.id or 0)
    tab.desk.events.changed.emit(nominations.trash(tab.desk.store, [found[0].id]))
    assert cell(tab, NGHIA_DO, "Đề nghị") == "4"


def test_the_filter_finds_names_and_aliases_without_marks(tab: UnitsTab, qtbot: QtBot) -> None:
    tab.focus_filter()
    qtbot.keyClicks(tab.search, "nghia do")
    qtbot.waitUntil(lambda: shown_names(tab) == [NGHIA_DO])
    assert "1 trong 28 đơn vị" in words(tab)
    tab.search.clear_now()
    qtbot.keyClicks(tab.search, "qldt")
    qtbot.waitUntil(lambda: shown_names(tab) == ["Phòng Quản lý đô thị"])


def test_nothing_found_is_said_with_the_way_back(tab: UnitsTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.search, "khong co don vi nay")
    qtbot.waitUntil(lambda: shown_names(tab) == [])
    assert "Không có đơn vị nào khớp với bộ lọc." in words(tab.table)
    press(qtbot, tab.table, "Bỏ lọc")
    assert len(shown_names(tab)) == 28


def test_the_group_filter_and_the_chip_narrow_the_table(tab: UnitsTab) -> None:
    wards = units.find(tab.desk.store, NGHIA_DO).group_id
    tab.filters.group.set_value(wards)
    assert len(shown_names(tab)) == 8
    tab.filters.unsent.click()
    assert NGHIA_DO not in shown_names(tab)
    assert len(shown_names(tab)) == 7
    tab.show_all()
    assert len(shown_names(tab)) == 28


def test_the_panel_shows_what_was_sent_against_the_plan(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    said = words(tab.panel)
    assert "5 đề nghị, lần cuối 24/07/2024." in said
    assert "Tập thể: 4 đề nghị" in said
    assert "Tối đa 3, chỉ nhận tổ dân phố" in said
    names = {widget.accessibleName() for widget in tab.panel.findChildren(QWidget)}
    assert "Vượt 1" in names
    assert "Còn 2" in names
    assert any("tối đa 03 tập thể" in quote.accessibleName() for quote in tab.panel.findChildren(Quote))


def test_the_panel_asks_for_the_nominations_of_its_unit(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = choose(qtbot, tab, NGHIA_DO)
    with qtbot.waitSignal(tab.asked) as asked:
        press(qtbot, tab.panel, "Xem các đề nghị")
    assert tab.desk.plan is not None
    assert asked.args == ["Tiếp nhận đề nghị", Filter(plan_id=tab.desk.plan.id, unit_id=unit.id)]


def test_the_arrow_keys_lead_the_panel_from_unit_to_unit(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Phường Nghĩa Tân" in words(tab.panel))
    qtbot.keyClick(tab.panel, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: NGHIA_DO in words(tab.panel))


def test_an_alias_is_taken_away_from_its_chip_and_given_back(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = choose(qtbot, tab, NGHIA_DO)
    chip = next(chip for chip in tab.panel.findChildren(FilterChip) if chip.text() == "Nghia Do")
    qtbot.mouseClick(chip, LEFT)
    stored = units.get(tab.desk.store, unit.id)
    assert stored is not None
    assert "Nghia Do" not in stored.aliases
    assert tab.banner.sentence == f"Đã bỏ tên gọi “Nghia Do” của {NGHIA_DO}."
    press(qtbot, tab.banner, "Hoàn tác")
    assert units.get(tab.desk.store, unit.id) == unit


def test_delete_puts_a_unit_in_the_trash_and_the_banner_takes_it_back(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = choose(qtbot, tab, "Phường Mai Dịch")
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert units.get(tab.desk.store, unit.id) is None
    assert tab.banner.sentence == "Đã bỏ Phường Mai Dịch vào thùng rác."
    press(qtbot, tab.banner, "Hoàn tác")
    assert units.get(tab.desk.store, unit.id) == unit
    assert "Phường Mai Dịch" in shown_names(tab)


def test_several_units_go_and_come_back_together(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, "Phường Mai Dịch")
    qtbot.keyClick(tab.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "2 đơn vị đang chọn" in words(tab.panel))
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert tab.banner.sentence == "Đã bỏ 2 đơn vị vào thùng rác."
    assert len(shown_names(tab)) == 26
    press(qtbot, tab.banner, "Hoàn tác")
    assert len(shown_names(tab)) == 28


def test_more_than_twenty_units_are_asked_about(tab: UnitsTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda title, *rest, **more: asked.append(title))
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert asked == ["Bỏ 28 đơn vị vào thùng rác?"]
    assert len(units.list_units(tab.desk.store)) == 28


def test_a_unit_is_added_by_keyboard_in_a_group_made_for_it(tab: UnitsTab, qtbot: QtBot) -> None:
    tab.new_button.setFocus()
    qtbot.keyClick(tab.new_button, Qt.Key.Key_Return)
    form = form_of(qtbot, tab)
    type_in(form.name.edit, "Trường THCS Nghĩa Tân")
    form.group.set_value(NEW_GROUP)
    type_in(form.new_group.edit, "Trường học")
    type_in(form.aliases.edit, "THCS Nghĩa Tân")
    type_in(form.active_from.edit, "1/9/24")
    qtbot.keyClick(form.active_from.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stored = units.find(tab.desk.store, "THCS Nghĩa Tân")
    assert (stored.name, stored.short_name, stored.group) == (
        "Trường THCS Nghĩa Tân",
        "Trường THCS Nghĩa Tân",
        "Trường học",
    )
    assert stored.active_from == date(2024, 9, 1)
    assert [group.name for group in units.groups(tab.desk.store)][-1] == "Trường học"
    assert tab.banner.sentence == "Đã thêm Trường THCS Nghĩa Tân."


def test_ctrl_enter_stores_a_unit_and_asks_for_the_next_of_its_group(tab: UnitsTab, qtbot: QtBot) -> None:
    tab.new()
    form = form_of(qtbot, tab)
    control = Qt.KeyboardModifier.ControlModifier
    form.group.set_value(NEW_GROUP)
    type_in(form.new_group.edit, "Trường học")
    for name in ("Trường THCS Nghĩa Tân", "Trường THCS Dịch Vọng"):
        type_in(form.name.edit, name)
        type_in(form.phone.edit, "0243")
        qtbot.keyClick(form.phone.edit, Qt.Key.Key_Return, control)
        assert form.isVisible()
        assert (form.name.value(), form.phone.value()) == ("", "")
        assert form.focusWidget() is form.name.edit
        assert f"Đã thêm {name}. Đang nhập đơn vị tiếp theo." in words(form)
    assert units.find(tab.desk.store, "Trường THCS Nghĩa Tân").group == "Trường học"
    assert units.find(tab.desk.store, "Trường THCS Dịch Vọng").group == "Trường học"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert tab.desk.undo.newest is not None
    tab.desk.undo.newest()
    assert "Trường THCS Dịch Vọng" not in shown_names(tab)


def test_the_way_to_the_clusters_names_the_plans_year(tab: UnitsTab) -> None:
    office = tab.desk
    assert tab.clusters_button.text() == "Cụm, khối năm 2024…"
    assert office.plan is not None
    next_one = replace(office.plan, id=None, code="CG-2026", year=2026, movements=(), quotas=())
    office.choose_plan(plans.save(office.store, next_one).id)
    assert tab.clusters_button.text() == "Cụm, khối năm 2026…"


def test_a_unit_that_is_refused_does_not_close_the_form_of_the_next(tab: UnitsTab, qtbot: QtBot) -> None:
    tab.new()
    form = form_of(qtbot, tab)
    press(qtbot, form, "Lưu và đóng")
    assert form.name.shown_error() == "Chưa ghi “Tên trong văn bản”."
    type_in(form.name.edit, "Phòng Y tế")
    press(qtbot, form, "Lưu, nhập tiếp")
    assert form.isVisible()
    type_in(form.name.edit, "Trạm Thú y")
    press(qtbot, form, "Lưu và đóng")
    assert not form.isVisible()
    assert tab.banner.sentence == "Đã thêm Trạm Thú y."


def test_a_unit_out_of_use_is_seen_only_when_asked_for(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = choose(qtbot, tab, "Phường Mai Dịch")
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    form = form_of(qtbot, tab)
    form.active_to.set_value(date(2024, 6, 30))
    press(qtbot, form, "Lưu")
    assert unit.short_name not in shown_names(tab)
    tab.filters.retired.click()
    assert shown_names(tab) == [unit.short_name]


def test_the_form_says_what_is_wrong_at_the_field_and_goes_there(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    press(qtbot, tab.panel, "Sửa")
    form = form_of(qtbot, tab)
    form.name.set_value("")
    form.active_from.set_value(date(2024, 9, 1))
    form.active_to.set_value(date(2024, 8, 1))
    form.aliases.edit.setFocus()
    press(qtbot, form, "Lưu")
    assert form.name.shown_error() == "Chưa ghi “Tên trong văn bản”."
    assert form.active_to.shown_error() == "Ngày ngừng dùng trước ngày bắt đầu dùng."
    assert form.focusWidget() is form.name.edit
    assert form.isVisible()


def test_a_name_of_another_unit_is_refused_with_that_unit(tab: UnitsTab, qtbot: QtBot) -> None:
    choose(qtbot, tab, NGHIA_DO)
    press(qtbot, tab.panel, "Thêm tên")
    form = form_of(qtbot, tab)
    assert form.focusWidget() is form.aliases.edit
    form.aliases.set_value("P. Nghĩa Đô\nP. Quan Hoa")
    press(qtbot, form, "Lưu")
    assert form.aliases.shown_error() == "“P. Quan Hoa” đã là tên của Phường Quan Hoa."


def test_a_group_that_exists_is_not_made_twice(tab: UnitsTab, qtbot: QtBot) -> None:
    tab.new()
    form = form_of(qtbot, tab)
    form.name.set_value("Phòng Y tế")
    form.group.set_value(NEW_GROUP)
    form.new_group.set_value("phường")
    press(qtbot, form, "Lưu và đóng")
    assert form.new_group.shown_error() == "Đã có nhóm “phường”. Chọn nhóm đó ở trên."


def test_unsaved_input_is_asked_about_on_escape(tab: UnitsTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(qtbot, tab, NGHIA_DO)
    tab.edit()
    form = form_of(qtbot, tab)
    answers = iter([False, True])
    monkeypatch.setattr(messages, "ask", lambda *said, **more: next(answers))
    type_in(form.contact.edit, "Nguyễn Thị Lan Hương")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert units.find(tab.desk.store, NGHIA_DO).contact == ""


def test_an_office_without_units_is_led_to_its_first(
    tmp_path_factory: pytest.TempPathFactory, jobs: Jobs, qtbot: QtBot
) -> None:
    place = tmp_path_factory.mktemp("trong")
    with workspace.new_folder(place / "so-lieu") as store:
        office = Desk(store, jobs, Memory(place / "nho.ini"), lambda: date(2024, 7, 26))
        tab = opened(office, qtbot)
        card = next(card for card in tab.findChildren(ChoiceCard) if card.isVisible())
        qtbot.mouseClick(card, LEFT)
        form = form_of(qtbot, tab)
        assert form.group.value() == NEW_GROUP
        assert form.new_group.isVisible()
        form.close()


def test_a_small_window_leaves_out_the_column_that_the_panel_repeats(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    tab = opened(desk, qtbot, width=1093)
    titles = [column.title for column in tab.table.rows_model.columns]
    assert tab.table.isColumnHidden(titles.index("Tên gọi khác"))
    choose(qtbot, tab, NGHIA_DO)
    assert any(chip.text() == "Nghia Do" for chip in tab.panel.findChildren(FilterChip))
    assert all(link.geometry().right() <= tab.panel.width() for link in tab.panel.findChildren(LinkButton))


def test_a_column_brought_back_in_a_small_window_stays(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    tab = opened(desk, qtbot, width=1093)
    press(qtbot, tab, "Cột…")
    menu = next(menu for menu in tab.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Tên gọi khác").trigger()
    menu.close()
    titles = [column.title for column in tab.table.rows_model.columns]
    assert not tab.table.isColumnHidden(titles.index("Tên gọi khác"))
    again = opened(desk, qtbot, width=1093)
    assert not again.table.isColumnHidden(titles.index("Tên gọi khác"))
