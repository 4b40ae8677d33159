"""Who competes in a cluster in a year, and who leads it: every unit in one list, chosen by rows."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from thidua_desktop.domain.clusters import ClusterMember, ClusterRole, ClusterYear, first_day
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import clusters, unit_clusters, units
from ui.desk import Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.base import Label, Sheet
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.cells import Column, GroupRow, Kind, StateCell
from ui.kit.fields import SearchField
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, theme

WIDTH = 680
ROWS_SHOWN = 10
ACTS = {ClusterRole.MEMBER: "Đưa vào cụm", ClusterRole.HEAD: "Trưởng cụm", ClusterRole.DEPUTY: "Phó trưởng cụm"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit with its role in the cluster, or the other cluster it is in."""

    unit: Unit
    role: ClusterRole | None
    elsewhere: str


class ClusterMembers(StoringDialog):
    """Choose rows, then what they are; a double click takes a unit in or out. `stored(Change)`."""

    def __init__(self, desk: Desk, shown: ClusterYear, parent: QWidget | None = None) -> None:
        cluster = shown.cluster
        second = f"{cluster.name}, {cluster.show_year(shown.year)}"
        super().__init__(desk, "Thành viên cụm, khối", "Lưu", parent, second=second, width=WIDTH, scroll=False)
        self._shown = shown
        self._roles = {member.unit_id: member.role for member in shown.members}
        self._before = dict(self._roles)
        begins = first_day(cluster, shown.year)
        self._units = [
            unit
            for unit in units.list_units(desk.store)
            if unit.id in self._roles or unit.active_to is None or unit.active_to >= begins
        ]
        self._elsewhere = unit_clusters.elsewhere(desk.store, cluster.id, shown.year)
        self.form.hide()
        self.search = SearchField("Lọc đơn vị…", "Ctrl+F")
        self.search.searched.connect(lambda _: self._show())
        self.table: TableView[_Line] = TableView(_columns(), key=lambda line: line.unit.id, name="Đơn vị")
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        self.table.set_empty("Không có đơn vị nào khớp với chữ đã gõ.", "Bỏ lọc", self.search.clear_now)
        self.table.activated_row.connect(self._toggle)
        self.table.menu_for = self._menu_for
        self.table.selection_changed.connect(self._tell_choice)
        self._set_up()
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        self._show()
        self.table.step(1)
        self.table.setFocus()

    def _set_up(self) -> None:
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        self.buttons = {role: SecondaryButton(words, on_click=self._giver(role)) for role, words in ACTS.items()}
        for button in self.buttons.values():
            acts.addWidget(button)
        self.out = GhostButton("Bỏ khỏi cụm", on_click=lambda: self.give(None))
        acts.addWidget(self.out)
        acts.addStretch(1)
        self.counted = Label(role="muted")
        acts.addWidget(self.counted)
        self.body.addWidget(self.search)
        self.body.addWidget(sheet, 1)
        self.body.addLayout(acts)

    def _giver(self, role: ClusterRole) -> Callable[[], None]:
        return lambda: self.give(role)

    def _show(self) -> None:
        wanted = fold(self.search.text()).split()
        rows: list[_Line | GroupRow] = []
        group = ""
        for unit in self._units:
            searched = fold(" ".join((unit.name, unit.short_name, *unit.aliases)))
            if not all(word in searched for word in wanted):
                continue
            if unit.group != group:
                group = unit.group
                rows.append(GroupRow(group))
            rows.append(_Line(unit, self._roles.get(unit.id), self._elsewhere.get(unit.id, "")))
        self.table.set_rows(rows)
        self.counted.setText(f"{len(self._roles)} thành viên")
        self._tell_choice()

    def _tell_choice(self) -> None:
        chosen = self.table.selected_rows()
        for button in self.buttons.values():
            button.setEnabled(bool(chosen) and not any(line.elsewhere for line in chosen))
        self.out.setEnabled(any(line.role is not None for line in chosen))
        self.set_help(
            "Đơn vị đang ở cụm khác: bỏ khỏi cụm kia trước."
            if any(line.elsewhere for line in chosen)
            else "Mỗi cụm có một trưởng cụm trong năm."
        )

    def give(self, role: ClusterRole | None) -> None:
        """Give the chosen units a role, None takes them out; a new head takes the old one's place."""
        chosen = [line for line in self.table.selected_rows() if not line.elsewhere or role is None]
        if role is ClusterRole.HEAD:
            chosen = chosen[:1]
            heads = [unit_id for unit_id, had in self._roles.items() if had is ClusterRole.HEAD]
            self._roles.update(dict.fromkeys(heads, ClusterRole.MEMBER))
        for line in chosen:
            if role is None:
                self._roles.pop(line.unit.id, None)
            else:
                self._roles[line.unit.id] = role
        self._show()
        self.table.setFocus()

    def _toggle(self, line: _Line) -> None:
        if not line.elsewhere:
            self.give(None if line.role is not None else ClusterRole.MEMBER)

    def _menu_for(self, rows: list[_Line]) -> QMenu:
        menu = QMenu(self)
        for role, words in ACTS.items():
            menu.addAction(words, self._giver(role)).setEnabled(self.buttons[role].isEnabled())
        menu.addAction("Bỏ khỏi cụm", lambda: self.give(None)).setEnabled(self.out.isEnabled())
        menu.addAction("Chép\tCtrl+C", self.table.copy)
        return menu

    def members(self) -> tuple[ClusterMember, ...]:
        """The members as they stand in the window."""
        names = {unit.id: unit.short_name for unit in self._units}
        return tuple(ClusterMember(one, role, names.get(one, "")) for one, role in self._roles.items())

    def unsaved(self) -> bool:
        return not self.storing and self._roles != self._before

    def save(self) -> None:
        """Store the year's members."""
        shown, members = self._shown, self.members()
        self.store(
            "Đang lưu thành viên cụm",
            lambda store, report, cancelled: clusters.set_members(store, shown.cluster.id, shown.year, members),
        )


def _role_cell(line: _Line) -> StateCell | None:
    if line.elsewhere:
        return StateCell(State.NONE, f"Ở {line.elsewhere}")
    if line.role is None:
        return None
    return StateCell(State.INFO if line.role is ClusterRole.HEAD else State.OK, line.role.label)


def _columns() -> list[Column[_Line]]:
    return [
        Column(
            "Đơn vị", lambda line: line.unit.short_name, width=300, stretch=True, tooltip=lambda line: line.unit.name
        ),
        Column("Trong cụm", _role_cell, kind=Kind.STATE, width=240),
    ]
