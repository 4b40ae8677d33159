"""In every window with fields: what is wrong is said under its field, which gets the cursor, by each key that saves."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.every_dialog import NOMINATION, OFFICE, PLAN, UNIT
from tests.every_writing import WRITING
from tests.stage import Screen, Stage
from tests.ui.desk_fixtures import stage  # noqa: F401
from tests.ui.hands import letters, press
from ui.kit.form_row import FormRow
from ui.kit.forms import DateField, LineField, NumberField

PARTS = {
    "the office": OFFICE,
    "plans": PLAN,
    "units and nominations": [*UNIT, *NOMINATION],
    "what writes": WRITING,
}
KEYS = ("Ctrl+S", "Ctrl+Return")
WRONG = {DateField: "31/31", NumberField: "x"}


def rows_in(seen: QWidget) -> list[FormRow]:
    """The rows that can be made wrong by typing: dates, numbers, and words that must not be missing."""
    found = [row for row in seen.findChildren(FormRow) if row.isVisible() and row.field.isEnabled()]
    return [row for row in found if type(row) in WRONG or (type(row) is LineField and not row.optional)]


def first_wrong(seen: QWidget) -> FormRow | None:
    """The uppermost row that says something is wrong."""
    wrong = [row for row in seen.findChildren(FormRow) if row.isVisible() and row.shown_error()]
    places = [(row.mapTo(seen, QPoint()).y(), row.mapTo(seen, QPoint()).x(), row) for row in wrong]
    return min(places, key=lambda place: place[:2])[2] if places else None


def said_wrong(seen: QWidget, row: FormRow, keys: str) -> str:
    """Make a row wrong, save, and tell what is missing of the house rule; the row is as before afterwards."""
    before, was_saved = row.value(), seen.isVisible()
    row.field.setFocus()
    press("Ctrl+A")
    press("Del")
    letters(WRONG.get(type(row), ""))
    elsewhere = next((one for one in seen.findChildren(FormRow) if one is not row and one.isVisible()), row)
    elsewhere.field.setFocus()
    press(keys)
    QApplication.processEvents()
    holder, first = QApplication.focusWidget(), first_wrong(seen)
    said = ""
    if not (was_saved and seen.isVisible()):
        return "was stored all the same"
    if not row.shown_error():
        said = "says nothing"
    elif holder is None or first is None or not first.isAncestorOf(holder):
        said = f"has no cursor: {holder}"
    row.set_value(before)
    return said


def wrongs_of(screen: Screen, stage: Stage, tried: set[tuple[str, str]]) -> list[str]:
    found: list[str] = []
    seen = stage.show(screen)
    if not isinstance(seen, QDialog):
        return found
    for number, row in enumerate(rows_in(seen)):
        if (type(seen).__name__, row.label) in tried:
            continue
        tried.add((type(seen).__name__, row.label))
        if said := said_wrong(seen, row, KEYS[number % 2]):
            found.append(f"{screen.name}: “{row.label}” {said}")
    return found


@pytest.mark.timeout(180)
@pytest.mark.parametrize("part", PARTS)
def test_a_wrong_field_says_so_beside_it_and_the_first_of_them_gets_the_cursor(
    stage: Stage, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.messages.ask", lambda *words, **choices: True)  # what was typed here is let go
    found: list[str] = []
    tried: set[tuple[str, str]] = set()
    for screen in PARTS[part]:
        if screen.rests:
            found += wrongs_of(screen, stage, tried)
    stage.clear()
    assert not found, "\n".join(found)
    assert tried
