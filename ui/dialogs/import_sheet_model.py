"""The cells of a sheet as sent, with what was found in them and what the clerk decided about them; no widgets."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from thidua_desktop.domain.nomination import Row
from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.intake_columns import ShownColumn, ShownTable
from thidua_desktop.services.intake_view import FindingRow, ShownFile, ShownSheet

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
NOTHING_TOLD = Corrections()


class SheetModel(QAbstractTableModel):
    """One sheet's texts, and what each cell is: outside the list, head, section or row, with its finding.

    `edited(row, column, text)` when the clerk has typed another text; rows and columns counted from 0.
    """

    edited = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = ShownSheet("", 1, (), (), ())
        self.tables: tuple[ShownTable, ...] = ()
        self.editable = True
        self._told = NOTHING_TOLD
        self._rows: frozenset[int] = frozenset()
        self._found: dict[tuple[int, int], FindingRow] = {}
        self._beside: dict[int, dict[int, Row]] = {}

    def show_sheet(self, file: ShownFile, place: int, told: Corrections) -> None:
        """Show one sheet of a file."""
        self.beginResetModel()
        self.sheet = file.sheets[place]
        self._told = told
        self._set_rows(file)
        self.endResetModel()

    def show_findings(self, file: ShownFile, told: Corrections) -> None:
        """Other findings of the same sheet, after the file was asked again."""
        self._told = told
        self._set_rows(file)
        self.tell_all()

    def tell(self, told: Corrections) -> None:
        """Show these decisions at once, before the file is asked again."""
        self._told = told
        self.tell_all()

    def tell_all(self) -> None:
        """Have every cell in sight drawn anew."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _set_rows(self, file: ShownFile) -> None:
        name = self.sheet.name
        place = next((at for at, sheet in enumerate(file.sheets) if sheet.name == name), -1)
        self.tables = tuple(table for table in file.tables if table.sheet == place)
        self._rows = file.nominees.get(name, frozenset())
        self._found = file.cells.get(name, {})
        self._beside = self._side_by_side(file) if len(self.tables) > 1 else {}

    def _side_by_side(self, file: ShownFile) -> dict[int, dict[int, Row]]:
        """Where lists stand side by side: row -> list -> its nominee."""
        found: dict[int, dict[int, Row]] = {}
        for place, row in file.checked.items():
            one = row.candidate
            if one.beside and one.sheet == self.sheet.name and one.columns:
                left = min(self.sheet.letters.index(letter) for _, letter in one.columns)
                if table := self.table_at(one.row - self.sheet.first_row, left):
                    found.setdefault(one.row, {})[table.place] = place
        return found

    # --- what a cell is -------------------------------------------------------------------------------------------

    def number(self, row: int) -> int:
        """The number the file shows for a row."""
        return row + self.sheet.first_row

    def finding_at(self, row: int, column: int) -> FindingRow | None:
        """The heaviest finding of a cell."""
        return self._found.get((self.number(row), column))

    def table_at(self, row: int, column: int) -> ShownTable | None:
        """The found list a cell lies in."""
        number = self.number(row)
        for table in self.tables:
            inside = table.first_row <= number <= table.last_row
            if inside and table.columns[0].index <= column <= table.columns[-1].index:
                return table
        return None

    def column_at(self, row: int, column: int) -> tuple[ShownTable, ShownColumn] | None:
        """The list and its column that a cell belongs to; above and below the lists, those of the nearest list."""
        number = self.number(row)
        meant = [(table, own) for table in self.tables for own in table.columns if own.index == column]
        meant.sort(key=lambda pair: max(pair[0].first_row - number, number - pair[0].last_row, 0))
        return meant[0] if meant else None

    def is_nominee(self, row: int) -> bool:
        """True for a row that was read as a nominee; heads, sections and notes are not."""
        return self.number(row) in self._rows

    def nominee_at(self, row: int, column: int) -> Row:
        """What decisions about the nominee of a cell are kept under."""
        table = self.table_at(row, column) if self._beside else None
        whole = (self.sheet.name, self.number(row))
        return self._beside.get(whole[1], {}).get(table.place, whole) if table is not None else whole

    def nominees_on(self, row: int) -> list[Row]:
        """The nominees of a row: several where lists stand side by side."""
        number = self.number(row)
        return [*self._beside.get(number, {}).values()] or [(self.sheet.name, number)]

    def is_skipped(self, row: int, nominee: Row | None = None) -> bool:
        """True for a nominee whom the clerk leaves out; for a row if this is true of all who stand on it."""
        asked, whole = [nominee] if nominee else self.nominees_on(row), (self.sheet.name, self.number(row))
        return whole in self._told.skipped or all(one in self._told.skipped for one in asked)

    def reason(self, row: int, nominee: Row | None = None) -> str:
        """Why the clerk takes a nominee, or the row, with its errors; empty if they do not."""
        asked, accepted = [nominee] if nominee else self.nominees_on(row), self._told.accepted
        return next((accepted[one] for one in (*asked, (self.sheet.name, self.number(row))) if one in accepted), "")

    def is_corrected(self, row: int, column: int) -> bool:
        """True for a cell whose text the clerk has changed."""
        return (self.sheet.name, self.number(row), column) in self._told.cells

    def text(self, row: int, column: int) -> str:
        """The words of a cell on one line, as corrected."""
        told = self._told.cells.get((self.sheet.name, self.number(row), column))
        return self.sent(row, column) if told is None else told

    def sent(self, row: int, column: int) -> str:
        """The words of a cell on one line as the file has them."""
        cells = self.sheet.rows[row]
        return cells[column].replace("\n", " ") if column < len(cells) else ""

    # --- as Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.sheet.letters)

    def flags(self, index: Index) -> Qt.ItemFlag:
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both | Qt.ItemFlag.ItemIsEditable if self.editable else both

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (self.text(row, column), *self._said(row, column)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = f"Ô {self.sheet.letters[column]}{self.number(row)}"
            return ", ".join((cell, self.text(row, column) or "trống", *self._said(row, column)))
        return None

    def _said(self, row: int, column: int) -> list[str]:
        """What is to be said of a cell beside its words."""
        found = self.finding_at(row, column)
        said = [f"{found.finding.severity.label}: {found.finding.message}"] if found is not None else []
        if self.is_corrected(row, column):
            said.append(f"Đã sửa; tệp ghi “{self.sent(row, column) or 'trống'}”")
        nominee = self.nominee_at(row, column)
        if self.is_skipped(row, nominee):
            said.append("Dòng này được bỏ qua")
        if reason := self.reason(row, nominee):
            said.append(f"Nhận dòng này: {reason}")
        return said

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the texts follow when the clerk's decision has been noted."""
        typed = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or typed == self.text(index.row(), index.column()).strip():
            return False
        self.edited.emit(index.row(), index.column(), typed)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self.number(section))
        return self.sheet.letters[section] if section < len(self.sheet.letters) else ""
