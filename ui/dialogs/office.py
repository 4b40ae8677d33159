"""The office's profile: names, letterhead, signers, recipients."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.office import Office
from thidua_desktop.services import office as profile
from ui.desk import Desk
from ui.dialogs.letterhead import Letterhead
from ui.dialogs.office_form import BLANK, OfficeForm
from ui.kit.dialog import Dialog
from ui.kit.tokens import Space

WIDTH = 760


class OfficeDialog(Dialog):
    """Edit the profile; saved as a job, told to every screen."""

    def __init__(self, desk: Desk, office: Office | None, parent: QWidget | None = None) -> None:
        super().__init__("Hồ sơ cơ quan", "Lưu hồ sơ", parent, second="In trên mọi văn bản", width=WIDTH)
        self._desk = desk
        self.fields = OfficeForm(self.form, office or BLANK)
        # the level decides the catalogue of awards that stored nominations point to
        self.fields.level.setEnabled(office is None)
        show_letterhead(self, self.fields, desk.today())
        self.form.mark_clean()
        self.fields.body.field.setFocus()

    def save(self) -> None:
        if not self.form.check():
            return
        office = self.fields.office()
        self.primary.setEnabled(False)
        self._desk.write(
            "Đang lưu hồ sơ cơ quan",
            lambda store, report, cancelled: profile.save(store, office),
            lambda change: self.accept(),
            self._failed,
        )

    def _failed(self, sentence: str) -> None:
        self.primary.setEnabled(True)
        self.set_help(sentence)


def show_letterhead(dialog: Dialog, fields: OfficeForm, today: date) -> Letterhead:
    """Put the letterhead over a dialog's fields and keep it as they say."""
    preview = Letterhead(today)
    frame = QVBoxLayout()
    frame.setContentsMargins(Space.L, Space.M, Space.L, 0)
    frame.addWidget(preview)
    whole = dialog.layout()
    if isinstance(whole, QVBoxLayout):
        whole.insertLayout(2, frame)

    def show() -> None:
        office = fields.office()
        preview.show_lines(office.superior_line, office.issuer_line, office.code, office.place)

    fields.changed.connect(show)
    show()
    return preview
