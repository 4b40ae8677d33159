"""Chép sang năm sau: the plan's texts of this year beside those offered for the next, and the dates moved."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.plan_copy import DateChange, TextChange, with_text
from thidua_desktop.services import plan_copy, plans
from ui.desk import Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.base import Label
from ui.kit.buttons import LinkButton
from ui.kit.cells import Column, Kind, StateCell
from ui.kit.forms import ComboField, LineField, TextField
from ui.kit.panel import Section
from ui.kit.tokens import Space, State, Strength, Type
from ui.tabs.plans_parts import WholeTable, framed

WIDTH = 900
LETTERS_IN_A_LINE = 54
MOST_LINES = 5
SATURDAY = 5
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


class PlanCopy(StoringDialog):
    """Offers a copy of `plan` for the next year; `stored(Change)` once it is stored, with the new plan's id."""

    def __init__(self, desk: Desk, plan: Plan, parent: QWidget | None = None) -> None:
        self._source = plan
        self._moved = plan_copy.proposal(desk.store, plan)
        year = self._moved.plan.year
        super().__init__(
            desk,
            f"Chép sang năm {year}",
            f"Chép sang năm {year}",
            parent,
            second=f"Từ kế hoạch “{plan.short_title or plan.title}”. Chép cả nhiệm vụ, không chép đề nghị khen thưởng.",
            close="Bỏ",
            help="Mọi điều chép sang được đánh dấu “cần xem lại” cho đến khi anh chị xem.",
            width=WIDTH,
        )
        self._set_up_form()
        self.texts = [(change, _offered(change)) for change in self._moved.texts]
        if self.texts:
            self.body.addWidget(self._texts_section(year))
        if self._moved.dates:
            self.body.addWidget(self._dates_section(year))
        self._clean = self.draft()
        self.code.field.setFocus()

    def _set_up_form(self) -> None:
        self._known = plans.list_plans(self.desk.store)
        self.code = LineField("Mã", self._moved.plan.code, check=self._taken, help="Mỗi kế hoạch một mã.")
        above: list[tuple[str, int]] = [("Chưa chọn", 0)]
        above += [(known.short_title, known.id or 0) for known in self._known if known.id != self._source.id]
        self.above = ComboField(
            "Kế hoạch cấp trên", above, 0, find=True, optional=True, help="Để trống thì ghi sau ở phần Chung."
        )
        self.form.add_line(self.code, self.above)
        self.form.mark_clean()

    def _taken(self, code: str) -> str:
        for known in self._known:
            if known.code.casefold() == code.casefold():
                return f"Mã này đã dùng cho kế hoạch “{known.short_title}”."
        return ""

    def _texts_section(self, year: int) -> Section:
        section = Section(f"Chữ có năm · {len(self.texts)} chỗ, sửa được ở bên phải")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (change, field) in enumerate(self.texts):
            grid.addWidget(self._before(change, field), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            field.field.setAccessibleName(f"{change.name}, chữ của năm {year}")
        holder = QWidget()
        holder.setLayout(grid)
        return section.add(holder)

    def _before(self, change: TextChange, field: TextField) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(f"Năm {self._source.year}", Type.SMALL, "muted"))
        column.addWidget(Label(change.before, wrap=True))
        keep = LinkButton("Giữ như cũ", on_click=lambda: field.set_value(change.before))
        keep.setAccessibleName(f"Giữ như cũ: {change.name}")
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _dates_section(self, year: int) -> Section:
        columns: list[Column[DateChange]] = [
            Column("Ngày", lambda change: change.name, width=300, stretch=True, tooltip=lambda change: change.name),
            Column(f"Năm {self._source.year}", lambda change: show(change.before), kind=Kind.MUTED, width=130),
            Column(f"Năm {year}", _after, width=200),
        ]
        self.dates = WholeTable(columns, self._moved.dates, key=id, name="Ngày đã chuyển")
        section = Section(f"Ngày đã chuyển · {len(self._moved.dates)} ngày, thứ trong tuần không giữ")
        return section.add(framed(self.dates))

    def draft(self) -> Plan:
        """The copy as it stands here."""
        plan = self._moved.plan
        for change, field in self.texts:
            plan = with_text(plan, change, field.value())
        return replace(plan, code=self.code.value(), parent_id=self.above.value() or None)

    def unsaved(self) -> bool:
        return self.draft() != self._clean

    def save(self) -> None:
        """Store the copy if its code is free and its title is there."""
        empty = [field for _, field in self.texts if not field.validate()]
        if not self.form.check():
            return
        if empty:
            empty[0].go_here()
            return
        draft, source = self.draft(), self._source
        self.store(
            "Đang chép kế hoạch",
            lambda store, report, cancelled: plan_copy.store_copy(store, draft, source),
        )

    def mark_stored(self) -> None:
        self._clean = self.draft()


def _offered(change: TextChange) -> TextField:
    lines = min(MOST_LINES, max(2, -(-len(change.after) // LETTERS_IN_A_LINE)))
    return TextField(change.name, change.after, lines=lines)


def _after(change: DateChange) -> str | StateCell:
    """The new date with its day of the week; papers are not received on Saturdays and Sundays."""
    said = f"{show(change.after)} · {WEEKDAYS[change.after.weekday()]}"
    closed = change.due and change.after.weekday() >= SATURDAY
    return StateCell(State.INFO, said, Strength.QUIET) if closed else said
