"""How wide a line is in Times New Roman, so that rules and line breaks can be placed before Word opens the file.

Widths come from the Times metrics (Times New Roman has the same). They know no Vietnamese letters: marks above and
below take no width, the horn of ơ and ư does.
"""

import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth

_MOST_LINES, _MOST_WORDS = 3, 40
_OPENING_WORDS = frozenset({"cho", "của", "trong", "về", "và", "tại", "có", "chào", "kỷ"})
_MM_PER_POINT = 25.4 / 72
_FACES = {
    (False, False): "Times-Roman",
    (True, False): "Times-Bold",
    (False, True): "Times-Italic",
    (True, True): "Times-BoldItalic",
}
# What the horn adds to a letter, in thousandths of the size, measured on a metric-compatible font.
_HORN = {
    "Times-Roman": {"o": 29, "u": 42, "U": 54},
    "Times-Bold": {"o": 54, "u": 44, "U": 74},
    "Times-Italic": {"o": 34, "u": 45, "U": 32},
    "Times-BoldItalic": {"o": 37, "u": 43, "U": 53},
}


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of one line in millimetres; `size` in points."""
    face = _FACES[bold, italic]
    return sum(_letter_width(letter, face) for letter in text) * size * _MM_PER_POINT / 1000


@lru_cache(maxsize=4096)
def _letter_width(letter: str, face: str) -> float:
    """Advance of one letter in thousandths of the size."""
    plain, *marks = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))
    if unicodedata.combining(plain):
        return 0
    horn = _HORN[face].get(plain, 0) if "\u031b" in marks else 0
    return stringWidth(plain.replace("\u00a0", " "), face, 1000) + horn


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines that a text takes in a column of `width` millimetres; its own line breaks are kept."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size, bold=bold) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def balanced(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text broken into as few lines as fit, of widths as even as may be: for centred headings.

    Lines rather end before a word that opens a new part (cho, của, trong) and not inside a name. A text with its own
    line breaks, or too long for a heading, is left as it is.
    """
    # A dash stays at the end of its line.
    words = [word.replace("\u0000", " ") for word in text.replace(" - ", "\u0000- ").split(" ")]
    count = len(wrapped(text, width, size, bold=bold))
    if "\n" in text or not 2 <= count <= _MOST_LINES or len(words) > _MOST_WORDS:
        return text
    options = (_joined(words, cuts) for cuts in combinations(range(1, len(words)), count - 1))
    return "\n".join(min(options, key=lambda lines: _unevenness(lines, width, size, bold=bold)))


def _joined(words: list[str], cuts: tuple[int, ...]) -> list[str]:
    edges = (0, *cuts, len(words))
    return [" ".join(words[start:end]) for start, end in pairwise(edges)]


def _unevenness(lines: list[str], width: float, size: float, *, bold: bool) -> float:
    """How bad a way of breaking is: the widest line, better or worse for the places of the breaks."""
    widest = max(text_width(line, size, bold=bold) for line in lines)
    if widest > width:
        return widest * 100
    for before, after in pairwise(lines):
        last, first = before.split(" ")[-1], after.split(" ")[0]
        if first in _OPENING_WORDS:
            widest *= 0.9
        elif last.istitle() and first.istitle():
            widest *= 1.2
    return widest
