"""The Đơn vị tab keeps the office's habits: the folder for papers, the trash, the way back."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.services import settings, units
from ui import messages
from ui.desk import Desk
from ui.dialogs.trash import TrashDialog
from ui.tabs.units import UnitsTab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[UnitsTab]:
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


def choose_in_menu(tab: UnitsTab, qtbot: QtBot, words: str) -> None:
    qtbot.mouseClick(tab.more_button, LEFT)
    menu = next(menu for menu in tab.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_table_is_proposed_into_the_folder_set_for_papers(
    tab: UnitsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / "giay-to"
    papers.mkdir()
    settings.set_export_folder(tab.desk.store, papers)
    proposed: list[Path] = []
    monkeypatch.setattr(messages, "save_file", lambda title, kinds, place, *more: proposed.append(place))
    tab.export()
    assert proposed == [papers / "don-vi.xlsx"]


def test_a_deleted_unit_is_brought_back_from_the_pages_own_menu(tab: UnitsTab, qtbot: QtBot) -> None:
    unit = units.find(tab.desk.store, "Phường Nghĩa Đô")
    tab.table.select_key(unit.id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    tab.banner.close_message()
    choose_in_menu(tab, qtbot, "Đơn vị đã bỏ…")
    trash = tab.findChildren(TrashDialog)[0]
    assert [thing.name for thing in trash.table.rows_model.rows()] == ["Phường Nghĩa Đô"]
    qtbot.mouseClick(trash.primary, LEFT)
    assert units.get(tab.desk.store, unit.id) == unit
    assert tab.table.select_key(unit.id)
