"""One window per data folder."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from thidua_desktop.domain.errors import UserError

LOCK_NAME = "dang-mo.lock"


class FolderLock:
    """Held while a window works on the folder; let go by `release`, or when its process is gone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # only a dead process makes a lock stale, never a long day's work

    def take(self) -> None:
        """Raises FolderTakenError saying where the other window runs; UserError if the folder refuses."""
        if self._lock.tryLock(0):
            return
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise UserError(f"Không ghi được vào thư mục “{self._folder}”. Kiểm tra quyền ghi hoặc chọn thư mục khác.")
        process, machine, _ = self._lock.getLockInfo()  # type: ignore[misc]
        raise FolderTakenError(
            f"Thư mục “{self._folder}” đang mở trong một cửa sổ khác (máy {machine}, tiến trình {process}). "
            "Hãy dùng cửa sổ đó, hoặc đóng nó rồi mở lại."
        )

    def release(self) -> None:
        """Let the folder go."""
        self._lock.unlock()


class FolderTakenError(UserError):
    """Another window works on the folder."""
