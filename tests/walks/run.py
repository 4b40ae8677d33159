"""All walks over every screen in one look, as a child process: python -m tests.walks.run LOOK FILE.

FILE gets the faults as JSON: for each walk a list of "screen: fault".
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.stage import Screen


@dataclass(frozen=True, slots=True)
class Look:
    """A screen of so many pixels at a scale, in a mode; which walks are done there, and whether on all screens."""

    mode: str
    scale: str
    pixels: tuple[int, int]
    walks: tuple[str, ...]
    all_screens: bool = True


LOOKS = {
    "sang": Look("light", "1", (1366, 768), ("words", "room", "names", "contrast", "focus", "tables")),
    "toi-125": Look("dark", "1.25", (1366, 768), ("room", "contrast")),
    "150": Look("light", "1.5", (1366, 768), ("room",), all_screens=False),
    "200": Look("light", "2", (1920, 1080), ("room",), all_screens=False),
}


def main(arguments: list[str]) -> int:
    """Do the walks of a look."""
    from tests.every_screen import SCREENS
    from tests.stage import Stage
    from tests.walks import contrast, focus, names, room, tables, words
    from ui.kit.appearance import make_application

    known = {"words": words.walk, "room": room.walk, "names": names.walk, "contrast": contrast.walk}
    known |= {"focus": focus.walk, "tables": tables.walk}
    look = LOOKS[arguments[0]]
    faults: dict[str, list[str]] = {name: [] for name in look.walks}
    app = make_application(sys.argv[:1])
    room_there = app.primaryScreen().availableSize()
    spent: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(app, Path(place) / "so lieu", look.mode, (room_there.width(), room_there.height()))
        for screen in SCREENS:
            if not look.all_screens and not screen.main:
                continue
            seen = _shown(stage.show, screen, spent)
            for name in look.walks:
                began = time.monotonic()
                faults[name] += _told(known[name], screen.name, seen)
                spent[name] = spent.get(name, 0) + time.monotonic() - began
        stage.leave()
    faults["spent"] = [f"{name} {seconds:.1f}" for name, seconds in spent.items()]
    Path(arguments[1]).write_text(json.dumps(faults, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _shown(show: "Callable[[Screen], QWidget]", screen: "Screen", spent: dict[str, float]) -> "QWidget":
    began = time.monotonic()
    seen = show(screen)
    spent["show"] = spent.get("show", 0) + time.monotonic() - began
    return seen


def _told(walk: "Callable[[QWidget], Iterator[str]]", screen: str, seen: "QWidget") -> list[str]:
    return [f"{screen}: {fault}" for fault in walk(seen)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
