"""SQLite's failures in words that tell a clerk what to do."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from thidua_desktop.domain.errors import StorageError

_SENTENCES = (
    ("locked", "Dữ liệu đang được một cửa sổ khác ghi. Đợi vài giây rồi thử lại."),
    ("busy", "Dữ liệu đang được một cửa sổ khác ghi. Đợi vài giây rồi thử lại."),
    ("full", "Ổ đĩa đã đầy nên chưa ghi được gì. Hãy giải phóng chỗ trống rồi thử lại."),
    ("readonly", "Không ghi được vì thư mục dữ liệu chỉ cho đọc. Hãy xin quyền ghi hoặc chọn thư mục khác."),
    ("malformed", "Tệp dữ liệu bị hỏng. Hãy dùng “Khôi phục” để lấy lại bản sao lưu gần nhất."),
    ("not a database", "Tệp này không phải dữ liệu của phần mềm."),
    ("disk i/o", "Ổ đĩa không đọc hoặc ghi được. Kiểm tra ổ đĩa rồi thử lại."),
    ("unable to open", "Không mở được tệp dữ liệu. Kiểm tra thư mục còn đó và anh chị có quyền đọc, ghi."),
)


@contextmanager
def plain_errors(path: Path | None = None) -> Generator[None, None, None]:
    """Turn what the environment does to SQLite into a StorageError; a defect of ours passes through."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        said = str(error).lower().replace("read-only", "readonly")
        for word, sentence in _SENTENCES:
            if word in said:
                place = f" ({path})" if path else ""
                raise StorageError(f"{sentence}{place}") from error
        raise
