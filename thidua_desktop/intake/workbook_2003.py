"""Workbooks in the XML of Excel 2003 ("SpreadsheetML", often named .xls by the system that made them).

Source: the XML Spreadsheet Reference of Office 2003. The file is parsed piece by piece: no attribute of it decides
how much memory is taken.
"""

import xml.etree.ElementTree as ET
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.raw import Cell, Merge, RawSheet
from thidua_desktop.intake.refusals import damaged, refusal, sprawling
from thidua_desktop.intake.sheet_parts import MAX_DENSE_CELLS

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


@dataclass(slots=True)
class _Sheet:
    """A worksheet being read: cells by place, and what stands beside them."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=lambda: dict[tuple[int, int], Cell]())
    merges: list[Merge] = field(default_factory=lambda: list[Merge]())
    hidden_rows: set[int] = field(default_factory=lambda: set[int]())
    unvalued: set[tuple[int, int]] = field(default_factory=lambda: set[tuple[int, int]]())
    fonts: list[tuple[int, int, str]] = field(default_factory=lambda: list[tuple[int, int, str]]())


def read_workbook_2003(name: str, data: bytes) -> tuple[RawSheet, ...]:
    """The sheets of a workbook in order, hidden ones included.

    Raises UserError for a damaged file, one that defines entities of its own, and one with a cell far away.
    """
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
        raise refusal(name, "tệp chứa khai báo không có trong trang tính thông thường")
    try:
        root = ET.fromstring(data)
    except DAMAGE as failure:
        raise damaged(name) from failure
    styles = {style.get(f"{_S}ID", ""): _old_font(style) for style in root.iter(f"{_S}Style")}
    return tuple(_read_sheet(name, sheet, styles) for sheet in root.iter(f"{_S}Worksheet"))


def _old_font(style: ET.Element) -> str:
    font = style.find(f"{_S}Font")
    named = font.get(f"{_S}FontName", "") if font is not None else ""
    return named if named.lower().startswith((".vn", "vni")) else ""


def _read_sheet(name: str, element: ET.Element, styles: dict[str, str]) -> RawSheet:
    sheet = _Sheet()
    index = 0
    for row in element.iterfind(f"{_S}Table/{_S}Row"):
        index = _number(row, "Index", index + 1) - 1
        if index < 0 or index >= _MOST_ROWS:
            raise damaged(name)
        if row.get(f"{_S}Hidden") == "1":
            sheet.hidden_rows.add(index)
        _read_row(name, row, index, sheet, styles)
        index += 1
    visible = element.findtext(f"{_X}WorksheetOptions/{_X}Visible", "")
    return RawSheet(
        name=element.get(f"{_S}Name", ""),
        rows=_rectangle(name, sheet.cells),
        hidden=visible.startswith("SheetHidden") or visible == "SheetVeryHidden",
        merges=tuple(sheet.merges),
        hidden_rows=frozenset(sheet.hidden_rows),
        unvalued=frozenset(sheet.unvalued),
        fonts=tuple(sheet.fonts),
    )


def _read_row(name: str, row: ET.Element, index: int, sheet: _Sheet, styles: dict[str, str]) -> None:
    column = 0
    for cell in row.iterfind(f"{_S}Cell"):
        column = _number(cell, "Index", column + 1) - 1
        across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        if not 0 <= column < _MOST_COLUMNS or not 0 <= across < _MOST_COLUMNS or not 0 <= down < _MOST_ROWS:
            raise damaged(name)
        value = _value(cell)
        if value is None:
            sheet.unvalued.add((index, column))
        elif value != "":
            sheet.cells[index, column] = value
        if across or down:
            sheet.merges.append((index, column, index + down, column + across))
        if font := styles.get(cell.get(f"{_S}StyleID", ""), ""):
            sheet.fonts.append((index, column, font))
        column += 1 + across


def _value(cell: ET.Element) -> Cell | None:
    """What a cell holds; None for a formula without a result and for an error."""
    data = cell.find(f"{_S}Data")
    if data is None:
        return None if cell.get(f"{_S}Formula") else ""
    text, kind = "".join(data.itertext()), data.get(f"{_S}Type", "String")
    if kind == "Error":
        return None
    with suppress(ValueError):
        if kind == "Number":
            return float(text)
        if kind == "Boolean":
            return text.strip() == "1"
        if kind == "DateTime":
            return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    return text


def _number(element: ET.Element, attribute: str, default: int) -> int:
    written = element.get(f"{_S}{attribute}", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else default


def _rectangle(name: str, cells: dict[tuple[int, int], Cell]) -> tuple[tuple[Cell, ...], ...]:
    if not cells:
        return ()
    height = max(row for row, _ in cells) + 1
    width = max(column for _, column in cells) + 1
    if height * width > MAX_DENSE_CELLS:
        raise sprawling(name)
    rows: list[list[Cell]] = [[""] * width for _ in range(height)]
    for (row, column), value in cells.items():
        rows[row][column] = value
    return tuple(map(tuple, rows))
