"""What a file said before is let go bit by bit: freeing ten thousand rows at once would hold the window up."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from thidua_desktop.services.intake_view import ShownFile

AT_ONCE = 400  # values; about a millisecond
PAUSE_MILLISECONDS = 5


class LettingGo(QObject):
    """Keeps the values of what is no longer shown, and drops them a few at a time while the window does its work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: list[Any] = []
        self._timer = QTimer(self, interval=PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._drop)

    def keep(self, shown: ShownFile | None) -> None:
        """Take over what was shown; whoever else drops it then frees next to nothing."""
        if shown is None or len(shown.preview.rows) < AT_ONCE:
            return
        understanding = shown.preview.understanding
        self._kept += shown.findings
        self._kept += understanding.candidates if understanding is not None else ()
        self._kept += shown.preview.rows
        self._timer.start()

    def _drop(self) -> None:
        del self._kept[-AT_ONCE:]
        if not self._kept:
            self._timer.stop()
