"""Nothing is cut: every text has the room it needs, no part sticks out of its parent, no two texts overlap."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from tests.walks.seen import header_cells, named, scrolls, shown_cells, visible
from ui.kit.cells import QuotaCell, StateCell
from ui.kit.delegates import content_width
from ui.kit.rows_model import VALUE_ROLE
from ui.kit.table import TableView
from ui.kit.table_header import FIRST_INSET, INSET, TableHeader
from ui.kit.tokens import Size, Space, Type, theme

SLACK = 1  # pixels lost to rounding
Texts = QLabel | QAbstractButton | QLineEdit | QComboBox


def walk(seen: QWidget) -> Iterator[str]:
    """A fault for each part without room."""
    room = seen.screen().availableSize()
    if seen.width() > room.width() or seen.height() > room.height():
        yield f"{named(seen)}: {seen.width()} x {seen.height()} on a screen of {room.width()} x {room.height()}"
    parts = visible(seen)
    for part in parts:
        yield from _cut(part)
        if part is not seen and not scrolls(part, seen):
            yield from _outside(part)
    yield from _overlaps(parts)


def _cut(part: QWidget) -> Iterator[str]:
    match part:
        case QLabel():
            yield from _cut_label(part)
        case QAbstractButton():
            need = part.minimumSizeHint() if part.text() else part.iconSize()
            if need.width() > part.width() + SLACK or need.height() > part.height() + SLACK:
                yield f"{named(part)}: needs {need.toTuple()}, has {part.size().toTuple()}"
        case QLineEdit():
            yield from _cut_placeholder(part)
        case QComboBox():
            if not part.isEditable() and part.sizeHint().width() > part.width() + SLACK and not part.toolTip():
                yield f"{named(part)}: needs {part.sizeHint().width()}, has {part.width()}"
        case QTabBar():
            if part.count() and part.tabRect(part.count() - 1).right() > part.width():
                yield f"{named(part)}: the last tab is cut"
        case TableHeader():
            yield from _cut_titles(part)
        case TableView():
            yield from _cut_cells(part)


def _cut_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or text in label.toolTip():
        return
    inner = label.contentsRect()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + SLACK:
            yield f"{named(label)}: needs {need} high, has {label.height()}"
        longest = max(text.split(), key=len, default="")
        if label.textFormat() is Qt.TextFormat.PlainText:
            width = label.fontMetrics().horizontalAdvance(longest)
            if width > inner.width() + SLACK:
                yield f"{named(label)}: “{longest}” needs {width}, has {inner.width()}"
        return
    hint = label.minimumSizeHint()
    if hint.width() > label.width() + SLACK or hint.height() > label.height() + SLACK:
        yield f"{named(label)}: needs {hint.toTuple()}, has {label.size().toTuple()}"


def _cut_placeholder(field: QLineEdit) -> Iterator[str]:
    if field.text() or not field.placeholderText():
        return
    margins = field.textMargins()
    width = field.fontMetrics().horizontalAdvance(field.placeholderText())
    room = field.contentsRect().width() - margins.left() - margins.right() - 4
    if width > room + SLACK:
        yield f"{named(field)}: the hint needs {width}, has {room}"


def _cut_titles(header: TableHeader) -> Iterator[str]:
    metrics = QFontMetrics(theme().font(Type.LABEL))
    last = header.viewport().width()
    for rect, title in header_cells(header):
        inset = (FIRST_INSET if rect.left() <= 0 else INSET) + INSET
        need = metrics.horizontalAdvance(title)
        if need > rect.width() - inset + SLACK and rect.right() < last:
            yield f"head of {named(header.parentWidget())}: “{title}” needs {need}, has {rect.width() - inset}"


def _cut_cells(table: TableView) -> Iterator[str]:
    """States and quotas are whole; other long texts may be cut, the table tells them whole on pointing."""
    for index in shown_cells(table):
        if table.rows_model.row_at(index.row()) is None or table.columnSpan(index.row(), index.column()) > 1:
            continue
        value = index.data(VALUE_ROLE)
        column = table.rows_model.columns[index.column()]
        rect = table.visualRect(index)
        room = table.cell_rect(rect.toRectF(), index.column()).width()
        if isinstance(value, StateCell | QuotaCell) and rect.right() <= table.viewport().width():
            need = content_width(column, value, str(index.data() or ""))
            need -= theme().px(Size.BAR_WIDTH) + Space.M if isinstance(value, QuotaCell) else 0  # the bar gives way
            if need > room + SLACK:
                yield f"{named(table)}: cell “{index.data()}” needs {need}, has {room:.0f}"


def _outside(part: QWidget) -> Iterator[str]:
    parent = part.parentWidget()
    if parent is None or part.isWindow() or isinstance(parent, QAbstractItemView | QHeaderView):
        return
    rect = part.geometry()
    if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
        yield f"{named(part)}: {rect.getRect()} sticks out of {named(parent)} {parent.rect().getRect()}"


def _overlaps(parts: list[QWidget]) -> Iterator[str]:
    by_parent: dict[QWidget, list[QWidget]] = {}
    for part in parts:
        parent = part.parentWidget()
        if parent is not None and isinstance(part, Texts) and not isinstance(parent, Texts):
            by_parent.setdefault(parent, []).append(part)
    for brothers in by_parent.values():
        for number, one in enumerate(brothers):
            for other in brothers[number + 1 :]:
                common: QRect = one.geometry().intersected(other.geometry())
                if common.width() > SLACK and common.height() > SLACK:
                    yield f"{named(one)} lies over {named(other)}"
