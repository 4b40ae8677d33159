"""Nhập danh sách, all on one page: files, what was understood, the sheet as sent, its findings, one act."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from thidua_desktop.services import intake, units
from ui import messages
from ui.clipboard_block import NOTHING_TO_PASTE, clipboard_contents
from ui.desk import Desk
from ui.dialogs.import_files import FilesPanel
from ui.dialogs.import_findings import DETAIL_LEAST, DETAIL_WIDTH, FindingDetail, FindingsList
from ui.dialogs.import_foot import ImportFoot
from ui.dialogs.import_session import ENDINGS, ImportFile, ImportRun, ImportSession
from ui.dialogs.import_sheet import SheetView
from ui.dialogs.import_what import UnderstoodStrip
from ui.kit.banner import Banner, ProgressLine
from ui.kit.base import Label, Rule, Sheet, clear, ground
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import number
from ui.kit.drops import files_in
from ui.kit.empty import EmptyState
from ui.kit.states import StateLabel
from ui.kit.tokens import Size, Space, State, Type, theme

FILES_WIDTH = 284
FILES_LEAST = 228
KINDS = f"Danh sách ({' '.join('*' + ending for ending in ENDINGS)});;Mọi tệp (*)"
FOLDER = "import/folder"
DOWNLOADS = QStandardPaths.StandardLocation.DownloadLocation


class ImportWindow(QDialog):
    """The import of one plan's lists; nothing is written before "Nhập".

    `imported(sentence, batch ids)` after storing, `taken_back(sentence)` after undo.
    """

    imported = Signal(str, object)
    taken_back = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert desk.plan is not None, "the import window needs a plan"
        self.session = ImportSession(desk, desk.plan)
        self._desk = desk
        self._shown: ImportFile | None = None
        self._sheet_place = -1
        self._compact: bool | None = None
        self._take_in_next = False  # pressed while a file was being asked again
        self.setWindowTitle("Nhập danh sách")
        self.setAccessibleName("Nhập danh sách")
        self.setAcceptDrops(True)
        ground(self, "window")
        self.files = FilesPanel()
        self.strip = UnderstoodStrip(units.list_units(desk.store))
        self.sheet = SheetView()
        self.findings = FindingsList()
        self.detail = FindingDetail()
        self.banner = Banner()
        self.progress = ProgressLine()
        self.foot = ImportFoot(self.take_in, self.remove_current, self.reject)
        self._lay_out()
        self._connect()
        self._show_files()
        home = parent.window().size() if parent is not None else QSize(1200, 700)
        self.resize(home)

    # --- laid out -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(Rule())
        page = QVBoxLayout()
        page.setContentsMargins(Space.PAGE_X, Space.PAGE_Y_COMPACT, Space.PAGE_X, Space.PAGE_Y_COMPACT)
        page.setSpacing(Space.S)
        page.addWidget(self.banner)
        page.addWidget(self.progress)
        page.addWidget(self._pages(), 1)
        whole.addLayout(page, 1)
        whole.addWidget(Rule())
        whole.addWidget(self.foot)
        self.progress.hide()

    def _head(self) -> QWidget:
        head = QFrame()
        ground(head, "base")
        line = QHBoxLayout(head)
        line.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        line.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Nhập danh sách", Type.TITLE))
        plan = self._desk.plan
        words.addWidget(Label(f"Vào kế hoạch “{plan.short_title if plan else ''}”", Type.SMALL, "muted"))
        line.addLayout(words, 1)
        self.drop_hint = Label("Kéo tệp vào cửa sổ này, hoặc", role="muted")
        line.addWidget(self.drop_hint)
        self.add_button = SecondaryButton("Thêm tệp…", "add", on_click=self.choose_files)
        self.folder_button = SecondaryButton("Thêm cả thư mục…", "folder_open", on_click=self.choose_folder)
        line.addWidget(self.add_button)
        line.addWidget(self.folder_button)
        return head

    def _pages(self) -> QStackedWidget:
        empty = EmptyState(
            "Chưa chọn tệp nào",
            "Danh sách các đơn vị gửi, nhiều tệp một lúc: Excel (.xlsx, .xls, .xlsb), .ods hoặc Word (.docx).",
            drawing=True,
        )
        empty.add_act("Thêm tệp…", self.choose_files)
        empty.add_note(
            "Có thể kéo tệp thả vào đây, hoặc dán (Ctrl+V) các ô chép từ Excel, Word. "
            "Chưa có gì được ghi trước khi bấm “Nhập”."
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(Space.M)
        self.splitter.setChildrenCollapsible(False)
        self.files.setMinimumWidth(theme().px(FILES_LEAST))
        self.splitter.addWidget(self.files)
        self.splitter.addWidget(self._middle())
        self.splitter.setStretchFactor(1, 1)
        self.pages = QStackedWidget()
        self._empty = empty
        self.pages.addWidget(empty)
        self.pages.addWidget(self.splitter)
        return self.pages

    def _middle(self) -> QStackedWidget:
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.sheet)
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.below.setHandleWidth(Space.M)
        self.below.setChildrenCollapsible(False)
        self.below.addWidget(self.findings)
        self.below.addWidget(self.detail)
        self.below.setStretchFactor(0, 1)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setHandleWidth(Space.M)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(sheet)
        self.halves.addWidget(self.below)
        self.halves.setSizes([360, 220])
        self._file_page = QWidget()
        column = QVBoxLayout(self._file_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.strip)
        column.addWidget(self.halves, 1)
        self.in_order = StateLabel(State.OK, "Không có lỗi hay cảnh báo nào trong tệp này.")
        column.addWidget(self.in_order)
        self._problem_page = Sheet()
        self._problem = QVBoxLayout(self._problem_page)
        self.middle = QStackedWidget()
        self.middle.addWidget(self._file_page)
        self.middle.addWidget(self._problem_page)
        return self.middle

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._on_changed)
        session.running.connect(self._tell_running)
        session.rested.connect(self._rested)
        session.taken_in.connect(self._tell_taken_in)
        session.taken_back.connect(self._tell_taken_back)
        session.failed.connect(lambda sentence: self.banner.show_message(State.ERROR, sentence))
        self.progress.stop_asked.connect(session.stop)
        self.files.chosen.connect(self._show_file)
        self.strip.unit_chosen.connect(self._change_unit)
        self.strip.received_chosen.connect(self._change_received)
        self.strip.table_chosen.connect(self._show_table)
        self.findings.chosen.connect(self._show_finding)
        self.sheet.finding_chosen.connect(self.findings.go_to)
        self.foot.accepting.connect(self._change_accepting)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.take_in)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < Size.COMPACT_WIDTH or self.height() < Size.COMPACT_HEIGHT
        if compact != self._compact:
            self._compact = compact
            self.strip.set_compact(compact)
            self.files.set_compact(compact)
            self.findings.set_compact(compact)
            self.splitter.setSizes([theme().px(FILES_LEAST if compact else FILES_WIDTH), self.width()])
            self.below.setSizes([self.width(), theme().px(DETAIL_LEAST if compact else DETAIL_WIDTH)])

    # --- files ----------------------------------------------------------------------------------------------------

    def add_files(self, paths: Sequence[Path], received: date | None = None) -> None:
        """Read these files and folders, received today if no day is said; what was there stays."""
        self.banner.hide()
        self.session.add(paths, received)

    def add_block(self, block: intake.Block) -> None:
        """Read a block of cells from the clipboard, and look at it."""
        self.banner.hide()
        self.files.go_to(self.session.add_block(block))

    def paste(self) -> None:
        """Take what lies on the clipboard: files, or a block of cells; else say what is needed."""
        files, block = clipboard_contents()
        if files:
            self.add_files(files)
        elif block is not None:
            self.add_block(block)
        else:
            self.banner.show_message(State.INFO, NOTHING_TO_PASTE)

    def choose_files(self) -> None:
        """Let the clerk choose files."""
        if chosen := messages.open_files("Chọn danh sách các đơn vị gửi", KINDS, self._lists_folder(), self):
            self._desk.memory.remember(FOLDER, str(chosen[0].parent))
            self.add_files(chosen)

    def _lists_folder(self) -> Path:
        """Where the lists were the last time; at first where mail and browsers put what comes."""
        last = Path(self._desk.memory.value(FOLDER) or " ")
        return last if last.is_dir() else Path(QStandardPaths.writableLocation(DOWNLOADS))

    def choose_folder(self) -> None:
        """Let the clerk choose a folder; the lists in it are read."""
        if (folder := messages.choose_folder("Chọn thư mục có các danh sách", self._lists_folder(), self)) is not None:
            self._desk.memory.remember(FOLDER, str(folder))
            self.add_files([folder])
            if not self.session.files:
                words = f"Trong thư mục “{folder.name}” không có tệp Excel hay Word nào."
                self.banner.show_message(State.WARN, words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_in(event):
            event.acceptProposedAction()
            self.add_files([Path(file) for file in files])

    def remove_current(self) -> None:
        """Take the file looked at out of the window."""
        if (file := self.files.current()) is not None and not self.session.writing:
            self.session.remove(file)

    def _on_changed(self, file: ImportFile | None) -> None:
        self._show_files()
        current = self.files.current()
        if file is None or file is current:
            self._show_file(current)

    def _show_files(self) -> None:
        first = bool(self.session.files) and self.pages.currentWidget() is self._empty
        self.pages.setCurrentWidget(self.splitter if self.session.files else self._empty)
        self.files.show_files(self.session.files)
        self._show_foot()
        if first:
            self.files.table.setFocus()

    # --- the file looked at ---------------------------------------------------------------------------------------

    def _show_file(self, file: ImportFile | None) -> None:
        same = file is not None and file is self._shown
        self._shown = file
        self._show_foot()
        if file is None:
            return
        if file.shown is None or not file.readable:
            self._show_problem(file)
            return
        self.middle.setCurrentWidget(self._file_page)
        self.strip.show_file(file, file.shown)
        if same and self._sheet_place >= 0:
            self.sheet.show_findings(file.shown)
        else:
            self._sheet_place = file.shown.tables[0].sheet if file.shown.tables else 0
            self.sheet.show_sheet(file.shown, self._sheet_place)
        self.findings.show_findings(file.shown.findings)
        self.below.setVisible(bool(file.shown.findings))  # the sheet has their room if there are none
        self.in_order.setVisible(not file.shown.findings)

    def _show_problem(self, file: ImportFile) -> None:
        self._sheet_place = -1
        clear(self._problem)
        title = "Đang đọc…" if file.busy else file.state[1]
        self._problem.addWidget(EmptyState(title, f"“{file.name}”" if file.busy else file.problem))
        self.middle.setCurrentWidget(self._problem_page)

    def _show_table(self, place: int) -> None:
        if self._shown is not None and self._shown.shown is not None:
            self._sheet_place = self._shown.shown.tables[place].sheet
            self.sheet.show_sheet(self._shown.shown, self._sheet_place)

    def _show_finding(self, row: object) -> None:
        file = self._shown.shown if self._shown is not None else None
        found = self.findings.table.current_row()
        self.detail.show_finding(found)
        if file is None or found is None or not found.sheet:
            return
        names = [sheet.name for sheet in file.sheets]
        place = names.index(found.sheet) if found.sheet in names else self._sheet_place
        if place != self._sheet_place:
            self._sheet_place = place
            self.sheet.show_sheet(file, place)
        self.sheet.go_to(found)

    def _change_unit(self, unit: object) -> None:
        if self._shown is not None:
            self.session.choose_unit(self._shown, unit)  # type: ignore[arg-type]

    def _change_received(self, received: object) -> None:
        if self._shown is not None:
            self.session.choose_received(self._shown, received)  # type: ignore[arg-type]

    def _change_accepting(self, on: bool) -> None:
        if self._shown is not None and self._shown.accept_errors != on:
            self._shown.accept_errors = on
            self.session.ask_again(self._shown)

    def _show_foot(self) -> None:
        self.foot.show_session(self.session, self._shown if self._shown in self.session.files else None)

    # --- storing --------------------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Store every file that is ready; while a file is asked again, as soon as that is done."""
        if self.session.asking_again:
            self._take_in_next = True
            self.banner.show_message(State.INFO, "Đang kiểm tra lại; xong là nhập ngay.")
            return
        ready = self.session.ready()
        if ready and not self.session.busy:
            self.banner.hide()
            self.session.take_in(ready)
            self._show_foot()

    def _rested(self) -> None:
        self.progress.hide()
        waited, self._take_in_next = self._take_in_next, False
        if waited:
            self.banner.close_message()
            self.take_in()

    def _tell_running(self, words: str, done: int, total: int) -> None:
        self.progress.show_progress(words, done, total)
        self.progress.show()

    def _tell_taken_in(self, run: ImportRun) -> None:
        sentence = run.change.summary
        left = sum(imported.refused for _, imported in run.imported)
        parts = [sentence]
        if left:
            parts.append(f"Để lại {number(left)} dòng còn lỗi.")
        if run.stopped:
            parts.append("Đã dừng; các tệp sau chưa nhập.")
        parts += [said for _, said in run.refused]
        state = State.WARN if run.stopped or run.refused else State.OK
        self.banner.show_message(
            state, " ".join(parts), [("Hoàn tác lần nhập này", "arrow_undo", self.session.take_back)]
        )
        self.imported.emit(sentence, [imported.batch_id for _, imported in run.imported])
        if not self.session.ready():
            self.foot.close_button.setFocus()

    def _tell_taken_back(self, sentence: str) -> None:
        self.banner.show_message(State.OK, sentence)
        self.taken_back.emit(sentence)

    # --- closing --------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close; not while something is being stored, which "Dừng" ends first. What was chosen again is asked about."""
        if self.session.writing or not self._may_lose_changes():
            return
        self._take_in_next = False
        self.session.stop()
        super().reject()

    def _may_lose_changes(self) -> bool:
        names = self.session.chosen_again()
        what = f"Đơn vị gửi, ngày nhận đã chọn lại cho {names} sẽ không còn; tệp thì vẫn ở chỗ cũ."
        return not names or messages.ask("Đóng mà chưa nhập?", what, "Đóng, không nhập", "Ở lại", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on and nothing else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)
