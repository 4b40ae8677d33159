"""The quota grid drawn: one bar for each unit and kind, as long as its figures, red beyond what is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.quota import QuotaUse
from thidua_desktop.services.quota import QuotaGrid, UnitQuota
from ui.kit.base import Label
from ui.kit.buttons import LinkButton
from ui.kit.cells import Column, GroupRow, Kind, QuotaCell, StateCell
from ui.kit.clipboard import as_mime
from ui.kit.delegates import CellDelegate, paint_bar, paint_text
from ui.kit.rows_model import ROW_ROLE
from ui.kit.table import TableView
from ui.kit.tokens import URGENT, Size, Space, Strength, Type, theme
from ui.printing import PrintedBar
from ui.tabs.quota_rows import Wanted, counted, use_cell

BAR_COLUMN = 1
FIGURES = "00 / 00"  # the room that every row leaves for its figures, so that the bars end in one line


@dataclass(frozen=True, slots=True)
class UseBar:
    """One bar: a unit's use of one kind, `place` being the kind's number in the grid."""

    row: UnitQuota
    place: int
    kind: NomineeKind
    use: QuotaUse

    @property
    def cell(self) -> QuotaCell:
        """The figures and the state, as the grid has them."""
        return use_cell(self.use, self.row.sent)

    @property
    def length(self) -> int:
        """What the bar is as long as."""
        return max(self.use.used, self.use.line.count)


def bars_of(grid: QuotaGrid, wanted: Wanted) -> list[UseBar | GroupRow]:
    """The bars of the units that the filter lets through, by kind; those that are over first, then the fullest."""
    rows: list[UseBar | GroupRow] = []
    shown = [row for row in grid.rows if wanted.lets_through(row)]
    for place, kind in enumerate(grid.kinds):
        bars = [UseBar(row, place, kind, use) for row in shown if (use := row.cells[place]) is not None]
        if wanted.urgent_first:
            bars.sort(key=lambda bar: (-bar.use.over, -bar.use.missing * bar.row.sent, -bar.use.used))
        if bars:
            rows += [GroupRow(kind.label, counted(len(bars))), *bars]
    return rows


class BarTable(TableView[UseBar]):
    """Label left, bar, figures right, state in words. A click on a bar, Enter or a double click goes to what it holds.

    `bar_opened(UseBar)` then; `left` on Esc.
    """

    bar_opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _columns(), key=lambda bar: (bar.row.unit.id, bar.place), name="Chỉ tiêu bằng hình", parent=parent
        )
        self.longest = 1
        self.header.hide()
        self.setItemDelegateForColumn(BAR_COLUMN, _BarDelegate(self))
        self.activated_row.connect(self.bar_opened)
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        bar = self.rows_model.row_at(index.row())
        if bar is not None and index.column() == BAR_COLUMN:
            self.bar_opened.emit(bar)

    def set_bars(self, rows: Sequence[UseBar | GroupRow]) -> None:
        """Show these bars, all on one scale."""
        self.longest = max((bar.length for bar in rows if isinstance(bar, UseBar)), default=1) or 1
        self.set_rows(rows)

    def printed(self, bar: UseBar) -> PrintedBar:
        """The bar on paper, on the scale of the screen."""
        return PrintedBar(bar.use.used, bar.use.line.count, bar.length / self.longest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        link = index.column() == BAR_COLUMN and self.rows_model.row_at(index.row()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _columns() -> list[Column[UseBar]]:
    def spoken(bar: UseBar) -> str:
        cell = bar.cell
        said = f"{cell.used} trên {cell.allowed}, {cell.text.lower()}"
        return f"{bar.row.unit.short_name}, {bar.kind.label.lower()}, {said}"

    def state(bar: UseBar) -> StateCell:
        cell = bar.cell
        return StateCell(cell.state, cell.text, Strength.QUIET if cell.state in URGENT else Strength.PLAIN)

    return [
        Column("Đơn vị", lambda bar: bar.row.unit.short_name, tooltip=lambda bar: bar.row.unit.name, width=180),
        Column(
            "Đề nghị / được phép",
            lambda bar: bar.cell,
            display=lambda bar: f"{bar.use.used} / {bar.use.line.count}",
            spoken=spoken,
            tooltip=lambda bar: f"{spoken(bar)}. Bấm để xem các đề nghị.",
            width=240,
            stretch=True,
        ),
        Column("Trạng thái", state, kind=Kind.STATE, width=150),
    ]


class _BarDelegate(CellDelegate):
    """Paints a bar on the scale of the longest, its figures behind it."""

    def __init__(self, view: BarTable) -> None:
        super().__init__(view)
        self._table = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        bar = index.data(ROW_ROLE)
        if not isinstance(bar, UseBar):
            return
        look = theme()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        if ground := self._table.ground_of(index.row()):
            painter.fillRect(rect, look.color(ground))
        inner = self._table.cell_rect(rect, index.column())
        figures = QFontMetrics(look.font(Type.STRONG)).horizontalAdvance(FIGURES)
        room = inner.width() - figures - Space.M
        height = look.px(Size.BAR_HEIGHT)
        length = max(room * bar.length / self._table.longest, height)
        line = QRectF(inner.left(), round(inner.center().y() - height / 2), length, height)
        if room > height:
            paint_bar(painter, line, bar.use.used, bar.use.line.count)
        words = inner.adjusted(inner.width() - figures, 0, 0, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        kind = Type.STRONG if bar.use.used else Type.BODY
        paint_text(painter, words, f"{bar.use.used} / {bar.use.line.count}", kind, "text", right)


class QuotaBars(QWidget):
    """The drawn view: a line saying what the bars are, "Chép" for all of them as a table, and the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = BarTable()
        self.copy_link = LinkButton("Chép", "copy", on_click=self.copy, tip="Chép các hình thành bảng cho Excel, Word")
        line = QHBoxLayout()
        line.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        said = "Số đề nghị so với chỉ tiêu: phần xanh là trong chỉ tiêu, phần đỏ là vượt."
        line.addWidget(Label(said, Type.SMALL, "muted", wrap=True), 1)
        line.addWidget(self.copy_link)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(line)
        body.addWidget(self.table, 1)

    def copy(self) -> None:
        """Put every bar shown on the clipboard, as a table of figures."""
        titles = ("Đơn vị", "Đối tượng", "Đề nghị", "Được phép", "Trạng thái")
        lines = [
            (bar.row.unit.short_name, bar.kind.label, str(bar.use.used), str(bar.use.line.count), bar.cell.text)
            for bar in self.table.rows_model.rows()
        ]
        QGuiApplication.clipboard().setMimeData(as_mime(titles, lines))
