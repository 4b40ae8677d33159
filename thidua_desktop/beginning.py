"""The start screen at work: makes, opens and fills data folders, then hands them to the program."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop import paths
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.office import Office
from thidua_desktop.services import catalogues, samples, workspace
from ui import messages
from ui.jobs import Cancelled, Jobs, Report
from ui.kit.appearance import Memory
from ui.kit.tokens import State
from ui.main_window import PROGRAM
from ui.start_screen import Opened, Sample, StartScreen

COPY_ENDING = ".db"


class Beginning(QWidget):
    """The window of the start screen. `open_folder` opens an office or raises UserError."""

    def __init__(
        self,
        memory: Memory,
        jobs: Jobs,
        open_folder: Callable[[Path], object],
        named: Path | None,
        today: date,
    ) -> None:
        super().__init__()
        self.setWindowTitle(PROGRAM)
        self._memory = memory
        self._jobs = jobs
        self._open_folder = open_folder
        self._named = named
        self._today = today
        self.screen_shown = StartScreen(self._samples(), self._recents(), today)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.screen_shown)
        self.screen_shown.new_asked.connect(self._ask_office)
        self.screen_shown.open_asked.connect(self._ask_folder)
        self.screen_shown.sample_asked.connect(self._make_sample)
        self.screen_shown.recent_asked.connect(self._open_recent)
        self.screen_shown.dropped.connect(self._take)

    def _samples(self) -> list[Sample]:
        return [Sample(offer.name, offer.office, offer.plan) for offer in samples.offers()]

    def _known(self) -> list[paths.Recent]:
        return paths.read_recents(self._memory.value("recent", "[]"))

    def _recents(self) -> list[Opened]:
        return [Opened(recent.path, recent.office, recent.opened_at) for recent in self._known()]

    # --- opening --------------------------------------------------------------------------------------------------

    def open(self, folder: Path) -> None:
        """Open an office; what stands in the way is told on the screen."""
        self.screen_shown.end_work()
        try:
            self._open_folder(folder)
        except UserError as error:
            self.tell_problem(str(error), folder)

    def tell_problem(self, sentence: str, folder: Path | None) -> None:
        """Say why a folder was not opened; a damaged one can be restored from its own copies."""
        restorable = folder is not None and workspace.has_data(folder) and bool(workspace.backups_in(folder))
        acts = [("Khôi phục…", "history", lambda: self._ask_copy(folder))] if restorable and folder else []
        self.screen_shown.tell(State.ERROR, sentence, acts)

    def _ask_copy(self, folder: Path) -> None:
        from ui.dialogs.backup import BackupDialog

        dialog = BackupDialog(workspace.backups_in(folder), folder, self)
        dialog.chosen.connect(lambda copy: self._restore(folder, copy))
        dialog.open()

    def _restore(self, folder: Path, copy: Path) -> None:
        self._do("Đang khôi phục dữ liệu…", folder, lambda: workspace.restore_folder(folder, copy))

    def _ask_folder(self) -> None:
        recents = self._known()
        beside = Path(recents[0].path).parent if recents else Path.home()
        folder = messages.choose_folder("Thư mục dữ liệu", beside, self)
        if folder is not None:
            self.open(folder)

    def _open_recent(self, path: str) -> None:
        if workspace.has_data(Path(path)):
            self.open(Path(path))
            return
        self._memory.remember("recent", paths.without_recent(self._known(), path))
        self.screen_shown.tell(
            State.WARN, f"Không còn dữ liệu ở “{path}”. Nếu thư mục đã chuyển chỗ, hãy mở nó ở chỗ mới."
        )

    # --- dropped --------------------------------------------------------------------------------------------------

    def _take(self, path: str) -> None:
        """A data folder, or its records, is opened; a copy is restored to a folder of its own; a list must wait."""
        dropped = Path(path)
        if workspace.has_data(dropped):
            self.open(dropped)
        elif workspace.is_records_of(dropped, dropped.parent):
            self.open(dropped.parent)
        elif dropped.suffix.lower() == COPY_ENDING:
            self._ask_to_restore(dropped)
        elif dropped.is_dir():
            self.screen_shown.tell(State.WARN, f"Thư mục “{dropped.name}” không có dữ liệu của văn phòng nào.")
        else:
            self.screen_shown.tell(State.INFO, f"Hãy mở văn phòng trước, rồi kéo “{dropped.name}” vào cửa sổ đó.")

    def _ask_to_restore(self, copy: Path) -> None:
        """Into a folder that has no data yet: nothing is written over."""
        folder = _free_folder()
        follows = f"Dữ liệu được chép vào thư mục “{folder}”. Các văn phòng khác trên máy giữ nguyên."
        if messages.ask(
            f"Mở văn phòng từ bản sao lưu “{copy.name}”?", follows, "Khôi phục và mở", "Để sau", self, danger=False
        ):
            self._restore(folder, copy)

    # --- making ---------------------------------------------------------------------------------------------------

    def _ask_office(self) -> None:
        from ui.dialogs.new_office import NewOfficeDialog

        dialog = NewOfficeDialog(self._named or _free_folder(), self._today, self)
        dialog.made.connect(self._make_office)
        dialog.open()

    def _make_office(self, office: Office, folder: Path) -> None:
        def make() -> None:
            with workspace.new_folder(folder) as store:
                catalogues.start_office(store, office)

        self._do("Đang tạo văn phòng…", folder, make)

    def _make_sample(self, name: str) -> None:
        named = self._named if self._named and not workspace.has_data(self._named) else None
        folder = named or paths.sample_folder(name)
        if workspace.has_data(folder):
            self.open(folder)
            return

        def make() -> None:
            with workspace.new_folder(folder) as store:
                samples.fill(store, name)

        self._do("Đang tạo dữ liệu mẫu…", folder, make)

    def _do(self, words: str, folder: Path, act: Callable[[], object]) -> None:
        """Do something to a folder as a job, then open it."""

        def work(report: Report, cancelled: Cancelled) -> None:
            act()

        def failed(sentence: str) -> None:
            self.screen_shown.end_work()
            self.tell_problem(sentence, folder)

        self.screen_shown.show_work(words)
        self._jobs.run(words.rstrip("…"), work, lambda _: self.open(folder), failed)


def _free_folder() -> Path:
    """The default folder, or one beside it that has no data yet."""
    default = paths.default_data()
    folder, number = default, 1
    while workspace.has_data(folder):
        number += 1
        folder = default.with_name(f"{default.name}-{number}")
    return folder
