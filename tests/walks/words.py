"""No English: every word on the screen is a syllable of Vietnamese, or one of the few foreign words offices use."""

import re
import unicodedata
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tests.walks.seen import named, visible, words_of
from thidua_desktop.intake.syllables import is_syllable
from ui.works import WORKS

FORMATS = "excel word pdf windows linux unicode vni tcvn kb mb"
KEYS = "ctrl shift alt enter esc tab del delete home end pgup pgdn"
OFFICE = """ubnd hđnd mttq tđ kt qđ tt tw cp nđ kh nv ccb stt tncs bch bchqs chqs qlda đtxd vh lđtbxh lđ tb dv
    tnhh thcs gd đt gdđt xh"""
# what “Giới thiệu” has to name
OTHERS = " ".join(["mit lgpl apache bsd psf microsoft fluent ui system icons python qt", *(work[0] for work in WORKS)])
SAMPLES = "sach dich cau giay nghia"  # names of files without dấu
KNOWN = frozenset(f"{FORMATS} {KEYS} {OFFICE} {OTHERS} {SAMPLES}".split())
# paths, files, endings of files, codes, what is quoted, numbers, Roman numbers
_PLACE = re.compile(r"\S*(?:[/\\_@]|\w\.\w)\S*|\.\w+|“[^”]*”|\S*\d\S*|[a-z]\S*-[a-z]\S*|\b[IVXLC]+\b")
_WORD = re.compile(r"[^\W\d_]+")


def foreign_words(text: str) -> list[str]:
    """The words of a text that are neither Vietnamese nor among the few known ones."""
    plain = _PLACE.sub(" ", unicodedata.normalize("NFC", text))
    found = (word for word in _WORD.findall(plain) if len(word) > 1)
    return [word for word in found if not is_syllable(word) and word.lower() not in KNOWN]


def walk(seen: QWidget) -> Iterator[str]:
    """A fault for each part with a foreign word."""
    for part in visible(seen):
        for text in words_of(part):
            if found := foreign_words(text):
                yield f"{named(part)}: {', '.join(found)} in “{text[:100]}”"
