"""Long work and the window take turns: a job works for a moment, then waits until the window has nothing to do."""

import time
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot

SLICE_SECONDS = 0.004
PATIENCE_SECONDS = 0.1
SHARE = 0.2  # of the time that a job waited, for which it works after that at least


class Turns(QObject):
    """Made on the window's thread; a job calls `give_way` from its own as often as it can.

    One interpreter serves both threads, and the window asks for it many times in one painting: a job that goes on
    meanwhile makes each of them wait. The window answers when its own turn is over; the longer that lasts, the longer
    the job works after it. A window that does not answer may be waiting for this very job, which then works for longer
    and longer.
    """

    _asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answered = Event()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.begin()

    def begin(self) -> None:
        """A job begins."""
        self._slice = SLICE_SECONDS
        self._until = time.perf_counter() + self._slice

    def give_way(self) -> None:
        """Wait for the window if this job has worked for a moment; costs next to nothing before that."""
        if time.perf_counter() < self._until:
            return
        begin = time.perf_counter()
        self._answered.clear()
        self._asked.emit()
        in_time = self._answered.wait(PATIENCE_SECONDS)
        now = time.perf_counter()
        self._slice = max(SLICE_SECONDS, (now - begin) * SHARE) if in_time else self._slice * 2
        self._until = now + self._slice

    @Slot()
    def _answer(self) -> None:
        self._answered.set()
