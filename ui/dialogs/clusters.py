"""Cụm, khối thi đua by year: which there are, who leads, who competes; a year carried over from the last."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.clusters import Cluster, ClusterYear
from thidua_desktop.domain.text import natural_sort_key
from thidua_desktop.services import clusters, unit_clusters
from ui.desk import Act, Desk
from ui.dialogs.clusters_members import ClusterMembers
from ui.dialogs.storing import StoringDialog
from ui.kit.banner import Banner
from ui.kit.base import Label, Sheet
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.cells import Column, Kind
from ui.kit.combos import FilterCombo
from ui.kit.dialog import Dialog
from ui.kit.forms import CheckField, LineField
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, theme

WIDTH = 760
ROWS_SHOWN = 8
YEARS_BACK = 4


class ClusterForm(StoringDialog):
    """Asks for a cluster's name and clock. `stored(Change)`."""

    def __init__(self, desk: Desk, cluster: Cluster | None, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Sửa cụm, khối" if cluster else "Thêm cụm, khối", "Lưu", parent, width=440)
        self._cluster = cluster or Cluster(0, "")
        self.name = self.form.add(LineField("Tên cụm, khối", self._cluster.name, help="Ví dụ Cụm phường số 1."))
        self.school = self.form.add(
            CheckField("Theo năm học", self._cluster.school_year, help="Cụm trường học tính năm từ tháng 8.")
        )
        self.form.add_stretch()
        self.form.mark_clean()
        self.name.field.setFocus()

    def save(self) -> None:
        """Store the cluster if it has a name."""
        if self.form.check():
            cluster = Cluster(self._cluster.id, self.name.value(), self.school.value())
            self.store("Đang lưu cụm, khối", lambda store, report, cancelled: clusters.save(store, cluster))


class ClustersDialog(Dialog):
    """The clusters of a year; each act is stored at once and can be taken back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Cụm, khối thi đua", "Xong", parent, close="", width=WIDTH, scroll=False)
        self._desk = desk
        self.form.hide()
        self.banner = Banner()
        this, now = desk.plan.year if desk.plan is not None else desk.today().year, desk.today().year
        years = range(max(this, now) + 1, min(this, now) - YEARS_BACK, -1)
        self.year = FilterCombo("Năm", [(str(year), year) for year in years])
        self.year.set_value(this)
        self.year.chosen.connect(lambda _: self._read())
        self.table: TableView[ClusterYear] = TableView(
            _columns(), key=lambda one: one.cluster.id, name="Các cụm, khối thi đua"
        )
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        self.table.set_empty(
            "Chưa có cụm, khối thi đua nào. Các đơn vị cùng cụm thi đua với nhau, mỗi năm một trưởng cụm.",
            "Thêm cụm, khối…",
            self.add,
        )
        self.table.activated_row.connect(lambda _: self.members())
        self.table.current_row_changed.connect(lambda _: self._tell_buttons())
        self.table.menu_for = self._menu_for
        self._set_up()
        desk.events.changed.connect(self._on_changed)
        self._read()
        self.table.setFocus()

    def _set_up(self) -> None:
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        self.copy_button = SecondaryButton("Chép từ năm trước", "copy", on_click=self.carry_over)
        head.addWidget(self.year)
        head.addWidget(self.copy_button)
        head.addStretch(1)
        self.counted = Label(role="muted")
        head.addWidget(self.counted)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        self.new_button = SecondaryButton("Thêm cụm, khối…", "add", on_click=self.add, tip="Ctrl+N")
        self._members = SecondaryButton("Thành viên…", "people_team", on_click=self.members, tip="Enter")
        self._rename = SecondaryButton("Sửa tên…", "edit", on_click=self.edit, tip="F2")
        self._remove = GhostButton("Bỏ", "delete", on_click=self.remove, tip="Del")
        for button in (self.new_button, self._members, self._rename, self._remove):
            acts.addWidget(button)
        acts.addStretch(1)
        self.body.addWidget(self.banner)
        self.body.addLayout(head)
        self.body.addWidget(sheet, 1)
        self.body.addLayout(acts)
        for keys, act in (("Ctrl+N", self.add), ("Delete", self.remove)):
            QShortcut(QKeySequence(keys), self, act)

    def unsaved(self) -> bool:
        """Every act is stored at once."""
        return False

    def _read(self) -> None:
        found = unit_clusters.in_year(self._desk.store, self.year.value())
        self.table.set_rows(found)
        if self.table.current_row() is None:
            self.table.step(1)
        units = sum(len(one.members) for one in found)
        self.counted.setText(f"{len(found)} cụm, khối · {units} đơn vị")
        self.copy_button.setEnabled(any(not one.members for one in found))
        self._tell_buttons()

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Topic.UNITS):
            self._read()

    def _tell_buttons(self) -> None:
        chosen = self.table.current_row() is not None
        for button in (self._members, self._rename, self._remove):
            button.setEnabled(chosen)

    def _menu_for(self, rows: list[ClusterYear]) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Thành viên…\tEnter", self.members)
        menu.addAction("Sửa tên…", self.edit)
        menu.addAction("Chép\tCtrl+C", self.table.copy)
        menu.addAction("Bỏ\tDel", self.remove)
        return menu

    # --- acts -----------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for one more cluster."""
        form = ClusterForm(self._desk, None, self)
        form.stored.connect(lambda change: self._told(change, lambda store: clusters.remove(store, change.id)))
        form.open()

    def edit(self) -> None:
        """Ask for the chosen cluster's name again."""
        chosen = self.table.current_row()
        if chosen is not None:
            before = chosen.cluster
            form = ClusterForm(self._desk, before, self)
            form.stored.connect(lambda change: self._told(change, lambda store: clusters.save(store, before)))
            form.open()

    def members(self) -> None:
        """Ask who competes in the chosen cluster."""
        chosen = self.table.current_row()
        if chosen is not None:
            dialog = ClusterMembers(self._desk, chosen, self)
            back = chosen.cluster.id, chosen.year, chosen.members
            dialog.stored.connect(lambda change: self._told(change, lambda store: clusters.set_members(store, *back)))
            dialog.open()

    def remove(self) -> None:
        """Take out the chosen cluster if it never had members."""
        chosen = self.table.current_row()
        if chosen is None:
            return
        again = Cluster(0, chosen.cluster.name, chosen.cluster.school_year)
        self._write(
            "Đang bỏ cụm, khối",
            lambda store, report, cancelled: clusters.remove(store, chosen.cluster.id),
            lambda _: lambda store: clusters.save(store, again),
        )

    def carry_over(self) -> None:
        """Fill the year with the members of the year before."""
        year = self.year.value()
        self._write(
            "Đang chép từ năm trước",
            lambda store, report, cancelled: unit_clusters.carry_over(store, year),
            lambda carried: lambda store: unit_clusters.undo_carry_over(store, carried),
        )

    def _write(self, title: str, act: Act, way_back: Callable[[Any], Callable[[Any], object]]) -> None:
        def done(result: Any) -> None:
            self._told(result if isinstance(result, Change) else result.change, way_back(result))

        self._desk.write(title, act, done, lambda sentence: self.banner.show_message(State.ERROR, sentence))

    def _told(self, change: Change, back: Callable[[Any], object]) -> None:
        undo = self._desk.undone_by(
            change.summary, lambda store, report, cancelled: back(store), lambda _: self.banner.close_message()
        )
        self.banner.show_message(State.OK, change.summary, [("Hoàn tác", "arrow_undo", undo)])
        if change.id is not None:
            self.table.select_key(change.id)


def _name(one: ClusterYear) -> str:
    """The name; a school cluster says which school year the chosen year means."""
    cluster = one.cluster
    return f"{cluster.name} ({cluster.show_year(one.year)})" if cluster.school_year else cluster.name


def _columns() -> list[Column[ClusterYear]]:
    return [
        Column(
            "Cụm, khối",
            _name,
            sort_key=lambda one: natural_sort_key(one.cluster.name),
            width=200,
            stretch=True,
            tooltip=_name,
        ),
        Column(
            "Trưởng cụm",
            lambda one: one.head.unit if one.head else None,
            sort_key=lambda one: natural_sort_key(one.head.unit if one.head else ""),
            width=180,
        ),
        Column("Phó trưởng cụm", lambda one: ", ".join(member.unit for member in one.deputies), width=150),
        Column(
            "Đơn vị",
            lambda one: len(one.members),
            kind=Kind.NUMBER,
            sort_key=lambda one: len(one.members),
            width=70,
        ),
    ]
