"""A desk over a real data folder with the Cầu Giấy sample; the day is 26/07/2024. Import `desk` where it is used."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.stage import Stage
from thidua_desktop import paths
from thidua_desktop.services import samples, workspace
from ui.desk import Desk
from ui.jobs import Jobs
from ui.kit.appearance import Memory

TODAY = date(2024, 7, 26)


@pytest.fixture
def desk(tmp_path: Path, jobs: Jobs) -> Iterator[Desk]:
    store = workspace.new_folder(tmp_path / "so-lieu")
    samples.fill(store, "cau-giay-2024")
    desk = Desk(store, jobs, Memory(tmp_path / "nho.ini"), lambda: TODAY)
    desk.choose_remembered_plan()
    yield desk
    store.close()


@pytest.fixture(scope="module")
def stage(prepared: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The real program with an office at work, for walks over `tests.every_screen`; one for all tests of a file."""
    place = tmp_path_factory.mktemp("nha")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "default_data", lambda: place / "ThiDua")
        made = Stage(prepared, place, "light", (1366, 768))
        yield made
        made.leave()


def type_in(field: QWidget, text: str) -> None:
    """Type letters of any alphabet, as a Vietnamese keyboard program sends them."""
    field.setFocus()
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
