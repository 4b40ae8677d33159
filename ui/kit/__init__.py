"""The parts from which every screen is made. Catalogue (import each from the module named).

tokens      theme(), State, Strength, Type, Size, Space      the only place with colours and sizes
appearance  prepare(app) once, apply(app, Mode.SYSTEM, 1.0), Memory(ini file)
base        Label("words", Type.SMALL, "muted", wrap=True), Glyph("person"), Glyph.of(State.WARN), Rule(), Sheet(),
            ScrollBody() inside a scroll area, ground(widget, "window"), clear(layout)
scroll      ScrollArea(body, "Chi tiết"): Tab stops there only while there is something to scroll to
icons       icon("arrow_import"), state_icon(State.OK) for menus; draw(painter, …) in paint code
buttons     PrimaryButton("Nhập 6 đề nghị", "arrow_import", on_click=f, key="Ctrl+I", tip="…"), SecondaryButton,
            GhostButton, LinkButton, DangerButton, CloseButton, FilterChip("Cần xem", State.WARN, 6) -> toggled
cells       Column("Đơn vị", lambda row: row.unit, width=160, stretch=True, sort_key=…, tooltip=…, kind=Kind.MUTED);
            values NameCell("…", Who.INDIVIDUAL), StateCell(State.OK, "Đủ hồ sơ", Strength.QUIET),
            QuotaCell(4, 3, State.ERROR, "Vượt 1"), TwoLines("…", "…", State.WARN); GroupRow("Phường", "8 đơn vị"),
            ThreeLines("…", "…", "Hồ sơ: còn 6 ngày", State.WAIT)
table       TableView(columns, rows, key=lambda row: row.id, name="Đề nghị"): set_rows, current_row, selected_rows,
            select_key, step, set_empty("…", "Bỏ lọc", f), menu_for = f(rows) -> QMenu; signals activated_row(row),
            current_row_changed(row), selection_changed(), sort_requested(column, ascending); show_sort(column)
guard       @guarded() over what Qt calls to draw (paintEvent, paint): a defect goes to the diary, the window lives on
columns     ColumnsButton(table), the button "Cột…"; a table remembers columns and sorting by itself when first shown,
            remember_columns(table, memory, "de-nghi") does so before its first rows and under a name of its own
table_foot  TableFoot(table): set("Cả kế hoạch", "28 đơn vị", {1: QuotaCell(…)}), the sums stuck under a table
flow        Flow(space=Space.S).add(chip, chip, link)   side by side, going on in the next line
fields      LineEdit, TextEdit, SearchField("Lọc trong bảng…", "Ctrl+F") -> searched(text), Combo, FindCombo,
            FilterCombo("Loại", [("Tất cả", None), …]) -> chosen(value)
choosing    ChoosingPopup("Tìm kiếm", SearchField("…"), "Kết quả", parent): .search over .list, override take(item)
forms       Form: add(row), add_line(row, row), check(), errors(), values_changed(), mark_clean(); rows
            LineField("Tên", check=f), TextField("…", lines=4), ComboField("Đơn vị", [("…", 3)], find=True),
            DateField("Ngày nhận"), NumberField("Số tiền", low=0), CheckField("…"):
            value(), set_value(), show_error("…"), changed
dialog      Dialog("Sửa đề nghị", "Lưu", parent, second="…", help="…"): .form, .body, override save(); set_help("…")
states      StateLabel(State.WARN, "Cần bổ sung", Strength.PILL), KeyCap("Ctrl+K"),
            Seats(Who.COLLECTIVE, 1, 2, "tập thể")
banner      Banner: show_message(State.OK, "…", [("Hoàn tác", "arrow_undo", f)]), ProgressLine -> stop_asked, Bar
keys        on_key("Delete", table, trash, inside=False)   a key that holds only where the focus is
pages       Pages(sheet, empty): one is seen, the others ask for no room
parted      PartedPages({"bases": page}, {"bases": "Căn cứ · 4"}, name="…"): parts at the left, the page at the right
panel       SidePanel: set_head, set_sections([Section("Cần xử lý · 2 cảnh báo").add(…)]), set_foot([…]);
            signals closed, stepped(int); FactRow("Chức vụ", "…"), ItemRow("Tờ trình", "Bản chính", State.OK, "Đã có")
            with add_tick("Đã nhận Tờ trình", True, f), Quote("sentence", "Mục III.4.2"),
            FindingLine(State.WARN, "…", [("So sánh…", "", f)], Quote(…))
empty       EmptyState("Chưa có kế hoạch nào", "…", drawing=True).add_choice("…", "…", "edit", f), ChoiceCard
Beside the kit: ui.jobs.JobRunner, ui.events.AppEvents, ui.messages (inform, error, ask, open_files, save_file …).
"""
