"""Vietnamese text: one stored form, one search form, one sort form, and names in proper case.

Stored text is NFC. Comparison and search use the folded form (no marks, đ as d, case-folded, single spaces).
Sorting follows the Vietnamese alphabet with tones ngang < huyền < hỏi < ngã < sắc < nặng (CLDR `vi`).
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_NO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_DIGITS = re.compile(r"\d+")
_VIETNAMESE = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"  # bare vowels, to which each tone is added below


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {ord(c): "d" for c in "đĐÐƉðɖ"}
    for vowel in _VIETNAMESE:
        for tone in ("", *_TONES):
            letter = unicodedata.normalize("NFC", vowel + tone)
            if len(letter) == 1:
                table[ord(letter)] = unicodedata.normalize("NFD", vowel)[0].lower()
    table.update({ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    table.update({ord(c): plain for signs, plain in (("“”„‟", '"'), ("‘’‚", "'"), ("‐‑‒–—", "-")) for c in signs})
    table[ord("…")] = "..."
    return table


_FOLD = _fold_table()
_LOOKALIKE_D = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ"})


def nfc(text: str) -> str:
    """The stored form: precomposed letters, and one code point for Đ whatever key typed it."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return text.translate(_LOOKALIKE_D) if "Ð" in text or "Ɖ" in text or "ɖ" in text else text


def clean(text: str) -> str:
    """NFC with every run of white space made one space; signs of no width are dropped, for they split words."""
    return " ".join(_clean_words(text))


def _clean_words(text: str) -> list[str]:
    if not text.isprintable():
        text = _NO_WIDTH.sub("", text)
    return nfc(text).split()


def clean_lines(text: str) -> str:
    """Like `clean`, keeping line breaks: a cell may say two things on two lines."""
    lines = (clean(line) for line in re.split(r"\r\n|\r|\n|\u2028", text))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The search form: `Hoà`, `HÒA` and `hoa` are one; đ is d; spaces are single; quotes and dashes are plain."""
    return " ".join(filter(None, map(_folded_word, text.split())))  # lists are made of the same few hundred words


@lru_cache(maxsize=16_384)
def _folded_word(word: str) -> str:
    folded = (word if word.isprintable() else _NO_WIDTH.sub("", word)).translate(_FOLD)
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFD", folded).translate(_FOLD)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(folded.split())


def words(text: str) -> tuple[str, ...]:
    """Folded words and numbers of a text, punctuation aside: the form in which headers are compared."""
    return tuple(re.findall(r"[a-z0-9]+", fold(text)))


def _letter_key_of(letter: str) -> tuple[int, int]:
    """(place in the alphabet, tone) of one lower-case letter."""
    tone = 0
    base: list[str] = []
    for mark in unicodedata.normalize("NFD", letter):
        if mark in _TONES:
            tone = _TONES[mark]
        else:
            base.append(mark)
    plain = unicodedata.normalize("NFC", "".join(base))
    place = _LETTERS.find(plain)
    return (place + 32 if place >= 0 else min(ord(plain[0]), 0x2FFF) + 100, tone) if plain else (0, tone)


_letter_key = lru_cache(maxsize=4096)(_letter_key_of)


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    """Sort key of one word: its letters first, then its tones."""
    letters: list[str] = []
    tones: list[str] = []
    for character in nfc(word).lower():
        place, tone = _letter_key(character)
        letters.append(chr(place + 0x100))
        tones.append(str(tone))
    return "".join(letters) + "\u0020" + "".join(tones)


def person_sort_key(name: str) -> str:
    """Key that sorts people as an office does: tên, then họ, then đệm, in letter and tone order."""
    parts = _clean_words(name) or [""]
    given, family, middle = parts[-1], parts[0] if len(parts) > 1 else "", parts[1:-1]
    return "\u0001".join([_word_key(given), _word_key(family), *map(_word_key, middle)])


def natural_sort_key(text: str) -> str:
    """Key that sorts collectives and units: alphabet and tones, numbers by value (`số 2` before `số 10`)."""
    padded = _DIGITS.sub(lambda found: found.group().zfill(8), clean(text))
    return "\u0001".join(_word_key(word) for word in padded.split(" "))


def proper_case(name: str) -> str:
    """A name written all in capitals set as `Nguyễn Thị Hà`; any other writing is left alone."""
    if name.upper() != name or not any(c.isalpha() for c in name):
        return name
    return " ".join("-".join(p[:1].upper() + p[1:].lower() for p in w.split("-")) for w in name.split(" "))


_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def starts_like_formula(text: str) -> bool:
    """True if a spreadsheet might take the text for a formula: `=…`, `+84…`, `-nt-`, `@x`."""
    return text.startswith(_FORMULA_STARTS) or text.lstrip(" \n").startswith(_FORMULA_STARTS)
