"""What “Trình đơn” does: the office's profile, papers, trash, backup, restore, check, guide, keys, about."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import office, workspace
from ui import messages
from ui.desk import Desk
from ui.kit.tokens import State
from ui.menu import Acts
from ui.tabs.base import Tab
from ui.undo import NOTHING

if TYPE_CHECKING:
    from ui.printing import Pages

BACKUP_FILES = "Bản sao lưu (*.db)"


class WindowActs(QObject):
    """Acts on the whole folder. `told(state, sentence)` is for the window's banner, and so is `papers_written(files)`.

    `restore_with(copy)` is called when the clerk has decided to put a kept copy in place of the records.
    """

    told = Signal(object, str)
    papers_written = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, restore_with: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._restore_with = restore_with

    def entries(self, other_folder: Callable[[], object], print_tab: Callable[[], object]) -> Acts:
        """The acts under the names of the menu's entries."""
        return Acts(
            take_back=self.take_back,
            office=self.edit_office,
            print_tab=print_tab,
            papers=self.write_papers,
            trash=self.show_trash,
            other_folder=other_folder,
            backup=self.back_up,
            restore=self.restore,
            check=self.check,
            settings=self.show_settings,
            guide=self.show_guide,
            keys=self.show_keys,
            about=self.show_about,
        )

    def take_back(self) -> None:
        """Take back the newest act that has a way back (Ctrl+Z)."""
        if (newest := self._desk.undo.newest) is not None:
            newest()
        else:
            self.told.emit(State.INFO, f"{NOTHING} từ khi mở chương trình.")

    def edit_office(self) -> None:
        """Open the office's profile."""
        from ui.dialogs.office import OfficeDialog

        OfficeDialog(self._desk, office.get(self._desk.store), self._window).open()

    def write_papers(self) -> None:
        """Open what writes tờ trình, danh sách and bảng chỉ tiêu of the chosen plan."""
        from ui.dialogs.papers import PapersDialog

        plan = self._desk.plan
        if plan is None:
            self.told.emit(State.WARN, "Chưa chọn kế hoạch nào. Chọn hoặc thêm kế hoạch trước, rồi xuất giấy tờ.")
        else:
            PapersDialog(self._desk, plan, self.papers_written.emit, self._window).open()

    def print_tab(self, tab: Tab | None) -> None:
        """Show what a tab shows as pages, to be printed or kept as a file."""
        from ui.printing import Pages  # loaded when first used: the start must be quick

        try:
            printable = tab.print_table() if tab is not None else None
        except UserError as error:
            self.told.emit(State.WARN, str(error))
            return
        if printable is None:
            where = f"Trang {tab.title}" if tab is not None else "Trang đang mở"
            self.told.emit(State.WARN, f"{where} chưa có dòng nào để in.")
        else:
            self._desk.jobs.run("Đang dàn trang", lambda _report, _cancelled: Pages(printable), self._preview)

    def _preview(self, pages: "Pages") -> None:
        from ui.dialogs.print_preview import PrintPreview

        preview = PrintPreview(self._desk, pages, self._window)
        preview.printed.connect(self._tell_printed)
        preview.open()

    def _tell_printed(self, sentence: str, file: Path | None) -> None:
        if file is not None:
            self.papers_written.emit([file])
        else:
            self.told.emit(State.OK, sentence)

    def show_trash(self) -> None:
        """Open the nominations that were put away, to take some back."""
        from ui.dialogs.trash import TrashDialog

        TrashDialog(self._desk, self._window).open()

    def back_up(self) -> None:
        """Ask for a place and copy the records there."""
        proposed = Path.home() / f"thidua_{datetime.now():%Y-%m-%d}.db"
        place = messages.save_file("Sao lưu ra tệp", BACKUP_FILES, proposed, self._window)
        if place is None:
            return
        place = place if place.suffix else place.with_suffix(".db")
        self._desk.write(
            "Đang sao lưu", lambda store, report, cancelled: workspace.backup_to(store, place), self._tell_change
        )

    def _tell_change(self, change: Change) -> None:
        self.told.emit(State.OK, change.summary)

    def restore(self) -> None:
        """Show the kept copies; one of them, or a file from elsewhere, can be put in place."""
        from ui.dialogs.backup import BackupDialog

        folder = self._desk.store.folder.path
        dialog = BackupDialog(workspace.backups(self._desk.store), folder, self._window)
        dialog.chosen.connect(self._restore_with)
        dialog.open()

    def check(self) -> None:
        """Look for damage in the records, as a job; say what was found."""
        home = self._desk.store

        def work(report: Callable[[int, int, str], None], cancelled: Callable[[], bool]) -> list[str]:
            with home.again(cancelled) as store:
                return workspace.check_folder(store)

        self._desk.jobs.run("Đang kiểm tra dữ liệu", work, self._tell_check)

    def _tell_check(self, problems: list[str]) -> None:
        if not problems:
            self.told.emit(State.OK, "Đã kiểm tra: dữ liệu và tệp gốc đều nguyên vẹn.")
            return
        what_to_do = "Hãy dùng Trình đơn, Khôi phục để lấy lại bản sao lưu gần nhất."
        messages.error("Dữ liệu có chỗ hỏng", "\n".join([*problems[:10], what_to_do]), self._window)

    def show_settings(self) -> None:
        """Open what the clerk sets for the program and the office."""
        from ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._desk, self._window).open()

    def show_guide(self) -> None:
        """Open the clerk's guide beside the work; once open, come back to it."""
        from ui.dialogs.guide import GuideDialog

        guide = next((one for one in self._window.findChildren(GuideDialog) if one.isVisible()), None)
        guide = guide or GuideDialog(self._window)
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def show_keys(self) -> None:
        """Open the list of keys."""
        from ui.dialogs.keys import KeysDialog

        KeysDialog(self._window).open()

    def show_about(self) -> None:
        """Open what the program is, its versions and licences."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._desk.store.folder.path, self._window).open()
