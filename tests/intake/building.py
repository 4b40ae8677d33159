"""Makes the lists that wards send: workbooks and Word files, row by row."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Font

from thidua_desktop.domain.nomination import Candidate
from thidua_desktop.intake.columns import Mapping
from thidua_desktop.intake.reader import read_file
from thidua_desktop.intake.understand import Understanding, understand

TODAY = date(2024, 8, 1)
Rows = Sequence[Sequence[Any]]


def workbook(path: Path, *sheets: Rows, merges: Sequence[str] = (), hidden: Sequence[int] = (), font: str = "") -> Path:
    """Save sheets of rows; `merges` are areas of the first sheet, `hidden` numbers of sheets from 0."""
    book = openpyxl.Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.worksheets[0] if place == 0 else book.create_sheet()
        for row in rows:
            sheet.append(list(row))
        if font:
            for cells in sheet.iter_rows():
                for cell in cells:
                    cell.font = Font(name=font)
        if place in hidden:
            sheet.sheet_state = "hidden"
    for area in merges:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def word(path: Path, *parts: str | Rows) -> Path:
    """Save paragraphs (text) and tables (rows) in order."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=max(map(len, part)))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = str(text)
    document.save(str(path))
    return path


def take_in(path: Path, overrides: Sequence[Mapping] = ()) -> Understanding:
    return understand(read_file(path), path.name, TODAY, overrides)


def listed(path: Path) -> list[Candidate]:
    return list(take_in(path).candidates)


def brief(rows: Sequence[Candidate], *fields: str) -> list[tuple[Any, ...]]:
    """The named fields of each row, the kind as its plain value."""
    return [tuple(row.kind.value if field == "kind" else getattr(row, field) for field in fields) for row in rows]


def codes(row: Candidate) -> list[str]:
    return [finding.code.value for finding in row.findings]
