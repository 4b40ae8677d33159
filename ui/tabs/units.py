"""Đơn vị: the office's units by group, and beside them the chosen one."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import unit_clusters, units
from thidua_desktop.services.nominations import Filter
from ui.desk import Desk
from ui.dialogs.papers import tell_written
from ui.kit.banner import Act, Banner
from ui.kit.base import Sheet, ground
from ui.kit.buttons import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.columns import ColumnsButton, remember_columns, remember_sort
from ui.kit.empty import EmptyState
from ui.kit.fields import SearchField
from ui.kit.icons import icon
from ui.kit.keys import on_key
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, theme
from ui.tabs.base import Rest, Tab
from ui.tabs.units_acts import UnitActs
from ui.tabs.units_filters import UnitFilters
from ui.tabs.units_panel import PanelActs, UnitPanel
from ui.tabs.units_table import ALIASES, HIDDEN, as_shown, by_group, columns, read_lines
from ui.tabs.units_words import Due, UnitLine
from ui.undo import Undoing


class UnitsTab(Tab):
    """The units, what each has sent in the chosen plan, and the form to add and edit them."""

    title: ClassVar[str] = "Đơn vị"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.UNITS, Topic.NOMINATIONS, Topic.PLANS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: list[UnitLine] = []
        self._closed = False
        self.acts = UnitActs(desk, self)
        ground(self, "window")
        self._rest = Rest(self, self._show_panel)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(Space.M)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._page())
        self.panel = UnitPanel(
            PanelActs(
                edit=self.edit,
                change=lambda: self.acts.change(self.chosen()),
                more=self._open_more,
                drop_alias=self._drop_alias,
                show_sent=self._show_sent,
                receive=lambda due: self.acts.receive(due, self.chosen()),
                unmark=lambda due: self.acts.unmark(due.deadline, self.chosen()),
            )
        )
        self.panel.closed.connect(self._close_panel)
        self.panel.stepped.connect(self.table.step)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.splitterMoved.connect(lambda *_: self.desk.memory.save_state("units/splitter", self.splitter))
        self._sized = self.desk.memory.restore_state("units/splitter", self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE_X, Space.PAGE_Y, Space.PAGE_X, Space.PAGE_Y)
        whole.addWidget(self.splitter)
        self.acts.done.connect(self._told)
        self.acts.written.connect(lambda written: tell_written(self.banner, written))
        self.acts.undone.connect(self._taken_back)
        self.acts.others_dropped.connect(lambda files: self.asked.emit("Tiếp nhận đề nghị", files))
        self.acts.failed.connect(lambda sentence: self.banner.show_message(State.ERROR, sentence))
        QShortcut(QKeySequence("Ctrl+N"), self, self.new)

    def _page(self) -> QWidget:
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M - 2)
        self.banner = Banner()
        table = self._table()
        body.addLayout(self._first_line())
        self.filters = UnitFilters()
        self.filters.changed.connect(self._show)
        self.filters.cleared.connect(self.show_all)
        body.addWidget(self.filters)
        body.addWidget(self.banner)
        self._sheet = Sheet()
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(table)
        self.empty = EmptyState(
            "Chưa có đơn vị nào",
            "Đơn vị là nơi gửi đề nghị: phường, xã, phòng, ban, đoàn thể. Chỉ tiêu của kế hoạch giao theo nhóm đơn vị.",
            drawing=True,
        )
        self.empty.add_choice("Thêm đơn vị đầu tiên…", "Tên, nhóm, tên gọi khác", "building", self.new)
        self.empty.add_choice(
            "Nhập từ Excel…", "Danh sách có cột tên đơn vị, nhóm", "arrow_import", self.acts.import_list
        )
        inside.addWidget(self.empty)
        body.addWidget(self._sheet, 1)
        return page

    def _first_line(self) -> QHBoxLayout:
        self.new_button = PrimaryButton("Thêm đơn vị…", "add", on_click=self.new, tip="Ctrl+N")
        self.search = SearchField("Lọc đơn vị…", "Ctrl+F")
        self.search.setMaximumWidth(theme().px(Size.SEARCH))
        self.search.searched.connect(lambda _: self._show())
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.new_button)
        line.addWidget(SecondaryButton("Nhập từ Excel…", "arrow_import", on_click=self.acts.import_list))
        self.clusters_button = GhostButton(self._clusters_words(), "people_team", on_click=self.acts.clusters)
        line.addWidget(self.clusters_button)
        self.more_button = GhostButton(
            "", "more_horizontal", on_click=self._open_page_menu, tip="Cụm, khối, nhóm đơn vị, xuất Excel, đơn vị đã bỏ"
        )
        self.more_button.setAccessibleName("Việc khác: cụm, khối, nhóm đơn vị, xuất Excel")
        line.addWidget(self.more_button)
        line.addStretch(1)
        line.addWidget(self.search, 2)
        line.addWidget(ColumnsButton(self.table))
        return line

    def _table(self) -> TableView[UnitLine]:
        self.table = TableView(columns(), key=lambda line: line.unit.id, name="Đơn vị")
        self.table.set_empty("Không có đơn vị nào khớp với bộ lọc.", "Bỏ lọc", self.show_all)
        self.table.current_row_changed.connect(lambda _: self._rest.start())
        self.table.selection_changed.connect(self._rest.start)
        self.table.activated_row.connect(lambda _: self.edit())
        self.table.menu_for = self._menu_for
        for column in HIDDEN:
            self.table.setColumnHidden(column, True)
        remember_columns(self.table, self.desk.memory, "units/columns")
        remember_sort(self.table, self.desk.memory, "units")
        on_key("Delete", self.table, self.trash, inside=False)
        return self.table

    def _open_page_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icon("people_team"), self._clusters_words(), self.acts.clusters)
        menu.addAction(icon("building"), "Nhóm đơn vị…", self.acts.groups)
        menu.addAction(icon("arrow_download"), "Xuất Excel bảng đang xem…", self.export)
        menu.addAction(icon("document_table"), "Mẫu danh sách cho các đơn vị…", lambda: self.acts.list_forms())
        menu.addAction(icon("delete"), "Đơn vị đã bỏ…", self.acts.show_trash)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))

    def _clusters_words(self) -> str:
        """The clusters of the year that the plan at work is of."""
        plan = self.desk.plan
        return f"Cụm, khối năm {plan.year if plan is not None else self.desk.today().year}…"

    # --- showing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the units and what they have sent to the desk's plan."""
        self._lines = read_lines(self.desk)
        self.clusters_button.setText(self._clusters_words())
        self.filters.show_choices(self._lines, units.groups(self.desk.store))
        self._show()

    def _show(self) -> None:
        shown = self.filters.fitting(self._lines, self.search.text())
        self.table.set_rows(by_group(shown))
        if self.table.current_row() is None:
            self.table.step(1)
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self.filters.say_counts(len(shown), self._lines, self.search.text())
        self._show_panel()

    def _say_status(self) -> None:
        chosen = len(self.table.selected_rows())
        said = f"{len(self._lines)} đơn vị"
        self.status_changed.emit(f"{said} · {chosen} đang chọn" if chosen else said)

    def show_all(self) -> None:
        """Take every filter away."""
        self.filters.show_all()
        self.search.clear_now()

    def _show_panel(self) -> None:
        self._rest.stop()
        chosen = self.table.selected_rows()
        line = self.table.current_row()
        self.panel.setVisible(bool(chosen) and not self._closed)
        if len(chosen) > 1:
            self.panel.show_many(len(chosen))
        elif line is not None and chosen:
            self.panel.show_unit(line, self.desk.plan, unit_clusters.years_of(self.desk.store, line.unit.id))
        self._say_status()

    def _close_panel(self) -> None:
        self._closed = True
        self.panel.hide()
        self.table.setFocus()

    def show_what(self, what: object) -> None:
        """Show the unit with this id."""
        if isinstance(what, int):
            self.show_all()
            self.table.select_key(what)

    def focus_filter(self) -> None:
        """Into the filter field."""
        self.search.setFocus()
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < Size.COMPACT_WIDTH
        if not self.table.header.touched:
            self.table.setColumnHidden(ALIASES, compact)
        self.table.set_row_size(Size.ROW_COMPACT if compact else Size.ROW)
        self.panel.set_compact(compact)
        self.clusters_button.setVisible(not compact)  # it is in the menu "…" as well
        if not self._sized and self.width() > theme().px(Size.PANEL):
            panel = theme().px(Size.PANEL_COMPACT if compact else Size.PANEL)
            self.splitter.setSizes([self.width() - panel, panel])

    # --- acts -----------------------------------------------------------------------------------------------------

    def chosen(self) -> list[Unit]:
        """The chosen units in the order shown."""
        return [line.unit for line in self.table.selected_rows()]

    def new(self) -> None:
        """Ask for a new unit."""
        self.acts.new()

    def edit(self, part: str = "") -> None:
        """Edit the chosen unit; opens the panel again if it was closed."""
        line = self.table.current_row()
        self._closed = False
        if line is not None:
            self.acts.edit(line.unit, part)

    def take_files(self, paths: list[str]) -> bool:
        """A list of units is read as one; whatever else was dropped goes to the nominations."""
        self.acts.take_files([Path(path) for path in paths])
        return True

    def trash(self) -> None:
        """Put the chosen units in the trash; the banner takes them back."""
        self.acts.trash(self.chosen())

    def export(self) -> None:
        """Write the table as shown to Excel."""
        self.acts.export(f"Tính đến ngày {show(self.desk.today())}", as_shown(self.table))

    def _told(self, sentence: str, undo: Undoing | None, unit_id: int | None) -> None:
        acts: list[Act] = [("Hoàn tác", "arrow_undo", undo)] if undo is not None else []
        self.banner.show_message(State.OK, sentence, acts)
        if unit_id is not None:
            self.table.select_key(unit_id)

    def _taken_back(self, unit_id: int | None) -> None:
        self.banner.close_message()
        if unit_id is not None:
            self.table.select_key(unit_id)

    def _show_sent(self) -> None:
        line = self.table.current_row()
        if line is not None and self.desk.plan is not None:
            self.asked.emit("Tiếp nhận đề nghị", Filter(plan_id=self.desk.plan.id, unit_id=line.unit.id))

    def _drop_alias(self, alias: str) -> None:
        if (line := self.table.current_row()) is not None:
            self.acts.drop_alias(line.unit, alias)

    def _open_more(self) -> None:
        at = QCursor.pos() if self.panel.underMouse() else self.panel.mapToGlobal(self.panel.rect().center())
        self._menu_for(self.table.selected_rows()).popup(at)

    def _menu_for(self, rows: list[UnitLine]) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if len(rows) == 1:
            menu.addAction(icon("edit"), "Sửa…\tF2", self.edit)
            if rows[0].sent:
                menu.addAction("Xem các đề nghị", self._show_sent)
        chosen = [line.unit for line in rows]
        menu.addAction("Đổi tên, gộp, tách…" if len(rows) == 1 else "Gộp các đơn vị…", lambda: self.acts.change(chosen))
        forms = "Mẫu danh sách…" if len(rows) == 1 else f"Mẫu danh sách cho {len(rows)} đơn vị…"
        menu.addAction(icon("document_table"), forms, lambda: self.acts.list_forms(chosen))
        self._add_dues(menu, rows)
        menu.addSeparator()
        menu.addAction(icon("copy"), "Chép\tCtrl+C", self.table.copy)
        menu.addAction(icon("delete"), "Bỏ vào thùng rác\tDel", self.trash)
        return menu

    def _add_dues(self, menu: QMenu, rows: list[UnitLine]) -> None:
        """For each deadline that binds the first of the units: mark it for all that it binds."""
        for due in rows[0].dues if rows else ():
            bound = [line.unit for line in rows if any(other.deadline == due.deadline for other in line.dues)]
            first = due if len(rows) == 1 else Due(due.deadline)
            words = f"Ghi đã nhận “{due.deadline.what}”…"
            menu.addAction(icon("checkmark"), words, lambda due=first, bound=bound: self.acts.receive(due, bound))
