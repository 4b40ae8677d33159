"""One sheet of a stranger's workbook as XML: cells found and added, everything else left where it is."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl.utils import column_index_from_string, get_column_letter

from exporters.cells import plain_text
from exporters.return_package import UnfitError, lxml
from exporters.return_styles import MAIN

_C, _ROW, _IS, _T, _V = (f"{{{MAIN}}}{tag}" for tag in ("c", "row", "is", "t", "v"))
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read the sign itself
_REPEATED = ("t", "cm", "vm")
_LAST_COLUMN = 16_383
_TALL, _MOST_TALL = 40, 300  # rows of a merged area that is kept apart; more of such areas are no list's
_HIGHEST = 409.0  # points, as Excel allows
_DEFAULT_WIDTH = 8.43
# CT_Worksheet's children in their order (ECMA-376, part 1, 18.3.1.99).
_CHILDREN = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
    hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
    ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
    tableParts extLst
"""
_ORDER = tuple(_CHILDREN.split())
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows from 1, columns from 0."""


class SheetXml:
    """The cells of a sheet by row (from 1) and column (from 0)."""

    def __init__(self, root: Any, strings: Sequence[str] = ()) -> None:
        """`strings` are the workbook's shared texts.

        Raises UnfitError for a part that is no sheet of the usual kind.
        """
        data = root.find(f"{{{MAIN}}}sheetData")
        if root.tag != f"{{{MAIN}}}worksheet" or data is None:
            raise UnfitError
        self.root = root
        self._data = data
        self._strings = strings
        self._rows: dict[int, Any] = {}
        number = 0
        for row in data.iterchildren(_ROW):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows[number] = row
        self._cells: dict[int, dict[int, Any]] = {}
        self._low: dict[int, list[Area]] = {}
        self._tall: list[Area] = []
        self.merges = tuple(
            _area(one.get("ref", "")) for one in root.iterfind(f"{{{MAIN}}}mergeCells/{{{MAIN}}}mergeCell")
        )
        for area in self.merges:
            if area[2] - area[0] > _TALL:
                self._tall.append(area)
            else:
                for row in range(area[0], area[2] + 1):
                    self._low.setdefault(row, []).append(area)
        if len(self._tall) > _MOST_TALL:
            raise UnfitError

    def _merged(self, row: int) -> list[Area]:
        """The merged areas that a row is part of."""
        return [*self._low.get(row, ()), *(area for area in self._tall if area[0] <= row <= area[2])]

    def _row(self, row: int) -> dict[int, Any]:
        """The cells of a row by column."""
        if row not in self._cells:
            cells: dict[int, Any] = {}
            column = -1
            for cell in self._rows[row].iterchildren(_C) if row in self._rows else ():
                place = _PLACE.match(cell.get("r", ""))
                column = column_index_from_string(place[1]) - 1 if place else column + 1
                cell.set("r", f"{get_column_letter(column + 1)}{row}")
                cells[column] = cell
            self._cells[row] = cells
        return self._cells[row]

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that shows a merged area, for a cell in it; any other cell is its own."""
        for top, left, _, right in self._merged(row):
            if left <= column <= right:
                return top, left
        return row, column

    def used(self, first_row: int, last_row: int) -> set[int]:
        """The columns in which something stands between two rows, merged areas included."""
        found = {
            column
            for row in self._rows
            if first_row <= row <= last_row
            for column, cell in self._row(row).items()
            if len(cell)
        }
        for top, left, bottom, right in self.merges:
            if top <= last_row and bottom >= first_row and right - left < _LAST_COLUMN:
                found |= set(range(left, right + 1))
        return found

    def text(self, row: int, column: int) -> str:
        """The text that stands in a cell; "" for anything else."""
        cell = self._row(row).get(column)
        if cell is None:
            return ""
        if cell.get("t") == "s":
            number = int(cell.findtext(_V) or "0")
            return self._strings[number] if number < len(self._strings) else ""
        return "".join(t.text or "" for t in cell.iter(_T))

    def filled(self, row: int, column: int) -> bool:
        """True if anything stands in a cell."""
        cell = self._row(row).get(column)
        return cell is not None and len(cell) > 0

    def look(self, row: int, column: int) -> int:
        """The number of a cell's look: its own, or that of its row or column."""
        cell = self._row(row).get(column)
        if cell is not None:
            return int(cell.get("s", "0"))
        whole = self._rows.get(row)
        if whole is not None and whole.get("customFormat") in ("1", "true"):
            return int(whole.get("s", "0"))
        entry = self._column(column)
        return int(entry.get("style", "0")) if entry is not None else 0

    def set_look(self, row: int, column: int, look: int) -> None:
        """Give a cell a look; what stands in it stays."""
        self._cell(row, column).set("s", str(look))

    def put(self, row: int, column: int, text: str, look: int) -> None:
        """Put a text into a cell, as text whatever it looks like."""
        cell = self._cell(row, column)
        for child in list(cell):
            cell.remove(child)
        for name in _REPEATED:
            cell.attrib.pop(name, None)
        cell.set("s", str(look))
        if text:
            cell.set("t", "inlineStr")
            lines = lxml.SubElement(lxml.SubElement(cell, _IS), _T)
            lines.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            lines.text = _ESCAPE.sub("_x005F_", plain_text(text))

    def _cell(self, row: int, column: int) -> Any:
        cells = self._row(row)
        if column in cells:
            return cells[column]
        look = self.look(row, column)
        if row not in self._rows:
            self._rows[row] = _inserted(self._data, _ROW, row, _row_of, r=str(row))
        name = f"{get_column_letter(column + 1)}{row}"
        cell = _inserted(self._rows[row], _C, column, _column_of, r=name)
        if look:
            cell.set("s", str(look))
        self._rows[row].attrib.pop("spans", None)
        cells[column] = cell
        return cell

    def height(self, row: int) -> float | None:
        """The height of a row in points; None where programs reckon it themselves."""
        written = self._rows[row].get("ht") if row in self._rows else None
        return float(written) if written else None

    def set_height(self, row: int, points: float) -> None:
        """Give a row a height that stays."""
        self._rows[row].set("ht", str(round(min(points, _HIGHEST), 2)))
        self._rows[row].set("customHeight", "1")

    def shown(self, row: int) -> list[tuple[int, int, str]]:
        """The texts of a row's cells that no merged area spreads: (column, look, text)."""
        found = [(column, int(cell.get("s", "0")), self.text(row, column)) for column, cell in self._row(row).items()]
        spread = {
            column
            for _, left, _, right in self._merged(row)
            if right - left < _LAST_COLUMN
            for column in range(left, right + 1)
        }
        return [(column, look, text) for column, look, text in found if text and column not in spread]

    def width(self, column: int) -> float:
        """The width of a column in digits."""
        entry = self._column(column)
        return float(entry.get("width", _DEFAULT_WIDTH) if entry is not None else _DEFAULT_WIDTH)

    def _column(self, column: int) -> Any:
        for entry in self.root.iterfind(f"{{{MAIN}}}cols/{{{MAIN}}}col"):
            if int(entry.get("min")) <= column + 1 <= int(entry.get("max")):
                return entry
        return None

    def hidden_column(self, column: int) -> bool:
        """True if a column is not shown."""
        entry = self._column(column)
        return entry is not None and entry.get("hidden") in ("1", "true")

    def widen(self, column: int, least: float) -> None:
        """Make a column at least so many digits wide, others staying as they are."""
        entry = self._column(column)
        if entry is None or float(entry.get("width", "0")) < least:
            self._own_entry(column, entry).attrib.update({"width": str(least), "customWidth": "1"})

    def _own_entry(self, column: int, entry: Any) -> Any:
        """The entry of this column alone; one over several columns is split."""
        number = column + 1
        if entry is None:
            return _inserted(
                self.child("cols"),
                f"{{{MAIN}}}col",
                number,
                _first_of,
                min=str(number),
                max=str(number),
            )
        first, last = int(entry.get("min")), int(entry.get("max"))
        for low, high, beside in ((first, number - 1, entry.addprevious), (number + 1, last, entry.addnext)):
            if low <= high:
                part = lxml.Element(entry.tag, attrib=dict(entry.attrib))
                part.set("min", str(low))
                part.set("max", str(high))
                beside(part)
        entry.set("min", str(number))
        entry.set("max", str(number))
        return entry

    def merge_down(self, column: int, first_row: int, last_row: int) -> None:
        """Merge cells of one column."""
        letter = get_column_letter(column + 1)
        ref = f"{letter}{first_row}:{letter}{last_row}"
        merges = self.child("mergeCells")
        if all(one.get("ref") != ref for one in merges):
            lxml.SubElement(merges, f"{{{MAIN}}}mergeCell", ref=ref)
            merges.set("count", str(len(merges)))

    def cover(self, row: int, column: int) -> None:
        """Let the sheet's stated extent take in a cell; some readers stop at it."""
        stated = self.root.find(f"{{{MAIN}}}dimension")
        if stated is None:
            return
        top, left, bottom, right = _area(stated.get("ref", "A1"))
        bounds = (min(top, row), min(left, column), max(bottom, row), max(right, column))
        first, last = (f"{get_column_letter(bounds[n + 1] + 1)}{bounds[n]}" for n in (0, 2))
        stated.set("ref", f"{first}:{last}")

    def child(self, tag: str) -> Any:
        """The sheet's element of a name, made in its place if it is missing."""
        found = self.root.find(f"{{{MAIN}}}{tag}")
        if found is None:
            found = lxml.Element(f"{{{MAIN}}}{tag}")
            earlier = {f"{{{MAIN}}}{name}" for name in _ORDER[: _ORDER.index(tag)]}
            after = [child for child in self.root if child.tag in earlier]
            after[-1].addnext(found)
        return found


def _inserted(parent: Any, tag: str, place: int, place_of: Callable[[Any], int], **attributes: str) -> Any:
    """A new child of `parent` in the order of the places; a tail of white space stays where it is."""
    added = lxml.Element(tag)
    for name, value in attributes.items():
        added.set(name, value)
    later: Iterable[Any] = (one for one in parent.iterchildren(tag) if place_of(one) > place)
    first = next(iter(later), None)
    if first is not None:
        first.addprevious(added)
    else:
        known = list(parent.iterchildren(tag))
        known[-1].addnext(added) if known else parent.insert(0, added)
    return added


def _row_of(row: Any) -> int:
    return int(row.get("r"))


def _column_of(cell: Any) -> int:
    return column_index_from_string(cell.get("r").rstrip("0123456789")) - 1


def _first_of(columns: Any) -> int:
    return int(columns.get("min"))


def _area(ref: str) -> Area:
    """ "B2:D5" as numbers; a single cell is an area of one.

    Raises UnfitError for anything else.
    """
    first, _, last = ref.replace("$", "").partition(":")
    corners = [_PLACE.match(corner) for corner in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        raise UnfitError
    one, other = corners[0], corners[1]
    return (
        int(one[2]), column_index_from_string(one[1]) - 1, int(other[2]), column_index_from_string(other[1]) - 1
    )  # fmt: skip
