"""What can be done with chosen units, each act with its way back by the banner and by Ctrl+Z."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.plan import Deadline
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import list_forms, settings, unit_changes, unit_excel, unit_reports, units
from thidua_desktop.services.trash import Sort
from thidua_desktop.services.unit_changes import Step
from thidua_desktop.services.unit_excel import SeenList
from thidua_desktop.services.unit_reports import Marked
from thidua_desktop.services.units import GroupsStep
from thidua_desktop.services.workspace import Store
from ui import messages
from ui.desk import Desk
from ui.dialogs.clusters import ClustersDialog
from ui.dialogs.unit_change import UnitChange
from ui.dialogs.unit_excel import UnitExcel
from ui.dialogs.unit_form import UnitForm
from ui.dialogs.unit_groups import UnitGroups
from ui.dialogs.unit_report import UnitReport
from ui.tabs.units_words import Due
from ui.undo import Undoing

MANY = 20  # rows that go to the trash without a question
EXCEL = "Bảng tính (*.xlsx *.xls *.ods)"
Back = Callable[[Store], object]


class UnitActs(QObject):
    """Opens the windows of the tab and writes through the desk's jobs; lives as long as the tab.

    `done(sentence, undo, id)` after each act, `undo` an `Undoing` or None and `id` the unit to show or None;
    `undone(id)` when one was taken back; `failed(sentence)` otherwise; `written(paths)` after files were made.
    `others_dropped(files)`: see `take_files`.
    """

    done = Signal(str, object, object)
    undone = Signal(object)
    failed = Signal(str)
    written = Signal(list)
    others_dropped = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page

    # --- windows --------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a new unit."""
        form = UnitForm(self._desk, None, parent=self._page)
        form.stored.connect(lambda change: self._tell(change, lambda store: units.trash(store, change.id)))
        form.open()

    def edit(self, unit: Unit, part: str = "") -> None:
        """Ask for a unit again, beginning with one field."""
        form = UnitForm(self._desk, unit, part=part or "name", parent=self._page)
        form.stored.connect(lambda change: self._tell(change, lambda store: units.save(store, unit)))
        form.open()

    def change(self, chosen: Sequence[Unit]) -> None:
        """Ask how units are renamed, merged or split."""
        if chosen:
            dialog = UnitChange(self._desk, chosen, self._page)
            dialog.stored.connect(self._step)
            dialog.open()

    def groups(self) -> None:
        """Show the groups to edit."""
        dialog = UnitGroups(self._desk, self._page)
        dialog.stored.connect(self._groups_stored)
        dialog.open()

    def show_trash(self) -> None:
        """Show the units that were put away, to bring some back."""
        from ui.dialogs.trash import TrashDialog

        TrashDialog(self._desk, self._page, Sort.UNIT).open()

    def clusters(self) -> None:
        """Show the clusters of a year to edit."""
        ClustersDialog(self._desk, self._page).open()

    def receive(self, due: Due, chosen: Sequence[Unit]) -> None:
        """Ask on which day units sent what a deadline wants."""
        dialog = UnitReport(self._desk, due.deadline, chosen, due.received, self._page)
        dialog.stored.connect(self._marked)
        dialog.open()

    def take_files(self, files: Sequence[Path]) -> None:
        """Look at lists of units among dropped files; `others_dropped` for those that hold something else."""

        def sorted_out(lists: tuple[Path, ...]) -> None:
            others = tuple(file for file in files if file not in lists)
            self._import_dropped(lists, others)

        self._desk.write(
            "Đang xem tệp vừa thả",
            lambda store, report, cancelled: unit_excel.lists_of_units(files),
            sorted_out,
            self.failed.emit,
        )

    def _import_dropped(self, lists: Sequence[Path], others: Sequence[Path]) -> None:
        """One list of units after another, and at last what is none."""
        if lists:
            self.import_list(lists[0], lambda: self._import_dropped(lists[1:], others))
        elif others:
            self.others_dropped.emit(others)

    def import_list(self, path: Path | None = None, then: Callable[[], object] | None = None) -> None:
        """Look at a list of units from Excel, `then` do something else; asks for the file if none is given."""
        file = path or messages.open_file("Chọn danh sách đơn vị", EXCEL, parent=self._page)
        if file is None:
            return

        def looked(seen: SeenList) -> None:
            dialog = UnitExcel(self._desk, file, seen, self._page)
            dialog.stored.connect(self._step)
            dialog.finished.connect(lambda _: then() if then is not None else None)
            dialog.open()

        self._desk.write(
            "Đang đọc danh sách đơn vị",
            lambda store, report, cancelled: unit_excel.look(store, file),
            looked,
            self.failed.emit,
        )

    def export(self, second: str, shown: tuple[list[str], list[tuple[str, list[list[str]]]]]) -> None:
        """Write the table as shown to a workbook of the clerk's choosing."""
        proposed = settings.export_folder(self._desk.store) / "don-vi.xlsx"
        proposed.parent.mkdir(parents=True, exist_ok=True)
        place = messages.save_file("Xuất danh sách đơn vị", "Bảng tính (*.xlsx)", proposed, self._page)
        if place is None:
            return
        file = place if place.suffix.lower() == ".xlsx" else place.with_name(f"{place.name}.xlsx")
        columns, groups = shown
        self._desk.write(
            "Đang xuất danh sách đơn vị",
            lambda store, report, cancelled: unit_excel.export("Danh sách đơn vị", second, columns, groups, file),
            lambda written: self.done.emit(f"Đã xuất danh sách đơn vị ra “{written}”.", None, None),
            self.failed.emit,
        )

    def list_forms(self, chosen: Sequence[Unit] | None = None) -> None:
        """Write our own form for every unit of the plan, or for the chosen ones, into a folder of the clerk's."""
        plan, store = self._desk.plan, self._desk.store
        if plan is None:
            self.failed.emit("Chưa chọn kế hoạch nào. Mẫu danh sách ghi sẵn kế hoạch, chỉ tiêu và hạn gửi.")
            return
        folder = messages.choose_folder("Thư mục để ghi mẫu danh sách", settings.export_folder(store), self._page)
        if folder is None:
            return
        self._desk.write(
            "Đang làm mẫu danh sách",
            lambda store, report, cancelled: list_forms.write_all(
                store, plan, folder, chosen=chosen, report=report, cancelled=cancelled
            ),
            self._forms_written,
            self.failed.emit,
            lambda: self.failed.emit(f"Đã dừng. Các mẫu đã ghi vẫn ở trong “{folder}”."),
        )

    def _forms_written(self, written: list[Path]) -> None:
        if written:
            self.written.emit(written)
        else:
            self.failed.emit("Kế hoạch không có chỉ tiêu cho đơn vị nào, nên không có mẫu nào để làm.")

    # --- acts without a window ------------------------------------------------------------------------------------

    def drop_alias(self, unit: Unit, alias: str) -> None:
        """Take one of a unit's other names away."""
        left = replace(unit, aliases=tuple(name for name in unit.aliases if name != alias))
        said = f"Đã bỏ tên gọi “{alias}” của {unit.short_name}."
        self._write(
            "Đang lưu đơn vị",
            lambda store: replace(units.save(store, left), summary=said),
            lambda store: units.save(store, unit),
        )

    def unmark(self, deadline: Deadline, chosen: Sequence[Unit]) -> None:
        """Write down that units have not sent what a deadline wants after all."""
        self._desk.write(
            "Đang ghi chưa nhận",
            lambda store, report, cancelled: unit_reports.unmark(store, deadline, chosen),
            self._marked,
            self.failed.emit,
        )

    def trash(self, chosen: Sequence[Unit]) -> None:
        """Put units in the trash. More than twenty are asked about first."""
        if not chosen or (len(chosen) > MANY and not self._sure(len(chosen))):
            return
        ids = [unit.id for unit in chosen]
        self._write(
            "Đang bỏ đơn vị vào thùng rác",
            lambda store: units.trash_all(store, ids),
            lambda store: units.take_back_all(store, ids),
        )

    def _sure(self, count: int) -> bool:
        said = "Đề nghị đã nhận của các đơn vị này vẫn còn, và lấy lại được các đơn vị từ thùng rác."
        return messages.ask(f"Bỏ {count} đơn vị vào thùng rác?", said, f"Bỏ {count} đơn vị", "Giữ lại", self._page)

    # --- telling --------------------------------------------------------------------------------------------------

    def _write(self, title: str, act: Callable[[Store], Change], back: Back) -> None:
        self._desk.write(
            title,
            lambda store, report, cancelled: act(store),
            lambda change: self._tell(change, back),
            self.failed.emit,
        )

    def _tell(self, change: Change, back: Back) -> None:
        self.done.emit(change.summary, self._undoing(change, back), change.id)

    def _undoing(self, change: Change, back: Back) -> Undoing:
        def taken_back(back_again: Any) -> None:
            self.undone.emit(getattr(back_again, "id", None))

        return self._desk.undone_by(change.summary, lambda store, report, cancelled: back(store), taken_back)

    def _step(self, step: Step) -> None:
        self._tell(step.change, lambda store: unit_changes.undo(store, step))

    def _marked(self, marked: Marked) -> None:
        self._tell(marked.change, lambda store: unit_reports.undo(store, marked))

    def _groups_stored(self, step: GroupsStep) -> None:
        self._tell(step.change, lambda store: units.undo_groups(store, step))
