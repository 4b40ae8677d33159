"""The menu of a cell in the sheet as sent: everything that can be decided about it, each with its key."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from thidua_desktop.domain.nomination import NomineeKind
from ui.dialogs.import_decisions import Decisions
from ui.dialogs.import_repair import RepairPanel
from ui.dialogs.import_sheet import SheetView
from ui.kit.icons import icon


def cell_menu(sheet: SheetView, decisions: Decisions, panel: RepairPanel) -> QMenu:
    """The acts that go with the current cell and the chosen rows; those that do not fit are grey."""
    menu = QMenu(sheet)
    model, index = sheet.sheet_model, sheet.currentIndex()
    file = decisions.file()
    number, letter = model.number(index.row()), model.sheet.letters[index.column()]
    rows = decisions.chosen_rows()
    said = f"dòng {number}" if len(rows) <= 1 else f"{len(rows)} dòng"
    skipped = file is not None and bool(rows) and set(rows) <= file.corrections.skipped

    def add(words: str, act: Callable[[], object], key: str = "", *, picture: str = "", on: bool = True) -> None:
        action = menu.addAction(f"{words}\t{key}" if key else words)
        if picture:
            action.setIcon(icon(picture))
        action.setEnabled(on and file is not None)
        action.triggered.connect(lambda: act())

    add(f"Sửa ô {letter}{number}", sheet.edit_here, "F2", picture="edit")
    meant = model.column_at(index.row(), index.column()) is not None
    add(f"Nghĩa của cột {letter}…", lambda: decisions.ask_meaning(index.column()), "Alt+↓", on=meant)
    menu.addSeparator()
    add(f"Lấy lại {said}" if skipped else f"Bỏ qua {said}", decisions.skip_chosen, "Del", on=bool(rows))
    add(f"Nhận {said} dù có lỗi, ghi lý do…", lambda: panel.ask_reason(rows), on=bool(rows))
    kinds = menu.addMenu(f"{said[:1].upper()}{said[1:]} là")
    kinds.setEnabled(file is not None and bool(rows))
    for kind in NomineeKind:
        kinds.addAction(kind.label).triggered.connect(lambda _=False, k=kind: decisions.put_kind(rows, k))
    add("Hình thức khen cho cả danh sách…", panel.ask_award)
    menu.addSeparator()
    add(f"Dòng {number} là tiêu đề", lambda: decisions.point(header=True))
    add(f"Danh sách bắt đầu từ dòng {number}, không có tiêu đề", lambda: decisions.point(header=False))
    return menu
