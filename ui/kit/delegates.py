"""Paints the cells of every table: one delegate, one painter for each kind of column."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.kit import icons
from ui.kit.cells import EMPTY, Column, Kind, NameCell, QuotaCell, StateCell, ThreeLines, TwoLines
from ui.kit.guard import guarded
from ui.kit.rows_model import VALUE_ROLE
from ui.kit.tokens import STATES, URGENT, Radius, Size, Space, State, Strength, Theme, Type, theme

if TYPE_CHECKING:
    from ui.kit.table import TableView

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PILL_PADDING = 7
WIDEST = 10_000
DIGITS = 2  # the slot of `used / allowed` has so many on each side, in sums as many as it takes


def paint_text(
    painter: QPainter, rect: QRectF, text: str, kind: Type, role: str, alignment: Qt.AlignmentFlag = LEFT
) -> float:
    """Paint one line, cut with "…" if it does not fit; returns the width it took."""
    look = theme()
    font = look.font(kind)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.setFont(font)
    painter.setPen(look.color(role))
    painter.drawText(rect, alignment | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def hairline(painter: QPainter, x: float, y: float, width: float) -> None:
    """Paint one line of the `line` colour, equally thin wherever it falls, also at a screen scale of 125 %."""
    to_device = painter.deviceTransform()
    thick = max(1, int(to_device.m22()))
    on_device = to_device.mapRect(QRectF(x, y, width, 1))
    snapped = QRectF(on_device.left(), round(on_device.top()), on_device.width(), thick)
    painter.fillRect(to_device.inverted()[0].mapRect(snapped), theme().color("line"))


def state_width(cell: StateCell) -> int:
    """How wide a state is when painted."""
    look = theme()
    if cell.strength is Strength.PLAIN:
        return QFontMetrics(look.font(Type.SMALL)).horizontalAdvance(cell.text)
    width = look.px(Size.ICON) + Space.CHIP_GAP
    width += QFontMetrics(look.font(Type.LABEL)).horizontalAdvance(cell.text) + 1
    return width + (2 * PILL_PADDING if cell.strength is Strength.PILL else 0)


def paint_state(painter: QPainter, rect: QRectF, cell: StateCell) -> None:
    """Paint a state plain, quiet or as a pill, from the left of `rect` and in its middle."""
    look = theme()
    if cell.strength is Strength.PLAIN:
        paint_text(painter, rect, cell.text, Type.SMALL, "muted")
        return
    states = STATES[cell.state]
    pill = cell.strength is Strength.PILL
    if pill:
        ground = QRectF(rect.left(), 0, min(state_width(cell), rect.width()), look.px(Size.PILL))
        ground.moveTop(rect.center().y() - ground.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.bg(cell.state))
        painter.drawRoundedRect(ground, Radius.CONTROL, Radius.CONTROL)
        rect = ground.adjusted(PILL_PADDING, 0, -PILL_PADDING + 2, 0)
    side = look.px(Size.ICON)
    icons.draw(painter, states.icon, states.fg, QRectF(rect.left(), rect.top(), side, rect.height()))
    words = rect.adjusted(side + Space.CHIP_GAP, 0, 0, 0)
    urgent = cell.state in URGENT
    calm = "muted" if cell.state is State.NONE else "text"
    paint_text(
        painter, words, cell.text, Type.LABEL if pill or urgent else Type.SMALL, states.fg if pill or urgent else calm
    )


def paint_bar(
    painter: QPainter,
    rect: QRectF,
    used: int,
    allowed: int,
    role: str = "bar_used",
    mark: bool = True,
    *,
    paper: bool = False,
) -> None:
    """Paint a bar: the used part of the allowed; over the limit the whole use, a mark at the limit, red beyond.

    On `paper` in light colours, whatever the window's are.
    """
    look = Theme(dark=False) if paper else theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    over = used > allowed
    painter.setBrush(look.color("bar_over" if over else "bar_rest"))
    painter.drawRoundedRect(rect, radius, radius)
    share = (allowed / used if over else used / allowed) if max(used, allowed) > 0 else 0.0
    part = QRectF(rect)
    part.setWidth(rect.width() * share)
    if part.width() > 0:
        painter.setClipRect(part)
        painter.setBrush(look.color(role))
        painter.drawRoundedRect(rect if over else part, radius, radius)
        painter.setClipping(False)
    if over and mark:
        painter.fillRect(QRectF(part.right() - 1, rect.top() - 3, 2, rect.height() + 6), look.color("text"))
    painter.restore()


def _number_slots(cell: QuotaCell) -> tuple[int, int]:
    """How much room `used` and ` / allowed` get: the same in all rows, so that the bars line up."""
    metrics = QFontMetrics(theme().font(Type.STRONG))
    digits = "0" * max(DIGITS, len(str(cell.used)), len(str(cell.allowed)))
    return metrics.horizontalAdvance(digits) + 1, metrics.horizontalAdvance(f" / {digits}") + 1


def _usual_state_width() -> int:
    """Room that every row leaves for its state, so that the bars of a narrow column are of one length."""
    return state_width(StateCell(State.NONE, "Chưa gửi")) + PILL_PADDING


def quota_width(cell: QuotaCell) -> int:
    """How wide a quota cell is when painted whole."""
    words = state_width(StateCell(cell.state, cell.text, Strength.PILL)) if cell.text else 0
    return sum(_number_slots(cell)) + Space.M + theme().px(Size.BAR_WIDTH) + Space.M + words


def paint_quota(painter: QPainter, rect: QRectF, cell: QuotaCell) -> None:
    """Paint `used / allowed`, the bar and the state; the bar gives way first when the column is narrow."""
    look = theme()
    before, after = _number_slots(cell)
    used = QRectF(rect.left(), rect.top(), before, rect.height())
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    paint_text(painter, used, str(cell.used), Type.STRONG if cell.used else Type.BODY, "text", right)
    rest = QRectF(used.right(), rect.top(), after, rect.height())
    paint_text(painter, rest, f" / {cell.allowed}", Type.BODY, "muted")
    x = rest.right() + Space.M
    strength = Strength.PILL if cell.state in URGENT else Strength.QUIET
    state = StateCell(cell.state, cell.text, strength)
    inset = 0 if strength is Strength.PILL else PILL_PADDING
    words = max(state_width(state) + inset, _usual_state_width()) if cell.text else 0
    width = min(look.px(Size.BAR_WIDTH), rect.right() - x - (words + Space.M if words else 0))
    if width >= look.px(Size.BAR_WIDTH) / 3:
        height = look.px(Size.BAR_HEIGHT)
        paint_bar(painter, QRectF(x, round(rect.center().y() - height / 2), width, height), cell.used, cell.allowed)
        x += width + Space.M
    if cell.text:
        paint_state(painter, QRectF(x + inset, rect.top(), rect.right() - x - inset, rect.height()), state)


def paint_name(painter: QPainter, rect: QRectF, cell: NameCell) -> None:
    """Paint a name in semibold after its icon."""
    if cell.who.value[0]:
        side = theme().px(Size.ICON)
        icons.draw(painter, cell.who.value[0], "muted", QRectF(rect.left(), rect.top(), side, rect.height()))
        rect = rect.adjusted(side + 7, 0, 0, 0)
    paint_text(painter, rect, cell.text, Type.STRONG, "text")


def paint_two_lines(painter: QPainter, rect: QRectF, cell: TwoLines) -> None:
    """Paint a semibold line over a muted one."""
    look = theme()
    first, second = look.line(), look.line(Type.SMALL)
    top = rect.top() + (rect.height() - first - second) / 2
    paint_text(painter, QRectF(rect.left(), top, rect.width(), first), cell.first, Type.STRONG, "text")
    below = QRectF(rect.left(), top + first, rect.width(), second)
    if cell.state is None:
        paint_text(painter, below, cell.second, Type.SMALL, "muted")
    else:
        paint_state(painter, below, StateCell(cell.state, cell.second))


def paint_three_lines(painter: QPainter, rect: QRectF, cell: ThreeLines) -> None:
    """Paint a list item: what it is, its kind, and how it stands."""
    look = theme()
    first, small = look.line(), look.line(Type.SMALL)
    top = rect.top() + (rect.height() - first - 2 * small) / 2
    paint_text(painter, QRectF(rect.left(), top, rect.width(), first), cell.first, Type.STRONG, "text")
    middle = QRectF(rect.left(), top + first, rect.width(), small)
    paint_text(painter, middle, cell.second, Type.SMALL, "muted")
    paint_state(painter, middle.translated(0, small), StateCell(cell.state, cell.third))


_TEXT_LOOK = {Kind.MUTED: (Type.BODY, "muted"), Kind.STRONG: (Type.STRONG, "text")}


def paint_cell(painter: QPainter, rect: QRectF, column: Column[Any], value: Any, text: str) -> None:
    """Paint a value as its column's kind says."""
    match value:
        case NameCell():
            paint_name(painter, rect, value)
        case StateCell():
            paint_state(painter, rect, value)
        case QuotaCell():
            paint_quota(painter, rect, value)
        case TwoLines():
            paint_two_lines(painter, rect, value)
        case ThreeLines():
            paint_three_lines(painter, rect, value)
        case _:
            kind, role = _TEXT_LOOK.get(column.kind, (Type.BODY, "text"))
            role = "muted" if text == EMPTY else role
            paint_text(painter, rect, text, kind, role, column.alignment | Qt.AlignmentFlag.AlignVCenter)


def content_width(column: Column[Any], value: Any, text: str) -> int:
    """How wide a value is when painted whole; used once, for a column's first width."""
    look = theme()
    match value:
        case NameCell():
            icon = look.px(Size.ICON) + 7 if value.who.value[0] else 0
            return icon + QFontMetrics(look.font(Type.STRONG)).horizontalAdvance(value.text) + 1
        case StateCell():
            return state_width(value)
        case QuotaCell():
            return quota_width(value)
        case TwoLines():
            second = QFontMetrics(look.font(Type.SMALL)).horizontalAdvance(value.second)
            icon = look.px(Size.ICON) + Space.CHIP_GAP if value.state else 0
            return max(QFontMetrics(look.font(Type.STRONG)).horizontalAdvance(value.first), second + icon) + 1
        case ThreeLines():
            return QFontMetrics(look.font(Type.STRONG)).horizontalAdvance(value.first) + 1
        case _:
            kind = _TEXT_LOOK.get(column.kind, (Type.BODY, ""))[0]
            return QFontMetrics(look.font(kind)).horizontalAdvance(text) + 1


class CellDelegate(QStyledItemDelegate):
    """The delegate of `TableView`: ground of the row, then the cell's painter. Lines and ring are the view's."""

    def __init__(self, view: "TableView[Any]") -> None:
        super().__init__(view)
        self._view = view

    @guarded()
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rows = self._view.rows_model
        number = index.row()
        if rows.row_at(number) is None:
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        ground = self._view.ground_of(number)
        if ground:
            painter.fillRect(rect, theme().color(ground))
        column = rows.columns[index.column()]
        painter.save()
        painter.setClipRect(rect)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        try:
            paint_cell(painter, self._view.cell_rect(rect, index.column()), column, index.data(VALUE_ROLE), text)
        finally:
            painter.restore()

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        column = self._view.rows_model.columns[index.column()]
        words = content_width(column, index.data(VALUE_ROLE), str(index.data(Qt.ItemDataRole.DisplayRole)))
        whole = QRectF(0, 0, WIDEST, 0)
        return QSize(
            words + WIDEST - round(self._view.cell_rect(whole, index.column()).width()), self._view.row_height()
        )

    @guarded(otherwise=False)
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The column's tooltip; else what an icon stands for, or the whole words of a cell that is cut."""
        said = index.data(Qt.ItemDataRole.ToolTipRole) or self._help_for(event, option, index)
        if event.type() != QEvent.Type.ToolTip or not said:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(said), view)
        return True

    def _help_for(
        self, event: QHelpEvent, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> str:
        if self._view.rows_model.row_at(index.row()) is None:
            return ""
        value, text = index.data(VALUE_ROLE), str(index.data(Qt.ItemDataRole.DisplayRole))
        rect = self._view.cell_rect(QRectF(option.rect), index.column())  # type: ignore[attr-defined]
        if isinstance(value, NameCell) and event.pos().x() < rect.left() + theme().px(Size.ICON):
            return value.who.value[1]
        column = self._view.rows_model.columns[index.column()]
        return text if content_width(column, value, text) > rect.width() else ""
