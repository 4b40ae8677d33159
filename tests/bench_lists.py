"""Eighteen wards' lists dropped at once: how long the import window stops while they are read, seen and taken in."""

import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.bench_stalls import DAY, Stalls, wait
from tests.big_lists import write_list
from thidua_desktop.services import plans, samples, units, workspace
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.import_window import ImportWindow
from ui.jobs import JobRunner
from ui.kit import appearance

FILES = 18
ROWS = 200
LOOK = 50  # ms at each file


def bench_lists(place: Path) -> list[str]:
    """The window over a folder of its own, with a list of each of eighteen units."""
    app = QApplication.instance() or appearance.make_application(["bench"])
    assert isinstance(app, QApplication)
    appearance.prepare(app)
    appearance.apply(app, appearance.Mode.LIGHT, 1.0)
    jobs = JobRunner()
    with workspace.new_folder(place / "lists") as store:
        samples.fill(store, "cau-giay-2024")
        desk = Desk(store, jobs, appearance.Memory(place / f"bench-{time.time_ns()}.ini"), lambda: DAY)
        desk.choose_plan(plans.list_plans(store)[0].id)
        stalls = Stalls(desk, jobs)
        jobs.failed.connect(stalls.lines.append)
        _walk(stalls, ImportWindow(desk), _lists(store, place))
        jobs.close()
    return stalls.lines


def _lists(store: Store, place: Path) -> list[Path]:
    """One list of each unit; of unlike lengths, so that no two have the same people."""
    folder = place / "wards"
    folder.mkdir()
    senders = units.list_units(store)[:FILES]
    return [write_list(folder / f"{number:02d}.xlsx", ROWS + number, unit.name) for number, unit in enumerate(senders)]


def _walk(stalls: Stalls, window: ImportWindow, lists: list[Path]) -> None:
    window.resize(1366, 768)
    window.show()
    stalls.measure_nothing()
    said = f"{len(lists)} tệp {ROWS} dòng"
    stalls.measure(f"đọc {said}", lambda: window.add_files(lists))
    files = list(window.session.files)
    stalls.measure(f"xem từng tệp trong {said}", lambda: _look(window, len(files)))
    stalls.measure(f"kiểm tra lại {said}", lambda: [window.session.ask_again(file) for file in files])
    stalls.measure(f"nhập {said}", lambda: window.session.take_in(window.session.ready()))
    assert all(file.batch_id is not None for file in files), "a list was not taken in"
    stalls.measure(f"hoàn tác {said}", window.session.take_back)
    window.close()


def _look(window: ImportWindow, count: int) -> None:
    """Go down the files, one after another, as a clerk does with the arrow key."""
    for number in range(count):
        QTimer.singleShot(number * LOOK, lambda: window.files.table.step(1))
    wait(count * LOOK)
