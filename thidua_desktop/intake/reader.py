"""The one door through which a stranger's file is read.

Arguments and result are plain picklable values, so that reading can move into a child process without
touching its callers.
"""

import hashlib
from pathlib import Path

from thidua_desktop.intake.containers import kind_of, refusal
from thidua_desktop.intake.raw import RawDocument
from thidua_desktop.intake.spreadsheets import read_spreadsheet
from thidua_desktop.intake.word import read_word


def read_file(path: Path) -> RawDocument:
    """Read a list as sent: .xlsx, .xlsm, .xls, .xlsb, .ods or .docx, told by its bytes and not its ending.

    Raises UserError with one plain sentence naming the file, the reason and what to do.
    """
    name = path.name
    try:
        data = path.read_bytes()
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
