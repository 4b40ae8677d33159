"""Giới thiệu names every package that is delivered, with its version and licence."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.dialogs.about import AboutDialog
from ui.works import WORKS, version_of

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
NOT_DELIVERED = {"pip"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def delivered() -> set[str]:
    """The packages the program needs to run, with what they need in their turn."""
    wanted = [re.split(r"[=<>]", one)[0] for one in tomllib.loads(PROJECT.read_text())["project"]["dependencies"]]
    found: set[str] = set()
    while wanted:
        package = wanted.pop()
        if plain(package) in found | NOT_DELIVERED:
            continue
        found.add(plain(package))
        needs = [one for one in metadata.requires(package) or [] if "extra ==" not in one]
        wanted += [match[0] for one in needs if (match := re.match(r"[A-Za-z0-9._-]+", one))]
    return found


def test_everything_delivered_is_named_with_a_version() -> None:
    assert {plain(package) for package, _ in WORKS} == delivered()
    assert all(version_of(package) and licence for package, licence in WORKS)


def test_the_window_tells_versions_and_licences(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(tmp_path)
    qtbot.addWidget(dialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert f"{version_of('jinja2')} · BSD" in said
    assert {"Python", "Qt", "SQLite"} <= said
