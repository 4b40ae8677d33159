"""Fields to type and choose in; none changes text while it is typed."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.kit import icons
from ui.kit.base import Glyph, flag
from ui.kit.buttons import GhostButton, paint_frame
from ui.kit.states import KeyCap
from ui.kit.tokens import Size, Space, theme

SEARCH_PAUSE_MILLISECONDS = 150


class LineEdit(QLineEdit):
    """One line to type in; `left` is emitted on leaving the field, when it may be checked."""

    left = Signal()

    def __init__(self, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        flag(self, field=True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(48), theme().px(Size.FIELD))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words may be dropped here; files go on to the window, which takes them."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


class TextEdit(QPlainTextEdit):
    """Several lines to type in; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, text: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setMinimumHeight(2 * theme().line() + 2 * Space.S)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(Space.XS)
        flag(self, field=True)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self._lines * theme().line() + 2 * Space.S)

    def minimumSizeHint(self) -> QSize:
        """Qt's own would be higher than two lines."""
        return QSize(theme().px(96), self.minimumHeight())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """As `LineEdit` does: an address of a file is no text that anybody means."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


class SearchField(LineEdit):
    """A search or filter field: `searched(text)` 150 ms after the last letter; Esc empties it, then is the tab's.

    SearchField("Lọc trong bảng…", key="Ctrl+F"); the key is shown as a cap and works in the window.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", placeholder, parent)
        self.setAccessibleName(placeholder.rstrip("…"))
        self._glyph = Glyph("search", parent=self)
        self._cap = KeyCap(key, self) if key else None
        self._clear = GhostButton("", "dismiss", self, tip="Xóa chữ đã gõ · Esc", on_click=self.clear_now)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        self._said = ""
        self.textChanged.connect(self._typed)
        if key:
            self.setToolTip(key)

    def clear_now(self) -> None:
        """Empty the field and tell at once."""
        self.clear()
        self._tell()

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._lay_out()
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._said:
            self._said = self.text()
            self.searched.emit(self._said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        side = theme().px(Size.ICON)
        middle = self.height() / 2
        self._glyph.setGeometry(10, round(middle - side / 2), side, side)
        hint = self._clear.sizeHint()
        height = min(hint.height(), self.height() - 4)
        self._clear.setGeometry(self.width() - hint.width() - 2, round(middle - height / 2), hint.width(), height)
        right, left = hint.width() if self.text() else 0, side + Space.XS + 2
        if self._cap is not None:
            cap = self._cap.sizeHint()
            words = self.fontMetrics().horizontalAdvance(self.placeholderText()) + Space.S
            shown = not self.text() and self.width() - left - cap.width() - Space.S >= words  # the tooltip has it too
            self._cap.setVisible(shown)
            right = cap.width() + Space.S if shown else right
            self._cap.setGeometry(
                self.width() - cap.width() - Space.S, round(middle - cap.height() / 2), cap.width(), cap.height()
            )
        self.setTextMargins(left, 0, right, 0)


class CheckBox(QCheckBox):
    """A box to tick, its edge strong enough to be seen in both modes."""

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme().font()).horizontalAdvance(self.text()) + Space.S if self.text() else 0
        width = words + theme().px(Size.ICON) + 4
        return QSize(width, max(theme().line(), theme().px(Size.ICON)) + Space.XS)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(Size.ICON)
        box = QRectF(1, (self.height() - side) // 2, side, side)
        on = self.isChecked()
        edge = "accent" if self.hasFocus() or self.underMouse() or on else "field"
        paint_frame(
            painter, box, ("fill" if self.isEnabled() else "track") if on else "base", edge, 2 if self.hasFocus() else 1
        )
        if on:
            icons.draw(painter, "checkmark", "on_fill" if self.isEnabled() else "muted", box)
        words = QRectF(box.right() + Space.S, 0, self.width() - box.right() - Space.S, self.height())
        painter.setFont(look.font())
        painter.setPen(QPen(look.color("text" if self.isEnabled() else "hint")))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
