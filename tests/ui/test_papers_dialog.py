"""Xuất giấy tờ: which papers, where; what was written, and what could not be."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import nominations, units
from thidua_desktop.services.nominations import Entry
from ui.desk import Desk
from ui.dialogs.papers import PapersDialog, tell_written
from ui.kit.banner import Banner


@pytest.fixture
def told(prepared: QApplication) -> list[list[Path]]:
    return []


@pytest.fixture
def dialog(desk: Desk, told: list[list[Path]], qtbot: QtBot) -> PapersDialog:  # noqa: F811
    assert desk.plan is not None
    made = PapersDialog(desk, desk.plan, told.append)
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


def tick(dialog: PapersDialog, *wanted: tuple[str, str]) -> None:
    for kind, form, field in dialog.checks:
        if field.value() != ((kind, form) in wanted):
            field.box.click()


def test_the_ticked_papers_are_written_into_the_office_folder_and_told(
    dialog: PapersDialog,
    desk: Desk,  # noqa: F811
    told: list[list[Path]],
    qtbot: QtBot,
) -> None:
    nominate(desk, "Nguyễn Minh Đức")
    tick(dialog, ("to-trinh", "docx"), ("danh-sach", "xlsx"))
    assert dialog.primary.text() == "Xuất 2 tệp"
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert written(desk.store.folder.exports) == {"to-trinh_CG-2024.docx", "danh-sach_CG-2024.xlsx"}
    assert [file.name for file in told[0]] == ["to-trinh_CG-2024.docx", "danh-sach_CG-2024.xlsx"]


def test_the_clerk_names_another_folder(dialog: PapersDialog, qtbot: QtBot, tmp_path: Path) -> None:
    tick(dialog, ("chi-tieu", "xlsx"))
    dialog.place.edit.selectAll()
    qtbot.keyClicks(dialog.place.edit, str(tmp_path / "giay-to"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert written(tmp_path / "giay-to") == {"chi-tieu_CG-2024.xlsx"}


def test_a_plan_without_nominations_says_so_and_writes_nothing(
    dialog: PapersDialog,
    desk: Desk,  # noqa: F811
    told: list[list[Path]],
    qtbot: QtBot,
) -> None:
    tick(dialog, ("to-trinh", "docx"))
    with qtbot.waitSignal(desk.jobs.failed) as heard:  # type: ignore[attr-defined]
        qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert "chưa có đề nghị nào" in heard.args[0]
    assert not told


def test_with_nothing_ticked_there_is_nothing_to_press(dialog: PapersDialog) -> None:
    tick(dialog)
    assert not dialog.primary.isEnabled()
    tick(dialog, ("danh-sach", "docx"))
    assert dialog.primary.isEnabled()


def test_the_banner_names_the_files_and_opens_their_folder(qtbot: QtBot, tmp_path: Path) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    tell_written(banner, [tmp_path / "to-trinh_CG-2024.docx", tmp_path / "danh-sach_CG-2024.docx"])
    assert banner.sentence == "Đã ghi “to-trinh_CG-2024.docx”, “danh-sach_CG-2024.docx”."
    assert [b.text() for b in banner.findChildren(QPushButton) if b.text()] == ["Mở thư mục"]
