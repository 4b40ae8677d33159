"""The sheet as it was sent: its own row and column names, the found table framed, cells with findings tinted."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from thidua_desktop.services.intake_view import FindingRow, ShownFile, ShownSheet, ShownTable
from ui.dialogs.import_sheet_heads import ColumnHead, RowHead
from ui.kit import icons
from ui.kit.base import flag, ground
from ui.kit.buttons import paint_frame
from ui.kit.delegates import paint_text
from ui.kit.tokens import STATES, Size, Space, State, Type, theme
from ui.tabs.nominations_words import SEVERITY_STATES

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SAMPLE = 80  # rows a column's first width looks at
NARROWEST, WIDEST = 56, 210
MOST_SPANS = 400
FRAME = 2


class SheetModel(QAbstractTableModel):
    """One sheet's texts, and what each cell is: outside the list, head, section or row, with its finding."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = ShownSheet("", 1, (), (), ())
        self.tables: tuple[ShownTable, ...] = ()
        self._rows: frozenset[int] = frozenset()
        self._found: dict[tuple[int, int], FindingRow] = {}

    def show_sheet(self, file: ShownFile, place: int) -> None:
        """Show one sheet of a file."""
        self.beginResetModel()
        self.sheet = file.sheets[place]
        self.tables = tuple(table for table in file.tables if table.sheet == place)
        self._set_rows(file)
        self.endResetModel()

    def show_findings(self, file: ShownFile) -> None:
        """Other findings of the same sheet, after the file was asked again."""
        self._set_rows(file)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _set_rows(self, file: ShownFile) -> None:
        name, first = self.sheet.name, self.sheet.first_row
        candidates = (row.candidate for row in file.preview.rows)
        self._rows = frozenset(candidate.row - first for candidate in candidates if candidate.sheet == name)
        self._found = {}
        for found in file.findings:  # heaviest first: the first to speak of a cell is shown
            if found.sheet == name and found.column >= 0:
                self._found.setdefault((found.first_row - first, found.column), found)

    def finding_at(self, row: int, column: int) -> FindingRow | None:
        """The heaviest finding of a cell."""
        return self._found.get((row, column))

    def table_at(self, row: int, column: int) -> ShownTable | None:
        """The found list a cell lies in."""
        number = row + self.sheet.first_row
        for table in self.tables:
            inside = table.header_rows[0] <= number <= table.last_row
            if inside and table.columns[0].index <= column <= table.columns[-1].index:
                return table
        return None

    def is_nominee(self, row: int) -> bool:
        """True for a row that was read as a nominee; heads, sections and notes are not."""
        return row in self._rows

    def text(self, row: int, column: int) -> str:
        """The words of a cell on one line."""
        cells = self.sheet.rows[row]
        return cells[column].replace("\n", " ") if column < len(cells) else ""

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.sheet.letters)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            found = self.finding_at(row, column)
            said = f"{found.finding.severity.label}: {found.finding.message}" if found is not None else ""
            words = self.text(row, column)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                cell = f"Ô {self.sheet.letters[column]}{row + self.sheet.first_row}"
                return ", ".join(part for part in (cell, words or "trống", said) if part)
            return "\n".join(part for part in (words, said) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + self.sheet.first_row)
        return self.sheet.letters[section] if section < len(self.sheet.letters) else ""


class _CellPainter(QStyledItemDelegate):
    """Paints one cell by what it is."""

    def __init__(self, view: "SheetView") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, look = self._view.sheet_model, theme()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        row, column = index.row(), index.column()
        table, found = model.table_at(row, column), model.finding_at(row, column)
        nominee = model.is_nominee(row)
        state = SEVERITY_STATES[found.finding.severity] if found is not None else None
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.color(self._ground(state, nominee, table)))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color("line"))
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), look.color("line"))
        words = rect.adjusted(Space.S, 0, -Space.S, -1)
        urgent = state in (State.ERROR, State.WARN)
        if urgent and state is not None:
            side = look.px(Size.ICON)
            box = QRectF(rect.right() - side - Space.XS - 2, rect.top(), side, rect.height())
            icons.draw_state(painter, state, box)
            words.setRight(box.left() - Space.XS)
        head = table is not None and not nominee
        role = STATES[state].fg if urgent and state is not None else "text" if table is not None else "muted"
        kind = Type.LABEL if urgent or head else Type.SMALL
        paint_text(
            painter, words, model.text(row, column), kind, "muted" if head and self._is_head(row, table) else role
        )
        if index == self._view.currentIndex():
            painter.setClipping(False)
            painter.setPen(QPen(look.color(STATES[state].fg if urgent and state is not None else "accent"), FRAME))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _is_head(self, row: int, table: ShownTable | None) -> bool:
        return table is not None and row + self._view.sheet_model.sheet.first_row in table.header_rows

    @staticmethod
    def _ground(state: State | None, nominee: bool, table: ShownTable | None) -> str:
        if state in (State.ERROR, State.WARN):
            return STATES[state].bg
        return "base" if nominee and table is not None else "raised"


class SheetView(QTableView):
    """Shows a sheet; `finding_chosen(FindingRow)` when the clerk stands on a cell that has one."""

    finding_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet_model = SheetModel()
        self._telling = True
        self.setModel(self.sheet_model)
        self.setAccessibleName("Tệp như đơn vị gửi")
        self.setFrameShape(QFrame.Shape.NoFrame)
        flag(self, plain=True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_CellPainter(self))
        self.column_head = ColumnHead(self)
        self.setHorizontalHeader(self.column_head)
        self.setVerticalHeader(RowHead(self))
        self.verticalHeader().setDefaultSectionSize(theme().row(Size.SHEET_ROW))
        self.selectionModel().currentChanged.connect(self._tell_current)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName("Góc bảng")
            corner.installEventFilter(self)
        rest = QWidget()
        ground(rest, "base")
        self.setCornerWidget(rest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The corner between the heads is a part of them, not the style's button."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton):
            painter = QPainter(watched)
            painter.fillRect(watched.rect(), theme().color("raised"))
            painter.fillRect(0, watched.height() - 1, watched.width(), 1, theme().color("line"))
            return True
        return super().eventFilter(watched, event)

    def show_sheet(self, file: ShownFile, place: int) -> None:
        """Show a sheet of a file from its list on."""
        self._telling = False
        self.clearSpans()
        self.sheet_model.show_sheet(file, place)
        self.column_head.set_tables(self.sheet_model.tables)
        self._set_spans(self.sheet_model.sheet)
        self._set_widths()
        self._show_list()
        self._telling = True

    def _show_list(self) -> None:
        if self.sheet_model.tables:
            first = self.sheet_model.tables[0].header_rows[0] - self.sheet_model.sheet.first_row
            above = self.sheet_model.index(max(first - 2, 0), 0)
            self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    def showEvent(self, event: QShowEvent) -> None:
        """A sheet that was filled before it had a size goes to its list when it is first seen."""
        super().showEvent(event)
        if not self.currentIndex().isValid():
            self._show_list()

    def show_findings(self, file: ShownFile) -> None:
        """The same sheet with the findings of now."""
        self.sheet_model.show_findings(file)

    def go_to(self, found: FindingRow) -> None:
        """Stand on a finding's cell, or on its row, and show it."""
        row = found.first_row - self.sheet_model.sheet.first_row
        if not 0 <= row < self.sheet_model.rowCount():
            return
        self._telling = False
        index = self.sheet_model.index(row, max(found.column, self._first_column()))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._telling = True
        self.viewport().update()

    def _first_column(self) -> int:
        tables = self.sheet_model.tables
        return tables[0].columns[0].index if tables else 0

    def _tell_current(self, index: QModelIndex) -> None:
        self.viewport().update()
        found = self.sheet_model.finding_at(index.row(), index.column())
        if self._telling and found is not None:
            self.finding_chosen.emit(found)

    def _set_spans(self, sheet: ShownSheet) -> None:
        """Cells merged by the sender; and words above and below the list run on over empty cells, as in Excel."""
        rows, columns = self.sheet_model.rowCount(), self.sheet_model.columnCount()
        merged: set[tuple[int, int]] = set()
        for top, left, bottom, right in sheet.merges[:MOST_SPANS]:
            height, width = min(bottom, rows - 1) - top + 1, min(right, columns - 1) - left + 1
            if top < rows and left < columns and height * width > 1:
                self.setSpan(top, left, height, width)
                merged |= {(top + down, left + along) for down in range(height) for along in range(width)}
        for row in self._rows_outside():
            self._let_run_on(row, columns, merged)

    def _rows_outside(self) -> list[int]:
        """The rows just above the first list and just below the last."""
        model = self.sheet_model
        numbers = [number - model.sheet.first_row for t in model.tables for number in (t.header_rows[0], t.last_row)]
        first, last = (min(numbers), max(numbers)) if numbers else (min(SAMPLE, model.rowCount()), model.rowCount())
        return [*range(max(first - SAMPLE, 0), first), *range(last + 1, min(last + SAMPLE, model.rowCount()))]

    def _let_run_on(self, row: int, columns: int, merged: set[tuple[int, int]]) -> None:
        column = 0
        while column < columns:
            end = column + 1
            if self.sheet_model.text(row, column) and (row, column) not in merged:
                while end < columns and not self.sheet_model.text(row, end) and (row, end) not in merged:
                    end += 1
                if end - column > 1:
                    self.setSpan(row, column, 1, end - column)
            column = end

    def _set_widths(self) -> None:
        look, model = theme(), self.sheet_model
        merged = {(top, left) for top, left, _, right in model.sheet.merges if right > left}
        meant = {column.index: column for table in model.tables for column in table.columns}
        start = min((t.header_rows[0] for t in model.tables), default=model.sheet.first_row) - model.sheet.first_row
        last = max((t.last_row for t in model.tables), default=SAMPLE) - model.sheet.first_row
        rows = range(start, min(start + SAMPLE, last + 1, model.rowCount()))
        for column in range(model.columnCount()):
            cells = (row for row in rows if (row, column) not in merged)
            needed = max((self._width_of(row, column) for row in cells), default=0) + 2 * Space.S + 2
            wide = min(max(needed, look.px(NARROWEST)), look.px(WIDEST))
            if column in meant:
                wide = max(wide, self.column_head.width_of(meant[column]))
            self.setColumnWidth(column, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _width_of(self, row: int, column: int) -> int:
        """How wide a cell's words are, with the icon of its finding."""
        text = self.sheet_model.text(row, column)
        if self.sheet_model.finding_at(row, column) is None:
            return QFontMetrics(theme().font(Type.SMALL)).horizontalAdvance(text)
        return QFontMetrics(theme().font(Type.LABEL)).horizontalAdvance(text) + theme().px(Size.ICON) + Space.S

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().color("accent"), FRAME))
        for table in self.sheet_model.tables:
            painter.drawRect(self._frame_of(table))
        if self.hasFocus():
            current = self.currentIndex()
            ring = self.visualRect(current) if current.isValid() else self.viewport().rect()
            paint_frame(painter, ring.toRectF(), None, "accent", FRAME)

    def _frame_of(self, table: ShownTable) -> QRectF:
        """Where the found list stands now."""
        first = table.header_rows[0] - self.sheet_model.sheet.first_row
        last = table.last_row - self.sheet_model.sheet.first_row
        left, right = table.columns[0].index, table.columns[-1].index
        x = self.columnViewportPosition(left)
        y = self.rowViewportPosition(first)
        width = self.columnViewportPosition(right) + self.columnWidth(right) - x
        height = self.rowViewportPosition(last) + self.rowHeight(last) - y
        return QRectF(x, y, width, height).adjusted(1, 1, -1, -1)
