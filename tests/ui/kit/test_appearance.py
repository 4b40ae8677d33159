"""Light, dark, type size; what the window remembers."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import appearance, icons
from ui.kit.appearance import FontScale, Memory, Mode
from ui.kit.base import Label
from ui.kit.buttons import PrimaryButton
from ui.kit.tokens import Size, theme


def test_dark_changes_palette_and_icons(prepared: QApplication) -> None:
    light = icons.pixmap("add").toImage().pixelColor(8, 8)
    appearance.apply(prepared, Mode.DARK)
    assert prepared.palette().color(QPalette.ColorRole.Base) == theme().color("base")
    assert theme().dark
    assert icons.pixmap("add").toImage().pixelColor(8, 8) != light


@pytest.mark.parametrize("scale", list(FontScale))
def test_the_type_size_grows_words_and_buttons_together(prepared: QApplication, qtbot: QtBot, scale: FontScale) -> None:
    button = PrimaryButton("Nhập 6 đề nghị")
    label = Label("Ẵ Ễ Ộ Ự gqy")
    for widget in (button, label):
        qtbot.addWidget(widget)
    appearance.apply(prepared, Mode.LIGHT, scale.value)
    label.ensurePolished()
    assert button.sizeHint().height() == round(Size.BUTTON * scale.value)
    assert QFontInfo(label.font()).pointSizeF() == pytest.approx(9.75 * scale.value, abs=0.3)


def test_following_the_system_is_possible(prepared: QApplication) -> None:
    appearance.apply(prepared, Mode.DARK)
    appearance.apply(prepared, Mode.SYSTEM)
    dark = prepared.styleHints().colorScheme().name == "Dark"
    assert theme().dark is dark


def test_the_same_look_twice_builds_nothing_again(prepared: QApplication) -> None:
    before = theme()
    appearance.apply(prepared, Mode.LIGHT, 1.0)
    assert theme() is before


def test_the_family_has_every_vietnamese_letter() -> None:
    assert appearance.choose_family() in ("Segoe UI", "Noto Sans", "Open Sans", "DejaVu Sans")


def test_the_window_s_place_splitters_and_words_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "cua-so.ini"
    window, splitter = QWidget(), QSplitter()
    for widget in (window, splitter):
        qtbot.addWidget(widget)
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    splitter.resize(600, 100)
    splitter.setSizes([200, 400])
    window.resize(640, 360)
    memory = Memory(file)
    memory.save_window("chinh", window)
    memory.save_state("bang", splitter)
    memory.remember("co-chu", "1.15")
    memory.flush()
    wanted = splitter.sizes()

    again = Memory(file)
    other = QWidget()
    qtbot.addWidget(other)
    splitter.setSizes([400, 200])
    assert again.restore_window("chinh", other)
    assert again.restore_state("bang", splitter)
    assert (other.width(), other.height()) == (640, 360)
    assert splitter.sizes() == wanted
    assert again.value("co-chu") == "1.15"


def test_a_first_day_remembers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    memory = Memory(tmp_path / "moi.ini")
    assert not memory.restore_window("chinh", window)
    assert memory.value("co-chu", "1.0") == "1.0"
