"""The fields of a nomination in the order of the work, and the findings beside each of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.dates import show_birth
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Lane, Nomination, NomineeKind
from thidua_desktop.services import units
from thidua_desktop.services.drafts import Value
from thidua_desktop.services.nominations import Entry
from ui.desk import Desk
from ui.kit.base import clear
from ui.kit.form_row import FormRow
from ui.kit.forms import ComboField, DateField, Form, LineField, TextField
from ui.kit.panel import FindingLine
from ui.kit.tokens import Space
from ui.tabs.nominations_words import SEVERITY_STATES, with_quotes

EMPTY_CODES = frozenset({Code.MISSING_NAME, Code.MISSING_BIRTH, Code.MISSING_AWARD, Code.UNKNOWN_UNIT})
"""Findings about a field still empty: not told before the clerk wants to save."""

NAME_LABELS = {
    NomineeKind.INDIVIDUAL: "Họ và tên",
    NomineeKind.COLLECTIVE: "Tên tập thể",
    NomineeKind.HOUSEHOLD: "Hộ gia đình (họ tên chủ hộ)",
}


class _Beside(QWidget):
    """Warnings and notes under a field, each with the sentence it rests on."""

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Space.XS)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        clear(self._body)
        for finding, quote in with_quotes(findings):
            self._body.addWidget(FindingLine(SEVERITY_STATES[finding.severity], finding.message, quote=quote))
        self.setVisible(bool(findings))


class NominationFields(QObject):
    """Builds the rows into a form; `entry()` is what they say, `left` is emitted when one is left."""

    left = Signal()

    def __init__(self, form: Form, desk: Desk) -> None:
        super().__init__(form)
        self._form = form
        self._desk = desk
        self._make_rows()
        under_name = _Beside()  # across the form: what is said of the name is long and quotes the plan
        form.add(self.reason)
        form.add_line(self.kind, self.name)
        form.add_widget(under_name)
        form.add(self.unit)
        form.add_line(self.birth, self.gender, self.position)
        form.add_line(self.workplace, self.award)
        form.add(self.achievement)
        form.add(self.movement)
        form.add_line(self.lane, self.received)
        form.add(self.late_reason)
        form.add(self.note)
        self._by_field: dict[str, FormRow] = {
            "kind": self.kind,
            "name": self.name,
            "unit": self.unit,
            "birth": self.birth,
            "gender": self.gender,
            "position": self.position,
            "workplace": self.workplace,
            "award": self.award,
            "achievement": self.achievement,
            "received": self.received,
        }
        self._beside = {field: _Beside() for field in self._by_field if field != "name"}
        for field, beside in self._beside.items():
            layout = self._by_field[field].layout()
            if layout is not None:
                layout.addWidget(beside)
        self._beside["name"] = under_name
        self._connect()
        self.reason.hide()
        self.late_reason.hide()
        self._show_kind()

    def _make_rows(self) -> None:
        desk = self._desk
        today = desk.today()
        plan = desk.plan
        known = [(unit.short_name, unit.id) for unit in units.list_units(desk.store)]
        awards = [(award.name, award.name) for award in units.awards(desk.store, today)]
        movements = [(m.short_title or m.title, m.id) for m in (plan.movements if plan is not None else ())]
        genders = [("Chưa ghi", None), ("Nam", "M"), ("Nữ", "F")]
        self.kind = ComboField("Loại", [(kind.label, kind) for kind in NomineeKind], NomineeKind.INDIVIDUAL)
        self.name = LineField("Họ và tên")
        self.unit = ComboField("Đơn vị đề nghị", known, find=True)
        self.birth = LineField("Ngày sinh", help="Ngày hoặc năm: 12/3/1984, 1984")
        self.gender = ComboField("Giới tính", genders, optional=True)
        self.position = LineField("Chức vụ", optional=True)
        self.workplace = LineField("Nơi công tác", optional=True)
        self.award = ComboField("Hình thức đề nghị", awards, find=True, free=True)
        self.achievement = TextField("Tóm tắt thành tích", lines=3, optional=True)
        self.movement = ComboField("Phong trào", [("Không chọn", None), *movements], optional=True)
        self.lane = ComboField("Loại hình", [(lane.label, lane) for lane in Lane], Lane.SUM_UP)
        self.received = DateField("Ngày nhận", today)
        self.late_reason = LineField("Lý do nhận muộn", optional=True)
        self.note = LineField("Ghi chú", optional=True)
        self.reason = LineField("Lý do giữ dù còn lỗi")

    def _connect(self) -> None:
        for row in (self.name, self.birth, self.position, self.workplace, self.note, self.reason):
            row.edit.left.connect(self.left)
        for row in (self.unit, self.award):
            row.combo.left.connect(self.left)  # type: ignore[union-attr]
        self.achievement.edit.left.connect(self.left)
        self.received.edit.left.connect(self.left)
        self.received.edit.picked.connect(self.left)
        self.kind.combo.currentIndexChanged.connect(self._show_kind)
        for row in (self.kind, self.lane, self.gender):
            row.combo.activated.connect(self.left)

    def _show_kind(self) -> None:
        kind = self.kind.value()
        person = kind is NomineeKind.INDIVIDUAL
        self.name.set_label(NAME_LABELS.get(kind, NAME_LABELS[NomineeKind.INDIVIDUAL]))
        for row in (self.birth, self.gender, self.position):
            row.setVisible(person)
        self.workplace.set_label("Nơi công tác" if person else "Thuộc, ở đâu")

    # --- values ---------------------------------------------------------------------------------------------------

    def entry(self, today: date) -> Entry:
        """What the fields say; fields that this kind does not have say nothing."""
        kind: NomineeKind = self.kind.value() or NomineeKind.INDIVIDUAL
        person = kind is NomineeKind.INDIVIDUAL
        return Entry(
            kind=kind,
            name=self.name.value(),
            unit_id=self.unit.value(),
            received=self.received.value() or today,
            birth=self.birth.value() if person else "",
            gender=self.gender.value() if person else None,
            position=self.position.value() if person else "",
            workplace=self.workplace.value(),
            award=self.award.value() or "",
            achievement=self.achievement.value(),
            lane=self.lane.value() or Lane.SUM_UP,
            movement_id=self.movement.value(),
            identity_number=self._kept.identity_number or "" if self._kept else "",
            phone=self._kept.phone or "" if self._kept else "",
            note=self.note.value(),
            accepted_reason=self.reason.value() if not self.reason.isHidden() else "",
            late_reason=self.late_reason.value() if not self.late_reason.isHidden() else "",
        )

    _kept: Nomination | None = None  # what an edited nomination has beyond the fields

    def fill(self, stored: Nomination) -> None:
        """Show a stored nomination."""
        self._kept = stored
        self.kind.set_value(stored.kind)
        self.name.set_value(stored.name)
        self.unit.set_value(stored.unit_id)
        self.birth.set_value(show_birth(stored.birth))
        self.gender.set_value(stored.gender)
        self.position.set_value(stored.position)
        self.workplace.set_value(stored.workplace)
        self._set_award(stored.award)
        self.achievement.set_value(stored.achievement)
        self.movement.set_value(stored.movement_id)
        self.lane.set_value(stored.lane)
        self.received.set_value(stored.received)
        self.late_reason.set_value(stored.late_reason)
        self.note.set_value(stored.note)
        self.reason.set_value(stored.accepted_reason)
        self.reason.setVisible(bool(stored.accepted_reason))

    def _set_award(self, award: str | None) -> None:
        """An award of the catalogue, or the words as they came."""
        self.award.set_value(award)
        if self.award.value() != award:
            self.award.combo.setEditText(award or "")

    def draft(self) -> dict[str, Value]:
        """What stands in the fields, half a word too, for being kept."""
        received = self.received.value()
        return {
            "kind": self.kind.value().value,
            "unit": self.unit.combo.currentText(),
            "gender": self.gender.value(),
            "award": self.award.combo.currentText(),
            "movement": self.movement.value(),
            "lane": self.lane.value().value,
            "received": received.isoformat() if received else None,
        } | {name: row.value() for name, row in self._written().items()}

    def take_draft(self, values: Mapping[str, Value]) -> None:
        """Show what was kept."""
        self.kind.set_value(NomineeKind(values["kind"]))
        self.unit.combo.setEditText(str(values["unit"]))
        self.gender.set_value(values["gender"])
        self.award.combo.setEditText(str(values["award"]))
        self.movement.set_value(values["movement"])
        self.lane.set_value(Lane(values["lane"]))
        self.received.set_value(date.fromisoformat(str(values["received"])) if values["received"] else None)
        for name, row in self._written().items():
            row.set_value(str(values[name]))
        self.reason.setVisible(bool(self.reason.value()))
        self.late_reason.setVisible(bool(self.late_reason.value()))

    def _written(self) -> dict[str, LineField | TextField]:
        return {
            "name": self.name,
            "birth": self.birth,
            "position": self.position,
            "workplace": self.workplace,
            "achievement": self.achievement,
            "note": self.note,
            "late_reason": self.late_reason,
            "reason": self.reason,
        }

    def begin_next(self) -> None:
        """Empty what is the nominee's own; unit, kind, award, lane and received date stay."""
        for row in (self.name, self.birth, self.position, self.workplace, self.achievement, self.note, self.reason):
            row.set_value("")
        self.late_reason.set_value("")
        self.gender.set_value(None)
        self.reason.hide()
        self.show_findings([])
        self.name.go_here()

    # --- findings -------------------------------------------------------------------------------------------------

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Errors as the field's own, warnings and notes under it with the plan's sentence."""
        for field, row in self._by_field.items():
            here = [f for f in findings if f.field == field]
            errors = [f for f in here if f.severity is Severity.ERROR]
            row.show_error(row.own_problem() or (errors[0].message if errors else ""))
            self._beside[field].show_findings([f for f in here if f.severity is not Severity.ERROR])
        self.late_reason.setVisible(any(f.code is Code.LATE for f in findings) or bool(self.late_reason.value()))

    def unreadable(self) -> bool:
        """True if a field holds something that cannot be understood at all."""
        return any(row.own_problem() for row in self._by_field.values() if not row.isHidden())

    def go_to_first_error(self) -> None:
        """Put the cursor into the first field that is wrong."""
        for row in self._by_field.values():
            if row.shown_error() and not row.isHidden():
                row.go_here()
                return
