"""What the clerk decides about the file looked at: columns, cells, rows; Ctrl+Z takes back one act after another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from thidua_desktop.services import intake_columns
from thidua_desktop.services.intake import Corrections
from ui.dialogs.import_meaning import MeaningPopup
from ui.dialogs.import_session import ImportFile, ImportSession
from ui.dialogs.import_sheet import SheetView


class Decisions(QObject):
    """Hands the clerk's acts in the sheet and its findings on to the session.

    `current()` is the file looked at; a file taken in already is not decided about.
    """

    def __init__(
        self, session: ImportSession, sheet: SheetView, current: Callable[[], ImportFile | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet = sheet
        self._current = current
        self._window = parent
        self.going_on = False  # True while a cell put right is checked: the next finding is gone to
        self._meanings: Sequence[tuple[str, str]] = ()
        sheet.meaning_asked.connect(self.ask_meaning)
        sheet.cell_edited.connect(self.edit_cell)
        sheet.skip_asked.connect(self.skip_chosen)

    def file(self) -> ImportFile | None:
        """The file looked at, if it can still be decided about."""
        file = self._current()
        open_ = file is not None and file.showable and file.batch_id is None and not self._session.writing
        return file if open_ else None

    def decide(
        self,
        told: Corrections,
        *,
        columns: frozenset[intake_columns.ColumnPlace] | None = None,
        going_on: bool = False,
    ) -> None:
        """Note these decisions, show them at once, and have the file asked again; then go on to the next finding."""
        self.going_on = going_on
        if (file := self.file()) is not None and told != file.corrections:
            self._sheet.sheet_model.tell(told)
            self._session.correct(file, told, columns)

    def take_back(self) -> None:
        """Take the last decision back."""
        self.going_on = False
        if (file := self.file()) is not None and self._session.take_back_one(file):
            self._sheet.sheet_model.tell(file.corrections)

    # --- columns --------------------------------------------------------------------------------------------------

    def ask_meaning(self, column: int) -> MeaningPopup | None:
        """Let the clerk choose what a column means; the list nearest to the current cell is meant."""
        model = self._sheet.sheet_model
        meant = model.column_at(max(self._sheet.currentIndex().row(), 0), column) if model.rowCount() else None
        if self.file() is None or meant is None:
            return None
        self._meanings = self._meanings or intake_columns.meanings()
        table, shown = meant
        popup = MeaningPopup(table, shown, self._meanings, self._window)
        popup.chosen.connect(lambda code: self.set_meaning(table.place, shown.letter, code))
        popup.destroyed.connect(lambda: self._sheet.setFocus(Qt.FocusReason.PopupFocusReason))
        popup.open_at(self._sheet.column_head.below(column))
        return popup

    def set_meaning(self, table: int, letter: str, code: str) -> None:
        """A column of the file's list number `table` means this; said too if the program was not sure of it."""
        file = self.file()
        if file is None or file.shown is None:
            return
        told, place = intake_columns.with_meaning(file.shown.preview, file.corrections, table, letter, code)
        self.decide(told, columns=file.confirmed | {place})

    # --- cells and rows -------------------------------------------------------------------------------------------

    def edit_cell(self, row: int, column: int, text: str) -> None:
        """A cell of the sheet says this instead; the text as sent takes the correction back."""
        file, model = self.file(), self._sheet.sheet_model
        if file is None:
            return
        place = (model.sheet.name, model.number(row), column)
        had_finding = model.finding_at(row, column) is not None
        if text == model.sent(row, column).strip():
            told = file.corrections.without_cells(frozenset({place}))
        else:
            told = file.corrections.with_cells({place: text})
        self.decide(told, going_on=had_finding)

    def skip_chosen(self) -> None:
        """Leave the chosen rows out, or take them again if all of them are left out."""
        file, model = self.file(), self._sheet.sheet_model
        rows = self._sheet.chosen_rows()
        if file is None or not rows:
            return
        places = frozenset((model.sheet.name, model.number(row)) for row in rows)
        self.decide(file.corrections.with_skipped(places, skipped=not places <= file.corrections.skipped))
