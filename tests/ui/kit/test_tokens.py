"""The colours can be read: text 4.5 : 1, icons, bars, edges and rings 3 : 1, in light and in dark."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette

import ui
from ui.kit.tokens import STATES, Size, Space, State, Theme, Type, palette

GROUNDS = ("window", "base", "raised", "sel", "hover")
TEXT = [
    *[("text", ground) for ground in GROUNDS],
    *[("muted", ground) for ground in GROUNDS],
    *[("hint", ground) for ground in ("window", "base", "raised")],
    *[
        ("accent", ground)
        for ground in ("window", "base", "raised", "sel", "hover", "info_bg", "ok_bg", "warn_bg", "error_bg")
    ],
    ("on_fill", "fill"),
    ("on_fill", "fill_hover"),
    ("on_fill", "danger_fill"),
    ("on_fill", "danger_hover"),
    ("muted", "track"),
    *[("text", f"{state}_bg") for state in ("ok", "warn", "error", "info", "quiet")],
    *[(f"{state}_fg", f"{state}_bg") for state in ("ok", "warn", "error", "info", "quiet")],
    *[(f"{state}_fg", ground) for state in ("warn", "error") for ground in GROUNDS],
]
SHAPES = [
    *[(f"{state}_fg", ground) for state in ("ok", "warn", "error", "info", "quiet") for ground in GROUNDS],
    *[("field", ground) for ground in ("base", "raised", "window")],
    *[("accent", ground) for ground in GROUNDS],
    *[(bar, "base") for bar in ("bar_used", "bar_over", "bar_part", "bar_share")],
    ("bar_used", "sel"),
    ("bar_over", "sel"),
    ("gold", "raised"),
    ("fill", "window"),
    ("ribbon", "fill"),
    ("on_fill", "fill"),
]


SEEN = 1.2  # what is only to be made out beside its neighbour: the empty part of a bar on its row
PARTS = [*[("bar_rest", ground) for ground in ("base", "raised", "hover", "sel")], ("bar_rest", "bar_used")]


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in color.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(look: Theme, first: str, second: str) -> float:
    lighter, darker = sorted((luminance(look.color(first)), luminance(look.color(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_every_ground_it_stands_on(dark: bool) -> None:
    look = Theme(dark)
    weak = {(a, b): round(contrast(look, a, b), 2) for a, b in TEXT if contrast(look, a, b) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("dark", [False, True])
def test_icons_bars_edges_and_rings_can_be_seen(dark: bool) -> None:
    look = Theme(dark)
    weak = {(a, b): round(contrast(look, a, b), 2) for a, b in SHAPES if contrast(look, a, b) < 3.0}
    assert weak == {}


def test_every_state_has_a_shape_of_its_own() -> None:
    assert set(STATES) == set(State)
    assert len({look.icon for look in STATES.values()}) == len(STATES)


def test_a_line_holds_stacked_marks_at_every_type_size() -> None:
    for scale in (1.0, 1.15, 1.3):
        look = Theme(scale=scale, family="Open Sans")
        for kind in Type:
            drawn = QFontMetrics(look.font(kind)).tightBoundingRect("ẴỄỘỰgqy")
            assert drawn.height() <= look.line(kind)


def test_rows_grow_with_the_type_size() -> None:
    heights = [Theme(scale=scale, family="Open Sans").row() for scale in (1.0, 1.15, 1.3)]
    assert heights == sorted(set(heights))
    assert heights[0] == Size.ROW
    two_lines = Theme(scale=1.3, family="Open Sans")
    assert two_lines.row(Size.ROW_TWO_LINES) >= two_lines.line() + two_lines.line(Type.SMALL) + Space.XS


def test_the_palette_shows_selected_rows_in_the_colour_of_text() -> None:
    look = Theme(dark=True)
    made = palette(look)
    assert made.color(QPalette.ColorRole.Highlight) == look.color("sel")
    assert made.color(QPalette.ColorRole.HighlightedText) == look.color("text")


@pytest.mark.parametrize(
    ("what", "only_in"),
    [
        (r"#[0-9A-Fa-f]{6}\b|QColor\(\s*[\"'\d]|GlobalColor\.(?!transparent)", "tokens.py"),
        (r"setStyleSheet\(", "appearance.py"),
        (r"import .*\b(QMessageBox|QFileDialog|QInputDialog)", "messages.py"),
    ],
    ids=["colours", "style sheets", "message and file boxes"],
)
def test_each_has_one_place(what: str, only_in: str) -> None:
    root = Path(ui.__file__).parent
    elsewhere = [
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if file.name != only_in and re.search(what, file.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_empty_part_of_a_bar_is_made_out_on_every_row_also_a_chosen_one(dark: bool) -> None:
    look = Theme(dark)
    weak = {(a, b): round(contrast(look, a, b), 2) for a, b in PARTS if contrast(look, a, b) < SEEN}
    assert not weak


def test_whoever_changes_a_font_or_a_colour_changes_their_own() -> None:
    look = Theme(family="Noto Sans")
    font, color = look.font(Type.BODY), look.color("text")
    font.setPointSizeF(40)
    color.setAlpha(10)
    assert look.font(Type.BODY).pointSizeF() == 9.75
    assert look.color("text").alpha() == 255
    assert look.font(Type.STRONG).weight() > look.font(Type.BODY).weight()
