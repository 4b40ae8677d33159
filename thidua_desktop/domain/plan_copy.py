"""Copying a plan to another year: dates moved, years in its words offered moved, all of it to be looked at."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from thidua_desktop.domain.dates import last_day_of_month
from thidua_desktop.domain.plan import Plan, PlanState
from thidua_desktop.domain.tasks import Task

_CITED = "|".join(
    (
        r"số\s+\d[^\s,;]*\s+ngày\s+\d{1,2}(?:[/.\-]\d{1,2}[/.\-]\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
        r"\d+/\d{4}/\w[\w\-]*",
        r"(?:[Ll]uật|Nghị định|Thông tư|Pháp lệnh|Hiến pháp)\b[^.;()]{0,60}?\bnăm\s+\d{4}",
        r"(?:[Gg]iai đoạn|[Nn]hiệm kỳ)\s+\d{4}\s*[-–]\s*\d{4}",
    )
)
_MOVING = re.compile(
    rf"(?P<cited>{_CITED})"
    r"|(?P<leap>29(?=(?:[/.\-]0?2[/.\-]|\s+tháng\s+0?2\s+năm\s+)(?P<of>\d{4})))"
    r"|(?<![\d.,])(?P<year>\d{4})(?!\d|[.,]\d)"
    r"|(?<!\d)(?P<age>\d{1,3})(?=\s+năm\b(?!\s+\d))"
)
_SPAN = re.compile(r"\d{1,2}/\d{1,2}/(\d{4})\s*[-–]\s*\d{1,2}/\d{1,2}/(\d{4})")
_YOUNGEST_AGE = 2  # "01 năm" is a length of time more often than an anniversary

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "": {
        "title": "Tên kế hoạch",
        "short_title": "Tên ngắn",
        "occasion": "Dịp tổng kết",
        "purpose": "Mục đích, yêu cầu",
    },
    "movements": {"title": "Tên phong trào", "short_title": "Tên ngắn của phong trào", "time": "Thời gian phong trào"},
    "quotas": {"sentence": "Câu về chỉ tiêu", "restriction": "Loại được nhận"},
    "deadlines": {"what": "Việc có hạn", "source": "Câu về thời hạn"},
    "recurring": {"what": "Việc hằng năm", "source": "Câu về hạn hằng năm"},
    "dossier": {"item": "Giấy tờ", "sentence": "Câu về hồ sơ"},
    "criteria": {"text": "Tiêu chuẩn"},
    "rules": {"sentence": "Câu của quy tắc"},
}
_LINES = ("movements", "quotas", "deadlines", "recurring", "dossier")  # those whose lines have ids of their own


@dataclass(frozen=True, slots=True)
class Place:
    """A text of a plan: the plan's own (part "") or that of one line of a part."""

    part: str
    line: int
    field: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that names years, as it is and as it is offered; `places` holds everywhere it stands."""

    name: str
    before: str
    after: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DateChange:
    """A date of the plan before and after; `due` if papers are due on it."""

    name: str
    before: date
    after: date
    due: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """A plan moved to another year, not stored yet, with what was moved."""

    plan: Plan
    texts: tuple[TextChange, ...]
    dates: tuple[DateChange, ...]


def moved(day: date, by: int) -> date:
    """The same day of another year; 29/02 becomes 28/02 in a year without it. Days of the week are not kept."""
    year = day.year + by
    return date(year, day.month, min(day.day, last_day_of_month(year, day.month).day))


def moved_end(day: date, by: int) -> date:
    """The end of a time: the last day of a month stays the last of that month."""
    if day == last_day_of_month(day.year, day.month):
        return last_day_of_month(day.year + by, day.month)
    return moved(day, by)


def ages(plan: Plan) -> frozenset[int]:
    """The anniversaries a plan keeps: 70 where it writes (10/10/1954 - 10/10/2024)."""
    spans = [found for text in _texts(plan).values() for found in _SPAN.findall(text)]
    found = {plan.year - int(begins) for begins, ends in spans if int(ends) == plan.year}
    return frozenset(age for age in found if age >= _YOUNGEST_AGE)


def moved_words(text: str, year: int, by: int, anniversaries: Collection[int] = ()) -> str:
    """A text of `year` said of another: its years and those beside it move, cited papers and laws do not."""

    def put(found: re.Match[str]) -> str:
        if found["cited"]:
            return found["cited"]
        if found["leap"]:
            there = last_day_of_month(int(found["of"]) + by, 2).day if abs(int(found["of"]) - year) <= 1 else 29
            return str(there)
        if found["year"]:
            near = abs(int(found["year"]) - year) <= 1
            return str(int(found["year"]) + by) if near else found["year"]
        age = int(found["age"])
        return str(age + by) if age in anniversaries else found["age"]

    return _MOVING.sub(put, text)


def next_code(code: str, year: int, to: int, taken: Collection[str]) -> str:
    """A free code for the copy: CG-2024 -> CG-2025; TD -> TD-2025; CG-2025-2 if that is taken."""
    wanted = code.replace(str(year), str(to)) if str(year) in code else f"{code}-{to}"
    known = {one.casefold() for one in taken}
    offered, number = wanted, 2
    while offered.casefold() in known:
        offered, number = f"{wanted}-{number}", number + 1
    return offered


def copied(plan: Plan, to: int, taken: Collection[str] = ()) -> Copied:
    """The plan moved to a year: a new open plan without number and date of issue, and without the plan above.

    The cited papers stay as they are, for only the clerk knows which hold in the other year; but none of them is the
    plan above any more: that one is of the year before.
    """
    by = to - plan.year
    bare = {part: tuple(replace(line, id=None) for line in getattr(plan, part)) for part in _LINES}
    new = replace(
        plan,
        id=None,
        code=next_code(plan.code, plan.year, to, taken),
        year=to,
        number="",
        issued=None,
        state=PlanState.OPEN,
        parent_id=None,
        bases=tuple(replace(basis, is_parent=False) for basis in plan.bases),
        **bare,
    )
    texts = _text_changes(plan, by)
    for change in texts:
        new = with_text(new, change, change.after)
    new, dates = _with_dates(new, by)
    return Copied(new, texts, dates)


def copied_task(task: Task, plan: Plan, to: int, new_plan_id: int) -> Task:
    """A task of a plan moved to a year with it, still to be done; a yearly one keeps its day."""
    by, kept = to - plan.year, ages(plan)
    said = moved_words(task.task, plan.year, by, kept)
    return replace(
        task,
        id=None,
        plan_id=new_plan_id,
        task=said,
        time=moved_words(task.time, plan.year, by, kept),
        due=moved(task.due, by) if task.due else None,
        yearly=replace(task.yearly, what=said) if task.yearly else None,
        done=None,
    )


def with_text(plan: Plan, change: TextChange, text: str) -> Plan:
    """The plan with a text put in all its places."""
    for place in change.places:
        if not place.part:
            plan = replace(plan, **{place.field: text})
            continue
        lines = list(getattr(plan, place.part))
        lines[place.line] = replace(lines[place.line], **{place.field: text})
        plan = replace(plan, **{place.part: tuple(lines)})
    return plan


def _texts(plan: Plan) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for part, names in _TEXTS.items():
        lines: tuple[Any, ...] = getattr(plan, part) if part else (plan,)
        for number, line in enumerate(lines):
            found.update({Place(part, number, field): getattr(line, field) for field in names})
    return found


def _text_changes(plan: Plan, by: int) -> tuple[TextChange, ...]:
    kept = ages(plan)
    found: dict[str, list[Place]] = {}
    for place, text in _texts(plan).items():
        if moved_words(text, plan.year, by, kept) != text:
            found.setdefault(text, []).append(place)
    return tuple(
        TextChange(_name(places[0]), text, moved_words(text, plan.year, by, kept), tuple(places))
        for text, places in found.items()
    )


def _name(place: Place) -> str:
    said = _TEXTS[place.part][place.field]
    return f"{said} {place.line + 1}" if place.part else said


def _with_dates(plan: Plan, by: int) -> tuple[Plan, tuple[DateChange, ...]]:
    changes: list[DateChange] = []

    def shifted(line: Any, name: str) -> Any:
        values: dict[str, date] = {}
        for field, label in (("starts", "từ ngày"), ("ends", "đến ngày"), ("on", "")):
            if field not in {one.name for one in fields(line)} or getattr(line, field) is None:
                continue
            before: date = getattr(line, field)
            values[field] = moved_end(before, by) if field == "ends" else moved(before, by)
            said = f"{name}, {label}" if label else name
            changes.append(DateChange(said, before, values[field], due=not label))
        return replace(line, **values)

    plan = shifted(plan, "Cả kế hoạch")
    plan = replace(plan, deadlines=tuple(shifted(line, line.what) for line in plan.deadlines))
    movements = tuple(shifted(line, line.short_title or line.title) for line in plan.movements)
    return replace(plan, movements=movements), tuple(changes)
