"""What Ctrl+V brings: files copied in the file manager, or a block of cells copied in Excel or Word."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from thidua_desktop.services import intake

NOTHING_TO_PASTE = (
    "Chưa có ô nào để dán. Hãy chép các ô trong Excel, kể cả dòng tiêu đề, hoặc cả bảng trong Word, rồi bấm Ctrl+V."
)


def clipboard_contents() -> tuple[list[Path], intake.Block | None]:
    """(files, block of cells) now on the clipboard; at most one of them is there."""
    mime = QGuiApplication.clipboard().mimeData()
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    block = (mime.html(), mime.text())
    return files, block if not files and intake.is_block(block) else None
