"""Chỉ tiêu riêng: how many one unit may nominate of a kind where that differs from its group, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Limit, Plan, QuotaLine
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import quota_changes
from thidua_desktop.services.quota_changes import MOST, OwnPlaces
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.base import Label
from ui.kit.buttons import SecondaryButton
from ui.kit.forms import ComboField, NumberField, TextField
from ui.kit.panel import Quote

Act = Callable[[Store], OwnPlaces]


class QuotaOverride(StoringDialog):
    """Asks for one unit's own places of one kind. `stored(OwnPlaces)` once they are stored or taken off."""

    def __init__(
        self, desk: Desk, plan: Plan, unit: Unit, kind: NomineeKind, used: int, parent: QWidget | None = None
    ) -> None:
        second = f"{unit.short_name} · {kind.label} · {plan.short_title}"
        super().__init__(desk, "Chỉ tiêu riêng", "Lưu", parent, second=second, width=520)
        self._plan, self._unit, self._kind, self._used = plan, unit, kind, used
        own = quota_changes.own_line(plan, unit.id, kind)
        wider = quota_changes.group_line(plan, unit, kind)
        self._say_rule(wider)
        self._set_up_fields(own, own or wider)
        if own is not None:
            self.add_button(SecondaryButton("Bỏ chỉ tiêu riêng", on_click=self.take_off, tip="Lại theo nhóm đơn vị"))
        self._tell()

    def _say_rule(self, wider: QuotaLine | None) -> None:
        noun = self._kind.label.lower()
        group = self._unit.group
        if wider is None:
            said = f"Kế hoạch không giao chỉ tiêu {noun} cho nhóm {group}."
        else:
            said = f"Mỗi đơn vị nhóm {group}: {wider.limit.words(wider.count)} {noun}."
        self.form.add_widget(Label(said, wrap=True))
        if wider is not None and wider.sentence:
            self.form.add_widget(Quote(wider.sentence, f"Mục {wider.section}" if wider.section else ""))

    def _set_up_fields(self, own: QuotaLine | None, start: QuotaLine | None) -> None:
        limits = [("Tối đa", Limit.AT_MOST), ("Đúng", Limit.EXACTLY)]
        self.limit = ComboField("Mức", limits, start.limit if start else Limit.AT_MOST)
        self.count = NumberField("Số lượng", start.count if start else None, low=0, high=MOST)
        self.form.add_line(self.limit, self.count)
        self.reason = self.form.add(
            TextField(
                "Lý do",
                own.reason if own else "",
                lines=2,
                help="Hiện cạnh chỉ tiêu và trong lịch sử; ví dụ: theo Công văn số 15/UBND-NV.",
            )
        )
        self.form.add_stretch()
        self.form.changed.connect(self._tell)
        self.form.mark_clean()
        self.count.field.setFocus()

    def _tell(self) -> None:
        """What the count typed would make of the nominations there are."""
        count = self.count.value()
        if count is None:
            self.set_help("")
            return
        rest = count - self._used
        word = f"vượt {-rest}" if rest < 0 else f"còn {rest}" if rest else "vừa đủ"
        self.set_help(f"Đã đề nghị {self._used}: {word}.")

    def save(self) -> None:
        """Store the unit's own places if nothing is wrong."""
        if self.form.check():
            plan_id, unit_id, kind = self._plan.id or 0, self._unit.id, self._kind
            limit, count, reason = self.limit.value(), self.count.value() or 0, self.reason.value()
            self._write(lambda store: quota_changes.set_own(store, plan_id, unit_id, kind, limit, count, reason))

    def take_off(self) -> None:
        """Let the group's line bind the unit again."""
        plan_id, unit_id, kind = self._plan.id or 0, self._unit.id, self._kind
        self._write(lambda store: quota_changes.take_off_own(store, plan_id, unit_id, kind))

    def _write(self, act: Act) -> None:
        self.store("Đang lưu chỉ tiêu", lambda store, _report, _cancelled: act(store))
