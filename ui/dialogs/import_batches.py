"""Các lần nhập: every import of the plan with its file, unit, time and counts, and its way back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import intake, intake_batches
from thidua_desktop.services.intake_view import Batch
from ui.desk import Desk
from ui.dialogs.import_batch_detail import BatchDetail
from ui.dialogs.import_return import GivingBack
from ui.dialogs.papers import open_place
from ui.kit.banner import Banner, ProgressLine
from ui.kit.base import Sheet
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import Column, Kind, NameCell, StateCell, Who
from ui.kit.dialog import Dialog
from ui.kit.table import TableView
from ui.kit.tokens import Size, State, theme
from ui.tabs.nominations_acts import NominationActs, Undo

DIALOG_WIDTH = 900
DIALOG_HEIGHT = 560
ROWS_SHOWN = 4
DETAIL_HEIGHT = 150


def _state(batch: Batch) -> StateCell:
    if batch.undone is None:
        return StateCell(State.OK, "Đang dùng")
    return StateCell(State.NONE, "Đã hoàn tác")


def _columns() -> list[Column[Batch]]:
    return [
        Column(
            "Tệp",
            lambda batch: NameCell(batch.file_name, Who.FILE),
            kind=Kind.NAME,
            tooltip=lambda batch: batch.file_name,
            sort_key=lambda batch: batch.file_name,
            width=200,
            stretch=True,
        ),
        Column("Đơn vị gửi", lambda batch: batch.unit, sort_key=lambda batch: batch.unit or "", width=140),
        Column("Nhập lúc", lambda batch: batch.imported, sort_key=lambda batch: batch.imported, width=120),
        Column("Đã nhập", lambda batch: batch.saved, kind=Kind.NUMBER, sort_key=lambda batch: batch.saved, width=70),
        Column("Để lại", lambda batch: batch.refused, kind=Kind.NUMBER, sort_key=lambda one: one.refused, width=64),
        Column("Tình trạng", _state, kind=Kind.STATE, sort_key=lambda batch: batch.undone is not None, width=120),
    ]


class BatchesDialog(Dialog):
    """Lists the imports; `show_asked(batch)` when the clerk wants to see the nominations of one."""

    show_asked = Signal(object)

    def __init__(self, desk: Desk, acts: NominationActs, parent: QWidget | None = None) -> None:
        plan = desk.plan
        second = f"Kế hoạch “{plan.short_title}”" if plan is not None else ""
        super().__init__("Các lần nhập", "Xem các đề nghị", parent, second=second, width=DIALOG_WIDTH, scroll=False)
        self._desk = desk
        self._acts = acts
        self._place: TemporaryDirectory[str] | None = None  # of the originals looked at
        self.form.hide()
        self.banner = Banner()
        self.table: TableView[Batch] = TableView(_columns(), key=lambda batch: batch.id, name="Các lần nhập")
        self.table.set_empty("Chưa nhập tệp nào vào kế hoạch này. Nhập bằng “Nhập danh sách…”.")
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.progress = ProgressLine()
        self.progress.hide()
        self.returns = GivingBack(desk, self.banner, self.progress)
        self.detail = BatchDetail(self._open_original, self._give_back)
        self.detail.setMinimumHeight(theme().px(DETAIL_HEIGHT))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.progress)
        self.body.addWidget(sheet, 3)
        self.body.addWidget(self.detail, 2)
        self.undo_button = SecondaryButton("Hoàn tác lần nhập này", "arrow_undo", on_click=self._turn)
        self.add_button(self.undo_button)
        self.table.current_row_changed.connect(self._show_acts)
        self.table.activated_row.connect(lambda _: self.save())
        acts.done.connect(self._tell_done)
        acts.failed.connect(self._tell_failed)
        desk.events.changed.connect(self._on_changed)
        self.finished.connect(self._leave)
        self.resize(theme().px(DIALOG_WIDTH), theme().px(DIALOG_HEIGHT))
        self._read()

    def _read(self) -> None:
        plan_id = self._desk.plan.id if self._desk.plan is not None else None
        self.table.set_rows(intake.list_batches(self._desk.store, plan_id))
        if self.table.current_row() is None:
            self.table.step(1)
        self._show_acts()

    def _show_acts(self) -> None:
        batch = self.table.current_row()
        undone = batch.undone if batch is not None else None
        in_use = undone is None
        self.undo_button.setText("Hoàn tác lần nhập này" if in_use else "Lấy lại lần nhập này")
        self.undo_button.setEnabled(batch is not None)
        self.primary.setEnabled(batch is not None and in_use)
        moment = f"{undone:%H:%M} ngày {undone:%d/%m/%Y}" if undone is not None else ""
        self.set_help(f"Đã hoàn tác lúc {moment}; các đề nghị ở trong thùng rác." if moment else "")

        self.detail.show_batch(batch, intake_batches.story(self._desk.store, batch.id) if batch is not None else None)

    def _open_original(self) -> None:
        """Show the file as it came, in the machine's own program."""
        batch = self.table.current_row()
        if batch is None:
            return
        if self._place is None:
            self._place = TemporaryDirectory(prefix="thi-dua-", ignore_cleanup_errors=True)  # Excel may hold one open
        try:
            open_place(intake_batches.original(self._desk.store, batch.id, Path(self._place.name)))
        except UserError as error:
            self._tell_failed(str(error))

    def _give_back(self) -> None:
        batch = self.table.current_row()
        if batch is not None:
            self.returns.of_batch(batch.id, batch.file_name)

    def _leave(self) -> None:
        if self._place is not None:
            self._place.cleanup()
        self.deleteLater()

    def _turn(self) -> None:
        batch = self.table.current_row()
        if batch is None:
            return
        if batch.undone is None:
            self._acts.undo_imports([batch.id])
        else:
            self._acts.redo_imports([batch.id])

    def save(self) -> None:
        """See the nominations of the chosen import in the table."""
        batch = self.table.current_row()
        if batch is not None and batch.undone is None:
            self.show_asked.emit(batch)
            self.accept()

    def unsaved(self) -> bool:
        return False

    def _tell_done(self, sentence: str, undo: Undo | None) -> None:
        self.banner.show_message(State.OK, sentence, [(undo[0], "arrow_undo", undo[1])] if undo else [])

    def _tell_failed(self, sentence: str) -> None:
        self.banner.show_message(State.ERROR, sentence)

    def _on_changed(self, change: Change) -> None:
        if change.touches(Topic.BATCHES):
            self._read()
