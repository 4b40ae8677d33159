"""What the clerk sees and hears of a screen: its visible widgets, the words on each, the cells of its tables."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_TAG = re.compile(r"<[^>]+>")


def visible(seen: QWidget) -> list[QWidget]:
    """A screen and all its parts of which something is seen."""
    inside = (part for part in seen.findChildren(QWidget) if part.isVisible() and part.window() is seen)
    return [seen, *(part for part in inside if not part.visibleRegion().isEmpty())]


def named(part: QWidget) -> str:
    """What to call a part in a report."""
    words = getattr(part, "text", None)
    said = part.accessibleName() or (str(words()) if callable(words) else "")
    return f"{type(part).__name__} “{said[:60]}”"


def words_of(part: QWidget) -> Iterator[str]:
    """All words that a part shows, tells on pointing, or has read out; not what the clerk typed."""
    yield from (part.windowTitle() if part.isWindow() else "", part.toolTip(), part.statusTip(), part.whatsThis())
    yield from (part.accessibleName(), part.accessibleDescription())
    match part:
        case QHeaderView():
            yield from (text for _, text in header_cells(part))
        case QAbstractItemView():
            for index in shown_cells(part):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole(11)):
                    yield str(index.data(role) or "")
        case QLabel():
            yield _TAG.sub(" ", part.text())
        case QAbstractButton():
            yield part.text()
        case QLineEdit():
            yield part.placeholderText()
        case QComboBox():
            yield from (part.itemText(number) for number in range(part.count()))
        case QPlainTextEdit():
            yield part.placeholderText()
        case QTextEdit():
            yield part.toPlainText() if part.isReadOnly() else part.placeholderText()
        case QTabBar():
            yield from (part.tabText(number) for number in range(part.count()))
        case QGroupBox():
            yield part.title()
        case QMenu():
            yield from (action.text().replace("&", "") for action in part.actions())


Index = QModelIndex | QPersistentModelIndex


def shown_cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The cells of which something is seen."""
    model, port = view.model(), view.viewport().rect()
    if model is None or isinstance(view, QHeaderView):
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount()  # of a list's model nobody may ask
    first = max(view.indexAt(port.topLeft()).row(), 0)
    for row in range(first, model.rowCount()):
        cells = [model.index(row, column) for column in range(columns)]
        rects = [view.visualRect(cell) for cell in cells]
        if all(rect.isEmpty() or rect.top() > port.bottom() for rect in rects):
            return
        yield from (c for c, rect in zip(cells, rects, strict=True) if not rect.isEmpty() and rect.intersects(port))


def header_cells(header: QHeaderView) -> Iterator[tuple[QRect, str]]:
    """The shown titles of a header with their places in its viewport."""
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return
    for section in range(header.count()):
        left = header.sectionViewportPosition(section)
        if not header.isSectionHidden(section) and left < header.viewport().width():
            text = header.model().headerData(section, Qt.Orientation.Horizontal)
            yield QRect(left, 0, header.sectionSize(section), header.height()), str(text or "")


def scrolls(part: QWidget, seen: QWidget) -> bool:
    """True inside an area that scrolls to what has no room."""
    parent = part.parentWidget()
    while parent is not None and parent is not seen:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
