"""The base of windows that are only read: a dialog whose one button closes it."""

from PySide6.QtWidgets import QWidget

from ui.kit.dialog import Dialog


class ReadingDialog(Dialog):
    """Put what is to be read in `body`."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, second: str = "", width: int = 520, scroll: bool = True
    ) -> None:
        super().__init__(title, "Đóng", parent, second=second, close="", width=width, scroll=scroll)
        self.form.hide()
        self.primary.setToolTip("Esc")

    def save(self) -> None:
        """Close."""
        self.accept()
