"""Units, groups, aliases, former names: rows <-> dataclasses."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.connection import Store, day, iso
from db.history import now
from thidua_desktop.domain.text import fold, natural_sort_key
from thidua_desktop.domain.units import FormerName, Unit, UnitGroup


def groups(store: Store) -> list[UnitGroup]:
    """The office's unit groups in their order."""
    rows = store.rows("SELECT * FROM unit_group ORDER BY position, id")
    return [UnitGroup(row["id"], row["name"], row["position"], bool(row["school_year"])) for row in rows]


def put_group(store: Store, group: UnitGroup) -> int:
    """Add a group (id 0) or change one; its id."""
    values = {"name": group.name, "position": group.order, "school_year": int(group.school_year)}
    if group.id:
        store.update("unit_group", group.id, **values)
        return group.id
    return store.insert("unit_group", **values)


def put_groups(store: Store, groups: Sequence[UnitGroup]) -> None:
    """Make these the office's groups, in this order; groups no longer listed are removed for good."""
    with store.atomic():
        stored = {row[0] for row in store.rows("SELECT id FROM unit_group")}
        for gone in stored - {group.id for group in groups}:
            remove_group(store, gone)
        # two groups may have exchanged their names, and no two may bear one at any moment
        store.execute("UPDATE unit_group SET name = '#' || id")
        for position, group in enumerate(groups):
            put_group(store, replace(group, id=group.id if group.id in stored else 0, order=position))


def remove_group(store: Store, group_id: int) -> None:
    """Take a group out for good; it must have no unit, in the trash or not, and no plan may speak of it."""
    store.execute("DELETE FROM unit_group WHERE id = ?", (group_id,))


def groups_in_use(store: Store) -> set[int]:
    """The groups that have units, in the trash too, or of which a plan speaks."""
    return {
        row[0]
        for row in store.rows(
            "SELECT group_id FROM unit UNION SELECT group_id FROM quota_line UNION SELECT group_id FROM deadline"
        )
        if row[0] is not None
    }


def former_names(store: Store) -> dict[int, tuple[FormerName, ...]]:
    """The names that units bore before, oldest first, by unit; those of units in the trash too."""
    found: dict[int, list[FormerName]] = {}
    for row in store.rows("SELECT unit_id, name, valid_to FROM unit_former_name ORDER BY valid_to, id"):
        found.setdefault(row[0], []).append(FormerName(row[1], date.fromisoformat(row[2])))
    return {unit_id: tuple(names) for unit_id, names in found.items()}


def units(store: Store) -> list[Unit]:
    """Every unit that is not in the trash, by group and then by name."""
    aliases: dict[int, list[str]] = {}
    for row in store.rows("SELECT unit_id, alias FROM unit_alias ORDER BY id"):
        aliases.setdefault(row[0], []).append(row[1])
    former = former_names(store)
    rows = store.rows(
        "SELECT unit.*, unit_group.name AS group_name FROM unit JOIN unit_group ON unit_group.id = unit.group_id "
        "WHERE unit.deleted_at IS NULL ORDER BY unit_group.position, unit.sort_key"
    )
    return [_unit(row, tuple(aliases.get(row["id"], ())), former.get(row["id"], ())) for row in rows]


def unit(store: Store, unit_id: int) -> Unit | None:
    """One unit, None if there is none of that id outside the trash."""
    return next((found for found in units(store) if found.id == unit_id), None)


def trashed_unit(store: Store, unit_id: int) -> Unit | None:
    """A unit that lies in the trash, with its other names."""
    row = store.row(
        "SELECT unit.*, unit_group.name AS group_name FROM unit JOIN unit_group ON unit_group.id = unit.group_id "
        "WHERE unit.deleted_at IS NOT NULL AND unit.id = ?",
        (unit_id,),
    )
    if row is None:
        return None
    aliases = store.rows("SELECT alias FROM unit_alias WHERE unit_id = ? ORDER BY id", (unit_id,))
    return _unit(row, tuple(alias[0] for alias in aliases), former_names(store).get(unit_id, ()))


def _unit(row: sqlite3.Row, aliases: tuple[str, ...], former: tuple[FormerName, ...]) -> Unit:
    return Unit(
        id=row["id"],
        group_id=row["group_id"],
        group=row["group_name"],
        name=row["name"],
        short_name=row["short_name"],
        aliases=aliases,
        contact=row["contact"],
        phone=row["phone"],
        active_from=day(row["active_from"]),
        active_to=day(row["active_to"]),
        former=former,
        successor_id=row["successor_id"],
    )


def put_unit(store: Store, unit: Unit) -> int:
    """Add a unit (id 0) or change one, with its aliases and former names; its id."""
    values = {
        "group_id": unit.group_id,
        "name": unit.name,
        "short_name": unit.short_name,
        "contact": unit.contact,
        "phone": unit.phone,
        "active_from": iso(unit.active_from),
        "active_to": iso(unit.active_to),
        "successor_id": unit.successor_id,
        "search_key": fold(" ".join((unit.name, unit.short_name, *unit.aliases))),
        "sort_key": natural_sort_key(unit.short_name),
    }
    with store.atomic():
        unit_id = unit.id
        if unit_id:
            store.update("unit", unit_id, **values)
        else:
            unit_id = store.insert("unit", **values)
        store.connection.execute("DELETE FROM unit_alias WHERE unit_id = ?", (unit_id,))
        store.connection.executemany(
            "INSERT OR IGNORE INTO unit_alias (unit_id, alias) VALUES (?, ?)",
            [(unit_id, alias) for alias in unit.aliases],
        )
        store.connection.execute("DELETE FROM unit_former_name WHERE unit_id = ?", (unit_id,))
        store.connection.executemany(
            "INSERT INTO unit_former_name (unit_id, name, valid_to) VALUES (?, ?, ?)",
            [(unit_id, was.name, was.valid_to.isoformat()) for was in unit.former],
        )
    return unit_id


def trash_unit(store: Store, unit_id: int) -> None:
    """Put a unit in the trash; nominations keep pointing at it."""
    store.execute("UPDATE unit SET deleted_at = ? WHERE id = ?", (now(), unit_id))


def unmake_unit(store: Store, unit_id: int) -> None:
    """Take out a unit made by an act that is taken back: for good, or into the trash if anything points at it."""
    try:
        with store.atomic():
            store.connection.execute("DELETE FROM unit WHERE id = ?", (unit_id,))
    except sqlite3.IntegrityError:
        trash_unit(store, unit_id)


def restore_unit(store: Store, unit_id: int) -> None:
    """Take a unit back from the trash."""
    store.execute("UPDATE unit SET deleted_at = NULL WHERE id = ?", (unit_id,))
