"""Vietnamese syllables: which words can be Vietnamese at all.

The strongest evidence about an unknown code page is whether the words become syllables of the language.
"""

import unicodedata
from functools import lru_cache

INITIALS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong
    oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ uôc uôi uôm uôn uông uôp uôt up ut uy uya uych uyên
    uyêt uynh uyt uyu uyn uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yên yêm yêt yêu yêng ynh ych yt yn
"""
RHYMES = tuple(_RHYMES.split())
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STOPS = ("c", "ch", "p", "t")
_TONE_MARKS = frozenset(TONES[1:])
_PLAIN = frozenset(initial + rhyme for initial in INITIALS for rhyme in RHYMES)
_RHYMES_OF_STOPS = frozenset(initial + rhyme for initial in INITIALS for rhyme in RHYMES if rhyme.endswith(_STOPS))


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """True if an NFC word, in any case, is a possible Vietnamese syllable with at most one tone in place."""
    letters: list[str] = []
    tone = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        if character in _TONE_MARKS:
            if tone:
                return False
            tone = character
        else:
            letters.append(character)
    plain = unicodedata.normalize("NFC", "".join(letters))
    if plain not in _PLAIN:
        return False
    return plain not in _RHYMES_OF_STOPS or tone in ("\u0301", "\u0323")
