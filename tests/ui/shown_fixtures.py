"""Screens shown over the desk of `desk_fixtures`, for tests of several files. Import `tab` or call `import_window`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from thidua_desktop.services import intake
from ui.desk import Desk
from ui.dialogs.import_window import ImportWindow
from ui.tabs.units import UnitsTab


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[UnitsTab]:
    """The tab of the units, its dialogs closed afterwards."""
    made = UnitsTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 652)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)
    made.close()


def forget_decisions(window: ImportWindow) -> None:
    """So that closing asks nothing."""
    for file in window.session.files:
        file.corrections, file.unit = intake.Corrections(), None


def import_window(desk: Desk, qtbot: QtBot, files: Sequence[Path]) -> ImportWindow:
    """The window of lists with these files in it."""
    window = ImportWindow(desk)
    qtbot.addWidget(window, before_close_func=forget_decisions)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.add_files(files)
    return window
