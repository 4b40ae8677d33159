"""Reading the nominations of a plan for the table: off the window's thread if they are many, letters in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, repeat
from operator import contains

from PySide6.QtCore import QObject, QTimer, Signal

from thidua_desktop.domain.text import fold
from thidua_desktop.services import nominations
from thidua_desktop.services.nominations import Filter
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.jobs import Cancelled, Report

READ_IN_JOB = 5000  # a longer list is read off the window's thread
WORDS_AFTER = 300  # ms of rest after a long list was read, until the words that letters are looked for in are
ORDERS_KEPT = 4


@dataclass(frozen=True, slots=True)
class _Need:
    """What must be read for an answer; `wanted` without its free text."""

    wanted: Filter
    order: str
    counts: bool
    ids: bool
    words: bool

    @property
    def plan_id(self) -> int:
        return self.wanted.plan_id or 0


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a need; None for what was not needed."""

    counts: dict[str, int] | None
    ids: list[int] | None
    words: dict[int, str] | None


def _read(store: Store, need: _Need) -> _Read:
    return _Read(
        nominations.counts(store, need.plan_id) if need.counts else None,
        nominations.ids(store, need.wanted, need.order) if need.ids else None,
        nominations.search_keys(store, need.plan_id) if need.words else None,
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Ids of `whole` in its order whose words hold all these letters, and the words of each."""

    whole: Sequence[int]
    letters: Sequence[str]
    ids: list[int]
    words: list[str]

    def leads_to(self, whole: Sequence[int], letters: Sequence[str]) -> bool:
        """True if rows with these letters are all among them: letters were added."""
        return whole is self.whole and all(any(old in new for new in letters) for old in self.letters)

    def with_letters(self, letters: Sequence[str]) -> "_Rows":
        """Those whose words hold these letters too, each in any place."""
        ids, words = self.ids, self.words
        for word in letters:
            if word not in self.letters:
                hits = list(map(contains, words, repeat(word)))
                ids, words = list(compress(ids, hits)), list(compress(words, hits))
        return _Rows(self.whole, letters, ids, words)


_NO_ROWS = _Rows((), (), [], [])


class NominationReader(QObject):
    """`found(ids, counts)` answers the last `read`; an answer to an older one is thrown away.

    Until `forget` tells that the records changed, an order is read once, and letters typed are looked for in words
    read once: those of a long list are laid ready in a job soon after the list. `failed(sentence)` if it cannot read.
    """

    found = Signal(object, object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[Filter, str, bool] | None = None
        self._long = False  # the plan has so many nominations that they are read in jobs
        self._reading: _Need | None = None
        self._age = 0  # how often the records changed
        self._wanted: Filter | None = None  # what `_ids` are of
        self._ids: dict[str, list[int]] = {}  # by order
        self._counts: dict[str, int] | None = None
        self._words: dict[int, str] | None = None
        self._listed = self._narrowed = _NO_ROWS  # all rows in the order last looked through; those found last
        self._soon = QTimer(self, singleShot=True, interval=WORDS_AFTER)
        self._soon.timeout.connect(self._lay_words_ready)

    @property
    def ready_for_letters(self) -> bool:
        """True once letters are answered without reading."""
        return self._words is not None

    def forget(self) -> None:
        """The records changed: the next reading goes to them."""
        self._age += 1
        self._asked = self._reading = self._wanted = self._counts = self._words = None
        self._ids.clear()
        self._listed = self._narrowed = _NO_ROWS
        self._soon.stop()

    def rest(self) -> None:
        """The table is no longer seen: nothing is laid ready for it."""
        self._soon.stop()

    def wake(self) -> None:
        """The table is seen again."""
        if self._asked is not None and self._words is None and self._long:
            self._soon.start()

    def read(self, wanted: Filter, order: str, *, descending: bool) -> None:
        """Read what a filter of a plan lets through, in an order of the table."""
        bare = replace(wanted, text="")
        if self._wanted is not None and self._wanted.plan_id != wanted.plan_id:
            self.forget()
        if bare != self._wanted:
            self._wanted = bare
            self._ids.clear()
        self._asked = wanted, order, descending
        self._answer()

    def _answer(self) -> None:
        """Answer what was asked last, or read what lacks for it."""
        if self._asked is None:
            return
        wanted, order, descending = self._asked
        letters = fold(wanted.text).split()
        lacking = _Need(
            replace(wanted, text=""),
            order,
            counts=self._counts is None,
            ids=order not in self._ids,
            words=bool(letters) and self._words is None,
        )
        if not (lacking.counts or lacking.ids or lacking.words):
            found = self._matching(self._ids[order], letters)
            self.found.emit(found[::-1] if descending else found, self._counts)
        elif lacking != self._reading:
            self._begin(lacking)

    def _begin(self, need: _Need) -> None:
        self._reading, age, home = need, self._age, self._desk.store

        def done(read: _Read | None) -> None:
            if read is not None and age == self._age:
                self._keep(need, read)
                self._answer()

        def ended() -> None:
            if self._reading is need:
                self._reading = None

        def failed(sentence: str) -> None:
            ended()
            self.failed.emit(sentence)

        self._long = nominations.more_than(home, need.plan_id, READ_IN_JOB)
        if not self._long:
            done(_read(home, need))
            return

        def job(_report: Report, cancelled: Cancelled) -> _Read | None:
            if self._reading is not need:
                return None  # something else was asked meanwhile
            with home.again(cancelled) as store:
                return _read(store, need)

        self._desk.jobs.run("Đang đọc đề nghị", job, done, failed, ended)
        if not need.words:
            self._soon.start()

    def _keep(self, need: _Need, read: _Read) -> None:
        if self._reading is need:
            self._reading = None
        if read.counts is not None:
            self._counts = read.counts
        if read.words is not None:
            self._words = read.words
        if read.ids is not None and need.wanted == self._wanted:
            self._ids[need.order] = read.ids
            if len(self._ids) > ORDERS_KEPT:
                del self._ids[next(iter(self._ids))]
        if self._words is not None and need.order in self._ids:
            self._list(self._ids[need.order])

    def _lay_words_ready(self) -> None:
        """Read the words of a long list before the first letter is typed."""
        if self._words is not None or self._asked is None:
            return
        if self._reading is not None:
            self._soon.start()
            return
        wanted, order, _ = self._asked
        self._begin(_Need(replace(wanted, text=""), order, counts=False, ids=False, words=True))

    def _list(self, ids: list[int]) -> _Rows:
        """The words of these ids in their order."""
        if self._listed.whole is not ids:
            words = self._words or {}
            self._listed = _Rows(ids, (), ids, [words.get(one, "") for one in ids])
        return self._listed

    def _matching(self, ids: list[int], letters: Sequence[str]) -> list[int]:
        """The ids whose words hold every word typed, in any spelling."""
        if not letters:
            return ids
        known = self._narrowed if self._narrowed.leads_to(ids, letters) else self._list(ids)
        self._narrowed = known.with_letters(letters)
        return self._narrowed.ids
