"""The tab "Chỉ tiêu": units by kinds, what is used of what is allowed, and the plan's sentence beside the cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Topic
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import nominations, papers, quota, settings, units
from thidua_desktop.services import office as office_profile
from thidua_desktop.services.nominations import Filter
from thidua_desktop.services.quota import QuotaGrid, UnitQuota
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.papers import tell_written
from ui.jobs import Report
from ui.kit.banner import Banner
from ui.kit.base import Sheet
from ui.kit.columns import remember_columns, remember_sort
from ui.kit.empty import EmptyState
from ui.kit.icons import icon
from ui.kit.keys import on_key
from ui.kit.painting import paint_next_turn
from ui.kit.table import TableView
from ui.kit.table_foot import TableFoot
from ui.kit.tokens import Size, Space, State, theme
from ui.printing import Printable, print_shown
from ui.tabs.base import Rest, Tab
from ui.tabs.quota_acts import QuotaActs, cell_menu
from ui.tabs.quota_bars import BAR_COLUMN, QuotaBars, bars_of
from ui.tabs.quota_empty import empty_state
from ui.tabs.quota_filters import QuotaFilters
from ui.tabs.quota_panel import MANY, Chosen, QuotaPanel
from ui.tabs.quota_rows import FILTERS, banded, columns, counted, status_words, totals_cell
from ui.tabs.quota_strip import SuperiorStrip, superior_word
from ui.tabs.quota_table import QuotaTable

_NO_GRID = QuotaGrid((), (), (), ())
_URGENT_FIRST, _SPLIT = "quota/urgent-first", "quota/split"
_VIEW = "quota/view"
_AFTER_PAINTING = 5  # ms


class QuotaTab(Tab):
    """Chooses a cell of the grid; Enter or a double click asks the window for its nominations.

    `show_what` takes a unit's id, or a Filter whose unit and kind name a cell.
    """

    title: ClassVar[str] = "Chỉ tiêu"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PLANS, Topic.UNITS, Topic.NOMINATIONS, Topic.OFFICE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._grid = _NO_GRID
        self._table: QuotaTable | None = None
        self._foot: TableFoot | None = None
        self._made_for: tuple[tuple[NomineeKind, ...], bool] = ((), False)
        self._compact = False
        self._superior_word = ""
        self._waiting = False  # the panel, for the grid to be painted
        self._rest = Rest(self, self._show_cell)
        urgent_first = desk.memory.value(_URGENT_FIRST, "yes") == "yes"
        self.filters = QuotaFilters(
            self.export, urgent_first=urgent_first, drawn=desk.memory.value(_VIEW, "table") == "bars"
        )
        self.filters.changed.connect(self._filter)
        self.strip = SuperiorStrip(self._show_superior, self._choose_places)
        self.banner = Banner()
        self.acts = QuotaActs(desk, self.banner, self)
        self.panel = QuotaPanel()
        self.panel.show_steps()
        self.panel.closed.connect(self._close_panel)
        self.panel.stepped.connect(self._step)
        self.panel.nominations_asked.connect(self._ask_for_nominations)
        self.panel.own_asked.connect(self._ask_own)
        self.panel.own_taken_off.connect(self._take_off_own)
        self.panel.places_asked.connect(self._choose_places)
        self._sheet = Sheet()
        self._empty: EmptyState | None = None
        self.bars = QuotaBars()
        self.bars.table.set_empty("Không có đơn vị nào hợp với bộ lọc.", "Bỏ lọc", self.filters.reset)
        self.bars.table.current_row_changed.connect(lambda _: self._rest.start())
        self.bars.table.bar_opened.connect(lambda _: self._ask_for_nominations())
        self.bars.table.left.connect(self._leave)
        self.bars.table.menu_for = lambda _rows: self._menu(self.bars.table)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.bars)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self.banner)
        column.addWidget(self._sheet, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(Space.M)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.splitterMoved.connect(lambda: self.desk.memory.save_state(_SPLIT, self._split))
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._page_column.setSpacing(10)
        self._page_column.addWidget(self.strip)
        self._page_column.addWidget(self._split, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._fit_screen(compact=False)

    # --- reading --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        plan = self.desk.plan
        self._grid = quota.grid(self.desk.store, plan) if plan is not None else _NO_GRID
        if plan is None or not plan.quotas or not self._grid.rows:
            self._show_empty(plan)
            return
        self._stack.setCurrentWidget(self._page)
        paint_next_turn(self)
        office = office_profile.get(self.desk.store)
        self._superior_word = superior_word(office)
        self.strip.show_places(self._superior_word, self._grid.superior)
        known = {row.unit.group_id for row in self._grid.rows}
        self.filters.set_groups([group for group in units.groups(self.desk.store) if group.id in known])
        self._make_table()
        self._filter()

    @property
    def whole(self) -> bool:
        return super().whole and not self._waiting

    def show_whole(self) -> None:
        """The grid is seen first; what the panel says of its cell comes after the keys that wait meanwhile."""
        QTimer.singleShot(_AFTER_PAINTING, self, self._fill_panel)

    def _fill_panel(self) -> None:
        if self._waiting and self.isVisible():  # hidden by then, its records may be closed
            self._show_cell()

    def _make_table(self) -> None:
        """A new table where the kinds or the room for their titles changed."""
        if self._table is not None and self._made_for == (self._grid.kinds, self._compact):
            return
        for old in (self._table, self._foot):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._made_for = (self._grid.kinds, self._compact)
        table = QuotaTable(columns(self._grid, short=self._compact))
        table.set_compact(self._compact)
        table.set_empty("Không có đơn vị nào hợp với bộ lọc.", "Bỏ lọc", self.filters.reset)
        table.cell_chosen.connect(lambda *_: self._rest.start())
        table.cell_activated.connect(lambda *_: self._ask_for_nominations())
        table.clicked.connect(lambda _: self.panel.show())
        table.left.connect(self._leave)
        on_key("F2", table, self._ask_own, inside=False)
        table.menu_for = lambda _rows: self._menu(table)
        kept = f"chi-tieu-{len(self._grid.kinds)}"
        remember_columns(table, self.desk.memory, kept)
        remember_sort(table, self.desk.memory, kept)
        self._foot = TableFoot(table, sticky=True)
        self._table = table
        inside = self._sheet.layout()
        if inside is not None:
            inside.addWidget(table)
            inside.addWidget(self._foot)
        self._show_view()

    @property
    def drawn(self) -> bool:
        """True while the bars are seen instead of the grid."""
        return self.filters.as_bars.isChecked()

    def _show_view(self) -> None:
        """Show the grid with its sums, or the bars."""
        if self._table is None or self._foot is None:
            return
        view = self.bars if self.drawn else self._table
        had_focus = self._table.hasFocus() or self.bars.table.hasFocus()
        for part in (self.bars, self._table, self._foot):
            part.setVisible(part is view or (part is self._foot and not self.drawn))
        if had_focus:
            (self.bars.table if self.drawn else self._table).setFocus()
        self.desk.memory.remember(_VIEW, "bars" if self.drawn else "table")

    def _filter(self) -> None:
        table, foot = self._table, self._foot
        if table is None or foot is None:
            return
        wanted = self.filters.wanted()
        self.desk.memory.remember(_URGENT_FIRST, "yes" if wanted.urgent_first else "no")
        self._show_view()
        table.set_rows(banded(self._grid, wanted))
        table.share_widths()
        if self.drawn:
            self.bars.table.set_bars(bars_of(self._grid, wanted))
            if self.bars.table.current_row() is None:
                self.bars.table.step(1)
        shown, whole = len(table.rows_model.rows()), len(self._grid.rows)
        counts = {standing: sum(standing.holds(row) for row in self._grid.rows) for standing in FILTERS}
        self.filters.set_counts(counts, shown, whole)
        sums = {number: totals_cell(totals) for number, totals in enumerate(self._grid.totals, 1)}
        table.set_sums(sums.values())
        foot.set("Cả kế hoạch", counted(whole), sums)
        table.choose_first()
        self.status_changed.emit(status_words(self._grid, shown))
        self._waiting = True
        if self._painted:
            self.show_whole()

    def _show_empty(self, plan: Plan | None) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty_state(plan, lambda tab: self.asked.emit(tab, None))
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self.status_changed.emit("")

    # --- the chosen cell ------------------------------------------------------------------------------------------

    def _chosen(self) -> tuple[UnitQuota, int] | None:
        if self.drawn:
            bar = self.bars.table.current_row()
            return (bar.row, bar.place) if bar is not None else None
        row = self._table.current_row() if self._table is not None else None
        place = self._table.place() if self._table is not None else -1
        return (row, place) if row is not None and 0 <= place < len(self._grid.kinds) else None

    def _cell_filter(self) -> Filter | None:
        chosen, plan = self._chosen(), self.desk.plan
        if chosen is None or plan is None:
            return None
        row, place = chosen
        return Filter(plan_id=plan.id, unit_id=row.unit.id, kind=self._grid.kinds[place])

    def _show_cell(self) -> None:
        self._rest.stop()
        self._waiting = False
        chosen, wanted, plan = self._chosen(), self._cell_filter(), self.desk.plan
        if chosen is None or wanted is None or plan is None:
            self.panel.show_nothing()
            return
        row, place = chosen
        found = nominations.ids(self.desk.store, wanted)
        first = tuple(nominations.several(self.desk.store, found[:MANY]))
        cell = Chosen(plan, row.unit, self._grid.kinds[place], row.cells[place], row.sent, first, len(found))
        self.panel.show_cell(cell)

    def _show_superior(self) -> None:
        if self.desk.plan is not None:
            self._rest.stop()
            self._waiting = False
            self.panel.show()
            title = f"Trình {self._superior_word} khen thưởng"
            self.panel.show_superior(title, self._grid.superior, self.desk.plan)

    def _ask_for_nominations(self) -> None:
        if (wanted := self._cell_filter()) is not None:
            self.asked.emit("Tiếp nhận đề nghị", wanted)

    def _menu(self, table: TableView[Any]) -> QMenu | None:
        """What can be done with the chosen cell, in the grid and in the bars."""
        chosen = self._chosen()
        if chosen is None:
            return None
        row, place = chosen
        use = row.cells[place]
        menu = cell_menu(table, self._ask_for_nominations, self._ask_own)
        if use is not None and use.line.unit_id is not None:
            menu.addAction("Bỏ chỉ tiêu riêng", self._take_off_own)
        menu.addSeparator()
        menu.addAction(icon("copy"), "Chép dòng đang chọn\tCtrl+C", table.copy)
        return menu

    def _ask_own(self) -> None:
        chosen, plan = self._chosen(), self.desk.plan
        if chosen is not None and plan is not None:
            row, place = chosen
            use = row.cells[place]
            self.acts.ask_own(plan, row.unit, self._grid.kinds[place], use.used if use is not None else 0)

    def _take_off_own(self) -> None:
        chosen, plan = self._chosen(), self.desk.plan
        if chosen is not None and plan is not None:
            self.acts.take_off_own(plan, chosen[0].unit, self._grid.kinds[chosen[1]])

    def _choose_places(self) -> None:
        if self.desk.plan is not None:
            self.acts.ask_places(self.desk.plan, self._superior_word)

    def _step(self, by: int) -> None:
        if self._table is not None:
            (self.bars.table if self.drawn else self._table).step(by)

    def _close_panel(self) -> None:
        self.panel.hide()
        if self._table is not None:
            (self.bars.table if self.drawn else self._table).setFocus()

    def _leave(self) -> None:
        """Esc in the table: close the panel, then give up the filter."""
        if self.panel.isVisible():
            self._close_panel()
        else:
            self.filters.reset()

    def show_what(self, what: object) -> None:
        unit_id = what.unit_id if isinstance(what, Filter) else what
        kind = what.kind if isinstance(what, Filter) else None
        if self._stale:
            self._read()
        if not isinstance(unit_id, int) or self._table is None:
            return
        place = self._grid.kinds.index(kind) if kind in self._grid.kinds else None
        self.filters.as_table.setChecked(True)
        if not self._table.choose(unit_id, place):
            self.filters.reset()
            self._table.choose(unit_id, place)
        self.panel.show()

    def focus_filter(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # --- print and export -----------------------------------------------------------------------------------------

    def print_table(self) -> Printable | None:
        """The grid with its sums, and how many of the places to the level above are taken."""
        if self._stack.currentWidget() is not self._page:
            return None
        above = ", ".join(f"{use.used} / {use.line.count} {use.line.kind.label.lower()}" for use in self._grid.superior)
        line = f"Trình {self._superior_word} khen thưởng: {above}" if above else ""
        sums = {number: totals_cell(totals) for number, totals in enumerate(self._grid.totals, 1)}
        if self.drawn:
            return print_shown(self, [line], bars=(BAR_COLUMN, self.bars.table.printed))
        return print_shown(self, [line], (f"Cả kế hoạch · {counted(len(self._grid.rows))}", sums))

    def export(self) -> None:
        """Write the quota table as a workbook into the folder of papers, as a job."""
        plan, out = self.desk.plan, settings.export_folder(self.desk.store)
        if plan is None:
            return
        code = plan.code

        def act(store: Store, report: Report, cancelled: Callable[[], bool]) -> list[Path]:
            return papers.export(store, "chi-tieu", code, out, "xlsx")

        self.desk.write("Đang xuất bảng chỉ tiêu", act, self._exported, self._not_exported)

    def _exported(self, written: list[Path]) -> None:
        tell_written(self.banner, written)

    def _not_exported(self, sentence: str) -> None:
        self.banner.show_message(State.ERROR, sentence)

    # --- seen and hidden, sizes -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # what the reading made is laid out before the first paint, or all would be painted twice
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        look = theme()  # large type needs the compact form on a wider screen
        compact = window.width() < look.px(Size.COMPACT_WIDTH) or window.height() < look.px(Size.COMPACT_HEIGHT)
        if compact != self._compact:
            self._fit_screen(compact=compact)

    def _fit_screen(self, *, compact: bool) -> None:
        self._compact = compact
        up_down = Space.PAGE_Y_COMPACT if compact else Space.PAGE_Y
        self._page_column.setContentsMargins(Space.PAGE_X, up_down, Space.PAGE_X, up_down)
        self.strip.set_compact(compact)
        self.panel.set_compact(compact)
        if not self.desk.memory.restore_state(_SPLIT, self._split):
            panel = theme().px(Size.PANEL_COMPACT if compact else Size.PANEL)
            self._split.setSizes([max(self.width() - panel, panel), panel])
        if self._table is not None:
            place = self._chosen()
            self._make_table()
            self._filter()
            if place is not None and self._table is not None:
                self._table.choose(place[0].unit.id, place[1])
