"""What a table's view paints over its cells: group bands, the line under each row, chosen edge, ring."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.kit import icons
from ui.kit.cells import GroupRow, words_of
from ui.kit.delegates import hairline, paint_cell, paint_text
from ui.kit.tokens import Radius, Size, Space, Type, theme

if TYPE_CHECKING:
    from ui.kit.table import TableView

EDGE = 3
GROUP_INSET = 12


def paint_group(painter: QPainter, view: "TableView[Any]", number: int, group: GroupRow) -> None:
    """Paint a group's band: chevron or state icon, name, count, and the sums of single columns."""
    look = theme()
    band = QRectF(view.row_rect(number))
    painter.fillRect(band, look.color("raised"))
    rect = band.adjusted(GROUP_INSET, 0, -GROUP_INSET, -1)
    side = look.px(Size.ICON)
    chevron = "chevron_right" if view.rows_model.is_folded(group) else "chevron_down"
    icons.draw(painter, chevron, "muted", QRectF(rect.left(), rect.top(), side, rect.height()))
    rect.adjust(side + Space.ICON_GAP, 0, 0, 0)
    if group.state is not None:
        icons.draw_state(painter, group.state, QRectF(rect.left(), rect.top(), side, rect.height()))
        rect.adjust(side + Space.ICON_GAP, 0, 0, 0)
    taken = paint_text(painter, rect, group.title, Type.STRONG, "text")
    paint_text(painter, rect.adjusted(taken + 10, 0, 0, 0), group.count_text, Type.SMALL, "muted")
    for place, value in group.cells.items():
        if view.isColumnHidden(place):
            continue
        column = view.rows_model.columns[place]
        cell = QRectF(view.columnViewportPosition(place), band.top(), view.columnWidth(place), band.height())
        paint_cell(painter, view.cell_rect(cell, place), column, value, words_of(value))


def paint_lines(painter: QPainter, view: "TableView[Any]") -> None:
    """One line under each row, drawn once across the whole width."""
    for number in view.visible_numbers():
        rect = view.row_rect(number)
        hairline(painter, 0, rect.bottom(), rect.width())


def paint_selection(painter: QPainter, view: "TableView[Any]") -> None:
    """The accent edge at the left of chosen rows, and the ring round the current cell while the table has focus."""
    accent = theme().color("accent")
    for number in view.visible_numbers():
        if view.ground_of(number) == "sel":
            rect = view.row_rect(number)
            painter.fillRect(QRectF(0, rect.top(), EDGE, rect.height() - 1), accent)
    current = view.currentIndex()
    if not view.hasFocus() or view.rows_model.row_at(current.row()) is None:
        return
    ring = QRectF(view.visualRect(current)).adjusted(2, 2, -2, -3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 2))
    painter.drawRoundedRect(ring, Radius.CONTROL, Radius.CONTROL)
