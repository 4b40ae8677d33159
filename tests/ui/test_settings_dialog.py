"""Cài đặt: look, folder, rounding, base salaries, catalogue; each holds at once and can be taken back."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from thidua_desktop.services import settings
from ui import messages
from ui.desk import Desk
from ui.dialogs.papers import PapersDialog
from ui.dialogs.settings import AWARDS, MONEY, PAPERS, SettingsDialog
from ui.dialogs.settings_forms import AwardForm, SalaryForm, hundredths_of, hundredths_words
from ui.kit.appearance import Mode
from ui.kit.buttons import LinkButton
from ui.kit.tokens import theme


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def press_undo(dialog: SettingsDialog, qtbot: QtBot) -> None:
    link = next(b for b in dialog.banner.findChildren(LinkButton) if b.text() == "Hoàn tác" and b.isVisible())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_dark_and_type_size_hold_at_once_and_are_remembered(dialog: SettingsDialog, desk: Desk) -> None:
    dialog.mode.set_value(Mode.DARK)
    assert theme().dark
    assert desk.memory.value("mode") == "dark"
    dialog.mode.set_value(Mode.LIGHT)
    assert not theme().dark


def test_the_folder_chosen_is_where_papers_are_offered_to_go(
    dialog: SettingsDialog, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = tmp_path / "giay-to"
    place.mkdir()
    monkeypatch.setattr(messages, "choose_folder", lambda *_: place)
    dialog.parts.select_key(PAPERS)
    dialog._choose_folder()
    assert dialog.folder.text() == str(place)
    assert desk.plan is not None
    papers = PapersDialog(desk, desk.plan, lambda _: None)
    qtbot.addWidget(papers)
    assert papers.place.value() == str(place)
    press_undo(dialog, qtbot)
    assert settings.export_folder(desk.store) == desk.store.folder.exports
    assert dialog.folder.text() == str(desk.store.folder.exports)


def test_rounding_is_switched_off_and_taken_back(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    dialog.parts.select_key(MONEY)
    dialog.rounding.combo.setFocus()
    qtbot.keyClick(dialog.rounding.combo, Qt.Key.Key_Down)
    assert settings.round_up_to(desk.store) == settings.RAW
    press_undo(dialog, qtbot)
    assert settings.round_up_to(desk.store) == settings.ROUNDED
    assert dialog.rounding.value() == settings.ROUNDED


def test_a_base_salary_is_added_and_taken_back(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    dialog.parts.select_key(MONEY)
    dialog._open_salary(None)
    form = dialog.findChild(SalaryForm)
    assert isinstance(form, SalaryForm)
    qtbot.mouseClick(form.primary, Qt.MouseButton.LeftButton)
    assert form.since.shown_error()
    type_in(form.since.edit, "1/7/27")
    type_in(form.dong.edit, "2700000")
    type_in(form.source.edit, "Nghị định thử")
    qtbot.mouseClick(form.primary, Qt.MouseButton.LeftButton)
    assert dialog.salaries.rows_model.rows()[0].valid_from == date(2027, 7, 1)
    assert dialog.banner.sentence == "Đã thêm mức lương cơ sở từ 01/07/2027: 2.700.000 đồng."
    press_undo(dialog, qtbot)
    assert dialog.salaries.rows_model.rows()[0].valid_from != date(2027, 7, 1)
    assert desk.undo.newest is None


def test_a_coefficient_of_the_catalogue_is_corrected(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    dialog.parts.select_key(AWARDS)
    type_in(dialog.search, "bang khen thu tuong")
    qtbot.waitUntil(lambda: dialog.awards.rows_model.rowCount() == 1)
    assert "Theo " in dialog.source.text()
    qtbot.keyClick(dialog.awards, Qt.Key.Key_Return)
    form = dialog.findChild(AwardForm)
    assert isinstance(form, AwardForm)
    form.individual.edit.clear()
    type_in(form.individual.edit, "4,x")
    qtbot.mouseClick(form.primary, Qt.MouseButton.LeftButton)
    assert form.individual.shown_error()
    form.individual.edit.clear()
    type_in(form.individual.edit, "4,25")
    qtbot.mouseClick(form.primary, Qt.MouseButton.LeftButton)
    changed = next(one for one in settings.awards(desk.store) if one.name == dialog.awards.rows_model.rows()[0].name)
    assert changed.individual_hundredths == 425


@pytest.mark.parametrize(
    ("words", "value"), [("1,5", 150), ("0.35", 35), ("12", 1200), ("", None), ("a", None), ("1,234", None)]
)
def test_coefficients_are_written_with_a_comma(words: str, value: int | None) -> None:
    assert hundredths_of(words) == value
    if value is not None:
        assert hundredths_of(hundredths_words(value)) == value


def test_the_catalogue_is_sorted_by_what_an_award_is_worth(dialog: SettingsDialog) -> None:
    dialog.parts.select_key(AWARDS)
    dialog.awards.sort_by(1, ascending=False)
    worth = [award.individual_hundredths or 0 for award in dialog.awards.rows_model.rows()]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > worth[-1]
