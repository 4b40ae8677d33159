"""A nomination by hand: the same checks as an import, asked on leaving each field, told beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.dates import read_birth, show_birth
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.services import nominations
from ui.desk import Desk
from ui.dialogs.nomination_fields import EMPTY_CODES, NominationFields
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.dialog import Dialog

DIALOG_WIDTH = 720


class NominationForm(Dialog):
    """Adds nominations one after another, or edits one. `saved(sentence, id)` after each."""

    saved = Signal(str, int)

    def __init__(self, desk: Desk, nomination_id: int | None = None, parent: QWidget | None = None) -> None:
        plan = desk.plan
        second = f"Vào kế hoạch “{plan.short_title}”" if plan is not None else ""
        title = "Thêm đề nghị" if nomination_id is None else "Sửa đề nghị"
        act = "Lưu, nhập tiếp" if nomination_id is None else "Lưu"
        super().__init__(title, act, parent, second=second, width=DIALOG_WIDTH)
        self._desk = desk
        self._id = nomination_id
        self._closing = nomination_id is not None
        self._saving = False
        self._asked_to_save = nomination_id is not None
        self.fields = NominationFields(self.form, desk)
        self.keep = GhostButton("Giữ, ghi lý do…", on_click=self._ask_for_reason, tip="Lưu dù còn lỗi, kèm lý do")
        self.keep.hide()
        stored = nominations.get(desk.store, nomination_id) if nomination_id is not None else None
        if nomination_id is None:
            self.add_button(SecondaryButton("Lưu và đóng", on_click=self._save_and_close))
        elif stored is not None:
            self.fields.fill(stored)
        self.add_button(self.keep)
        self.form.mark_clean()
        self.fields.left.connect(self._check_what_was_left)
        self.finished.connect(self._leave)
        if nomination_id is not None:
            self.check()
        self.fields.name.field.setFocus()

    # --- checks ---------------------------------------------------------------------------------------------------

    def check(self) -> Checked:
        """Ask the plan's rules of what stands there and show what they say beside each field."""
        self._tidy_birth()
        checked = self._ask()
        shown = [f for f in checked.findings if self._asked_to_save or f.code not in EMPTY_CODES]
        self.fields.show_findings(shown)
        errors = [f for f in shown if f.severity is Severity.ERROR and f.code is not Code.MISSING_NAME]
        accepted = bool(self.fields.reason.value())
        offered = bool(errors) and self._asked_to_save and self.fields.reason.isHidden()
        self.keep.setVisible(offered)
        self.set_help(f"Còn {len(errors)} lỗi chưa sửa." if offered else "")
        if not errors and not accepted:
            self.fields.reason.hide()
        return checked

    def _check_what_was_left(self) -> None:
        if self.isVisible():  # closing takes the cursor away too
            self.check()

    def _ask(self) -> Checked:
        plan_id = self._desk.plan.id if self._desk.plan is not None else None
        return nominations.check_entry(self._desk.store, plan_id, self.fields.entry(self._desk.today()), self._id)

    def _tidy_birth(self) -> None:
        """On leaving, a birth date that can be read is shown as dd/mm/yyyy."""
        field = self.fields.birth
        if field.edit.hasFocus():
            return
        read = read_birth(field.value(), self._desk.today()) if field.value() else None
        if read is not None and read.value and show_birth(read.value) != field.value():
            field.edit.setText(show_birth(read.value))

    def _ask_for_reason(self) -> None:
        self.keep.hide()
        self.fields.reason.show()
        self.set_help("")
        self.fields.reason.go_here()

    # --- save -----------------------------------------------------------------------------------------------------

    def _save_and_close(self) -> None:
        self._closing = True
        self.save()

    def save(self) -> None:
        """Store it if nothing stands against it; else show what does, and go to the first."""
        if self._saving:
            return
        self._asked_to_save = True
        checked = self.check()
        if self.fields.unreadable() or checked.nameless or (checked.refused and not self.fields.reason.value()):
            self.fields.go_to_first_error()
            self._closing = self._id is not None
            return
        plan_id = self._desk.plan.id if self._desk.plan is not None else None
        entry, edited = self.fields.entry(self._desk.today()), self._id
        self._saving = True
        self.primary.setEnabled(False)
        self._desk.write(
            "Đang lưu đề nghị",
            lambda store, _report, _cancelled: nominations.save_entry(store, plan_id, entry, edited),
            self._stored,
            self._not_stored,
        )

    def _stored(self, change: Change) -> None:
        self._saving = False
        self.primary.setEnabled(True)
        self.form.mark_clean()
        self.saved.emit(change.summary, change.id or 0)
        if not self.isVisible():
            self.deleteLater()
        elif self._closing:
            self.accept()
        else:
            self._begin_next(change.summary)

    def _not_stored(self, sentence: str) -> None:
        self._saving = False
        self._closing = self._id is not None
        self.primary.setEnabled(True)
        self.set_help(sentence)

    def _begin_next(self, summary: str) -> None:
        """The next nominee of the same list: unit, kind, award and received date stay."""
        self._asked_to_save = False
        self.fields.begin_next()
        self.form.mark_clean()
        self.keep.hide()
        self.set_help(f"{summary} Đang nhập đề nghị tiếp theo.")

    def _leave(self) -> None:
        if not self._saving:
            self.deleteLater()
