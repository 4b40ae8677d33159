"""A document on its way out of the reading process: a JSON head, the numbers, and the texts of all cells.

What comes back was made by a process that has read a stranger's bytes: it is decoded into plain values of known
types and nothing else, and anything that does not fit raises ValueError.
"""

import json
from array import array
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any

from thidua_desktop.intake.raw import Cell, RawDocument, RawSheet

_MOST_ROWS = 2_000_000
_END = "\0"  # between two cells
_HEAD = 8  # bytes that hold the length of the head
_PLACES, _NUMBERS = "I", "d"  # as arrays name them
_KINDS = frozenset({"xlsx", "xls", "xlsb", "ods", "docx", "csv", "html", "xml"})
_TIMES: dict[str, Callable[[Any], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


class UnfitError(Exception):
    """These bytes are no document of ours."""


def encode(document: RawDocument) -> bytes:
    """The document as bytes for `decode`."""
    cells: list[Any] = list(chain.from_iterable(row for sheet in document.sheets for row in sheet.rows))
    plain = [place for place, kind in enumerate(map(type, cells)) if kind is not str]
    numbers = [place for place in plain if type(cells[place]) is float]
    packed = array(_NUMBERS, [cells[place] for place in numbers])
    places = [place for place in plain if type(cells[place]) is not float]
    values: list[Any] = []
    times: list[tuple[int, str, Any]] = []
    for place in places:
        value = cells[place]
        if not isinstance(value, int):
            times.append((len(values), type(value).__name__, _plain(value)))
            value = ""
        values.append(value)
    for place in plain:
        cells[place] = ""
    text = _END.join(cells)
    if text.count(_END) >= max(len(cells), 1):
        text = _END.join(cell.replace(_END, "\ufffd") for cell in cells)
    head = {
        "kind": document.kind,
        "sha256": document.sha256,
        "notes": document.notes,
        "form": document.form,
        "numbers": len(numbers),
        "places": places,
        "values": values,
        "times": times,
        "sheets": [_sheet_head(sheet) for sheet in document.sheets],
    }
    said = json.dumps(head, ensure_ascii=False).encode("utf-8", "replace")
    parts = said, array(_PLACES, numbers).tobytes(), packed.tobytes(), text.encode("utf-8", "replace")
    return b"".join((len(said).to_bytes(_HEAD, "little"), *parts))


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
        "tail": sheet.tail,
        "hidden_rows": sorted(sheet.hidden_rows),
        "unvalued": sorted(sheet.unvalued),
        "fonts": sheet.fonts,
    }


def decode(data: bytes) -> RawDocument:
    """The document that `encode` made into bytes; raises UnfitError for anything else."""
    try:
        length = int.from_bytes(data[:_HEAD], "little")
        head = json.loads(data[_HEAD : _HEAD + length])
        size = sum(map(_size, head["sheets"]))
        places, numbers, begin = _numbers(data, _HEAD + length, _count(head["numbers"]))
        cells: list[Cell] = list(data[begin:].decode().split(_END) if size else ())
        for place, number in zip(places, numbers, strict=True):
            cells[place] = number
        values: list[Any] = _listed(head["values"], float, int, bool, str)
        for number, kind, plain in head["times"]:
            values[_count(number)] = _TIMES[kind](plain)
        for place, value in zip(head["places"], values, strict=True):
            cells[_count(place)] = value
        if len(cells) != size or head["kind"] not in _KINDS:
            raise UnfitError("cells are missing")
        flow = iter(cells)
        sheets = tuple(_sheet(about, flow) for about in head["sheets"])
        notes = tuple(_listed(head["notes"], str))
        return RawDocument(head["kind"], _text(head["sha256"]), sheets, notes, _text(head["form"]))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError) as failure:
        raise UnfitError("not a document") from failure


def _numbers(data: bytes, begin: int, count: int) -> tuple["array[int]", "array[float]", int]:
    """(places, numbers, where the texts begin) of so many numbers that begin here."""
    places, numbers = array(_PLACES), array(_NUMBERS)
    middle = begin + count * places.itemsize
    end = middle + count * numbers.itemsize
    places.frombytes(data[begin:middle])
    numbers.frombytes(data[middle:end])
    if len(numbers) != count:
        raise UnfitError("numbers are missing")
    return places, numbers, end


def _size(about: dict[str, Any]) -> int:
    """How many cells a sheet has."""
    height, width = _count(about["height"]), about["width"]
    if height > _MOST_ROWS:
        raise UnfitError("more rows than any sheet")
    return sum(map(_count, width)) if isinstance(width, list) else height * _count(width)  # pyright: ignore[reportUnknownArgumentType]


def _sheet(about: dict[str, Any], flow: Iterator[Cell]) -> RawSheet:
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
        tail=tuple(_listed(about["tail"], str)),
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
