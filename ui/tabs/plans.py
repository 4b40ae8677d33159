"""Kế hoạch: the plans at the left, and at the right what the chosen one says."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.plan import Deadline, Plan, PlanState
from thidua_desktop.services import plans
from ui.desk import Act as DeskAct
from ui.desk import Desk
from ui.kit.banner import Banner
from ui.kit.base import Sheet, ground
from ui.kit.buttons import GhostButton, LinkButton, PrimaryButton
from ui.kit.empty import EmptyState
from ui.kit.fields import SearchField
from ui.kit.keys import on_key
from ui.kit.tokens import Space, State
from ui.tabs.base import Rest, Tab
from ui.tabs.plans_acts import PlanActs
from ui.tabs.plans_editing import Editing
from ui.tabs.plans_list import PlanList, fitting, list_width

if TYPE_CHECKING:
    from thidua_desktop.services.plan_edits import Edited
    from ui.printing import Printable
    from ui.tabs.plans_edit import SectionEditor
    from ui.tabs.plans_sections import DeadlinesSection
    from ui.tabs.plans_sheet import PlanSheet


class PlansTab(Tab):
    """The plans of the office; choosing one in the list makes it the desk's plan."""

    title: ClassVar[str] = "Kế hoạch"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PLANS, Topic.UNITS, Topic.NOMINATIONS, Topic.OFFICE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plans: list[Plan] = []
        self._filling = False
        self._seen = False
        self._waiting = False
        self.deadlines: DeadlinesSection | None = None
        self.acts = PlanActs(self)
        self.editing = Editing(self)
        ground(self, "window")
        self._rest = Rest(self, self._choose_current, seen_only=False)
        self.banner = Banner()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE_X, Space.PAGE_Y, Space.PAGE_X, Space.PAGE_Y)
        whole.setSpacing(Space.M)
        whole.addWidget(self.banner)
        page = QHBoxLayout()
        page.setSpacing(Space.M)
        page.addWidget(self._left())
        page.addWidget(self._right(), 1)
        whole.addLayout(page, 1)

    def _left(self) -> QWidget:
        self._side = QWidget()
        self.new_button = PrimaryButton("Kế hoạch mới…", "add", on_click=self.new, tip="Ctrl+N")
        self.ways_button = GhostButton("", "more_horizontal", tip="Cách khác để có kế hoạch mới", on_click=self._ways)
        self.search = SearchField("Lọc kế hoạch…", "Ctrl+F")
        self.search.searched.connect(lambda _: self._show_list())
        self.list = PlanList(self.desk.today())
        self.list.set_empty("Không có kế hoạch nào khớp với chữ đã gõ.", "Bỏ lọc", self.search.clear_now)
        self.list.current_row_changed.connect(lambda _: self._rest.start() if not self._filling else None)
        self.list.activated_row.connect(lambda plan: self.edit())
        self.list.menu_for = lambda rows: self.acts.menu(rows[0])
        self.trash_link = LinkButton("", "delete", on_click=self.acts.show_trash)
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        body = QVBoxLayout(self._side)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.new_button)
        line.addWidget(self.ways_button)
        line.addStretch(1)
        body.addLayout(line)
        for part in (self.search, sheet, self.trash_link):
            body.addWidget(part)
        self._new_key = QShortcut(QKeySequence("Ctrl+N"), self, self.new)
        on_key("Delete", self.list, self.trash, inside=False)
        return self._side

    def _ways(self) -> None:
        self.acts.ways().popup(self.ways_button.mapToGlobal(QPoint(0, self.ways_button.height())))

    def _right(self) -> QStackedWidget:
        self._stack = QStackedWidget()
        self._stack.addWidget(Sheet())  # the white sheet that is seen until the plan's page is there
        return self._stack

    @cached_property
    def sheet(self) -> "PlanSheet":
        """The page of the chosen plan, made when first shown."""
        from ui.tabs.plans_sheet import PlanSheet

        made = PlanSheet()
        made.edit_asked.connect(self.edit)
        made.part_asked.connect(self.edit_here)
        made.review_asked.connect(self.acts.show_review)
        made.copy_asked.connect(self.acts.copy)
        made.menu_for = self.acts.menu
        self._stack.addWidget(made)
        return made

    @cached_property
    def empty(self) -> EmptyState:
        """What an office without plans is offered."""
        made = EmptyState(
            "Chưa có kế hoạch nào",
            "Kế hoạch cho biết chỉ tiêu, thời hạn và hồ sơ mà các đơn vị phải gửi. Mọi bảng khác làm theo kế hoạch.",
            drawing=True,
        )
        made.add_choice("Nhập tay kế hoạch mới…", "Tên, căn cứ, phong trào, chỉ tiêu, thời hạn", "edit", self.new)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _empty_trash(self) -> QWidget:
        return self.empty.add_act("Kế hoạch đã bỏ…", self.acts.show_trash)

    @cached_property
    def _unchosen(self) -> EmptyState:
        made = EmptyState("", "Chọn một kế hoạch ở bên trái để xem.")
        self._stack.addWidget(made)
        return made

    # --- showing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the plans, and show the desk's plan."""
        self._plans = plans.list_plans(self.desk.store)
        self._show_list()
        plan = self.desk.plan
        if plan is None:
            self._stack.setCurrentWidget(self._unchosen if self._plans else self.empty)
        else:
            self._show_chosen()
        working = sum(plan.state is PlanState.OPEN for plan in self._plans)
        self.status_changed.emit(f"{len(self._plans)} kế hoạch · {working} đang làm")

    def _show_list(self) -> None:
        self._filling = True
        self.list.show_plans(fitting(self._plans, self.search.text()), self.desk.today())
        if self.desk.plan is not None and not self._rest.isActive():
            self.list.select_key(self.desk.plan.id)
        self._filling = False
        self._side.setVisible(bool(self._plans))
        put_away = plans.count_in_trash(self.desk.store)
        self.trash_link.setText(f"Kế hoạch đã bỏ · {put_away}")
        self.trash_link.setVisible(bool(put_away))
        if not self._plans:
            self._empty_trash.setVisible(bool(put_away))

    @property
    def whole(self) -> bool:
        return super().whole and self._seen and not self._waiting

    def show_whole(self) -> None:
        """The frame and the list are seen first; what the plan says comes with the next turn of the event loop."""
        self._seen = True
        if self._waiting:
            self._waiting = False
            self._show_chosen()

    def _show_chosen(self) -> None:
        if not self._seen:
            self._waiting = True
            return
        plan = self.desk.plan
        if plan is not None:
            from ui.tabs.plans_page import show_plan  # late: the list is seen before the page's parts are needed

            self.deadlines = show_plan(self, plan, self._plans)
            self._new_key.setEnabled(self.editing.of(plan) is None)  # there Ctrl+N adds a line
            self._stack.setCurrentWidget(self.sheet)

    def open_quota(self) -> None:
        """Go on to the quota tab."""
        self.asked.emit("Chỉ tiêu", None)

    def _choose_current(self) -> None:
        chosen = self.list.current_row()
        if chosen is not None and (self.desk.plan is None or chosen.id != self.desk.plan.id):
            self.desk.choose_plan(chosen.id)

    def chosen(self) -> Plan | None:
        """The plan an act is about: the one the clerk stands on, chosen at once."""
        self._rest.stop()
        self._choose_current()
        return self.desk.plan

    def show_what(self, what: object) -> None:
        """Choose the plan with this id, or go to this deadline of the desk's plan."""
        if isinstance(what, int):
            self.desk.choose_plan(what)
        elif isinstance(what, Deadline) and self.desk.plan is not None:
            if self._stale:
                self._read()
            self.show_whole()
            line = self.deadlines.line_of(what) if self.deadlines is not None else None
            if line is not None:
                self.sheet.show_line(line)

    def focus_filter(self) -> None:
        """Into the filter of the list."""
        self.search.setFocus()
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(list_width(self.width()))

    # --- acts -----------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a new plan; it is the desk's plan once stored."""
        self.begin(None)

    def begin(self, start: Plan | None, *, choose: bool = True) -> None:
        """Ask for a new plan that begins with what is known of it."""
        from ui.dialogs.plan_form import PlanForm  # the form is large, and a start does not need it

        form = PlanForm(self.desk, None, start=start, parent=self)
        form.saved.connect(lambda change: self._stored(change, choose=choose))
        form.open()

    def edit(self, part: str = "") -> None:
        """Edit the desk's plan, at a part of the form."""
        from ui.dialogs.plan_form import PlanForm

        plan = self.chosen()
        if plan is None:
            return
        form = PlanForm(self.desk, plan, part=part, parent=self)
        form.saved.connect(self.edited)
        form.open()

    def edit_here(self, part: str, what: str | int = "") -> None:
        """Edit a part of the desk's plan in its place on the sheet, at a line or a field."""
        plan = self.chosen()
        if plan is not None:
            self.editing.begin(plan, part, what)

    def show_again(self, closed: "SectionEditor | None") -> None:
        """Show the sheet with what is edited now; this editor is no longer needed."""
        if closed is not None:
            self.sheet.let_go(closed)
            closed.deleteLater()
        self._show_chosen()

    def unsaved(self) -> str:
        """The parts in which something is written that is not stored, by their plans."""
        waiting = self.editing.unsaved()
        return ", ".join(f"{one.part.title.lower()} của kế hoạch “{one.plan.short_title}”" for one in waiting)

    def _stored(self, change: Change, *, choose: bool) -> None:
        plan_id = change.id or 0
        if choose:
            self.desk.choose_plan(plan_id)
        self.tell_stored(change, lambda store, report, cancelled: plans.trash(store, plan_id))

    def edited(self, edited: "Edited") -> None:
        """Say that an edit was stored; it can be taken back whole."""
        from thidua_desktop.services import plan_edits

        self.tell_stored(edited.change, lambda store, report, cancelled: plan_edits.take_back(store, edited))

    def tell_stored(self, change: Change, back: DeskAct) -> None:
        """Say what was stored, with its way back."""
        undo = self.desk.undone_by(change.summary, back)
        self.banner.show_message(State.OK, change.summary, [("Hoàn tác", "arrow_undo", undo)])

    def print_table(self) -> "Printable | None":
        """The sheet of the chosen plan; with none chosen, the list."""
        plan = self.desk.plan
        if plan is None:
            return super().print_table()
        from thidua_desktop.services import office as office_profile
        from ui.tabs.plans_print import printed_plan
        from ui.tabs.quota_strip import superior_word

        office = office_profile.get(self.desk.store)
        return printed_plan(plan, superior_word(office), office.body if office else "", self.desk.today())

    def turn_archived(self) -> None:
        """Archive the chosen plan, or take it up again."""
        plan = self.chosen()
        if plan is not None and plan.id is not None:
            to = PlanState.OPEN if plan.state is PlanState.ARCHIVED else PlanState.ARCHIVED
            self._set_state(plan.id, plan.state, to)

    def _set_state(self, plan_id: int, before: PlanState, to: PlanState) -> None:
        self.write(
            "Đang lưu kế hoạch",
            lambda store, report, cancelled: plans.set_state(store, plan_id, to),
            lambda store, report, cancelled: plans.set_state(store, plan_id, before),
        )

    def trash(self) -> None:
        """Put the chosen plan in the trash; the banner takes it back."""
        plan = self.chosen()
        if plan is None or plan.id is None:
            return
        plan_id = plan.id
        self.write(
            "Đang bỏ kế hoạch vào thùng rác",
            lambda store, report, cancelled: plans.trash(store, plan_id),
            lambda store, report, cancelled: plans.take_back(store, plan_id),
            lambda _: self.desk.choose_plan(plan_id),
        )

    def write(
        self,
        title: str,
        act: DeskAct,
        undo: DeskAct,
        undone: Callable[[Change], object] | None = None,
        *,
        done: Callable[[], object] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Do an act that can be taken back; the banner says what was done, or `failed` why it was not."""

        def told(change: Change) -> None:
            if done is not None:
                done()
            way_back = self.desk.undone_by(change.summary, undo, undone)
            self.banner.show_message(State.OK, change.summary, [("Hoàn tác", "arrow_undo", way_back)])

        self.desk.write(title, act, told, failed or (lambda said: self.banner.show_message(State.ERROR, said)))
