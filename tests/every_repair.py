"""States of the import window in which a list is put right: cells, columns, units, decisions, a list not found."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.every_dialog import NOMINATIONS, _within
from tests.stage import Screen, Stage
from thidua_desktop.domain.findings import Code
from ui.dialogs.import_menu import cell_menu
from ui.dialogs.import_window import ImportWindow

SHEET = "Danh sách"
AWARD = "Giấy khen của Chủ tịch UBND quận"
HEADS = ("STT", "Họ và tên", "Ngày sinh", "Mã riêng", "Đơn vị đề nghị", "Hình thức khen", "Thành tích")
ROWS = (
    ("Nguyễn Minh Đức", "12/3/1984", "Công chức", "Phường Nghĩa Đô", AWARD, "Cải cách hành chính"),
    ("Đỗ Thị Thanh Huyền", "31/02/1985", "Công chức", "Phường Nghĩa Đô", AWARD, "Tuyên truyền gương người tốt"),
    ("Phạm Văn Lợi", "31/02/1985", "Tổ trưởng", "Phường Nghĩa Tuân", "Giấy khen lạ", "Giữ gìn an ninh trật tự"),
)


def faulty_list(stage: Stage) -> Path:
    """Two dates that cannot be, an award and a unit nobody knows, a column nobody can name."""
    return _saved(stage.place / "Danh sach con loi P. Nghia Do.xlsx", [["UBND PHƯỜNG NGHĨA ĐÔ"], HEADS, *_numbered()])


def hidden_list(stage: Stage) -> Path:
    """Rows under words that no program can know for heads."""
    rows = [["Kính gửi Phòng Nội vụ"], ["Kê khai", "Phần hai"], *([row[0], "có"] for row in ROWS)]
    return _saved(stage.place / "Danh sach tong hop.xlsx", rows)


def _numbered() -> list[list[Any]]:
    return [[number, *row] for number, row in enumerate(ROWS, 1)]


def _saved(path: Path, rows: list[Any]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def _on(make: Callable[[Stage], Path], act: Callable[[ImportWindow], object]) -> Callable[[Stage], None]:
    def take(stage: Stage) -> None:
        stage.tab(NOMINATIONS).take_files([str(make(stage))])  # type: ignore[attr-defined]
        stage.rest()

    return _within(take, act)


def _finding(cell: str) -> Callable[[ImportWindow], None]:
    def go(window: ImportWindow) -> None:
        rows = window.findings.table.rows_model.rows()
        window.findings.go_to(next(row for row in rows if row.finding.cell == cell))

    return go


def _stand(window: ImportWindow, row: int, column: int) -> None:
    window.sheet.setFocus()
    window.sheet.setCurrentIndex(window.sheet.sheet_model.index(row, column))


def _menu(window: ImportWindow) -> None:
    _stand(window, 3, 2)
    cell_menu(window.sheet, window.decisions, window.page.detail).popup(window.mapToGlobal(window.rect().center()))


def _typing(window: ImportWindow) -> None:
    _stand(window, 4, 5)
    window.sheet.edit_here()


def _reason(window: ImportWindow) -> None:
    _finding("C5")(window)
    window.page.detail.ask_reason([(SHEET, 5)])


def _late(window: ImportWindow) -> None:
    window.strip.received_chosen.emit(date(2024, 8, 10))


def _late_reason(window: ImportWindow) -> None:
    rows = window.findings.table.rows_model.rows()
    window.findings.go_to(next(row for row in rows if row.finding.code is Code.LATE))


def _told(window: ImportWindow) -> None:
    window.decisions.edit_cell(3, 2, "1985")
    window.decisions.skip([(SHEET, 3)])
    window.decisions.accept([(SHEET, 5)], "Phường xác nhận qua điện thoại")
    window.decisions.set_meaning(0, "D", "position")
    window.findings.told_chip.click()


def _pointed(window: ImportWindow) -> None:
    _stand(window, 1, 0)
    window.decisions.point(header=True)


REPAIR = [
    Screen("nhap-sua-o", _on(faulty_list, _finding("C4")), whole=True, guide=True),
    Screen("nhap-sua-o-tai-cho", _on(faulty_list, _typing), whole=True),
    Screen("nhap-nghia-cot", _on(faulty_list, lambda window: window.decisions.ask_meaning(3))),
    Screen("nhap-don-vi-la", _on(faulty_list, _finding("E5")), whole=True),
    Screen("nhap-nhan-dong", _on(faulty_list, _reason), whole=True),
    Screen("nhap-ly-do-muon", _within(_on(faulty_list, _late), _late_reason), whole=True),
    Screen("nhap-da-sua", _on(faulty_list, _told), whole=True),
    Screen("menu-o-trong-tep", _on(faulty_list, _menu)),
    Screen("nhap-chua-thay-danh-sach", _on(hidden_list, lambda window: None), whole=True),
    Screen("nhap-chi-tieu-de", _on(hidden_list, _pointed), whole=True),
]
