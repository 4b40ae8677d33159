"""The second line of the Đơn vị tab: which units the table shows, and how many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import UnitGroup
from ui.kit.base import Label
from ui.kit.buttons import FilterChip, LinkButton
from ui.kit.combos import FilterCombo
from ui.kit.tokens import Space, State
from ui.tabs.units_words import UnitLine


class UnitFilters(QWidget):
    """Group, "Chưa gửi", "Ngừng dùng"; `changed` when the clerk sets one, `cleared` for "Bỏ lọc"."""

    changed = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.group = FilterCombo("Nhóm", [("Tất cả", None)])
        self.group.chosen.connect(lambda _: self.changed.emit())
        self.unsent = FilterChip("Chưa gửi", State.NONE, 0)
        self.retired = FilterChip("Ngừng dùng", State.NEUTRAL, 0)
        for chip in (self.unsent, self.retired):
            chip.toggled.connect(lambda _: self.changed.emit())
        self.counted = Label(role="muted")
        self.clear = LinkButton("Bỏ lọc", on_click=self.cleared.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        for part in (self.group, self.unsent, self.retired):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.counted)
        line.addWidget(self.clear)

    def show_choices(self, lines: Sequence[UnitLine], groups: Sequence[UnitGroup]) -> None:
        """Offer these groups, and count what needs work."""
        self.group.set_entries([("Tất cả", None), *((group.name, group.id) for group in groups)])
        self.unsent.set_count(sum(line.unsent for line in lines))
        self.retired.set_count(sum(not line.in_use for line in lines))

    def fitting(self, lines: Sequence[UnitLine], text: str) -> list[UnitLine]:
        """The lines that answer to the filters and to a text in any spelling.

        Units out of use are seen only when asked for, by their chip or by name.
        """
        wanted, group = fold(text).split(), self.group.value()
        found = [
            line
            for line in lines
            if (group is None or line.unit.group_id == group) and all(word in line.searched for word in wanted)
        ]
        if self.unsent.isChecked():
            found = [line for line in found if line.unsent]
        if self.retired.isChecked():
            return [line for line in found if not line.in_use]
        return [line for line in found if line.in_use or wanted]

    def say_counts(self, shown: int, lines: Sequence[UnitLine], text: str) -> None:
        """How many units are shown, and the way back to all of them."""
        filtered = bool(text or self.group.value() is not None or self.unsent.isChecked() or self.retired.isChecked())
        in_use = sum(line.in_use for line in lines)
        self.counted.setText(f"{shown} trong {len(lines)} đơn vị" if filtered else f"{in_use} đơn vị đang dùng")
        self.clear.setVisible(filtered)

    def show_all(self) -> None:
        """Take every filter away."""
        self.group.setCurrentIndex(0)
        self.unsent.setChecked(False)
        self.retired.setChecked(False)
