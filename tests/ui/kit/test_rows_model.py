"""The one table model: values, words, groups, order."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from thidua_desktop.domain.text import natural_sort_key
from ui.kit.cells import Column, GroupRow, Kind, NameCell, QuotaCell, StateCell, TwoLines, Who, spoken_of, words_of
from ui.kit.rows_model import ROW_ROLE, VALUE_ROLE, RowsModel
from ui.kit.tokens import State


@dataclass(frozen=True)
class Unit:
    id: int
    name: str
    used: int = 0
    received: date | None = None


COLUMNS: list[Column[Unit]] = [
    Column("Đơn vị", lambda u: NameCell(u.name, Who.UNIT), kind=Kind.NAME, sort_key=lambda u: natural_sort_key(u.name)),
    Column("Chỉ tiêu", lambda u: QuotaCell(u.used, 3, State.ERROR, f"Vượt {u.used - 3}"), kind=Kind.QUOTA),
    Column("Ngày nhận", lambda u: u.received),
    Column("Số", lambda u: u.used, kind=Kind.NUMBER, sort_key=lambda u: u.used),
]
UNITS = [Unit(1, "Tổ dân phố số 10", 4, date(2024, 8, 1)), Unit(2, "Tổ dân phố số 2", 5), Unit(3, "Ấp Đông", 1)]


def names(model: RowsModel[Unit]) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = RowsModel(COLUMNS, [GroupRow("Phường", "2 đơn vị"), *UNITS], key=lambda u: u.id)
    qtmodeltester.check(model, force_py=True)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        ("", "–"),
        (date(2024, 8, 2), "02/08/2024"),
        (datetime(2024, 8, 2, 8, 42), "02/08/2024 08:42"),
        (1234567, "1.234.567"),
        (0, "0"),
        (True, "Có"),
        (QuotaCell(4, 3, State.ERROR, "Vượt 1"), "4 / 3 Vượt 1"),
        (TwoLines("Nguyễn An", "Phường Mai Dịch"), "Nguyễn An · Phường Mai Dịch"),
    ],
)
def test_values_are_shown_in_the_words_of_the_office(value: object, words: str) -> None:
    assert words_of(value) == words


def test_a_cell_is_read_aloud_in_words_without_its_picture() -> None:
    assert spoken_of(QuotaCell(4, 3, State.ERROR, "Vượt 1")) == "4 trên 3, vượt 1"
    assert spoken_of(NameCell("Tổ dân phố số 4", Who.COLLECTIVE)) == "Tổ dân phố số 4, tập thể"
    assert spoken_of(StateCell(State.WARN, "Cần bổ sung")) == "Cần bổ sung"
    assert spoken_of(None) == "không có"


def test_each_cell_carries_its_spoken_text_its_value_and_its_row() -> None:
    model = RowsModel(COLUMNS, UNITS)
    cell = model.index(0, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "4 trên 3, vượt 1"
    assert cell.data(VALUE_ROLE) == QuotaCell(4, 3, State.ERROR, "Vượt 1")
    assert cell.data(ROW_ROLE) is UNITS[0]
    assert model.spoken_row(0) == "Tổ dân phố số 10, đơn vị, 4 trên 3, vượt 1, 01/08/2024, 4"


def test_sorting_uses_the_column_s_own_order_and_is_stable() -> None:
    twice = [Unit(1, "B", 1), Unit(2, "A", 1), Unit(3, "C", 0)]
    model = RowsModel(COLUMNS, twice)
    model.sort(3)
    assert names(model) == ["C", "B", "A"]
    model = RowsModel(COLUMNS, UNITS)
    model.sort(0)
    assert names(model) == ["Ấp Đông", "Tổ dân phố số 2", "Tổ dân phố số 10"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Tổ dân phố số 10", "Tổ dân phố số 2", "Ấp Đông"]


def test_a_refresh_keeps_the_order_the_clerk_asked_for() -> None:
    model = RowsModel(COLUMNS, UNITS)
    model.sort(0)
    model.set_rows([*UNITS, Unit(4, "Ấp Bắc")])
    assert names(model)[0] == "Ấp Bắc"


def test_a_column_without_an_order_leaves_the_rows_where_they_are() -> None:
    model = RowsModel(COLUMNS, UNITS)
    model.sort(2)
    assert model.rows() == UNITS


def test_sorting_stays_inside_each_group() -> None:
    model = RowsModel(COLUMNS, [GroupRow("Một"), UNITS[0], UNITS[1], GroupRow("Hai"), UNITS[2]])
    model.sort(0)
    assert names(model) == ["Một", "Tổ dân phố số 2", "Tổ dân phố số 10", "Hai", "Ấp Đông"]


def test_a_group_is_folded_and_unfolded_and_stays_folded_after_a_refresh() -> None:
    rows = [GroupRow("Một", "1 đơn vị"), UNITS[0], GroupRow("Hai"), UNITS[1]]
    model = RowsModel(COLUMNS, rows)
    model.fold(0)
    assert names(model) == ["Một 1 đơn vị", "Hai", "Tổ dân phố số 2"]
    model.set_rows(rows)
    assert model.rowCount() == 3
    assert "đang gập" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.fold(0)
    assert model.rowCount() == 4
    model.fold(0)
    model.fold(1)
    model.unfold_all()
    assert model.rowCount() == 4


def test_a_group_cannot_be_chosen() -> None:
    model = RowsModel(COLUMNS, [GroupRow("Một"), UNITS[0]])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_at(0) is None


def test_nothing_is_found_outside_the_rows() -> None:
    model = RowsModel(COLUMNS, UNITS, key=lambda u: u.id)
    assert model.row_at(-1) is None
    assert model.row_at(3) is None
    assert model.number_of(99) == -1
    assert model.data(QModelIndex()) is None


def test_a_refresh_is_one_reset() -> None:
    model = RowsModel(COLUMNS, UNITS)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_rows(UNITS[:1])
    assert len(resets) == 1
    assert model.rowCount() == 1
