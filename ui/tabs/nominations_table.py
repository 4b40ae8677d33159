"""The columns of the nominations table."""

from collections.abc import Callable
from datetime import date

from thidua_desktop.domain.dates import show, show_birth
from thidua_desktop.domain.dossier import Standing
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.services.nominations import Line, findings_of
from ui.kit.cells import Column, Kind, NameCell, StateCell
from ui.kit.table import TableView
from ui.kit.tokens import State, Strength
from ui.tabs.nominations_words import GENDERS, KIND_ICONS, bare_message, check_cell, narrow_unit, status_cell

NAME, UNIT, ACHIEVEMENT, AWARD, CHECK, STATUS = range(6)
ORDERS = (
    "name",
    "unit",
    "achievement",
    "award",
    "severity",
    "status",
    "birth",
    "gender",
    "position",
    "workplace",
    "day",
    "lane",
    "movement",
    "file",
)
"""The order of the records by each column, in the order of the columns."""
DOSSIER = len(ORDERS)  # at the end, that what the clerk did to the columns of before stays; seen before the findings
FIRST_HIDDEN = STATUS + 1  # the columns from here on are shown when the clerk asks for them; the award too, which is
# the same on most rows of a plan and stands in the panel


def _kind(line: Line) -> NomineeKind:
    return NomineeKind(line.kind)


def _findings_tip(line: Line) -> str:
    return "\n".join(bare_message(finding) for finding in findings_of(line))


def _source(line: Line) -> str:
    if line.file_name is None:
        return "Nhập tay"
    return f"{line.file_name}, dòng {line.row}" if line.row else line.file_name


def columns(standing: Callable[[Line], Standing | None]) -> list[Column[Line]]:
    """The table's columns in their order; `standing` tells how complete a nomination's dossier is."""

    def dossier(line: Line) -> StateCell | None:
        found = standing(line)
        if found is None or not found.needed:
            return None
        state = State.OK if found.complete else State.NONE
        return StateCell(state, found.words, Strength.PLAIN if found.complete else Strength.QUIET)

    def lacking(line: Line) -> str:
        found = standing(line)
        return "\n".join(f"Thiếu {one.item}" for one in found.missing) if found is not None else ""

    return [*_usual(), *_more(), Column("Hồ sơ", dossier, kind=Kind.STATE, tooltip=lacking, width=84)]


def _usual() -> list[Column[Line]]:
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
            sortable=True,
            tooltip=lambda line: line.achievement or "",
            width=120,
            stretch=True,
        ),
        Column(
            "Hình thức",
            lambda line: line.award,
            sortable=True,
            tooltip=lambda line: line.award or "",
            width=76,
        ),
        Column(
            "Kiểm tra",
            lambda line: check_cell(findings_of(line)),
            kind=Kind.STATE,
            sortable=True,
            tooltip=_findings_tip,
            width=128,
        ),
        Column("Trạng thái", lambda line: status_cell(Status(line.status)), kind=Kind.STATE, sortable=True, width=116),
    ]


def _more() -> list[Column[Line]]:
    """What the clerk may add with "Cột…"."""
    return [
        Column("Ngày sinh", lambda line: show_birth(line.birth), sortable=True, width=92),
        Column("Giới tính", lambda line: GENDERS.get(line.gender or "", ""), sortable=True, width=72),
        Column(
            "Chức vụ",
            lambda line: line.position,
            kind=Kind.MUTED,
            sortable=True,
            tooltip=lambda line: line.position or "",
        ),
        Column(
            "Nơi công tác",
            lambda line: line.workplace,
            kind=Kind.MUTED,
            sortable=True,
            tooltip=lambda line: line.workplace or "",
        ),
        Column(
            "Ngày nhận",
            lambda line: show(date.fromisoformat(line.received)) if line.received else "",
            sortable=True,
            width=92,
        ),
        Column("Loại hình", lambda line: Lane(line.lane).label, sortable=True, width=104),
        Column(
            "Phong trào",
            lambda line: line.movement,
            kind=Kind.MUTED,
            sortable=True,
            tooltip=lambda line: line.movement or "",
        ),
        Column("Nguồn", _source, kind=Kind.MUTED, sortable=True, tooltip=_source),
    ]


def nominations_table(standing: Callable[[Line], Standing | None]) -> TableView[Line]:
    """The table of the tab, still empty, its rarer columns hidden."""
    table = TableView(columns(standing), key=lambda line: line.id, name="Đề nghị khen thưởng")
    table.header.moveSection(DOSSIER, CHECK)
    for column in (AWARD, *range(FIRST_HIDDEN, len(ORDERS))):
        table.setColumnHidden(column, True)
    return table
