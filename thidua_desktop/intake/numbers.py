"""Identity numbers and telephone numbers: kept as sent, with what a spreadsheet did to them pointed out.

A number cell loses the zeros before it, and a narrow one its last digits. Citizens' numbers have 12 digits and
begin with 0 (Luật Căn cước 2023, Điều 12; Nghị định số 70/2024/NĐ-CP: the first three are the province, 001 to 096);
the identity cards before them had 9.
"""

import re

from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.intake.drafts import FIELDS, Draft
from thidua_desktop.intake.headers import ColumnMeaning

_M = ColumnMeaning
_CUT = re.compile(r"^\d(?:[.,]\d+)?E\+?\d+$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.\-]")
_PROVINCES = range(1, 97)
_Said = tuple[Severity, Code, str]


def note_numbers(draft: Draft) -> None:
    """Note what looks wrong with the identity and telephone numbers of a table."""
    for meaning, look in ((_M.IDENTITY_NUMBER, _identity), (_M.PHONE, _phone)):
        for place, text in enumerate(draft.of(meaning) or ()):
            if text and (said := look(text)):
                draft.find(place, said[0], said[1], meaning, FIELDS[meaning][0], said[2])


def _identity(text: str) -> _Said | None:
    digits = _SEPARATORS.sub("", text)
    if _CUT.match(text):
        return _cut(text)
    if not digits.isdigit() or len(digits) in (9, 12):
        return None if digits.isdigit() or not any(map(str.isdigit, text)) else _odd(text)
    whole = digits.zfill(12)
    if len(digits) in (10, 11) and int(whole[:3]) in _PROVINCES:
        return _lost(text, whole)
    return _lost(text, digits.zfill(9)) if len(digits) == 8 else _odd(text)


def _phone(text: str) -> _Said | None:
    if _CUT.match(text):
        return _cut(text)
    digits = _SEPARATORS.sub("", text)
    mobile = len(digits) == 9 and digits[:1] in "35789"
    fixed = len(digits) == 10 and digits.startswith("2")
    return _lost(text, f"0{digits}") if digits.isdigit() and (mobile or fixed) else None


def _cut(text: str) -> _Said:
    says = f"Excel đã cắt bớt chữ số của “{text}”. Hãy định dạng ô là văn bản và ghi lại đủ các chữ số."
    return Severity.WARNING, Code.CUT_NUMBER, says


def _lost(text: str, whole: str) -> _Said:
    says = f"“{text}” có lẽ đã mất số 0 ở đầu ({whole}). Hãy xem lại và ghi dạng văn bản."
    return Severity.NOTE, Code.LOST_LEADING_ZERO, says


def _odd(text: str) -> _Said:
    says = f"số căn cước “{text}” không đủ 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân). Hãy xem lại."
    return Severity.WARNING, Code.IDENTITY_NUMBER, says
