"""Lịch sử of a plan in words."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import plans
from thidua_desktop.services.plans import Past
from ui.desk import Desk
from ui.dialogs.reading import ReadingDialog
from ui.kit.base import Label, Sheet, clear
from ui.kit.cells import Column, Kind
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, Type, theme

WIDTH = 760
ROWS_SHOWN = 8


def _when(at: datetime) -> str:
    return f"{at:%d/%m/%Y %H:%M}"


def _sheet_of(table: QWidget) -> Sheet:
    sheet = Sheet()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(table)
    return sheet


class PlanPast(ReadingDialog):
    """Lists what was done to a plan; under the table, what the plan said before and after the chosen act."""

    def __init__(self, desk: Desk, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("Lịch sử kế hoạch", parent, second=plan.short_title or plan.title, width=WIDTH)
        columns: list[Column[Past]] = [
            Column("Lúc", lambda entry: _when(entry.at), kind=Kind.MUTED, width=130),
            Column("Đã làm", lambda entry: entry.summary, width=420, stretch=True, tooltip=lambda entry: entry.summary),
        ]
        self.table = TableView(columns, key=id, name="Lịch sử kế hoạch")
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.set_empty("Chưa có việc nào với kế hoạch này.")
        self.table.setMinimumHeight(ROWS_SHOWN * theme().row(Size.ROW))
        self.body.addWidget(_sheet_of(self.table), 1)
        below = QWidget()
        self._detail = QVBoxLayout(below)
        self._detail.setContentsMargins(0, 0, 0, 0)
        self._detail.setSpacing(Space.XS)
        self.body.addWidget(below)
        self.table.current_row_changed.connect(self._show)
        self.finished.connect(self.deleteLater)
        self.table.set_rows(plans.past(desk.store, plan.id or 0))
        self.table.step(1)
        self.table.setFocus()

    def _show(self, entry: Past | None) -> None:
        clear(self._detail)
        if entry is None:
            return
        for title, said in (("Trước", entry.before), ("Sau", entry.after)):
            if said:
                self._detail.addWidget(Label(title, Type.SMALL, "muted"))
            for words in said:
                self._detail.addWidget(Label(words, wrap=True))
