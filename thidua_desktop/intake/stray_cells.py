"""A workbook with a few cells far beyond its list, as a slip of the hand leaves them: the list without them.

Only what clearly is no part of the list is left out, and each such cell is named.
"""

import io
import re
import zipfile
from collections.abc import Iterable

from thidua_desktop.intake.raw import column_index
from thidua_desktop.intake.sheet_parts import MAX_DENSE_CELLS, sheets_of

_MOST_STRAY = 20
_GAP_ROWS, _GAP_COLUMNS = 500, 60  # so many empty rows or columns end a list
_NAMED = 3
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>/]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>(.*?)</(?:\w+:)?c>""",
    re.DOTALL,
)


def without_stray_cells(data: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """The same .xlsx without the cells far away, and a note for each sheet; None if they may be part of a list.

    Raises one of `containers.DAMAGE` for a damaged file.
    """
    notes: list[str] = []
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        sheets = {part: sheet for sheet, part in sheets_of(old)}
        for part in dict.fromkeys(old.namelist()):
            xml = old.read(part)
            if part in sheets:
                cut = _cut(xml)
                if cut is None:
                    return None
                xml, places = cut
                if places:
                    notes.append(_note(sheets[part], places))
            new.writestr(part, xml)
    return written.getvalue(), tuple(notes)


def _cut(xml: bytes) -> tuple[bytes, list[str]] | None:
    """A sheet without the cells far away, and those that hold something; None if there are too many to be a slip."""
    cells = [(int(found[2]), column_index(found[1].decode("ascii"))) for found in _CELL.finditer(xml)]
    last_row = _before_gap((row for row, _ in cells), _GAP_ROWS)
    last_column = _before_gap((column for row, column in cells if row <= last_row), _GAP_COLUMNS)
    if sum(row > last_row or column > last_column for row, column in cells) > _MOST_STRAY:
        return None
    if last_row * (last_column + 1) > MAX_DENSE_CELLS:
        return None
    stray: list[str] = []

    def kept(found: re.Match[bytes]) -> bytes:
        if int(found[2]) <= last_row and column_index(found[1].decode("ascii")) <= last_column:
            return found[0]
        if re.sub(rb"<[^>]*>|\s|&#160;|\xc2\xa0", b"", found[3]):
            stray.append((found[1] + found[2]).decode("ascii"))
        return b""

    return _CELL.sub(kept, xml), stray


def _before_gap(places: Iterable[int], gap: int) -> int:
    """The last of the numbers before the first wide gap."""
    last = 0
    for place in sorted(set(places)):
        if place - last > gap:
            break
        last = place
    return last


def _note(sheet: str, places: list[str]) -> str:
    named = ", ".join(places[:_NAMED]) + (f" và {len(places) - _NAMED} ô nữa" if len(places) > _NAMED else "")
    return f"Trang “{sheet}” có ô nằm rất xa bảng danh sách ({named}); các ô đó không được đọc."
