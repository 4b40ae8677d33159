"""All walks over every screen at the sizes, scales and looks the clerk may have, each look in a process of its own."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.stage import in_child
from tests.walks.run import LOOKS

pytestmark = pytest.mark.timeout(400)  # one process walks over all screens: 20 s on a PC at rest
ASKED = [(look, walk) for look, of in LOOKS.items() if look != "toi-125" for walk in of.walks]


@cache
def faults(look: str) -> dict[str, list[str]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "loi.json"
        done = in_child(["tests.walks.run", look, str(file)], LOOKS[look].scale, LOOKS[look].pixels, quiet=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("look", "walk"), ASKED)
def test_a_walk_over_every_screen_finds_nothing(look: str, walk: str) -> None:
    assert faults(look)[walk] == []
