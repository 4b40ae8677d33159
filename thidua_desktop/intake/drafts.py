"""One table on its way to candidates: its texts by meaning, with repeats filled in and places noted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.intake.cells import is_tick
from thidua_desktop.intake.columns import award_of_header
from thidua_desktop.intake.damage import has_lost_letters, may_have_lost_letters
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.tables import FoundTable
from thidua_desktop.intake.words import is_ditto, names_award

_M = ColumnMeaning
FIELDS: dict[ColumnMeaning, tuple[str, ...]] = {
    _M.KIND: ("kind",),
    _M.NAME: ("name",),
    _M.BIRTH: ("birth",),
    _M.GENDER: ("gender",),
    _M.POSITION: ("position",),
    _M.WORKPLACE: ("workplace",),
    _M.POSITION_WORKPLACE: ("position", "workplace"),
    _M.ACHIEVEMENT: ("achievement",),
    _M.AWARD: ("award",),
    _M.NOTE: ("note",),
    _M.IDENTITY_NUMBER: ("identity_number",),
    _M.PHONE: ("phone",),
    _M.UNIT: ("unit_text",),
    _M.MOVEMENT: ("movement",),
}
"""The candidate's fields that a column fills."""
_GLUE = {_M.NAME: " ", _M.BIRTH: "/", _M.AWARD: "; "}
_NOT_REPEATED = frozenset({_M.NAME, _M.ORDINAL, _M.BIRTH, _M.BIRTH_MALE, _M.BIRTH_FEMALE, _M.IGNORED})


@dataclass(slots=True)
class Draft:
    """The texts of each meaning by place in the table, and the findings so far by place.

    `shown` are the rows' numbers as the file shows them; `letters` the column of each meaning.
    """

    sheet: RawSheet
    table: FoundTable
    shown: list[int]
    letters: dict[ColumnMeaning, str]
    texts: dict[ColumnMeaning, list[str]]
    findings: dict[int, list[Finding]] = field(default_factory=lambda: dict[int, list[Finding]]())

    def of(self, meaning: ColumnMeaning) -> Sequence[str] | None:
        """The texts of a meaning, None if the table has no such column."""
        return self.texts.get(meaning)

    def cell(self, meaning: ColumnMeaning, place: int) -> str:
        """The cell as the file shows it: "D16"; "" without such a column."""
        return f"{self.letters[meaning]}{self.shown[place]}" if meaning in self.letters else ""

    def find(
        self, place: int, severity: Severity, code: Code, meaning: ColumnMeaning, field_name: str, says: str
    ) -> None:
        """Note a finding about one cell of a row; the sentence begins with the cell."""
        cell = self.cell(meaning, place)
        where = f"Ô {cell}" if cell else f"Dòng {self.shown[place]}"
        self.findings.setdefault(place, []).append(Finding(severity, code, f"{where}: {says}", field_name, cell))


def draft_of(sheet: RawSheet, grid: Grid, table: FoundTable) -> Draft:
    """The table's columns by meaning. Several of one meaning are joined: a split name or birth, phòng ban, đơn vị."""
    letters: dict[ColumnMeaning, str] = {}
    texts: dict[ColumnMeaning, list[str]] = {}
    for column in table.columns:
        meaning, index = column.meaning, column.index
        if meaning is _M.IGNORED:
            continue
        values = [grid[row][index] for row in table.rows]
        if meaning is _M.AWARD_TICKED:
            meaning, values = _M.AWARD, [_ticked(value, column.header) if value else "" for value in values]
        if meaning in texts:
            glue = _GLUE.get(meaning, ", ")
            texts[meaning] = [a + glue + b if a and b else a or b for a, b in zip(texts[meaning], values, strict=True)]
        else:
            letters[meaning], texts[meaning] = column.letter, values
    draft = Draft(sheet, table, [sheet.first_row + row for row in table.rows], letters, texts)
    _fill_dittos(draft)
    _note_hidden(draft)
    _note_unvalued(draft)
    _note_joined(draft)
    _note_lost_letters(draft)
    return draft


def _ticked(value: str, header: str) -> str:
    """What a mark in an award's column asks for: the award of the header; a cell that names an award speaks itself."""
    if names_award(value) or is_ditto(value):
        return value
    return award_of_header(header.split(" - ")) if is_tick(value) else f"{award_of_header(header.split(' - '))} {value}"


def _fill_dittos(draft: Draft) -> None:
    """Replace "-nt-" by what stands above, and say so."""
    for meaning, texts in draft.texts.items():
        if meaning in _NOT_REPEATED or not any(is_ditto(text.partition("\n")[0]) for text in set(texts)):
            continue
        above = ""
        for place, text in enumerate(texts):
            mark, _, rest = text.partition("\n")  # a row that goes on may stand below the mark
            if is_ditto(mark):
                texts[place] = f"{above}\n{rest}" if rest else above
                says = f"“{mark}” được hiểu là “{above}” như dòng trên."
                draft.find(place, Severity.NOTE, Code.DITTO_FILLED, meaning, FIELDS.get(meaning, ("",))[0], says)
            if text:
                above = texts[place]


def _note_hidden(draft: Draft) -> None:
    """Say which rows the sender had hidden, in the sheet or with it."""
    sheet = draft.sheet
    if not sheet.hidden and not sheet.hidden_rows:
        return
    for place, row in enumerate(draft.table.rows):
        if sheet.hidden or row in sheet.hidden_rows:
            where = f"nằm trên trang tính bị ẩn “{sheet.name}”" if sheet.hidden else "đang bị ẩn trong tệp"
            says = f"Dòng {draft.shown[place]} {where}; vẫn được đọc."
            finding = Finding(Severity.NOTE, Code.HIDDEN_ROW, says, "name", draft.cell(_M.NAME, place))
            draft.findings.setdefault(place, []).append(finding)


def _note_unvalued(draft: Draft) -> None:
    """Say which cells hold a formula whose result the file does not carry."""
    unvalued = draft.sheet.unvalued
    if not unvalued:
        return
    says = "công thức không có kết quả trong tệp. Hãy ghi thẳng giá trị vào ô."
    for column in draft.table.columns:
        if column.meaning not in FIELDS:
            continue
        for place, row in enumerate(draft.table.rows):
            if (row, column.index) in unvalued:
                name = FIELDS[column.meaning][0]
                draft.find(place, Severity.WARNING, Code.FORMULA_WITHOUT_VALUE, column.meaning, name, says)


def _note_lost_letters(draft: Draft) -> None:
    """Say which cells lost letters before they were sent."""
    for meaning, texts in draft.texts.items():
        if meaning not in FIELDS or not may_have_lost_letters("".join(texts)):
            continue
        for place, text in enumerate(texts):
            if has_lost_letters(text):
                shown = text.replace("\n", " ")
                says = f"“{shown}” có chữ đã mất từ trước khi gửi. Hãy ghi lại cho đúng."
                draft.find(place, Severity.WARNING, Code.UNREADABLE_TEXT, meaning, FIELDS[meaning][0], says)


def _note_joined(draft: Draft) -> None:
    """Say which rows were read as the rest of the row above."""
    if not draft.table.joined:
        return
    places = {row: place for place, row in enumerate(draft.table.rows)}
    for row, kept in draft.table.joined:
        place = places[kept]
        shown = draft.sheet.first_row + row
        says = f"Dòng {shown} không có tên, được đọc nối vào dòng {draft.shown[place]}."
        finding = Finding(Severity.NOTE, Code.ROW_CONTINUED, says, "name", draft.cell(_M.NAME, place))
        draft.findings.setdefault(place, []).append(finding)
