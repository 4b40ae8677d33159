"""Mẫu danh sách and phiếu bổ sung from the tab of units and from “Xuất giấy tờ”."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import TODAY, desk  # noqa: F401
from tests.ui.test_import_window import ward_list
from tests.ui.test_papers_dialog import dialog, told  # noqa: F401
from thidua_desktop.services import intake, list_forms
from ui import messages
from ui.desk import Desk
from ui.dialogs.papers import PapersDialog
from ui.jobs import JobRunner
from ui.tabs.units import UnitsTab


@pytest.fixture
def tab(desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> UnitsTab:
    """The tab of units, whose question for a folder is answered with one that is empty."""
    folder = tmp_path / "mau"
    folder.mkdir()
    monkeypatch.setattr(messages, "choose_folder", lambda *_: folder)
    made = UnitsTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def act(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text() == words).trigger()


def tick(dialog: PapersDialog, *wanted: tuple[str, str]) -> None:
    for kind, form, field in dialog.checks:
        if field.value() != ((kind, form) in wanted):
            field.box.click()


def test_the_page_menu_makes_a_form_for_every_unit_of_the_plan(tab: UnitsTab, desk: Desk, tmp_path: Path) -> None:
    tab._open_page_menu()
    act(tab.findChildren(QMenu)[-1], "Mẫu danh sách cho các đơn vị…")
    assert desk.plan is not None
    made = sorted(place.name for place in (tmp_path / "mau").iterdir())
    assert made == sorted(list_forms.file_name(unit) for unit in list_forms.units_of(desk.store, desk.plan))
    assert tab.banner.sentence == f"Đã ghi {len(made)} tệp vào “{tmp_path / 'mau'}”."


def test_the_menu_of_chosen_units_makes_theirs_alone(tab: UnitsTab, tmp_path: Path) -> None:
    lines = [line for line in tab.table.rows_model.rows() if line.unit.short_name == "Phường Nghĩa Đô"]
    act(tab._menu_for(lines), "Mẫu danh sách…")
    assert [place.name for place in (tmp_path / "mau").iterdir()] == ["Mẫu danh sách - Phường Nghĩa Đô.xlsx"]
    assert "Mẫu danh sách - Phường Nghĩa Đô.xlsx" in tab.banner.sentence


def test_without_a_plan_it_is_said_what_is_missing(tab: UnitsTab, desk: Desk, tmp_path: Path) -> None:
    desk.choose_plan(None)
    tab.acts.list_forms()
    assert tab.banner.sentence.startswith("Chưa chọn kế hoạch nào")
    assert not list((tmp_path / "mau").iterdir())


def test_it_can_be_stopped_and_what_was_written_stays(tab: UnitsTab, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    runner = JobRunner()
    desk.jobs = runner
    runner.job_progress.connect(lambda job, done, total, words: runner.cancel(job) if done >= 2 else None)
    tab.acts.list_forms()
    qtbot.waitUntil(lambda: tab.banner.sentence.startswith("Đã dừng."))
    assert 2 <= len(list((tmp_path / "mau").iterdir())) < 28
    assert runner.close()


def test_forms_are_among_the_papers_and_are_counted_by_kind(
    dialog: PapersDialog, desk: Desk, told: list[list[Path]]
) -> None:
    tick(dialog, ("mau-danh-sach", "xlsx"), ("chi-tieu", "xlsx"))
    assert dialog.primary.text() == "Xuất 2 loại"
    dialog.save()
    assert desk.plan is not None
    assert len(told[0]) == 1 + len(list_forms.units_of(desk.store, desk.plan))


def test_slips_of_the_plan_are_among_the_papers(
    dialog: PapersDialog, desk: Desk, told: list[list[Path]], tmp_path: Path
) -> None:
    assert desk.plan is not None
    shown = intake.preview(desk.store, desk.plan, ward_list(tmp_path / "ds.xlsx"), TODAY)
    intake.commit(desk.store, desk.plan, shown, backup_first=False)
    tick(dialog, ("phieu-bo-sung", "docx"))
    dialog.save()
    assert [place.suffix for place in told[0]] == [".docx", ".xlsx"]
