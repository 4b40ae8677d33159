"""Units and groups: list, find, add, edit, trash; and the awards in force."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from db import history
from db import office as office_rows
from db import units as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.text import clean, fold
from thidua_desktop.domain.units import Unit, UnitGroup, unit_key

if TYPE_CHECKING:  # see db.office
    from thidua_desktop.domain.awards import Award

_TOPICS = frozenset({Topic.UNITS, Topic.NOMINATIONS})


def list_units(store: Store, text: str = "", group_id: int | None = None) -> list[Unit]:
    """Units by group and name; `text` in any spelling looks at names and aliases."""
    wanted = fold(text).split()
    found: list[Unit] = []
    for unit in rows.units(store):
        searched = fold(" ".join((unit.name, unit.short_name, *unit.aliases)))
        if (group_id is None or unit.group_id == group_id) and all(word in searched for word in wanted):
            found.append(unit)
    return found


def active(store: Store, day: date) -> list[Unit]:
    """The units in use on a day."""
    return [unit for unit in rows.units(store) if unit.active_on(day)]


def groups(store: Store) -> list[UnitGroup]:
    """The office's unit groups in their order."""
    return rows.groups(store)


def get(store: Store, unit_id: int) -> Unit | None:
    """One unit."""
    return rows.unit(store, unit_id)


def find(store: Store, name: str) -> Unit:
    """The unit a person names in any of its ways.

    Raises UserError if no unit or more than one answers.
    """
    from thidua_desktop.services.facts import unit_finder

    finder = unit_finder(store)
    unit = finder.exact(name) or finder.find(name)
    if unit is None:
        raise UserError(f"Không có đơn vị “{name}”. Ghi đúng tên đơn vị, hoặc thêm đơn vị trước.")
    return unit


def problems(store: Store, unit: Unit) -> dict[str, str]:
    """What keeps a unit from being stored, as field -> sentence."""
    found: dict[str, str] = {}
    if not clean(unit.name):
        found["name"] = "Chưa ghi tên đơn vị."
    if not unit.group_id:
        found["group"] = "Chưa chọn nhóm đơn vị."
    if unit.active_from and unit.active_to and unit.active_to < unit.active_from:
        found["active_to"] = "Ngày ngừng dùng trước ngày bắt đầu dùng."
    taken = {unit_key(written): other for other in rows.units(store) if other.id != unit.id for written in _ways(other)}
    for field, written in (("name", unit.name), *(("aliases", alias) for alias in unit.aliases)):
        other = taken.get(unit_key(written))
        if other is not None and unit_key(written):
            found.setdefault(field, f"“{written}” đã là tên của {other.short_name}.")
    return found


def _ways(unit: Unit) -> tuple[str, ...]:
    return (unit.name, unit.short_name, *unit.aliases)


def save(store: Store, unit: Unit) -> Change:
    """Store a unit, new (id 0) or edited.

    Raises UserError with the first sentence of `problems`.
    """
    if wrong := problems(store, unit):
        raise UserError(next(iter(wrong.values())))
    with store.atomic():
        unit_id = rows.put_unit(store, unit)
        history.record(store, f"{'Sửa' if unit.id else 'Thêm'} đơn vị {unit.short_name}", "unit", unit_id)
    return Change(_TOPICS, f"{'Đã sửa' if unit.id else 'Đã thêm'} {unit.short_name}.", unit_id)


def save_in_new_group(store: Store, unit: Unit, group_name: str) -> Change:
    """Store a unit under a group that is made for it, after the others.

    Raises UserError if the group is there already, or with the first sentence of `problems`.
    """
    known = rows.groups(store)
    if any(fold(group.name) == fold(group_name) for group in known):
        raise UserError(f"Đã có nhóm “{clean(group_name)}”. Hãy chọn nhóm đó trong danh sách.")
    with store.atomic():
        order = max((group.order for group in known), default=-1) + 1
        group = save_group(store, UnitGroup(0, clean(group_name), order))
        return save(store, replace(unit, group_id=group.id or 0, group=clean(group_name)))


def save_group(store: Store, group: UnitGroup) -> Change:
    """Store a group, new (id 0) or edited."""
    if not clean(group.name):
        raise UserError("Chưa ghi tên nhóm đơn vị.")
    with store.atomic():
        group_id = rows.put_group(store, group)
        history.record(store, f"{'Sửa' if group.id else 'Thêm'} nhóm đơn vị {group.name}", "unit_group", group_id)
    return Change(_TOPICS, f"{'Đã sửa' if group.id else 'Đã thêm'} nhóm {group.name}.", group_id)


@dataclass(frozen=True, slots=True)
class GroupsStep:
    """The groups were changed; `before` and `after` are all of them, for the way back."""

    change: Change
    before: tuple[UnitGroup, ...]
    after: tuple[UnitGroup, ...]


def group_sizes(store: Store) -> dict[int, int]:
    """How many units outside the trash each group has."""
    return Counter(unit.group_id for unit in rows.units(store))


def save_groups(store: Store, groups: Sequence[UnitGroup]) -> GroupsStep:
    """Make these the office's groups, in this order.

    Raises UserError for a group without a name, two of one name, or a missing one that is in use.
    """
    listed = [replace(group, name=clean(group.name)) for group in groups]
    if not all(group.name for group in listed):
        raise UserError("Chưa ghi tên nhóm đơn vị.")
    for place, group in enumerate(listed):
        if any(fold(group.name) == fold(other.name) for other in listed[:place]):
            raise UserError(f"Có hai nhóm “{group.name}”. Đổi tên hoặc bỏ một nhóm.")
    before = tuple(rows.groups(store))
    kept, fixed = {group.id for group in listed}, rows.groups_in_use(store)
    if lost := next((group for group in before if group.id in fixed - kept), None):
        raise UserError(f"Nhóm {lost.name} còn đơn vị hoặc có trong kế hoạch nên không bỏ được.")
    with store.atomic():
        rows.put_groups(store, listed)
        history.record(store, "Sửa các nhóm đơn vị: " + ", ".join(group.name for group in listed), "unit_group")
    topics = _TOPICS | {Topic.PLANS}
    return GroupsStep(Change(topics, "Đã lưu các nhóm đơn vị."), before, tuple(rows.groups(store)))


def undo_groups(store: Store, step: GroupsStep) -> Change:
    """Put the groups back as they were.

    Raises UserError if they were changed since, or a group made then has units by now.
    """
    if tuple(rows.groups(store)) != step.after:
        raise UserError("Các nhóm đã được sửa sau đó nên không hoàn tác được. Sửa lại trong “Nhóm đơn vị”.")
    return replace(save_groups(store, step.before).change, summary="Đã lấy lại các nhóm đơn vị như trước.")


def trash(store: Store, unit_id: int) -> Change:
    """Put a unit in the trash; its nominations stay and keep its name."""
    unit = rows.unit(store, unit_id)
    if unit is None:
        raise UserError("Đơn vị này không còn nữa. Hãy chọn lại trong bảng.")
    with store.atomic():
        rows.trash_unit(store, unit_id)
        history.record(store, f"Bỏ {unit.short_name} vào thùng rác", "unit", unit_id)
    return Change(_TOPICS, f"Đã bỏ {unit.short_name} vào thùng rác.", unit_id)


def trash_all(store: Store, ids: Sequence[int]) -> Change:
    """Put several units in the trash, all or none."""
    with store.atomic():
        changes = [trash(store, unit_id) for unit_id in ids]
    return changes[0] if len(changes) == 1 else Change(_TOPICS, f"Đã bỏ {len(changes)} đơn vị vào thùng rác.")


def take_back_all(store: Store, ids: Sequence[int]) -> Change:
    """Take several units back from the trash, all or none."""
    with store.atomic():
        changes = [take_back(store, unit_id) for unit_id in ids]
    return changes[0] if len(changes) == 1 else Change(_TOPICS, f"Đã lấy lại {len(changes)} đơn vị.")


def take_back(store: Store, unit_id: int) -> Change:
    """Take a unit back from the trash.

    Raises UserError if one of its names is another unit's by now, or it is not in the trash.
    """
    kept = rows.trashed_unit(store, unit_id)
    if kept is None:
        raise UserError("Đơn vị này không còn trong thùng rác.")
    if wrong := problems(store, kept):
        said = next(iter(wrong.values())).removesuffix(".")
        raise UserError(f"Chưa lấy lại được {kept.short_name}: {said}. Sửa tên của đơn vị ấy rồi lấy lại.")
    with store.atomic():
        rows.restore_unit(store, unit_id)
        history.record(store, f"Lấy lại {kept.short_name} từ thùng rác", "unit", unit_id)
    return Change(_TOPICS, f"Đã lấy lại {kept.short_name}.", unit_id)


def awards(store: Store, day: date) -> "list[Award]":
    """The catalogue in force on a day, highest award first."""
    return [award for award in office_rows.awards(store) if award.in_force(day)]
