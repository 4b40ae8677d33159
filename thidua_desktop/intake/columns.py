"""What each column of a table means, and how sure that is: by its header, then by the values below."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from thidua_desktop.domain.text import fold, words
from thidua_desktop.intake.headers import (
    EXACT,
    HEADER_WORDS,
    PATTERNS,
    ColumnMeaning,
    Guess,
    tells_past_awards,
    year_of_awards,
)
from thidua_desktop.intake.raw import column_index, column_letter
from thidua_desktop.intake.words import FEMALE, MALE, TICKS, names_award

_M = ColumnMeaning
_LONGEST_HEADER = 140
_MOST_AWARDS = 20  # columns to be ticked; more is no list
_SEVERAL = frozenset({_M.WORKPLACE, _M.AWARD_TICKED, _M.NOTE, _M.IGNORED})
_NUMBERED = re.compile(r"^(?:\(\d{1,2}\)|\d{1,2}[.)])\s*(?=[^\W\d])")
_BRACKETED = re.compile(r"\([^)]*\)")
_DATE = re.compile(r"^(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|(?:19|20)\d\d)$")
_KIND_WORDS = frozenset({"tap the", "ca nhan", "ho gia dinh", "ho", "tt", "cn", "hgd"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column as understood. `index` counts from 0 in the sheet; `sureness` is 0 to 1; samples are up to 3."""

    index: int
    letter: str
    header: str
    meaning: ColumnMeaning
    sureness: float
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """The meanings of one table's columns, as the clerk set or corrected them.

    It applies to the table of `sheet` whose header stands in row `header_row`; with an empty sheet name it
    applies to any table with the same headers, which is how a correction is remembered for a sender.
    """

    columns: tuple[tuple[str, str, ColumnMeaning], ...]  # (letter, header, meaning)
    sheet: str = ""
    header_row: int = 0

    def with_meaning(self, letter: str, meaning: ColumnMeaning) -> "Mapping":
        """The same mapping with one column changed; a meaning that only one column can have leaves the other."""
        alone = meaning not in _SEVERAL
        columns = tuple(
            (place, header, meaning if place == letter else _M.IGNORED if alone and known is meaning else known)
            for place, header, known in self.columns
        )
        return replace(self, columns=columns)

    def remembered(self) -> "Mapping":
        """The mapping as it applies to every later table with these headers."""
        return replace(self, sheet="", header_row=0)

    def applies_to(self, sheet: str, header_row: int, columns: Sequence[Column]) -> bool:
        """True if this mapping is about the table of these columns."""
        if self.sheet:
            return self.sheet == sheet and self.header_row == header_row
        return [(c.letter, fold(c.header)) for c in columns] == [(p, fold(h)) for p, h, _ in self.columns]


@lru_cache(maxsize=8192)
def guess_header(text: str) -> Guess:
    """The meanings a header can have with their sureness, likeliest first; () if it is no known header."""
    if not text or len(text) > _LONGEST_HEADER:
        return ()
    spoken = words(_NUMBERED.sub("", text))
    if not spoken or spoken[0].isdigit():
        return ()
    if HEADER_WORDS.isdisjoint(spoken):
        return EXACT.get(" ".join(spoken), ())
    for phrase in (" ".join(spoken), " ".join(words(_BRACKETED.sub(" ", text)))):
        if phrase in EXACT:
            return EXACT[phrase]
    phrase = " ".join(spoken)
    for pattern, meaning, sureness in PATTERNS:
        if pattern.search(phrase):
            return ((meaning, sureness if len(spoken) <= 12 else sureness / 2),)
    return ()


def guess_path(path: Sequence[str]) -> Guess:
    """Like `guess_header` for a header of several rows, from the uppermost down: ("Năm sinh", "Nam")."""
    parts = [part for part in path if part]
    whole = " ".join(words(" ".join(parts)))
    if len(parts) > 1 and tells_past_awards(whole):
        return ((_M.IGNORED, 0.8),)
    if len(parts) > 1 and (last := guess_header(parts[-1])):
        if last[0][0] in (_M.BIRTH_MALE, _M.BIRTH_FEMALE):
            above = guess_header(parts[-2])
            return ((last[0][0], 1.0),) if above and above[0][0] in (_M.BIRTH, _M.GENDER) else last
        return last
    return guess_header(" ".join(parts)) or (guess_header(parts[0]) if parts else ())


def understand_columns(
    left: int, headers: Sequence[Sequence[str]], samples: Sequence[Sequence[str]], title: str = ""
) -> tuple[Column, ...]:
    """The columns of a table from its header paths and up to some dozens of values of each column.

    `title` is what stands above the table: its years tell the awards asked for from those of earlier years.
    """
    guesses = [_with_values(guess_path(path), values) for path, values in zip(headers, samples, strict=True)]
    _set_aside_earlier_years(headers, guesses, title)
    chosen = _choose(guesses)
    _tick_awards(headers, samples, chosen)
    _join_second_award(guesses, samples, chosen)
    _join_split_names(headers, samples, chosen)
    _join_split_births(headers, chosen)
    return tuple(
        Column(
            index=left + place,
            letter=column_letter(left + place),
            header=" - ".join(part.replace("\n", " ") for part in path if part),
            meaning=chosen[place][0],
            sureness=chosen[place][1],
            samples=samples_of(samples[place]),
        )
        for place, path in enumerate(headers)
    )


def _set_aside_earlier_years(headers: Sequence[Sequence[str]], guesses: list[Guess], title: str) -> None:
    """Columns "Danh hiệu 2022" | "Danh hiệu 2023" are awards given, unless the one year is the list's own."""
    phrases = [" ".join(words(" ".join(part for part in path if part))) for path in headers]
    years = {place: year for place, phrase in enumerate(phrases) if (year := year_of_awards(phrase))}
    for place, year in years.items():
        if len(years) > 1 or (str(year) not in title and "hinh thuc" not in phrases[place]):
            guesses[place] = ((_M.IGNORED, 0.8),)
        else:
            guesses[place] = ((_M.AWARD, 0.6),)


def _tick_awards(
    headers: Sequence[Sequence[str]], samples: Sequence[Sequence[str]], chosen: list[tuple[ColumnMeaning, float]]
) -> None:
    """Columns named after one award each, with marks below, together say which award is asked for."""
    named: list[int] = []
    for place, path in enumerate(headers):
        free = chosen[place][0] in (_M.AWARD, _M.IGNORED)
        above = guess_header(next((part for part in path if part), ""))
        if free and award_of_header(path) and not (above and above[0][0] is _M.IGNORED):
            named.append(place)
    marked = [place for place in named if _has_ticks(samples[place])]
    if not marked or len(named) > _MOST_AWARDS:
        return
    for place in named:
        if place in marked or not any(map(names_award, samples[place])):
            chosen[place] = (_M.AWARD_TICKED, 0.9)


def _has_ticks(values: Sequence[str]) -> bool:
    """True if a column holds marks and no award in words; signatures may stand below it."""
    return any(fold(value) in TICKS for value in values) and not any(map(names_award, values))


def award_of_header(path: Sequence[str]) -> str:
    """The award that a column is named after, "" for none: "Giấy khen", "Giấy khen Cấp quận" of two rows."""
    parts = list(dict.fromkeys(part.replace("\n", " ") for part in path if part))
    for start in range(len(parts) - 1, -1, -1):
        if names_award(parts[start]):
            return " ".join(parts[start:])
    return ""


def _join_second_award(
    guesses: Sequence[Guess], samples: Sequence[Sequence[str]], chosen: list[tuple[ColumnMeaning, float]]
) -> None:
    """ "Danh hiệu thi đua" | "Hình thức khen thưởng": each row has its award in one of the two."""
    first = next((place for place, (meaning, _) in enumerate(chosen) if meaning is _M.AWARD), None)
    if first is None:
        return
    for place, guess in enumerate(guesses):
        second = guess and guess[0] == (_M.AWARD, 1.0) and chosen[place][0] is _M.IGNORED
        both = zip(samples[place], samples[first], strict=True)
        if second and any(samples[place]) and not any(names_award(one) and names_award(other) for one, other in both):
            chosen[place] = (_M.AWARD, 0.8)


def _choose(guesses: list[Guess]) -> list[tuple[ColumnMeaning, float]]:
    """One meaning per column: the name first, then the surest column for each meaning."""
    chosen: list[tuple[ColumnMeaning, float]] = [(_M.IGNORED, 0.0)] * len(guesses)
    taken: set[ColumnMeaning] = set()
    bids = sorted(
        ((meaning is not _M.NAME, -sureness, rank, place, meaning)
         for place, guess in enumerate(guesses)
         for rank, (meaning, sureness) in enumerate(guess)),
        key=lambda bid: bid[:4],
    )  # fmt: skip
    placed: set[int] = set()
    best_kind = any(guess and guess[0][0] is _M.NAME for guess in guesses)
    for _, sureness, rank, place, meaning in bids:
        if place in placed or (meaning in taken and meaning not in _SEVERAL):
            continue
        if meaning is _M.NAME and rank and best_kind:
            continue
        if meaning is _M.WORKPLACE and -sureness <= 0.5 and taken & {_M.WORKPLACE, _M.POSITION_WORKPLACE}:
            continue
        chosen[place] = (meaning, -sureness)
        placed.add(place)
        taken.add(meaning)
    return chosen


def _join_split_names(
    headers: Sequence[Sequence[str]], samples: Sequence[Sequence[str]], chosen: list[tuple[ColumnMeaning, float]]
) -> None:
    """A name in two columns ("Họ và tên đệm" | "Tên", or one header merged over both) keeps its second half."""
    for place in range(1, len(chosen)):
        if chosen[place - 1][0] is not _M.NAME or chosen[place][0] is not _M.IGNORED:
            continue
        same = tuple(headers[place]) == tuple(headers[place - 1]) or fold(headers[place][-1]) == "ten"
        if same and any(samples[place]):
            chosen[place] = (_M.NAME, chosen[place - 1][1])


def _join_split_births(headers: Sequence[Sequence[str]], chosen: list[tuple[ColumnMeaning, float]]) -> None:
    """A birth in three columns ("Ngày" | "Tháng" | "Năm" under one heading) is one birth."""
    lowest = [fold(next((part for part in reversed(path) if part), "")) for path in headers]
    for place in range(len(chosen) - 2):
        if lowest[place : place + 3] == ["ngay", "thang", "nam"] and chosen[place][0] is _M.BIRTH:
            chosen[place : place + 3] = [chosen[place]] * 3


def _with_values(guess: Guess, values: Sequence[str]) -> Guess:
    """The guess, corrected by what really stands below the header."""
    filled = [value for value in values if value]
    if not filled:
        return guess
    if guess and guess[0][0] is _M.KIND:
        kinds = _share(filled, lambda v: fold(v) in _KIND_WORDS)
        return ((_M.KIND, 1.0),) if kinds >= 0.5 else guess[1:]
    if guess and guess[0][0] in (_M.BIRTH_MALE, _M.BIRTH_FEMALE):
        if _share(filled, lambda v: bool(_DATE.match(v)) or fold(v) in TICKS) >= 0.5:
            return ((guess[0][0], 1.0),)
        return guess
    if guess:
        return guess
    if len(filled) >= 2 and _share(filled, lambda v: bool(_DATE.match(v))) >= 0.7:
        return ((_M.BIRTH, 0.5),)
    if len(filled) >= 2 and _share(filled, lambda v: fold(v) in MALE | FEMALE) >= 0.9:
        return ((_M.GENDER, 0.5),)
    if len(filled) >= 2 and _share(filled, lambda v: fold(v) in _KIND_WORDS) >= 0.9:
        return ((_M.KIND, 0.5),)
    return ()


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


def apply_mapping(columns: tuple[Column, ...], mapping: Mapping) -> tuple[Column, ...]:
    """The columns with the clerk's meanings, which are sure by definition."""
    given = {letter: meaning for letter, _, meaning in mapping.columns}
    return tuple(
        replace(column, meaning=given[column.letter], sureness=1.0) if column.letter in given else column
        for column in columns
    )


def mapped_columns(mapping: Mapping, rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a table that only the clerk's mapping knows, with samples from its first rows."""
    columns = sorted(
        ((column_index(letter), letter, header, meaning) for letter, header, meaning in mapping.columns),
        key=lambda column: column[0],
    )
    return tuple(
        Column(place, letter, header, meaning, 1.0, samples_of([row[place] for row in rows if place < len(row)]))
        for place, letter, header, meaning in columns
        if not rows or place < len(rows[0])
    )


def samples_of(values: Sequence[str]) -> tuple[str, ...]:
    """Up to three different values of a column."""
    return tuple(dict.fromkeys(value for value in values if value))[:3]
