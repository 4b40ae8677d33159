"""What every screen is given: the open records, the chosen plan, the jobs, and the one signal of change."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import plans
from thidua_desktop.services.workspace import Store
from ui.events import AppEvents
from ui.jobs import Jobs, Report
from ui.kit.appearance import Memory
from ui.kit.table_habits import keep_in
from ui.undo import Undoing, UndoStack

MOST_RECENT = 12
Act = Callable[[Store, Report, Callable[[], bool]], Any]
"""A service call: (a store of the job's own thread, report(done, total, text), cancelled()) -> result."""


class Desk(QObject):
    """The office at work. Screens read with `store` on the main thread and write with `write`.

    `plan_changed` tells that another plan was chosen, or that the chosen one was edited.
    """

    plan_changed = Signal(object)

    def __init__(self, store: Store, jobs: Jobs, memory: Memory, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.store = store
        self.jobs = jobs
        self.memory = memory
        keep_in(memory)
        self.today = today
        self.events = AppEvents(self)
        self.plan: Plan | None = None
        self.undo = UndoStack(self)
        self.events.changed.connect(self._on_changed)

    def choose_plan(self, plan_id: int | None) -> None:
        """Work with another plan; the choice is remembered for the next start."""
        self.plan = plans.get(self.store, plan_id) if plan_id else None
        if self.plan is not None:
            others = [code for code in self.recent_plans() if code != self.plan.code]
            self.memory.remember("recent_plans", "\n".join([self.plan.code, *others][:MOST_RECENT]))
        self.plan_changed.emit(self.plan)

    def recent_plans(self) -> list[str]:
        """The codes of the plans last worked on, latest first."""
        return self.memory.value("recent_plans").split("\n")

    def choose_remembered_plan(self) -> None:
        """Work with the plan last worked on among those of this office, else with the newest open one."""
        known = plans.list_plans(self.store)
        by_code = {plan.code: plan for plan in known}
        worked_on = (by_code[code] for code in self.recent_plans() if code in by_code)
        chosen = next(worked_on, known[0] if known else None)
        self.choose_plan(chosen.id if chosen else None)

    def write(
        self,
        title: str,
        act: Act,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[str], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> int:
        """Run a writing act as a job on its own connection; the result's Change is told to every screen.

        `on_done(result)` comes after the screens were told. `act` returns a Change, or something with `.change`.
        """
        home = self.store

        def work(report: Report, cancelled: Callable[[], bool]) -> Any:
            with home.again(cancelled) as store:
                return act(store, report, cancelled)

        def done(result: Any) -> None:
            change = result if isinstance(result, Change) else getattr(result, "change", None)
            if isinstance(change, Change):
                self.events.changed.emit(change)
            if on_done is not None:
                on_done(result)

        return self.jobs.run(title, work, done, on_failed, on_cancelled)

    def undone_by(self, words: str, act: Act, then: Callable[[Any], object] | None = None) -> Undoing:
        """Remember how the act just done is taken back, by Ctrl+Z and by the banner's "Hoàn tác".

        `words` say what was done, as the act's summary does; `act` is written like any other, `then(result)` comes
        after it. The answer goes into the banner: ("Hoàn tác", "arrow_undo", desk.undone_by(change.summary, back)).
        """
        return self.undo.add(words, act, then)

    def _on_changed(self, change: Change) -> None:
        if Topic.EVERYTHING in change.topics:
            self.undo.clear()
        if change.touches(Topic.PLANS) and self.plan is not None:
            self.plan = plans.get(self.store, self.plan.id or 0)
            if self.plan is None:
                self.choose_remembered_plan()
            else:
                self.plan_changed.emit(self.plan)
