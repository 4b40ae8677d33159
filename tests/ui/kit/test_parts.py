"""Buttons, chips, banner, panel, progress, search, dialog, question boxes: what they do and say."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import messages
from ui.kit.banner import Banner, ProgressLine
from ui.kit.buttons import DangerButton, FilterChip, GhostButton, LinkButton, PrimaryButton, SecondaryButton
from ui.kit.cells import Who
from ui.kit.combos import FilterCombo
from ui.kit.dialog import Dialog
from ui.kit.empty import EmptyState
from ui.kit.fields import SearchField
from ui.kit.forms import LineField
from ui.kit.panel import FactRow, FindingLine, Quote, Section, SidePanel
from ui.kit.question import QuestionBox
from ui.kit.states import Seats, StateLabel
from ui.kit.tokens import State, Strength


def button(parent: QWidget, words: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if words in (b.text(), b.accessibleName()))


def shown(qtbot: QtBot, widget: QWidget, width: int = 480, height: int = 200) -> None:
    qtbot.addWidget(widget, before_close_func=forget_input)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def forget_input(widget: QWidget) -> None:
    """A dialog left with input would ask when the test closes it."""
    if isinstance(widget, Dialog):
        widget.form.mark_clean()


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, GhostButton, LinkButton, DangerButton])
def test_a_button_does_its_act_by_mouse_space_and_enter(qtbot: QtBot, kind: Callable[..., QPushButton]) -> None:
    done: list[int] = []
    made = kind("Nhập 6 đề nghị", "arrow_import", on_click=lambda: done.append(1))
    shown(qtbot, made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert len(done) == 3
    assert made.accessibleName() == "Nhập 6 đề nghị"


def test_a_button_is_never_narrower_than_its_words(qtbot: QtBot) -> None:
    made = PrimaryButton("Nhập danh sách…", "arrow_import")
    qtbot.addWidget(made)
    made.setText("Nhập danh sách của tất cả các phường…")
    words = made.fontMetrics().horizontalAdvance(made.text())
    assert made.minimumSizeHint().width() >= words + 16


def test_a_key_is_told_in_the_tooltip_and_works(qtbot: QtBot) -> None:
    done: list[int] = []
    window = QWidget()
    made = PrimaryButton("Nhập danh sách…", parent=window, key="Ctrl+I", on_click=lambda: done.append(1))
    shown(qtbot, window)
    assert made.toolTip() == "Ctrl+I"
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: done == [1])


def test_a_chip_is_on_or_off_and_says_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Cần xem", State.WARN, 6)
    shown(qtbot, chip)
    with qtbot.waitSignal(chip.toggled) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    chip.set_count(2)
    assert chip.accessibleName() == "Lọc: Cần xem, 2"


def test_a_chip_keeps_its_width_when_it_is_switched(qtbot: QtBot) -> None:
    chip = FilterChip("Cần xem", State.WARN, 6)
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


def test_a_filter_reads_as_a_sentence_and_tells_its_value(qtbot: QtBot) -> None:
    combo = FilterCombo("Loại", [("Tất cả", None), ("Cá nhân", "individual")])
    qtbot.addWidget(combo)
    with qtbot.waitSignal(combo.chosen) as told:
        combo.setCurrentIndex(1)
    assert told.args == ["individual"]
    combo.set_entries([("Tất cả", None), ("Tập thể", "collective"), ("Cá nhân", "individual")])
    assert combo.value() == "individual"


def test_searching_waits_for_a_pause_and_tells_the_last_text_once(qtbot: QtBot) -> None:
    field = SearchField("Lọc trong bảng…", "Ctrl+F")
    shown(qtbot, field)
    told: list[str] = []
    field.searched.connect(told.append)
    for letter in "đỗ":
        QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["đỗ"]
    assert field.text() == "đỗ"


def test_esc_empties_a_search_at_once(qtbot: QtBot) -> None:
    field = SearchField("Lọc trong bảng…")
    shown(qtbot, field)
    told: list[str] = []
    qtbot.keyClicks(field, "an")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.searched.connect(told.append)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == [""]
    assert field.text() == ""


def test_a_banner_stays_until_it_is_closed_and_offers_its_act(qtbot: QtBot) -> None:
    done: list[str] = []
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.sentence == ""
    banner.show_message(State.OK, "Đã nhập 9 đề nghị.", [("Hoàn tác", "arrow_undo", lambda: done.append("undo"))])
    assert banner.sentence == "Đã nhập 9 đề nghị."
    qtbot.mouseClick(button(banner, "Hoàn tác"), Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(button(banner, "Đóng thông báo này"), Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_new_banner_takes_the_place_of_the_old_one_with_its_acts(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message(State.OK, "Một.", [("Hoàn tác", "", lambda: None)])
    banner.show_message(State.ERROR, "Hai.")
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert banner.sentence == "Hai."
    assert "Hoàn tác" not in [b.text() for b in banner.findChildren(QPushButton)]


def test_progress_says_what_and_how_far_and_can_be_stopped_once(qtbot: QtBot) -> None:
    line = ProgressLine()
    shown(qtbot, line, 600, 50)
    line.show_progress("Đang nhập tệp 3 trên 18", 3, 18)
    assert line.accessibleName() == "Đang nhập tệp 3 trên 18, 3 trên 18"
    stop = button(line, "Dừng")
    with qtbot.waitSignal(line.stop_asked):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not stop.isEnabled()


def test_esc_and_the_cross_close_the_panel_and_alt_arrows_step(qtbot: QtBot) -> None:
    panel = SidePanel()
    shown(qtbot, panel, 372, 400)
    panel.set_head("Nguyễn An", "Cá nhân", State.WARN, "Cần bổ sung")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.stepped) as told:
        qtbot.keyClick(panel, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == [1]


def test_a_panel_shows_only_the_sections_given_last(qtbot: QtBot) -> None:
    panel = SidePanel()
    shown(qtbot, panel, 372, 400)
    panel.set_sections([Section("Một").add(FactRow("Chức vụ", "Chi hội trưởng"))])
    panel.set_sections([Section("Hai")])
    QApplication.sendPostedEvents(None, 52)
    assert [section.accessibleName() for section in panel.findChildren(Section)] == ["Hai"]


def test_a_finding_is_read_with_its_sentence_and_leads_to_its_act(qtbot: QtBot) -> None:
    done: list[int] = []
    quote = Quote("“Mỗi phường tối đa 03 tập thể.”", "Mục III.4.2")
    line = FindingLine(State.WARN, "Vượt 1 tập thể.", [("Xem 4 đề nghị", "", lambda: done.append(1))], quote)
    shown(qtbot, line)
    qtbot.mouseClick(button(line, "Xem 4 đề nghị"), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert line.accessibleName() == "Vượt 1 tập thể."
    assert "Mục III.4.2" in quote.accessibleName()


def test_seats_say_their_figures(qtbot: QtBot) -> None:
    seats = Seats(Who.COLLECTIVE, 1, 2, "tập thể")
    qtbot.addWidget(seats)
    assert seats.accessibleName() == "1 / 2 tập thể, còn 1 chỗ"
    seats.set(3, 2)
    assert seats.accessibleName() == "3 / 2 tập thể, vượt 1"


def test_a_state_without_words_takes_its_own(qtbot: QtBot) -> None:
    label = StateLabel(State.NONE, strength=Strength.PILL)
    qtbot.addWidget(label)
    assert label.accessibleName() == "Chưa gửi"


def test_an_empty_place_leads_to_the_first_step(qtbot: QtBot) -> None:
    done: list[str] = []
    empty = EmptyState("Chưa có kế hoạch nào", "Hãy bắt đầu từ văn bản đã ban hành.", drawing=True)
    card = empty.add_choice("Đọc kế hoạch…", "Điền sẵn căn cứ", "document_search", lambda: done.append("đọc"))
    shown(qtbot, empty, 700, 500)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert done == ["đọc"]
    assert card.accessibleDescription() == "Điền sẵn căn cứ"


class OneField(Dialog):
    def __init__(self) -> None:
        super().__init__("Sửa đề nghị", "Lưu")
        self.name = self.form.add(LineField("Họ và tên"))


def test_enter_saves_where_one_line_is_all_that_is_asked(qtbot: QtBot) -> None:
    dialog = OneField()
    shown(qtbot, dialog, 480, 300)
    dialog.name.edit.setFocus()
    qtbot.keyClicks(dialog.name.edit, "An")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return)


def test_ctrl_enter_saves_and_enter_alone_does_not_where_more_is_asked(qtbot: QtBot) -> None:
    dialog = OneField()
    dialog.form.add(LineField("Chức vụ", optional=True))
    shown(qtbot, dialog, 480, 300)
    dialog.name.edit.setFocus()
    qtbot.keyClicks(dialog.name.edit, "An")
    qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_s_saves_as_in_word_and_excel(qtbot: QtBot) -> None:
    dialog = OneField()
    shown(qtbot, dialog, 480, 300)
    qtbot.keyClicks(dialog.name.edit, "An")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_saving_with_an_error_keeps_the_window(qtbot: QtBot) -> None:
    dialog = OneField()
    shown(qtbot, dialog, 480, 300)
    qtbot.mouseClick(button(dialog, "Lưu"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.name.shown_error() == "Chưa ghi “Họ và tên”."


def test_esc_closes_at_once_when_nothing_was_typed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ask", lambda *a, **k: pytest.fail("asked without need"))
    dialog = OneField()
    shown(qtbot, dialog, 480, 300)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("throw_away", [True, False])
@pytest.mark.parametrize("by_cross", [True, False])
def test_unsaved_input_is_never_thrown_away_unasked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, throw_away: bool, by_cross: bool
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(messages, "ask", lambda *a, **k: asked.append(a) or throw_away)
    dialog = OneField()
    shown(qtbot, dialog, 480, 300)
    qtbot.keyClicks(dialog.name.edit, "An")
    if by_cross:
        dialog.close()
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert dialog.isVisible() is not throw_away


def answer(press: Callable[[QuestionBox], None]) -> None:
    """Once the box stands there, press something in it."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QuestionBox):
            press(box)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def ask() -> bool:
    return messages.ask("Khôi phục bản ngày 25/07/2024?", "12 đề nghị sẽ không còn.", "Khôi phục", "Giữ như hiện nay")


@pytest.mark.real_boxes
def test_a_question_is_answered_by_its_act(qtbot: QtBot) -> None:
    answer(lambda box: qtbot.mouseClick(button(box, "Khôi phục"), Qt.MouseButton.LeftButton))
    assert ask()


@pytest.mark.real_boxes
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_keep_things_as_they_are(qtbot: QtBot, key: Qt.Key) -> None:
    answer(lambda box: qtbot.keyClick(box.focusWidget() or box, key))
    assert not ask()
