"""One window per data folder."""

import time
from pathlib import Path

from PySide6.QtCore import QLockFile

from thidua_desktop.domain.errors import UserError

LOCK_NAME = "dang-mo.lock"
UNWRITTEN_SECONDS = 3  # a living process writes its name into the lock at once


class FolderLock:
    """Held while a window works on the folder; let go by `release`, or when its process is gone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # only a dead process makes a lock stale, never a long day's work

    def take(self) -> None:
        """Raises FolderTakenError saying where the other window runs; UserError if the folder refuses."""
        if self._lock.tryLock(0) or self._take_unwritten():
            return
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise UserError(f"Không ghi được vào thư mục “{self._folder}”. Kiểm tra quyền ghi hoặc chọn thư mục khác.")
        process, machine, _ = self._lock.getLockInfo()  # type: ignore[misc]
        raise FolderTakenError(
            f"Thư mục “{self._folder}” đang mở trong một cửa sổ khác (máy {machine}, tiến trình {process}). "
            "Hãy dùng cửa sổ đó, hoặc đóng nó rồi mở lại."
        )

    def _take_unwritten(self) -> bool:
        """A process killed before it wrote its name into the lock leaves an empty one, which nobody holds."""
        file = self._folder / LOCK_NAME
        try:
            nobody = file.stat().st_size == 0 and time.time() - file.stat().st_mtime > UNWRITTEN_SECONDS
            if nobody:
                file.unlink()
        except OSError:
            return False
        return nobody and self._lock.tryLock(0)

    def release(self) -> None:
        """Let the folder go."""
        self._lock.unlock()


class FolderTakenError(UserError):
    """Another window works on the folder."""
