"""Chỉ tiêu, changed by hand: a unit's own places with a reason, and who goes to the level above."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.test_quota_tab import COLLECTIVE, NGHIA_DO, cell, click_cell, filled, opened, table_of, words  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.services import nominations, units
from thidua_desktop.services.nominations import Filter
from ui import messages
from ui.desk import Desk
from ui.dialogs.places_above import PlacesAbove
from ui.dialogs.quota_override import QuotaOverride
from ui.kit.panel import Quote
from ui.tabs.quota import QuotaTab

AnyDialog = TypeVar("AnyDialog", bound=QWidget)


@pytest.fixture
def tab(filled: Desk, qtbot: QtBot) -> Iterator[QuotaTab]:  # noqa: F811
    shown = opened(filled, qtbot)
    yield shown
    shown.close()


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    def found() -> list[QPushButton]:
        return [b for b in within.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(within)]

    qtbot.waitUntil(lambda: bool(found()))
    button = found()[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def ask_own(qtbot: QtBot, tab: QuotaTab) -> QuotaOverride:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.waitUntil(lambda: "Bốn đề nghị trong ô này" in words(tab.panel))
    press(qtbot, tab.panel, "Chỉ tiêu riêng…")
    return in_front(qtbot, tab, QuotaOverride)


def in_front(qtbot: QtBot, tab: QuotaTab, kind: type[AnyDialog]) -> AnyDialog:
    """The dialog just opened, ready for keys."""
    dialog = next(d for d in tab.findChildren(kind) if d.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def set_own(qtbot: QtBot, tab: QuotaTab, count: str = "5", reason: str = "Phường đông dân nhất.") -> None:
    dialog = ask_own(qtbot, tab)
    dialog.count.edit.selectAll()
    qtbot.keyClicks(dialog.count.edit, count)
    type_in(dialog.reason.edit, reason)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog_open(tab, QuotaOverride))


def dialog_open(tab: QuotaTab, kind: type[QWidget]) -> bool:
    return any(dialog.isVisible() for dialog in tab.findChildren(kind))


def statuses(office: Desk, *names: str) -> list[Status]:
    assert office.plan is not None
    lines = {line.name: line.status for line in nominations.lines(office.store, Filter(plan_id=office.plan.id))}
    return [Status(lines[name]) for name in names]


def test_the_dialog_shows_the_groups_rule_and_what_the_count_makes_of_the_cell(tab: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_own(qtbot, tab)
    assert "Mỗi đơn vị nhóm Phường: tối đa 3 tập thể." in words(dialog)
    assert "tối đa 03 tập thể tổ dân phố" in dialog.findChildren(Quote)[0].accessibleName()
    assert "Đã đề nghị 4: vượt 1." in words(dialog)
    dialog.count.edit.selectAll()
    qtbot.keyClicks(dialog.count.edit, "4")
    assert "Đã đề nghị 4: vừa đủ." in words(dialog)
    dialog.form.mark_clean()
    dialog.close()


def test_without_a_reason_nothing_is_stored_and_the_reason_has_the_focus(tab: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_own(qtbot, tab)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.reason.shown_error() == "Chưa ghi “Lý do”."
    assert dialog.focusWidget() is dialog.reason.edit
    dialog.close()


def test_f2_on_a_cell_asks_for_the_units_own_places(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    assert tab._table is not None
    tab._table.setFocus()
    qtbot.waitUntil(tab._table.hasFocus)
    qtbot.keyClick(tab._table, Qt.Key.Key_F2)
    dialog = in_front(qtbot, tab, QuotaOverride)
    assert "Mỗi đơn vị nhóm Phường: tối đa 3 tập thể." in words(dialog)


def test_own_places_are_marked_in_the_grid_said_in_the_panel_and_undone_from_the_banner(
    tab: QuotaTab, qtbot: QtBot
) -> None:
    set_own(qtbot, tab)
    assert cell(tab, NGHIA_DO, COLLECTIVE).text == "Còn 1 · riêng"
    index = table_of(tab).rows_model.index(
        table_of(tab).rows_model.number_of(units.find(tab.desk.store, NGHIA_DO).id), COLLECTIVE
    )
    said = "Riêng cho đơn vị này: tối đa 5, vì phường đông dân nhất"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == said
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.waitUntil(lambda: f"{said}." in words(tab.panel))
    assert "Chỉ tiêu riêng của Phường Nghĩa Đô: tối đa 5 tập thể" in tab.banner.sentence
    press(qtbot, tab.banner, "Hoàn tác")
    assert cell(tab, NGHIA_DO, COLLECTIVE).text == "Vượt 1"


def test_own_places_are_taken_off_in_the_panel_and_that_can_be_undone(tab: QuotaTab, qtbot: QtBot) -> None:
    set_own(qtbot, tab)
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.waitUntil(lambda: any(b.text() == "Bỏ chỉ tiêu riêng" for b in tab.panel.findChildren(QPushButton)))
    press(qtbot, tab.panel, "Bỏ chỉ tiêu riêng")
    assert cell(tab, NGHIA_DO, COLLECTIVE).text == "Vượt 1"
    press(qtbot, tab.banner, "Hoàn tác")
    assert cell(tab, NGHIA_DO, COLLECTIVE).text == "Còn 1 · riêng"


# --- the places to the level above ----------------------------------------------------------------------------------


@pytest.fixture
def ready(tab: QuotaTab) -> QuotaTab:
    """The four collectives of Nghĩa Đô: agreed, agreed, verified, complete."""
    office = tab.desk
    assert office.plan is not None
    unit = units.find(office.store, NGHIA_DO)
    lines = nominations.lines(office.store, Filter(office.plan.id, unit.id, NomineeKind.COLLECTIVE))
    for line, status in zip(lines, (Status.AGREED, Status.AGREED, Status.VERIFIED, Status.COMPLETE), strict=True):
        office.events.changed.emit(nominations.set_status(office.store, [line.id], status))
    return tab


def ask_places(qtbot: QtBot, tab: QuotaTab) -> PlacesAbove:
    qtbot.mouseClick(tab.strip.choose, Qt.MouseButton.LeftButton)
    return in_front(qtbot, tab, PlacesAbove)


def order(dialog: PlacesAbove) -> list[tuple[str, str]]:
    return [(dialog.draft.place_of(one.id), one.name) for one in dialog.table.rows_model.rows()]


FOUR, NINE, TWELVE, SEVENTEEN = (f"Tổ dân phố số {number}" for number in (4, 9, 12, 17))


def test_choosing_with_enter_fills_the_seats_and_goes_down_the_list(ready: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_places(qtbot, ready)
    assert any("02 tập thể và 03 cá nhân" in quote.accessibleName() for quote in dialog.findChildren(Quote))
    for _ in range(2):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.seats.accessibleName() == "2 / 2 tập thể, đủ"
    assert order(dialog) == [("1", FOUR), ("2", NINE), ("", TWELVE), ("", SEVENTEEN)]
    press(qtbot, dialog, "Dự bị")
    assert order(dialog)[2] == ("DB 1", TWELVE)
    assert "Trình 2 tập thể, 0 cá nhân; dự bị 1." in words(dialog)
    press(qtbot, dialog, "Lưu danh sách trình")
    assert statuses(ready.desk, FOUR, NINE, TWELVE) == [Status.FORWARDED, Status.FORWARDED, Status.VERIFIED]
    seats = [w.accessibleName() for w in ready.strip.findChildren(QWidget) if "tập thể," in w.accessibleName()]
    assert "2 / 2 tập thể, đủ" in seats
    assert ready.banner.sentence == "Đã chọn để trình: 2 tập thể, 0 cá nhân; 1 đề nghị dự bị."


def test_taking_one_off_gives_its_earlier_status_and_the_banner_takes_that_back(ready: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_places(qtbot, ready)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    press(qtbot, dialog, "Lưu danh sách trình")
    again = ask_places(qtbot, ready)
    assert order(again)[0] == ("1", FOUR)
    again.table.select_key(again.draft.chosen[0])
    press(qtbot, again, "Bỏ chọn")
    press(qtbot, again, "Lưu danh sách trình")
    assert statuses(ready.desk, FOUR) == [Status.AGREED]
    press(qtbot, ready.banner, "Hoàn tác")
    assert statuses(ready.desk, FOUR) == [Status.FORWARDED]


def test_alt_and_arrows_change_the_order_of_preference(ready: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_places(qtbot, ready)
    for _ in range(2):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    dialog.table.select_key(dialog.draft.chosen[1])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [name for _, name in order(dialog)[:2]] == [NINE, FOUR]
    assert not dialog.up_button.isEnabled()
    assert dialog.down_button.isEnabled()
    press(qtbot, dialog, "Lưu danh sách trình")
    assert [name for _, name in order(ask_places(qtbot, ready))[:2]] == [NINE, FOUR]


def test_more_than_the_places_are_warned_of_and_need_a_reason(ready: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_places(qtbot, ready)
    for _ in range(3):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.seats.accessibleName() == "3 / 2 tập thể, vượt 1"
    assert any("Vượt 1 tập thể so với kế hoạch, cần ghi lý do." in said for said in words(dialog))
    press(qtbot, dialog, "Lưu danh sách trình")
    assert dialog.isVisible()
    assert dialog.reason.shown_error() == "Chưa ghi “Lý do trình nhiều hơn kế hoạch”."
    type_in(dialog.reason.edit, "Thành phố đồng ý thêm một")
    press(qtbot, dialog, "Lưu danh sách trình")
    assert statuses(ready.desk, FOUR, NINE, TWELVE) == [Status.FORWARDED] * 3


def test_those_not_complete_yet_are_one_click_away(tab: QuotaTab, qtbot: QtBot) -> None:
    dialog = ask_places(qtbot, tab)
    assert "Chưa có tập thể nào đủ hồ sơ để chọn." in words(dialog.table)
    press(qtbot, dialog.table, "Hiện cả đề nghị chưa đủ hồ sơ")
    assert len(order(dialog)) == 5


def test_closing_with_choices_not_saved_asks(ready: QuotaTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda title, *_, **__: bool(asked.append(title)))
    dialog = ask_places(qtbot, ready)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Bỏ những gì vừa ghi?"]
    assert dialog.isVisible()
    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)
    dialog.reject()
