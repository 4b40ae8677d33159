"""Tests run without a screen, in the program's own locale."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

pytest_plugins = ["tests.office"]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The window's tests: the style is chosen when the application is made."""
    return ["pytest", "-style", "Fusion"]
