"""A nomination by hand: the same checks as an import, asked on leaving each field, told beside it.

What is typed and not saved is kept as a draft: of a new nomination it is there again when the form opens next, of an
edited one only after the program broke off, for closing asks.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.dates import read_birth, show_birth
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.services import drafts, nomination_edits, nominations
from thidua_desktop.services.nomination_edits import Edited
from thidua_desktop.services.nominations import Entry
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.nomination_fields import EMPTY_CODES, NominationFields
from ui.kit.base import Label
from ui.kit.buttons import GhostButton, LinkButton, SecondaryButton
from ui.kit.dialog import Dialog
from ui.kit.flow import Flow

DIALOG_WIDTH = 720
DRAFT_REST = 800  # ms after the last letter


class NominationForm(Dialog):
    """Adds nominations one after another: `saved(sentence, id)` after each. Or edits one: `edited(Edited)` then."""

    saved = Signal(str, int)
    edited = Signal(object)

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
        self._draft_key = drafts.nomination_key(plan.id if plan is not None else None, nomination_id)
        self._draft_rest = QTimer(self, singleShot=True, interval=DRAFT_REST)
        self.drop_link = LinkButton("Bỏ nháp", on_click=self._drop_draft)
        self.draft_line = Flow().add(Label(), self.drop_link)
        self.body.insertWidget(0, self.draft_line)
        self._take_draft()
        self._draft_rest.timeout.connect(self._keep_draft)
        self.form.changed.connect(self._draft_rest.start)
        self.fields.left.connect(self._check_what_was_left)
        self.finished.connect(self._leave)
        if nomination_id is not None:
            self.check()
        self.fields.name.field.setFocus()

    # --- draft ----------------------------------------------------------------------------------------------------

    def _take_draft(self) -> None:
        """Show again what was typed and not saved."""
        draft = drafts.get(self._desk.store, self._draft_key)
        self._clean_values = self.fields.draft()
        if draft is not None and draft.values.keys() != self._clean_values.keys():
            draft = None  # kept by a version whose form had other fields
        self._has_draft = draft is not None
        self.draft_line.setVisible(self._has_draft)
        if draft is not None:
            self.fields.take_draft(draft.values)
            label = self.draft_line.findChildren(Label)[0]
            label.setText(f"Nháp chưa lưu, ghi lúc {draft.kept:%H:%M ngày %d/%m/%Y}.")

    def _drop_draft(self) -> None:
        """Begin anew, or go back to what is stored."""
        self.fields.take_draft(self._clean_values)
        self.form.mark_clean()
        self.draft_line.hide()
        self._forget_draft()
        self.fields.name.go_here()

    def _keep_draft(self) -> None:
        if self._saving:
            return
        if not self.unsaved():  # typed and taken away again: the next opening must not bring it back
            self._forget_draft()
            return
        self._has_draft = True
        key, values = self._draft_key, self.fields.draft()
        self._desk.write("Đang giữ nháp", lambda store, *_: drafts.keep(store, key, values))

    def _forget_draft(self) -> None:
        self._draft_rest.stop()
        if not self._has_draft:
            return
        self._has_draft = False
        key = self._draft_key
        self._desk.write("Đang bỏ nháp", lambda store, *_: drafts.forget(store, key))

    def reject(self) -> None:
        """Close: what is typed of a new nomination stays as a draft; an edited one asks, and then forgets."""
        if self._id is None:
            self._draft_rest.stop()
            self._keep_draft()
            QDialog.reject(self)
            return
        super().reject()
        if not self.isVisible():
            self._forget_draft()

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
        entry, edited, key = self.fields.entry(self._desk.today()), self._id, self._draft_key
        self._draft_rest.stop()
        self._saving = True
        self.primary.setEnabled(False)
        self._desk.write(
            "Đang lưu đề nghị",
            lambda store, *_: _save(store, plan_id, entry, edited, key),
            self._stored,
            self._not_stored,
        )

    def _stored(self, done: Change | Edited) -> None:
        self._saving = False
        self.primary.setEnabled(True)
        self.form.mark_clean()
        self.draft_line.hide()
        change = done.change if isinstance(done, Edited) else done
        if isinstance(done, Edited):
            self.edited.emit(done)
        else:
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
        if not self.unsaved():
            self._forget_draft()
        if not self._saving:
            self.deleteLater()


def _save(store: Store, plan_id: int | None, entry: Entry, edited: int | None, draft: str) -> Change | Edited:
    """Store the nomination, and with it forget its draft."""
    if edited is None:
        done = nominations.save_entry(store, plan_id, entry)
    else:
        done = nomination_edits.edit(store, plan_id, entry, edited)
    drafts.forget(store, draft)
    return done
