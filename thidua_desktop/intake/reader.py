"""The one door through which a stranger's file is read.

The bytes are read here and understood nowhere in this process: a reading process with a memory and a time limit
does that, and what dies with it is one file.
"""

import hashlib
import logging
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from thidua_desktop.domain.errors import UserError
from thidua_desktop.intake import reading_child as child
from thidua_desktop.intake import refusals, wire
from thidua_desktop.intake.raw import RawDocument
from thidua_desktop.intake.reading_process import DiedError, NotStartedError, TooSlowError, pool

Progress = Callable[[int, int], None]

MAX_FILE_BYTES = 60_000_000
_LONGEST_SENTENCE = 600
_log = logging.getLogger(__name__)


def warm() -> None:
    """Start the reading process in the background, so that the first file finds it ready. Returns at once."""
    pool.warm()


def read_file(path: Path, progress: Progress | None = None) -> RawDocument:
    """Read a list as sent, whatever its kind, told by its bytes and not its ending.

    `progress` is called with (0, 0) several times a second; an exception it raises stops the reading at once.

    Raises UserError with one plain sentence naming the file, the reason and what to do.
    """
    name = path.name
    data = _bytes_of(path)

    def beat() -> None:
        if progress:
            progress(0, 0)

    try:
        sign, rest = pool.read(name, data, beat)
    except TooSlowError as failure:
        raise refusals.too_slow(name) from failure
    except NotStartedError as failure:
        raise refusals.not_started(name) from failure
    except DiedError as failure:
        raise refusals.collapsed(name) from failure
    return _document(name, data, sign, rest)


def _document(name: str, data: bytes, sign: bytes, rest: bytes) -> RawDocument:
    """What the reading process answered, looked at before it is believed."""
    if sign == child.DOCUMENT:
        try:
            return replace(wire.decode(rest), sha256=hashlib.sha256(data).hexdigest())
        except wire.UnfitError as failure:
            raise refusals.damaged(name) from failure
    if sign == child.REFUSED:
        raise UserError(rest.decode("utf-8", "replace")[:_LONGEST_SENTENCE])
    if sign == child.SWOLLEN:
        raise refusals.swollen(name)
    _log.warning("reading %s failed: %s", name, rest.decode("utf-8", "replace"))
    raise refusals.damaged(name)


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, after a look at what it is: a pipe would be waited for, a giant would fill the memory."""
    name = path.name
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise refusals.refusal(name, "đây là thư mục", "Hãy chọn từng tệp bên trong.")
        if not stat.S_ISREG(state.st_mode):
            raise refusals.refusal(name, "đây không phải là một tệp", "Hãy chọn một tệp Excel hoặc Word.")
        if state.st_size > MAX_FILE_BYTES:
            raise refusals.too_large(name)
        return path.read_bytes()
    except FileNotFoundError as failure:
        raise refusals.refusal(name, "không tìm thấy tệp", "Hãy kiểm tra lại đường dẫn.") from failure
    except OSError as failure:
        raise refusals.refusal(
            name,
            "không được quyền đọc hoặc tệp đang bị khóa",
            "Hãy đóng tệp ở chương trình khác rồi thử lại.",
        ) from failure
