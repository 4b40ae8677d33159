"""The search over everything (Ctrl+K): a field over the header's, and under it what answers to the words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.services.search import Hit
from ui.desk import Desk
from ui.kit import icons
from ui.kit.base import Label
from ui.kit.buttons import paint_frame
from ui.kit.choosing import TEXT_LEFT, ChoosingPopup
from ui.kit.delegates import paint_text
from ui.kit.fields import SearchField
from ui.kit.tokens import Size, Space, Type, theme
from ui.search_rows import MOST_RECENT, Doing, Row, first_rows, found_rows, person_rows

ROW = Qt.ItemDataRole.UserRole
RECENT = "recent_searches"
EDGE = Space.S  # between the popup's edge and its field


class _Field(SearchField):
    """Esc is the popup's: it goes back or closes, whatever was typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SearchPopup(ChoosingPopup):
    """`went(hit)` when Enter takes something found; an act is simply done. Esc goes back, then closes."""

    went = Signal(object)

    def __init__(self, desk: Desk, doings: Sequence[Doing], parent: QWidget) -> None:
        super().__init__("Tìm kiếm", _Field("Tìm người, đơn vị, kế hoạch…"), "Kết quả tìm", parent)
        self._desk = desk
        self._doings = doings
        self._person: Hit | None = None
        self._most = 0
        self.draw_rows_with(_RowDelegate())
        self.search.searched.connect(lambda _: self._back())
        self.list.currentItemChanged.connect(self._say_current)
        self.nothing.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self._foot = Label("", Type.CAPTION, "muted")
        self._foot.setContentsMargins(Space.S, 0, Space.S, 0)
        body = QVBoxLayout(self)
        body.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        body.setSpacing(Space.S)
        for part in (self.search, self.list, self.nothing, self._foot):
            body.addWidget(part)

    def open_over(self, box: QWidget, letters: str = "") -> None:
        """Show the field where the header's is drawn, with these letters typed in it."""
        width = max(box.width() + 2 * EDGE, theme().px(Size.CHOICE))
        self.setFixedWidth(width)
        corner = box.mapToGlobal(QPoint(box.width() + EDGE - width, -EDGE))
        self.move(corner)
        self._most = max(self.screen().availableGeometry().bottom() - corner.y() - 3 * Size.HEADER, 2 * Size.HEADER)
        self._fill()
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.insert(letters)

    # --- rows -----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        typed = self.search.text().strip()
        store = self._desk.store
        if self._person is not None:
            rows = person_rows(store, self._person)
        else:
            rows = found_rows(store, typed, self._doings) if typed else first_rows(self.recent(), self._doings)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(ROW, row)
            said = ", ".join(part for part in (row.title, row.second, row.key) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            if row.is_head:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.step(1)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.setText(f"Không tìm thấy gì khớp với “{typed}”. Gõ ít chữ hơn; có dấu hay không dấu đều được.")
        back = "Esc: trở lại kết quả" if self._person is not None else "Esc: đóng"
        self._foot.setText(f"↑ ↓: chọn · Enter: mở · {back}")
        self._fit()

    def _fit(self) -> None:
        needed = sum(self.list.sizeHintForRow(number) for number in range(self.list.count())) + 2
        self.list.setFixedHeight(min(needed, self._most))
        self.adjustSize()

    def recent(self) -> list[str]:
        """What was searched for last, latest first."""
        return [words for words in self._desk.memory.value(RECENT).split("\n") if words]

    def _remember(self) -> None:
        typed = self.search.text().strip()
        if typed:
            others = [words for words in self.recent() if words != typed]
            self._desk.memory.remember(RECENT, "\n".join([typed, *others][:MOST_RECENT]))

    def step(self, by: int) -> None:
        """As every such list; at the first row the head over it is seen too."""
        super().step(by)
        if self.list.currentRow() == 1:
            self.list.scrollToTop()

    def _say_current(self, item: QListWidgetItem | None) -> None:
        said = str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item is not None else ""
        self.search.setAccessibleDescription(said)

    # --- taking ---------------------------------------------------------------------------------------------------

    def take(self, item: QListWidgetItem | None) -> None:
        row = item.data(ROW) if item is not None else None
        if not isinstance(row, Row) or row.is_head:
            return
        match row.taken:
            case str(words):
                self.search.setText(words)
                self._fill()
            case Doing(act=act):
                self._leave(act)
            case Hit(type="person") as person:
                self._remember()
                self._person = person
                self._fill()
            case Hit() as hit:
                self._remember()
                self._leave(lambda: self.went.emit(hit))
            case None:
                pass

    def _leave(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._person is not None:
            self._back()
        else:
            super().keyPressEvent(event)

    def _back(self) -> None:
        self._person = None
        self._fill()


class _RowDelegate(QStyledItemDelegate):
    """A head in small letters; else an icon, the words over what tells them apart, a key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW)
        if row.is_head:
            return QSize(0, theme().line(Type.LABEL) + 2 * Space.XS)
        two = row.second and not isinstance(row.taken, Doing)
        return QSize(0, theme().row(Size.ROW_TWO_LINES if two else Size.ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if row.is_head:
            paint_text(painter, rect.adjusted(Space.S, 0, -Space.S, 0), row.title, Type.LABEL, "muted")
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
            _paint_row(painter, rect, row, chosen)
        painter.restore()


def _paint_row(painter: QPainter, rect: QRectF, row: Row, chosen: bool) -> None:
    look = theme()
    if chosen:
        paint_frame(painter, rect, "sel", None)
    side = look.px(Size.ICON)
    icons.draw(painter, row.icon, "muted", QRectF(rect.left() + Space.S, rect.top(), side, rect.height()))
    words = rect.adjusted(TEXT_LEFT, 0, -Space.S, 0)
    if row.second and not isinstance(row.taken, Doing):
        one, two = look.line(Type.STRONG), look.line(Type.SMALL)
        top = words.top() + (words.height() - one - two) / 2
        paint_text(painter, QRectF(words.left(), top, words.width(), one), row.title, Type.STRONG, "text")
        second = QRectF(words.left(), top + one, words.width(), two)
        paint_text(painter, second, row.second, Type.SMALL, "muted")
        return
    at_right = row.key or row.second
    taken = QFontMetrics(look.font(Type.SMALL)).horizontalAdvance(at_right) + 2 if at_right else 0
    right = QRectF(words.right() - taken, words.top(), taken, words.height())
    paint_text(painter, right, at_right, Type.SMALL, "muted")
    paint_text(painter, words.adjusted(0, 0, -taken - Space.S, 0), row.title, Type.BODY, "text")
