"""The side panel of the nominations: what to see to first, then the facts, then what can be done."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from thidua_desktop.domain.dates import show, show_birth
from thidua_desktop.domain.findings import SAME_NOMINEE_CODES, Finding, Severity
from thidua_desktop.domain.nomination import Nomination, NomineeKind, Status
from thidua_desktop.domain.plan import DossierRequirement
from thidua_desktop.services.dossier import Paper
from thidua_desktop.services.nominations import Line
from thidua_desktop.services.nominee_story import Story
from ui.kit.base import Label
from ui.kit.buttons import Button, GhostButton, PrimaryButton, SecondaryButton
from ui.kit.cells import number
from ui.kit.panel import FactRow, FindingLine, Section, SidePanel
from ui.kit.tokens import Strength
from ui.tabs.nominations_acts import NOT_THE_SAME
from ui.tabs.nominations_story import Tick, dossier_section, story_sections
from ui.tabs.nominations_words import (
    GENDERS,
    NEXT_STATUSES,
    SEVERITY_STATES,
    STATUS_STATES,
    common_next,
    counted_findings,
    with_quotes,
)

ACT_WORDS = {
    Status.RECEIVED: "Mới nhận",
    Status.COMPLETE: "Đủ hồ sơ",
    Status.NEEDS_SUPPLEMENT: "Cần bổ sung",
    Status.VERIFIED: "Đã thẩm định",
}
MOST_COUNTED = 8  # lines of one kind that the panel shows for several rows


class NominationPanel(SidePanel):
    """Shows one nomination. `move_asked(Status)`, `edit_asked()`; `fill_more(menu)` fills the "…".

    `declare(nomination id)` is called when the clerk says that the nominee is nobody else who is there,
    `tick_paper(nomination id, requirement, come)` when a paper of the dossier is ticked or not.
    """

    move_asked = Signal(object)
    edit_asked = Signal()
    _compact = False  # the base class sets the form while it is built
    _shown: Nomination | None = None

    def __init__(self) -> None:
        super().__init__()
        self.fill_more: Callable[[QMenu], None] | None = None
        self.declare: Callable[[int], object] | None = None
        self.tick_paper: Callable[[int, DossierRequirement, bool], object] | None = None
        self._unit = ""
        self._origin = ""
        self._movement = ""
        self._story: Story | None = None
        self._papers: Sequence[Paper] = ()
        self.show_steps()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        if compact == self._compact:
            return
        self._compact = compact
        if self._shown is not None:
            self.show_nomination(self._shown, self._unit, self._origin, self._movement, self._story, self._papers)

    def show_nomination(
        self,
        nomination: Nomination,
        unit: str = "",
        origin: str = "",
        movement: str = "",
        story: Story | None = None,
        papers: Sequence[Paper] = (),
    ) -> None:
        """Show everything known; `unit` is its name on the screen, `origin` the file it came with."""
        self._shown, self._unit, self._origin, self._movement = nomination, unit, origin, movement
        self._story, self._papers = story, papers
        unit = self._unit or "Chưa rõ đơn vị"
        self.set_head(
            nomination.name,
            f"{nomination.kind.label} · {unit}",
            STATUS_STATES[nomination.status],
            nomination.status.label,
            Strength.PILL,
        )
        sections = [self._facts(nomination)]
        to_do = [finding for finding in nomination.findings if finding.severity is not Severity.NOTE]
        notes = [finding for finding in nomination.findings if finding.severity is Severity.NOTE]
        if papers:
            sections.insert(0, dossier_section(papers, self._unit, self._ticking(nomination)))
        if to_do:
            sections.insert(0, self._to_do(to_do, nomination))
        if notes:
            sections.append(self._findings(f"Lưu ý · {len(notes)}", notes, nomination))
        if story is not None:
            sections += story_sections(story, nomination.name)
        self.set_sections(sections)
        self.set_foot(self._acts(nomination.status), self._more())

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._shown = None
        self.set_head("Chưa chọn đề nghị", "Chọn một dòng trong bảng để xem chi tiết.")
        self.set_sections([])
        self.set_foot([])

    def show_many(self, count: int, lines: Sequence[Line]) -> None:
        """Several rows are chosen: what they are together, and what can be done with all of them."""
        self._shown = None
        kinds = Counter(NomineeKind(line.kind).label.lower() for line in lines)
        together = ", ".join(f"{number(many)} {kind}" for kind, many in kinds.items())
        self.set_head(f"{number(count)} đề nghị đang chọn", together)
        sections = [self._counted("Trạng thái", Counter(Status(line.status).label for line in lines))]
        sections.append(self._counted("Đơn vị", Counter(line.unit or "Chưa rõ đơn vị" for line in lines)))
        self.set_sections(sections if lines else [])
        ways = common_next(lines)
        if ways:
            self.set_foot(self._moves(ways), self._more())
        else:
            self.set_foot([self._all_acts(count)])

    def _all_acts(self, count: int) -> SecondaryButton:
        """For rows without a next step in common: what else is under "…", in words."""
        acts = SecondaryButton(f"Việc với {number(count)} đề nghị…", tip="Hình thức, phong trào, thùng rác")
        acts.clicked.connect(lambda: self._open_more(acts))
        return acts

    @staticmethod
    def _counted(title: str, counts: Counter[str]) -> Section:
        section = Section(title)
        for words, count in counts.most_common(MOST_COUNTED):
            section.add(Label(f"{words}: {number(count)}", wrap=True))
        if len(counts) > MOST_COUNTED:
            section.add(Label(f"và {len(counts) - MOST_COUNTED} đơn vị khác", role="muted"))
        return section

    def _ticking(self, nomination: Nomination) -> Tick | None:
        """How a paper is ticked; what was decided rests on its dossier, which then only is read."""
        act = self.tick_paper
        if act is None or nomination.status.awarded:
            return None
        return lambda requirement, come: act(nomination.id, requirement, come)

    def _findings(self, title: str, findings: Sequence[Finding], of: Nomination) -> Section:
        """Findings, errors first, each with its act."""
        section = Section(title)
        for finding, quote in with_quotes(findings):
            acts = [(NOT_THE_SAME, "", lambda: self._declare(of))] if finding.code in SAME_NOMINEE_CODES else []
            section.add(FindingLine(SEVERITY_STATES[finding.severity], finding.message, acts, quote))
        return section

    def _declare(self, nomination: Nomination) -> None:
        if self.declare is not None:
            self.declare(nomination.id)

    def _to_do(self, findings: Sequence[Finding], kept: Nomination) -> Section:
        """What is to be seen to, and the reasons for which the clerk kept the nomination all the same."""
        section = self._findings(f"Cần xử lý · {counted_findings(findings)}", findings, kept)
        for label, reason in (("Lý do giữ", kept.accepted_reason), ("Lý do muộn", kept.late_reason)):
            if reason:
                section.add(FactRow(label, reason))
        return section

    def _facts(self, nomination: Nomination) -> Section:
        person = nomination.kind is not NomineeKind.COLLECTIVE
        section = Section("Thông tin")
        facts = [
            ("Ngày sinh", show_birth(nomination.birth) if person else None),
            ("Giới tính", GENDERS.get(nomination.gender or "", "") if person else None),
            ("Chức vụ", nomination.position if person else None),
            ("Nơi công tác" if person else "Thuộc", nomination.workplace),
            ("Hình thức", nomination.award),
            ("Thành tích", nomination.achievement),
            ("Phong trào", self._movement or None),
            ("Loại hình", nomination.lane.label),
            ("Ngày nhận", show(nomination.received)),
            ("Nguồn", self._origin or "Nhập tay"),
            ("Số căn cước", nomination.identity_number),
            ("Điện thoại", nomination.phone),
            ("Ghi chú", nomination.note),
        ]
        always = ("Hình thức", "Thành tích", *(("Ngày sinh",) if person else ()))
        for label, value in facts:
            if value or (label in always):
                section.add(FactRow(label, value or ""))
        return section

    def _acts(self, status: Status) -> list[Button]:
        ways = NEXT_STATUSES.get(status, ())
        buttons = self._moves(ways, "Lấy lại" if status is Status.WITHDRAWN else "")
        if not self._compact or not buttons:
            buttons.append(SecondaryButton("Sửa", on_click=self.edit_asked.emit, tip="Sửa đề nghị này · F2"))
        return buttons

    def _moves(self, ways: Sequence[Status], said: str = "") -> list[Button]:
        """The two likeliest ways on, the first as the primary act."""
        buttons: list[Button] = []
        for place, way in enumerate(ways[:2]):
            kind = PrimaryButton if place == 0 else SecondaryButton
            tip = f"Chuyển sang “{way.label}”"
            buttons.append(kind(said or ACT_WORDS[way], on_click=lambda to=way: self.move_asked.emit(to), tip=tip))
        return buttons

    def _more(self) -> GhostButton:
        more = GhostButton("", "more_horizontal", tip="Việc khác: hình thức, phong trào, thùng rác")
        more.clicked.connect(lambda: self._open_more(more))
        return more

    def _open_more(self, button: Button) -> None:
        menu = QMenu(self)
        if self.fill_more is not None:
            self.fill_more(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
