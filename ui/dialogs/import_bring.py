"""How lists come into the import window: chosen files, a folder with all that is below it, the clipboard."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from ui import messages
from ui.clipboard_block import NOTHING_TO_PASTE, clipboard_contents
from ui.desk import Desk
from ui.kit.tokens import State

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".docx", ".csv", ".tsv", ".htm", ".html")
MOST_LISTS = 1000  # of one folder; whoever chooses a whole disk by mistake is told
KINDS = f"Danh sách ({' '.join('*' + ending for ending in ENDINGS)});;Mọi tệp (*)"
FOLDER = "import/folder"
DOWNLOADS = QStandardPaths.StandardLocation.DownloadLocation


def lists_of(path: Path) -> list[Path]:
    """A file itself; of a folder, the lists in it and below it, at most one more than `MOST_LISTS`."""
    return list(islice(_lists_below(path), MOST_LISTS + 1)) if path.is_dir() else [path]


def _lists_below(folder: Path) -> Iterator[Path]:
    """In the order of their names; hidden folders and Office's own lock files left out."""
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith(("~$", ".")):
                yield Path(place) / name


class BringFiles(QObject):
    """`files(paths)` and `block(Block)` to be read; `nothing(state, sentence)` if there was nothing to bring."""

    files = Signal(list)
    block = Signal(object)
    nothing = Signal(object, str)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._over = over

    def paste(self) -> None:
        """Take what lies on the clipboard: files, or a block of cells; else say what is needed."""
        files, block = clipboard_contents()
        if files:
            self.files.emit(files)
        elif block is not None:
            self.block.emit(block)
        else:
            self.nothing.emit(State.INFO, NOTHING_TO_PASTE)

    def choose_files(self) -> None:
        """Let the clerk choose files."""
        if chosen := messages.open_files("Chọn danh sách các đơn vị gửi", KINDS, self._lists_folder(), self._over):
            self._desk.memory.remember(FOLDER, str(chosen[0].parent))
            self.files.emit(chosen)

    def choose_folder(self) -> None:
        """Let the clerk choose a folder; the lists in it and in the folders below are read."""
        folder = messages.choose_folder("Chọn thư mục có các danh sách", self._lists_folder(), self._over)
        if folder is None:
            return
        self._desk.memory.remember(FOLDER, str(folder))
        if next(_lists_below(folder), None) is not None:
            self.files.emit([folder])
        else:
            words = f"Trong thư mục “{folder.name}” không có danh sách nào đọc được (Excel, Word, .ods, .csv)."
            self.nothing.emit(State.WARN, words)

    def _lists_folder(self) -> Path:
        """Where the lists were the last time; at first where mail and browsers put what comes."""
        last = Path(self._desk.memory.value(FOLDER) or " ")
        return last if last.is_dir() else Path(QStandardPaths.writableLocation(DOWNLOADS))
