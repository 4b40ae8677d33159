"""The page "Hướng dẫn" of the desk's own form: how each column is filled in, with examples."""

from collections.abc import Sequence

from openpyxl import Workbook

from exporters.sheets import fit_row, lay_page, put, put_across, set_widths
from thidua_desktop.domain.list_form import HELP_SHEET

_WIDTHS = [52.0, 96.0, 70.0]
_HOW = {
    "STT": ("Đã đánh sẵn; dòng không dùng để trống, không cần xóa.", "1"),
    "Đối tượng": ("Chọn trong danh sách thả xuống.", "Cá nhân"),
    "Họ và tên / Tên tập thể": (
        "Họ và tên đầy đủ, không kèm Ông/Bà, học vị, chức vụ; tập thể ghi tên gọi chính thức.",
        "Trần Thị Minh Hạnh\nTổ dân phố số 4",
    ),
    "Ngày sinh": ("Cá nhân ghi ngày/tháng/năm; chỉ biết năm thì ghi năm. Tập thể để trống.", "05/01/1980\n1980"),
    "Giới tính": ("Chọn Nam hoặc Nữ; tập thể để trống.", "Nữ"),
    "Chức vụ": ("Chức vụ, nghề nghiệp hiện nay của cá nhân.", "Tổ trưởng"),
    "Đơn vị công tác": ("Nơi đang công tác, sinh hoạt.", "Tổ dân phố số 4"),
    "Phong trào, nội dung": ("Chọn phong trào mà đối tượng có thành tích.", "(chọn trong danh sách)"),
    "Thành tích": (
        "Tóm tắt thành tích của riêng từng đối tượng; không chép một nội dung cho nhiều dòng.",
        "Vận động 120 hộ phân loại rác tại nguồn, giữ tuyến đường tự quản sạch đẹp",
    ),
    "Hình thức đề nghị": ("Chọn trong danh sách thả xuống.", "(chọn trong danh sách)"),
    "Số căn cước": ("12 chữ số; ô là ô chữ nên số 0 ở đầu được giữ.", "001180012345"),
    "Điện thoại": ("Số liên hệ khi cần bổ sung hồ sơ.", "0912345678"),
    "Ghi chú": ("Điều cần nói thêm, ví dụ người lao động trực tiếp.", ""),
}
_RULES = (
    "Không đổi tên, không thêm, không xóa cột; được chèn thêm dòng nếu thiếu.",
    "Mỗi dòng một người hoặc một tập thể; không gộp ô, không dùng dấu “nt” thay cho dòng trên.",
    "Lưu tệp bằng Excel, WPS hoặc LibreOffice rồi gửi lại chính tệp này; không chụp ảnh, không chuyển sang PDF.",
)


def write_help(book: Workbook, quota: str, deadline: str, titles: Sequence[str]) -> None:
    """Add the page of instructions for a form with these columns."""
    page = book.create_sheet(HELP_SHEET)
    set_widths(page, _WIDTHS)
    whole = sum(_WIDTHS)
    put_across(page, 1, (1, 3), "HƯỚNG DẪN GHI DANH SÁCH", "Tiêu đề", whole)
    row = 2
    for text in (quota, deadline, *(f"{number}. {rule}" for number, rule in enumerate(_RULES, start=1))):
        if text:
            put_across(page, row, (1, 3), text, "Đoạn", whole)
            row += 1
    header = row + 1
    for column, title in enumerate(("Cột", "Cách ghi", "Ví dụ"), start=1):
        put(page, header, column, title, "Đầu cột")
    for row, title in enumerate(titles, start=header + 1):
        texts = (title, *_HOW[title])
        for column, text in enumerate(texts, start=1):
            put(page, row, column, text, "Ô left")
        fit_row(page, row, texts, _WIDTHS)
    lay_page(page, landscape=True, header_rows=f"{header}:{header}", below=header + 1)
