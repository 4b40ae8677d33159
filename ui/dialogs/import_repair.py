"""The chosen finding and what can be done about it: another text, a likely answer, the unit meant, leave out, take."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from thidua_desktop.domain.findings import SAME_NOMINEE_CODES, Code, Severity
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import intake_repair
from thidua_desktop.services.intake_repair import Row, Told
from thidua_desktop.services.intake_view import FindingRow, ShownFile
from ui.dialogs.import_decisions import Decisions
from ui.dialogs.import_file import ImportFile
from ui.dialogs.import_findings import finding_key
from ui.dialogs.import_repair_parts import LineAsked, UnitAsked
from ui.dialogs.import_sheet_cells import Choices
from ui.kit.base import Label, ScrollBody, Sheet, clear, ground
from ui.kit.buttons import LinkButton
from ui.kit.fields import CheckBox
from ui.kit.flow import Flow
from ui.kit.panel import FactRow, FindingLine
from ui.kit.scroll import ScrollArea
from ui.kit.tokens import Space, Type, theme
from ui.tabs.nominations_words import FIELD_WORDS, SEVERITY_STATES, bare_message, quote_of

LEAST = 208
SAID = frozenset(
    {"award", "kind", "gender", "birth", "position", "workplace", "achievement", "identity_number", "phone"}
)
"""Fields that the clerk can say where no column holds them."""
KEPT_FOR_REASON = frozenset({Code.QUOTA_EXCEEDED, Code.RESTRICTION})
"""Warnings against the plan: a row may be kept all the same, and the clerk says why."""


class RepairPanel(Sheet):
    """Shows one finding with its repairs. `left()` when the clerk gives up typing by Esc."""

    left = Signal()

    def __init__(self, decisions: Decisions, choices: Choices, units: Sequence[Unit]) -> None:
        super().__init__()
        self.setAccessibleName("Điều đang xem")
        self._decisions = decisions
        self._choices = choices
        self._units = units
        self._key: object = None
        self._for_all = False  # True while the award of all rows is asked for
        self._why: tuple[str, list[Row]] = ("", [])  # what `reason` is asked for, and of which rows
        self.line: LineAsked | None = None
        self.unit: UnitAsked | None = None
        self.reason: LineAsked | None = None
        inside = ScrollBody()
        ground(inside, "base")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._body.setSpacing(Space.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        self.area = ScrollArea(inside, "Điều đang xem")
        whole.addWidget(self.area)
        self.setMinimumWidth(theme().px(LEAST))

    # --- what is shown --------------------------------------------------------------------------------------------

    def show_finding(self, file: ImportFile | None, found: FindingRow | None) -> None:
        """Show one finding, or that there is none; what the clerk is typing about it stays."""
        key = (id(file), finding_key(found), found) if found is not None else None
        if key is not None and key == self._key and self.line is not None and self.line.changed():
            return
        typing = self._has_focus()
        self._begin(key)
        if file is None or file.shown is None or found is None:
            self._body.addWidget(Label("Chọn một dòng bên trái để xem.", role="muted", wrap=True))
            self._body.addStretch(1)
            return
        self._add_head(found)
        if self._decisions.file() is file:
            self._add_repairs(file, file.shown, found)
        self._body.addStretch(1)
        self._keep_focus(typing=typing)

    def show_told(self, told: Told | None) -> None:
        """Show one decision of the clerk, and how it is taken back."""
        typing = self._has_focus()
        self._begin(None)
        if told is None:
            self._body.addWidget(Label("Chọn một dòng bên trái để xem.", role="muted", wrap=True))
        else:
            self._body.addWidget(Label(f"{told.what} · {told.where}", Type.STRONG, wrap=True))
            for label, words in (("Tệp ghi", told.was), ("Nay", told.now)):
                if words:
                    self._body.addWidget(FactRow(label, words))
            file = self._decisions.file()
            if file is not None:
                take_back = LinkButton("Bỏ điều đã chọn này", "arrow_undo", on_click=lambda: self._decisions.drop(told))
                self._body.addWidget(take_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addStretch(1)
        self._keep_focus(typing=typing)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _keep_focus(self, *, typing: bool) -> None:
        """Who worked here goes on in the next field, or in the list where there is none."""
        if typing and self.line is not None:
            self.line.begin()
        elif typing:
            self.left.emit()

    def _begin(self, key: object) -> None:
        self._key = key
        self._for_all = False
        self.line = self.unit = self.reason = None
        clear(self._body)

    def _add_head(self, found: FindingRow) -> None:
        finding = found.finding
        place = f"Ô {finding.cell}" if finding.cell else f"Dòng {found.rows}" if found.rows else "Cả tệp"
        field = FIELD_WORDS.get(finding.field, "")
        words = " · ".join(part for part in (place, field, found.name) if part)
        self._body.addWidget(Label(words, Type.STRONG, wrap=True))
        self._body.addWidget(
            FindingLine(SEVERITY_STATES[finding.severity], bare_message(finding), quote=quote_of(finding.source))
        )

    # --- repairs --------------------------------------------------------------------------------------------------

    def _add_repairs(self, file: ImportFile, shown: ShownFile, found: FindingRow) -> None:
        place = intake_repair.place_of(found)
        row = intake_repair.row_of(shown, found)
        first = shown.checked.get(found.place)
        written = first.candidate.unit_text if first is not None else None
        if written and found.finding.field == "unit":
            self._add_unit(written)
        elif found.finding.code is Code.UNKNOWN_UNIT:
            self._add_sender(shown)
        elif place is not None:
            self._add_cell(file, shown, found, place)
        elif found.finding.code is Code.MISSING_AWARD:
            self._add_award_for_all()
        elif found.finding.code is Code.LATE:
            self._add_late_reason(file)
        elif row is not None and found.finding.field in SAID:
            self._add_field(found)
        if row is not None:
            self._add_row_acts(file, found)

    def _add_cell(self, file: ImportFile, shown: ShownFile, found: FindingRow, place: intake_repair.Place) -> None:
        column = intake_repair.column_of(shown, place)
        code = column.code if column is not None else ""
        text = intake_repair.text_of(shown, file.corrections, place)
        same = intake_repair.alike(shown, file.corrections, place)
        every = CheckBox(f"Sửa tất cả ô giống vậy ({len(same)} ô)") if len(same) > 1 else None
        choices = self._choices(code)

        def tell(typed: str) -> None:
            self._decisions.put_cells(same if every is not None and every.isChecked() else [place], typed)

        self.line = LineAsked(f"Nội dung ô {found.finding.cell}", text.replace("\n", " "), "Sửa", choices, tell)
        self._body.addWidget(self.line)
        likely = intake_repair.answers(code, text, choices)
        if likely:
            flow = Flow(space=Space.M)
            for words, answer in likely:
                flow.add(LinkButton(words, on_click=lambda a=answer: tell(a)))
            self._body.addWidget(flow)
        if every is not None:
            self._body.addWidget(every)

    def _add_field(self, found: FindingRow) -> None:
        field = found.finding.field

        def tell(typed: str) -> None:
            self._decisions.put_field((*found.place, field), typed)

        words = f"{FIELD_WORDS[field]} của dòng {found.first_row}"
        self.line = LineAsked(words, "", "Ghi", self._choices(field), tell, caption=True)
        self._body.addWidget(self.line)

    def _add_award_for_all(self) -> None:
        words = "Hình thức khen cho cả danh sách"
        self.line = LineAsked(words, "", "Ghi", self._choices("award"), self._decisions.put_award, caption=True)
        self._body.addWidget(self.line)
        self._for_all = True

    def _add_late_reason(self, file: ImportFile) -> None:
        text, tell = file.corrections.late_reason, self._decisions.put_late_reason
        self.line = LineAsked("Lý do nhận muộn", text, "Ghi", (), tell, caption=True)
        self._body.addWidget(self.line)

    def _add_unit(self, written: str) -> None:
        likely = intake_repair.likely_units(self._units, written)
        self.unit = UnitAsked(
            written, likely, self._units, lambda unit, keep: self._decisions.put_unit(written, unit, remember=keep)
        )
        self._body.addWidget(self.unit)

    def _add_sender(self, shown: ShownFile) -> None:
        written, likely = intake_repair.likely_senders(shown, self._units)
        self.unit = UnitAsked(
            written,
            likely,
            self._units,
            lambda unit, keep: self._decisions.put_sender(unit, written if keep else ""),
        )
        self._body.addWidget(self.unit)

    def _add_row_acts(self, file: ImportFile, found: FindingRow) -> None:
        row, number = found.place, found.first_row
        flow = Flow(space=Space.M)
        skipped, accepted = row in file.corrections.skipped, row in file.corrections.accepted
        words = f"Lấy lại dòng {number}" if skipped else f"Bỏ qua dòng {number}"
        flow.add(LinkButton(words, on_click=lambda: self._decisions.skip([row])))
        if found.finding.code in SAME_NOMINEE_CODES and row not in file.corrections.separate:
            flow.add(LinkButton("Là người khác", on_click=lambda: self._decisions.set_separate(row)))
        if accepted:
            flow.add(LinkButton("Thôi nhận dòng này", on_click=lambda: self._decisions.accept([row], "")))
        elif found.finding.severity is Severity.ERROR and found.finding.code is not Code.MISSING_NAME:
            flow.add(LinkButton("Nhận, ghi lý do…", on_click=lambda: self.ask_reason([row])))
        elif found.finding.code in KEPT_FOR_REASON and row in file.corrections.kept:
            flow.add(LinkButton("Bỏ lý do đã ghi", on_click=lambda: self._decisions.keep([row], "")))
        elif found.finding.code in KEPT_FOR_REASON:
            flow.add(LinkButton("Giữ, ghi lý do…", on_click=lambda: self._ask_why("giữ", [row], self._decisions.keep)))
        self._body.addWidget(flow)

    def ask_reason(self, rows: list[Row]) -> None:
        """Let the clerk say why rows are taken with their errors; Enter takes them."""
        self._ask_why("nhận", rows, self._decisions.accept)

    def _ask_why(self, act: str, rows: list[Row], tell: Callable[[list[Row], str], object]) -> None:
        if self.reason is not None and self._why != (act, rows):
            self.reason.hide()
            self.reason.deleteLater()
            self.reason = None
        if self.reason is None:
            self._why = act, rows
            words = f"Lý do {act} dòng {', '.join(str(number) for _, number in rows)}"
            self.reason = LineAsked(
                words, "", act.capitalize(), (), lambda why: tell(rows, why), caption=True, needed=True
            )
            self._body.insertWidget(self._body.count() - 1, self.reason)
        self.reason.begin()
        QTimer.singleShot(0, self.reason, self._show_reason)  # has its place in a turn of its own

    def _show_reason(self) -> None:
        """Scroll so far that the clerk sees where to type."""
        if self.reason is not None:
            self.area.ensureWidgetVisible(self.reason, 0, Space.M)

    def ask_award(self) -> None:
        """Let the clerk say the award for every row that names none."""
        if not self._for_all:
            self._begin(None)
            self._add_award_for_all()
            self._body.addStretch(1)
        if self.line is not None:
            self.line.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is being typed and goes back to the findings."""
        if event.key() == Qt.Key.Key_Escape:
            if self.line is not None:
                self.line.give_up()
            self.left.emit()
        else:
            super().keyPressEvent(event)
