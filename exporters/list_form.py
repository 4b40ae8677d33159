"""Mẫu danh sách: the desk's own Excel form for one unit, made so that it is read back without a question.

What the clerk's program must find again (titles, sheets, mark) is said in `domain.list_form`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exporters.form_help import write_help
from exporters.metrics import balanced
from exporters.sheets import SIZE, fit_row, lay_page, new_book, put, put_across, save, set_widths
from thidua_desktop.domain.list_form import COLUMNS, HELP_SHEET, MARK, MARK_SHEET, MOVEMENT_FIELD, SHEET, FormMark

GENDERS = ("Nam", "Nữ")
_WIDTHS = {
    "ordinal": 13.0,
    "kind": 19.0,
    "name": 40.0,
    "birth": 24.0,
    "gender": 15.0,
    "position": 28.0,
    "workplace": 32.0,
    "movement": 36.0,
    "achievement": 48.0,
    "award": 32.0,
    "identity_number": 30.0,
    "phone": 26.0,
    "note": 20.0,
}  # millimetres before the page is fitted
_CENTRED = frozenset({"kind", "birth", "gender", "identity_number", "phone"})
_SIGNING_ROWS = 4
_HINTS = {
    "name": ("Họ tên hoặc tên tập thể", "Ghi đầy đủ, không kèm Ông/Bà. Mỗi dòng một đối tượng."),
    "birth": ("Ngày sinh", "Ghi ngày/tháng/năm, ví dụ 05/01/1980. Chỉ biết năm thì ghi 1980. Tập thể để trống."),
    "identity_number": ("Số căn cước", "Ghi đủ 12 chữ số. Ô này là ô chữ nên số 0 ở đầu được giữ."),
    "phone": ("Điện thoại", "Ghi cả số 0 ở đầu."),
    "achievement": ("Thành tích", "Tóm tắt ngắn gọn thành tích nổi bật của riêng đối tượng này."),
}


@dataclass(frozen=True, slots=True)
class ListForm:
    """A form for one unit: `quota` and `deadline` are whole lines, empty where the plan says nothing.

    `kinds`, `awards` and `movements` are what the drop-downs offer; without movements the form has no such column.
    `places` are the prepared rows.
    """

    mark: FormMark
    unit: str
    addressee: str
    plan: str
    quota: str
    deadline: str
    kinds: tuple[str, ...]
    awards: tuple[str, ...]
    movements: tuple[str, ...]
    places: int


def write_list_form(form: ListForm, path: Path) -> None:
    """Write the form: the list, the instructions, the hidden sheet of choices with the mark."""
    book, page = new_book(f"Mẫu danh sách đề nghị khen thưởng - {form.unit}", SHEET)
    columns = [column for column in COLUMNS if form.movements or column[0] != MOVEMENT_FIELD]
    _FormPage(page, form, columns).write()
    write_help(book, form.quota, form.deadline, [title for _, title in columns])
    _write_choices(book, form)
    properties: Any = cast(Any, book).custom_doc_props
    properties.append(StringProperty(name=MARK, value=form.mark.text(short=True)))
    book.active = 0
    save(book, path)


class _FormPage:
    """The list itself, from top to bottom."""

    def __init__(self, page: Worksheet, form: ListForm, columns: list[tuple[str, str]]) -> None:
        self._page, self._form, self._columns = page, form, columns
        self._widths = [_WIDTHS[field] for field, _ in columns]
        self._row = 1

    def write(self) -> None:
        """Heading, table, place for the signature."""
        set_widths(self._page, self._widths)
        self._heading()
        header = self._row
        titles = [title for _, title in self._columns]
        for column, title in enumerate(titles, start=1):
            put(self._page, header, column, title, "Đầu cột")
        fit_row(self._page, header, titles, self._widths, bold=True)
        first, last = header + 1, header + self._form.places
        for row in range(first, last + 1):
            self._place(row, row - header)
        self._choices(first, last)
        self._row = last + 1
        self._signature()
        lay_page(self._page, landscape=True, header_rows=f"{header}:{header}", below=first)
        self._page.sheet_view.zoomScale = 85

    def _heading(self) -> None:
        form = self._form
        self._halves(form.unit.upper(), f"Kính gửi: {form.addressee}")
        self._row += 1
        self._across("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Tiêu đề")
        self._across(balanced(form.plan, sum(self._widths), SIZE, bold=True), "Dòng giữa đậm")
        for line in (form.quota, form.deadline):
            if line:
                self._across(line, "Dòng giữa")
        self._across(
            "Mỗi cá nhân, mỗi tập thể ghi một dòng; chọn trong danh sách thả xuống ở các cột có mũi tên. "
            f"Cách ghi xem trang “{HELP_SHEET}”.",
            "Dòng nghiêng",
        )

    def _across(self, text: str, style: str) -> None:
        put_across(self._page, self._row, (1, len(self._columns)), text, style, sum(self._widths))
        self._row += 1

    def _halves(self, left: str, right: str, styles: tuple[str, str] = ("Dòng giữa đậm", "Dòng giữa")) -> None:
        last = len(self._columns)
        middle = last // 2
        for text, columns, style in zip((left, right), ((1, middle - 1), (middle, last)), styles, strict=True):
            width = sum(self._widths[columns[0] - 1 : columns[1]])
            put_across(self._page, self._row, columns, text, style, width)
        self._row += 1

    def _place(self, row: int, number: int) -> None:
        """A prepared row; without a height of its own it grows with what is typed."""
        put(self._page, row, 1, number, "Ô số")
        for column, (field, _) in enumerate(self._columns[1:], start=2):
            put(self._page, row, column, "", "Ô center" if field in _CENTRED else "Ô left").value = None

    def _choices(self, first: int, last: int) -> None:
        """The drop-downs, and the hints that Excel shows beside a chosen cell."""
        offered = _offered(self._form)
        for place, (field, title) in enumerate(self._columns, start=1):
            area = f"{get_column_letter(place)}{first}:{get_column_letter(place)}{last}"
            if field in offered:
                column, texts = offered[field]
                rule = DataValidation("list", sqref=area, formula1=f"'{MARK_SHEET}'!${column}$1:${column}${len(texts)}")
                rule.errorStyle = "stop" if field in ("kind", "gender") else "warning"
                rule.errorTitle, rule.error = title, "Hãy chọn một mục trong danh sách thả xuống."
                rule.showErrorMessage = True
            elif field in _HINTS:
                rule = DataValidation(sqref=area)
                rule.promptTitle, rule.prompt = _HINTS[field]
                rule.showInputMessage = True
            else:
                continue
            rule.allowBlank = True
            self._page.add_data_validation(rule)

    def _signature(self) -> None:
        self._row += 1
        styles = ("Dòng giữa", "Dòng nghiêng")
        self._halves("", "………………, ngày …… tháng …… năm ………", styles)
        self._halves("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", ("Dòng giữa đậm", "Dòng giữa đậm"))
        self._halves("(Ký, họ tên)", "(Ký, đóng dấu, họ tên)", ("Dòng nghiêng", "Dòng nghiêng"))
        self._row += _SIGNING_ROWS


def _offered(form: ListForm) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What each drop-down offers, with its column in the hidden sheet; column A holds the mark."""
    lists = {"kind": form.kinds, "gender": GENDERS, "award": form.awards, MOVEMENT_FIELD: form.movements}
    return {field: (letter, texts) for letter, (field, texts) in zip("CDEF", lists.items(), strict=True) if texts}


def _write_choices(book: Workbook, form: ListForm) -> None:
    sheet = book.create_sheet(MARK_SHEET)
    put(sheet, 1, 1, MARK, "Đoạn")
    put(sheet, 2, 1, form.mark.text(), "Đoạn")
    for letter, texts in _offered(form).values():
        for row, text in enumerate(texts, start=1):
            put(sheet, row, ord(letter) - ord("A") + 1, text, "Đoạn")
    sheet.sheet_state = "veryHidden"
