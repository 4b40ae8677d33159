"""Starting and ending: display or not, one window per folder, the diary, a start that says nothing, the self-test."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from thidua_desktop import diary, paths
from thidua_desktop.app import has_display
from thidua_desktop.folder_lock import LOCK_NAME, FolderLock
from thidua_desktop.services import samples, workspace

ROOT = Path(__file__).resolve().parent.parent
SHOW = """
import sys
from pathlib import Path
from thidua_desktop.app import begin
program = begin()
window = program.open(Path(sys.argv[1]))
program.app.processEvents()
"""


def environment(tmp_path: Path) -> dict[str, str]:
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_DATA_HOME": str(tmp_path / "d")}
    return dict(os.environ) | home | {"QT_QPA_PLATFORM": "offscreen"}


def start(tmp_path: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with workspace.new_folder(tmp_path / "so-lieu") as store:
        samples.fill(store, "cau-giay-2024")
    return tmp_path / "so-lieu"


@pytest.fixture
def no_diary() -> Iterator[None]:
    yield
    diary.stop()


# --- display ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "variables", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
    ],
)
def test_only_a_linux_without_a_screen_has_no_display(
    platform: str, variables: dict[str, str], seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert has_display() is seen


def test_asking_for_the_display_does_not_load_qt() -> None:
    code = "import sys, thidua_desktop.app as a; a.has_display(); sys.exit(any('PySide6' in m for m in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- starting ---------------------------------------------------------------------------------------------------------


def test_a_first_window_is_not_larger_than_its_screen(folder: Path, tmp_path: Path) -> None:
    told = "room = window.screen().availableGeometry(); print(room.contains(window.geometry()), window.isMaximized())"
    run = start(tmp_path, "-c", SHOW + told, str(folder))
    said, wrong = run.communicate(timeout=60)
    assert (said.split(), wrong) == (["True", "True"], "")


def test_a_start_prints_nothing(folder: Path, tmp_path: Path) -> None:
    process = start(tmp_path, "-c", SHOW, str(folder))

    said, complained = process.communicate(timeout=30)

    assert process.returncode == 0
    assert said == ""
    assert complained.replace("This plugin does not support propagateSizeHints()", "").strip() == ""


def test_a_start_loads_no_reader_and_no_writer_of_office_files(folder: Path, tmp_path: Path) -> None:
    heavy = ("openpyxl", "docx", "docxtpl", "lxml", "reportlab", "pypdfium2", "python_calamine", "rapidfuzz")
    code = SHOW + f"import json\nprint(json.dumps([m for m in {heavy!r} if m in sys.modules]))"
    process = start(tmp_path, "-c", code, str(folder))

    said, _ = process.communicate(timeout=30)

    assert json.loads(said) == []


def test_a_start_reads_no_sources(folder: Path, tmp_path: Path) -> None:
    code = (
        SHOW + f"import json, linecache\nprint(json.dumps([f for f in linecache.cache if {str(ROOT / 'ui')!r} in f]))"
    )
    process = start(tmp_path, "-c", code, str(folder))

    said, _ = process.communicate(timeout=30)

    assert json.loads(said) == []


def test_a_window_program_without_standard_streams_starts(folder: Path, tmp_path: Path) -> None:
    code = "import sys\nsys.stdout = sys.stderr = None\n" + SHOW
    process = start(tmp_path, "-c", code, str(folder))

    process.communicate(timeout=30)

    assert process.returncode == 0


def wait_for_lock(folder: Path) -> None:
    end = time.monotonic() + 20
    lock = folder / LOCK_NAME
    while not (lock.exists() and lock.stat().st_size):
        assert time.monotonic() < end, "the first window did not open"
        time.sleep(0.05)


def test_a_second_window_on_a_folder_is_refused_and_told_where_the_first_one_is(folder: Path, tmp_path: Path) -> None:
    first = start(tmp_path, "-m", "thidua_desktop", "--data", str(folder))
    wait_for_lock(folder)

    second = start(tmp_path, "-m", "thidua_desktop", "--data", str(folder))
    _, complained = second.communicate(timeout=30)
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=30)

    assert second.returncode == 2
    assert f"tiến trình {first.pid}" in complained
    assert complained.count("\n") <= 2


def test_a_lock_without_a_name_in_it_is_held_by_nobody(folder: Path) -> None:
    lock = folder / LOCK_NAME
    lock.touch()
    os.utime(lock, (time.time() - 60, time.time() - 60))
    taken = FolderLock(folder)
    taken.take()
    assert lock.read_text().splitlines()[0] == str(os.getpid())
    taken.release()


def test_a_killed_window_leaves_the_folder_free(folder: Path, tmp_path: Path) -> None:
    first = start(tmp_path, "-m", "thidua_desktop", "--data", str(folder))
    wait_for_lock(folder)
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=30)

    process = start(tmp_path, "-c", SHOW, str(folder))
    process.communicate(timeout=30)

    assert process.returncode == 0


def test_the_self_test_does_every_step(tmp_path: Path) -> None:
    process = start(tmp_path, "-m", "thidua_desktop", "--self-test")

    said, complained = process.communicate(timeout=55)

    assert process.returncode == 0, complained
    lines = said.splitlines()
    for step in (
        "Tệp đi kèm: đủ",
        "Nhập “phuong-nghia-do.xlsx”: 6 đề nghị",
        "Nhập “phuong-quan-hoa-tcvn3.xls”: 4 đề nghị (tcvn3)",
        "Nhập “phuong-yen-hoa.docx”: 4 đề nghị",
        "Từ chối tệp phình to: Không mở được “tệp phình to.xlsx”",
        "Nhập “Phường Dịch Vọng - đợt 1.csv”: 1 đề nghị",
        "Gửi lại “Phường Dịch Vọng - đợt 1 - cần sửa.xlsx”",
        "Ghi “to-trinh_CG-2024.docx”",
        "Ghi “Mẫu danh sách - Phường Nghĩa Đô.xlsx”",
        "Ghi “Phiếu bổ sung - Phường Dịch Vọng.docx”",
    ):
        assert any(line.startswith(step) for line in lines), step
    assert sum(line.endswith(": mở được") for line in lines) == 4
    assert lines[-1] == "Tự kiểm tra xong, mọi bước đều đạt."


# --- diary ------------------------------------------------------------------------------------------------------------


def test_a_defect_is_written_down_and_told_in_one_sentence_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_diary: None
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    kept = diary.keep(tmp_path / "nhat-ky")
    diary.catch_all(lambda title, body: told.append((title, body)))

    try:
        raise ZeroDivisionError("secret detail")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    ((title, body),) = told
    assert title == "Chương trình gặp lỗi ngoài dự kiến"
    assert str(kept.file) in body
    assert "ZeroDivisionError" not in title + body
    assert "ZeroDivisionError: secret detail" in kept.file.read_text(encoding="utf-8")


def test_no_diary_is_made_while_nothing_happens(tmp_path: Path, no_diary: None) -> None:
    diary.keep(tmp_path / "nhat-ky")

    assert not (tmp_path / "nhat-ky").exists()


def test_a_diary_that_cannot_be_written_stops_nothing(tmp_path: Path, no_diary: None) -> None:
    (tmp_path / "nhat-ky").write_text("a file where the folder should be")
    diary.keep(tmp_path / "nhat-ky")

    logging.getLogger("thidua").warning("told to nobody")

    assert (tmp_path / "nhat-ky").read_text() == "a file where the folder should be"


# --- folders ----------------------------------------------------------------------------------------------------------


def test_folders_opened_are_remembered_latest_first_and_once_each(tmp_path: Path) -> None:
    first = paths.with_recent([], tmp_path / "a", "Văn phòng A", datetime(2024, 7, 22))
    second = paths.with_recent(paths.read_recents(first), tmp_path / "b", "Văn phòng B", datetime(2024, 7, 23))
    third = paths.with_recent(paths.read_recents(second), tmp_path / "a", "Văn phòng A", datetime(2024, 7, 24))

    known = paths.read_recents(third)

    assert [recent.office for recent in known] == ["Văn phòng A", "Văn phòng B"]
    assert known[0].opened_at == datetime(2024, 7, 24)


@pytest.mark.parametrize(
    "stored", ["", "khong phai json", "[1]", '[{"path": "x"}]', '[{"path":"x","office":"y","opened":"?"}]']
)
def test_a_memory_that_cannot_be_read_counts_as_empty(stored: str) -> None:
    assert paths.read_recents(stored) == []


def test_a_folder_on_another_machine_is_warned_of() -> None:
    warning = paths.network_warning(Path("//may-chu/chung/thi-dua"))

    assert "máy khác trong mạng" in warning
    assert paths.network_warning(Path("/home/a/thi-dua")) == ""
    assert paths.on_network(r"\\may-chu\chung")
