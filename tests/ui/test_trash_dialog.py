"""Thùng rác: what was put away can be found and taken back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import nominations, plans, trash, units
from thidua_desktop.services.nominations import Entry, Filter
from thidua_desktop.services.trash import Sort
from ui.desk import Desk
from ui.dialogs.trash import EMPTY, TrashDialog


def put_away(office: Desk, *names: str) -> None:
    assert office.plan is not None
    unit = units.find(office.store, "Phường Mai Dịch")
    for name in names:
        entry = Entry(NomineeKind.INDIVIDUAL, name, unit.id, date(2024, 7, 24), birth="1980", award="Giấy khen")
        saved = nominations.save_entry(office.store, office.plan.id, entry)
        assert saved.id is not None
        nominations.trash(office.store, [saved.id])


def opened(office: Desk, qtbot: QtBot) -> TrashDialog:
    made = TrashDialog(office)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def choose(dialog: TrashDialog, name: str) -> None:
    dialog.table.select_key(next(thing.key for thing in dialog.table.rows_model.rows() if thing.name == name))


def shown(dialog: TrashDialog) -> set[str]:
    return {line.name for line in dialog.table.rows_model.rows()}


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> TrashDialog:  # noqa: F811
    put_away(desk, "Nguyễn Minh Đức", "Đỗ Thị Thanh Huyền")
    return opened(desk, qtbot)


def test_a_nomination_is_taken_back_and_leaves_the_trash(dialog: TrashDialog, desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    choose(dialog, "Nguyễn Minh Đức")
    assert dialog.primary.text() == "Lấy lại 1 đề nghị"
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert shown(dialog) == {"Đỗ Thị Thanh Huyền"}
    assert [line.name for line in nominations.lines(desk.store, Filter())] == ["Nguyễn Minh Đức"]
    assert dialog.banner.sentence == "Đã lấy lại Nguyễn Minh Đức."


def test_several_are_taken_back_at_once(dialog: TrashDialog, desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    dialog.table.selectAll()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not shown(dialog)
    assert len(nominations.lines(desk.store, Filter())) == 2


def test_the_filter_finds_names_typed_without_dau(dialog: TrashDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.hasFocus()
    qtbot.keyClicks(dialog.search, "do thi thanh")
    qtbot.waitUntil(lambda: shown(dialog) == {"Đỗ Thị Thanh Huyền"})


def test_an_empty_trash_says_so_and_offers_nothing(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    dialog = opened(desk, qtbot)
    assert EMPTY in [label.text() for label in dialog.table.findChildren(QLabel)]
    assert not dialog.primary.isEnabled()


def test_a_deleted_unit_is_seen_and_brought_back_and_put_away_again_by_the_undo(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    unit = units.find(desk.store, "Phường Mai Dịch")
    units.trash(desk.store, unit.id)
    dialog = opened(desk, qtbot)
    choose(dialog, "Phường Mai Dịch")
    assert dialog.primary.text() == "Lấy lại 1 đơn vị"
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.banner.sentence == "Đã lấy lại Phường Mai Dịch."
    assert units.get(desk.store, unit.id) == unit
    newest = desk.undo.newest
    assert newest is not None
    newest()
    assert shown(dialog) == {"Phường Mai Dịch"}


def test_the_whole_trash_is_seen_by_sort_and_taken_back_at_once(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    assert desk.plan is not None
    put_away(desk, "Nguyễn Minh Đức")
    title = desk.plan.short_title
    units.trash(desk.store, units.find(desk.store, "Phường Dịch Vọng").id)
    plans.trash(desk.store, desk.plan.id or 0)
    dialog = opened(desk, qtbot)
    assert [thing.name for thing in dialog.table.rows_model.rows()] == [title, "Phường Dịch Vọng", "Nguyễn Minh Đức"]
    dialog.sort.set_value(Sort.UNIT)
    assert shown(dialog) == {"Phường Dịch Vọng"}
    dialog.sort.setCurrentIndex(0)
    dialog.table.selectAll()
    assert dialog.primary.text() == "Lấy lại 3 dòng"
    dialog.save()
    assert dialog.banner.sentence == "Đã lấy lại 1 kế hoạch, 1 đơn vị, 1 đề nghị."
    assert not trash.everything(desk.store)


def test_a_unit_whose_name_another_bears_by_now_stays_with_the_reason(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    gone = units.find(desk.store, "Phường Dịch Vọng")
    units.trash(desk.store, gone.id)
    units.save(desk.store, replace(gone, id=0, aliases=()))
    dialog = opened(desk, qtbot)
    dialog.save()
    said = "Chưa lấy lại được Phường Dịch Vọng: “UBND phường Dịch Vọng” đã là tên của Phường Dịch Vọng."
    assert dialog.banner.sentence == f"{said} Sửa tên của đơn vị ấy rồi lấy lại."
    assert shown(dialog) == {"Phường Dịch Vọng"}
