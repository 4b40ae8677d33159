"""The window at work: header, tabs, page, status bar; and what belongs to no tab."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QMenu, QStackedWidget, QTableView, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.plan import Deadline
from thidua_desktop.services import office, workspace
from ui import areas, menu, messages
from ui.desk import Desk
from ui.header import Header
from ui.jobs import JobRunner
from ui.kit.banner import Banner
from ui.kit.base import Rule, ground
from ui.kit.drops import files_in
from ui.kit.painting import paint_next_turn
from ui.kit.tokens import Size, Space, State
from ui.status_bar import StatusBar
from ui.tab_bar import TabBar
from ui.tabs.base import Tab
from ui.window_acts import WindowActs
from ui.window_jobs import JobWatch
from ui.window_tabs import NOMINATIONS, PLANS, TABS, TabEntry

PROGRAM = "Thi đua - Khen thưởng"
SMALLEST = (800, 480)


class MainWindow(QWidget):
    """The office at work on one data folder.

    `other_folder_asked` and `restore_asked(copy: Path)` ask who made the window to close this folder and go on
    elsewhere; `closed` comes when the window has closed for good and the folder may be let go.
    """

    other_folder_asked = Signal()
    restore_asked = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, jobs: JobRunner, tabs: Sequence[TabEntry] = TABS) -> None:
        super().__init__()
        ground(self, "window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.desk = desk
        self._jobs = jobs
        self._entries = tabs
        self._tabs: dict[str, Tab] = {}
        self._words: dict[str, str] = {}
        self._alt_alone = False
        self.acts = WindowActs(self, desk, self.restore_asked.emit)
        self.header = Header(desk, self._make_menu)
        self.tab_bar = TabBar()
        self.banner = Banner()
        self.pages = QStackedWidget()
        self.status = StatusBar(desk.store.folder.path)
        JobWatch(jobs, self.status, self)
        self._lay_out()
        self._set_up_keys()
        self._listen()
        self.show_office()
        self._open_first_tab()
        self._lead_newcomers()

    # --- making ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for entry in self._entries:
            self.tab_bar.addTab(entry.title)
        tab_line = QWidget()
        ground(tab_line, "base")
        inner = QVBoxLayout(tab_line)
        inner.setContentsMargins(Space.XS, 0, Space.XS, 0)
        inner.addWidget(self.tab_bar)
        notice = QVBoxLayout()
        notice.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, 0)
        notice.addWidget(self.banner)
        self._notice = notice
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(Rule())
        whole.addWidget(tab_line)
        whole.addWidget(Rule())
        whole.addLayout(notice)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.status)

    def _set_up_keys(self) -> None:
        for number in range(len(self._entries)):
            self._on_key(f"Ctrl+{number + 1}", lambda number=number: self.tab_bar.setCurrentIndex(number))
        self._on_key("F1", self.acts.show_keys)
        self._on_key("Ctrl+F", self._focus_filter)
        self._on_key("Ctrl+P", lambda: self.acts.print_tab(self.current_tab()))
        self._on_key("Ctrl+Shift+P", self.acts.write_papers)
        self._on_key("Ctrl+Z", self.acts.take_back)
        self._on_key("Ctrl+K", self.search)
        self._on_key("F6", lambda: areas.go_on(self.header, self.current_tab(), 1))
        self._on_key("Shift+F6", lambda: areas.go_on(self.header, self.current_tab(), -1))

    def _on_key(self, key: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(lambda: act())

    def _listen(self) -> None:
        self.tab_bar.currentChanged.connect(self._show_tab)
        self.header.due_asked.connect(self._show_deadline)
        self.header.search_asked.connect(self.search)
        self.status.backups_asked.connect(self.acts.restore)
        self.status.keys_asked.connect(self.acts.show_keys)
        self._jobs.failed.connect(self._job_failed)
        self.desk.events.changed.connect(self._changed)
        self.banner.closed.connect(self._space_notice)
        self.banner.told.connect(lambda: self._only(self.banner))
        self.desk.undo.taken_back.connect(lambda words: self.tell(State.OK, f"Đã lấy lại: {words}."))
        self.desk.undo.failed.connect(self._job_failed)
        self.acts.told.connect(self.tell)
        self.acts.papers_written.connect(self._tell_papers)

    def _lead_newcomers(self) -> None:
        """Above the page the first steps of a new office, until they are done or put off."""
        if str(self.desk.store.folder.path) not in self.desk.memory.value("first_steps_done").split("\n"):
            from ui.first_run import FirstRun  # most offices are past it

            self._whole.insertWidget(self._whole.indexOf(self._notice), FirstRun(self))

    def _open_first_tab(self) -> None:
        remembered = self.desk.memory.value("tab")
        titles = [entry.title for entry in self._entries]
        self.tab_bar.blockSignals(True)
        self.tab_bar.setCurrentIndex(titles.index(remembered) if remembered in titles else 0)
        self.tab_bar.blockSignals(False)
        if titles:
            self._show_tab(self.tab_bar.currentIndex())

    # --- tabs -----------------------------------------------------------------------------------------------------

    def tab(self, title: str) -> Tab:
        """The tab of a title, made now if it was not shown before."""
        if title not in self._tabs:
            entry = next(entry for entry in self._entries if entry.title == title)
            made = entry.make(self.desk)
            made.status_changed.connect(lambda words: self._tell_status(made, words))
            made.asked.connect(self.go_to)
            made.papers_asked.connect(self.acts.write_papers)
            for banner in made.findChildren(Banner):
                banner.told.connect(lambda banner=banner: self._only(banner))
            self._tabs[title] = made
            self.pages.addWidget(made)
        return self._tabs[title]

    def current_tab(self) -> Tab | None:
        """The tab that is seen."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, Tab) else None

    def go_to(self, title: str, what: object = None) -> None:
        """Switch to a tab and show something there."""
        titles = [entry.title for entry in self._entries]
        self.tab_bar.setCurrentIndex(titles.index(title))
        if what is not None:
            self.tab(title).show_what(what)

    def _show_tab(self, number: int) -> None:
        title = self._entries[number].title
        paint_next_turn(self.pages)
        shown = self.tab(title)
        self.pages.setCurrentWidget(shown)
        self.status.show_words(self._words.get(title, ""))
        self.desk.memory.remember("tab", title)
        if not self.tab_bar.hasFocus():  # who goes from tab to tab with the arrows stays on the tabs
            self._focus_table(shown)

    def _focus_table(self, tab: Tab) -> None:
        """A tab opens ready for the keyboard: in its table."""
        table = tab.findChild(QTableView)
        if table is not None:
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_status(self, tab: Tab, words: str) -> None:
        self._words[tab.title] = words
        if self.pages.currentWidget() in (tab, None):
            self.status.show_words(words)

    def _focus_filter(self) -> None:
        if (tab := self.current_tab()) is not None:
            tab.focus_filter()

    def take_files(self, files: list[str]) -> None:
        """Files dropped anywhere go to the tab that is seen if it has a use for them, else to the nominations."""
        current = self.current_tab()
        if current is not None and current.title != NOMINATIONS and current.take_files(files):
            return
        self.go_to(NOMINATIONS)
        if not self.tab(NOMINATIONS).take_files(files):
            self.tell(State.WARN, "Chưa nhận được tệp vừa thả. Hãy chọn kế hoạch đang làm rồi thả lại.")

    def _show_deadline(self, deadline: Deadline | None) -> None:
        if deadline is not None:
            self.go_to(PLANS, deadline)

    def search(self, letters: str = "") -> None:
        """Open the search over everything; these letters were typed already."""
        from ui.search_popup import SearchPopup  # imported when first used: the start must be quick
        from ui.window_doings import doings, go_to_hit

        popup = SearchPopup(self.desk, doings(self), self)
        popup.went.connect(lambda hit: go_to_hit(self, hit))
        popup.open_over(self.header.search, letters)

    # --- what happens around the tabs -----------------------------------------------------------------------------

    def tell(self, state: State, sentence: str) -> None:
        """Say something above whatever tab is shown."""
        self.banner.show_message(state, sentence)
        self._space_notice()

    def _only(self, newest: Banner) -> None:
        """One banner at a time in the window: the newest."""
        for banner in (self.banner, *(one for tab in self._tabs.values() for one in tab.findChildren(Banner))):
            if banner is not newest and not banner.isHidden() and banner.window() is self:
                banner.close_message()

    def _tell_papers(self, written: list[Path]) -> None:
        from ui.dialogs.papers import tell_written

        tell_written(self.banner, written)
        self._space_notice()

    def _space_notice(self) -> None:
        shown = not self.banner.isHidden()
        self._notice.setContentsMargins(Space.PAGE_X, Space.PAGE_Y if shown else 0, Space.PAGE_X, 0)

    def show_office(self) -> None:
        """Name the office in the header and in the title bar."""
        profile = office.get(self.desk.store)
        self.header.show_office(profile)
        self.setWindowTitle(profile.body if profile else PROGRAM)  # the desktop puts the program's name behind it

    def show_backup(self) -> None:
        """Say in the status bar when the last backup was made."""
        self.status.show_backup(workspace.last_backup(self.desk.store), self.desk.today())

    def _changed(self, change: Change) -> None:
        if change.touches(Topic.OFFICE):
            self.show_office()
        if change.touches(Topic.SETTINGS, Topic.BATCHES):
            self.show_backup()

    def _job_failed(self, sentence: str) -> None:
        self.tell(State.ERROR, sentence)

    def _make_menu(self, parent: QWidget) -> QMenu:
        newest = self.desk.undo.newest
        undoable = newest.words if newest is not None else ""
        return menu.build(self.menu_entries(), self.desk.memory, undoable, parent)

    def menu_entries(self) -> menu.Acts:
        """What the entries of "Trình đơn" do."""
        return self.acts.entries(self.other_folder_asked.emit, lambda: self.acts.print_tab(self.current_tab()))

    # --- window events --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < Size.COMPACT_WIDTH or self.height() < Size.COMPACT_HEIGHT
        self.header.set_compact(compact)
        self.tab_bar.set_compact(compact)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "status"):
            self.status.follow_theme()
            self.header.set_compact(self.width() < Size.COMPACT_WIDTH or self.height() < Size.COMPACT_HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Alt by itself opens the menu, as in other programs; Alt with another key does not."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.WindowDeactivate):
            self._alt_alone = False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._alt_alone = False
            self.header.open_menu()
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_in(event):
            event.acceptProposedAction()
            self.take_files(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved input is asked about, jobs are stopped and waited for, the place of the window is kept."""
        if not (self._dialogs_closed() and self._may_lose_input()):
            event.ignore()
            return
        self._jobs.close()
        QCoreApplication.sendPostedEvents(self._jobs)  # outcomes are told while the records are still open
        self.desk.memory.save_window("main", self)
        self.desk.memory.flush()
        event.accept()
        self.closed.emit()

    def _dialogs_closed(self) -> bool:
        dialogs = [widget for widget in self.findChildren(QDialog) if widget.isVisible()]
        return all(dialog.close() for dialog in dialogs)

    def _may_lose_input(self) -> bool:
        unsaved = [said for tab in self._tabs.values() if (said := tab.unsaved())]
        return not unsaved or messages.ask(
            "Đóng cửa sổ mà chưa lưu?", f"Chưa lưu: {', '.join(unsaved)}.", "Đóng, không lưu", "Ở lại", self
        )
