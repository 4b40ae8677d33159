"""The rules that keep the rooms apart and readable, checked on every file."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("thidua_desktop", "ui", "db", "exporters", "resources")
MOST_LINES = 400
COLOUR_TABLE = "ui/kit/tokens.py"
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_that(offend: Callable[[str], object], files: list[Path]) -> list[str]:
    return [
        f"{shown(path)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if offend(line)
    ]


def prints(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        f"{shown(path)}:{call.lineno}" for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]


def test_imports_run_one_way_and_each_library_stays_in_its_room(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)

    assert lint_imports(config_filename="pyproject.toml", no_logo=True) == EXIT_STATUS_SUCCESS


def test_no_file_is_too_long_to_read_in_one_sitting():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(*ROOMS)}

    assert [f"{shown(path)}: {lines} lines" for path, lines in lengths.items() if lines > MOST_LINES] == []


def test_every_module_says_what_it_is_for():
    silent = [
        shown(path)
        for path in python_files(*ROOMS)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_only_the_command_line_prints():
    files = [path for path in python_files(*ROOMS) if not shown(path).startswith("thidua_desktop/cli")]

    assert [place for path in files for place in prints(path)] == []


def test_nothing_is_left_to_be_done_later():
    assert lines_that(UNFINISHED.search, [ROOT / "dev.py", *python_files(*ROOMS, "tests")]) == []


def test_colours_are_written_in_one_table_only():
    files = [path for path in python_files("ui") if shown(path) != COLOUR_TABLE]

    assert lines_that(COLOUR.search, files) == []
