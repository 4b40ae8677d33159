"""Qt's own words are Vietnamese: buttons, menus, calendar, file and print boxes."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

ENGLISH = re.compile(
    r"\b(ok|yes|no|cancel|open|save|close|apply|reset|help|discard|retry|ignore|abort|undo|redo|cut|copy|paste|delete|select"
    r"|all|clear|name|size|type|date|file|files|folder|directory|look|back|forward|new|step|up|down|print|page|show|hide|details"
    r"|restore|defaults|of|the|parent|view|list|detail)\b",
    re.IGNORECASE,
)


def english(texts: list[str]) -> list[str]:
    return [text for text in texts if ENGLISH.search(text.replace("&", ""))]


def menu_words(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_a_message_box_has_no_english_button(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    no_button = ("NoButton", "Default", "Escape", "FlagMask", "ButtonMask")
    every = [button for button in QMessageBox.StandardButton if button.name not in no_button]
    words = [box.addButton(button).text() for button in every]
    assert len(words) >= 15
    assert english(words) == []


def test_a_dialog_s_buttons_are_vietnamese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Đồng ý", "Hủy"}


def test_the_menu_of_a_line_edit_has_no_english(qtbot: QtBot) -> None:
    edit = QLineEdit("chữ")
    qtbot.addWidget(edit)
    words = menu_words(edit.createStandardContextMenu())
    assert len(words) == 7
    assert english(words) == []


def test_the_menu_of_a_text_edit_has_no_english(qtbot: QtBot) -> None:
    edit = QPlainTextEdit("chữ")
    qtbot.addWidget(edit)
    words = menu_words(edit.createStandardContextMenu())
    assert len(words) == 7
    assert english(words) == []


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_qt_s_own_file_box_has_no_english(qtbot: QtBot, mode: QFileDialog.AcceptMode) -> None:
    box = QFileDialog()
    qtbot.addWidget(box)
    box.setOption(QFileDialog.Option.DontUseNativeDialog)
    box.setAcceptMode(mode)
    words: list[str] = []
    for kind in (QPushButton, QLabel, QToolButton):
        words += [child.text() for child in box.findChildren(kind)]
        words += [child.toolTip() for child in box.findChildren(kind)]
    assert english(words) == []


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ("QAbstractSpinBox", "&Step up"),
        ("QPrintDialog", "Print"),
        ("QPrintPreviewDialog", "Print Preview"),
        ("QPrintSettingsOutput", "Copies"),
        ("QPageSetupWidget", "Landscape"),
        ("QFileSystemModel", "Date Modified"),
        ("QProgressDialog", "Cancel"),
    ],
)
def test_words_of_rarer_boxes_are_translated(context: str, words: str) -> None:
    assert english([QCoreApplication.translate(context, words)]) == []


def test_the_spin_box_steps_in_vietnamese(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QSpinBox(holder)
    assert english(menu_words(box.findChild(QLineEdit).createStandardContextMenu())) == []


def test_numbers_and_months_follow_vietnam() -> None:
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().monthName(8).lower() == "tháng 8"
