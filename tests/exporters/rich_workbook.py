"""A ward's workbook with all that clerks put into one: validations, comments, pictures, formulas, formats."""

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

WARD = "Văn phòng phường"
HEADER_ROW = 6  # two rows: "Năm sinh" over "Nam" | "Nữ"
ROWS = (
    ("Tập thể", "Tổ dân phố số 4", None, None, None, "Đoàn kết, vượt mọi chỉ tiêu được giao", "Giấy khen"),
    ("Cá nhân", "Nguyễn Văn An", "31/2/1980", None, "Tổ trưởng tổ 5", "Có sáng kiến cải cách hành chính", "Giấy khen"),
    ("Cá nhân", "Trần Thị Bình", None, "2/9/1980", "Bí thư chi bộ", "Giữ gìn trật tự đô thị", "Giấy khen lạ lùng"),
    ("Cá nhân", "Lê Văn Cường", None, None, "Tổ phó", "Hiến đất mở ngõ rộng", "Bằng khen"),
    ("Cá nhân", "Phạm Thị Dung", None, "1991", "Tổ viên", '=CONCATENATE("Giữ ","gìn")', "Giấy khen"),
)
_X14 = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list">'
    "<x14:formula1><xm:f>DM!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B8:B12</xm:sqref></x14:dataValidation>"
    "</x14:dataValidations></ext></extLst>"
)


def rich_workbook(place: Path) -> Path:
    """Save the workbook; the list's header stands in rows 6 and 7, its five rows below."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sách"
    edge = Side(style="thin")
    box = Border(left=edge, right=edge, top=edge, bottom=edge)
    sheet["A1"], sheet["A2"], sheet["A4"] = "ỦY BAN NHÂN DÂN", "PHƯỜNG NGHĨA ĐÔ", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"
    heads = ("STT", "Đối tượng", "Họ và tên", "Năm sinh", None, "Chức vụ", "Thành tích", "Hình thức khen")
    for column, head in enumerate(heads, start=1):
        sheet.cell(HEADER_ROW, column, head)
    sheet["D7"], sheet["E7"] = "Nam", "Nữ"
    for row in (HEADER_ROW, HEADER_ROW + 1):
        for column in range(1, 9):
            cell = sheet.cell(row, column)
            cell.border, cell.font = box, Font(bold=True, color="FFFFFFFF")
            cell.fill = PatternFill("solid", fgColor="FF1F4E79")
    for area in ("A4:H4", "D6:E6", *(f"{letter}6:{letter}7" for letter in "ABCFGH")):
        sheet.merge_cells(area)
    for number, values in enumerate(ROWS, start=1):
        for column, value in enumerate((number, *values), start=1):
            cell = sheet.cell(HEADER_ROW + 1 + number, column, value)
            cell.border, cell.alignment = box, Alignment(wrap_text=True)
            cell.font = Font(name="Times New Roman", size=12)
    sheet["H10"].font = Font(name=".VnTime", size=12, color="FFFFFFE0")  # letters that only a dark ground shows
    sheet.row_dimensions[9].height = 16
    sheet.row_dimensions[12].hidden = True
    for letter, width in zip("ABCDEFGH", (5, 11, 22, 12, 12, 18, 34, 22), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["C11"].comment = Comment("Người này mới về phường", WARD)
    sheet["D9"].comment = Comment("Sinh theo giấy khai sinh", WARD)
    choice = DataValidation(type="list", formula1='"Cá nhân,Tập thể"')
    choice.add("B8:B40")
    sheet.add_data_validation(choice)
    red = PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add("A8:A40", CellIsRule(operator="greaterThan", formula=["100"], fill=red))
    sheet.freeze_panes, sheet.print_area, sheet.print_title_rows = "A8", "A1:H20", "6:7"
    sheet.auto_filter.ref = "A7:H12"
    sheet["G16"], sheet["G17"] = "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    kinds = book.create_sheet("DM")
    kinds["A1"], kinds["A2"] = "Cá nhân", "Tập thể"
    kinds.sheet_state = "hidden"
    book.defined_names["loai"] = DefinedName("loai", attr_text="DM!$A$1:$A$2")
    picture = io.BytesIO()
    Picture.new("RGB", (40, 20), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "A15")
    book.save(place)
    changed(place, {"xl/worksheets/sheet1.xml": _as_excel_leaves_it})
    return place


def _as_excel_leaves_it(xml: str) -> str:
    """A result beside the formula, and the validation that newer versions keep in an extension."""
    formula = re.search(r'<c r="G12"[^>]*>(<f>.*?</f>).*?</c>', xml)
    assert formula
    look = re.search(r's="(\d+)"', formula[0])
    kept = f'<c r="G12" s="{look[1]}" t="str">{formula[1]}<v>Giữ gìn</v></c>' if look else ""
    return xml.replace(formula[0], kept).replace("</worksheet>", f"{_X14}</worksheet>")


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(place: Path, changes: dict) -> None:
    """Change parts of a saved workbook as text; a part may be new (then it is given "")."""
    known = parts(place.read_bytes())
    for name, change in changes.items():
        known[name] = change(known.get(name, b"").decode()).encode()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in known.items():
            archive.writestr(name, content)
