"""More sections of a plan's sheet: what it is for, what it asks, whom it goes to, and what waits to be looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.nomination import Lane
from thidua_desktop.domain.plan import Criterion, Plan
from thidua_desktop.domain.plan_compare import Comparison, QuotaPair
from thidua_desktop.services.plan_compare import Above
from ui.kit.base import Glyph, Label
from ui.kit.buttons import LinkButton
from ui.kit.panel import FindingLine, Section
from ui.kit.tokens import Space, State, Type
from ui.tabs import plans_words as words
from ui.tabs.plans_parts import Edit, PlanLine, SaidByPlan, empty_words, numbered
from ui.tabs.plans_standing import standing_cell, standing_words


def purpose_section(plan: Plan, edit: Edit) -> Section:
    """Mục đích và yêu cầu, as the plan writes it."""
    section = Section("Mục đích và yêu cầu")
    section.add_act("Sửa", edit).setAccessibleName("Sửa mục đích và yêu cầu")
    if plan.purpose:
        section.add(Label(plan.purpose, wrap=True))
    else:
        section.add(empty_words("Chưa ghi mục đích và yêu cầu của kế hoạch."))
    return section


def criteria_section(plan: Plan, edit: Edit) -> Section:
    """Tiêu chuẩn khen thưởng, by lane and nominee kind, each with its place in the plan."""
    section = Section("Tiêu chuẩn khen thưởng")
    section.add_act("Sửa", edit).setAccessibleName("Sửa tiêu chuẩn khen thưởng")
    for lane in Lane:
        of_lane = [(place, line) for place, line in enumerate(plan.criteria) if line.lane is lane]
        for kind in dict.fromkeys(line.kind for _, line in of_lane):
            of_kind = [(place, line) for place, line in of_lane if line.kind is kind]
            section.add(Label(_heading(of_kind[0][1]), Type.SMALL, "muted"))
            for place, line in of_kind:
                right = f"Mục {line.section}" if line.section else ""
                section.add(numbered(PlanLine(line.text, right=right), place))
    if not plan.criteria:
        section.add(empty_words("Chưa ghi tiêu chuẩn. Ghi ở đây để khi xét có câu của kế hoạch bên cạnh."))
    return section


def _heading(line: Criterion) -> str:
    return f"{line.lane.label} · {line.kind.label.lower() if line.kind else 'mọi đối tượng'}"


def recurring_section(plan: Plan, edit: Edit) -> Section:
    """Hạn hằng năm: for offices by the calendar year, for schools by the school year."""
    section = Section("Hạn hằng năm")
    section.add_act("Sửa", edit).setAccessibleName("Sửa hạn hằng năm")
    for place, line in enumerate(plan.recurring):
        below = Label(words.unbroken_clauses(words.recurring_words(line)), Type.SMALL, wrap=True)
        said = [SaidByPlan(line.what, line.source)] if line.source else []
        section.add(numbered(PlanLine(line.what, below, *said, strong=True), place))
    if not plan.recurring:
        section.add(empty_words("Kế hoạch không có hạn nào lặp lại hằng năm."))
    return section


def parent_section(above: Above, beside: Comparison | None, open_it: Edit, write_it: Edit, choose: Edit) -> Section:
    """Kế hoạch cấp trên: what it allows against what this plan sets, in short; `open_it` shows the whole."""
    section = Section("Kế hoạch cấp trên")
    section.add_act("Chọn", choose).setAccessibleName("Chọn kế hoạch cấp trên")
    if not above.name:
        words_ = "Chưa ghi kế hoạch này làm theo kế hoạch nào. Chọn ở đây, hoặc đánh dấu ở dòng căn cứ."
        return section.add(empty_words(words_))
    if beside is None:
        said = f"{above.name} chưa có trong máy nên chưa so được chỉ tiêu và thời hạn."
        return section.add(FindingLine(State.INFO, said, [(f"Ghi {words.lower_first(above.name)}…", "add", write_it)]))
    for pair in (*beside.quotas, *beside.deadlines):
        name = f"{pair.kind.label} trình cấp trên" if isinstance(pair, QuotaPair) else pair.theirs.what
        cell, below = standing_cell(pair), Label(standing_words(pair), Type.SMALL, "muted", wrap=True)
        section.add(PlanLine(name, below, state=(cell.state, cell.text, cell.strength)))
    if beside.missing:
        section.add(PlanLine("Nội dung, phong trào chưa có", right=f"{len(beside.missing)} của cấp trên"))
    return section.add(LinkButton(f"Theo {above.name}…", "document", on_click=open_it))


def recipients_section(plan: Plan, edit: Edit) -> Section:
    """Nơi nhận, as the plan lists them."""
    section = Section("Nơi nhận")
    section.add_act("Sửa", edit).setAccessibleName("Sửa nơi nhận")
    if plan.recipients:
        section.add(Label("; ".join(plan.recipients), role="muted", wrap=True))
    else:
        section.add(empty_words("Chưa ghi nơi nhận của kế hoạch."))
    return section


def mark_for_review(section: Section, title: str, count: int, seen: Edit) -> Section:
    """Say at the top of a section how much in it was copied and not looked at yet."""
    if count:
        body = section.layout()
        assert isinstance(body, QVBoxLayout)
        body.insertWidget(1, _mark(f"{count} điều chép từ năm trước cần xem lại", title, seen))
    return section


def _mark(said: str, title: str, seen: Edit) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.S)
    line.addWidget(Glyph.of(State.WARN), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(said, wrap=True), 1)
    link = LinkButton("Đã xem", "checkmark", on_click=seen)
    link.setAccessibleName(f"Đã xem: {title.lower()}")
    line.addWidget(link)
    holder.setAccessibleName(said)
    return holder
