"""The heads of the sheet as sent: over each column what it means and how sure that is, beside each row its number."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from thidua_desktop.services.intake_view import ShownColumn, ShownTable
from ui.dialogs.import_sheet_model import SheetModel
from ui.kit import icons
from ui.kit.delegates import paint_text
from ui.kit.tokens import Size, Space, State, Type, theme

CENTRE = Qt.AlignmentFlag.AlignCenter
WIDEST_MEANING = 200


class ColumnHead(QHeaderView):
    """Two lines over a column: its meaning with how sure it is as an icon, then "B · chắc chắn"."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._meant: dict[int, ShownColumn] = {}
        self.setAccessibleName("Nghĩa của các cột")
        self.setMinimumSectionSize(theme().px(28))
        self.setStretchLastSection(True)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setToolTip("Bấm, hoặc Alt+↓ ở một ô, để chọn nghĩa của cột")
        self.sectionEntered.connect(lambda _: self.viewport().update())

    def below(self, column: int) -> QPoint:
        """The place of the screen just under a column's head."""
        x = max(self.sectionViewportPosition(column), 0)
        return self.viewport().mapToGlobal(QPoint(x, self.height()))

    def set_tables(self, tables: tuple[ShownTable, ...]) -> None:
        """The lists of the sheet now shown; where two stand under one another, the upper one names the columns."""
        self._meant = {column.index: column for table in reversed(tables) for column in table.columns}
        self.viewport().update()

    def meaning_of(self, column: int) -> str:
        """What is said over a column: "Họ và tên · chắc chắn"."""
        meant = self._meant.get(column)
        return " · ".join(part for part in (meant.meaning, meant.sureness) if part) if meant is not None else ""

    def width_of(self, column: ShownColumn) -> int:
        """How wide a column must be for its meaning to be read."""
        look = theme()
        words = QFontMetrics(look.font(Type.LABEL)).horizontalAdvance(column.meaning)
        below = QFontMetrics(look.font(Type.CAPTION)).horizontalAdvance(f"{column.letter} · {column.sureness}")
        icons_wide = 2 * (look.px(Size.ICON) + Space.CHIP_GAP)
        return min(max(words + icons_wide, below) + 2 * Space.S + 2, look.px(WIDEST_MEANING))

    def sizeHint(self) -> QSize:
        look = theme()
        height = look.line(Type.LABEL) + look.line(Type.CAPTION) + 2 * Space.XS
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        look = theme()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.color("raised"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), look.color("line"))
        painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), look.color("line"))
        inner = QRectF(rect).adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        meant = self._meant.get(column)
        letter = str(self.model().headerData(column, self.orientation()) or "")
        upper = QRectF(inner.left(), inner.top(), inner.width(), look.line(Type.LABEL))
        lower = QRectF(inner.left(), upper.bottom(), inner.width(), look.line(Type.CAPTION))
        if meant is None:
            paint_text(painter, inner, letter, Type.CAPTION, "muted", CENTRE)
        else:
            self._paint_meaning(painter, upper, meant)
            below = f"{letter} · {meant.sureness}" if meant.sureness else letter
            paint_text(painter, lower, below, Type.CAPTION, "muted")
        painter.restore()

    @staticmethod
    def _paint_meaning(painter: QPainter, rect: QRectF, meant: ShownColumn) -> None:
        wide = theme().px(Size.ICON)
        arrow = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        icons.draw(painter, "chevron_down", "muted", arrow)
        rect = rect.adjusted(0, 0, -wide - Space.CHIP_GAP, 0)
        if not meant.taken:
            paint_text(painter, rect, meant.meaning, Type.SMALL, "muted")
            return
        side = theme().px(Size.ICON)
        state = State.OK if meant.sure else State.WARN
        icons.draw_state(painter, state, QRectF(rect.left(), rect.top(), side, rect.height()))
        words = rect.adjusted(side + Space.CHIP_GAP, 0, 0, 0)
        paint_text(painter, words, meant.meaning, Type.LABEL, "text")


class RowHead(QHeaderView):
    """The row numbers as the file shows them."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setAccessibleName("Số dòng trong tệp")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        count = self.model().rowCount() if self.model() is not None else 0
        widest = str(self.model().headerData(max(count - 1, 0), self.orientation()) or "") if count else ""
        width = QFontMetrics(theme().font(Type.CAPTION)).horizontalAdvance(widest or "000") + 2 * Space.S
        width += theme().px(Size.ICON)
        # the header's own hint asks two hundred rows what they are called, for a height that is known
        return QSize(max(width, theme().px(36)), self.length())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        below = QRectF(self.viewport().rect())
        below.setTop(self.length() - self.offset())
        if below.height() > 0:
            QPainter(self.viewport()).fillRect(below, theme().color("base"))

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        look = theme()
        painter.save()
        painter.fillRect(rect, look.color("raised"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), look.color("line"))
        painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), look.color("line"))
        words = str(self.model().headerData(row, self.orientation()) or "")
        place = QRectF(rect)
        if (decided := self._decided(row)) is not None:
            side = look.px(Size.ICON)
            icons.draw_state(painter, decided, QRectF(place.left() + 1, place.top(), side, place.height()))
            place.setLeft(place.left() + side)
        paint_text(painter, place, words, Type.CAPTION, "muted", CENTRE)
        painter.restore()

    def _decided(self, row: int) -> State | None:
        """What the clerk decided about a row: left out, or taken with its errors."""
        model = self.model()
        if not isinstance(model, SheetModel):
            return None
        return State.NONE if model.is_skipped(row) else State.OK if model.reason(row) else None
