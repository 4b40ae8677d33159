"""Painting much that has changed at once."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_SOON = 1  # ms; what is asked for after none is done among the events of this very turn


def paint_next_turn(widget: QWidget) -> None:
    """Paint a widget anew in a turn of its own: what came in while much of it changed is answered before that."""
    if not widget.updatesEnabled() or not widget.isVisible():
        return  # will be painted all the same
    widget.setUpdatesEnabled(False)
    QTimer.singleShot(_SOON, widget, lambda: widget.setUpdatesEnabled(True))
