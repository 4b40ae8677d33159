"""Which cells of a document are in an old code page, and the document with those cells in Unicode.

The evidence is weighed over the whole document (do the words become Vietnamese syllables?) and applied cell by
cell, because pasted lists mix code pages. Where the file names fonts, the font speaks first.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from thidua_desktop.domain.text import nfc
from thidua_desktop.intake.garbled import repaired
from thidua_desktop.intake.legacy import decode_tcvn3, decode_vni, in_tcvn3, in_vni
from thidua_desktop.intake.raw import Cell, RawDocument, RawSheet
from thidua_desktop.intake.syllables import is_syllable

Encoding = Literal["unicode", "tcvn3", "vni", "mixed"]

# Letters that only Unicode Vietnamese has: a cell with one of them is not in an old code page.
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_WORD = re.compile("[A-Za-z\u00a1-\u00ff\u03bc\u2212]+")
_SIGNS = frozenset("¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾×÷\u03bc\u2212")
_ENOUGH = 3  # weight of evidence below which nothing in a document is decoded
_SHARE = 0.6  # of the words that are no Vietnamese as they stand, how many a code page must explain


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[bool, bool, bool]:
    """Whether a word is a Vietnamese syllable as it stands, read as TCVN3, read as VNI."""
    tcvn3, vni = in_tcvn3(word), in_vni(word)
    return (
        is_syllable(nfc(word)),
        tcvn3 is not None and is_syllable(tcvn3),
        vni is not None and is_syllable(vni),
    )


@dataclass(slots=True)
class Evidence:
    """What a document's words say: weights of each old code page, and words that no reading explains."""

    tcvn3: int = 0
    vni: int = 0
    unexplained: int = 0
    has_unicode: bool = False
    seen: set[str] = field(default_factory=lambda: set[str]())

    def weigh(self, texts: Iterable[str]) -> None:
        """Add the words of these texts, each word once."""
        marked = [text for text in texts if not text.isascii()]
        open_to_doubt = [text for text in marked if not _UNICODE_ONLY.search(text)]
        self.has_unicode = len(open_to_doubt) < len(marked)
        for text in open_to_doubt:
            self._weigh_words(text)

    def _weigh_words(self, text: str) -> None:
        for word in _WORD.findall(text):
            if word.isascii() or word in self.seen:
                continue
            self.seen.add(word)
            plain, tcvn3, vni = _readings(word)
            weight = 2 if not _SIGNS.isdisjoint(word) else 1
            if plain:
                continue
            self.tcvn3 += weight * tcvn3
            self.vni += weight * vni
            self.unexplained += not (tcvn3 or vni)

    def admits(self, weight: int) -> bool:
        """True if a code page of this weight is really in the document."""
        return weight >= _ENOUGH and weight >= _SHARE * (weight + self.unexplained)


def to_unicode(document: RawDocument) -> tuple[RawDocument, Encoding]:
    """The document with every cell in Unicode, and what was found. Unicode documents come back unchanged."""
    texts = distinct_texts(document)
    if (mended := repaired(document, texts)) is not document:
        document, texts = mended, distinct_texts(mended)
    evidence = Evidence()
    evidence.weigh(texts)
    fonts = {_page_of_font(font) for sheet in document.sheets for _, _, font in sheet.fonts}
    pages = {page for page, weight in (("tcvn3", evidence.tcvn3), ("vni", evidence.vni)) if evidence.admits(weight)}
    if not pages | fonts:
        return document, "unicode"
    decoder = _Decoder(frozenset(pages), evidence.has_unicode)
    sheets = tuple(decoder.sheet(sheet) for sheet in document.sheets)
    return replace(document, sheets=sheets), _verdict(decoder.used, evidence.has_unicode)


def _verdict(used: set[str], has_unicode: bool) -> Encoding:
    if not used:
        return "unicode"
    if len(used) > 1 or has_unicode:
        return "mixed"
    return "tcvn3" if "tcvn3" in used else "vni"


def distinct_texts(document: RawDocument) -> set[str]:
    """Every text of a document, in its cells and around its tables, once."""
    return set(chain.from_iterable(chain(sheet.texts, sheet.lead, sheet.tail) for sheet in document.sheets))


def _page_of_font(font: str) -> str:
    return "tcvn3" if font.lower().startswith(".vn") else "vni"


@dataclass(slots=True)
class _Decoder:
    """Decodes a document's sheets; `used` gathers the code pages that were really met."""

    pages: frozenset[str]
    has_unicode: bool
    used: set[str] = field(default_factory=lambda: set[str]())

    def sheet(self, sheet: RawSheet) -> RawSheet:
        """The sheet with its cells and its lead in Unicode."""
        fonts = {(row, column): font for row, column, font in sheet.fonts}
        columns = self._columns(sheet.rows)
        rows = tuple(
            tuple(
                self._cell(value, fonts.get((row, column), ""), columns.get(column, ""))
                if value.__class__ is str and value
                else value
                for column, value in enumerate(cells)
            )
            for row, cells in enumerate(sheet.rows)
        )
        lead, tail = (tuple(str(self._cell(line, "", "")) for line in lines) for lines in (sheet.lead, sheet.tail))
        return replace(sheet, rows=rows, lead=lead, tail=tail)

    def _columns(self, rows: Iterable[tuple[Cell, ...]]) -> dict[int, str]:
        """Column -> the page most of its clear cells are in; doubtful cells follow it."""
        tally: dict[int, Counter[str]] = {}
        for cells in rows:
            for column, value in enumerate(cells):
                if isinstance(value, str) and not value.isascii():
                    tally.setdefault(column, Counter())[self._page(value)] += 1
        return {
            column: max((page for page in counts if page), key=counts.__getitem__, default="")
            for column, counts in tally.items()
        }

    def _page(self, text: str) -> str:
        """The page one text is clearly in: "unicode", "tcvn3", "vni", or "" in doubt."""
        if _UNICODE_ONLY.search(text):
            return "unicode"
        plain = tcvn3 = vni = 0
        for word in _WORD.findall(text):
            if not word.isascii():
                as_is, as_tcvn3, as_vni = _readings(word)
                plain, tcvn3, vni = plain + as_is, tcvn3 + as_tcvn3, vni + as_vni
        if "tcvn3" not in self.pages:
            tcvn3 = 0
        if "vni" not in self.pages:
            vni = 0
        best = max(plain, tcvn3, vni)
        winners = [page for page, count in (("unicode", plain), ("tcvn3", tcvn3), ("vni", vni)) if count == best]
        return winners[0] if best and len(winners) == 1 else ""

    def _cell(self, value: Cell, font: str, column: str) -> Cell:
        if not isinstance(value, str):
            return value
        capitals = font.lower().startswith(".vn") and font.endswith("H")
        if value.isascii():
            return value.upper() if capitals else value
        page = self._page(value)
        if page != "unicode" and font:
            page = _page_of_font(font)
        elif not page:
            page = column or ("unicode" if self.has_unicode or len(self.pages) != 1 else next(iter(self.pages)))
        if page == "unicode":
            return value
        decoded = decode_tcvn3(value, capitals=capitals) if page == "tcvn3" else decode_vni(value)
        if decoded != value:
            self.used.add(page)
        return decoded
