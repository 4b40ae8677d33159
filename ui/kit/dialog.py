"""The base of windows that ask for input: head, body, foot with help at the left and buttons at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from ui import messages
from ui.kit.base import Label, Rule, ScrollBody, ground, height_at
from ui.kit.buttons import Button, PrimaryButton, SecondaryButton
from ui.kit.forms import Form
from ui.kit.scroll import ScrollArea
from ui.kit.tokens import Size, Space, Type, theme

LEAST_ROWS = 4  # of a table on a low screen
SCREEN_EDGE = 64  # room left for the title bar and the task bar


class Dialog(QDialog):
    """Dialog("Sửa đề nghị", "Lưu", second="Vào kế hoạch “…”"); put parts in `body`, or use `form`.

    `close=""` for a dialog whose only button is `act`. Ctrl+Enter, Ctrl+S and the primary button call `save()`;
    override it and call `accept()` when done. Esc and × ask only if there is unsaved input (`unsaved()`, by default
    whether `form` changed).
    """

    def __init__(
        self,
        title: str,
        act: str,
        parent: QWidget | None = None,
        *,
        second: str = "",
        close: str = "Đóng",
        help: str = "",
        width: int = 480,
        scroll: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        ground(self, "base")
        self.form = Form()
        self.body = QVBoxLayout()
        self.primary = PrimaryButton(act, on_click=self.save, tip="Ctrl+Enter")
        self.primary.setDefault(False)
        self._help = Label(help, role="muted", wrap=True)
        self._buttons = QHBoxLayout()
        self._width = width
        self._scrolls = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._set_up_head(whole, title, second)
        self._set_up_body(whole, scroll)
        self._set_up_foot(whole, close)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self._save_by_key)
        self._fitted = False

    def _set_up_head(self, whole: QVBoxLayout, title: str, second: str) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        head.setSpacing(2)
        head.addWidget(Label(title, Type.TITLE, wrap=True))
        if second:
            head.addWidget(Label(second, Type.SMALL, "muted", wrap=True))
        whole.addLayout(head)
        whole.addWidget(Rule())

    def _set_up_body(self, whole: QVBoxLayout, scroll: bool) -> None:
        inside = ScrollBody()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self.body.setSpacing(Space.M)
        self.body.addWidget(self.form)
        if not scroll:
            whole.addWidget(inside, 1)
            return
        area = _FittingArea(inside)
        whole.addWidget(area, 1)

    def _set_up_foot(self, whole: QVBoxLayout, close: str) -> None:
        foot = QFrame()
        ground(foot, "raised")
        line = QHBoxLayout(foot)
        line.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        line.setSpacing(Space.S)
        line.addWidget(self._help, 1)
        line.addLayout(self._buttons)
        self._buttons.setSpacing(Space.S)
        if close:
            self._buttons.addWidget(SecondaryButton(close, on_click=self.reject))
        self._buttons.addWidget(self.primary)
        whole.addWidget(Rule())
        whole.addWidget(foot)

    def set_help(self, text: str) -> None:
        """What stands at the left of the buttons: what will happen, or why the act is not possible yet."""
        self._help.setText(text)

    def add_button(self, button: Button) -> None:
        """One more act, left of "Đóng"."""
        self._buttons.insertWidget(0, button)

    def unsaved(self) -> bool:
        """True if closing would throw away what was typed."""
        return self.form.values_changed()

    def save(self) -> None:
        """Do the act; by default accept if the form has no errors."""
        if self.form.check():
            self.accept()

    def _save_by_key(self) -> None:
        if self.primary.isEnabled():
            self.save()

    def reject(self) -> None:
        """Close without saving, by Esc, × or the button; asks first if something was typed."""
        if not self.unsaved() or messages.ask(
            "Bỏ những gì vừa ghi?", "Các ô đã sửa trong cửa sổ này chưa được lưu.", "Bỏ", "Ghi tiếp", self
        ):
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, as wide as wished and as tall as the body needs, within the screen."""
        super().showEvent(event)
        layout = self.layout()
        if self._fitted or layout is None:
            return
        self._fitted = True
        self._lower_tables(layout)
        width = max(theme().px(self._width), layout.totalMinimumSize().width())
        self.resize(min(width, self.screen().availableSize().width()), self._wished_height(width))

    def _lower_tables(self, layout: QLayout) -> None:
        """On a low screen the tables give way, down to a few rows."""
        inside = self.body.parentWidget()
        if self._scrolls or inside is None:
            return
        uncounted = self.body.totalMinimumSize().height() - inside.minimumSizeHint().height()
        room = self.screen().availableSize().height() - SCREEN_EDGE
        too_tall = layout.totalMinimumSize().height() + uncounted - room
        if too_tall <= 0:
            return
        for table in self.findChildren(QAbstractItemView):
            least = min(table.minimumHeight(), LEAST_ROWS * theme().row(Size.ROW))
            table.setMinimumHeight(max(least, table.minimumHeight() - too_tall))

    def _wished_height(self, width: int) -> int:
        layout = self.layout()
        room = self.screen().availableSize().height() - SCREEN_EDGE
        return min(height_at(layout, width), room) if layout is not None else self.height()

    def grow(self) -> None:
        """Make room for parts that have come to the body since it was shown; never smaller than the clerk has it."""
        layout = self.layout()
        if not self._fitted or layout is None:
            return
        self.body.activate()  # Qt reckons anew only when it next has time, and a scroll area never asks its body
        for area in self.findChildren(_FittingArea):
            area.updateGeometry()
        layout.activate()
        self.resize(self.width(), max(self.height(), self._wished_height(self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on and, where one line is all that is asked, saves; never by surprise."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self._asks_one_line():
                self._save_by_key()
        else:
            super().keyPressEvent(event)

    def _asks_one_line(self) -> bool:
        """True if the cursor is in the only row of the form, which is one line, with no list beside it."""
        rows = [row for row in self.form.rows() if row.isVisible()]
        lines = [line for line in self.findChildren(QLineEdit) if line.isVisible() and not line.isReadOnly()]
        lists = [shown for shown in self.findChildren(QAbstractItemView) if shown.isVisible()]
        return len(rows) == len(lines) == 1 and not lists and lines[0].hasFocus()


class _FittingArea(ScrollArea):
    """Scrolls its body up and down, and wishes to be as tall as the body while the screen allows."""

    def __init__(self, body: QWidget) -> None:
        super().__init__(body, "Nội dung cửa sổ")
        self._body = body
        ground(body, "base")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._body.layout()
        return height_at(layout, width) if layout is not None else 0
