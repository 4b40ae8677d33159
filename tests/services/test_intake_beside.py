"""Two lists beside each other in one sheet: two nominees stand on one row and each is decided on by itself."""

from pathlib import Path

import pytest

from tests.intake.building import workbook
from tests.office import AWARD, IN_TIME, unit_named
from thidua_desktop.domain.compare import Standing
from thidua_desktop.domain.plan import Plan
from thidua_desktop.intake.corrections import Corrections, corrections_of
from thidua_desktop.services import intake
from thidua_desktop.services.intake import Preview
from thidua_desktop.services.workspace import Store

HEADER = ["STT", "Tên tập thể", "Thành tích", "Hình thức", None, "STT", "Họ và tên", "Năm sinh", "Hình thức"]


def sheet(path: Path, award: str = AWARD, birth: object = 1980) -> Path:
    rows = [
        [1, "Tổ dân phố số 4", "Tốt", AWARD, None, 1, "Lê Thị Lan", birth, award],
        [2, "Tổ dân phố số 5", "Tốt", AWARD, None, 2, "Trần Văn An", 1975, AWARD],
    ]
    return workbook(path, [["DANH SÁCH"], HEADER, *rows])


@pytest.fixture
def shown(store: Store, plan: Plan, tmp_path: Path) -> Preview:
    return intake.preview(store, plan, sheet(tmp_path / "a.xlsx"), IN_TIME, unit=unit_named(store, "Phường Nghĩa Đô"))


def names(rows: object) -> list[str]:
    return [row.candidate.name for row in rows]  # type: ignore[attr-defined]


def test_every_nominee_has_a_place_of_its_own_and_the_sheet_keeps_its_name(shown: Preview):
    places = [row.candidate.place for row in shown.rows]
    assert len(set(places)) == 4
    assert {(row.candidate.sheet, row.candidate.row) for row in shown.rows} == {("Sheet", 3), ("Sheet", 4)}


def test_one_nominee_of_a_row_is_left_out(store: Store, plan: Plan, shown: Preview):
    lan = next(row.candidate.place for row in shown.rows if row.candidate.name == "Lê Thị Lan")
    told = corrections_of(Corrections().with_skipped(frozenset({lan})).to_json())
    again = intake.revise(store, plan, shown, told, unit=shown.unit)
    assert names(again.to_save) == ["Tổ dân phố số 4", "Tổ dân phố số 5", "Trần Văn An"]


def test_the_row_of_the_sheet_speaks_of_both(store: Store, plan: Plan, shown: Preview):
    told = Corrections().with_skipped(frozenset({("Sheet", 3)}))
    again = intake.revise(store, plan, shown, told, unit=shown.unit)
    assert names(again.to_save) == ["Tổ dân phố số 5", "Trần Văn An"]


def test_a_field_without_a_column_is_one_nominees(store: Store, plan: Plan, shown: Preview):
    lan = next(row.candidate.place for row in shown.rows if row.candidate.name == "Lê Thị Lan")
    again = intake.revise(store, plan, shown, Corrections().with_field((*lan, "gender"), "Nữ"), unit=shown.unit)
    assert [row.candidate.gender for row in again.rows if row.candidate.name in ("Lê Thị Lan", "Trần Văn An")] == [
        "F",
        None,
    ]


def test_one_row_is_accepted_with_its_error(store: Store, plan: Plan, tmp_path: Path):
    unit = unit_named(store, "Phường Nghĩa Đô")
    path = sheet(tmp_path / "b.xlsx", birth="hỏi lại")
    shown = intake.preview(store, plan, path, IN_TIME, unit=unit)
    assert "Lê Thị Lan" not in names(shown.to_save)
    lan = next(row.candidate.place for row in shown.rows if row.candidate.name == "Lê Thị Lan")
    told = Corrections().with_accepted(frozenset({lan}), "đã hỏi phường")
    again = intake.revise(store, plan, shown, told, unit=unit)
    assert "Lê Thị Lan" in names(again.to_save)
    assert [again.reason(row) for row in again.rows if row.candidate.row == 3] == ["", "đã hỏi phường"]


def test_a_list_that_comes_again_is_compared_nominee_by_nominee(
    store: Store, plan: Plan, shown: Preview, tmp_path: Path
):
    intake.commit(store, plan, shown)
    changed = sheet(tmp_path / "c.xlsx", award="Lao động tiên tiến")
    again = intake.preview(store, plan, changed, IN_TIME, unit=shown.unit)
    standings = {row.candidate.name: again.standing(row) for row in again.rows}
    assert standings.pop("Lê Thị Lan") is Standing.CHANGED
    assert set(standings.values()) == {Standing.UNCHANGED}
    assert len(standings) == 3
