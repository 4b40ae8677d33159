"""The table of units as a workbook: the columns and groups the window shows, every cell as text."""

from dataclasses import dataclass
from pathlib import Path

from exporters.metrics import text_width
from exporters.sheets import SIZE, fit_row, lay_page, new_book, put, put_across, save, set_widths

_WIDTH = 252.0  # millimetres of an A4 page on its side, between the decree's margins
_NARROWEST = 18.0
_NUMBER = 11.0


@dataclass(frozen=True, slots=True)
class UnitTable:
    """What is written: titles of columns, and rows of as many texts under the groups' names."""

    title: str
    second: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def write_units_xlsx(table: UnitTable, path: Path) -> None:
    """Write the table, whole or not at all."""
    book, page = new_book(table.title, "Đơn vị")
    widths = [_NUMBER, *_widths(table)]
    set_widths(page, widths)
    last, whole = len(widths), sum(widths)
    put_across(page, 1, (1, last), table.title.upper(), "Tiêu đề", whole)
    put_across(page, 2, (1, last), table.second, "Dòng nghiêng", whole)
    header = 4
    titles = ("TT", *table.columns)
    for column, title in enumerate(titles, start=1):
        put(page, header, column, title, "Đầu cột")
    fit_row(page, header, titles, widths, bold=True)
    row = header + 1
    for group, lines in table.groups:
        put_across(page, row, (1, last), group, "Nhóm lớn", whole)
        for number, line in enumerate(lines, start=1):
            row += 1
            put(page, row, 1, number, "Ô số")
            for column, text in enumerate(line, start=2):
                put(page, row, column, text, "Ô left")
            fit_row(page, row, line, widths[1:])
        row += 1
    lay_page(page, landscape=True, header_rows=f"{header}:{header}", below=header + 1)
    save(book, path)


def _widths(table: UnitTable) -> list[float]:
    """Widths in millimetres by the longest text of each column, together as wide as the page."""
    lines = [line for _, of_group in table.groups for line in of_group]
    wished = [
        max(_NARROWEST, *(_wish(line[at]) for line in (table.columns, *lines))) for at in range(len(table.columns))
    ]
    share = (_WIDTH - _NUMBER) / sum(wished)
    return [width * share for width in wished]


def _wish(text: str) -> float:
    """A long text is broken into lines rather than given the page."""
    return min(text_width(text, SIZE) + 4, 80.0)
