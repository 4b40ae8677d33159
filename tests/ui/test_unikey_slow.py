"""UniKey is undisturbed while the rows for the letters before are still being read."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.big_lists import fill_nominations
from tests.ui.desk_fixtures import TODAY
from tests.ui.hands import compose, replace_committed, retype
from thidua_desktop.services import nominations, samples, workspace
from thidua_desktop.services.nominations import Filter
from ui.desk import Desk
from ui.jobs import JobRunner
from ui.kit.appearance import Memory
from ui.tabs import nominations_reading
from ui.tabs.nominations import NominationsTab


class SlowWork:
    """A job that holds the runner's one thread until it is let go: whatever is read must wait behind it."""

    def __init__(self, runner: JobRunner) -> None:
        self._go = threading.Event()
        self.begun = threading.Event()
        runner.run("Đang làm việc lâu", self._work, lambda _: None)

    def _work(self, _report: object, _cancelled: object) -> None:
        self.begun.set()
        self._go.wait(30)

    def let_go(self) -> None:
        self._go.set()


@pytest.fixture
def tab(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[NominationsTab]:
    """The tab over a plan so long that it is read in jobs, with the program's own job runner."""
    monkeypatch.setattr(nominations_reading, "READ_IN_JOB", 3)
    monkeypatch.setattr(nominations_reading, "WORDS_AFTER", 600_000)  # laid ready, they would be found without a job
    runner = JobRunner()
    store = workspace.new_folder(tmp_path / "so-lieu")
    samples.fill(store, "cau-giay-2024")
    desk = Desk(store, runner, Memory(tmp_path / "nho.ini"), lambda: TODAY)
    desk.choose_remembered_plan()
    assert desk.plan is not None
    fill_nominations(store, desk.plan, 120)
    made = NominationsTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitUntil(lambda: len(made.table.rows_model.rows()) == 120)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.hide()
    assert runner.close()
    store.close()


@pytest.mark.parametrize("way", [retype, compose, replace_committed])
def test_a_name_typed_while_the_rows_are_slow_to_come_is_found_whole(
    tab: NominationsTab, qtbot: QtBot, way: Callable[[str], None]
) -> None:
    name = tab.table.rows_model.rows()[60].name
    slow = SlowWork(tab.desk.jobs)  # type: ignore[arg-type]
    assert slow.begun.wait(10)
    field = tab.filter.search
    field.setFocus()
    for number, word in enumerate(name.split(" ")):
        way(f" {word}" if number else word)
        field.searched.emit(field.text())  # the rest after a word is over: its rows are asked for
        assert field.hasFocus()
    assert field.text() == name
    assert len(tab.table.rows_model.rows()) == 120
    slow.let_go()
    plan = tab.desk.plan
    assert plan is not None
    wanted = nominations.ids(tab.desk.store, Filter(plan.id, text=name))
    assert 0 < len(wanted) < 120
    qtbot.waitUntil(lambda: [line.id for line in tab.table.rows_model.rows()] == wanted)
    assert (field.text(), field.selectedText(), field.hasFocus()) == (name, "", True)
