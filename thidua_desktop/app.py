"""The door to the window. Nothing of Qt is imported here before a window is wanted."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua_desktop.program import Program

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
    program = begin()
    return program.app.exec() if program.start(data) else REFUSED


def begin() -> "Program":
    """The program with its one QApplication, ready to open a folder."""
    gc.disable()  # a start makes thousands of things and throws none away; the program enables it once it is seen
    _spare_reading_sources()
    from thidua_desktop.program import Program, make_application

    return Program(make_application())


def _spare_reading_sources() -> None:
    """Keep PySide from reading the source of every module imported from now on: 10 ms of a start.

    It looks whether the module may ask for `__feature__`, as none of ours does. The packaged program has no sources
    to read, so PySide gets the answer it gets there.
    """
    import PySide6.QtCore  # noqa: F401  # brings the module below along

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda module: False
