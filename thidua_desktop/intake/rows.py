"""The rows of one table become candidates, column by column."""

from collections.abc import Sequence
from datetime import date
from itertools import repeat

from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.intake.births import Births, read_births
from thidua_desktop.intake.cells import (
    NameParts,
    kind_by_name,
    read_birth_cell,
    read_gender,
    read_kind,
    single_line,
    split_name,
    split_post,
    without_number,
)
from thidua_desktop.intake.contradictions import named_like_collective, note_genders, note_kinds
from thidua_desktop.intake.drafts import FIELDS, Draft, draft_of
from thidua_desktop.intake.grid import Grid
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.numbers import note_numbers
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.tables import FoundTable
from thidua_desktop.intake.words import is_ditto, looks_like_household

_M = ColumnMeaning
_INDIVIDUAL = NomineeKind.INDIVIDUAL
_Texts = list[str | None]
_Columns = tuple[tuple[str, str], ...]


def read_rows(sheet: RawSheet, grid: Grid, table: FoundTable, today: date) -> list[Candidate]:
    """The candidates of one table in the file's order. `today` is the last day on which anybody can be born."""
    draft = draft_of(sheet, grid, table)
    names, kinds = _names_and_kinds(draft, today)
    births = read_births(draft, names, kinds, today)
    genders = _genders(draft, names, kinds, births)
    note_kinds(draft, names, kinds)
    note_genders(draft, names, kinds, births)
    positions, workplaces = _posts(draft, names, kinds)
    note_numbers(draft)
    return _assemble(draft, names, kinds, births, genders, positions, workplaces)


def _names_and_kinds(draft: Draft, today: date) -> tuple[list[NameParts], list[NomineeKind]]:
    """Bare names and kinds: by the kind column, else by the heading above, else by the name itself."""
    size = len(draft.shown)
    own_post = _M.POSITION not in draft.texts and _M.POSITION_WORKPLACE not in draft.texts
    written = draft.of(_M.KIND) or repeat("", size)
    names: list[NameParts] = []
    kinds: list[NomineeKind] = []
    texts = draft.of(_M.NAME) or repeat("", size)
    for place, (text, kind_text, section) in enumerate(zip(texts, written, draft.table.sections, strict=True)):
        kind = (read_kind(kind_text) if kind_text else None) or section.kind
        if text[:1].isdigit() or text[:1] in "-–+":
            text = without_number(text)
        if kind is None:
            kind = kind_by_name(text)
            if kind is NomineeKind.COLLECTIVE and _is_a_persons_row(draft, place, today):
                kind = _INDIVIDUAL
        elif kind is not NomineeKind.HOUSEHOLD and looks_like_household(text):
            kind = NomineeKind.HOUSEHOLD
        alone = kind is not _INDIVIDUAL or named_like_collective(text)
        part = NameParts(single_line(text)) if alone else split_name(text, own_post)
        if not part.name:
            says = "thiếu họ tên hoặc tên tập thể. Hãy ghi tên hoặc bỏ dòng này."
            draft.find(place, Severity.ERROR, Code.MISSING_NAME, _M.NAME, "name", says)
        if part.people:
            says = f"có {len(part.people)} người trong một ô ({'; '.join(part.people)}). Hãy ghi mỗi người một dòng."
            draft.find(place, Severity.WARNING, Code.SEVERAL_NAMES, _M.NAME, "name", says)
        names.append(part)
        kinds.append(kind)
    return names, kinds


def _is_a_persons_row(draft: Draft, place: int, today: date) -> bool:
    """True if a row tells a gender or the day of a birth: "Đội Văn Cấn" is a person though "Đội" begins a team."""
    written, births = draft.of(_M.GENDER), draft.of(_M.BIRTH)
    if written and read_gender(written[place]):
        return True
    if births:  # a year alone can be the one in which a team was formed
        return len(read_birth_cell(births[place], today).value or "") == len("1980-05-23")
    halves = [texts[place] for half in (_M.BIRTH_MALE, _M.BIRTH_FEMALE) if (texts := draft.of(half)) and texts[place]]
    return len(halves) == 1 and read_birth_cell(halves[0], today).value is not None


def _genders(draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind], births: Births) -> _Texts:
    """Gender by its column, else by the Nam | Nữ columns, else by "Ông", "Bà"; never by the name."""
    written, salutations = draft.of(_M.GENDER), draft.of(_M.SALUTATION)
    genders: _Texts = []
    for place, (part, kind) in enumerate(zip(names, kinds, strict=True)):
        if kind is NomineeKind.COLLECTIVE:
            genders.append(None)
            continue
        gender = read_gender(written[place]) if written else None
        if gender is None and written and written[place]:
            says = f"không hiểu giới tính “{written[place]}”. Hãy ghi Nam hoặc Nữ."
            draft.find(place, Severity.WARNING, Code.UNKNOWN_GENDER, _M.GENDER, "gender", says)
        called = read_gender(salutations[place]) if salutations else None
        genders.append(gender or births.genders[place] or part.gender or called)
    return genders


def _posts(draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind]) -> tuple[_Texts, _Texts]:
    """Positions and workplaces, from their own columns or split out of one; a collective's cell is all workplace."""
    size = len(kinds)
    positions = _optional(draft.of(_M.POSITION), size)
    workplaces = _optional(draft.of(_M.WORKPLACE), size)
    both = draft.of(_M.POSITION_WORKPLACE)
    if both:
        for place, (text, kind) in enumerate(zip(both, kinds, strict=True)):
            if not text:
                continue
            position, workplace = split_post(text) if kind is _INDIVIDUAL else (None, single_line(text))
            if workplace and is_ditto(workplace):
                workplace = workplaces[place - 1] if place else None
            positions[place] = positions[place] or position
            workplaces[place] = workplaces[place] or workplace
    for place, part in enumerate(names):
        if part.post and not positions[place]:
            positions[place], workplace = split_post(part.post)
            workplaces[place] = workplaces[place] or workplace
    return positions, workplaces


def _optional(texts: Sequence[str] | None, size: int) -> _Texts:
    """The texts on one line each, an empty cell as None."""
    if texts is None:
        return [None] * size
    return [(text if "\n" not in text else single_line(text)) or None for text in texts]


def _assemble(
    draft: Draft,
    names: Sequence[NameParts],
    kinds: Sequence[NomineeKind],
    births: Births,
    genders: _Texts,
    positions: _Texts,
    workplaces: _Texts,
) -> list[Candidate]:
    size = len(names)
    awards, achievements, numbers, phones, notes, units, movements = (
        _optional(draft.of(meaning), size)
        for meaning in (_M.AWARD, _M.ACHIEVEMENT, _M.IDENTITY_NUMBER, _M.PHONE, _M.NOTE, _M.UNIT, _M.MOVEMENT)
    )
    sections, findings = draft.table.sections, draft.findings
    columns, written = _sources(draft, births)
    fields = zip(  # in their order: a loop that names each takes twice as long, and lists are long
        [part.name for part in names],
        kinds,
        repeat(draft.sheet.name),
        draft.shown,
        births.values,
        genders,
        positions,
        workplaces,
        [award or section.award for award, section in zip(awards, sections, strict=True)],
        achievements,
        numbers,
        phones,
        notes,
        [unit or section.unit for unit, section in zip(units, sections, strict=True)],
        movements,
        repeat(draft.table.beside),
        repeat(births.expected),
        columns,
        written,
        [tuple(findings.get(place, ())) for place in range(size)],
    )
    return list(map(Candidate._make, fields))


def _sources(draft: Draft, births: Births) -> tuple[list[_Columns], list[tuple[str, ...]]]:
    """For each row the column of each field, one value for all rows of a kind, and the texts there as sent."""
    fields = [(name, meaning) for meaning, names in FIELDS.items() if meaning in draft.texts for name in names]
    size = len(draft.shown)
    columns = tuple((name, draft.letters[meaning]) for name, meaning in fields)
    written = list(zip(*(draft.texts[meaning] for _, meaning in fields), strict=True)) if fields else [()] * size
    if not _in_halves(draft):
        return [columns] * size, written
    halves = {m: (*columns, ("birth", draft.letters[m])) for m in {*births.columns} if m in draft.letters}
    return (
        [halves.get(meaning, columns) for meaning in births.columns],
        [
            (*texts, draft.texts[meaning][place]) if meaning in halves else texts
            for place, (texts, meaning) in enumerate(zip(written, births.columns, strict=True))
        ],
    )


def _in_halves(draft: Draft) -> bool:
    """True if births stand under Nam | Nữ only."""
    return _M.BIRTH not in draft.texts and (_M.BIRTH_MALE in draft.texts or _M.BIRTH_FEMALE in draft.texts)
