"""Lists of lines inside the plan form: a small table with add, edit, remove and order, and the dialog of one line."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.banner import Banner
from ui.kit.base import Label, Sheet
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.cells import Column
from ui.kit.dialog import Dialog
from ui.kit.table import TableView
from ui.kit.tokens import Space, State

Line = TypeVar("Line")


class LineDialog(Dialog, Generic[Line]):
    """Asks for one line of a plan. Fill `form`, then call `filled()`; `line()` makes the line of what stands there."""

    taken = Signal(object)

    def __init__(self, what: str, line: Line | None, parent: QWidget) -> None:
        title = f"Sửa {what}" if line is not None else f"Thêm {what}"
        super().__init__(title, "Xong", parent, close="Bỏ", width=560, help="Lưu vào kế hoạch khi bấm “Lưu”.")
        self.before = line
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def filled(self) -> None:
        """The fields hold the line as it was; what differs from now on is the clerk's."""
        self.form.add_stretch()
        self.form.mark_clean()
        self.form.rows()[0].field.setFocus()

    def line(self) -> Line:
        """The line as typed; its id stays."""
        raise NotImplementedError

    def save(self) -> None:
        """Hand the line to the list if nothing is wrong."""
        if self.form.check():
            self.taken.emit(self.line())
            self.accept()


class _Numbered(Generic[Line]):
    """A line with the number that names it while the form is open."""

    def __init__(self, number: int, line: Line) -> None:
        self.number = number
        self.line = line


class LinesPage(QWidget, Generic[Line]):
    """One list of the plan: `lines()` in their order; `changed` when the clerk changed it.

    Ctrl+N adds, F2 or Enter edits, Del removes, Alt+Up and Alt+Down move. `settle` may mend the other lines after
    one was taken (one deadline only is the dossier's).
    """

    changed = Signal()

    def __init__(
        self,
        what: str,
        hint: str,
        columns: Sequence[tuple[str, Callable[[Line], str], int, bool]],
        lines: Sequence[Line],
        ask: Callable[[Line | None, QWidget], LineDialog[Line]],
        settle: Callable[[Sequence[Line], int], Sequence[Line]] | None = None,
    ) -> None:
        super().__init__()
        self._what = what
        self._ask = ask
        self._settle = settle
        self._last = 0
        self._rows = [self._number(line) for line in lines]
        shown: list[Column[_Numbered[Line]]] = [
            Column(
                title,
                lambda row, f=value: f(row.line),
                width=width,
                stretch=stretch,
                tooltip=lambda r, f=value: f(r.line),
            )
            for title, value, width, stretch in columns
        ]
        self.table = TableView(shown, key=lambda row: row.number, name=f"Các {what}")
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.set_empty(f"Chưa có {what} nào.", f"Thêm {what}…", self.add)
        self.table.activated_row.connect(lambda _: self.edit())
        self.table.current_row_changed.connect(lambda _: self._tell_buttons())
        self.banner = Banner()
        self._set_up(hint)
        self._show(self._rows[0].number if self._rows else None)

    def _set_up(self, hint: str) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M)
        body.addWidget(Label(hint, role="muted", wrap=True))
        body.addWidget(self.banner)
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        body.addWidget(sheet, 1)
        self.add_button = SecondaryButton(f"Thêm {self._what}…", "add", on_click=self.add, tip="Ctrl+N")
        self._edit = SecondaryButton("Sửa…", "edit", on_click=self.edit, tip="F2")
        self._remove = GhostButton("Bỏ", "delete", on_click=self.remove, tip="Del")
        self._up = GhostButton("Lên", "arrow_up", on_click=lambda: self.move_line(-1), tip="Alt+↑")
        self._down = GhostButton("Xuống", "arrow_down", on_click=lambda: self.move_line(1), tip="Alt+↓")
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        for button in (self.add_button, self._edit, self._remove):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self._up)
        line.addWidget(self._down)
        body.addLayout(line)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl+N", self.add),
            ("Delete", self.remove),
            ("Alt+Up", lambda: self.move_line(-1)),
            ("Alt+Down", lambda: self.move_line(1)),
        ):
            QShortcut(QKeySequence(keys), self, act, context=context)

    def _number(self, line: Line) -> _Numbered[Line]:
        self._last += 1
        return _Numbered(self._last, line)

    def lines(self) -> tuple[Line, ...]:
        """The lines in their order."""
        return tuple(row.line for row in self._rows)

    def _show(self, number: int | None = None) -> None:
        self.table.set_rows(self._rows)
        if number is not None:
            self.table.select_key(number)
        self._tell_buttons()

    def _place(self) -> int:
        current = self.table.current_row()
        return self._rows.index(current) if current in self._rows else -1

    def _tell_buttons(self) -> None:
        place = self._place()
        self._edit.setEnabled(place >= 0)
        self._remove.setEnabled(place >= 0)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(self._rows) - 1)

    def add(self) -> None:
        """Ask for one more line; it comes after the chosen one."""
        place = self._place() + 1 or len(self._rows)
        dialog = self._ask(None, self)
        dialog.taken.connect(lambda line: self._put(self._number(line), place))
        dialog.open()

    def edit(self) -> None:
        """Ask for the chosen line again."""
        place = self._place()
        if place < 0:
            return
        row = self._rows[place]
        dialog = self._ask(row.line, self)
        dialog.taken.connect(lambda line: self._replace(row, line))
        dialog.open()

    def _put(self, row: _Numbered[Line], place: int) -> None:
        self._rows.insert(place, row)
        self._after(row)

    def _replace(self, row: _Numbered[Line], line: Line) -> None:
        row.line = line
        self._after(row)

    def _after(self, row: _Numbered[Line]) -> None:
        if self._settle is not None:
            settled = self._settle(self.lines(), self._rows.index(row))
            for other, line in zip(self._rows, settled, strict=True):
                other.line = line
        self.banner.close_message()
        self._show(row.number)
        self.table.setFocus()
        self.changed.emit()

    def show_problem(self, place: int, sentence: str) -> None:
        """Stand on the line that is wrong and say what is."""
        self._show(self._rows[place].number)
        self.banner.show_message(State.ERROR, sentence)
        self.table.setFocus()

    def remove(self) -> None:
        """Take the chosen line out; a banner gives it back."""
        place = self._place()
        if place < 0:
            return
        row = self._rows.pop(place)
        left = self._rows[min(place, len(self._rows) - 1)].number if self._rows else None
        self._show(left)
        shown = self.table.rows_model.columns[0].text(row)
        give_back = ("Lấy lại", "arrow_undo", lambda: self._put(row, min(place, len(self._rows))))
        self.banner.show_message(State.INFO, f"Đã bỏ “{shown}” khỏi danh sách.", [give_back])
        self.changed.emit()

    def move_line(self, by: int) -> None:
        """Move the chosen line up or down."""
        place = self._place()
        if place < 0 or not 0 <= place + by < len(self._rows):
            return
        row = self._rows.pop(place)
        self._rows.insert(place + by, row)
        self._show(row.number)
        self.changed.emit()
