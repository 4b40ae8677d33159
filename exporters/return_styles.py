"""Looks of a stranger's workbook with one thing changed: a cell's own look on another ground, or with wrapped text."""

from copy import deepcopy
from typing import Any

from exporters.return_package import UnfitError, lxml
from thidua_desktop.domain.findings import Severity

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GROUNDS = {Severity.ERROR: "FFF8CFCA", Severity.WARNING: "FFFFE7AD", Severity.NOTE: "FFFFE7AD"}
"""The ground of a marked cell: light red for an error, light amber for what is to be looked at."""
_INK = "FF000000"
_LEAST_CONTRAST = 3.0
_TEXT_FORMAT = "49"
_OLD_FONTS = (".vn", "vni")
_FONT = "Times New Roman"
_PALETTE = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"  # the first of the indexed colours, twice over


class Styles:
    """The styles part of a workbook; looks are added at its end, none is changed."""

    def __init__(self, root: Any, theme: Any = None) -> None:
        """`theme` is the workbook's theme part, None without one.

        Raises UnfitError for a part without looks.
        """
        self.root = root
        self._fonts, self._fills, self._looks = (self._list(name) for name in ("fonts", "fills", "cellXfs"))
        if not len(self._looks) or not len(self._fonts):
            raise UnfitError
        self._theme = _theme_colours(theme)
        self._known: dict[tuple[str, int, str], int] = {}
        self._sizes: dict[int, tuple[float, bool]] = {}
        self._grounds: dict[str, int] = {}
        self._changed_fonts: dict[tuple[int, str, str], int] = {}

    def _list(self, name: str) -> Any:
        found = self.root.find(f"{{{MAIN}}}{name}")
        if found is None:
            raise UnfitError
        return found

    def marked(self, look: int, severity: Severity) -> int:
        """The same look on the ground of a finding; letters too light for that ground are made black."""
        ground = GROUNDS[severity]
        if ("marked", look, ground) not in self._known:
            changed = self._copy(look)
            changed.set("fillId", str(self._ground(ground)))
            changed.set("applyFill", "1")
            font = self._font_of(changed)
            if _contrast(self._colour(font), ground) < _LEAST_CONTRAST:
                self._use_font(changed, colour=_INK)
            self._known["marked", look, ground] = self._added(changed)
        return self._known["marked", look, ground]

    def remark(self, look: int) -> int:
        """A neighbour's look for what is said about its row: as text, wrapped, without its ground."""
        return self._beside("remark", look, horizontal="left", vertical="top", keep_ground=False)

    def header(self, look: int) -> int:
        """A neighbour's look for the header over the remarks."""
        return self._beside("header", look, horizontal="center", vertical="center", keep_ground=True)

    def _beside(self, use: str, look: int, *, horizontal: str, vertical: str, keep_ground: bool) -> int:
        if (use, look, "") in self._known:
            return self._known[use, look, ""]
        changed = self._copy(look)
        changed.set("numFmtId", _TEXT_FORMAT)
        changed.set("applyNumberFormat", "1")
        changed.set("applyAlignment", "1")
        for child in list(changed):
            if child.tag == f"{{{MAIN}}}alignment":
                changed.remove(child)
        alignment = lxml.Element(f"{{{MAIN}}}alignment", horizontal=horizontal, vertical=vertical, wrapText="1")
        changed.insert(0, alignment)
        font = self._font_of(changed)
        if not keep_ground:
            changed.set("fillId", "0")
            if _contrast(self._colour(font), "FFFFFFFF") < _LEAST_CONTRAST:
                self._use_font(changed, colour=_INK)
        if _name_of(font).lower().startswith(_OLD_FONTS):
            self._use_font(changed, name=_FONT)
        self._known[use, look, ""] = self._added(changed)
        return self._known[use, look, ""]

    def unmarked(self, look: int) -> int:
        """The look that a marked cell had before: one of the same kind without our ground; any other look as it is."""
        looks = list(self._looks)
        if not 0 <= look < len(looks) or not self._is_ours(looks[look]):
            return look
        if ("unmarked", look, "") not in self._known:
            here = _without_ground(looks[look])
            like = (n for n, one in enumerate(looks) if not self._is_ours(one) and _without_ground(one) == here)
            first = next(like, None)
            if first is None:
                changed = self._copy(look)
                changed.set("fillId", "0")
                first = self._added(changed)
            self._known["unmarked", look, ""] = first
        return self._known["unmarked", look, ""]

    def _is_ours(self, look: Any) -> bool:
        number = int(look.get("fillId", "0"))
        if not 0 <= number < len(self._fills):
            return False
        colour = self._fills[number].find(f"{{{MAIN}}}patternFill/{{{MAIN}}}fgColor")
        return colour is not None and colour.get("rgb", "").upper() in GROUNDS.values()

    def text_size(self, look: int) -> tuple[float, bool]:
        """The size of a look's letters in points, and whether it breaks a text into lines."""
        if look not in self._sizes:
            size = self._font_of(self._at(look)).find(f"{{{MAIN}}}sz")
            alignment = self._at(look).find(f"{{{MAIN}}}alignment")
            wraps = alignment is not None and alignment.get("wrapText") in ("1", "true")
            self._sizes[look] = (float(size.get("val", "11")) if size is not None else 11.0, wraps)
        return self._sizes[look]

    def _at(self, look: int) -> Any:
        return self._looks[look if 0 <= look < len(self._looks) else 0]

    def _copy(self, look: int) -> Any:
        return deepcopy(self._at(look))

    def _added(self, look: Any) -> int:
        self._looks.append(look)
        self._looks.set("count", str(len(self._looks)))
        return len(self._looks) - 1

    def _ground(self, colour: str) -> int:
        if colour not in self._grounds:
            fill = lxml.SubElement(self._fills, f"{{{MAIN}}}fill")
            pattern = lxml.SubElement(fill, f"{{{MAIN}}}patternFill", patternType="solid")
            lxml.SubElement(pattern, f"{{{MAIN}}}fgColor", rgb=colour)
            lxml.SubElement(pattern, f"{{{MAIN}}}bgColor", indexed="64")
            self._fills.set("count", str(len(self._fills)))
            self._grounds[colour] = len(self._fills) - 1
        return self._grounds[colour]

    def _font_of(self, look: Any) -> Any:
        number = int(look.get("fontId", "0"))
        return self._fonts[number if 0 <= number < len(self._fonts) else 0]

    def _use_font(self, look: Any, *, colour: str = "", name: str = "") -> None:
        """Give a look its own font with another colour or name."""
        key = (int(look.get("fontId", "0")), colour, name)
        if key not in self._changed_fonts:
            font = deepcopy(self._font_of(look))
            if colour:
                _replace(font, "color", rgb=colour)
            if name:
                _replace(font, "name", val=name)
            self._fonts.append(font)
            self._fonts.set("count", str(len(self._fonts)))
            self._changed_fonts[key] = len(self._fonts) - 1
        look.set("fontId", str(self._changed_fonts[key]))
        look.set("applyFont", "1")

    def _colour(self, font: Any) -> str:
        """The colour of a font's letters as AARRGGBB, black where it cannot be told."""
        colour = font.find(f"{{{MAIN}}}color")
        if colour is None:
            return _INK
        if written := colour.get("rgb"):
            return written
        if (theme := colour.get("theme")) is not None:
            plain = self._theme[int(theme)] if int(theme) < len(self._theme) else _INK
            return _tinted(plain, float(colour.get("tint", "0")))
        number = int(colour.get("indexed", "64"))
        return f"FF{_PALETTE.split()[number % 8]}" if number < 16 else _INK


def _replace(font: Any, tag: str, **attributes: str) -> None:
    """Put another value into a font, in the place that the schema gives it."""
    known = font.find(f"{{{MAIN}}}{tag}")
    if known is None:
        known = lxml.Element(f"{{{MAIN}}}{tag}")
        before = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz")
        place = sum(lxml.QName(child).localname in before for child in font if isinstance(child.tag, str))
        font.insert(place, known)
    known.attrib.clear()
    for name, value in attributes.items():
        known.set(name, value)
    for rival in font.findall(f"{{{MAIN}}}scheme") if tag == "name" else ():
        font.remove(rival)  # a theme's font would win over the name


def _name_of(font: Any) -> str:
    named = font.find(f"{{{MAIN}}}name")
    return named.get("val", "") if named is not None else ""


def _without_ground(look: Any) -> bytes:
    plain = deepcopy(look)
    plain.tail = None
    for name in ("fillId", "applyFill"):
        plain.attrib.pop(name, None)
    return lxml.tostring(plain, method="c14n")


def _theme_colours(theme: Any) -> list[str]:
    """The theme's colours in the order in which cells name them: light and dark are exchanged in pairs."""
    scheme = theme.find(".//{*}clrScheme") if theme is not None else None
    if scheme is None:
        return ["FFFFFFFF", _INK, "FFEEECE1", "FF1F497D"]
    found = [f"FF{next((c.get('lastClr') or c.get('val') for c in entry), '000000')}" for entry in scheme]
    return [*found[1::-1], *found[3:1:-1], *found[4:]]


def _tinted(colour: str, tint: float) -> str:
    def moved(part: int) -> int:
        return round(part * (1 + tint)) if tint < 0 else round(part + (255 - part) * tint)

    return "FF" + "".join(f"{min(255, max(0, moved(part))):02X}" for part in _parts(colour))


def _parts(colour: str) -> tuple[int, int, int]:
    plain = colour[-6:]
    try:
        return int(plain[:2], 16), int(plain[2:4], 16), int(plain[4:6], 16)
    except ValueError:
        return 0, 0, 0


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [p / 255 / 12.92 if p / 255 <= 0.04045 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
