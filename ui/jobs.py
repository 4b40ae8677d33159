"""Long work off the window's thread: one job at a time, one outcome each, told on the main thread."""

import gc
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from thidua_desktop.domain.errors import JobStoppedError, UserError
from ui.turns import Turns

Report = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Work = Callable[[Report, Cancelled], Any]
OnDone = Callable[[Any], None]
OnFailed = Callable[[str], None]
OnCancelled = Callable[[], None]

UNKNOWN_FAILURE = (
    "Việc này không làm xong vì chương trình gặp lỗi. Hãy thử lại; nếu vẫn vậy, gửi thư mục nhật ký cho người hỗ trợ."
)
REPORT_EVERY_SECONDS = 0.05
CLOSE_WAIT_MILLISECONDS = 5000
TURN_SECONDS = 0.0005
"""For how long a job keeps the interpreter while the window waits for it, as it does many times in one painting."""


@dataclass(frozen=True, slots=True)
class Done:
    """The work returned this value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The work failed; the sentence is for the clerk."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The work was cancelled before it ended."""


Outcome = Done | Failed | Stopped


def outcome_of(title: str, work: Work, report: Report, cancelled: Cancelled) -> Outcome:
    """Do the work and say how it ended; every way of ending is one of three."""
    if cancelled():
        return Stopped()
    try:
        return Done(work(report, cancelled))
    except JobStoppedError:
        return Stopped()
    except UserError as error:
        return Failed(str(error))
    except Exception:
        import logging  # late: a start has no failures to write down

        logging.getLogger(__name__).exception("Job failed: %s", title)
        return Failed(UNKNOWN_FAILURE)


@contextmanager
def _window_first() -> Generator[None, None, None]:
    """While a job runs the window gets its turn soon, and no search for cycles among the job's values stops both.

    What the job has made counts as old afterwards, or the next small search would go through all of it.
    """
    turn, swept = sys.getswitchinterval(), gc.isenabled()  # a start sweeps nothing at all
    sys.setswitchinterval(TURN_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if swept:
            gc.enable()
        sys.setswitchinterval(turn)


class Jobs(Protocol):
    """What a screen needs of a runner; `JobRunner` in the program, `InlineRunner` in tests."""

    def run(
        self,
        title: str,
        work: Work,
        on_done: OnDone,
        on_failed: OnFailed | None = None,
        on_cancelled: OnCancelled | None = None,
    ) -> int:
        """Queue the work and return the job's id."""
        ...

    def cancel(self, job: int) -> None:
        """Ask the job to stop."""
        ...

    @property
    def job_progress(self) -> Any:
        """A signal (job, done, total, text) while a job runs, on the main thread."""
        ...


@dataclass(slots=True)
class _Job:
    title: str
    on_done: OnDone
    on_failed: OnFailed | None
    on_cancelled: OnCancelled | None
    stop: Event = field(default_factory=Event)


class _Runnable(QRunnable):
    """Carries bound signals of the long-lived runner; owns no signal itself (it would die undelivered)."""

    def __init__(
        self,
        job: int,
        title: str,
        work: Work,
        stop: Event,
        turns: Turns,
        reported: SignalInstance,
        finished: SignalInstance,
    ) -> None:
        super().__init__()
        self._job = job
        self._title = title
        self._work = work
        self._stop = stop
        self._turns = turns
        self._reported = reported
        self._finished = finished
        self._last_report = 0.0

    def run(self) -> None:
        self._turns.begin()
        with _window_first():
            outcome = outcome_of(self._title, self._work, self._report, self._cancelled)
        self._finished.emit(self._job, outcome)

    def _cancelled(self) -> bool:
        if not self._stop.is_set():
            self._turns.give_way()
        return self._stop.is_set()

    def _report(self, done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if now - self._last_report >= REPORT_EVERY_SECONDS or done >= total > 0:
            self._last_report = now
            self._reported.emit(self._job, done, total, text)


class JobRunner(QObject):
    """Runs jobs one after another on its own thread; lives as long as the window.

    `work(report, cancelled)` runs off the main thread and must touch no widget and no connection of the main
    thread. Exactly one of the three callbacks is called, on the main thread. Without `on_failed` the sentence
    goes to `failed`, which the main window shows. `on_done` runs even after a screen is hidden: never hand in a
    callback that holds a widget which may be deleted before the job ends.

    Work asks `cancelled` at every row or so: that is also how it lets the window go first.
    """

    job_started = Signal(int, str)
    job_progress = Signal(int, int, int, str)
    job_ended = Signal(int)
    failed = Signal(str)
    _finished = Signal(int, object)
    _reported = Signal(int, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._turns = Turns(self)
        self._jobs: dict[int, _Job] = {}
        self._last_id = 0
        self._finished.connect(self._deliver)
        self._reported.connect(self._pass_report)

    def run(
        self,
        title: str,
        work: Work,
        on_done: OnDone,
        on_failed: OnFailed | None = None,
        on_cancelled: OnCancelled | None = None,
    ) -> int:
        """Queue the work and return the job's id; `title` is what the status bar shows ("Đang nhập 3 tệp")."""
        self._last_id += 1
        job = _Job(title, on_done, on_failed, on_cancelled)
        self._jobs[self._last_id] = job
        self.job_started.emit(self._last_id, title)
        self._pool.start(_Runnable(self._last_id, title, work, job.stop, self._turns, self._reported, self._finished))
        return self._last_id

    def cancel(self, job: int) -> None:
        """Ask a job to stop; it ends as cancelled when its work next looks at `cancelled()`."""
        if job in self._jobs:
            self._jobs[job].stop.set()

    def busy(self) -> bool:
        """True while a job runs or waits."""
        return bool(self._jobs)

    def close(self) -> bool:
        """Cancel everything and wait for the thread to end; False if work did not stop in five seconds."""
        for job in self._jobs.values():
            job.stop.set()
        return self._pool.waitForDone(CLOSE_WAIT_MILLISECONDS)

    @Slot(int, int, int, str)
    def _pass_report(self, job: int, done: int, total: int, text: str) -> None:
        if job in self._jobs:
            self.job_progress.emit(job, done, total, text)

    @Slot(int, object)
    def _deliver(self, job_id: int, outcome: Outcome) -> None:
        job = self._jobs.pop(job_id)
        self.job_ended.emit(job_id)
        match outcome:
            case Done(value):
                job.on_done(value)
            case Failed(sentence) if job.on_failed is not None:
                job.on_failed(sentence)
            case Failed(sentence):
                self.failed.emit(sentence)
            case Stopped():
                if job.on_cancelled is not None:
                    job.on_cancelled()
