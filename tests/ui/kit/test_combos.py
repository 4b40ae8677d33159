"""A list found by typing leaves the letters alone, however the keyboard program sends them."""

from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from tests.ui.hands import letters, press, retype
from ui.kit.combos import FindCombo


def test_backspace_right_after_the_list_has_opened_takes_one_letter_and_nothing_else(qtbot: QtBot) -> None:
    combo = FindCombo([("Phường Nghĩa Đô", 1), ("Phường Nghĩa Tân", 2), ("Phường Quan Hoa", 3)])
    qtbot.addWidget(combo)
    combo.show()
    combo.activateWindow()
    qtbot.waitUntil(combo.isActiveWindow)
    combo.setFocus()
    press("Ctrl+A")
    press("Del")
    letters("n")
    assert isinstance(QApplication.activePopupWidget(), QListView)
    press("Backspace")
    assert combo.currentText() == ""
    letters("nghi")
    assert isinstance(QApplication.activePopupWidget(), QListView)
    press("Backspace")
    letters("ĩ")
    assert combo.currentText() == "nghĩ"
    press("Backspace", 4)
    retype("Nghĩa T")
    assert combo.currentText() == "Nghĩa T"
    assert combo.value() == 2
