"""No form throws away what was typed: over every window with fields, typed words are asked about, untouched ones not.

The rest of the house rules of forms is walked here too: a wrong field is told beside it and gets the cursor.
"""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.every_dialog import NOMINATION, OFFICE, PLAN, UNIT
from tests.every_screen import START
from tests.every_writing import WRITING
from tests.stage import Screen, Stage
from tests.ui.desk_fixtures import stage  # noqa: F401
from tests.ui.hands import press
from tests.ui.test_unikey import Field, fields_in, words_in
from ui import messages
from ui.kit.fields import SearchField
from ui.tabs.plans import PlansTab
from ui.tabs.plans_edit import SectionEditor

PARTS = {
    "the office": [*START, *OFFICE],
    "plans": PLAN,
    "units": UNIT,
    "nominations and what writes": [*NOMINATION, *WRITING],
}
ASKED_OTHERWISE = {"de-nghi-moi", "nhap-danh-sach", "nhap-xong"}
"""A new nomination is there again the next time; the import asks once a unit or a day is chosen: tests of their own."""
NOTHING_TO_KEEP = {"Thư mục để ghi", "Thêm một đơn vị phối hợp"}  # where papers go; a list to choose from
CHANGED_BY_THE_SCREEN = {"ke-hoach-chep-sang", "tach-don-vi"}


class Asked:
    """In place of the question box: counts, and keeps everything as it is unless told otherwise."""

    def __init__(self) -> None:
        self.times = 0
        self.answer = False

    def __call__(self, *words: object, **choices: object) -> bool:
        self.times += 1
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(messages, "ask", made)
    return made


def name_of(field: Field) -> str:
    parent = field.parentWidget()
    return field.accessibleName() or (parent.accessibleName() if parent is not None else "")


def inputs_of(seen: QWidget) -> list[Field]:
    """The fields whose words would be missed."""
    return [f for f in fields_in(seen) if not isinstance(f, SearchField) and name_of(f) not in NOTHING_TO_KEEP]


def press_in(field: Field, *keys: str) -> None:
    """Keys in a field, and the list that they may have opened is closed."""
    field.setFocus()
    for key in keys:
        press(key)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def lost_of(screen: Screen, stage: Stage, asked: Asked) -> list[str]:
    """Which fields of a window lose what is typed in them."""
    lost: list[str] = []
    seen = stage.show(screen)
    for place in range(len(inputs_of(seen))):
        field = inputs_of(seen)[place]
        before = words_in(field)
        press_in(field, "Ctrl+End", "7")
        if words_in(field) == before:
            continue  # as many letters as it takes
        asked.times = 0
        seen.close()
        if seen.isVisible() and asked.times:
            press_in(field, "Backspace")
        else:
            lost.append(f"{screen.name}: “{name_of(field)}” is lost")
            seen = stage.show(screen)
    asked.answer = True  # and nothing of it is kept for the next window
    seen.close()
    asked.answer = False
    return lost


@pytest.mark.timeout(180)
@pytest.mark.parametrize("part", PARTS)
def test_what_was_typed_in_any_field_is_asked_about_before_its_window_closes(
    stage: Stage, asked: Asked, part: str
) -> None:
    lost: list[str] = []
    tried: set[tuple[str, tuple[str, ...]]] = set()
    for screen in PARTS[part]:
        if not screen.rests or screen.name in ASKED_OTHERWISE:
            continue
        seen = stage.show(screen)
        kind = (type(seen).__name__, tuple(name_of(field) for field in inputs_of(seen)))
        if isinstance(seen, QDialog) and kind[1] and kind not in tried:
            tried.add(kind)
            lost += lost_of(screen, stage, asked)
    stage.clear()
    assert not lost, "\n".join(lost)
    assert tried


@pytest.mark.timeout(180)
@pytest.mark.parametrize("part", PARTS)
def test_a_window_in_which_nothing_was_typed_closes_at_once(stage: Stage, asked: Asked, part: str) -> None:
    closed = 0
    for screen in PARTS[part]:
        seen = stage.show(screen) if screen.rests else None
        if isinstance(seen, QDialog) and screen.name not in CHANGED_BY_THE_SCREEN:
            seen.close()
            assert not asked.times, f"{screen.name} asks about nothing"
            assert not seen.isVisible(), screen.name
            closed += 1
    assert closed


def test_what_is_written_in_its_place_outlives_another_tab_and_is_asked_about_before_the_program_ends(
    stage: Stage, asked: Asked
) -> None:
    tab = stage.tab("Kế hoạch")
    assert isinstance(tab, PlansTab)
    tab.edit_here("recipients")
    stage.rest()
    (editor,) = [one for one in tab.sheet.findChildren(SectionEditor) if one.isVisible()]
    press_in(editor.part.page.text.edit, "Ctrl+End", "7")
    stage.tab("Đơn vị")
    assert not asked.times
    stage.window.close()
    assert (asked.times, stage.window.isVisible()) == (1, True)
    stage.tab("Kế hoạch")
    assert editor.isVisible()
    assert editor.part.page.text.value().endswith("7")
    asked.answer = True
    editor.leave()
    assert not tab.unsaved()
