"""A list under a field: typed for, walked with the arrow keys while the cursor stays in the field, taken with Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from ui.kit.base import Label, Sheet
from ui.kit.fields import SearchField

TEXT_LEFT = 34  # where the words of a row begin, after its icon or tick


class ChoosingPopup(Sheet):
    """A popup with `search` over `list`, and `nothing` to say why the list is empty; the subclass lays them out.

    `take` is what choosing does. Esc closes; a closed popup is gone.
    """

    def __init__(self, name: str, search: SearchField, list_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setUpdatesEnabled(True)  # what it is made over may wait for its own turn to be painted
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.search = search
        self.list = QListWidget()
        self.list.setAccessibleName(list_name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemEntered.connect(self._point)
        self.list.itemClicked.connect(self.take)
        self.nothing = Label("", role="muted", wrap=True)

    def draw_rows_with(self, delegate: QStyledItemDelegate) -> None:
        """How the rows look; the delegate belongs to the popup."""
        delegate.setParent(self)
        self.list.setItemDelegate(delegate)

    def take(self, item: QListWidgetItem | None) -> None:
        """What Enter and a click do; None if no row is marked."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Mark the next row that can be taken."""
        number = self.list.currentRow() + by
        while 0 <= number < self.list.count():
            if _can_be_taken(self.list.item(number)):
                self.list.setCurrentRow(number)
                return
            number += by

    def _point(self, item: QListWidgetItem) -> None:
        if _can_be_taken(item):
            self.list.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.take(self.list.currentItem())
            case _:
                super().keyPressEvent(event)


def _can_be_taken(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsSelectable)
