"""The side panel of the quota grid: one cell with the plan's sentence and the nominations in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.nomination import Nomination, NomineeKind
from thidua_desktop.domain.plan import Deadline, Plan
from thidua_desktop.domain.quota import QuotaUse, takes_a_place
from thidua_desktop.domain.units import Unit
from ui.kit.banner import Bar
from ui.kit.base import Label
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.cells import QuotaCell, StateCell
from ui.kit.panel import FactRow, FindingLine, ItemRow, Quote, Section, SidePanel
from ui.kit.tokens import URGENT, Space, State, Strength, Type
from ui.tabs.nominations_words import check_cell, status_cell
from ui.tabs.quota_rows import own_words, use_cell

MANY = 20  # so many nominations are named; the rest are one click away
BAR_HEIGHT = 8
SHORT = 80  # letters of an achievement that two lines hold
_COUNTS = ("Không có", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the panel shows: a unit's cell (`use` None where the plan gives no places) and its first nominations."""

    plan: Plan
    unit: Unit
    kind: NomineeKind
    use: QuotaUse | None
    sent: bool
    nominations: tuple[Nomination, ...]
    count: int


class QuotaPanel(SidePanel):
    """Shows a cell, or the places to the level above.

    `nominations_asked` when the clerk wants to see them, `own_asked` for places of the unit's own, `own_taken_off`
    to give those up, `places_asked` to choose who goes to the level above.
    """

    nominations_asked = Signal()
    own_asked = Signal()
    own_taken_off = Signal()
    places_asked = Signal()

    def show_cell(self, chosen: Chosen) -> None:
        """Show one cell: figures, what is to be done, the plan's sentence, the nominations."""
        use = chosen.use
        if use is None:
            self.set_head(chosen.unit.short_name, chosen.kind.label, State.NONE, "Không có chỉ tiêu", Strength.QUIET)
            said = f"Kế hoạch không giao chỉ tiêu {chosen.kind.label.lower()} cho đơn vị này."
            self.set_sections([Label(said, role="muted", wrap=True), *_nominations(chosen)])
        else:
            cell = use_cell(use, chosen.sent)
            second = f"{chosen.kind.label} · {use.line.limit.words(use.line.count)}"
            self.set_head(chosen.unit.short_name, second, cell.state, cell.text, _strength(cell))
            problems = _problems(chosen, use, cell)
            self.set_sections([*problems, Figures(use), self._rule(use, chosen.plan), *_nominations(chosen)])
        self._set_acts(chosen.count)

    def _set_acts(self, count: int) -> None:
        ask = self.nominations_asked.emit
        words = f"Xem {count} đề nghị" if count else "Đến phần Tiếp nhận"
        own = SecondaryButton("Chỉ tiêu riêng…", on_click=self.own_asked.emit, tip="Số khác với nhóm, có lý do · F2")
        self.set_foot([(PrimaryButton if count else SecondaryButton)(words, on_click=ask), own])

    def _rule(self, use: QuotaUse, plan: Plan) -> Section:
        line = use.line
        section = Section("Kế hoạch quy định").add(quote_of(line.sentence, line.section, plan))
        if line.restriction:
            section.add(FactRow("Chỉ nhận", line.restriction))
        if line.unit_id is not None:
            section.add(Label(f"{own_words(line)}.", Type.STRONG, wrap=True))
            section.add_act("Bỏ chỉ tiêu riêng", self.own_taken_off.emit)
        return section

    def show_superior(self, title: str, uses: Sequence[QuotaUse], plan: Plan) -> None:
        """Show the places to the level above with the sentences they rest on."""
        self.set_head(title, "Tính trên cả cơ quan")
        sentences = dict.fromkeys((use.line.sentence, use.line.section) for use in uses)
        sections = [Section(use.line.kind.label).add(Figures(use, "đã trình")) for use in uses]
        quotes = (quote_of(sentence, section, plan) for sentence, section in sentences)
        sections.append(Section("Kế hoạch quy định").add(*quotes))
        self.set_sections(sections)
        self.set_foot([PrimaryButton("Chọn đề nghị để trình…", on_click=self.places_asked.emit)])

    def show_nothing(self) -> None:
        """Say what the panel is for while no cell is chosen."""
        self.set_head("Chưa chọn ô nào")
        said = "Chọn một ô trong bảng để xem câu của kế hoạch và các đề nghị trong ô."
        self.set_sections([Label(said, role="muted", wrap=True)])
        self.set_foot([])


class Figures(QWidget):
    """Used and allowed as large figures over their bar."""

    def __init__(self, use: QuotaUse, word: str = "đã đề nghị", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        for number, words in ((use.used, word), (use.line.count, "được phép")):
            line.addWidget(Label(str(number), Type.PAGE))
            line.addWidget(Label(words, role="muted"))
            line.addSpacing(Space.S)
        line.addStretch(1)
        bar = Bar(height=BAR_HEIGHT)
        bar.set(use.used, use.line.count)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.XS)
        body.addLayout(line)
        body.addWidget(bar)
        self.setAccessibleName(f"{use.used} {word}, {use.line.count} được phép")


def quote_of(sentence: str, section: str, plan: Plan) -> QWidget:
    """The plan's sentence with its place, or a word that it was not written down."""
    if not sentence:
        return Label("Chưa ghi câu của kế hoạch cho chỉ tiêu này.", role="muted", wrap=True)
    source = f"Mục {section}, {plan.short_title}" if section else plan.short_title
    return Quote(sentence, source)


def _strength(cell: QuotaCell) -> Strength:
    return Strength.PILL if cell.state in URGENT else Strength.QUIET


def _problems(chosen: Chosen, use: QuotaUse, cell: QuotaCell) -> list[QWidget]:
    """What is to be done about the cell, with whom; nothing for one in order."""
    noun, limit = use.line.kind.label.lower(), use.line.limit.words(use.line.count)
    deadline = chosen.plan.dossier_deadline
    if use.over:
        said = f"Vượt {use.over} {noun} so với chỉ tiêu ({limit}). Rút bớt đề nghị, hoặc giữ và ghi lý do."
    elif not chosen.sent:
        said = f"Đơn vị chưa gửi đề nghị nào của kế hoạch này. {_due(deadline) if deadline else ''}".rstrip()
    elif use.missing:
        said = f"Thiếu {use.missing} {noun}: kế hoạch giao {limit}. Đề nghị đơn vị gửi thêm, hoặc nêu lý do."
    else:
        return []
    return [FindingLine(cell.state, said)]


def _due(deadline: Deadline) -> str:
    if deadline.inclusive:
        return f"Hạn gửi: đến hết ngày {show(deadline.on)}."
    return f"Hạn gửi: trước ngày {show(deadline.on)}, nhận đến hết {show(deadline.last_good_day)}."


def _nominations(chosen: Chosen) -> list[QWidget]:
    """The nominations that take a place, then those that do not (withdrawn, refused, đột xuất)."""
    counted = [one for one in chosen.nominations if takes_a_place(one.lane, one.status, one.deleted)]
    others = [one for one in chosen.nominations if one not in counted]
    more = chosen.count - len(chosen.nominations)
    sections: list[QWidget] = []
    if counted:
        titled = chosen.use.used if chosen.use is not None else len(counted)
        section = Section(f"{in_words(titled)} đề nghị trong ô này").add(*map(_item, counted))
        if more > 0:
            section.add(Label(f"và {more} đề nghị nữa", Type.SMALL, "muted"))
        sections.append(section)
    if others:
        title = f"Không tính vào chỉ tiêu · {len(others)} đề nghị"
        sections.append(Section(title).add(*map(_item, others)))
    return sections


def in_words(count: int) -> str:
    """A small count as a word at the head of a sentence: "Bốn"; a large one in figures."""
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def _item(nomination: Nomination) -> ItemRow:
    found = check_cell(nomination.findings)
    state: StateCell = found if found.strength is Strength.PILL else status_cell(nomination.status)
    return ItemRow(nomination.name, _shortened(nomination.achievement), state.state, state.text, state.strength)


def _shortened(achievement: str | None) -> str:
    text = " ".join((achievement or "").split())
    if len(text) <= SHORT:
        return text
    return f"{text[:SHORT].rsplit(' ', 1)[0]}…"
