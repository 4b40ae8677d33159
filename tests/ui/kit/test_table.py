"""The table: chosen rows, keys, clipboard, empty place, widths, speed."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from ui.kit import appearance
from ui.kit.appearance import Memory
from ui.kit.cells import Column, GroupRow, Kind, NameCell, QuotaCell, StateCell, Who
from ui.kit.columns import ColumnsButton, remember_columns
from ui.kit.table import TableView
from ui.kit.tokens import State, Strength, theme


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    unit: str = "Phường Nghĩa Đô"


COLUMNS: list[Column[Person]] = [
    Column(
        "Đối tượng", lambda p: NameCell(p.name, Who.INDIVIDUAL), kind=Kind.NAME, sort_key=lambda p: p.name, width=180
    ),
    Column("Đơn vị đề nghị", lambda p: p.unit, stretch=True),
    Column("Chỉ tiêu", lambda p: QuotaCell(4, 3, State.ERROR, "Vượt 1"), kind=Kind.QUOTA, width=270),
    Column("Trạng thái", lambda p: StateCell(State.WARN, "Cần bổ sung", Strength.PILL), kind=Kind.STATE),
]
PEOPLE = [Person(1, "Nguyễn An"), Person(2, "Lê Bình"), Person(3, "Đỗ Cường")]


@pytest.fixture
def view(qtbot: QtBot) -> TableView[Person]:
    made = TableView(COLUMNS, PEOPLE, key=lambda p: p.id, name="Đề nghị")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def click(qtbot: QtBot, view: TableView[Person], row: int, column: int = 0) -> None:
    at = view.visualRect(view.rows_model.index(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_chooses_the_whole_row(qtbot: QtBot, view: TableView[Person]) -> None:
    with qtbot.waitSignal(view.current_row_changed) as told:
        click(qtbot, view, 1, 2)
    assert told.args == [PEOPLE[1]]
    assert view.selected_rows() == [PEOPLE[1]]
    assert view.currentIndex().column() == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_enter_and_f2_open_the_row(qtbot: QtBot, view: TableView[Person], key: Qt.Key) -> None:
    view.select_key(2)
    with qtbot.waitSignal(view.activated_row) as told:
        qtbot.keyClick(view, key)
    assert told.args == [PEOPLE[1]]


def test_a_double_click_opens_the_row(qtbot: QtBot, view: TableView[Person]) -> None:
    at = view.visualRect(view.rows_model.index(2, 0)).center()
    click(qtbot, view, 2)
    with qtbot.waitSignal(view.activated_row) as told:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [PEOPLE[2]]


def test_a_refresh_keeps_the_row_the_selection_and_tells_the_fresh_row(qtbot: QtBot, view: TableView[Person]) -> None:
    click(qtbot, view, 0)
    at = view.visualRect(view.rows_model.index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    renamed = [Person(9, "Mới"), Person(3, "Đỗ Văn Cường"), PEOPLE[0]]
    with qtbot.waitSignal(view.current_row_changed) as told:
        view.set_rows(renamed)
    assert told.args == [renamed[1]]
    assert view.selected_rows() == [renamed[1], renamed[2]]


def test_a_row_that_is_gone_leaves_nothing_chosen(view: TableView[Person]) -> None:
    view.select_key(2)
    view.set_rows([PEOPLE[0]])
    assert view.current_row() is None
    assert view.selected_rows() == []


def test_the_next_row_is_found_past_a_group(view: TableView[Person]) -> None:
    view.set_rows([PEOPLE[0], GroupRow("Phòng", "2 đơn vị"), PEOPLE[1]])
    view.select_key(1)
    view.step(1)
    assert view.current_row() == PEOPLE[1]
    view.step(1)
    assert view.current_row() == PEOPLE[1]
    view.step(-1)
    assert view.current_row() == PEOPLE[0]


def test_a_click_on_a_group_folds_it(qtbot: QtBot, view: TableView[Person]) -> None:
    view.set_rows([GroupRow("Phường", "3 đơn vị"), *PEOPLE])
    click(qtbot, view, 0)
    assert view.rows_model.rowCount() == 1
    assert view.rows_model.rows() == PEOPLE


def test_copying_one_row_gives_its_words_and_several_bring_the_titles(qtbot: QtBot, view: TableView[Person]) -> None:
    view.select_key(1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "Nguyễn An\tPhường Nghĩa Đô\t4 / 3 Vượt 1\tCần bổ sung"
    view.selectAll()
    view.hideColumn(2)
    view.copy()
    assert clipboard.text().splitlines()[0] == "Đối tượng\tĐơn vị đề nghị\tTrạng thái"
    assert len(clipboard.text().splitlines()) == 4
    assert "<td>Lê Bình</td>" in clipboard.mimeData().html()


def test_a_cell_with_a_line_break_stays_one_cell_on_the_clipboard(view: TableView[Person]) -> None:
    view.set_rows([Person(1, "Nguyễn\nAn", "A\tB & <C>")])
    view.select_key(1)
    view.copy()
    assert QGuiApplication.clipboard().text().startswith("Nguyễn An\tA B & <C>\t")
    assert "A B &amp; &lt;C&gt;" in QGuiApplication.clipboard().mimeData().html()


def test_a_click_on_a_title_sorts_and_a_second_one_turns_it_round(qtbot: QtBot, view: TableView[Person]) -> None:
    asked: list[tuple[int, bool]] = []
    view.sort_requested.connect(lambda column, ascending: asked.append((column, ascending)))
    header = view.horizontalHeader()
    for _ in range(2):
        at = QPoint(header.sectionViewportPosition(0) + 30, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == [(0, True), (0, False)]
    assert view.rows_model.rows()[0].name == "Đỗ Cường"


def test_letters_typed_over_the_table_do_not_jump(qtbot: QtBot, view: TableView[Person]) -> None:
    view.select_key(1)
    qtbot.keyClicks(view, "le")
    assert view.current_row() == PEOPLE[0]


def test_no_rows_say_so_and_offer_the_act(qtbot: QtBot, view: TableView[Person]) -> None:
    done: list[str] = []
    view.set_empty("Không có đề nghị nào khớp bộ lọc.", "Bỏ lọc", lambda: done.append("bỏ"))
    view.set_rows([])
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Bỏ lọc")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["bỏ"]
    view.set_rows(PEOPLE)
    assert not button.isVisible()


def test_widths_are_chosen_once_and_then_left_alone(view: TableView[Person]) -> None:
    header = view.horizontalHeader()
    view.setColumnWidth(0, 222)
    view.set_rows([Person(1, "Một cái tên rất dài, rất dài, rất dài, rất dài")])
    assert header.sectionSize(0) == 222


def test_the_stretching_column_fills_the_width_at_first(view: TableView[Person]) -> None:
    assert view.horizontalHeader().length() == view.viewport().width()


def test_the_context_menu_gets_the_chosen_rows(qtbot: QtBot, view: TableView[Person]) -> None:
    given: list[list[Person]] = []

    def menu_for(rows: list[Person]) -> QMenu | None:
        given.append(rows)
        return None

    view.menu_for = menu_for
    view.select_key(3)
    at = view.visualRect(view.rows_model.index(2, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QGuiApplication.sendEvent(view.viewport(), event)
    assert given == [[PEOPLE[2]]]


def test_the_line_under_a_row_runs_across_the_whole_width(view: TableView[Person]) -> None:
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    y = round((view.row_rect(0).bottom()) * ratio)
    colors = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3)}
    assert colors == {theme().color("line").name()}


def test_the_head_is_of_one_ground_beyond_the_last_column_too(view: TableView[Person]) -> None:
    view.set_rows([])
    for column in range(4):
        view.setColumnWidth(column, 80)
    picture = view.header.grab().toImage()
    assert picture.pixelColor(picture.width() - 5, 5) == theme().color("raised")


def test_of_fifty_thousand_rows_only_those_in_sight_are_asked_for_their_words(qtbot: QtBot) -> None:
    asked: list[int] = []
    drawn = Column("Đối tượng", lambda person: asked.append(person.id) or person.name, stretch=True)
    many = [Person(number, f"Người số {number}") for number in range(50_000)]
    long = TableView([drawn], PEOPLE, key=lambda person: person.id, name="Nhiều")
    qtbot.addWidget(long)
    long.resize(900, 300)
    long.show()
    long.select_key(1)
    asked.clear()
    long.set_rows(many)
    long.grab()
    assert long.rows_model.rowCount() == len(many)
    assert 0 < len(set(asked)) < 100  # the rows in sight, and a few by which the widths are chosen


def test_the_arrow_keys_pass_over_groups_and_minus_and_plus_fold_them(qtbot: QtBot, view: TableView[Person]) -> None:
    view.set_rows([GroupRow("Một", ""), PEOPLE[0], GroupRow("Hai", ""), PEOPLE[1], PEOPLE[2]])
    view.select_key(1)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row() == PEOPLE[1]
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.rows_model.rowCount() == 3
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.rows_model.rowCount() == 5


def tooltip_at(view: TableView[Person], at: QPoint) -> str:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QGuiApplication.sendEvent(view.viewport(), event)
    return QToolTip.text()


def test_an_icon_and_a_cut_word_are_explained_under_the_mouse(view: TableView[Person]) -> None:
    name = view.visualRect(view.rows_model.index(0, 0))
    unit = view.visualRect(view.rows_model.index(0, 1)).center()
    assert tooltip_at(view, unit) == ""
    assert tooltip_at(view, QPoint(name.left() + 15, name.center().y())) == "Cá nhân"
    view.setColumnWidth(1, 60)
    assert tooltip_at(view, QPoint(view.columnViewportPosition(1) + 30, unit.y())) == "Phường Nghĩa Đô"


def test_the_clerk_s_columns_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    def table() -> TableView[Person]:
        made = TableView(COLUMNS, key=lambda p: p.id)
        qtbot.addWidget(made)
        made.resize(900, 300)
        remember_columns(made, Memory(tmp_path / "nho.ini"), "bang")
        made.set_rows(PEOPLE)
        made.show()
        return made

    first = table()
    edge = QPoint(first.header.sectionViewportPosition(1) - 1, 10)
    qtbot.mousePress(first.header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(first.header.viewport(), edge + QPoint(37, 0))
    qtbot.mouseRelease(first.header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(37, 0))
    width = first.columnWidth(0)
    button = ColumnsButton(first)
    qtbot.addWidget(button)
    button.open_menu()
    menu = button.findChild(QMenu)
    assert not menu.actions()[0].isEnabled()
    menu.actions()[2].trigger()
    menu.close()

    again = table()
    assert again.columnWidth(0) == width
    assert again.isColumnHidden(2)
    assert not again.isColumnHidden(1)


def test_widths_the_program_sets_are_not_taken_for_the_clerk_s(qtbot: QtBot, view: TableView[Person]) -> None:
    view.resize(700, 300)
    view.setColumnWidth(0, 300)
    assert not view.header.touched


def test_the_type_size_widens_columns_the_clerk_did_not_touch(qtbot: QtBot, view: TableView[Person]) -> None:
    before, height = view.columnWidth(0), view.rowHeight(0)
    appearance.apply(QApplication.instance(), appearance.Mode.LIGHT, 1.3)
    assert view.columnWidth(0) > before
    assert view.rowHeight(0) > height
    view.header.touched = True
    view.setColumnWidth(0, 150)
    appearance.apply(QApplication.instance(), appearance.Mode.LIGHT, 1.0)
    assert view.columnWidth(0) == 150


def test_a_double_click_on_an_edge_fits_the_column_to_its_words(qtbot: QtBot, view: TableView[Person]) -> None:
    view.resizeColumnToContents(0)
    words = view.fontMetrics().horizontalAdvance("Nguyễn An")
    assert words < view.columnWidth(0) < words + 80
