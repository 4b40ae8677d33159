"""The diary (nhật ký) in the data folder: what went wrong, for the engineer; the clerk gets one sentence."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

MOST_BYTES = 1_000_000
KEPT_FILES = 5
FILE_NAME = "nhat-ky.log"
UNEXPECTED = "Chương trình gặp lỗi ngoài dự kiến"
WHAT_TO_DO = (
    "Việc vừa làm có thể chưa xong; dữ liệu đã lưu không bị ảnh hưởng. Chi tiết được ghi trong “{}”. "
    "Nếu lỗi lặp lại, hãy gửi tệp này cho người hỗ trợ."
)


class Diary(logging.Handler):
    """Writes to `nhat-ky/nhat-ky.log`, rotating; nothing is opened or imported before the first entry."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.file = folder / FILE_NAME
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one entry; a diary that cannot be written must not stop the work."""
        try:
            if self._writer is None:
                self._writer = self._open()
            self._writer.emit(record)
        except OSError:
            return

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # imported late: it brings sockets along

        self.file.parent.mkdir(parents=True, exist_ok=True)
        writer = RotatingFileHandler(self.file, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        writer.handleError = lambda record: None  # there may be no standard error to complain to
        return writer

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()
        super().close()


def keep(folder: Path) -> Diary:
    """Write the diary into this folder from now on, and no longer into another."""
    root = logging.getLogger()
    stop()
    diary = Diary(folder)
    root.addHandler(diary)
    root.setLevel(logging.INFO)
    return diary


def stop() -> None:
    """Close the diary that is being kept, if any."""
    root = logging.getLogger()
    for handler in [found for found in root.handlers if isinstance(found, Diary)]:
        root.removeHandler(handler)
        handler.close()


def current_file() -> Path | None:
    """The file now written to."""
    return next((found.file for found in logging.getLogger().handlers if isinstance(found, Diary)), None)


def catch_all(tell: Callable[[str, str], None]) -> None:
    """From now on a defect is written in the diary and told in one sentence: `tell(title, body)`.

    `tell` runs on the main thread only; a defect of another thread is only written down, its job tells of it.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("thidua").critical("Unexpected error", exc_info=(kind, error, trace))
        traceback.clear_frames(trace)  # a painter left among them would bring Qt down at the next drawing
        if threading.current_thread() is threading.main_thread():
            tell(UNEXPECTED, WHAT_TO_DO.format(current_file() or FILE_NAME))

    def caught_in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            caught(found.exc_type, found.exc_value, found.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
