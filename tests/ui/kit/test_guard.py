"""A defect in a screen's own functions leaves the window alive: the cell shows a dash, the diary has the defect."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import guard
from ui.kit.cells import Column
from ui.kit.guard import guarded
from ui.kit.rows_model import VALUE_ROLE
from ui.kit.table import TableView

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def no_defect_while_drawing() -> Iterator[None]:
    """Here they are wanted; each test meets them for the first time, and leaves no faulty window to the next."""
    guard.written.clear()
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def fails(row: int) -> str:
    raise LookupError(f"no words for {row}")


def unless_three(row: int) -> str:
    return fails(row) if row == 3 else f"hàng {row}"


def faulty_table() -> TableView[int]:
    columns = [
        Column("Tên", unless_three, sort_key=unless_three),
        Column("Lời", lambda row: row, display=fails, tooltip=fails, spoken=fails),
    ]
    return TableView[int](columns, list(range(30)), key=lambda row: row)


@pytest.fixture
def view(qtbot: QtBot) -> TableView[int]:
    view = faulty_table()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def test_a_cell_that_fails_shows_a_dash_and_the_others_what_they_hold(view: TableView[int], qtbot: QtBot) -> None:
    model = view.rows_model
    assert [model.index(row, 0).data() for row in (2, 3, 4)] == ["hàng 2", "–", "hàng 4"]
    assert model.index(3, 0).data(VALUE_ROLE) == "–"
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "–"
    assert model.index(3, 1).data() == "–"
    assert model.index(3, 1).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.spoken_row(3) == "–, –"
    view.grab()
    view.set_rows(list(range(2, 40)))
    assert view.rows_model.rowCount() == 38


def test_copying_rows_of_which_a_cell_fails_copies_the_rest(view: TableView[int]) -> None:
    view.selectAll()
    view.copy()
    lines = [line for line in QApplication.clipboard().text().splitlines() if not line.startswith("Tên")]
    assert lines[2:5] == ["hàng 2\t–", "–\t–", "hàng 4\t–"]


def test_a_tip_over_a_cell_that_fails_is_no_tip(view: TableView[int]) -> None:
    at = view.visualRect(view.rows_model.index(3, 1)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(QPoint(at)))
    QApplication.sendEvent(view.viewport(), event)
    assert view.isVisible()


def test_an_order_that_fails_leaves_the_rows_as_they_stood(view: TableView[int]) -> None:
    with pytest.raises(LookupError):
        view.rows_model.sort(0)
    view.set_rows([7, 8])
    assert [view.rows_model.row_at(number) for number in range(2)] == [7, 8]


def test_a_defect_is_written_in_the_diary_once_with_its_place(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def fails_here(row: int) -> str:
        raise ValueError(f"row {row}")

    view = TableView[int]([Column("Tên", fails_here)], list(range(30)))
    qtbot.addWidget(view)
    with caplog.at_level(logging.ERROR):
        view.show()
        view.grab()
    written = [record.getMessage() for record in caplog.records if "fails_here" in record.getMessage()]
    assert len(written) == 1
    assert "Traceback" in written[0]


class _Faulty(QWidget):
    """Fails while its painter is at work."""

    painted = 0

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        self.painted += 1
        painter.drawText(0, 0, fails(1))


def test_a_widget_that_fails_while_it_paints_is_painted_again(qtbot: QtBot) -> None:
    widget = _Faulty()
    qtbot.addWidget(widget)
    widget.show()
    widget.grab()
    widget.grab()
    assert widget.painted >= 2


def test_the_whole_program_lives_on_with_a_faulty_table() -> None:
    """In a process of its own: without the guard it falls in Qt while the window is painted."""
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication(['x', '-platform', 'offscreen'])\n"
        "from tests.ui.kit.test_guard import faulty_table\n"
        "view = faulty_table()\nview.show()\n"
        "for _ in range(20):\n    app.processEvents()\n"
        "view.grab()\nprint('alive')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive"


def test_an_index_of_rows_that_are_gone_holds_nothing(view: TableView[int]) -> None:
    index = view.rows_model.index(20, 0)
    view.set_rows([1])
    assert view.rows_model.data(index) == "–"
    assert view.rows_model.flags(index) == Qt.ItemFlag.NoItemFlags
    assert view.rows_model.data(QModelIndex()) is None
