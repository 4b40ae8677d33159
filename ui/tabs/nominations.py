"""Tiếp nhận đề nghị: what has come in, what is wrong with it, and where it goes next."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Topic
from thidua_desktop.domain.nomination import Status
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake, nominations, units
from thidua_desktop.services.intake_view import Batch
from thidua_desktop.services.nominations import Filter, Line
from thidua_desktop.services.nominee_story import story
from ui.clipboard_block import NOTHING_TO_PASTE
from ui.desk import Desk
from ui.kit.banner import Banner
from ui.kit.base import Sheet
from ui.kit.buttons import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.cells import number
from ui.kit.columns import ColumnsButton, remember_columns
from ui.kit.icons import icon
from ui.kit.pages import Pages
from ui.kit.painting import paint_next_turn
from ui.kit.tokens import Size, Space, State
from ui.tabs.base import Rest, Tab
from ui.tabs.nominations_acts import NominationActs, Undo
from ui.tabs.nominations_dialogs import NominationDialogs
from ui.tabs.nominations_empty import no_plan_chosen, nothing_yet
from ui.tabs.nominations_filter import NominationFilter
from ui.tabs.nominations_panel import NominationPanel
from ui.tabs.nominations_reading import NominationReader
from ui.tabs.nominations_rows import NominationRows
from ui.tabs.nominations_story import papers_of
from ui.tabs.nominations_table import ACHIEVEMENT, DOSSIER, ORDERS, nominations_table

SORT = "nominations/sort"
COUNTED = 2000  # more chosen rows than this the panel does not look into


class NominationsTab(Tab):
    """The plan's nominations with filters, a side panel, hand entry and the import window."""

    title = "Tiếp nhận đề nghị"
    topics = frozenset({Topic.NOMINATIONS, Topic.BATCHES, Topic.UNITS, Topic.PLANS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.acts = NominationActs(desk, self)
        self.dialogs = NominationDialogs(desk, self.acts, self)
        self.filter = NominationFilter()
        self.banner = Banner()
        self._rows = NominationRows(desk.store, ())
        self.table = nominations_table(lambda line: self._rows.standing(line.id))
        self.panel = NominationPanel()
        self._counts: dict[str, int] = {}
        self._sorted = self._remembered_sort()
        self._panel_closed = False
        self._plan_id = desk.plan.id if desk.plan is not None else None
        self.reader = NominationReader(desk, self)
        self._go_to: int | None = None
        self._panel_rest = Rest(self, self._show_panel)
        self._lay_out()
        self._connect()
        remember_columns(self.table, desk.memory, "nominations/columns")
        self.table.show_sort(*self._sorted)
        self.panel_button.hide()

    # --- laid out -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.import_button = PrimaryButton(
            "Nhập danh sách…",
            "arrow_import",
            on_click=self.dialogs.open_import,
            key="Ctrl+I",
            tip="Nhập tệp các đơn vị gửi",
        )
        self.add_button = SecondaryButton(
            "Thêm đề nghị", "add", on_click=self.dialogs.add, key="Ctrl+N", tip="Nhập tay"
        )
        self.batches_button = GhostButton("Các lần nhập…", "history", on_click=self.dialogs.open_batches)
        self.papers_button = GhostButton(
            "Xuất giấy tờ…", "print", on_click=self.papers_asked.emit, tip="Tờ trình, danh sách (Ctrl+Shift+P)"
        )
        self.others_button = GhostButton(
            "", "more_horizontal", on_click=self._open_others, tip="Các lần nhập, xuất giấy tờ"
        )
        self.others_button.hide()
        self.papers_button.hide()  # until the room is known
        self.panel_button = GhostButton("Chi tiết", "chevron_left", on_click=self.open_panel, tip="Mở phần chi tiết")
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        for part in (self.import_button, self.add_button, self.batches_button, self.papers_button, self.others_button):
            top.addWidget(part)
        top.addStretch(1)
        self.filter.search.setMaximumWidth(Size.SEARCH)
        top.addWidget(self.filter.search, 4)
        self.columns_button = ColumnsButton(self.table)
        top.addWidget(self.columns_button)
        top.addWidget(self.panel_button)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(10)
        self._left.addLayout(top)
        self._left.addWidget(self.filter)
        self._left.addWidget(self.banner)
        self._left.addWidget(self._place_of_rows(), 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(Space.M)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.PAGE_X, Space.PAGE_Y, Space.PAGE_X, Space.PAGE_Y)
        page.addWidget(self.splitter)
        self._sized_for: bool | None = None

    def _place_of_rows(self) -> Pages:
        """The table on its sheet, or what to do while there is nothing to show in one."""
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        empty = nothing_yet(self.desk.store, self.dialogs.open_import, self.dialogs.add)
        no_plan = no_plan_chosen(lambda: self.asked.emit("Kế hoạch", None))
        self._rows_place = Pages(sheet, empty, no_plan)
        self._sheet, self._empty, self._no_plan = sheet, empty, no_plan
        self.table.set_empty("Không có đề nghị nào hợp với bộ lọc.", "Bỏ lọc", self.filter.clear_all)
        return self._rows_place

    def _connect(self) -> None:
        self.reader.found.connect(self._show_found)
        self.reader.failed.connect(lambda sentence: self.banner.show_message(State.ERROR, sentence))
        self.filter.changed.connect(self._read_lines)
        self.table.current_row_changed.connect(lambda _: self._panel_rest.start())
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated_row.connect(self.dialogs.edit)
        self.table.sort_requested.connect(self._sort)
        self.table.menu_for = self._menu_for
        deleting = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._trash_selected)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # a field keeps its own Ctrl+V
        self.panel.closed.connect(self._close_panel)
        self.panel.stepped.connect(self.table.step)
        self.panel.move_asked.connect(self._move_current)
        self.panel.edit_asked.connect(lambda: self.dialogs.edit(self.table.current_row()))
        self.panel.fill_more, self.panel.declare = self._fill_panel_menu, self.acts.declare_distinct
        self.panel.tick_paper = self.acts.tick_paper
        self.acts.done.connect(self._tell_done)
        self.dialogs.told.connect(self._tell_done)
        self.dialogs.saved.connect(self._go_to_saved)
        self.dialogs.show_batch.connect(self._show_batch)
        self.acts.failed.connect(lambda sentence: self.banner.show_message(State.ERROR, sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        compact = window.width() < Size.COMPACT_WIDTH or window.height() < Size.COMPACT_HEIGHT
        if not self.table.header.touched:  # else the columns are the clerk's own
            self.table.setColumnHidden(ACHIEVEMENT, window.width() < Size.OVERLAY_WIDTH)
            self.table.setColumnHidden(DOSSIER, compact)
        if compact != self._sized_for:
            self._sized_for = compact
            self._set_compact(compact)

    def _set_compact(self, compact: bool) -> None:
        margin = Space.PAGE_Y_COMPACT if compact else Space.PAGE_Y
        page = self.layout()
        if page is not None:
            page.setContentsMargins(Space.PAGE_X, margin, Space.PAGE_X, margin)
        self._left.setSpacing(Space.S if compact else 10)
        self.papers_button.setVisible(not compact)
        self.batches_button.setVisible(not compact)
        self.filter.search.setPlaceholderText("Lọc…" if compact else "Lọc trong bảng…")
        self.others_button.setVisible(compact)
        self.filter.set_compact(compact)
        self.panel.set_compact(compact)
        self.table.set_row_size(Size.ROW_COMPACT if compact else Size.ROW)
        width = Size.PANEL_COMPACT if compact else Size.PANEL
        self.splitter.setSizes([max(self.width() - width, width), width])

    # --- read -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        plan = self.desk.plan
        self.reader.forget()
        if plan is None or plan.id is None:
            self._show_found([], {})
            self._set_usable(False)
            return
        self._set_usable(True)
        self.filter.set_units(units.list_units(self.desk.store))
        self.filter.set_movements(plan.movements)
        self._read_lines()

    def _set_usable(self, usable: bool) -> None:
        for part in (self.import_button, self.add_button, self.batches_button, self.filter):
            part.setEnabled(usable)
        self.filter.search.setEnabled(usable)

    def _read_lines(self) -> None:
        """Read what the filter lets through; a tab not seen remembers that it must."""
        plan = self.desk.plan
        if plan is None or plan.id is None:
            return
        if not self.isVisible():
            self._stale = True
            return
        column, ascending = self._sorted
        order = ORDERS[column] if column >= 0 else "unit"
        self.reader.read(self.filter.wanted(plan.id), order, descending=not ascending)

    def _show_found(self, ids: Sequence[int], counts: dict[str, int]) -> None:
        self._counts = counts
        paint_next_turn(self.table)
        self._rows = NominationRows(self.desk.store, ids, self.desk.plan)
        self.table.set_rows(self._rows)
        self.filter.set_counts(len(ids), counts)
        self._show_place()
        if self._go_to is not None and self.table.select_key(self._go_to):
            self._go_to = None
        if self.table.current_row() is None:
            self.table.step(1)
        self._tell_status()
        self._panel_rest.start()

    def _show_place(self) -> None:
        """The table and its panel, or what to do while the plan has no nominations or there is no plan."""
        anything = bool(self._counts.get("all")) or self.filter.active()
        empty = self._no_plan if self.desk.plan is None else self._empty
        self._rows_place.setCurrentWidget(self._sheet if anything else empty)
        self.filter.setVisible(anything)
        self.filter.search.setVisible(anything)
        self.panel_button.setVisible(anything and self._panel_closed)
        self.panel.setVisible(anything and not self._panel_closed)

    def _sort(self, column: int, ascending: bool) -> None:
        self._sorted = column, ascending
        self.desk.memory.remember(SORT, f"{column} {int(ascending)}")
        self._read_lines()

    def _remembered_sort(self) -> tuple[int, bool]:
        """By which column the clerk last sorted; (-1, True) is the order of the lists."""
        column, _, ascending = self.desk.memory.value(SORT, "-1 1").partition(" ")
        known = column.isdecimal() and int(column) < len(ORDERS)
        return (int(column), ascending != "0") if known else (-1, True)

    def _tell_status(self) -> None:
        shown = self.table.rows_model.rowCount()
        self.status_changed.emit(f"{number(shown)} đề nghị đang hiện · {number(self.table.selected_count())} đang chọn")

    def _on_selection(self) -> None:
        self._tell_status()
        self._panel_rest.start()

    # --- panel ----------------------------------------------------------------------------------------------------

    def _show_panel(self) -> None:
        chosen = self.table.selected_count()
        if chosen > 1:
            self.panel.show_many(chosen, self.table.selected_rows() if chosen <= COUNTED else [])
            return
        line = self.table.current_row()
        shown = nominations.get(self.desk.store, line.id) if line is not None else None
        if shown is None or line is None:
            self.panel.show_nothing()
            return
        origin = ""
        if shown.batch_id is not None:
            batch = intake.batch(self.desk.store, shown.batch_id)
            place = f", dòng {shown.row}" if shown.row else ""
            origin = f"{batch.file_name}{place}" if batch is not None else ""
        movement = self._movement_title(self.desk.plan, shown.movement_id)
        known = story(self.desk.store, shown)
        papers = papers_of(self.desk.store, self.desk.plan, shown.id)
        self.panel.show_nomination(shown, line.unit or "", origin, movement, known, papers)

    @staticmethod
    def _movement_title(plan: Plan | None, movement_id: int | None) -> str:
        movements = plan.movements if plan is not None else ()
        return next((m.short_title or m.title for m in movements if movement_id and m.id == movement_id), "")

    def _close_panel(self) -> None:
        self._panel_closed = True
        self._show_place()
        self.table.setFocus()

    def open_panel(self) -> None:
        """Show the side panel again after it was closed."""
        self._panel_closed = False
        self._show_place()
        self._show_panel()

    def _open_others(self) -> None:
        """What has no room of its own on a small screen."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icon("history"), "Các lần nhập…", self.dialogs.open_batches)
        menu.addAction(icon("print"), "Xuất giấy tờ…\tCtrl+Shift+P", self.papers_asked.emit)
        menu.popup(self.others_button.mapToGlobal(QPoint(0, self.others_button.height())))

    # --- acts -----------------------------------------------------------------------------------------------------

    def _current(self) -> list[Line]:
        line = self.table.current_row()
        return [line] if line is not None else []

    def _menu_for(self, lines: list[Line]) -> QMenu:
        menu = QMenu(self)
        self.acts.fill_menu(menu, lines, lambda: self.dialogs.edit(lines[0]), self.table.copy)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill_panel_menu(self, menu: QMenu) -> None:
        """The acts on what the panel shows: the current row, or all chosen ones."""
        lines = self.table.selected_rows() if self.table.selected_count() > 1 else self._current()
        self.acts.fill_menu(menu, lines, lambda: self.dialogs.edit(self.table.current_row()))

    def _move_current(self, status: Status) -> None:
        self.acts.move(self.table.selected_rows() if self.table.selected_count() > 1 else self._current(), status)

    def _trash_selected(self) -> None:
        self.acts.trash(self.table.selected_rows())

    def _paste(self) -> None:
        if self.desk.plan is not None and not self.dialogs.paste():
            self.banner.show_message(State.INFO, NOTHING_TO_PASTE)

    def _tell_done(self, sentence: str, undo: Undo | None) -> None:
        self.banner.show_message(State.OK, sentence, [(undo[0], "arrow_undo", undo[1])] if undo else [])

    def _go_to_saved(self, nomination_id: int) -> None:
        if not self.table.select_key(nomination_id):
            self._go_to = nomination_id

    def _show_batch(self, batch: Batch) -> None:
        self.filter.show_filter(Filter(batch_id=batch.id), batch.file_name)

    def take_files(self, paths: list[str]) -> bool:
        self.dialogs.open_import([Path(path) for path in paths])
        return self.desk.plan is not None

    # --- asked from outside ---------------------------------------------------------------------------------------

    def show_what(self, what: object) -> None:
        if isinstance(what, Filter):
            self.filter.set_units(units.list_units(self.desk.store))
            self.filter.show_filter(what)
        elif isinstance(what, int):
            self._go_to = what
            self.filter.show_filter(Filter())
        elif isinstance(what, tuple):  # files dropped on another tab
            self.dialogs.open_import(what)

    def focus_filter(self) -> None:
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reader.wake()
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reader.rest()

    def _on_plan_changed(self, plan: object) -> None:
        plan_id = plan.id if isinstance(plan, Plan) else None
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.filter.clear_all()
            self.banner.hide()
        super()._on_plan_changed(plan)
