"""What can be done with chosen nominations and imports, each with its way back."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.nomination import Status
from thidua_desktop.services import intake, nominations
from thidua_desktop.services.nominations import Line
from thidua_desktop.services.workspace import Store
from ui import messages
from ui.desk import Desk
from ui.kit.icons import icon
from ui.tabs.nominations_words import NEXT_STATUSES
from ui.undo import Undoing

MANY = 20  # more rows than this are asked about before they go to the trash

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

    def move(self, lines: Sequence[Line], status: Status) -> None:
        """Give nominations another status; those that have it already are left alone."""
        moved = [line for line in lines if line.status != status.value]
        if not moved:
            return
        ids = [line.id for line in moved]
        before = sorted((line.status, line.id) for line in moved)

        self._write(
            "Đang chuyển trạng thái",
            lambda store: nominations.set_status(store, ids, status),
            lambda store: _restore_statuses(store, before),
        )

    def trash(self, lines: Sequence[Line]) -> None:
        """Put nominations in the trash; asks only when they are many."""
        if not lines:
            return
        if len(lines) > MANY and not messages.ask(
            f"Bỏ {len(lines)} đề nghị vào thùng rác?",
            "Các đề nghị này không còn tính vào chỉ tiêu. Có thể lấy lại từ thùng rác.",
            "Bỏ vào thùng rác",
            "Giữ như hiện nay",
        ):
            return
        ids = [line.id for line in lines]
        self._write(
            "Đang bỏ vào thùng rác",
            lambda store: nominations.trash(store, ids),
            lambda store: nominations.take_back(store, ids),
        )

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

    def fill_menu(self, menu: QMenu, lines: Sequence[Line], edit: Callable[[], object]) -> None:
        """The acts on chosen nominations, as the context menu and the panel's "…" show them."""
        if len(lines) == 1:
            menu.addAction(icon("edit"), "Sửa…\tF2", edit)
        for status in _common_next(lines):
            menu.addAction(f"Chuyển sang “{status.label}”", lambda to=status: self.move(lines, to))
        menu.addSeparator()
        settled = any(Status(line.status).awarded for line in lines)
        if not settled and any(line.status != Status.WITHDRAWN.value for line in lines):
            menu.addAction("Rút đề nghị", lambda: self.move(lines, Status.WITHDRAWN))
        trashing = menu.addAction(icon("delete"), "Bỏ vào thùng rác\tDel", lambda: self.trash(lines))
        trashing.setEnabled(not settled)

    def _write(self, title: str, act: Write, back: Write, words: str = "Hoàn tác") -> None:
        def done(change: Change) -> None:
            self.done.emit(change.summary, (words, self._desk.undone_by(change.summary, lambda store, *_: back(store))))

        self._desk.write(title, lambda store, *_: act(store), done, self.failed.emit)


def _common_next(lines: Sequence[Line]) -> list[Status]:
    """Where all of these may go, in the order of the first."""
    ways = [NEXT_STATUSES.get(Status(line.status), ()) for line in lines]
    return [status for status in ways[0] if all(status in way for way in ways)] if ways else []


def _restore_statuses(store: Store, before: Sequence[tuple[str, int]]) -> Change:
    changes = [
        nominations.set_status(store, [one for _, one in group], Status(status))
        for status, group in groupby(before, key=lambda pair: pair[0])
    ]
    return changes[-1]


def _take_imports_back(store: Store, batch_ids: Sequence[int]) -> Change:
    """The last one first."""
    return _each(store, sorted(batch_ids, reverse=True), intake.undo)


def _bring_imports_back(store: Store, batch_ids: Sequence[int]) -> Change:
    return _each(store, sorted(batch_ids), intake.redo)


def _each(store: Store, ids: Sequence[int], act: Callable[[Store, int], Change]) -> Change:
    """The same act on several imports; what they touched together, in the words of the only one or of all."""
    changes = [act(store, one) for one in ids]
    topics = frozenset(topic for change in changes for topic in change.topics)
    summary = changes[0].summary if len(changes) == 1 else " ".join(change.summary for change in changes)
    return Change(topics, summary, changes[-1].id)
