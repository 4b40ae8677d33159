"""The foot of the import window: what will happen in one sentence, and the acts."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.dialogs.import_return import GIVE_BACK, GIVE_BACK_TIP
from ui.dialogs.import_session import ImportFile, ImportSession
from ui.kit.base import Label, ground
from ui.kit.buttons import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.cells import number
from ui.kit.fields import CheckBox
from ui.kit.tokens import Space


class ImportFoot(QFrame):
    """Says and does what the files allow now; `accepting(bool)` when the clerk keeps rows with errors, or not."""

    accepting = Signal(bool)

    def __init__(
        self,
        take_in: Callable[[], object],
        remove: Callable[[], object],
        close: Callable[[], object],
        give_back: Callable[[], object],
    ) -> None:
        super().__init__()
        ground(self, "base")
        self.return_button = SecondaryButton(GIVE_BACK, "document_edit", on_click=give_back, tip=GIVE_BACK_TIP)
        self.remove_button = GhostButton("Bỏ tệp này", on_click=remove, tip="Không nhập tệp đang xem")
        self.accept_box = CheckBox("Nhập cả các dòng có lỗi đã xem")
        self.sentence = Label(role="muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.close_button = SecondaryButton("Đóng", on_click=close)
        self.import_button = PrimaryButton("Nhập", on_click=take_in, tip="Ctrl+Enter")
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        line.setSpacing(Space.S)
        line.addWidget(self.return_button)
        line.addWidget(self.remove_button)
        line.addWidget(self.accept_box)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.close_button)
        line.addWidget(self.import_button)
        self.accept_box.toggled.connect(self.accepting)

    def show_session(self, session: ImportSession, current: ImportFile | None) -> None:
        """Say what pressing "Nhập" would do now, and offer what goes with the file looked at."""
        ready = session.ready()
        count = sum(file.totals.to_save for file in ready)
        self.import_button.setText(_act_words(ready, count))
        self.import_button.setEnabled(bool(ready) and not session.busy)
        self.close_button.setEnabled(not session.writing)
        self.sentence.setText(_what_will_happen(session, ready, count))
        self.remove_button.setEnabled(current is not None and not session.writing)
        self.return_button.setEnabled(current is not None and current.readable and not session.busy)
        self.return_button.setVisible(bool(session.files))
        stored = current is not None and current.batch_id is not None
        self.remove_button.setText("Hoàn tác tệp này" if stored else "Bỏ tệp này")
        self.remove_button.setToolTip("Lấy lại những gì tệp này đã ghi" if stored else "Không nhập tệp đang xem · Del")
        self.remove_button.setVisible(bool(session.files))
        self.accept_box.setVisible(current is not None and current.batch_id is None and current.totals.acceptable)
        self.accept_box.blockSignals(True)
        self.accept_box.setChecked(current is not None and current.accept_errors)
        self.accept_box.blockSignals(False)


def _act_words(ready: list[ImportFile], count: int) -> str:
    """The act with its number."""
    if len(ready) > 1:
        return f"Nhập {len(ready)} tệp, {number(count)} đề nghị"
    if ready and not count:
        return f"Rút {number(ready[0].totals.withdrawn)} đề nghị"
    return f"Nhập {number(count)} đề nghị" if ready else "Nhập"


def _will_do(ready: list[ImportFile], count: int) -> str:
    """What pressing the act does: lists that come again change and take back as well."""
    changed = sum(file.totals.changed for file in ready)
    withdrawn = sum(file.totals.withdrawn for file in ready)
    if not changed and not withdrawn:
        return f"Sẽ nhập {number(count)} đề nghị"
    counted = ((count - changed, "thêm {} đề nghị"), (changed, "sửa {} đề nghị"), (withdrawn, "rút {} đề nghị"))
    return "Sẽ " + ", ".join(said.format(number(many)) for many, said in counted if many)


def _what_will_happen(session: ImportSession, ready: list[ImportFile], count: int) -> str:
    if session.busy or not session.files:
        return ""
    if not ready:
        done = any(file.batch_id is not None for file in session.files)
        return "" if done else "Chưa có tệp nào nhập được; xem lý do ở từng tệp."
    said = _will_do(ready, count) + (f" từ {len(ready)} tệp." if len(ready) > 1 else ".")
    left = sum(file.totals.left_out for file in ready)
    return f"{said} Để lại {number(left)} dòng còn lỗi." if left else said
