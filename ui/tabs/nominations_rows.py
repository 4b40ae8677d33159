"""The rows of the nominations table: their ids in order, each row read when it is first painted."""

from collections import OrderedDict
from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import overload

from thidua_desktop.domain.dossier import Standing
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import dossier, nominations
from thidua_desktop.services.nominations import Line
from thidua_desktop.services.workspace import Store
from ui.kit.rows_model import RowsOnDemand

PAGE = 100  # rows read at once
PAGES_KEPT = 60
TOGETHER = 25  # dossiers looked at at once: hardly more than are seen
BULK = 500  # rows read at once when all are wanted


class NominationRows(RowsOnDemand[Line]):
    """Lines of these ids in this order, read page by page with the window's own store and kept while near."""

    def __init__(self, store: Store, ids: Sequence[int], plan: Plan | None = None) -> None:
        self.ids = ids
        self._store = store
        self._plan = plan
        self._beside: dict[int, Sequence[int]] = {}  # those that are looked at together with one
        self._standings: dict[int, Standing] = {}
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return self._read(self.ids[index])
        if index < 0:
            index += len(self.ids)
        page, place = divmod(index, PAGE)
        if page not in self._pages:
            if index >= len(self.ids):
                raise IndexError(index)
            self._pages[page] = self._read(self.ids[page * PAGE : page * PAGE + PAGE])
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[page][place]

    def __iter__(self) -> Iterator[Line]:
        for start in range(0, len(self.ids), PAGE):
            yield from (self[number] for number in range(start, min(start + PAGE, len(self.ids))))

    def key_at(self, number: int) -> Hashable:
        return self.ids[number]

    def number_of(self, key: Hashable) -> int:
        return self.ids.index(key) if key in self.ids else -1

    def numbers_of(self, keys: Collection[Hashable]) -> list[int]:
        return [number for number, one in enumerate(self.ids) if one in keys] if keys else []

    def standing(self, nomination_id: int) -> Standing | None:
        """How complete a dossier is, read with those that stand beside it."""
        if self._plan is None or not self._plan.dossier:
            return None
        if nomination_id not in self._standings:
            beside = self._beside.get(nomination_id, (nomination_id,))
            self._standings |= dossier.standing(self._store, self._plan, beside)
        return self._standings.get(nomination_id)

    def read(self, numbers: Sequence[int]) -> list[Line]:
        return self._read([self.ids[number] for number in numbers])

    def _read(self, ids: Sequence[int]) -> list[Line]:
        lines: list[Line] = []
        for start in range(0, len(ids), BULK):
            some = ids[start : start + BULK]
            found = nominations.lines_of(self._store, some)
            lines += [found.get(one) or _gone(one) for one in some]
            for first in range(0, len(some), TOGETHER):
                beside = some[first : first + TOGETHER]
                self._beside |= dict.fromkeys(beside, beside)
        return lines


def _gone(nomination_id: int) -> Line:
    """Stands where a nomination stood that is no longer there, until the table is read again."""
    return Line(
        id=nomination_id,
        unit_id=None,
        unit=None,
        kind="individual",
        name="(không còn)",
        birth=None,
        gender=None,
        position=None,
        workplace=None,
        award=None,
        achievement=None,
        lane="sum_up",
        status="withdrawn",
        received="",
        batch_id=None,
        findings="[]",
        severity=None,
    )
