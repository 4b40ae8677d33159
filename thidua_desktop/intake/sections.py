"""What a row of a table is: a nominee, a section heading, a total, the end of the list."""

import re
from dataclasses import dataclass, replace

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import fold
from thidua_desktop.intake.award_names import awards_in
from thidua_desktop.intake.words import (
    is_bare_post,
    is_sign_off,
    is_signer,
    looks_like_organisation,
    looks_like_person,
    names_award,
    sign_together,
)

_MARKER = re.compile(
    r"^(?P<mark>[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})?|[-–+*•])(?:\s*[.)\-–:/]\s*|\s+|$)(?P<rest>.*)$",
    re.DOTALL,
)
_MARK_ALONE = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐ]|[a-zđ]|[-–+*•])[.)]?$")
_NUMBERED = re.compile(r"^\(?\d{1,2}\)?$|^\(?[a-zA-Z]\)?$")
_COUNT = re.compile(r"\s*[:(].*$", re.DOTALL)
_GROUP_OF_UNITS = re.compile(
    r"^(?:khoi|cac|cum|nhom)\b(?! dan cu)|\bcac (?:phuong|xa|truong|phong|don vi|ban|to)\b"
    r"|^(?:phuong|xa|truong(?: hoc)?)$"
)
_LONGEST_SECTION = 120
_LONGEST_KIND = 60


@dataclass(frozen=True, slots=True)
class Section:
    """What the headings above a row say about it."""

    kind: NomineeKind | None = None
    unit: str | None = None
    award: str | None = None


NO_SECTION = Section()


_KINDS = (
    (NomineeKind.COLLECTIVE, re.compile(r"\btap the\b")),
    (NomineeKind.INDIVIDUAL, re.compile(r"\bca nhan\b")),
    (NomineeKind.HOUSEHOLD, re.compile(r"\b(?:ho gia dinh|gia dinh|ho dan)\b")),
)
_KIND_WORDS = {
    "tap the": NomineeKind.COLLECTIVE,
    "cac tap the": NomineeKind.COLLECTIVE,
    "ca nhan": NomineeKind.INDIVIDUAL,
    "cac ca nhan": NomineeKind.INDIVIDUAL,
    "ho gia dinh": NomineeKind.HOUSEHOLD,
    "cac ho gia dinh": NomineeKind.HOUSEHOLD,
}


def kinds_in(text: str) -> tuple[NomineeKind, ...]:
    """The kinds of nominees that a heading names."""
    folded = fold(text)
    return tuple(kind for kind, pattern in _KINDS if pattern.search(folded))


def kind_named(text: str) -> NomineeKind | None:
    """The kind a heading names, None if it names none or more than one."""
    named = kinds_in(text)
    return named[0] if len(named) == 1 else None


def kind_alone(text: str) -> NomineeKind | None:
    """The kind of a text that names a kind and nothing else, as no nominee is called: "Tập thể", "Cá nhân: 03"."""
    return _KIND_WORDS.get(fold(_COUNT.sub("", text)))


@dataclass(slots=True)
class SectionStack:
    """The headings in force, outermost first, each with the style of its mark (A, I, 1, a, none)."""

    levels: list[tuple[str, Section]]

    def push(self, style: str, section: Section) -> Section:
        """Open a section: headings of the same style and below it end, and what it does not say it inherits."""
        styles = [known for known, _ in self.levels]
        if style in styles:
            del self.levels[styles.index(style) :]
        above = self.levels[-1][1] if self.levels else NO_SECTION
        merged = replace(
            section,
            kind=section.kind or above.kind,
            unit=section.unit or above.unit,
            award=section.award or above.award,
        )
        self.levels.append((style, merged))
        return merged


def is_numbering(row: list[str]) -> bool:
    """True for the row "(1) | (2) | (3)" or "A | B | 1 | 2" under a header."""
    filled = [text for text in row if text]
    return len(filled) >= 3 and all(map(_NUMBERED.match, filled)) and sum(t.strip("()").isdigit() for t in filled) >= 2


def ends_list(row: list[str], filled: int) -> bool:
    """True for the first row of what stands below a list: closing line, date, signature block, notes."""
    return sign_together([text for text in row if text]) or any(
        is_sign_off(text) or (filled <= 3 and is_signer(text)) or (filled == 1 and is_bare_post(text))
        for text in row
        if text
    )


def section_of(row: list[str]) -> tuple[str, Section] | None:
    """The heading a row is, with the style of its mark; None if the row is none."""
    filled = [(place, text) for place, text in enumerate(row) if text]
    mark = ""
    if len(filled) == 2 and _MARK_ALONE.match(filled[0][1]):
        mark = filled[0][1]
        filled = filled[1:]
    if len({text for _, text in filled}) != 1:
        return None
    text = filled[0][1].replace("\n", " ")
    if len(text) > _LONGEST_SECTION:
        return None
    inner = _MARKER.match(text)
    if not mark and inner and inner.group("rest") and (len(inner.group("mark")) > 1 or text[1:2] in ".)-–:/ "):
        mark, text = inner.group("mark"), inner.group("rest").strip()
    section = _meaning(text, bool(mark))
    return (_style(mark.rstrip(".)"), section), section) if section else None


def _meaning(text: str, marked: bool) -> Section | None:
    folded = fold(text)
    kind = kind_named(text)
    awards = awards_in(_COUNT.sub("", text)) if names_award(text) else []
    if kind and (len(folded) <= _LONGEST_KIND or awards):
        return Section(kind=kind, award=awards[0] if len(awards) == 1 else None)
    if len(awards) == 1:
        return Section(award=awards[0])
    if looks_like_organisation(text) or _GROUP_OF_UNITS.search(folded):
        return unit_heading(text)
    return Section() if marked and not looks_like_person(text) else None


def unit_heading(text: str) -> Section:
    """The section of a unit's name; "Khối trường học", "Các phường" are groups, which send nothing."""
    return Section() if _GROUP_OF_UNITS.search(fold(text)) else Section(unit=_COUNT.sub("", text).strip())


def _style(mark: str, section: Section) -> str:
    if not mark:
        return "kind" if section.kind else "unit" if section.unit else "award"
    if mark in "-–+*•":
        return "dash"
    if mark[0].isdigit():
        return "number"
    if mark.isupper():
        return "roman" if len(mark) > 1 or mark in "IVX" else "letter"
    return "small"
