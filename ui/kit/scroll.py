"""What scrolls: a plain area that Tab stops at only while there is something to scroll to, and that shows it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.kit.base import flag
from ui.kit.buttons import paint_frame


class _Ring(QWidget):
    """The focus ring over an area, which paints nothing of its own."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), QRectF(self.rect()), None, "accent", 2)


class ScrollArea(QScrollArea):
    """ScrollArea(body, "Chi tiết"): scrolls `body` with the wheel and the arrow keys; also `sideways` if so wished."""

    def __init__(self, body: QWidget, name: str, *, sideways: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        flag(self, plain=True)
        self.setWidget(body)
        self._ring = _Ring(self)
        self.verticalScrollBar().rangeChanged.connect(self._stop_if_longer)

    def _stop_if_longer(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.setGeometry(self.viewport().geometry())
        self._ring.raise_()
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.viewport().geometry())
