"""A date is understood in any usual way of typing, and shown dd/mm/yyyy on leaving the field."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from ui.kit.dates import DateEdit, read_typed

TODAY = date(2024, 7, 26)


@pytest.mark.parametrize(
    "typed", ["1/8/24", "01082024", "010824", "1-8-2024", "1.8.2024", "01/08/2024", " 1 / 8 / 2024 ", "1/8", "1 8 2024"]
)
def test_one_day_however_it_is_typed(typed: str) -> None:
    assert read_typed(typed, TODAY) == date(2024, 8, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/1985", "Tháng 02/1985 không có ngày 31. Sửa ngày."),
        ("5/13/2024", "Không có tháng 13. Sửa tháng."),
        ("hôm qua", "Chưa rõ ngày. Ghi như 1/8/2024 hoặc 01082024."),
        ("2024", "Chưa rõ ngày. Ghi như 1/8/2024 hoặc 01082024."),
        ("1/8/202", "Chưa rõ ngày. Ghi như 1/8/2024 hoặc 01082024."),
    ],
)
def test_what_is_no_date_is_told_in_one_sentence(typed: str, said: str) -> None:
    assert read_typed(typed, TODAY) == said


def test_an_empty_field_is_no_date_and_no_fault() -> None:
    assert read_typed("  ", TODAY) is None


@pytest.fixture
def edit(qtbot: QtBot) -> DateEdit:
    made = DateEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_rewritten_while_typing_and_all_is_tidied_on_leaving(qtbot: QtBot, edit: DateEdit) -> None:
    edit.setFocus()
    qtbot.keyClicks(edit, "2/8/24")
    assert edit.text() == "2/8/24"
    edit.clearFocus()
    assert edit.text() == "02/08/2024"
    assert edit.value() == date(2024, 8, 2)


def test_a_wrong_date_is_left_as_it_was_typed(qtbot: QtBot, edit: DateEdit) -> None:
    edit.setFocus()
    qtbot.keyClicks(edit, "31/2/24")
    edit.clearFocus()
    assert edit.text() == "31/2/24"
    assert edit.value() is None


def test_a_day_can_be_picked_by_keyboard(qtbot: QtBot, edit: DateEdit) -> None:
    edit.set_value(date(2024, 8, 1))
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2024, 8, 1)
    with qtbot.waitSignal(edit.picked):
        calendar.activated.emit(QDate(2024, 8, 2))
    assert edit.text() == "02/08/2024"


def test_the_calendar_speaks_vietnamese_and_begins_on_monday(qtbot: QtBot, edit: DateEdit) -> None:
    edit.open_calendar()
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.locale().monthName(8).lower().startswith("tháng")
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
