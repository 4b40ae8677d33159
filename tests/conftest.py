"""Tests run without a screen, in the program's own locale."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

pytest_plugins = ["tests.office"]
