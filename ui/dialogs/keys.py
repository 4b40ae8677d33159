"""The list of keys (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.dialogs.reading import ReadingDialog
from ui.kit.base import Label
from ui.kit.states import KeyCap
from ui.kit.tokens import Space, Type

KEYS = (
    (
        "Cửa sổ",
        (
            ("Ctrl+1 … Ctrl+4", "Sang trang thứ nhất đến thứ tư"),
            ("F6, Shift+F6", "Sang đầu cửa sổ, bảng, khung bên phải"),
            ("Alt hoặc F10", "Mở Trình đơn"),
            ("Ctrl+K", "Tìm người, đơn vị, kế hoạch, đề nghị, việc"),
            ("Ctrl+F", "Lọc trong trang đang mở"),
            ("Ctrl+Z", "Lấy lại việc vừa làm; trong ô đang gõ thì lấy lại chữ vừa gõ"),
            ("Ctrl+P", "In những gì trang đang mở cho thấy"),
            ("Ctrl+Shift+P", "Xuất tờ trình, danh sách, bảng chỉ tiêu"),
            ("F1", "Danh sách phím tắt này"),
            ("Esc", "Đóng khung đang mở, rồi bỏ chữ đang lọc"),
        ),
    ),
    (
        "Trong bảng",
        (
            ("↑ ↓", "Sang dòng trên, dòng dưới"),
            ("Enter hoặc F2", "Mở dòng đang chọn để xem, sửa"),
            ("F2 trong Chỉ tiêu", "Ghi chỉ tiêu riêng của đơn vị"),
            ("Ctrl+C", "Chép các dòng đang chọn sang Excel, Word"),
            ("Ctrl+N", "Thêm mới"),
            ("Ctrl+I", "Nhập danh sách từ tệp"),
            ("Del", "Bỏ vào thùng rác"),
        ),
    ),
    (
        "Khi nhập danh sách",
        (
            ("F2 hoặc gõ luôn", "Sửa ô đang đứng; Enter lưu và sang điều kế tiếp, Esc bỏ"),
            ("Alt+↓", "Chọn nghĩa của cột đang đứng"),
            ("Del", "Bỏ qua các dòng đang chọn, hoặc lấy lại"),
            ("Ctrl+Enter", "Nhập các tệp sẵn sàng"),
        ),
    ),
    (
        "Khi ghi",
        (
            ("Tab", "Sang ô kế tiếp"),
            ("Ctrl+Enter, Ctrl+S", "Lưu"),
            ("Enter", "Bấm nút đang đứng"),
        ),
    ),
)


class KeysDialog(ReadingDialog):
    """Which key does what, by place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Phím tắt", parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for title, keys in KEYS:
            _add_place(grid, title, keys)
        self.body.addLayout(grid)


def _add_place(grid: QGridLayout, title: str, keys: tuple[tuple[str, str], ...]) -> None:
    row = grid.rowCount()
    head = Label(title, Type.LABEL, "muted")
    head.setContentsMargins(0, Space.S if row > 1 else 0, 0, 0)
    grid.addWidget(head, row, 0, 1, 2)
    for key, what in keys:
        row += 1
        grid.addWidget(KeyCap(key), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(what, wrap=True), row, 1)
