"""The list of plans at the left of the Kế hoạch tab: working ones, then archived ones."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from thidua_desktop.domain.plan import Plan, PlanState
from thidua_desktop.domain.text import fold
from ui.kit.cells import Column, GroupRow, ThreeLines
from ui.kit.table import TableView
from ui.kit.tokens import Size, theme
from ui.tabs.plans_words import next_deadline


def fitting(plans: Sequence[Plan], text: str) -> list[Plan]:
    """The plans whose names, code, number or year answer to a text in any spelling."""
    wanted = fold(text).split()
    return [plan for plan in plans if all(word in _searched(plan) for word in wanted)]


def _searched(plan: Plan) -> str:
    return fold(" ".join((plan.code, plan.title, plan.short_title, plan.number, str(plan.year), plan.kind.label)))


COMPACT_LIST = 220
LIST = 268


class PlanList(TableView[Plan]):
    """Plans in three lines each, under the bands "Đang làm" and "Đã lưu trữ"."""

    def __init__(self, today: date) -> None:
        self._today = today
        column = Column("Kế hoạch", self._item, width=160, stretch=True, tooltip=lambda plan: plan.title)
        super().__init__([column], key=lambda plan: plan.id, name="Các kế hoạch", row_size=Size.ITEM_THREE_LINES)
        self.horizontalHeader().hide()
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows_model.modelReset.connect(self._lower_bands)

    def _item(self, plan: Plan) -> ThreeLines:
        state, said = next_deadline(plan, self._today)
        name = (plan.short_title or plan.title).removesuffix(f" · {plan.year}")
        return ThreeLines(name, f"{plan.kind.label} · {plan.year}", said, state)

    def show_plans(self, plans: Sequence[Plan], today: date) -> None:
        """Show these plans."""
        self._today = today
        rows: list[Plan | GroupRow] = []
        for state, band in ((PlanState.OPEN, "Đang làm"), (PlanState.ARCHIVED, "Đã lưu trữ")):
            of_state = [plan for plan in plans if plan.state is state]
            if of_state:
                rows += [GroupRow(band, f"{len(of_state)} kế hoạch"), *of_state]
        self.set_rows(rows)

    def _lower_bands(self) -> None:
        """The bands keep the height of one line between items of three."""
        for number in range(self.rows_model.rowCount()):
            if isinstance(self.rows_model.entry_at(number), GroupRow):
                self.verticalHeader().resizeSection(number, theme().row(Size.ROW) + 1)


def list_width(window_width: int) -> int:
    """How wide the list of plans is beside the sheet."""
    return theme().px(COMPACT_LIST if window_width < Size.COMPACT_WIDTH else LIST)
