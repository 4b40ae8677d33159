"""All parts in one window, for looking: python tests/ui/kit/gallery.py [light|dark] [scale] [picture.png]."""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.kit import appearance
from ui.kit.banner import Banner, ProgressLine
from ui.kit.base import Label, Sheet, ground
from ui.kit.buttons import (
    DangerButton,
    FilterChip,
    GhostButton,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
)
from ui.kit.cells import Column, GroupRow, Kind, NameCell, QuotaCell, StateCell, Who
from ui.kit.combos import FilterCombo
from ui.kit.empty import EmptyState
from ui.kit.fields import SearchField
from ui.kit.forms import CheckField, ComboField, DateField, Form, LineField, NumberField, TextField
from ui.kit.panel import FactRow, FindingLine, ItemRow, Quote, Section, SidePanel
from ui.kit.states import KeyCap, Seats, StateLabel
from ui.kit.table import TableView
from ui.kit.tokens import Space, State, Strength, Type, theme

Person = tuple[str, Who, str, QuotaCell, StateCell, StateCell]


def nothing() -> None:
    """An act of the gallery."""


def row(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(Space.M)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def sheet(title: str, *parts: QWidget | QLayout) -> Sheet:
    result = Sheet()
    body = QVBoxLayout(result)
    body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    body.setSpacing(Space.M)
    body.addWidget(Label(title, Type.LABEL, "muted"))
    for part in parts:
        if isinstance(part, QWidget):
            body.addWidget(part)
        else:
            body.addLayout(part)
    body.addStretch(1)
    return result


def buttons() -> Sheet:
    off = PrimaryButton("Nhập 0 đề nghị")
    off.setEnabled(False)
    on = SecondaryButton("Vượt và thiếu trước", "checkmark")
    on.setCheckable(True)
    on.setChecked(True)
    return sheet(
        "Nút · một nút chính mỗi màn hình",
        row(PrimaryButton("Nhập danh sách…", "arrow_import"), SecondaryButton("Thêm đề nghị", "add")),
        row(LinkButton("So sánh…"), GhostButton("Các lần nhập…", "history"), GhostButton("", "dismiss", tip="Đóng")),
        row(DangerButton("Bỏ vào thùng rác", "delete"), DangerButton("Khôi phục", filled=True)),
        row(on, off),
        Label("Ẵ Ễ Ộ Ự g q y · Hãy chọn đơn vị gửi trước.", role="muted"),
        row(SearchField("Lọc trong bảng…", "Ctrl+F"), FilterCombo("Loại", [("Tất cả", None), ("Cá nhân", 1)])),
    )


def fields() -> Sheet:
    form = Form()
    form.add(LineField("Họ và tên", "Nguyễn Thị Thu Hằng Ẵ Ễ Ộ Ự gqy"))
    born = form.add(DateField("Ngày sinh"))
    born.edit.setText("31/02/1985")
    born.validate()
    form.add_line(DateField("Ngày nhận", help="Gõ 26/7/24 hoặc 26072024 đều được."), NumberField("Số tiền", 1234567))
    form.add(ComboField("Đơn vị đề nghị", [("Phường Nghĩa Đô", 1), ("Phường Mai Dịch", 2)], 1, find=True))
    form.add(ComboField("Hình thức", [("Giấy khen", 1)], 1))
    form.add(TextField("Thành tích", "Giữ gìn an ninh trật tự", lines=2, optional=True))
    form.add(CheckField("Sửa cả các ô giống vậy (1 ô)", value=True))
    return sheet("Ô nhập · lỗi ghi ngay dưới ô", form)


def states() -> Sheet:
    return sheet(
        "Trạng thái · biểu tượng và chữ, nền chỉ khi cần làm",
        row(
            StateLabel(State.ERROR, "Vượt 1", Strength.PILL),
            StateLabel(State.WARN, "Thiếu 1 giấy tờ", Strength.PILL),
            StateLabel(State.WAIT, "Còn 6 ngày", Strength.PILL),
        ),
        row(StateLabel(State.INFO, "Mới nhận"), StateLabel(State.OK, "Đủ hồ sơ"), StateLabel(State.VERIFIED)),
        row(StateLabel(State.FREE, "Còn 2"), StateLabel(State.SENT, "28/03"), StateLabel(State.NONE)),
        Label("Lọc", Type.LABEL, "muted"),
        row(
            chip("Vượt", State.ERROR, 2, on=False),
            chip("Thiếu", State.WARN, 3, on=True),
            FilterChip("Phường", removable=True),
        ),
        row(KeyCap("Ctrl+K"), KeyCap("F2"), KeyCap("Ctrl+Enter")),
        row(Seats(Who.COLLECTIVE, 1, 2, "tập thể"), Seats(Who.INDIVIDUAL, 3, 3, "cá nhân")),
    )


def chip(text: str, state: State, count: int, *, on: bool) -> FilterChip:
    result = FilterChip(text, state, count)
    result.setChecked(on)
    return result


def people() -> list[Person | GroupRow]:
    full = StateCell(State.OK, "Đủ 3/3", Strength.PLAIN)
    return [
        GroupRow("Phường", "8 đơn vị"),
        (
            "Tổ dân phố số 6",
            Who.COLLECTIVE,
            "Phường Dịch Vọng",
            QuotaCell(3, 3, State.OK, "Đủ"),
            full,
            StateCell(State.OK, "Đủ hồ sơ"),
        ),
        (
            "Lê Quốc Hưng",
            Who.INDIVIDUAL,
            "Phường Dịch Vọng",
            QuotaCell(2, 3, State.FREE, "Còn 1"),
            full,
            StateCell(State.INFO, "Mới nhận"),
        ),
        (
            "Nguyễn Thị Thu Hằng",
            Who.INDIVIDUAL,
            "Phường Dịch Vọng",
            QuotaCell(4, 3, State.ERROR, "Vượt 1"),
            StateCell(State.WARN, "Có 2/3"),
            StateCell(State.WARN, "Cần bổ sung"),
        ),
        (
            "Bùi Thị Ngọc Ánh",
            Who.INDIVIDUAL,
            "",
            QuotaCell(0, 3, State.NONE, "Chưa gửi"),
            full,
            StateCell(State.INFO, "Mới nhận"),
        ),
    ]


def table() -> TableView[Person]:
    columns: list[Column[Person]] = [
        Column("Đối tượng", lambda p: NameCell(p[0], p[1]), kind=Kind.NAME, sort_key=lambda p: p[0], width=190),
        Column("Đơn vị đề nghị", lambda p: p[2], width=140),
        Column("Chỉ tiêu", lambda p: p[3], kind=Kind.QUOTA, width=290),
        Column("Hồ sơ", lambda p: p[4], kind=Kind.STATE, width=110),
        Column("Trạng thái", lambda p: p[5], kind=Kind.STATE, width=140, stretch=True),
    ]
    view = TableView(columns, people(), key=lambda p: p[0], name="Đề nghị")
    view.select_key("Nguyễn Thị Thu Hằng")
    return view


def framed(view: QWidget) -> Sheet:
    result = Sheet()
    body = QVBoxLayout(result)
    body.setContentsMargins(1, 1, 1, 1)
    body.addWidget(view)
    return result


def banners() -> Sheet:
    shown: list[tuple[State, str, list[tuple[str, str, Callable[[], object]]]]] = [
        (
            State.OK,
            "Đã nhập 9 đề nghị từ “De nghi khen P. Nghia Do.xlsx”.",
            [("Xem 9 đề nghị", "", nothing), ("Hoàn tác", "arrow_undo", nothing)],
        ),
        (
            State.WARN,
            "Hồ sơ của phường Trung Hòa nhận ngày 05/08/2024, trễ 4 ngày.",
            [("Nhận, ghi lý do…", "", nothing)],
        ),
        (
            State.ERROR,
            "Không mở được “DS ky ten dong dau.xlsx” vì tệp bị hỏng. Hãy xin phường gửi lại.",
            [("Bỏ tệp này", "", nothing)],
        ),
    ]
    parts: list[QWidget] = []
    for state, sentence, acts in shown:
        banner = Banner()
        banner.show_message(state, sentence, acts)
        parts.append(banner)
    progress = ProgressLine()
    progress.show_progress("Đang nhập tệp 3 trên 18: QUAN HOA - DS khen thuong.xls", 3, 18, "còn khoảng 5 giây")
    return sheet("Băng báo · ở yên tại chỗ, không tự biến mất", *parts, progress)


def panel() -> SidePanel:
    result = SidePanel()
    result.show_steps()
    result.set_head("Nguyễn Thị Thu Hằng", "Cá nhân · Phường Dịch Vọng", State.WARN, "Cần bổ sung")
    quote = Quote(
        "…có xác nhận của các cơ quan, đơn vị và của cơ quan được giao chủ trì chuyên đề.",
        "Mục III.5, Quy trình, hồ sơ",
    )
    result.set_sections(
        [
            Section("Cần xử lý · 2 cảnh báo").add(
                FindingLine(
                    State.WARN,
                    "Có thể trùng với Nguyễn Thu Hằng trong danh sách của Hội Liên hiệp Phụ nữ quận (giống 92 %).",
                    [("So sánh hai người…", "", nothing)],
                ),
                FindingLine(State.WARN, "Thành tích tóm tắt chưa có xác nhận của Phòng Quản lý đô thị.", quote=quote),
            ),
            Section("Hồ sơ · có 2 trên 3").add(
                ItemRow("Tờ trình của phường", "Bản chính · nhận 24/07/2024", State.OK, "Đã có"),
                ItemRow("Thành tích tóm tắt", "Bản sao · nhận 24/07/2024", State.WARN, "Thiếu xác nhận", Strength.PILL),
            ),
            Section("Thông tin").add(
                FactRow("Chức vụ", "Chi hội trưởng Phụ nữ số 6"),
                FactRow("Thành tích", "Vận động phụ nữ phân loại rác tại nguồn, giữ sạch 3 tuyến ngõ"),
            ),
        ]
    )
    result.set_foot(
        [PrimaryButton("Yêu cầu bổ sung…"), SecondaryButton("Đủ hồ sơ")], GhostButton("", "more_horizontal", tip="Thêm")
    )
    return result


def empty() -> EmptyState:
    result = EmptyState(
        "Chưa có kế hoạch nào", "Kế hoạch cho biết phong trào, chỉ tiêu, thời hạn và hồ sơ.", drawing=True
    )
    result.add_choice(
        "Đọc kế hoạch từ tệp Word hoặc PDF…",
        "Chương trình điền sẵn căn cứ, chỉ tiêu, thời hạn",
        "document_search",
        nothing,
    )
    result.add_choice("Nhập tay kế hoạch mới…", "Tên, căn cứ, phong trào, chỉ tiêu, thời hạn", "edit", nothing)
    result.add_note("Có thể kéo tệp kế hoạch thả vào đây.")
    return result


def build() -> QWidget:
    """The window with everything in it."""
    window = QWidget()
    window.setWindowTitle("Các phần của cửa sổ")
    ground(window, "window")
    grid = QGridLayout(window)
    grid.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    grid.setSpacing(Space.M)
    grid.addWidget(buttons(), 0, 0)
    grid.addWidget(fields(), 0, 1)
    grid.addWidget(states(), 0, 2)
    grid.addWidget(framed(table()), 1, 0, 1, 2)
    grid.addWidget(banners(), 2, 0, 1, 2)
    grid.addWidget(panel(), 1, 2, 2, 1)
    grid.addWidget(empty(), 3, 0, 1, 3, Qt.AlignmentFlag.AlignHCenter)
    grid.setColumnStretch(1, 1)
    return window


def main(arguments: list[str]) -> int:
    """Show the gallery, or save its picture."""
    app = appearance.make_application(["gallery"])
    appearance.prepare(app)
    mode = appearance.Mode(arguments[0] if arguments else "system")
    appearance.apply(app, mode, float(arguments[1]) if len(arguments) > 1 else 1.0)
    window = build()
    window.resize(1366, round(1640 * theme().scale))
    window.show()
    if len(arguments) > 2:
        for _ in range(3):
            app.processEvents()
        window.grab().save(arguments[2])
        return 0
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
