"""UniKey is undisturbed: what it composes by Backspace and retyping stands in every field exactly as meant."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.every_dialog import NOMINATION, OFFICE, PLAN, UNIT
from tests.every_screen import EMPTY, FILLED, POPUPS, START
from tests.every_writing import WRITING
from tests.stage import Stage
from tests.ui.desk_fixtures import stage  # noqa: F401
from tests.ui.hands import compose, focused, press, replace_committed, retype

PARTS = {  # the walk in pieces, each of a bearable length
    "the window": [*START, *EMPTY, *FILLED, *POPUPS],
    "its dialogs": [*OFFICE, *PLAN],
    "the dialogs of units and nominations": [*UNIT, *NOMINATION],
    "what writes": WRITING,
}
NAME = "Đặng Thị Hường"
WAYS = (retype, compose, replace_committed)
Field = QLineEdit | QPlainTextEdit


def fields_in(seen: QWidget) -> list[Field]:
    found: list[Field] = [*seen.findChildren(QLineEdit), *seen.findChildren(QPlainTextEdit)]
    return [field for field in found if field.isVisible() and field.isEnabled() and not field.isReadOnly()]


def words_in(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def what_went_wrong(field: Field, way: Callable[[str], None]) -> str:
    """Type the name into an emptied field; what stands there instead, or who took the keys away."""
    field.setFocus()
    press("Ctrl+A")
    press("Del")
    way(NAME)
    kept = words_in(field)
    chosen = field.selectedText() if isinstance(field, QLineEdit) else field.textCursor().selectedText()
    taker = focused()
    holds = taker is field or taker.focusProxy() in (field, field.parentWidget()) or taker is field.focusProxy()
    if (popup := QApplication.activePopupWidget()) is not None and popup is not field.window():
        popup.close()
    if kept != NAME:
        return f"holds “{kept}”"
    if chosen:
        return f"“{chosen}” was selected"
    return "" if holds else f"{taker} took the keys"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("part", PARTS)
def test_every_field_holds_what_was_composed(stage: Stage, part: str) -> None:
    tried: set[tuple[str, str]] = set()
    wrong: list[str] = []
    for screen in PARTS[part]:
        if not screen.rests or screen.name.startswith("menu-"):
            continue
        seen = stage.show(screen)
        for field in fields_in(seen):
            parent = field.parentWidget()
            named = field.accessibleName() or (parent.accessibleName() if parent is not None else "")
            if (type(seen).__name__, named) in tried:
                continue
            tried.add((type(seen).__name__, named))
            said = [(way.__name__, what_went_wrong(field, way)) for way in WAYS]
            wrong += [f"{screen.name}, {named}, {way}: {problem}" for way, problem in said if problem]
    assert not wrong, "\n".join(wrong)
    assert len(tried) > 2
