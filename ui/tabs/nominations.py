"""Tiếp nhận đề nghị: what has come in, what is wrong with it, and where it goes next."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from thidua_desktop.domain.changes import Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.nomination import Status
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake, nominations, samples, units
from thidua_desktop.services.intake_view import Batch
from thidua_desktop.services.nominations import Filter, Line
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.jobs import Cancelled, Report
from ui.kit.banner import Banner
from ui.kit.base import Sheet
from ui.kit.buttons import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.cells import number
from ui.kit.empty import Drawing, EmptyState
from ui.kit.tokens import Size, Space, State
from ui.tabs.base import Tab
from ui.tabs.nominations_acts import NominationActs, Undo
from ui.tabs.nominations_dialogs import NominationDialogs
from ui.tabs.nominations_filter import NominationFilter
from ui.tabs.nominations_panel import NominationPanel
from ui.tabs.nominations_table import ACHIEVEMENT, AWARD, ORDERS, nominations_table

READ_IN_JOB = 5000  # a longer list is read off the window's thread
Answer = tuple[dict[str, int], list[Line]]  # the plan's counts, and the lines let through
PANEL_REST = 80  # ms the current row rests before the panel follows


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
        self.table = nominations_table()
        self.panel = NominationPanel()
        self._counts: dict[str, int] = {}
        self._order, self._ascending = "unit", True
        self._panel_closed = False
        self._plan_id = desk.plan.id if desk.plan is not None else None
        self._asked = 0
        self._go_to: int | None = None
        self._panel_rest = QTimer(self, singleShot=True, interval=PANEL_REST)
        self._lay_out()
        self._connect()

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
            "Xuất giấy tờ…", "print", on_click=self.papers_asked.emit, tip="Tờ trình, danh sách (Ctrl+P)"
        )
        self.panel_button = GhostButton("Chi tiết", "chevron_left", on_click=self.open_panel, tip="Mở phần chi tiết")
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        for part in (self.import_button, self.add_button, self.batches_button, self.papers_button):
            top.addWidget(part)
        top.addStretch(1)
        self.filter.search.setMaximumWidth(Size.SEARCH)
        top.addWidget(self.filter.search, 4)
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

    def _place_of_rows(self) -> QStackedWidget:
        """The table on its sheet, or what to do while there is nothing to show in one."""
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        empty = EmptyState(
            "Chưa có đề nghị nào",
            "Đề nghị khen thưởng do các đơn vị gửi về được nhận, kiểm tra và theo dõi ở đây.",
            drawing=True,
        )
        empty.add_choice(
            "Nhập danh sách…",
            "Tệp Excel hoặc Word các đơn vị gửi, nhiều tệp một lúc",
            "arrow_import",
            self.dialogs.open_import,
        )
        empty.add_choice("Thêm đề nghị", "Nhập tay từng đề nghị, kiểm tra như khi nhập tệp", "edit", self.dialogs.add)
        if (trial := samples.lists_to_try(self.desk.store)) is not None:
            lists, received = trial
            empty.add_choice(
                "Thử với danh sách mẫu",
                f"{len(lists)} tệp các phường gửi ngày {show(received)}: Excel, Word, phông chữ cũ",
                "lightbulb",
                lambda: self.dialogs.open_import(lists, received),
            )
        empty.add_note("Có thể kéo tệp thả vào đây.")
        no_plan = EmptyState(
            "Chưa chọn kế hoạch", "Chọn hoặc thêm một kế hoạch trước, rồi nhận đề nghị của kế hoạch đó.", drawing=True
        )
        no_plan.add_act("Mở Kế hoạch", lambda: self.asked.emit("Kế hoạch", None))
        self._rows_place = QStackedWidget()
        self._sheet, self._empty, self._no_plan = sheet, empty, no_plan
        for part in (sheet, empty, no_plan):
            self._rows_place.addWidget(part)
        self.table.set_empty("Không có đề nghị nào hợp với bộ lọc.", "Bỏ lọc", self.filter.clear_all)
        return self._rows_place

    def _connect(self) -> None:
        self.filter.changed.connect(self._read_lines)
        self.table.current_row_changed.connect(lambda _: self._panel_rest.start())
        self.table.selection_changed.connect(self._tell_status)
        self.table.activated_row.connect(self.dialogs.edit)
        self.table.sort_requested.connect(self._sort)
        self.table.menu_for = self._menu_for
        deleting = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._trash_selected)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._panel_rest.timeout.connect(self._show_panel)
        self.panel.closed.connect(self._close_panel)
        self.panel.stepped.connect(self.table.step)
        self.panel.move_asked.connect(self._move_current)
        self.panel.edit_asked.connect(lambda: self.dialogs.edit(self.table.current_row()))
        self.panel.fill_more = lambda menu: self._fill_menu(menu, self._current())
        self.acts.done.connect(self._tell_done)
        self.dialogs.told.connect(self._tell_done)
        self.dialogs.saved.connect(self._go_to_saved)
        self.dialogs.show_batch.connect(self._show_batch)
        self.acts.failed.connect(lambda sentence: self.banner.show_message(State.ERROR, sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        compact = window.width() < Size.COMPACT_WIDTH or window.height() < Size.COMPACT_HEIGHT
        if compact != self._sized_for:
            self._sized_for = compact
            self._set_compact(compact)

    def _set_compact(self, compact: bool) -> None:
        margin = Space.PAGE_Y_COMPACT if compact else Space.PAGE_Y
        page = self.layout()
        if page is not None:
            page.setContentsMargins(Space.PAGE_X, margin, Space.PAGE_X, margin)
        self._left.setSpacing(Space.S if compact else 10)
        self.filter.set_compact(compact)
        for place in (self._empty, self._no_plan):
            for drawing in place.findChildren(Drawing):
                drawing.setVisible(not compact)
        self.panel.set_compact(compact)
        self.table.set_row_size(Size.ROW_COMPACT if compact else Size.ROW)
        for column in (ACHIEVEMENT, AWARD):
            self.table.setColumnHidden(column, compact)
        width = Size.PANEL_COMPACT if compact else Size.PANEL
        self.splitter.setSizes([max(self.width() - width, width), width])

    # --- read -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        plan = self.desk.plan
        if plan is None or plan.id is None:
            self._counts = {}
            self._show_lines([])
            self._set_usable(False)
            return
        self._set_usable(True)
        self.filter.set_units(units.list_units(self.desk.store))
        self._read_lines()

    def _set_usable(self, usable: bool) -> None:
        for part in (self.import_button, self.add_button, self.batches_button, self.filter):
            part.setEnabled(usable)
        self.filter.search.setEnabled(usable)

    def _read_lines(self) -> None:
        """Read what the filter lets through: at once, or in a job if the plan is long.

        Only the last question counts: an answer to an older one is thrown away, and not even looked up.
        """
        plan = self.desk.plan
        if plan is None or plan.id is None:
            return
        if not self.isVisible():
            self._stale = True
            return
        self._asked += 1
        asked, home = self._asked, self.desk.store
        plan_id, wanted, order = plan.id, self.filter.wanted(plan.id), self._order

        def read(store: Store) -> Answer:
            return nominations.counts(store, plan_id), nominations.lines(store, wanted, order)

        if nominations.total(home, plan_id) <= READ_IN_JOB:
            self._show_answer(read(home))
            return

        def work(_report: Report, _cancelled: Cancelled) -> Answer:
            if asked != self._asked:
                return {}, []
            with home.again() as store:
                return read(store)

        def done(answer: Answer) -> None:
            if asked == self._asked:
                self._show_answer(answer)

        self.desk.jobs.run("Đang đọc đề nghị", work, done)

    def _show_answer(self, answer: Answer) -> None:
        self._counts, lines = answer
        self._show_lines(lines)

    def _show_lines(self, lines: list[Line]) -> None:
        if not self._ascending:
            lines.reverse()
        self.table.set_rows(lines)
        self.filter.set_counts(len(lines), self._counts)
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
        if column in ORDERS:
            self._order, self._ascending = ORDERS[column], ascending
            self._read_lines()
        else:
            self._order, self._ascending = "unit", True

    def _tell_status(self) -> None:
        shown = self.table.rows_model.rowCount()
        chosen = len(self.table.selectionModel().selectedRows())
        self.status_changed.emit(f"{number(shown)} đề nghị đang hiện · {number(chosen)} đang chọn")

    # --- panel ----------------------------------------------------------------------------------------------------

    def _show_panel(self) -> None:
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
        self.panel.show_nomination(shown, line.unit or "", origin, movement)

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

    # --- acts -----------------------------------------------------------------------------------------------------

    def _current(self) -> list[Line]:
        line = self.table.current_row()
        return [line] if line is not None else []

    def _menu_for(self, lines: list[Line]) -> QMenu:
        menu = QMenu(self)
        self._fill_menu(menu, lines)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill_menu(self, menu: QMenu, lines: list[Line]) -> None:
        self.acts.fill_menu(menu, lines, lambda: self.dialogs.edit(lines[0]))

    def _move_current(self, status: Status) -> None:
        self.acts.move(self._current(), status)

    def _trash_selected(self) -> None:
        self.acts.trash(self.table.selected_rows())

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

    def focus_filter(self) -> None:
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._panel_rest.stop()

    def _on_plan_changed(self, plan: object) -> None:
        plan_id = plan.id if isinstance(plan, Plan) else None
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.filter.clear_all()
            self.banner.hide()
        super()._on_plan_changed(plan)
