"""Text that no code page explains: scanned paper read badly by a machine, letters lost for good in another program.

It is left as sent, and said to be so.
"""

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


_LOST = re.compile(r"\ufffd|[^\W\d_]\?+[^\W\d_]")  # the sign for a lost letter, or the "?" that stands for it in a word


def may_have_lost_letters(text: str) -> bool:
    """True if it is worth asking `has_lost_letters` of any part of a text."""
    return "?" in text or "\ufffd" in text


def has_lost_letters(text: str) -> bool:
    """True if letters were lost before the file came: "Tr?n Th? Bích" beside "B?ch". Nobody can put them back."""
    return may_have_lost_letters(text) and _LOST.search(text) is not None


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
