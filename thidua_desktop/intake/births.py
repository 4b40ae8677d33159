"""Birth dates of a table: one column, or the year under "Nam" or "Nữ"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.dates import ReadDate
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.cells import is_tick, read_birth_cell, single_line
from thidua_desktop.intake.drafts import Draft
from thidua_desktop.intake.headers import ColumnMeaning

_M = ColumnMeaning
_HALVES = ((_M.BIRTH_MALE, "M"), (_M.BIRTH_FEMALE, "F"))


@dataclass(frozen=True, slots=True)
class Births:
    """Births by place, the genders that the Nam | Nữ columns tell, and the column each birth stands in.

    `expected` is False if the table asks for no birth.
    """

    values: list[str | None]
    genders: list[str | None]
    columns: list[ColumnMeaning]
    expected: bool


def read_births(draft: Draft, kinds: Sequence[NomineeKind], today: date) -> Births:
    """Read the birth of every person of a table and note missing, unreadable and impossible dates."""
    size = len(kinds)
    births = Births([None] * size, [None] * size, [_M.BIRTH] * size, _asks_for_births(draft))
    for place, kind in enumerate(kinds):
        if kind is NomineeKind.COLLECTIVE:
            continue
        text, meaning, births.genders[place] = _written(draft, place)
        births.columns[place] = meaning
        if text:
            read = read_birth_cell(text, today)
            births.values[place] = read.value
            if read.problem:
                _complain(draft, place, meaning, text, read, today)
        elif births.expected and kind is NomineeKind.INDIVIDUAL:
            says = "thiếu ngày sinh. Hãy ghi ngày sinh hoặc năm sinh."
            draft.find(place, Severity.ERROR, Code.MISSING_BIRTH, meaning, "birth", says)
    return births


def _asks_for_births(draft: Draft) -> bool:
    """True if the table has a birth column; Nam | Nữ columns with ticks only ask for the gender."""
    if _M.BIRTH in draft.texts:
        return True
    return any(text and not is_tick(text) for half, _ in _HALVES for text in draft.of(half) or ())


def _written(draft: Draft, place: int) -> tuple[str, ColumnMeaning, str | None]:
    """(text, its column, gender told by a Nam | Nữ column) of one row; the text is "" if nothing is there."""
    single = draft.of(_M.BIRTH)
    text, meaning = (single[place], _M.BIRTH) if single is not None else ("", _M.BIRTH)
    gender: str | None = None
    for half, sex in _HALVES:
        texts = draft.of(half)
        if texts is None:
            continue
        if single is None and meaning is _M.BIRTH:
            meaning = half
        if texts[place]:
            gender = sex
            if not text and not is_tick(texts[place]):
                text, meaning = texts[place], half
    return text, meaning, gender


def _complain(draft: Draft, place: int, meaning: ColumnMeaning, text: str, read: ReadDate, today: date) -> None:
    """Say what is wrong with a birth; a date that only lies ahead is not called impossible to find in a calendar."""
    shown = single_line(text)
    if read.problem == "unreadable":
        code, says = (
            Code.UNREADABLE_DATE,
            f"không đọc được ngày sinh “{shown}”. Ghi ngày/tháng/năm hoặc chỉ ghi năm sinh.",
        )
    elif not read.hint:
        code, says = Code.IMPOSSIBLE_DATE, f"năm sinh trong “{shown}” không hợp lý. Sửa lại năm sinh."
    elif read.hint == str(today.year):
        code, says = Code.IMPOSSIBLE_DATE, f"ngày sinh {shown} không hợp lý. Sửa ngày hoặc chỉ ghi năm sinh."
    else:
        code, says = Code.IMPOSSIBLE_DATE, f"không có ngày {shown}. Sửa ngày hoặc chỉ ghi năm sinh."
    draft.find(place, Severity.ERROR, code, meaning, "birth", says)
