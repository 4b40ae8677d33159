"""Widths for the columns of a list: the shares asked for, but no column narrower than its longest word."""

from collections.abc import Sequence

from exporters.metrics import text_width
from exporters.report import NomineeList

_AIR = 3.0  # millimetres a cell keeps free on its two sides together


def column_widths(people: NomineeList, room: float, size: float) -> list[float]:
    """Widths in millimetres that add up to `room`, for text of `size` points.

    A date or a number broken in the middle is unreadable; so a column that needs more than its share takes it from
    the others, as long as the longest words fit the page at all.
    """
    shares = [column.share for column in people.columns]
    needs = [
        max(_widest(column.title, size, bold=True), text_width(word, size)) + _AIR
        for column, word in zip(people.columns, _longest_words(people), strict=True)
    ]
    if sum(needs) >= room:
        return _spread(needs, room)
    tight: set[int] = set()
    while True:
        free = room - sum(needs[place] for place in tight)
        loose = [share if place not in tight else 0 for place, share in enumerate(shares)]
        widths = [needs[p] if p in tight else width for p, width in enumerate(_spread(loose, free))]
        more = {p for p, width in enumerate(widths) if width < needs[p]} - tight
        if not more:
            return widths
        tight |= more


def _spread(shares: Sequence[float], room: float) -> list[float]:
    whole = sum(shares) or 1
    return [share / whole * room for share in shares]


def _widest(text: str, size: float, *, bold: bool) -> float:
    return max((text_width(word, size, bold=bold) for word in text.split()), default=0)


def _longest_words(people: NomineeList) -> list[str]:
    """The word with the most letters in each column."""
    longest = [""] * len(people.columns)
    for group in people.groups:
        for row in group.rows:
            for place, text in enumerate(row):
                if len(text) > len(longest[place]):
                    longest[place] = max(longest[place], *text.split(), key=len)
    return longest
