"""The files of one import window: reading, asking again, taking in and taking back, each as a job; no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Signal

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import intake, intake_view
from thidua_desktop.services.intake_view import ShownFile, Totals
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.jobs import Cancelled, Report
from ui.kit.cells import number
from ui.kit.tokens import State

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".docx")


@dataclass(slots=True, eq=False)
class ImportFile:
    """One file of the window, from chosen to taken in. `unit` is the clerk's own choice of the sender."""

    path: Path
    received: date
    shown: ShownFile | None = None
    unit: Unit | None = None
    accept_errors: bool = False
    busy: bool = True
    changed_by_clerk: bool = False
    said: str = ""  # why it is not shown or was not taken in
    batch_id: int | None = None
    saved: int = 0
    block: intake.Block | None = None  # from the clipboard; the path is where it is kept
    jobs: list[int] = field(default_factory=list[int])

    @property
    def name(self) -> str:
        """What the list of files calls it."""
        return self.path.stem if self.block is not None else self.path.name

    @property
    def readable(self) -> bool:
        """True if there is something to show and take in."""
        return self.shown is not None and self.shown.preview.error is None

    @property
    def problem(self) -> str:
        """The sentence saying why a file cannot be shown; empty while there is none."""
        error = self.shown.preview.error if self.shown is not None else None
        return error or ("" if self.shown is not None else self.said)

    @property
    def totals(self) -> Totals:
        """What is said of the file as a whole; nothing while it was not read."""
        return self.shown.totals if self.shown is not None else Totals()

    @property
    def ready(self) -> bool:
        """True if "Nhập" takes it: something to store, nothing running, not taken in before."""
        known = self.shown is not None and self.shown.before is not None
        return self.totals.to_save > 0 and not self.busy and self.batch_id is None and not known

    @property
    def contents(self) -> str:
        """Sender and contents in one line: "Phường Nghĩa Đô · 3 tập thể, 3 cá nhân"."""
        if self.shown is None or not self.readable:
            return ""
        shown = self.shown.preview
        unit = shown.unit.short_name if shown.unit is not None else "Chưa rõ đơn vị"
        if shown.unit is None and not self.totals.needs_unit:
            unit = "Nhiều đơn vị"
        return f"{unit} · {self.totals.kinds}"

    @property
    def state(self) -> tuple[State, str]:
        """How it stands, as the list of files says it."""
        if self.busy:
            return State.WAIT, "Đang đọc…" if self.shown is None else "Đang kiểm tra…"
        if self.shown is None:
            return State.NEUTRAL, "Đã dừng, chưa đọc"
        if not self.readable:
            return State.ERROR, "Không đọc được"
        if self.batch_id is not None:
            return State.OK, f"Đã nhập {number(self.saved)} đề nghị"
        if self.shown.before is not None:
            return State.NEUTRAL, f"Đã nhập ngày {self.shown.before:%d/%m}, không đổi"
        return self._state_of_rows(self.shown)

    def _state_of_rows(self, shown: ShownFile) -> tuple[State, str]:
        if shown.totals.needs_unit:
            return State.WARN, "Chọn đơn vị gửi"
        errors, warnings, _ = shown.totals.by_severity
        if errors or warnings:
            counted = ((errors, Severity.ERROR), (warnings, Severity.WARNING))
            words = ", ".join(f"{number(count)} {severity.label.lower()}" for count, severity in counted if count)
            return (State.ERROR if errors else State.WARN), words
        converted = shown.preview.encoding != "unicode"
        return State.OK, "Sẵn sàng · đã đổi phông chữ cũ" if converted else "Sẵn sàng"


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
        self._place = TemporaryDirectory(prefix="thi-dua-")  # where pasted blocks wait; goes with the session
        self._pasted = 0
        self._desk = desk
        self._plan = plan
        self._jobs: dict[int, str] = {}
        desk.jobs.job_progress.connect(self._tell_progress)

    @property
    def busy(self) -> bool:
        """True while a job of this window runs or waits."""
        return self.writing or any(file.busy for file in self.files)

    def chosen_again(self) -> str:
        """The files not taken in for which the clerk chose another unit or day, in words; "" if there is none."""
        return ", ".join(f"“{file.name}”" for file in self.files if file.changed_by_clerk and file.batch_id is None)

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
        wanted = [found for path in paths for found in _files_of(path)]
        day = received or self._desk.today()
        new = [ImportFile(path, day) for path in dict.fromkeys(wanted) if path not in known]
        self.files += new
        self.changed.emit(None)
        for file in new:
            self._read(file)
        return new

    def add_block(self, block: intake.Block) -> ImportFile:
        """Read a block of cells from the clipboard as if it were a file that came today."""
        self._pasted += 1
        name = "Khối vừa dán.tsv" if self._pasted == 1 else f"Khối vừa dán {self._pasted}.tsv"
        file = ImportFile(Path(self._place.name) / name, self._desk.today(), block=block)
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

            with home.again() as store:
                return intake_view.open_file(store, plan, file.path, file.received, progress, file.block)

        self._run(file, title, work)

    def choose_unit(self, file: ImportFile, unit: Unit | None) -> None:
        """Another sender, by the clerk."""
        file.unit, file.changed_by_clerk = unit, True
        self.ask_again(file)

    def choose_received(self, file: ImportFile, received: date) -> None:
        """Another day of coming, by the clerk."""
        file.received, file.changed_by_clerk = received, True
        self.ask_again(file)

    def ask_again(self, file: ImportFile) -> None:
        """Ask the rules of a file again after its unit, date or choice was changed; nothing is read anew."""
        shown = file.shown
        if shown is None or not file.readable:
            return
        home, plan, received, unit, accept = self._desk.store, self._plan, file.received, file.unit, file.accept_errors
        file.busy = True

        def work(_report: Report, _cancelled: Cancelled) -> ShownFile:
            with home.again() as store:
                return intake_view.check_file(store, plan, shown, received, unit, accept_errors=accept)

        self._run(file, f"Đang kiểm tra “{file.path.name}”", work)

    def _run(self, file: ImportFile, title: str, work: Callable[[Report, Cancelled], ShownFile]) -> None:
        def done(shown: ShownFile) -> None:
            file.shown = shown
            self._end(file)

        def failed(sentence: str) -> None:
            file.said = sentence
            self._end(file)

        self.running.emit(title, 0, 0)
        job = self._desk.jobs.run(title, work, done, failed, lambda: failed("Đã dừng; chưa đọc tệp này."))
        file.jobs.append(job)
        self._jobs[job] = title

    def _end(self, file: ImportFile) -> None:
        file.busy = False
        file.jobs.clear()
        self.changed.emit(file)
        if not self.busy:
            self.rested.emit()

    def remove(self, file: ImportFile) -> None:
        """Take a file out of the window; nothing of it was stored."""
        for job in file.jobs:
            self._desk.jobs.cancel(job)
        self.files.remove(file)
        self.changed.emit(None)

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
            file.batch_id, file.saved = imported.batch_id, imported.saved
        for file, sentence in run.refused:
            file.said = sentence
        self.changed.emit(None)
        self.rested.emit()
        self.taken_in.emit(run)

    def take_back(self) -> None:
        """Undo what this window has taken in."""
        ids = sorted((file.batch_id for file in self.files if file.batch_id is not None), reverse=True)
        self.writing = True

        def act(store: Store, _report: Report, _cancelled: Cancelled) -> Change:
            changes = [intake.undo(store, one) for one in ids]
            return Change(changes[0].topics, " ".join(change.summary for change in changes))

        self._jobs[self._desk.write("Đang hoàn tác lần nhập", act, self._undone, self._not_written)] = ""

    def _undone(self, change: Change) -> None:
        self.writing = False
        for file in self.files:
            if file.batch_id is not None:
                file.batch_id = None
                self.ask_again(file)
        self.changed.emit(None)
        self.taken_back.emit(change.summary)

    def _not_written(self, sentence: str) -> None:
        self.writing = False
        self.rested.emit()
        self.changed.emit(None)
        self.failed.emit(sentence)


def _files_of(path: Path) -> list[Path]:
    """A file itself; of a folder, the lists in it (Office's own lock files left out)."""
    if not path.is_dir():
        return [path]
    return sorted(f for f in path.iterdir() if f.suffix.lower() in ENDINGS and not f.name.startswith("~$"))


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
