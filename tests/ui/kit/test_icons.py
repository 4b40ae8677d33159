"""Every drawing a state or part names is shipped in both sizes and tinted; the licence stands beside."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QImageReader

import resources
import ui
from ui.kit import icons
from ui.kit.cells import Who
from ui.kit.tokens import STATES, theme

FOLDER = resources.path("icons")


def drawings() -> set[str]:
    return {re.sub(r"_(16|20)_(regular|filled)$", r"_\2", file.stem) for file in FOLDER.glob("*_*.svg")}


@pytest.mark.parametrize(
    "name", sorted({look.icon for look in STATES.values()} | {w.value[0] for w in Who if w.value[0]})
)
def test_a_named_drawing_has_ink_in_its_colour_at_both_sizes(name: str) -> None:
    for size in (16, 20):
        picture = icons.pixmap(name, "error_fg", size, 2.0).toImage()
        assert picture.width() == size * 2
        pixels = [picture.pixelColor(x, y) for x in range(size * 2) for y in range(size * 2)]
        inked = [color for color in pixels if color.alpha() == 255]
        assert inked
        wanted = theme().color("error_fg")
        assert all(abs(c.red() - wanted.red()) < 4 and abs(c.green() - wanted.green()) < 4 for c in inked)


def test_every_drawing_is_shipped_in_both_sizes() -> None:
    for name in drawings():
        base, style = name.rsplit("_", 1)
        for size in (16, 20):
            assert (FOLDER / f"{base}_{size}_{style}.svg").is_file()


def test_an_icon_differs_when_disabled() -> None:
    made = icons.icon("delete", "error_fg")
    normal = made.pixmap(16, QIcon.Mode.Normal).toImage()
    disabled = made.pixmap(16, QIcon.Mode.Disabled).toImage()
    assert normal != disabled


def test_the_licence_stands_beside_the_drawings() -> None:
    text = (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in text
    assert "Microsoft Corporation" in text


def test_the_program_s_icon_holds_every_size_windows_asks_for() -> None:
    data = (FOLDER / "app.ico").read_bytes()
    count = int.from_bytes(data[4:6], "little")
    sizes = {data[6 + 16 * n] or 256 for n in range(count)}
    assert {16, 24, 32, 48, 256} <= sizes
    assert QImageReader(str(FOLDER / "app.svg")).canRead()


def test_every_drawing_named_in_the_window_s_code_is_shipped() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in Path(ui.__file__).parent.rglob("*.py"))
    named = set(re.findall(r"""(?:Glyph|icons?\.icon|icons\.pixmap|icons\.draw)\((?:painter, )?"(\w+)\"""", code))
    missing = {name for name in named if f"{name}_regular" not in drawings() and name not in drawings()}
    assert missing == set()
