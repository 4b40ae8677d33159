"""The nominations tab on a large plan: what each act costs the window's thread, and how long it takes in all."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import plans, workspace
from ui.desk import Desk
from ui.jobs import JobRunner
from ui.kit import appearance
from ui.tabs.nominations import NominationsTab

SETTLE = 400  # ms until nothing of the act before is left
TICK = 10
REFRESH = 150  # ms
FILTER = 50


def bench_tab(place: Path) -> list[str]:
    """Reading again, letters typed, and sorting over the nominations in `place / "big"`.

    The longest stall is what a timer of 10 ms on the window's thread had to wait beyond its turn.
    """
    app = QApplication.instance() or appearance.make_application(["bench"])
    assert isinstance(app, QApplication)
    appearance.prepare(app)
    appearance.apply(app, appearance.Mode.LIGHT, 1.0)
    jobs = JobRunner()
    with workspace.open_folder(place / "big") as store:
        desk = Desk(store, jobs, appearance.Memory(place / f"bench-{time.time_ns()}.ini"), lambda: date(2024, 7, 26))
        desk.choose_plan(plans.list_plans(store)[0].id)
        tab = NominationsTab(desk)
        tab.resize(1366, 700)
        tab.show()
        clock = _Clock(tab)
        lines = [
            clock.measure("đọc lại", tab.refresh, REFRESH),
            _until_ready(tab),
            clock.measure("chữ đầu tiên", lambda: _type(tab, "h"), FILTER),
            clock.measure("một từ", lambda: _type(tab, "hoa"), FILTER),
            clock.measure("thêm chữ", lambda: _type(tab, "hoa tran"), FILTER),
            clock.measure("chữ không có", lambda: _type(tab, "zz"), FILTER),
            clock.measure("bỏ chữ", lambda: _type(tab, ""), FILTER),
            clock.measure("sắp theo tên", lambda: tab.table.sort_requested.emit(0, True), REFRESH),
            clock.measure("sắp theo chức vụ", lambda: tab.table.sort_requested.emit(8, True), REFRESH),
            clock.measure("sắp ngược lại", lambda: tab.table.sort_requested.emit(8, False), REFRESH),
            clock.measure("lọc theo đối tượng", lambda: tab.filter.kind.set_value(NomineeKind.INDIVIDUAL), REFRESH),
        ]
        tab.close()
        jobs.close()
    return lines


def _until_ready(tab: NominationsTab) -> str:
    """Wait until the words that letters are looked for in stand ready, and say how long that took after reading."""
    begin = time.perf_counter()
    while not tab.reader.ready_for_letters:
        _wait(TICK)
    return f"Bảng đề nghị, chữ sẵn sàng để lọc sau {SETTLE + (time.perf_counter() - begin) * 1000:.0f} ms"


def _type(tab: NominationsTab, letters: str) -> None:
    tab.filter.search.setText(letters)
    tab.filter.search.searched.emit(letters)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Clock:
    """Measures acts of a tab from the call until the rows stand in the table and are painted."""

    def __init__(self, tab: NominationsTab) -> None:
        self._tab = tab
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(tab)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last - TICK / 1000)
        self._last = now

    def measure(self, what: str, act: Callable[[], object], aim: int) -> str:
        """One act in words; the aim is held against the time in all."""
        _wait(SETTLE)
        self._longest, self._last = 0.0, time.perf_counter()
        loop = QEventLoop()
        found = self._tab.reader.found
        ending = found.connect(lambda *_: QTimer.singleShot(0, loop.quit))
        begin, used = time.perf_counter(), time.thread_time()
        QTimer.singleShot(0, act)
        loop.exec()
        QApplication.processEvents()  # painted, if that has not come yet
        whole, own = time.perf_counter() - begin, time.thread_time() - used
        found.disconnect(ending)
        _wait(SETTLE)
        said = "đạt" if whole * 1000 <= aim else "CHƯA ĐẠT"
        return (
            f"Bảng đề nghị, {what}: {whole * 1000:.0f} ms (mức {aim} ms, {said}); luồng cửa sổ {own * 1000:.0f} ms, "
            f"dừng lâu nhất {self._longest * 1000:.0f} ms; {self._tab.filter.counted.text()}"
        )
