"""Hand entry: the checks of an import, told beside the field, and one nominee after another without the mouse."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.services import drafts, nominations, units
from thidua_desktop.services.nominations import Entry, Filter
from ui.desk import Desk
from ui.dialogs.nomination_form import NominationForm

WARD = "Phường Nghĩa Đô"
AWARD = "Giấy khen của Chủ tịch UBND quận"


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Iterator[Callable[..., NominationForm]]:
    """Opens the form, for a new nomination or one by its id."""

    forms: list[NominationForm] = []

    def open_form(nomination_id: int | None = None) -> NominationForm:
        form = NominationForm(desk, nomination_id)
        forms.append(form)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    yield open_form
    for form in forms:
        if isValid(form):
            form.hide()
            form.deleteLater()


def stored(desk: Desk) -> list[nominations.Line]:
    return nominations.lines(desk.store, Filter())


def ward(desk: Desk) -> int:
    return units.find(desk.store, WARD).id


def add(desk: Desk, name: str, **values: object) -> int:
    entry = Entry(NomineeKind.COLLECTIVE, name, ward(desk), date(2024, 7, 26), award=AWARD)
    changed = nominations.save_entry(desk.store, desk.plan.id if desk.plan else None, entry)
    assert changed.id is not None
    return changed.id


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def fill(form: NominationForm, qtbot: QtBot, name: str, birth: str = "1984") -> None:
    type_in(form.fields.name.edit, name)
    type_in(form.fields.birth.edit, birth)


def choose_unit_and_award(form: NominationForm, desk: Desk) -> None:
    form.fields.unit.set_value(ward(desk))
    form.fields.award.set_value(AWARD)


def test_an_empty_form_blames_nothing_until_it_is_to_be_saved(
    opened: Callable[..., NominationForm], desk: Desk
) -> None:
    form = opened()
    form.check()
    assert form.fields.name.shown_error() == ""
    form.save()
    assert form.fields.name.shown_error() == "Chưa ghi họ tên hoặc tên tập thể."
    assert form.fields.unit.shown_error().startswith("Chưa rõ đơn vị gửi")
    assert form.fields.name.edit.hasFocus()
    assert stored(desk) == []


def test_leaving_the_birth_field_tells_an_impossible_day_beside_it(
    opened: Callable[..., NominationForm], qtbot: QtBot
) -> None:
    form = opened()
    form.fields.birth.edit.setFocus()
    type_in(form.fields.birth.edit, "31/02/1985")
    assert form.fields.birth.shown_error() == ""  # never while typing
    qtbot.keyClick(form.fields.birth.edit, Qt.Key.Key_Tab)
    assert "31/02/1985" in form.fields.birth.shown_error()


def test_a_birth_date_in_any_writing_is_shown_as_the_desk_writes_it(
    opened: Callable[..., NominationForm], qtbot: QtBot
) -> None:
    form = opened()
    form.fields.birth.edit.setFocus()
    type_in(form.fields.birth.edit, "1.2.84")
    qtbot.keyClick(form.fields.birth.edit, Qt.Key.Key_Tab)
    assert form.fields.birth.value() == "01/02/1984"


def test_ctrl_enter_saves_and_the_next_keeps_unit_kind_award_and_received_date(
    opened: Callable[..., NominationForm],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    form = opened()
    choose_unit_and_award(form, desk)
    form.fields.received.set_value(date(2024, 7, 20))
    fill(form, qtbot, "Nguyễn Minh Đức", "12/3/1984")
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.fields.name.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(line.name, line.birth, line.received) for line in stored(desk)] == [
        ("Nguyễn Minh Đức", "1984-03-12", "2024-07-20")
    ]
    assert form.isVisible()
    assert form.fields.name.value() == ""
    assert form.fields.unit.value() == ward(desk)
    assert form.fields.award.value() == AWARD
    assert form.fields.received.value() == date(2024, 7, 20)
    assert form.fields.name.edit.hasFocus()
    assert not form.unsaved()


def test_a_warning_quotes_the_plan_and_does_not_stop(
    opened: Callable[..., NominationForm],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    for number in (1, 2, 3):
        add(desk, f"Tổ dân phố số {number}")
    form = opened()
    form.fields.kind.set_value(NomineeKind.COLLECTIVE)
    choose_unit_and_award(form, desk)
    type_in(form.fields.name.edit, "Tổ dân phố số 4")
    form.check()
    words = words_in(form)
    assert "Vượt 1 tập thể" in words
    assert "tối đa 03 tập thể" in words
    form.save()
    assert len(stored(desk)) == 4


def test_an_error_is_kept_only_with_a_reason(
    opened: Callable[..., NominationForm],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    form = opened()
    choose_unit_and_award(form, desk)
    fill(form, qtbot, "Nguyễn Minh Đức", "31/02/1985")
    form.save()
    assert stored(desk) == []
    assert form.keep.isVisible()
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    assert form.fields.reason.edit.hasFocus()
    type_in(form.fields.reason.edit, "Phường sẽ gửi giấy khai sinh sau")
    form.save()
    (line,) = stored(desk)
    kept = nominations.get(desk.store, line.id)
    assert kept is not None
    assert kept.accepted_reason == "Phường sẽ gửi giấy khai sinh sau"
    assert kept.birth is None


def test_a_nomination_without_a_name_is_never_kept(
    opened: Callable[..., NominationForm],
    desk: Desk,
) -> None:
    form = opened()
    choose_unit_and_award(form, desk)
    form.fields.reason.show()
    form.fields.reason.set_value("cứ lưu")
    form.save()
    assert stored(desk) == []


def test_a_collective_has_no_birth_date_and_its_own_words(opened: Callable[..., NominationForm]) -> None:
    form = opened()
    form.fields.kind.set_value(NomineeKind.COLLECTIVE)
    assert not form.fields.birth.isVisible()
    assert form.fields.name.label == "Tên tập thể"
    assert form.fields.name.edit.accessibleName() == "Tên tập thể"
    assert form.fields.entry(date(2024, 7, 26)).birth == ""


def test_a_late_day_asks_for_its_reason_and_sudden_work_is_never_late(
    opened: Callable[..., NominationForm],
    desk: Desk,
) -> None:
    form = opened()
    choose_unit_and_award(form, desk)
    form.fields.received.set_value(date(2024, 8, 5))
    assert any(finding.code is Code.LATE for finding in form.check().findings)
    assert form.fields.late_reason.isVisible()
    form.fields.lane.set_value(Lane.SUDDEN)
    form.check()
    assert not form.fields.late_reason.isVisible()


def test_editing_shows_what_is_stored_and_leaves_the_status_alone(
    opened: Callable[..., NominationForm],
    desk: Desk,
    qtbot: QtBot,
) -> None:
    nomination_id = add(desk, "Tổ dân phố số 4")
    nominations.set_status(desk.store, [nomination_id], Status.COMPLETE)
    form = opened(nomination_id)
    assert form.fields.name.value() == "Tổ dân phố số 4"
    assert form.fields.award.value() == AWARD
    assert not form.unsaved()
    form.fields.name.set_value("Tổ dân phố số 14")
    with qtbot.waitSignal(form.accepted):
        qtbot.mouseClick(form.primary, Qt.MouseButton.LeftButton)
    (line,) = stored(desk)
    assert (line.id, line.name, line.status) == (nomination_id, "Tổ dân phố số 14", "complete")


def test_closing_an_edited_nomination_asks_first(
    opened: Callable[..., NominationForm], desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.messages.ask", lambda title, *_a, **_k: asked.append(title))
    form = opened(add(desk, "Tổ dân phố số 4"))
    type_in(form.fields.name.edit, "Nguyễn")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert asked == ["Bỏ những gì vừa ghi?"]
    assert form.isVisible()
    form.form.mark_clean()
    form.reject()


def test_what_was_typed_of_a_new_nomination_is_there_again_after_closing(
    opened: Callable[..., NominationForm], desk: Desk, qtbot: QtBot
) -> None:
    form = opened()
    assert not form.draft_line.isVisible()
    type_in(form.fields.unit.combo.lineEdit(), "nghia d")
    fill(form, qtbot, "Nguyễn Minh Đức", "12/3")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    again = opened()
    assert again.draft_line.isVisible()
    assert again.fields.name.value() == "Nguyễn Minh Đức"
    assert again.fields.birth.value() == "12/3"
    assert again.fields.unit.value() == ward(desk)
    assert again.unsaved()
    qtbot.mouseClick(again.drop_link, Qt.MouseButton.LeftButton)
    assert again.fields.name.value() == ""
    again.reject()
    assert not opened().draft_line.isVisible()


def test_a_program_that_breaks_off_loses_no_more_than_a_moment_of_typing(
    opened: Callable[..., NominationForm], desk: Desk, qtbot: QtBot
) -> None:
    edited = add(desk, "Tổ dân phố số 4")
    form = opened(edited)
    type_in(form.fields.name.edit, " và số 5")
    key = drafts.nomination_key(desk.plan.id if desk.plan else None, edited)
    qtbot.waitUntil(lambda: drafts.get(desk.store, key) is not None)
    again = opened(edited)  # nothing was closed or saved
    assert "và số 5" in again.fields.name.value()
    again.save()
    assert drafts.get(desk.store, key) is None


def test_what_was_typed_and_taken_away_again_is_no_draft(
    opened: Callable[..., NominationForm], desk: Desk, qtbot: QtBot
) -> None:
    edited = add(desk, "Tổ dân phố số 4")
    form = opened(edited)
    key = drafts.nomination_key(desk.plan.id if desk.plan else None, edited)
    form.fields.name.edit.end(False)
    qtbot.keyClicks(form.fields.name.edit, "7")
    qtbot.waitUntil(lambda: drafts.get(desk.store, key) is not None)
    qtbot.keyClick(form.fields.name.edit, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: drafts.get(desk.store, key) is None)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert not opened(edited).draft_line.isVisible()


def test_saving_forgets_the_draft_and_the_next_begins_empty(
    opened: Callable[..., NominationForm], desk: Desk, qtbot: QtBot
) -> None:
    form = opened()
    choose_unit_and_award(form, desk)
    fill(form, qtbot, "Nguyễn Minh Đức")
    form.reject()
    again = opened()
    again.save()
    assert [line.name for line in stored(desk)] == ["Nguyễn Minh Đức"]
    assert not again.draft_line.isVisible()
    again.reject()
    assert not opened().draft_line.isVisible()


def test_a_person_is_entered_with_keys_only_and_without_dau_in_unit_and_award(
    opened: Callable[..., NominationForm], desk: Desk, qtbot: QtBot
) -> None:
    form = opened()
    for words in ("Nguyễn Minh Đức", "nghia do", "1984", "", "Công chức", "UBND phường", "giay khen", "Cải cách"):
        field = form.focusWidget()
        if words:
            type_in(field, words)
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (line,) = stored(desk)
    assert (line.name, line.unit, line.birth, line.position) == ("Nguyễn Minh Đức", WARD, "1984", "Công chức")
    assert (line.workplace, line.award, line.achievement) == ("UBND phường", AWARD, "Cải cách")


def test_a_short_list_of_units_found_is_seen_whole(opened: Callable[..., NominationForm], qtbot: QtBot) -> None:
    form = opened()
    edit = form.fields.unit.combo.lineEdit()
    edit.setFocus()
    qtbot.keyClicks(edit, "nghia")
    popup = form.fields.unit.combo._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == 2
    qtbot.waitUntil(lambda: popup.verticalScrollBar().maximum() == 0)
    popup.hide()
