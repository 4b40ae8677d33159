"""Cần xem lại: what was copied from the year before and has not been looked at yet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.plan_review import PARTS, REVIEWED, ReviewItem
from thidua_desktop.services import plan_copy, plans
from ui.desk import Desk
from ui.kit.base import Sheet
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import Column, GroupRow
from ui.kit.dialog import Dialog
from ui.kit.table import TableView
from ui.kit.tokens import Size, theme

WIDTH = 760
ROWS_SHOWN = 12


class PlanReview(Dialog):
    """Lists what waits; the chosen things are confirmed, or one is opened in its place.

    `edit_asked(item)` edits it in its place; `confirm(items)` is the tab's act, which can be taken back.
    """

    edit_asked = Signal(object)

    def __init__(
        self, desk: Desk, plan: Plan, confirm: Callable[[list[ReviewItem]], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Cần xem lại",
            "Đã xem",
            parent,
            second="Những điều chép từ năm trước. Dòng đã sửa hoặc đã bấm “Đã xem” thì không còn ở đây.",
            width=WIDTH,
            scroll=False,
        )
        self._desk = desk
        self._plan_id = plan.id or 0
        self._confirm = confirm
        self.form.hide()
        columns: list[Column[ReviewItem]] = [
            Column("Điều chép sang", lambda item: item.words, width=420, stretch=True, tooltip=lambda item: item.words)
        ]
        self.table = TableView(columns, key=lambda item: item, name="Những điều cần xem lại")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_empty("Đã xem hết, không còn điều nào cần xem lại.")
        self.table.setMinimumHeight(ROWS_SHOWN * theme().row(Size.ROW))
        self.edit_button = SecondaryButton("Sửa…", "edit", on_click=self._edit, tip="Enter")
        self.add_button(self.edit_button)
        sheet = Sheet()
        self.body.addWidget(sheet, 1)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.table.selection_changed.connect(self._tell_choice)
        self.table.activated_row.connect(lambda _: self._edit())
        desk.events.changed.connect(self._on_changed)
        self.finished.connect(self.deleteLater)
        self._read()
        self.table.step(1)
        self.table.setFocus()

    def unsaved(self) -> bool:
        return False

    def save(self) -> None:
        """The chosen things have been looked at; the dialog stays."""
        chosen = self.table.selected_rows()
        if chosen:
            self._confirm(chosen)

    def _edit(self) -> None:
        current = self.table.current_row()
        if current is not None and self._in_form(current):
            self.edit_asked.emit(current)

    @staticmethod
    def _in_form(item: ReviewItem | None) -> bool:
        """Tasks are no part of the plan's form."""
        return item is not None and item.part in PARTS

    def _read(self) -> None:
        plan = plans.get(self._desk.store, self._plan_id)
        waiting = plan_copy.to_review(self._desk.store, plan) if plan else ()
        rows: list[ReviewItem | GroupRow] = []
        for part, title in REVIEWED.items():
            of_part = [item for item in waiting if item.part == part]
            if of_part:
                rows += [GroupRow(title, f"{len(of_part)} điều"), *of_part]
        self.table.set_rows(rows)
        self._tell_choice()

    def _tell_choice(self) -> None:
        count = len(self.table.selected_rows())
        self.primary.setText(f"Đã xem {count} điều" if count else "Đã xem")
        self.primary.setEnabled(bool(count))
        self.edit_button.setEnabled(self._in_form(self.table.current_row()))
        self.set_help("Ctrl+A chọn tất cả." if self.table.rows_model.rows() else "")

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Topic.PLANS):
            self._read()
