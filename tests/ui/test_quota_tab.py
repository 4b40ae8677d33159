"""The tab Chỉ tiêu: which units are over, missing or silent, and the plan's sentence beside the chosen cell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.domain.office import Level, Office
from thidua_desktop.domain.plan import Limit, Tier
from thidua_desktop.services import nominations, plans, quota_changes, units, workspace
from thidua_desktop.services.nominations import Entry, Filter
from ui.desk import Desk
from ui.jobs import Jobs
from ui.kit.appearance import Memory
from ui.kit.buttons import FilterChip, PrimaryButton
from ui.kit.cells import GroupRow, QuotaCell
from ui.kit.delegates import quota_width
from ui.kit.empty import ChoiceCard
from ui.kit.panel import Quote
from ui.kit.table import INSET
from ui.kit.tokens import Size, Space, State
from ui.tabs.quota import QuotaTab
from ui.tabs.quota_rows import Standing
from ui.tabs.quota_sticky import StickyNames
from ui.tabs.quota_strip import superior_word
from ui.tabs.quota_table import QuotaTable

NGHIA_DO, QUAN_LY_DO_THI, NOI_VU = "Phường Nghĩa Đô", "Phòng Quản lý đô thị", "Phòng Nội vụ"
COLLECTIVE, INDIVIDUAL = 1, 2


def nominate(office: Desk, unit: str, kind: NomineeKind, *names: str) -> None:
    assert office.plan is not None
    for name in names:
        entry = Entry(
            kind,
            name,
            units.find(office.store, unit).id,
            date(2024, 7, 24),
            birth="1980" if kind is NomineeKind.INDIVIDUAL else "",
            achievement="Giữ gìn an ninh trật tự",
            accepted_reason="Để thử",
        )
        office.events.changed.emit(nominations.save_entry(office.store, office.plan.id, entry))


@pytest.fixture
def filled(desk: Desk) -> Desk:  # noqa: F811
    """Nghĩa Đô one collective over, Quản lý đô thị one individual over, Nội vụ without its collective."""
    nominate(desk, NGHIA_DO, NomineeKind.COLLECTIVE, *(f"Tổ dân phố số {number}" for number in (4, 9, 12, 17)))
    nominate(desk, NGHIA_DO, NomineeKind.INDIVIDUAL, "Nguyễn Minh Đức")
    nominate(desk, QUAN_LY_DO_THI, NomineeKind.COLLECTIVE, "Tổ Trật tự")
    nominate(desk, QUAN_LY_DO_THI, NomineeKind.INDIVIDUAL, "Lê Văn An", "Đỗ Thị Thanh Huyền")
    nominate(desk, NOI_VU, NomineeKind.INDIVIDUAL, "Phạm Văn Lợi")
    return desk


@pytest.fixture
def tab(filled: Desk, qtbot: QtBot) -> Iterator[QuotaTab]:
    shown = opened(filled, qtbot)
    yield shown
    shown.close()


def opened(office: Desk, qtbot: QtBot) -> QuotaTab:
    made = QuotaTab(office)
    qtbot.addWidget(made)
    made.resize(1366, 652)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def table_of(tab: QuotaTab) -> QuotaTable:
    return next(table for table in tab.findChildren(QuotaTable) if table.isVisible())


def bands(tab: QuotaTab) -> dict[str, list[str]]:
    """The units shown, by the title of their band."""
    rows = table_of(tab).rows_model
    found: dict[str, list[str]] = {}
    title = ""
    for number in range(rows.rowCount()):
        entry = rows.entry_at(number)
        if isinstance(entry, GroupRow):
            title = entry.title
        elif entry is not None:
            found.setdefault(title, []).append(entry.unit.short_name)
    return found


def cell(tab: QuotaTab, unit: str, column: int) -> QuotaCell:
    table = table_of(tab)
    row = next(row for row in table.rows_model.rows() if row.unit.short_name == unit)
    return table.rows_model.columns[column].value(row)


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def click_cell(qtbot: QtBot, tab: QuotaTab, unit: str, column: int, *, double: bool = False) -> None:
    table = table_of(tab)
    number = table.rows_model.number_of(units.find(tab.desk.store, unit).id)
    index = table.rows_model.index(number, column)
    table.scrollTo(index)
    click = qtbot.mouseDClick if double else qtbot.mouseClick
    click(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def test_units_that_are_over_come_first_then_missing_then_silent_ones(tab: QuotaTab) -> None:
    shown = bands(tab)
    assert list(shown)[:3] == ["Vượt chỉ tiêu", "Thiếu so với kế hoạch", "Chưa gửi danh sách"]
    assert shown["Vượt chỉ tiêu"] == [NGHIA_DO, QUAN_LY_DO_THI]
    assert shown["Thiếu so với kế hoạch"] == [NOI_VU]
    assert len(shown["Chưa gửi danh sách"]) == 25


def test_states_are_said_in_words(tab: QuotaTab) -> None:
    assert cell(tab, NGHIA_DO, COLLECTIVE) == QuotaCell(4, 3, State.ERROR, "Vượt 1")
    assert cell(tab, NGHIA_DO, INDIVIDUAL) == QuotaCell(1, 3, State.FREE, "Còn 2")
    assert cell(tab, QUAN_LY_DO_THI, COLLECTIVE) == QuotaCell(1, 1, State.OK, "Đủ")
    assert cell(tab, NOI_VU, COLLECTIVE) == QuotaCell(0, 1, State.WARN, "Thiếu 1")
    assert cell(tab, "Phường Mai Dịch", COLLECTIVE) == QuotaCell(0, 3, State.NONE, "Chưa gửi")


def test_sums_stay_at_the_foot_and_never_net_room_with_overrun(tab: QuotaTab) -> None:
    foot = next(w for w in tab.findChildren(QWidget) if w.accessibleName().startswith("Cả kế hoạch"))
    assert "28 đơn vị" in foot.accessibleName()
    assert "5 trên 44, còn 40, vượt 1" in foot.accessibleName()
    assert foot.isVisible()


def test_without_the_switch_rows_stand_under_their_groups_with_sums(tab: QuotaTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.filters.urgent, Qt.MouseButton.LeftButton)
    assert list(bands(tab)) == ["Phường", "Phòng, ban, đơn vị", "MTTQ, đoàn thể"]
    wards = table_of(tab).rows_model.entry_at(0)
    assert isinstance(wards, GroupRow)
    assert (wards.count_text, str(wards.cells[COLLECTIVE])) == ("8 đơn vị", "4 / 24")


def test_the_switch_is_remembered_for_the_next_start(tab: QuotaTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.filters.urgent, Qt.MouseButton.LeftButton)
    again = opened(tab.desk, qtbot)
    assert not again.filters.urgent.isChecked()
    assert "Phường" in bands(again)


def test_the_filter_finds_units_typed_without_dau(tab: QuotaTab, qtbot: QtBot) -> None:
    tab.focus_filter()
    qtbot.keyClicks(tab.filters.search, "nghia do")
    qtbot.waitUntil(lambda: bands(tab) == {"Vượt chỉ tiêu": [NGHIA_DO]})
    assert "1 trong 28 đơn vị" in words(tab)


def test_chips_count_and_show_only_their_units(tab: QuotaTab, qtbot: QtBot) -> None:
    chip = tab.filters.chips[Standing.MISSING]
    assert chip.accessibleName() == "Lọc: Thiếu, 1"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert bands(tab) == {"Thiếu so với kế hoạch": [NOI_VU]}
    qtbot.mouseClick(tab.filters.chips[Standing.OVER], Qt.MouseButton.LeftButton)
    assert list(bands(tab)) == ["Vượt chỉ tiêu", "Thiếu so với kế hoạch"]


def test_when_nothing_fits_the_table_says_so_and_gives_the_filter_up(tab: QuotaTab, qtbot: QtBot) -> None:
    tab.filters.search.setText("không có đơn vị này")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Return)
    assert "Không có đơn vị nào hợp với bộ lọc." in words(table_of(tab))
    act = next(b for b in table_of(tab).findChildren(QPushButton) if b.text() == "Bỏ lọc")
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert sum(map(len, bands(tab).values())) == 28


def test_the_panel_shows_the_chosen_cell_with_the_plans_sentence(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.waitUntil(lambda: "Bốn đề nghị trong ô này" in words(tab.panel))
    said = words(tab.panel)
    assert {NGHIA_DO, "Tập thể · tối đa 3", "4", "đã đề nghị", "3", "được phép", "Tổ dân phố số 9"} <= set(said)
    quote = next(q for q in tab.panel.findChildren(Quote) if q.isVisibleTo(tab.panel))
    assert "tối đa 03 tập thể tổ dân phố" in quote.accessibleName()
    assert "Mục III.4.2" in quote.accessibleName()


def test_the_arrow_keys_choose_the_cell_beside_and_the_panel_follows(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.keyClick(table_of(tab), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: {"Cá nhân · tối đa 3", "Một đề nghị trong ô này"} <= set(words(tab.panel)))


def test_down_goes_past_the_title_of_the_next_band(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, QUAN_LY_DO_THI, INDIVIDUAL)
    qtbot.keyClick(table_of(tab), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: NOI_VU in words(tab.panel))
    qtbot.keyClick(table_of(tab), Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: QUAN_LY_DO_THI in words(tab.panel))


def test_a_click_on_the_name_chooses_the_cell_that_needs_a_look(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, QUAN_LY_DO_THI, 0)
    assert table_of(tab).currentIndex().column() == INDIVIDUAL


def test_a_withdrawn_nomination_is_shown_but_takes_no_place(tab: QuotaTab, qtbot: QtBot) -> None:
    office = tab.desk
    unit = units.find(office.store, NGHIA_DO)
    first = nominations.lines(office.store, Filter(unit_id=unit.id, kind=NomineeKind.COLLECTIVE))[0]
    office.events.changed.emit(nominations.set_status(office.store, [first.id], Status.WITHDRAWN))
    assert cell(tab, NGHIA_DO, COLLECTIVE).text == "Đủ"
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    expected = {"Không tính vào chỉ tiêu · 1 đề nghị", "Ba đề nghị trong ô này"}
    qtbot.waitUntil(lambda: expected <= set(words(tab.panel)))


@pytest.mark.parametrize("way", ["double click", "Enter", "button"])
def test_three_ways_lead_to_the_nominations_of_the_cell(tab: QuotaTab, qtbot: QtBot, way: str) -> None:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.waitUntil(lambda: "Bốn đề nghị trong ô này" in words(tab.panel))
    with qtbot.waitSignal(tab.asked) as heard:
        if way == "double click":
            click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE, double=True)
        elif way == "Enter":
            qtbot.keyClick(table_of(tab), Qt.Key.Key_Return)
        else:
            button = next(b for b in tab.panel.findChildren(PrimaryButton) if b.text() == "Xem 4 đề nghị")
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.desk.plan is not None
    unit = units.find(tab.desk.store, NGHIA_DO)
    assert heard.args == ["Tiếp nhận đề nghị", Filter(tab.desk.plan.id, unit.id, NomineeKind.COLLECTIVE)]


def test_another_screen_can_ask_for_a_cell_even_if_it_is_filtered_away(tab: QuotaTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.filters.chips[Standing.MISSING], Qt.MouseButton.LeftButton)
    unit = units.find(tab.desk.store, NGHIA_DO)
    tab.show_what(Filter(unit_id=unit.id, kind=NomineeKind.INDIVIDUAL))
    qtbot.waitUntil(lambda: {NGHIA_DO, "Cá nhân · tối đa 3"} <= set(words(tab.panel)))
    assert not tab.filters.wanted().narrows


def test_esc_closes_the_panel_then_gives_the_filter_up(tab: QuotaTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.filters.chips[Standing.OVER], Qt.MouseButton.LeftButton)
    qtbot.keyClick(table_of(tab), Qt.Key.Key_Escape)
    assert not tab.panel.isVisible()
    assert tab.filters.wanted().narrows
    qtbot.keyClick(table_of(tab), Qt.Key.Key_Escape)
    assert not tab.filters.wanted().narrows
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    assert tab.panel.isVisible()


def test_the_places_to_the_city_are_seats_and_their_sentence_is_one_click_away(tab: QuotaTab, qtbot: QtBot) -> None:
    assert {"Trình Thành phố khen thưởng", "Tối đa 2 tập thể, 3 cá nhân · mục III.4.3"} <= set(words(tab.strip))
    seats = [w.accessibleName() for w in tab.strip.findChildren(QWidget) if "chỗ" in w.accessibleName()]
    assert seats == ["0 / 2 tập thể, còn 2 chỗ", "0 / 3 cá nhân, còn 3 chỗ"]
    qtbot.mouseClick(tab.strip.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Kế hoạch quy định" in words(tab.panel))
    quote = next(q for q in tab.panel.findChildren(Quote) if q.isVisibleTo(tab.panel))
    assert "đề nghị Thành phố khen thưởng" in quote.accessibleName()


@pytest.mark.parametrize(
    ("superior", "word"),
    [
        ("UBND thành phố Hà Nội", "Thành phố"),
        ("Ủy ban nhân dân tỉnh Nghệ An", "Tỉnh"),
        ("UBND quận Cầu Giấy", "Quận"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("", "cấp trên"),
    ],
)
def test_the_level_above_is_called_as_the_office_names_it(superior: str, word: str) -> None:
    office = Office("UBND X", "", Level.COMMUNE, "", "", "", "", "", superior=superior)
    assert superior_word(office) == word


def test_export_writes_the_table_and_names_the_file(tab: QuotaTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.filters.export, Qt.MouseButton.LeftButton)
    assert tab.banner.sentence == "Đã ghi “chi-tieu_CG-2024.xlsx”."
    assert "Mở thư mục" in [b.text() for b in tab.banner.findChildren(QPushButton)]
    sheet = openpyxl.load_workbook(tab.desk.store.folder.exports / "chi-tieu_CG-2024.xlsx").worksheets[0]
    assert any(NGHIA_DO in str(value) for row in sheet.iter_rows(values_only=True) for value in row)


def test_the_status_bar_says_sums_and_what_needs_work(filled: Desk, qtbot: QtBot) -> None:
    heard: list[str] = []
    tab = QuotaTab(filled)
    qtbot.addWidget(tab)
    tab.status_changed.connect(heard.append)
    tab.show()
    assert heard[-1] == "5 tập thể, 4 cá nhân · 2 đơn vị vượt · 1 đơn vị thiếu · 25 đơn vị chưa gửi"
    qtbot.mouseClick(tab.filters.chips[Standing.OVER], Qt.MouseButton.LeftButton)
    assert heard[-1].startswith("2 đơn vị đang hiện · 5 tập thể")


def test_a_screen_reader_hears_the_whole_cell(tab: QuotaTab) -> None:
    table = table_of(tab)
    number = table.rows_model.number_of(units.find(tab.desk.store, NGHIA_DO).id)
    spoken = table.rows_model.index(number, COLLECTIVE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Phường Nghĩa Đô, tập thể, 4 trên 3, vượt 1"


def test_on_a_small_screen_what_has_no_room_is_under_the_dots(tab: QuotaTab, qtbot: QtBot) -> None:
    tab.resize(1093, 433)
    qtbot.waitUntil(lambda: tab.filters.group.isHidden())
    assert tab.width() == 1093
    titles = [action.text() for action in tab.filters.more_menu().actions()]
    assert "Nhóm: Phường" in titles
    assert tab.filters.export.isVisible() or "Xuất Excel" in titles
    ward = next(action for action in tab.filters.more_menu().actions() if action.text() == "Nhóm: Phường")
    ward.trigger()
    assert sum(map(len, bands(tab).values())) == 8
    qtbot.waitUntil(lambda: "8 trong 28 đơn vị" in words(tab))
    chip = next(c for c in tab.filters.findChildren(FilterChip) if c.accessibleName() == "Bỏ Nhóm: Phường")
    assert chip.isVisible(), "a filter that is on is never hidden"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert sum(map(len, bands(tab).values())) == 28


def test_without_a_plan_the_page_leads_to_plans(jobs: Jobs, tmp_path, qtbot: QtBot) -> None:
    store = workspace.new_folder(tmp_path / "trong")
    bare = Desk(store, jobs, Memory(tmp_path / "nho.ini"))
    tab = opened(bare, qtbot)
    assert "Chưa có kế hoạch nào" in words(tab)
    with qtbot.waitSignal(tab.asked) as heard:
        qtbot.mouseClick(tab.findChildren(ChoiceCard)[0], Qt.MouseButton.LeftButton)
    assert heard.args[0] == "Kế hoạch"
    store.close()


def test_a_plan_without_quota_lines_says_what_to_write(filled: Desk, qtbot: QtBot) -> None:
    tab = opened(filled, qtbot)
    assert filled.plan is not None
    change = plans.save(filled.store, replace(filled.plan, quotas=()))
    filled.events.changed.emit(change)
    assert "Kế hoạch này chưa có chỉ tiêu" in words(tab)


@pytest.fixture
def narrow(filled: Desk, qtbot: QtBot) -> Iterator[QuotaTab]:
    """Three kinds on a small screen: more than fits beside the panel."""
    assert filled.plan is not None
    lines = [line for line in filled.plan.quotas if line.tier is Tier.OFFICE and line.kind is NomineeKind.INDIVIDUAL]
    households = [replace(line, kind=NomineeKind.HOUSEHOLD, id=None) for line in lines]
    change = plans.save(filled.store, replace(filled.plan, quotas=(*filled.plan.quotas, *households)))
    filled.events.changed.emit(change)
    shown = opened(filled, qtbot)
    shown.resize(1093, 433)
    qtbot.waitUntil(lambda: shown.filters.group.isHidden() and table_of(shown).horizontalScrollBar().maximum() > 0)
    yield shown
    shown.close()


def test_three_kinds_on_a_small_screen_are_scrolled_beside_the_names(narrow: QuotaTab, qtbot: QtBot) -> None:
    table = table_of(narrow)
    names = table.findChildren(StickyNames)[0]
    assert not names.isVisible()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert names.isVisible()
    assert names.geometry().left() == 0
    assert names.width() == table.columnWidth(0)
    first = names.grab().toImage()
    assert len({first.pixel(x, table.header.height() + 48) for x in range(12, names.width())}) > 1, "names are painted"


def test_no_figure_or_state_is_cut_however_narrow_the_window(narrow: QuotaTab) -> None:
    table = table_of(narrow)
    for number in range(1, 4):
        column = table.rows_model.columns[number]
        cells = [column.value(row) for row in table.rows_model.rows()]
        needed = max(quota_width(one) for one in cells) - Size.BAR_WIDTH - Space.M
        assert table.columnWidth(number) - 2 * INSET >= needed


def test_a_click_on_a_name_kept_in_sight_chooses_the_unit_not_the_cell_under_it(narrow: QuotaTab, qtbot: QtBot) -> None:
    table = table_of(narrow)
    table.choose(units.find(narrow.desk.store, NGHIA_DO).id, 2)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    number = table.rows_model.number_of(units.find(narrow.desk.store, QUAN_LY_DO_THI).id)
    at = QPoint(30, table.rowViewportPosition(number) + 10)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    row = table.current_row()
    assert row is not None
    assert row.unit.short_name == QUAN_LY_DO_THI
    assert table.currentIndex().column() == INDIVIDUAL


def test_the_arrow_keys_bring_a_cell_out_from_under_the_names(narrow: QuotaTab, qtbot: QtBot) -> None:
    table = table_of(narrow)
    table.choose(units.find(narrow.desk.store, NGHIA_DO).id, 2)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.place() == 0
    assert table.columnViewportPosition(COLLECTIVE) >= table.columnWidth(0)


def menu_words(tab: QuotaTab) -> list[str]:
    table = table_of(tab)
    assert table.menu_for is not None
    menu = table.menu_for(table.selected_rows())
    assert menu is not None
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def test_the_right_click_menu_offers_what_the_cell_can_do(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    assert menu_words(tab) == ["Xem các đề nghị", "Chỉ tiêu riêng…", "Chép dòng đang chọn"]
    assert tab.desk.plan is not None
    unit = units.find(tab.desk.store, NGHIA_DO)
    done = quota_changes.set_own(
        tab.desk.store, tab.desk.plan.id or 0, unit.id, NomineeKind.COLLECTIVE, Limit.AT_MOST, 5, "Đông dân"
    )
    tab.desk.events.changed.emit(done.change)
    assert menu_words(tab) == ["Xem các đề nghị", "Chỉ tiêu riêng…", "Bỏ chỉ tiêu riêng", "Chép dòng đang chọn"]


def test_ctrl_c_copies_the_chosen_units_with_figures_and_words(tab: QuotaTab, qtbot: QtBot) -> None:
    click_cell(qtbot, tab, NGHIA_DO, COLLECTIVE)
    qtbot.keyClick(table_of(tab), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Phường Nghĩa Đô\t4 / 3 Vượt 1\t1 / 3 Còn 2"


def test_widths_the_clerk_chose_are_there_at_the_next_start(tab: QuotaTab, qtbot: QtBot) -> None:
    header = table_of(tab).header
    edge = header.sectionViewportPosition(1) + header.sectionSize(1) - 1
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge, 10))
    qtbot.mouseMove(header.viewport(), QPoint(edge - 40, 10))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge - 40, 10))
    chosen = header.sectionSize(1)
    again = opened(tab.desk, qtbot)
    assert table_of(again).columnWidth(1) == chosen
    assert table_of(again).columnWidth(2) != chosen
    again.close()


def test_the_order_the_clerk_chose_is_there_on_a_small_screen_and_at_the_next_start(
    tab: QuotaTab, qtbot: QtBot
) -> None:
    def first_silent(shown: QuotaTab) -> str:
        rows = [row for row in table_of(shown).rows_model.rows() if not row.sent]
        return rows[0].unit.short_name

    header = table_of(tab).header
    for _ in range(2):
        at = QPoint(header.sectionViewportPosition(0) + 20, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    last = first_silent(tab)
    assert last == "Văn phòng HĐND và UBND"
    tab.resize(1093, 500)
    assert first_silent(tab) == last
    assert first_silent(opened(tab.desk, qtbot)) == last
