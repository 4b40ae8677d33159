"""The reading process: good files pass through it whole, and what a bad file takes down with it is one file."""

import hashlib
import os
import signal
import struct
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import pytest

from tests.big_lists import write_list
from tests.intake.building import workbook
from thidua_desktop.domain.errors import UserError
from thidua_desktop.intake import reading_child, wire
from thidua_desktop.intake.grid import text_grid
from thidua_desktop.intake.opening import open_bytes
from thidua_desktop.intake.raw import RawDocument, RawSheet
from thidua_desktop.intake.reader import read_file, warm
from thidua_desktop.intake.reading_process import DiedError, ReadingProcess, TooSlowError, command, pool

LISTS = Path("tests/data/lists")
ROOT = Path(__file__).resolve().parents[2]
ROWS = [["STT", "Họ và tên", "Khen thưởng"], [1, "Lê Thị Lan", "Giấy khen"]]


def on() -> None:
    """Nobody asks to stop."""


def waiting_processes() -> list[ReadingProcess]:
    return pool._idle  # pyright: ignore[reportPrivateUsage]


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list that takes a good part of a second to read."""
    return write_list(tmp_path_factory.mktemp("long") / "dai.xlsx", 8000)


def swelling(path: Path) -> Path:
    """A small workbook whose cells, unpacked, are more than the reading process may take."""
    source = workbook(path.with_suffix(".small"), ROWS)
    cell = b'<row><c t="inlineStr"><is><t>%03d' + b"x" * 2_000_000 + b"</t></is></c></row>"
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == "xl/worksheets/sheet1.xml":
                new.writestr(name, sheet + b"".join(cell % n for n in range(120)) + b"</sheetData></worksheet>")
            else:
                new.writestr(name, old.read(name))
    return path


@pytest.mark.parametrize("path", sorted(LISTS.glob("phuong-*")), ids=lambda path: path.name)
def test_a_document_comes_back_as_it_was_read(path: Path):
    data = path.read_bytes()
    read = open_bytes(path.name, data)
    assert read_file(path) == replace(read, sha256=hashlib.sha256(data).hexdigest())


def test_every_value_of_a_cell_crosses_with_its_type():
    rows = (
        ("", "Lê", 1.0, 1, True, False, 0.0, 0, 1e300, "\ud800 lẻ\0"),
        (date(1980, 5, 1), datetime(1980, 5, 1, 7, 30), clock(7, 30), timedelta(hours=30.5), ""),
        (),
    )
    sheet = RawSheet(
        "Bảng", rows, True, 3, ((0, 0, 1, 1),), ("Cá nhân",), frozenset({2}), frozenset({(0, 1)}), ((0, 1, ".VnTime"),)
    )
    sent = RawDocument("docx", "ab", (sheet, RawSheet("Trống", ()), RawSheet("Rỗng", ((), ()))), ("Đã bỏ một ô.",))
    got = wire.decode(wire.encode(sent))
    expected = (*rows[0][:-1], "? lẻ\ufffd")
    assert got.sheets[0].rows == (expected, *rows[1:])
    assert [[type(cell) for cell in row] for row in got.sheets[0].rows] == [[type(c) for c in row] for row in rows]
    assert (got.sheets[0].merges, got.sheets[0].fonts, got.sheets[1:]) == (sheet.merges, sheet.fonts, sent.sheets[1:])
    assert (got.notes, got.kind, got.sha256) == (sent.notes, "docx", "ab")


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b'"values": []', b'"values": [["a"]]'),
        (b'"places": [], "values": []', b'"places": [9], "values": [1]'),
        (b'"places": [], "values": []', b'"places": [-1], "values": [1]'),
        (b'"places": [], "values": []', b'"places": [1], "values": []'),
        (b'"height": 1', b'"height": 9'),
        (b'"height": 1', b'"height": -1'),
        (b'"width": 2', b'"width": 1e9'),
        (b'"kind": "csv"', b'"kind": "exe"'),
        (b'"name": "n"', b'"name": null'),
        (b'"merges": []', b'"merges": [[1]]'),
        (b'"numbers": 0', b'"numbers": 3'),
        (b'"numbers": 0', b'"numbers": -1'),
        (b'"numbers": 0', b'"numbers": 2147483000'),
        (b'"times": []', b'"times": [[0, "__import__", "os"]]'),
        (b'"height": 1, "width": 2', b'"height": 2147483000, "width": 0'),
        (b'"sheets": [', b'"sheets": ' + b"[" * 5000),
    ],
)
def test_an_answer_that_does_not_fit_is_not_believed(there: bytes, instead: bytes):
    good = wire.encode(RawDocument("csv", "", (RawSheet("n", (("a", "b"),)),)))
    length = int.from_bytes(good[:8], "little")
    head, cells = good[8 : 8 + length], good[8 + length :]
    assert there in head
    bad = head.replace(there, instead)
    with pytest.raises(wire.UnfitError):
        wire.decode(len(bad).to_bytes(8, "little") + bad + cells)
    with pytest.raises(wire.UnfitError):
        wire.decode(good[: len(good) // 2])


def test_a_number_for_a_cell_that_is_not_there_is_not_believed():
    good = wire.encode(RawDocument("csv", "", (RawSheet("n", (("a", 2.5),)),)))
    assert wire.decode(good).sheets[0].rows == (("a", 2.5),)
    begin = 8 + int.from_bytes(good[:8], "little")
    with pytest.raises(wire.UnfitError):
        wire.decode(good[:begin] + (9).to_bytes(4, sys.byteorder) + good[begin + 4 :])


def test_a_file_that_unpacks_beyond_the_memory_costs_one_sentence(tmp_path: Path):
    path = swelling(tmp_path / "bom.xlsx")
    assert path.stat().st_size < 2_000_000
    with pytest.raises(UserError, match=r"bom\.xlsx.*phình ra"):
        read_file(path)
    assert read_file(workbook(tmp_path / "sau.xlsx", ROWS)).sheets[0].rows[1][1] == "Lê Thị Lan"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(long_list: Path):
    process = ReadingProcess()
    with pytest.raises(TooSlowError):
        process.read("dai.xlsx", long_list.read_bytes(), on, 0.01)
    assert not process.is_alive
    assert read_file(LISTS / "phuong-nghia-do.xlsx").sheets


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_process_ended_by_its_own_limit_of_work_counts_as_too_slow(long_list: Path):
    process = ReadingProcess()
    pid = process._process.pid  # pyright: ignore[reportPrivateUsage]
    threading.Timer(0.5, os.kill, (pid, signal.SIGPROF)).start()
    data = long_list.read_bytes()
    with pytest.raises(TooSlowError):
        while True:
            process.read("dai.xlsx", data, on, 30)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_process_that_dies_over_a_file_is_told_and_replaced(long_list: Path):
    process = ReadingProcess()
    pid = process._process.pid  # pyright: ignore[reportPrivateUsage]
    threading.Timer(0.5, os.kill, (pid, signal.SIGSEGV)).start()
    data = long_list.read_bytes()
    with pytest.raises(DiedError):
        while True:
            process.read("dai.xlsx", data, on, 30)
    assert not process.is_alive


def test_a_process_that_died_while_idle_is_not_used_again(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", ROWS)
    read_file(path)
    for process in waiting_processes():
        process._process.kill()  # pyright: ignore[reportPrivateUsage]
        process._process.wait()  # pyright: ignore[reportPrivateUsage]
    assert read_file(path).kind == "xlsx"


def test_stopping_kills_a_long_reading_at_once(long_list: Path):
    class StoppedError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        raise StoppedError

    with pytest.raises(StoppedError):
        read_file(long_list, progress)
    assert told == [(0, 0)]
    assert len(read_file(long_list).sheets[0].rows) > 8000


def test_several_files_at_once_each_get_their_own_rows(tmp_path: Path):
    paths = [workbook(tmp_path / f"{n}.xlsx", [["Họ và tên"], [f"Người {n}"]]) for n in range(6)]
    read: dict[int, str] = {}

    def work(number: int) -> None:
        for _ in range(5):
            read[number] = str(read_file(paths[number]).sheets[0].rows[1][0])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == {n: f"Người {n}" for n in range(6)}
    assert len(waiting_processes()) <= 2


def test_a_warm_process_waits_and_is_used():
    pool.close()
    warm()
    warm()
    assert len(waiting_processes()) == 1
    before = waiting_processes()[0]
    read_file(LISTS / "phuong-nghia-do.xlsx")
    assert waiting_processes() == [before]


def test_the_packaged_program_reads_by_the_same_hidden_argument(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "C:/thidua/thidua-desktop.exe")
    assert command() == ["C:/thidua/thidua-desktop.exe", reading_child.ARGUMENT]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that ends at once")
@pytest.mark.parametrize("program", ["/khong/co/o/day", "/bin/false"], ids=["cannot be started", "ends at once"])
def test_a_reading_process_that_does_not_start_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
):
    pool.close()
    with monkeypatch.context() as blocked:
        blocked.setattr(sys, "frozen", True, raising=False)
        blocked.setattr(sys, "executable", program)
        warm()
        with pytest.raises(UserError, match="bị chặn khởi động") as refused:
            read_file(LISTS / "phuong-nghia-do.xlsx")
        assert "hỏng" not in str(refused.value)
    pool.close()
    assert read_file(LISTS / "phuong-nghia-do.xlsx").sheets


def test_the_reading_process_loads_no_window_and_ends_with_its_input():
    line = [sys.executable, "-X", "importtime", "-m", "thidua_desktop", reading_child.ARGUMENT]
    data = (LISTS / "phuong-nghia-do.xlsx").read_bytes()
    request = reading_child.REQUEST.pack(len(b"a.xlsx"), len(data)) + b"a.xlsx" + data
    done = subprocess.run(line, input=request, capture_output=True, cwd=ROOT, timeout=40, check=True)
    imported = done.stderr.decode(errors="replace")
    assert "python_calamine" in imported or "thidua_desktop.intake" in imported
    for unwanted in ("PySide6", "sqlite3", "docx", "argparse"):
        assert unwanted not in imported
    ready, document = done.stdout[:9], done.stdout[9:]
    assert ready == reading_child.ANSWER.pack(reading_child.READY, 0)
    sign, size = struct.unpack_from("<cQ", document)
    assert (sign, size) == (reading_child.DOCUMENT, len(document) - 9)
    assert wire.decode(document[9:]).sheets == read_file(LISTS / "phuong-nghia-do.xlsx").sheets


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_the_reading_process_has_no_file_of_the_program_and_dies_with_it(tmp_path: Path):
    store = tmp_path / "thidua.db"
    program = (
        "import sys, time; from pathlib import Path; kept = open(sys.argv[1], 'w');"
        "from thidua_desktop.intake.reader import read_file; from thidua_desktop.intake.reading_process import pool;"
        "read_file(Path('tests/data/lists/phuong-nghia-do.xlsx')); print(pool._idle[0]._process.pid, flush=True);"
        "time.sleep(60)"
    )
    running = subprocess.Popen([sys.executable, "-c", program, str(store)], stdout=subprocess.PIPE, cwd=ROOT)
    assert running.stdout is not None
    child = Path("/proc") / running.stdout.readline().decode().strip()
    opened = [os.readlink(link) for link in (child / "fd").iterdir()]
    assert not any("thidua.db" in name for name in opened)
    running.kill()
    running.wait()
    running.stdout.close()
    until = time.monotonic() + 10
    while child.exists() and "Z" not in (child / "stat").read_text().split()[2] and time.monotonic() < until:
        time.sleep(0.02)
    assert time.monotonic() < until


def test_a_ticked_cell_keeps_its_word_beside_the_number_it_equals():
    sheet = RawSheet("", ((1.0, True, 1, False, 0.0),))
    assert text_grid(sheet, lambda _: None) == [["1", "TRUE", "1", "FALSE", "0"]]
