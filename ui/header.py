"""The head of the window: the office, the plan being worked on, the nearest deadline, the search, the menu."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from thidua_desktop.domain.office import Office
from thidua_desktop.domain.plan import Deadline, Plan
from thidua_desktop.services import plans
from ui.desk import Desk
from ui.kit import icons
from ui.kit.base import Label, ground
from ui.kit.buttons import GhostButton, PressedByEnter, paint_frame
from ui.kit.cells import StateCell
from ui.kit.delegates import paint_state, paint_text, state_width
from ui.kit.tokens import Size, Space, State, Strength, Type, theme
from ui.search_box import SearchBox

NO_OFFICE = "Chưa ghi tên cơ quan"
NO_PLAN = "Chưa có kế hoạch"
CHOOSER_LABEL = "Kế hoạch đang làm"
CHOOSER_PADDING = 10
SOON_DAYS = 3  # from here on the pill is a warning


class Mark(QWidget):
    """The program's mark."""

    def __init__(self, size: int = Size.MARK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.draw_mark(QPainter(self), QRectF(self.rect()))


class PlanButton(PressedByEnter):
    """Says which plan is being worked on, and opens the list of plans."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NO_PLAN, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.show_plan(None)

    def show_plan(self, plan: Plan | None) -> None:
        """Name this plan."""
        self.setText(plan.short_title if plan else NO_PLAN)
        self.setToolTip(plan.title if plan else "")
        self.setAccessibleName(f"{CHOOSER_LABEL}: {self.text()}")
        self.setAccessibleDescription("Mở danh sách kế hoạch để chọn kế hoạch khác")
        self.updateGeometry()

    def _extra(self) -> int:
        return 2 * CHOOSER_PADDING + Space.M + theme().px(Size.ICON)

    def sizeHint(self) -> QSize:
        look = theme()
        first = QFontMetrics(look.font(Type.CAPTION)).horizontalAdvance(CHOOSER_LABEL)
        second = QFontMetrics(look.font(Type.STRONG)).horizontalAdvance(self.text())
        height = look.line(Type.CAPTION) + look.line(Type.STRONG) + Space.S
        return QSize(max(first, second) + 2 + self._extra(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme().px(Size.LABEL_WIDE), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        active = self.underMouse() or self.hasFocus() or self.isDown()
        rect = QRectF(self.rect())
        edge = "accent" if active else "line"
        paint_frame(painter, rect, "hover" if self.underMouse() else "base", edge, 2 if self.hasFocus() else 1)
        width = self.width() - self._extra()
        one, two = look.line(Type.CAPTION), look.line(Type.STRONG)
        top = (self.height() - one - two) / 2
        paint_text(painter, QRectF(CHOOSER_PADDING, top, width, one), CHOOSER_LABEL, Type.CAPTION, "muted")
        paint_text(painter, QRectF(CHOOSER_PADDING, top + one, width + 2, two), self.text(), Type.STRONG, "text")
        side = look.px(Size.ICON)
        left = self.width() - CHOOSER_PADDING - side
        icons.draw(painter, "chevron_down", "muted", QRectF(left, 0, side, self.height()))


class DuePill(PressedByEnter):
    """The nearest deadline of the plan; pressing it goes there. Hidden while nothing is due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.deadline: Deadline | None = None
        self._cell = StateCell(State.WAIT, "", Strength.PILL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_deadline(self, deadline: Deadline | None, days: int) -> None:
        """Say what is due in so many days."""
        self.deadline = deadline
        self.setVisible(deadline is not None)
        if deadline is None:
            return
        what = "Hồ sơ" if deadline.is_dossier else deadline.what
        when = "hôm nay" if days == 0 else f"còn {days} ngày"
        state = State.WARN if days <= SOON_DAYS else State.WAIT
        self._cell = StateCell(state, f"{what}: {when}", Strength.PILL)
        self.setText(self._cell.text)
        self.setAccessibleName(f"Hạn gần nhất. {deadline.what}: {when}")
        self.setToolTip(f"{deadline.what}: nhận đến hết {deadline.last_good_day:%d/%m/%Y}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(state_width(self._cell) + 1, max(theme().px(Size.PILL), theme().line(Type.LABEL) + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, QRectF(self.rect()), self._cell)
        if self.hasFocus() or self.underMouse():
            paint_frame(painter, QRectF(self.rect()), None, "accent", 2 if self.hasFocus() else 1)


class Header(QWidget):
    """Mark, office over desk, plan chooser, nearest deadline, search, "Trình đơn".

    `due_asked(deadline)` when the pill is pressed, `search_asked(letters)` when something is to be looked for.
    """

    due_asked = Signal(object)
    search_asked = Signal(str)

    def __init__(self, desk: Desk, menu: Callable[[QWidget], QMenu]) -> None:
        super().__init__()
        ground(self, "base")
        self._desk = desk
        self._office = Label(NO_OFFICE, Type.STRONG)
        self._place = Label("", Type.SMALL, "muted")
        self.plan_button = PlanButton()
        self.plan_button.clicked.connect(self.choose_plan)
        self.due = DuePill()
        self.due.clicked.connect(lambda: self.due_asked.emit(self.due.deadline))
        self.search = SearchBox()
        self.search.wanted.connect(self.search_asked)
        self._make_menu = menu
        self.menu_button = GhostButton("Trình đơn", "line_horizontal_3", tip="Trình đơn", key="F10")
        self.menu_button.clicked.connect(self.open_menu)
        self._lay_out()
        desk.plan_changed.connect(self._show_plan)
        self._show_plan(desk.plan)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._office)
        names.addWidget(self._place)
        names.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X - Space.S, 0)
        line.setSpacing(Space.M)
        line.addWidget(Mark())
        line.addLayout(names)
        line.addSpacing(Space.M)
        line.addWidget(self.plan_button)
        line.addWidget(self.due)
        line.addStretch(1)
        line.addWidget(self.search)
        line.addWidget(self.menu_button)

    def set_compact(self, compact: bool) -> None:
        """The lower header of small screens, and the narrower search field."""
        self.search.set_compact(compact)
        needed = self.plan_button.sizeHint().height() + Space.XS
        self.setFixedHeight(max(theme().px(Size.HEADER_COMPACT if compact else Size.HEADER), needed))

    def show_office(self, office: Office | None) -> None:
        """Name the office and its desk."""
        self._office.setText(office.body if office else NO_OFFICE)
        self._place.setText(office.desk if office else "Ghi trong Trình đơn, Hồ sơ cơ quan")
        self._place.setVisible(bool(self._place.text()))

    def _show_plan(self, plan: Plan | None) -> None:
        today = self._desk.today()
        deadline = plans.nearest_deadline(plan, today) if plan else None
        self.plan_button.show_plan(plan)
        self.due.show_deadline(deadline, deadline.days_left(today) if deadline else 0)

    def choose_plan(self) -> None:
        """Open the list of plans under the chooser."""
        from ui.plan_popup import PlanPopup  # imported when first used: the start must be quick

        popup = PlanPopup(self._desk, self)
        popup.open_under(self.plan_button)

    def open_menu(self) -> None:
        """Open "Trình đơn" under its button."""
        menu = self._make_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.menu_button.mapToGlobal(self.menu_button.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)
        menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))
