"""What can be done with chosen nominations and imports, each with its way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.findings import SAME_NOMINEE_CODES
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.domain.plan import DossierRequirement, Movement
from thidua_desktop.services import intake, namesakes, nominations, units
from thidua_desktop.services.dossier_marks import Marked, mark, unmark
from thidua_desktop.services.nominations import Line, findings_of
from thidua_desktop.services.nominations_many import Done, Part, Value, change_many, put_back
from thidua_desktop.services.workspace import Store
from ui import messages
from ui.desk import Desk
from ui.kit.icons import icon
from ui.tabs.nominations_words import common_next, shortened
from ui.undo import Undoing

NOT_THE_SAME = "Không phải trùng"
MANY = 20  # more rows than this are asked about before anything is done to them

Undo = tuple[str, Callable[[], object]]
Write = Callable[[Store], Change]


class NominationActs(QObject):
    """Writes through the desk's jobs and tells what is now true.

    `done(sentence, undo)` after each act, `undo` being (words, function) or None; `failed(sentence)` otherwise.
    What `undo` holds is also what Ctrl+Z takes back (`Desk.undone_by`).
    Lives as long as the tab, so jobs may end whenever they like.
    """

    done = Signal(str, object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    # --- acts ---------------------------------------------------------------------------------------------------------

    def move(self, lines: Sequence[Line], status: Status) -> None:
        """Give nominations another status; those that have it already are left alone."""
        self._change([line for line in lines if line.status != status.value], Part.STATUS, status)

    def give_award(self, lines: Sequence[Line], award: Award) -> None:
        """Ask another award for nominations."""
        self._change([line for line in lines if line.award != award.name], Part.AWARD, award)

    def give_lane(self, lines: Sequence[Line], lane: Lane) -> None:
        """Put nominations under another loại hình."""
        self._change([line for line in lines if line.lane != lane.value], Part.LANE, lane)

    def give_movement(self, lines: Sequence[Line], movement: Movement | None) -> None:
        """Put nominations under a movement of the plan, or under none."""
        self._change(lines, Part.MOVEMENT, movement)

    def _change(self, lines: Sequence[Line], part: Part, value: Value) -> None:
        ids = [line.id for line in lines]
        words = f"Đổi {part.value.lower()}"
        title, body = f"{words} của {len(ids)} đề nghị?", "Chỉ tiêu và kiểm tra được tính lại. Có thể hoàn tác sau đó."
        if not ids or not self._agreed(ids, title, body, words):
            return

        def told(done: Done) -> None:
            way_back = self._desk.undone_by(done.change.summary, lambda store, *_: put_back(store, done))
            self.done.emit(done.change.summary, ("Hoàn tác", way_back))

        self._desk.write(
            f"Đang đổi {part.value.lower()}",
            lambda store, *_: change_many(store, ids, part, value),
            told,
            self.failed.emit,
        )

    def _agreed(self, ids: Sequence[int], title: str, body: str, act: str) -> bool:
        """More than a page of rows is asked about, once."""
        return len(ids) <= MANY or messages.ask(title, body, act, "Giữ như hiện nay", danger=False)

    def trash(self, lines: Sequence[Line]) -> None:
        """Put nominations in the trash; asks only when they are many."""
        ids = [line.id for line in lines]
        body = "Các đề nghị này không còn tính vào chỉ tiêu. Có thể lấy lại từ thùng rác."
        if not ids or not self._agreed(ids, f"Bỏ {len(ids)} đề nghị vào thùng rác?", body, "Bỏ vào thùng rác"):
            return
        self._write(
            "Đang bỏ vào thùng rác",
            lambda store: nominations.trash(store, ids),
            lambda store: nominations.take_back(store, ids),
        )

    def declare_distinct(self, nomination_id: int) -> None:
        """The nominee is none of those it is taken for; later checks know it."""
        self._write(
            "Đang ghi nhận không phải trùng",
            lambda store: namesakes.declare_distinct(store, nomination_id),
            lambda store: namesakes.declare_distinct(store, nomination_id, taken_back=True),
        )

    def tick_paper(self, nomination_id: int, requirement: DossierRequirement, come: bool) -> None:
        """Note that a paper of a dossier has come today, or that it has not come after all."""
        plan = self._desk.plan
        if plan is None:
            return
        day = self._desk.today() if come else None

        def told(marked: Marked) -> None:
            words = marked.change.summary
            self.done.emit(words, ("Hoàn tác", self._desk.undone_by(words, lambda store, *_: unmark(store, marked))))

        def failed(sentence: str) -> None:
            self.failed.emit(sentence)
            self._desk.events.changed.emit(Change(frozenset({Topic.NOMINATIONS}), ""))  # the tick is as it was

        self._desk.write(
            "Đang ghi nhận hồ sơ", lambda store, *_: mark(store, plan, requirement, nomination_id, day), told, failed
        )

    # --- imports ------------------------------------------------------------------------------------------------------

    def undo_imports(self, batch_ids: Sequence[int]) -> None:
        """Take imports back, the last one first; the banner offers to bring them back."""
        self._write(
            "Đang hoàn tác lần nhập",
            lambda store: _take_imports_back(store, batch_ids),
            lambda store: _bring_imports_back(store, batch_ids),
            "Lấy lại",
        )

    def redo_imports(self, batch_ids: Sequence[int]) -> None:
        """Bring imports back that were taken back."""
        self._write(
            "Đang lấy lại lần nhập",
            lambda store: _bring_imports_back(store, batch_ids),
            lambda store: _take_imports_back(store, batch_ids),
        )

    def imported(self, sentence: str, batch_ids: Sequence[int]) -> Undoing:
        """Imports were just taken in: their way back."""
        return self._desk.undone_by(sentence, lambda store, *_: _take_imports_back(store, batch_ids))

    # --- menus --------------------------------------------------------------------------------------------------------

    def fill_menu(
        self, menu: QMenu, lines: Sequence[Line], edit: Callable[[], object], copy: Callable[[], object] | None = None
    ) -> None:
        """The acts on chosen nominations, as the context menu and the panel's "…" show them."""
        if len(lines) == 1:
            menu.addAction(icon("edit"), "Sửa…\tF2", edit)
            if any(finding.code in SAME_NOMINEE_CODES for finding in findings_of(lines[0])):
                menu.addAction(NOT_THE_SAME, lambda: self.declare_distinct(lines[0].id))
        settled = any(Status(line.status).awarded for line in lines)
        for status in common_next(lines):
            menu.addAction(f"Chuyển sang “{status.label}”", lambda to=status: self.move(lines, to))
        if not settled:
            menu.addSeparator()
            self._fill_kinds(menu, lines)
        menu.addSeparator()
        if copy is not None:
            menu.addAction(icon("copy"), "Chép\tCtrl+C", copy)
        if not settled and any(line.status != Status.WITHDRAWN.value for line in lines):
            menu.addAction("Rút đề nghị", lambda: self.move(lines, Status.WITHDRAWN))
        trashing = menu.addAction(icon("delete"), "Bỏ vào thùng rác\tDel", lambda: self.trash(lines))
        trashing.setEnabled(not settled)

    def _fill_kinds(self, menu: QMenu, lines: Sequence[Line]) -> None:
        """What else can be given: an award that suits all of them, a movement of the plan, a loại hình."""
        kinds = {NomineeKind(line.kind) for line in lines}
        awards = menu.addMenu("Hình thức")
        known = units.awards(self._desk.store, self._desk.today())
        for award in sorted(known, key=lambda award: not award.own):  # the office's own are the usual ones
            if kinds <= award.kinds:
                awards.addAction(award.name, lambda to=award: self.give_award(lines, to))
        movements = menu.addMenu("Phong trào")
        plan = self._desk.plan
        for movement in plan.movements if plan is not None else ():
            words = shortened(movement.short_title or movement.title)
            movements.addAction(words, lambda to=movement: self.give_movement(lines, to))
        movements.menuAction().setVisible(not movements.isEmpty())
        movements.addAction("Không ghi phong trào", lambda: self.give_movement(lines, None))
        lanes = menu.addMenu("Loại hình")
        for lane in Lane:
            lanes.addAction(lane.label, lambda to=lane: self.give_lane(lines, to))

    def _write(self, title: str, act: Write, back: Write, words: str = "Hoàn tác") -> None:
        def done(change: Change) -> None:
            self.done.emit(change.summary, (words, self._desk.undone_by(change.summary, lambda store, *_: back(store))))

        self._desk.write(title, lambda store, *_: act(store), done, self.failed.emit)


def _take_imports_back(store: Store, batch_ids: Sequence[int]) -> Change:
    return _each(store, sorted(batch_ids, reverse=True), intake.undo)


def _bring_imports_back(store: Store, batch_ids: Sequence[int]) -> Change:
    return _each(store, sorted(batch_ids), intake.redo)


def _each(store: Store, ids: Sequence[int], act: Callable[[Store, int], Change]) -> Change:
    """The same act on several imports; what they touched together, in the words of the only one or of all."""
    changes = [act(store, one) for one in ids]
    topics = frozenset(topic for change in changes for topic in change.topics)
    summary = changes[0].summary if len(changes) == 1 else " ".join(change.summary for change in changes)
    return Change(topics, summary, changes[-1].id)
