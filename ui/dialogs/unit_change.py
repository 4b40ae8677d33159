"""Units renamed, merged or split: what will follow is said in words before it is done."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.text import clean
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import unit_changes, units
from thidua_desktop.services.unit_changes import Named
from ui.desk import Act, Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.base import Label, Rule, clear
from ui.kit.forms import ComboField, DateField, LineField, TextField
from ui.kit.panel import FindingLine
from ui.kit.tokens import Space, State, Type, theme

NEW_UNIT = -1
WORDS_HEIGHT = 150  # room for what will follow, kept from the start so that the window does not jump


class What(Enum):
    """What becomes of units."""

    RENAME = "Đổi tên"
    MERGE = "Gộp vào đơn vị khác"
    SPLIT = "Tách thành các đơn vị mới"


class UnitChange(StoringDialog):
    """Asks what becomes of units from a day on, and does it; `stored(Step)`. Several can only be merged."""

    def __init__(self, desk: Desk, chosen: Sequence[Unit], parent: QWidget | None = None) -> None:
        self._chosen = tuple(chosen)
        names = ", ".join(unit.short_name for unit in chosen)
        title = "Đổi tên, gộp, tách" if len(chosen) == 1 else f"Gộp {len(chosen)} đơn vị"
        super().__init__(desk, title, "Đổi tên", parent, second=names, width=560)
        self._set_up_fields()
        self._set_up_words()
        self.form.changed.connect(self._tell)
        self.form.mark_clean()
        self._fit()
        (self.what if len(self._chosen) == 1 else self.into).field.setFocus()

    def _set_up_fields(self) -> None:
        first, form = self._chosen[0], self.form
        acts = [(what.value, what) for what in What]
        single = len(self._chosen) == 1
        self.what = ComboField("Việc cần làm", acts, What.RENAME if single else What.MERGE)
        self.what.setVisible(single)
        self.day = DateField("Từ ngày", self.desk.today(), help="Ngày đầu tiên theo tên mới, đơn vị mới.")
        form.add_line(self.what, self.day)
        self.name = LineField("Tên mới trong văn bản", first.name, help="Ví dụ UBND phường Nghĩa Đô.")
        self.short = LineField("Tên ngắn mới", first.short_name, help="Hiện trên màn hình.")
        form.add_line(self.name, self.short)
        chosen = {unit.id for unit in self._chosen}
        others = [
            (unit.short_name, unit.id)
            for unit in units.active(self.desk.store, self.desk.today())
            if not single or unit.id not in chosen
        ]
        self.into = form.add(ComboField("Gộp vào", [("Đơn vị mới…", NEW_UNIT), *others], find=True))
        self.new_name = form.add(
            LineField("Tên đơn vị mới trong văn bản", help="Đơn vị mới vào cùng nhóm với đơn vị được gộp.")
        )
        self.parts = form.add(
            TextField(
                "Các đơn vị mới",
                lines=3,
                help="Mỗi dòng một tên trong văn bản; sau đó sửa từng đơn vị để ghi tên gọi khác, đầu mối.",
                check=lambda text: "" if len(_lines(text)) > 1 else "Ghi ít nhất hai đơn vị mới, mỗi dòng một tên.",
            )
        )
        self.what.changed.connect(self._fit)
        self.into.changed.connect(self._fit)

    def _set_up_words(self) -> None:
        self.form.add_widget(Rule())
        self.form.add_widget(Label("Sẽ như sau", Type.SMALL, "muted"))
        holder = QWidget()
        holder.setAccessibleName("Những gì sẽ thay đổi")
        holder.setMinimumHeight(theme().px(WORDS_HEIGHT))
        self._words = QVBoxLayout(holder)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(Space.S)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form.add_widget(holder)
        self.form.add_stretch()

    def _fit(self) -> None:
        """Show the fields of the chosen act."""
        what = self.what.value()
        self.name.setVisible(what is What.RENAME)
        self.short.setVisible(what is What.RENAME)
        self.into.setVisible(what is What.MERGE)
        self.new_name.setVisible(what is What.MERGE and self.into.value() == NEW_UNIT)
        self.parts.setVisible(what is What.SPLIT)
        self._tell()

    def _tell(self) -> None:
        """Say what will follow of what stands in the fields, or what is still to be filled in."""
        what = self.what.value()
        merged = self._merged()
        acts = {
            What.RENAME: "Đổi tên",
            What.MERGE: f"Gộp {len(merged)} đơn vị",
            What.SPLIT: f"Tách thành {len(self._parts())} đơn vị",
        }
        self.primary.setText(acts[what] if what is not What.SPLIT or self._parts() else "Tách")
        clear(self._words)
        said = self.sentences()
        for sentence in said:
            self._words.addWidget(FindingLine(State.INFO, sentence))
        if not said:
            self._words.addWidget(Label("Ghi đủ các ô ở trên để xem những gì sẽ thay đổi.", role="muted", wrap=True))

    def sentences(self) -> tuple[str, ...]:
        """What will follow, in words; empty while something is missing."""
        day, store, plan = self.day.value(), self.desk.store, self.desk.plan
        if day is None:
            return ()
        match self.what.value():
            case What.RENAME:
                name = self._renamed()
                first = self._chosen[0]
                ready = name.name and name.short_name and name != Named(first.name, first.short_name)
                return unit_changes.rename_words(store, first, name, day) if ready else ()
            case What.MERGE:
                into = self._into_words()
                return unit_changes.merge_words(store, self._merged(), into, day, plan) if into else ()
            case _:
                parts = self._parts()
                if len(parts) < 2:
                    return ()
                return unit_changes.split_words(store, self._chosen[0], parts, day, plan)

    def _renamed(self) -> Named:
        return Named(clean(self.name.value()), clean(self.short.value()))

    def _parts(self) -> tuple[Named, ...]:
        return tuple(unit_changes.named(line) for line in _lines(self.parts.value()))

    def _merged(self) -> list[Unit]:
        return [unit for unit in self._chosen if unit.id != self.into.value()]

    def _into_words(self) -> str:
        into = self.into.value()
        if into == NEW_UNIT:
            return unit_changes.named(self.new_name.value()).short_name
        return self.into.combo.currentText() if into is not None else ""

    def save(self) -> None:
        """Do what is said, if nothing is missing."""
        if self.form.check():
            self.store("Đang ghi thay đổi của đơn vị", self._act(self.day.value() or self.desk.today()))

    def _act(self, day: date) -> Act:
        first, name, parts = self._chosen[0].id, self._renamed(), self._parts()
        match self.what.value():
            case What.RENAME:
                return lambda store, report, cancelled: unit_changes.rename(store, first, name, day)
            case What.MERGE:
                chosen = self.into.value()
                into = unit_changes.named(self.new_name.value()) if chosen == NEW_UNIT else chosen
                ids = [unit.id for unit in self._merged()]
                return lambda store, report, cancelled: unit_changes.merge(store, ids, into, day)
            case _:
                return lambda store, report, cancelled: unit_changes.split(store, first, parts, day)


def _lines(text: str) -> list[str]:
    return [clean(line) for line in text.splitlines() if clean(line)]
