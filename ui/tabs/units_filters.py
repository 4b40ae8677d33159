"""The second line of the Đơn vị tab: which units the table shows, and how many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from thidua_desktop.domain.text import fold, natural_sort_key
from thidua_desktop.domain.units import UnitGroup
from ui.kit.base import Label
from ui.kit.buttons import FilterChip, LinkButton
from ui.kit.combos import FilterCombo
from ui.kit.tokens import Space, State
from ui.tabs.units_words import UnitLine

NO_CLUSTER = "-"


class UnitFilters(QWidget):
    """Group, cluster, "Chưa gửi hồ sơ", "Ngừng dùng"; `changed` when the clerk sets one, `cleared` for "Bỏ lọc"."""

    changed = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.group = FilterCombo("Nhóm", [("Tất cả", None)])
        self.group.chosen.connect(lambda _: self.changed.emit())
        self.cluster = FilterCombo("Cụm, khối", [("Tất cả", "")])
        self.cluster.chosen.connect(lambda _: self.changed.emit())
        self.unsent = FilterChip("Chưa gửi hồ sơ", State.NONE, 0)
        self.retired = FilterChip("Ngừng dùng", State.NEUTRAL, 0)
        for chip in (self.unsent, self.retired):
            chip.toggled.connect(lambda _: self.changed.emit())
        self.counted = Label(role="muted")
        self.clear = LinkButton("Bỏ lọc", on_click=self.cleared.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        for part in (self.group, self.cluster, self.unsent, self.retired):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.counted)
        line.addWidget(self.clear)

    def show_choices(self, lines: Sequence[UnitLine], groups: Sequence[UnitGroup]) -> None:
        """Offer these groups, and count what needs work."""
        self.group.set_entries([("Tất cả", None), *((group.name, group.id) for group in groups)])
        clusters = sorted({line.cluster_name for line in lines if line.cluster}, key=natural_sort_key)
        self.cluster.set_entries([("Tất cả", ""), *((name, name) for name in clusters), ("Chưa vào cụm", NO_CLUSTER)])
        self.cluster.setVisible(bool(clusters))
        if not clusters:
            self.cluster.setCurrentIndex(0)
        self.unsent.set_count(sum(line.unsent for line in lines))
        self.retired.set_count(sum(not line.in_use for line in lines))

    def fitting(self, lines: Sequence[UnitLine], text: str) -> list[UnitLine]:
        """The lines that answer to the filters and to a text in any spelling.

        Units out of use are seen only when asked for, by their chip or by name.
        """
        wanted, group, cluster = fold(text).split(), self.group.value(), self.cluster.value() or ""
        found = [
            line
            for line in lines
            if (group is None or line.unit.group_id == group)
            and (not cluster or line.cluster_name == cluster or (cluster == NO_CLUSTER and not line.cluster))
            and all(word in line.searched for word in wanted)
        ]
        if self.unsent.isChecked():
            found = [line for line in found if line.unsent]
        if self.retired.isChecked():
            return [line for line in found if not line.in_use]
        return [line for line in found if line.in_use or wanted]

    def say_counts(self, shown: int, lines: Sequence[UnitLine], text: str) -> None:
        """How many units are shown, and the way back to all of them."""
        chosen = self.group.value() is not None or bool(self.cluster.value())
        filtered = bool(text or chosen or self.unsent.isChecked() or self.retired.isChecked())
        in_use = sum(line.in_use for line in lines)
        self.counted.setText(f"{shown} trong {len(lines)} đơn vị" if filtered else f"{in_use} đơn vị đang dùng")
        self.clear.setVisible(filtered)

    def show_all(self) -> None:
        """Take every filter away."""
        self.group.setCurrentIndex(0)
        self.cluster.setCurrentIndex(0)
        self.unsent.setChecked(False)
        self.retired.setChecked(False)
