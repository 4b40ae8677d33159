"""The one sentence about a file that cannot be opened: what is wrong with it and what to do."""

from thidua_desktop.domain.errors import UserError

ASK_AGAIN = "Hãy xin nơi gửi gửi lại."
SAVE_AS = "Hãy mở tệp bằng Excel, chọn “Lưu thành” kiểu “Excel Workbook (.xlsx)” rồi nhập lại."
A_WORKBOOK = "Hãy xin nơi gửi tệp Excel hoặc Word."
_COPY_OUT = "Hãy chép riêng bảng danh sách sang một tệp mới rồi nhập lại."


class DamagedError(UserError):
    """The file is damaged; what is whole in it may still be told."""


class SprawlingError(UserError):
    """A cell stands so far away that the rectangle in between would fill the memory."""


def refusal(name: str, reason: str, advice: str = ASK_AGAIN) -> UserError:
    """The sentence about a file that cannot be opened, and what to do."""
    return UserError(f"Không mở được “{name}” vì {reason}. {advice}")


def damaged(name: str) -> DamagedError:
    """The sentence about a file that a reader gave up on."""
    return DamagedError(str(refusal(name, "tệp bị hỏng hoặc bị cắt ngắn")))


def locked(name: str) -> UserError:
    """The sentence about a file that asks for a password."""
    return refusal(name, "tệp được đặt mật khẩu", "Hãy mở bằng mật khẩu, bỏ mật khẩu rồi nhập lại.")


def too_large(name: str) -> UserError:
    """The sentence about a file that is far beyond any list."""
    return refusal(name, "tệp quá lớn so với một danh sách", "Hãy bỏ ảnh, tệp đính kèm trong đó rồi nhập lại.")


def swollen(name: str) -> UserError:
    """The sentence about a file that unpacks to far more than any list, or than the memory it may take."""
    return refusal(name, "bên trong tệp phình ra quá lớn so với một danh sách", _COPY_OUT)


def sprawling(name: str) -> SprawlingError:
    """The sentence about a sheet with cells far beyond its list."""
    return SprawlingError(
        str(refusal(name, "có ô nằm quá xa bảng danh sách khiến trang tính phình ra quá lớn", _COPY_OUT))
    )


def too_slow(name: str) -> UserError:
    """The sentence about a file that takes longer to read than any list does."""
    return refusal(name, "đọc quá lâu so với một danh sách, có thể tệp bị hỏng hoặc chứa quá nhiều ô", _COPY_OUT)


def not_started(name: str) -> UserError:
    """The sentence where the computer lets no reading process start; nothing is known of the file."""
    return refusal(
        name,
        "phần đọc tệp của chương trình bị chặn khởi động",
        "Hãy thử lại; nếu vẫn vậy, hãy nhờ người quản máy cho phép chương trình trong phần mềm diệt vi-rút.",
    )


def collapsed(name: str) -> UserError:
    """The sentence about a file on which the reading process died."""
    return refusal(name, "tệp bị hỏng hoặc bên trong phình ra quá lớn", ASK_AGAIN)
