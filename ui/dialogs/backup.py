"""The kept copies of the records, and going back to one of them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import messages
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import Column, Kind
from ui.kit.dialog import Dialog
from ui.kit.table import TableView
from ui.kit.tokens import Size, theme

REASONS = {
    "hang-ngay": "Hằng ngày",
    "truoc-nhap": "Trước khi nhập danh sách",
    "truoc-nang-cap": "Trước khi nâng cấp phần mềm",
    "truoc-khoi-phuc": "Trước khi khôi phục",
}
COPIES = "Bản sao lưu (*.db)"


class Copy(Protocol):
    """A kept copy as the services give it."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    @property
    def made(self) -> datetime:
        """When it was made."""
        ...

    @property
    def reason(self) -> str:
        """Why, in the program's own word."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...


def size_words(size: int) -> str:
    """120 KB, 4,2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def reason_words(reason: str) -> str:
    """Why a copy was made."""
    return REASONS.get(reason, reason.replace("-", " ").capitalize())


class BackupDialog(Dialog):
    """The copies, newest first; `chosen(path)` after the clerk has answered what will follow."""

    chosen = Signal(object)

    def __init__(self, copies: Sequence[Copy], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Khôi phục dữ liệu",
            "Khôi phục…",
            parent,
            second=f"Các bản sao lưu đang giữ trong {folder}",
            width=640,
            scroll=False,
        )
        self.form.hide()
        columns: list[Column[Copy]] = [
            Column("Ngày, giờ", lambda copy: copy.made, width=150, sort_key=lambda copy: copy.made),
            Column("Vì sao có", lambda copy: reason_words(copy.reason), width=240, stretch=True),
            Column("Cỡ tệp", lambda copy: copy.size, lambda copy: size_words(copy.size), Kind.NUMBER, width=90),
        ]
        self.table = TableView(columns, copies, key=lambda copy: str(copy.path), name="Các bản sao lưu")
        self.table.setMinimumHeight(7 * theme().row(Size.ROW))
        self.table.set_empty("Chưa có bản sao lưu nào. Chương trình tự sao lưu mỗi ngày và trước khi nhập danh sách.")
        self.table.activated_row.connect(lambda copy: self.save())
        self.table.current_row_changed.connect(self._tell_choice)
        self.body.addWidget(self.table, 1)
        self.add_button(SecondaryButton("Từ tệp khác…", "folder_open", on_click=self._from_file))
        if copies:
            self.table.select_key(str(copies[0].path))
        self._tell_choice(self.table.current_row())
        self.table.setFocus()

    def _tell_choice(self, copy: Copy | None) -> None:
        self.primary.setEnabled(copy is not None)
        self.set_help("" if copy is not None else "Chọn một bản sao lưu, hoặc lấy từ tệp khác.")

    def save(self) -> None:
        copy = self.table.current_row()
        if copy is not None:
            self._restore(copy.path, f"bản ngày {copy.made:%d/%m/%Y} lúc {copy.made:%H:%M}")

    def _from_file(self) -> None:
        place = messages.open_file("Khôi phục từ tệp", COPIES, None, self)
        if place is not None:
            self._restore(place, f"tệp “{place.name}”")

    def _restore(self, copy: Path, words: str) -> None:
        follows = (
            "Những gì ghi sau bản đó sẽ không còn trong dữ liệu đang dùng. Dữ liệu hiện nay được sao lưu trước khi "
            "khôi phục, nên vẫn lấy lại được."
        )
        if messages.ask(f"Khôi phục {words}?", follows, "Khôi phục", "Giữ như hiện nay", self):
            self.accept()
            self.chosen.emit(copy)
