"""The filter bar of the quota grid: what is shown, in what bands, and the export."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from thidua_desktop.domain.units import UnitGroup
from ui.kit.base import Label
from ui.kit.buttons import FilterChip, LinkButton, SecondaryButton
from ui.kit.combos import FilterCombo
from ui.kit.fields import SearchField
from ui.kit.tokens import Size, Space, Type, theme
from ui.tabs.quota_rows import FILTERS, Standing, Wanted, counted

EVERY_GROUP = "Tất cả"
SEARCH_LEAST = 152  # its words stay readable


class QuotaFilters(QWidget):
    """One line of filters, and a second one while some units are hidden.

    `changed` when the clerk wants other rows; `wanted()` says which. What does not fit the width goes under "…".
    """

    changed = Signal()

    def __init__(
        self, on_export: Callable[[], object], *, urgent_first: bool, drawn: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_export = on_export
        self.search = SearchField("Lọc đơn vị…")
        self.search.setToolTip("Lọc đơn vị theo tên, gõ có dấu hay không dấu đều được · Ctrl+F")
        self.group = FilterCombo("Nhóm", [(EVERY_GROUP, None)])
        self.urgent = SecondaryButton("Vượt và thiếu trước")
        self.urgent.setCheckable(True)
        self.urgent.setChecked(urgent_first)
        self.chips = {standing: FilterChip(standing.value[2], standing.state, 0) for standing in FILTERS}
        self.more = SecondaryButton("", "more_horizontal", tip="Bộ lọc khác và xuất Excel…", on_click=self._open_more)
        self.export = SecondaryButton("Xuất Excel", "arrow_download", on_click=on_export)
        self.view = QWidget()
        self.as_table, self.as_bars = SecondaryButton("Bảng"), SecondaryButton("Hình")
        self._set_up_view(drawn)
        self._hidden_units = Label(kind=Type.SMALL, role="muted")
        self._group_on = FilterChip("", removable=True)
        self._group_on.clicked.connect(lambda: self.group.set_value(None))
        self._second = QWidget()
        self._lay_out()
        self._mark_urgent()
        self._connect()

    def _set_up_view(self, drawn: bool) -> None:
        line = QHBoxLayout(self.view)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        one_of = QButtonGroup(self.view)
        for button, tip in ((self.as_table, "Xem chỉ tiêu thành bảng"), (self.as_bars, "Xem chỉ tiêu bằng hình")):
            button.setCheckable(True)
            button.setToolTip(tip)
            one_of.addButton(button)
            line.addWidget(button)
        (self.as_bars if drawn else self.as_table).setChecked(True)
        self.as_bars.toggled.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        self.search.setMinimumWidth(theme().px(SEARCH_LEAST))
        self.search.setMaximumWidth(theme().px(Size.SEARCH_COMPACT))
        first.addWidget(self.search, 1)
        for widget in (self.group, self.urgent, *self.chips.values(), self.more):
            first.addWidget(widget)
        first.addStretch(0)
        first.addWidget(self.view)
        first.addWidget(self.export)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(Space.M)
        second.addWidget(self._group_on)
        second.addWidget(self._hidden_units)
        second.addWidget(LinkButton("Bỏ lọc", on_click=self.reset))
        second.addStretch(1)
        self._second.hide()
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.XS)
        both.addLayout(first)
        both.addWidget(self._second)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self.changed.emit())
        self.group.chosen.connect(lambda _: self._group_chosen())
        self.urgent.toggled.connect(lambda _: self._urgent_toggled())
        for chip in self.chips.values():
            chip.toggled.connect(lambda _: self.changed.emit())

    def wanted(self) -> Wanted:
        """The rows and bands asked for now."""
        on = frozenset(standing for standing, chip in self.chips.items() if chip.isChecked())
        return Wanted(self.search.text(), self.group.value(), on, self.urgent.isChecked())

    def reset(self) -> None:
        """Show every unit again; the bands stay as they are."""
        if not self.wanted().narrows:
            return
        self.blockSignals(True)
        self.search.clear_now()
        self.group.set_value(None)
        for chip in self.chips.values():
            chip.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    def set_groups(self, groups: Sequence[UnitGroup]) -> None:
        """The unit groups to choose from."""
        self.group.set_entries([(EVERY_GROUP, None), *((group.name, group.id) for group in groups)])
        self._fit()

    def set_counts(self, counts: Mapping[Standing, int], shown: int, whole: int) -> None:
        """How many units each chip would show, and how many are shown now."""
        for standing, chip in self.chips.items():
            chip.set_count(counts[standing])
        self._hidden_units.setText(f"{shown} trong {counted(whole)}")
        self._second.setVisible(self.wanted().narrows)
        self._fit()

    def _group_chosen(self) -> None:
        self._group_on.setText(f"Nhóm: {self.group.currentText()}")
        self._group_on.set_count(None)
        self._fit()
        self.changed.emit()

    def _urgent_toggled(self) -> None:
        self._mark_urgent()
        self._fit()
        self.changed.emit()

    def _mark_urgent(self) -> None:
        self.urgent.set_icon_name("checkmark" if self.urgent.isChecked() else "")

    def minimumSizeHint(self) -> QSize:
        """What always stays, and "…": the rest gives way instead of holding the window wide."""
        always: tuple[QWidget, ...] = (*self.chips.values(), self.more)
        width = self.search.minimumWidth() + sum(widget.sizeHint().width() + Space.S for widget in always)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put under "…" what the width has no room for: groups (a chip if on), export, view, then the bands."""
        room = self.width() - self.search.minimumWidth()
        room -= sum(chip.sizeHint().width() + Space.S for chip in self.chips.values())
        parts = (self.group, self.more, self.export, self.view, self.urgent)
        group, more, export, view, urgent = (part.sizeHint().width() + Space.S for part in parts)
        self.urgent.setVisible(room >= urgent + more)
        room -= urgent if room >= urgent + more else 0
        with_all = room >= group + export + view
        self.group.setVisible(with_all)
        self.view.setVisible(with_all or room >= more + view)
        self.export.setVisible(with_all or room >= more + view + export)
        self.more.setVisible(not with_all)
        self._group_on.setVisible(not with_all and self.group.value() is not None)

    def more_menu(self) -> QMenu:
        """What the width has no room for, as a menu."""
        menu = QMenu(self)
        menu.setAccessibleName("Bộ lọc khác")
        if self.group.isHidden():
            one_of = QActionGroup(menu)
            for number in range(self.group.count()):
                action = QAction(f"Nhóm: {self.group.itemText(number)}", one_of)
                action.setCheckable(True)
                action.setChecked(number == self.group.currentIndex())
                action.triggered.connect(lambda _, n=number: self.group.setCurrentIndex(n))
                menu.addAction(action)
        menu.addSeparator()
        if self.urgent.isHidden():
            bands = menu.addAction(self.urgent.text())
            bands.setCheckable(True)
            bands.setChecked(self.urgent.isChecked())
            bands.toggled.connect(self.urgent.setChecked)
        if self.view.isHidden():
            other = self.as_table if self.as_bars.isChecked() else self.as_bars
            menu.addAction(other.toolTip(), lambda: other.setChecked(True))
        if self.export.isHidden():
            menu.addAction("Xuất Excel", self._on_export)
        return menu

    def _open_more(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
