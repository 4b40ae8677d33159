"""The clerk's guide in the program: chapters, words in any spelling, pictures that are there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from tests.ui.desk_fixtures import type_in
from ui.dialogs.guide import GuideDialog
from ui.guide_text import FILE, about, places, read
from ui.kit.appearance import Mode, apply
from ui.kit.tokens import DARK, LIGHT


@pytest.fixture
def guide(qtbot: QtBot) -> GuideDialog:
    made = GuideDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_chapter_of_the_guide_is_listed_and_the_first_is_shown(guide: GuideDialog) -> None:
    written = (resources.guide() / FILE).read_text(encoding="utf-8")
    titles = re.findall(r"^## (.*)$", written, re.MULTILINE)
    assert [chapter.title for chapter in guide.chapters.rows_model.rows()] == ["Mở đầu", *titles]
    assert guide.text.toPlainText().startswith("Hướng dẫn sử dụng")


def test_the_arrow_keys_turn_to_the_next_chapter(guide: GuideDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(guide.chapters, Qt.Key.Key_Down)
    assert guide.text.toPlainText().startswith("1. Mở lần đầu")


@pytest.mark.parametrize("words", ["tổ dân phố", "TO DAN PHO"])
def test_words_in_any_spelling_leave_their_chapters_and_are_marked(
    guide: GuideDialog, words: str, qtbot: QtBot
) -> None:
    type_in(guide.search, words)
    qtbot.waitUntil(lambda: guide.chapters.rows_model.rowCount() < 5)
    shown = guide.chapters.current_row()
    assert shown is not None
    marked = [mark.cursor.selectedText() for mark in guide.text.extraSelections()]  # type: ignore[attr-defined]
    assert marked
    assert {text.casefold() for text in marked} == {"tổ dân phố"}


def test_words_that_are_nowhere_are_said_to_be_nowhere(guide: GuideDialog, qtbot: QtBot) -> None:
    type_in(guide.search, "xyzt")
    qtbot.waitUntil(lambda: guide.chapters.rows_model.rowCount() == 0)
    assert guide._nothing.isVisible()


def test_words_apart_find_the_chapters_with_each_of_them() -> None:
    found = about(read(), "khôi phục usb")
    assert [chapter.title for chapter in found] == ["10. Sao lưu và khôi phục"]


def test_a_picture_is_shown_where_it_was_packed_and_left_out_where_it_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "hinh").mkdir()
    picture = QImage(2000, 500, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "hinh" / "co.png"))
    (tmp_path / FILE).write_text("# Sách\n\n![Có](hinh/co.png)\n\n![Không](hinh/khong.png)\n", encoding="utf-8")
    monkeypatch.setattr(resources, "guide", lambda: tmp_path)
    assert [chapter.text.count("hinh/co.png") for chapter in read()] == [2]
    assert "khong" not in read()[0].text
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    dialog.resize(900, 600)
    dialog.show()
    shown = dialog.text.loadResource(2, "hinh/co.png")
    assert isinstance(shown, QImage)
    assert shown.width() < dialog.text.viewport().width()


def test_places_count_in_the_texts_own_letters() -> None:
    assert places("Chỉ tiêu … chỉ  TIÊU", "chi") == [(0, 3), (11, 3)]


def link_colours(guide: GuideDialog) -> set[str]:
    found: set[str] = set()
    block = guide.text.document().begin()
    while block.isValid():
        for formatted in block.textFormats():
            if formatted.format.isAnchor():  # type: ignore[attr-defined]
                found.add(formatted.format.foreground().color().name())  # type: ignore[attr-defined]
        block = block.next()
    return found


def test_links_and_pictures_follow_a_change_to_the_dark_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> None:
    (tmp_path / "hinh").mkdir()
    for name, colour in (("co.png", "white"), ("co-toi.png", "black")):
        picture = QImage(300, 50, QImage.Format.Format_RGB32)
        picture.fill(QColor(colour))
        picture.save(str(tmp_path / "hinh" / name))
    (tmp_path / FILE).write_text("# Sách\n\n[Nối](#a) và\n\n![Có](hinh/co.png)\n", encoding="utf-8")
    monkeypatch.setattr(resources, "guide", lambda: tmp_path)
    apply(qapp, Mode.LIGHT, 1.0)
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    dialog.show()

    def ground() -> str:
        shown = dialog.text.loadResource(2, "hinh/co.png")
        assert isinstance(shown, QImage)
        return shown.pixelColor(5, 5).name()

    try:
        assert (link_colours(dialog), ground()) == ({LIGHT.accent.lower()}, "#ffffff")
        apply(qapp, Mode.DARK, 1.0)
        assert (link_colours(dialog), ground()) == ({DARK.accent.lower()}, "#000000")
    finally:
        apply(qapp, Mode.LIGHT, 1.0)
