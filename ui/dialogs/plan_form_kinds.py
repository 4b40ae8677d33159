"""The dialogs that ask for one line of a plan: căn cứ, phong trào, chỉ tiêu, thời hạn, thành phần hồ sơ."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Basis, Deadline, DossierRequirement, Limit, Movement, QuotaLine, Tier
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitFinder, UnitGroup
from ui.dialogs.plan_form_lines import LineEditor
from ui.dialogs.plan_form_whom import add_whom, kind_in
from ui.kit.forms import CheckField, ComboField, DateField, LineField, NumberField, TextField

STAGES = (
    ("Đơn vị gửi cơ quan này", "unit_to_office"),
    ("Đơn vị gửi cơ quan chủ trì", "unit_to_lead"),
    ("Cơ quan chủ trì gửi cơ quan này", "lead_to_office"),
)
GROUP, UNIT = "group:", "unit:"  # whom a quota line binds, as the chooser's value
SECTION_HELP = "Chỗ câu ấy đứng trong kế hoạch, ví dụ III.4.2."


class BasisEditor(LineEditor[Basis]):
    """Căn cứ: the line as papers print it, and what it cites."""

    def __init__(self, line: Basis | None, parent: QWidget) -> None:
        super().__init__("căn cứ", line, parent)
        start = line or Basis("")
        form = self.form
        self.text = form.add(TextField("Câu in trong văn bản", start.text, lines=4, help="Bắt đầu bằng “Căn cứ …”."))
        self.number = LineField("Số, ký hiệu", start.number, optional=True, help="Ví dụ 69/KH-UBND.")
        self.on = DateField("Ngày ban hành", start.on, optional=True)
        form.add_line(self.number, self.on)
        self.issuer = form.add(LineField("Cơ quan ban hành", start.issuer, optional=True))
        self.parent_plan = form.add(CheckField("Là kế hoạch cấp trên mà kế hoạch này làm theo", start.is_parent))
        self.filled()

    def line(self) -> Basis:
        """The line as typed."""
        return Basis(
            self.text.value(), self.number.value(), self.on.value(), self.issuer.value(), self.parent_plan.value()
        )


class MovementEditor(LineEditor[Movement]):
    """Nội dung, phong trào: lead and coordinating units picked from the units or typed as the plan writes them."""

    def __init__(self, line: Movement | None, parent: QWidget, units: Sequence[Unit]) -> None:
        super().__init__("nội dung, phong trào", line, parent)
        self._finder = UnitFinder(units)
        start = line or Movement("")
        form = self.form
        self.title = form.add(TextField("Tên nội dung, phong trào", start.title, lines=2))
        self.short = form.add(
            LineField(
                "Tên ngắn",
                start.short_title,
                optional=True,
                help="Hiện trong bảng cho gọn; để trống thì dùng tên đầy đủ.",
            )
        )
        names = [(unit.short_name, unit.short_name) for unit in units]
        self.lead = form.add(
            ComboField("Đơn vị chủ trì", names, free=True, optional=True, help="Gõ để tìm, hoặc ghi như kế hoạch.")
        )
        self.lead.combo.setEditText(start.lead)
        self.coordinating = form.add(TextField("Đơn vị phối hợp", start.coordinating, lines=3, optional=True))
        self.also = form.add(
            ComboField(
                "Thêm một đơn vị phối hợp",
                names,
                find=True,
                optional=True,
                help="Gõ không dấu để tìm; đơn vị được chọn nối vào cuối ô trên.",
            )
        )
        self.also.combo.currentIndexChanged.connect(self._add_coordinating)
        self.time = form.add(
            LineField(
                "Thời gian",
                start.time,
                optional=True,
                help="Như kế hoạch ghi, ví dụ: Từ tháng 02/2024 đến tháng 10/2024.",
            )
        )
        self.starts = DateField("Từ ngày", start.starts, optional=True)
        self.ends = DateField("Đến ngày", start.ends, optional=True, check=self._order)
        form.add_line(self.starts, self.ends)
        self.filled()

    def _add_coordinating(self, place: int) -> None:
        """Put the picked unit after those written, once, and be ready for the next."""
        if place < 0:
            return
        name, written = self.also.combo.itemText(place), self.coordinating.value()
        if fold(name) not in fold(written):
            self.coordinating.set_value(f"{written.rstrip(' .,;')}, {name}" if written else name)
        QTimer.singleShot(0, self.also.combo, lambda: self.also.set_value(None))

    def _order(self, ends: date) -> str:
        starts = self.starts.value()
        return "Ngày kết thúc trước ngày bắt đầu." if starts and ends < starts else ""

    def line(self) -> Movement:
        """The line as typed; the lead unit is found by its name."""
        before = self.before or Movement("")
        lead = str(self.lead.value() or "")
        unit = self._finder.exact(lead) or self._finder.find(lead)
        kept = before.lead_unit_id if lead == before.lead else unit.id if unit else None
        return replace(
            before,
            title=self.title.value(),
            short_title=self.short.value(),
            lead=lead,
            lead_unit_id=kept,
            coordinating=self.coordinating.value(),
            time=self.time.value(),
            starts=self.starts.value(),
            ends=self.ends.value(),
        )


class QuotaEditor(LineEditor[QuotaLine]):
    """Chỉ tiêu: whom it binds, for which kind, how many, and the plan's sentence."""

    def __init__(
        self,
        line: QuotaLine | None,
        parent: QWidget,
        groups: Sequence[UnitGroup],
        units: Sequence[Unit],
        superior: str,
    ) -> None:
        super().__init__("chỉ tiêu", line, parent)
        first_group = groups[0].id if groups else None
        start = line or QuotaLine(NomineeKind.COLLECTIVE, Tier.OFFICE, Limit.AT_MOST, 1, group_id=first_group)
        self._names = {f"{GROUP}{group.id}": group.name for group in groups}
        self._names.update({f"{UNIT}{unit.id}": unit.short_name for unit in units})
        form = self.form
        tiers = [("Cơ quan này khen", Tier.OFFICE), (f"Trình {superior} khen", Tier.SUPERIOR)]
        self.tier = form.add(ComboField("Cấp khen", tiers, start.tier))
        binds = [(f"Mỗi đơn vị nhóm {g.name}", f"{GROUP}{g.id}") for g in groups]
        binds += [(unit.short_name, f"{UNIT}{unit.id}") for unit in units]
        chosen = f"{UNIT}{start.unit_id}" if start.unit_id else f"{GROUP}{start.group_id}"
        self.who = form.add(
            ComboField(
                "Áp dụng cho",
                binds,
                chosen,
                find=True,
                help="Chỉ tiêu riêng của một đơn vị thay cho chỉ tiêu của nhóm.",
            )
        )
        self.kind = ComboField("Đối tượng", [(kind.label, kind) for kind in NomineeKind], start.kind)
        self.limit = ComboField("Mức", [("Tối đa", Limit.AT_MOST), ("Đúng", Limit.EXACTLY)], start.limit)
        self.count = NumberField("Số lượng", start.count, low=0, high=999)
        form.add_line(self.kind, self.limit, self.count)
        self.restriction = form.add(
            LineField(
                "Chỉ nhận loại", start.restriction, optional=True, help="Loại tập thể được đề nghị, ví dụ: tổ dân phố."
            )
        )
        self.sentence = form.add(TextField("Câu trong kế hoạch", start.sentence, lines=2, optional=True))
        self.section = form.add(LineField("Mục", start.section, optional=True, help=SECTION_HELP))
        self.reason = form.add(LineField("Lý do có chỉ tiêu riêng", start.reason, optional=True))
        self.tier.changed.connect(self._fit)
        self.who.changed.connect(self._fit)
        self._fit()
        self.filled()

    def _fit(self) -> None:
        """Places to the level above bind no unit; a reason is for one unit's own line."""
        office = self.tier.value() is Tier.OFFICE
        self.who.setVisible(office)
        self.reason.setVisible(office and str(self.who.value()).startswith(UNIT))

    def line(self) -> QuotaLine:
        """The line as typed."""
        tier = self.tier.value()
        chosen = str(self.who.value()) if tier is Tier.OFFICE else ""
        number = int(chosen.partition(":")[2]) if chosen else None
        of_group, of_unit = chosen.startswith(GROUP), chosen.startswith(UNIT)
        name = self._names.get(chosen)
        start = self.before or QuotaLine(self.kind.value(), tier, self.limit.value(), 0)
        return replace(
            start,
            kind=self.kind.value(),
            tier=tier,
            limit=self.limit.value(),
            count=self.count.value() or 0,
            group_id=number if of_group else None,
            group=name if of_group else None,
            unit_id=number if of_unit else None,
            unit=name if of_unit else None,
            restriction=self.restriction.value(),
            sentence=self.sentence.value(),
            section=self.section.value(),
            reason=self.reason.value() if of_unit else "",
        )


class DeadlineEditor(LineEditor[Deadline]):
    """Thời hạn: what, the day and whether the day itself is still good, with the plan's sentence."""

    def __init__(self, line: Deadline | None, parent: QWidget, groups: Sequence[UnitGroup] = ()) -> None:
        super().__init__("thời hạn", line, parent)
        form = self.form
        self.what = form.add(
            LineField("Việc phải làm", line.what if line else "", help="Ví dụ: Gửi hồ sơ đề nghị khen thưởng.")
        )
        ways = [("Trước ngày", False), ("Đến hết ngày", True)]
        self.inclusive = ComboField("Kế hoạch ghi", ways, line.inclusive if line else False)
        self.on = DateField("Ngày", line.on if line else None)
        form.add_line(self.inclusive, self.on)
        who = [("Mọi đơn vị", 0), *((f"Nhóm {group.name}", group.id) for group in groups)]
        self.who = form.add(ComboField("Ai phải làm", who, (line.group_id if line else None) or 0))
        self.dossier = form.add(
            CheckField(
                "Là hạn gửi hồ sơ đề nghị khen thưởng",
                line.is_dossier if line else False,
                help="Mỗi kế hoạch có một hạn hồ sơ; chọn ở đây thì hạn cũ thôi là hạn hồ sơ.",
            )
        )
        self.sentence = form.add(TextField("Câu trong kế hoạch", line.source if line else "", lines=2, optional=True))
        self.section = form.add(LineField("Mục", line.section if line else "", optional=True, help=SECTION_HELP))
        self.inclusive.changed.connect(self._say_last_day)
        self.on.changed.connect(self._say_last_day)
        self.on.edit.left.connect(self._say_last_day)
        self._say_last_day()
        self.filled()

    def _say_last_day(self) -> None:
        on = self.on.value()
        if on is not None:
            last = Deadline("", on, self.inclusive.value()).last_good_day
            self.set_help(f"Nhận đến hết ngày {show(last)}.")

    def line(self) -> Deadline:
        """The line as typed."""
        on = self.on.value() or date.today()
        start = self.before or Deadline("", on, False)
        return replace(
            start,
            what=self.what.value(),
            on=on,
            inclusive=self.inclusive.value(),
            is_dossier=self.dossier.value(),
            group_id=self.who.value() or None,
            source=self.sentence.value(),
            section=self.section.value(),
        )


class DossierEditor(LineEditor[DossierRequirement]):
    """Thành phần hồ sơ: the paper, for which lane and nominee, required or if there is one."""

    def __init__(self, line: DossierRequirement | None, parent: QWidget) -> None:
        super().__init__("thành phần hồ sơ", line, parent)
        start = line or DossierRequirement("")
        form = self.form
        self.item = form.add(TextField("Giấy tờ phải có", start.item, lines=2))
        self.lane, self.kind = add_whom(form, start.lane, start.kind)
        self.stage = form.add(ComboField("Ai gửi cho ai", STAGES, start.stage))
        self.required = form.add(CheckField("Bắt buộc phải có", start.required))
        self.per_unit = form.add(CheckField("Cả đơn vị nộp chung một bản", start.per_unit))
        self.sentence = form.add(TextField("Câu trong kế hoạch", start.sentence, lines=2, optional=True))
        self.section = form.add(LineField("Mục", start.section, optional=True, help=SECTION_HELP))
        self.filled()

    def line(self) -> DossierRequirement:
        """The line as typed."""
        return replace(
            self.before or DossierRequirement(""),
            item=self.item.value(),
            lane=self.lane.value(),
            kind=kind_in(self.kind),
            stage=self.stage.value(),
            required=self.required.value(),
            per_unit=self.per_unit.value(),
            sentence=self.sentence.value(),
            section=self.section.value(),
        )
