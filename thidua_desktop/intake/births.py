"""Birth dates of a table: one column, or the year under "Nam" or "Nữ"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from thidua_desktop.domain.dates import ReadDate
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.cells import is_tick, read_birth_cell
from thidua_desktop.intake.words import ColumnMeaning

if TYPE_CHECKING:
    from thidua_desktop.intake.rows import Draft

_M = ColumnMeaning


@dataclass(frozen=True, slots=True)
class Births:
    """Births and the genders that the Nam | Nữ columns tell; `expected` is False if the table asks for no birth."""

    values: list[str | None]
    genders: list[str | None]
    expected: bool


def read_births(draft: Draft, kinds: Sequence[NomineeKind], today: date) -> Births:
    """Read the birth of every person of a table and note missing, unreadable and impossible dates."""
    size = len(kinds)
    values: list[str | None] = [None] * size
    genders: list[str | None] = [None] * size
    single = draft.of(_M.BIRTH)
    halves = [
        (draft.of(meaning), meaning, gender) for meaning, gender in ((_M.BIRTH_MALE, "M"), (_M.BIRTH_FEMALE, "F"))
    ]
    dated = single is not None or any(
        text and not is_tick(text) for texts, _, _ in halves if texts is not None for text in texts
    )
    for place, kind in enumerate(kinds):
        if kind is NomineeKind.COLLECTIVE:
            continue
        text, meaning = (single[place] if single is not None else ""), _M.BIRTH
        for texts, half, gender in halves:
            if texts is not None and texts[place]:
                genders[place] = gender
                if not is_tick(texts[place]) and not text:
                    text, meaning = texts[place], half
        if text:
            read = read_birth_cell(text, today)
            values[place] = read.value
            if read.problem:
                _complain(draft, place, meaning, text, read)
        elif dated and kind is NomineeKind.INDIVIDUAL:
            meaning = next(m for m in (_M.BIRTH, _M.BIRTH_MALE, _M.BIRTH_FEMALE) if draft.of(m) is not None)
            draft.find(
                place, Severity.ERROR, Code.MISSING_BIRTH, meaning, "birth",
                "Ô {cell}: thiếu ngày sinh. Hãy ghi ngày sinh hoặc năm sinh.",
            )  # fmt: skip
    return Births(values, genders, dated)


def _complain(draft: Draft, place: int, meaning: ColumnMeaning, text: str, read: ReadDate) -> None:
    shown = text.replace("{", "").replace("}", "").replace("\n", " ")
    if read.problem == "unreadable":
        draft.find(
            place, Severity.ERROR, Code.UNREADABLE_DATE, meaning, "birth",
            f"Ô {{cell}}: không đọc được ngày sinh “{shown}”. Hãy ghi dạng ngày/tháng/năm hoặc chỉ ghi năm sinh.",
        )  # fmt: skip
        return
    draft.find(
        place, Severity.ERROR, Code.IMPOSSIBLE_DATE, meaning, "birth",
        f"Ô {{cell}}: không có ngày {shown}. Sửa ngày hoặc chỉ ghi năm sinh.",
    )  # fmt: skip
