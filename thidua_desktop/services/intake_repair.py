"""What can be put right in a row of a file, with the likeliest answers; everything in plain values for the window."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, unit_key
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.intake.corrections import Place as Place
from thidua_desktop.intake.corrections import Row as Row
from thidua_desktop.intake.corrections import RowField as RowField
from thidua_desktop.services.intake_columns import ShownColumn
from thidua_desktop.services.intake_view import FindingRow, ShownFile

LIKE_ENOUGH = 60  # percent, from which on a name is proposed
SHARED = 80  # percent of a shorter text's letters that are words of a name, from which on it is proposed
MOST_PROPOSED = 3
MOST_HINTS = 8  # of the texts that may name the sender, best first
LONGEST_NAME = 120
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"^\D*(\d{1,2})\D+(\d{1,2})\D+((?:19|20)\d\d)\D*$")
_BIRTHS = frozenset({"birth", "birth_male", "birth_female"})


@dataclass(frozen=True, slots=True)
class LikelyUnit:
    """A unit that a text may mean, and how like its name or one of its other names is, in percent."""

    unit: Unit
    percent: int


def row_of(file: ShownFile, found: FindingRow) -> Checked | None:
    """The row that a finding is about; None for one about several rows or the whole file."""
    if not found.first_row or found.first_row != found.last_row:
        return None
    return next((row for row in file.preview.rows if row.candidate.place == found.place), None)


def place_of(found: FindingRow) -> Place | None:
    """The cell of a nominee that a finding is about; None if it is about no cell, or about one outside the lists."""
    return (found.sheet, found.first_row, found.column) if found.column >= 0 and found.place[1] else None


def column_of(file: ShownFile, place: Place) -> ShownColumn | None:
    """The column of a list that a cell lies in."""
    for table in file.tables:
        if file.sheets[table.sheet].name == place[0] and table.first_row <= place[1] <= table.last_row:
            for column in table.columns:
                if column.index == place[2]:
                    return column
    return None


def text_of(file: ShownFile, told: Corrections, place: Place) -> str:
    """What a cell says now: as corrected, else as sent."""
    if place in told.cells:
        return told.cells[place]
    sheet = next((sheet for sheet in file.sheets if sheet.name == place[0]), None)
    row = place[1] - sheet.first_row if sheet is not None else -1
    if sheet is None or not 0 <= row < len(sheet.rows) or place[2] >= len(sheet.rows[row]):
        return ""
    return sheet.rows[row][place[2]]


def alike(file: ShownFile, told: Corrections, place: Place) -> list[Place]:
    """The cells of nominees in the same column of the same list that say the same, this one among them."""
    text, column = text_of(file, told, place), column_of(file, place)
    sheet = next((sheet for sheet in file.sheets if sheet.name == place[0]), None)
    if column is None or sheet is None or not text:
        return [place]
    table = next(t for t in file.tables if column in t.columns and t.first_row <= place[1] <= t.last_row)
    at = place[2]
    nominees = file.nominees.get(place[0], frozenset())
    numbers = range(table.first_row, table.last_row + 1)
    rows = zip(numbers, sheet.rows[table.first_row - sheet.first_row :], strict=False)
    same = {number for number, row in rows if at < len(row) and row[at] == text and number in nominees}
    if told.cells:
        same = {number for number in same if (place[0], number, at) not in told.cells}
        same |= {row for (name, row, where), said in told.cells.items() if (name, where, said) == (place[0], at, text)}
    return [(place[0], number, at) for number in sorted(same & nominees | {place[1]})]


def dates_meant(text: str) -> list[tuple[str, str]]:
    """What a date that cannot be may have been meant to be: (words of the answer, the text to put there)."""
    answers: list[tuple[str, str]] = []
    if (day := _DAY.match(text)) and int(day[2]) > 12 >= int(day[1]):
        swapped = f"{int(day[2]):02}/{int(day[1]):02}/{day[3]}"
        answers.append((f"Tháng trước ngày: {swapped}", swapped))
    years = _YEAR.findall(text)
    if len(years) == 1:
        answers.append((f"Chỉ ghi năm {years[0]}", years[0]))
    return answers


def answers(code: str, text: str, choices: Sequence[str]) -> list[tuple[str, str]]:
    """The likeliest right texts of a cell in a column of this meaning: (words of the answer, the text)."""
    if code in _BIRTHS:
        return dates_meant(text)
    if not choices or not text:
        return []
    near = [(f"{name} · giống {percent} %", name) for name, percent in _nearest(text, choices, fold)]
    return near or [(name, name) for name in _of_the_same_words(text, choices)]


def likely_units(units: Sequence[Unit], written: str) -> list[LikelyUnit]:
    """The units whose name or another name is most like a text, likest first."""
    by_name = {name: unit for unit in units for name in (*unit.aliases, unit.name, unit.short_name)}
    best: dict[int, LikelyUnit] = {}
    for name, percent in _nearest(written, tuple(by_name), unit_key, most=4 * MOST_PROPOSED):
        unit = by_name[name]
        best.setdefault(unit.id, LikelyUnit(unit, percent))
    return list(best.values())[:MOST_PROPOSED]


def likely_senders(file: ShownFile, units: Sequence[Unit]) -> tuple[str, list[LikelyUnit]]:
    """The text of a file that most looks like a sender's name, with the units it may mean; "" if none does."""
    understanding = file.preview.understanding
    hints = understanding.sender_hints[:MOST_HINTS] if understanding is not None else ()
    best: tuple[str, list[LikelyUnit]] = ("", [])
    for hint in hints:
        found = likely_units(units, hint) if len(hint) <= LONGEST_NAME else []
        if found and (not best[1] or found[0].percent > best[1][0].percent):
            best = (hint, found)
    return best


def _of_the_same_words(text: str, names: Sequence[str]) -> list[str]:
    """The names that hold most words of a shorter text: what "Giấy khen cấp phường" may be short for."""
    from rapidfuzz import fuzz, process  # late, as below

    folded = [fold(name) for name in names]
    found = process.extract(fold(text), folded, scorer=fuzz.token_set_ratio, limit=MOST_PROPOSED, score_cutoff=SHARED)
    return [names[place] for _, _, place in found]


def _nearest(
    text: str, names: Sequence[str], reduced: Callable[[str], str], most: int = MOST_PROPOSED
) -> list[tuple[str, int]]:
    """The names most like a text with their likeness in percent, likest first."""
    from rapidfuzz import fuzz, process  # late: only a name that is not known needs it

    found = process.extract(reduced(text), [reduced(name) for name in names], scorer=fuzz.token_sort_ratio, limit=most)
    return [(names[place], round(score)) for _, score, place in found if score >= LIKE_ENOUGH]


# --- what was decided, one by one -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """One decision of the clerk as the window lists it; `without` gives the decisions without it."""

    what: str
    where: str
    was: str
    now: str
    without: Callable[[Corrections], Corrections]
    place: Place | None = None


def told_of(file: ShownFile, told: Corrections, units: Sequence[Unit]) -> list[Told]:
    """Everything the clerk decided about a file: its cells, its rows, its names of units, what holds for all."""
    names = {unit.id: unit.short_name for unit in units}
    return [*_told_of_cells(file, told), *_told_of_rows(told), *_told_of_all(told, names)]


def _told_of_cells(file: ShownFile, told: Corrections) -> list[Told]:
    listed: list[Told] = []
    letters = {sheet.name: sheet.letters for sheet in file.sheets}
    for place, text in told.cells.items():
        known = letters.get(place[0], ())
        cell = f"{known[place[2]]}{place[1]}" if place[2] < len(known) else str(place[1])
        was = text_of(file, Corrections(), place)
        listed.append(Told("Sửa ô", cell, was, text, lambda t, p=place: t.without_cells(frozenset({p})), place))
    for row_field, text in told.fields.items():
        sheet, row, _ = row_field
        listed.append(
            Told("Ghi thêm", f"Dòng {row}", "", text, lambda t, f=row_field: t.without_field(f), (sheet, row, -1))
        )
    return listed


def _told_of_rows(told: Corrections) -> list[Told]:
    listed: list[Told] = []
    for row in sorted(told.skipped):
        one = frozenset({row})
        place = (*row, -1)
        listed.append(
            Told("Bỏ qua", f"Dòng {row[1]}", "", "Không nhập", lambda t, r=one: t.with_skipped(r, skipped=False), place)
        )
    for what, reasons, without in (
        ("Nhận có lỗi", told.accepted, Corrections.with_accepted),
        ("Giữ, có lý do", told.kept, Corrections.with_kept),
    ):
        for row, reason in reasons.items():
            one = frozenset({row})
            listed.append(
                Told(what, f"Dòng {row[1]}", "", reason, lambda t, r=one, take=without: take(t, r, ""), (*row, -1))
            )
    for row in sorted(told.separate):
        words = "Là người khác"
        listed.append(
            Told(words, f"Dòng {row[1]}", "", "", lambda t, r=row: t.with_separate(r, separate=False), (*row, -1))
        )
    return listed


def _told_of_all(told: Corrections, names: dict[int, str]) -> list[Told]:
    listed: list[Told] = []
    for written, unit in told.units.items():
        kept = ", nhớ" if written in told.aliases else ""
        listed.append(
            Told("Đơn vị", "Cả tệp", written, f"{names.get(unit, '')}{kept}", lambda t, w=written: t.without_unit(w))
        )
    if told.award:
        listed.append(Told("Hình thức", "Cả tệp", "", told.award, lambda t: replace(t, award="")))
    if told.late_reason:
        without = Told("Lý do nhận muộn", "Cả tệp", "", told.late_reason, lambda t: replace(t, late_reason=""))
        listed.append(without)
    for mapping in told.mappings:
        words = f"Trang “{mapping.sheet}”, dòng {max(mapping.header_row, 1)}"
        listed.append(Told("Nghĩa các cột", words, "", "Anh chị chọn", lambda t, m=mapping: t.without_mapping(m)))
    return listed
