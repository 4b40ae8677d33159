"""Xuất giấy tờ: which papers, where; what was written, and what could not be."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import nominations, units
from thidua_desktop.services.nominations import Entry
from ui.desk import Desk
from ui.dialogs.papers import NOTHING_CHOSEN, PapersDialog


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> PapersDialog:  # noqa: F811
    made = PapersDialog(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def nominate(office: Desk, name: str) -> None:
    assert office.plan is not None
    unit = units.find(office.store, "Phường Mai Dịch")
    entry = Entry(NomineeKind.INDIVIDUAL, name, unit.id, date(2024, 7, 24), birth="1980", award="Giấy khen")
    nominations.save_entry(office.store, office.plan.id, entry)


def written(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_all_papers_are_written_into_the_folder_and_named(dialog: PapersDialog, desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    nominate(desk, "Nguyễn Minh Đức")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    names = {"to-trinh_CG-2024.docx", "danh-sach_CG-2024.docx", "danh-sach_CG-2024.xlsx", "chi-tieu_CG-2024.xlsx"}
    assert names <= written(desk.store.folder.exports)
    assert dialog.banner.sentence.startswith("Đã xuất 4 tệp: “to-trinh_CG-2024.docx”")
    assert "Mở thư mục" in [button.text() for button in dialog.banner.findChildren(QPushButton)]


def test_only_the_ticked_papers_are_written_to_the_named_folder(
    dialog: PapersDialog,
    desk: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    nominate(desk, "Nguyễn Minh Đức")
    dialog.kinds["to-trinh"].box.click()
    dialog.kinds["chi-tieu"].box.click()
    dialog.folder.edit.selectAll()
    qtbot.keyClicks(dialog.folder.edit, str(tmp_path / "giay-to"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert written(tmp_path / "giay-to") == {"danh-sach_CG-2024.docx", "danh-sach_CG-2024.xlsx"}


def test_without_nominations_the_quota_table_is_written_and_the_reason_said(
    dialog: PapersDialog,
    desk: Desk,  # noqa: F811
    qtbot: QtBot,
) -> None:
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert "chưa có đề nghị nào" in dialog.banner.sentence
    assert "Đã xuất 1 tệp: “chi-tieu_CG-2024.xlsx”." in dialog.banner.sentence
    assert "to-trinh_CG-2024.docx" not in written(desk.store.folder.exports)


def test_with_nothing_ticked_the_button_says_why_it_is_off(dialog: PapersDialog) -> None:
    for field in dialog.kinds.values():
        field.box.click()
    assert not dialog.primary.isEnabled()
    assert dialog._help.text() == NOTHING_CHOSEN
    dialog.kinds["danh-sach"].box.click()
    assert dialog.primary.isEnabled()
