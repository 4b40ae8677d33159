"""What an OpenDocument workbook (.ods) says beside its values: merged cells, hidden rows, formulas without a result,
old fonts. The fast cell reader keeps none of this.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.raw import Merge
from thidua_desktop.intake.sheet_parts import SheetParts

_OLD_FONTS = (".vn", "vni")
_MOST_PLACES = 200_000  # of one kind on one sheet; beyond that the file was made to fill the memory
_MOST_REPEATED = 1_000  # cells of one repeated cell that are noted one by one
_RESULTS = ("office:value", "office:string-value", "office:date-value", "office:boolean-value", "office:time-value")


def open_parts_of(_name: str, data: bytes) -> dict[str, SheetParts]:
    """The side facts of every sheet of an .ods by sheet name; none where the cell reader has to say what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
            styles = archive.read("styles.xml") if "styles.xml" in archive.namelist() else b""
        fonts = _Styles(styles).fonts if styles else {}
        return _Content(content, fonts).sheets
    except (*DAMAGE, expat.ExpatError):
        return {}


class _Part:
    """One XML part told element by element; a part that declares entities is no part of a workbook."""

    def __init__(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(xml, True)

    def begin(self, tag: str, about: Mapping[str, str]) -> None:
        raise NotImplementedError

    def end(self, tag: str) -> None:
        """Most parts need no end."""

    @staticmethod
    def _refuse(*_: object) -> None:
        raise ValueError


class _Styles(_Part):
    """Cell styles that are set in a font of an old code page."""

    def __init__(self, xml: bytes, known: Mapping[str, str] | None = None) -> None:
        self.fonts: dict[str, str] = dict(known or {})
        self._faces: dict[str, str] = {}
        self._style = ""
        super().__init__(xml)

    def begin(self, tag: str, about: Mapping[str, str]) -> None:
        if tag == "style:font-face":
            self._faces[about.get("style:name", "")] = about.get("svg:font-family", "").strip("'\"")
        elif tag == "style:style":
            self._style = about.get("style:name", "")
            parent = self.fonts.get(about.get("style:parent-style-name", ""))
            if parent:
                self.fonts[self._style] = parent
        elif tag == "style:text-properties" and self._style:
            named = about.get("style:font-name", "")
            font = self._faces.get(named, named) or about.get("fo:font-family", "").strip("'\"")
            if font.lower().startswith(_OLD_FONTS):
                self.fonts[self._style] = font
            elif font:
                self.fonts.pop(self._style, None)

    def end(self, tag: str) -> None:
        if tag == "style:style":
            self._style = ""


class _Content(_Styles):
    """The sheets of the content part; automatic styles stand before them in the same part."""

    def __init__(self, xml: bytes, fonts: Mapping[str, str]) -> None:
        self.sheets: dict[str, SheetParts] = {}
        self._depth = 0  # of tables: a table inside a cell is no sheet
        super().__init__(xml, fonts)

    def begin(self, tag: str, about: Mapping[str, str]) -> None:
        if tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._begin_sheet(about.get("table:name", ""))
        elif self._depth == 0:
            super().begin(tag, about)
        elif self._depth == 1:
            if tag == "table:table-row":
                self._begin_row(about)
            elif tag in ("table:table-cell", "table:covered-table-cell"):
                self._cell(about)
            elif tag == "table:table-column":
                self._column(about)
            elif tag == "text:p" and self._empty_formula:
                self._unvalued.discard(self._empty_formula)

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1
            if self._depth == 0:
                self.sheets[self._name] = SheetParts(
                    frozenset(self._hidden), frozenset(self._unvalued), tuple(self._fonts), merges=tuple(self._merges)
                )
        elif self._depth == 0:
            super().end(tag)
        elif self._depth == 1 and tag == "table:table-row":
            self._row += self._repeated

    def _begin_sheet(self, name: str) -> None:
        self._name = name
        self._row = self._column_at = 0
        self._repeated = 1
        self._hidden: set[int] = set()
        self._unvalued: set[tuple[int, int]] = set()
        self._fonts: list[tuple[int, int, str]] = []
        self._merges: list[Merge] = []
        self._column_fonts: dict[int, str] = {}
        self._columns = 0
        self._empty_formula: tuple[int, int] | None = None

    def _column(self, about: Mapping[str, str]) -> None:
        count = int(about.get("table:number-columns-repeated", "1"))
        font = self.fonts.get(about.get("table:default-cell-style-name", ""))
        if font:
            for column in range(self._columns, self._columns + min(count, _MOST_REPEATED)):
                self._column_fonts[column] = font
        self._columns += count

    def _begin_row(self, about: Mapping[str, str]) -> None:
        self._column_at = 0
        self._repeated = int(about.get("table:number-rows-repeated", "1"))
        if about.get("table:visibility") in ("collapse", "filter") and self._repeated <= _MOST_REPEATED:
            self._hidden.update(range(self._row, self._row + self._repeated))

    def _cell(self, about: Mapping[str, str]) -> None:
        place = (self._row, self._column_at)
        count = int(about.get("table:number-columns-repeated", "1"))
        self._column_at += count
        self._empty_formula = None
        if len(self._fonts) + len(self._merges) + len(self._unvalued) > _MOST_PLACES:
            raise ValueError
        down = int(about.get("table:number-rows-spanned", "1"))
        right = int(about.get("table:number-columns-spanned", "1"))
        if down > 1 or right > 1:
            self._merges.append((*place, place[0] + down - 1, place[1] + right - 1))
        if "table:formula" in about and not any(about.get(result) for result in _RESULTS):
            self._unvalued.add(place)
            self._empty_formula = place
        if "office:value-type" in about:
            style = about.get("table:style-name")
            font = self.fonts.get(style) if style else self._column_fonts.get(place[1])
            if font:
                self._fonts.extend((place[0], place[1] + step, font) for step in range(min(count, _MOST_REPEATED)))
