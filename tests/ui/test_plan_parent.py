"""The plan above beside ours: named by the căn cứ, written down by hand or from a sample, chosen, compared."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.plan_fixtures import form_of, press, shown, states, the_plan, visible, words
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Deadline, Limit, Movement, Plan, PlanKind, QuotaLine, Tier
from thidua_desktop.services import plan_compare, plans
from ui.desk import Desk
from ui.dialogs.plan_parent import PlanParent
from ui.tabs.plans import PlansTab
from ui.tabs.plans_edit import SectionEditor

CITY = Plan(
    "TP-2024",
    PlanKind.CAMPAIGN,
    "Kế hoạch của Thành phố",
    "Kế hoạch của Thành phố · 2024",
    2024,
    issuer="UBND thành phố Hà Nội",
    number="69/KH-UBND",
    issued=date(2024, 2, 23),
    quotas=(
        QuotaLine(NomineeKind.COLLECTIVE, Tier.SUPERIOR, Limit.AT_MOST, 1),
        QuotaLine(
            NomineeKind.INDIVIDUAL, Tier.SUPERIOR, Limit.AT_MOST, 3, sentence="Tối đa 03 cá nhân.", section="III"
        ),
    ),
    deadlines=(Deadline("Gửi hồ sơ về Thành phố", date(2024, 9, 1), False, is_dossier=True),),
    movements=(Movement("Xuất bản sách Những bông hoa đẹp tập XXX", lead="Sở Nội vụ"),),
)


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[PlansTab]:  # noqa: F811
    yield from shown(desk, qtbot)


def write_city(tab: PlansTab, plan: Plan = CITY) -> None:
    tab.desk.events.changed.emit(plans.save(tab.desk.store, plan))


def test_the_plan_that_the_can_cu_names_is_asked_for_with_what_is_known(tab: PlansTab, qtbot: QtBot) -> None:
    ours = the_plan(tab.desk)
    press(qtbot, tab.sheet, "Ghi kế hoạch 69/KH-UBND…")
    form = form_of(qtbot, tab)
    assert (form.part["general"].page.number.value(), form.part["general"].page.issued.value()) == (
        "69/KH-UBND",
        date(2024, 2, 23),
    )
    press(qtbot, form, "Lưu")
    qtbot.waitUntil(lambda: "Theo Kế hoạch 69/KH-UBND…" in states(tab.sheet))
    assert the_plan(tab.desk) == ours


def test_the_sheet_says_in_words_how_places_and_deadlines_stand(tab: PlansTab, qtbot: QtBot) -> None:
    write_city(tab)
    qtbot.waitUntil(lambda: {"Vượt 1", "Đúng mức", "Trước 30 ngày"} <= states(tab.sheet))
    assert "Cấp trên: tối đa 1 · kế hoạch này: tối đa 2" in words(tab.sheet)
    assert "Cấp trên: trước ngày 01/09/2024 · kế hoạch này: trước ngày 02/08/2024" in words(tab.sheet)


def test_the_whole_comparison_is_one_click_away(tab: PlansTab, qtbot: QtBot) -> None:
    tab.resize(1366, 900)
    write_city(tab)
    qtbot.waitUntil(lambda: "Vượt 1" in states(tab.sheet))
    press(qtbot, tab.sheet, "Theo Kế hoạch 69/KH-UBND…")
    dialog = visible(qtbot, tab, PlanParent)
    assert isinstance(dialog, PlanParent)
    assert dialog.windowTitle() == "Theo Kế hoạch 69/KH-UBND"
    quotas = dialog.quotas.rows_model
    assert [[column.text(row) for column in quotas.columns[:4]] for row in quotas.rows()] == [
        ["Tập thể", "tối đa 1", "tối đa 2", "Vượt 1"],
        ["Cá nhân", "tối đa 3", "tối đa 3", "Đúng mức"],
    ]
    assert "Tập thể: kế hoạch này ghi tối đa 2, cấp trên chỉ cho tối đa 1." in words(dialog)
    deadlines = dialog.deadlines.rows_model
    assert [column.text(deadlines.rows()[0]) for column in deadlines.columns] == [
        "Gửi hồ sơ về Thành phố",
        "Trước ngày 01/09/2024",
        "Trước ngày 02/08/2024",
        "Trước 30 ngày",
    ]
    assert [row.title for row in dialog.missing.rows_model.rows()] == ["Xuất bản sách Những bông hoa đẹp tập XXX"]
    press(qtbot, dialog, "Sửa chỉ tiêu…")
    editor = visible(qtbot, tab.sheet, SectionEditor)
    assert isinstance(editor, SectionEditor)
    assert editor.part.name == "quotas"


def test_another_plan_is_chosen_as_the_one_above(tab: PlansTab, qtbot: QtBot) -> None:
    write_city(tab, replace(CITY, number="70/KH-UBND"))
    assert plan_compare.above(tab.desk.store, the_plan(tab.desk)).plan is None
    press(qtbot, tab.sheet, "Chọn")
    editor = visible(qtbot, tab.sheet, SectionEditor)
    assert isinstance(editor, SectionEditor)
    above = editor.part.page.above
    qtbot.waitUntil(lambda: above.combo.lineEdit().hasFocus() or above.combo.hasFocus())
    chosen = plans.by_code(tab.desk.store, "TP-2024")
    above.set_value(chosen.id)
    press(qtbot, editor, "Lưu")
    assert the_plan(tab.desk).parent_id == chosen.id
    qtbot.waitUntil(lambda: "Theo Kế hoạch 70/KH-UBND…" in states(tab.sheet))


def test_the_citys_sample_is_a_second_plan_of_the_folder(tab: PlansTab, qtbot: QtBot) -> None:
    offered = [action.text() for action in tab.acts.ways().actions()]
    assert "Chép “Chào mừng 70 năm Giải phóng Thủ đô · 2024” sang năm 2025…" in offered
    assert any("của UBND thành phố Hà Nội…" in text for text in offered)
    tab.acts.from_sample("ha-noi-2024")
    press(qtbot, form_of(qtbot, tab), "Lưu")
    assert the_plan(tab.desk).code == "CG-2024"
    qtbot.waitUntil(lambda: {"Đúng mức", "Trước 30 ngày", "Sau 30 ngày"} <= states(tab.sheet))
