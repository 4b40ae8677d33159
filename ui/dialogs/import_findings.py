"""What there is to say about a file: the list with its chips, and the chosen one with the sentence it rests on."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.findings import Severity
from thidua_desktop.services.intake_view import FindingRow
from ui.kit.base import Label, Rule, Sheet, clear, ground
from ui.kit.buttons import FilterChip
from ui.kit.cells import Column, Kind, StateCell
from ui.kit.panel import FactRow, FindingLine
from ui.kit.scroll import ScrollArea
from ui.kit.table import TableView
from ui.kit.tokens import Space, Strength, Type, theme
from ui.tabs.nominations_words import FIELD_WORDS, SEVERITY_STATES, bare_message, quote_of

DETAIL_WIDTH = 300
DETAIL_LEAST = 208
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


def finding_key(row: FindingRow) -> Hashable:
    """What tells a finding from the others, though its words change with what the clerk decides."""
    return row.finding.code, row.sheet, row.first_row, row.finding.cell, row.finding.field


class FindingsList(Sheet):
    """The findings with their chips; `chosen(FindingRow)` when the clerk goes to another."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[FindingRow] = ()
        self._compact = False
        self.all_chip = FilterChip("Tất cả", None, 0)
        self.chips = {severity: FilterChip(severity.label, SEVERITY_STATES[severity], 0) for severity in Severity}
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        line.setSpacing(Space.S)
        for chip in (self.all_chip, *self.chips.values()):
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
        whole.addWidget(self.table, 1)
        self._group.buttonClicked.connect(lambda _: self._show())
        self.table.current_row_changed.connect(self.chosen)

    def set_compact(self, compact: bool) -> None:
        """On small screens the cell tells the row, and the rows stand where there is no cell."""
        self._compact = compact
        self.table.setColumnHidden(ROWS_COLUMN, compact)

    def _place(self, row: FindingRow) -> str:
        return row.finding.cell or (row.rows if self._compact else "")

    def show_findings(self, findings: Sequence[FindingRow]) -> None:
        """Show these; the chip stays as it was."""
        self._all = findings
        self.all_chip.set_count(len(findings))
        for severity, chip in self.chips.items():
            count = sum(row.finding.severity is severity for row in findings)
            chip.set_count(count)
            chip.setEnabled(bool(count) or chip.isChecked())
        self._show()

    def _show(self) -> None:
        """Show what the chips leave; a finding that is settled gives its place to the next."""
        wanted = next((severity for severity, chip in self.chips.items() if chip.isChecked()), None)
        rows = [row for row in self._all if wanted is None or row.finding.severity is wanted]
        place = max(self.table.currentIndex().row(), 0)
        self.table.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.select_key(finding_key(rows[min(place, len(rows) - 1)]))

    def go_to(self, found: FindingRow) -> None:
        """Choose a finding, though a chip hides it."""
        if not self.table.select_key(finding_key(found)):
            self.all_chip.setChecked(True)
            self._show()
            self.table.select_key(finding_key(found))


class FindingDetail(Sheet):
    """The chosen finding: its cell and field, whose it is, what the file says, the sentence and its source."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Điều đang xem")
        inside = QWidget()
        ground(inside, "base")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._body.setSpacing(Space.S)
        scroll = ScrollArea(inside, "Điều đang xem")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scroll)
        self.setMinimumWidth(theme().px(DETAIL_LEAST))

    def show_finding(self, row: FindingRow | None) -> None:
        """Show one finding, or that there is none."""
        clear(self._body)
        if row is None:
            self._body.addWidget(Label("Chọn một dòng bên trái để xem.", role="muted", wrap=True))
            self._body.addStretch(1)
            return
        finding = row.finding
        place = f"Ô {finding.cell}" if finding.cell else f"Dòng {row.rows}" if row.rows else "Cả tệp"
        field = FIELD_WORDS.get(finding.field, "")
        self._body.addWidget(Label(" · ".join(part for part in (place, field) if part), Type.STRONG, wrap=True))
        self._body.addWidget(
            FindingLine(SEVERITY_STATES[finding.severity], bare_message(finding), quote=quote_of(finding.source))
        )
        if row.name:
            self._body.addWidget(FactRow("Đề nghị", row.name))
        if row.written and row.written != row.name:
            self._body.addWidget(FactRow("Tệp ghi", row.written))
        self._body.addStretch(1)
