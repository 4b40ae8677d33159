"""Colours, sizes and type: the only place in the program that names a colour or a size.

`theme()` is the theme in force; `ui.kit.appearance.apply` puts another one in force.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette


class State(Enum):
    """What a thing's condition is called; every state has a shape, a colour and a word."""

    OK = "ok"
    SENT = "sent"
    WARN = "warn"
    ERROR = "error"
    INFO = "info"
    FREE = "free"
    VERIFIED = "verified"
    WAIT = "wait"
    NONE = "none"
    NEUTRAL = "neutral"


class Strength(Enum):
    """How strongly a state is shown: PLAIN muted words; QUIET icon and word; PILL on a ground, somebody must act."""

    PLAIN = "plain"
    QUIET = "quiet"
    PILL = "pill"


class Type(Enum):
    """A step of the type scale: (points at the normal size, semibold)."""

    PAGE = (19.5, True)
    EMPTY = (15.0, True)
    TITLE = (11.25, True)
    BODY = (9.75, False)
    STRONG = (9.75, True)
    SMALL = (9.0, False)
    LABEL = (9.0, True)
    CAPTION = (8.25, False)


class Colors(NamedTuple):
    """One mode's colour roles; state roles are named `<state>_fg` and `<state>_bg`.

    A tuple: a dataclass of so many fields takes 2 ms to make.
    """

    window: str
    base: str
    raised: str
    text: str
    muted: str
    hint: str
    line: str
    field: str
    accent: str
    fill: str
    fill_hover: str
    on_fill: str
    sel: str
    hover: str
    track: str
    gold: str
    danger_fill: str
    danger_hover: str
    ribbon: str
    ok_fg: str
    ok_bg: str
    warn_fg: str
    warn_bg: str
    error_fg: str
    error_bg: str
    info_fg: str
    info_bg: str
    quiet_fg: str
    quiet_bg: str
    bar_used: str
    bar_over: str
    bar_part: str
    bar_share: str
    bar_rest: str


LIGHT = Colors(
    window="#F3F4F2",
    base="#FFFFFF",
    raised="#F8F8F6",
    text="#1D2227",
    muted="#555D66",
    hint="#5E666F",
    line="#DFE1DD",
    field="#868D95",
    accent="#1F4E8C",
    fill="#1F4E8C",
    fill_hover="#183F73",
    on_fill="#FFFFFF",
    sel="#DDE8F6",
    hover="#F1F5FA",
    track="#E3E5E1",
    gold="#8A6A12",
    danger_fill="#A9231B",
    danger_hover="#8C1B15",
    ribbon="#F5D98A",
    ok_fg="#1A6336",
    ok_bg="#E3F2E7",
    warn_fg="#7A4B00",
    warn_bg="#FCEFD3",
    error_fg="#A9231B",
    error_bg="#FBE5E2",
    info_fg="#1F4E8C",
    info_bg="#E2ECF8",
    quiet_fg="#4A525B",
    quiet_bg="#ECEDEB",
    bar_used="#4B7DBB",
    bar_over="#C8402F",
    bar_part="#A86A0C",
    bar_share="#747B83",
    bar_rest="#C9CFD6",
)

DARK = Colors(
    window="#1B1D20",
    base="#232629",
    raised="#2A2D31",
    text="#E8E9EA",
    muted="#B1B7BE",
    hint="#A5ACB4",
    line="#3A3E43",
    field="#7C848D",
    accent="#8AB8F2",
    fill="#2F6BB3",
    fill_hover="#3872BA",
    on_fill="#FFFFFF",
    sel="#26405F",
    hover="#2B3138",
    track="#3A3E43",
    gold="#E3C26B",
    danger_fill="#B8372D",
    danger_hover="#C03F35",
    ribbon="#F5D98A",
    ok_fg="#86D6A2",
    ok_bg="#1E3627",
    warn_fg="#F0C070",
    warn_bg="#3A2F18",
    error_fg="#FFA69C",
    error_bg="#45241F",
    info_fg="#97C1F7",
    info_bg="#21364F",
    quiet_fg="#C3C8CE",
    quiet_bg="#33373C",
    bar_used="#6E9FDC",
    bar_over="#E57A6D",
    bar_part="#D9A441",
    bar_share="#8D959E",
    bar_rest="#50565D",
)


class StateLook(NamedTuple):
    """How a state is drawn: its colour roles, its icon and the word a screen reader says for it."""

    fg: str
    bg: str
    icon: str
    word: str


STATES: dict[State, StateLook] = {
    State.OK: StateLook("ok_fg", "ok_bg", "checkmark_circle_filled", "Đủ"),
    State.SENT: StateLook("ok_fg", "ok_bg", "checkmark", "Đã gửi"),
    State.WARN: StateLook("warn_fg", "warn_bg", "warning_filled", "Cảnh báo"),
    State.ERROR: StateLook("error_fg", "error_bg", "error_circle_filled", "Lỗi"),
    State.INFO: StateLook("info_fg", "info_bg", "info_filled", "Lưu ý"),
    State.FREE: StateLook("info_fg", "info_bg", "add_circle", "Còn chỗ"),
    State.VERIFIED: StateLook("quiet_fg", "quiet_bg", "shield_checkmark_filled", "Đã thẩm định"),
    State.WAIT: StateLook("quiet_fg", "quiet_bg", "clock", "Đang chờ"),
    State.NONE: StateLook("quiet_fg", "quiet_bg", "subtract_circle", "Chưa gửi"),
    State.NEUTRAL: StateLook("quiet_fg", "quiet_bg", "circle", "Xong"),
}

URGENT = frozenset({State.WARN, State.ERROR})  # their words stay coloured even when quiet


class Space:
    """The grid of four, in logical pixels; not scaled with the type."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    ICON_GAP = 8
    CHIP_GAP = 5
    PAGE_X = 16
    PAGE_Y = 12
    PAGE_Y_COMPACT = 10


class Radius:
    """Corner radii."""

    CONTROL = 4
    SHEET = 6
    CHIP = 14


class Size:
    """Heights and widths at the normal type size; pass them through `Theme.px`."""

    HEADER = 52
    HEADER_COMPACT = 48
    TABS = 38
    TABS_COMPACT = 36
    STATUS = 26
    BUTTON = 32
    FIELD = 30
    CHIP = 28
    PILL = 22
    ROW = 32
    ROW_COMPACT = 30
    ROW_TWO_LINES = 44
    ITEM_THREE_LINES = 70
    BANNER = 38
    SHEET_ROW = 23
    PANEL = 372
    PANEL_COMPACT = 316
    SEARCH = 300
    SEARCH_COMPACT = 190
    LABEL = 92
    LABEL_WIDE = 132  # names that have no space to be cut at
    PARTS = 205
    CHOICE = 520
    START = 600
    MARK = 30
    MARK_LARGE = 56
    POPUP = 420
    BAR_WIDTH = 84
    BAR_HEIGHT = 6
    ICON = 16
    ICON_LARGE = 20
    COMPACT_WIDTH = 1200
    COMPACT_HEIGHT = 600
    OVERLAY_WIDTH = 980


LINE_HEIGHT = 1.38  # of the type size: Vietnamese stacks two marks over a capital
POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Theme:
    """One look in force: the mode's colours, the font family and the clerk's type size."""

    dark: bool = False
    scale: float = 1.0
    family: str = ""

    @property
    def colors(self) -> Colors:
        """The colour roles of this mode."""
        return DARK if self.dark else LIGHT

    def color(self, role: str) -> QColor:
        """A role's colour; state roles are `<state>_fg`, `<state>_bg`."""
        return QColor(_color_of(getattr(self.colors, role)))

    def fg(self, state: State) -> QColor:
        """A state's own colour: its icon, and its word where it must be seen."""
        return self.color(STATES[state].fg)

    def bg(self, state: State) -> QColor:
        """The ground of a state's pill or banner."""
        return self.color(STATES[state].bg)

    def px(self, size: float) -> int:
        """A height or width of `Size` grown with the clerk's type size."""
        return round(size * self.scale)

    def points(self, kind: Type) -> float:
        """A step of the type scale in points at the clerk's type size."""
        return kind.value[0] * self.scale

    def font(self, kind: Type = Type.BODY) -> QFont:
        """The font of one step of the type scale, with figures of one width."""
        return QFont(_font_of(self.family, self.points(kind), kind.value[1]))

    def line(self, kind: Type = Type.BODY) -> int:
        """The height of one line of text, never so low that stacked marks are cut."""
        needed = self.points(kind) * POINT * LINE_HEIGHT
        return max(ceil(needed), QFontMetrics(self.font(kind)).height())

    def row(self, size: int = Size.ROW) -> int:
        """A row's height: the design's height, or the font's own lines and a little air if that is more."""
        lines = {Size.ROW_TWO_LINES: 2, Size.ITEM_THREE_LINES: 3}.get(size, 1)
        text = self.line() + (lines - 1) * self.line(Type.SMALL)
        return max(self.px(size), text + Space.XS)


@lru_cache(maxsize=256)
def _color_of(code: str) -> QColor:
    """Read once, as the fonts are."""
    return QColor(code)


@lru_cache(maxsize=64)
def _font_of(family: str, points: float, bold: bool) -> QFont:
    """Made once, for a painting asks for a font in every cell; whoever asks is given a copy, which costs little."""
    font = QFont(family) if family else QFont()
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


_in_force = Theme()


def theme() -> Theme:
    """The theme in force. Ask for it each time you paint; do not keep it."""
    return _in_force


def set_theme(new: Theme) -> None:
    """Put a theme in force; only `ui.kit.appearance` calls this."""
    global _in_force
    _font_of.cache_clear()  # one without a family is the program's own, which may be another now
    _in_force = new


def palette(look: Theme) -> QPalette:
    """The theme as a palette for the Fusion style."""
    roles = QPalette.ColorRole
    named = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "base",
        roles.AlternateBase: "raised",
        roles.ToolTipBase: "raised",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "hint",
        roles.Text: "text",
        roles.Button: "base",
        roles.ButtonText: "text",
        roles.BrightText: "on_fill",
        roles.Light: "base",
        roles.Midlight: "line",
        roles.Mid: "line",
        roles.Dark: "field",
        roles.Shadow: "field",
        roles.Highlight: "sel",
        roles.HighlightedText: "text",
        roles.Accent: "accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
    }
    result = QPalette()
    for role, name in named.items():
        result.setColor(role, look.color(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, look.color("hint"))
    return result
