"""What all tabs share: they read again when something they show has changed, and only when they are seen."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from thidua_desktop.domain.changes import Change, Topic
from ui.desk import Desk
from ui.kit.fields import SearchField
from ui.kit.table import TableView
from ui.kit.tokens import Size

if TYPE_CHECKING:
    from ui.printing import Printable


REST_MILLISECONDS = 80


class Rest(QTimer):
    """What follows the current row: `start` at every step, and it is done once the clerk rests there.

    So arrow keys run freely. With `seen_only` nothing is done once the tab is hidden: its records may be closed by
    then.
    """

    def __init__(self, tab: "Tab", follow: Callable[[], object], *, seen_only: bool = True) -> None:
        super().__init__(tab)
        self.setSingleShot(True)
        self.setInterval(REST_MILLISECONDS)
        self.timeout.connect(lambda: follow() if tab.isVisible() or not seen_only else None)


class Tab(QWidget):
    """A tab of the main window. Subclasses set `title` and `topics` and write `refresh`.

    A hidden tab only remembers that it must read again. `status_changed` carries the words for the left of the
    status bar; `asked` asks the window to go to another tab: (tab title, what to show there), `papers_asked`
    for the window's way to the papers. The window gives the
    tab everything between the tab bar and the status bar: the tab sets the page margins of style 2.3 itself, and
    learns from `window_is_compact` whether they, its rows and its panel are the small ones.
    """

    status_changed = Signal(str)
    asked = Signal(str, object)
    papers_asked = Signal()
    seen = Signal()

    title: ClassVar[str] = ""
    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(self.title)
        self._stale = True
        self._painted = False
        self.status_words = ""
        self.status_changed.connect(self._keep_words)
        desk.events.changed.connect(self._on_changed)
        desk.plan_changed.connect(self._on_plan_changed)

    @abstractmethod
    def refresh(self) -> None:
        """Read what the tab shows; called on the main thread, must take well under 50 ms or start a job."""

    @property
    def whole(self) -> bool:
        """False while something of the tab is still to come in a later turn of the event loop."""
        return not self._stale

    def show_whole(self) -> None:
        """Show at once what was left for after the first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time, `seen` follows and then what was left for later: the clerk never waits for all of it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._tell_seen)

    def _tell_seen(self) -> None:
        self.seen.emit()
        self.show_whole()

    def show_what(self, what: object) -> None:
        """Show something another screen asked for, for instance a Filter or a unit's id."""

    def focus_filter(self) -> None:
        """Put the cursor into the tab's filter field (Ctrl+F)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a filter field with nothing in it leads back to the rows, where the keys are acts again."""
        if event.key() == Qt.Key.Key_Escape and isinstance(QApplication.focusWidget(), SearchField):
            rows = next((table for table in self.findChildren(TableView) if table.isVisible()), None)
            if rows is not None:
                rows.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().keyPressEvent(event)

    def take_files(self, paths: list[str]) -> bool:
        """Take files dropped on the window; False if the tab has no use for them."""
        return False

    def print_table(self) -> "Printable | None":
        """What Ctrl+P prints: the rows and columns that the tab's table shows; None if it shows none."""
        from ui.printing import print_shown  # loaded when first used: the start must be quick

        return print_shown(self)

    def unsaved(self) -> str:
        """What would be lost if the window closed now ("kế hoạch đang sửa"); "" if nothing. The window asks."""
        return ""

    def window_is_compact(self) -> bool:
        """True on a small screen (style 2.4); may change at every resize."""
        window = self.window()
        return window.width() < Size.COMPACT_WIDTH or window.height() < Size.COMPACT_HEIGHT

    def mark_stale(self) -> None:
        """Read again now if seen, else when next seen."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self.refresh()

    def _keep_words(self, words: str) -> None:
        self.status_words = words

    def _on_changed(self, change: Change) -> None:
        if change.touches(*self.topics):
            self.mark_stale()

    def _on_plan_changed(self, plan: object) -> None:
        self.mark_stale()
