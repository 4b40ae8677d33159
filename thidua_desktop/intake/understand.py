"""A file as read becomes candidates with findings, and an account of what was understood for the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.list_form import FormMark
from thidua_desktop.domain.nomination import Candidate
from thidua_desktop.intake import garbled
from thidua_desktop.intake.columns import Column, Mapping
from thidua_desktop.intake.corrected import corrected
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.intake.counts import Listed, count_findings
from thidua_desktop.intake.damage import looks_damaged
from thidua_desktop.intake.encodings import Encoding, to_unicode
from thidua_desktop.intake.grid import Grid, text_grid
from thidua_desktop.intake.hints import sender_hints
from thidua_desktop.intake.own_form import form_mappings, mark_of
from thidua_desktop.intake.raw import RawDocument, RawSheet
from thidua_desktop.intake.returned import without_remarks
from thidua_desktop.intake.rows import read_rows
from thidua_desktop.intake.tables import FoundTable, find_tables

Progress = Callable[[int, int], None]
"""Called with (rows done, rows in all); an exception it raises stops the work."""
_AS_SENT = Corrections()
_DAMAGED = (
    "Nhiều chữ trong tệp không phải tiếng Việt đọc được (có thể do quét từ giấy); chương trình giữ nguyên như "
    "trong tệp. Hãy đề nghị đơn vị gửi tệp gõ bằng Unicode."
)
_LOOKED_AT = 60  # rows of each sheet
_ONE_TITLE = frozenset({"docx"})  # kinds in which a title holds for the tables after it as well


@dataclass(frozen=True, slots=True)
class UnderstoodTable:
    """One list found in the file; row numbers as the file shows them, `last_row` is the last nominee's row.

    Where `headed` is False, `header_rows` names the row above the first nominee, 0 at the top of a sheet.
    """

    sheet: str
    hidden: bool
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    candidates: int
    headed: bool = True

    @property
    def mapping(self) -> Mapping:
        """What the columns mean, to be shown, changed and given back to `understand`."""
        columns = tuple((column.letter, column.header, column.meaning) for column in self.columns)
        return Mapping(columns, self.sheet, self.header_rows[-1])


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was understood of one file. `sender_hints` are texts that may name the sending unit, best first."""

    encoding: Encoding
    sender_hints: tuple[str, ...]
    tables: tuple[UnderstoodTable, ...]
    candidates: tuple[Candidate, ...]
    notes: tuple[Finding, ...]
    form: FormMark | None = None  # of the desk's own form


def understand(
    document: RawDocument,
    file_name: str,
    today: date,
    overrides: Sequence[Mapping] = (),
    progress: Progress | None = None,
    corrections: Corrections = _AS_SENT,
) -> Understanding:
    """Find the lists of a document and read their rows, with the clerk's corrections in their place.

    `today` is the day after which no birth can be. `overrides` are mappings remembered from earlier lists, the
    later winning; the corrections' own win over all.
    """
    document, encoding = to_unicode(without_remarks(document))
    form = mark_of(document)
    overrides = (*(form_mappings() if form else ()), *overrides, *corrections.mappings)
    advance = _advance(sum(len(sheet.rows) for sheet in document.sheets), progress)
    tables: list[UnderstoodTable] = []
    candidates: list[Candidate] = []
    grids: list[Grid] = []
    headers: list[int] = []
    listed: list[Listed] = []
    award: str | None = None
    for sheet in document.sheets:
        grid = text_grid(sheet, advance)
        corrections.on_grid(sheet, grid)
        sheet = corrections.on_sheet(sheet)
        found = find_tables(sheet, grid, overrides, award)
        if found and document.kind in _ONE_TITLE:
            award = found[-1].award
        grids.append(grid)
        headers.append(found[0].top if found else len(grid))
        rows = [tuple(corrected(read_rows(sheet, grid, table, today), corrections, today)) for table in found]
        candidates += chain.from_iterable(rows)
        tables += [_account(sheet, table) for table in found]
        listed.append(Listed(sheet, grid, tuple((t.rows, some) for t, some in zip(found, rows, strict=True))))
    hints = sender_hints(document, grids, headers, file_name)
    notes = (*_notes(document, tables, candidates), *count_findings(listed))
    if looks_damaged(text for grid in grids for row in grid[:_LOOKED_AT] for text in row if text):
        notes = (*notes, Finding(Severity.NOTE, Code.UNREADABLE_TEXT, _DAMAGED))
    return Understanding(encoding, hints, tuple(tables), tuple(candidates), notes, form)


def _advance(total: int, progress: Progress | None) -> Callable[[int], None]:
    """A function that counts rows done and passes the count on."""
    done = 0

    def advance(rows: int) -> None:
        nonlocal done
        done += rows
        if progress:
            progress(done, total)

    return advance


def _account(sheet: RawSheet, table: FoundTable) -> UnderstoodTable:
    header = table.header
    return UnderstoodTable(
        sheet=sheet.name,
        hidden=sheet.hidden,
        header_rows=tuple(sheet.first_row + row for row in range(header.first, header.last + 1)),
        headed=table.headed,
        first_row=sheet.first_row + (table.rows[0] if table.rows else header.last + 1),
        last_row=sheet.first_row + (table.rows[-1] if table.rows else header.last),
        columns=table.columns,
        candidates=len(table.rows),
    )


def _notes(
    document: RawDocument, tables: Sequence[UnderstoodTable], candidates: Sequence[Candidate]
) -> tuple[Finding, ...]:
    """What is to be said about the file as a whole."""
    if not tables:
        message = "Không tìm thấy bảng danh sách trong tệp: cần một dòng tiêu đề có cột họ tên hoặc tên tập thể."
        return (Finding(Severity.ERROR, Code.NO_TABLE, message),)
    if not candidates:
        return (Finding(Severity.ERROR, Code.NO_TABLE, "Bảng danh sách trong tệp không có dòng nào."),)
    mended = [
        Finding(Severity.WARNING, Code.UNREADABLE_TEXT if note == garbled.LEFT else Code.FILE_MENDED, note)
        for note in document.notes
    ]
    guessed = [
        Finding(
            Severity.NOTE,
            Code.NO_HEADER,
            f"Trang “{table.sheet}”: danh sách từ dòng {table.first_row} không có dòng tiêu đề, các cột được đoán theo "
            "nội dung. Hãy xem lại ý nghĩa từng cột.",
        )
        for table in tables
        if not table.headed and any(column.sureness < 1 for column in table.columns)
    ]
    return (*mended, *guessed)
