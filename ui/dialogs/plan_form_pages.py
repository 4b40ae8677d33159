"""The pages of the plan form: general, the lists, rules, recipients."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from thidua_desktop.domain.plan import (
    Basis,
    CrossRule,
    Deadline,
    DossierRequirement,
    Movement,
    Plan,
    PlanKind,
    PlanRule,
    QuotaLine,
    Tier,
)
from thidua_desktop.domain.units import Unit, UnitGroup
from ui.dialogs.plan_form_kinds import BasisEditor, DeadlineEditor, DossierEditor, MovementEditor, QuotaEditor
from ui.dialogs.plan_form_lines import LinesPage
from ui.kit.forms import CheckField, ComboField, DateField, Form, LineField, NumberField, TextField
from ui.tabs.plans_standing import limit
from ui.tabs.plans_words import lower_first, movement_time, with_single_dossier

FIRST_YEAR, LAST_YEAR = 1990, 2100


def _year_problem(year: int) -> str:
    return "" if FIRST_YEAR <= year <= LAST_YEAR else f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}."


def doubled_quota(lines: Sequence[QuotaLine]) -> tuple[int, str] | None:
    """The first line that binds the same units, kind and tier as one before it, and the sentence that says so."""
    known: dict[tuple[object, ...], int] = {}
    for place, line in enumerate(lines):
        key = (line.tier, line.kind, line.unit_id, line.group_id)
        if key in known:
            who = line.unit or line.group or "Cả cơ quan"
            kind = line.kind.label.lower()
            return place, f"{who} đã có chỉ tiêu {kind} ở dòng {known[key] + 1}. Sửa hoặc bỏ một trong hai dòng."
        known[key] = place
    return None


class GeneralPage(Form):
    """What the plan is called, whose it is and when."""

    def __init__(self, plan: Plan, taken_codes: Callable[[str], str], others: Sequence[Plan]) -> None:
        super().__init__()
        form = self
        kinds = [(kind.label, kind) for kind in PlanKind]
        self.title = form.add(TextField("Tên kế hoạch", plan.title, lines=3, help="Tên đầy đủ, như văn bản ghi."))
        self.short_title = form.add(
            LineField("Tên ngắn", plan.short_title, help="Hiện ở đầu cửa sổ và trong danh sách kế hoạch.")
        )
        self.code = LineField("Mã", plan.code, check=taken_codes, help="Tự đặt cho dễ nhớ, ví dụ CG-2024.")
        self.kind = ComboField("Loại kế hoạch", kinds, plan.kind)
        self.year = NumberField("Năm", plan.year, check=_year_problem)
        self.year.edit.left.connect(lambda: self._plain_year())
        form.add_line(self.code, self.kind, self.year)
        self.issuer = form.add(LineField("Cơ quan ban hành", plan.issuer, optional=True))
        self.number = LineField("Số, ký hiệu", plan.number, optional=True)
        self.issued = DateField("Ngày ban hành", plan.issued, optional=True)
        form.add_line(self.number, self.issued)
        self.starts = DateField("Từ ngày", plan.starts, optional=True)
        self.ends = DateField("Đến ngày", plan.ends, optional=True, check=self._order)
        form.add_line(self.starts, self.ends)
        above = [("Không có trong máy", 0), *((other.short_title or other.title, other.id or 0) for other in others)]
        self.above = form.add(
            ComboField(
                "Kế hoạch cấp trên",
                above,
                plan.parent_id or 0,
                find=True,
                optional=True,
                help="Không chọn thì tìm theo số, ngày ở dòng căn cứ được đánh dấu là kế hoạch cấp trên.",
            )
        )
        self.occasion = form.add(
            TextField(
                "Dịp tổng kết",
                plan.occasion,
                lines=2,
                optional=True,
                help="Phần sau chữ “thành tích trong” ở tờ trình và giấy khen.",
            )
        )
        self._plain_year()
        self.add_stretch()
        self.mark_clean()

    def _plain_year(self) -> None:
        """A year is written without the dot of thousands."""
        year = self.year.value()
        if year is not None:
            self.year.edit.setText(str(year))

    def _order(self, ends: date) -> str:
        starts = self.starts.value()
        return "Ngày kết thúc trước ngày bắt đầu." if starts and ends < starts else ""

    def values(self) -> dict[str, Any]:
        """The plan's own values as typed."""
        return {
            "title": self.title.value(),
            "short_title": self.short_title.value(),
            "code": self.code.value(),
            "kind": self.kind.value(),
            "year": self.year.value() or 0,
            "issuer": self.issuer.value(),
            "number": self.number.value(),
            "issued": self.issued.value(),
            "starts": self.starts.value(),
            "ends": self.ends.value(),
            "parent_id": self.above.value() or None,
            "occasion": self.occasion.value(),
        }


def bases_page(lines: Sequence[Basis]) -> LinesPage[Basis]:
    """Căn cứ."""
    return LinesPage(
        "căn cứ",
        "In ở đầu tờ trình và quyết định, theo thứ tự này.",
        [
            ("Căn cứ", lambda line: line.text, 260, True),
            ("Số, ký hiệu", lambda line: line.number, 120, False),
            ("Ngày", lambda line: line.on.strftime("%d/%m/%Y") if line.on else "", 88, False),
        ],
        lines,
        BasisEditor,
    )


def movements_page(lines: Sequence[Movement], units: Sequence[Unit]) -> LinesPage[Movement]:
    """Nội dung, phong trào."""
    return LinesPage(
        "nội dung, phong trào",
        "Mỗi nội dung, phong trào có đơn vị chủ trì và đơn vị phối hợp.",
        [
            ("Nội dung, phong trào", lambda line: line.short_title or line.title, 240, True),
            ("Chủ trì", lambda line: line.lead, 140, False),
            ("Thời gian", movement_time, 96, False),
        ],
        lines,
        lambda line, parent: MovementEditor(line, parent, units),
    )


def quotas_page(
    lines: Sequence[QuotaLine], groups: Sequence[UnitGroup], units: Sequence[Unit], superior: str
) -> LinesPage[QuotaLine]:
    """Chỉ tiêu."""
    above = f"Trình {superior}"
    return LinesPage(
        "chỉ tiêu",
        "Mỗi dòng là chỉ tiêu của một nhóm đơn vị (hoặc một đơn vị) cho một loại đối tượng.",
        [
            (
                "Áp dụng cho",
                lambda line: above if line.tier is Tier.SUPERIOR else line.unit or line.group or "",
                180,
                True,
            ),
            ("Đối tượng", lambda line: line.kind.label, 90, False),
            ("Mức", lambda line: line.limit.words(line.count), 80, False),
            ("Chỉ nhận loại", lambda line: line.restriction, 100, False),
            ("Mục", lambda line: line.section, 64, False),
        ],
        lines,
        lambda line, parent: QuotaEditor(line, parent, groups, units, superior),
        problem=doubled_quota,
    )


def deadlines_page(lines: Sequence[Deadline], groups: Sequence[UnitGroup]) -> LinesPage[Deadline]:
    """Thời hạn."""
    names = {group.id: group.name for group in groups}
    return LinesPage(
        "thời hạn",
        "“Trước ngày 02/8” nghĩa là nhận đến hết ngày 01/8; “đến hết ngày” thì tính cả ngày ấy.",
        [
            ("Việc phải làm", lambda line: line.what, 200, True),
            ("Hạn", limit, 150, False),
            ("Ai phải làm", lambda line: names.get(line.group_id or 0, "Mọi đơn vị"), 110, False),
            ("Hạn hồ sơ", lambda line: "Có" if line.is_dossier else "", 80, False),
        ],
        lines,
        lambda line, parent: DeadlineEditor(line, parent, groups),
        with_single_dossier,
    )


def dossier_page(lines: Sequence[DossierRequirement]) -> LinesPage[DossierRequirement]:
    """Thành phần hồ sơ."""
    return LinesPage(
        "thành phần hồ sơ",
        "Giấy tờ mà đơn vị phải gửi; phần Tiếp nhận dựa vào đây để biết hồ sơ nào còn thiếu.",
        [
            ("Giấy tờ", lambda line: line.item, 240, True),
            ("Loại hình", lambda line: line.lane.label, 110, False),
            ("Đối tượng", lambda line: line.kind.label if line.kind else "Mọi đối tượng", 110, False),
            ("Phải có", lambda line: "Bắt buộc" if line.required else "Nếu có", 80, False),
        ],
        lines,
        DossierEditor,
    )


class RulesPage(Form):
    """Which cross rules the plan switches on, each with the sentence it rests on."""

    def __init__(self, rules: Sequence[PlanRule]) -> None:
        super().__init__()
        known = {rule.rule: rule for rule in rules}
        self.parts: dict[CrossRule, tuple[CheckField, TextField, LineField]] = {}
        for rule in CrossRule:
            has = known.get(rule)
            box = self.add(CheckField(rule.label, has is not None))
            sentence = self.add(
                TextField(
                    "Câu trong kế hoạch", has.sentence if has else "", lines=2, help="Câu mà quy tắc này dựa vào."
                )
            )
            section = self.add(LineField("Mục", has.section if has else "", optional=True))
            sentence.field.setAccessibleName(f"Câu trong kế hoạch: {lower_first(rule.label)}")
            section.field.setAccessibleName(f"Mục của câu ấy: {lower_first(rule.label)}")
            for part in (sentence, section):
                part.setVisible(box.value())
                box.box.toggled.connect(part.setVisible)
            self.parts[rule] = (box, sentence, section)
        self.add_stretch()
        self.mark_clean()

    def rules(self) -> tuple[PlanRule, ...]:
        """The rules switched on."""
        return tuple(
            PlanRule(rule, sentence.value(), section.value())
            for rule, (box, sentence, section) in self.parts.items()
            if box.value()
        )


class RecipientsPage(Form):
    """Nơi nhận, one on a line."""

    def __init__(self, recipients: Sequence[str]) -> None:
        super().__init__()
        self.text = self.add(
            TextField(
                "Nơi nhận của kế hoạch",
                "\n".join(recipients),
                lines=12,
                optional=True,
                help="Mỗi dòng một nơi nhận; không cần gạch đầu dòng và dấu chấm phẩy.",
            )
        )
        self.add_stretch()
        self.mark_clean()

    def recipients(self) -> tuple[str, ...]:
        """The lines that say something, without the marks of a list."""
        lines = (line.strip().lstrip("-").rstrip(";").strip() for line in self.text.value().splitlines())
        return tuple(line for line in lines if line)
