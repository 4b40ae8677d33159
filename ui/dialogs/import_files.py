"""The files of the import window: what each is called, what was understood, how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.dialogs.import_file import ImportFile
from ui.kit.base import Label, Rule, Sheet
from ui.kit.cells import Column, ThreeLines
from ui.kit.table import TableView
from ui.kit.tokens import URGENT, Size, Space, State, Type
from ui.tabs.nominations_words import narrow_unit


def _short_problem(file: ImportFile) -> str:
    """The reason in a few words for the second line; the whole sentence stands in the middle of the window."""
    _, _, reason = file.problem.partition(" vì ")
    return reason[:1].upper() + reason[1:].split(".")[0] if reason else ""


_ORDER = {State.ERROR: 0, State.WARN: 1, State.INFO: 2, State.OK: 3}


def _need(file: ImportFile) -> int:
    """What needs a hand comes first, what is done last."""
    return len(_ORDER) + 1 if file.batch_id is not None else _ORDER.get(file.state[0], len(_ORDER))


def _whole(file: ImportFile) -> str:
    """All that is known of a file, one thing on each line."""
    place = file.name if file.block is not None else str(file.path)
    again = f"So với lần trước: {file.compared}" if file.compared else ""
    return "\n".join(part for part in (place, file.contents, again, file.state[1]) if part)


class FilesPanel(Sheet):
    """The list at the left, what needs a hand first. `chosen(ImportFile | None)` when the clerk goes to another file,
    `removed()` when the clerk wants the current one out of the window.
    """

    chosen = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self._order: list[ImportFile] = []
        self._told: ImportFile | None = None  # the file last said to be chosen
        self._settling = False
        self._count = Label(kind=Type.STRONG)
        self._states = Label(kind=Type.SMALL, role="muted")
        column: Column[ImportFile] = Column(
            "Tệp",
            self._lines,
            tooltip=_whole,
            stretch=True,
            width=180,
        )
        self.table: TableView[ImportFile] = TableView([column], key=id, name="Các tệp", row_size=Size.ITEM_THREE_LINES)
        self.table.horizontalHeader().hide()
        head = QHBoxLayout()
        head.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(self._count)
        head.addWidget(self._states, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self.table, 1)
        self.table.current_row_changed.connect(self._tell_chosen)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        deleting = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _lines(self, file: ImportFile) -> ThreeLines:
        state, words = file.state
        contents = narrow_unit(file.contents) if self._compact else file.contents
        return ThreeLines(file.name, contents or _short_problem(file), words, state)

    def set_compact(self, compact: bool) -> None:
        """On small screens a ward is "P. Nghĩa Đô"."""
        self._compact = compact
        self.table.viewport().update()

    def show_files(self, files: Sequence[ImportFile]) -> None:
        """Show the files as they stand, staying on the chosen one."""
        self._settling = True  # the rows are set anew for every file read: whoever looks at one is not told of it again
        self.table.set_rows(self._in_order(files))
        self._settling = False
        ready = sum(file.ready and file.state[0] not in URGENT for file in files)
        to_see = sum(file.state[0] in URGENT for file in files)
        reading = sum(file.state[0] is State.WAIT for file in files)
        self._count.setText(f"{len(files)} tệp")
        parts = ((ready, "sẵn sàng"), (to_see, "cần xem"), (reading, "đang đọc"))
        self._states.setText(" · ".join(f"{count} {words}" for count, words in parts if count))
        if files and self.table.current_row() is None:
            self.table.step(1)
        self._tell_chosen(self.current())

    def _tell_chosen(self, file: object) -> None:
        if not self._settling and self.current() is not self._told:
            self._told = self.current()
            self.chosen.emit(self._told)

    def _remove(self) -> None:
        """By Del only what is not stored yet; taking back what is has its button."""
        if (file := self.current()) is not None and file.batch_id is None:
            self.removed.emit()

    def _in_order(self, files: Sequence[ImportFile]) -> list[ImportFile]:
        """Put in order once all are read, and not again while the clerk mends them: nothing jumps under the hand."""
        if any(file.shown is None and file.busy for file in files):
            return list(files)
        if set(map(id, self._order)) != set(map(id, files)):
            self._order = sorted(files, key=_need)
        return self._order

    def current(self) -> ImportFile | None:
        """The file the clerk looks at."""
        return self.table.current_row()

    def go_to(self, file: ImportFile) -> None:
        """Look at this file."""
        self.table.select_key(id(file))
