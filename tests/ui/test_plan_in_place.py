"""A part of a plan edited in its place on the sheet, by keys and by mouse."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.plan_fixtures import CTRL, LEFT, opened, press, second_plan, shown, states, the_plan, visible, words
from thidua_desktop.services import plan_edits, plans
from ui import messages
from ui.desk import Desk
from ui.dialogs.plan_form_kinds import DeadlineEditor, MovementEditor
from ui.kit.buttons import LinkButton
from ui.tabs.plans import PlansTab
from ui.tabs.plans_edit import SectionEditor
from ui.tabs.plans_editing import FIRST
from ui.tabs.plans_sections import MovementsSection


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[PlansTab]:  # noqa: F811
    yield from shown(desk, qtbot)


def editor_of(qtbot: QtBot, tab: PlansTab) -> SectionEditor:
    found = visible(qtbot, tab.sheet, SectionEditor)
    assert isinstance(found, SectionEditor)
    qtbot.wait(10)  # the cursor comes when the page is laid out
    return found


def edit_link(tab: PlansTab, name: str) -> LinkButton:
    links = [link for link in tab.sheet.findChildren(LinkButton) if link.accessibleName() == name]
    return next(link for link in links if link.isVisible())


def edit_by_link(qtbot: QtBot, tab: PlansTab, name: str) -> SectionEditor:
    qtbot.mouseClick(edit_link(tab, name), LEFT)
    return editor_of(qtbot, tab)


def line_saying(tab: PlansTab, said: str) -> QWidget:
    return next(label for label in tab.sheet.findChildren(QLabel) if label.text() == said and label.isVisible())


def closed(tab: PlansTab) -> bool:
    return not [one for one in tab.sheet.findChildren(SectionEditor) if one.isVisible()]


def test_a_section_turns_into_its_editor_and_is_stored_by_ctrl_enter(tab: PlansTab, qtbot: QtBot) -> None:
    edit = edit_link(tab, "Sửa nơi nhận")
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_F2)
    editor = editor_of(qtbot, tab)
    field = editor.part.page.text
    assert field.edit.hasFocus()
    field.set_value("- Các phường;\n- Lưu VT.")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Các phường; Lưu VT." in words(tab.sheet))
    assert the_plan(tab.desk).recipients == ("Các phường", "Lưu VT.")
    assert closed(tab)
    assert edit_link(tab, "Sửa nơi nhận").hasFocus()


def test_ctrl_s_stores_a_section_as_it_stores_a_form(tab: PlansTab, qtbot: QtBot) -> None:
    field = edit_by_link(qtbot, tab, "Sửa nơi nhận").part.page.text
    field.set_value("- Lưu VT.")
    qtbot.keyClick(field.edit, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: the_plan(tab.desk).recipients == ("Lưu VT.",))
    assert closed(tab)


def test_two_clicks_on_a_deadline_edit_that_line_and_ctrl_enter_stores_it(tab: PlansTab, qtbot: QtBot) -> None:
    before = the_plan(tab.desk)
    qtbot.mouseDClick(line_saying(tab, "Gửi hồ sơ đề nghị khen thưởng"), LEFT)
    line = visible(qtbot, editor_of(qtbot, tab), DeadlineEditor)
    assert isinstance(line, DeadlineEditor)
    assert line.what.value() == "Gửi hồ sơ đề nghị khen thưởng"
    line.on.set_value(None)
    type_in(line.on.edit, "5/8/24")
    qtbot.keyClick(line.on.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Trước ngày 05/08/2024 · nhận đến hết 04/08/2024" in words(tab.sheet))
    assert closed(tab)
    tab.desk.undo.take_back(tab.desk.undo.newest)  # type: ignore[arg-type]
    assert the_plan(tab.desk) == before


def test_enter_on_a_movement_edits_it_in_its_place(tab: PlansTab, qtbot: QtBot) -> None:
    table = tab.sheet.findChildren(MovementsSection)[-1].table
    table.setFocus()
    table.step(1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    chosen = table.current_row()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    line = visible(qtbot, editor_of(qtbot, tab), MovementEditor)
    assert isinstance(line, MovementEditor)
    assert chosen is not None
    assert line.title.value() == chosen.title


def test_several_lines_are_written_one_after_the_other_and_stored_together(tab: PlansTab, qtbot: QtBot) -> None:
    count = len(the_plan(tab.desk).deadlines)
    editor = edit_by_link(qtbot, tab, "Sửa thời hạn")
    for day in ("1/9/24", "15/9/24"):
        qtbot.keyClick(editor.part.page.table, Qt.Key.Key_N, CTRL)
        line = visible(qtbot, editor, DeadlineEditor)
        assert isinstance(line, DeadlineEditor)
        type_in(line.what.edit, f"Báo cáo {day}")
        type_in(line.on.edit, day)
        qtbot.keyClick(line.on.edit, Qt.Key.Key_Return, CTRL)
    assert len(the_plan(tab.desk).deadlines) == count
    qtbot.keyClick(editor.part.page.table, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: closed(tab))
    assert len(the_plan(tab.desk).deadlines) == count + 2


def test_an_error_is_said_beside_its_field_and_nothing_is_stored(tab: PlansTab, qtbot: QtBot) -> None:
    press(qtbot, tab.sheet, "Bổ sung")
    editor = editor_of(qtbot, tab)
    general = editor.part.page
    assert general.number.edit.hasFocus()
    general.title.set_value("")
    press(qtbot, editor, "Lưu")
    assert general.title.shown_error() == "Chưa ghi “Tên kế hoạch”."
    assert general.title.edit.hasFocus()
    assert the_plan(tab.desk).title


def test_the_missing_number_is_written_where_its_pill_stands(tab: PlansTab, qtbot: QtBot) -> None:
    press(qtbot, tab.sheet, "Bổ sung")
    general = editor_of(qtbot, tab).part.page
    type_in(general.number.edit, "45/KH-UBND")
    type_in(general.issued.edit, "5/3/24")
    qtbot.keyClick(general.issued.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Kế hoạch số 45/KH-UBND, ban hành 05/03/2024" in words(tab.sheet))
    assert "Chưa có số, ngày ban hành" not in states(tab.sheet)
    assert the_plan(tab.desk).issued == date(2024, 3, 5)


def test_escape_closes_what_was_not_written_in_and_asks_about_the_rest(
    tab: PlansTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])
    monkeypatch.setattr(messages, "ask", lambda title, *said, **more: asked.append(title) or next(answers))
    editor = edit_by_link(qtbot, tab, "Sửa nơi nhận")
    qtbot.keyClick(editor.part.page.text.edit, Qt.Key.Key_Escape)
    assert (closed(tab), asked) == (True, [])
    editor = edit_by_link(qtbot, tab, "Sửa nơi nhận")
    type_in(editor.part.page.text.edit, "Thêm")
    qtbot.keyClick(editor.part.page.text.edit, Qt.Key.Key_Escape)
    assert not closed(tab)
    qtbot.keyClick(editor.part.page.text.edit, Qt.Key.Key_Escape)
    assert (closed(tab), len(asked)) == (True, 2)


def test_what_is_written_waits_while_another_plan_is_looked_at(tab: PlansTab, qtbot: QtBot) -> None:
    first, other = the_plan(tab.desk), second_plan(tab.desk)
    editor = edit_by_link(qtbot, tab, "Sửa nơi nhận")
    type_in(editor.part.page.text.edit, "Viện kiểm sát ")
    tab.desk.choose_plan(other)
    assert closed(tab)
    assert tab.unsaved() == f"nơi nhận của kế hoạch “{first.short_title}”"
    tab.desk.choose_plan(first.id)
    assert editor.isVisible()
    assert "Viện kiểm sát" in editor.part.page.text.value()
    press(qtbot, editor, "Lưu")
    qtbot.waitUntil(lambda: closed(tab))
    assert tab.unsaved() == ""
    assert any("Viện kiểm sát" in line for line in the_plan(tab.desk).recipients)


def test_a_part_only_looked_at_is_closed_with_its_plan(tab: PlansTab, qtbot: QtBot) -> None:
    first, other = the_plan(tab.desk), second_plan(tab.desk)
    edit_by_link(qtbot, tab, "Sửa nơi nhận")
    tab.desk.choose_plan(other)
    tab.desk.choose_plan(first.id)
    assert closed(tab)


def test_a_second_part_is_not_opened_over_unsaved_words(tab: PlansTab, qtbot: QtBot) -> None:
    editor = edit_by_link(qtbot, tab, "Sửa nơi nhận")
    type_in(editor.part.page.text.edit, "Thêm")
    qtbot.mouseClick(edit_link(tab, "Sửa căn cứ"), LEFT)
    assert editor.isVisible()
    assert editor.banner.sentence == FIRST


def test_what_is_written_outlives_a_change_elsewhere_in_the_plan(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    editor = edit_by_link(qtbot, tab, "Sửa nơi nhận")
    editor.part.page.text.set_value("Các phường")
    tab.desk.events.changed.emit(plan_edits.edit(tab.desk.store, plan, {"purpose": "Viết ở chỗ khác"}).change)
    assert editor.isVisible()
    press(qtbot, editor, "Lưu")
    qtbot.waitUntil(lambda: closed(tab))
    assert (the_plan(tab.desk).purpose, the_plan(tab.desk).recipients) == ("Viết ở chỗ khác", ("Các phường",))


def test_a_part_that_another_act_changed_says_so_and_keeps_the_words(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    editor = edit_by_link(qtbot, tab, "Sửa nơi nhận")
    editor.part.page.text.set_value("Các phường")
    plan_edits.edit(tab.desk.store, plan, {"recipients": ("Viết ở chỗ khác",)})
    press(qtbot, editor, "Lưu")
    qtbot.waitUntil(lambda: "sửa ở chỗ khác" in editor.banner.sentence)
    assert editor.part.page.text.value() == "Các phường"


def test_a_deadline_removed_in_its_place_is_taken_back_whole(tab: PlansTab, qtbot: QtBot) -> None:
    before = the_plan(tab.desk)
    editor = edit_by_link(qtbot, tab, "Sửa thời hạn")
    qtbot.waitUntil(editor.part.page.table.hasFocus)
    qtbot.keyClick(editor.part.page.table, Qt.Key.Key_Delete)
    assert len(editor.part.page.lines()) == len(before.deadlines) - 1
    press(qtbot, editor, "Lưu")
    qtbot.waitUntil(lambda: closed(tab))
    assert the_plan(tab.desk).deadlines == before.deadlines[1:]
    press(qtbot, tab.banner, "Hoàn tác")
    qtbot.waitUntil(lambda: the_plan(tab.desk) == before)
    assert plans.past(tab.desk.store, before.id or 0)[0].summary.startswith("Trả lại như trước khi sửa")


def test_what_is_edited_at_the_side_is_seen_whole_on_a_small_screen(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    tab = opened(desk, qtbot, width=1093)
    editor = edit_by_link(qtbot, tab, "Sửa chỉ tiêu")
    qtbot.waitUntil(lambda: not editor.part.page.table.visibleRegion().isEmpty())
    table = editor.part.page.table
    assert table.header.length() <= table.viewport().width()
    assert table.viewport().width() - table.header.length() < 2
    movements = tab.sheet.findChildren(MovementsSection)[-1].table
    assert movements.header.length() <= movements.viewport().width()
