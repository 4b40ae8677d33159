"""The sections of a plan's sheet, each built from the stored plan."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.nomination import Lane
from thidua_desktop.domain.plan import Basis, Deadline, Movement, Plan, QuotaLine
from thidua_desktop.domain.units import Unit, UnitGroup
from thidua_desktop.services import plans
from ui.kit.banner import Bar
from ui.kit.base import Label, clear
from ui.kit.cells import Column, Kind, NameCell
from ui.kit.panel import FactRow, FindingLine, Quote, Section
from ui.kit.states import StateLabel
from ui.kit.tokens import Space, State, Type
from ui.tabs import plans_words as words
from ui.tabs.plans_parts import Edit, PlanLine, SaidByPlan, WholeTable, empty_words, framed, numbered
from ui.tabs.plans_words import QuotaRow


def titled(title: str, section: str) -> str:
    """ "Hồ sơ đề nghị · mục III.5"."""
    return f"{title} · mục {section}" if section else title


def name_section(plan: Plan, edit: Edit) -> Section:
    """The plan's whole name as papers write it, and its number."""
    section = Section("Tên trong văn bản")
    section.add_act("Sửa", edit).setAccessibleName("Sửa tên, số và thời gian")
    section.add(Label(plan.title, wrap=True))
    if numbering := words.numbering(plan):
        section.add(Label(numbering, role="muted", wrap=True))
    return section


def bases_section(plan: Plan, edit: Edit) -> Section:
    """Căn cứ: number, date and issuer of each, the plan above marked, doubtful dates said."""
    section = Section("Căn cứ")
    section.add_act("Sửa", edit).setAccessibleName("Sửa căn cứ")
    doubts = plans.doubtful_bases(plan)
    for place, basis in enumerate(plan.bases):
        section.add(numbered(_basis_line(basis), place))
        if place in doubts:
            section.add(FindingLine(State.WARN, doubts[place], [("Sửa ngày", "", lambda place=place: edit(place))]))
    if not plan.bases:
        section.add(empty_words("Chưa ghi căn cứ. Căn cứ được in ở đầu tờ trình và quyết định."))
    return section


def _basis_line(basis: Basis) -> QWidget:
    line_of = QWidget()
    line = QHBoxLayout(line_of)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.M)
    about = " · ".join(part for part in (show(basis.on) if basis.on else "", basis.issuer) if part)
    if basis.number:
        line.addWidget(Label(basis.number, Type.STRONG))
    line.addWidget(Label(about if basis.number else basis.text, role="muted", wrap=True), 1)
    if basis.is_parent:
        line.addWidget(StateLabel(State.INFO, "Kế hoạch cấp trên"))
    line_of.setToolTip(basis.text)
    line_of.setAccessibleName(basis.text)
    return line_of


class MovementsSection(Section):
    """Nội dung, phong trào: a table, and below it all that is known of the chosen line."""

    def __init__(self, plan: Plan, units: Sequence[Unit], edit: Edit) -> None:
        super().__init__(f"{len(plan.movements)} nội dung, phong trào" if plan.movements else "Nội dung, phong trào")
        self.add_act("Sửa", edit).setAccessibleName("Sửa nội dung, phong trào")
        self._places = {id(movement): place for place, movement in enumerate(plan.movements, 1)}
        self._names = {unit.id: unit.short_name for unit in units}
        if not plan.movements:
            self.add(empty_words("Chưa ghi nội dung, phong trào nào của kế hoạch."))
            return
        columns: list[Column[Movement]] = [
            Column("Nội dung, phong trào", self._numbered, width=220, stretch=True, tooltip=lambda m: m.title),
            Column("Chủ trì", self._lead, kind=Kind.MUTED, width=96, tooltip=_who),
            Column("Thời gian", words.movement_time, kind=Kind.MUTED, width=96, tooltip=lambda m: m.time),
        ]
        self.table = WholeTable(columns, plan.movements, key=lambda m: m.id, name="Nội dung, phong trào")
        self._detail = QVBoxLayout()
        self._detail.setSpacing(Space.XS)
        below = QWidget()
        below.setLayout(self._detail)
        self._detail.setContentsMargins(Space.M, 0, Space.M, Space.XS)
        self._below = below
        below.hide()
        self.table.current_row_changed.connect(self._show)
        self.table.activated_row.connect(lambda movement: edit(self._places[id(movement)] - 1))
        self.add(framed(self.table), below)

    def _numbered(self, movement: Movement) -> str:
        return f"{self._places[id(movement)]}. {movement.short_title or movement.title}"

    def _lead(self, movement: Movement) -> str:
        return self._names.get(movement.lead_unit_id or 0, movement.lead)

    def _show(self, movement: Movement | None) -> None:
        clear(self._detail)
        self._below.setVisible(movement is not None)
        if movement is None:
            return
        self._detail.addWidget(Label(movement.title, wrap=True))
        for label, value in (
            ("Chủ trì", movement.lead),
            ("Phối hợp", movement.coordinating),
            ("Thời gian", movement.time),
        ):
            if value:
                self._detail.addWidget(FactRow(label, value))


def _who(movement: Movement) -> str:
    return f"{movement.lead}\nPhối hợp: {movement.coordinating}" if movement.coordinating else movement.lead


def dossier_section(plan: Plan, edit: Edit) -> Section:
    """Hồ sơ đề nghị: what must be sent, by lane, required or if there is one."""
    shared = words.common_section([item.section for item in plan.dossier])
    section = Section(titled("Hồ sơ đề nghị", shared))
    section.add_act("Sửa", edit).setAccessibleName("Sửa hồ sơ đề nghị")
    several = len({item.lane for item in plan.dossier}) > 1
    for lane in Lane:
        items = [(place, item) for place, item in enumerate(plan.dossier) if item.lane is lane]
        if items and several:
            section.add(Label(lane.label, Type.SMALL, "muted"))
        for place, item in items:
            kind = f" ({item.kind.label.lower()})" if item.kind else ""
            right = "Bắt buộc" if item.required else "Nếu có"
            section.add(numbered(PlanLine(f"{item.item}{kind}", icon="document", right=right), place))
    if not plan.dossier:
        section.add(empty_words("Chưa ghi thành phần hồ sơ. Ghi ở đây để biết hồ sơ nào còn thiếu."))
    return section


class DeadlinesSection(Section):
    """Thời hạn: what is due, until when papers are taken, how many days are left, whose it is, who has sent."""

    def __init__(
        self, plan: Plan, today: date, sent: tuple[int, int] | None, groups: Sequence[UnitGroup], edit: Edit
    ) -> None:
        super().__init__("Thời hạn")
        self.add_act("Sửa", edit).setAccessibleName("Sửa thời hạn")
        names = {group.id: group.name for group in groups}
        self._lines: list[tuple[Deadline, PlanLine]] = []
        for place, deadline in enumerate(plan.deadlines):
            whose = names.get(deadline.group_id or 0, "")
            line = _deadline_line(deadline, today, whose, sent if deadline.is_dossier else None)
            self._lines.append((deadline, line))
            self.add(numbered(line, place))
        if not plan.deadlines:
            self.add(empty_words("Chưa ghi thời hạn nào. Có hạn gửi hồ sơ thì mới biết đơn vị nào gửi trễ."))

    def line_of(self, deadline: Deadline) -> PlanLine | None:
        """Where a deadline of the plan is shown."""
        return next((line for known, line in self._lines if known == deadline), None)


def _deadline_line(deadline: Deadline, today: date, whose: str, sent: tuple[int, int] | None) -> PlanLine:
    below: list[QWidget] = [Label(words.unbroken_clauses(words.deadline_words(deadline)), Type.SMALL, wrap=True)]
    if whose:
        below.append(Label(f"Nhóm {whose}", Type.SMALL, "muted"))
    if sent is not None:
        below.append(_sent_line(*sent))
    if deadline.source:
        below.append(SaidByPlan(deadline.what, deadline.source, deadline.section))
    state = words.deadline_state(deadline, today, sent[1] - sent[0] if sent is not None else 0)
    return PlanLine(deadline.what, *below, state=state, strong=True)


def _sent_line(sent: int, units: int) -> QWidget:
    line_of = QWidget()
    line = QHBoxLayout(line_of)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.M)
    bar = Bar()
    bar.set(sent, units)
    line.addWidget(bar, 1)
    line.addWidget(Label(f"{sent} trên {units} đơn vị đã gửi", Type.SMALL, "muted"))
    return line_of


class QuotaSection(Section):
    """Chỉ tiêu: groups by nominee kinds, and the plan's sentence on the chosen line."""

    def __init__(self, plan: Plan, superior: str, open_quota: Edit, edit: Edit) -> None:
        super().__init__(titled("Chỉ tiêu", words.common_section([line.section for line in plan.quotas])))
        self._kinds = words.quota_kinds(plan)
        if not plan.quotas:
            self.add_act("Sửa", edit).setAccessibleName("Sửa chỉ tiêu")
            self.add(empty_words("Chưa ghi chỉ tiêu. Ghi mỗi nhóm đơn vị được đề nghị bao nhiêu tập thể, cá nhân."))
            return
        self.add_act("Mở Chỉ tiêu", open_quota)
        self.add_act("Sửa", edit).setAccessibleName("Sửa chỉ tiêu")
        rows = words.quota_rows(plan, superior)
        columns: list[Column[QuotaRow]] = [
            Column("Mỗi…", lambda row: _cell(row, row.who), width=110, stretch=True, tooltip=lambda r: r.who)
        ]
        for place, kind in enumerate(self._kinds):
            columns.append(Column(kind.label, lambda row, n=place: _cell(row, row.words(n)), width=72))
        self.table = WholeTable(columns, rows, key=lambda row: row.who, name="Chỉ tiêu của kế hoạch")
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.table.activated_row.connect(lambda row: edit(plan.quotas.index(self._line_of(row))))
        self._said = QVBoxLayout()
        self._said.setSpacing(Space.S)
        below = QWidget()
        below.setLayout(self._said)
        self._said.setContentsMargins(0, 0, 0, 0)
        self.add(framed(self.table), below)
        self._restrictions(plan)

    def _line_of(self, row: QuotaRow) -> QuotaLine:
        """The line of the cell that is chosen; of a name, the row's first."""
        place = self.table.currentIndex().column() - 1
        chosen = row.lines[place] if place >= 0 else None
        return chosen or next(line for line in row.lines if line is not None)

    def _restrictions(self, plan: Plan) -> None:
        for line in plan.quotas:
            if line.restriction:
                who = (line.unit or line.group or "cơ quan").lower()
                words_ = f"{line.kind.label} của {who} phải là {line.restriction}."
                self.add(FindingLine(State.INFO, words_))

    def _show(self) -> None:
        clear(self._said)
        row = self.table.current_row()
        if row is None:
            return
        place = self.table.currentIndex().column() - 1
        chosen = [row.lines[place]] if place >= 0 else list(row.lines)
        for sentence, section in _sentences(chosen):
            self._said.addWidget(Quote(sentence, words.section_words(section)))


def _cell(row: QuotaRow, text: str) -> str | NameCell:
    """The places to the level above stand out from the units' own."""
    return NameCell(text) if row.superior and text else text


def _sentences(lines: Sequence[QuotaLine | None]) -> list[tuple[str, str]]:
    """Each sentence once, with its place."""
    found = dict.fromkeys((line.sentence, line.section) for line in lines if line is not None and line.sentence)
    return list(found)


def rules_section(plan: Plan, edit: Edit) -> Section:
    """Quy tắc của kế hoạch: the cross rules it switches on, each with its sentence."""
    section = Section("Quy tắc của kế hoạch")
    section.add_act("Sửa", edit).setAccessibleName("Sửa quy tắc")
    for rule in plan.rules:
        said = [SaidByPlan(rule.rule.label, rule.sentence, rule.section)] if rule.sentence else []
        section.add(PlanLine(rule.rule.label, *said, icon="checkmark"))
    if not plan.rules:
        section.add(empty_words("Kế hoạch không đặt thêm quy tắc nào."))
    return section
