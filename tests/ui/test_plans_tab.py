"""The tab Kế hoạch: the plans of the office, and what the chosen one says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from tests.ui.plan_fixtures import LEFT, opened, press, second_plan, shown, states, the_plan, words
from thidua_desktop.domain.plan import Basis, Deadline, PlanState
from thidua_desktop.services import plans, search
from ui.desk import Desk
from ui.kit.cells import GroupRow
from ui.kit.panel import Quote
from ui.kit.tokens import State, Strength
from ui.plan_popup import PlanPopup
from ui.printing import RowKind
from ui.tabs import plans_words
from ui.tabs.plans import PlansTab
from ui.tabs.plans_parts import SaidByPlan
from ui.tabs.plans_sections import MovementsSection, QuotaSection


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[PlansTab]:  # noqa: F811
    yield from shown(desk, qtbot)


def test_working_and_archived_plans_stand_apart_with_their_next_deadline(tab: PlansTab) -> None:
    second_plan(tab.desk)
    rows = tab.list.rows_model
    entries = [rows.entry_at(number) for number in range(rows.rowCount())]
    shown = [entry.title if isinstance(entry, GroupRow) else rows.columns[0].text(entry) for entry in entries if entry]
    assert shown == [
        "Đang làm",
        "Chào mừng 70 năm Giải phóng Thủ đô · Đợt thi đua · 2024 · Hồ sơ: còn 6 ngày",
        "Đã lưu trữ",
        "Công tác năm · Kế hoạch năm · 2023 · Đã lưu trữ",
    ]


def test_the_sheet_says_kind_issuer_and_period(tab: PlansTab) -> None:
    assert "Đợt thi đua · UBND quận Cầu Giấy · tháng 03 đến tháng 08/2024" in words(tab.sheet)
    assert "69/KH-UBND" in words(tab.sheet)
    assert "23/02/2024 · UBND thành phố Hà Nội" in words(tab.sheet)


def test_a_deadline_says_both_days_and_what_is_left(tab: PlansTab) -> None:
    assert "Trước ngày 02/08/2024 · nhận đến hết 01/08/2024" in words(tab.sheet)
    assert {"Còn 6 ngày", "Đã qua"} <= states(tab.sheet)
    assert "0 trên 28 đơn vị đã gửi" in words(tab.sheet)


@pytest.mark.parametrize(
    ("day", "waiting", "said"),
    [
        (date(2024, 7, 31), 8, (State.WAIT, "Còn 1 ngày", Strength.PILL)),
        (date(2024, 8, 1), 8, (State.WARN, "Hôm nay", Strength.PILL)),
        (date(2024, 8, 4), 8, (State.WARN, "Quá hạn 3 ngày", Strength.QUIET)),
        (date(2024, 8, 4), 0, (State.NONE, "Đã qua", Strength.QUIET)),
        (date(2024, 7, 20), 8, (State.WAIT, "Còn 12 ngày", Strength.QUIET)),
    ],
)
def test_a_deadline_says_how_near_it_is(day: date, waiting: int, said: tuple[State, str, Strength]) -> None:
    deadline = Deadline("Gửi hồ sơ", date(2024, 8, 2), False)
    assert plans_words.deadline_state(deadline, day, waiting) == said


def test_an_archived_plan_is_out_of_the_chooser_until_it_is_typed_for(tab: PlansTab, qtbot: QtBot) -> None:
    second_plan(tab.desk)
    popup = PlanPopup(tab.desk, tab)
    popup.open_under(tab.new_button)
    assert [popup.list.item(row).text() for row in range(popup.list.count())] == [the_plan(tab.desk).short_title]
    qtbot.keyClicks(popup.search, "cong tac 2023")
    assert [popup.list.item(row).text() for row in range(popup.list.count())] == ["Công tác năm · 2023"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert the_plan(tab.desk).code == "TD-2023"


def test_an_archived_plan_is_found_by_the_search_over_everything(tab: PlansTab) -> None:
    other = second_plan(tab.desk)
    found = search.search(tab.desk.store, "cong tac nam 2023")
    assert [hit.id for hit in found if hit.type == "plan"] == [other]


def test_the_plans_own_sentence_is_one_click_from_its_deadline(tab: PlansTab, qtbot: QtBot) -> None:
    said = next(part for part in tab.sheet.findChildren(SaidByPlan) if "hồ sơ" in part.link.accessibleName())
    assert not said.quote.isVisible()
    qtbot.mouseClick(said.link, LEFT)
    assert said.quote.isVisible()
    assert "Trước ngày 02/8/2024" in said.quote.accessibleName()


def test_choosing_a_quota_shows_the_sentence_it_rests_on(tab: PlansTab, qtbot: QtBot) -> None:
    section = tab.sheet.findChildren(QuotaSection)[-1]
    rows = section.table.rows_model
    told = [[rows.columns[n].text(row) for n in range(3)] for row in rows.rows()]
    assert told == [
        ["Phường", "tối đa 3", "tối đa 3"],
        ["Phòng, ban, đơn vị", "đúng 1", "đúng 1"],
        ["MTTQ, đoàn thể", "đúng 1", "đúng 1"],
        ["Trình Thành phố", "tối đa 2", "tối đa 3"],
    ]
    at = section.table.visualRect(rows.index(0, 1)).center()
    qtbot.mouseClick(section.table.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: len(section.findChildren(Quote)) == 1)
    assert "tối đa 03 tập thể tổ dân phố" in section.findChildren(Quote)[0].accessibleName()


def test_choosing_a_movement_shows_its_whole_name_and_who_helps(tab: PlansTab, qtbot: QtBot) -> None:
    section = tab.sheet.findChildren(MovementsSection)[-1]
    at = section.table.visualRect(section.table.rows_model.index(3, 0)).center()
    qtbot.mouseClick(section.table.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: "Thi đua thực hiện đảm bảo an ninh trật tự, an toàn xã hội" in words(section))
    assert any(text.startswith("Ban chỉ huy Quân sự quận") for text in words(section))


def test_open_quota_asks_for_that_tab(tab: PlansTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.asked) as asked:
        press(qtbot, tab.sheet, "Mở Chỉ tiêu")
    assert asked.args == ["Chỉ tiêu", None]


def test_a_citation_later_than_the_plan_is_doubted(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    late = Basis("Căn cứ Kế hoạch số 233/KH-UBND", "233/KH-UBND", date(2024, 12, 6), "UBND quận Cầu Giấy")
    tab.desk.events.changed.emit(plans.save(tab.desk.store, replace(plan, bases=(*plan.bases, late))))
    said = "Ngày 06/12/2024 sau ngày kết thúc đợt thi đua. Hãy xem lại, có thể là năm 2023."
    qtbot.waitUntil(lambda: said in states(tab.sheet))


def test_the_list_is_filtered_without_marks_and_leaves_the_plan_chosen(tab: PlansTab, qtbot: QtBot) -> None:
    second_plan(tab.desk)
    tab.focus_filter()
    qtbot.keyClicks(tab.search, "cong tac 2023")
    qtbot.waitUntil(lambda: [plan.code for plan in tab.list.rows_model.rows()] == ["TD-2023"])
    assert tab.desk.plan is not None
    assert tab.desk.plan.code == "CG-2024"
    qtbot.keyClick(tab.search, Qt.Key.Key_Escape)
    assert len(tab.list.rows_model.rows()) == 2


def test_choosing_a_plan_in_the_list_chooses_it_for_the_desk(tab: PlansTab, qtbot: QtBot) -> None:
    other = second_plan(tab.desk)
    qtbot.keyClick(tab.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: tab.desk.plan is not None and tab.desk.plan.id == other)
    assert "Kế hoạch năm · năm 2023" in words(tab.sheet)


def test_on_a_narrow_sheet_the_columns_stand_under_one_another(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    tab = opened(desk, qtbot, width=840)
    deadline = next(label for label in tab.sheet.findChildren(QLabel) if label.text() == "Thời hạn")
    bases = next(label for label in tab.sheet.findChildren(QLabel) if label.text() == "Căn cứ")
    origin = tab.sheet.mapToGlobal(tab.sheet.rect().topLeft())
    assert deadline.mapToGlobal(origin).y() > bases.mapToGlobal(origin).y()
    assert deadline.mapToGlobal(origin).x() == bases.mapToGlobal(origin).x()


def test_a_plan_is_archived_and_taken_up_again(tab: PlansTab, qtbot: QtBot) -> None:
    tab.turn_archived()
    assert the_plan(tab.desk).state is PlanState.ARCHIVED
    press(qtbot, tab.banner, "Hoàn tác")
    assert the_plan(tab.desk).state is PlanState.OPEN


def test_a_plan_goes_to_the_trash_and_comes_back_as_the_chosen_one(tab: PlansTab, qtbot: QtBot) -> None:
    second_plan(tab.desk)
    plan = the_plan(tab.desk)
    qtbot.keyClick(tab.list, Qt.Key.Key_Delete)
    assert [row.code for row in tab.list.rows_model.rows()] == ["TD-2023"]
    press(qtbot, tab.banner, "Hoàn tác")
    assert the_plan(tab.desk) == plan


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (date(2024, 3, 1), date(2024, 8, 31), "03–08/2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "Cả năm 2024"),
        (date(2021, 1, 1), date(2025, 12, 31), "01/2021–12/2025"),
        (date(2024, 9, 1), date(2024, 9, 30), "09/2024"),
        (date(2024, 3, 15), date(2024, 8, 31), ""),
        (date(2024, 3, 1), None, ""),
    ],
)
def test_a_time_of_whole_months_is_said_in_short(starts: date, ends: date | None, said: str) -> None:
    assert plans_words.months(starts, ends) == said


@pytest.mark.parametrize(
    ("sections", "shared"),
    [
        (["III.4.2", "III.4.3"], "III.4"),
        (["III.5", "III.5"], "III.5"),
        (["III.4", "IV.3"], ""),
        (["", ""], ""),
        (["III.4.2", ""], "III.4.2"),
    ],
)
def test_the_place_named_is_the_one_all_lines_share(sections: list[str], shared: str) -> None:
    assert plans_words.common_section(sections) == shared


def test_del_bins_a_plan_only_from_the_list_of_plans(tab: PlansTab, qtbot: QtBot) -> None:
    plan = the_plan(tab.desk)
    table = tab.sheet.findChildren(MovementsSection)[-1].table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert the_plan(tab.desk) == plan
    assert plans.count_in_trash(tab.desk.store) == 0


def test_printing_gives_the_sheet_of_the_chosen_plan_part_by_part(tab: PlansTab) -> None:
    printable = tab.print_table()
    assert printable is not None
    assert printable.title == the_plan(tab.desk).title
    bands = [row.cells[0] for row in printable.rows if row.kind is RowKind.GROUP]
    assert bands[:5] == ["Mục đích, yêu cầu", "Căn cứ", "Nội dung, phong trào", "Chỉ tiêu", "Thời hạn"]
    told = [row.cells for row in printable.rows]
    assert ("Trình Thành phố", "Tập thể: tối đa 2 · Cá nhân: tối đa 3", "III.4.3") in [
        (who, said, place.split(", ")[-1]) for who, said, place in told
    ]
    assert any(what == "Gửi hồ sơ đề nghị khen thưởng" and "02/08/2024" in when for what, when, _ in told)
