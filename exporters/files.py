"""Finished files: written whole or not at all, with a name that Windows accepts."""

import errno
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from thidua_desktop.domain.errors import StorageError, UserError
from thidua_desktop.domain.text import nfc

_PROGRAMS = {".docx": "Word", ".doc": "Word", ".xlsx": "Excel", ".xls": "Excel", ".csv": "Excel"}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_NAME_LENGTH = 120


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file in the folder of `path`, then put it in place in one step.

    Missing folders are made. On failure the old file is as it was and no temporary file stays behind.
    """
    draft = path.with_name(f"~{secrets.token_hex(6)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        _to_disk(draft)
        _put_in_place(draft, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _to_disk(draft: Path) -> None:
    with draft.open("r+b") as file:
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(draft: Path, path: Path) -> None:
    """Only a file that another program holds open refuses to be replaced: its folder has just taken the draft."""
    try:
        os.replace(draft, path)
    except PermissionError as error:
        raise _is_open(path) from error


def _is_open(path: Path) -> UserError:
    program = _PROGRAMS.get(path.suffix.lower(), "chương trình khác")
    return UserError(f"Không ghi được “{path.name}” vì tệp đang mở trong {program}. Hãy đóng tệp rồi thử lại.")


def _cannot_write(path: Path, error: OSError) -> UserError:
    if error.errno in _FULL:
        return StorageError(f"Không ghi được “{path.name}” vì ổ đĩa đã đầy. Hãy dọn bớt ổ đĩa rồi thử lại.")
    if isinstance(error, PermissionError):
        return UserError(
            f"Không ghi được “{path.name}” vì thư mục “{path.parent}” không cho ghi. Hãy chọn thư mục khác."
        )
    return StorageError(
        f"Không ghi được “{path.name}” vào thư mục “{path.parent}”. "
        "Hãy kiểm tra ổ đĩa hoặc chọn thư mục khác rồi thử lại."
    )


def safe_file_name(text: str) -> str:
    """A file name (with or without ending) that Windows accepts: `TTr 05/TTr-NV` becomes `TTr 05-TTr-NV`."""
    name = " ".join(_FORBIDDEN.sub("-", nfc(text)).split()).strip(" .")
    if len(name) > _NAME_LENGTH:
        ending = Path(name).suffix if len(Path(name).suffix) <= 5 else ""
        name = name[: _NAME_LENGTH - len(ending)].rstrip(" .") + ending
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return name or "Không tên"
