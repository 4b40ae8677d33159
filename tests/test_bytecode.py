"""The checkout's bytecode, also where the environment forbids Python to write any."""

from pathlib import Path

import pytest

import dev


def compiled(root: Path) -> list[Path]:
    return sorted(root.rglob("*.pyc"))


def test_own_sources_are_compiled_where_python_may_not_write_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "tab.py").write_text("ONE = 1\n", encoding="utf-8")

    dev.compile_own_code(tmp_path)

    assert [file.name.split(".")[0] for file in compiled(tmp_path)] == ["tab"]


def test_a_source_that_cannot_be_compiled_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "broken.py").write_text("def (\n", encoding="utf-8")

    dev.compile_own_code(tmp_path)

    assert compiled(tmp_path) == []
