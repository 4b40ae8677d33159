"""The foot of the window: what is shown, the running job, the data folder, the last backup, the keys."""

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.kit.banner import Bar
from ui.kit.base import Label, ground
from ui.kit.buttons import Button, Look
from ui.kit.tokens import Size, Space, Type, theme

FOOT = Look("muted", None, None, "hover", None, "muted", Type.SMALL, padding=6)
MOST_LETTERS = 36
BAR_LEAST = 120
EDGE = 1


class FootButton(Button):
    """A quiet act in the status bar, as low as the bar."""

    look = FOOT

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(Size.STATUS) - 4)


def shortened(path: Path) -> str:
    """A path that fits the bar: its beginning and its last two folders; the whole one stands in the tooltip."""
    whole = str(path)
    if len(whole) <= MOST_LETTERS or len(path.parts) < 4:
        return whole
    return f"{path.anchor}…{os.sep}{os.sep.join(path.parts[-2:])}"


def backup_words(made: datetime | None, today: date) -> str:
    """When the last backup was made, in words."""
    if made is None:
        return "Chưa sao lưu"
    if made.date() == today:
        return f"Đã sao lưu lúc {made:%H:%M} hôm nay"
    return f"Sao lưu gần nhất {made:%d/%m/%Y}"


class JobLine(QWidget):
    """The running job: word, bar, "Dừng" (`stop_asked`)."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", Type.SMALL)
        self._bar = Bar(role="fill")
        self._stop = FootButton("Dừng", on_click=self._ask_to_stop)
        self._bar.setMinimumWidth(theme().px(BAR_LEAST))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        for part in (self._words, self._bar, self._stop):
            line.addWidget(part)
        self.hide()

    def begin(self, title: str) -> None:
        """A job started."""
        self.progress(0, 0, title)
        self._stop.setEnabled(True)
        self.show()

    def progress(self, done: int, total: int, words: str) -> None:
        """How far it is; `total` 0 means not known, then there is no bar to see."""
        if words:
            self._words.setText(words)
        self._bar.setVisible(total > 0)
        self._bar.set(done, total)
        self.setAccessibleName(f"{self._words.text()}, {done} trên {total}" if total else self._words.text())

    def end(self) -> None:
        """No job runs."""
        self.hide()

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText("Đang dừng…")
        self.stop_asked.emit()


class StatusBar(QFrame):
    """Left the tab's words, in the middle the job, right the folder, the backup and F1.

    `stop_asked`, `backups_asked` and `keys_asked` when those are pressed; the folder opens by itself.
    """

    stop_asked = Signal()
    backups_asked = Signal()
    keys_asked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        ground(self, "window")
        self._folder = folder
        self._words = Label("", Type.SMALL, "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.job = JobLine()
        self.job.stop_asked.connect(self.stop_asked)
        self.folder = FootButton(shortened(folder), "folder_open", on_click=self._open_folder)
        self.folder.setToolTip(f"Mở thư mục dữ liệu {folder}")
        self.folder.setAccessibleName(f"Thư mục dữ liệu {folder}")
        self.backup = FootButton("Chưa sao lưu", "clock", on_click=self.backups_asked.emit)
        self.backup.setToolTip("Các bản sao lưu đang giữ")
        self.keys = FootButton("F1: phím tắt", on_click=self.keys_asked.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.PAGE_X, EDGE, Space.PAGE_X - FOOT.padding, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._words, 1)
        for part in (self.job, self.folder, self.backup, self.keys):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), EDGE, theme().color("line"))

    def follow_theme(self) -> None:
        """As high as the type size asks."""
        self.setFixedHeight(max(theme().px(Size.STATUS), QFontMetrics(theme().font(Type.SMALL)).height() + Space.S))

    def show_words(self, words: str) -> None:
        """What the tab shows and what is chosen in it."""
        self._words.setText(words)
        self._words.setToolTip(words)

    def words(self) -> str:
        """What stands at the left now."""
        return self._words.text()

    def show_backup(self, made: datetime | None, today: date) -> None:
        """When the last backup was made."""
        self.backup.setText(backup_words(made, today))
        fresh = made is not None and made.date() == today
        self.backup.look = replace(FOOT, icon="ok_fg") if fresh else FOOT
        self.backup.set_icon_name("checkmark_circle_filled" if fresh else "clock")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
