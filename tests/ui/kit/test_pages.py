"""What is not seen asks for no room, and the drawing of an empty place goes before its choices are pressed together."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.empty import ChoiceCard, Drawing, EmptyState
from ui.kit.pages import Pages


def test_only_the_page_that_is_seen_asks_for_room(qtbot: QtBot) -> None:
    narrow, wide = QWidget(), EmptyState("Chưa có đơn vị nào", "Đơn vị là nơi gửi đề nghị.")
    wide.add_choice("Thêm đơn vị đầu tiên…", "Tên, nhóm", "building", lambda: None)
    pages = Pages(narrow, wide)
    qtbot.addWidget(pages)
    assert pages.minimumSizeHint().height() <= 0
    pages.setCurrentWidget(wide)
    assert pages.minimumSizeHint().height() >= ChoiceCard("a", "b", "edit").minimumSizeHint().height()


def test_where_room_is_scarce_the_drawing_gives_way_and_comes_back(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 600)
    empty = EmptyState("Chưa có đơn vị nào", "Đơn vị là nơi gửi đề nghị.", page, drawing=True)
    cards = [empty.add_choice(words, "Tên, nhóm", "building", lambda: None) for words in ("Thêm…", "Nhập…")]
    drawing = empty.findChildren(Drawing)[0]
    empty.resize(800, 500)
    page.show()
    assert drawing.isVisible()
    empty.resize(800, empty.heightForWidth(800) - 20)
    qtbot.waitUntil(lambda: not drawing.isVisible())
    assert [card.height() for card in cards] == [card.sizeHint().height() for card in cards]
    empty.resize(800, 500)
    qtbot.waitUntil(drawing.isVisible)
