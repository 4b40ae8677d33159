"""The one table model: a list of rows and a list of columns, shown with one reset per refresh."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import islice
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kit.cells import EMPTY, Column, GroupRow, Row, words_of
from ui.kit.guard import guarded, write_down

ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the row object, or its GroupRow
VALUE_ROLE = Qt.ItemDataRole.UserRole + 2  # the cell's value as its column gives it

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RowsOnDemand(Sequence[Row]):
    """Rows of which only the keys are known until one is painted; for lists of any length, sorted where they are.

    Given to `set_rows` in place of a list. Holds no groups.
    """

    @abstractmethod
    def key_at(self, number: int) -> Hashable:
        """The key of a row, without reading it."""

    @abstractmethod
    def number_of(self, key: Hashable) -> int:
        """Where a key stands; -1 if it is not here."""

    @abstractmethod
    def numbers_of(self, keys: Collection[Hashable]) -> list[int]:
        """Where those of the keys that are here stand, in order."""

    @abstractmethod
    def read(self, numbers: Sequence[int]) -> list[Row]:
        """The rows at these numbers, however many, read together."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows dataclass rows. `key` names a row across refreshes so that the view keeps the clerk's place.

    `set_rows(rows)` replaces everything at once; a `GroupRow` in the list bands the rows after it. Sort and filter
    large lists where they come from (SQL); `sort` is the in-memory one for columns with a `sort_key`.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row | GroupRow] = (),
        *,
        key: Callable[[Row], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._all: Sequence[Row | GroupRow] = list(rows)
        self._shown: Sequence[Row | GroupRow] = self._all
        self._folded: set[Hashable] = set()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Row | GroupRow]) -> None:
        """Show these rows instead, in this order; a sort asked for by the clerk is done again."""
        given = rows if isinstance(rows, RowsOnDemand) else list(rows)
        if self._sorted is not None and not isinstance(rows, RowsOnDemand):
            given = self._in_order(given, *self._sorted)
        self.beginResetModel()  # from here on nothing may fail, or the views wait for the end for ever
        self._all = given
        self._shown = self._unfolded()
        self.endResetModel()

    def rows(self) -> list[Row]:
        """The rows without their groups, in the order shown, folded ones too."""
        return [row for row in self._all if not isinstance(row, GroupRow)]

    def rows_at(self, numbers: Sequence[int]) -> list[Row]:
        """The rows at these numbers, groups left out; rows on demand are read together."""
        if isinstance(self._shown, RowsOnDemand):
            return self._shown.read(numbers)  # pyright: ignore[reportReturnType] - it holds no groups
        return [row for number in numbers if (row := self.row_at(number)) is not None]

    def first_rows(self, count: int) -> list[Row]:
        """The first rows without their groups, as `rows()` has them."""
        rows = (row for row in self._all if not isinstance(row, GroupRow))
        return list(islice(rows, count))

    def row_at(self, number: int) -> Row | None:
        """The row object at a row number; None for a group or outside."""
        entry = self.entry_at(number)
        return None if isinstance(entry, GroupRow) else entry

    def entry_at(self, number: int) -> Row | GroupRow | None:
        """The row or group at a row number."""
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def key_at(self, number: int) -> Hashable | None:
        """What names the row across refreshes."""
        if isinstance(self._shown, RowsOnDemand):
            return self._shown.key_at(number) if 0 <= number < len(self._shown) else None
        row = self.row_at(number)
        if row is None or self._key is None:
            return None
        return self._key(row)

    def number_of(self, key: Hashable) -> int:
        """The row number of a key; -1 if it is not shown."""
        if isinstance(self._shown, RowsOnDemand):
            return self._shown.number_of(key)
        if self._key is None:
            return -1
        for number, row in enumerate(self._shown):
            if not isinstance(row, GroupRow) and self._key(row) == key:
                return number
        return -1

    def numbers_of(self, keys: Collection[Hashable]) -> list[int]:
        """The row numbers of those of the keys that are shown, in order."""
        if isinstance(self._shown, RowsOnDemand):
            return self._shown.numbers_of(keys)
        return sorted(number for key in keys if (number := self.number_of(key)) >= 0)

    def fold(self, number: int) -> None:
        """Fold or unfold the group at a row number."""
        group = self.entry_at(number)
        if not isinstance(group, GroupRow):
            return
        self.beginResetModel()
        self._folded ^= {group.key}
        self._shown = self._unfolded()
        self.endResetModel()

    def unfold_all(self) -> None:
        """Show the rows of every group."""
        if self._folded:
            self.beginResetModel()
            self._folded.clear()
            self._shown = self._unfolded()
            self.endResetModel()

    def is_folded(self, group: GroupRow) -> bool:
        """True while the group's rows are hidden."""
        return group.key in self._folded

    def spoken_row(self, number: int) -> str:
        """The whole row in words: "Phường Nghĩa Đô, 4 trên 3, vượt 1"."""
        row = self.row_at(number)
        if row is None:
            return ""
        return ", ".join(column.said(row) for column in self.columns)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not isinstance(self._shown, RowsOnDemand) and isinstance(self._shown[index.row()], GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        try:
            return self._data(index, role)
        except Exception as error:
            write_down(error)
            return EMPTY if role in (Qt.ItemDataRole.DisplayRole, VALUE_ROLE) else None

    def _data(self, index: Index, role: int) -> Any:
        entry = self._shown[index.row()]
        if role == ROW_ROLE:
            return entry
        if isinstance(entry, GroupRow):
            return self._group_data(entry, index.column(), role)
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(entry)
            case _ if role == VALUE_ROLE:
                return column.cell(entry)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.said(entry)
        return None

    def _group_data(self, group: GroupRow, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole if column == 0:
                return f"{group.title} {group.count_text}".rstrip()
            case Qt.ItemDataRole.DisplayRole:
                return words_of(group.cells[column]) if column in group.cells else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                folded = ", đang gập" if self.is_folded(group) else ""
                return f"Nhóm {group.title}, {group.count_text}{folded}" if column == 0 else ""
            case _ if role == VALUE_ROLE:
                return group.cells.get(column)
        return None

    @guarded()
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment | Qt.AlignmentFlag.AlignVCenter
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in memory by the column's `sort_key`, stably, each group in itself."""
        if not 0 <= column < len(self.columns) or self.columns[column].sort_key is None:
            self._sorted = None  # the caller brings the rows in the order asked for
            return
        ordered = self._in_order(self._all, column, order)
        self.beginResetModel()
        self._sorted = (column, order)
        self._all = ordered
        self._shown = self._unfolded()
        self.endResetModel()

    def _in_order(self, rows: Sequence[Row | GroupRow], column: int, order: Qt.SortOrder) -> Sequence[Row | GroupRow]:
        sort_key = self.columns[column].sort_key
        assert sort_key is not None
        result: list[Row | GroupRow] = []
        group: list[Row] = []
        descending = order == Qt.SortOrder.DescendingOrder

        def close_group() -> None:
            result.extend(sorted(group, key=sort_key, reverse=descending))
            group.clear()

        for row in rows:
            if isinstance(row, GroupRow):
                close_group()
                result.append(row)
            else:
                group.append(row)
        close_group()
        return result

    def _unfolded(self) -> Sequence[Row | GroupRow]:
        if not self._folded:
            return self._all
        shown: list[Row | GroupRow] = []
        hidden = False
        for row in self._all:
            if isinstance(row, GroupRow):
                hidden = row.key in self._folded
                shown.append(row)
            elif not hidden:
                shown.append(row)
        return shown
