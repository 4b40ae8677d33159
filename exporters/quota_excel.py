"""Bảng chỉ tiêu: for each unit and nominee kind what was asked, what is allowed, and how that stands in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from exporters.report import QuotaCell, QuotaRow, QuotaSheet
from exporters.sheets import STATE_COLOURS, fit_row, lay_page, new_book, put, put_across, save, set_widths
from thidua_desktop.domain.dates import show

_NUMBER, _UNIT = 11.0, 60.0
_COLUMNS = (("Đề nghị", 20.0), ("Được phép", 24.0), ("Trạng thái", 48.0))
_FIRST_KIND = 3
_MOST_ON_PORTRAIT = 1


@dataclass(frozen=True, slots=True)
class Sum:
    """Sums of a column of cells. What is left over in one unit never makes up for what another has too many."""

    used: int
    allowed: int
    left: int
    missing: int
    over: int

    @property
    def words(self) -> str:
        """`Còn 21, vượt 1`; `Đủ` when every place is used and none too many."""
        parts = [("còn", self.left), ("thiếu", self.missing), ("vượt", self.over)]
        return ", ".join(f"{word} {count}" for word, count in parts if count).capitalize() or "Đủ"

    @property
    def state(self) -> str:
        """The gravest of the states in the column."""
        if self.over:
            return "over"
        return "missing" if self.missing else "under" if self.left else "met"


def sum_of(cells: Iterable[QuotaCell | None]) -> Sum | None:
    """Sums over the cells that the plan says something about; None if it says nothing."""
    known = [cell for cell in cells if cell is not None]
    if not known:
        return None
    return Sum(
        sum(cell.used for cell in known),
        sum(cell.allowed or 0 for cell in known),
        sum(cell.left for cell in known),
        sum(cell.missing for cell in known),
        sum(cell.over for cell in known),
    )


class _QuotaPage:
    """The quota table being written from top to bottom."""

    def __init__(self, page: Worksheet, sheet: QuotaSheet) -> None:
        self._page = page
        self._sheet = sheet
        self._widths = [_NUMBER, _UNIT, *(width for _ in sheet.kinds for _, width in _COLUMNS)]
        self._row = 1
        set_widths(page, self._widths)

    def write(self) -> None:
        """Titles, table, places to the level above, the plan's sentences."""
        sheet = self._sheet
        self._across(sheet.title.upper(), "Tiêu đề")
        self._across(sheet.plan, "Dòng giữa đậm")
        self._across(f"Tính đến ngày {show(sheet.as_of)}", "Dòng nghiêng")
        self._row += 1
        header = self._row
        self._header()
        for group, rows in groupby(sheet.rows, key=lambda row: row.group):
            self._group(group, list(rows))
        self._sums("Tổng cộng", sheet.rows)
        if sheet.superior:
            self._across("Chỉ tiêu đề nghị cấp trên khen thưởng", "Nhóm lớn")
            self._rows(sheet.superior)
        self._sources()
        wide = len(sheet.kinds) > _MOST_ON_PORTRAIT
        lay_page(self._page, landscape=wide, header_rows=f"{header}:{header + 1}", below=header + 2)

    def _across(self, text: str, style: str) -> None:
        if text:
            put_across(self._page, self._row, (1, len(self._widths)), text, style, sum(self._widths))
            self._row += 1

    def _header(self) -> None:
        top, low = self._row, self._row + 1
        for column, title in ((1, "TT"), (2, "Đơn vị")):
            put(self._page, top, column, title, "Đầu cột")
            put(self._page, low, column, "", "Đầu cột")
            self._page.merge_cells(start_row=top, end_row=low, start_column=column, end_column=column)
        for place, kind in enumerate(self._sheet.kinds):
            first = _first_column(place)
            put_across(self._page, top, (first, first + len(_COLUMNS) - 1), kind, "Đầu cột")
            for shift, (title, _) in enumerate(_COLUMNS):
                put(self._page, low, first + shift, title, "Đầu cột")
        self._row += 2

    def _group(self, group: str, rows: Sequence[QuotaRow]) -> None:
        self._across(group, "Nhóm lớn")
        self._rows(rows)
        if group:
            self._sums(f"Cộng {group}", rows)

    def _rows(self, rows: Sequence[QuotaRow]) -> None:
        for number, row in enumerate(rows, start=1):
            put(self._page, self._row, 1, number, "Ô số")
            put(self._page, self._row, 2, row.unit, "Ô left")
            fit_row(self._page, self._row, [row.unit], [_UNIT])
            for place, cell in enumerate(row.cells):
                self._cell(_first_column(place), cell)
            self._row += 1

    def _cell(self, column: int, cell: QuotaCell | None) -> None:
        if cell is None:
            for shift in range(len(_COLUMNS)):
                put(self._page, self._row, column + shift, "–", "Ô center")
            return
        put(self._page, self._row, column, cell.used, "Ô số")
        if cell.allowed is None:
            put(self._page, self._row, column + 1, "–", "Ô center")
        else:
            put(self._page, self._row, column + 1, cell.allowed, "Ô số").number_format = limit_format(cell)
        self._state(column + 2, cell.words, "missing" if cell.missing and cell.used else cell.state)

    def _state(self, column: int, words: str, state: str) -> None:
        known = state if state in STATE_COLOURS else "none"
        put(self._page, self._row, column, words, f"Trạng thái {known}")

    def _sums(self, title: str, rows: Sequence[QuotaRow]) -> None:
        put_across(self._page, self._row, (1, 2), title, "Cộng", _NUMBER + _UNIT)
        for place in range(len(self._sheet.kinds)):
            column = _first_column(place)
            total = sum_of(row.cells[place] for row in rows)
            if total is None:
                self._cell(column, None)
                continue
            put(self._page, self._row, column, total.used, "Cộng số")
            put(self._page, self._row, column + 1, total.allowed, "Cộng số")
            self._state(column + 2, total.words, total.state)
        self._row += 1

    def _sources(self) -> None:
        if not self._sheet.sources:
            return
        self._row += 1
        self._across("Trích kế hoạch:", "Đoạn đậm")
        for sentence in self._sheet.sources:
            self._across(f"“{sentence.strip('“”')}”", "Đoạn")


def _first_column(place: int) -> int:
    return _FIRST_KIND + place * len(_COLUMNS)


def limit_format(cell: QuotaCell) -> str:
    """A number format that shows the plan's wording around a true number: `"tối đa "0`."""
    wording = re.sub(r"\s*\d+$", "", cell.limit).replace('"', "")
    return f'"{wording} "0' if wording else "0"


def write_quota_xlsx(sheet: QuotaSheet, path: Path) -> None:
    """Write the quota table of a plan as a workbook."""
    book, page = new_book(f"{sheet.title} {sheet.plan}", "Chỉ tiêu")
    _QuotaPage(page, sheet).write()
    save(book, path)
