"""Where the clerk stands in a table: row, column, chosen rows and scroll place, kept while its rows are replaced."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from ui.kit.table import TableView


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a table, told by the keys of its rows."""

    key: Hashable | None = None
    column: int = 0
    selected: frozenset[Hashable | None] = frozenset()
    scroll: int = 0


def place_of(view: "TableView[Any]") -> Place:
    """Where the clerk stands now."""
    current, rows = view.currentIndex(), view.rows_model
    selected = frozenset(rows.key_at(number) for number in view.selected_numbers())
    scroll = view.verticalScrollBar().value()
    return Place(rows.key_at(current.row()), max(current.column(), 0), selected - {None}, scroll)


def go_back(view: "TableView[Any]", place: Place) -> None:
    """Stand there again, if the row is still shown."""
    number = view.rows_model.number_of(place.key) if place.key is not None else -1
    if number >= 0:
        go_to(view, number, place.column)
        _select_also(view, view.rows_model.numbers_of(place.selected - {place.key}))
        view.verticalScrollBar().setValue(place.scroll)


def go_to(view: "TableView[Any]", number: int, column: int) -> None:
    """Make a row current and chosen, and show it."""
    index = view.rows_model.index(number, column)
    how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, how)
    view.scrollTo(index)


def _select_also(view: "TableView[Any]", numbers: Iterable[int]) -> None:
    """Choose these rows too, in one go: neighbours as one range."""
    ranges = QItemSelection()
    first = last = -2
    for number in [*numbers, -2]:
        if number == last + 1:
            last = number
            continue
        if first >= 0:
            ranges.select(view.rows_model.index(first, 0), view.rows_model.index(last, 0))
        first = last = number
    how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(ranges, how)
