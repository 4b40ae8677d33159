"""Each walk can fail: what is wrong on purpose is found, and the same part in order is not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.walks import contrast, focus, names, room, tables, words
from ui.kit.base import Label
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import Column
from ui.kit.combos import Combo
from ui.kit.fields import LineEdit, SearchField
from ui.kit.table import TableView

Make = Callable[[], QWidget]


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    page = QWidget()
    page.setAccessibleName("Trang")
    body = QVBoxLayout(page)
    for part in parts:
        body.addWidget(part)
    qtbot.addWidget(page)
    page.resize(400, 200)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(page.isVisible)
    return page


def placeholder() -> QWidget:
    field = LineEdit("", "Search the table")
    field.setAccessibleName("Tìm")
    return field


def entries() -> QWidget:
    combo = Combo("Loại")
    combo.set_entries([("Tất cả", None), ("Select all", 1)])
    return combo


def cells() -> QWidget:
    table = QTableWidget(1, 1)
    table.setAccessibleName("Bảng")
    table.setHorizontalHeaderLabels(["Tên"])
    table.setItem(0, 0, QTableWidgetItem("unknown"))
    return table


def tip() -> QWidget:
    button = SecondaryButton("Đóng")
    button.setToolTip("Close window")
    return button


@pytest.mark.parametrize("make", [lambda: Label("Nothing found"), placeholder, entries, cells, tip])
def test_english_is_found_wherever_it_stands(qtbot: QtBot, make: Make) -> None:
    assert list(words.walk(shown(qtbot, make())))


@pytest.mark.parametrize(
    "said", ["Nhập danh sách…", "De nghi.xlsx · 12 dòng", "UBND phường Nghĩa Đô, Word hoặc Excel", "Ctrl+Enter"]
)
def test_the_offices_words_are_no_english(said: str) -> None:
    assert words.foreign_words(said) == []


def narrow(part: QWidget) -> QWidget:
    part.setFixedWidth(40)
    return part


def low() -> QWidget:
    label = Label("Một câu dài phải xuống nhiều dòng mới đọc được hết trong chỗ hẹp này.", wrap=True)
    label.setFixedSize(120, 20)
    return label


@pytest.mark.parametrize(
    "make",
    [
        lambda: narrow(Label("Tiếp nhận đề nghị khen thưởng")),
        lambda: narrow(SecondaryButton("Thêm đơn vị…")),
        lambda: narrow(SearchField("Lọc đơn vị…")),
        low,
    ],
)
def test_what_is_cut_is_found(qtbot: QtBot, make: Make) -> None:
    assert list(room.walk(shown(qtbot, make())))


def test_what_sticks_out_or_lies_over_another_is_found(qtbot: QtBot) -> None:
    page = shown(qtbot, Label("Trong"))
    outside, over, under = (Label(said, parent=page) for said in ("Ngoài trang", "Trên chữ", "Dưới chữ"))
    outside.move(380, 10)
    for label in (over, under):
        label.move(20, 60)
    for label in (outside, over, under):
        label.adjustSize()
        label.show()
    found = " ".join(room.walk(page))
    assert "sticks out" in found
    assert "lies over" in found


def test_a_part_without_a_name_is_found(qtbot: QtBot) -> None:
    assert list(names.walk(shown(qtbot, QLineEdit())))
    assert list(names.walk(shown(qtbot, QPushButton(""))))
    assert list(names.walk(shown(qtbot, SecondaryButton("Đóng")))) == []


def weak() -> QWidget:
    label = QLabel("Chữ nhạt")
    ink = label.palette()
    ink.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.lightGray)
    label.setPalette(ink)
    return label


def test_weak_text_is_found(qtbot: QtBot) -> None:
    assert list(contrast.walk(shown(qtbot, weak())))
    assert list(contrast.walk(shown(qtbot, Label("Chữ phụ", role="muted")))) == []


class Unmarked(QPushButton):
    def paintEvent(self, event: object) -> None:  # noqa: N802
        """Nothing tells that it has the focus."""


def test_a_part_that_tab_passes_by_is_found(qtbot: QtBot) -> None:
    passed = SecondaryButton("Bỏ qua")
    passed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    found = list(focus.walk(shown(qtbot, SecondaryButton("Một"), passed, SecondaryButton("Hai"))))
    assert [fault for fault in found if "Bỏ qua" in fault]


def test_focus_that_is_not_seen_is_found(qtbot: QtBot) -> None:
    found = list(focus.walk(shown(qtbot, SecondaryButton("Một"), Unmarked("Hai"))))
    assert found == ["Unmarked “Hai”: its focus is not seen"]


class Careless(TableView[str]):
    def copy(self) -> None:
        """Nothing is copied."""

    def nameless(self, rows: list[str]) -> QMenu:
        menu = QMenu(self)
        menu.addAction("")
        return menu


def test_a_table_that_copies_nothing_or_has_an_empty_menu_is_found(qtbot: QtBot) -> None:
    def made(kind: type[TableView[str]]) -> TableView[str]:
        return kind([Column("Tên", str)], ["Nguyễn An", "=1+1"], name="Bảng")

    assert list(tables.walk(shown(qtbot, made(TableView)))) == []
    careless = made(Careless)
    assert isinstance(careless, Careless)
    careless.menu_for = careless.nameless
    found = list(tables.walk(shown(qtbot, careless)))
    assert found == [
        "Careless “Bảng”: Ctrl+C copies nothing",
        "Careless “Bảng”: a row's menu has an act without a name",
    ]
