"""Lists saved as text (.csv, .tsv, .txt): the separator is found by trying, line breaks in quotes are kept."""

import csv
import io
import re
from collections import Counter
from contextlib import suppress

from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.refusals import A_WORKBOOK, refusal, sprawling
from thidua_desktop.intake.sheet_parts import MAX_DENSE_CELLS

Rows = list[list[str]]

_SEPARATORS = "\t;,|"
_SAMPLE = 60_000  # letters that are looked at to find the separator
_LONGEST_CELL = 10_000_000
_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 16_384
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # how a program makes Excel keep the zeros of a number


def read_delimited(name: str, text: str) -> tuple[RawSheet, ...]:
    """The one sheet of a text file; a row is what Excel shows as one, also if it has several lines in quotes.

    Raises UserError if nothing in it separates cells, and if there are far too many of them.
    """
    csv.field_size_limit(_LONGEST_CELL)
    hint = _HINT.match(text)
    first_row = 1
    if hint:
        text, first_row = text[hint.end() :], 2
    rows = _split(text, hint.group(1) if hint else _separator(text))
    width = max(map(len, rows), default=0)
    if width < _FEWEST_COLUMNS:
        raise refusal(name, "đây không phải tệp Excel hay Word mà là văn bản không chia cột", A_WORKBOOK)
    if width > _MOST_COLUMNS or sum(map(len, rows)) > MAX_DENSE_CELLS:
        raise sprawling(name)
    return (RawSheet("Văn bản", tuple(tuple(map(_cell, row)) for row in rows), first_row=first_row),)


def _separator(text: str) -> str:
    """The sign that cuts most lines into the same number of cells; a tab if none does."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    best, most = "\t", 0
    for sign in _SEPARATORS:
        widths = Counter(len(row) for row in _split(sample, sign) if len(row) > 1)
        score = max(((width - 1) * lines for width, lines in widths.items()), default=0)
        if score > most:
            best, most = sign, score
    return best


def _split(text: str, separator: str) -> Rows:
    """The cells of each row. A quote never closed would swallow all that follows: then quotes are ordinary signs."""
    if not _is_left_open(text, separator):
        with suppress(csv.Error):
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    return [line.split(separator) for line in text.splitlines()]


def _is_left_open(text: str, separator: str) -> bool:
    """True if the text ends inside quotes."""
    if text.count('"') % 2 == 0:
        return False
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            continue
    except csv.Error as failure:
        return "unexpected end" in str(failure)
    return False


def _cell(text: str) -> str:
    text = text.strip()
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return kept.group(1) if kept else text
