"""Lists of lines inside a form: a small table with add, edit, remove and order; one line is edited in its place."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages
from ui.kit.banner import Banner
from ui.kit.base import Label, ScrollBody, Sheet, ground
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.cells import Column
from ui.kit.flow import Flow
from ui.kit.forms import Form
from ui.kit.keys import on_key
from ui.kit.scroll import ScrollArea
from ui.kit.table import TableView
from ui.kit.table_widths import stretch
from ui.kit.tokens import Size, Space, State, Type, theme

Line = TypeVar("Line")
LEAST_ROWS, MOST_ROWS = 5, 9  # of a list inside a longer page, its titles among them


class LineEditor(QWidget, Generic[Line]):
    """Asks for one line of a plan, in the place of its list. Fill `form`, then call `filled()`.

    `line()` makes the line of what stands there; `taken(line)` once it is in order, `left` when it is to close.
    Esc asks only if something was typed.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, what: str, line: Line | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.before = line
        title = f"Sửa {what}" if line is not None else f"Thêm {what}"
        self.setAccessibleName(title)
        self.form = Form()
        self._help = Label("", Type.SMALL, "muted", wrap=True)
        self._help.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M)
        body.addWidget(Label(title, Type.STRONG, wrap=True))
        body.addWidget(self.form)
        body.addWidget(self._help)
        done = SecondaryButton("Xong", "checkmark", on_click=self.save, tip="Ctrl+Enter")
        drop = GhostButton("Bỏ", on_click=self.leave, tip="Esc")
        body.addWidget(Flow().add(done, drop))
        body.addStretch(1)

    def filled(self) -> None:
        """The fields hold the line as it was; what differs from now on is the clerk's."""
        self.form.mark_clean()

    def go_here(self) -> None:
        """Put the cursor in the first field."""
        self.form.rows()[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_help(self, text: str) -> None:
        """What follows from what stands in the fields."""
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def line(self) -> Line:
        """The line as typed; its id stays."""
        raise NotImplementedError

    def save(self) -> bool:
        """Hand the line to the list if nothing is wrong; else go to the first error."""
        if not self.form.check():
            return False
        self.taken.emit(self.line())
        self.left.emit()
        return True

    def leave(self) -> None:
        """Close without taking the line."""
        if not self.form.values_changed() or messages.ask(
            "Bỏ những gì vừa ghi?", "Dòng đang ghi chưa vào danh sách.", "Bỏ", "Ghi tiếp", self
        ):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class _Numbered(Generic[Line]):
    """A line with the number that names it while the form is open."""

    def __init__(self, number: int, line: Line) -> None:
        self.number = number
        self.line = line


class LinesPage(QWidget, Generic[Line]):
    """One list of the plan: `lines()` in their order; `changed` when the clerk changed it.

    Ctrl+N adds, F2 or Enter edits, Del removes, Alt+Up and Alt+Down move. `settle` may mend the other lines after
    one was taken (one deadline only is the dossier's); `problem` finds the first line that may not stand beside others.
    """

    changed = Signal()

    def __init__(
        self,
        what: str,
        hint: str,
        columns: Sequence[tuple[str, Callable[[Line], str], int, bool]],
        lines: Sequence[Line],
        ask: Callable[[Line | None, QWidget], LineEditor[Line]],
        settle: Callable[[Sequence[Line], int], Sequence[Line]] | None = None,
        problem: Callable[[Sequence[Line]], tuple[int, str] | None] | None = None,
    ) -> None:
        super().__init__()
        self._problem = problem
        self._low = False
        self._widest: dict[int, int] = {}
        self.editor: LineEditor[Line] | None = None
        self._place_of_editor: QWidget = self
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
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.set_empty(f"Chưa có {what} nào.", f"Thêm {what}…", self.add)
        self.table.activated_row.connect(lambda _: self.edit())
        self.table.current_row_changed.connect(lambda _: self._tell_buttons())
        self.banner = Banner()
        self._set_up(hint)
        self._show(self._rows[0].number if self._rows else None)

    def _set_up(self, hint: str) -> None:
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._list = QWidget()
        whole.addWidget(self._list, 1)
        body = QVBoxLayout(self._list)
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
        body.addWidget(Flow().add(self.add_button, self._edit, self._remove, self._up, self._down))
        for keys, act in (
            ("Ctrl+N", self.add),
            ("Delete", self.remove),
            ("Alt+Up", lambda: self.move_line(-1)),
            ("Alt+Down", lambda: self.move_line(1)),
        ):
            on_key(keys, self._list, act)

    def keep_low(self) -> None:
        """Inside a longer page: no taller than the lines need, and within it at most some of them at once."""
        self._low = True
        self._fit_rows()

    def _fit_rows(self) -> None:
        if self._low:
            rows = min(max(len(self._rows) + 1, LEAST_ROWS), MOST_ROWS)
            self.table.setFixedHeight(rows * theme().row(Size.ROW) + Space.XS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)  # the table has its widths by then

    def _fit_columns(self) -> None:
        """Where room is scarce the last columns go; the line's editor shows what they say."""
        left = self.table.viewport().width()
        for place, column in enumerate(self.table.rows_model.columns):
            width = theme().px(column.width)
            self._widest[place] = max(self._widest.get(place, width), self.table.columnWidth(place))
            left -= width if column.stretch else self._widest[place]
            self.table.setColumnHidden(place, place > 0 and left < 0)
        stretch(self.table)

    def _number(self, line: Line) -> _Numbered[Line]:
        self._last += 1
        return _Numbered(self._last, line)

    def lines(self) -> tuple[Line, ...]:
        """The lines in their order."""
        return tuple(row.line for row in self._rows)

    def _show(self, number: int | None = None) -> None:
        self.table.set_rows(self._rows)
        self._fit_rows()
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
        self._open(None, lambda line: self._put(self._number(line), place))

    def edit(self) -> None:
        """Ask for the chosen line again."""
        place = self._place()
        if place >= 0:
            row = self._rows[place]
            self._open(row.line, lambda line: self._replace(row, line))

    def edit_line(self, place: int) -> None:
        """Ask for the line at a place again; for a first one if there is none."""
        if place < len(self._rows):
            self._show(self._rows[place].number)
            self.edit()
        elif not self._rows:
            self.add()

    def _open(self, line: Line | None, take: Callable[[Line], None]) -> None:
        self.editor = editor = self._ask(line, self)
        editor.taken.connect(take)
        editor.left.connect(self._close_editor)
        self._place_of_editor = editor if self._low else scrolled(editor)
        self._whole.addWidget(self._place_of_editor)
        self._list.hide()
        editor.show()
        editor.go_here()

    def _close_editor(self) -> None:
        self.editor = None
        self._place_of_editor.hide()
        self._place_of_editor.deleteLater()
        self._list.show()
        self.table.setFocus()

    def finish(self) -> bool:
        """Take the line that is being edited; False if something is wrong with it."""
        return self.editor is None or self.editor.save()

    def check(self) -> bool:
        """True if the lines may be stored together; else it says what is wrong."""
        wrong = self._problem(self.lines()) if self._problem is not None else None
        if wrong is not None:
            self.show_problem(*wrong)
        return wrong is None

    def values_changed(self) -> bool:
        """True while a line is being written that is not in the list yet."""
        return self.editor is not None and self.editor.form.values_changed()

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


def scrolled(form: QWidget) -> ScrollArea:
    """A page that is longer than the window."""
    inside = ScrollBody()
    body = QVBoxLayout(inside)
    body.setContentsMargins(0, 0, Space.M, 0)
    body.addWidget(form)
    ground(inside, "base")
    return ScrollArea(inside, "Các ô của phần này", sideways=True)
