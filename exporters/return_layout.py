"""A list that came in another form than .xlsx, made anew as a workbook of the same layout, to be marked like one."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters.cells import plain_text, write_text
from exporters.ooxml import FONT
from exporters.return_marks import height_of

_SIZE = 12
_NARROWEST, _WIDEST = 5.0, 42.0  # digits
_MEASURED = 200  # rows by which a column's width is told
_MOST_MERGES, _LARGEST_MERGE = 5_000, 2_000  # areas of a sheet, cells of an area; what has more is no list
_TITLE_LENGTH = 31
_TITLE_TAKEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_EDGE = Side(style="thin", color="000000")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_TEXT_FORMAT = "@"


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A sheet as text. `rows[0]` is put into row `first_row`; `lead` are the lines that stand above it, the last one
    in the row before. `merges` count from 0 inside `rows` (top, left, bottom, right). `lists` are the rows from the
    first header row to the last of each list, as the sheet numbers them, with the number of header rows and the
    columns (first, last, headers, left, right).
    """

    name: str
    rows: Sequence[Sequence[str]]
    first_row: int = 1
    merges: Sequence[tuple[int, int, int, int]] = ()
    lead: Sequence[str] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    lists: Sequence[tuple[int, int, int, int, int]] = ()


def sheet_titles(names: Sequence[str]) -> list[str]:
    """The names as Excel takes them: short, without forbidden signs, each once whatever its case."""
    titles: list[str] = []
    for name in names:
        plain = plain_text(name).replace("\n", " ").translate(_TITLE_TAKEN).strip(" '")[:_TITLE_LENGTH] or "Trang"
        title, number = plain, 1
        while title.lower() in (known.lower() for known in titles):
            number += 1
            title = f"{plain[: _TITLE_LENGTH - len(str(number)) - 3]} ({number})"
        titles.append(title)
    return titles


def laid_out(sheets: Sequence[PlainSheet]) -> bytes:
    """The sheets as an .xlsx: every cell a text, at its own place, the lists with borders, the rest without."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet, title in zip(sheets, sheet_titles([sheet.name for sheet in sheets]), strict=True):
        page = book.create_sheet(title)
        _lay(page, sheet)
        if sheet.hidden and any(not other.hidden for other in sheets):
            page.sheet_state = "hidden"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _lay(page: Worksheet, sheet: PlainSheet) -> None:
    top = sheet.first_row - len(sheet.lead)
    for number, line in enumerate(sheet.lead, start=top):
        _put(page, number, 0, line, bold=True)
    for number in range(1, top if sheet.lead else 1):
        page.row_dimensions[number].hidden = True
    for number, row in enumerate(sheet.rows, start=sheet.first_row):
        for column, text in enumerate(row):
            if text:
                _put(page, number, column, text)
    for first, last, headers, left, right in sheet.lists:
        _frame(page, first, last, headers, (left, right))
    areas = _apart(sheet)
    for first, left, last, right in areas:
        page.merge_cells(
            start_row=first + sheet.first_row,
            start_column=left + 1,
            end_row=last + sheet.first_row,
            end_column=right + 1,
        )
    for number in sheet.hidden_rows:
        page.row_dimensions[number + sheet.first_row].hidden = True
    spread = {
        (row, column)
        for first, left, last, right in areas
        for row in range(first, last + 1)
        for column in range(left, right + 1)
    }
    _set_widths(page, sheet, spread)
    _set_heights(page, sheet, spread)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _apart(sheet: PlainSheet) -> list[tuple[int, int, int, int]]:
    """The merged areas inside the sheet; of two that overlap the first, for Excel refuses both."""
    width = max(map(len, sheet.rows), default=0)
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, int, int]] = []
    for top, left, bottom, right in sheet.merges[:_MOST_MERGES]:
        bottom, right = min(bottom, len(sheet.rows) - 1), min(right, width - 1)
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_MERGE:
            continue
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(cells) > 1 and taken.isdisjoint(cells):
            taken |= cells
            found.append((top, left, bottom, right))
    return found


def _put(page: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    cell = page.cell(row=row, column=column + 1)
    if not isinstance(cell, Cell):
        raise TypeError(f"{row}, {column}")
    write_text(cell, text)
    cell.font = Font(name=FONT, size=_SIZE, bold=bold)
    cell.number_format = _TEXT_FORMAT
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in text)


def _frame(page: Worksheet, first: int, last: int, headers: int, columns: tuple[int, int]) -> None:
    """Borders and wrapped text for a list, its header in bold."""
    for row in range(first, last + 1):
        head = row < first + headers
        for column in range(columns[0], columns[1] + 1):
            cell = page.cell(row=row, column=column + 1)
            cell.border = _BOX
            cell.font = Font(name=FONT, size=_SIZE, bold=head)
            cell.number_format = _TEXT_FORMAT
            cell.alignment = Alignment(
                horizontal="center" if head else None, vertical="center" if head else "top", wrap_text=True
            )


def _set_widths(page: Worksheet, sheet: PlainSheet, spread: set[tuple[int, int]]) -> None:
    """Columns as wide as what stands in the lists wants, within bounds; titles above and merged cells may run over."""
    inside = [range(first - sheet.first_row, last - sheet.first_row + 1) for first, last, *_ in sheet.lists]
    measured = [(n, sheet.rows[n]) for rows in inside for n in rows[:_MEASURED] if 0 <= n < len(sheet.rows)]
    for column in range(max((len(row) for _, row in measured), default=0)):
        lengths = [
            max(map(len, row[column].split("\n")))
            for number, row in measured
            if column < len(row) and row[column] and (number, column) not in spread
        ]
        width = max(lengths, default=0) * 1.1 + 2
        page.column_dimensions[get_column_letter(column + 1)].width = min(max(width, _NARROWEST), _WIDEST)


def _set_heights(page: Worksheet, sheet: PlainSheet, spread: set[tuple[int, int]]) -> None:
    """The rows of the lists as high as their texts; not every program does so by itself."""
    for first, last, *_ in sheet.lists:
        for number in range(max(first - sheet.first_row, 0), min(last - sheet.first_row + 1, len(sheet.rows))):
            page.row_dimensions[number + sheet.first_row].height = max(
                (
                    height_of(text, page.column_dimensions[get_column_letter(column + 1)].width, _SIZE)
                    for column, text in enumerate(sheet.rows[number])
                    if (number, column) not in spread
                ),
                default=height_of("", 1, _SIZE),
            )
