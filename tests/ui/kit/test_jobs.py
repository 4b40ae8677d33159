"""A job ends in exactly one outcome, told on the main thread."""

import gc
import logging
import sys
import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.errors import JobStoppedError, UserError
from ui.jobs import UNKNOWN_FAILURE, Cancelled, JobRunner, Report


@pytest.fixture
def runner(qtbot: QtBot):
    made = JobRunner()
    yield made
    assert made.close()


def test_what_the_work_returns_reaches_on_done_on_the_main_thread(qtbot: QtBot, runner: JobRunner) -> None:
    heard: list[tuple[object, threading.Thread]] = []
    worked_on: list[threading.Thread] = []

    def work(report: Report, cancelled: Cancelled) -> int:
        worked_on.append(threading.current_thread())
        return 42

    runner.run("Đang tính", work, lambda value: heard.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(42, threading.main_thread())]
    assert worked_on[0] is not threading.main_thread()


def test_a_user_error_is_told_as_it_is(qtbot: QtBot, runner: JobRunner) -> None:
    heard: list[str] = []

    def work(report: Report, cancelled: Cancelled) -> None:
        raise UserError("Không mở được tệp vì tệp bị hỏng. Hãy xin phường gửi lại.")

    runner.run("Đang đọc", work, lambda value: heard.append("done"), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["Không mở được tệp vì tệp bị hỏng. Hãy xin phường gửi lại."]


def test_a_defect_is_logged_with_its_place_and_told_in_one_sentence(
    qtbot: QtBot, runner: JobRunner, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def work(report: Report, cancelled: Cancelled) -> None:
        raise ZeroDivisionError("inner detail")

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(runner.failed) as told:
        runner.run("Đang đọc", work, lambda value: heard.append("done"))
    assert told.args == [UNKNOWN_FAILURE]
    assert "inner detail" in caplog.text
    assert heard == []


def test_a_cancelled_job_ends_as_cancelled_only(qtbot: QtBot, runner: JobRunner) -> None:
    heard: list[str] = []

    def work(report: Report, cancelled: Cancelled) -> None:
        while not cancelled():
            time.sleep(0.005)
        raise JobStoppedError

    job = runner.run(
        "Đang nhập",
        work,
        lambda value: heard.append("done"),
        lambda why: heard.append("failed"),
        lambda: heard.append("cancelled"),
    )
    runner.cancel(job)
    qtbot.waitUntil(lambda: not runner.busy())
    assert heard == ["cancelled"]


def test_a_job_cancelled_before_its_turn_never_starts(qtbot: QtBot, runner: JobRunner) -> None:
    heard: list[str] = []
    hold = threading.Event()
    runner.run("Việc đầu", lambda report, cancelled: hold.wait(5), lambda value: heard.append("first"))
    second = runner.run(
        "Việc sau",
        lambda report, cancelled: heard.append("ran"),
        lambda value: None,
        None,
        lambda: heard.append("cancelled"),
    )
    runner.cancel(second)
    hold.set()
    qtbot.waitUntil(lambda: not runner.busy())
    assert heard == ["first", "cancelled"]


def test_jobs_run_one_after_another_in_the_order_asked(qtbot: QtBot, runner: JobRunner) -> None:
    order: list[int] = []
    running: list[int] = []

    def numbered(number: int):
        def work(report: Report, cancelled: Cancelled) -> int:
            running.append(1)
            assert len(running) == 1
            time.sleep(0.002)
            running.pop()
            return number

        return work

    for number in range(20):
        runner.run("Việc", numbered(number), order.append)
    qtbot.waitUntil(lambda: not runner.busy())
    assert order == list(range(20))


def test_progress_is_told_at_most_every_fifty_milliseconds_and_at_the_end(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[tuple[int, int, int, str]] = []
    runner.job_progress.connect(lambda *what: told.append(what))

    def work(report: Report, cancelled: Cancelled) -> None:
        for done in range(1, 10_001):
            report(done, 10_000, "dòng")

    job = runner.run("Đang nhập", work, lambda value: None)
    qtbot.waitUntil(lambda: not runner.busy())
    assert told[-1] == (job, 10_000, 10_000, "dòng")
    assert len(told) < 40


def test_started_and_ended_are_told_once_for_each_job(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[object] = []
    runner.job_started.connect(lambda job, title: told.append((job, title)))
    runner.job_ended.connect(told.append)
    job = runner.run("Đang sao lưu", lambda report, cancelled: 1 / 0, lambda value: None, lambda why: None)
    qtbot.waitUntil(lambda: not runner.busy())
    assert told == [(job, "Đang sao lưu"), job]


def test_closing_stops_a_running_job_and_waits_for_it(qtbot: QtBot) -> None:
    runner = JobRunner()
    started, ended = threading.Event(), threading.Event()

    def work(report: Report, cancelled: Cancelled) -> None:
        started.set()
        while not cancelled():
            time.sleep(0.005)
        ended.set()

    runner.run("Đang nhập", work, lambda value: None)
    assert started.wait(5)
    assert runner.close()
    assert ended.is_set()


@pytest.mark.parametrize("swept", [True, False])
def test_while_a_job_runs_the_window_has_its_turn_soon_and_nothing_is_swept(
    qtbot: QtBot, runner: JobRunner, request: pytest.FixtureRequest, swept: bool
) -> None:
    if not swept:  # as while the program starts
        gc.disable()
        request.addfinalizer(gc.enable)
    usual = sys.getswitchinterval()
    seen: list[tuple[float, bool]] = []

    def work(report: Report, cancelled: Cancelled) -> None:
        seen.append((sys.getswitchinterval(), gc.isenabled()))
        raise UserError("Không đọc được tệp.")

    with qtbot.waitSignal(runner.failed):
        runner.run("Đang đọc", work, lambda value: None)
    assert seen == [(pytest.approx(0.0005), False)]
    assert (sys.getswitchinterval(), gc.isenabled()) == (usual, swept)
