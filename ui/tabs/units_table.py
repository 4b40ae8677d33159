"""The table of the Đơn vị tab: its columns, its rows by group, and what of it goes to Excel."""

from collections.abc import Callable, Sequence
from datetime import date

from thidua_desktop.domain.text import natural_sort_key
from thidua_desktop.services import nominations, quota, unit_clusters, unit_reports, units
from ui.desk import Desk
from ui.kit.cells import EMPTY, Column, GroupRow, Kind
from ui.kit.table import TableView
from ui.tabs.units_words import Due, UnitLine, cluster_words, dossier_cell, plan_cell, successor_name, time_in_use

ALIASES = 1  # the column that leaves first when the window is small; the panel repeats it
HIDDEN = (5, 6, 7, 8, 9)  # shown by the clerk through "Cột…"
NO_DAY = date.min


def columns() -> list[Column[UnitLine]]:
    """The columns in their first order."""
    return [
        Column(
            "Đơn vị",
            lambda line: line.unit.short_name,
            width=230,
            stretch=True,
            tooltip=lambda line: line.unit.name,
            sort_key=lambda line: natural_sort_key(line.unit.short_name),
        ),
        Column(
            "Tên gọi khác",
            lambda line: ", ".join(line.unit.aliases),
            kind=Kind.MUTED,
            width=110,
            tooltip=lambda line: "\n".join(line.unit.aliases),
        ),
        Column(
            "Cụm, khối",
            cluster_words,
            width=150,
            tooltip=cluster_words,
            sort_key=lambda line: natural_sort_key(line.cluster_name),
        ),
        Column("Kế hoạch", plan_cell, kind=Kind.STATE, width=110, sort_key=_plan_day),
        Column("Hồ sơ", dossier_cell, kind=Kind.STATE, width=110, sort_key=lambda line: line.last or NO_DAY),
        Column("Đề nghị", _sent, kind=Kind.NUMBER, width=80, sort_key=lambda line: line.sent),
        Column("Tên trong văn bản", lambda line: line.unit.name, kind=Kind.MUTED, width=200),
        Column("Người phụ trách", lambda line: line.unit.contact, width=160),
        Column("Điện thoại", lambda line: line.unit.phone, width=110),
        Column("Thời gian dùng", lambda line: time_in_use(line.unit), kind=Kind.MUTED, width=190),
    ]


def _plan_day(line: UnitLine) -> date:
    return line.own_plan.received.received if line.own_plan and line.own_plan.received else NO_DAY


def _sent(line: UnitLine) -> int | None:
    return line.sent or None


def read_lines(desk: Desk) -> list[UnitLine]:
    """Every unit with what is known of it in the desk's plan today."""
    store, plan, today = desk.store, desk.plan, desk.today()
    sent = nominations.sent_by_unit(store, plan.id) if plan is not None and plan.id else {}
    rows = quota.grid(store, plan).rows if plan is not None else ()
    uses = {row.unit.id: tuple(cell for cell in row.cells if cell is not None) for row in rows}
    reports = unit_reports.received(store, plan) if plan is not None else {}
    competing = unit_clusters.on_day(store, today)
    listed = units.list_units(store)
    names = {unit.id: unit.short_name for unit in listed}
    lines: list[UnitLine] = []
    for unit in listed:
        bound = unit_reports.deadlines_of(plan, unit) if plan is not None else ()
        own = unit_reports.own_plan_deadline(plan, unit) if plan is not None else None
        dues = tuple(Due(one, reports.get((one.id or 0, unit.id))) for one in bound)
        lines.append(
            UnitLine(
                unit,
                unit.active_on(today),
                today,
                *sent.get(unit.id, (0, None)),
                uses.get(unit.id, ()),
                competing.get(unit.id),
                next((due for due in dues if due.deadline == own), None),
                dues,
                plan.dossier_deadline if plan is not None else None,
                successor_name(unit, names),
            )
        )
    return lines


def by_group(lines: Sequence[UnitLine]) -> list[UnitLine | GroupRow]:
    """The lines under bands of their groups."""
    rows: list[UnitLine | GroupRow] = []
    for group in dict.fromkeys(line.unit.group for line in lines):
        of_group = [line for line in lines if line.unit.group == group]
        rows += [GroupRow(group, f"{len(of_group)} đơn vị"), *of_group]
    return rows


def as_shown(table: TableView[UnitLine]) -> tuple[list[str], list[tuple[str, list[list[str]]]]]:
    """(titles, rows of texts by group) of the columns shown, in the order shown; nothing is an empty cell."""
    header = table.horizontalHeader()
    places = [header.logicalIndex(place) for place in range(header.count())]
    shown = [table.rows_model.columns[at] for at in places if not table.isColumnHidden(at)]
    groups: dict[str, list[list[str]]] = {}
    for line in table.rows_model.rows():
        groups.setdefault(line.unit.group, []).append([_plain(column.text, line) for column in shown])
    return [column.title for column in shown], list(groups.items())


def _plain(text: Callable[[UnitLine], str], line: UnitLine) -> str:
    said = text(line)
    return "" if said == EMPTY else said
