"""The real program on real folders, for pictures and walks: opens screens, lets them come to rest, closes them."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from tests.screenshots_office import prepare_office
from thidua_desktop import paths
from thidua_desktop.program import Program
from thidua_desktop.services import workspace
from ui.kit.appearance import Memory
from ui.main_window import MainWindow

TODAY = date(2024, 7, 26)
LONGEST = 60.0  # seconds; a screen that has not come to rest by then never will
STILL_TURNS = 4  # turns of the event loop with nothing waiting: layouts ask for layouts
CHOSEN = ("Chi hội Phụ nữ số 5", "Phường Nghĩa Đô")


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the name of its picture, and the act that brings it up.

    `whole` fills the screen; `guide` is shown in the clerk's guide; `rests` is False where the picture is of work
    going on.
    """

    name: str
    bring: Callable[["Stage"], object]
    whole: bool = False
    guide: bool = False
    rests: bool = True

    @property
    def main(self) -> bool:
        """True for what is looked at on rarer screens too: the tabs and the windows most worked in."""
        return self.guide


class Stage:
    """The program with two folders: one with an office at work, one new and empty."""

    def __init__(self, app: QApplication, place: Path, mode: str, size: tuple[int, int]) -> None:
        self.app = app
        self.place = place
        self.size = size
        self.office = place / "Cau Giay"
        self.lists = prepare_office(self.office)
        self.memory = Memory(place / "cua-so.ini")
        self.memory.remember("mode", mode)
        self.program = Program(app, self.memory, lambda: TODAY)
        self.start: QWidget | None = None

    # --- folders --------------------------------------------------------------------------------------------------

    def show_start(self, *, known: bool) -> None:
        """The start screen; `known` with folders opened before."""
        recents: list[paths.Recent] = []
        if known:
            other = self.office.with_name("Hai Ba Trung")
            first = paths.with_recent([], other, "UBND quận Hai Bà Trưng", datetime(2024, 7, 22, 9, 5))
            recents = paths.read_recents(first)
            now = datetime(2024, 7, 25, 17, 20)
            self.memory.remember("recent", paths.with_recent(recents, self.office, "UBND quận Cầu Giấy", now))
        else:
            self.memory.remember("recent", "[]")
        self.leave()
        self.start = self.program.show_start()

    def open_office(self) -> MainWindow:
        """The window of the office at work; stays as it is while it is open."""
        return self._opened(self.office)

    def open_empty(self) -> MainWindow:
        """The window of an office just made."""
        folder = self.place / "Van phong moi"
        if not workspace.has_data(folder):
            workspace.new_folder(folder).close()
        return self._opened(folder)

    def _opened(self, folder: Path) -> MainWindow:
        window = self.program.window
        if window is None or window.desk.store.folder.path != folder:
            self.leave()
            window = self.program.open(folder)
            window.resize(*self.size)
            self.rest()
        return window

    def leave(self) -> None:
        """Close what is open: one folder at a time."""
        self.clear()
        if self.program.window is not None:
            self.program.window.close()
        if self.start is not None:
            self.start.close()
            self.start = None
        let_the_clipboard_go()

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        assert self.program.window is not None
        return self.program.window

    def tab(self, title: str) -> "QWidget":
        """A tab of the office at work, gone to and at rest."""
        window = self.open_office()
        window.go_to(title)
        self.rest()
        return window.tab(title)

    # --- screens --------------------------------------------------------------------------------------------------

    def show(self, screen: Screen) -> QWidget:
        """Bring a screen up over whatever it belongs to; the widget that is its picture."""
        self.clear()
        screen.bring(self)
        if screen.rests:
            self.rest()
        seen = self.seen()
        if screen.whole or seen in (self.program.window, self.start):
            seen.resize(*self.size)
        elif seen.height() > self.size[1]:
            seen.resize(seen.width(), self.size[1])
        if screen.rests:
            self.rest()
        while _unpainted(seen):
            self.app.processEvents()
        return seen

    def seen(self) -> QWidget:
        """What lies on top: a popup, the last dialog, the window."""
        popup = self.app.activePopupWidget()
        if popup is not None:
            return popup
        dialogs = self._dialogs()
        bottom = self.start or self.program.window
        assert bottom is not None
        return dialogs[-1] if dialogs else bottom

    def _dialogs(self) -> list[QDialog]:
        """Those that are open, the topmost last."""
        shown = [w for w in self.app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return sorted(shown, key=_depth)

    def dialog(self) -> QDialog:
        """The dialog on top, at rest."""
        self.rest()
        return self._dialogs()[-1]

    def clear(self) -> None:
        """Close popups and dialogs, the topmost first."""
        while (popup := self.app.activePopupWidget()) is not None:
            popup.close()
            self.app.processEvents()
        while dialogs := self._dialogs():
            dialogs[-1].done(0)
            self.app.processEvents()

    def choose_row(self, *, nothing: bool = False) -> None:
        """The screens show what they say about a row that needs a hand."""
        self.rest()
        tab = self.window.current_tab()
        tables = [table for table in (tab.findChildren(QTableView) if tab else []) if table.isVisible()]
        if not tables:
            return
        table = tables[0]
        if nothing:
            table.clearSelection()
            table.setCurrentIndex(QModelIndex())
            return
        model, cell = table.model(), int(tab is not None and tab.title == "Chỉ tiêu")
        for row in range(model.rowCount()):
            said = str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            if any(name in said for name in CHOSEN):
                table.setCurrentIndex(model.index(row, cell))
                return

    # --- rest -----------------------------------------------------------------------------------------------------

    def rest(self) -> None:
        """Let jobs, timers and painting come to rest."""
        end = time.monotonic() + LONGEST
        still = 0
        while still < STILL_TURNS:
            self.app.processEvents()
            still = 0 if self._busy() else still + 1
            if still < STILL_TURNS:
                time.sleep(0.002)
            if time.monotonic() > end:
                raise TimeoutError(f"no rest: {[timer.interval() for timer in self._waiting()]}")

    def _busy(self) -> bool:
        window = self.program.window
        return (window is not None and window.desk.jobs.busy()) or bool(self._waiting())

    def _waiting(self) -> list[QTimer]:
        """Timers that will do something once."""
        owners = [w for w in self.app.topLevelWidgets() if w.isVisible()]
        found = (timer for owner in owners for timer in owner.findChildren(QTimer))
        return [timer for timer in found if timer.isActive() and timer.isSingleShot()]


def let_the_clipboard_go() -> None:
    """Empty the clipboard while Python lives.

    The platform without a screen keeps it in a global that is destroyed after the interpreter, and what Python made
    (`QMimeData` of copied rows) brings the process down there. Real desktops give it up with the application.
    """
    QApplication.clipboard().clear()


def _unpainted(shown: QWidget) -> bool:
    """True while some of it waits for a turn of its own to be painted."""
    return any(not part.updatesEnabled() for part in (shown, *shown.findChildren(QWidget)) if part.isVisible())


def _depth(dialog: QDialog) -> int:
    """How many windows lie under a dialog."""
    under, parent = 0, dialog.parentWidget()
    while parent is not None:
        under, parent = under + parent.isWindow(), parent.parentWidget()
    return under


def in_child(
    module: list[str], scale: str, pixels: tuple[int, int], *, quiet: bool = False
) -> "subprocess.CompletedProcess[str]":
    """Run a module and its arguments on a screen in memory: a screen's size and scale hold for a whole process."""
    screen = {"name": "one", "x": 0, "y": 0, "width": pixels[0], "height": pixels[1]}
    known = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "man-hinh.json"
        file.write_text(json.dumps({"screens": [screen | known]}), encoding="utf-8")
        platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={file}", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", *module]
        return subprocess.run(command, env=dict(os.environ) | platform, check=False, text=True, capture_output=quiet)
