"""The one place where screens hear that the office's records changed."""

from PySide6.QtCore import QObject, Signal


class AppEvents(QObject):
    """Carries every `thidua_desktop.domain.changes.Change` to every screen.

    Emit it after each service call that returned a Change: `events.changed.emit(change)`; a screen asks
    `change.touches(Topic.UNITS)` and reads again if so.
    """

    changed = Signal(object)
