"""The form of a plan, new or edited: its parts at the left, the fields or lists of the chosen part at the right."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.plan import Plan, PlanKind
from thidua_desktop.services import office as office_profile
from thidua_desktop.services import plans, units
from ui.desk import Desk
from ui.dialogs import plan_form_more as more
from ui.dialogs import plan_form_pages as pages
from ui.dialogs.plan_form_lines import LinesPage
from ui.kit.banner import Banner
from ui.kit.base import Rule
from ui.kit.cells import Column
from ui.kit.dialog import Dialog
from ui.kit.forms import Form
from ui.kit.table import TableView
from ui.kit.tokens import Space, State, theme
from ui.tabs.quota_strip import superior_word

WIDTH, HEIGHT = 940, 640
PARTS_WIDTH = 200
GENERAL_FIELDS = (
    "title",
    "short_title",
    "code",
    "kind",
    "year",
    "issuer",
    "number",
    "issued",
    "starts",
    "ends",
    "above",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the form: what it is called in code and on the screen, and how many lines it has."""

    name: str
    title: str
    count: int | None = None

    @property
    def words(self) -> str:
        """ "Căn cứ · 4"."""
        return self.title if self.count is None else f"{self.title} · {self.count}"


class PlanForm(Dialog):
    """Asks for a whole plan. `part` opens it at a part, or at a field of the first part. Stores with "Lưu".

    For a new plan, `start` is what is known of it already.
    `saved(Change)` once the plan is stored. Lines keep their ids, so what points at them stays.
    """

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        plan: Plan | None,
        *,
        part: str = "",
        start: Plan | None = None,
        parent: QWidget | None = None,
    ) -> None:
        second = plan.short_title if plan else ""
        super().__init__(
            "Sửa kế hoạch" if plan else "Kế hoạch mới",
            "Lưu",
            parent,
            second=second,
            help="Chưa có gì được lưu cho đến khi bấm “Lưu”.",
            width=WIDTH,
            scroll=False,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._saving = False
        self._opened = False
        self._plan = plan or start or self._blank()
        self._set_up_pages()
        self._lay_out()
        self._clean = self.draft()
        self.form.mark_clean()
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.parts.step(by))
        self.go_to(part)

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize()
        look = theme()
        return QSize(min(look.px(WIDTH), room.width() - 40), min(look.px(HEIGHT), room.height() - 40))

    def showEvent(self, event: QShowEvent) -> None:
        """At first as large as the parts need, whatever part is shown."""
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self.resize(self.sizeHint())

    def _blank(self) -> Plan:
        office = office_profile.get(self._desk.store)
        year = self._desk.today().year
        return Plan("", PlanKind.CAMPAIGN, "", "", year, issuer=office.body if office else "")

    def _set_up_pages(self) -> None:
        store, plan = self._desk.store, self._plan
        known, groups, office = units.list_units(store), units.groups(store), office_profile.get(store)
        others = [known for known in plans.list_plans(store) if known.id != plan.id]
        self.general = pages.GeneralFields(self.form, plan, self._code_taken, others)
        self.form.add_stretch()
        self.purpose = more.PurposePage(plan.purpose)
        self.bases = pages.bases_page(plan.bases)
        self.movements = pages.movements_page(plan.movements, known)
        self.quotas = pages.quotas_page(plan.quotas, groups, known, superior_word(office))
        self.deadlines = pages.deadlines_page(plan.deadlines, groups)
        self.recurring = more.recurring_page(plan.recurring)
        self.dossier = pages.dossier_page(plan.dossier)
        self.criteria = more.criteria_page(plan.criteria)
        self.rules = pages.RulesPage(plan.rules)
        self.recipients = pages.RecipientsPage(plan.recipients)
        self._pages: dict[str, tuple[str, QWidget]] = {
            "general": ("Chung", self.form),
            "bases": ("Căn cứ", self.bases),
            "purpose": ("Mục đích, yêu cầu", self.purpose),
            "movements": ("Nội dung, phong trào", self.movements),
            "quotas": ("Chỉ tiêu", self.quotas),
            "deadlines": ("Thời hạn", self.deadlines),
            "recurring": ("Hạn hằng năm", self.recurring),
            "dossier": ("Hồ sơ đề nghị", self.dossier),
            "criteria": ("Tiêu chuẩn", self.criteria),
            "rules": ("Quy tắc", self.rules),
            "recipients": ("Nơi nhận", self.recipients),
        }

    def _lay_out(self) -> None:
        column: Column[Part] = Column("Phần", lambda part: part.words, width=120, stretch=True)
        self.parts = TableView([column], key=lambda part: part.name, name="Các phần của kế hoạch")
        self.parts.horizontalHeader().hide()
        self.parts.setSelectionMode(self.parts.SelectionMode.SingleSelection)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setFixedWidth(theme().px(PARTS_WIDTH))
        self.parts.current_row_changed.connect(self._turn_to)
        self.parts.activated_row.connect(lambda part: self.go_to(part.name))
        self._stack = QStackedWidget()
        for _, page in self._pages.values():
            self._stack.addWidget(pages.scrolled(page) if isinstance(page, Form) else page)
            page.changed.connect(self._count)  # type: ignore[attr-defined]
        self.banner = Banner()
        right = QVBoxLayout()
        right.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        right.setSpacing(Space.M)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.parts)
        line.addWidget(Rule(vertical=True))
        line.addLayout(right, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(line, 1)
        self._count()

    def _count(self) -> None:
        rows: list[Part] = []
        for name, (title, page) in self._pages.items():
            count = len(page.lines()) if isinstance(page, LinesPage) else None
            count = len(self.rules.rules()) if name == "rules" else count
            count = len(self.recipients.recipients()) if name == "recipients" else count
            rows.append(Part(name, title, count))
        self.parts.set_rows(rows)

    def _turn_to(self, part: Part | None) -> None:
        if part is not None:
            self._stack.setCurrentIndex(list(self._pages).index(part.name))

    def go_to(self, part: str) -> None:
        """Show a part with the cursor in it; a field of the first part by its name."""
        name = part if part in self._pages else "general"
        self.parts.select_key(name)
        page = self._pages[name][1]
        if isinstance(page, LinesPage):
            page.table.setFocus()
        elif name == "general":
            self.general.field_of(part if part in GENERAL_FIELDS else "title").field.setFocus()
        elif isinstance(page, Form):
            page.rows()[0].field.setFocus()

    def draft(self) -> Plan:
        """The plan as it stands in the form; what the form does not ask for stays as it was."""
        return replace(
            self._plan,
            **self.general.values(),
            bases=self.bases.lines(),
            movements=self.movements.lines(),
            quotas=self.quotas.lines(),
            purpose=self.purpose.text.value(),
            deadlines=self.deadlines.lines(),
            recurring=self.recurring.lines(),
            dossier=self.dossier.lines(),
            criteria=self.criteria.lines(),
            rules=self.rules.rules(),
            recipients=self.recipients.recipients(),
        )

    def unsaved(self) -> bool:
        """True if anything in any part differs from what is stored."""
        return self.draft() != self._clean or self.form.values_changed()

    def _code_taken(self, code: str) -> str:
        for other in plans.list_plans(self._desk.store):
            if other.code.casefold() == code.casefold() and other.id != self._plan.id:
                return f"Mã này đã dùng cho kế hoạch “{other.short_title}”."
        return ""

    def save(self) -> None:
        """Store the plan if nothing is wrong; else go to the first error."""
        if self._saving or not self._in_order():
            return
        draft = self.draft()
        self._saving = True
        self.primary.setEnabled(False)
        self._desk.write(
            "Đang lưu kế hoạch", lambda store, report, cancelled: plans.save(store, draft), self._done, self._failed
        )

    def _in_order(self) -> bool:
        for name, form in (("general", self.form), ("rules", self.rules), ("recipients", self.recipients)):
            if form.errors():
                self.parts.select_key(name)
                return form.check()
        if doubled := pages.doubled_quota(self.quotas.lines()):
            self.parts.select_key("quotas")
            self.quotas.show_problem(*doubled)
            return False
        for name, sentence in plans.problems(self.draft()).items():
            self.parts.select_key("general")
            row = self.general.field_of(name)
            row.show_error(sentence)
            row.go_here()
            return False
        return True

    def _done(self, change: Change) -> None:
        self._saving = False
        self._clean = self.draft()
        self.form.mark_clean()
        self.accept()
        self.saved.emit(change)

    def _failed(self, sentence: str) -> None:
        self._saving = False
        self.primary.setEnabled(True)
        self.banner.show_message(State.ERROR, sentence)

    def reject(self) -> None:
        """Close without saving; not while the plan is being stored."""
        if not self._saving:
            super().reject()
