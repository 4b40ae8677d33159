"""What the search shows: the rows under each kind's word, gathered from the records and from what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from thidua_desktop.domain.text import fold
from thidua_desktop.services import search
from thidua_desktop.services.search import Hit
from thidua_desktop.services.workspace import Store

KINDS = {
    "unit": ("Đơn vị", "building"),
    "plan": ("Kế hoạch", "document"),
    "person": ("Người", "person"),
    "nomination": ("Đề nghị", "ribbon"),
}
MOST_OF_A_KIND = 5
MOST_FOUND = 1000
MOST_RECENT = 6


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that can be done or opened by its words."""

    words: str
    place: str
    icon: str
    act: Callable[[], object]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a head of a kind (nothing to take), or something to take with Enter."""

    title: str
    second: str = ""
    icon: str = ""
    key: str = ""
    taken: Hit | Doing | str | None = None  # a word searched for before is a str

    @property
    def is_head(self) -> bool:
        """True if it only names what follows."""
        return self.taken is None


def found_rows(store: Store, text: str, doings: Sequence[Doing]) -> list[Row]:
    """Everything that answers to a text; the kind with the best answer comes first."""
    kinds: dict[str, list[Hit]] = {}
    for hit in search.search(store, text, MOST_FOUND):
        kinds.setdefault(hit.type, []).append(hit)
    blocks = [_block(kind, hits) for kind, hits in kinds.items()]
    to_do = fitting(doings, text)
    acts = [Row("Việc"), *map(doing_row, to_do)] if to_do else []
    named = any(fold(doing.words).startswith(fold(text)) for doing in to_do)
    blocks = [acts, *blocks] if named else [*blocks, acts]
    return [row for block in blocks for row in block]


def fitting(doings: Sequence[Doing], text: str) -> list[Doing]:
    """The acts in whose words every typed word is found, those that begin so first."""
    key = fold(text)
    wanted = key.split()
    fit = [one for one in doings if all(word in fold(f"{one.words} {one.place}") for word in wanted)]
    return sorted(fit, key=lambda one: not fold(one.words).startswith(key))[:MOST_OF_A_KIND]


def _block(kind: str, hits: Sequence[Hit]) -> list[Row]:
    word, icon = KINDS[kind]
    more = len(hits) - MOST_OF_A_KIND
    head = f"{word} · còn {more} nữa, gõ thêm chữ để thu hẹp" if more > 0 else word
    return [Row(head), *(Row(hit.title, second_line(hit), icon, taken=hit) for hit in hits[:MOST_OF_A_KIND])]


def second_line(hit: Hit) -> str:
    """What tells things of one name apart."""
    year = str(hit.year) if hit.year and str(hit.year) not in hit.detail else ""
    return " · ".join(part for part in (hit.detail, year) if part)


def doing_row(doing: Doing) -> Row:
    """An act as a row."""
    return Row(doing.words, doing.place, doing.icon, doing.key, doing)


def first_rows(recent: Sequence[str], doings: Sequence[Doing]) -> list[Row]:
    """What is offered before anything is typed: the last searches, and what is done most."""
    rows = [Row("Đã tìm gần đây"), *(Row(words, "", "history", taken=words) for words in recent)] if recent else []
    return [*rows, Row("Việc thường làm"), *map(doing_row, doings[:MOST_OF_A_KIND])]


def person_rows(store: Store, person: Hit) -> list[Row]:
    """One person's nominations over the years."""
    found = search.nominations_of(store, person.id)
    head = f"{person.title} · {len(found)} đề nghị qua các năm"
    return [Row(head), *(Row(hit.title, second_line(hit), "ribbon", taken=hit) for hit in found)]
