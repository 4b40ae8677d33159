"""A part of a plan edited in the place where its sheet shows it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import plan_edits
from thidua_desktop.services.plan_edits import Edited
from ui import messages
from ui.desk import Desk
from ui.dialogs.plan_form_lines import LinesPage
from ui.dialogs.plan_form_parts import part_of
from ui.kit.banner import Banner
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.flow import Flow
from ui.kit.keys import on_key
from ui.kit.panel import Section
from ui.kit.tokens import Space, State


class SectionEditor(QWidget):
    """One part of a plan: "Lưu" (Ctrl+Enter, Ctrl+S), "Đóng" (Esc). `saved(Edited)`, `left` when it is to close.

    `grown` when it takes more room than it had. `what` is the line or the field to begin with. Begun at a line,
    Ctrl+Enter stores it at once; else it takes a line that is being written into the list first.
    """

    saved = Signal(object)
    left = Signal()
    grown = Signal()

    def __init__(self, desk: Desk, plan: Plan, name: str, what: str | int = "") -> None:
        super().__init__()
        self._desk = desk
        self._saving = False
        self._what = what
        self.plan = plan
        self.part = part_of(desk, plan, name)
        self._clean = self.part.values()
        self.banner = Banner()
        if isinstance(self.part.page, LinesPage):
            self.part.page.keep_low()
        self._save = SecondaryButton("Lưu", "checkmark", on_click=self.save, tip="Ctrl+Enter")
        drop = GhostButton("Đóng", on_click=self.leave, tip="Esc")
        said = f"Đang sửa: {self.part.title.lower()}"
        self.setAccessibleName(said)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M)
        for part in (Section(said), self.banner, self.part.page, Flow().add(self._save, drop)):
            body.addWidget(part)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_key(keys, self, self._by_key)

    def go_here(self) -> None:
        """Put the cursor where the clerk asked to edit, once the page is laid out."""
        QTimer.singleShot(0, self, lambda: self.part.go_here(self._what))

    def unsaved(self) -> bool:
        """True if leaving would throw away what was written."""
        return self.part.values() != self._clean or self.part.page.values_changed()

    def _by_key(self) -> None:
        page = self.part.page
        writing = isinstance(page, LinesPage) and page.editor is not None
        if not writing or (page.finish() and isinstance(self._what, int)):
            self.save()

    def save(self) -> None:
        """Store the part if nothing is wrong; else go to the first error. Nothing written, nothing stored."""
        if self._saving or not self.part.in_order():
            return
        if not self.unsaved():
            self.left.emit()
            return
        values, plan = self.part.values(), self.plan
        self._saving = True
        self._save.setEnabled(False)
        self._desk.write(
            "Đang lưu kế hoạch",
            lambda store, report, cancelled: plan_edits.edit(store, plan, values),
            self._done,
            self._failed,
        )

    def _done(self, edited: Edited) -> None:
        self.left.emit()
        self.saved.emit(edited)

    def _failed(self, sentence: str) -> None:
        self._saving = False
        self._save.setEnabled(True)
        self.banner.show_message(State.ERROR, sentence)

    def leave(self) -> None:
        """Close without storing; asks only if something was written."""
        if not self._saving and (
            not self.unsaved()
            or messages.ask("Bỏ những gì vừa ghi?", "Phần này của kế hoạch chưa được lưu.", "Bỏ", "Ghi tiếp", self)
        ):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
