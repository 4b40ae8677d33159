"""Keys that mean something only where the focus is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(keys: str, where: QWidget, act: Callable[[], object], *, inside: bool = True) -> QShortcut:
    """Do `act` on these keys while the focus is in a part; `inside=False` leaves out what the part holds.

    The constructor of QShortcut takes a `context` that PySide does not heed: the key would hold in the whole window.
    """
    contexts = Qt.ShortcutContext
    made = QShortcut(QKeySequence(keys), where)
    made.setContext(contexts.WidgetWithChildrenShortcut if inside else contexts.WidgetShortcut)
    made.activated.connect(lambda: act())
    return made
