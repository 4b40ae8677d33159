"""The form of a unit, new or edited."""

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.text import clean
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import units
from ui.desk import Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.buttons import SecondaryButton
from ui.kit.forms import ComboField, DateField, LineField, TextField

NEW_GROUP = -1
ANOTHER_GROUP = ("Nhóm mới…", NEW_GROUP)
NAME_HELP = "In trên tờ trình, danh sách; ví dụ UBND phường Nghĩa Đô."
RENAME_HELP = (
    "Sửa ở đây là sửa chỗ ghi sai. Đơn vị đổi tên thật thì dùng “Đổi tên, gộp, tách…” để giấy tờ cũ giữ tên cũ."
)


class UnitForm(StoringDialog):
    """Asks for a unit and stores it, or adds units one after another. `stored(Change)` after each.

    `part` names the field to begin with.
    """

    def __init__(self, desk: Desk, unit: Unit | None, *, part: str = "name", parent: QWidget | None = None) -> None:
        title = "Sửa đơn vị" if unit else "Thêm đơn vị"
        act = "Lưu" if unit else "Lưu, nhập tiếp"
        super().__init__(desk, title, act, parent, second=unit.short_name if unit else "", width=520)
        self._adds = self._goes_on = unit is None
        if self._adds:
            self.add_button(SecondaryButton("Lưu và đóng", on_click=self._save_and_close))
        self._unit = unit or Unit(0, 0, "", "", "")
        self._set_up_fields()
        self.form.add_stretch()
        self.form.mark_clean()
        parts = {"aliases": self.aliases, "contact": self.contact, "active_from": self.active_from}
        self._begun_at = parts.get(part, self.name)
        self._begun_at.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Where the form is longer than the screen, the field it begins with is seen."""
        first = not self._fitted
        super().showEvent(event)
        if first:
            self._begun_at.go_here()

    def _set_up_fields(self) -> None:
        unit, form = self._unit, self.form
        self.name = form.add(LineField("Tên trong văn bản", unit.name, help=NAME_HELP if not unit.id else RENAME_HELP))
        self.short = form.add(
            LineField("Tên ngắn", unit.short_name, help="Hiện trên màn hình; ví dụ Phường Nghĩa Đô.", optional=True)
        )
        groups = [(group.name, group.id) for group in units.groups(self.desk.store)]
        chosen = unit.group_id or (groups[0][1] if groups else NEW_GROUP)
        self.group = form.add(ComboField("Nhóm đơn vị", [*groups, ANOTHER_GROUP], chosen))
        self.new_group = form.add(LineField("Tên nhóm mới", check=self._group_taken))
        self.group.changed.connect(self._fit)
        self._fit()
        self.aliases = form.add(
            TextField(
                "Tên gọi khác",
                "\n".join(unit.aliases),
                lines=3,
                optional=True,
                help="Mỗi dòng một tên mà đơn vị hay ghi trong tệp gửi đến; nhờ đó khi nhập sẽ nhận ra đơn vị.",
            )
        )
        self.contact = LineField("Người phụ trách", unit.contact, optional=True)
        self.phone = LineField("Điện thoại", unit.phone, optional=True)
        form.add_line(self.contact, self.phone)
        self.active_from = DateField("Dùng từ ngày", unit.active_from, optional=True)
        self.active_to = DateField("Đến hết ngày", unit.active_to, optional=True, check=self._order)
        form.add_line(self.active_from, self.active_to)

    def _fit(self) -> None:
        self.new_group.setVisible(self.group.value() == NEW_GROUP)

    def _group_taken(self, name: str) -> str:
        known = {clean(group.name).casefold() for group in units.groups(self.desk.store)}
        return f"Đã có nhóm “{name}”. Chọn nhóm đó ở trên." if clean(name).casefold() in known else ""

    def _order(self, active_to: date) -> str:
        starts = self.active_from.value()
        return "Ngày ngừng dùng trước ngày bắt đầu dùng." if starts and active_to < starts else ""

    def draft(self) -> Unit:
        """The unit as it stands in the form."""
        aliases = (clean(line) for line in self.aliases.value().splitlines())
        group = self.group.value()
        return replace(
            self._unit,
            name=clean(self.name.value()),
            short_name=clean(self.short.value()) or clean(self.name.value()),
            group_id=0 if group == NEW_GROUP else group,
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
            contact=self.contact.value(),
            phone=self.phone.value(),
            active_from=self.active_from.value(),
            active_to=self.active_to.value(),
        )

    def _save_and_close(self) -> None:
        self._goes_on = False
        self.save()
        if not self.storing:
            self._goes_on = self._adds

    def _done(self, result: Change) -> None:
        if not self._goes_on:
            super()._done(result)
            return
        self.storing = False
        self.primary.setEnabled(True)
        self._begin_next()
        self.set_help(f"{result.summary} Đang nhập đơn vị tiếp theo.")
        self.stored.emit(result)

    def _failed(self, sentence: str) -> None:
        self._goes_on = self._adds
        super()._failed(sentence)

    def _begin_next(self) -> None:
        """The next unit of the same group."""
        made, group = clean(self.new_group.value()).casefold(), self.group.value()
        known = units.groups(self.desk.store)
        if group == NEW_GROUP:
            group = next((one.id for one in known if clean(one.name).casefold() == made), group)
        self.banner.close_message()
        self.group.set_entries([*((one.name, one.id) for one in known), ANOTHER_GROUP])
        self.group.set_value(group)
        for field in (self.name, self.short, self.new_group, self.aliases, self.contact, self.phone):
            field.set_value("")
        for day in (self.active_from, self.active_to):
            day.set_value(None)
        self._fit()
        self.form.mark_clean()
        self.name.go_here()

    def save(self) -> None:
        """Store the unit if nothing is wrong; else go to the first error."""
        if self.storing or not self.form.check() or not self._fits_others():
            return
        draft, new_group = self.draft(), self.new_group.value() if self.group.value() == NEW_GROUP else ""
        self.store(
            "Đang lưu đơn vị",
            lambda store, report, cancelled: (
                units.save_in_new_group(store, draft, new_group) if new_group else units.save(store, draft)
            ),
        )

    def _fits_others(self) -> bool:
        """Ask the office's rules about names; what they say goes under the field."""
        wrong = units.problems(self.desk.store, self.draft())
        rows = {"name": self.name, "aliases": self.aliases, "active_to": self.active_to}
        found = [(row, wrong[name]) for name, row in rows.items() if name in wrong]
        for row, sentence in found:
            row.show_error(sentence)
        if found:
            found[0][0].go_here()
        return not found
