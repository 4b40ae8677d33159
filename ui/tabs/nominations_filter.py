"""The filter line of the nominations: combos that read as sentences, chips with counts, what is shown of how many."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.domain.plan import Movement
from thidua_desktop.domain.units import Unit
from thidua_desktop.services.nominations import Filter
from ui.kit.base import Label
from ui.kit.buttons import FilterChip, LinkButton, SecondaryButton
from ui.kit.cells import number
from ui.kit.combos import FilterCombo
from ui.kit.fields import SearchField
from ui.kit.flow import Flow
from ui.kit.tokens import Size, Space, State, theme
from ui.tabs.nominations_words import SHORT_WORDS, shortened

ALL = ("Tất cả", None)


class NominationFilter(QWidget):
    """Holds the tab's filter: `wanted(plan_id)` gives it, `show_filter` sets it, `changed` tells of the clerk's hand.

    `search` is the free-text field, which the tab puts on the line above.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("Lọc trong bảng…", "Ctrl+F")
        self.unit = FilterCombo("Đơn vị", [ALL])
        self.kind = FilterCombo("Loại", [ALL, *((kind.label, kind) for kind in NomineeKind)])
        self.status = FilterCombo("Trạng thái", [ALL, *((status.label, status) for status in Status)])
        self.lane = FilterCombo("Loại hình", [ALL, *((lane.label, lane) for lane in Lane)])
        self.movement = FilterCombo("Phong trào", [ALL])
        self.to_see = FilterChip("Cần xem", State.WARN, 0)
        self.errors = FilterChip("Có lỗi", State.ERROR, 0)
        self.late = FilterChip("Trễ hạn", State.WARN, 0)
        self.more = SecondaryButton("Bộ lọc khác…", on_click=self._open_more)
        self.counted = Label(role="muted")
        self.clear_link = LinkButton("Bỏ lọc", on_click=self.clear_all)
        self._extra = Filter()
        self._batch_name = ""
        self._compact = False
        self._quiet = False
        self._has_movements = False
        self._lay_out()
        for combo in (self.unit, *self._rarer()):
            combo.chosen.connect(self._tell)
        for chip in (self.to_see, self.errors, self.late):
            chip.toggled.connect(self._tell)
        self.search.searched.connect(self._tell)
        self.set_counts(0, {})
        self._show_parts()

    def minimumSizeHint(self) -> QSize:
        """One line: how many there are depends on the width, and is asked for there."""
        return QSize(super().minimumSizeHint().width(), theme().px(Size.FIELD))

    def _rarer(self) -> tuple[FilterCombo, ...]:
        """The combos that may wait under "Bộ lọc khác…", the rarest last."""
        return (self.kind, self.status, self.lane, self.movement)

    def _lay_out(self) -> None:
        """Filters side by side, going on in the next line; what is shown of how many at the right end."""
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        self._extras: list[FilterChip] = []
        self._parts = Flow().add(self.unit, *self._rarer(), self.more, self.to_see, self.errors, self.late)
        whole.addWidget(self._parts, 1)
        ends = QHBoxLayout()
        ends.setSpacing(Space.S)
        ends.setContentsMargins(0, Space.XS, 0, 0)
        ends.addWidget(self.counted)
        ends.addWidget(self.clear_link)
        whole.addLayout(ends)
        whole.setAlignment(ends, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- what is wanted -------------------------------------------------------------------------------------------

    def wanted(self, plan_id: int | None) -> Filter:
        """The filter as it stands, for a plan."""
        severities: tuple[Severity, ...] = ()
        if self.errors.isChecked():
            severities = (Severity.ERROR,)
        elif self.to_see.isChecked():
            severities = (Severity.ERROR, Severity.WARNING)
        return replace(
            self._extra,
            plan_id=plan_id,
            unit_id=self.unit.value(),
            kind=self.kind.value(),
            status=self.status.value(),
            lane=self.lane.value(),
            movement_id=self.movement.value(),
            late=self.late.isChecked(),
            severities=severities,
            text=self.search.text(),
        )

    def active(self) -> bool:
        """True if anything is filtered out."""
        return self.wanted(None) != Filter()

    def show_filter(self, wanted: Filter, batch_name: str = "") -> None:
        """Set everything at once, for a list another screen asked for; tells once."""
        self._quiet = True
        self.search.setText(wanted.text)
        values = (wanted.unit_id, wanted.kind, wanted.status, wanted.lane, wanted.movement_id)
        for combo, value in zip((self.unit, *self._rarer()), values, strict=True):
            combo.set_value(value)
        self.late.setChecked(wanted.late)
        only_errors = wanted.severities == (Severity.ERROR,)
        self.errors.setChecked(only_errors)
        self.to_see.setChecked(bool(wanted.severities) and not only_errors)
        self._extra = Filter(code=wanted.code, batch_id=wanted.batch_id)
        self._batch_name = batch_name
        self._quiet = False
        self._tell()

    def clear_all(self) -> None:
        """Show everything again."""
        self.show_filter(Filter())

    def set_units(self, units: Sequence[Unit]) -> None:
        """The units to choose from; stays on the chosen one if it is still there."""
        self.unit.set_entries([ALL, *((unit.short_name, unit.id) for unit in units)])

    def set_movements(self, movements: Sequence[Movement]) -> None:
        """The plan's movements to choose from; none, and the filter is not offered."""
        listed = [(shortened(m.short_title or m.title), m.id) for m in movements]
        self._has_movements = bool(listed)
        self.movement.set_entries([ALL, *listed, ("Không ghi phong trào", 0)] if listed else [ALL])
        self._show_parts()

    # --- what is told ---------------------------------------------------------------------------------------------

    def set_counts(self, shown: int, counts: dict[str, int]) -> None:
        """Say how many are shown of how many, and how many need to be seen to."""
        total = counts.get("all", 0)
        errors = counts.get(Severity.ERROR.value, 0)
        self.to_see.set_count(errors + counts.get(Severity.WARNING.value, 0))
        self.errors.set_count(errors)
        self.errors.setVisible(bool(errors) or self.errors.isChecked())
        late = counts.get("late", 0)
        self.late.set_count(late)
        self.late.setVisible(bool(late) or self.late.isChecked())
        said = f"{number(shown)} trong {number(total)}" if self.active() else number(total)
        self.counted.setText(f"{said} đề nghị")
        self.clear_link.setVisible(self.active())

    def set_compact(self, compact: bool) -> None:
        """On small screens more of the rarer filters go under "Bộ lọc khác…", unless they are on."""
        self._compact = compact
        self._show_parts()

    def _show_parts(self) -> None:
        always = () if self._compact else (self.kind, self.status)
        for combo in self._rarer():
            combo.setVisible(combo in always or combo.value() is not None)
        self.more.setVisible(any(combo.isHidden() for combo in self._offered()))
        for chip in self._extras:
            chip.hide()
            chip.deleteLater()
        self._extras = []
        for words, field in self._extra_words():
            chip = FilterChip(words, removable=True)
            chip.clicked.connect(lambda _=False, name=field: self._drop(name))
            self._extras.append(chip)
        self._parts.add(*self._extras)
        self.updateGeometry()

    def _offered(self) -> list[FilterCombo]:
        return [combo for combo in self._rarer() if combo is not self.movement or self._has_movements]

    def _extra_words(self) -> list[tuple[str, str]]:
        extra = self._extra
        words = [
            (SHORT_WORDS[extra.code] if extra.code else "", "code"),
            (f"Lần nhập “{self._batch_name}”" if extra.batch_id else "", "batch_id"),
        ]
        return [(said, field) for said, field in words if said]

    def _drop(self, field: str) -> None:
        self._extra = replace(self._extra, **{field: None})
        self._tell()

    def _tell(self, _: Any = None) -> None:
        if not self._quiet:
            self._show_parts()
            self.changed.emit()

    # --- the rarer filters ----------------------------------------------------------------------------------------

    def _open_more(self) -> None:
        menu = self.more_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def more_menu(self) -> QMenu:
        """The hidden combos as a menu."""
        menu = QMenu(self)
        for combo in self._offered():
            if not combo.isHidden():
                continue
            inner = menu.addMenu(combo.accessibleName())
            group = QActionGroup(inner)
            for place in range(combo.count()):
                action = QAction(combo.itemText(place), group)
                action.setCheckable(True)
                action.setChecked(place == combo.currentIndex())
                action.triggered.connect(lambda _=False, where=combo, at=place: where.setCurrentIndex(at))
                inner.addAction(action)
        return menu
