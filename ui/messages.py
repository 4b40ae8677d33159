"""The only place that opens a question, a message or a file box; tests replace these functions."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ui.kit.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.kit.question import QuestionBox
from ui.kit.tokens import State


def _parent(parent: QWidget | None) -> QWidget | None:
    return parent if parent is not None else QApplication.activeWindow()


def inform(title: str, body: str = "", parent: QWidget | None = None) -> None:
    """Tell something that needs no decision but must be read; prefer a banner."""
    QuestionBox(State.INFO, title, body, [PrimaryButton("Đóng")], _parent(parent)).exec()


def error(title: str, body: str = "", parent: QWidget | None = None) -> None:
    """Tell that something could not be done; the body says what to do."""
    QuestionBox(State.ERROR, title, body, [PrimaryButton("Đóng")], _parent(parent)).exec()


def ask(title: str, body: str, act: str, keep: str, parent: QWidget | None = None, *, danger: bool = True) -> bool:
    """Ask before what cannot be taken back; the buttons are acts, Enter and Esc keep things as they are.

    ask("Khôi phục bản ngày 25/07/2024?", "12 đề nghị … sẽ không còn.", "Khôi phục", "Giữ như hiện nay")
    """
    doing = DangerButton(act, filled=True) if danger else PrimaryButton(act)
    state = State.WARN if danger else State.INFO
    box = QuestionBox(state, title, body, [SecondaryButton(keep), doing], _parent(parent))
    box.exec()
    return box.chosen is doing


def open_files(title: str, kinds: str, folder: Path | None = None, parent: QWidget | None = None) -> list[Path]:
    """Let the clerk choose files; `kinds` like "Danh sách (*.xlsx *.xls *.docx)"."""
    names, _ = QFileDialog.getOpenFileNames(_parent(parent), title, str(folder or ""), kinds)
    return [Path(name) for name in names]


def open_file(title: str, kinds: str, folder: Path | None = None, parent: QWidget | None = None) -> Path | None:
    """Let the clerk choose one file."""
    name, _ = QFileDialog.getOpenFileName(_parent(parent), title, str(folder or ""), kinds)
    return Path(name) if name else None


def save_file(title: str, kinds: str, proposed: Path, parent: QWidget | None = None) -> Path | None:
    """Let the clerk say where a file goes."""
    name, _ = QFileDialog.getSaveFileName(_parent(parent), title, str(proposed), kinds)
    return Path(name) if name else None


def choose_folder(title: str, folder: Path | None = None, parent: QWidget | None = None) -> Path | None:
    """Let the clerk choose a folder."""
    name = QFileDialog.getExistingDirectory(_parent(parent), title, str(folder or ""))
    return Path(name) if name else None
