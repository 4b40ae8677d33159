"""Workbooks (.xlsx, .xls, .xlsb, .ods) become sheets of plain cells."""

import io

import python_calamine

from thidua_desktop.intake.binary_workbook import binary_parts_of
from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.mended import NOTE, mended
from thidua_desktop.intake.old_workbook import old_parts_of
from thidua_desktop.intake.open_workbook import open_parts_of
from thidua_desktop.intake.raw import Cell, Merge, RawSheet
from thidua_desktop.intake.refusals import DamagedError, SprawlingError, damaged, locked
from thidua_desktop.intake.sheet_parts import SheetParts, parts_of
from thidua_desktop.intake.stray_cells import without_stray_cells

_TICKS = {
    ("wingdings", "ü"): "✓",
    ("wingdings", "þ"): "✓",
    ("wingdings", "û"): "x",
    ("wingdings", "ý"): "x",
    ("wingdings 2", "P"): "✓",
    ("wingdings 2", "R"): "✓",
    ("wingdings 2", "O"): "x",
    ("wingdings 2", "Q"): "x",
}
_PARTS = {"xls": old_parts_of, "ods": open_parts_of, "xlsb": binary_parts_of}


def read_spreadsheet(name: str, data: bytes, kind: str) -> tuple[tuple[RawSheet, ...], tuple[str, ...]]:
    """The sheets of a workbook in order, hidden ones included, and notes on what was mended or left out.

    Raises UserError for a file that the reader cannot open; a panic of the reader counts as a damaged file.
    """
    if kind != "xlsx":
        return _read(name, data, _PARTS[kind](name, data)), ()
    try:
        return _read_xlsx(name, data)
    except DamagedError:
        whole = mended(data)
        if whole is None:
            raise
    sheets, notes = _read_xlsx(name, whole)
    return sheets, (NOTE, *notes)


def _read_xlsx(name: str, data: bytes) -> tuple[tuple[RawSheet, ...], tuple[str, ...]]:
    try:
        return _read(name, data, parts_of(name, data)), ()
    except SprawlingError:
        try:
            cut = without_stray_cells(data)
        except DAMAGE as failure:
            raise damaged(name) from failure
        if cut is None:
            raise
    data, notes = cut
    return _read(name, data, parts_of(name, data)), notes


def _read(name: str, data: bytes, parts: dict[str, SheetParts]) -> tuple[RawSheet, ...]:
    try:
        return _sheets(data, parts)
    except python_calamine.PasswordError as failure:
        raise locked(name) from failure
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as failure:  # a panic of the native reader is no Exception
        raise damaged(name) from failure


def _sheets(data: bytes, parts: dict[str, SheetParts]) -> tuple[RawSheet, ...]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets: list[RawSheet] = []
    for about in workbook.sheets_metadata:
        if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        beside = parts.get(about.name, SheetParts())
        sheets.append(
            RawSheet(
                name=about.name,
                rows=_rows(sheet.to_python(skip_empty_area=False), beside),
                hidden=about.visible is not python_calamine.SheetVisibleEnum.Visible,
                merges=_merges(sheet.merged_cell_ranges) or beside.merges,
                hidden_rows=beside.hidden_rows,
                unvalued=beside.unvalued,
                fonts=beside.fonts,
            )
        )
    return tuple(sheets)


def _rows(values: list[list[Cell]], beside: SheetParts) -> tuple[tuple[Cell, ...], ...]:
    """The cells, with the ticks that a font of pictures makes out of letters."""
    for row, column, font in beside.signs:
        if row < len(values) and column < len(values[row]):
            value = values[row][column]
            values[row][column] = _TICKS.get((font.lower(), value), value) if isinstance(value, str) else value
    return tuple(map(tuple, values))


def _merges(ranges: list[tuple[tuple[int, int], tuple[int, int]]] | None) -> tuple[Merge, ...]:
    return tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges or ())
