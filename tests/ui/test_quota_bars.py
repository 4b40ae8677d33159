"""The quota grid drawn: bars by unit and kind, each a link, heard by a screen reader and copied as a table."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.test_quota_tab import NGHIA_DO, QUAN_LY_DO_THI, filled, opened, words  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import units
from thidua_desktop.services.nominations import Filter
from ui.desk import Desk
from ui.kit.cells import GroupRow
from ui.tabs.quota import QuotaTab
from ui.tabs.quota_bars import BAR_COLUMN, BarTable


@pytest.fixture
def tab(filled: Desk, qtbot: QtBot) -> Iterator[QuotaTab]:  # noqa: F811
    """The tab with the bars asked for."""
    shown = opened(filled, qtbot)
    qtbot.mouseClick(shown.filters.as_bars, Qt.MouseButton.LeftButton)
    yield shown
    shown.close()


def bars(tab: QuotaTab) -> BarTable:
    assert tab.bars.isVisible()
    return tab.bars.table


def entries(tab: QuotaTab) -> list[str]:
    model = bars(tab).rows_model
    found = (model.entry_at(number) for number in range(model.rowCount()))
    return [one.title if isinstance(one, GroupRow) else one.row.unit.short_name for one in found if one is not None]


def test_bars_stand_by_kind_with_those_over_first(tab: QuotaTab) -> None:
    shown = entries(tab)
    assert shown[:2] == ["Tập thể", NGHIA_DO]
    assert shown[shown.index("Cá nhân") + 1] == QUAN_LY_DO_THI
    assert len(shown) == 2 + 2 * 28
    assert bars(tab).longest == 4


def test_the_view_is_remembered_and_the_grid_is_one_click_away(tab: QuotaTab, qtbot: QtBot) -> None:
    again = opened(tab.desk, qtbot)
    assert again.bars.isVisible()
    qtbot.mouseClick(again.filters.as_table, Qt.MouseButton.LeftButton)
    assert not again.bars.isVisible()
    again.close()


def test_the_filters_hold_for_the_bars_too(tab: QuotaTab, qtbot: QtBot) -> None:
    tab.focus_filter()
    qtbot.keyClicks(tab.filters.search, "nghia do")
    qtbot.waitUntil(lambda: entries(tab) == ["Tập thể", NGHIA_DO, "Cá nhân", NGHIA_DO])


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_bar_leads_to_its_nominations(tab: QuotaTab, qtbot: QtBot, way: str) -> None:
    table = bars(tab)
    unit = units.find(tab.desk.store, NGHIA_DO)
    assert table.select_key((unit.id, 0))
    index = table.rows_model.index(table.rows_model.number_of((unit.id, 0)), BAR_COLUMN)
    with qtbot.waitSignal(tab.asked) as heard:
        if way == "click":
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
        else:
            qtbot.keyClick(table, Qt.Key.Key_Return)
    assert tab.desk.plan is not None
    assert heard.args == ["Tiếp nhận đề nghị", Filter(tab.desk.plan.id, unit.id, NomineeKind.COLLECTIVE)]


def test_the_panel_follows_the_bars_by_key(tab: QuotaTab, qtbot: QtBot) -> None:
    table = bars(tab)
    table.setFocus()
    table.select_key((units.find(tab.desk.store, NGHIA_DO).id, 0))
    qtbot.waitUntil(lambda: {NGHIA_DO, "Tập thể · tối đa 3"} <= set(words(tab.panel)))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: NGHIA_DO not in words(tab.panel))


def test_a_screen_reader_hears_unit_kind_figures_and_state(tab: QuotaTab) -> None:
    table = bars(tab)
    number = table.rows_model.number_of((units.find(tab.desk.store, NGHIA_DO).id, 0))
    spoken = table.rows_model.index(number, BAR_COLUMN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Phường Nghĩa Đô, tập thể, 4 trên 3, vượt 1"


def test_copy_gives_a_table_of_figures(tab: QuotaTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.bars.copy_link, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Đơn vị\tĐối tượng\tĐề nghị\tĐược phép\tTrạng thái"
    assert lines[1] == "Phường Nghĩa Đô\tTập thể\t4\t3\tVượt 1"
    assert len(lines) == 1 + 2 * 28


def test_the_bars_are_printed_as_their_figures_and_words(tab: QuotaTab) -> None:
    printable = tab.print_table()
    assert printable is not None
    assert printable.columns == ("Đơn vị", "Đề nghị / được phép", "Trạng thái")
    assert printable.rows[1].cells == (NGHIA_DO, "4 / 3", "Vượt 1")


def test_another_screen_that_asks_for_a_cell_gets_the_grid(tab: QuotaTab, qtbot: QtBot) -> None:
    tab.show_what(Filter(unit_id=units.find(tab.desk.store, NGHIA_DO).id, kind=NomineeKind.INDIVIDUAL))
    assert not tab.bars.isVisible()
    qtbot.waitUntil(lambda: {NGHIA_DO, "Cá nhân · tối đa 3"} <= set(words(tab.panel)))
