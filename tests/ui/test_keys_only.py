"""The whole main job with the keyboard alone: from the start screen to the printed papers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

import resources
from tests.ui.hands import focused, go_to, letters, menu_key, name_files, press, retype
from thidua_desktop import paths
from thidua_desktop.program import Program
from thidua_desktop.services import nominations
from thidua_desktop.services.nominations import Filter, Line
from ui.dialogs.import_window import ImportWindow
from ui.dialogs.nomination_form import NominationForm
from ui.dialogs.office import OfficeDialog
from ui.dialogs.papers import PapersDialog
from ui.dialogs.print_preview import PrintPreview
from ui.kit.appearance import Memory
from ui.kit.table import TableView
from ui.main_window import MainWindow
from ui.window_tabs import NOMINATIONS, PLANS, QUOTA, UNITS

TODAY = date(2024, 7, 26)
WRONG = "Phạm Văn Lợi"
LISTS = sorted(resources.path("samples", "lists").iterdir())


@pytest.fixture
def program(prepared: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(paths, "default_data", lambda: tmp_path / "ThiDua")
    made = Program(prepared, Memory(tmp_path / "cua-so.ini"), lambda: TODAY)
    yield made
    for window in (made.window, made.start_window):
        if window is not None:
            window.close()


class Clerk:
    """What the clerk sees of the window while working on it; every act is a key."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def stored(self) -> list[Line]:
        return nominations.lines(self.window.desk.store, Filter())

    def names(self) -> list[str]:
        return sorted(line.name for line in self.stored())

    def sees(self, kind: type[QDialog]) -> QDialog:
        """The dialog of this kind, once it has come and takes the keys."""
        self.qtbot.waitUntil(lambda: isinstance(focused().window(), kind), timeout=5000)
        shown = focused().window()
        assert isinstance(shown, kind)
        return shown

    def is_back(self) -> None:
        """The dialog is gone, and the keys go to the window again."""
        self.qtbot.waitUntil(lambda: focused().window() is self.window, timeout=5000)

    def stands_in_table(self) -> TableView[object]:
        self.qtbot.waitUntil(lambda: isinstance(focused(), TableView), timeout=2000)
        table = focused()
        assert isinstance(table, TableView)
        return table

    def at_rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.desk.jobs.busy(), timeout=10000)  # type: ignore[attr-defined]
        QApplication.processEvents()


def begin(program: Program, qtbot: QtBot) -> Clerk:
    """Open the sample office from the start screen."""
    assert program.start(None)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.start_window)
    go_to("Dùng thử với dữ liệu mẫu")
    press("Return")
    qtbot.waitUntil(lambda: program.window is not None and QApplication.activeWindow() is program.window, timeout=9000)
    assert program.window is not None
    clerk = Clerk(program.window, qtbot)
    qtbot.wait(500)  # the day's backup has begun by then
    clerk.at_rest()
    return clerk


def take_from_menu(clerk: Clerk, words: str) -> None:
    """Go down the open menu to this entry and take it."""
    clerk.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=2000)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        action = menu.activeAction()
        if action is not None and action.text().split("\t")[0] == words:
            press("Return")
            return
        press("Down")
    raise AssertionError(f"“{words}” is not in {[action.text() for action in menu.actions()]}")


def look_over_the_office(clerk: Clerk) -> None:
    press("F10")
    take_from_menu(clerk, "Hồ sơ cơ quan…")
    clerk.sees(OfficeDialog)
    press("Ctrl+Return")
    clerk.is_back()
    clerk.at_rest()


def choose_the_plan(clerk: Clerk) -> None:
    press("F6")
    while not focused().accessibleName().startswith("Kế hoạch đang làm"):
        press("Tab")
    press("Return")
    letters("thu do")
    press("Return")
    assert clerk.window.desk.plan is not None
    assert clerk.window.desk.plan.code == "CG-2024"


def list_with_a_wrong_day(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["UBND PHƯỜNG MAI DỊCH"])
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Hình thức khen", "Thành tích"])
    sheet.append([1, WRONG, "31/02/1985", "Công chức", "GK của CT UBND quận", "Tuyên truyền"])
    book.save(path)
    return path


def take_in_the_lists(clerk: Clerk, *files: Path) -> None:
    press("Ctrl+3")
    press("Ctrl+I")
    window = clerk.sees(ImportWindow)
    assert isinstance(window, ImportWindow)
    name_files(*files)
    go_to("Thêm tệp…")
    press("Return")
    clerk.qtbot.waitUntil(lambda: len(window.session.files) == len(files) and not window.session.busy, timeout=15000)
    go_to("Các tệp")
    press("Ctrl+Home")
    go_to("Nhập cả các dòng có lỗi đã xem")
    press("Space")
    clerk.qtbot.waitUntil(lambda: window.foot.import_button.text().startswith(f"Nhập {len(files)} tệp"), timeout=5000)
    press("Ctrl+Return")
    clerk.qtbot.waitUntil(lambda: all(file.batch_id is not None for file in window.session.files), timeout=15000)
    press("Esc")
    clerk.is_back()
    clerk.at_rest()
    assert len(clerk.stored()) > 10


def look_at_the_quota(clerk: Clerk) -> None:
    press("Ctrl+4")
    table = clerk.stands_in_table()
    assert table.rows_model.rowCount() > 10
    press("Down", 3)
    assert table.current_row() is not None


def mend_the_wrong_row(clerk: Clerk) -> None:
    press("Ctrl+K")
    letters("pham van loi")
    clerk.qtbot.waitUntil(lambda: "Phạm" in focused().accessibleDescription(), timeout=3000)
    for _ in range(2):  # a person leads to the nominations
        if QApplication.activePopupWidget() is not None:
            press("Return")
    clerk.is_back()
    table = clerk.stands_in_table()
    clerk.qtbot.waitUntil(lambda: getattr(table.current_row(), "name", "") == WRONG, timeout=3000)
    press("F2")
    clerk.sees(NominationForm)
    go_to("Ngày sinh")
    press("Ctrl+A")
    letters("28/2/85")
    press("Ctrl+Return")
    clerk.is_back()
    clerk.at_rest()
    (line,) = [line for line in clerk.stored() if line.name == WRONG]
    assert line.birth == "1985-02-28"


def filter_the_list(clerk: Clerk) -> None:
    every = len(clerk.stored())
    press("Ctrl+3")
    press("Ctrl+F")
    letters("nghia do")
    table = clerk.window.tab(NOMINATIONS).table  # type: ignore[attr-defined]
    clerk.qtbot.waitUntil(lambda: 0 < table.rows_model.rowCount() < every, timeout=5000)
    press("Esc")
    clerk.qtbot.waitUntil(lambda: table.rows_model.rowCount() == every, timeout=5000)
    press("F6")
    assert focused() is table


def find_in(field: str, letters_typed: str) -> None:
    """In a list found by typing: the letters, then the first that fits."""
    go_to(field)
    letters(letters_typed)
    press("Down")
    press("Return")


def enter_two_by_hand(clerk: Clerk) -> None:
    press("Ctrl+N")
    form = clerk.sees(NominationForm)
    assert isinstance(form, NominationForm)
    for number, name in enumerate(("Đặng Thị Hường", "Lê Văn Ẩn")):
        retype(name)
        if not number:
            find_in("Đơn vị đề nghị", "yen hoa")
        go_to("Ngày sinh")
        letters("01081984")
        if not number:
            find_in("Hình thức đề nghị", "giay khen")
        go_to("Tóm tắt thành tích")
        letters("Giữ gìn phố phường sạch đẹp")
        before = len(clerk.stored())
        press("Ctrl+Return")
        clerk.qtbot.waitUntil(lambda before=before: len(clerk.stored()) == before + 1, timeout=5000)
        clerk.at_rest()
        assert form.isVisible()
        assert form.focusWidget() is form.fields.name.field
    press("Esc")
    clerk.is_back()
    clerk.at_rest()
    line = next(line for line in clerk.stored() if line.name == "Đặng Thị Hường")
    assert line.unit == "Phường Yên Hòa"


def take_back(clerk: Clerk) -> None:
    assert "Lê Văn Ẩn" in clerk.names()
    press("Ctrl+Z")
    clerk.qtbot.waitUntil(lambda: "Lê Văn Ẩn" not in clerk.names(), timeout=5000)
    clerk.at_rest()


def put_away_and_take_back(clerk: Clerk) -> None:
    table = clerk.stands_in_table()
    before = clerk.names()
    press("Ctrl+Home")
    press("Del")
    clerk.qtbot.waitUntil(lambda: len(clerk.stored()) == len(before) - 1, timeout=5000)
    clerk.at_rest()
    press("Ctrl+Z")
    clerk.qtbot.waitUntil(lambda: clerk.names() == before, timeout=5000)
    clerk.at_rest()
    assert focused() is table


def copy_by_the_context_menu(clerk: Clerk) -> None:
    QApplication.clipboard().clear()
    menu_key()
    take_from_menu(clerk, "Chép")
    clerk.is_back()
    assert "\t" in QApplication.clipboard().text()


def write_the_papers(clerk: Clerk, out: Path) -> None:
    press("Ctrl+Shift+P")
    clerk.sees(PapersDialog)
    go_to("Thư mục để ghi")
    press("Ctrl+A")
    letters(str(out))
    press("Ctrl+Return")
    clerk.is_back()
    clerk.at_rest()
    assert {file.suffix for file in out.iterdir()} == {".docx", ".xlsx"}


def look_at_the_print(clerk: Clerk) -> None:
    for key in ("Ctrl+4", "Ctrl+3"):
        press(key)
        press("Ctrl+P")
        preview = clerk.sees(PrintPreview)
        assert isinstance(preview, PrintPreview)
        press("PgDown")
        press("Esc")
        clerk.is_back()


def go_round_the_tabs(clerk: Clerk) -> None:
    for number, title in enumerate((PLANS, UNITS, NOMINATIONS, QUOTA), 1):
        press(f"Ctrl+{number}")
        tab = clerk.window.current_tab()
        assert tab is not None
        assert tab.title == title
        clerk.stands_in_table()
        for step in ("F6", "F6", "F6", "Shift+F6"):
            press(step)
            assert focused().window() is clerk.window


def test_the_main_job_is_done_with_keys_alone(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    clerk = begin(program, qtbot)
    look_over_the_office(clerk)
    choose_the_plan(clerk)
    take_in_the_lists(clerk, *LISTS, list_with_a_wrong_day(tmp_path / "mai-dich.xlsx"))
    mend_the_wrong_row(clerk)
    look_at_the_quota(clerk)
    filter_the_list(clerk)
    enter_two_by_hand(clerk)
    take_back(clerk)
    put_away_and_take_back(clerk)
    copy_by_the_context_menu(clerk)
    write_the_papers(clerk, tmp_path / "giay-to")
    look_at_the_print(clerk)
    go_round_the_tabs(clerk)
