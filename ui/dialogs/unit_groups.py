"""Nhóm đơn vị: their names, their order, and which of them work by the school year."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.text import clean
from thidua_desktop.domain.units import UnitGroup
from thidua_desktop.services import units
from ui.desk import Desk
from ui.dialogs.plan_form_lines import LineEditor, LinesPage
from ui.dialogs.storing import StoringDialog
from ui.kit.forms import CheckField, LineField
from ui.kit.tokens import Size, theme

WIDTH = 620
ROWS_SHOWN = 7


class GroupEditor(LineEditor[UnitGroup]):
    """Asks for one group."""

    def __init__(self, line: UnitGroup | None, parent: QWidget) -> None:
        super().__init__("nhóm đơn vị", line, parent)
        self.set_help("Lưu cùng cả danh sách khi bấm “Lưu”.")
        known = line or UnitGroup(0, "", 0)
        self.name = self.form.add(
            LineField("Tên nhóm", known.name, help="Ví dụ Phường; Phòng, ban, đơn vị; Trường học.")
        )
        self.school = self.form.add(
            CheckField(
                "Làm việc theo năm học",
                known.school_year,
                help="Hạn hằng năm của nhóm này tính theo năm học, từ tháng 8.",
            )
        )
        self.filled()

    def line(self) -> UnitGroup:
        known = self.before or UnitGroup(0, "", 0)
        return replace(known, name=clean(self.name.value()), school_year=self.school.value())


class UnitGroups(StoringDialog):
    """The office's groups as one list; stored together. `stored(GroupsStep)` once stored."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Nhóm đơn vị", "Lưu", parent, width=WIDTH, scroll=False)
        self._before = tuple(units.groups(desk.store))
        sizes = units.group_sizes(desk.store)
        self.form.hide()
        self.page: LinesPage[UnitGroup] = LinesPage(
            "nhóm",
            "Thứ tự ở đây là thứ tự trong bảng và trên giấy tờ. Kế hoạch giao chỉ tiêu theo nhóm.",
            [
                ("Nhóm", lambda group: group.name, 240, True),
                ("Thời gian", lambda group: "Theo năm học" if group.school_year else "Theo năm", 130, False),
                ("Số đơn vị", lambda group: str(sizes.get(group.id, 0)), 90, False),
            ],
            self._before,
            GroupEditor,
        )
        self.page.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW))
        self.body.addWidget(self.page, 1)
        self.page.table.setFocus()

    def unsaved(self) -> bool:
        return not self.storing and (self.page.lines() != self._before or self.page.values_changed())

    def save(self) -> None:
        """Store the list with the line being written; what is wrong with it is said above."""
        if not self.page.finish():
            return
        listed: Sequence[UnitGroup] = self.page.lines()
        self.store("Đang lưu nhóm đơn vị", lambda store, report, cancelled: units.save_groups(store, listed))
