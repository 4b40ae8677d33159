"""What may be said on the command line, in Vietnamese."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

LATER_COMMANDS = {"read-plan": "đọc văn bản kế hoạch"}
"""Commands of the contract whose feature comes in a later version."""

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (.+)"), r"thiếu \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"không hiểu \1"),
    (re.compile(r"argument (\S+): expected one argument"), r"sau \1 phải có một giá trị"),
    (re.compile(r"argument (\S+?): expected at least one argument"), r"sau \1 phải có ít nhất một giá trị"),
    (re.compile(r"argument (\S+?): invalid choice: '?([^']*)'?.*"), r"không có lệnh hay giá trị “\2”"),
    (re.compile(r"argument (\S+?): invalid \w+ value: '(.*)'"), r"giá trị “\2” của \1 không đúng"),
    (re.compile(r"argument (\S+?): (.+)"), r"\1: \2"),
)


class BadUse(Exception):  # noqa: N818 - not an error of the program
    """The command line was not understood; the sentence says why."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese and never exits by itself on bad use."""

    def __init__(self, **settings: object) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **settings)  # type: ignore[arg-type]
        self._positionals.title = "Giá trị"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Say in Vietnamese what is wrong with the line."""
        for pattern, words in _COMPLAINTS:
            if pattern.fullmatch(message):
                message = pattern.sub(words, message)
                break
        else:
            message = "cách viết không đúng"
        raise BadUse(f"Dùng lệnh chưa đúng: {message}. Xem “{self.prog} --help”.")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


def parser() -> Parser:
    """The whole command line of design 6."""
    top = Parser(
        prog="thidua-desktop",
        description="Thi đua - Khen thưởng: kế hoạch, chỉ tiêu, đề nghị và giấy tờ của một văn phòng. "
        "Không ghi lệnh thì mở cửa sổ.",
        epilog="Mã kết thúc: 0 xong; 1 xong nhưng có dòng bị loại hoặc cần xem; 2 dùng sai hoặc không đọc được.",
    )
    top.add_argument("--data", type=Path, metavar="DIR", help="thư mục dữ liệu (mặc định: thư mục riêng của máy)")
    top.add_argument("--version", action="store_true", help="in số hiệu bản phần mềm")
    top.add_argument("--self-test", action="store_true", help="tự kiểm tra bản đóng gói rồi thoát")
    commands = top.add_subparsers(dest="command", metavar="LỆNH", title="Lệnh", parser_class=Parser)
    _data_commands(commands)
    _import_commands(commands)
    _paper_commands(commands)
    _upkeep_commands(commands)
    return top


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, does: str) -> Parser:
    return commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")


def _json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="in một tài liệu JSON và không gì khác")


def _data_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    sample = _command(commands, "sample", "nạp dữ liệu mẫu vào một thư mục mới")
    sample.add_argument("name", metavar="TÊN", help="cau-giay-2024, hai-ba-trung-2024 hoặc ha-noi-2024")
    sample.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    for name, does in (("quota", "bảng chỉ tiêu của một kế hoạch"), ("list", "các đề nghị của một kế hoạch")):
        command = _command(commands, name, does)
        command.add_argument("--plan", required=True, metavar="MÃ", help="mã kế hoạch, ví dụ CG-2024")
        _json(command)
    search = _command(commands, "search", "tìm người, đơn vị, kế hoạch, đề nghị; có dấu hay không đều được")
    search.add_argument("text", metavar="CHỮ", nargs="+")
    _json(search)


def _import_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    command = _command(commands, "import", "nhập danh sách do đơn vị gửi")
    command.add_argument("files", metavar="TỆP", nargs="+", type=Path)
    command.add_argument("--plan", required=True, metavar="MÃ", help="mã kế hoạch, ví dụ CG-2024")
    command.add_argument("--unit", metavar="TÊN", help="đơn vị gửi, nếu không để chương trình tự nhận ra")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi gì")
    command.add_argument("--allow-problems", action="store_true", help="nhập cả các dòng có lỗi (trừ dòng không tên)")
    command.add_argument("--received", type=_day, metavar="NĂM-THÁNG-NGÀY", help="ngày nhận, mặc định hôm nay")
    _json(command)
    undo = _command(commands, "undo", "lấy lại một lần nhập")
    undo.add_argument("batch", metavar="LẦN-NHẬP", type=int)
    _json(undo)
    for name, does in LATER_COMMANDS.items():
        later = _command(commands, name, f"{does} (có ở bản sau)")
        later.add_argument("rest", nargs="*", metavar="…")
        _json(later)


def _paper_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    command = _command(commands, "export", "xuất giấy tờ: to-trinh, danh-sach, chi-tieu, mau-danh-sach, phieu-bo-sung")
    command.add_argument("kind", metavar="LOẠI")
    command.add_argument("--plan", required=True, metavar="MÃ", help="mã kế hoạch, ví dụ CG-2024")
    command.add_argument("--out", required=True, type=Path, metavar="DIR", help="thư mục để ghi tệp")
    command.add_argument("--format", metavar="KIỂU", help="docx, xlsx hoặc pdf; mặc định mọi kiểu có thể")
    command.add_argument("--group", choices=("unit", "award"), default="unit", help="nhóm theo đơn vị hoặc hình thức")
    command.add_argument("--unit", metavar="TÊN", help="chỉ một đơn vị (mau-danh-sach, phieu-bo-sung)")
    _json(command)


def _upkeep_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    for name, does in (("backup", "sao lưu ra một tệp"), ("restore", "khôi phục từ một bản sao lưu")):
        command = _command(commands, name, does)
        command.add_argument("file", metavar="TỆP", type=Path)
        command.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    _json(_command(commands, "check", "kiểm tra dữ liệu và các tệp gốc"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” không phải ngày viết như 2024-07-26") from None


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The line as understood.

    Raises BadUse with one sentence.
    """
    return parser().parse_args(arguments)
