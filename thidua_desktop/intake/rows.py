"""The rows of one table become candidates, column by column."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat

from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.intake.births import Births, read_births
from thidua_desktop.intake.cells import (
    NameParts,
    is_ditto,
    is_household,
    kind_by_name,
    read_gender,
    read_kind,
    single_line,
    split_name,
    split_post,
)
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.tables import FoundTable
from thidua_desktop.intake.words import ColumnMeaning

_M = ColumnMeaning
_FIELDS = {
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
}
_NOT_REPEATED = frozenset({_M.NAME, _M.ORDINAL, _M.BIRTH, _M.BIRTH_MALE, _M.BIRTH_FEMALE, _M.IGNORED})


@dataclass(slots=True)
class Draft:
    """One table on its way: the texts of each meaning by place in the table, and the findings so far."""

    sheet: RawSheet
    table: FoundTable
    shown: list[int]  # row numbers as the file shows them
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
        self, place: int, severity: Severity, code: Code, meaning: ColumnMeaning, field_name: str, message: str
    ) -> None:
        """Note a finding about a row; `{cell}` in the message becomes the cell."""
        cell = self.cell(meaning, place)
        words = message.format(cell=cell or f"dòng {self.shown[place]}")
        self.findings.setdefault(place, []).append(Finding(severity, code, words, field_name, cell))


def read_rows(sheet: RawSheet, grid: Grid, table: FoundTable, today: date) -> list[Candidate]:
    """The candidates of one table in the file's order."""
    draft = _draft(sheet, grid, table)
    _fill_dittos(draft)
    _note_places(draft)
    own_post = _M.POSITION not in draft.texts and _M.POSITION_WORKPLACE not in draft.texts
    names = [split_name(text, own_post) for text in draft.texts.get(_M.NAME, [""] * len(table.rows))]
    kinds = _kinds(draft, names)
    names = [
        part if kind is NomineeKind.INDIVIDUAL else NameParts(single_line(text))
        for part, kind, text in zip(names, kinds, draft.texts.get(_M.NAME, repeat("")), strict=False)
    ]
    for place, part in enumerate(names):
        if not part.name:
            draft.find(
                place, Severity.ERROR, Code.MISSING_NAME, _M.NAME, "name",
                "Ô {cell}: thiếu họ tên hoặc tên tập thể. Hãy ghi tên hoặc bỏ dòng này.",
            )  # fmt: skip
    births = read_births(draft, kinds, today)
    genders = _genders(draft, names, kinds, births)
    positions, workplaces = _posts(draft, names, kinds)
    return _assemble(draft, names, kinds, births, genders, positions, workplaces)


def _draft(sheet: RawSheet, grid: Grid, table: FoundTable) -> Draft:
    letters: dict[ColumnMeaning, str] = {}
    texts: dict[ColumnMeaning, list[str]] = {}
    for column in table.columns:
        meaning = column.meaning
        if meaning is _M.IGNORED:
            continue
        index = column.index
        values = [grid[row][index] for row in table.rows]
        if meaning in texts:
            glue = " " if meaning is _M.NAME else ", "
            texts[meaning] = [a + glue + b if a and b else a or b for a, b in zip(texts[meaning], values, strict=True)]
        else:
            letters[meaning], texts[meaning] = column.letter, values
    return Draft(sheet, table, [sheet.first_row + row for row in table.rows], letters, texts)


def _fill_dittos(draft: Draft) -> None:
    """Replace "-nt-" by what stands above, and say so."""
    for meaning, texts in draft.texts.items():
        if meaning in _NOT_REPEATED or not any(map(is_ditto, set(texts))):
            continue
        above = ""
        for place, text in enumerate(texts):
            if is_ditto(text):
                texts[place] = above
                shown = above.replace("{", "{{").replace("}", "}}")
                draft.find(
                    place, Severity.NOTE, Code.DITTO_FILLED, meaning, _FIELDS.get(meaning, ("",))[0],
                    f"Ô {{cell}}: “{text}” được hiểu là “{shown}” như dòng trên.",
                )  # fmt: skip
            elif text:
                above = text


def _note_places(draft: Draft) -> None:
    """Say which rows the sender had hidden and which formulas have no result."""
    sheet, rows = draft.sheet, draft.table.rows
    if sheet.hidden or sheet.hidden_rows:
        for place, row in enumerate(rows):
            if sheet.hidden or row in sheet.hidden_rows:
                where = f"nằm trên trang tính bị ẩn “{sheet.name}”" if sheet.hidden else "đang bị ẩn trong tệp"
                message = f"Dòng {draft.shown[place]} {where}; vẫn được đọc."
                finding = Finding(Severity.NOTE, Code.HIDDEN_ROW, message, "name", draft.cell(_M.NAME, place))
                draft.findings.setdefault(place, []).append(finding)
    if not sheet.unvalued:
        return
    for column in draft.table.columns:
        for place, row in enumerate(rows):
            if (row, column.index) in sheet.unvalued and column.meaning in _FIELDS:
                draft.find(
                    place, Severity.WARNING, Code.FORMULA_WITHOUT_VALUE, column.meaning, _FIELDS[column.meaning][0],
                    "Ô {cell}: công thức không có kết quả trong tệp. Hãy ghi giá trị vào ô.",
                )  # fmt: skip


def _kinds(draft: Draft, names: Sequence[NameParts]) -> list[NomineeKind]:
    """Kind by its column, else by the heading above, else by the name."""
    written = draft.of(_M.KIND) or repeat("")
    kinds: list[NomineeKind] = []
    for part, text, section in zip(names, written, draft.table.sections, strict=False):
        kind = (read_kind(text) if text else None) or section.kind
        if kind is None:
            kind = kind_by_name(part.name)
        elif kind is not NomineeKind.HOUSEHOLD and is_household(part.name):
            kind = NomineeKind.HOUSEHOLD
        kinds.append(kind)
    return kinds


def _genders(
    draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind], births: Births
) -> list[str | None]:
    """Gender by its column, else by the Nam | Nữ columns, else by "Ông", "Bà"; never by the name."""
    written = draft.of(_M.GENDER)
    salutations = draft.of(_M.SALUTATION)
    genders: list[str | None] = []
    for place, (part, kind) in enumerate(zip(names, kinds, strict=True)):
        if kind is NomineeKind.COLLECTIVE:
            genders.append(None)
            continue
        gender = read_gender(written[place]) if written else ""
        if gender is None and written:
            draft.find(
                place, Severity.WARNING, Code.UNKNOWN_GENDER, _M.GENDER, "gender",
                f"Ô {{cell}}: không hiểu giới tính “{written[place].replace('{', '').replace('}', '')}”. Hãy ghi Nam hoặc Nữ.",
            )  # fmt: skip
        genders.append(
            gender
            or births.genders[place]
            or part.gender
            or (read_gender(salutations[place]) or None if salutations else None)
        )
    return genders


def _posts(
    draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind]
) -> tuple[list[str | None], list[str | None]]:
    """Positions and workplaces, from their own columns or split out of one; a collective's cell is all workplace."""
    size = len(kinds)
    positions: list[str | None] = _absent_if_empty(draft.of(_M.POSITION), size)
    workplaces: list[str | None] = _absent_if_empty(draft.of(_M.WORKPLACE), size)
    both = draft.of(_M.POSITION_WORKPLACE)
    if both:
        for place, (text, kind) in enumerate(zip(both, kinds, strict=True)):
            if not text:
                continue
            whole = kind is not NomineeKind.INDIVIDUAL
            position, workplace = (None, single_line(text)) if whole else split_post(text)
            if workplace and is_ditto(workplace):
                workplace = workplaces[place - 1] if place else None
            positions[place] = positions[place] or position
            workplaces[place] = workplaces[place] or workplace
    elif _M.POSITION not in draft.texts:
        for place, part in enumerate(names):
            if part.post:
                position, workplace = split_post(part.post)
                positions[place] = position
                workplaces[place] = workplaces[place] or workplace
    return positions, workplaces


def _absent_if_empty(texts: Sequence[str] | None, size: int) -> list[str | None]:
    if texts is None:
        return [None] * size
    return [(text if "\n" not in text else single_line(text)) or None for text in texts]


def _assemble(
    draft: Draft,
    names: Sequence[NameParts],
    kinds: Sequence[NomineeKind],
    births: Births,
    genders: Sequence[str | None],
    positions: Sequence[str | None],
    workplaces: Sequence[str | None],
) -> list[Candidate]:
    size = len(names)
    sections = draft.table.sections
    optional = {meaning: _absent_if_empty(draft.of(meaning), size) for meaning in (_M.AWARD, _M.ACHIEVEMENT, _M.IDENTITY_NUMBER, _M.PHONE, _M.NOTE, _M.UNIT)}  # fmt: skip
    awards, units = optional[_M.AWARD], optional[_M.UNIT]
    places = _cells(draft)
    written = _written(draft, size)
    nothing: tuple[Finding, ...] = ()
    found = draft.findings
    expected, sheet = births.expected, draft.sheet.name
    return [
        Candidate(
            names[i].name, kinds[i], sheet, draft.shown[i], births.values[i], genders[i], positions[i], workplaces[i],
            awards[i] or sections[i].award, optional[_M.ACHIEVEMENT][i], optional[_M.IDENTITY_NUMBER][i],
            optional[_M.PHONE][i], optional[_M.NOTE][i], units[i] or sections[i].unit, expected, places[i], written[i],
            tuple(found[i]) if i in found else nothing,
        )
        for i in range(size)
    ]  # fmt: skip


def _cells(draft: Draft) -> list[tuple[tuple[str, str], ...]]:
    """For each row the cell of each field: (("name", "C16"), …)."""
    fields = [
        (name, draft.letters[meaning])
        for meaning, names in _FIELDS.items()
        if meaning in draft.letters
        for name in names
    ]
    birth = next((draft.letters[m] for m in (_M.BIRTH_MALE, _M.BIRTH_FEMALE) if m in draft.letters), None)
    if birth and _M.BIRTH not in draft.letters:
        fields.append(("birth", birth))
    columns: Iterable[list[tuple[str, str]]] = [
        [(name, letter + number) for number in map(str, draft.shown)] for name, letter in fields
    ]
    return list(zip(*columns, strict=True))


def _written(draft: Draft, size: int) -> list[tuple[tuple[str, str], ...]]:
    """For each row the text of each field as sent: (("birth", "31/02/1985"), …)."""
    columns = [
        [(name, text) for text in texts] for meaning, texts in draft.texts.items() for name in _FIELDS.get(meaning, ())
    ]
    return list(zip(*columns, strict=True)) if columns else [()] * size


Progress = Callable[[int, int], None]
