"""Windows that ask for something and store it with one act: busy while it is stored, a banner if it cannot be."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Act, Desk
from ui.kit.banner import Banner
from ui.kit.dialog import Dialog
from ui.kit.tokens import State


class StoringDialog(Dialog):
    """Write `save` and call `store(title, act)` in it. `stored(result)` comes once the act is done."""

    stored = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: str,
        act: str,
        parent: QWidget | None = None,
        *,
        second: str = "",
        close: str = "Đóng",
        help: str = "",
        width: int = 480,
        scroll: bool = True,
    ) -> None:
        super().__init__(title, act, parent, second=second, close=close, help=help, width=width, scroll=scroll)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.storing = False
        self.banner = Banner()
        self.body.insertWidget(0, self.banner)

    def store(self, title: str, act: Act) -> None:
        """Run the act as a job; close when it is done, stay and say why if it is not."""
        if self.storing:
            return
        self.storing = True
        self.primary.setEnabled(False)
        self.desk.write(title, act, self._done, self._failed)

    def _done(self, result: Any) -> None:
        self.storing = False
        self.mark_stored()
        self.accept()
        self.stored.emit(result)

    def mark_stored(self) -> None:
        """What stands in the window is what is stored."""
        self.form.mark_clean()

    def _failed(self, sentence: str) -> None:
        self.storing = False
        self.primary.setEnabled(True)
        self.banner.show_message(State.ERROR, sentence)
        self.grow()

    def unsaved(self) -> bool:
        """What is being stored is not lost."""
        return not self.storing and super().unsaved()

    def reject(self) -> None:
        """Close without storing; not while it is being stored."""
        if not self.storing:
            super().reject()
