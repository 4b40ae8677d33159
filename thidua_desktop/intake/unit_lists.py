"""A workbook with a list of units becomes plain rows: the columns found by their titles, groups by band or column."""

import re
from dataclasses import dataclass
from pathlib import Path

from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.text import clean, words
from thidua_desktop.intake.grid import Grid, fill_merges, text_grid
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.reader import read_file

MOST_HEADER_ROWS = 30  # a list begins within so many rows, below its titles
_FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("ten trong van ban", "ten don vi", "ten co quan", "don vi", "co quan don vi", "ten day du", "co quan"),
    "short_name": ("ten ngan", "ten tren man hinh", "ten rut gon"),
    "group": ("nhom", "nhom don vi", "loai don vi", "phan loai"),
    "aliases": ("ten goi khac", "ten khac", "ten viet tat", "viet tat", "ten thuong goi"),
    "contact": (
        "nguoi phu trach",
        "dau moi",
        "can bo phu trach",
        "nguoi lien he",
        "can bo dau moi",
        "nguoi dau moi",
        "ho va ten can bo phu trach",
        "lien he",
    ),
    "phone": ("dien thoai", "so dien thoai", "sdt", "dien thoai lien he", "so dt", "dt"),
}
_OF_NOMINEES = ("ho va ten", "ho ten", "ten tap the", "doi tuong", "hinh thuc", "danh hieu", "thanh tich", "ngay sinh")
_SEVERAL = re.compile(r"[\n;,]+")
_BAND = re.compile(r"^([IVXLC]+|[A-Z]|\d+)[.)]\s+")
_LOST_ZERO = re.compile(r"^[1-9]\d{8}$")  # a mobile number that a spreadsheet took for a figure


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as a file tells it; `row` is the number the file shows. What a file does not tell is empty."""

    row: int
    name: str
    short_name: str = ""
    group: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""


def read_units(path: Path) -> tuple[UnitRow, ...]:
    """The units of the first sheet that has a column of them.

    Raises UserError for a file that cannot be read, or has no such column.
    """
    for sheet in read_file(path).sheets:
        if sheet.hidden:
            continue
        grid = text_grid(sheet, lambda _: None)
        if (found := _header_of(grid)) is not None:
            header, columns = found
            fill_merges(sheet, grid, header + 1, frozenset({columns["group"]} if "group" in columns else ()))
            return tuple(_rows(sheet, grid, header, columns))
    raise UserError(
        f"“{path.name}” không có cột “Tên đơn vị” hoặc “Đơn vị”. Đặt tên cột ở dòng đầu của bảng rồi thử lại."
    )


def lists_units(path: Path) -> bool:
    """True if a file is a list of units: it has a column of them, and none of what is said of nominees."""
    try:
        sheets = [sheet for sheet in read_file(path).sheets if not sheet.hidden]
    except UserError:
        return False
    grids = (text_grid(sheet, lambda _: None) for sheet in sheets)
    for grid in grids:
        if (found := _header_of(grid)) is not None:
            titles = [" ".join(words(text)) for text in grid[found[0]]]
            contacts = _FIELDS["contact"]
            return not any(title.startswith(_OF_NOMINEES) for title in titles if title not in contacts)
    return False


def _header_of(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of column titles, and the column of each field."""
    for number, row in enumerate(grid[:MOST_HEADER_ROWS]):
        titles = [" ".join(words(text)) for text in row]
        columns = {
            field: min((titles.index(title) for title in known if title in titles), default=-1)
            for field, known in _FIELDS.items()
        }
        found = {field: column for field, column in columns.items() if column >= 0}
        if "name" in found:
            return number, _both_names(titles, found)
    return None


def _both_names(titles: list[str], found: dict[str, int]) -> dict[str, int]:
    """A table with "Đơn vị" and "Tên trong văn bản" tells the screen's name and that of papers."""
    papers = next((titles.index(title) for title in ("ten trong van ban", "ten day du") if title in titles), None)
    screen = next((titles.index(title) for title in ("don vi", "ten don vi") if title in titles), None)
    if papers is not None and screen is not None and "short_name" not in found:
        return {**found, "name": papers, "short_name": screen}
    return found


def _rows(sheet: RawSheet, grid: Grid, header: int, columns: dict[str, int]) -> list[UnitRow]:
    rows: list[UnitRow] = []
    band = ""
    for number in range(header + 1, len(grid)):
        texts = grid[number]
        cells = {field: texts[column] for field, column in columns.items()}
        name = clean(cells.get("name", "")) or clean(cells.get("short_name", ""))
        filled = [text for text in texts if text]
        if (title := _band_of(sheet, texts, number, filled, bool(name))) is not None:
            band = title
        elif name:
            rows.append(_row(sheet.first_row + number, name, cells, band))
    return rows


def _band_of(sheet: RawSheet, texts: list[str], number: int, filled: list[str], named: bool) -> str | None:
    """The group that a band over the units names: "I. Phường", alone in its row, merged or left of the names."""
    if not filled or len(filled) > 2:
        return None
    across = any(top == number and right > left for top, left, _, right in sheet.merges)
    if len(filled) == 1 and (across or not named or _BAND.match(filled[0])):
        return _BAND.sub("", clean(filled[0]))
    if len(filled) == 2 and re.fullmatch(r"[IVXLC]+|[A-Z]", filled[0].strip(".) ")) and texts.index(filled[0]) == 0:
        return clean(filled[1])
    return None


def _row(number: int, name: str, cells: dict[str, str], band: str) -> UnitRow:
    aliases = (clean(alias) for alias in _SEVERAL.split(cells.get("aliases", "")))
    phone = clean(cells.get("phone", ""))
    return UnitRow(
        row=number,
        name=name,
        short_name=clean(cells.get("short_name", "")),
        group=clean(cells.get("group", "")) or band,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != "–")),
        contact=clean(cells.get("contact", "").replace("\n", ", ")).strip("–"),
        phone=f"0{phone}" if _LOST_ZERO.match(phone) else phone.strip("–"),
    )
