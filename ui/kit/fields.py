"""Fields to type and choose in; none changes text while it is typed."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from thidua_desktop.domain.text import fold
from ui.kit import icons
from ui.kit.base import Glyph, flag
from ui.kit.buttons import GhostButton, paint_frame
from ui.kit.states import KeyCap
from ui.kit.tokens import Size, Space, theme

SEARCH_PAUSE_MILLISECONDS = 150
Value = TypeVar("Value")


class LineEdit(QLineEdit):
    """One line to type in; `left` is emitted on leaving the field, when it may be checked."""

    left = Signal()

    def __init__(self, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        flag(self, field=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEdit(QPlainTextEdit):
    """Several lines to type in; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, text: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(Space.XS)
        flag(self, field=True)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self._lines * theme().line() + 2 * Space.S)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), 2 * theme().line() + 2 * Space.S)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class SearchField(QLineEdit):
    """A search or filter field: `searched(text)` 150 ms after the last letter; Esc empties it, then leaves it be.

    SearchField("Lọc trong bảng…", key="Ctrl+F"); the key is shown as a cap and works in the window.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        flag(self, field=True)
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
        if self._cap is not None:
            self._cap.setVisible(not text)
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
        right = hint.width()
        if self._cap is not None:
            cap = self._cap.sizeHint()
            right = max(right, cap.width() + Space.S)
            self._cap.setGeometry(
                self.width() - cap.width() - Space.S, round(middle - cap.height() / 2), cap.width(), cap.height()
            )
        self.setTextMargins(side + Space.XS + 2, 0, right, 0)


class Combo(QComboBox):
    """A list to choose from, painted by the tokens. `add(text, value)`; `value()`; the wheel does nothing unless open.

    `prefix` makes it read as a sentence in a filter bar: Combo(prefix="Loại") shows "Loại: Tất cả".
    """

    def __init__(self, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._wrong = False
        popup = QListView()
        popup.setUniformItemSizes(True)
        flag(popup, popup=True)
        self.setView(popup)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if prefix:
            self.setAccessibleName(prefix)
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def add(self, text: str, value: Any = None) -> None:
        """One more entry; its value is what `value()` gives."""
        self.addItem(text, value)

    def set_entries(self, entries: Sequence[tuple[str, Any]]) -> None:
        """Replace all entries, staying on the same value if it is still there; tells nobody."""
        before = self.currentData()
        self.blockSignals(True)
        self.clear()
        for text, value in entries:
            self.addItem(text, value)
        self.setCurrentIndex(max(self.findData(before), 0) if entries else -1)
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def value(self) -> Any:
        """The chosen entry's value."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose the entry with this value."""
        self.setCurrentIndex(self.findData(value))

    def set_wrong(self, wrong: bool) -> None:
        """Show or take away the error edge."""
        self._wrong = wrong
        self.update()

    def _shown(self) -> str:
        return f"{self._prefix}: {self.currentText()}" if self._prefix else self.currentText()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font())
        prefix = f"{self._prefix}: " if self._prefix else ""
        widest = max((metrics.horizontalAdvance(prefix + self.itemText(n)) for n in range(self.count())), default=80)
        if self._prefix:
            widest = metrics.horizontalAdvance(self._shown())
        return QSize(widest + 2 + 9 + Space.S + theme().px(Size.ICON) + Space.S, theme().px(Size.FIELD))

    def minimumSizeHint(self) -> QSize:
        least = self.sizeHint() if self._prefix else QSize(theme().px(96), 0)
        return QSize(least.width(), theme().px(Size.FIELD))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        focused = self.hasFocus() or self.view().isVisible()
        edge = "error_fg" if self._wrong else "accent" if focused or self.underMouse() else "field"
        ground = (
            "raised" if not self.isEnabled() else "hover" if self.underMouse() and not self.isEditable() else "base"
        )
        paint_frame(painter, QRectF(self.rect()), ground, edge, 2 if focused or self._wrong else 1)
        side = look.px(Size.ICON)
        icons.draw(painter, "chevron_down", "muted", QRectF(self.width() - side - Space.S, 0, side, self.height()))
        if self.isEditable():
            return
        painter.setFont(look.font())
        painter.setPen(look.color("text" if self.isEnabled() else "muted"))
        words = QRectF(9, 0, self.width() - 9 - 2 * Space.S - side, self.height())
        shown = QFontMetrics(look.font()).elidedText(self._shown(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def wheelEvent(self, event: Any) -> None:
        """The wheel scrolls the page; a value must not change because the mouse passed over it."""
        event.ignore()


class FilterCombo(Combo):
    """A filter that reads as a sentence: FilterCombo("Loại", [("Tất cả", None), ("Cá nhân", "individual")]).

    `chosen(value)` when the clerk chooses.
    """

    chosen = Signal(object)

    def __init__(self, prefix: str, entries: Sequence[tuple[str, Any]] = (), parent: QWidget | None = None) -> None:
        super().__init__(prefix, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_entries(entries)
        self.currentIndexChanged.connect(self._tell)

    def _tell(self) -> None:
        self.updateGeometry()
        self.chosen.emit(self.value())


class _FoldedCompleter(QCompleter):
    """Finds entries by letters without dấu, anywhere in them."""

    def __init__(self, combo: Combo) -> None:
        super().__init__(combo)
        self._combo = combo
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        flag(popup, popup=True)
        self.setPopup(popup)

    def offer(self, typed: str) -> None:
        """Hide what does not fit the typed letters and open the list."""
        from PySide6.QtCore import QStringListModel

        wanted = fold(typed)
        fitting = [
            self._combo.itemText(n) for n in range(self._combo.count()) if wanted in fold(self._combo.itemText(n))
        ]
        self.setModel(QStringListModel(fitting, self))
        self.complete()


class FindCombo(Combo):
    """A long list found by typing, without dấu if one likes; free text only if `free`. `left` on leaving it."""

    left = Signal()

    def __init__(
        self, entries: Sequence[tuple[str, Any]] = (), *, free: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._free = free
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = LineEdit()
        edit.setProperty("field", False)
        flag(edit, inside=True)
        self.setLineEdit(edit)
        self._completer = _FoldedCompleter(self)
        self.setCompleter(None)  # type: ignore[arg-type]
        self._completer.setWidget(edit)
        self._completer.activated.connect(self._take)
        edit.textEdited.connect(self._completer.offer)
        edit.left.connect(self._leave)
        self.set_entries(entries)
        if free:
            self.setCurrentIndex(-1)

    def value(self) -> Any:
        """The value of the entry whose words stand in the field; with `free`, the words themselves if none."""
        number = self._number_of(self.currentText())
        if number >= 0:
            return self.itemData(number)
        return self.currentText().strip() or None if self._free else None

    def _number_of(self, text: str) -> int:
        wanted = fold(text)
        exact = [n for n in range(self.count()) if self.itemText(n) == text]
        same = [n for n in range(self.count()) if fold(self.itemText(n)) == wanted]
        return (exact or same or [-1])[0]

    def _take(self, text: str) -> None:
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))

    def _leave(self) -> None:
        number = self._number_of(self.currentText())
        if number >= 0:
            self.setCurrentIndex(number)
            self.setEditText(self.itemText(number))
        self.left.emit()
