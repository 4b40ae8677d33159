"""A document on its way out of the reading process: a JSON head and the cells as numbers of its distinct values.

What comes back was made by a process that has read a stranger's bytes: it is decoded into plain values of known
types and nothing else, and anything that does not fit raises ValueError.
"""

import json
from array import array
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from thidua_desktop.intake.raw import Cell, RawDocument, RawSheet

_MOST_ROWS = 2_000_000
_HEAD = 8  # bytes that hold the length of the head
_KINDS = frozenset({"xlsx", "xls", "xlsb", "ods", "docx", "csv", "html", "xml"})
_TIMES: dict[str, Callable[[Any], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


class UnfitError(Exception):
    """These bytes are no document of ours."""


class _Numbers(dict[tuple[type, Cell], int]):
    """(type, value) -> its number, in the order of first sight: 1, 1.0 and True are three values."""

    def __missing__(self, key: tuple[type, Cell]) -> int:
        number = self[key] = len(self)
        return number


def encode(document: RawDocument) -> bytes:
    """The document as bytes for `decode`."""
    numbers = _Numbers()
    cells = array("I")
    for sheet in document.sheets:
        for row in sheet.rows:
            cells.extend(map(numbers.__getitem__, zip(map(type, row), row, strict=True)))
    values: list[Any] = []
    times: list[tuple[int, str, Any]] = []
    for number, (kind, value) in enumerate(numbers):
        if kind in (str, float, int, bool):
            values.append(value)
        else:
            values.append("")
            times.append((number, kind.__name__, _plain(value)))
    head = {
        "kind": document.kind,
        "sha256": document.sha256,
        "notes": document.notes,
        "values": values,
        "times": times,
        "sheets": [_sheet_head(sheet) for sheet in document.sheets],
    }
    text = json.dumps(head, ensure_ascii=False, check_circular=False).encode("utf-8", "replace")
    return b"".join((len(text).to_bytes(_HEAD, "little"), text, cells.tobytes()))


def _plain(value: Cell) -> str | float:
    """A date or time as JSON can hold it."""
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, date | time) else ""


def _sheet_head(sheet: RawSheet) -> dict[str, Any]:
    widths = set(map(len, sheet.rows))
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "first_row": sheet.first_row,
        "height": len(sheet.rows),
        "width": widths.pop() if len(widths) == 1 else list(map(len, sheet.rows)),
        "merges": sheet.merges,
        "lead": sheet.lead,
        "hidden_rows": sorted(sheet.hidden_rows),
        "unvalued": sorted(sheet.unvalued),
        "fonts": sheet.fonts,
    }


def decode(data: bytes) -> RawDocument:
    """The document that `encode` made into bytes; raises UnfitError for anything else."""
    try:
        length = int.from_bytes(data[:_HEAD], "little")
        head = json.loads(data[_HEAD : _HEAD + length])
        cells = array("I")
        cells.frombytes(data[_HEAD + length :])
        values: list[Any] = _listed(head["values"], str, float, int, bool)
        for number, kind, plain in head["times"]:
            values[_count(number)] = _TIMES[kind](plain)
        if sum(map(_size, head["sheets"])) != len(cells) or head["kind"] not in _KINDS:
            raise UnfitError("cells are missing")
        flow = map(values.__getitem__, cells)
        sheets = tuple(_sheet(about, flow) for about in head["sheets"])
        return RawDocument(head["kind"], _text(head["sha256"]), sheets, tuple(_listed(head["notes"], str)))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError) as failure:
        raise UnfitError("not a document") from failure


def _size(about: dict[str, Any]) -> int:
    """How many cells a sheet has."""
    height, width = _count(about["height"]), about["width"]
    if height > _MOST_ROWS:
        raise UnfitError("more rows than any sheet")
    return sum(map(_count, width)) if isinstance(width, list) else height * _count(width)  # pyright: ignore[reportUnknownArgumentType]


def _sheet(about: dict[str, Any], flow: "map[Cell]") -> RawSheet:
    height, width = about["height"], about["width"]
    if isinstance(width, list):
        rows = tuple(tuple(islice(flow, one)) for one in _listed(width, int))
    elif width:
        rows = tuple(islice(zip(*[flow] * width, strict=False), height))
    else:
        rows = ((),) * height
    if len(rows) != height:
        raise UnfitError("rows are missing")
    return RawSheet(
        name=_text(about["name"]),
        rows=rows,
        hidden=about["hidden"] is True,
        first_row=_count(about["first_row"]),
        merges=tuple((_count(a), _count(b), _count(c), _count(d)) for a, b, c, d in about["merges"]),
        lead=tuple(_listed(about["lead"], str)),
        hidden_rows=frozenset(map(_count, about["hidden_rows"])),
        unvalued=frozenset((_count(row), _count(column)) for row, column in about["unvalued"]),
        fonts=tuple((_count(row), _count(column), _text(font)) for row, column, font in about["fonts"]),
    )


def _listed(value: Any, *kinds: type) -> list[Any]:
    if type(value) is not list or not set(map(type, value)).issubset(kinds):  # pyright: ignore[reportUnknownArgumentType]
        raise UnfitError("not such a list")
    return value  # pyright: ignore[reportUnknownVariableType]


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise UnfitError("not a count")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise UnfitError("not a text")
    return value
