"""The bytes of a text file become text: Unicode in its several forms, windows-1258, or signs of the old code pages.

A text in TCVN3 or VNI is handed on as the Western signs it is stored in; `encodings` decodes it with the rest.
"""

import codecs
import re
import unicodedata

from thidua_desktop.intake.legacy import in_tcvn3, in_vni
from thidua_desktop.intake.syllables import is_syllable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORD = re.compile(r"[^\W\d_\x00-\x7f]*(?:[^\W\d_]|[\u0300-\u036f\xa1-\xbf\xd7\xf7])+")
_WEIGHED = 200_000  # bytes that are looked at to tell a code page
_FEW_BROKEN = 50  # of so many letters outside ASCII one may be broken and the text still be UTF-8


def text_of(data: bytes, declared: str = "") -> str | None:
    """The text of a file, None if it is no text. `declared` is the code page the file itself names, if it does.

    Broken letters become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _without_mark(data):
        return data.decode(wide, "replace")
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if broken * _FEW_BROKEN < sum(map(len, re.findall("[\u0080-\ufffc]+", lenient))):
        return lenient
    return _as_declared(data, declared) or _eight_bit(data)


def _without_mark(data: bytes) -> str:
    """The UTF-16 a text without a mark is in: every second byte of plain letters is zero."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    enough = len(head) // 8
    if odd > enough and odd > 8 * even:
        return "utf-16-le"
    if even > enough and even > 8 * odd:
        return "utf-16-be"
    return ""


def _as_declared(data: bytes, declared: str) -> str:
    """The text as its file says it is written; "" for Western pages, which old code pages hide behind."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    if name in ("cp1252", "iso8859-1", "latin-1", "ascii", "utf-8"):
        return ""
    try:
        return unicodedata.normalize("NFC", data.decode(name, "replace"))
    except (LookupError, UnicodeError):  # names of what is no code page: base64, idna
        return ""


def _eight_bit(data: bytes) -> str:
    """One byte a letter: windows-1258 if its words are then Vietnamese, else the signs as they are stored."""
    western = data.decode("cp1252", "western-bytes")
    head = data[:_WEIGHED]
    vietnamese = unicodedata.normalize("NFC", head.decode("cp1258", "replace"))
    as_vietnamese = sum(is_syllable(word) for word in _words(vietnamese))
    old = sum(_is_old(word) for word in _words(head.decode("cp1252", "western-bytes")))
    if as_vietnamese > old:
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    return western


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text) if not word.isascii()}


def _is_old(word: str) -> bool:
    readings = (word, in_tcvn3(word), in_vni(word))
    return any(reading is not None and is_syllable(reading) for reading in readings)


def _western_bytes(failure: UnicodeError) -> tuple[str, int]:
    """Bytes without a letter in windows-1252 stand for themselves."""
    if not isinstance(failure, UnicodeDecodeError):
        raise failure
    return failure.object[failure.start : failure.end].decode("latin-1"), failure.end


codecs.register_error("western-bytes", _western_bytes)
