"""Trả lại nơi gửi: one click in the import window, or in the list of imports, makes the slip and the marked list."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from tests.ui.test_import_files import opened  # noqa: F401
from tests.ui.test_import_window import BROKEN, LISTS, ward_list
from thidua_desktop.domain.dates import in_decree_form, show
from thidua_desktop.services import intake, nominations
from thidua_desktop.services.nominations import Filter
from thidua_desktop.services.supplements import default_before
from ui.desk import Desk
from ui.dialogs import import_return
from ui.dialogs.import_batches import BatchesDialog
from ui.dialogs.import_window import ImportWindow
from ui.jobs import JobRunner
from ui.kit.buttons import LinkButton
from ui.kit.tokens import State
from ui.tabs.nominations import NominationsTab


def exported(desk: Desk) -> list[str]:
    return sorted(place.suffix for place in desk.store.folder.exports.glob("*"))


def link(parent: object, words: str) -> LinkButton:
    return next(one for one in parent.findChildren(LinkButton) if one.text() == words)  # type: ignore[attr-defined]


def test_one_click_makes_both_and_the_folder_is_one_click_away(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr(import_return, "open_place", looked.append)
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    qtbot.mouseClick(window.foot.return_button, Qt.MouseButton.LeftButton)
    assert exported(desk) == [".docx", ".xlsx"]
    assert "“ds - cần sửa.xlsx”" in window.banner.sentence
    assert not window.progress.isVisible()
    qtbot.mouseClick(link(window.banner, "Mở thư mục"), Qt.MouseButton.LeftButton)
    assert looked == [desk.store.folder.exports]


def slip_text(desk: Desk) -> str:
    (slip,) = desk.store.folder.exports.glob("*.docx")
    return " ".join(paragraph.text for paragraph in docx.Document(str(slip)).paragraphs)


def test_the_day_before_which_the_list_is_wanted_is_said_and_can_be_another(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    qtbot.mouseClick(window.foot.return_button, Qt.MouseButton.LeftButton)
    assert desk.plan is not None
    planned = default_before(desk.plan, desk.today())
    assert window.banner.sentence.endswith(f"Phiếu hẹn gửi lại trước {show(planned)}.")
    assert in_decree_form(planned) in slip_text(desk)
    qtbot.mouseClick(link(window.banner, import_return.CHANGE_DAY), Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(import_return.ComingBack)
    assert dialog.day.value() == planned
    dialog.day.set_value(desk.today())
    dialog.save()
    assert dialog.isVisible(), "a day that is not ahead is not taken"
    other = desk.today() + timedelta(days=9)
    dialog.day.set_value(other)
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert exported(desk) == [".docx", ".xlsx"]
    assert f"trước {in_decree_form(other)}" in slip_text(desk)
    assert show(other) in window.banner.sentence
    assert window.focusWidget() is window.foot.return_button, "and not on some other button"


def test_a_list_in_order_has_nothing_to_give_back_and_it_is_said(
    opened: Callable[..., ImportWindow], desk: Desk
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx")
    window.foot.return_button.click()
    assert "không có gì cần nơi gửi sửa" in window.banner.sentence
    assert exported(desk) == []


def test_without_a_known_sender_it_is_said_what_to_do(opened: Callable[..., ImportWindow], tmp_path: Path) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx", head="DANH SÁCH"))
    window.foot.return_button.click()
    assert "Chọn đơn vị" in window.banner.sentence


def test_what_could_not_be_read_cannot_be_marked(opened: Callable[..., ImportWindow]) -> None:
    assert not opened(BROKEN).foot.return_button.isEnabled()


@pytest.fixture
def batches(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[BatchesDialog]:
    """The list of imports over a list with two rows that have errors, one of them taken for a reason."""
    assert desk.plan is not None
    shown = intake.preview(desk.store, desk.plan, ward_list(tmp_path / "ds.xlsx"), TODAY)
    told = shown.corrections.with_accepted(frozenset({("Sheet", 5)}), "phường đã giải trình")
    intake.commit(desk.store, desk.plan, intake.revise(desk.store, desk.plan, shown, told), backup_first=False)
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    tab.dialogs.open_batches()
    dialog = tab.dialogs.batches
    assert dialog is not None
    yield dialog
    if isValid(dialog):
        dialog.reject()


def words(dialog: BatchesDialog) -> str:
    return " | ".join(dialog.detail.words())


def test_the_list_of_imports_tells_what_was_decided_and_done(batches: BatchesDialog) -> None:
    assert "Nhận 1 dòng có lỗi, lý do: phường đã giải trình" in words(batches)
    assert "2 đề nghị" in words(batches)


def test_the_marked_list_is_made_later_too(batches: BatchesDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(batches.detail.return_button, Qt.MouseButton.LeftButton)
    assert exported(desk) == [".docx", ".xlsx"]
    assert batches.banner.sentence.startswith("Đã ghi")


def test_the_original_is_opened_under_its_own_name(
    batches: BatchesDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr("ui.dialogs.import_batches.open_place", looked.append)
    qtbot.mouseClick(batches.detail.original_button, Qt.MouseButton.LeftButton)
    assert [place.name for place in looked] == ["ds.xlsx"]
    assert looked[0].is_file()


def test_an_original_that_is_gone_is_said_to_be(batches: BatchesDialog, desk: Desk, qtbot: QtBot) -> None:
    for place in desk.store.folder.attachments.glob("*"):
        place.unlink()
    qtbot.mouseClick(batches.detail.original_button, Qt.MouseButton.LeftButton)
    assert batches.banner.sentence
    assert batches.banner._state is State.ERROR


def test_a_window_closed_before_the_marked_list_is_ready_is_not_missed(
    batches: BatchesDialog, desk: Desk, qtbot: QtBot
) -> None:
    runner = JobRunner()
    desk.jobs = runner
    batches.detail.return_button.click()
    assert batches.progress.isVisible()
    batches.reject()
    qtbot.waitUntil(lambda: not runner.busy(), timeout=20000)
    assert exported(desk) == [".docx", ".xlsx"]
    assert runner.close()


def test_the_marked_list_mended_by_the_ward_comes_back_and_brings_what_was_left_out(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    window.take_in()
    window.foot.return_button.click()
    (marked,) = desk.store.folder.exports.glob("*.xlsx")
    book = load_workbook(marked)
    sheet = book.worksheets[0]
    assert "Nội dung cần sửa" in [cell.value for cell in sheet[2]]
    sheet["C4"], sheet["E5"], sheet["D3"] = "28/02/1985", "GK của CT UBND quận", "Phó Chủ tịch"
    book.save(tmp_path / "ds da sua.xlsx")
    window.add_files([tmp_path / "ds da sua.xlsx"])
    again = window.session.files[1]
    window.files.go_to(again)
    assert again.contents == "Phường Nghĩa Đô · gửi lại lần 2"
    assert window.lower_part.to_compare.isChecked()
    assert window.compare.counts.text() == "2 mới, 1 thay đổi"
    window.take_in()
    assert again.state[1] == "Đã thêm 2 đề nghị, sửa 1"
    lines = nominations.lines(desk.store, Filter())
    assert sorted(line.name for line in lines) == ["Nguyễn Minh Đức", "Phạm Văn Lợi", "Đỗ Thị Thanh Huyền"]
