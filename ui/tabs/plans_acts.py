"""What can be done with a plan beyond editing it: copy, look over, history, trash; and the menu that offers it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.plan import Plan, PlanState
from thidua_desktop.domain.plan_review import ReviewItem, place_of
from thidua_desktop.services import plans
from ui.kit.icons import icon
from ui.kit.tokens import State

if TYPE_CHECKING:
    from ui.tabs.plans import PlansTab


class PlanActs:
    """The acts of the Kế hoạch tab that open windows of their own; each is on the desk's chosen plan."""

    def __init__(self, tab: "PlansTab") -> None:
        self._tab = tab
        self._desk = tab.desk

    def menu(self, plan: Plan) -> QMenu:
        """Everything one can do with a plan; "…" of its sheet and right-click in the list."""
        from thidua_desktop.services import plan_compare  # late, as the windows below: a start needs none of them

        tab = self._tab
        menu = QMenu(tab)
        menu.addAction(icon("edit"), "Sửa\tF2", tab.edit)
        menu.addAction(icon("copy"), f"Chép sang năm {plan.year + 1}…", self.copy)
        if plan_compare.above(self._desk.store, plan).plan is not None:
            menu.addAction(icon("document"), "So với kế hoạch cấp trên…", self.show_parent)
        menu.addSeparator()
        menu.addAction(icon("history"), "Lịch sử…", self.show_past)
        archived = plan.state is PlanState.ARCHIVED
        menu.addAction("Làm tiếp kế hoạch này" if archived else "Lưu trữ", tab.turn_archived)
        menu.addSeparator()
        menu.addAction(icon("delete"), "Bỏ vào thùng rác\tDel", tab.trash)
        menu.addAction("Kế hoạch đã bỏ…", self.show_trash)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def copy(self) -> None:
        """Offer the plan for the next year; the copy is the desk's plan once stored."""
        from ui.dialogs.plan_copy import PlanCopy

        plan = self._tab.chosen()
        if plan is None:
            return
        dialog = PlanCopy(self._desk, plan, self._tab)
        dialog.stored.connect(lambda change: self._copied(change, plan.id or 0))
        dialog.open()

    def _copied(self, change: Change, source: int) -> None:
        new = change.id or 0
        self._desk.choose_plan(new)
        undo = self._desk.undone_by(
            change.summary,
            lambda store, report, cancelled: plans.trash(store, new),
            lambda _: self._desk.choose_plan(source),
        )
        self._tab.banner.show_message(State.OK, change.summary, [("Hoàn tác", "arrow_undo", undo)])

    def show_review(self) -> None:
        """List what was copied and not looked at yet."""
        from ui.dialogs.plan_review import PlanReview

        plan = self._tab.chosen()
        if plan is None:
            return
        dialog = PlanReview(self._desk, plan, lambda items: self.confirm(plan, items), self._tab)
        dialog.edit_asked.connect(dialog.accept)
        dialog.edit_asked.connect(self._edit_copied)
        dialog.open()

    def _edit_copied(self, item: ReviewItem) -> None:
        """Edit what was copied where the sheet shows it, at its own line."""
        plan = self._tab.chosen()
        if plan is not None:
            place = place_of(plan, item)
            self._tab.edit_here(item.part, "" if place is None else place)

    def confirm(self, plan: Plan, items: list[ReviewItem]) -> None:
        """These things of a copied plan have been looked at."""
        from thidua_desktop.services import plan_copy

        self._tab.write(
            "Đang ghi những điều đã xem",
            lambda store, report, cancelled: plan_copy.confirm(store, plan, items),
            lambda store, report, cancelled: plan_copy.doubt(store, plan, items),
        )

    def confirming(self, plan: Plan, items: list[ReviewItem]) -> Callable[[], None]:
        """`confirm` as the act of a link."""
        return lambda: self.confirm(plan, items)

    def show_parent(self) -> None:
        """The plan above beside the desk's plan."""
        from thidua_desktop.services import plan_compare
        from ui.dialogs.plan_parent import PlanParent

        plan = self._tab.chosen()
        above = plan_compare.above(self._desk.store, plan) if plan else None
        if plan is None or above is None or above.plan is None:
            return
        dialog = PlanParent(self._desk, plan, above, self._tab)
        dialog.edit_asked.connect(dialog.accept)
        dialog.edit_asked.connect(self._tab.edit_here)
        dialog.open()

    def write_parent(self) -> None:
        """Ask for the plan above, begun with what the căn cứ says of it; the desk's plan stays."""
        from thidua_desktop.services import plan_compare

        plan = self._tab.chosen()
        basis = plan_compare.above(self._desk.store, plan).basis if plan else None
        if plan is not None and basis is not None:
            self._tab.begin(plan_compare.draft_of(basis, plan.year), choose=False)

    def ways(self) -> QMenu:
        """Other ways to a new plan: from the chosen one, or from a sample office's."""
        from thidua_desktop.services import plan_compare

        menu = QMenu(self._tab)
        plan = self._desk.plan
        if plan is not None:
            menu.addAction(icon("copy"), f"Chép “{plan.short_title}” sang năm {plan.year + 1}…", self.copy)
        for offer in plan_compare.plans_to_begin_with(self._desk.store):
            words = f"Từ mẫu: {offer.plan} của {offer.office}…"
            menu.addAction(icon("document"), words, lambda name=offer.name: self.from_sample(name))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def from_sample(self, name: str) -> None:
        """Ask for a new plan that begins as a sample office's; the desk's plan stays if there is one."""
        from thidua_desktop.services import plan_compare

        ours = self._tab.chosen()
        self._tab.begin(plan_compare.from_sample(self._desk.store, name, ours), choose=ours is None)

    def show_past(self) -> None:
        """What was done to the plan, in words."""
        from ui.dialogs.plan_past import PlanPast

        plan = self._tab.chosen()
        if plan is not None:
            PlanPast(self._desk, plan, self._tab).open()

    def show_trash(self) -> None:
        """The plans in the trash; one taken back is the desk's plan."""
        from thidua_desktop.services.trash import Sort
        from ui.dialogs.trash import TrashDialog

        TrashDialog(self._desk, self._tab, Sort.PLAN).open()
