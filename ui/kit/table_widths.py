"""The first widths of a table's columns: from titles, first rows and the room there is; chosen once."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from ui.kit.delegates import content_width
from ui.kit.tokens import theme

if TYPE_CHECKING:
    from ui.kit.table import TableView

SAMPLE_ROWS = 60  # how many rows a column's first width looks at
WIDEST = 10_000


def fit_columns(view: "TableView[Any]") -> None:
    """Give each column the width it wishes, or only what its words need if the view is too narrow for all wishes."""
    columns = view.rows_model.columns
    shown = [number for number in range(len(columns)) if not view.isColumnHidden(number)]
    needed = [_needed(view, number) for number in range(len(columns))]
    wished = [max(needed[number], theme().px(column.width)) for number, column in enumerate(columns)]
    roomy = sum(wished[number] for number in shown) <= view.viewport().width()
    for number, width in enumerate(wished if roomy else needed):
        view.header.resizeSection(number, width)
    stretch(view)


def stretch(view: "TableView[Any]") -> None:
    """Give the stretching column what is left of the width, at least its own."""
    for number, column in enumerate(view.rows_model.columns):
        if column.stretch and not view.isColumnHidden(number):
            left = view.viewport().width() - view.header.length()
            view.header.resizeSection(number, max(view.columnWidth(number) + left, theme().px(column.width)))
            return


def _needed(view: "TableView[Any]", number: int) -> int:
    """What a column's title and first rows need; a stretching column needs no more than its own width."""
    column = view.rows_model.columns[number]
    title = view.header.sectionSizeFromContents(number).width()
    if column.stretch:
        return max(title, theme().px(column.width))
    inset = WIDEST - round(view.cell_rect(QRectF(0, 0, WIDEST, 0), number).width())
    rows = view.rows_model.first_rows(SAMPLE_ROWS)
    words = [content_width(column, column.cell(row), column.text(row)) for row in rows]
    return min(max([title, *(width + inset for width in words)]), theme().px(column.width * 2))
