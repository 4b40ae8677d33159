"""The panel of the chosen unit: how it stands in the plan, its other names, its contact."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Plan
from ui.kit.base import Label
from ui.kit.buttons import FilterChip, GhostButton, LinkButton, SecondaryButton
from ui.kit.flow import Flow
from ui.kit.panel import FactRow, ItemRow, Quote, Section, SidePanel
from ui.kit.tokens import State, Type
from ui.tabs.plans_words import section_words
from ui.tabs.quota_state import use_state
from ui.tabs.units_words import UnitLine, time_in_use, use_words


@dataclass(frozen=True, slots=True)
class UnitActs:
    """What the panel can ask of its tab."""

    edit: Callable[[str], object]
    trash: Callable[[], object]
    drop_alias: Callable[[str], object]
    show_sent: Callable[[], object]


class UnitPanel(SidePanel):
    """Shows one unit; `acts` are the tab's."""

    def __init__(self, acts: UnitActs) -> None:
        super().__init__()
        self._acts = acts
        self.show_steps()

    def show_unit(self, line: UnitLine, plan: Plan | None) -> None:
        """Show this unit as it stands in the chosen plan."""
        unit = line.unit
        about = f"{unit.name} · nhóm {unit.group}" if unit.name != unit.short_name else f"Nhóm {unit.group}"
        state = (None, "") if line.in_use else (State.NEUTRAL, "Ngừng dùng")
        self.set_head(unit.short_name, about, *state)
        sections: list[QWidget] = [self._sent(line, plan)] if plan is not None else []
        sections += [self._aliases(line), self._facts(line)]
        self.set_sections(sections)
        self.set_foot(
            [SecondaryButton("Sửa", "edit", on_click=lambda: self._acts.edit(""), tip="F2")],
            GhostButton("Bỏ vào thùng rác", "delete", on_click=self._acts.trash, tip="Del"),
        )

    def _sent(self, line: UnitLine, plan: Plan) -> Section:
        section = Section("Đã gửi trong kế hoạch đang làm")
        if line.sent:
            last = f", lần cuối {show(line.last)}" if line.last else ""
            section.add(Label(f"{line.sent} đề nghị{last}.", wrap=True))
            section.add(LinkButton("Xem các đề nghị", on_click=self._acts.show_sent))
        elif line.expected:
            section.add(Label("Chưa gửi đề nghị nào.", role="muted", wrap=True))
        else:
            section.add(Label("Kế hoạch này không giao chỉ tiêu cho đơn vị.", role="muted", wrap=True))
        sent = any(use.used for use in line.uses)
        for use in line.uses:
            state, said, strength = use_state(use, sent)
            section.add(ItemRow(*use_words(use), state, said, strength))
            if use.over and use.line.sentence:
                section.add(Quote(use.line.sentence, section_words(use.line.section)))
        return section

    def _aliases(self, line: UnitLine) -> Section:
        section = Section("Tên gọi khác, để nhận ra trong tệp gửi đến")
        flow = Flow()
        for alias in line.unit.aliases:
            chip = FilterChip(alias, removable=True)
            chip.setToolTip(f"Bỏ tên “{alias}”")
            chip.clicked.connect(lambda _=False, alias=alias: self._acts.drop_alias(alias))
            flow.add(chip)
        flow.add(LinkButton("Thêm tên", on_click=lambda: self._acts.edit("aliases")))
        return section.add(flow)

    def _facts(self, line: UnitLine) -> Section:
        unit = line.unit
        return Section("Đầu mối").add(
            FactRow("Người phụ trách", unit.contact),
            FactRow("Điện thoại", unit.phone),
            FactRow("Dùng", time_in_use(unit)),
        )

    def show_many(self, count: int) -> None:
        """Several units are chosen: say so instead of showing one of them."""
        self.set_head(f"{count} đơn vị đang chọn", "Chọn một đơn vị để xem chi tiết.")
        self.set_sections([Label("Ctrl+C chép các dòng đang chọn để dán vào Excel.", Type.SMALL, "muted", wrap=True)])
        self.set_foot([])
