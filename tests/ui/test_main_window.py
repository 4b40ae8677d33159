"""The main window: header, tabs, status bar, menu, what happens when it closes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import InlineRunner
from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.domain.changes import Topic
from thidua_desktop.domain.plan import Deadline, Plan
from thidua_desktop.services import office, plans, samples, workspace
from ui import menu, messages
from ui.desk import Desk
from ui.dialogs.backup import BackupDialog, reason_words, size_words
from ui.dialogs.office import OfficeDialog
from ui.kit.fields import LineEdit
from ui.kit.tokens import Size, State
from ui.main_window import MainWindow
from ui.plan_popup import PlanPopup
from ui.status_bar import MOST_LETTERS, backup_words, shortened
from ui.tabs.base import Tab
from ui.window_tabs import NOMINATIONS, PLANS, QUOTA, UNITS, TabEntry


class Page(Tab):
    """A tab that only keeps what it was told."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.NOMINATIONS})
    made: ClassVar[list[str]] = []

    def __init__(self, desk: Desk, title: str) -> None:  # noqa: F811
        self.title = title  # type: ignore[misc]
        super().__init__(desk)
        self.shown: list[object] = []
        self.files: list[str] = []
        self.lost = ""
        Page.made.append(title)

    def refresh(self) -> None:
        self.status_changed.emit(f"Trang {self.title}")

    def show_what(self, what: object) -> None:
        self.shown.append(what)

    def take_files(self, paths: list[str]) -> bool:
        self.files += paths
        return self.title == NOMINATIONS

    def unsaved(self) -> str:
        return self.lost


def entry(title: str) -> TabEntry:
    return TabEntry(title, lambda given: Page(given, title))


@pytest.fixture(autouse=True)
def no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box nobody answers would stop the tests; those about a question put their own answer here."""
    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)


@pytest.fixture
def window(desk: Desk, jobs: InlineRunner, qtbot: QtBot) -> Iterator[MainWindow]:  # noqa: F811
    Page.made.clear()
    made = MainWindow(desk, jobs, [entry(title) for title in (PLANS, UNITS, NOMINATIONS, QUOTA)])
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    for tab in made.findChildren(Page):
        tab.lost = ""


def page(window: MainWindow, title: str) -> Page:
    found = window.tab(title)
    assert isinstance(found, Page)
    return found


def another_plan(desk: Desk, code: str, short: str) -> Plan:  # noqa: F811
    assert desk.plan is not None
    change = plans.save(desk.store, replace(desk.plan, id=None, code=code, short_title=short, number=""))
    made = plans.get(desk.store, change.id or 0)
    assert made is not None
    return made


def shown_dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


# --- header -----------------------------------------------------------------------------------------------------------


def test_the_header_names_the_office_the_plan_and_the_nearest_deadline(window: MainWindow) -> None:
    assert window.windowTitle() == "UBND quận Cầu Giấy"
    assert window.header.plan_button.text() == "Chào mừng 70 năm Giải phóng Thủ đô · 2024"
    assert window.header.due.text() == "Hồ sơ: còn 6 ngày"


def test_the_deadline_pill_goes_to_that_deadline_in_the_plans(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(QUOTA)

    qtbot.mouseClick(window.header.due, Qt.MouseButton.LeftButton)

    assert window.current_tab() is page(window, PLANS)
    (asked,) = page(window, PLANS).shown
    assert isinstance(asked, Deadline)
    assert asked.last_good_day == date(2024, 8, 1)


def test_a_plan_without_deadlines_ahead_shows_no_pill(window: MainWindow, desk: Desk) -> None:  # noqa: F811
    other = another_plan(desk, "CG-2019", "Kế hoạch cũ")
    plans.save(desk.store, replace(other, deadlines=()))

    desk.choose_plan(other.id)

    assert window.header.due.isHidden()


def test_a_plan_is_found_without_marks_and_chosen_with_enter(
    window: MainWindow,
    desk: Desk,  # noqa: F811
    qtbot: QtBot,
) -> None:
    other = another_plan(desk, "QS-2024", "Quyết thắng · 2024")
    qtbot.mouseClick(window.header.plan_button, Qt.MouseButton.LeftButton)
    popup = window.header.findChild(PlanPopup)
    assert popup is not None

    QTest.keyClicks(popup.search, "quyet thang")
    assert [popup.list.item(n).text() for n in range(popup.list.count())] == ["Quyết thắng · 2024"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)

    assert desk.plan is not None
    assert desk.plan.id == other.id
    assert window.header.plan_button.text() == "Quyết thắng · 2024"


def test_the_plan_worked_on_last_stands_first_in_the_list(
    window: MainWindow,
    desk: Desk,  # noqa: F811
    qtbot: QtBot,
) -> None:
    first = desk.plan
    other = another_plan(desk, "QS-2024", "Quyết thắng · 2024")
    assert first is not None
    desk.choose_plan(other.id)
    desk.choose_plan(first.id)

    window.header.choose_plan()

    popup = window.header.findChild(PlanPopup)
    assert popup is not None
    titles = [popup.list.item(n).text() for n in range(popup.list.count())]
    assert titles == [first.short_title, other.short_title]


def test_a_search_that_finds_no_plan_says_so(window: MainWindow) -> None:
    window.header.choose_plan()
    popup = window.header.findChild(PlanPopup)
    assert popup is not None

    QTest.keyClicks(popup.search, "xyz")

    said = [label.text() for label in popup.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()]
    assert "Không có kế hoạch nào khớp với “xyz”." in said


@pytest.mark.parametrize("key", [Qt.Key.Key_F10, Qt.Key.Key_Alt])
def test_f10_and_alt_alone_open_the_menu(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(window, key)

    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=2000)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    words = [action.text().split("\t")[0] for action in opened.actions() if action.text()]
    for wanted in ("Hồ sơ cơ quan…", "Sao lưu ra tệp…", "Khôi phục…", "Kiểm tra dữ liệu", "Giao diện", "Giới thiệu"):
        assert wanted in words
    opened.close()


def test_alt_with_another_key_does_not_open_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)

    assert QApplication.activePopupWidget() is None


def test_dark_and_large_type_are_chosen_in_the_menu_and_remembered(window: MainWindow, desk: Desk) -> None:  # noqa: F811
    made = menu.build(window.menu_entries(), desk.memory, "", window)
    (look,) = [found for found in made.findChildren(QMenu) if found.title() == "Giao diện"]

    next(action for action in look.actions() if action.text() == "Tối").trigger()
    next(action for action in look.actions() if action.text() == "Chữ lớn").trigger()

    assert menu.remembered_mode(desk.memory) is menu.Mode.DARK
    assert menu.remembered_scale(desk.memory) is menu.FontScale.LARGE
    assert window.header.height() >= round(Size.HEADER * 1.15)


# --- tabs -------------------------------------------------------------------------------------------------------------


def test_a_tab_is_made_when_first_shown(window: MainWindow, qtbot: QtBot) -> None:
    assert Page.made == [PLANS]

    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert Page.made == [PLANS, NOMINATIONS]
    assert window.current_tab() is page(window, NOMINATIONS)
    assert window.status.words() == "Trang Tiếp nhận đề nghị"


def test_the_window_opens_on_the_tab_of_the_last_time(
    window: MainWindow,
    desk: Desk,  # noqa: F811
    jobs: InlineRunner,
    qtbot: QtBot,
) -> None:
    window.go_to(QUOTA)

    again = MainWindow(desk, jobs, [entry(PLANS), entry(QUOTA)])
    qtbot.addWidget(again)

    current = again.current_tab()
    assert current is not None
    assert current.title == QUOTA


def test_a_tab_can_send_the_clerk_to_another_tab(window: MainWindow) -> None:
    page(window, PLANS).asked.emit(NOMINATIONS, "unit 3")

    assert window.current_tab() is page(window, NOMINATIONS)
    assert page(window, NOMINATIONS).shown == ["unit 3"]


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    at = QPointF(200, 300)
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, copy, data, left, no_key))


def test_files_dropped_anywhere_go_to_the_nominations(window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / "a.xlsx", tmp_path / "b.docx")

    assert window.current_tab() is page(window, NOMINATIONS)
    assert page(window, NOMINATIONS).files == [str(tmp_path / "a.xlsx"), str(tmp_path / "b.docx")]


def test_files_dragged_over_a_field_are_left_to_the_window_and_words_are_not(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    field = LineEdit()
    qtbot.addWidget(field)
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    words.setText("Phường Nghĩa Đô")
    taken: list[bool] = []
    for data in (files, words):
        copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(QPoint(4, 4), copy, data, left, no_key)
        field.dragEnterEvent(event)
        taken.append(event.isAccepted())

    assert taken == [False, True]


def test_a_small_window_has_the_lower_header(window: MainWindow) -> None:
    tall = window.header.height()

    window.resize(1093, 543)

    assert window.header.height() < tall
    assert window.current_tab() is not None
    assert page(window, PLANS).window_is_compact()


# --- status bar -------------------------------------------------------------------------------------------------------


def test_a_running_job_is_seen_with_its_progress_and_can_be_stopped(window: MainWindow, jobs: InlineRunner) -> None:
    jobs.job_started.emit(7, "Đang nhập danh sách")
    jobs.job_progress.emit(7, 3, 10, "Đang nhập a.xlsx")

    assert window.status.job.isVisible()
    assert window.status.job.accessibleName() == "Đang nhập a.xlsx, 3 trên 10"

    jobs.job_ended.emit(7)
    assert not window.status.job.isVisible()


def test_a_failure_nobody_listens_to_is_told_above_the_page(window: MainWindow, jobs: InlineRunner) -> None:
    jobs.failed.emit("Ổ đĩa đã đầy.")

    assert window.banner.sentence == "Ổ đĩa đã đầy."


def test_a_long_folder_is_shortened_and_a_short_one_is_not() -> None:
    long = Path("/home/nguyen-van-a/Documents/Phong Noi vu/Thi dua/Cau Giay")

    assert shortened(long) == "/…/Thi dua/Cau Giay"
    assert len(shortened(long)) <= MOST_LETTERS
    assert shortened(Path("/data/Cau Giay")) == "/data/Cau Giay"


def test_the_last_backup_is_said_in_words() -> None:
    today = date(2024, 7, 26)

    assert backup_words(datetime(2024, 7, 26, 8, 2), today) == "Đã sao lưu lúc 08:02 hôm nay"
    assert backup_words(datetime(2024, 7, 25, 17, 0), today) == "Sao lưu gần nhất 25/07/2024"
    assert backup_words(None, today) == "Chưa sao lưu"


# --- the menu's acts --------------------------------------------------------------------------------------------------


def test_the_profile_is_edited_and_the_header_follows(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    window.acts.edit_office()
    dialog = shown_dialog(window, OfficeDialog)
    assert isinstance(dialog, OfficeDialog)
    field = dialog.fields.body.edit
    field.selectAll()
    QTest.keyClicks(field, "UBND xa Lang")

    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    stored = office.get(desk.store)
    assert stored is not None
    assert stored.body == "UBND xa Lang"
    assert [signer.authority_lines for signer in stored.signers] == [("TRƯỞNG PHÒNG",), ("CHỦ TỊCH",)]
    assert stored.superior_head == "Chủ tịch UBND thành phố Hà Nội"
    assert window.windowTitle().endswith("UBND xa Lang")


def test_a_profile_without_a_name_is_not_saved_and_says_where(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    window.acts.edit_office()
    dialog = shown_dialog(window, OfficeDialog)
    assert isinstance(dialog, OfficeDialog)
    dialog.fields.body.edit.selectAll()
    qtbot.keyClick(dialog.fields.body.edit, Qt.Key.Key_Delete)

    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.fields.body.shown_error() == "Chưa ghi “Cơ quan khen thưởng”."
    stored = office.get(desk.store)
    assert stored is not None
    assert stored.body == "UBND quận Cầu Giấy"
    dialog.done(0)


def test_a_backup_goes_to_the_named_place(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "USB" / "thidua.db"
    place.parent.mkdir()
    monkeypatch.setattr(messages, "save_file", lambda *_: place)

    window.acts.back_up()

    assert place.is_file()
    assert window.banner.sentence == f"Đã sao lưu ra “{place}”."


def test_sound_records_are_said_to_be_sound(window: MainWindow) -> None:
    window.acts.check()

    assert window.banner.sentence == "Đã kiểm tra: dữ liệu và tệp gốc đều nguyên vẹn."


def test_a_kept_copy_is_restored_only_after_the_question(
    window: MainWindow,
    desk: Desk,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    copy = workspace.daily_backup(desk.store, date(2024, 7, 26))
    asked: list[str] = []
    answers = iter([False, True])
    monkeypatch.setattr(messages, "ask", lambda title, *_, **__: asked.append(title) or next(answers))
    restored: list[Path] = []
    window.restore_asked.connect(restored.append)
    window.acts.restore()
    dialog = shown_dialog(window, BackupDialog)
    assert isinstance(dialog, BackupDialog)

    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert restored == []
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    assert asked[0].startswith("Khôi phục bản ngày ")
    assert restored == [copy]


def test_copies_say_why_they_were_made_and_how_big_they_are() -> None:
    assert reason_words("truoc-nhap") == "Trước khi nhập danh sách"
    assert size_words(303_104) == "303 KB"
    assert size_words(4_230_000) == "4,2 MB"


@pytest.mark.parametrize(("act", "said"), [("show_keys", "Phím tắt"), ("show_about", "Giới thiệu")])
def test_keys_and_versions_can_be_read_and_closed_with_escape(
    window: MainWindow, act: str, said: str, qtbot: QtBot
) -> None:
    getattr(window.acts, act)()
    dialog = next(found for found in window.findChildren(QDialog) if found.isVisible())
    assert dialog.windowTitle() == said

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


# --- closing ----------------------------------------------------------------------------------------------------------


def test_closing_asks_about_what_is_not_saved(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page(window, PLANS).lost = "kế hoạch đang sửa"
    bodies: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda title, body, *_, **__: bodies.append(body) or False)

    assert not window.close()
    assert window.isVisible()
    assert bodies == ["Chưa lưu: kế hoạch đang sửa."]

    page(window, PLANS).lost = ""
    assert window.close()


def test_a_form_with_unsaved_words_keeps_the_window_open(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.acts.edit_office()
    dialog = shown_dialog(window, OfficeDialog)
    assert isinstance(dialog, OfficeDialog)
    QTest.keyClicks(dialog.fields.code.edit, "X")
    monkeypatch.setattr(messages, "ask", lambda *_, **__: False)

    assert not window.close()
    assert dialog.isVisible()

    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)
    assert window.close()


def test_the_place_of_the_window_is_kept(window: MainWindow, desk: Desk, jobs: InlineRunner, qtbot: QtBot) -> None:  # noqa: F811
    window.resize(1240, 700)
    window.close()

    again = MainWindow(desk, jobs, [entry(PLANS)])
    qtbot.addWidget(again)

    assert desk.memory.restore_window("main", again)
    assert again.height() == 700  # the screen of the tests is narrower than the window was


def test_an_office_without_a_profile_is_asked_for_one(tmp_path: Path, jobs: InlineRunner, qtbot: QtBot) -> None:
    from ui.kit.appearance import Memory

    with workspace.new_folder(tmp_path / "trong") as store:
        empty = Desk(store, jobs, Memory(tmp_path / "nho2.ini"))
        empty.choose_remembered_plan()
        window = MainWindow(empty, jobs, [entry(PLANS)])
        qtbot.addWidget(window)
        dialog = OfficeDialog(empty, None)
        qtbot.addWidget(dialog)
        for field, words in (
            (dialog.fields.body, "UBND phường Láng"),
            (dialog.fields.head, "Chủ tịch UBND phường Láng"),
            (dialog.fields.desk, "Phòng Văn hóa - Xã hội"),
            (dialog.fields.superior_line, "ỦY BAN NHÂN DÂN\nPHƯỜNG LÁNG"),
            (dialog.fields.issuer_line, "PHÒNG VĂN HÓA - XÃ HỘI"),
            (dialog.fields.place, "Láng"),
            (dialog.fields.signers[0].post, "TRƯỞNG PHÒNG"),
        ):
            field.set_value(words)

        dialog.save()

        assert window.header.plan_button.text() == "Chưa có kế hoạch"
        assert window.windowTitle().endswith("UBND phường Láng")
        assert samples.profile.awards(store) != []


def test_nothing_is_told_when_all_is_well(window: MainWindow) -> None:
    window.tell(State.INFO, "Một câu")
    window.banner.close_message()

    assert window.banner.sentence == ""
