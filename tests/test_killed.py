"""Killed at any moment of an import: the folder opens, the check is clean, the batch is there whole or not at all."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.big_lists import write_list
from thidua_desktop.services import intake, nominations, plans, samples, workspace

ROWS = 3000
ROUNDS = 8


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_list(tmp_path_factory.mktemp("lists") / "ba-nghin.xlsx", ROWS)


def _import_until_killed(data: Path, listed: Path, after: float) -> None:
    line = [sys.executable, "-m", "thidua_desktop", "--data", str(data), "import", str(listed), "--plan", "CG-2024"]
    running = subprocess.Popen(
        line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=Path(__file__).parent.parent
    )
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    running.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.timeout(180)
def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path, listed: Path):
    whole = time.perf_counter()
    with workspace.new_folder(tmp_path / "x") as store:
        samples.fill(store, "cau-giay-2024")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "thidua_desktop",
            "--data",
            str(tmp_path / "x"),
            "import",
            str(listed),
            "--plan",
            "CG-2024",
        ],
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    whole = time.perf_counter() - whole
    assert done.returncode == 1
    chance = random.Random(7)
    for number in range(ROUNDS):
        data = tmp_path / str(number)
        with workspace.new_folder(data) as store:
            samples.fill(store, "cau-giay-2024")
        _import_until_killed(data, listed, whole * (0.25 + 0.75 * chance.random()))
        with workspace.open_folder(data) as store:
            assert workspace.check_folder(store) == []
            plan = plans.by_code(store, "CG-2024")
            stored = nominations.counts(store, plan.id)["all"]
            assert (stored, len(intake.list_batches(store))) in ((0, 0), (ROWS, 1))
