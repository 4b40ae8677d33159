"""The window's tests: the program's look in force, and a job runner that works at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui import messages
from ui.jobs import Done, Failed, OnCancelled, OnDone, OnFailed, Stopped, Work, outcome_of
from ui.kit import appearance, guard, table_habits


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen warns of what it cannot do; that says nothing about the program."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def prepared(qapp: QApplication) -> QApplication:
    appearance.prepare(qapp)
    return qapp


@pytest.fixture(autouse=True)
def light(prepared: QApplication) -> None:
    """Every test begins in light, at the normal type size."""
    appearance.apply(prepared, appearance.Mode.LIGHT, 1.0)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test begins without a place where tables remember columns and sorting: no test hands its own on."""
    table_habits.forget()


@pytest.fixture(autouse=True)
def no_defect_while_drawing() -> Iterator[None]:
    """What the tables' guard caught is a defect all the same."""
    guard.written.clear()
    yield
    assert not guard.written


@pytest.fixture(autouse=True)
def nobody_answers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question box that no test expects would wait for ever; it fails the test with the box's own words."""
    if request.node.get_closest_marker("real_boxes"):
        return

    def unexpected(title: str, *words: object, **choices: object) -> bool:
        raise AssertionError(f"Nobody expected this box: {title} {words}")

    for name in ("ask", "error", "inform"):
        monkeypatch.setattr(messages, name, unexpected)


class InlineRunner(QObject):
    """`JobRunner`'s interface; does the work inside `run`."""

    job_started = Signal(int, str)
    job_progress = Signal(int, int, int, str)
    job_ended = Signal(int)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles: list[str] = []
        self.stop_next = False

    def run(
        self,
        title: str,
        work: Work,
        on_done: OnDone,
        on_failed: OnFailed | None = None,
        on_cancelled: OnCancelled | None = None,
    ) -> int:
        self.titles.append(title)
        job = len(self.titles)
        self.job_started.emit(job, title)
        outcome = outcome_of(
            title,
            work,
            lambda done, total, text: self.job_progress.emit(job, done, total, text),
            lambda: self.stop_next,
        )
        self.job_ended.emit(job)
        match outcome:
            case Done(value):
                on_done(value)
            case Failed(sentence):
                (on_failed or self.failed.emit)(sentence)
            case Stopped() if on_cancelled is not None:
                on_cancelled()
        return job

    def cancel(self, job: int) -> None:
        """Nothing runs any more."""

    def busy(self) -> bool:
        return False

    def close(self) -> bool:
        return True


@pytest.fixture
def jobs(prepared: QApplication) -> InlineRunner:
    return InlineRunner()
