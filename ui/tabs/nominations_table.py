"""The columns of the nominations table."""

from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.services.nominations import Line, findings_of
from ui.kit.cells import Column, Kind, NameCell
from ui.kit.table import TableView
from ui.tabs.nominations_words import KIND_ICONS, bare_message, check_cell, narrow_unit, status_cell

NAME, UNIT, ACHIEVEMENT, AWARD, CHECK, STATUS = range(6)
ORDERS = {NAME: "name", UNIT: "unit"}
"""Columns whose order the records know; the others are sorted in memory."""

_WEIGHT = {Severity.ERROR.value: 0, Severity.WARNING.value: 1, Severity.NOTE.value: 2, None: 3}
_STATUS_ORDER = {status.value: place for place, status in enumerate(Status)}


def _kind(line: Line) -> NomineeKind:
    return NomineeKind(line.kind)


def _findings_tip(line: Line) -> str:
    return "\n".join(bare_message(finding) for finding in findings_of(line))


def columns() -> list[Column[Line]]:
    """The table's columns in their order."""
    return [
        Column(
            "Đối tượng",
            lambda line: NameCell(line.name, KIND_ICONS[_kind(line)]),
            kind=Kind.NAME,
            sortable=True,
            tooltip=lambda line: f"{line.name} · {_kind(line).label}",
            width=186,
        ),
        Column(
            "Đơn vị đề nghị",
            lambda line: narrow_unit(line.unit) or "Chưa rõ đơn vị",
            sortable=True,
            tooltip=lambda line: line.unit or "Chưa rõ đơn vị",
            spoken=lambda line: line.unit or "Chưa rõ đơn vị",
            width=112,
        ),
        Column(
            "Thành tích",
            lambda line: (line.achievement or "").replace("\n", " "),
            kind=Kind.MUTED,
            tooltip=lambda line: line.achievement or "",
            width=120,
            stretch=True,
        ),
        Column(
            "Hình thức",
            lambda line: line.award,
            sort_key=lambda line: line.award or "",
            tooltip=lambda line: line.award or "",
            width=76,
        ),
        Column(
            "Kiểm tra",
            lambda line: check_cell(findings_of(line)),
            kind=Kind.STATE,
            sort_key=lambda line: _WEIGHT[line.severity],
            tooltip=_findings_tip,
            width=128,
        ),
        Column(
            "Trạng thái",
            lambda line: status_cell(Status(line.status)),
            kind=Kind.STATE,
            sort_key=lambda line: _STATUS_ORDER[line.status],
            width=116,
        ),
    ]


def nominations_table() -> TableView[Line]:
    """The table of the tab, still empty."""
    return TableView(columns(), key=lambda line: line.id, name="Đề nghị khen thưởng")
