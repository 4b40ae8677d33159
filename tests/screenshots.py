"""Pictures of every screen, drawn in memory: python -m tests.screenshots FOLDER.

The real window on the Cầu Giấy sample with its lists taken in, as on 26/07/2024; in light, in dark (`-toi`) and on a
small screen at 125 % (`-125`). Into the guide's own folder go only the pictures that the guide shows.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GUIDE = Path(__file__).parents[1] / "docs" / "hinh"
SCREEN = (1366, 768)
# how pictures differ: the ending of the file's name, the mode, the scale, the window's size in logical pixels
LOOKS = {
    "sang": ("", "light", "1", (1366, 768)),
    "toi": ("-toi", "dark", "1", (1366, 768)),
    "125": ("-125", "light", "1.25", (1093, 614)),
}


def main(arguments: list[str]) -> int:
    """One child process for each look: a scale holds for a whole process."""
    if not arguments:
        print("python -m tests.screenshots FOLDER", file=sys.stderr)
        return 2
    if len(arguments) == 2:
        return take(Path(arguments[0]), arguments[1])
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    codes = [_in_child(folder, look) for look in LOOKS]
    return max(codes)


def _in_child(folder: Path, look: str) -> int:
    from tests.stage import in_child

    return in_child(["tests.screenshots", str(folder), look], LOOKS[look][2], SCREEN).returncode


def take(folder: Path, look: str) -> int:
    """Take all pictures in one look."""
    from tests.every_screen import SCREENS
    from tests.stage import Stage
    from ui.kit.appearance import make_application

    ending, mode, _, size = LOOKS[look]
    place = Path(tempfile.gettempdir()) / "Thi dua - hinh"  # seen in the pictures, so it has a plain name
    shutil.rmtree(place, ignore_errors=True)
    taken = 0
    try:
        stage = Stage(make_application(sys.argv[:1]), place, mode, size)
        for screen in SCREENS:
            seen = stage.show(screen)
            if screen.guide or folder != GUIDE:
                _keep(seen, folder / f"{screen.name}{ending}.png")
                taken += 1
        stage.leave()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"{look}: {taken} hình trong {folder}")
    return 0


def _keep(seen: "QWidget", file: Path) -> None:
    if not seen.grab().save(str(file)):
        raise OSError(f"cannot write {file}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
