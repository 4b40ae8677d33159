"""The clerk's guide as chapters, and the places of words in it in any spelling."""

import re
from dataclasses import dataclass
from pathlib import Path

import resources
from thidua_desktop.domain.text import fold

FILE = "huong-dan-su-dung.md"
OPENING = "Mở đầu"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LIST_OF_CHAPTERS = re.compile(r"^\d+\. \[[^\]]*\]\(#[^)]*\)$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the guide under its title; `text` is Markdown that begins with the title."""

    title: str
    text: str

    def has(self, words: str) -> bool:
        """True if the words stand in it one after another, in any spelling."""
        return fold(words) in fold(self.text)

    def has_each(self, words: str) -> bool:
        """True if every word is in it somewhere."""
        searched = fold(self.text)
        return all(word in searched for word in fold(words).split())


def read() -> list[Chapter]:
    """The guide's chapters in their order; a picture that was not packed is left out."""
    folder = resources.guide()
    text = (folder / FILE).read_text(encoding="utf-8")
    text = _PICTURE.sub(lambda found: _picture(folder, found), _LIST_OF_CHAPTERS.sub("", text))
    opening, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    chapters = [Chapter(OPENING, opening.strip())]
    for part in parts:
        title = part.split("\n", 1)[0].strip()
        chapters.append(Chapter(title, f"# {part.strip()}"))
    return chapters


def about(chapters: list[Chapter], words: str) -> list[Chapter]:
    """The chapters with these words one after another; if there are none, those with each of them."""
    return [one for one in chapters if one.has(words)] or [one for one in chapters if one.has_each(words)]


def _picture(folder: Path, found: re.Match[str]) -> str:
    """A picture, which opens in its own size when pressed."""
    words, name = found.groups()
    return f"[![{words}]({name})]({name})" if (folder / name).exists() else ""


def places(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands in a text in any spelling, as (start, length) in the text's own letters."""
    wanted = fold(word)
    folded: list[str] = []
    origin: list[int] = []
    for number, letter in enumerate(text):
        plain = fold(letter) if not letter.isspace() else " "
        folded.append(plain)
        origin += [number] * len(plain)
    searched, found, start = "".join(folded), [], 0
    while wanted and (at := searched.find(wanted, start)) >= 0:
        start = at + len(wanted)
        found.append((origin[at], origin[start - 1] - origin[at] + 1))
    return found
