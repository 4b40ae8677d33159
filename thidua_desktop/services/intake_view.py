"""A file as the import window shows it: the sheet as sent, what was found in it, and its findings as rows.

Plain values only; the window never sees the reader's own types.
"""

import importlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from db.batches import Batch as Batch
from db.connection import Store
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.compare import Standing
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import NomineeKind, Row
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit
from thidua_desktop.intake.raw import column_index, column_letter
from thidua_desktop.services.intake import Block, Corrections, Preview, check_again, list_batches, preview, revise
from thidua_desktop.services.intake_columns import ColumnPlace, ShownTable, shown_tables, sureness_of
from thidua_desktop.services.intake_columns import ShownColumn as ShownColumn
from thidua_desktop.services.intake_differences import ComparedRow, compared_rows
from thidua_desktop.services.intake_reading import collector_paused

_ENCODINGS = {"unicode": "Unicode", "tcvn3": "TCVN3 (ABC)", "vni": "VNI", "mixed": "Trộn nhiều kiểu"}


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet's cells as text, in Unicode; `first_row` is the number the file shows for `rows[0]`."""

    name: str
    first_row: int
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as the window lists it; a finding of several rows alike stands once ("10–13")."""

    finding: Finding
    sheet: str
    first_row: int
    last_row: int
    written: str
    name: str
    column: int = -1  # counted from 0; -1 without a cell
    place: Row = ("", 0)  # what decisions about the row are kept under

    @property
    def rows(self) -> str:
        """The row or rows it speaks of, as the file numbers them; empty for the whole file."""
        if not self.first_row:
            return ""
        return str(self.first_row) if self.first_row == self.last_row else f"{self.first_row}–{self.last_row}"


@dataclass(frozen=True, slots=True)
class Totals:
    """What the window says of a file as a whole; counted once, for a file may have ten thousand rows."""

    kinds: str = ""  # "3 tập thể, 3 cá nhân"
    to_save: int = 0
    left_out: int = 0
    needs_unit: bool = False
    acceptable: bool = False  # rows with errors have a name: one without is never stored
    by_severity: tuple[int, ...] = ()  # findings as listed, in the order of Severity
    late: bool = False  # some came after the deadline
    new: int = 0  # of the rows to save, those that are not there yet
    changed: int = 0  # and those that change what is there
    unchanged: int = 0
    missing: int = 0  # nominations of earlier lists that this one no longer has
    withdrawn: int = 0  # those of them that the clerk takes back

    @property
    def comes_again(self) -> bool:
        """True if the unit has sent some of this before."""
        return bool(self.changed or self.unchanged or self.missing)

    @property
    def anything(self) -> bool:
        """True if taking the file in would change the records."""
        return bool(self.to_save or self.withdrawn)


@dataclass(frozen=True, slots=True)
class ShownFile:
    """What the window shows of one file; made beside its preview, off the window's thread."""

    preview: Preview
    sheets: tuple[ShownSheet, ...] = ()
    tables: tuple[ShownTable, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    totals: Totals = Totals()
    before: datetime | None = None  # when the very same file was taken in already
    compared: tuple[ComparedRow, ...] = ()  # against what its units have in the plan, where there is any of it
    sureness: dict[ColumnPlace, float] = field(default_factory=dict[ColumnPlace, float])  # before anybody decided
    confirmed: frozenset[ColumnPlace] = frozenset()  # what the clerk chose or agreed to
    checked: dict[Row, Checked] = field(default_factory=dict[Row, Checked])  # the rows by their place
    nominees: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])  # their numbers by sheet
    cells: dict[str, dict[tuple[int, int], FindingRow]] = field(default_factory=dict[str, dict[Any, FindingRow]])
    """The heaviest finding of each cell by sheet, then by (row as the file shows it, column counted from 0)."""


def open_file(
    store: Store,
    plan: Plan,
    path: Path,
    received: date,
    progress: Callable[[int, int], None] | None = None,
    block: Block | None = None,
) -> ShownFile:
    """Read, understand and check a file, and prepare it for showing; nothing is written to the records.

    `progress(rows done, rows in all)` may raise JobStoppedError.
    """
    importlib.import_module("rapidfuzz.process")  # the window asks for likely names at once; here it waits for nobody
    with collector_paused():
        shown = preview(store, plan, path, received, progress=progress, block=block)
        if shown.document is None:
            return ShownFile(shown)
        sureness, before = sureness_of(shown), _taken_in_before(store, plan, shown)
        return as_shown(ShownFile(shown, _sheets(shown), before=before, sureness=sureness), shown)


def as_shown(file: ShownFile, shown: Preview) -> ShownFile:
    """A file with a preview of now in the place of an earlier one."""
    findings = finding_rows(shown)
    tables = shown_tables(shown, file.sureness, file.confirmed)
    totals, compared = _totals(shown, findings), compared_rows(shown)
    return replace(
        file,
        preview=shown,
        tables=tables,
        findings=findings,
        totals=totals,
        compared=compared,
        checked={row.candidate.place: row for row in shown.rows},
        nominees=_nominees(shown),
        cells=_cells(findings, shown.rows),
    )


def _nominees(shown: Preview) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for row in shown.rows:
        found.setdefault(row.candidate.sheet, set()).add(row.candidate.row)
    return {sheet: frozenset(rows) for sheet, rows in found.items()}


def _cells(findings: Sequence[FindingRow], rows: Sequence[Checked]) -> dict[str, dict[tuple[int, int], FindingRow]]:
    cells: dict[str, dict[tuple[int, int], FindingRow]] = {}
    for found in findings:  # heaviest first: the first to speak of a cell is shown
        if found.column >= 0:
            cells.setdefault(found.sheet, {}).setdefault((found.first_row, found.column), found)
    unknown = {found.finding: found for found in findings if found.finding.code is Code.UNKNOWN_UNIT}
    for row in rows if unknown else ():  # one finding for all rows that write the same name, in each of their cells
        column = _column(row.candidate.cell("unit_text"))
        for found in [unknown[finding] for finding in row.findings if finding in unknown and column >= 0]:
            cells.setdefault(row.candidate.sheet, {}).setdefault((row.candidate.row, column), found)
    return cells


def _column(cell: str) -> int:
    """The column of a cell counted from 0, -1 for none."""
    letters = cell.rstrip("0123456789")
    return column_index(letters) if letters else -1


def check_file(
    store: Store,
    plan: Plan,
    file: ShownFile,
    received: date,
    unit: Unit | None,
    *,
    accept_errors: bool,
    corrections: Corrections | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ShownFile:
    """The same file asked again with another received date, sender or decision; `unit` None means as it was found.

    Other `corrections` (None: the same) that change what the rows say have the file understood anew;
    `progress(rows done, rows)` may raise to stop that.
    """
    asked = replace(file.preview, received=received, accept_errors=accept_errors)
    told = asked.corrections if corrections is None else corrections
    with collector_paused():
        if only_asked_otherwise(asked.corrections, told):
            again = check_again(store, plan, replace(asked, corrections=told), unit=unit)
        else:
            again = revise(store, plan, asked, told, unit=unit, progress=progress)
        return as_shown(file, again)


def only_asked_otherwise(one: Corrections, other: Corrections) -> bool:
    """True if the decisions differ only in what becomes of the rows, and not in what the file says."""
    same = replace(
        other,
        separate=one.separate,
        withdrawn=one.withdrawn,
        skipped=one.skipped,
        accepted=one.accepted,
        kept=one.kept,
        units=one.units,
        aliases=one.aliases,
        late_reason=one.late_reason,
    )
    return one == same


def encoding_words(shown: Preview) -> str:
    """The file's code page as clerks call it."""
    return _ENCODINGS.get(shown.encoding, "Unicode")


def _number(count: int) -> str:
    """1234 -> 1.234."""
    return f"{count:,}".replace(",", ".")


def _totals(shown: Preview, findings: tuple[FindingRow, ...]) -> Totals:
    kinds = Counter(row.candidate.kind for row in shown.rows)
    order = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
    severities = Counter(row.finding.severity for row in findings)
    kept = shown.to_save
    standings = Counter(map(shown.standing, shown.rows))
    changed = sum(shown.match(row) is not None for row in kept)
    return Totals(
        kinds=", ".join(f"{_number(kinds[kind])} {kind.label.lower()}" for kind in order if kinds[kind]),
        to_save=len(kept),
        left_out=len(shown.left_out),
        needs_unit=shown.unit is None and any(row.unit is None for row in shown.rows if not shown.skipped(row)),
        acceptable=any(row.refused and not row.nameless for row in shown.rows),
        by_severity=tuple(severities[severity] for severity in Severity),
        late=any(row.finding.code is Code.LATE for row in findings),
        new=len(kept) - changed,
        changed=changed,
        unchanged=standings[Standing.UNCHANGED],
        missing=len(shown.comparison.missing),
        withdrawn=len(shown.withdrawn),
    )


def finding_rows(shown: Preview) -> tuple[FindingRow, ...]:
    """Everything there is to say about a file, heaviest first, then in the file's order.

    Findings without a cell of their own that say the same of several rows (late, no individual) become one.
    """
    notes = shown.understanding.notes if shown.understanding is not None else ()
    listed = [_of_the_file(shown, note) for note in notes] + _unsure_units(shown)
    merged: dict[Finding, FindingRow] = {}
    for row in shown.rows:
        for finding in row.findings:
            entry = _entry(row, finding)
            if finding.cell:
                listed.append(entry)
            elif (known := merged.get(finding)) is None:
                merged[finding] = entry
            else:
                merged[finding] = _joined(known, entry)
    weight = {severity: place for place, severity in enumerate(Severity)}
    return tuple(sorted([*listed, *merged.values()], key=lambda e: (weight[e.finding.severity], e.sheet, e.first_row)))


def _of_the_file(shown: Preview, note: Finding) -> FindingRow:
    """A note about the whole file; one that names a cell leads there, in the sheet that its sentence begins with."""
    sheets = shown.document.sheets if shown.document is not None and note.cell else ()
    sheet = next((sheet.name for sheet in sheets if note.message.startswith(f"Trang “{sheet.name}”, ")), "")
    row = int(note.cell.lstrip(ascii_uppercase)) if sheet else 0
    return FindingRow(note, sheet, row, row, "", "", _column(note.cell) if sheet else -1)


def _unsure_units(shown: Preview) -> list[FindingRow]:
    """A note for each name of a unit that nobody knows, at the first row that writes it."""
    if shown.unit is None or not shown.unsure_units:
        return []  # without a sender every such row is refused with the sentence of its own
    rows: dict[str, list[Checked]] = {}
    for row in shown.rows:
        if row.candidate.unit_text in shown.unsure_units:
            rows.setdefault(row.candidate.unit_text or "", []).append(row)
    listed: list[FindingRow] = []
    for written, named in rows.items():
        message = (
            f"“{written}” chưa rõ là đơn vị nào; {_number(len(named))} dòng ghi tên này đang được tính cho "
            f"{shown.unit.short_name}. Chọn đơn vị nếu không phải."
        )
        cell = named[0].candidate.cell("unit_text")
        note = _entry(named[0], Finding(Severity.NOTE, Code.UNKNOWN_UNIT, message, "unit", cell))
        listed.append(replace(note, written=written))
    return listed


def _entry(row: Checked, finding: Finding) -> FindingRow:
    candidate = row.candidate
    written = candidate.written(finding.field) or (candidate.name if finding.field == "name" else "")
    cell = finding.cell
    if finding.code is Code.UNKNOWN_UNIT:  # has no cell of its own, so that rows of one name are one finding
        written, cell = candidate.unit_text or written, cell or candidate.cell("unit_text")
    column = _column(cell)
    return FindingRow(
        finding, candidate.sheet, candidate.row, candidate.row, written, candidate.name, column, candidate.place
    )


def _joined(known: FindingRow, more: FindingRow) -> FindingRow:
    first, last = min(known.first_row, more.first_row), max(known.last_row, more.last_row)
    written = known.written if known.written == more.written else ""
    return replace(known, first_row=first, last_row=last, written=written, name="")


def _taken_in_before(store: Store, plan: Plan, shown: Preview) -> datetime | None:
    """When the very same file was taken into this plan and not taken back."""
    if shown.document is None:
        return None
    for known in list_batches(store, plan.id):
        if known.sha256 == shown.document.sha256 and known.undone is None:
            return known.imported
    return None


def _not_counted(rows: int) -> None:
    """The rows were counted when they were read."""


def _sheets(shown: Preview) -> tuple[ShownSheet, ...]:
    """Every sheet as clean Unicode text.

    As in the understanding, the desk's remarks in a list that comes back say nothing of the code page of the list.
    """
    from thidua_desktop.intake.encodings import to_unicode  # late: the readers cost a start-up dearly
    from thidua_desktop.intake.grid import text_grid
    from thidua_desktop.intake.returned import without_remarks

    if shown.document is None:
        return ()
    bare = without_remarks(shown.document)
    found: list[ShownSheet] = []
    for as_sent, alone, sheet in zip(shown.document.sheets, bare.sheets, to_unicode(bare)[0].sheets, strict=True):
        texts = text_grid(sheet, _not_counted)
        if alone is not as_sent:  # the remarks are put back where they stood
            pairs = zip(texts, text_grid(as_sent, _not_counted), strict=True)
            texts = [[text or remark for text, remark in zip(*pair, strict=True)] for pair in pairs]
        rows = tuple(tuple(row) for row in texts)
        width = max((len(row) for row in rows), default=0)
        letters = tuple(column_letter(index) for index in range(width))
        found.append(ShownSheet(sheet.name, sheet.first_row, rows, sheet.merges, letters))
    return tuple(found)
