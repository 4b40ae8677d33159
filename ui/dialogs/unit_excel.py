"""A list of units from Excel: what each row would do, seen before anything is written."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.text import natural_sort_key
from thidua_desktop.services import unit_excel, units
from thidua_desktop.services.unit_excel import RowState, SeenList, SeenRow
from ui.desk import Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.base import Label, Sheet
from ui.kit.cells import Column, Kind, StateCell
from ui.kit.forms import ComboField
from ui.kit.table import TableView
from ui.kit.tokens import Size, State, theme

WIDTH = 900
ROWS_SHOWN = 10
STATES = {
    RowState.NEW: State.INFO,
    RowState.CHANGED: State.OK,
    RowState.SAME: State.NEUTRAL,
    RowState.REFUSED: State.WARN,
}


class UnitExcel(StoringDialog):
    """Shows the rows of a list, as `unit_excel.look` saw them, and takes them all. `stored(Step)`."""

    def __init__(self, desk: Desk, path: Path, seen: SeenList, parent: QWidget | None = None) -> None:
        self._path = path
        self._seen = seen
        super().__init__(desk, "Nhập đơn vị từ Excel", "Nhập", parent, second=path.name, width=WIDTH, scroll=False)
        groups = [(group.name, group.id) for group in units.groups(desk.store)]
        self.group = self.form.add(
            ComboField("Nhóm của dòng không ghi nhóm", [("Chưa chọn", None), *groups], None, optional=True)
        )
        self.group.changed.connect(self._look_again)
        self.group.setVisible(any(not row.unit.group for row in self._seen.rows))
        self.form.setVisible(not self.group.isHidden())
        self.counted = Label(wrap=True)
        self.table: TableView[SeenRow] = TableView(_columns(), key=lambda row: row.row, name="Đơn vị trong tệp")
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.body.addWidget(self.counted)
        self.body.addWidget(sheet, 1)
        self.form.mark_clean()
        self._show()
        self.table.setFocus()
        self.table.step(1)

    def _look_again(self) -> None:
        """Read the file again with the group for rows that name none; as a job, for files may be large."""
        path, group = self._path, self.group.value()
        self.primary.setEnabled(False)
        self.desk.write(
            "Đang đọc danh sách đơn vị",
            lambda store, report, cancelled: unit_excel.look(store, path, group),
            self._looked,
            lambda sentence: self.banner.show_message(State.ERROR, sentence),
        )

    def _looked(self, seen: SeenList) -> None:
        self._seen = seen
        self._show()

    def _show(self) -> None:
        seen = self._seen
        self.table.set_rows(seen.rows)
        parts = [(seen.count(state), state.value.lower()) for state in RowState]
        said = ", ".join(f"{count} {words}" for count, words in parts if count)
        made = f" Nhóm sẽ thêm: {', '.join(seen.new_groups)}." if seen.new_groups else ""
        self.counted.setText(f"{len(seen.rows)} dòng: {said}.{made}")
        taken = seen.count(RowState.NEW) + seen.count(RowState.CHANGED)
        self.primary.setText(f"Nhập {taken} đơn vị" if taken else "Nhập")
        self.primary.setEnabled(bool(taken))
        self.set_help(
            "Đơn vị đang có chỉ được bổ sung, không bị xóa gì. Có thể hoàn tác."
            if taken
            else "Danh sách này không có gì mới so với các đơn vị đang có."
        )

    def unsaved(self) -> bool:
        """The file stays as it is, so nothing is lost."""
        return False

    def save(self) -> None:
        """Take the list as it is shown."""
        seen = self._seen
        self.store("Đang nhập đơn vị", lambda store, report, cancelled: unit_excel.take(store, seen))


def _columns() -> list[Column[SeenRow]]:
    return [
        Column("Dòng", lambda seen: seen.row, kind=Kind.NUMBER, sort_key=lambda seen: seen.row, width=56),
        Column(
            "Sẽ",
            lambda seen: StateCell(STATES[seen.state], seen.state.value),
            kind=Kind.STATE,
            sort_key=lambda seen: seen.state.value,
            width=120,
        ),
        Column(
            "Đơn vị",
            lambda seen: seen.unit.short_name,
            sort_key=lambda seen: natural_sort_key(seen.unit.short_name),
            width=220,
            tooltip=lambda seen: seen.unit.name,
        ),
        Column("Nhóm", lambda seen: seen.unit.group, kind=Kind.MUTED, sort_key=lambda seen: seen.unit.group, width=140),
        Column("Vì sao, đổi gì", lambda seen: seen.said, width=220, stretch=True, tooltip=lambda seen: seen.said),
    ]
