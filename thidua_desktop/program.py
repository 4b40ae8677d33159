"""The window's composition: which folder, which window, and what goes from one to the other."""

import gc
import logging
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QStandardPaths, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from thidua_desktop import __version__, diary, paths
from thidua_desktop.domain.errors import UserError
from thidua_desktop.folder_lock import FolderLock, FolderTakenError
from thidua_desktop.services import office, workspace
from ui import menu, messages, window_tabs
from ui.desk import Desk
from ui.jobs import JobRunner
from ui.kit import appearance
from ui.kit.appearance import Memory
from ui.kit.tokens import State
from ui.main_window import PROGRAM, MainWindow

FIRST_SIZE = (1366, 720)
TITLE_BAR = 40  # the most that a desktop puts over a window
SETTLE_MILLISECONDS = 400  # the day's backup begins when the clerk already sees the window
LOG = logging.getLogger("thidua")


def make_application() -> QApplication:
    """The one QApplication of the program, its defects caught and Qt's remarks sent to the diary."""
    app = appearance.make_application(sys.argv[:1])
    app.setApplicationName(paths.APP)
    app.setApplicationDisplayName(PROGRAM)
    app.setApplicationVersion(__version__)
    qInstallMessageHandler(_write_down)
    diary.catch_all(_Teller())
    return app


def settings_file() -> Path:
    """What the window remembers: places and sizes, folders opened, light or dark; on this machine, not in the data."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / paths.APP / "cua-so.ini"


def _write_down(kind: QtMsgType, context: object, words: str) -> None:
    if kind is not QtMsgType.QtDebugMsg:
        LOG.info("Qt: %s", words)


class _Teller:
    """Tells of one defect at a time: while a box is open, further ones are only written down."""

    def __init__(self) -> None:
        self._telling = False

    def __call__(self, title: str, body: str) -> None:
        if self._telling or not is_seen():
            return
        self._telling = True
        try:
            messages.error(title, body)
        finally:
            self._telling = False


def is_seen() -> bool:
    """False where nobody could press a button: the platform that draws in memory only."""
    return QApplication.platformName() not in ("offscreen", "minimal")


class Program(QObject):
    """Opens folders in windows, one at a time, and the start screen where there is none to open."""

    def __init__(self, app: QApplication, memory: Memory | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.app = app
        appearance.prepare(app)
        self.memory = memory or Memory(settings_file())
        menu.put_on(self.memory)
        self._today = today
        self._jobs = JobRunner(self)
        self._lock: FolderLock | None = None
        self._named: Path | None = None
        self.window: MainWindow | None = None
        self.start_window: QWidget | None = None

    # --- opening --------------------------------------------------------------------------------------------------

    def start(self, data: Path | None) -> bool:
        """Open what is to be opened; False if the folder is taken, which has been told."""
        self._named = data.absolute() if data else None
        folder = self._named or self._last_folder()
        if not workspace.has_data(folder):
            self.show_start()
            return True
        try:
            self.open(folder)
        except FolderTakenError as error:
            _tell_refused(str(error))
            return False
        except UserError as error:
            self.show_start(str(error), folder)
        return True

    def _last_folder(self) -> Path:
        recents = paths.read_recents(self.memory.value("recent", "[]"))
        known = (Path(recent.path) for recent in recents)
        return next((folder for folder in known if workspace.has_data(folder)), paths.default_data())

    def open(self, folder: Path) -> MainWindow:
        """Open the window of an office. Raises UserError if the folder is taken, damaged, or too new."""
        lock = FolderLock(folder)
        lock.take()
        try:
            store = workspace.open_folder(folder)
        except BaseException:
            lock.release()
            raise
        self._lock = lock
        diary.keep(store.folder.logs)
        return self._show_office(store)

    def _show_office(self, store: workspace.Store) -> MainWindow:
        desk = Desk(store, self._jobs, self.memory, self._today)
        desk.choose_remembered_plan()
        window = MainWindow(desk, self._jobs)
        window.other_folder_asked.connect(self._leave_folder)
        window.restore_asked.connect(self._restore)
        window.closed.connect(self._closed)
        if not self.memory.restore_window("main", window):
            _size_at_first(window)
        self.window = window
        self._remember(store.folder.path)
        window.show()
        if self.start_window is not None:
            self.start_window.close()
            self.start_window = None
        QTimer.singleShot(SETTLE_MILLISECONDS, window, lambda: self._settle(window))
        return window

    def _remember(self, folder: Path) -> None:
        recents = paths.read_recents(self.memory.value("recent", "[]"))
        self.memory.remember("recent", paths.with_recent(recents, folder, self._office_name(), datetime.now()))

    def _office_name(self) -> str:
        profile = office.get(self.window.desk.store) if self.window else None
        return profile.body if profile else ""

    def _settle(self, window: MainWindow) -> None:
        """What can wait until the window is seen: the day's backup, the diary's first line, a warning."""
        gc.enable()
        if window is not self.window:
            return
        self._give_icon()
        folder = window.desk.store.folder.path
        LOG.info("Version %s opened %s", __version__, folder)
        if warning := paths.network_warning(folder):
            window.tell(State.WARN, warning)
        window.show_backup()
        today = self._today()
        window.desk.write(
            "Đang sao lưu hằng ngày",
            lambda store, report, cancelled: workspace.daily_backup(store, today),
            lambda copy: window.show_backup() if window is self.window else None,
        )
        self._jobs.run("Đang mở sẵn các thẻ", lambda report, cancelled: window_tabs.load(cancelled), lambda _: None)

    def _give_icon(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            appearance.give_icon(app)

    # --- leaving --------------------------------------------------------------------------------------------------

    def _closed(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            self._let_go(window)
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        diary.stop()

    def _let_go(self, window: MainWindow) -> None:
        window.desk.store.close()
        window.deleteLater()

    def _leave_folder(self) -> None:
        """To the start screen; the window stays if it must not be closed now."""
        window = self.window
        self.show_start()
        if window is not None and not window.close() and self.start_window is not None:
            self.start_window.close()
            self.start_window = None

    # --- restoring ------------------------------------------------------------------------------------------------

    def _restore(self, copy: Path) -> None:
        window = self.window
        if window is None:
            return
        if self._jobs.busy():
            window.tell(State.WARN, "Đang có việc chưa xong. Đợi xong rồi khôi phục lại.")
            return
        folder = window.desk.store.folder.path
        self.memory.save_window("main", window)
        window.setEnabled(False)
        window.desk.store.close()
        self._jobs.run(
            "Đang khôi phục dữ liệu",
            lambda report, cancelled: workspace.restore_folder(folder, copy),
            lambda change: self._reopen(folder, State.OK, change.summary),
            lambda sentence: self._reopen(folder, State.ERROR, sentence),
        )

    def _reopen(self, folder: Path, state: State, sentence: str) -> None:
        """A new window on the same folder, still locked; the old one goes."""
        old = self.window
        try:
            self._show_office(workspace.open_folder(folder)).tell(state, sentence)
        except UserError as error:
            self.show_start(str(error), folder)
            self._closed()
        if old is not None:
            old.hide()
            old.deleteLater()

    # --- the start screen -----------------------------------------------------------------------------------------

    def show_start(self, problem: str = "", damaged: Path | None = None) -> QWidget:
        """Show the start screen, with what went wrong if something did."""
        from thidua_desktop.beginning import Beginning  # imported late: most starts go straight to the office

        beginning = Beginning(self.memory, self._jobs, self.open, self._named, self._today())
        _size_at_first(beginning)
        beginning.show()
        gc.enable()
        self._give_icon()
        if problem:
            beginning.tell_problem(problem, damaged)
        self.start_window = beginning
        return beginning


def _size_at_first(window: QWidget) -> None:
    """As large as it is laid out for; on a screen with less room, or at a large scale, the whole screen."""
    room = window.screen().availableSize()
    window.resize(QSize(*FIRST_SIZE).boundedTo(room))
    if room.width() < FIRST_SIZE[0] or room.height() < FIRST_SIZE[1] + TITLE_BAR:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _tell_refused(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    if is_seen():
        messages.error("Thư mục đang mở ở nơi khác", sentence)
