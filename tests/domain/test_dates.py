"""Dates as offices write and mean them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.domain.dates import (
    day_before,
    full_year,
    in_decree_form,
    last_day_of_month,
    read_birth,
    show,
    show_birth,
)

TODAY = date(2024, 8, 1)
BIRTHS = st.dates(date(1900, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("23/08/1979", "1979-08-23"),
        ("5/9/1979", "1979-09-05"),
        ("5.9.79", "1979-09-05"),
        ("05-09-1979", "1979-09-05"),
        ("1979-09-05", "1979-09-05"),
        ("1979-09-05 00:00:00", "1979-09-05"),
        ("ngày 5 tháng 9 năm 1979", "1979-09-05"),
        ("05091979", "1979-09-05"),
        ("tháng 5/1980", "1980-05"),
        ("T5/1980", "1980-05"),
        ("Th.12-1971", "1971-12"),
        ("5/1980", "1980-05"),
        ("năm 1980", "1980"),
        ("1980", "1980"),
        ("1980.0", "1980"),
        (".../.../1980", "1980"),
        ("Sinh năm 1980", "1980"),
        ("Năm sinh: 1980", "1980"),
        ("SN 1980", "1980"),
        ("sinh ngày 5/9/1979", "1979-09-05"),
        ("Sinh ngày 05 tháng 9 năm 1979", "1979-09-05"),
        ("'05/09/1979", "1979-09-05"),
        ("’1980", "1980"),
        ("29/02/2000", "2000-02-29"),
        ("ngày 5/9/1979", "1979-09-05"),
        ("5//9//1979", "1979-09-05"),
        ("5,9,1979", "1979-09-05"),
        ("5\\9\\1979", "1979-09-05"),
        ("05/09/1979 00:00:00", "1979-09-05"),
        ("5/9/1979 (44 tuổi)", "1979-09-05"),
        ("010884", "1984-08-01"),
        ("01081984", "1984-08-01"),
    ],
)
def test_usual_ways_of_writing_a_birth(written: str, value: str):
    assert read_birth(written, TODAY).value == value


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("31/02/1985", "1985"),
        ("29/02/1981", "1981"),
        ("12/13/1980", "1980"),
        ("00/05/1980", "1980"),
        ("02/08/2024", "2024"),
        ("01/01/2031", ""),
        ("1785", ""),
    ],
)
def test_impossible_dates_are_named_and_never_mended(written: str, hint: str):
    read = read_birth(written, TODAY)
    assert (read.value, read.problem, read.hint) == (None, "impossible", hint)


@pytest.mark.parametrize("written", ["", "  ", "không rõ", "1/2/3/4", "12345", "123456", "Nam"])
def test_text_that_is_no_date(written: str):
    read = read_birth(written, TODAY)
    assert (read.value, read.problem) == (None, "unreadable")


@given(BIRTHS, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d - %m - %Y", "%Y-%m-%d", "%d%m%Y"]))
def test_every_day_is_read_in_every_form(day: date, form: str):
    assert read_birth(day.strftime(form), TODAY).value == day.isoformat()


@given(st.integers(0, 99))
def test_a_two_digit_year_is_the_latest_one_not_in_the_future(year: int):
    full = full_year(year, TODAY)
    assert full % 100 == year
    assert TODAY.year - 100 < full <= TODAY.year


def test_dates_in_the_forms_of_the_decree():
    assert in_decree_form(date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
    assert in_decree_form(date(2019, 6, 29)) == "ngày 29 tháng 6 năm 2019"


@given(BIRTHS)
def test_a_stored_birth_is_shown_as_it_was_written(day: date):
    assert show_birth(day.isoformat()) == show(day) == day.strftime("%d/%m/%Y")
    assert day_before(day) == day - timedelta(days=1)
    assert last_day_of_month(day.year, day.month).month == day.month
    assert (last_day_of_month(day.year, day.month) + timedelta(days=1)).day == 1


def test_partial_births_are_shown_as_far_as_they_go():
    assert [show_birth(value) for value in ("1980-05", "1980", None)] == ["05/1980", "1980", ""]
