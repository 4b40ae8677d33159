"""Units out to a workbook as the window shows them, and in from one: looked at first, then taken all at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from db import history
from db import units as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitGroup, unit_key
from thidua_desktop.services.unit_changes import Step, named

if TYPE_CHECKING:
    from thidua_desktop.intake.unit_lists import UnitRow

_TOPICS = frozenset({Topic.UNITS, Topic.NOMINATIONS})


def export(
    title: str, second: str, columns: Sequence[str], groups: Sequence[tuple[str, Sequence[Sequence[str]]]], path: Path
) -> Path:
    """Write the units as shown, each group's rows under its name. Raises UserError if the file is held open."""
    from exporters.units_excel import UnitTable, write_units_xlsx  # imported late: a start-up needs no writer

    table = UnitTable(
        title, second, tuple(columns), tuple((name, tuple(tuple(line) for line in lines)) for name, lines in groups)
    )
    write_units_xlsx(table, path)
    return path


class RowState(Enum):
    """What taking a row of a list would do."""

    NEW = "Thêm mới"
    CHANGED = "Bổ sung"
    SAME = "Không đổi"
    REFUSED = "Không nhập"


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row of a list beside what the office has: the unit as it is and as it would be, and why, in words."""

    row: int
    state: RowState
    unit: Unit
    said: str = ""
    before: Unit | None = None


@dataclass(frozen=True, slots=True)
class SeenList:
    """A list of units as understood, before anything is written. `new_groups` would be made."""

    file: str
    rows: tuple[SeenRow, ...]
    new_groups: tuple[str, ...] = ()

    def count(self, state: RowState) -> int:
        """How many rows are of this kind."""
        return sum(seen.state is state for seen in self.rows)


def lists_of_units(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those of some files that list units, not nominees."""
    from thidua_desktop.intake.unit_lists import lists_units

    return tuple(path for path in paths if lists_units(path))


def look(store: Store, path: Path, group_id: int | None = None) -> SeenList:
    """Read a list and say of each row what it would do; `group_id` is for new units of rows that name no group.

    Raises UserError for a file that cannot be read or holds no list of units.
    """
    from thidua_desktop.intake.unit_lists import read_units

    found = read_units(path)
    if not found:
        raise UserError(f"“{path.name}” có tên cột nhưng không có đơn vị nào bên dưới.")
    reading = _Reading(store, group_id)
    seen = tuple(reading.see(row) for row in found)
    return SeenList(path.name, seen, tuple(reading.new_groups))


class _Reading:
    """Rows of one list against the office's units and against each other."""

    def __init__(self, store: Store, group_id: int | None) -> None:
        self._groups = {fold(group.name): group for group in rows.groups(store)}
        self._by_id = {group.id: group for group in self._groups.values()}
        self._default = self._by_id.get(group_id or 0)
        self._known: dict[str, Unit] = {}
        self._rows: dict[int, int] = {}  # unit -> the row that spoke of it first
        self._new = 0
        self.new_groups: list[str] = []
        for unit in rows.units(store):
            self._learn(unit)

    def _learn(self, unit: Unit) -> None:
        for written in (unit.name, unit.short_name, *unit.aliases):
            self._known.setdefault(unit_key(written), unit)

    def see(self, row: "UnitRow") -> SeenRow:
        """What a row would do."""
        known = self._known.get(unit_key(row.name)) or self._known.get(unit_key(row.short_name or row.name))
        if known is not None and known.id in self._rows:
            said = f"Dòng {self._rows[known.id]} đã ghi {known.short_name}."
            return SeenRow(row.row, RowState.REFUSED, known, said)
        return self._see_known(row, known) if known is not None else self._see_new(row)

    def _see_known(self, row: "UnitRow", known: Unit) -> SeenRow:
        self._rows[known.id] = row.row
        group = self._group(row.group) or UnitGroup(known.group_id, known.group, 0)
        fresh, refused = self._fresh_aliases(row, known)
        unit = replace(
            known,
            group_id=group.id,
            group=group.name,
            aliases=(*known.aliases, *fresh),
            contact=row.contact or known.contact,
            phone=row.phone or known.phone,
        )
        told = [
            f"nhóm {known.group} thành {group.name}" if unit.group != known.group else "",
            f"thêm tên gọi khác: {', '.join(fresh)}" if fresh else "",
            f"người phụ trách: {unit.contact}" if unit.contact != known.contact else "",
            f"điện thoại: {unit.phone}" if unit.phone != known.phone else "",
        ]
        changes = "; ".join(part for part in told if part)
        said = " ".join(part for part in (f"{changes[:1].upper()}{changes[1:]}." if changes else "", refused) if part)
        return SeenRow(row.row, RowState.CHANGED if changes else RowState.SAME, unit, said, known)

    def _see_new(self, row: "UnitRow") -> SeenRow:
        names = named(row.name)
        group = self._group(row.group) or self._default
        self._new -= 1
        unit = Unit(
            id=self._new,
            group_id=group.id if group else 0,
            group=group.name if group else "",
            name=names.name,
            short_name=row.short_name or names.short_name,
            contact=row.contact,
            phone=row.phone,
        )
        if group is None:
            return SeenRow(row.row, RowState.REFUSED, unit, "Tệp không ghi nhóm. Chọn nhóm ở trên.")
        fresh, refused = self._fresh_aliases(row, unit)
        unit = replace(unit, aliases=fresh)
        self._rows[unit.id] = row.row
        self._learn(unit)
        return SeenRow(row.row, RowState.NEW, unit, refused)

    def _group(self, name: str) -> UnitGroup | None:
        """The group of a name, a new one (id 0) if the office has none so called; None where nothing is named."""
        if not name:
            return None
        group = self._groups.get(fold(name))
        if group is None:
            self.new_groups.append(name)
            group = self._groups[fold(name)] = UnitGroup(0, name, len(self._groups))
        return group

    def _fresh_aliases(self, row: "UnitRow", unit: Unit) -> tuple[tuple[str, ...], str]:
        """(names to add, what is said of those that are another unit's)."""
        own = {unit_key(written) for written in (unit.name, unit.short_name)} | {fold(a) for a in unit.aliases}
        fresh: list[str] = []
        refused: list[str] = []
        for alias in row.aliases:
            other = self._known.get(unit_key(alias))
            if other is not None and other.id != unit.id:
                refused.append(f"Bỏ qua “{alias}” vì là tên của {other.short_name}.")
            elif unit_key(alias) and unit_key(alias) not in own and fold(alias) not in own:
                fresh.append(alias)
        return tuple(fresh), " ".join(refused)


def take(store: Store, seen: SeenList) -> Step:
    """Store what a list brings, all or nothing; the way back is `unit_changes.undo`.

    Raises UserError if there is nothing new in it, or a unit was changed since the list was looked at.
    """
    wanted = [row for row in seen.rows if row.state in (RowState.NEW, RowState.CHANGED)]
    if not wanted:
        raise UserError("Danh sách này không có gì mới so với các đơn vị đang có.")
    known = {unit.id: unit for unit in rows.units(store)}
    with store.atomic():
        made = _make_groups(store, {row.unit.group for row in wanted if not row.unit.group_id})
        stored: list[tuple[Unit | None, int]] = []
        for row in wanted:
            group_id = row.unit.group_id or made[row.unit.group]
            unit_id = row.unit.id if row.state is RowState.CHANGED else 0
            if known.get(unit_id) != row.before:
                raise UserError(f"{row.unit.short_name} vừa được sửa ở nơi khác. Chọn lại tệp để xem lại.")
            stored.append((known.get(unit_id), rows.put_unit(store, replace(row.unit, id=unit_id, group_id=group_id))))
        new, changed = seen.count(RowState.NEW), seen.count(RowState.CHANGED)
        parts = [f"thêm {new} đơn vị" if new else "", f"bổ sung {changed} đơn vị" if changed else ""]
        said = " và ".join(part for part in parts if part)
        history.record(store, f"{said[:1].upper()}{said[1:]} từ “{seen.file}”", "unit")
    after = {unit.id: unit for unit in rows.units(store)}
    units = tuple((before, after[unit_id]) for before, unit_id in stored)
    return Step(Change(_TOPICS, f"Đã {said} từ “{seen.file}”."), units, tuple(made.values()))


def _make_groups(store: Store, names: set[str]) -> dict[str, int]:
    order = max((group.order for group in rows.groups(store)), default=-1)
    return {
        name: rows.put_group(store, UnitGroup(0, name, order + place))
        for place, name in enumerate(sorted(names), start=1)
    }
