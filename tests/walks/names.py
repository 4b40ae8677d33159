"""Everything that can be used has a name that a screen reader says."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.walks.seen import visible

USABLE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def usable(part: QWidget) -> bool:
    """True for what the clerk can press, type in, choose from, or reach with Tab."""
    if isinstance(part, QHeaderView | QMenu):
        return False
    if isinstance(part.parentWidget(), QComboBox):  # its list and its field are told with it
        return False
    return isinstance(part, USABLE) or bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def said_name(part: QWidget) -> str:
    """The name a screen reader says."""
    told = QAccessible.queryAccessibleInterface(part)
    return str(told.text(QAccessible.Text.Name)).strip() if told is not None else part.accessibleName().strip()


def walk(seen: QWidget) -> Iterator[str]:
    """A fault for each part without a name."""
    for part in visible(seen):
        if usable(part) and not any(letter.isalnum() for letter in said_name(part)):
            yield f"{type(part).__name__} at {part.mapTo(seen, part.rect().topLeft()).toTuple()} has no name"
