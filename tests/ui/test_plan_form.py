"""The form in which a plan is written: lines with ids that stay, errors in words, nothing stored before “Lưu”."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.plan_fixtures import (
    ALT,
    CTRL,
    LEFT,
    dialog_of,
    form_of,
    opened,
    press,
    second_plan,
    shown,
    the_plan,
    visible,
    words,
)
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Limit, QuotaLine, RecurringDeadline, Tier
from thidua_desktop.services import nominations, plans, units, workspace
from thidua_desktop.services.nominations import Entry
from ui import messages
from ui.desk import Desk
from ui.dialogs.plan_form_kinds import BasisEditor, DeadlineEditor, MovementEditor, QuotaEditor
from ui.jobs import Jobs
from ui.kit.appearance import Memory
from ui.kit.empty import ChoiceCard
from ui.tabs.plans import PlansTab


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[PlansTab]:  # noqa: F811
    yield from shown(desk, qtbot)


def test_saving_without_a_change_leaves_the_plan_as_it_was(tab: PlansTab, qtbot: QtBot) -> None:
    plan = replace(the_plan(tab.desk), recurring=(RecurringDeadline("Đăng ký thi đua", 30, 3, False),))
    tab.desk.events.changed.emit(plans.save(tab.desk.store, plan))
    before = the_plan(tab.desk)
    tab.edit()
    press(qtbot, form_of(qtbot, tab), "Lưu")
    assert the_plan(tab.desk) == before


def test_nominations_keep_their_movement_when_it_is_renamed(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    sender, movement = units.find(tab.desk.store, "Phường Nghĩa Đô").id, plan.movements[1].id
    entry = Entry(NomineeKind.COLLECTIVE, "Tổ dân phố số 4", sender, date(2024, 7, 20), movement_id=movement)
    tab.desk.events.changed.emit(nominations.save_entry(tab.desk.store, plan.id, replace(entry, accepted_reason="Thử")))
    tab.edit("movements")
    form = form_of(qtbot, tab)
    page = form.part["movements"].page.table
    qtbot.mouseClick(page.viewport(), LEFT, pos=page.visualRect(page.rows_model.index(1, 0)).center())
    qtbot.keyClick(page, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, form, MovementEditor)
    assert isinstance(dialog, MovementEditor)
    dialog.title.set_value("Tên mới của phong trào")
    press(qtbot, dialog, "Xong")
    press(qtbot, form, "Lưu")
    renamed = the_plan(tab.desk).movements[1]
    assert (renamed.id, renamed.title) == (movement, "Tên mới của phong trào")
    assert [line.movement_id for line in nominations.of_plan(tab.desk.store, plan.id or 0)] == [movement]


def test_nothing_is_stored_and_escape_asks_before_throwing_input_away(
    tab: PlansTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = the_plan(tab.desk)
    answers = iter([False, True])
    monkeypatch.setattr(messages, "ask", lambda *said, **more: next(answers))
    tab.edit("quotas")
    form = form_of(qtbot, tab)
    qtbot.keyClick(form.part["quotas"].page.table, Qt.Key.Key_Delete)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert the_plan(tab.desk) == before


def test_an_unchanged_form_closes_without_a_question(
    tab: PlansTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask", lambda *said, **more: pytest.fail("asked"))
    tab.edit()
    form = form_of(qtbot, tab)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_the_first_error_is_said_at_its_field_which_gets_the_cursor(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("recipients")
    form = form_of(qtbot, tab)
    form.part["general"].page.title.set_value("")
    form.part["general"].page.year.edit.setText("24")
    form.part["general"].page.ends.set_value(date(2024, 1, 1))
    press(qtbot, form, "Lưu")
    assert form.isVisible()
    assert form.part["general"].page.title.shown_error() == "Chưa ghi “Tên kế hoạch”."
    assert form.part["general"].page.year.shown_error() == "Năm phải từ 1990 đến 2100."
    assert form.part["general"].page.ends.shown_error() == "Ngày kết thúc trước ngày bắt đầu."
    assert form.part["general"].page.title.edit.isVisible()
    assert form.focusWidget() is form.part["general"].page.title.edit


def test_an_error_below_the_edge_of_the_window_is_scrolled_to(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit()
    form = form_of(qtbot, tab)
    form.resize(form.width(), form.minimumSizeHint().height())
    form.part["general"].page.ends.set_value(date(2024, 1, 1))
    qtbot.waitUntil(lambda: form.part["general"].page.ends.edit.visibleRegion().isEmpty())
    press(qtbot, form, "Lưu")
    qtbot.waitUntil(lambda: not form.part["general"].page.ends.edit.visibleRegion().isEmpty())


def test_the_code_of_another_plan_is_refused(tab: PlansTab, qtbot: QtBot) -> None:
    second_plan(tab.desk)
    tab.edit()
    form = form_of(qtbot, tab)
    form.part["general"].page.code.set_value("td-2023")
    press(qtbot, form, "Lưu")
    assert form.part["general"].page.code.shown_error() == "Mã này đã dùng cho kế hoạch “Công tác năm · 2023”."


def test_a_deadline_is_added_by_keyboard_and_takes_over_the_dossiers(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("deadlines")
    form = form_of(qtbot, tab)
    qtbot.keyClick(form.part["deadlines"].page.table, Qt.Key.Key_N, CTRL)
    dialog = dialog_of(qtbot, form, DeadlineEditor)
    assert isinstance(dialog, DeadlineEditor)
    type_in(dialog.what.edit, "Gửi hồ sơ bổ sung")
    type_in(dialog.on.edit, "09082024")
    assert "Nhận đến hết ngày 08/08/2024." in words(dialog)
    dialog.dossier.box.setFocus()
    qtbot.keyClick(dialog.dossier.box, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.dossier.box, Qt.Key.Key_Return, CTRL)
    press(qtbot, form, "Lưu")
    stored = the_plan(tab.desk)
    assert [line.what for line in stored.deadlines if line.is_dossier] == ["Gửi hồ sơ bổ sung"]
    assert stored.dossier_deadline is not None
    assert stored.dossier_deadline.last_good_day == date(2024, 8, 8)


def test_a_line_without_its_day_is_not_taken(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("deadlines")
    form = form_of(qtbot, tab)
    press(qtbot, form, "Thêm thời hạn…")
    dialog = dialog_of(qtbot, form, DeadlineEditor)
    assert isinstance(dialog, DeadlineEditor)
    type_in(dialog.what.edit, "Gửi báo cáo")
    type_in(dialog.on.edit, "31/02/2024")
    press(qtbot, dialog, "Xong")
    assert dialog.isVisible()
    assert dialog.on.shown_error() == "Tháng 02/2024 không có ngày 31. Sửa ngày."
    assert len(form.part["deadlines"].page.lines()) == 2


def test_lines_are_moved_removed_and_given_back(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("dossier")
    form = form_of(qtbot, tab)
    page = form.part["dossier"].page
    first, second, third = page.lines()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    assert page.lines() == (second, first, third)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.lines() == (second, third)
    press(qtbot, page.banner, "Lấy lại")
    assert page.lines() == (second, first, third)
    press(qtbot, form, "Lưu")
    assert the_plan(tab.desk).dossier == (second, first, third)


def test_a_quota_for_one_unit_says_its_reason(tab: PlansTab, qtbot: QtBot) -> None:
    unit = units.find(tab.desk.store, "Phường Nghĩa Đô")
    tab.edit("quotas")
    form = form_of(qtbot, tab)
    press(qtbot, form, "Thêm chỉ tiêu…")
    dialog = dialog_of(qtbot, form, QuotaEditor)
    assert isinstance(dialog, QuotaEditor)
    assert not dialog.reason.isVisible()
    dialog.who.combo.setCurrentIndex(dialog.who.combo.findText("Phường Nghĩa Đô"))
    dialog.count.set_value(5)
    type_in(dialog.reason.edit, "Sáp nhập ba tổ dân phố")
    press(qtbot, dialog, "Xong")
    press(qtbot, form, "Lưu")
    added = next(line for line in the_plan(tab.desk).quotas if line.unit_id)
    assert (added.unit_id, added.group_id, added.count) == (unit.id, None, 5)
    assert added.reason == "Sáp nhập ba tổ dân phố"


def test_places_to_the_level_above_bind_no_unit(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("quotas")
    form = form_of(qtbot, tab)
    form.part["quotas"].page.edit()
    dialog = dialog_of(qtbot, form, QuotaEditor)
    assert isinstance(dialog, QuotaEditor)
    dialog.tier.set_value(Tier.SUPERIOR)
    assert not dialog.who.isVisible()
    press(qtbot, dialog, "Xong")
    changed = form.part["quotas"].page.lines()[0]
    assert (changed.tier, changed.group_id, changed.unit_id) == (Tier.SUPERIOR, None, None)


def test_two_quotas_for_the_same_places_are_not_stored(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    twice = QuotaLine(NomineeKind.COLLECTIVE, Tier.OFFICE, Limit.AT_MOST, 2, plan.quotas[0].group_id, "Phường")
    tab.desk.events.changed.emit(plans.save(tab.desk.store, replace(plan, quotas=(*plan.quotas, twice))))
    tab.edit()
    form = form_of(qtbot, tab)
    press(qtbot, form, "Lưu")
    assert form.isVisible()
    said = "Phường đã có chỉ tiêu tập thể ở dòng 1. Sửa hoặc bỏ một trong hai dòng."
    assert form.part["quotas"].page.banner.sentence == said
    assert form.part["quotas"].page.table.currentIndex().row() == len(plan.quotas)


def test_a_rule_switched_on_needs_its_sentence(tab: PlansTab, qtbot: QtBot) -> None:
    tab.edit("rules")
    form = form_of(qtbot, tab)
    box, sentence, _ = next(parts for parts in form.part["rules"].page.parts.values() if not parts[0].value())
    qtbot.mouseClick(box.box, LEFT)
    press(qtbot, form, "Lưu")
    assert sentence.shown_error() == "Chưa ghi “Câu trong kế hoạch”."
    assert form.focusWidget() is sentence.edit


def test_a_new_plan_is_written_from_nothing_and_chosen(
    tmp_path_factory: pytest.TempPathFactory, jobs: Jobs, qtbot: QtBot
) -> None:
    place = tmp_path_factory.mktemp("trong")
    with workspace.new_folder(place / "so-lieu") as store:
        office = Desk(store, jobs, Memory(place / "nho.ini"), lambda: date(2024, 7, 26))
        tab = opened(office, qtbot)
        qtbot.mouseClick(visible(qtbot, tab, ChoiceCard), LEFT)
        form = form_of(qtbot, tab)
        type_in(form.part["general"].page.title.edit, "Phát động thi đua chào mừng Quốc khánh")
        type_in(form.part["general"].page.short_title.edit, "Chào mừng Quốc khánh")
        code = form.part["general"].page.code
        assert code.value() == "KH-2024"
        code.edit.selectAll()
        type_in(code.edit, "QK-2024")
        form.go_to("bases")
        press(qtbot, form, "Thêm căn cứ…")
        dialog = dialog_of(qtbot, form, BasisEditor)
        assert isinstance(dialog, BasisEditor)
        type_in(dialog.text.edit, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")
        press(qtbot, dialog, "Xong")
        press(qtbot, form, "Lưu")
        assert office.plan is not None
        assert (office.plan.code, office.plan.year) == ("QK-2024", 2024)
        assert office.plan.bases[0].text.startswith("Căn cứ Luật")
        assert tab.banner.sentence == "Đã thêm kế hoạch “Chào mừng Quốc khánh”."
        said = "Chưa ghi chỉ tiêu. Ghi mỗi nhóm đơn vị được đề nghị bao nhiêu tập thể, cá nhân."
        qtbot.waitUntil(lambda: said in words(tab.sheet))
        tab.close()
