"""The files of the import window: what needs a hand first, the same list noticed, each taken in and back by itself."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import resources
from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from tests.ui.shown_fixtures import import_window
from tests.ui.test_import_compare import DUC, HOA, LOI, TEAM, a_list
from tests.ui.test_import_window import BROKEN, ward_list
from thidua_desktop.services import intake, nominations
from thidua_desktop.services.nominations import Filter
from ui import messages
from ui.desk import Desk
from ui.dialogs import import_bring
from ui.dialogs.import_window import ImportWindow
from ui.tabs.nominations import NominationsTab

LISTS = resources.path("samples", "lists")


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Callable[..., ImportWindow]:
    def open_with(*files: Path) -> ImportWindow:
        return import_window(desk, qtbot, files)

    return open_with


def shown(window: ImportWindow) -> list[str]:
    return [file.name for file in window.files.table.rows_model.rows()]


def third_lines(window: ImportWindow) -> dict[str, str]:
    return {file.name: file.state[1] for file in window.session.files}


def stored(desk: Desk) -> int:
    return len(nominations.lines(desk.store, Filter()))


def first_sending(desk: Desk, tmp_path: Path) -> None:
    assert desk.plan is not None
    first = intake.preview(desk.store, desk.plan, a_list(tmp_path / "lan 1.xlsx", TEAM, DUC, LOI), TODAY)
    intake.commit(desk.store, desk.plan, first, backup_first=False)


def test_what_needs_a_hand_stands_first_and_does_not_jump_once_it_is_mended(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    good, unknown = LISTS / "phuong-nghia-do.xlsx", ward_list(tmp_path / "khong ro.xlsx", head="DANH SÁCH")
    wrong = ward_list(tmp_path / "co loi.xlsx", head="UBND PHƯỜNG MAI DỊCH")
    window = opened(good, unknown, wrong, BROKEN)
    order = ["co loi.xlsx", "truncated.xlsx", "khong ro.xlsx", "phuong-nghia-do.xlsx"]
    assert shown(window) == order
    mended = next(file for file in window.session.files if file.name == "co loi.xlsx")
    mended.accept_errors = True
    window.session.ask_again(mended)
    assert shown(window) == order


def test_a_list_sent_again_says_which_time_it_is_and_what_it_does(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path
) -> None:
    first_sending(desk, tmp_path)
    changed = ("Nguyễn Minh Đức", "12/3/1984", "Phó Chủ tịch", "Cải cách hành chính")
    window = opened(a_list(tmp_path / "lan 2.xlsx", TEAM, changed, HOA))
    (file,) = window.session.files
    assert file.contents == "Phường Nghĩa Đô · gửi lại lần 2"
    assert file.state[1] == "1 mới, 1 thay đổi, 1 không còn"
    tip = window.files.table.rows_model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "So với lần trước: 1 mới, 1 thay đổi, 1 không đổi, 1 không còn" in tip
    assert window.foot.sentence.text() == "Sẽ thêm 1 đề nghị, sửa 1 đề nghị."


def test_a_list_that_says_nothing_new_is_not_taken_in(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path
) -> None:
    first_sending(desk, tmp_path)
    window = opened(a_list(tmp_path / "doi thu tu.xlsx", LOI, DUC, TEAM))
    assert third_lines(window) == {"doi thu tu.xlsx": "Không có gì mới"}
    assert not window.foot.import_button.isEnabled()


def test_the_same_bytes_under_two_names_are_one_list(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path
) -> None:
    one, other = ward_list(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    shutil.copy(one, other)
    window = opened(one, other)
    assert third_lines(window)["b.xlsx"] == "Giống hệt tệp “a.xlsx”"
    window.foot.accept_box.click()
    assert window.foot.import_button.text() == "Nhập 3 đề nghị"
    window.session.remove(window.session.files[0])
    assert third_lines(window) == {"b.xlsx": "2 lỗi"}


def test_a_folder_brings_the_lists_of_the_folders_in_it_in_every_kind(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    inner = tmp_path / "Phuong" / "Nghia Do"
    inner.mkdir(parents=True)
    (tmp_path / ".an").mkdir()
    ward_list(tmp_path / ".an" / "an.xlsx")
    ward_list(inner / "ds.xlsx")
    (tmp_path / "bang.csv").write_text("Họ và tên,Năm sinh\nLê An,1990\n", encoding="utf-8")
    window = opened(tmp_path)
    assert [file.name for file in window.session.files] == ["bang.csv", "ds.xlsx"]


def test_a_folder_with_too_many_lists_is_said_to_be_so(
    opened: Callable[..., ImportWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.import_session.MOST_LISTS", 1)
    monkeypatch.setattr(import_bring, "MOST_LISTS", 1)
    for name in ("a.xlsx", "b.xlsx"):
        ward_list(tmp_path / name)
    window = opened(tmp_path)
    assert [file.name for file in window.session.files] == ["a.xlsx"]
    assert "có hơn 1 danh sách" in window.banner.sentence


def test_a_folder_without_lists_says_so(
    opened: Callable[..., ImportWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "choose_folder", lambda *_: tmp_path)
    window = opened()
    window.bring.choose_folder()
    assert "không có danh sách nào đọc được" in window.banner.sentence


def test_del_takes_a_file_out_before_it_is_stored_and_never_after(
    opened: Callable[..., ImportWindow], desk: Desk, qtbot: QtBot
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx", LISTS / "phuong-yen-hoa.docx")
    window.files.table.setFocus()
    qtbot.keyClick(window.files.table, Qt.Key.Key_Delete)
    assert shown(window) == ["phuong-yen-hoa.docx"]
    window.take_in()
    qtbot.keyClick(window.files.table, Qt.Key.Key_Delete)
    assert shown(window) == ["phuong-yen-hoa.docx"]
    assert stored(desk) == 4


def test_after_storing_each_file_says_what_it_did_and_is_taken_back_by_itself(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    tab.dialogs.open_import([LISTS / "phuong-yen-hoa.docx", ward_list(tmp_path / "ds.xlsx")])
    window = tab.dialogs.window
    assert window is not None
    window.take_in()
    assert third_lines(window) == {
        "phuong-yen-hoa.docx": "Đã nhập 4 đề nghị",
        "ds.xlsx": "Đã nhập 1 đề nghị · để lại 2",
    }
    window.files.go_to(window.session.files[0])
    assert window.foot.remove_button.text() == "Hoàn tác tệp này"
    qtbot.mouseClick(window.foot.remove_button, Qt.MouseButton.LeftButton)
    assert stored(desk) == 1
    assert third_lines(window)["phuong-yen-hoa.docx"] == "Sẵn sàng"
    assert third_lines(window)["ds.xlsx"] == "Đã nhập 1 đề nghị · để lại 2"
    assert desk.undo.newest is not None
    desk.undo.newest()  # what is left of it
    assert stored(desk) == 0
    window.reject()


def test_files_of_one_unit_that_say_the_same_are_stored_once_and_the_later_is_told_to_have_nothing_new(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path
) -> None:
    window = opened(a_list(tmp_path / "a.xlsx", TEAM, DUC), a_list(tmp_path / "b.xlsx", DUC, TEAM))
    window.take_in()
    assert stored(desk) == 2
    assert "“b.xlsx” không có gì mới" in window.banner.sentence
    assert third_lines(window) == {"a.xlsx": "Đã nhập 2 đề nghị", "b.xlsx": "Không có gì mới"}


def test_a_changed_list_says_what_it_did(opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path) -> None:
    first_sending(desk, tmp_path)
    changed = ("Nguyễn Minh Đức", "12/3/1984", "Phó Chủ tịch", "Cải cách hành chính")
    window = opened(a_list(tmp_path / "lan 2.xlsx", TEAM, changed, HOA))
    window.compare.decide_all()
    window.take_in()
    assert third_lines(window) == {"lan 2.xlsx": "Đã thêm 1 đề nghị, sửa 1, rút 1"}


def test_rows_left_out_of_a_file_are_taken_in_later_once_they_are_decided_about(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path
) -> None:
    assert desk.plan is not None
    path = ward_list(tmp_path / "ds.xlsx")
    intake.commit(desk.store, desk.plan, intake.preview(desk.store, desk.plan, path, TODAY), backup_first=False)
    window = opened(path)
    assert third_lines(window)["ds.xlsx"].endswith("không đổi")
    window.foot.accept_box.click()
    assert window.foot.import_button.text() == "Nhập 2 đề nghị"
    window.take_in()
    assert stored(desk) == 3


def test_files_read_beside_the_one_looked_at_do_not_show_it_anew(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx")
    told: list[object] = []
    window.files.chosen.connect(told.append)
    window.add_files([ward_list(tmp_path / "hai.xlsx"), BROKEN])
    assert told == []
    other = next(file for file in window.session.files if file.name == "hai.xlsx")
    window.files.go_to(other)
    assert told == [other]
