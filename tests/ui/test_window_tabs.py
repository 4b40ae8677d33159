"""What the tabs are made of is loaded while the clerk looks at the first of them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABS = ("ui.tabs.nominations", "ui.tabs.quota", "ui.tabs.units")
OPENED = f"""
import sys, time
from pathlib import Path
from thidua_desktop.app import begin
from thidua_desktop.services import samples, workspace

folder = Path(sys.argv[1]) / "van-phong"
with workspace.new_folder(folder) as store:
    samples.fill(store, "cau-giay-2024")
program = begin()
window = program.open(folder)
at_first = [name for name in {TABS} if name in sys.modules]
until = time.monotonic() + 20
while time.monotonic() < until and not all(name in sys.modules for name in {TABS}):
    program.app.processEvents()
window.close()
print(at_first, [name for name in {TABS} if name in sys.modules])
"""
STOPPED = f"""
import sys
from ui import window_tabs

window_tabs.load(lambda: True)
print([name for name in {TABS} if name in sys.modules])
"""


def said_by(program: str, *arguments: str, home: Path) -> str:
    """What a fresh process prints."""
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home), "HOME": str(home)}
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


def test_a_start_loads_the_first_tab_only_and_the_others_a_moment_later(tmp_path: Path) -> None:
    assert said_by(OPENED, str(tmp_path), home=tmp_path) == f"[] {list(TABS)}"


def test_loading_ends_when_the_window_closes(tmp_path: Path) -> None:
    assert said_by(STOPPED, home=tmp_path) == "[]"
