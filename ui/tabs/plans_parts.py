"""Small parts of a plan's sheet: a whole table without scrolling, and lines that show the plan's own sentence."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.base import Glyph, Label, Sheet
from ui.kit.buttons import LinkButton
from ui.kit.cells import Column, Row
from ui.kit.panel import Quote
from ui.kit.states import StateLabel
from ui.kit.table import TableView
from ui.kit.tokens import Space, State, Strength, Type, theme
from ui.tabs.plans_words import section_words

Edit = Callable[..., object]
"""Edit a part of the plan in its place: edit(), edit(2) at a line, edit("number") at a field."""


def numbered(line: QWidget, place: int) -> QWidget:
    """A line of a section that knows which line of the plan it shows."""
    line.setProperty("line", place)
    return line


def line_at(inner: QWidget | None, section: QWidget) -> int | None:
    """Which line of the plan a widget inside a section belongs to."""
    while inner is not None and inner is not section:
        if (place := inner.property("line")) is not None:
            return place
        inner = inner.parentWidget()
    return None


class EditedByDoubleClick(QObject):
    """Two clicks on a section edit it, at the line they hit."""

    def __init__(self, section: QWidget, edit: Edit) -> None:
        super().__init__(section)
        self._section = section
        self._edit = edit
        section.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonDblClick:
            at = self._section.mapFromGlobal(event.globalPosition().toPoint())
            place = line_at(self._section.childAt(at), self._section)
            self._edit() if place is None else self._edit(place)
            return True
        return super().eventFilter(watched, event)


LEAST_WIDTH = 72  # of a column that gives way


class WholeTable(TableView[Row]):
    """A table as tall as its rows: the page scrolls, not the table."""

    def __init__(
        self, columns: Sequence[Column[Row]], rows: Sequence[Row], *, key: Callable[[Row], Hashable], name: str
    ) -> None:
        super().__init__(columns, rows, key=key, name=name)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is scarce the stretching column gives way, then the widest ones: nothing at the right is cut."""
        super().resizeEvent(event)
        over, columns = self.header.length() - self.viewport().width(), self.rows_model.columns
        for number in sorted(range(len(columns)), key=lambda n: (not columns[n].stretch, -self.columnWidth(n))):
            width = self.columnWidth(number)
            given = max(min(over, width - theme().px(LEAST_WIDTH)), 0)
            self.header.resizeSection(number, width - given)
            over -= given

    def sizeHint(self) -> QSize:
        rows = self.rows_model.rowCount() * self.row_height()
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())


def framed(table: QWidget) -> Sheet:
    """A table inside the edge of a sheet."""
    sheet = Sheet()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(table)
    sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return sheet


class SaidByPlan(QWidget):
    """A link that shows the plan's own sentence below itself, and puts it away again."""

    def __init__(self, what: str, sentence: str, section: str = "") -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.XS)
        words = f"Mục {section}" if section else "Câu trong kế hoạch"
        self.link = LinkButton(words, "chevron_down", on_click=self.turn)
        self.link.setAccessibleName(f"{words}: câu trong kế hoạch về {what}")
        self.quote = Quote(sentence, section_words(section))
        self.quote.hide()
        body.addWidget(self.link)
        body.addWidget(self.quote)

    def turn(self) -> None:
        """Show the sentence, or put it away."""
        shown = self.quote.isHidden()
        self.quote.setVisible(shown)
        self.link.set_icon_name("chevron_up" if shown else "chevron_down")


class PlanLine(QWidget):
    """A thing the plan asks for: icon, words, a muted word or a state at the right, then what stands below."""

    def __init__(
        self,
        first: str,
        *below: QWidget,
        icon: str = "",
        right: str = "",
        state: tuple[State, str, Strength] | None = None,
        strong: bool = False,
    ) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.XS)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        if icon:
            top.addWidget(Glyph(icon), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Label(first, Type.STRONG if strong else Type.BODY, wrap=True), 1)
        if right:
            top.addWidget(Label(right, Type.SMALL, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        if state is not None:
            top.addWidget(StateLabel(*state), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(top)
        for part in below:
            body.addWidget(part)
        said = state[1] if state is not None else right
        self.setAccessibleName(", ".join(part for part in (first, said) if part))


def empty_words(text: str) -> QFrame:
    """What stands in a section that holds nothing yet."""
    frame = QFrame()
    line = QVBoxLayout(frame)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(Label(text, role="muted", wrap=True))
    return frame
