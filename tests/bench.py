"""`python -m tests.bench`: speed as ratios against a plain baseline in the same run, and where the time goes.

No figure here is a test: a machine may be busy. Each line gives the ratio, the bar it is held to, and the seconds.
"""

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dev import compile_own_code
from thidua_desktop.paths import APP

ROWS = 10_000
STORED = 50_000
ROUNDS = 5
STARTS = 9
READY = "ready"
WHOLE = "whole"
ROOT = Path(__file__).resolve().parent.parent
RECEIVED = date(2024, 7, 26)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio and the bar it is held to."""

    name: str
    seconds: float
    baseline: float
    bar: float
    where: str = ""

    def line(self) -> str:
        """The figure as printed."""
        ratio = self.seconds / self.baseline
        said = "đạt" if ratio <= self.bar else "CHƯA ĐẠT"
        head = (
            f"{self.name}: {ratio:.2f} lần (mức {self.bar:g} lần, {said}); {self.seconds:.3f} s / {self.baseline:.3f} s"
        )
        return f"{head}\n    {self.where}" if self.where else head


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def best(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of several runs: what the machine can do when nothing else disturbs it."""
    return min(timed(act) for _ in range(rounds))


def main() -> int:
    """Run every bench and print its figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for bench in BENCHES:
            for figure in bench(place):
                print(figure.line() if isinstance(figure, Figure) else figure, flush=True)
    return 0


def bench_import(place: Path) -> list[Figure]:
    """10.000 rows of a ward's Excel file against bare reading plus bare insert of the same rows.

    With room for all in the quota, and with the sample's quota, where every row has a finding to be worded and stored.
    """
    from tests.big_lists import write_list

    listed = write_list(place / "muoi-nghin.xlsx", ROWS)
    return [_import(place, listed, room=room) for room in (True, False)]


def _import(place: Path, listed: Path, *, room: bool) -> Figure:
    from thidua_desktop.services import intake, plans, samples, workspace

    steps: dict[str, float] = {}
    totals: list[float] = []
    bare: list[float] = []
    for number in range(ROUNDS):  # by turns: the machine is as quick for one as for the other
        bare.append(best(lambda: _bare(listed, place / "bare.db"), 2))
        with workspace.new_folder(place / f"import-{room}-{number}") as store:
            samples.fill(store, "cau-giay-2024")
            plan = plans.list_plans(store)[0]
            if room:
                plans.save(store, replace(plan, quotas=tuple(replace(line, count=ROWS) for line in plan.quotas)))
                plan = plans.list_plans(store)[0]
            start = time.perf_counter()
            document, understanding = intake.read(listed, RECEIVED)
            read = time.perf_counter()
            blank = intake.Preview(listed, RECEIVED, document=document, understanding=understanding)
            shown = intake.check_again(store, plan, blank)
            checked = time.perf_counter()
            done = intake.commit(store, plan, shown)
            ended = time.perf_counter()
            assert done.saved == ROWS, f"{done.saved} of {ROWS} rows saved"
            totals.append(ended - start)
            if ended - start == min(totals):
                steps = {"đọc và hiểu tệp": read - start, "kiểm tra": checked - read, "sao lưu và ghi": ended - checked}
    where = "; ".join(f"{what} {seconds:.3f} s" for what, seconds in steps.items())
    title = f"Nhập {ROWS} dòng, {'đủ chỉ tiêu' if room else 'dòng nào cũng vượt chỉ tiêu'}"
    return Figure(title, min(totals), min(bare), 4, where)


def _bare(listed: Path, database: Path) -> None:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(listed).get_sheet_by_index(0).to_python()
    width = max(len(row) for row in rows)
    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    connection.execute(f"CREATE TABLE bare ({', '.join(f'c{n}' for n in range(width))})")
    with connection:
        connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * width)})", rows)
    connection.close()


def bench_memory(place: Path) -> list[str]:
    """Peak memory of a fresh process that takes in the 10.000 rows."""
    folder = place / "memory"
    _command(folder, "sample", "cau-giay-2024")
    listed = place / "muoi-nghin.xlsx"
    arguments = ("import", str(listed), "--plan", "CG-2024", "--received", RECEIVED.isoformat())
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    _command(folder, *arguments)
    peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    said = "đạt" if peak < 300 else "CHƯA ĐẠT"
    return [f"Bộ nhớ khi nhập {ROWS} dòng: {peak:.0f} MB (mức 300 MB, {said})"]


def _command(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "thidua_desktop", "--data", str(folder), *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def bench_search(place: Path) -> list[str]:
    """Search and the list of 50.000 nominations, in milliseconds."""
    from tests.big_lists import fill_nominations
    from thidua_desktop.services import nominations, plans, samples, search, workspace
    from thidua_desktop.services.nominations import Filter

    with workspace.new_folder(place / "big") as store:
        samples.fill(store, "cau-giay-2024")
        plan = plans.list_plans(store)[0]
        fill_nominations(store, plan, STORED)
        found = best(lambda: search.search(store, "nguyen van an"))
        listed = best(lambda: nominations.lines(store, Filter(plan.id)))
        filtered = best(lambda: nominations.lines(store, Filter(plan.id, text="tran thi hoa")))
    return [
        f"Trong {STORED} đề nghị: tìm {found * 1000:.0f} ms; đọc cả bảng {listed * 1000:.0f} ms; "
        f"lọc {filtered * 1000:.0f} ms"
    ]


_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, told)
app = QApplication(sys.argv)
window = Window()
tabs = QTabWidget()
tabs.addTab(QWidget(), "Tab")
window.setCentralWidget(tabs)
whole = lambda: True
"""
_OURS = """
import sys
from pathlib import Path
from thidua_desktop.app import begin
program = begin()
window = program.open(Path(sys.argv[1]))
app = program.app
window.current_tab().seen.connect(lambda: told())
whole = lambda: window.current_tab().whole
"""
# Usable: painted for the first time, and the event loop goes on. Whole: the first page holds all it will, painted;
# what the screen shows then must be the finished window: painting it anew changes nothing.
_READY = f"""
said = []
def told():
    if not said:
        said.append(print("{READY}", flush=True))
window.show()
while not (said and whole()):
    app.processEvents()
for _ in range(5):  # laid out anew, and painted
    app.processEvents()
print("{WHOLE}", flush=True)
shown = window.screen().grabWindow(window.winId()).toImage()
sys.exit(0 if shown == window.grab().toImage().convertedTo(shown.format()) else "not painted")
"""


def bench_nominations(place: Path) -> list[str]:
    """The nominations tab over the folder of 50.000."""
    from tests.bench_tab import bench_tab

    return bench_tab(place)


def bench_jobs(place: Path) -> list[str]:
    """What the large jobs do to the window; last, for they change the folder."""
    from tests.bench_stalls import bench_stalls

    return bench_stalls(place)


def bench_lists(place: Path) -> list[str]:
    """Eighteen lists dropped on the import window at once."""
    from tests.bench_lists import bench_lists

    return bench_lists(place)


def bench_start(place: Path) -> list[Figure]:
    """Start to a usable window on a folder of 50.000 nominations against an empty window with one tab widget.

    As on the first day, and as for a clerk who closed the window while taking in: each opens on its own tab.
    """
    compile_own_code()  # an installed program has its bytecode, whatever the environment forbids here
    return [_start_on(place, tab) for tab in ("Kế hoạch", "Tiếp nhận đề nghị")]


def _start_on(place: Path, tab: str) -> Figure:
    remembered = place / f"nho {tab}"  # what the window remembers of this machine's own use is left out of it
    settings = remembered / APP / "cua-so.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[General]\ntab={tab}\n", encoding="utf-8")
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(remembered)}
    pairs = [(_start(_EMPTY, environment), _start(_OURS, environment, str(place / "big"))) for _ in range(STARTS + 1)]
    empty, ours, page = (
        statistics.median(times) for times in zip(*((e[0], o[0], o[1]) for e, o in pairs[1:]), strict=True)
    )
    title = f"Mở cửa sổ trên {STORED} đề nghị, vào {tab}"
    return Figure(title, ours, empty, 2, f"cả trang đầu đầy đủ sau {page:.3f} s")


def _start(program: str, environment: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Seconds from starting a process until its window can be used, and until its first page is whole."""
    command = [sys.executable, "-c", program + _READY, *arguments]
    begin = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        marks = [(process.stdout.readline().strip(), time.perf_counter() - begin) for _ in range(2)]
        _, complaint = process.communicate()
    assert [word for word, _ in marks] == [READY, WHOLE], complaint
    assert process.returncode == 0, complaint
    return marks[0][1], marks[1][1]


BENCHES = (bench_import, bench_memory, bench_search, bench_nominations, bench_start, bench_lists, bench_jobs)
"""In this order, for the later work on the folder and the list that the earlier have made."""

if __name__ == "__main__":
    sys.exit(main())
