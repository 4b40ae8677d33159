"""A job lets the window go first, and neither ever waits for the other for long."""

import threading
import time

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.errors import JobStoppedError
from ui.jobs import Cancelled, JobRunner, Report
from ui.kit.choosing import ChoosingPopup
from ui.kit.fields import SearchField
from ui.kit.painting import paint_next_turn
from ui.turns import SLICE_SECONDS

BUSY = 0.06


class _Canvas(QWidget):
    """Counts how often it was painted."""

    painted = 0

    def paintEvent(self, event: object) -> None:  # noqa: N802 - the name is Qt's
        self.painted += 1


def _hold_up(seconds: float) -> None:
    """The window's thread has something to do, and lets the other thread have the interpreter all the while."""
    time.sleep(seconds)


def test_a_job_that_has_worked_for_a_moment_waits_until_the_window_is_done(qtbot: QtBot) -> None:
    runner, worked, over = JobRunner(), [0.0], threading.Event()

    def work(report: Report, cancelled: Cancelled) -> None:
        while not over.is_set() and not cancelled():
            worked.append(time.perf_counter())

    runner.run("Đang nhập", work, lambda _: None)
    qtbot.waitUntil(lambda: len(worked) > 100)
    begin = time.perf_counter()
    _hold_up(BUSY)
    meanwhile = [moment for moment in worked if moment > begin + BUSY / 2]
    over.set()
    assert runner.close()
    assert len(meanwhile) <= 1  # but for the row it was at: half of the time is many slices long
    assert len(worked) > 100
    assert SLICE_SECONDS * 4 < BUSY


def test_a_job_ends_though_the_window_waits_for_it_and_answers_nothing(qtbot: QtBot) -> None:
    runner, ended = JobRunner(), threading.Event()

    def work(report: Report, cancelled: Cancelled) -> None:
        until = time.thread_time() + SLICE_SECONDS * 20
        while time.thread_time() < until:
            assert not cancelled()
        ended.set()

    runner.run("Đang nhập", work, lambda _: None)
    assert ended.wait(10)
    assert runner.close()


def test_a_job_that_is_stopped_waits_for_nobody(qtbot: QtBot) -> None:
    runner, begun = JobRunner(), threading.Event()

    def work(report: Report, cancelled: Cancelled) -> None:
        begun.set()
        while not cancelled():
            pass
        raise JobStoppedError

    runner.run("Đang nhập", work, lambda _: None)
    assert begun.wait(10)
    assert runner.close()


def test_what_changes_much_is_painted_once_in_a_turn_of_its_own(qtbot: QtBot) -> None:
    canvas = _Canvas()
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.painted > 0)
    qtbot.wait(20)
    before = canvas.painted
    paint_next_turn(canvas)
    paint_next_turn(canvas)
    canvas.repaint()
    assert canvas.painted == before
    qtbot.waitUntil(lambda: canvas.updatesEnabled() and canvas.painted > before)
    assert canvas.painted == before + 1


class _Popup(ChoosingPopup):
    def take(self, item: object) -> None:
        """Nothing can be chosen."""


def test_a_popup_over_what_waits_to_be_painted_is_painted_itself(qtbot: QtBot) -> None:
    under = QWidget()
    qtbot.addWidget(under)
    under.show()
    paint_next_turn(under)
    assert not under.updatesEnabled()
    popup = _Popup("Nghĩa của cột", SearchField("Tìm"), "Các nghĩa", under)
    assert popup.updatesEnabled()
    qtbot.waitUntil(under.updatesEnabled)


def test_what_is_not_seen_is_left_as_it_is(qtbot: QtBot) -> None:
    canvas = _Canvas()
    qtbot.addWidget(canvas)
    paint_next_turn(canvas)
    assert canvas.updatesEnabled()
