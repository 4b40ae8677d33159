"""The files of one import window: reading, asking again, taking in and taking back, each as a job; no widgets."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from PySide6.QtCore import QObject, QTimer, Signal

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake, intake_view
from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.intake_columns import ColumnPlace
from thidua_desktop.services.intake_view import ShownFile
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.import_bring import MOST_LISTS, lists_of
from ui.dialogs.import_file import ImportFile as ImportFile
from ui.dialogs.import_file import Said
from ui.dialogs.import_letting_go import LettingGo
from ui.jobs import Cancelled, Report
from ui.kit.cells import number

SLOW_MILLISECONDS = 300  # a check that takes longer is told of


@dataclass(frozen=True, slots=True)
class ImportRun:
    """What one press of "Nhập" did: the change all together, and each file's outcome."""

    imported: tuple[tuple[ImportFile, intake.Imported], ...]
    refused: tuple[tuple[ImportFile, str], ...]
    stopped: bool
    change: Change

    @property
    def saved(self) -> int:
        """How many nominations were stored."""
        return sum(imported.saved for _, imported in self.imported)


class ImportSession(QObject):
    """Holds the files and runs the jobs; lives until its last job has ended, whatever becomes of the window.

    `changed(file | None)` when a file, or the list, is another; `running(words, done, total)` while a job goes;
    `rested()` when nothing runs any more; `taken_in(ImportRun)`, `taken_back(sentence)`, `failed(sentence)`.
    """

    changed = Signal(object)
    running = Signal(str, int, int)
    rested = Signal()
    taken_in = Signal(object)
    taken_back = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self.files: list[ImportFile] = []
        self.writing = False
        self._letting_go = LettingGo(self)
        self._place = Path(mkdtemp(prefix="thi-dua-"))  # where pasted blocks wait; goes with the session
        finalize(self, rmtree, self._place, ignore_errors=True)
        self._pasted = 0
        self._desk = desk
        self._plan = plan
        self._jobs: dict[int, str] = {}
        desk.jobs.job_progress.connect(self._tell_progress)
        intake.warm()

    @property
    def busy(self) -> bool:
        """True while a job of this window runs or waits."""
        return self.writing or any(file.busy for file in self.files)

    @property
    def asking_again(self) -> bool:
        """True while files that were shown are asked again, and nothing is read for the first time or stored."""
        waiting = [file for file in self.files if file.busy]
        return bool(waiting) and not self.writing and all(file.shown is not None for file in waiting)

    def ready(self) -> list[ImportFile]:
        """The files that "Nhập" takes."""
        return [file for file in self.files if file.ready]

    # --- reading --------------------------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path], received: date | None = None) -> list[ImportFile]:
        """Read these files, and the lists in these folders, as received today or on the day named; no file twice."""
        known = {file.path for file in self.files}
        wanted = [found for path in paths for found in self._lists_of(path)]
        day = received or self._desk.today()
        new = [ImportFile(path, day) for path in dict.fromkeys(wanted) if path not in known]
        self.files += new
        self.changed.emit(None)
        for file in new:
            self._read(file)
        return new

    def _lists_of(self, path: Path) -> list[Path]:
        found = lists_of(path)
        if len(found) > MOST_LISTS:
            words = (
                f"Thư mục “{path.name}” có hơn {number(MOST_LISTS)} danh sách; chỉ lấy {number(MOST_LISTS)} tệp đầu."
            )
            self.failed.emit(f"{words} Hãy chọn thư mục nhỏ hơn.")
        return found[:MOST_LISTS]

    def add_block(self, block: intake.Block) -> ImportFile:
        """Read a block of cells from the clipboard as if it were a file that came today."""
        self._pasted += 1
        name = "Khối vừa dán.tsv" if self._pasted == 1 else f"Khối vừa dán {self._pasted}.tsv"
        file = ImportFile(self._place / name, self._desk.today(), block=block)
        self.files.append(file)
        self.changed.emit(None)
        self._read(file)
        return file

    def _read(self, file: ImportFile) -> None:
        home, plan = self._desk.store, self._plan
        title = f"Đang đọc “{file.path.name}”"

        def work(report: Report, cancelled: Cancelled) -> ShownFile:
            def progress(done: int, total: int) -> None:
                if cancelled():
                    raise JobStoppedError
                report(done, total, title)

            with home.again(cancelled) as store:
                return intake_view.open_file(store, plan, file.path, file.received, progress, file.block)

        self._run(file, title, work)

    def ask_again(self, file: ImportFile) -> None:
        """Ask a file again after its unit, date or a decision was changed; an older question is given up."""
        if file.shown is None or not file.showable:
            return
        home, plan, received, unit, accept = self._desk.store, self._plan, file.received, file.unit, file.accept_errors
        told, shown = file.corrections, replace(file.shown, confirmed=file.confirmed)
        title = f"Đang kiểm tra “{file.path.name}”"
        for job in file.jobs:
            self._desk.jobs.cancel(job)
        file.busy = True

        def work(report: Report, cancelled: Cancelled) -> ShownFile:
            def progress(done: int, total: int) -> None:
                if cancelled():
                    raise JobStoppedError
                report(done, total, title)

            with home.again(cancelled) as store:
                return intake_view.check_file(
                    store, plan, shown, received, unit, accept_errors=accept, corrections=told, progress=progress
                )

        self._run(file, title, work)

    def say(self, file: ImportFile, told: Said) -> None:
        """Ask a file again after the clerk has said this about it; `take_back_one` brings back what was said before."""
        file.past.append(file.told)
        file.tell(told)
        self.ask_again(file)

    def correct(
        self, file: ImportFile, corrections: Corrections, confirmed: frozenset[ColumnPlace] | None = None
    ) -> None:
        """Ask a file again with these decisions of the clerk."""
        columns = file.confirmed if confirmed is None else confirmed
        self.say(file, file.told._replace(corrections=corrections, confirmed=columns))

    def take_back_one(self, file: ImportFile) -> bool:
        """Take the last decision about a file back; False if there is none."""
        if not file.past or file.batch_id is not None:
            return False
        file.tell(file.past.pop())
        self.ask_again(file)
        return True

    def receive(self, files: Sequence[ImportFile], day: date) -> None:
        """These files came on this day."""
        for file in files:
            self.say(file, file.told._replace(received=day))

    def otherwise_received(self, day: date) -> list[ImportFile]:
        """The files still to be taken in that came on another day."""
        return [file for file in self.files if file.showable and file.batch_id is None and file.received != day]

    def _run(self, file: ImportFile, title: str, work: Callable[[Report, Cancelled], ShownFile]) -> None:
        file.asked += 1
        turn = file.asked

        def done(shown: ShownFile) -> None:
            if turn == file.asked:
                self._letting_go.keep(file.shown)
                file.shown = shown
                self._end(file)

        def failed(sentence: str) -> None:
            if turn == file.asked:
                file.said = sentence
                self._as_shown(file)
                self._end(file)

        def tell_slow() -> None:
            if file.busy and turn == file.asked:
                self.running.emit(title, 0, 0)

        if file.shown is None:
            self.running.emit(title, 0, 0)
        else:
            QTimer.singleShot(SLOW_MILLISECONDS, self, tell_slow)  # most answers come before it could be read
        job = self._desk.jobs.run(title, work, done, failed, lambda: failed("Đã dừng; chưa đọc tệp này."))
        if file.busy:
            file.jobs.append(job)
        self._jobs[job] = title

    @staticmethod
    def _as_shown(file: ImportFile) -> None:
        """After a question that got no answer, the decisions are those of what is shown."""
        if file.shown is not None and file.corrections != file.shown.preview.corrections:
            file.corrections, file.confirmed = file.shown.preview.corrections, file.shown.confirmed

    def _end(self, file: ImportFile) -> None:
        file.busy = False
        file.jobs.clear()
        self._find_twins()
        self.changed.emit(file)
        if not self.busy:
            self.rested.emit()

    def remove(self, file: ImportFile) -> None:
        """Take a file out of the window; nothing of it was stored."""
        for job in file.jobs:
            self._desk.jobs.cancel(job)
        self.files.remove(file)
        self._find_twins()
        self.changed.emit(None)

    def _find_twins(self) -> None:
        """The same bytes under two names are one list; the first file is the one to take in."""
        first: dict[str, ImportFile] = {}
        for file in self.files:
            document = file.shown.preview.document if file.shown is not None else None
            if document is not None:
                known = first.setdefault(document.sha256, file)
                file.twin = None if known is file else known

    def stop(self) -> None:
        """Ask everything that runs or waits to stop."""
        for job in list(self._jobs):
            self._desk.jobs.cancel(job)

    def _tell_progress(self, job: int, done: int, total: int, text: str) -> None:
        if job in self._jobs and self.busy:
            self.running.emit(text or self._jobs[job], done, total)

    # --- writing --------------------------------------------------------------------------------------------------

    def take_in(self, files: Sequence[ImportFile]) -> None:
        """Store files, each in one transaction; told by `taken_in`, or `failed` if nothing could be stored."""
        plan, chosen = self._plan, list(files)
        self.writing = True
        title = f"Đang nhập {len(chosen)} tệp" if len(chosen) > 1 else f"Đang nhập “{chosen[0].path.name}”"
        self.running.emit(title, 0, len(chosen))
        job = self._desk.write(
            title,
            lambda store, report, cancelled: _take_in(store, plan, chosen, report, cancelled),
            self._stored,
            self._not_written,
            lambda: self._not_written("Đã dừng. Chưa nhập tệp nào."),
        )
        self._jobs[job] = title

    def _stored(self, run: ImportRun) -> None:
        self.writing = False
        for file, imported in run.imported:
            file.batch_id, file.refused = imported.batch_id, imported.refused
            file.did = re.split(" (?:từ|theo) “", imported.change.summary)[0]
        for file, sentence in run.refused:
            file.said = sentence
        for file in self.files:
            if file.batch_id is None and file.readable:
                self.ask_again(file)  # it may be the same unit's, or name the same people
        self.changed.emit(None)
        if not self.busy:
            self.rested.emit()
        self.taken_in.emit(run)

    def take_back(self, only: ImportFile | None = None) -> None:
        """Undo what this window has taken in, or one file of it."""
        chosen = [file for file in self.files if file.batch_id is not None and only in (None, file)]
        ids = sorted((file.batch_id for file in chosen if file.batch_id is not None), reverse=True)
        self.writing = True

        def act(store: Store, _report: Report, _cancelled: Cancelled) -> Change:
            changes = [intake.undo(store, one) for one in ids]
            return Change(changes[0].topics, " ".join(change.summary for change in changes))

        def undone(change: Change) -> None:
            self.writing = False
            for file in chosen:
                file.batch_id = None
                self.ask_again(file)
            self.changed.emit(None)
            self.taken_back.emit(change.summary)

        self._jobs[self._desk.write("Đang hoàn tác lần nhập", act, undone, self._not_written)] = ""

    def _not_written(self, sentence: str) -> None:
        self.writing = False
        self.rested.emit()
        self.changed.emit(None)
        self.failed.emit(sentence)


def _take_in(store: Store, plan: Plan, files: Sequence[ImportFile], report: Report, cancelled: Cancelled) -> Any:
    """Store files one after another; a later one is asked again, for it must know those before it."""
    imported: list[tuple[ImportFile, intake.Imported]] = []
    refused: list[tuple[ImportFile, str]] = []
    stopped = False
    for place, file in enumerate(files):
        report(place, len(files), f"Đang nhập “{file.path.name}” · tệp {place + 1} trên {len(files)}")
        if file.shown is None or (stopped := cancelled()):
            break
        shown = file.shown.preview
        if place:
            shown = intake.check_again(store, plan, shown, unit=file.unit)
            if not shown.anything:
                refused.append((file, f"“{file.name}” không có gì mới so với các tệp trước."))
                continue
        try:
            done = intake.commit(store, plan, shown, cancelled=cancelled, backup_first=place == 0)
        except JobStoppedError:
            stopped = True
            break
        except UserError as error:
            refused.append((file, str(error)))
        else:
            imported.append((file, done))
    if not imported:
        if refused:
            raise UserError(refused[0][1])
        raise JobStoppedError
    topics = frozenset(topic for _, done in imported for topic in done.change.topics)
    saved = sum(done.saved for _, done in imported)
    summary = imported[0][1].change.summary
    if len(imported) > 1:
        summary = f"Đã nhập {number(saved)} đề nghị từ {len(imported)} tệp."
    return ImportRun(tuple(imported), tuple(refused), stopped, Change(topics, summary, imported[-1][1].batch_id))
