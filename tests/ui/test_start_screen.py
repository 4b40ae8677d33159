"""The start screen: a new office, an existing folder, the sample, folders opened before."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from thidua_desktop import paths
from thidua_desktop.beginning import Beginning
from thidua_desktop.folder_lock import FolderLock
from thidua_desktop.program import Program
from thidua_desktop.services import office, plans, units, workspace
from ui import messages
from ui.dialogs.new_office import TAKEN, NewOfficeDialog
from ui.kit.appearance import Memory
from ui.kit.buttons import LinkButton
from ui.kit.empty import ChoiceCard
from ui.main_window import MainWindow
from ui.start_screen import RecentRow, when_words

TODAY = date(2024, 7, 26)


@pytest.fixture(autouse=True)
def own_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The machine's own folders are left alone, and no box waits for an answer."""
    monkeypatch.setattr(paths, "default_data", lambda: tmp_path / "ThiDua")
    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "cua-so.ini")


@pytest.fixture
def program(prepared: QApplication, memory: Memory) -> Iterator[Program]:
    made = Program(prepared, memory, lambda: TODAY)
    yield made
    if made.window is not None:
        made.window.close()
    if made.start_window is not None:
        made.start_window.close()


def begin(program: Program, data: Path | None = None) -> Beginning:
    assert program.start(data)
    assert isinstance(program.start_window, Beginning)
    return program.start_window


def card(start: Beginning, title: str) -> ChoiceCard:
    return next(found for found in start.findChildren(ChoiceCard) if found.text() == title)


def opened(program: Program, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: program.window is not None, timeout=5000)
    assert program.window is not None
    return program.window


def test_the_sample_opens_with_its_office_and_plan(program: Program, qtbot: QtBot) -> None:
    start = begin(program)

    qtbot.mouseClick(card(start, "Dùng thử với dữ liệu mẫu"), Qt.MouseButton.LeftButton)

    window = opened(program, qtbot)
    assert window.windowTitle().endswith("UBND quận Cầu Giấy")
    assert window.desk.plan is not None
    assert window.desk.plan.code == "CG-2024"
    assert program.start_window is None


def test_the_other_samples_are_offered_too(program: Program, qtbot: QtBot) -> None:
    start = begin(program)
    link = next(found for found in start.findChildren(LinkButton) if "Hai Bà Trưng" in found.text())

    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    plan = opened(program, qtbot).desk.plan
    assert plan is not None
    assert plan.code == "HBT-2024"


def test_a_named_empty_folder_takes_the_sample(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    start = begin(program, tmp_path / "rieng")

    card(start, "Dùng thử với dữ liệu mẫu").click()

    assert opened(program, qtbot).desk.store.folder.path == tmp_path / "rieng"


def test_a_new_office_gets_its_profile_catalogues_and_groups(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    start = begin(program)
    card(start, "Tạo văn phòng mới").click()
    dialog = start.findChild(NewOfficeDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.fields.body.edit, "UBND xa Lang")
    QTest.keyClicks(dialog.fields.desk.edit, "Phong VHXH")
    dialog.fields.head.field.setFocus()
    dialog.fields.signers[0].post.set_value("TRƯỞNG PHÒNG")
    dialog.folder.set_value(str(tmp_path / "Lang"))

    dialog.fields.desk.edit.left.emit()
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    window = opened(program, qtbot)
    stored = office.get(window.desk.store)
    assert stored is not None
    assert stored.body == "UBND xa Lang"
    assert stored.issuer_line == "PHONG VHXH"
    assert units.groups(window.desk.store) != []
    assert plans.list_plans(window.desk.store) == []


def test_what_was_typed_is_never_replaced_by_a_proposal(program: Program, qtbot: QtBot) -> None:
    start = begin(program)
    card(start, "Tạo văn phòng mới").click()
    dialog = start.findChild(NewOfficeDialog)
    assert dialog is not None
    dialog.fields.place.set_value("Hà Nội")
    dialog.fields.body.set_value("UBND phường Láng")

    dialog.fields.body.edit.left.emit()

    assert dialog.fields.place.value() == "Hà Nội"
    assert dialog.fields.head.value() == "Chủ tịch UBND phường Láng"
    assert dialog.fields.superior_line.value() == "ỦY BAN NHÂN DÂN\nPHƯỜNG LÁNG"
    dialog.done(0)


def test_an_office_is_not_made_where_one_is(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    workspace.new_folder(tmp_path / "co-san").close()
    start = begin(program)
    card(start, "Tạo văn phòng mới").click()
    dialog = start.findChild(NewOfficeDialog)
    assert dialog is not None

    dialog.folder.set_value(str(tmp_path / "co-san"))
    dialog.folder.validate()

    assert dialog.folder.shown_error() == TAKEN
    dialog.done(0)


def test_a_folder_without_records_is_not_opened_and_it_is_said_why(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "anh").mkdir()
    monkeypatch.setattr(messages, "choose_folder", lambda *_: tmp_path / "anh")
    start = begin(program)

    card(start, "Mở thư mục dữ liệu có sẵn").click()

    assert "chưa có dữ liệu của phần mềm" in start.screen_shown.banner.sentence
    assert list((tmp_path / "anh").iterdir()) == []


def test_a_damaged_folder_is_restored_from_its_own_copies(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "hong"
    with workspace.new_folder(folder) as store:
        copy = workspace.daily_backup(store, TODAY)
    assert copy is not None
    (folder / "thidua.db").write_bytes(b"khong phai du lieu" * 400)
    start = begin(program, folder)
    restore = next(found for found in start.screen_shown.banner.findChildren(LinkButton) if "Khôi phục" in found.text())

    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    from ui.dialogs.backup import BackupDialog

    dialog = start.findChild(BackupDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    assert opened(program, qtbot).desk.store.folder.path == folder


def test_the_folder_opened_last_is_opened_next_time_without_asking(
    program: Program, tmp_path: Path, memory: Memory
) -> None:
    workspace.new_folder(tmp_path / "hom-qua").close()
    moment = datetime(2024, 7, 25, 17, 20)
    memory.remember("recent", paths.with_recent([], tmp_path / "hom-qua", "UBND phường Láng", moment))

    assert program.start(None)

    assert program.window is not None
    assert program.window.desk.store.folder.path == tmp_path / "hom-qua"


def test_a_remembered_folder_that_is_gone_is_said_to_be_gone_and_forgotten(
    program: Program, tmp_path: Path, memory: Memory, qtbot: QtBot
) -> None:
    memory.remember("recent", paths.with_recent([], tmp_path / "mat", "UBND phường Láng", datetime(2024, 7, 25)))
    start = begin(program)

    qtbot.mouseClick(start.findChild(RecentRow), Qt.MouseButton.LeftButton)

    assert "Không còn dữ liệu" in start.screen_shown.banner.sentence
    assert paths.read_recents(memory.value("recent")) == []


def test_a_folder_open_elsewhere_is_refused_with_machine_and_process(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "chung"
    workspace.new_folder(folder).close()
    other = FolderLock(folder)
    other.take()

    assert not program.start(folder)

    said = capsys.readouterr().err
    assert "đang mở trong một cửa sổ khác (máy " in said
    assert "tiến trình " in said
    other.release()


def test_another_folder_is_reached_from_the_menu_and_the_first_is_let_go(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.new_folder(tmp_path / "mot").close()
    assert program.start(tmp_path / "mot")
    assert program.window is not None

    program.window.other_folder_asked.emit()

    assert program.window is None
    assert isinstance(program.start_window, Beginning)
    again = FolderLock(tmp_path / "mot")
    again.take()
    again.release()


def test_restoring_opens_the_window_anew_on_the_restored_records(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "khoi-phuc"
    with workspace.new_folder(folder) as store:
        copy = workspace.daily_backup(store, TODAY)
    assert copy is not None
    assert program.start(folder)
    first = program.window
    assert first is not None

    first.restore_asked.emit(copy)
    qtbot.waitUntil(lambda: program.window is not first, timeout=5000)

    assert program.window is not None
    assert program.window.banner.sentence.startswith("Đã khôi phục từ")
    assert program.window.desk.store.folder.path == folder


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2024, 7, 26, 8, 2), "Hôm nay, 08:02"),
        (datetime(2024, 7, 25, 17, 20), "Hôm qua, 17:20"),
        (datetime(2024, 7, 22, 9, 5), "22/07/2024"),
    ],
)
def test_when_a_folder_was_opened_is_said_as_people_say_it(at: datetime, words: str) -> None:
    assert when_words(at, TODAY) == words


# --- dropped on it ----------------------------------------------------------------------------------------------------


def drop(start: Beginning, path: Path) -> None:
    """Drag a file or folder over the screen and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(200, 300), copy, data, left, no_key)
    QApplication.sendEvent(start.screen_shown, over)
    assert over.isAccepted()
    QApplication.sendEvent(start.screen_shown, QDropEvent(QPointF(200, 300), copy, data, left, no_key))


@pytest.mark.parametrize("inside", ["", "thidua.db"])
def test_a_data_folder_dropped_is_opened(program: Program, tmp_path: Path, qtbot: QtBot, inside: str) -> None:
    folder = tmp_path / "ban giao"
    workspace.new_folder(folder).close()
    drop(begin(program), folder / inside)
    assert opened(program, qtbot).desk.store.folder.path == folder


def test_a_backup_dropped_becomes_an_office_of_its_own_after_asking(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cu"
    with workspace.new_folder(folder) as store:
        copy = workspace.daily_backup(store, TODAY)
    assert copy is not None
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda title, *_, **__: not asked.append(title))
    drop(begin(program), copy)
    assert opened(program, qtbot).desk.store.folder.path == tmp_path / "ThiDua"
    assert asked == [f"Mở văn phòng từ bản sao lưu “{copy.name}”?"]


def test_a_list_or_a_strange_folder_dropped_is_told_what_to_do(program: Program, tmp_path: Path) -> None:
    start = begin(program)
    (tmp_path / "trong").mkdir()
    drop(start, tmp_path / "ds.xlsx")
    assert start.screen_shown.banner.sentence == "Hãy mở văn phòng trước, rồi kéo “ds.xlsx” vào cửa sổ đó."
    drop(start, tmp_path / "trong")
    assert start.screen_shown.banner.sentence == "Thư mục “trong” không có dữ liệu của văn phòng nào."
