"""Reading the nominations of a plan for the table: off the window's thread if they are many, letters in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from thidua_desktop.domain.text import fold
from thidua_desktop.services import nominations
from thidua_desktop.services.nominations import Filter
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.jobs import Cancelled, Report

READ_IN_JOB = 5000  # a longer list is read off the window's thread


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be shown, but for the free text."""

    plan_id: int
    wanted: Filter
    order: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What a reading found; `keys`, and `listed` in the order of the ids, only once letters were typed."""

    counts: dict[str, int]
    ids: list[int]
    keys: dict[int, str] | None
    listed: list[str]


class NominationReader(QObject):
    """`found(ids, counts)` answers the last `read`; an answer to an older one is thrown away.

    Until `forget` tells that the records changed, letters typed are looked for in what was read already.
    """

    found = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self._wish: _Wish | None = None
        self._last: _Found | None = None

    def forget(self) -> None:
        """The records changed: the next reading goes to them."""
        self._wish = self._last = None

    def read(self, wanted: Filter, order: str, *, descending: bool) -> None:
        """Read what a filter of a plan lets through, in an order of the table."""
        assert wanted.plan_id is not None
        self._asked += 1
        asked, home, plan_id = self._asked, self._desk.store, wanted.plan_id
        wish = _Wish(plan_id, replace(wanted, text=""), order)
        keys = self._last.keys if self._last is not None else None
        if self._last is not None and wish == self._wish and (keys is not None or not wanted.text.strip()):
            self._tell(self._last, wanted.text, descending)
            return

        def work(store: Store) -> _Found:
            counts, ids = nominations.counts(store, plan_id), nominations.ids(store, wish.wanted, order)
            read_keys = nominations.search_keys(store, plan_id) if keys is None and wanted.text.strip() else keys
            listed = [read_keys.get(one, "") for one in ids] if read_keys is not None else []
            return _Found(counts, ids, read_keys, listed)

        def done(found: _Found | None) -> None:
            if found is not None and asked == self._asked:
                self._wish, self._last = wish, found
                self._tell(found, wanted.text, descending)

        if nominations.total(home, plan_id) <= READ_IN_JOB:
            done(work(home))
            return

        def job(_report: Report, _cancelled: Cancelled) -> _Found | None:
            if asked != self._asked:
                return None
            with home.again() as store:
                return work(store)

        self._desk.jobs.run("Đang đọc đề nghị", job, done)

    def _tell(self, found: _Found, text: str, descending: bool) -> None:
        ids = self._matching(found, fold(text).split())
        self.found.emit(ids[::-1] if descending else ids, found.counts)

    @staticmethod
    def _matching(found: _Found, words: Sequence[str]) -> list[int]:
        """The ids whose words hold every word typed, in any spelling."""
        if not words or found.keys is None:
            return found.ids
        pairs = [pair for pair in zip(found.ids, found.listed, strict=True) if words[0] in pair[1]]
        for word in words[1:]:
            pairs = [pair for pair in pairs if word in pair[1]]
        return [one for one, _ in pairs]
