"""A date field: typed in any usual way or picked, shown dd/mm/yyyy on leaving it."""

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from thidua_desktop.domain.dates import show
from ui.kit.buttons import GhostButton
from ui.kit.fields import LineEdit
from ui.kit.icons import icon
from ui.kit.tokens import theme

_TYPED = re.compile(r"(\d{1,2})[\s/.\-]+(\d{1,2})(?:[\s/.\-]+(\d{4}|\d{2}))?")
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
CENTURY = 2000
MONTHS = 12


def read_typed(text: str, today: date) -> date | str | None:
    """A typed date; None for an empty field; else one sentence saying what is wrong.

    1/8/24, 01082024, 010824, 1-8-2024 and 1.8.2024 are one day; without a year it is this year.
    """
    written = text.strip()
    if not written:
        return None
    found = _TYPED.fullmatch(written) or _PACKED.fullmatch(written)
    if found is None:
        return "Chưa rõ ngày. Ghi như 1/8/2024 hoặc 01082024."
    day, month = int(found[1]), int(found[2])
    year = int(found[3]) if found[3] else today.year
    year += CENTURY if year < 100 else 0
    if not 1 <= month <= MONTHS:
        return f"Không có tháng {month}. Sửa tháng."
    try:
        return date(year, month, day)
    except ValueError:
        return f"Tháng {month:02d}/{year} không có ngày {day}. Sửa ngày."


class Calendar(QCalendarWidget):
    """A month in Vietnamese, from Monday, in the colours of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale("vi_VN"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setAccessibleName("Chọn ngày")
        plain = QTextCharFormat()
        plain.setForeground(theme().color("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        header = QTextCharFormat()
        header.setForeground(theme().color("muted"))
        self.setHeaderTextFormat(header)
        for name, drawing, tip in (
            ("qt_calendar_prevmonth", "chevron_left", "Tháng trước"),
            ("qt_calendar_nextmonth", "chevron_right", "Tháng sau"),
        ):
            button = self.findChild(QToolButton, name)
            assert button is not None
            button.setIcon(icon(drawing, "text"))
            button.setToolTip(tip)
            button.setAccessibleName(tip)


class DateEdit(LineEdit):
    """The field itself: `value()` a date or None, `problem()` the sentence if what is typed is no date."""

    picked = Signal()

    def __init__(self, value: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._button = GhostButton("", "calendar_ltr", self, tip="Chọn ngày · Alt+↓", on_click=self.open_calendar)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._menu: QMenu | None = None
        self.left.connect(self._tidy)
        self.set_value(value)

    def value(self) -> date | None:
        """The date, if what stands there is one."""
        found = read_typed(self.text(), date.today())
        return found if isinstance(found, date) else None

    def problem(self) -> str:
        """What is wrong with what stands there; empty if nothing."""
        found = read_typed(self.text(), date.today())
        return found if isinstance(found, str) else ""

    def set_value(self, value: date | None) -> None:
        """Show this date."""
        self.setText(show(value) if value is not None else "")

    def _tidy(self) -> None:
        if (value := self.value()) is not None:
            self.set_value(value)

    def open_calendar(self) -> None:
        """Show a month to pick from under the field."""
        calendar = Calendar()
        at = self.value() or date.today()
        calendar.setSelectedDate(QDate(at.year, at.month, at.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._menu is not None:
            self._menu.close()
            self._menu = None
        self.setFocus()
        self.picked.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
                self.open_calendar()
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self._button.sizeHint().width()
        height = min(self._button.sizeHint().height(), self.height() - 4)
        self._button.setGeometry(self.width() - width - 2, (self.height() - height) // 2, width, height)
        self.setTextMargins(0, 0, width, 0)
        self.setMinimumWidth(theme().px(132))
