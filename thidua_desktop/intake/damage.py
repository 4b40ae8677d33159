"""Text that no code page explains: scanned paper read badly by a machine. It is left as sent, and said to be so."""

import re
from collections.abc import Iterable
from itertools import islice

from thidua_desktop.domain.text import nfc
from thidua_desktop.intake.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_LOOKED_AT = 600  # texts; damage of this kind is everywhere or nowhere
_FEWEST = 8  # strange words, below which they are abbreviations or foreign names
_SHARE = 0.12  # of all words


def looks_damaged(texts: Iterable[str]) -> bool:
    """True if many words are none of the language: "khcn thuòng", "dề nghj". Capitals are abbreviations."""
    words = {
        word
        for text in islice(texts, _LOOKED_AT)
        for word in _WORD.findall(nfc(text))
        if not word.isupper() and not word[1:2].isupper()
    }
    strange = sum(map(_is_strange, words))
    return strange >= _FEWEST and strange >= _SHARE * len(words)


def _is_strange(word: str) -> bool:
    if word.isascii():
        return len(word) > 2 and not _VOWEL.search(word)
    return not is_syllable(word)
