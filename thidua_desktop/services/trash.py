"""The whole trash: plans, units, imports taken back and nominations, seen in one list and taken back together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from db import trash as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import fold
from thidua_desktop.services import intake, nominations, plans, units


class Sort(Enum):
    """What can lie in the trash, in the order in which it is shown and taken back: (its table, how it is called)."""

    PLAN = ("plan", "Kế hoạch")
    UNIT = ("unit", "Đơn vị")
    IMPORT = ("batch", "Lần nhập đã hoàn tác")
    NOMINATION = ("nomination", "Đề nghị")

    def counted(self, count: int) -> str:
        """ "3 đề nghị", "1 lần nhập"."""
        return f"{count} {self.value[1].split(' đã ')[0].lower()}"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in the trash; `place` is the unit, group or code it belongs to, `kind` a nomination's nominee."""

    sort: Sort
    id: int
    name: str
    place: str
    since: datetime
    kind: NomineeKind | None = None

    @property
    def key(self) -> tuple[Sort, int]:
        """What tells it from every other."""
        return self.sort, self.id


_SORTS = {sort.value[0]: sort for sort in Sort}


def everything(store: Store, text: str = "", sort: Sort | None = None) -> list[Thing]:
    """What lies in the trash by sort, latest first; `text` in any spelling."""
    wanted = fold(text).split()
    return [
        Thing(_SORTS[row.table], row.id, row.name, row.place, row.since, NomineeKind(row.who) if row.who else None)
        for row in rows.everything(store)
        if (sort is None or row.table == sort.value[0])
        and (not wanted or all(word in fold(row.searched) for word in wanted))
    ]


def take_back(store: Store, things: Sequence[Thing]) -> Change:
    """Take everything chosen out of the trash, all or nothing.

    Raises UserError with the reason of the first that cannot come back.
    """
    return _each_sort(
        store,
        things,
        tuple(Sort),
        {
            Sort.PLAN: lambda ids: [plans.take_back(store, one) for one in ids],
            Sort.UNIT: lambda ids: [units.take_back_all(store, ids)],
            Sort.IMPORT: lambda ids: [intake.redo(store, one) for one in ids],
            Sort.NOMINATION: lambda ids: [nominations.take_back(store, ids)],
        },
        "Đã lấy lại {}.",
    )


def put_again(store: Store, things: Sequence[Thing]) -> Change:
    """Put what was taken back into the trash again."""
    return _each_sort(
        store,
        things,
        tuple(reversed(Sort)),
        {
            Sort.PLAN: lambda ids: [plans.trash(store, one) for one in ids],
            Sort.UNIT: lambda ids: [units.trash_all(store, ids)],
            Sort.IMPORT: lambda ids: [intake.undo(store, one) for one in ids],
            Sort.NOMINATION: lambda ids: [nominations.trash(store, ids)],
        },
        "Đã bỏ lại {} vào thùng rác.",
    )


def _each_sort(
    store: Store,
    things: Sequence[Thing],
    order: Sequence[Sort],
    acts: dict[Sort, Callable[[list[int]], list[Change]]],
    many: str,
) -> Change:
    topics: frozenset[Topic] = frozenset()
    done: list[Change] = []
    with store.atomic():
        for sort in order:
            if ids := [thing.id for thing in things if thing.sort is sort]:
                done += acts[sort](ids)
    for change in done:
        topics |= change.topics
    if len(done) == 1:
        return done[0]
    counts = {sort: sum(thing.sort is sort for thing in things) for sort in Sort}
    return Change(topics, many.format(", ".join(sort.counted(count) for sort, count in counts.items() if count)))
