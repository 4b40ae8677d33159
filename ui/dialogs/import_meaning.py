"""What a column of the sheet as sent means: chosen from a list that is found by typing, its values beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.domain.text import fold
from thidua_desktop.services.intake_columns import ShownColumn, ShownTable
from ui.kit import icons
from ui.kit.base import Label
from ui.kit.buttons import paint_frame
from ui.kit.choosing import TEXT_LEFT, ChoosingPopup
from ui.kit.delegates import paint_text
from ui.kit.fields import SearchField
from ui.kit.states import StateLabel
from ui.kit.tokens import Size, Space, State, Strength, Type, theme

CODE = Qt.ItemDataRole.UserRole
ELSEWHERE = Qt.ItemDataRole.UserRole + 1
MOST_SHOWN = 10
WIDTH = 340
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MeaningPopup(ChoosingPopup):
    """Choose what a column means: `chosen(stored word)`; `left()` when it closes. Enter takes the marked one."""

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self, table: ShownTable, column: ShownColumn, meanings: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(f"Nghĩa của cột {column.letter}", SearchField("Tìm nghĩa của cột…"), "Các nghĩa", parent)
        self._meanings = meanings
        self._column = column
        self._elsewhere = {other.code: other.letter for other in table.columns if other.letter != column.letter}
        self.draw_rows_with(_MeaningDelegate(column.code))
        self.search.textChanged.connect(self._fill)
        self.nothing.setText("Không có nghĩa nào khớp với chữ đã gõ.")
        self._lay_out()
        self._fill("")

    def _lay_out(self) -> None:
        column = self._column
        body = QVBoxLayout(self)
        body.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        body.setSpacing(Space.S)
        title = f"Cột {column.letter} · “{column.header}”" if column.header else f"Cột {column.letter}, không tiêu đề"
        body.addWidget(Label(title, Type.STRONG, wrap=True))
        state = State.OK if column.sure else State.WARN
        if column.sureness:
            body.addWidget(StateLabel(state, f"{column.meaning}: {column.sureness}", Strength.QUIET))
        for sample in column.samples:
            said = Label("", Type.SMALL, "muted")
            said.setText(
                said.fontMetrics().elidedText(sample.replace("\n", " "), Qt.TextElideMode.ElideRight, self._inner())
            )
            said.setToolTip(sample)
            body.addWidget(said)
        if not column.samples:
            body.addWidget(Label("Cột không có giá trị nào.", Type.SMALL, "muted"))
        body.addWidget(self.search)
        body.addWidget(self.list)
        body.addWidget(self.nothing)

    @staticmethod
    def _inner() -> int:
        return theme().px(WIDTH) - 2 * Space.S - 2

    def open_at(self, below: QPoint) -> None:
        """Show the list under a place of the screen, the search field ready to type in; above it where there is no
        room below."""
        rows = min(len(self._meanings), MOST_SHOWN)
        self.list.setFixedHeight(rows * theme().row(Size.ROW) + 2)
        self.setFixedWidth(theme().px(WIDTH))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = max(min(below.x(), screen.right() - self.width()), screen.left())
        y = max(min(below.y(), screen.bottom() - self.height()), screen.top())
        self.move(x, y)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, typed: str) -> None:
        wanted = fold(typed).split()
        self.list.clear()
        for label, code in self._meanings:
            if all(word in fold(label) for word in wanted):
                item = QListWidgetItem(label)
                other = self._elsewhere.get(code, "") if code != "ignored" else ""
                item.setData(CODE, code)
                item.setData(ELSEWHERE, f"cột {other}" if other else "")
                spoken = ", ".join(part for part in (label, f"đang là cột {other}" if other else "") if part)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.list.addItem(item)
        rows = [self.list.item(row).data(CODE) for row in range(self.list.count())]
        self.list.setCurrentRow(rows.index(self._column.code) if not wanted and self._column.code in rows else 0)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def take(self, item: QListWidgetItem | None) -> None:
        code = item.data(CODE) if item is not None else None
        self.close()
        if code:
            self.chosen.emit(code)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()


class _MeaningDelegate(QStyledItemDelegate):
    """The meaning's words, a tick before the one of now, and which other column has it."""

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme().row(Size.ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            paint_frame(painter, rect, "sel", None)
        if index.data(CODE) == self._current:
            tick = QRectF(rect.left() + Space.S, rect.top(), look.px(Size.ICON), rect.height())
            icons.draw(painter, "checkmark", "accent", tick)
        words = rect.adjusted(TEXT_LEFT, 0, -Space.S, 0)
        paint_text(painter, words, str(index.data(ELSEWHERE) or ""), Type.SMALL, "muted", RIGHT)
        paint_text(painter, words, str(index.data()), Type.BODY, "text")
        painter.restore()
