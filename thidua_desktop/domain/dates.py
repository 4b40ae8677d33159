"""Dates as Vietnamese offices write and mean them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from thidua_desktop.domain.text import fold

_DAY_MONTH_YEAR = re.compile(
    r"^(?:ngay\s+)?(\d{1,2})(?:\s*[/.,\\\-]+\s*|\s+)(\d{1,2})(?:\s*[/.,\\\-]+\s*|\s+)(\d{4}|\d{2})(?:\s+0?0:00(?::00)?)?$"
)
_PACKED = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_PACKED_SHORT = re.compile(r"^(\d{2})(\d{2})(\d{2})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$")
_WORDS = re.compile(r"^(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})\s*,?\s+nam\s+(\d{4}|\d{2})$")
_MONTH_YEAR = re.compile(r"^(?:thang\s*|th?\.?\s*)?(\d{1,2})\s*[/.\-\s]\s*(?:nam\s+)?(\d{4})$")
_BLANK_DAY = re.compile(r"^[.…_/\-\s]*[/.\-][.…_/\-\s]*(\d{4})$")
_BORN = re.compile(r"^['’`]\s*|^(?:nam sinh|ngay sinh|sinh ngay|sinh nam|sinh|sn)\b[\s:.]*")
_REMARK = re.compile(r"(?<=\d)\s*\([^()]*\)$")  # "1980 (44 tuổi)"
_YEAR = re.compile(r"^(?:nam\s+)?(\d{4})(?:\.0)?$")
SATURDAY = 5
SCHOOL_YEAR_BEGINS = 8
"""The month from which a school works for its new year; deadlines "trước 30/10" of schools lie in it."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """The outcome of reading a written date: a value ("YYYY-MM-DD", "YYYY-MM", "YYYY"), or why there is none.

    `problem` is "" when read, "unreadable" for text that is no date, "impossible" for 31/02 or a month 13.
    `hint` holds the part that can be trusted ("1985" of 31/02/1985), offered to the clerk, never used silently.
    """

    value: str | None
    problem: str = ""
    hint: str = ""


def full_year(year: int, today: date) -> int:
    """A two-digit year of a birth date means the latest year that is not in the future."""
    if year >= 100:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def read_birth(text: str, today: date) -> ReadDate:
    """Read a birth date typed in any usual way: dd/mm/yyyy, d.m.yy, ddmmyy, 'tháng 5/1980', 'T5/1980', '/ /1980'."""
    if len(text) == 10 and text[2] == text[5] == "/" and text.isascii():
        day, month, year = text[:2], text[3:5], text[6:]
        if day.isdigit() and month.isdigit() and year.isdigit():  # most dates of most lists, for a tenth of the time
            return _checked(int(year), int(month), int(day), today)
    written = _REMARK.sub("", _BORN.sub("", fold(text))).strip(" ./-")
    if not written:
        return ReadDate(None, "unreadable")
    if found := _YEAR.match(written):
        return _checked(int(found.group(1)), None, None, today)
    for pattern, order in (
        (_ISO, (1, 2, 3)),
        (_DAY_MONTH_YEAR, (3, 2, 1)),
        (_WORDS, (3, 2, 1)),
        (_PACKED, (3, 2, 1)),
    ):
        if found := pattern.match(written):
            year, month, day = (int(found.group(i)) for i in order)
            return _checked(full_year(year, today), month, day, today)
    if found := _PACKED_SHORT.match(written):
        day, month, year = (int(part) for part in found.groups())
        read = _checked(full_year(year, today), month, day, today)
        return read if read.value else ReadDate(None, "unreadable")  # any other six digits are no date at all
    if found := _MONTH_YEAR.match(written):
        return _checked(int(found.group(2)), int(found.group(1)), None, today)
    if found := _BLANK_DAY.match(fold(text)):
        return _checked(int(found.group(1)), None, None, today)
    return ReadDate(None, "unreadable")


def _checked(year: int, month: int | None, day: int | None, today: date) -> ReadDate:
    hint = str(year) if 1900 <= year <= today.year else ""
    if not hint or (month is not None and not 1 <= month <= 12):
        return ReadDate(None, "impossible", hint)
    if month is None:
        return ReadDate(str(year))
    if day is None:
        return ReadDate(f"{year:04d}-{month:02d}")
    if not 1 <= day <= calendar.monthrange(year, month)[1] or date(year, month, day) > today:
        return ReadDate(None, "impossible", hint)
    return ReadDate(f"{year:04d}-{month:02d}-{day:02d}")


def show(value: date) -> str:
    """A date on the screen: dd/mm/yyyy."""
    return value.strftime("%d/%m/%Y")


def show_birth(value: str | None) -> str:
    """A stored birth date on the screen and in lists: dd/mm/yyyy, mm/yyyy or yyyy."""
    return "/".join(reversed(value.split("-"))) if value else ""


def in_decree_form(value: date) -> str:
    """`ngày 05 tháng 01 năm 2020`, `ngày 29 tháng 6 năm 2019`.

    Days under 10 and months 1 and 2 take a leading zero, months 3 to 9 none (NĐ 30/2020, Phụ lục I, II.4.b).
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day_before(value: date) -> date:
    """The day before; 'trước ngày' ends there."""
    return value - timedelta(days=1)


def after_working_days(day: date, count: int) -> date:
    """The working day that comes `count` working days after a day; Saturdays and Sundays are none."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def working_year(day: date, school: bool) -> int:
    """The year to which a day belongs: the calendar year, or the year in which its school year began (August)."""
    return day.year if not school or day.month >= SCHOOL_YEAR_BEGINS else day.year - 1


def show_working_year(year: int, school: bool) -> str:
    """`năm 2024`, `năm học 2024 - 2025`."""
    return f"năm học {year} - {year + 1}" if school else f"năm {year}"
