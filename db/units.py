"""Units, groups, aliases, clusters: rows <-> dataclasses."""

import sqlite3

from db.connection import Store, day, iso
from db.history import now
from thidua_desktop.domain.text import fold, natural_sort_key
from thidua_desktop.domain.units import Unit, UnitGroup


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


def units(store: Store) -> list[Unit]:
    """Every unit that is not in the trash, by group and then by name."""
    aliases: dict[int, list[str]] = {}
    for row in store.rows("SELECT unit_id, alias FROM unit_alias ORDER BY id"):
        aliases.setdefault(row[0], []).append(row[1])
    rows = store.rows(
        "SELECT unit.*, unit_group.name AS group_name FROM unit JOIN unit_group ON unit_group.id = unit.group_id "
        "WHERE unit.deleted_at IS NULL ORDER BY unit_group.position, unit.sort_key"
    )
    return [_unit(row, tuple(aliases.get(row["id"], ()))) for row in rows]


def unit(store: Store, unit_id: int) -> Unit | None:
    """One unit, None if there is none of that id outside the trash."""
    return next((found for found in units(store) if found.id == unit_id), None)


def _unit(row: sqlite3.Row, aliases: tuple[str, ...]) -> Unit:
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
    )


def put_unit(store: Store, unit: Unit) -> int:
    """Add a unit (id 0) or change one, with its aliases; its id."""
    values = {
        "group_id": unit.group_id,
        "name": unit.name,
        "short_name": unit.short_name,
        "contact": unit.contact,
        "phone": unit.phone,
        "active_from": iso(unit.active_from),
        "active_to": iso(unit.active_to),
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
    return unit_id


def trash_unit(store: Store, unit_id: int) -> None:
    """Put a unit in the trash; nominations keep pointing at it."""
    store.execute("UPDATE unit SET deleted_at = ? WHERE id = ?", (now(), unit_id))


def restore_unit(store: Store, unit_id: int) -> None:
    """Take a unit back from the trash."""
    store.execute("UPDATE unit SET deleted_at = NULL WHERE id = ?", (unit_id,))
