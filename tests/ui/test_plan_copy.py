"""A plan copied to the next year from the tab, looked over, and what else stands under “…”."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.plan_fixtures import CTRL, LEFT, dialog_of, form_of, press, shown, states, the_plan, visible, words
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Criterion, RecurringDeadline
from thidua_desktop.services import plan_copy, plans, units
from ui.desk import Desk
from ui.dialogs.plan_copy import PlanCopy
from ui.dialogs.plan_form_kinds import DeadlineEditor, MovementEditor
from ui.dialogs.plan_form_more import CriterionEditor, RecurringEditor
from ui.dialogs.plan_past import PlanPast
from ui.dialogs.plan_review import PlanReview
from ui.dialogs.trash import TrashDialog
from ui.kit.buttons import LinkButton, SecondaryButton
from ui.tabs.plans import PlansTab
from ui.tabs.plans_edit import SectionEditor


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[PlansTab]:  # noqa: F811
    yield from shown(desk, qtbot)


def copy_dialog(tab: PlansTab, qtbot: QtBot) -> PlanCopy:
    tab.acts.copy()
    dialog = visible(qtbot, tab, PlanCopy)
    assert isinstance(dialog, PlanCopy)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def copied(tab: PlansTab, qtbot: QtBot) -> None:
    press(qtbot, copy_dialog(tab, qtbot), "Chép sang năm 2025")
    qtbot.waitUntil(lambda: the_plan(tab.desk).code == "CG-2025")


def test_the_menu_offers_the_next_year(tab: PlansTab) -> None:
    offered = [action.text() for action in tab.acts.menu(the_plan(tab.desk)).actions()]
    assert "Chép sang năm 2025…" in offered
    assert {"Lịch sử…", "Lưu trữ", "Kế hoạch đã bỏ…"} <= set(offered)


def test_the_next_year_is_a_button_of_the_page_where_there_is_room(tab: PlansTab, qtbot: QtBot) -> None:
    tab.resize(1366, 620)
    press(qtbot, tab.sheet, "Chép sang năm 2025…")
    assert tab.findChild(PlanCopy) is not None
    tab.resize(1000, 540)
    words = [button.text() for button in tab.sheet.findChildren(SecondaryButton) if button.isVisible()]
    assert words == ["Sửa"]


def test_each_text_with_a_year_is_offered_beside_the_old_one_and_can_stay(tab: PlansTab, qtbot: QtBot) -> None:
    dialog = copy_dialog(tab, qtbot)
    fields = {change.name: field for change, field in dialog.texts}
    assert fields["Tên ngắn"].value() == "Chào mừng 71 năm Giải phóng Thủ đô · 2025"
    assert "Chào mừng 70 năm Giải phóng Thủ đô · 2024" in words(dialog)
    keep = next(link for link in dialog.findChildren(LinkButton) if link.accessibleName() == "Giữ như cũ: Tên ngắn")
    qtbot.mouseClick(keep, LEFT)
    type_in(fields["Thời gian phong trào 3"].edit, "Cả ")
    press(qtbot, dialog, "Chép sang năm 2025")
    new = the_plan(tab.desk)
    assert new.short_title == "Chào mừng 70 năm Giải phóng Thủ đô · 2024"
    assert new.movements[2].time == new.movements[3].time == "Cả Thực hiện trong năm 2025"
    assert new.deadlines[1].on == date(2025, 8, 2)


def test_dates_are_told_with_their_new_day_of_the_week(tab: PlansTab, qtbot: QtBot) -> None:
    table = copy_dialog(tab, qtbot).dates.rows_model
    told = [[column.text(row) for column in table.columns] for row in table.rows()]
    assert ["Gửi hồ sơ đề nghị khen thưởng", "02/08/2024", "02/08/2025 · thứ Bảy"] in told


def test_a_taken_code_is_refused_at_its_field(tab: PlansTab, qtbot: QtBot) -> None:
    dialog = copy_dialog(tab, qtbot)
    dialog.code.set_value("CG-2024")
    press(qtbot, dialog, "Chép sang năm 2025")
    assert "đã dùng cho kế hoạch" in dialog.code.shown_error()
    assert len(plans.list_plans(tab.desk.store)) == 1
    dialog.code.set_value("CG-2025")


def test_the_copy_is_chosen_and_says_what_waits_in_each_section(tab: PlansTab, qtbot: QtBot) -> None:
    copied(tab, qtbot)
    waiting = len(plan_copy.to_review(tab.desk.store, the_plan(tab.desk)))
    assert f"{waiting} điều cần xem lại" in states(tab.sheet)
    qtbot.waitUntil(lambda: "2 điều chép từ năm trước cần xem lại" in words(tab.sheet))
    seen = next(link for link in tab.sheet.findChildren(LinkButton) if link.accessibleName() == "Đã xem: thời hạn")
    qtbot.mouseClick(seen, LEFT)
    qtbot.waitUntil(lambda: f"{waiting - 2} điều cần xem lại" in states(tab.sheet))
    press(qtbot, tab.banner, "Hoàn tác")
    qtbot.waitUntil(lambda: f"{waiting} điều cần xem lại" in states(tab.sheet))


def test_the_copy_can_be_taken_back(tab: PlansTab, qtbot: QtBot) -> None:
    copied(tab, qtbot)
    press(qtbot, tab.banner, "Hoàn tác")
    qtbot.waitUntil(lambda: the_plan(tab.desk).code == "CG-2024")
    assert [plan.code for plan in plans.list_plans(tab.desk.store)] == ["CG-2024"]


def test_all_that_waits_is_listed_and_looked_over_by_keys(tab: PlansTab, qtbot: QtBot) -> None:
    copied(tab, qtbot)
    press(qtbot, tab.sheet, "Xem danh sách")
    dialog = visible(qtbot, tab, PlanReview)
    assert isinstance(dialog, PlanReview)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.primary.text() == "Đã xem 1 điều"
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not dialog.table.rows_model.rows())
    assert not dialog.primary.isEnabled()
    assert not any("cần xem lại" in said for said in states(tab.sheet))


def test_a_copied_deadline_is_edited_at_its_own_line_of_the_sheet(tab: PlansTab, qtbot: QtBot) -> None:
    copied(tab, qtbot)
    press(qtbot, tab.sheet, "Xem danh sách")
    dialog = visible(qtbot, tab, PlanReview)
    assert isinstance(dialog, PlanReview)
    qtbot.waitUntil(dialog.isActiveWindow)
    second = [item for item in dialog.table.rows_model.rows() if item.part == "deadlines"][1]
    dialog.table.select_key(second)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    editor = visible(qtbot, tab.sheet, SectionEditor)
    assert isinstance(editor, SectionEditor)
    line = visible(qtbot, editor, DeadlineEditor)
    assert isinstance(line, DeadlineEditor)
    assert line.what.value() == the_plan(tab.desk).deadlines[1].what
    assert not [one for one in tab.findChildren(PlanReview) if one.isVisible()]


def test_purpose_criteria_and_yearly_deadlines_are_written_in_the_form(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("purpose")
    form = form_of(qtbot, tab)
    form.part["purpose"].page.text.set_value("Biểu dương điển hình tiên tiến")
    form.go_to("criteria")
    form.part["criteria"].page.add()
    criterion = dialog_of(qtbot, form, CriterionEditor)
    assert isinstance(criterion, CriterionEditor)
    criterion.text.set_value("Có sáng kiến được công nhận;")
    criterion.kind.set_value(NomineeKind.INDIVIDUAL)
    press(qtbot, criterion, "Xong")
    form.go_to("recurring")
    form.part["recurring"].page.add()
    yearly = dialog_of(qtbot, form, RecurringEditor)
    assert isinstance(yearly, RecurringEditor)
    yearly.what.set_value("Ký giao ước thi đua")
    yearly.day.set_value(31)
    yearly.month.set_value(4)
    press(qtbot, yearly, "Xong")
    assert yearly.day.shown_error() == "Không có ngày 31/04."
    yearly.day.set_value(30)
    yearly.schools.set_value(True)
    yearly.school_day.set_value(30)
    yearly.school_month.set_value(10)
    press(qtbot, yearly, "Xong")
    press(qtbot, form, "Lưu")
    plan = the_plan(tab.desk)
    assert plan.purpose == "Biểu dương điển hình tiên tiến"
    assert Criterion("Có sáng kiến được công nhận;", kind=NomineeKind.INDIVIDUAL) in plan.criteria
    added = RecurringDeadline("Ký giao ước thi đua", 30, 4, False, 30, 10)
    assert [replace(line, id=None) for line in plan.recurring] == [added]
    said = "Trước ngày 30/04 hằng năm · trường học: trước ngày 30/10"
    qtbot.waitUntil(lambda: said in words(tab.sheet))
    assert "Tổng kết đợt · cá nhân" in words(tab.sheet)


def write_purpose(tab: PlansTab, qtbot: QtBot, purpose: str) -> None:
    tab.edit("purpose")
    form = form_of(qtbot, tab)
    form.part["purpose"].page.text.set_value(purpose)
    press(qtbot, form, "Lưu")


def test_an_edit_is_taken_back(tab: PlansTab, qtbot: QtBot) -> None:
    before = the_plan(tab.desk)
    write_purpose(tab, qtbot, "Mục đích mới")
    assert the_plan(tab.desk).purpose == "Mục đích mới"
    press(qtbot, tab.banner, "Hoàn tác")
    qtbot.waitUntil(lambda: the_plan(tab.desk) == before)


def test_an_edit_is_not_taken_back_over_a_later_one(tab: PlansTab, qtbot: QtBot) -> None:
    write_purpose(tab, qtbot, "Mục đích mới")
    first = tab.desk.undo.newest
    assert first is not None
    write_purpose(tab, qtbot, "Mục đích mới nữa")
    with qtbot.waitSignal(tab.desk.undo.failed) as refused:
        first()
    assert "đã được sửa tiếp sau lần ấy" in refused.args[0]
    assert the_plan(tab.desk).purpose == "Mục đích mới nữa"


def test_an_edit_that_took_a_line_out_is_taken_back_whole(tab: PlansTab, qtbot: QtBot) -> None:
    before = the_plan(tab.desk)
    tab.edit("movements")
    form = form_of(qtbot, tab)
    qtbot.keyClick(form.part["movements"].page.table, Qt.Key.Key_Delete)
    press(qtbot, form, "Lưu")
    assert the_plan(tab.desk).movements == before.movements[1:]
    press(qtbot, tab.banner, "Hoàn tác")
    assert the_plan(tab.desk) == before


def test_a_new_plan_is_taken_back(tab: PlansTab, qtbot: QtBot) -> None:
    tab.begin(replace(the_plan(tab.desk), id=None, code="KH-2", quotas=(), movements=(), deadlines=(), dossier=()))
    press(qtbot, form_of(qtbot, tab), "Lưu")
    qtbot.waitUntil(lambda: the_plan(tab.desk).code == "KH-2")
    press(qtbot, tab.banner, "Hoàn tác")
    qtbot.waitUntil(lambda: the_plan(tab.desk).code == "CG-2024")


def test_a_deadline_may_bind_one_group_of_units(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("deadlines")
    form = form_of(qtbot, tab)
    form.part["deadlines"].page.table.step(1)
    form.part["deadlines"].page.edit()
    dialog = dialog_of(qtbot, form, DeadlineEditor)
    assert isinstance(dialog, DeadlineEditor)
    ward = next(group for group in units.groups(tab.desk.store) if group.name == "Phường")
    dialog.who.set_value(ward.id)
    press(qtbot, dialog, "Xong")
    press(qtbot, form, "Lưu")
    assert ward.id in [line.group_id for line in the_plan(tab.desk).deadlines]
    qtbot.waitUntil(lambda: "Nhóm Phường" in words(tab.sheet))


def test_a_coordinating_unit_is_found_without_marks_and_joined_to_those_written(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("movements")
    form = form_of(qtbot, tab)
    form.part["movements"].page.table.step(1)
    form.part["movements"].page.edit()
    dialog = dialog_of(qtbot, form, MovementEditor)
    assert isinstance(dialog, MovementEditor)
    dialog.coordinating.set_value("Phòng Tư pháp.")
    unit = units.find(tab.desk.store, "Phường Nghĩa Đô")
    line = dialog.also.combo.lineEdit()
    assert line is not None
    type_in(line, "nghia do")
    popup = dialog.also.combo._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.coordinating.value() == f"Phòng Tư pháp, {unit.short_name}")
    qtbot.waitUntil(lambda: dialog.also.value() is None)
    dialog.form.mark_clean()
    form.done(0)


def test_the_history_says_what_was_edited_and_what_it_said_before(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    later = replace(plan.deadlines[1], on=date(2024, 8, 5))
    plans.save(tab.desk.store, replace(plan, deadlines=(plan.deadlines[0], later)))
    tab.acts.show_past()
    dialog = visible(qtbot, tab, PlanPast)
    assert isinstance(dialog, PlanPast)
    summaries = [row.summary for row in dialog.table.rows_model.rows()]
    assert summaries[0] == f"Sửa kế hoạch “{plan.short_title}”: thời hạn"
    assert "Gửi hồ sơ đề nghị khen thưởng: trước ngày 02/08/2024" in words(dialog)
    assert "Gửi hồ sơ đề nghị khen thưởng: trước ngày 05/08/2024" in words(dialog)


def test_a_plan_put_away_is_listed_and_taken_back(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    tab.trash()
    press(qtbot, tab.empty, "Kế hoạch đã bỏ…")
    dialog = visible(qtbot, tab, TrashDialog)
    assert isinstance(dialog, TrashDialog)
    assert [row.name for row in dialog.table.rows_model.rows()] == [plan.short_title]
    press(qtbot, dialog, "Lấy lại 1 kế hoạch")
    qtbot.waitUntil(lambda: tab.desk.plan is not None)
    assert the_plan(tab.desk) == plan
    assert not dialog.table.rows_model.rows()


def test_a_plan_whose_code_is_anothers_now_stays_in_the_trash_and_says_why(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    tab.trash()
    plans.save(tab.desk.store, replace(plan, id=None, short_title="Kế hoạch thay", movements=(), quotas=()))
    tab.acts.show_trash()
    dialog = visible(qtbot, tab, TrashDialog)
    assert dialog is not None
    press(qtbot, dialog, "Lấy lại 1 kế hoạch")
    assert any("nay là của kế hoạch “Kế hoạch thay”" in said for said in words(dialog))


def test_a_deadline_asked_for_is_brought_before_the_eyes(tab: PlansTab, qtbot: QtBot) -> None:
    tab.resize(840, 420)
    tab.hide()
    tab.mark_stale()
    tab.show()
    deadline = the_plan(tab.desk).deadlines[1]
    tab.show_what(deadline)
    line = tab.deadlines.line_of(deadline)
    assert line is not None
    link = line.findChild(LinkButton)
    assert link is not None
    qtbot.waitUntil(lambda: tab.focusWidget() is link)
    assert not link.visibleRegion().isEmpty()
