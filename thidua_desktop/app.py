"""The door to the window. Nothing of Qt is imported here before a window is wanted."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

REFUSED = 2


def has_display() -> bool:
    """False on a Linux without a screen, where only the command line can work."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(data: Path | None) -> int:
    """Open the window on a data folder (None: the last one, else the default) and stay until it is closed.

    Returns the exit code: 2 if the folder is open in another window, which is then told in one sentence.
    """
    gc.disable()  # a start makes thousands of things and throws none away; the program enables it once it is seen
    from thidua_desktop.program import Program, make_application

    app = make_application()
    program = Program(app)
    return app.exec() if program.start(data) else REFUSED


def open_window(app: "QApplication", data: Path) -> "MainWindow":
    """Open the window of an office on a data folder and return it, shown; for measuring and for pictures."""
    gc.disable()
    from thidua_desktop.program import Program

    program = Program(app)
    program.setParent(app)
    return program.open(data)
