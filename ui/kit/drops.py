"""Files dragged from the desktop onto a window."""

from PySide6.QtGui import QDropEvent


def files_in(event: QDropEvent) -> list[str]:
    """The files that are dragged, as paths of this machine."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
