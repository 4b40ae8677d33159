"""Danh sách as an Excel workbook: the same rows as the Word list, every cell of a person as text."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from exporters.columns import column_widths
from exporters.metrics import text_width
from exporters.quota_excel import write_quota_xlsx
from exporters.report import Letterhead, ListGroup, NomineeList, Signature
from exporters.sheets import SIZE, fit_row, lay_page, new_book, put, put_across, save, set_widths
from thidua_desktop.domain.dates import in_decree_form

__all__ = ["write_list_xlsx", "write_quota_xlsx"]

_NUMBER_COLUMN = 11.0
_PORTRAIT, _LANDSCAPE = 165.0, 252.0
_GROUP_STYLES = {1: "Nhóm lớn", 2: "Nhóm nhỏ"}
_SIGNING_SPACE = 4  # empty rows for the signature


class _ListPage:
    """One list being written from top to bottom."""

    def __init__(self, page: Worksheet, people: NomineeList) -> None:
        self._page = page
        self._people = people
        self._width = _LANDSCAPE if people.landscape else _PORTRAIT
        self._widths = [_NUMBER_COLUMN, *column_widths(people, self._width - _NUMBER_COLUMN, SIZE)]
        self._row = 1
        set_widths(page, self._widths)

    def write(self) -> None:
        """Head, titles, table, signature."""
        people = self._people
        if people.letterhead:
            self._letterhead(people.letterhead)
        self._across(people.title.upper(), "Tiêu đề")
        self._across(people.summary, "Tiêu đề")
        if people.attached_to:
            self._across(f"(Kèm theo {people.attached_to})", "Dòng nghiêng")
        self._row += 1
        header = self._row
        titles = ["TT", *(column.title for column in people.columns)]
        for column, title in enumerate(titles, start=1):
            put(self._page, header, column, title, "Đầu cột")
        fit_row(self._page, header, titles, self._widths, bold=True)
        self._row += 1
        for group in people.groups:
            self._group(group)
        if people.total:
            self._across(people.total, "Cộng")
        if people.signature:
            self._signature(people.signature)
        lay_page(self._page, landscape=people.landscape, header_rows=f"{header}:{header}", below=header + 1)

    def _across(self, text: str, style: str) -> None:
        if text:
            put_across(self._page, self._row, (1, len(self._widths)), text, style, self._width)
            self._row += 1

    def _group(self, group: ListGroup) -> None:
        self._across(group.title, _GROUP_STYLES.get(group.level, "Nhóm nhỏ"))
        styles = [f"Ô {column.align}" for column in self._people.columns]
        for number, row in enumerate(group.rows, start=1):
            put(self._page, self._row, 1, number, "Ô số")
            for column, (text, style) in enumerate(zip(row, styles, strict=True), start=2):
                put(self._page, self._row, column, text, style)
            fit_row(self._page, self._row, row, self._widths[1:])
            self._row += 1

    def _halves(self) -> tuple[tuple[int, int], tuple[int, int], float]:
        """Columns of the left and of the right block, and the width of the right one: the motto must fit it."""
        need = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", SIZE, bold=True) + 6
        last = len(self._widths)
        first = last
        while first > 2 and sum(self._widths[first - 1 :]) < need:
            first -= 1
        return (1, max(1, first - 1)), (first, last), sum(self._widths[first - 1 :])

    def _pair(self, left: str, right: str, left_style: str, right_style: str) -> None:
        left_columns, right_columns, right_width = self._halves()
        put_across(self._page, self._row, left_columns, left, left_style, self._width - right_width)
        put_across(self._page, self._row, right_columns, right, right_style, right_width)
        self._row += 1

    def _letterhead(self, head: Letterhead) -> None:
        number = " " * 6 if head.number is None else f"{head.number:02d}"
        blank_year = "20    " if head.year is None else str(head.year)
        on = in_decree_form(head.on) if head.on else f"ngày      tháng      năm {blank_year}"
        bold, plain, slanted = "Dòng giữa đậm", "Dòng giữa", "Dòng nghiêng"
        lines = [(head.superior.upper(), plain)] if head.superior else []
        lines += [(head.issuer.upper(), bold), (f"Số: {number}/{head.symbol}", plain)]
        right = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold), ("Độc lập - Tự do - Hạnh phúc", bold)]
        right += [(f"{head.place}, {on}", slanted)] if len(lines) == 3 else []
        for (left, left_style), (text, style) in zip(lines, right, strict=True):
            self._pair(left, text, left_style, style)
        if len(lines) == 2:
            self._pair("", f"{head.place}, {on}", plain, slanted)
        self._row += 1

    def _signature(self, signature: Signature) -> None:
        self._row += 1
        for text in signature.authority:
            self._pair("", text.upper(), "Dòng giữa", "Dòng giữa đậm")
        self._row += _SIGNING_SPACE
        self._pair("", signature.name, "Dòng giữa", "Dòng giữa đậm")


def write_list_xlsx(people: NomineeList, path: Path) -> None:
    """Write a danh sách as a workbook."""
    book, page = new_book(f"{people.title} {people.summary}", "Danh sách")
    _ListPage(page, people).write()
    save(book, path)
