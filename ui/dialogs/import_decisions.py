"""What the clerk decides about the file looked at: columns, cells, rows; Ctrl+Z takes back one act after another."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import intake_columns, intake_repair
from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.intake_repair import Place, Row, RowField, Told
from ui.dialogs.import_file import ImportFile
from ui.dialogs.import_meaning import MeaningPopup
from ui.dialogs.import_session import ImportSession
from ui.dialogs.import_sheet import SheetView

AS_SENT = Corrections()


class Decisions(QObject):
    """Hands the clerk's acts in the sheet and its findings on to the session.

    `current()` is the file looked at; a file taken in already is not decided about.
    """

    def __init__(
        self,
        session: ImportSession,
        sheet: SheetView,
        units: Sequence[Unit],
        current: Callable[[], ImportFile | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._units = {unit.id: unit for unit in units}
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
        popup.left.connect(self._sheet.setFocus)
        popup.open_at(self._sheet.column_head.below(column))
        return popup

    def set_meaning(self, table: int, letter: str, code: str) -> None:
        """A column of the file's list number `table` means this; said too if the program was not sure of it."""
        file = self.file()
        if file is None or file.shown is None:
            return
        told, place = intake_columns.with_meaning(file.shown.preview, file.corrections, table, letter, code)
        self.decide(told, columns=file.confirmed | {place})

    def point(self, *, header: bool) -> None:
        """The current row of the sheet is the header of a list, or the first row of a list without one."""
        file, index = self.file(), self._sheet.currentIndex()
        if file is None or file.shown is None or not index.isValid():
            return
        model = self._sheet.sheet_model
        row = model.number(index.row())
        told, sureness = intake_columns.pointed_at(model.sheet, file.corrections, row, header=header)
        file.shown = replace(file.shown, sureness=file.shown.sureness | sureness)
        self.decide(told)

    # --- cells and rows -------------------------------------------------------------------------------------------

    def edit_cell(self, row: int, column: int, text: str) -> None:
        """A cell of the sheet shown says this instead; rows and columns counted from 0."""
        model = self._sheet.sheet_model
        place = (model.sheet.name, model.number(row), column)
        self.put_cells([place], text, going_on=model.finding_at(row, column) is not None)

    def put_cells(self, places: Sequence[Place], text: str, *, going_on: bool = True) -> None:
        """These cells say this instead; where that is what was sent, the correction is taken back."""
        file = self.file()
        if file is None or file.shown is None:
            return
        shown = file.shown
        as_sent = {place for place in places if intake_repair.text_of(shown, AS_SENT, place).strip() == text}
        told = file.corrections.without_cells(frozenset(as_sent))
        self.decide(told.with_cells({place: text for place in places if place not in as_sent}), going_on=going_on)

    def put_field(self, place: RowField, text: str) -> None:
        """A row says this where its list has no column."""
        if (file := self.file()) is not None:
            self.decide(file.corrections.with_field(place, text), going_on=True)

    def put_kind(self, rows: Sequence[Row], kind: NomineeKind) -> None:
        """These rows are a person, a collective or a household, whatever the file says."""
        if (file := self.file()) is None:
            return
        told = file.corrections
        for sheet, row in rows:
            told = told.with_field((sheet, row, "kind"), kind.value)
        self.decide(told)

    def put_award(self, text: str) -> None:
        """The award asked for in all rows that name none."""
        if (file := self.file()) is not None:
            self.decide(replace(file.corrections, award=text), going_on=True)

    def put_late_reason(self, text: str) -> None:
        """Why the file is taken though it came after the deadline."""
        if (file := self.file()) is not None:
            self.decide(replace(file.corrections, late_reason=text), going_on=True)

    def put_unit(self, written: str, unit: int, *, remember: bool) -> None:
        """What the file writes so is this unit."""
        if (file := self.file()) is not None:
            self.decide(file.corrections.with_unit(written, unit, remember=remember), going_on=True)

    def put_sender(self, unit: int, remembered: str) -> None:
        """This unit sent the file; a text of the file to be remembered as its name is known in later files."""
        if (file := self.file()) is None:
            return
        told = file.corrections
        if remembered and told.units.get(remembered) != unit:
            told = told.with_unit(remembered, unit, remember=True)
        self.going_on = True
        self._session.say(file, file.told._replace(unit=self._units.get(unit), corrections=told))

    def drop(self, told: Told) -> None:
        """Take one of the decisions back, whenever it was made."""
        if (file := self.file()) is not None:
            self.decide(told.without(file.corrections))

    # --- rows -----------------------------------------------------------------------------------------------------

    def chosen_rows(self) -> list[Row]:
        """The rows of nominees chosen in the sheet."""
        return self._sheet.chosen_nominees()

    def skip_chosen(self) -> None:
        """Leave the rows chosen in the sheet out, or take them again if all of them are left out."""
        self.skip(self.chosen_rows())

    def skip(self, rows: Sequence[Row]) -> None:
        """Leave these rows out, or take them again if all of them are left out."""
        if (file := self.file()) is not None and rows:
            asked = frozenset(rows)
            self.decide(file.corrections.with_skipped(asked, skipped=not asked <= file.corrections.skipped))

    def accept(self, rows: Sequence[Row], reason: str) -> None:
        """Take these rows with their errors, for a reason; without one, no more."""
        if (file := self.file()) is not None:
            self.decide(file.corrections.with_accepted(frozenset(rows), reason), going_on=bool(reason))

    def keep(self, rows: Sequence[Row], reason: str) -> None:
        """These rows stay against the plan, for a reason; without one it is taken back."""
        if (file := self.file()) is not None:
            self.decide(file.corrections.with_kept(frozenset(rows), reason), going_on=bool(reason))

    def set_separate(self, row: Row) -> None:
        """A row is somebody else than the one it looks like."""
        if (file := self.file()) is not None:
            self.decide(file.corrections.with_separate(row), going_on=True)
