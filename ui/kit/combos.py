"""Lists to choose from: short ones, filters that read as sentences, long ones found by typing without dấu."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QSizePolicy, QWidget

from thidua_desktop.domain.text import fold
from ui.kit import icons
from ui.kit.base import flag
from ui.kit.buttons import paint_frame
from ui.kit.fields import LineEdit
from ui.kit.tokens import Size, Space, theme

TEXT_LEFT = 11  # where words begin in a field, edge included
LEAST_LETTERS = 3  # fewer typed mean no entry yet
EDIT_LEFT = 7  # what is missing to that inside an editable list


class Combo(QComboBox):
    """A list to choose from, painted by the tokens. `add(text, value)`; `value()`; the wheel does nothing unless open.

    `prefix` makes it read as a sentence in a filter bar: Combo(prefix="Loại") shows "Loại: Tất cả".
    """

    def __init__(self, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._wrong = False
        popup = QListView()
        popup.setAccessibleName("Danh sách để chọn")
        popup.setUniformItemSizes(True)
        flag(popup, popup=True)
        self.setView(popup)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        return QSize(widest + 2 + TEXT_LEFT + Space.S + theme().px(Size.ICON) + Space.S, theme().px(Size.FIELD))

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
        words = QRectF(TEXT_LEFT, 0, self.width() - TEXT_LEFT - 2 * Space.S - side, self.height())
        shown = QFontMetrics(look.font()).elidedText(self._shown(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
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
        popup.setAccessibleName("Những dòng khớp với chữ đã gõ")
        flag(popup, popup=True)
        self.setPopup(popup)

    def offer(self, typed: str) -> None:
        """Hide what does not fit the typed letters and open the list."""
        wanted = fold(typed)
        fitting = [
            self._combo.itemText(n) for n in range(self._combo.count()) if wanted in fold(self._combo.itemText(n))
        ]
        self.setModel(QStringListModel(fitting, self))
        self.complete()
        if fitting:
            self._fit(len(fitting))

    def _fit(self, count: int) -> None:
        """Room for the rows within the list's own edges, which Qt leaves out: a short list is never scrolled."""
        popup = self.popup()
        assert popup is not None
        edges = popup.height() - popup.viewport().height()
        rows = min(count, self.maxVisibleItems()) * popup.sizeHintForRow(0)
        below = popup.y() > self._combo.mapToGlobal(self._combo.rect().topLeft()).y()
        top = popup.y() if below else popup.y() + popup.height() - rows - edges
        popup.setGeometry(popup.x(), top, popup.width(), rows + edges)


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
        edit.setTextMargins(EDIT_LEFT, 0, 0, 0)
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
        return (exact or same or self._only_one_meant(text, wanted) or [-1])[0]

    def _only_one_meant(self, text: str, wanted: str) -> list[int]:
        """The one entry that holds what was typed; in a field of free words only if typed without dấu, as to find."""
        if len(wanted) < LEAST_LETTERS or (self._free and wanted != text.strip().lower()):
            return []
        holding = [n for n in range(self.count()) if wanted in fold(self.itemText(n))]
        return holding if len(holding) == 1 else []

    def _take(self, text: str) -> None:
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))

    def _leave(self) -> None:
        number = self._number_of(self.currentText())
        if number >= 0:
            self.setCurrentIndex(number)
            self.setEditText(self.itemText(number))
        self.left.emit()
