"""The sheet of the chosen plan: head with its acts, then its sections in two columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from thidua_desktop.domain.plan import Plan
from ui.kit.base import Label, Rule, ScrollBody, Sheet, clear, ground
from ui.kit.buttons import GhostButton, LinkButton, SecondaryButton
from ui.kit.flow import Flow
from ui.kit.scroll import ScrollArea
from ui.kit.states import StateLabel
from ui.kit.tokens import Space, State, Strength, Type, theme
from ui.tabs.plans_parts import line_at
from ui.tabs.plans_words import missing_numbering, second_line

SIDE_SHARE = 0.36  # of the sheet's width for deadlines, quota and rules
SIDE_SHARE_EDITED = 0.55
SETTLED_MILLISECONDS = 60  # a page just filled is laid out in several turns; before that no line has its place
EDIT = "Sửa"
ONE_COLUMN_WIDTH = 640  # below this the two columns stand under one another
COPY_WIDTH = 860  # from this on there is room for the copy beside the plan's name; it is under "…" as well


Placed = tuple[str, QWidget]
"""What stands in the sheet for a part of the plan: its section, or what edits it; "" for what is no part."""


class PlanSheet(Sheet):
    """Shows one plan. `edit_asked` asks for the whole form, `part_asked(part, what)` for one part in its place.

    `review_asked` asks for the list of what was copied, `copy_asked` for the plan of the next year; set
    `menu_for(plan)`, the menu under "…".
    """

    edit_asked = Signal()
    part_asked = Signal(str, object)
    review_asked = Signal()
    copy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Kế hoạch đang chọn")
        self.menu_for: Callable[[Plan], QMenu] | None = None
        self._plan: Plan | None = None
        self._placed: dict[str, QWidget] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self._set_up_head(whole)
        whole.addWidget(Rule())
        self._set_up_body(whole)

    def _set_up_head(self, whole: QVBoxLayout) -> None:
        self._title = Label(kind=Type.TITLE, wrap=True)
        self._second = Label(role="muted")
        self._pill = StateLabel(State.WARN, "", Strength.PILL)
        self._add_number = LinkButton("Bổ sung", on_click=lambda: self.part_asked.emit("general", "number"))
        self._review = StateLabel(State.WARN, "", Strength.PILL)
        self._see_review = LinkButton("Xem danh sách", on_click=self.review_asked.emit)
        self._see_review.setAccessibleName("Xem danh sách những điều cần xem lại")
        self._edit = SecondaryButton("Sửa", "edit", on_click=lambda: self.edit_asked.emit(), tip="F2")
        self._copy = SecondaryButton("Chép sang năm sau…", "copy", on_click=self.copy_asked.emit)
        self._more = GhostButton("", "more_horizontal", tip="Việc khác với kế hoạch này", on_click=self._open_menu)
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        for part, stretch in ((self._title, 1), (self._edit, 0), (self._copy, 0), (self._more, 0)):
            first.addWidget(part, stretch)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        head.setSpacing(Space.XS)
        head.addLayout(first)
        flow = Flow(space=Space.M)
        head.addWidget(flow.add(self._second, self._pill, self._add_number, self._review, self._see_review))
        whole.addLayout(head)

    def _set_up_body(self, whole: QVBoxLayout) -> None:
        self._inside = inside = ScrollBody()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        for column in (self._main, self._side):
            column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
            column.setSpacing(Space.M)
        self._divider = Rule(vertical=True)
        self._columns.addLayout(self._main, round(100 * (1 - SIDE_SHARE)))
        self._columns.addWidget(self._divider)
        self._columns.addLayout(self._side, round(100 * SIDE_SHARE))
        self._scroll = ScrollArea(inside, "Nội dung kế hoạch", sideways=True)
        ground(inside, "base")
        whole.addWidget(self._scroll, 1)

    def show_plan(self, plan: Plan, main: Sequence[Placed], side: Sequence[Placed], to_review: int = 0) -> None:
        """Show a plan's head and its sections; the scroll place stays if it is the plan shown before."""
        same = self._plan is not None and plan.id == self._plan.id
        place = self._scroll.verticalScrollBar().value() if same else 0
        self._plan = plan
        self._review.setVisible(bool(to_review))
        self._see_review.setVisible(bool(to_review))
        if to_review:
            self._review.set(State.WARN, f"{to_review} điều cần xem lại", Strength.PILL)
        self._title.setText(plan.short_title or plan.title)
        self._second.setText(second_line(plan))
        self._copy.setText(f"Chép sang năm {plan.year + 1}…")
        missing = missing_numbering(plan)
        self._pill.setVisible(bool(missing))
        self._add_number.setVisible(bool(missing))
        if missing:
            self._pill.set(State.WARN, missing, Strength.PILL)
        self._placed = dict([*main, *side])
        self._fill(self._main, [widget for _, widget in main])
        self._fill(self._side, [widget for _, widget in side])
        self._scroll.verticalScrollBar().setValue(place)

    @staticmethod
    def _fill(column: QVBoxLayout, shown: Sequence[QWidget]) -> None:
        for widget in shown:
            column.removeWidget(widget)  # what is edited stays as it is, with its cursor
        clear(column)
        for number, widget in enumerate(shown):
            if number:
                column.addWidget(Rule())
            column.addWidget(widget)
            widget.show()
        column.addStretch(1)

    def let_go(self, editor: QWidget) -> None:
        """Take what edits a part out of the page, whole."""
        for column in (self._main, self._side):
            column.removeWidget(editor)
        editor.hide()

    def give_side_room(self, more: bool) -> None:
        """While a part at the side is edited, its column is the wider one."""
        share = SIDE_SHARE_EDITED if more else SIDE_SHARE
        self._columns.setStretch(0, round(100 * (1 - share)))
        self._columns.setStretch(2, round(100 * share))

    def _open_menu(self) -> None:
        if self.menu_for is not None and self._plan is not None:
            self.menu_for(self._plan).popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def show_line(self, line: QWidget) -> None:
        """Bring a line of a section before the eyes, with the focus on its sentence, once the page is laid out."""
        QTimer.singleShot(SETTLED_MILLISECONDS, line, lambda: self._go_to(line))

    def _go_to(self, line: QWidget) -> None:
        self._scroll.ensureWidgetVisible(line, 0, Space.XL)
        link = line.findChild(LinkButton) or self._edit
        link.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_settled(self, widget: QWidget) -> None:
        """Scroll to a part once the page is laid out."""
        QTimer.singleShot(SETTLED_MILLISECONDS, widget, lambda: self._bring(widget))

    def _bring(self, widget: QWidget) -> None:
        """Scroll until a part is seen, its beginning before its end."""
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        top = widget.mapTo(self._inside, QPoint(0, 0)).y()
        if top + widget.height() > bar.value() + view:
            bar.setValue(top + widget.height() - view + Space.M)
        if top < bar.value():
            bar.setValue(top - Space.M)

    def go_to_section(self, part: str) -> None:
        """Stand on a part's way to edit."""
        links = self._placed[part].findChildren(LinkButton) if part in self._placed else []
        link = next((link for link in links if link.text() == EDIT), None)
        if link is not None:
            link.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the part in which the focus is, else the whole plan."""
        if event.key() != Qt.Key.Key_F2:
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        for part, widget in self._placed.items():
            if part and focus is not None and widget.isAncestorOf(focus):
                place = line_at(focus, widget)
                self.part_asked.emit(part, "" if place is None else place)
                return
        self.edit_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(ONE_COLUMN_WIDTH)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(below if narrow else beside)
        self._divider.setVisible(not narrow)
        self._copy.setVisible(self.width() >= theme().px(COPY_WIDTH))
