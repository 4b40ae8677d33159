"""Thùng rác: the plans, units, imports and nominations that were put away, and their way back."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.text import natural_sort_key
from thidua_desktop.services import trash
from thidua_desktop.services.trash import Sort, Thing
from ui.desk import Desk
from ui.kit.banner import Banner
from ui.kit.cells import Column, GroupRow, Kind, NameCell, Who
from ui.kit.combos import FilterCombo
from ui.kit.dialog import Dialog
from ui.kit.fields import SearchField
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, theme
from ui.tabs.nominations_words import KIND_ICONS

WIDTH = 760
ROWS_SHOWN = 10
EMPTY = "Thùng rác không có gì."
NOTHING_FOUND = "Không có gì trong thùng rác khớp với chữ đã gõ."
ICONS = {Sort.PLAN: Who.NOBODY, Sort.UNIT: Who.UNIT, Sort.IMPORT: Who.FILE}


class TrashDialog(Dialog):
    """Lists what lies in the trash, or one sort of it, of all plans; takes back what is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, sort: Sort | None = None) -> None:
        super().__init__(
            "Thùng rác",
            "Lấy lại",
            parent,
            second="Kế hoạch, đơn vị, lần nhập, đề nghị đã bỏ. Đề nghị ở đây không tính vào chỉ tiêu, không in ra.",
            width=WIDTH,
            scroll=False,
        )
        self._desk = desk
        self._writing = False
        self.form.hide()
        self.banner = Banner()
        self.sort = FilterCombo("Loại", [("Tất cả", None), *((one.value[1], one) for one in Sort)])
        if sort is not None:
            self.sort.set_value(sort)
        self.search = SearchField("Lọc trong thùng rác…", "Ctrl+F")
        self.table: TableView[Thing] = TableView(_columns(), key=lambda thing: thing.key, name="Thùng rác")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.sort)
        line.addWidget(self.search, 1)
        self.body.addWidget(self.banner)
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self._connect()
        self.table.setFocus()
        self._read()

    def _connect(self) -> None:
        self.sort.chosen.connect(lambda _: self._read())
        self.search.searched.connect(lambda _: self._read())
        self.table.selection_changed.connect(self._tell_choice)
        self.table.activated_row.connect(lambda _: self.save())
        self._desk.events.changed.connect(self._on_changed)
        self.finished.connect(self._leave)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def unsaved(self) -> bool:
        return False

    def save(self) -> None:
        """Take what is chosen back; the dialog stays."""
        things = self.table.selected_rows()
        if things and not self._writing:
            self._writing = True
            self._desk.write(
                "Đang lấy lại",
                lambda store, report, cancelled: trash.take_back(store, things),
                lambda change: self._taken_back(change, things),
                lambda sentence: self._tell(State.ERROR, sentence),
            )

    def _taken_back(self, change: Change, things: Sequence[Thing]) -> None:
        taken = [thing.id for thing in things if thing.sort is Sort.PLAN]
        if taken and (self._desk.plan is None or len(things) == 1):
            self._desk.choose_plan(taken[0])  # who takes one plan back goes on with it
        self._desk.undone_by(change.summary, lambda store, report, cancelled: trash.put_again(store, things))
        self._tell(State.OK, change.summary)

    def _tell(self, state: State, sentence: str) -> None:
        self._writing = False
        self.banner.show_message(state, sentence)
        if not self.isVisible():
            self.deleteLater()

    def _leave(self) -> None:
        """A job may still end here after the clerk has closed the dialog."""
        if not self._writing:
            self.deleteLater()

    def _read(self) -> None:
        text = self.search.text()
        found = trash.everything(self._desk.store, text, self.sort.value())
        self.table.set_empty(NOTHING_FOUND if text.strip() else EMPTY)
        self.table.set_rows(_grouped(found))
        if self.table.current_row() is None:
            self.table.step(1)
        self._tell_choice()

    def _tell_choice(self) -> None:
        chosen = self.table.selected_rows()
        sorts = {thing.sort for thing in chosen}
        words = next(iter(sorts)).counted(len(chosen)) if len(sorts) == 1 else f"{len(chosen)} dòng"
        self.primary.setText(f"Lấy lại {words}" if chosen else "Lấy lại")
        self.primary.setEnabled(bool(chosen))
        self.set_help("" if chosen or not self.table.rows_model.rows() else "Chọn những dòng cần lấy lại.")

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Topic.NOMINATIONS, Topic.BATCHES, Topic.UNITS, Topic.PLANS):
            self._read()


def _grouped(things: Sequence[Thing]) -> list[Thing | GroupRow]:
    rows: list[Thing | GroupRow] = []
    for sort, found in groupby(things, lambda thing: thing.sort):
        alike = list(found)
        rows += [GroupRow(sort.value[1], sort.counted(len(alike))), *alike]
    return rows


def _columns() -> list[Column[Thing]]:
    def name(thing: Thing) -> NameCell:
        return NameCell(thing.name, KIND_ICONS[thing.kind] if thing.kind else ICONS[thing.sort])

    def when(since: datetime) -> str:
        return f"{since:%d/%m/%Y %H:%M}"

    return [
        Column(
            "Tên",
            name,
            kind=Kind.NAME,
            sort_key=lambda thing: natural_sort_key(thing.name),
            width=300,
            stretch=True,
            tooltip=lambda thing: thing.name,
        ),
        Column(
            "Thuộc",
            lambda thing: thing.place or None,
            sort_key=lambda thing: natural_sort_key(thing.place),
            width=200,
            tooltip=lambda thing: thing.place,
        ),
        Column(
            "Bỏ lúc", lambda thing: when(thing.since), kind=Kind.MUTED, width=140, sort_key=lambda thing: thing.since
        ),
    ]
