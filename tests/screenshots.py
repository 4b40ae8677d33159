"""Pictures of every screen, drawn in memory: python -m tests.screenshots FOLDER.

The real window on the Cầu Giấy sample with its lists taken in, as on 26/07/2024; in light, in dark (`-toi`) and on a
small screen at 125 % (`-125`).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.main_window import MainWindow

TODAY = date(2024, 7, 26)
# how pictures differ: the ending of the file's name, the mode, the scale, the window's size in logical pixels
LOOKS = {
    "sang": ("", "light", "1", (1366, 768)),
    "toi": ("-toi", "dark", "1", (1366, 768)),
    "125": ("-125", "light", "1.25", (1093, 614)),
}
CHOSEN = ("Chi hội Phụ nữ số 5", "Phường Nghĩa Đô")
TABS = {"Kế hoạch": "ke-hoach", "Đơn vị": "don-vi", "Tiếp nhận đề nghị": "tiep-nhan", "Chỉ tiêu": "chi-tieu"}


def main(arguments: list[str]) -> int:
    """One child process for each look: a scale holds for a whole process."""
    if not arguments:
        print("python -m tests.screenshots FOLDER", file=sys.stderr)
        return 2
    if len(arguments) == 2:
        return take(Path(arguments[0]), arguments[1])
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    codes = [_in_child(folder, look) for look in LOOKS]
    return max(codes)


def _in_child(folder: Path, look: str) -> int:
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": LOOKS[look][2]}
    command = [sys.executable, "-m", "tests.screenshots", str(folder), look]
    return subprocess.run(command, env=environment, check=False).returncode


def take(folder: Path, look: str) -> int:
    """Take all pictures in one look."""
    from ui.kit.appearance import make_application

    place = Path(tempfile.gettempdir()) / "Thi dua - hinh"  # seen in the pictures, so it has a plain name
    shutil.rmtree(place, ignore_errors=True)
    try:
        camera = Camera(make_application(sys.argv[:1]), folder, look, place)
        camera.take_start()
        camera.take_office()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"{look}: {len(camera.taken)} hình trong {folder}")
    return 0


class Camera:
    """Opens screens of the real program one after another and keeps their pictures."""

    def __init__(self, app: "QApplication", folder: Path, look: str, place: Path) -> None:
        from tests.screenshots_office import prepare_office
        from thidua_desktop.program import Program
        from ui.kit.appearance import Memory

        self._app = app
        self._folder = folder
        self._ending, mode, _, self._size = LOOKS[look]
        self._office = place / "Cau Giay"
        self._lists = prepare_office(self._office)
        self._memory = Memory(place / "cua-so.ini")
        self._memory.remember("mode", mode)
        self.taken: list[str] = []
        self._program: Program = Program(app, self._memory, lambda: TODAY)

    def take_start(self) -> None:
        """The start screen, and the form of a new office."""
        from thidua_desktop import paths

        yesterday = datetime(2024, 7, 25, 17, 20)
        other = self._office.with_name("Hai Ba Trung")
        first = paths.with_recent([], other, "UBND quận Hai Bà Trưng", datetime(2024, 7, 22, 9, 5))
        known = paths.read_recents(first)
        self._memory.remember("recent", paths.with_recent(known, self._office, "UBND quận Cầu Giấy", yesterday))
        start = self._program.show_start()
        self._picture(start, "bat-dau")
        screen = start.screen_shown  # type: ignore[attr-defined]
        self._dialog(screen.first.click, "van-phong-moi")

    def take_office(self) -> None:
        """Each tab, then what opens from it."""
        window = self._program.open(self._office)
        window.resize(*self._size)
        self._settle()
        for title, name in TABS.items():
            window.go_to(title)
            self._choose_row(window)
            self._picture(window, name)
        self._popups(window)
        self._dialogs(window)
        window.close()
        self._settle()

    def _choose_row(self, window: "MainWindow") -> None:
        """The pictures show what a screen says about a row that needs a hand."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QTableView

        self._settle()
        table = window.pages.currentWidget().findChild(QTableView)
        if table is None:
            return
        model, cell = table.model(), int(window.current_tab().title == "Chỉ tiêu")  # type: ignore[union-attr]
        for row in range(model.rowCount()):
            said = str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            if any(name in said for name in CHOSEN):
                table.setCurrentIndex(model.index(row, cell))
                return

    def _popups(self, window: "MainWindow") -> None:
        window.go_to("Kế hoạch")
        window.header.choose_plan()
        self._close_popup("chon-ke-hoach")
        window.header.open_menu()
        self._close_popup("trinh-don")

    def _close_popup(self, name: str) -> None:
        self._settle()
        popup = self._app.activePopupWidget()
        assert popup is not None, name
        self._picture(popup, name, resize=False)
        popup.close()
        self._settle()

    def _dialogs(self, window: "MainWindow") -> None:
        acts = window.acts
        for act, name in (
            (acts.edit_office, "ho-so-co-quan"),
            (acts.write_papers, "xuat-giay-to"),
            (acts.show_trash, "thung-rac"),
            (acts.restore, "khoi-phuc"),
            (acts.show_keys, "phim-tat"),
            (acts.show_about, "gioi-thieu"),
        ):
            self._dialog(act, name)
        window.go_to("Kế hoạch")
        plans = window.tab("Kế hoạch")
        self._dialog(lambda: plans.edit(), "sua-ke-hoach")  # type: ignore[attr-defined]
        window.go_to("Đơn vị")
        units = window.tab("Đơn vị")
        self._dialog(lambda: units.new(), "don-vi-moi")  # type: ignore[attr-defined]
        window.go_to("Tiếp nhận đề nghị")
        nominations = window.tab("Tiếp nhận đề nghị")
        self._dialog(lambda: nominations.take_files([str(p) for p in self._lists]), "nhap-danh-sach", whole=True)
        self._dialog(lambda: nominations.add_button.click(), "de-nghi-moi")  # type: ignore[attr-defined]

    def _dialog(self, act: Callable[[], object], name: str, *, whole: bool = False) -> None:
        """What an act opens; `whole` for a window that fills the screen."""
        from PySide6.QtWidgets import QDialog

        act()
        self._settle()
        shown = [w for w in self._app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert shown, f"nothing opened for {name}"
        most = self._size[1] - 2 * 20
        if not whole and shown[-1].height() > most:
            shown[-1].resize(shown[-1].width(), most)
        self._picture(shown[-1], name, resize=whole)
        for dialog in shown:
            dialog.done(0)
        self._settle()

    def _picture(self, widget: "QWidget", name: str, *, resize: bool = True) -> None:
        if resize:
            widget.resize(*self._size)
        self._settle()
        file = self._folder / f"{name}{self._ending}.png"
        if not widget.grab().save(str(file)):
            raise OSError(f"cannot write {file}")
        self.taken.append(name)

    def _settle(self, seconds: float = 0.3) -> None:
        """Let jobs, timers and painting come to rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
