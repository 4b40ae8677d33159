"""Old Vietnamese code pages: TCVN3 (ABC, the .Vn* fonts) and VNI-Windows (the VNI-* fonts).

Text in these fonts is stored as Western letters and signs and only looks Vietnamese in its font. The tables
are written from the code charts: TCVN 5712:1993 (VN3) one code per letter, VNI-Windows one or two.
Nothing here decides whether a text is in an old code page; see `encodings`.
"""

import re
import unicodedata

_TCVN3_ROWS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
TCVN3: dict[str, str] = {chr(first + place): letter for first, row in _TCVN3_ROWS for place, letter in enumerate(row)}
# Programs on the way replace two signs: the micro sign (à) by the Greek letter, the soft hyphen (ư) by a minus.
TCVN3.update({"\u03bc": "à", "\u2212": "ư"})
_TCVN3_TRANSLATION = str.maketrans(TCVN3)
_TCVN3_WITHOUT_CAPITAL = frozenset(
    letter for letter in TCVN3.values() if letter.islower() and letter.upper() not in TCVN3.values()
)

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLES = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Every spelling of a letter in VNI-Windows, capitals included, to the letter."""
    table = dict(_VNI_SINGLES)
    for vowel, base in (*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        for sign, tone in _VNI_TONES.items():
            table[vowel + sign] = unicodedata.normalize("NFC", base + tone)
    for vowel in "aeo":
        for sign, tone in _VNI_CIRCUMFLEX.items():
            table[vowel + sign] = unicodedata.normalize("NFC", vowel + "\u0302" + tone)
    for sign, tone in _VNI_BREVE.items():
        table["a" + sign] = unicodedata.normalize("NFC", "a\u0306" + tone)
    for written, letter in tuple(table.items()):
        table[written.upper()] = letter.upper()
        table[written[0].upper() + written[1:]] = letter.upper()
    return table


VNI = _vni_table()
_VNI_SPELLING = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_VNI_SIGN_ALONE = re.compile("[" + "".join({sign for key in VNI for sign in key if sign > "\x7f"}) + "]")
_LETTERS = re.compile(r"[^\W\d_]+")


def decode_tcvn3(text: str, *, capitals: bool = False) -> str:
    """The text in Unicode. `capitals` is true for the .Vn…H fonts, which show small letters as capitals.

    The code page has no toned capitals; text typed in capitals holds small toned letters among capital
    consonants, and comes out as capitals here.
    """
    decoded = text.translate(_TCVN3_TRANSLATION)
    if capitals:
        return decoded.upper()
    return _settle_capitals(text, decoded)


def _settle_capitals(text: str, decoded: str) -> str:
    if not any("a" <= c <= "z" for c in text) and any(map(_in_capitals, text.split())):
        return decoded.upper()
    decoded = _LETTERS.sub(lambda word: word.group().upper() if _in_capitals(word.group()) else word.group(), decoded)
    if decoded[:1] in _TCVN3_WITHOUT_CAPITAL:
        decoded = decoded[0].upper() + decoded[1:]
    return decoded.replace("ủy ban nhân dân", "Ủy ban nhân dân")


def _in_capitals(word: str) -> bool:
    """True for a word typed with the capitals key held: a plain capital after the first letter, no plain small one."""
    plain = [c for c in word[1:] if c.isascii() and c.isalpha()]
    return bool(plain) and all(map(str.isupper, plain)) and not "a" <= word[0] <= "z"


def decode_vni(text: str) -> str:
    """The text in Unicode. Two-sign spellings are read before single signs."""
    return _VNI_SPELLING.sub(lambda found: VNI[found.group()], text)


def in_tcvn3(word: str) -> str | None:
    """The word read as TCVN3, None if it holds a letter that the code page does not have."""
    if all(c.isascii() or c in TCVN3 for c in word):
        return word.translate(_TCVN3_TRANSLATION)
    return None


def in_vni(word: str) -> str | None:
    """The word read as VNI, None if a sign in it stands where the code page cannot have it."""
    rest = _VNI_SPELLING.sub("", word)
    if not rest.isascii() or _VNI_SIGN_ALONE.search(rest):
        return None
    return decode_vni(word)
