"""What there is to say about a file, and what the clerk has decided about it: two lists behind one row of chips."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout

from thidua_desktop.domain.findings import Severity
from thidua_desktop.services.intake_repair import Told
from thidua_desktop.services.intake_view import FindingRow, ShownFile
from ui.kit.base import Rule, Sheet
from ui.kit.buttons import FilterChip
from ui.kit.cells import Column, Kind, StateCell
from ui.kit.keys import on_key
from ui.kit.table import TableView
from ui.kit.tokens import Space, State, Strength
from ui.tabs.nominations_words import SEVERITY_STATES, bare_message

ROWS_COLUMN = 1


def _severity(row: FindingRow) -> StateCell:
    severity = row.finding.severity
    strength = Strength.QUIET if severity is Severity.NOTE else Strength.PILL
    return StateCell(SEVERITY_STATES[severity], severity.label, strength)


def _columns(place: Callable[[FindingRow], str]) -> list[Column[FindingRow]]:
    return [
        Column("Mức", _severity, kind=Kind.STATE, width=104),
        Column("Dòng", lambda row: row.rows, width=52),
        Column("Ô", place, width=44),
        Column(
            "Trong tệp ghi",
            lambda row: row.written.replace("\n", " "),
            kind=Kind.STRONG,
            tooltip=lambda row: row.written,
            width=110,
        ),
        Column("Vấn đề", lambda row: bare_message(row.finding), tooltip=_message, width=160, stretch=True),
    ]


def _message(row: FindingRow) -> str:
    return row.finding.message


def _told_columns() -> list[Column[Told]]:
    return [
        Column("Việc", lambda told: told.what, width=104),
        Column("Ở đâu", lambda told: told.where, width=96),
        Column("Tệp ghi", lambda told: told.was.replace("\n", " "), tooltip=lambda told: told.was, width=140),
        Column("Nay", lambda told: told.now, kind=Kind.STRONG, width=160, stretch=True),
    ]


def _told_key(told: Told) -> Hashable:
    return told.what, told.where, told.place, told.was


def finding_key(row: FindingRow) -> Hashable:
    """What tells a finding from the others, though its words change with what the clerk decides."""
    return row.finding.code, row.place, row.first_row, row.finding.cell, row.finding.field


class FindingsList(Sheet):
    """The findings with their chips, and what the clerk decided behind a chip of its own.

    `chosen(FindingRow)` when the clerk goes to another finding, `told_chosen(Told)` to another decision; `cell_asked`
    when the clerk wants to go to the cell (Enter), `repair_asked` to mend it there (F2).
    """

    chosen = Signal(object)
    told_chosen = Signal(object)
    cell_asked = Signal()
    repair_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[FindingRow] = ()
        self._compact = False
        self._settling = False
        self.all_chip = FilterChip("Tất cả", None, 0)
        self.chips = {severity: FilterChip(severity.label, SEVERITY_STATES[severity], 0) for severity in Severity}
        self.told_chip = FilterChip("Đã sửa", State.NEUTRAL, 0)
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        line.setSpacing(Space.S)
        for chip in (self.all_chip, *self.chips.values(), self.told_chip):
            self._group.addButton(chip)
            line.addWidget(chip)
        line.addStretch(1)
        self.all_chip.setChecked(True)
        self.table: TableView[FindingRow] = TableView(_columns(self._place), key=finding_key, name="Những điều cần xem")
        self.table.set_empty("Không có lỗi hay cảnh báo nào.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(Rule())
        self.told: TableView[Told] = TableView(_told_columns(), key=_told_key, name="Những điều đã sửa, đã chọn")
        self.told.set_empty("Chưa sửa gì trong tệp này.")
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.told)
        whole.addWidget(self._tables, 1)
        self._group.buttonClicked.connect(lambda _: self._show())
        self.table.current_row_changed.connect(self._tell_chosen)
        self.told.current_row_changed.connect(self._tell_chosen)
        self.table.activated_row.connect(lambda _: self.cell_asked.emit())
        on_key("F2", self.table, self.repair_asked.emit)

    def setFocus(self) -> None:  # type: ignore[override]
        """Go to the list shown."""
        self._tables.currentWidget().setFocus()

    def set_compact(self, compact: bool) -> None:
        """On small screens the cell tells the row, and the rows stand where there is no cell."""
        self._compact = compact
        self.table.setColumnHidden(ROWS_COLUMN, compact)

    def _place(self, row: FindingRow) -> str:
        return row.finding.cell or (row.rows if self._compact else "")

    def show_file(self, shown: ShownFile, *, another: bool) -> None:
        """Show a file's findings; the chip stays as it was. Of another file the first is gone to, the heaviest."""
        self._all = shown.findings
        self.all_chip.set_count(len(self._all))
        for severity, count in zip(Severity, shown.totals.by_severity, strict=True):
            chip = self.chips[severity]
            chip.set_count(count)
            chip.setEnabled(bool(count) or chip.isChecked())
        self._show(from_first=another)

    def show_told(self, told: Sequence[Told]) -> None:
        """Have what the clerk decided about the file behind its chip, which is there while there is something."""
        self.told_chip.set_count(len(told))
        self.told_chip.setVisible(bool(told))
        self._settling = True
        self.told.set_rows(told)
        self._settling = False
        if not told and self.told_chip.isChecked():
            self.all_chip.setChecked(True)

    @property
    def showing_told(self) -> bool:
        """True while the clerk looks at what was decided."""
        return self.told_chip.isChecked()

    def _tell_chosen(self, row: object) -> None:
        if self._settling:
            return  # nobody stands anywhere while the rows change
        if self.showing_told:
            self.told_chosen.emit(self.told.current_row())
        else:
            self.chosen.emit(self.table.current_row())

    def _show(self, *, from_first: bool = False) -> None:
        """Show what the chips leave; a finding that is settled gives its place to the next."""
        self._tables.setCurrentWidget(self.told if self.showing_told else self.table)
        wanted = next((severity for severity, chip in self.chips.items() if chip.isChecked()), None)
        rows = self._all if wanted is None else [row for row in self._all if row.finding.severity is wanted]
        place = 0 if from_first else max(self.table.currentIndex().row(), 0)
        self._settling = True
        self.table.set_rows(rows)
        if rows and (from_first or self.table.current_row() is None):
            self.table.select_key(finding_key(rows[min(place, len(rows) - 1)]))
        if self.showing_told and self.told.current_row() is None:
            self.told.step(1)
        self._settling = False
        self._tell_chosen(None)

    def go_to(self, found: FindingRow) -> None:
        """Choose a finding, though a chip hides it."""
        if self.showing_told or not self.table.select_key(finding_key(found)):
            self.all_chip.setChecked(True)
            self._show()
            self.table.select_key(finding_key(found))
