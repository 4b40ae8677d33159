"""What `import` says of a file as a whole: a count in its closing line that its rows do not bear out."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.test_contract import LISTS, Program
from tests.cli.test_contract import program as program

ORDER = ("--plan", "CG-2024", "--received", "2024-07-26", "--dry-run")


def counted(tmp_path: Path, line: str) -> Path:
    book = load_workbook(LISTS / "phuong-nghia-do.xlsx")
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row + 1, 2, line)
    book.save(tmp_path / "phuong-nghia-do.xlsx")
    return tmp_path / "phuong-nghia-do.xlsx"


def test_a_count_that_differs_is_told_once_for_the_file_and_ends_with_1(program: Program, tmp_path: Path):
    path = counted(tmp_path, "Danh sách ấn định 03 tập thể, 04 cá nhân./.")
    done = program("import", path, *ORDER)
    assert done.returncode == 1
    assert done.stdout.count("ghi 04 cá nhân nhưng danh sách đọc được 3 cá nhân") == 1
    told = program.json("import", path, *ORDER)["files"][0]
    assert [(f["severity"], f["code"]) for f in told["findings"]] == [("warning", "count-differs")]
    assert told["findings"][0]["cell"].startswith("B")


def test_a_count_that_fits_says_nothing(program: Program, tmp_path: Path):
    done = program("import", counted(tmp_path, "Danh sách ấn định 03 tập thể, 03 cá nhân./."), *ORDER, "--json")
    assert done.returncode == 0
    assert '"findings": []' in done.stdout
