"""The parts that the built-in Word templates are put together from, element by element of NĐ 30/2020 (Phụ lục I)."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from exporters.ooxml import (
    Cell,
    Row,
    child,
    element,
    properties_of,
    set_columns,
    twips,
)
from exporters.rules import RULE_FULL, RULE_PART
from exporters.template_styles import CENTER, TEXT_WIDTH

HEAD_COLUMNS = [71.0, 94.0]
SIGNATURE_COLUMNS = [80.0, 85.0]
NUMBER_COLUMN = 11.0
ITEM_COLUMNS = [10.0, 26.0, 40.0, 89.0]


def add_attachment(document: Document) -> None:
    """A new page of its own section, its pages numbered from 1 (Phụ lục I, III.1.đ)."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _make_thin(document.paragraphs[-1])
    properties: Any = section._sectPr  # pyright: ignore[reportPrivateUsage]
    child(properties, "w:pgNumType", start="1")


def _make_thin(end_of_section: Paragraph) -> None:
    """The paragraph that ends a section takes one point: a page that the signature fills has no empty one behind."""
    layout = end_of_section.paragraph_format
    layout.space_before = layout.space_after = layout.first_line_indent = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(1)
    properties: Any = end_of_section._p.get_or_add_pPr()  # pyright: ignore[reportPrivateUsage]
    mark = element("w:rPr")
    child(mark, "w:sz", val="2")
    properties.find(qn("w:sectPr")).addprevious(mark)


def line(holder: Document | Cell, style: str, text: str = "") -> Paragraph:
    """One paragraph of a style."""
    return holder.add_paragraph(text, style=style)


def loop(holder: Document | Cell, each: str, style: str, text: str) -> None:
    """A paragraph for every item: `each` is `can_cu_nay in can_cu`."""
    line(holder, "Lệnh", f"{{%p for {each} %}}")
    line(holder, style, text)
    line(holder, "Lệnh", "{%p endfor %}")


def _first(cell: Cell, style: str, text: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def _plain_table(document: Document, rows: int, widths: list[float]) -> Table:
    table = document.add_table(rows=rows, cols=len(widths))
    properties = properties_of(table)
    child(properties, "w:tblLayout", type="fixed")
    margins = child(properties, "w:tblCellMar")
    for side in ("left", "right"):
        child(margins, f"w:{side}", w="0", type="dxa")
    set_columns(table, widths)
    for row in table.rows:
        keep_whole(row)
    return table


def keep_whole(row: Row) -> None:
    """The row is never split between two pages."""
    child(row._tr.get_or_add_trPr(), "w:cantSplit")  # pyright: ignore[reportPrivateUsage]


def add_head(document: Document) -> None:
    """Ô số 1-4: the two-column head without borders."""
    table = _plain_table(document, 2, HEAD_COLUMNS)
    left, right = table.rows[0].cells
    _first(left, "Lệnh", "{%p if co_quan_cap_tren %}")
    line(left, "Cơ quan cấp trên", "{{ co_quan_cap_tren }}")
    line(left, "Lệnh", "{%p endif %}")
    line(left, "Tên cơ quan", "{{ co_quan }}")
    line(left, RULE_PART)
    _first(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    line(right, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    line(right, RULE_FULL)
    number, place = table.rows[1].cells
    _first(number, "Số, ký hiệu", "Số: {{ so_ky_hieu }}")
    _first(place, "Địa danh, ngày tháng", "{{ dia_danh_ngay_thang }}")


def add_title(document: Document, title: str, summary: str) -> None:
    """Ô số 5a: tên loại and trích yếu, with a rule of 1/3-1/2 of the line under them."""
    line(document, "Tên loại", title)
    line(document, "Trích yếu", summary)
    line(document, RULE_PART)


def add_signature(document: Document) -> None:
    """Ô số 7 and 9b: nơi nhận on the left, level with the signer's authority on the right; never split."""
    left, right = _plain_table(document, 1, SIGNATURE_COLUMNS).rows[0].cells
    _first(left, "Nơi nhận", "Nơi nhận:")
    loop(left, "noi in noi_nhan", "Danh sách nơi nhận", "{{ noi }}")
    empty: Any = right.paragraphs[0]._p  # pyright: ignore[reportPrivateUsage]
    _sign(right)
    empty.getparent().remove(empty)


def _sign(cell: Cell) -> None:
    loop(cell, "dong_quyen_han in quyen_han", "Quyền hạn, chức vụ", "{{ dong_quyen_han }}")
    line(cell, "Họ tên người ký", "{{ nguoi_ky }}")


def add_list_table(document: Document, *, signed: bool) -> None:
    """The list: number column and one model column, which the program repeats for every column of the list.

    A signature is the table's last row, without borders: so Word and LibreOffice both keep it with the rows above.
    """
    table = _plain_table(document, 1, [NUMBER_COLUMN, TEXT_WIDTH - NUMBER_COLUMN])
    properties = properties_of(table)
    _border_all(properties)
    head = table.rows[0]
    child(head._tr.get_or_add_trPr(), "w:tblHeader")  # pyright: ignore[reportPrivateUsage]
    _first(head.cells[0], "Đầu bảng", "TT")
    _first(head.cells[1], "Đầu bảng", "{{ ten_cot }}")
    for cell in head.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _wide_row(table, "Lệnh", "{%tr for nhom in cac_nhom %}")
    for level, style in ((1, "Nhóm lớn"), (2, "Nhóm nhỏ")):
        _wide_row(table, "Lệnh", f"{{%tr if nhom.ten and nhom.cap == {level} %}}")
        _wide_row(table, style, "{{ nhom.ten }}")
        _wide_row(table, "Lệnh", "{%tr endif %}")
    _wide_row(table, "Lệnh", "{%tr for dong in nhom.cac_dong %}")
    number, model = _row(table).cells
    _first(number, "Ô bảng", "{{ dong.tt }}")
    number.paragraphs[0].alignment = CENTER
    _first(model, "Ô bảng", "{{ dong.o }}")
    _wide_row(table, "Lệnh", "{%tr endfor %}")
    _wide_row(table, "Lệnh", "{%tr endfor %}")
    _wide_row(table, "Lệnh", "{%tr if tong_cong %}")
    _wide_row(table, "Tổng cộng", "{{ tong_cong }}")
    _wide_row(table, "Lệnh", "{%tr endif %}")
    if signed:
        _wide_row(table, "Lệnh", "{%tr if co_ky %}")
        _sign(_unbordered(_wide_row(table, "Lệnh", "")))
        _wide_row(table, "Lệnh", "{%tr endif %}")


def add_item_table(document: Document) -> None:
    """The items of a slip, one row each, and a closing row over the whole width."""
    table = _plain_table(document, 1, ITEM_COLUMNS)
    _border_all(properties_of(table))
    head = table.rows[0]
    child(head._tr.get_or_add_trPr(), "w:tblHeader")  # pyright: ignore[reportPrivateUsage]
    for cell, title in zip(head.cells, ("TT", "Vị trí", "Người, tập thể", "Nội dung cần bổ sung, sửa"), strict=True):
        _first(cell, "Đầu bảng", title)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _wide_row(table, "Lệnh", "{%tr for muc in cac_muc %}")
    cells = _row(table).cells
    for cell, text in zip(cells, ("muc.tt", "muc.vi_tri", "muc.ai", "muc.noi_dung"), strict=True):
        _first(cell, "Ô bảng", f"{{{{ {text} }}}}")
    cells[0].paragraphs[0].alignment = CENTER
    _wide_row(table, "Lệnh", "{%tr endfor %}")
    _wide_row(table, "Lệnh", "{%tr if con_lai %}")
    _wide_row(table, "Ô bảng", "{{ con_lai }}")
    _wide_row(table, "Lệnh", "{%tr endif %}")


def _unbordered(cell: Cell) -> Cell:
    borders = child(cell._tc.get_or_add_tcPr(), "w:tcBorders")  # pyright: ignore[reportPrivateUsage]
    for side in ("left", "bottom", "right"):
        child(borders, f"w:{side}", val="nil")
    return cell


def _border_all(properties: Any) -> None:
    margins = properties.find(qn("w:tblCellMar"))
    for side in ("left", "right"):
        child(margins, f"w:{side}", w=twips(1.2), type="dxa")
    borders = child(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        child(borders, f"w:{side}", val="single", sz="4", space="0", color="000000")


def _row(table: Table) -> Row:
    row = table.add_row()
    keep_whole(row)
    return row


def _wide_row(table: Table, style: str, text: str) -> Cell:
    cells = _row(table).cells
    cell = cells[0].merge(cells[-1])
    _first(cell, style, text)
    return cell
