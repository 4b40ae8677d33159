"""Which job the status bar tells of: the newest that has something to say."""

from PySide6.QtCore import QObject

from ui.jobs import JobRunner
from ui.status_bar import StatusBar


class JobWatch(QObject):
    """Keeps the status bar's line on one running job, and stops that one when asked."""

    def __init__(self, jobs: JobRunner, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._line = status.job
        self._job = 0
        jobs.job_started.connect(self._started)
        jobs.job_progress.connect(self._progress)
        jobs.job_ended.connect(self._ended)
        status.stop_asked.connect(lambda: jobs.cancel(self._job))

    def _started(self, job: int, title: str) -> None:
        if not self._job:
            self._job = job
            self._line.begin(title)

    def _progress(self, job: int, done: int, total: int, words: str) -> None:
        if job != self._job:
            self._job = job
            self._line.begin(words)
        self._line.progress(done, total, words)

    def _ended(self, job: int) -> None:
        if job == self._job:
            self._job = 0
            self._line.end()
