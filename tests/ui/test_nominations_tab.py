"""Tiếp nhận đề nghị: what the table shows, how it is filtered, and what can be done with a nomination."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.services import intake, nominations, samples
from thidua_desktop.services.nominations import Entry, Filter
from ui.desk import Desk
from ui.kit.buttons import FilterChip, LinkButton, PrimaryButton, SecondaryButton
from ui.kit.empty import ChoiceCard
from ui.kit.panel import ItemRow
from ui.tabs.nominations import NominationsTab
from ui.tabs.nominations_panel import NominationPanel
from ui.tabs.nominations_table import ACHIEVEMENT, CHECK, STATUS


@pytest.fixture
def ward_list(tmp_path: Path) -> Path:
    """A list of Phường Nghĩa Đô: four collectives (one too many, one of the wrong kind) and a person."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["UBND PHƯỜNG NGHĨA ĐÔ"])
    sheet.append([])
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Hình thức khen", "Thành tích"])
    for number, name in enumerate(("Tổ dân phố số 4", "Tổ dân phố số 9", "Tổ dân phố số 10", "Chi hội Phụ nữ số 5"), 1):
        sheet.append([number, name, None, None, "GK của CT UBND quận", "Giữ gìn an ninh"])
    sheet.append([5, "Nguyễn Minh Đức", "12/3/1984", "Công chức", "GK của CT UBND quận", "Cải cách hành chính"])
    path = tmp_path / "De nghi khen P. Nghia Do.xlsx"
    book.save(path)
    return path


@pytest.fixture
def tab(desk: Desk, ward_list: Path, qtbot: QtBot) -> Iterator[NominationsTab]:
    """The tab over eight nominations of two wards, seen at 1366x700."""
    assert desk.plan is not None
    for file in (ward_list, samples.sample_lists("cau-giay-2024")[1]):
        intake.commit(desk.store, desk.plan, intake.preview(desk.store, desk.plan, file, TODAY), backup_first=False)
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    qtbot.waitExposed(tab)
    yield tab
    tab.hide()


def names(tab: NominationsTab) -> list[str]:
    return [line.name for line in tab.table.rows_model.rows()]


def cell(tab: NominationsTab, name: str, column: int) -> str:
    row = names(tab).index(name)
    return tab.table.rows_model.index(row, column).data()


def choose(tab: NominationsTab, name: str) -> None:
    line = next(line for line in tab.table.rows_model.rows() if line.name == name)
    assert tab.table.select_key(line.id)


def words_of(panel: NominationPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_every_nomination_stands_with_its_heaviest_finding_in_words(tab: NominationsTab) -> None:
    assert len(names(tab)) == 10
    assert cell(tab, "Tổ dân phố số 4", CHECK) == "Không có lỗi"
    assert cell(tab, "Chi hội Phụ nữ số 5", CHECK) == "2 cảnh báo"
    assert cell(tab, "Nguyễn Minh Đức", STATUS) == "Mới nhận"
    assert tab.filter.counted.text() == "10 đề nghị"


def test_letters_without_dau_filter_the_table_and_bo_loc_shows_all_again(tab: NominationsTab, qtbot: QtBot) -> None:
    tab.focus_filter()
    assert tab.filter.search.hasFocus()
    qtbot.keyClicks(tab.filter.search, "nguyen minh duc")
    qtbot.waitUntil(lambda: names(tab) == ["Nguyễn Minh Đức"])
    assert tab.filter.counted.text() == "1 trong 10 đề nghị"
    qtbot.mouseClick(tab.filter.clear_link, Qt.MouseButton.LeftButton)
    assert len(names(tab)) == 10
    assert tab.filter.search.text() == ""


def test_can_xem_shows_only_what_has_an_error_or_a_warning(tab: NominationsTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.filter.to_see, Qt.MouseButton.LeftButton)
    assert names(tab) == ["Chi hội Phụ nữ số 5"]
    assert "Cần xem, 1" in tab.filter.to_see.accessibleName()


def test_combos_narrow_by_unit_kind_and_status(tab: NominationsTab) -> None:
    tab.filter.unit.set_value(
        next(line.unit_id for line in tab.table.rows_model.rows() if line.unit == "Phường Nghĩa Đô")
    )
    tab.filter.kind.set_value(NomineeKind.INDIVIDUAL)
    assert names(tab) == ["Nguyễn Minh Đức"]
    tab.filter.status.set_value(Status.VERIFIED)
    assert names(tab) == []
    assert tab.filter.clear_link.isVisible()


def test_another_screen_can_ask_for_a_filtered_list_and_its_filters_are_seen(tab: NominationsTab, qtbot: QtBot) -> None:
    tab.show_what(Filter(kind=NomineeKind.COLLECTIVE, code=Code.QUOTA_EXCEEDED))
    assert names(tab) == ["Chi hội Phụ nữ số 5"]
    chip = next(c for c in tab.filter.findChildren(FilterChip) if c.text() == "Vượt chỉ tiêu")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(names(tab)) == 6
    assert tab.filter.kind.value() is NomineeKind.COLLECTIVE


def test_the_panel_begins_with_what_is_to_be_done_and_quotes_the_plan_once(tab: NominationsTab, qtbot: QtBot) -> None:
    choose(tab, "Chi hội Phụ nữ số 5")
    qtbot.waitUntil(lambda: "Cần xử lý" in words_of(tab.panel))
    words = words_of(tab.panel)
    assert "Cần xử lý · 2 cảnh báo" in words
    assert "Vượt 1 tập thể" in words
    assert words.count("tối đa 03 tập thể") == 1
    assert words.index("Cần xử lý") < words.index("Thông tin")


def test_a_status_is_moved_along_from_the_panel_and_taken_back(tab: NominationsTab, qtbot: QtBot) -> None:
    choose(tab, "Nguyễn Minh Đức")
    qtbot.waitUntil(lambda: "Nguyễn Minh Đức" in tab.panel.accessibleName())
    button = next(b for b in tab.panel.findChildren(PrimaryButton) if b.text() == "Đủ hồ sơ")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert cell(tab, "Nguyễn Minh Đức", STATUS) == "Đủ hồ sơ"
    assert "Nguyễn Minh Đức sang “Đủ hồ sơ”." in tab.banner.sentence
    press_in_banner(tab, "Hoàn tác", qtbot)
    assert cell(tab, "Nguyễn Minh Đức", STATUS) == "Mới nhận"


def press_in_banner(tab: NominationsTab, words: str, qtbot: QtBot) -> None:
    link = next(b for b in tab.banner.findChildren(LinkButton) if b.text() == words and b.isVisible())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_del_puts_the_chosen_rows_in_the_trash_and_the_banner_brings_them_back(
    tab: NominationsTab, qtbot: QtBot
) -> None:
    choose(tab, "Tổ dân phố số 9")
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert "Tổ dân phố số 9" not in names(tab)
    assert cell(tab, "Chi hội Phụ nữ số 5", CHECK) == "Sai đối tượng"  # the ward is no longer over its quota
    press_in_banner(tab, "Hoàn tác", qtbot)
    assert "Tổ dân phố số 9" in names(tab)


def test_many_rows_are_asked_about_before_they_go_to_the_trash(
    tab: NominationsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.tabs.nominations_acts.MANY", 3)
    monkeypatch.setattr("ui.messages.ask", lambda title, *_a, **_k: asked.append(title))
    tab.acts.trash(tab.table.rows_model.rows())
    assert asked == ["Bỏ 10 đề nghị vào thùng rác?"]
    assert len(names(tab)) == 10


def test_the_menu_of_a_decided_nomination_offers_no_trash(tab: NominationsTab, desk: Desk) -> None:
    line = tab.table.rows_model.rows()[0]
    desk.events.changed.emit(nominations.set_status(desk.store, [line.id], Status.DECIDED))
    menu = QMenu(tab)
    tab.acts.fill_menu(menu, [next(row for row in tab.table.rows_model.rows() if row.id == line.id)], lambda: None)
    offered = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()}
    assert offered == {"Sửa…": True, "Bỏ vào thùng rác": False}


def test_the_list_of_imports_undoes_one_and_brings_it_back(tab: NominationsTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.batches_button, Qt.MouseButton.LeftButton)
    dialog = tab.dialogs.batches
    assert dialog is not None
    rows = dialog.table.rows_model
    assert [rows.index(0, 0).data(), rows.index(1, 0).data()] == [
        "phuong-nghia-tan.xlsx",
        "De nghi khen P. Nghia Do.xlsx",
    ]
    dialog.table.select_key(1)
    qtbot.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    assert len(names(tab)) == 5
    assert dialog.undo_button.text() == "Lấy lại lần nhập này"
    assert rows.index(1, 5).data() == "Đã hoàn tác"
    qtbot.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    assert len(names(tab)) == 10
    dialog.reject()


def test_an_imports_nominations_can_be_seen_alone(tab: NominationsTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.batches_button, Qt.MouseButton.LeftButton)
    dialog = tab.dialogs.batches
    assert dialog is not None
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(names(tab)) == 5
    chip = "Lần nhập “phuong-nghia-tan.xlsx”"
    qtbot.waitUntil(lambda: chip in [c.text() for c in tab.filter.findChildren(FilterChip) if c.isVisible()])


def test_a_plan_without_nominations_says_how_to_begin(desk: Desk, qtbot: QtBot) -> None:
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    assert tab._empty.isVisible()
    assert not tab.panel.isVisible()


def test_without_a_plan_nothing_can_be_taken_in(desk: Desk, qtbot: QtBot) -> None:
    desk.choose_plan(None)
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    assert tab._no_plan.isVisible()
    assert not tab.import_button.isEnabled()
    assert not tab.take_files(["x.xlsx"])


def test_a_long_plan_is_read_in_a_job_and_an_older_answer_is_thrown_away(
    tab: NominationsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.tabs.nominations_reading.READ_IN_JOB", 3)
    tab.filter.kind.set_value(NomineeKind.INDIVIDUAL)
    assert getattr(tab.desk.jobs, "titles")[-1] == "Đang đọc đề nghị"  # noqa: B009
    assert len(names(tab)) == 4


def test_on_a_small_screen_the_rarer_filters_go_under_one_button(tab: NominationsTab) -> None:
    tab.resize(1093, 543)
    assert not tab.filter.kind.isVisible()
    assert tab.filter.more.isVisible()


def test_what_a_nomination_is_for_gives_way_only_on_the_narrowest_screens(tab: NominationsTab) -> None:
    tab.resize(1093, 543)
    assert not tab.table.isColumnHidden(ACHIEVEMENT)
    tab.setMinimumSize(800, 480)  # as the window has it
    tab.resize(911, 512)
    assert tab.table.isColumnHidden(ACHIEVEMENT)
    menu = tab.filter.more_menu()
    kinds = menu.findChildren(QMenu)[0]
    kinds.actions()[2].trigger()
    assert tab.filter.kind.isVisible()  # a filter that is on is never hidden
    assert {NomineeKind(line.kind) for line in tab.table.rows_model.rows()} == {NomineeKind.COLLECTIVE}


def test_sorting_by_name_goes_the_vietnamese_way_and_back(tab: NominationsTab) -> None:
    tab.filter.kind.set_value(NomineeKind.INDIVIDUAL)
    tab.table.sort_requested.emit(0, True)
    up = names(tab)
    assert up[0] == "Nguyễn Minh Đức"  # people stand by their given name
    tab.table.sort_requested.emit(0, False)
    assert names(tab) == up[::-1]


def test_the_clerks_row_stays_when_the_table_is_read_again(tab: NominationsTab) -> None:
    choose(tab, "Nguyễn Minh Đức")
    tab.refresh()
    row = tab.table.current_row()
    assert row is not None
    assert row.name == "Nguyễn Minh Đức"
    assert row.received == date(2024, 7, 26).isoformat()


def test_every_filter_at_once_still_fits_a_small_screen(tab: NominationsTab, qtbot: QtBot) -> None:
    tab.resize(1093, 543)
    unit = next(line.unit_id for line in tab.table.rows_model.rows() if line.unit == "Phường Nghĩa Đô")
    tab.show_what(
        Filter(unit_id=unit, kind=NomineeKind.COLLECTIVE, status=Status.NEEDS_SUPPLEMENT, code=Code.QUOTA_EXCEEDED)
    )
    qtbot.wait(10)
    assert tab.minimumSizeHint().width() <= 1093
    assert tab.panel.geometry().right() <= tab.width()


def test_a_folder_of_the_sample_offers_its_lists_with_the_day_they_came(desk: Desk, qtbot: QtBot) -> None:
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    choice = next(card for card in tab.findChildren(ChoiceCard) if "danh sách mẫu" in card.accessibleName())
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert tab.dialogs.window is not None
    files = tab.dialogs.window.session.files
    assert [file.path for file in files] == samples.sample_lists("cau-giay-2024")
    assert {file.received for file in files} == {date(2024, 7, 26)}


def choose_all(tab: NominationsTab, qtbot: QtBot) -> None:
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def press_in_menu(tab: NominationsTab, *words: str) -> None:
    """Choose from the context menu of the chosen rows, going into its inner menus."""
    assert tab.table.menu_for is not None
    menu = tab.table.menu_for(tab.table.selected_rows())
    assert menu is not None
    *inner, act = words
    for title in inner:
        menu = next(found for found in menu.findChildren(QMenu) if found.title() == title)
    next(action for action in menu.actions() if action.text().startswith(act)).trigger()


def test_an_award_is_given_to_all_chosen_rows_in_one_act_that_ctrl_z_takes_back(
    tab: NominationsTab, desk: Desk, qtbot: QtBot
) -> None:
    tab.filter.kind.set_value(NomineeKind.COLLECTIVE)
    before = [line.award for line in tab.table.rows_model.rows()]
    choose_all(tab, qtbot)
    press_in_menu(tab, "Hình thức", "Bằng khen của Chủ tịch UBND Thành phố")
    assert {line.award for line in tab.table.rows_model.rows()} == {"Bằng khen của Chủ tịch UBND Thành phố"}
    assert tab.banner.sentence.startswith("6 đề nghị sang hình thức")
    assert tab.table.selected_count() == 6
    assert desk.undo.newest is not None
    desk.undo.newest()
    assert [line.award for line in tab.table.rows_model.rows()] == before


def test_a_movement_is_given_to_rows_and_then_filters_them(tab: NominationsTab, desk: Desk, qtbot: QtBot) -> None:
    assert desk.plan is not None
    movement = desk.plan.movements[1]
    choose(tab, "Nguyễn Minh Đức")
    tab.acts.give_movement(tab.table.selected_rows(), movement)
    tab.filter.movement.set_value(movement.id)
    assert names(tab) == ["Nguyễn Minh Đức"]
    assert tab.filter.movement.isVisible()
    press_in_banner(tab, "Hoàn tác", qtbot)
    assert names(tab) == []
    tab.filter.clear_all()
    assert len(names(tab)) == 10


def test_many_rows_are_asked_about_before_any_act_on_them(tab: NominationsTab, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.tabs.nominations_acts.MANY", 3)
    monkeypatch.setattr("ui.messages.ask", lambda title, *_a, **_k: asked.append(title))
    tab.acts.give_lane(tab.table.rows_model.rows(), Lane.SUDDEN)
    assert asked == ["Đổi loại hình của 10 đề nghị?"]
    assert {line.lane for line in tab.table.rows_model.rows()} == {Lane.SUM_UP.value}


def test_several_chosen_rows_are_summed_up_in_the_panel_with_what_can_be_done(
    tab: NominationsTab, qtbot: QtBot
) -> None:
    choose_all(tab, qtbot)
    qtbot.waitUntil(lambda: "10 đề nghị đang chọn" in words_of(tab.panel))
    button = next(b for b in tab.panel.findChildren(PrimaryButton) if b.text() == "Đủ hồ sơ")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert {line.status for line in tab.table.rows_model.rows()} == {Status.COMPLETE.value}


def test_rows_without_a_next_step_in_common_have_their_acts_in_words(tab: NominationsTab, qtbot: QtBot) -> None:
    tab.acts.move(tab.table.rows_model.rows()[:1], Status.WITHDRAWN)
    choose_all(tab, qtbot)
    qtbot.waitUntil(lambda: "10 đề nghị đang chọn" in words_of(tab.panel))
    acts = [b for b in tab.panel.findChildren(SecondaryButton) if b.text() == "Việc với 10 đề nghị…"]
    qtbot.mouseClick(acts[0], Qt.MouseButton.LeftButton)
    offered = [action.text() for menu in tab.panel.findChildren(QMenu) for action in menu.actions()]
    assert {"Hình thức", "Phong trào", "Loại hình"} <= set(offered)


def test_every_column_sorts_both_ways_and_the_sort_is_remembered(tab: NominationsTab, desk: Desk, qtbot: QtBot) -> None:
    for column in range(tab.table.rows_model.columnCount() - 1):  # how complete a dossier is stands in no record
        tab.table.sort_requested.emit(column, True)
        up = names(tab)
        tab.table.sort_requested.emit(column, False)
        assert names(tab) == up[::-1]
        assert len(up) == 10
    assert [c.title for c in tab.table.rows_model.columns if not c.can_sort] == ["Hồ sơ"]
    tab.table.sort_requested.emit(0, False)
    again = NominationsTab(desk)
    qtbot.addWidget(again)
    again.show()
    assert names(again) == names(tab)


def test_a_column_shown_by_the_clerk_is_there_the_next_time(tab: NominationsTab, desk: Desk, qtbot: QtBot) -> None:
    column = [c.title for c in tab.table.rows_model.columns].index("Nguồn")
    assert tab.table.isColumnHidden(column)
    qtbot.mouseClick(tab.columns_button, Qt.MouseButton.LeftButton)
    menu = tab.columns_button.findChildren(QMenu)[0]
    menu.actions()[column].trigger()
    menu.close()
    assert cell(tab, "Nguyễn Minh Đức", column) == "De nghi khen P. Nghia Do.xlsx, dòng 8"
    again = NominationsTab(desk)
    qtbot.addWidget(again)
    again.show()
    assert not again.table.isColumnHidden(column)


def test_late_ones_have_their_chip(tab: NominationsTab, desk: Desk, qtbot: QtBot) -> None:
    assert not tab.filter.late.isVisible()
    assert desk.plan is not None
    unit = next(line.unit_id for line in tab.table.rows_model.rows() if line.unit == "Phường Nghĩa Đô")
    entry = Entry(
        NomineeKind.COLLECTIVE, "Tổ dân phố số 20", unit, date(2024, 12, 1), award="Giấy khen", late_reason="x"
    )
    desk.events.changed.emit(nominations.save_entry(desk.store, desk.plan.id, entry))
    qtbot.mouseClick(tab.filter.late, Qt.MouseButton.LeftButton)
    assert names(tab) == ["Tổ dân phố số 20"]
    assert "Trễ hạn, 1" in tab.filter.late.accessibleName()


def test_letters_typed_after_a_change_are_looked_for_in_what_is_there_now(tab: NominationsTab, desk: Desk) -> None:
    tab.filter.search.setText("to dan pho")
    tab.filter.search.searched.emit("to dan pho")
    assert len(names(tab)) == 5
    line = tab.table.rows_model.rows()[0]
    desk.events.changed.emit(nominations.trash(desk.store, [line.id]))
    assert len(names(tab)) == 4
    tab.filter.search.setText("to dan pho so 21")
    tab.filter.search.searched.emit("to dan pho so 21")
    assert names(tab) == ["Tổ dân phố số 21"]


def test_the_panel_tells_the_papers_the_other_times_and_the_history(
    tab: NominationsTab, desk: Desk, qtbot: QtBot
) -> None:
    assert desk.plan is not None
    line = next(line for line in tab.table.rows_model.rows() if line.name == "Nguyễn Minh Đức")
    entry = Entry(NomineeKind.INDIVIDUAL, line.name, line.unit_id, TODAY, birth="12/3/1984", award="Lao động tiên tiến")
    nominations.save_entry(desk.store, None, entry)
    desk.events.changed.emit(nominations.set_status(desk.store, [line.id], Status.COMPLETE))
    choose(tab, line.name)
    qtbot.waitUntil(lambda: "Lịch sử" in words_of(tab.panel))
    words = words_of(tab.panel)
    assert "Mới nhận → Đủ hồ sơ" in words
    assert "Nhập 5 đề nghị từ “De nghi khen P. Nghia Do.xlsx”" in words
    assert "Các lần khác · 1" in words
    assert "Lao động tiên tiến" in words
    assert "Hồ sơ · có 0 trong" in words
    assert any(part.accessibleName().endswith("Thiếu") for part in tab.panel.findChildren(ItemRow))
    assert words.index("Hồ sơ ·") < words.index("Thông tin") < words.index("Các lần khác") < words.index("Lịch sử")


def test_what_was_just_entered_by_hand_can_be_taken_back(tab: NominationsTab, desk: Desk) -> None:
    unit = next(line.unit_id for line in tab.table.rows_model.rows() if line.unit == "Phường Nghĩa Đô")
    tab.dialogs.add()
    form = tab.dialogs.form
    assert form is not None
    form.fields.kind.set_value(NomineeKind.COLLECTIVE)
    form.fields.name.set_value("Tổ dân phố số 20")
    form.fields.unit.set_value(unit)
    form.fields.award.set_value("Giấy khen của Chủ tịch UBND quận")
    form.save()
    form.reject()
    assert "Tổ dân phố số 20" in names(tab)
    assert desk.undo.newest is not None
    desk.undo.newest()
    assert "Tổ dân phố số 20" not in names(tab)


def test_a_whole_selection_stays_chosen_after_an_act_on_it(tab: NominationsTab, qtbot: QtBot) -> None:
    choose_all(tab, qtbot)
    tab.acts.move(tab.table.selected_rows(), Status.COMPLETE)
    assert tab.table.selected_count() == 10
    assert {line.status for line in tab.table.selected_rows()} == {Status.COMPLETE.value}
