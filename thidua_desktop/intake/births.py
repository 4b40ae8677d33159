"""Birth dates of a table: one column, or the year under "Nam" or "Nữ"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat

from thidua_desktop.domain.dates import ReadDate
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.cells import NameParts, is_short_year, is_tick, read_birth_cell, single_line
from thidua_desktop.intake.drafts import Draft
from thidua_desktop.intake.headers import ColumnMeaning

_M = ColumnMeaning
_LETTERS_FOR_DIGITS = str.maketrans("OoQlI|", "000111")
_MONTH_FIRST = re.compile(r"^(?P<month>\d{1,2})[/.\-](?P<day>\d{1,2})[/.\-](?P<year>\d{4})$")
_MONTHS = 12
_NOTHING = frozenset({"-", "–", "—", "0", "/", "không", "ko", "k", "."})
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


def read_births(draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind], today: date) -> Births:
    """Read the birth of every person of a table and note missing, unreadable and impossible dates.

    A birth that stands in the name cell is taken where the row has no other.
    """
    texts, columns, genders = _written(draft, len(kinds))
    for place, part in enumerate(names):
        if part.birth and not texts[place]:
            texts[place], columns[place] = part.birth, _M.NAME
    births = Births([None] * len(kinds), genders, columns, _asks_for_births(draft))
    for place, (kind, text) in enumerate(zip(kinds, texts, strict=True)):
        if kind is NomineeKind.COLLECTIVE:
            continue
        if text:
            read = read_birth_cell(text, today)
            births.values[place] = read.value
            if is_short_year(text):
                says = f"“{text}” được đọc là năm {read.value}. Sửa lại nếu không đúng."
                draft.find(place, Severity.NOTE, Code.SHORT_YEAR, columns[place], "birth", says)
            if read.problem:
                _complain(draft, place, columns[place], text, read, today)
        elif births.expected and kind is NomineeKind.INDIVIDUAL:
            says = "thiếu ngày sinh. Hãy ghi ngày sinh hoặc năm sinh."
            draft.find(place, Severity.ERROR, Code.MISSING_BIRTH, columns[place], "birth", says)
    return births


def says_something(text: str) -> bool:
    """True for what stands under Nam or Nữ, unless it is a dash that fills the empty half."""
    return bool(text) and text.lower() not in _NOTHING


def _asks_for_births(draft: Draft) -> bool:
    """True if the table has a birth column; Nam | Nữ columns with ticks only ask for the gender."""
    if _M.BIRTH in draft.texts:
        return True
    return any(says_something(text) and not is_tick(text) for half, _ in _HALVES for text in draft.of(half) or ())


def _written(draft: Draft, size: int) -> tuple[list[str], list[ColumnMeaning], list[str | None]]:
    """For each row the birth as written ("" if none), its column, and the gender a Nam | Nữ column tells."""
    single = draft.of(_M.BIRTH)
    genders: list[str | None] = [None] * size
    halves = [(draft.of(half), half, gender) for half, gender in _HALVES]
    default = _M.BIRTH if single is not None else next((half for texts, half, _ in halves if texts), _M.BIRTH)
    written, columns = list(single or repeat("", size)), [default] * size
    for texts, half, gender in halves:
        for place, text in enumerate(texts or ()):
            if says_something(text):
                genders[place] = None if genders[place] else gender
                if not written[place] and not is_tick(text):
                    written[place], columns[place] = text, half
    return written, columns, genders


def _complain(draft: Draft, place: int, meaning: ColumnMeaning, text: str, read: ReadDate, today: date) -> None:
    """Say what is wrong with a birth; a date that only lies ahead is not called impossible to find in a calendar."""
    shown = single_line(text)
    if digits := _with_digits(text, today):
        code, says = (
            Code.UNREADABLE_DATE,
            f"có chữ cái lẫn trong ngày sinh “{shown}”; có lẽ là {digits}. Hãy ghi lại bằng chữ số.",
        )
    elif (found := _MONTH_FIRST.match(text)) and int(found.group("day")) > _MONTHS >= int(found.group("month")):
        swapped = f"{int(found.group('day')):02d}/{int(found.group('month')):02d}/{found.group('year')}"
        code, says = (
            Code.IMPOSSIBLE_DATE,
            f"không có ngày {shown}: có lẽ tháng ghi trước ngày, tức {swapped}. Hãy ghi lại ngày/tháng/năm.",
        )
    elif read.problem == "unreadable":
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


def _with_digits(text: str, today: date) -> str:
    """The date that a text is with O as 0 and l or I as 1, "" if it is none or has no such letter."""
    mended = text.translate(_LETTERS_FOR_DIGITS)
    if mended == text or not any(map(str.isdigit, text)) or any(map(str.isalpha, mended)):
        return ""
    return mended if read_birth_cell(mended, today).value else ""
