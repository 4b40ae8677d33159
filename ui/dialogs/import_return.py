"""Trả lại nơi gửi: the slip and the marked list, made in one act for a file at hand or an import of before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake_batches
from thidua_desktop.services.intake_reading import Preview
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.import_file import ImportFile
from ui.dialogs.papers import open_place
from ui.kit.banner import Act, Banner, ProgressLine
from ui.kit.tokens import State

GIVE_BACK = "Trả lại nơi gửi"
GIVE_BACK_TIP = "Làm phiếu yêu cầu bổ sung và tệp đánh dấu chỗ cần sửa"


class GivingBack(QObject):
    """Makes what goes back as a job, shown in `progress`, and tells in `banner` what was written.

    Lives until its job has ended, whatever becomes of the window: it holds neither and only speaks to them.
    """

    _told = Signal(object, str, list)
    _running = Signal(str)
    _rested = Signal()

    def __init__(self, desk: Desk, banner: Banner, progress: ProgressLine) -> None:
        super().__init__()
        self._desk = desk
        self._busy = False
        self._told.connect(banner.show_message)
        self._running.connect(banner.hide)
        self._running.connect(progress.show_progress)
        self._running.connect(progress.show)
        self._rested.connect(progress.hide)

    def of_file(self, file: ImportFile | None) -> None:
        """What goes back for a file of the import window, as it is seen now."""
        if file is None or file.shown is None or not file.readable or file.busy:
            return
        shown = file.shown.preview
        self._make(shown.path.name, lambda store, plan: self._given(store, plan, shown))

    def of_batch(self, batch_id: int, file_name: str) -> None:
        """What goes back for a list that was taken in, as it stands now."""
        today = self._desk.today()
        self._make(file_name, lambda store, plan: intake_batches.give_batch_back(store, plan, batch_id, today))

    def _given(self, store: Store, plan: Plan, shown: Preview) -> list[Path]:
        return intake_batches.give_back(store, plan, shown, self._desk.today())

    def _make(self, name: str, make: Callable[[Store, Plan], list[Path]]) -> None:
        plan = self._desk.plan
        if plan is None or self._busy:
            return
        self._busy = True
        title = f"Đang làm tệp trả lại cho “{name}”"
        self._running.emit(title)
        self._desk.write(title, lambda store, *_: make(store, plan), partial(self._written, name), self._failed)

    def _written(self, name: str, written: list[Path]) -> None:
        self._end()
        if not written:
            sentence = f"“{name}” không có gì cần nơi gửi sửa, nên không làm tệp trả lại."
            self._told.emit(State.INFO, sentence, [])
            return
        names = " và ".join(f"“{place.name}”" for place in written)
        folder = written[0].parent
        acts: list[Act] = [("Mở thư mục", "folder_open", lambda: open_place(folder))]
        self._told.emit(State.OK, f"Đã ghi {names} vào “{folder.name}”.", acts)

    def _failed(self, sentence: str) -> None:
        self._end()
        self._told.emit(State.ERROR, sentence, [])

    def _end(self) -> None:
        self._busy = False
        self._rested.emit()
