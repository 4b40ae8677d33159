"""Where in their own file the sender of a list is told what (`services.sender_words`), and what was put right for them.

What the clerk put right in the window is no error any more; it is told as such, so that the sender's own list becomes
right too and does not come back with the same mistake.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from thidua_desktop.domain.compare import FIELDS
from thidua_desktop.domain.findings import Finding
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.returned import FIXED
from thidua_desktop.intake.raw import column_index, column_letter
from thidua_desktop.services.intake_reading import Preview
from thidua_desktop.services.sender_words import for_sender, plain, told

if TYPE_CHECKING:  # the writers cost a start-up dearly
    from exporters.return_layout import PlainSheet
    from exporters.return_marks import SheetMarks, TableMarks
    from thidua_desktop.intake.understand import UnderstoodTable

_PLACE = re.compile(r"(“[^”]*”)|\b([Dd]òng |[Dd]òng \d+ đến |Ô [A-Z]{1,3})(\d+)")
_KINDS = {kind.value: kind.label for kind in NomineeKind}
Row = tuple[str, int]


def marks_of(shown: Preview, shift: int = 0) -> "list[SheetMarks]":
    """The marks of a checked list by sheet; with a `shift` the rows stand so many rows further down than as sent."""
    from exporters.return_marks import SheetMarks

    if shown.understanding is None:
        return []
    whole = [_shifted(said, shift) for said in _whole(shown)]
    remarks = {
        row: [_shifted(said, shift) for said in dict.fromkeys(sentences)]
        for row, sentences in _sentences(shown, _said_of_all(shown)).items()
    }
    found: list[SheetMarks] = []
    for sheet in dict.fromkeys(table.sheet for table in shown.understanding.tables):
        groups = _grouped(table for table in shown.understanding.tables if table.sheet == sheet)
        tables = [
            _marks(shown, group, remarks, shift, whole if not found and not n else []) for n, group in enumerate(groups)
        ]
        found.append(SheetMarks(sheet, tuple(tables)))
    return found


def _marks(
    shown: Preview, group: "list[UnderstoodTable]", remarks: dict[Row, list[str]], shift: int, whole: list[str]
) -> "TableMarks":
    """The marks of one list, or of several side by side."""
    from exporters.return_marks import CellMark, TableMarks

    sheet, first = group[0].sheet, group[0]
    top = min(first.header_rows[0] or first.first_row, first.first_row)
    last = max(table.last_row for table in group)
    cells = [
        CellMark(row.candidate.row + shift, column_index(place[1]), finding.severity, _shifted(said, shift))
        for row in shown.rows
        if row.candidate.sheet == sheet and top <= row.candidate.row <= last
        for finding in told(shown, row)
        if (place := re.match(r"([A-Z]{1,3})\d+$", finding.cell)) and (said := plain(finding))
    ]
    return TableMarks(
        header_rows=tuple(row + shift for row in first.header_rows if row),
        first_row=first.first_row + shift,
        last_row=last + shift,
        right=max((table.columns[-1].index for table in group if table.columns), default=0),
        cells=cells,
        remarks={
            row + shift: tuple(said) for (name, row), said in remarks.items() if name == sheet and top <= row <= last
        },
        whole=tuple(whole),
    )


def _grouped(tables: "Iterable[UnderstoodTable]") -> "list[list[UnderstoodTable]]":
    """The tables of a sheet from top to bottom, those beside each other together."""
    groups: list[list[UnderstoodTable]] = []
    for table in sorted(tables, key=lambda table: table.header_rows[0]):
        if groups and table.header_rows[0] <= max(one.last_row for one in groups[-1]):
            groups[-1].append(table)
        else:
            groups.append([table])
    return groups


def _said_of_all(shown: Preview) -> list[Finding]:
    """Findings without a cell that every row of a list of several has: they are said once."""
    asked = [row for row in shown.rows if not shown.skipped(row)]
    if len(asked) < 2:
        return []
    first, *others = ([finding for finding in told(shown, row) if not finding.cell] for row in asked)
    return [finding for finding in first if all(finding in found for found in others)]


def _whole(shown: Preview) -> list[str]:
    """What concerns the list as a whole."""
    notes = [note for note in shown.understanding.notes if for_sender(note)] if shown.understanding else []
    return list(dict.fromkeys(_with_cell(finding) for finding in (*notes, *_said_of_all(shown))))


def _sentences(shown: Preview, of_all: list[Finding]) -> dict[Row, list[str]]:
    """What is said of each row in words, in the order of its findings; what the desk put right at the end."""
    sentences: dict[Row, list[str]] = {}
    for row in shown.rows:
        said = [_with_cell(finding) for finding in told(shown, row) if finding not in of_all]
        if said:
            sentences.setdefault((row.candidate.sheet, row.candidate.row), []).extend(said)
    for place, said in _put_right(shown):
        sentences.setdefault(place, []).append(said)
    return sentences


def _put_right(shown: Preview) -> list[tuple[Row, str]]:
    """What the clerk corrected in the window, by row; rows that are left out are not spoken of."""
    found: list[tuple[Row, str]] = []
    for (sheet, row, column), text in sorted(shown.corrections.cells.items()):
        found.append(((sheet, row), f"{FIXED}: Ô {column_letter(column)}{row} {_reads(text)}"))
    for (sheet, row, field), text in sorted(shown.corrections.fields.items()):
        label = FIELDS.get(field, "Đối tượng").lower()
        found.append(((sheet, row), f"{FIXED}: {label} {_reads(_KINDS.get(text, text))}"))
    return [(place, said) for place, said in found if place not in shown.corrections.skipped]


def _reads(text: str) -> str:
    return f"ghi là “{text}”. Hãy ghi như vậy vào tệp này." if text else "để trống. Hãy xóa trong tệp này."


def _with_cell(finding: Finding) -> str:
    return f"Ô {finding.cell}: {plain(finding)}" if finding.cell else plain(finding)


def _shifted(said: str, shift: int) -> str:
    """A sentence whose row numbers are those of the copy; what is quoted from the file stays."""
    if not shift:
        return said
    return _PLACE.sub(lambda found: found[1] or f"{found[2]}{int(found[3]) + shift}", said)


def plain_sheets(shown: Preview) -> "tuple[list[PlainSheet], int]":
    """The sheets of a list as Unicode text as sent, and by how many rows they stand further down than in the file.

    The tables of a Word document get the lines that stood above them; by the same number of rows everywhere, so that
    a row named in a sentence is the same row in each sheet.
    """
    from exporters.return_layout import PlainSheet
    from thidua_desktop.intake.encodings import to_unicode
    from thidua_desktop.intake.grid import text_grid

    if shown.document is None or shown.understanding is None:
        return [], 0
    document = to_unicode(shown.document)[0]
    shift = max((len(sheet.lead) for sheet in document.sheets), default=0)
    sheets: list[PlainSheet] = []
    for sheet in document.sheets:
        lists = [
            (table.header_rows[0] + shift, table.last_row + shift, len(table.header_rows), *_edges(table))
            for table in shown.understanding.tables
            if table.sheet == sheet.name and table.header_rows[0]
        ]
        sheets.append(
            PlainSheet(
                name=sheet.name,
                rows=text_grid(sheet, _not_counted),
                first_row=sheet.first_row + shift,
                merges=sheet.merges,
                lead=sheet.lead,
                hidden=sheet.hidden,
                hidden_rows=sheet.hidden_rows,
                lists=lists,
            )
        )
    return sheets, shift


def _edges(table: "UnderstoodTable") -> tuple[int, int]:
    return (table.columns[0].index, table.columns[-1].index) if table.columns else (0, 0)


def _not_counted(rows: int) -> None:
    """The rows were counted when they were read."""
