"""Nhập danh sách, all on one page: files, what was understood, the sheet as sent, its findings, one act."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.services import intake
from ui import messages
from ui.desk import Desk
from ui.dialogs.import_bring import BringFiles
from ui.dialogs.import_files import FilesPanel
from ui.dialogs.import_foot import ImportFoot
from ui.dialogs.import_page import FilePage
from ui.dialogs.import_return import GivingBack
from ui.dialogs.import_session import ImportFile, ImportRun, ImportSession
from ui.kit.banner import Banner, ProgressLine
from ui.kit.base import Label, Rule, Sheet, clear, ground
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import number
from ui.kit.drops import files_in
from ui.kit.empty import EmptyState
from ui.kit.pages import Pages
from ui.kit.painting import paint_next_turn
from ui.kit.tokens import Size, Space, State, Type, theme

FILES_WIDTH = 284
FILES_LEAST = 228


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
        self._compact: bool | None = None
        self._take_in_next = False  # pressed while a file was being asked again
        self.setWindowTitle("Nhập danh sách")
        self.setAccessibleName("Nhập danh sách")
        self.setAcceptDrops(True)
        ground(self, "window")
        self.bring = BringFiles(desk, self)
        self.files = FilesPanel()
        self.page = FilePage(desk, self.session)
        self.strip, self.sheet, self.findings = self.page.strip, self.page.sheet, self.page.findings
        self.compare, self.lower_part = self.page.compare, self.page.lower_part
        self.banner = Banner()
        self.progress = ProgressLine()
        self.decisions = self.page.decisions
        self.returns = GivingBack(desk, self.banner, self.progress)
        self.foot = ImportFoot(
            self.take_in, self.remove_current, self.reject, lambda: self.returns.of_file(self._shown)
        )
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
        self.add_button = SecondaryButton("Thêm tệp…", "add", on_click=self.bring.choose_files)
        self.folder_button = SecondaryButton("Thêm cả thư mục…", "folder_open", on_click=self.bring.choose_folder)
        line.addWidget(self.add_button)
        line.addWidget(self.folder_button)
        return head

    def _pages(self) -> Pages:
        empty = EmptyState(
            "Chưa chọn tệp nào",
            "Danh sách các đơn vị gửi, nhiều tệp một lúc: Excel (.xlsx, .xls, .xlsb), .ods, .csv hoặc Word (.docx).",
            drawing=True,
        )
        empty.add_act("Thêm tệp…", self.bring.choose_files)
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
        self._empty = empty
        self.pages = Pages(empty, self.splitter)
        return self.pages

    def _middle(self) -> Pages:
        self._problem_page = Sheet()
        self._problem = QVBoxLayout(self._problem_page)
        self.middle = Pages(self.page, self._problem_page)
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
        self.bring.files.connect(self.add_files)
        self.bring.block.connect(self.add_block)
        self.bring.nothing.connect(self.banner.show_message)
        self.files.chosen.connect(self._show_file)
        self.page.received_changed.connect(self._offer_day)
        self.files.removed.connect(self.remove_current)
        self.foot.accepting.connect(self._change_accepting)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.bring.paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.decisions.take_back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.take_in)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < Size.COMPACT_WIDTH or self.height() < Size.COMPACT_HEIGHT
        if compact != self._compact:
            self._compact = compact
            self.files.set_compact(compact)
            self.page.set_compact(compact)
            self.splitter.setSizes([theme().px(FILES_LEAST if compact else FILES_WIDTH), self.width()])

    # --- files ----------------------------------------------------------------------------------------------------

    def add_files(self, paths: Sequence[Path], received: date | None = None) -> None:
        """Read these files and folders, received today if no day is said; what was there stays."""
        self.banner.hide()
        new = self.session.add(paths, received)
        if new and self._shown is not None and self._shown.batch_id is not None:
            self.files.go_to(new[0])  # what was looked at is taken in: the clerk goes on with what has come

    def add_block(self, block: intake.Block) -> None:
        """Read a block of cells from the clipboard, and look at it."""
        self.banner.hide()
        self.files.go_to(self.session.add_block(block))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_in(event):
            event.acceptProposedAction()
            self.add_files([Path(file) for file in files])

    def remove_current(self) -> None:
        """Take the file looked at out of the window; one that was stored is taken back instead."""
        file = self.files.current()
        if file is None or self.session.writing:
            return
        if file.batch_id is None:
            if self._may_lose([file] if file.would_lose else [], "Bỏ tệp"):
                self.session.remove(file)
        else:
            self.session.take_back(file)

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
        self._shown = file
        paint_next_turn(self.pages)
        self._show_foot()
        if file is None or file.shown is None or not file.showable:
            self.page.leave()
            if file is not None:
                self._show_problem(file)
            return
        self.middle.setCurrentWidget(self.page)
        self.page.show_file(file, file.shown)

    def _show_problem(self, file: ImportFile) -> None:
        clear(self._problem)
        title = "Đang đọc…" if file.busy else file.state[1]
        self._problem.addWidget(EmptyState(title, f"“{file.name}”" if file.busy else file.problem))
        self.middle.setCurrentWidget(self._problem_page)

    def _change_accepting(self, on: bool) -> None:
        if self._shown is not None and self._shown.accept_errors != on:
            self._shown.accept_errors = on
            self.session.ask_again(self._shown)

    def _offer_day(self, day: date) -> None:
        """Lists that came by one post have one day: what was said of one is offered for all."""
        others = self.session.otherwise_received(day)
        if not others:
            return
        sentence = f"Ngày nhận của tệp này nay là {show(day)}. {number(len(others))} tệp kia ghi ngày khác."

        def receive() -> None:
            self.banner.close_message()
            self.session.receive(self.session.otherwise_received(day), day)

        self.banner.show_message(State.INFO, sentence, [("Ghi ngày này cho mọi tệp", "", receive)])

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
        """Close; not while something is being stored, which "Dừng" ends first; asks if decisions would be lost."""
        if self.session.writing:
            return
        if self._may_lose([file for file in self.session.files if file.would_lose], "Đóng"):
            self._take_in_next = False
            self.session.stop()
            super().reject()

    def _may_lose(self, files: Sequence[ImportFile], act: str) -> bool:
        """True if nothing the clerk has put right in these files is lost, or they want it so."""
        if not files:
            return True
        named = ", ".join(f"“{file.name}”" for file in files[:3]) + (" và tệp khác" if len(files) > 3 else "")
        body = f"Những điều đã sửa, đã chọn trong {named} chưa được nhập và sẽ không còn."
        return messages.ask("Bỏ những điều đã sửa?", body, f"{act}, bỏ những điều đã sửa", "Ở lại", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on and nothing else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)
