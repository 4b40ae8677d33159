"""The windows that the nominations tab opens: hand entry, import, the list of imports."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.services import nomination_edits, nominations
from thidua_desktop.services.intake_view import Batch
from thidua_desktop.services.nomination_edits import Edited
from thidua_desktop.services.nominations import Line
from ui.clipboard_block import clipboard_contents
from ui.desk import Desk
from ui.dialogs.import_batches import BatchesDialog
from ui.dialogs.import_window import ImportWindow
from ui.dialogs.nomination_form import NominationForm
from ui.tabs.nominations_acts import NominationActs
from ui.undo import Undoing


class NominationDialogs(QObject):
    """Opens each window over the tab and passes on what was done in it.

    `told(sentence, undo)` like `NominationActs.done`; `saved(id)` after hand entry; `show_batch(Batch)` when the
    clerk wants to see one import's nominations.
    """

    told = Signal(str, object)
    saved = Signal(int)
    show_batch = Signal(object)

    def __init__(self, desk: Desk, acts: NominationActs, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._acts = acts
        self._over = over
        self.form: NominationForm | None = None
        self.window: ImportWindow | None = None
        self.batches: BatchesDialog | None = None
        self._imports: list[Undoing] = []  # what the import window has taken in

    def add(self) -> None:
        """Enter nominations by hand, one after another."""
        self._open_form(None)

    def edit(self, line: Line | None) -> None:
        """Edit one nomination in the same form."""
        if line is not None:
            self._open_form(line.id)

    def _open_form(self, nomination_id: int | None) -> None:
        if self._desk.plan is None:
            return
        self.form = NominationForm(self._desk, nomination_id, self._over)
        self.form.saved.connect(self._tell_added)
        self.form.edited.connect(self._tell_edited)
        self.form.open()

    def _tell_added(self, sentence: str, nomination_id: int) -> None:
        way_back = self._desk.undone_by(sentence, lambda store, *_: nominations.trash(store, [nomination_id]))
        self.told.emit(sentence, ("Hoàn tác", way_back))
        self.saved.emit(nomination_id)

    def _tell_edited(self, edited: Edited) -> None:
        sentence = edited.change.summary
        way_back = self._desk.undone_by(sentence, lambda store, *_: nomination_edits.put_back(store, edited))
        self.told.emit(sentence, ("Hoàn tác", way_back))
        self.saved.emit(edited.nomination_id)

    def open_import(self, files: Sequence[Path] = (), received: date | None = None) -> None:
        """Open the import window, or use the one that is open, with these files (received today, if not said)."""
        if (window := self._import_window()) is not None and files:
            window.add_files(files, received)

    def paste(self) -> bool:
        """Start an import of what lies on the clipboard; False if it is neither files nor cells."""
        files, block = clipboard_contents()
        if files:
            self.open_import(files)
        elif block is not None and (window := self._import_window()) is not None:
            window.add_block(block)
        return bool(files) or block is not None

    def _import_window(self) -> ImportWindow | None:
        """The import window, opened if it is not; None without a plan."""
        if self._desk.plan is None:
            return None
        if self.window is None or not self.window.isVisible():
            self._imports = []
            self.window = ImportWindow(self._desk, self._over)
            self.window.imported.connect(self._tell_imported)
            self.window.taken_back.connect(self._tell_taken_back)
            self.window.open()
        return self.window

    def _tell_imported(self, sentence: str, batch_ids: list[int]) -> None:
        way_back = self._acts.imported(sentence, batch_ids)
        self._imports.append(way_back)
        self.told.emit(f"{sentence.rstrip('.')} lúc {datetime.now():%H:%M}.", ("Hoàn tác", way_back))

    def _tell_taken_back(self, sentence: str) -> None:
        """The import window has taken back by itself what it had taken in, or a file of it."""
        for way_back in self._imports:
            way_back.forget()
        files = self.window.session.files if self.window is not None else []
        left = [file.batch_id for file in files if file.batch_id is not None]
        words = f"Nhập {len(left)} tệp"
        self._imports = [self._acts.imported(words, left)] if left else []
        self.told.emit(sentence, None)

    def open_batches(self) -> None:
        """List the plan's imports, each with its way back."""
        if self._desk.plan is None:
            return
        self.batches = BatchesDialog(self._desk, self._acts, self._over)
        self.batches.show_asked.connect(self._show_batch)
        self.batches.open()

    def _show_batch(self, batch: Batch) -> None:
        self.show_batch.emit(batch)
