"""A new office is led from profile to units to plan to first list, and each step can be put off."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import InlineRunner
from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from thidua_desktop.domain.office import Level, Office
from thidua_desktop.domain.plan import Plan, PlanKind
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import catalogues, intake, plans, samples, units, workspace
from ui.desk import Desk
from ui.dialogs.office import OfficeDialog
from ui.first_run import FirstRun
from ui.kit.appearance import Memory
from ui.main_window import MainWindow
from ui.window_tabs import NOMINATIONS, PLANS, UNITS

OFFICE = Office(
    body="UBND phường Cầu Giấy",
    head="Chủ tịch UBND phường Cầu Giấy",
    level=Level.COMMUNE,
    superior_line="ỦY BAN NHÂN DÂN\nPHƯỜNG CẦU GIẤY",
    issuer_line="PHÒNG VĂN HÓA - XÃ HỘI",
    code="VHXH",
    place="Cầu Giấy",
    desk="Phòng Văn hóa - Xã hội",
)
Opening = Callable[[], MainWindow]


@pytest.fixture
def bare(tmp_path: Path, jobs: InlineRunner) -> Iterator[Desk]:
    store = workspace.new_folder(tmp_path / "moi")
    yield Desk(store, jobs, Memory(tmp_path / "nho-moi.ini"), lambda: date(2026, 1, 5))
    store.close()


@pytest.fixture
def opening(bare: Desk, jobs: InlineRunner, qtbot: QtBot) -> Opening:
    def open_window() -> MainWindow:
        made = MainWindow(bare, jobs)  # pyright: ignore[reportArgumentType]
        made.resize(1366, 768)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        return made

    return open_window


def strip(window: MainWindow) -> FirstRun:
    found = window.findChild(FirstRun)
    assert isinstance(found, FirstRun)
    return found


def said(window: MainWindow) -> list[str]:
    return [button.accessibleName() for button in strip(window).steps]


def test_each_step_is_done_by_the_work_itself_and_the_last_one_ends_it(
    opening: Opening, bare: Desk, qtbot: QtBot
) -> None:
    window = opening()
    assert said(window) == [
        "Hồ sơ cơ quan: bước tiếp theo",
        "Đơn vị: chưa làm",
        "Kế hoạch đầu tiên: chưa làm",
        "Danh sách đầu tiên: chưa làm",
    ]
    catalogues.start_office(bare.store, OFFICE)
    group = units.groups(bare.store)[0]
    bare.events.changed.emit(units.save(bare.store, Unit(0, group.id or 0, group.name, "Trường A", "Trường A")))
    assert said(window)[:3] == ["Hồ sơ cơ quan: đã xong", "1 đơn vị: đã xong", "Kế hoạch đầu tiên: bước tiếp theo"]
    assert strip(window).isVisible()


def test_a_step_opens_where_it_is_done(opening: Opening, qtbot: QtBot) -> None:
    window = opening()
    for number, title in ((1, UNITS), (2, PLANS), (3, NOMINATIONS)):
        qtbot.mouseClick(strip(window).steps[number], Qt.MouseButton.LeftButton)
        shown = window.current_tab()
        assert shown is not None
        assert shown.title == title
    strip(window).steps[0].setFocus()
    qtbot.keyClick(strip(window).steps[0], Qt.Key.Key_Return)
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, OfficeDialog)
    opened.close()


def test_every_step_can_be_put_off_and_stays_so_the_next_day(opening: Opening, qtbot: QtBot) -> None:
    window = opening()
    for left in (3, 2, 1):
        qtbot.mouseClick(strip(window).later, Qt.MouseButton.LeftButton)
        assert sum("để sau" in words for words in said(window)) == 4 - left
        assert strip(window).isVisible()
    qtbot.mouseClick(strip(window).later, Qt.MouseButton.LeftButton)
    assert not strip(window).isVisible()
    assert opening().findChild(FirstRun) is None


def test_an_office_with_its_first_list_is_led_no_more(desk: Desk, jobs: InlineRunner, qtbot: QtBot) -> None:
    window = MainWindow(desk, jobs)  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(window)
    window.show()
    assert [words.split(": ")[1] for words in said(window)] == ["đã xong"] * 3 + ["bước tiếp theo"]
    assert desk.plan is not None
    file = samples.sample_lists("cau-giay-2024")[1]
    view = intake.preview(desk.store, desk.plan, file, TODAY)
    desk.events.changed.emit(intake.commit(desk.store, desk.plan, view, backup_first=False).change)
    assert not strip(window).isVisible()
    again = MainWindow(desk, jobs)  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(again)
    assert again.findChild(FirstRun) is None


def test_a_plan_in_the_trash_counts_as_none(opening: Opening, bare: Desk) -> None:
    catalogues.start_office(bare.store, OFFICE)
    plan = Plan("A", PlanKind.CAMPAIGN, "Kế hoạch A", "A", 2026, issuer=OFFICE.body)
    saved = plans.save(bare.store, replace(plan, issued=date(2026, 1, 2)))
    assert saved.id is not None
    plans.trash(bare.store, saved.id)
    assert said(opening())[2] == "Kế hoạch đầu tiên: chưa làm"
