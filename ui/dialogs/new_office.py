"""A new office: its profile and the folder its records go to."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from thidua_desktop.domain.office import Office
from thidua_desktop.services import workspace
from ui import messages
from ui.dialogs.office import WIDTH, show_letterhead
from ui.dialogs.office_form import BLANK, OfficeForm
from ui.kit.base import Label
from ui.kit.buttons import SecondaryButton
from ui.kit.dialog import Dialog
from ui.kit.forms import LineField
from ui.kit.tokens import Space, Type

TAKEN = "Thư mục này đã có dữ liệu. Chọn thư mục khác, hoặc mở dữ liệu đó từ màn hình bắt đầu."


class NewOfficeDialog(Dialog):
    """`made(office, folder)` when the clerk has filled it in; who listens makes the folder."""

    made = Signal(object, object)

    def __init__(self, folder: Path, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            "Tạo văn phòng mới",
            "Tạo văn phòng",
            parent,
            second="Ghi như trên văn bản của cơ quan. Sửa lại được bất cứ lúc nào trong Trình đơn, Hồ sơ cơ quan.",
            width=WIDTH,
        )
        self.fields = OfficeForm(self.form, BLANK, propose=True)
        self.form.add_widget(Label("Nơi giữ dữ liệu", Type.TITLE))
        self.folder = LineField(
            "Thư mục dữ liệu",
            str(folder),
            help="Thư mục trống, trên ổ đĩa của máy này. Mọi dữ liệu của văn phòng nằm trong đó.",
            check=folder_problem,
        )
        self.form.add(self.folder)
        choose = QHBoxLayout()
        choose.addWidget(SecondaryButton("Chọn thư mục…", "folder_open", on_click=self._choose_folder))
        choose.addStretch(1)
        choose.setContentsMargins(0, 0, 0, Space.S)
        self.body.addLayout(choose)
        show_letterhead(self, self.fields, today)
        self.form.mark_clean()
        self.fields.body.field.setFocus()

    def _choose_folder(self) -> None:
        chosen = messages.choose_folder("Thư mục giữ dữ liệu", Path(self.folder.value()).parent, self)
        if chosen is not None:
            self.folder.set_value(str(chosen))
            self.folder.validate()

    def office(self) -> Office:
        """The profile as it stands in the fields."""
        return self.fields.office()

    def save(self) -> None:
        if self.form.check():
            self.made.emit(self.office(), Path(self.folder.value()))
            self.accept()


def folder_problem(path: str) -> str:
    """Why an office cannot be made in this folder, "" if it can."""
    if not Path(path).is_absolute():
        return "Ghi cả đường dẫn, hoặc bấm Chọn thư mục."
    return TAKEN if workspace.has_data(Path(path)) else ""
