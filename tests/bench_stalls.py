"""How long each job keeps the window from answering: a timer of 10 ms on its thread says how late it came at worst."""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.big_lists import fill_nominations
from thidua_desktop.services import intake, nominations, papers, plan_copy, plans, search, workspace
from thidua_desktop.services.nominations import Filter
from ui import window_tabs
from ui.desk import Act, Desk
from ui.dialogs.import_window import ImportWindow
from ui.jobs import JobRunner
from ui.kit import appearance
from ui.main_window import MainWindow

TICK = 10
MOST = 50  # ms in any job
OPENED = 150  # ms until a tab that was never shown stands there
MOST_SECONDS = 60  # that the bench waits for one act
SETTLE = 700  # ms until nothing of the act before is left
DAY = date(2024, 7, 26)
IDLE = 3000  # ms
EXPORTED = 5000
THROWN = 2000


class Watch(QObject):
    """The longest time the window's thread did not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - TICK / 1000)
        self._last = now


class Stalls:
    """The window on the large folder, and what each job does to it."""

    def __init__(self, desk: Desk, jobs: JobRunner) -> None:
        self._desk, self._jobs, self._watch = desk, jobs, Watch()
        self.lines: list[str] = []

    def measure(self, what: str, act: Callable[[], object], most: int = MOST) -> None:
        """Do this and wait until its jobs, and what follows them in the window, are over; not for ever.

        How busy the machine was is told with the figure: a busy one stops any window.
        """
        wait(SETTLE)
        self._watch.begin()
        begin = time.perf_counter()
        QTimer.singleShot(0, act)
        wait(TICK)
        while self._jobs.busy() and time.perf_counter() - begin < MOST_SECONDS:
            wait(TICK)
        whole, over = time.perf_counter() - begin, not self._jobs.busy()
        wait(SETTLE)
        longest = self._watch.longest * 1000
        said = "đạt" if longest <= most else "CHƯA ĐẠT"
        ended = "việc xong sau" if over else "VIỆC CHƯA XONG sau"
        busy = f"máy bận {os.getloadavg()[0]:.1f}"
        self.lines.append(
            f"Cửa sổ dừng khi {what}: {longest:.0f} ms (mức {most} ms, {said}); {ended} {whole:.2f} s, {busy}"
        )

    def measure_nothing(self) -> None:
        """What the machine alone does to a window in which nothing goes on, beside which the other figures stand."""
        self.measure("không làm gì", lambda: wait(IDLE))

    def write(self, what: str, act: Act) -> None:
        """A writing act of the desk, with the screens reading again after it."""
        self.measure(what, lambda: self._desk.write(what, act))


def wait(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def bench_stalls(place: Path) -> list[str]:
    """Every large job in the program's own window over the folder `place / "big"`, and a list of 10.000 rows."""
    app = QApplication.instance() or appearance.make_application(["bench"])
    assert isinstance(app, QApplication)
    appearance.prepare(app)
    appearance.apply(app, appearance.Mode.LIGHT, 1.0)
    jobs = JobRunner()
    with workspace.open_folder(place / "big") as store:
        desk = Desk(store, jobs, appearance.Memory(place / f"bench-{time.time_ns()}.ini"), lambda: DAY)
        desk.choose_plan(plans.list_plans(store)[0].id)
        stalls = Stalls(desk, jobs)
        jobs.failed.connect(stalls.lines.append)
        window = MainWindow(desk, jobs)
        window.resize(1366, 768)
        window.show()
        stalls.measure_nothing()
        window_tabs.load(lambda: False)  # as a moment after every start
        wait(SETTLE)
        for title in ("Chỉ tiêu", "Đơn vị", "Tiếp nhận đề nghị"):
            stalls.measure(f"mở thẻ {title} lần đầu", lambda title=title: window.go_to(title), OPENED)
        _search(stalls, desk)
        _papers(stalls, desk, place)
        stalls.write("sao lưu", lambda store, *_: workspace.backup_to(store, place / "copy.zip"))
        _import(stalls, window, place)
        _trash(stalls, desk)
        window.go_to("Chỉ tiêu")
        stalls.measure("tính lại chỉ tiêu", window.tab("Chỉ tiêu").refresh)
        window.close()
    return stalls.lines


def _search(stalls: Stalls, desk: Desk) -> None:
    stalls.measure("tìm khắp nơi", lambda: search.search(desk.store, "nguyen van an"))


def _papers(stalls: Stalls, desk: Desk, place: Path) -> None:
    """A plan of its own, for the large one is longer than any list that is printed."""
    assert desk.plan is not None
    copied = plan_copy.proposal(desk.store, desk.plan).plan
    plan = plans.get(desk.store, plan_copy.store_copy(desk.store, copied, desk.plan).id or 0)
    assert plan is not None
    fill_nominations(desk.store, plan, EXPORTED)
    stalls.write(
        f"xuất danh sách {EXPORTED} dòng",
        lambda store, *_: papers.export(store, "danh-sach", plan.code, place, "xlsx", today=DAY),
    )


def _trash(stalls: Stalls, desk: Desk) -> None:
    assert desk.plan is not None
    chosen = nominations.ids(desk.store, Filter(desk.plan.id))[:THROWN]
    stalls.write(f"bỏ {THROWN} đề nghị vào thùng rác", lambda store, *_: nominations.trash(store, chosen))
    stalls.write(f"lấy lại {THROWN} đề nghị", lambda store, *_: nominations.take_back(store, chosen))


def _import(stalls: Stalls, home: MainWindow, place: Path) -> None:
    """Over the nominations, which read again behind the import window, as in the program."""
    desk = home.desk
    window = ImportWindow(desk, home)
    window.resize(1366, 768)
    window.show()
    listed = place / "muoi-nghin.xlsx"
    stalls.measure("đọc tệp 10.000 dòng", lambda: window.add_files([listed]))
    file = window.session.files[0]
    stalls.measure("kiểm tra lại 10.000 dòng", lambda: window.session.ask_again(file))
    stalls.measure("nhập 10.000 dòng", lambda: window.session.take_in([file]))
    if any(batch.id == file.batch_id for batch in intake.list_batches(desk.store)):
        stalls.measure("hoàn tác lần nhập 10.000 dòng", window.session.take_back)
    else:
        stalls.lines.append("Danh sách 10.000 dòng không nhập được, nên không đo hoàn tác.")
    window.close()
