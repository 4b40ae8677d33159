"""Forms: required by default, checked on leaving, never while typing; the first error is gone to."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from ui.kit.banner import Banner
from ui.kit.dialog import Dialog
from ui.kit.forms import CheckField, ComboField, DateField, Form, LineField, NumberField, TextField
from ui.kit.tokens import Space, State

UNITS = [("Phường Nghĩa Đô", 1), ("Phường Nghĩa Tân", 2), ("Phòng Nội vụ", 3)]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.resize(480, 500)
    made.show()
    return made


def test_a_required_field_is_blamed_on_saving_only(qtbot: QtBot, form: Form) -> None:
    name = form.add(LineField("Họ và tên"))
    form.add(LineField("Chức vụ", optional=True))
    name.edit.setFocus()
    name.edit.clearFocus()
    assert name.shown_error() == ""
    assert not form.check()
    assert name.shown_error() == "Chưa ghi “Họ và tên”."
    assert form.errors() == ["Chưa ghi “Họ và tên”."]


def test_saving_with_errors_goes_to_the_first_one(qtbot: QtBot, form: Form) -> None:
    form.add(LineField("Họ và tên", "Nguyễn An"))
    received = form.add(DateField("Ngày nhận"))
    form.add(LineField("Chức vụ"))
    form.activateWindow()
    assert not form.check()
    qtbot.waitUntil(received.edit.hasFocus)


def test_a_rule_is_checked_on_leaving_and_the_error_goes_when_typing_again(qtbot: QtBot, form: Form) -> None:
    name = form.add(LineField("Họ và tên", check=lambda text: "" if " " in text else "Ghi cả họ và tên."))
    name.edit.setFocus()
    qtbot.keyClicks(name.edit, "An")
    assert name.shown_error() == ""
    name.edit.clearFocus()
    assert name.shown_error() == "Ghi cả họ và tên."
    assert name.edit.accessibleDescription() == "Ghi cả họ và tên."
    name.edit.setFocus()
    qtbot.keyClicks(name.edit, " B")
    assert name.shown_error() == ""


def test_an_impossible_date_is_told_under_its_field(qtbot: QtBot, form: Form) -> None:
    born = form.add(DateField("Ngày sinh", optional=True))
    born.edit.setFocus()
    qtbot.keyClicks(born.edit, "31/02/1985")
    born.edit.clearFocus()
    assert born.shown_error() == "Tháng 02/1985 không có ngày 31. Sửa ngày."
    assert form.errors() == ["Tháng 02/1985 không có ngày 31. Sửa ngày."]


def test_a_long_list_is_found_by_letters_without_dau(qtbot: QtBot, form: Form) -> None:
    unit = form.add(ComboField("Đơn vị đề nghị", UNITS, find=True))
    edit = unit.combo.lineEdit()
    edit.setFocus()
    edit.clear()
    qtbot.keyClicks(edit, "phuong nghia tan")
    edit.clearFocus()
    assert unit.value() == 2
    assert edit.text() == "Phường Nghĩa Tân"


def test_words_that_are_not_in_the_list_are_refused_unless_free(qtbot: QtBot, form: Form) -> None:
    closed = form.add(ComboField("Đơn vị", UNITS, find=True))
    free = form.add(ComboField("Nơi công tác", UNITS, free=True, optional=True))
    closed.combo.setEditText("Phường Xa")
    free.combo.setEditText("Phường Xa")
    assert closed.error() == "Không có “Phường Xa” trong danh sách. Chọn một dòng."
    assert free.error() == ""
    assert free.value() == "Phường Xa"


def test_a_number_is_typed_with_or_without_dots_and_bounded(qtbot: QtBot, form: Form) -> None:
    money = form.add(NumberField("Số tiền", low=0, high=9_000_000))
    money.edit.setFocus()
    qtbot.keyClicks(money.edit, "1234567")
    assert money.edit.text() == "1234567"
    money.edit.clearFocus()
    assert money.edit.text() == "1.234.567"
    assert money.value() == 1_234_567
    money.edit.setText("ba")
    assert money.error() == "Chỉ ghi chữ số."
    money.edit.setText("9.000.001")
    assert money.error() == "Nhiều nhất là 9.000.000."
    money.set_value(0)
    assert money.error() == ""


def test_the_form_knows_what_is_unsaved(form: Form) -> None:
    name = form.add(LineField("Họ và tên", "An"))
    agreed = form.add(CheckField("Sửa cả các ô giống vậy"))
    assert not form.values_changed()
    agreed.box.setChecked(True)
    assert form.values_changed()
    form.mark_clean()
    assert not form.values_changed()
    name.set_value("Bình")
    assert form.values_changed()


def test_words_that_are_no_value_yet_are_unsaved_too(form: Form) -> None:
    day = form.add(DateField("Từ ngày", optional=True))
    money = form.add(NumberField("Số tiền", optional=True))
    unit = form.add(ComboField("Đơn vị", UNITS, find=True))
    form.mark_clean()
    for field, typed in ((day.edit, "31/2"), (money.edit, "hai"), (unit.combo.lineEdit(), "phường x")):
        field.setText(typed)
        assert form.values_changed(), typed
        form.mark_clean()


def test_values_come_back_as_they_were_put_in(form: Form) -> None:
    rows = [
        (LineField("Tên"), "Nguyễn An"),
        (TextField("Thành tích"), "Dòng một\nDòng hai"),
        (ComboField("Đơn vị", UNITS), 2),
        (ComboField("Đơn vị", UNITS, find=True), 3),
        (DateField("Ngày"), date(2024, 8, 2)),
        (NumberField("Số"), 12),
        (CheckField("Có"), True),
    ]
    for row, value in rows:
        form.add(row)
        row.set_value(value)
        assert row.value() == value


def test_every_field_is_named_by_its_label(form: Form) -> None:
    for row in (LineField("Tên"), TextField("Thành tích"), DateField("Ngày"), ComboField("Đơn vị", UNITS)):
        form.add(row)
        assert row.field.accessibleName() == row.label


def test_a_hidden_row_is_not_blamed(form: Form) -> None:
    row = form.add(LineField("Họ và tên"))
    row.hide()
    assert form.check()


def test_the_wheel_over_a_list_does_not_change_it(qtbot: QtBot, form: Form) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QGuiApplication, QWheelEvent

    unit = form.add(ComboField("Đơn vị", UNITS, 2))
    unit.combo.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(unit.combo, event)
    assert unit.value() == 2


@pytest.mark.parametrize("scroll", [True, False])
def test_a_dialog_grows_for_what_comes_to_its_body(qtbot: QtBot, scroll: bool) -> None:
    dialog = Dialog("Sửa", "Lưu", scroll=scroll)
    name, more = dialog.form.add(LineField("Tên")), dialog.form.add(LineField("Nơi công tác", help="Như trong tệp"))
    more.hide()
    banner = Banner()
    dialog.body.insertWidget(0, banner)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    before = dialog.height()
    banner.show_message(State.ERROR, "Chưa lưu được vì có người khác đang ghi vào cùng một dòng. " * 6)
    dialog.grow()
    assert banner.height() >= banner.heightForWidth(banner.width())
    assert dialog.height() == before + banner.height() + Space.M
    with_banner = dialog.height()
    more.show()
    dialog.grow()
    assert dialog.height() > with_banner
    assert not any(area.verticalScrollBar().maximum() for area in dialog.findChildren(QScrollArea))
    assert name.isVisible()
