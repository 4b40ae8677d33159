"""F6 and Shift+F6: from the header to the table to the panel beside it, and round again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ui.kit.base import Sheet


def go_on(header: QWidget, page: QWidget | None, step: int) -> None:
    """Put the focus into the next area (step 1) or the one before (-1)."""
    areas = [header, *(_areas_of(page) if page is not None else [])]
    focus = QApplication.focusWidget()
    inside = [number for number, area in enumerate(areas) if focus is area or _holds(area, focus)]
    start = inside[-1] if inside else (0 if step > 0 else len(areas))
    area = areas[(start + step) % len(areas)]
    goal = area if isinstance(area, QTableView) else first_stop(area)
    if goal is not None:
        goal.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _areas_of(page: QWidget) -> list[QWidget]:
    """The page's table, then what stands at its right; a page without a table is one area."""
    table = next((found for found in page.findChildren(QTableView) if found.isVisible()), None)
    if table is None:
        return [page]
    edge = table.mapTo(page, table.rect().topRight()).x()
    beside = [sheet for sheet in page.findChildren(Sheet) if sheet.isVisible() and _left(sheet, page) > edge]
    outer = [sheet for sheet in beside if not any(_holds(other, sheet) for other in beside if other is not sheet)]
    return [table, *(sheet for sheet in outer if first_stop(sheet) is not None)]


def _left(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, part.rect().topLeft()).x()


def _holds(area: QWidget, part: QWidget | None) -> bool:
    return part is not None and area.isAncestorOf(part)


def first_stop(area: QWidget) -> QWidget | None:
    """The first part of an area that Tab stops at."""
    part = area.nextInFocusChain()
    while part is not None and part is not area:
        stops = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and area.isAncestorOf(part) and part.isVisible() and part.isEnabled():
            return part
        part = part.nextInFocusChain()
    return None
