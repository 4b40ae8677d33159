"""Lịch sử of a plan in words, and the plans that were put away with their way back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import plans
from thidua_desktop.services.plans import Past
from ui.desk import Desk
from ui.dialogs.reading import ReadingDialog
from ui.kit.banner import Banner
from ui.kit.base import Label, Sheet, clear
from ui.kit.cells import Column, Kind, NameCell
from ui.kit.dialog import Dialog
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, Type, theme

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


class PlansTrash(Dialog):
    """Lists the plans in the trash; `take_back(plan_id)` is the tab's act."""

    def __init__(self, desk: Desk, take_back: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(
            "Kế hoạch đã bỏ",
            "Lấy lại",
            parent,
            second="Kế hoạch trong thùng rác vẫn còn đủ chỉ tiêu, thời hạn và đề nghị của nó.",
            width=WIDTH,
            scroll=False,
        )
        self._desk = desk
        self._take_back = take_back
        self.form.hide()
        self.banner = Banner()
        columns: list[Column[tuple[Plan, datetime]]] = [
            Column(
                "Kế hoạch",
                lambda row: NameCell(row[0].short_title or row[0].title),
                kind=Kind.NAME,
                width=320,
                stretch=True,
                tooltip=lambda row: row[0].title,
            ),
            Column("Mã", lambda row: row[0].code, width=110),
            Column("Năm", lambda row: str(row[0].year), width=70),
            Column("Bỏ lúc", lambda row: _when(row[1]), kind=Kind.MUTED, width=140),
        ]
        self.table = TableView(columns, key=lambda row: row[0].id, name="Kế hoạch trong thùng rác")
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.set_empty("Thùng rác không có kế hoạch nào.")
        self.table.setMinimumHeight(ROWS_SHOWN * theme().row(Size.ROW))
        self.body.addWidget(self.banner)
        self.body.addWidget(_sheet_of(self.table), 1)
        self.table.activated_row.connect(lambda _: self.save())
        self.table.current_row_changed.connect(lambda row: self.primary.setEnabled(row is not None))
        desk.events.changed.connect(self._on_changed)
        self.finished.connect(self.deleteLater)
        self._read()
        self.table.setFocus()

    def unsaved(self) -> bool:
        return False

    def save(self) -> None:
        """Take the chosen plan back; the dialog stays."""
        row = self.table.current_row()
        if row is not None:
            self._take_back(row[0].id or 0)

    def show_error(self, sentence: str) -> None:
        """Say why a plan could not be taken back."""
        self.banner.show_message(State.ERROR, sentence)

    def _read(self) -> None:
        self.table.set_rows(plans.in_trash(self._desk.store))
        if self.table.current_row() is None:
            self.table.step(1)
        self.primary.setEnabled(self.table.current_row() is not None)

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Topic.PLANS):
            self._read()
