"""What a table shows, on paper: A4 landscape, the titles again on each page, every state in words.

`printable_of(table, …)` takes what is to be seen; `Pages` lays it out once, in a measure of its own, so that the
preview, a PDF file and any printer have the same lines on the same pages.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import office as office_profile
from ui.kit.cells import Column, GroupRow, NameCell, QuotaCell, ThreeLines, TwoLines, Who, words_of
from ui.kit.cells import number as in_figures
from ui.kit.delegates import paint_bar
from ui.kit.table import TableView
from ui.kit.tokens import LIGHT, Type, theme

if TYPE_CHECKING:
    from ui.tabs.base import Tab

PER_POINT = 20  # the measure of this module: twentieths of a point
PAGE_WIDTH, PAGE_HEIGHT = 842 * PER_POINT, 595 * PER_POINT
MARGIN_X, MARGIN_Y = 42 * PER_POINT, 36 * PER_POINT
PADDING = 4 * PER_POINT
FOOT = 18 * PER_POINT
CHOSEN = "đang chọn"  # what the status bar says of the selection is nothing for paper
MOST_ROWS = 3000  # more is no list for paper
WIDEST_SHARE = 0.4  # of the page for one column, while others need room
ENDLESS = 1_000_000
BAR = 5  # points high
FIGURES = "000 / 000"  # the room before the bars, so that they begin in one line
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop

Total = tuple[str, Mapping[int, Any]]  # the words of a row of sums, and its values by column number


class RowKind(Enum):
    """How a row is set: as it is, as the band over others, as the sums at the end."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class PrintedBar:
    """A bar behind a cell's figures: what is used of what is allowed, as long as `share` of the longest."""

    used: int
    allowed: int
    share: float


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row's words by column, and its bar. A band without sums has its first cell across the page."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN
    bar: PrintedBar | None = None


Bars = tuple[int, Callable[[Any], PrintedBar]]  # the column that is drawn, and the bar of a row


@dataclass(frozen=True, slots=True)
class Printable:
    """A table to be printed: its title, the lines under it, the columns' titles and which stand at the right."""

    title: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[PrintedRow, ...]
    on: date
    office: str = ""
    drawn: int = -1  # the place of the column whose bars are drawn


def printable_of(
    table: TableView[Any],
    title: str,
    lines: Sequence[str],
    on: date,
    *,
    office: str = "",
    total: Total | None = None,
    bars: Bars | None = None,
) -> Printable:
    """The rows and columns that a table shows now, in the clerk's order; `total` is the row of sums under it."""
    header = table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    shown = [number for number in order if not table.isColumnHidden(number)]
    columns = table.rows_model.columns
    rows: list[PrintedRow] = []
    for number in range(table.rows_model.rowCount()):
        entry = table.rows_model.entry_at(number)
        if isinstance(entry, GroupRow):
            sums = _cells(" · ".join(filter(None, (entry.title, entry.count_text))), entry.cells, shown)
            rows.append(PrintedRow(sums, RowKind.GROUP))
        elif entry is not None:
            bar = bars[1](entry) if bars is not None else None
            rows.append(PrintedRow(tuple(_words(columns[place], entry) for place in shown), bar=bar))
    if total is not None:
        rows.append(PrintedRow(_cells(total[0], total[1], shown), RowKind.TOTAL))
    right = tuple(bool(columns[place].alignment & Qt.AlignmentFlag.AlignRight) for place in shown)
    titles = tuple(columns[place].title for place in shown)
    drawn = shown.index(bars[0]) if bars is not None and bars[0] in shown else -1
    return Printable(title, tuple(filter(None, lines)), titles, right, tuple(rows), on, office, drawn)


def print_shown(
    tab: "Tab", lines: Sequence[str] = (), total: Total | None = None, bars: Bars | None = None
) -> Printable | None:
    """The table that a tab shows, under the name of its plan and office; `lines` say more under the title.

    None if it shows no rows. Raises UserError if they are too many for paper.
    """
    table = next((one for one in tab.findChildren(TableView) if one.isVisible()), None)
    if table is None or not table.rows_model.rowCount():
        return None
    if (count := table.rows_model.rowCount()) > MOST_ROWS:
        raise UserError(
            f"Bảng có {in_figures(count)} dòng, quá nhiều để in ra giấy. Lọc bớt dòng, hoặc xuất danh sách ra Excel."
        )
    plan, office = tab.desk.plan, office_profile.get(tab.desk.store)
    named = f"Kế hoạch: {plan.title}" if plan is not None else ""
    shown = " · ".join(part for part in tab.status_words.split(" · ") if not part.endswith(CHOSEN))
    said = (named, *lines, shown)
    name = table.accessibleName()
    body = office.body if office else ""
    return printable_of(table, name, said, tab.desk.today(), office=body, total=total, bars=bars)


def _cells(first: str, values: Mapping[int, Any], shown: Sequence[int]) -> tuple[str, ...]:
    return (first, *(_value_words(values[place]) if place in values else "" for place in shown[1:]))


def _value_words(value: Any) -> str:
    """What the screen sets apart by a bar is set apart by a dot."""
    if isinstance(value, QuotaCell):
        return f"{value.used} / {value.allowed} · {value.text}".removesuffix(" · ")
    return words_of(value)


def _words(column: Column[Any], row: Any) -> str:
    """A cell's words; what the screen says by an icon or by lines is said by a word or by lines."""
    if column.display is None:
        match column.value(row):
            case NameCell(text, who) if who in (Who.COLLECTIVE, Who.HOUSEHOLD):
                return f"{text} ({who.value[1].lower()})"
            case TwoLines(first, second):
                return f"{first}\n{second}" if second else first
            case ThreeLines(first, second, third):
                return "\n".join((first, second, third))
            case QuotaCell() as use:
                return _value_words(use)
            case _:
                pass
    return column.text(row)


@dataclass(frozen=True, slots=True)
class _Strip:
    """A row on a page, or the part of it from `skip` on where one row is longer than a page."""

    row: int
    skip: float
    height: float


class Pages:
    """A printable laid out; `count` pages, each painted by `paint(painter, number)` in twentieths of a point."""

    def __init__(self, printable: Printable) -> None:
        self.printable = printable
        self._body = _font(9)
        self._strong = _font(9, strong=True)
        self._title = _font(14, strong=True)
        self._small = _font(8)
        self._metrics = {id(f): QFontMetricsF(f) for f in (self._body, self._strong, self._title, self._small)}
        self._widths = self._column_widths()
        self._head_height = self._row_height(PrintedRow(printable.columns, RowKind.TOTAL))
        self._pages = self._divided()

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self._pages)

    # --- measuring ------------------------------------------------------------------------------------------------

    def _line(self, font: QFont) -> float:
        return self._metrics[id(font)].height() * 1.05

    def _font_of(self, kind: RowKind) -> QFont:
        return self._body if kind is RowKind.PLAIN else self._strong

    def _column_widths(self) -> list[float]:
        """What each column's words need; where they do not fit, the longest ones give way and wrap."""
        whole = PAGE_WIDTH - 2 * MARGIN_X
        wished = [self._advance(self._strong, title) for title in self.printable.columns]
        least = [self._longest_word(self._strong, title) for title in self.printable.columns]
        for row in self.printable.rows:
            font = self._font_of(row.kind)
            if row.kind is RowKind.GROUP:
                continue
            for place, text in enumerate(row.cells):
                wished[place] = max(wished[place], *(self._advance(font, line) for line in text.split("\n")))
                if len(text) < 200:  # one very long text has no word that decides a width
                    least[place] = max(least[place], self._longest_word(font, text))
        wished = [width + 2 * PADDING for width in wished]
        least = [min(width + 2 * PADDING, whole * WIDEST_SHARE) for width in least]
        room = whole - sum(wished)
        if room >= 0 and self.printable.drawn >= 0:
            wished[self.printable.drawn] += room  # all that is left is the bars'
            return wished
        if room >= 0:
            return [width + room / len(wished) for width in wished]
        spare = whole - sum(least)
        if spare <= 0:
            return [whole * width / sum(least) for width in least]
        over = [max(0.0, min(w, whole * WIDEST_SHARE) - one) for w, one in zip(wished, least, strict=True)]
        return [one + spare * part / (sum(over) or 1) for one, part in zip(least, over, strict=True)]

    def _advance(self, font: QFont, text: str) -> float:
        return self._metrics[id(font)].horizontalAdvance(text) + 1

    def _longest_word(self, font: QFont, text: str) -> float:
        word = max(text.split(), key=len, default="")
        return self._advance(font, word)

    def _row_height(self, row: PrintedRow) -> float:
        font = self._font_of(row.kind)
        heights = [self._text_height(font, text, width) for text, width in self._placed(row)]
        return max(heights) + 1.5 * PADDING

    def _placed(self, row: PrintedRow) -> list[tuple[str, float]]:
        """Each cell's words with the width they have: a band without sums has the whole page."""
        if row.kind is RowKind.GROUP and not any(row.cells[1:]):
            return [(row.cells[0], sum(self._widths))]
        return list(zip(row.cells, self._widths, strict=True))

    def _text_height(self, font: QFont, text: str, width: float) -> float:
        inner = width - 2 * PADDING
        metrics = self._metrics[id(font)]
        if "\n" not in text and metrics.horizontalAdvance(text) <= inner:
            return metrics.height()
        return metrics.boundingRect(QRectF(0, 0, inner, ENDLESS), int(_WRAPPED), text).height()

    def _top(self, number: int) -> float:
        """Where the column titles of a page begin."""
        if number:
            return MARGIN_Y
        return MARGIN_Y + sum(height for _, _, height in self._heading()) + 2 * PADDING

    def _heading(self) -> list[tuple[QFont, str, float]]:
        """The title and the lines under it, each with its height: a plan's whole name may take two lines."""
        texts = [(self._title, self.printable.title), *((self._body, line) for line in self.printable.lines)]
        width = PAGE_WIDTH - 2 * MARGIN_X + 2 * PADDING
        return [(font, text, self._text_height(font, text, width) * 1.05) for font, text in texts]

    def _divided(self) -> list[list[_Strip]]:
        heights = [self._row_height(row) for row in self.printable.rows]
        pages: list[list[_Strip]] = [[]]
        left = self._room(0)
        for number, height in enumerate(heights):
            band = self.printable.rows[number].kind is RowKind.GROUP
            wanted = height + (heights[number + 1] if band and number + 1 < len(heights) else 0)
            if wanted > left and pages[-1]:
                pages.append([])
                left = self._room(1)
            skip = 0.0
            while height - skip > left:  # longer than a whole page: cut between two lines
                step = self._line(self._body)
                part = max(step, left // step * step)
                pages[-1].append(_Strip(number, skip, part))
                skip += part
                pages.append([])
                left = self._room(1)
            pages[-1].append(_Strip(number, skip, height - skip))
            left -= height - skip
        return pages

    def _room(self, number: int) -> float:
        return PAGE_HEIGHT - MARGIN_Y - FOOT - self._top(number) - self._head_height

    # --- painting -------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one page; the painter's origin is the corner of the paper."""
        y = MARGIN_Y
        if number == 0:
            y = self._paint_title(painter)
        painter.fillRect(QRectF(MARGIN_X, y, sum(self._widths), self._head_height), QColor(LIGHT.track))
        self._paint_cells(painter, PrintedRow(self.printable.columns, RowKind.TOTAL), y, self._head_height)
        y += self._head_height
        for strip in self._pages[number]:
            self._paint_strip(painter, strip, y)
            y += strip.height
        self._paint_foot(painter, number)

    def _paint_title(self, painter: QPainter) -> float:
        y, width = float(MARGIN_Y), PAGE_WIDTH - 2 * MARGIN_X
        for font, text, height in self._heading():
            painter.setFont(font)
            painter.setPen(QColor(LIGHT.text))
            painter.drawText(QRectF(MARGIN_X, y, width, height), int(_WRAPPED), text)
            y += height
        return self._top(0)

    def _paint_strip(self, painter: QPainter, strip: _Strip, y: float) -> None:
        row = self.printable.rows[strip.row]
        whole = QRectF(MARGIN_X, y, sum(self._widths), strip.height)
        if row.kind is not RowKind.PLAIN:
            painter.fillRect(whole, QColor(LIGHT.raised))
        painter.save()
        painter.setClipRect(whole)
        self._paint_cells(painter, row, y - strip.skip, strip.skip + strip.height)
        if row.bar is not None and self.printable.drawn >= 0:
            self._paint_bar(painter, row.bar, y, strip.height)
        painter.restore()
        painter.setPen(QPen(QColor(LIGHT.muted if row.kind is RowKind.TOTAL else LIGHT.line), PER_POINT / 2))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())

    def _paint_cells(self, painter: QPainter, row: PrintedRow, y: float, height: float) -> None:
        painter.setFont(self._font_of(row.kind))
        painter.setPen(QColor(LIGHT.text))
        x = float(MARGIN_X)
        for place, (text, width) in enumerate(self._placed(row)):
            rect = QRectF(x + PADDING, y + 0.75 * PADDING, width - 2 * PADDING, height)
            side = Qt.AlignmentFlag.AlignRight if self.printable.right[place] else Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, int(_WRAPPED | side), text)
            x += width

    def _paint_bar(self, painter: QPainter, bar: PrintedBar, y: float, height: float) -> None:
        """Behind the figures, in points: a bar is drawn as on the screen, in the colours of paper."""
        place = self.printable.drawn
        figures = self._advance(self._body, FIGURES) + 2 * PADDING
        room = self._widths[place] - figures - PADDING
        painter.save()
        painter.translate(MARGIN_X + sum(self._widths[:place]) + figures, y + (height - BAR * PER_POINT) / 2)
        painter.scale(PER_POINT, PER_POINT)
        paint_bar(painter, QRectF(0, 0, max(room * bar.share / PER_POINT, BAR), BAR), bar.used, bar.allowed, paper=True)
        painter.restore()

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        rect = QRectF(MARGIN_X, PAGE_HEIGHT - MARGIN_Y - FOOT, PAGE_WIDTH - 2 * MARGIN_X, FOOT)
        painter.setFont(self._small)
        painter.setPen(QColor(LIGHT.muted))
        said = " · ".join(filter(None, (self.printable.office, f"In ngày {show(self.printable.on)}")))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, said)
        page = f"Trang {number + 1} / {self.count}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, page)


def _font(points: int, *, strong: bool = False) -> QFont:
    """The window's own letters in the measure of this module."""
    font = QFont(theme().font(Type.STRONG if strong else Type.BODY))
    font.setPixelSize(points * PER_POINT)
    return font
