"""Trả lại nơi gửi: the slip and the marked list, made in one act for a file at hand or an import of before."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake_batches, supplements
from thidua_desktop.services.intake_reading import Preview
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.import_file import ImportFile
from ui.dialogs.papers import open_place
from ui.kit.banner import Act, Banner, ProgressLine
from ui.kit.dialog import Dialog
from ui.kit.forms import DateField
from ui.kit.tokens import State

Make = Callable[[Store, Plan, date], list[Path]]
"""Writes what goes back, wanted again before a day; what was written."""
GIVE_BACK = "Trả lại nơi gửi"
GIVE_BACK_TIP = "Làm phiếu yêu cầu bổ sung và tệp đánh dấu chỗ cần sửa"


CHANGE_DAY = "Đổi ngày gửi lại…"


class ComingBack(Dialog):
    """Asks before which day the list is to come again. `chosen(date)` when the clerk has said it."""

    chosen = Signal(object)

    def __init__(self, name: str, before: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Ngày gửi lại", "Ghi lại phiếu", parent, second=f"Trả lại “{name}”", width=440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        self.day = self.form.add(DateField("Đề nghị đơn vị gửi lại trước ngày", before, check=self._passed))
        self.form.add_stretch()
        self.form.mark_clean()
        self.day.field.setFocus()

    def _passed(self, day: date) -> str:
        return "" if day > self._today else "Ngày này không còn ở phía trước. Chọn ngày sau hôm nay."

    def save(self) -> None:
        """Have the slip written anew if the day is right."""
        day = self.day.value()
        if self.form.check() and day is not None:
            self.form.mark_clean()
            self.accept()
            self.chosen.emit(day)


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
        shown, today = file.shown.preview, self._desk.today()
        self._make(shown.path.name, lambda store, plan, day: self._given(store, plan, shown, today, day))

    def of_batch(self, batch_id: int, file_name: str) -> None:
        """What goes back for a list that was taken in, as it stands now."""
        today = self._desk.today()
        self._make(
            file_name, lambda store, plan, day: intake_batches.give_batch_back(store, plan, batch_id, today, day)
        )

    def _given(self, store: Store, plan: Plan, shown: Preview, today: date, before: date) -> list[Path]:
        return intake_batches.give_back(store, plan, shown, today, before)

    def _make(self, name: str, make: Make, before: date | None = None) -> None:
        plan = self._desk.plan
        if plan is None or self._busy:
            return
        self._busy = True
        day = before or supplements.default_before(plan, self._desk.today())
        title = f"Đang làm tệp trả lại cho “{name}”"
        self._running.emit(title)
        done = partial(self._written, name, make, day)
        self._desk.write(title, lambda store, *_: make(store, plan, day), done, self._failed)

    def _written(self, name: str, make: Make, before: date, written: list[Path]) -> None:
        self._end()
        if not written:
            sentence = f"“{name}” không có gì cần nơi gửi sửa, nên không làm tệp trả lại."
            self._told.emit(State.INFO, sentence, [])
            return
        names = " và ".join(f"“{place.name}”" for place in written)
        folder = written[0].parent
        acts: list[Act] = [
            (CHANGE_DAY, "", lambda: self._ask_day(name, make, before)),
            ("Mở thư mục", "folder_open", lambda: open_place(folder)),
        ]
        sentence = f"Đã ghi {names} vào “{folder.name}”. Phiếu hẹn gửi lại trước {show(before)}."
        self._told.emit(State.OK, sentence, acts)

    def _ask_day(self, name: str, make: Make, before: date) -> None:
        """Have the clerk say another day, then write both again."""
        dialog = ComingBack(name, before, self._desk.today(), QApplication.activeWindow())
        dialog.chosen.connect(lambda day: self._make(name, make, day))
        dialog.open()

    def _failed(self, sentence: str) -> None:
        self._end()
        self._told.emit(State.ERROR, sentence, [])

    def _end(self) -> None:
        self._busy = False
        self._rested.emit()
