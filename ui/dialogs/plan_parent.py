"""Theo kế hoạch cấp trên: what the plan above allows beside what ours sets, and the movements ours leaves out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Movement, Plan
from thidua_desktop.domain.plan_compare import DeadlinePair, QuotaPair, Standing
from thidua_desktop.services import plan_compare
from thidua_desktop.services.plan_compare import Above
from ui.desk import Desk
from ui.dialogs.reading import ReadingDialog
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import Column, Kind
from ui.kit.panel import FindingLine, Quote, Section
from ui.kit.tokens import State
from ui.tabs.plans_parts import WholeTable, empty_words, framed
from ui.tabs.plans_standing import limit, places, standing_cell
from ui.tabs.plans_words import movement_time

WIDTH = 860


class PlanParent(ReadingDialog):
    """Shows our plan beside the plan above. `edit_asked(part)` edits a part of our plan in its place."""

    edit_asked = Signal(str)

    def __init__(self, desk: Desk, plan: Plan, above: Above, parent: QWidget | None = None) -> None:
        assert above.plan is not None
        theirs = above.plan
        about = (theirs.issuer, show(theirs.issued) if theirs.issued else "", f"so với “{plan.short_title}”")
        super().__init__(f"Theo {above.name}", parent, second=" · ".join(part for part in about if part), width=WIDTH)
        self.comparison = plan_compare.beside(desk.store, plan, theirs)
        self.add_button(SecondaryButton("Sửa thời hạn…", on_click=lambda: self.edit_asked.emit("deadlines")))
        self.add_button(SecondaryButton("Sửa chỉ tiêu…", on_click=lambda: self.edit_asked.emit("quotas")))
        for section in (self._quotas(), self._deadlines(), self._movements()):
            self.body.addWidget(section)
        self.finished.connect(self.deleteLater)
        self.primary.setFocus()

    def _quotas(self) -> Section:
        section = Section("Chỉ tiêu trình cấp trên")
        pairs = self.comparison.quotas
        if not pairs:
            return section.add(
                empty_words(
                    "Kế hoạch cấp trên chưa ghi chỉ tiêu cho cơ quan này. Ghi ở phần Chỉ tiêu của kế hoạch ấy, "
                    "với cấp khen là cấp trên."
                )
            )
        columns: list[Column[QuotaPair]] = [
            Column("Đối tượng", lambda pair: pair.kind.label, width=110),
            Column("Cấp trên cho", lambda pair: places(pair.theirs), width=130),
            Column("Kế hoạch này", lambda pair: places(pair.ours), width=130),
            Column("So với nhau", standing_cell, width=120),
            Column("Ở mục", lambda pair: pair.theirs.section, kind=Kind.MUTED, width=90, stretch=True),
        ]
        self.quotas = WholeTable(columns, pairs, key=lambda pair: pair.kind, name="Chỉ tiêu trình cấp trên")
        section.add(framed(self.quotas))
        for pair in pairs:
            if pair.standing is Standing.OVER:
                ours, theirs = places(pair.ours), places(pair.theirs)
                said = f"{pair.kind.label}: kế hoạch này ghi {ours}, cấp trên chỉ cho {theirs}."
                section.add(FindingLine(State.ERROR, said))
        quoted = dict.fromkeys((pair.theirs.sentence, pair.theirs.section) for pair in pairs if pair.theirs.sentence)
        for sentence, place in quoted:
            section.add(Quote(sentence, f"Mục {place} của kế hoạch cấp trên" if place else "Kế hoạch cấp trên"))
        return section

    def _deadlines(self) -> Section:
        section = Section("Thời hạn")
        pairs = self.comparison.deadlines
        if not pairs:
            return section.add(empty_words("Kế hoạch cấp trên chưa ghi thời hạn nào."))
        columns: list[Column[DeadlinePair]] = [
            Column("Việc phải làm", lambda pair: pair.theirs.what, width=150, stretch=True),
            Column("Hạn của cấp trên", lambda pair: limit(pair.theirs), width=150),
            Column("Hạn của kế hoạch này", lambda pair: limit(pair.ours), width=160),
            Column("So với nhau", standing_cell, width=120),
        ]
        self.deadlines = WholeTable(columns, pairs, key=id, name="Thời hạn của hai kế hoạch")
        section.add(framed(self.deadlines))
        for pair in pairs:
            if pair.standing is Standing.LATE:
                said = f"{pair.theirs.what}: hạn của các đơn vị {_after(pair)}."
                section.add(FindingLine(State.WARN, said))
        return section

    def _movements(self) -> Section:
        missing = self.comparison.missing
        section = Section("Nội dung, phong trào của cấp trên mà kế hoạch này chưa có")
        if not missing:
            return section.add(empty_words("Không thiếu nội dung, phong trào nào."))
        columns: list[Column[Movement]] = [
            Column("Nội dung, phong trào", lambda line: line.title, width=280, stretch=True, tooltip=lambda m: m.title),
            Column("Cấp trên giao", lambda line: line.lead, kind=Kind.MUTED, width=180, tooltip=lambda m: m.lead),
            Column("Thời gian", movement_time, kind=Kind.MUTED, width=100),
        ]
        self.missing = WholeTable(columns, missing, key=id, name="Nội dung, phong trào còn thiếu")
        return section.add(framed(self.missing))


def _after(pair: DeadlinePair) -> str:
    days = pair.days_between or 0
    return f"sau hạn của cấp trên {-days} ngày" if days else "trùng ngày cuối của cấp trên, không còn ngày nào để làm"
