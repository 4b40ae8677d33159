"""Đơn vị: the office's units by group, and beside them the chosen one."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.text import natural_sort_key
from thidua_desktop.services import nominations, quota, units
from thidua_desktop.services.nominations import Filter
from ui import messages
from ui.desk import Act as DeskAct
from ui.desk import Desk
from ui.dialogs.unit_form import UnitForm
from ui.kit.banner import Act, Banner
from ui.kit.base import Sheet, ground
from ui.kit.buttons import PrimaryButton
from ui.kit.cells import Column, GroupRow, Kind
from ui.kit.columns import ColumnsButton, remember_columns
from ui.kit.empty import EmptyState
from ui.kit.fields import SearchField
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, theme
from ui.tabs.base import Tab
from ui.tabs.units_filters import UnitFilters
from ui.tabs.units_panel import UnitActs, UnitPanel
from ui.tabs.units_words import UnitLine, sent_cell

REST_MILLISECONDS = 80
MANY = 20  # rows that go to the trash without a question
ALIASES = 1  # the column that leaves first when the window is small; the panel repeats it


class UnitsTab(Tab):
    """The units, what each has sent in the chosen plan, and the form to add and edit them."""

    title: ClassVar[str] = "Đơn vị"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.UNITS, Topic.NOMINATIONS, Topic.PLANS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: list[UnitLine] = []
        self._closed = False
        ground(self, "window")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._show_panel)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(Space.M)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._page())
        self.panel = UnitPanel(UnitActs(self.edit, self.trash, self._drop_alias, self._show_sent))
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
        self.setFocusProxy(self.table)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new)

    def _page(self) -> QWidget:
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M - 2)
        self.banner = Banner()
        table = self._table()
        body.addLayout(self._acts())
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
        inside.addWidget(self.empty)
        body.addWidget(self._sheet, 1)
        return page

    def _acts(self) -> QHBoxLayout:
        self.new_button = PrimaryButton("Thêm đơn vị…", "add", on_click=self.new, tip="Ctrl+N")
        self.search = SearchField("Lọc đơn vị…", "Ctrl+F")
        self.search.setMaximumWidth(theme().px(Size.SEARCH))
        self.search.searched.connect(lambda _: self._show())
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.new_button)
        line.addStretch(1)
        line.addWidget(self.search, 2)
        line.addWidget(ColumnsButton(self.table))
        return line

    def _table(self) -> TableView[UnitLine]:
        columns: list[Column[UnitLine]] = [
            Column(
                "Đơn vị",
                lambda line: line.unit.short_name,
                width=220,
                stretch=True,
                tooltip=lambda line: line.unit.name,
                sort_key=lambda line: natural_sort_key(line.unit.short_name),
            ),
            Column(
                "Tên gọi khác",
                lambda line: ", ".join(line.unit.aliases),
                kind=Kind.MUTED,
                width=160,
                tooltip=lambda line: "\n".join(line.unit.aliases),
            ),
            Column("Đã gửi", sent_cell, kind=Kind.STATE, width=110, sort_key=lambda line: line.sent),
            Column("Lần cuối", lambda line: line.last, width=90, sort_key=lambda line: line.last or date.min),
        ]
        self.table = TableView(columns, key=lambda line: line.unit.id, name="Đơn vị")
        self.table.set_empty("Không có đơn vị nào khớp với bộ lọc.", "Bỏ lọc", self.show_all)
        self.table.current_row_changed.connect(lambda _: self._rest.start())
        self.table.selection_changed.connect(self._rest.start)
        self.table.activated_row.connect(lambda _: self.edit())
        self.table.menu_for = self._menu_for
        remember_columns(self.table, self.desk.memory, "units/columns")
        QShortcut(QKeySequence("Delete"), self.table, self.trash, context=Qt.ShortcutContext.WidgetShortcut)
        return self.table

    # --- showing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the units and what they have sent to the desk's plan."""
        store, plan, today = self.desk.store, self.desk.plan, self.desk.today()
        sent = nominations.sent_by_unit(store, plan.id) if plan is not None and plan.id else {}
        rows = quota.grid(store, plan).rows if plan is not None else ()
        uses = {row.unit.id: tuple(cell for cell in row.cells if cell is not None) for row in rows}
        self._lines = [
            UnitLine(unit, unit.active_on(today), *sent.get(unit.id, (0, None)), uses.get(unit.id, ()))
            for unit in units.list_units(store)
        ]
        self.filters.show_choices(self._lines, units.groups(store))
        self._show()

    def _show(self) -> None:
        shown = self.filters.fitting(self._lines, self.search.text())
        rows: list[UnitLine | GroupRow] = []
        for group in dict.fromkeys(line.unit.group for line in shown):
            of_group = [line for line in shown if line.unit.group == group]
            rows += [GroupRow(group, f"{len(of_group)} đơn vị"), *of_group]
        self.table.set_rows(rows)
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
            self.panel.show_unit(line, self.desk.plan)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < Size.COMPACT_WIDTH
        if not self.table.header.touched:
            self.table.setColumnHidden(ALIASES, compact)
        self.table.set_row_size(Size.ROW_COMPACT if compact else Size.ROW)
        self.panel.set_compact(compact)
        if not self._sized and self.width() > theme().px(Size.PANEL):
            panel = theme().px(Size.PANEL_COMPACT if compact else Size.PANEL)
            self.splitter.setSizes([self.width() - panel, panel])

    # --- acts -----------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a new unit."""
        self._open(UnitForm(self.desk, None, parent=self))

    def edit(self, part: str = "") -> None:
        """Edit the chosen unit; opens the panel again if it was closed."""
        line = self.table.current_row()
        self._closed = False
        if line is not None:
            self._open(UnitForm(self.desk, line.unit, part=part or "name", parent=self))

    def _open(self, form: UnitForm) -> None:
        form.saved.connect(self._stored)
        form.open()

    def _stored(self, change: Change) -> None:
        self.banner.show_message(State.OK, change.summary)
        if change.id is not None:
            self.table.select_key(change.id)

    def _drop_alias(self, alias: str) -> None:
        line = self.table.current_row()
        if line is None:
            return
        before = line.unit
        left = replace(before, aliases=tuple(name for name in before.aliases if name != alias))
        self._write(
            "Đang lưu đơn vị",
            lambda store, report, cancelled: units.save(store, left),
            f"Đã bỏ tên gọi “{alias}” của {before.short_name}.",
            lambda store, report, cancelled: units.save(store, before),
        )

    def trash(self) -> None:
        """Put the chosen units in the trash; the banner takes them back. More than twenty are asked about first."""
        chosen = [line.unit for line in self.table.selected_rows()]
        if not chosen or (len(chosen) > MANY and not self._sure(len(chosen))):
            return
        ids = [unit.id for unit in chosen]
        self._write(
            "Đang bỏ đơn vị vào thùng rác",
            lambda store, report, cancelled: units.trash_all(store, ids),
            undo=lambda store, report, cancelled: units.take_back_all(store, ids),
        )

    def _sure(self, count: int) -> bool:
        said = "Đề nghị đã nhận của các đơn vị này vẫn còn, và lấy lại được các đơn vị từ thùng rác."
        return messages.ask(f"Bỏ {count} đơn vị vào thùng rác?", said, f"Bỏ {count} đơn vị", "Giữ lại", self)

    def _write(self, title: str, act: DeskAct, said: str = "", undo: DeskAct | None = None) -> None:
        def done(change: Change) -> None:
            told = said or change.summary
            acts: list[Act] = []
            if undo is not None:
                acts.append(("Hoàn tác", "arrow_undo", self.desk.undone_by(told, undo, self._go_to_changed)))
            self.banner.show_message(State.OK, told, acts)
            self._go_to_changed(change)

        self.desk.write(title, act, done, lambda sentence: self.banner.show_message(State.ERROR, sentence))

    def _go_to_changed(self, change: Change) -> None:
        if change.id is not None:
            self.table.select_key(change.id)

    def _show_sent(self) -> None:
        line = self.table.current_row()
        if line is not None and self.desk.plan is not None:
            self.asked.emit("Tiếp nhận đề nghị", Filter(plan_id=self.desk.plan.id, unit_id=line.unit.id))

    def _menu_for(self, rows: list[UnitLine]) -> QMenu:
        menu = QMenu(self)
        if len(rows) == 1:
            menu.addAction("Sửa\tF2", self.edit)
            if rows[0].sent:
                menu.addAction("Xem các đề nghị", self._show_sent)
        menu.addAction("Chép\tCtrl+C", self.table.copy)
        menu.addAction("Bỏ vào thùng rác\tDel", self.trash)
        return menu
