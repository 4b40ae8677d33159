"""The panel of the chosen unit: how it stands in the plan, its other names, its contact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Plan
from ui.kit.base import Label
from ui.kit.buttons import FilterChip, GhostButton, LinkButton, SecondaryButton
from ui.kit.flow import Flow
from ui.kit.panel import FactRow, ItemRow, Quote, Section, SidePanel
from ui.kit.tokens import Space, State, Type
from ui.tabs.plans_words import section_words
from ui.tabs.quota_state import use_state
from ui.tabs.units_words import (
    ClusterTime,
    Due,
    UnitLine,
    came_cell,
    cluster_times,
    deputy_words,
    due_words,
    former_words,
    role_words,
    time_in_use,
    use_words,
)


@dataclass(frozen=True, slots=True)
class PanelActs:
    """What the panel can ask of its tab."""

    edit: Callable[[str], object]
    change: Callable[[], object]
    more: Callable[[], object]
    drop_alias: Callable[[str], object]
    show_sent: Callable[[], object]
    receive: Callable[[Due], object]
    unmark: Callable[[Due], object]


class UnitPanel(SidePanel):
    """Shows one unit; `acts` are the tab's."""

    def __init__(self, acts: PanelActs) -> None:
        super().__init__()
        self._acts = acts
        self.show_steps()

    def show_unit(self, line: UnitLine, plan: Plan | None, years: Sequence[ClusterTime] = ()) -> None:
        """Show this unit as it stands in the chosen plan; `years` are those in which it competed in clusters."""
        unit = line.unit
        about = f"{unit.name} · nhóm {unit.group}" if unit.name != unit.short_name else f"Nhóm {unit.group}"
        gone = f"Đã gộp vào {line.successor}" if line.successor else "Ngừng dùng"
        state = (None, "") if line.in_use else (State.NEUTRAL, gone)
        self.set_head(unit.short_name, about, *state)
        sections: list[QWidget] = [self._sent(line, plan)] if plan is not None else []
        sections += [self._aliases(line), self._contact(line), self._clusters(line, years), self._times(line)]
        self.set_sections(sections)
        more = GhostButton("", "more_horizontal", on_click=self._acts.more, tip="Việc khác với đơn vị này")
        more.setAccessibleName("Việc khác với đơn vị này")
        self.set_foot(
            [
                SecondaryButton("Sửa", "edit", on_click=lambda: self._acts.edit(""), tip="F2"),
                SecondaryButton("Đổi tên, gộp, tách…", on_click=self._acts.change),
            ],
            more,
        )

    def _sent(self, line: UnitLine, plan: Plan) -> Section:
        section = Section("Đã gửi trong kế hoạch đang làm")
        for due in line.dues:
            self._add_due(section, line, due)
        if line.dossiers is not None and (line.sent or line.expected):
            cell = came_cell(line.dossiers, line.last, line.today, with_year=True)
            section.add(ItemRow("Hồ sơ đề nghị khen thưởng", due_words(line.dossiers), cell.state, cell.text))
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

    def _add_due(self, section: Section, line: UnitLine, due: Due) -> None:
        """What the unit sends by a deadline, and the link that marks it."""
        cell = due.cell(line.today, with_year=True)
        came = due.received
        late = came is not None and due.deadline.days_late(came.received)
        said = f" · nhận {show(came.received)}" if came and late else ""
        note = f" · {came.note}" if came and came.note else ""
        section.add(ItemRow(due.deadline.what, f"{due_words(due.deadline)}{said}{note}", cell.state, cell.text))
        flow = Flow(space=Space.L)
        flow.add(LinkButton("Sửa ngày nhận…" if came else "Ghi đã nhận…", on_click=lambda: self._acts.receive(due)))
        if came:
            flow.add(LinkButton("Ghi lại là chưa nhận", on_click=lambda: self._acts.unmark(due)))
        section.add(flow)

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

    def _contact(self, line: UnitLine) -> Section:
        return Section("Đầu mối").add(
            FactRow("Người phụ trách", line.unit.contact),
            FactRow("Điện thoại", line.unit.phone),
            LinkButton("Sửa đầu mối", on_click=lambda: self._acts.edit("contact")),
        )

    def _clusters(self, line: UnitLine, years: Sequence[ClusterTime]) -> Section:
        """The cluster of today with its head, and those of other years."""
        section = Section("Cụm, khối thi đua").add(FactRow("Cụm, khối", line.cluster_name))
        now: int | None = None
        if line.cluster is not None:
            now = line.cluster.year
            section.add(FactRow("Trưởng cụm", role_words(line)))
            if deputies := deputy_words(line):
                section.add(FactRow("Phó trưởng cụm", deputies))
        if others := cluster_times(years, now):
            section.add(FactRow("Các năm khác", others))
        return section

    def _times(self, line: UnitLine) -> Section:
        section = Section("Thời gian dùng").add(FactRow("Dùng", time_in_use(line.unit)))
        if line.unit.former:
            section.add(FactRow("Tên trước", former_words(line.unit.former)))
        return section.add(LinkButton("Sửa thời gian dùng", on_click=lambda: self._acts.edit("active_from")))

    def show_many(self, count: int) -> None:
        """Several units are chosen: say so instead of showing one of them, and offer what is done with many."""
        self.set_head(f"{count} đơn vị đang chọn", "Chọn một đơn vị để xem chi tiết.")
        self.set_sections([Label("Ctrl+C chép các dòng đang chọn để dán vào Excel.", Type.SMALL, "muted", wrap=True)])
        more = GhostButton("", "more_horizontal", on_click=self._acts.more, tip="Việc khác với các đơn vị này")
        more.setAccessibleName("Việc khác với các đơn vị này")
        self.set_foot([SecondaryButton(f"Gộp {count} đơn vị…", on_click=self._acts.change)], more)
