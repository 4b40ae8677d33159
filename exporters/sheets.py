"""What every workbook has in common: A4 pages, Times New Roman, named looks, widths in millimetres."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters.cells import write_text
from exporters.files import write_atomically
from exporters.metrics import wrapped
from exporters.ooxml import FONT

SIZE = 12
_LINE_HEIGHT = 1.25  # lines of Times, as a part of the size
_DIGIT = 8  # pixels of a digit of Times New Roman 12
_PADDING = 1.6  # millimetres of a cell that hold no text
_PIXELS_PER_MM = 96 / 25.4
_INCH = 25.4
_EDGE = Side(style="thin", color="000000")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
TEXT_FORMAT = "@"

# State of a quota -> text and ground colour; the words stand beside them always.
STATE_COLOURS = {
    "met": ("1A6336", "E3F2E7"),
    "under": ("1F4E8C", "E2ECF8"),
    "missing": ("7A4B00", "FCEFD3"),
    "over": ("A9231B", "FBE5E2"),
    "none": ("4A525B", "ECEDEB"),
}


def new_book(title: str, sheet: str) -> tuple[Workbook, Worksheet]:
    """An empty workbook with one sheet, laid on A4."""
    book = Workbook()
    book.properties.creator = ""
    book.properties.title = title.replace("\n", " ")[:255]
    _set_base_font(book)
    page = book.worksheets[0]
    page.title = sheet
    for style in _styles():
        book.add_named_style(style)
    return book, page


def _set_base_font(book: Workbook) -> None:
    """The font of untouched cells, in whose digits Excel measures columns; openpyxl has no public name for it."""
    inner: Any = book
    base = Font(name=FONT, size=SIZE)
    inner._fonts.clear()
    inner._fonts.add(base)
    inner._named_styles["Normal"].font = base


def _styles() -> list[NamedStyle]:
    looks = [
        _style("Tiêu đề", 14, bold=True, align="center", box=False),
        _style("Dòng giữa", SIZE, align="center", box=False),
        _style("Dòng giữa đậm", SIZE, bold=True, align="center", box=False),
        _style("Dòng nghiêng", SIZE, italic=True, align="center", box=False),
        _style("Đoạn", SIZE, align="left", box=False),
        _style("Đoạn đậm", SIZE, bold=True, align="left", box=False),
        _style("Đầu cột", SIZE, bold=True, align="center", middle=True, ground="ECEDEB"),
        _style("Nhóm lớn", SIZE, bold=True, align="left"),
        _style("Nhóm nhỏ", SIZE, bold=True, italic=True, align="left"),
        _style("Cộng", SIZE, bold=True, align="left"),
        _style("Cộng số", SIZE, bold=True, align="center"),
        _style("Ô số", SIZE, align="center"),
    ]
    looks += [_style(f"Ô {side}", SIZE, align=side, text=True) for side in ("left", "center", "right")]
    looks += [
        _style(f"Trạng thái {state}", SIZE, bold=state == "over", align="center", colour=colour, ground=ground)
        for state, (colour, ground) in STATE_COLOURS.items()
    ]
    return looks


def _style(
    name: str,
    size: float,
    *,
    align: str,
    bold: bool = False,
    italic: bool = False,
    middle: bool = False,
    box: bool = True,
    text: bool = False,
    colour: str = "000000",
    ground: str = "",
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FONT, size=size, bold=bold, italic=italic, color=colour),
        alignment=Alignment(horizontal=align, vertical="center" if middle else "top", wrap_text=True),
        border=_BOX if box else Border(),
        fill=PatternFill("solid", fgColor=ground) if ground else PatternFill(),
        number_format=TEXT_FORMAT if text else "General",
    )


def lay_page(page: Worksheet, *, landscape: bool, header_rows: str, below: int) -> None:
    """A4, the decree's margins, one page wide; header rows repeated on paper and frozen above row `below`."""
    page.page_setup.paperSize = 9
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    edges = {"left": 30, "right": 15, "top": 20, "bottom": 20, "header": 10, "footer": 10}
    page.page_margins = PageMargins(**{name: mm / _INCH for name, mm in edges.items()})
    page.print_options.horizontalCentered = True
    page.HeaderFooter.differentFirst = True
    header: Any = page.oddHeader
    number = header.center
    number.text, number.font, number.size = "&P", f"{FONT},Regular", 13
    page.print_title_rows = header_rows
    page.freeze_panes = f"A{below}"
    page.sheet_view.showGridLines = False


def set_widths(page: Worksheet, widths: Sequence[float]) -> None:
    """Column widths in millimetres; Excel counts digits of the base font, and five pixels of padding."""
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = round((width * _PIXELS_PER_MM - 5) / _DIGIT, 2)


def put(page: Worksheet, row: int, column: int, value: str | int, style: str) -> Cell:
    """A value in a cell: text is text whatever it looks like, a number is a number."""
    cell = page.cell(row=row, column=column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{row}, {column}")
    cell.style = style
    if isinstance(value, int):
        cell.value = value
    else:
        write_text(cell, value)
    return cell


def put_across(page: Worksheet, row: int, columns: tuple[int, int], text: str, style: str, width: float = 0) -> None:
    """A text over several columns; with a `width` in millimetres the row is made as high as the text needs."""
    first, last = columns
    for column in range(first, last + 1):
        put(page, row, column, text if column == first else "", style)
    if last > first:
        page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    if width:
        font: Any = page.cell(row=row, column=first).font
        _raise_row(page, row, _lines(text, width, font.size, bold=bool(font.bold)), font.size)


def fit_row(page: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> None:
    """Make a row as high as its longest cell needs; widths in millimetres. Not every program does so by itself."""
    lines = max(_lines(text, width, SIZE, bold=bold) for text, width in zip(texts, widths, strict=True))
    _raise_row(page, row, lines, SIZE)


def _raise_row(page: Worksheet, row: int, lines: int, size: float) -> None:
    dimension: Any = page.row_dimensions[row]
    dimension.height = max(lines * size * _LINE_HEIGHT + 2, dimension.height or 0)


@lru_cache(maxsize=8192)
def _lines(text: str, width: float, size: float, *, bold: bool) -> int:
    """How many lines a text takes; a little less than the width is counted on, for cells have padding."""
    return len(wrapped(text, width - _PADDING, size, bold=bold))


def save(book: Workbook, path: Path) -> None:
    """Write the workbook, whole or not at all."""
    write_atomically(path, lambda draft: book.save(draft))
