"""Nhập danh sách: what was understood is shown before anything is written, and one act stores it."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from tests.ui.shown_fixtures import import_window
from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import intake, nominations, units
from thidua_desktop.services.nominations import Entry, Filter
from ui import messages
from ui.desk import Desk
from ui.dialogs.import_window import ImportWindow
from ui.jobs import JobRunner
from ui.kit.tokens import State
from ui.tabs.nominations import NominationsTab

LISTS = resources.path("samples", "lists")
BROKEN = Path(__file__).parents[1] / "data" / "lists" / "truncated.xlsx"


def ward_list(path: Path, *, head: str = "UBND PHƯỜNG NGHĨA ĐÔ") -> Path:
    """A list whose row 4 has an impossible date and whose row 5 asks for an award nobody knows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([head])
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Hình thức khen", "Thành tích"])
    for row in (
        (1, "Nguyễn Minh Đức", "12/3/1984", "Công chức", "GK của CT UBND quận", "Cải cách hành chính"),
        (2, "Đỗ Thị Thanh Huyền", "31/02/1985", "Công chức", "GK của CT UBND quận", "Tuyên truyền"),
        (3, "Phạm Văn Lợi", "1962", "Tổ trưởng", "Bằng khen lạ", "An ninh trật tự"),
    ):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Callable[..., ImportWindow]:
    """Opens the window with files."""

    def open_with(*files: Path) -> ImportWindow:
        return import_window(desk, qtbot, files)

    return open_with


def states(window: ImportWindow) -> list[str]:
    return [file.state[1] for file in window.session.files]


def stored(desk: Desk) -> list[str]:
    return sorted(line.name for line in nominations.lines(desk.store, Filter()))


def test_what_was_understood_is_said_before_anything_is_written(
    opened: Callable[..., ImportWindow], desk: Desk
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx")
    file = window.files.current()
    assert file is not None
    assert file.contents == "Phường Nghĩa Đô · 3 tập thể, 3 cá nhân"
    assert states(window) == ["Sẵn sàng"]
    assert window.strip.unit.currentText() == "Phường Nghĩa Đô"
    assert window.strip.table.currentText() == "Trang “Sheet”, dòng 8 đến 14"
    assert window.strip.encoding.text() == "Unicode"
    assert window.foot.import_button.text() == "Nhập 6 đề nghị"
    assert window.foot.sentence.text() == "Sẽ nhập 6 đề nghị."
    assert stored(desk) == []


def test_several_files_are_one_act_and_an_unreadable_one_is_a_line_with_its_sentence(
    opened: Callable[..., ImportWindow],
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx", LISTS / "phuong-quan-hoa-tcvn3.xls", BROKEN)
    assert states(window) == ["Sẵn sàng", "Sẵn sàng · đã đổi phông chữ cũ", "Không đọc được"]
    assert window.foot.import_button.text() == "Nhập 2 tệp, 10 đề nghị"
    window.files.go_to(window.session.files[2])
    assert window.middle.currentWidget() is window._problem_page
    assert "truncated.xlsx" in window.session.files[2].problem


def test_old_letters_are_shown_in_unicode(opened: Callable[..., ImportWindow]) -> None:
    window = opened(LISTS / "phuong-quan-hoa-tcvn3.xls")
    model = window.sheet.sheet_model
    texts = {model.index(row, column).data() for row in range(model.rowCount()) for column in range(9)}
    assert "Hoàng Quang Quân" in texts
    assert window.strip.encoding.text() == "TCVN3 (ABC)"


def test_the_sheet_has_its_own_rows_and_columns_and_says_what_each_column_means(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    model = window.sheet.sheet_model
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B"
    assert window.sheet.column_head.meaning_of(1) == "Họ và tên · chắc chắn"
    assert model.table_at(0, 0) is None  # the letterhead is outside
    assert model.table_at(3, 2) is not None
    assert not model.is_nominee(1)  # the head of the list
    spoken = model.index(3, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Ô C4, 31/02/1985, Lỗi: Ô C4:")


def test_a_finding_leads_to_its_cell_and_the_cell_back_to_the_finding(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    rows = window.findings.table.rows_model.rows()
    assert [(row.finding.cell, row.written) for row in rows[:2]] == [("C4", "31/02/1985"), ("E5", "Bằng khen lạ")]
    window.findings.go_to(rows[1])
    index = window.sheet.currentIndex()
    assert (index.row(), index.column()) == (4, 4)
    window.sheet.setCurrentIndex(window.sheet.sheet_model.index(3, 2))
    assert window.findings.table.current_row() == rows[0]


def test_a_file_in_order_leaves_the_room_to_its_sheet_and_says_so(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx", ward_list(tmp_path / "ds.xlsx"))
    assert not window.page.below.isVisible()
    assert window.page.in_order.isVisible()
    window.files.go_to(window.session.files[1])
    assert window.page.below.isVisible()
    assert not window.page.in_order.isVisible()


def test_files_read_before_the_window_is_seen_show_their_list_and_have_the_focus(desk: Desk, qtbot: QtBot) -> None:
    window = ImportWindow(desk)
    qtbot.addWidget(window)
    window.add_files([LISTS / "phuong-nghia-do.xlsx"])
    window.resize(1366, 560)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.files.table.hasFocus()
    head = window.sheet.sheet_model.tables[0].header_rows[0] - window.sheet.sheet_model.sheet.first_row
    assert window.sheet.rowAt(1) == head - 2


def test_chips_show_one_weight_and_going_to_a_hidden_finding_shows_all(
    opened: Callable[..., ImportWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    window.strip.received_chosen.emit(date(2024, 8, 10))  # every row is late: one warning for all
    qtbot.mouseClick(window.findings.chips[Severity.WARNING], Qt.MouseButton.LeftButton)
    shown = window.findings.table.rows_model.rows()
    assert [(row.rows, row.finding.severity) for row in shown] == [("3–5", Severity.WARNING)]
    assert "trễ 9 ngày" in shown[0].finding.message
    window.sheet.setCurrentIndex(window.sheet.sheet_model.index(3, 2))
    assert window.findings.all_chip.isChecked()


def test_rows_with_errors_stay_outside_unless_the_clerk_takes_them(
    opened: Callable[..., ImportWindow],
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx"))
    assert states(window) == ["2 lỗi"]
    assert window.foot.sentence.text() == "Sẽ nhập 1 đề nghị. Để lại 2 dòng còn lỗi."
    qtbot.mouseClick(window.foot.accept_box, Qt.MouseButton.LeftButton)
    assert window.foot.import_button.text() == "Nhập 3 đề nghị"
    qtbot.mouseClick(window.foot.import_button, Qt.MouseButton.LeftButton)
    assert stored(desk) == ["Nguyễn Minh Đức", "Phạm Văn Lợi", "Đỗ Thị Thanh Huyền"]


def test_a_file_without_a_sender_waits_for_the_clerk_to_choose_one(
    opened: Callable[..., ImportWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(ward_list(tmp_path / "ds.xlsx", head="DANH SÁCH"))
    assert states(window) == ["Chọn đơn vị gửi"]
    assert not window.foot.import_button.isEnabled()
    edit = window.strip.unit.lineEdit()
    assert edit is not None
    edit.setFocus()
    qtbot.keyClicks(edit, "yen hoa")
    offered = QApplication.activePopupWidget()
    assert offered is not None
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert window.session.files[0].contents == "Phường Yên Hòa · 3 cá nhân"
    assert window.session.files[0].shown is not None
    assert window.session.files[0].shown.preview.unit_reason == "anh chị chọn"
    assert window.foot.import_button.text() == "Nhập 1 đề nghị"


def test_storing_says_what_is_now_true_and_can_be_undone_in_place(
    opened: Callable[..., ImportWindow],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx", LISTS / "phuong-yen-hoa.docx")
    with qtbot.waitSignal(window.imported) as told:
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert len(told.args[1]) == 2
    assert states(window) == ["Đã nhập 6 đề nghị", "Đã nhập 4 đề nghị"]
    assert window.banner.sentence == "Đã nhập 10 đề nghị từ 2 tệp."
    assert len(stored(desk)) == 10
    assert not window.foot.import_button.isEnabled()
    window.session.take_back()
    assert stored(desk) == []
    assert states(window) == ["Sẵn sàng", "Sẵn sàng"]


def test_a_later_file_knows_the_rows_of_an_earlier_one(
    opened: Callable[..., ImportWindow],
    desk: Desk,
    tmp_path: Path,
) -> None:
    window = opened(ward_list(tmp_path / "a.xlsx"), ward_list(tmp_path / "b.xlsx", head="UBND PHƯỜNG YÊN HÒA"))
    window.take_in()
    lines = nominations.lines(desk.store, Filter(text="nguyen minh duc"))
    assert sorted(line.severity or "" for line in lines) == ["", "warning"]


def test_the_same_file_is_not_taken_in_twice(
    opened: Callable[..., ImportWindow],
    desk: Desk,
) -> None:
    assert desk.plan is not None
    file = LISTS / "phuong-nghia-do.xlsx"
    intake.commit(desk.store, desk.plan, intake.preview(desk.store, desk.plan, file, TODAY), backup_first=False)
    window = opened(file)
    assert states(window)[0].startswith("Đã nhập ngày ")
    assert window.session.files[0].state[0] is State.NEUTRAL
    assert not window.foot.import_button.isEnabled()


def test_a_stopped_import_keeps_nothing_and_says_so(
    opened: Callable[..., ImportWindow],
    desk: Desk,
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx")
    desk.jobs.stop_next = True  # type: ignore[attr-defined]
    window.take_in()
    assert window.banner.sentence == "Đã dừng. Chưa nhập tệp nào."
    assert stored(desk) == []
    assert states(window) == ["Sẵn sàng"]
    assert window.foot.import_button.isEnabled()


def test_files_dropped_on_the_window_are_read_and_a_second_time_ignored(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    window = opened()
    assert window.pages.currentWidget() is window._empty
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ward_list(tmp_path / "ds.xlsx")))])
    for _ in range(2):
        drop = QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(drop)
    assert [file.path.name for file in window.session.files] == ["ds.xlsx"]


def test_lists_are_looked_for_where_they_were_the_last_time(
    opened: Callable[..., ImportWindow], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    first = ward_list(tmp_path / "ds.xlsx")
    monkeypatch.setattr(messages, "open_files", lambda _title, _kinds, folder, _parent: asked.append(folder) or [first])
    opened().bring.choose_files()
    ImportWindow(desk).bring.choose_files()
    assert asked[0] != tmp_path
    assert asked[1] == tmp_path


def test_a_folder_brings_its_lists_without_the_lock_files_of_office(
    opened: Callable[..., ImportWindow], tmp_path: Path
) -> None:
    ward_list(tmp_path / "ds.xlsx")
    (tmp_path / "~$ds.xlsx").write_bytes(b"lock")
    (tmp_path / "thu.txt").write_text("x")
    window = opened(tmp_path)
    assert [file.path.name for file in window.session.files] == ["ds.xlsx"]


def test_a_file_taken_out_of_the_window_is_not_stored(
    opened: Callable[..., ImportWindow],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    window = opened(LISTS / "phuong-nghia-do.xlsx", LISTS / "phuong-yen-hoa.docx")
    qtbot.mouseClick(window.foot.remove_button, Qt.MouseButton.LeftButton)
    assert window.foot.import_button.text() == "Nhập 4 đề nghị"
    window.take_in()
    assert len(stored(desk)) == 4


def test_a_file_of_many_rows_can_be_stopped_while_it_is_read(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    runner = JobRunner()
    desk.jobs = runner
    window = ImportWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.add_files([long_list(tmp_path / "dai.xlsx"), LISTS / "phuong-nghia-do.xlsx"])
    assert window.progress.isVisible()
    window.session.stop()
    qtbot.waitUntil(lambda: not window.session.busy)
    assert states(window) == ["Đã dừng, chưa đọc", "Đã dừng, chưa đọc"]
    assert not window.progress.isVisible()
    assert runner.close()


def long_list(path: Path) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["UBND PHƯỜNG NGHĨA ĐÔ"])
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Hình thức khen", "Thành tích"])
    for number in range(1, 3001):
        sheet.append([number, f"Nguyễn Văn {number}", 1980, "Công chức", "GK của CT UBND quận", "Tốt"])
    book.save(path)
    return path


BLOCK = (
    "Họ và tên\tNăm sinh\tHình thức khen\tThành tích\nNguyễn Minh Đức\t1984\tGiấy khen\tx\nLê An\t1990\tGiấy khen\ty"
)


def test_a_block_pasted_in_the_table_is_imported_like_a_file_and_its_text_is_kept(desk: Desk, qtbot: QtBot) -> None:
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    QGuiApplication.clipboard().setText(BLOCK)
    tab.import_button.setFocus()
    qtbot.keyClick(tab.import_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window = tab.dialogs.window
    assert window is not None
    (file,) = window.session.files
    assert file.name == "Khối vừa dán"
    file.unit = units.find(desk.store, "Phường Nghĩa Đô")
    window.session.ask_again(file)
    window.take_in()
    assert stored(desk) == ["Lê An", "Nguyễn Minh Đức"]
    (batch,) = intake.list_batches(desk.store)
    assert batch.file_name == "Khối vừa dán.tsv"
    assert (desk.store.folder.attachments / batch.sha256).read_text() == BLOCK
    window.reject()


def test_words_on_the_clipboard_start_no_import_and_it_is_said_what_to_copy(desk: Desk, qtbot: QtBot) -> None:
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    QGuiApplication.clipboard().setText("Nguyễn Minh Đức")
    tab._paste()
    assert tab.dialogs.window is None
    assert "Hãy chép các ô trong Excel" in tab.banner.sentence


def test_ctrl_v_in_a_field_pastes_words_there(desk: Desk, qtbot: QtBot) -> None:
    tab = NominationsTab(desk)
    qtbot.addWidget(tab)
    unit = units.find(desk.store, "Phường Nghĩa Đô").id
    entry = Entry(NomineeKind.COLLECTIVE, "Tổ 4", unit, TODAY, award="Giấy khen")
    nominations.save_entry(desk.store, desk.plan.id if desk.plan else None, entry)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    QGuiApplication.clipboard().setText("một\thai")
    tab.focus_filter()
    qtbot.keyClick(tab.filter.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tab.dialogs.window is None
    assert tab.filter.search.text().startswith("một")


def other_unit(window: ImportWindow) -> None:
    """The clerk picks the second unit of the list for the file looked at."""
    combo = window.strip.unit
    combo.setFocus()
    combo.setCurrentIndex(2 if combo.currentIndex() != 2 else 3)
    window.strip.unit_chosen.emit(combo.value())


def test_closing_after_choosing_another_unit_asks_first(
    opened: Callable[..., ImportWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]
    monkeypatch.setattr(messages, "ask", lambda title, *_, **__: (asked.append(title), answers.pop(0))[1])
    window = opened(LISTS / "phuong-nghia-do.xlsx")
    other_unit(window)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert asked == ["Bỏ những điều đã sửa?"]
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_ctrl_enter_while_a_file_is_asked_again_waits_and_then_takes_it_in(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    runner = JobRunner()
    desk.jobs = runner
    window = ImportWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.add_files([LISTS / "phuong-nghia-do.xlsx"])
    qtbot.waitUntil(lambda: not window.session.busy)
    (file,) = window.session.files
    window.session.ask_again(file)
    assert window.session.busy
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.banner.sentence == "Đang kiểm tra lại; xong là nhập ngay."
    assert stored(desk) == []
    qtbot.waitUntil(lambda: file.batch_id is not None)
    assert len(stored(desk)) == 6
    qtbot.waitUntil(lambda: not window.session.busy)
    assert runner.close()
