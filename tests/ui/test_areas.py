"""F6 goes round the window: header, table, panel."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import InlineRunner
from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from thidua_desktop.services import intake, samples
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.window_tabs import NOMINATIONS, PLANS, QUOTA, UNITS


@pytest.fixture
def window(desk: Desk, jobs: InlineRunner, qtbot: QtBot) -> MainWindow:
    assert desk.plan is not None
    file = samples.sample_lists("cau-giay-2024")[1]
    intake.commit(desk.store, desk.plan, intake.preview(desk.store, desk.plan, file, TODAY), backup_first=False)
    made = MainWindow(desk, jobs)  # pyright: ignore[reportArgumentType]
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def place(window: MainWindow) -> str:
    """Where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    if window.header.isAncestorOf(focus):
        return "header"
    names = []
    part = focus
    while part is not None and part is not window:
        names.append(type(part).__name__)
        part = part.parentWidget()
    if any("Panel" in name or name == "PlanSheet" for name in names):
        return "panel"
    return "table" if any("Table" in name or name == "PlanList" for name in names) else names[0]


def open_with_panel(window: MainWindow, title: str, qtbot: QtBot) -> None:
    """The panel follows the table's row after a rest."""
    window.go_to(title)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.wait(150)


@pytest.mark.parametrize("title", [PLANS, UNITS, NOMINATIONS, QUOTA])
def test_f6_goes_round_and_shift_f6_back(window: MainWindow, title: str, qtbot: QtBot) -> None:
    open_with_panel(window, title, qtbot)
    window.header.plan_button.setFocus()
    there = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        there.append(place(window))
    assert there == ["table", "panel", "header"]
    back = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        back.append(place(window))
    assert back == ["panel", "table", "header"]


def test_a_closed_panel_is_passed_over(window: MainWindow, qtbot: QtBot) -> None:
    open_with_panel(window, UNITS, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert place(window) == "panel"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.header.plan_button.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert place(window) == "table"
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert place(window) == "header"
