"""The one door through which a stranger's file is read.

Arguments and result are plain picklable values, so that reading can move into a child process without
touching its callers.
"""

import hashlib
import stat
from pathlib import Path

from thidua_desktop.intake.containers import MAX_FILE_BYTES, kind_of, refusal, too_large
from thidua_desktop.intake.raw import RawDocument
from thidua_desktop.intake.spreadsheets import read_spreadsheet
from thidua_desktop.intake.word import read_word


def read_file(path: Path) -> RawDocument:
    """Read a list as sent: .xlsx, .xlsm, .xls, .xlsb, .ods or .docx, told by its bytes and not its ending.

    Raises UserError with one plain sentence naming the file, the reason and what to do.
    """
    name = path.name
    try:
        data = _bytes_of(path)
    except FileNotFoundError as failure:
        raise refusal(name, "không tìm thấy tệp", "Hãy kiểm tra lại đường dẫn.") from failure
    except IsADirectoryError as failure:
        raise refusal(name, "đây là thư mục", "Hãy chọn từng tệp bên trong.") from failure
    except OSError as failure:
        raise refusal(
            name,
            "không được quyền đọc hoặc tệp đang bị khóa",
            "Hãy đóng tệp ở chương trình khác rồi thử lại.",
        ) from failure
    kind = kind_of(name, data)
    sheets = read_word(name, data) if kind == "docx" else read_spreadsheet(name, data, kind)
    return RawDocument(kind, hashlib.sha256(data).hexdigest(), sheets)


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, after a look at what it is: a pipe would be waited for, a giant would fill the memory."""
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(path)
    if not stat.S_ISREG(state.st_mode):
        raise refusal(path.name, "đây không phải là một tệp", "Hãy chọn một tệp Excel hoặc Word.")
    if state.st_size > MAX_FILE_BYTES:
        raise too_large(path.name)
    return path.read_bytes()
