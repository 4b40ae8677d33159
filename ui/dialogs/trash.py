"""Thùng rác: the nominations that were put away, and their way back."""

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import nominations
from thidua_desktop.services.nominations import Filter, Line
from ui.desk import Desk
from ui.kit.banner import Banner
from ui.kit.cells import Column, Kind, NameCell
from ui.kit.dialog import Dialog
from ui.kit.fields import SearchField
from ui.kit.table import TableView
from ui.kit.tokens import Size, State, theme
from ui.tabs.nominations_words import KIND_ICONS

WIDTH = 760
ROWS_SHOWN = 8
EMPTY = "Thùng rác không có đề nghị nào."
NOTHING_FOUND = "Không có đề nghị nào khớp với chữ đã gõ."


class TrashDialog(Dialog):
    """Lists the nominations in the trash, of all plans; takes back those that are chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            "Thùng rác",
            "Lấy lại",
            parent,
            second="Đề nghị đã bỏ, của mọi kế hoạch. Trong thùng rác thì không tính vào chỉ tiêu, không in ra giấy tờ.",
            width=WIDTH,
            scroll=False,
        )
        self._desk = desk
        self._writing = False
        self.form.hide()
        self.banner = Banner()
        self.search = SearchField("Lọc trong thùng rác…", "Ctrl+F")
        self.table: TableView[Line] = TableView(_columns(), key=lambda line: line.id, name="Đề nghị trong thùng rác")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        for part in (self.banner, self.search):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.search.searched.connect(lambda _: self._read())
        self.table.selection_changed.connect(self._tell_choice)
        desk.events.changed.connect(self._on_changed)
        self.finished.connect(self._leave)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        self.table.setFocus()
        self._read()

    def unsaved(self) -> bool:
        return False

    def save(self) -> None:
        """Take the chosen nominations back; the dialog stays."""
        ids = [line.id for line in self.table.selected_rows()]
        if ids:
            self._writing = True
            self._desk.write(
                "Đang lấy lại",
                lambda store, report, cancelled: nominations.take_back(store, ids),
                lambda change: self._tell(State.OK, change.summary),
                lambda sentence: self._tell(State.ERROR, sentence),
            )

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
        self.table.set_empty(NOTHING_FOUND if text.strip() else EMPTY)
        self.table.set_rows(nominations.lines(self._desk.store, Filter(text=text, deleted=True), "received"))
        if self.table.current_row() is None:
            self.table.step(1)
        self._tell_choice()

    def _tell_choice(self) -> None:
        count = len(self.table.selected_rows())
        self.primary.setText(f"Lấy lại {count} đề nghị" if count else "Lấy lại")
        self.primary.setEnabled(bool(count))
        self.set_help("" if count or not self.table.rows_model.rows() else "Chọn đề nghị cần lấy lại.")

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Topic.NOMINATIONS, Topic.BATCHES):
            self._read()


def _columns() -> list[Column[Line]]:
    return [
        Column(
            "Đối tượng",
            lambda line: NameCell(line.name, KIND_ICONS[NomineeKind(line.kind)]),
            kind=Kind.NAME,
            width=220,
            stretch=True,
        ),
        Column("Đơn vị đề nghị", lambda line: line.unit or "Chưa rõ đơn vị", width=190),
        Column("Hình thức", lambda line: line.award, kind=Kind.MUTED, width=150, tooltip=lambda line: line.award or ""),
        Column("Ngày nhận", lambda line: date.fromisoformat(line.received), width=100),
    ]
