"""A sender's own workbook comes back with marks in it and nothing of theirs lost."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from lxml import etree
from openpyxl import Workbook
from openpyxl.styles import Font

from exporters.return_layout import PlainSheet, laid_out, sheet_titles
from exporters.return_marks import CellMark, SheetMarks, TableMarks
from exporters.return_styles import GROUNDS
from exporters.return_workbook import UnfitError, mark_workbook
from tests.exporters.rich_workbook import HEADER_ROW, WARD, changed, parts, rich_workbook
from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.returned import HEADER

DESK = "Phòng Nội vụ"
SHEET = "xl/worksheets/sheet1.xml"
ERROR, WARNING = Severity.ERROR, Severity.WARNING
NO_DAY = "Không có ngày 31/2/1980. Sửa ngày hoặc chỉ ghi năm sinh."
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension")


def marks(*cells, remarks=None, whole=(), header_rows=(6, 7), first=8, last=12, right=7, sheet="Danh sách"):
    return [SheetMarks(sheet, (TableMarks(header_rows, first, last, right, cells, remarks or {}, whole),))]


BIRTH = CellMark(9, 3, ERROR, NO_DAY)
AWARD = CellMark(10, 7, ERROR, "Không có trong danh mục.")
DOUBT = CellMark(11, 7, WARNING, "Vượt thẩm quyền.")
ALL = marks(
    BIRTH, AWARD, DOUBT, remarks={9: (f"Ô D9: {NO_DAY}",), 10: ("Một.", "Hai."), 11: ("Ba.",)}, whole=("Chung.",)
)


@pytest.fixture
def sent(tmp_path):
    return rich_workbook(tmp_path / "phuong.xlsx").read_bytes()


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def first_sheet(data):
    return opened(data).worksheets[0]


def plain_book(*rows, row_heights=None, **columns):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for letter, width in columns.items():
        book.active.column_dimensions[letter].width = width
    for row, height in (row_heights or {}).items():
        book.active.row_dimensions[row].height = height
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


SMALL = plain_book(["STT", "Họ và tên"], [1, "Nguyễn Văn An"], [2, "Trần Thị Bình"])


_TALL_MERGES = "".join(f'<mergeCell ref="B{row}:B1048576"/>' for row in range(1, 400))


def small_marks(*cells, **more):
    return marks(*cells, **{"header_rows": (1,), "first": 2, "last": 3, "right": 1, "sheet": "Sheet", **more})


def ground(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None


def test_parts_that_hold_no_mark_are_byte_for_byte_what_they_were(sent):
    before, after = parts(sent), parts(mark_workbook(sent, ALL, DESK))
    touched = {name for name in before if before[name] != after[name]}
    assert set(before) == set(after)
    assert touched == {SHEET, "xl/styles.xml", "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"}


def test_all_that_the_sheet_had_is_still_in_it(sent):
    def rest(data):
        root = etree.fromstring(parts(data)[SHEET])
        kept = [child for child in root if etree.QName(child).localname not in ("dimension", "cols", "sheetData")]
        return {etree.QName(child).localname: etree.tostring(child, method="c14n") for child in kept}

    before, after = rest(sent), rest(mark_workbook(sent, ALL, DESK))
    for name in ("dataValidations", "extLst", "conditionalFormatting", "autoFilter", "drawing", "sheetViews"):
        assert before[name] == after[name], name
    old, new = (re.findall(rb'ref="([^"]*)"', part["mergeCells"]) for part in (before, after))
    assert new == [*old, b"I6:I7"]


def test_every_value_and_formula_and_cached_result_stays(sent):
    after = mark_workbook(sent, ALL, DESK)
    for name in ("Danh sách", "DM"):
        old, new = opened(sent)[name], opened(after)[name]
        for row in old.iter_rows():
            for cell in row:
                assert new[cell.coordinate].value == cell.value
    assert first_sheet(after)["G12"].value.startswith("=CONCATENATE")
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(after)).get_sheet_by_index(0).to_python()
    assert rows[11][6] == "Giữ gìn"
    assert first_sheet(after).row_dimensions[12].hidden
    assert opened(after)["DM"].sheet_state == "hidden"


def test_a_wrong_cell_keeps_its_own_look_on_another_ground(sent):
    old, new = first_sheet(sent), first_sheet(mark_workbook(sent, ALL, DESK))
    assert ground(new["D9"]) == GROUNDS[ERROR]
    assert ground(new["H11"]) == GROUNDS[WARNING]
    for place in ("D9", "H11"):
        for side in ("font", "border", "alignment"):
            assert repr(getattr(new[place], side)) == repr(getattr(old[place], side))
    assert ground(new["C8"]) is None


def test_letters_too_light_for_the_ground_become_black_and_keep_their_font(sent):
    cell = first_sheet(mark_workbook(sent, ALL, DESK))["H10"]
    assert cell.font.color.rgb == "FF000000"
    assert cell.font.name == ".VnTime"


def test_white_letters_of_a_theme_become_black_on_the_light_ground():
    book = Workbook()
    book.active.append(["STT", "Họ và tên"])
    book.active.append([1, "Nguyễn Văn An"])
    book.active["B2"].font = Font(color=openpyxl.styles.Color(theme=0))
    written = io.BytesIO()
    book.save(written)
    cell = first_sheet(mark_workbook(written.getvalue(), small_marks(CellMark(2, 1, ERROR, "Sai.")), DESK))["B2"]
    assert cell.font.color.rgb == "FF000000"


def test_the_error_of_a_cell_wins_over_its_warning_and_both_are_in_the_comment():
    told = small_marks(CellMark(2, 1, WARNING, "Một."), CellMark(2, 1, ERROR, "Hai."))
    cell = first_sheet(mark_workbook(SMALL, told, DESK))["B2"]
    assert ground(cell) == GROUNDS[ERROR]
    assert cell.comment.text == f"{DESK}:\nMột.\nHai."
    assert cell.comment.author == DESK


def test_a_finding_inside_a_merged_area_marks_the_cell_that_shows_it():
    book = Workbook()
    for row in (["STT", "Đơn vị"], [1, "Tổ 5"], [2, None]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    written = io.BytesIO()
    book.save(written)
    sheet = first_sheet(mark_workbook(written.getvalue(), small_marks(CellMark(3, 1, ERROR, "Sai.")), DESK))
    assert ground(sheet["B2"]) == GROUNDS[ERROR]
    assert sheet["B2"].comment.text == f"{DESK}:\nSai."


def test_the_last_column_stands_right_beside_the_list_as_high_as_its_header(sent):
    sheet = first_sheet(mark_workbook(sent, ALL, DESK))
    assert sheet["I6"].value == HEADER
    assert "I6:I7" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["I6"].border.left.style == "thin"
    assert ground(sheet["I6"]) == "FF1F4E79"  # the header's own dark ground and white letters
    assert [sheet[f"I{row}"].value for row in (8, 9, 10, 11)] == [None, f"Ô D9: {NO_DAY}", "1. Một.\n2. Hai.", "Ba."]
    assert sheet["I8"].border.left.style == "thin"
    assert sheet["I9"].alignment.wrap_text
    assert sheet.column_dimensions["I"].width >= 40
    assert sheet.dimensions == "A1:I17"


def test_a_remark_beside_a_cell_in_an_old_font_is_in_a_font_that_can_show_it(sent):
    assert first_sheet(mark_workbook(sent, ALL, DESK))["I10"].font.name == "Times New Roman"


def test_what_concerns_the_whole_list_stands_above_the_header(sent):
    assert first_sheet(mark_workbook(sent, ALL, DESK))["I5"].value == f"{HEADER} chung: Chung."


def test_what_concerns_a_list_in_the_first_row_is_a_comment_on_its_header():
    sheet = first_sheet(mark_workbook(SMALL, small_marks(whole=("Chung.",)), DESK))
    assert sheet["C1"].comment.text == f"{DESK}:\n{HEADER} chung: Chung."


def test_a_row_of_fixed_height_is_made_high_enough_and_a_higher_one_stays():
    book = plain_book(["STT", "Họ tên"], [1, "An"], [2, "Bình"], row_heights={2: 15, 3: 90})
    long = "Một câu khá dài nói rõ chỗ sai và cách sửa để người nhận khỏi phải gọi điện hỏi lại lần nữa."
    sheet = first_sheet(mark_workbook(book, small_marks(remarks={2: (long,), 3: (long,)}), DESK))
    assert sheet.row_dimensions[2].height > 28
    assert sheet.row_dimensions[3].height == 90


def test_the_column_avoids_what_stands_beside_the_list_and_columns_that_are_not_shown():
    book = Workbook()
    for row in (["STT", "Họ tên", None, None, "của tôi"], [1, "An", "riêng"], [2, "Bình"]):
        book.active.append(row)
    book.active.column_dimensions["D"].hidden = True
    written = io.BytesIO()
    book.save(written)
    sheet = first_sheet(mark_workbook(written.getvalue(), small_marks(remarks={2: ("Sai.",)}), DESK))
    assert sheet["F1"].value == HEADER
    assert (sheet["C2"].value, sheet["E1"].value) == ("riêng", "của tôi")


def test_a_width_set_for_many_columns_at_once_changes_for_one(tmp_path):
    place = tmp_path / "a.xlsx"
    place.write_bytes(SMALL)
    wide = '<cols><col min="1" max="16384" width="12" customWidth="1"/></cols><sheetData>'
    changed(place, {SHEET: lambda xml: xml.replace("<sheetData>", wide)})
    after = parts(mark_workbook(place.read_bytes(), small_marks(), DESK))[SHEET].decode()
    found = [
        (c["min"], c["max"], c["width"])
        for c in (dict(e.attrib) for e in etree.fromstring(after.encode()).iter("{*}col"))
    ]
    assert found == [("1", "2", "12"), ("3", "3", "46.0"), ("4", "16384", "12")]


def test_what_looks_like_a_formula_is_a_text():
    evil = '=HYPERLINK("http://x.vn","bấm")'
    after = mark_workbook(SMALL, small_marks(remarks={2: (evil,), 3: ("_x0041_ và \x01 thôi",)}), DESK)
    assert b"<f>" not in parts(after)[SHEET]
    sheet = first_sheet(after)
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["C2"].number_format) == (evil, "s", "@")
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(after)).get_sheet_by_index(0).to_python()
    assert rows[2][2].replace("_x005F_", "_") == "_x0041_ và  thôi"


def test_the_senders_comments_stay_and_ours_stand_below_them(sent):
    sheet = first_sheet(mark_workbook(sent, ALL, DESK))
    assert sheet["C11"].comment.text == "Người này mới về phường"
    assert sheet["C11"].comment.author == WARD
    assert sheet["D9"].comment.text == f"Sinh theo giấy khai sinh\n{DESK}:\n{NO_DAY}"
    assert sheet["H10"].comment.author == DESK


@pytest.mark.parametrize("book", ["sent", "small"])
def test_every_comment_has_its_box_in_the_drawing(book, sent):
    data, told = (sent, ALL) if book == "sent" else (SMALL, small_marks(CellMark(2, 1, ERROR, "Sai.")))
    after = parts(mark_workbook(data, told, DESK))
    drawing = etree.fromstring(next(text for name, text in after.items() if name.endswith(".vml")))
    comments = etree.fromstring(
        next(text for name, text in after.items() if "/comments" in name and name.endswith("xml"))
    )
    boxes = {
        (int(data.find("{*}Row").text), int(data.find("{*}Column").text)) for data in drawing.iter("{*}ClientData")
    }
    places = [openpyxl.utils.cell.coordinate_to_tuple(one.get("ref")) for one in comments.iter("{*}comment")]
    assert boxes == {(row - 1, column - 1) for row, column in places}
    numbers = [shape.get("id") for shape in drawing.iter("{*}shape")]
    assert len(set(numbers)) == len(numbers)


def test_every_part_has_a_type_and_every_link_leads_somewhere(sent):
    for data, told in ((sent, ALL), (SMALL, small_marks(CellMark(2, 1, ERROR, "Sai.")))):
        after = parts(mark_workbook(data, told, DESK))
        types = etree.fromstring(after["[Content_Types].xml"])
        named = {e.get("PartName") for e in types if e.get("PartName")}
        endings = {e.get("Extension").lower() for e in types if e.get("Extension")}
        for name in after:
            assert name == "[Content_Types].xml" or f"/{name}" in named or name.rpartition(".")[2] in endings
        assert {name.lstrip("/") for name in named} <= set(after)
        links = etree.fromstring(after["xl/worksheets/_rels/sheet1.xml.rels"])
        assert {link.get("Target").lstrip("/") for link in links} <= set(after)
        root = etree.fromstring(after[SHEET])
        used = {value for node in root.iter() for key, value in node.attrib.items() if key.endswith("relationships}id")}
        assert used <= {link.get("Id") for link in links}


def test_a_second_return_takes_the_first_ones_marks_away(sent):
    once = mark_workbook(sent, ALL, DESK)
    again = mark_workbook(once, marks(DOUBT, remarks={11: ("Ba.",)}), DESK)
    old, new = first_sheet(sent), first_sheet(again)
    assert ground(new["D9"]) is None
    assert repr(new["D9"].font) == repr(old["D9"].font)
    assert ground(new["H11"]) == GROUNDS[WARNING]
    assert new["D9"].comment.text == "Sinh theo giấy khai sinh"
    assert new["H10"].comment is None
    assert [new[f"I{row}"].value for row in (5, 6, 9, 10, 11)] == [None, HEADER, None, None, "Ba."]
    assert new["J6"].value is None
    drawing = next(text for name, text in parts(again).items() if name.endswith(".vml"))
    assert len(re.findall(rb"ObjectType=.Note", drawing)) == 3


def test_a_second_return_knows_its_own_comments_where_a_program_has_dropped_the_authors(sent, tmp_path):
    place = tmp_path / "a.xlsx"
    place.write_bytes(mark_workbook(sent, ALL, DESK))
    names = re.compile(r"<author>.*?</author>")
    changed(place, {"xl/comments/comment1.xml": lambda xml: names.sub("<author></author>", xml)})
    again = first_sheet(mark_workbook(place.read_bytes(), marks(BIRTH), DESK))
    assert again["D9"].comment.text == f"Sinh theo giấy khai sinh\n{DESK}:\n{NO_DAY}"
    assert (again["H10"].comment, again["H11"].comment) == (None, None)


def test_a_second_return_finds_its_column_when_a_program_has_saved_the_file_between(sent, tmp_path):
    book = opened(mark_workbook(sent, ALL, DESK))  # openpyxl keeps texts as shared ones, as Excel does
    book.save(tmp_path / "saved.xlsx")
    again = first_sheet(mark_workbook((tmp_path / "saved.xlsx").read_bytes(), marks(remarks={8: ("Mới.",)}), DESK))
    assert (again["I6"].value, again["I8"].value, again["I9"].value) == (HEADER, "Mới.", None)
    assert ground(again["D9"]) is None


def test_the_same_marks_make_the_same_file(sent):
    assert mark_workbook(sent, ALL, DESK) == mark_workbook(sent, ALL, DESK)


@pytest.mark.parametrize("named", ['Override PartName="/xl/vbaProject.bin"', 'Default Extension="bin"'])
def test_macros_are_left_behind_and_the_rest_stays(named, tmp_path):
    place = tmp_path / "a.xlsm"
    place.write_bytes(SMALL)
    relation = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    program = f'<Relationship Id="rId99" Type="{relation}" Target="vbaProject.bin"/>'
    kind = f'<{named} ContentType="application/vnd.ms-office.vbaProject"/>'
    changed(
        place,
        {
            "xl/vbaProject.bin": lambda _: "macro",
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace("</Relationships>", f"{program}</Relationships>"),
            "[Content_Types].xml": lambda xml: xml.replace("</Types>", f"{kind}</Types>").replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            ),
        },
    )
    after = mark_workbook(place.read_bytes(), small_marks(), DESK)
    assert "xl/vbaProject.bin" not in parts(after)
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert not re.search(b"macro|vbaProject", parts(after)[part])
    assert first_sheet(after)["C1"].value == HEADER


@pytest.mark.parametrize(
    "change",
    [
        {SHEET: lambda xml: "<!DOCTYPE x [<!ENTITY a 'b'>]>" + xml},
        {SHEET: lambda xml: xml[:300]},
        {SHEET: lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{_TALL_MERGES}</mergeCells>")},
        {
            SHEET: lambda xml: xml.replace(
                "schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/main"
            )
        },
        {"xl/styles.xml": lambda xml: "<styleSheet/>"},
        {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace("styles.xml", "nowhere.xml")},
    ],
)
def test_a_workbook_that_is_not_made_as_it_should_be_is_refused_and_not_spoilt(change, tmp_path):
    place = tmp_path / "a.xlsx"
    place.write_bytes(SMALL)
    changed(place, change)
    with pytest.raises(UnfitError):
        mark_workbook(place.read_bytes(), small_marks(), DESK)


def test_cells_and_rows_that_do_not_say_where_they_are_are_counted(tmp_path):
    place = tmp_path / "a.xlsx"
    place.write_bytes(SMALL)
    changed(place, {SHEET: lambda xml: re.sub(r'(<(?:row|c)) r="[A-Z]*\d+"', r"\1", xml)})
    sheet = first_sheet(mark_workbook(place.read_bytes(), small_marks(CellMark(3, 1, ERROR, "Sai.")), DESK))
    assert ground(sheet["B3"]) == GROUNDS[ERROR]
    assert (sheet["B3"].value, sheet["C1"].value) == ("Trần Thị Bình", HEADER)


def test_another_kind_is_laid_out_with_its_rows_where_they_were(tmp_path):
    rows = [["STT", "Họ tên", "Ghi chú"], ["1", "=1+1", "012345678901"], ["2", "Trần Thị Bình", ""]]
    sheet = PlainSheet("Bảng: 1", rows, first_row=3, merges=((1, 2, 2, 2),), lists=((3, 5, 1, 0, 2),))
    told = marks(CellMark(4, 1, ERROR, "Sai."), header_rows=(3,), first=4, last=5, right=2, sheet="Bảng- 1")
    page = first_sheet(mark_workbook(laid_out([sheet]), told, DESK))
    assert page["A3"].value == "STT"
    assert (page["B4"].value, page["B4"].data_type, ground(page["B4"])) == ("=1+1", "s", GROUNDS[ERROR])
    assert page["C4"].value == "012345678901"
    assert "C4:C5" in {str(area) for area in page.merged_cells.ranges}
    assert page["D3"].value == HEADER


def test_areas_that_overlap_or_run_off_the_sheet_are_cut_before_excel_refuses_them():
    sheet = PlainSheet("A", [["a", "b"], ["c", "d"]], merges=((0, 0, 0, 1), (0, 1, 1, 1), (1, 0, 1_048_575, 16_383)))
    assert {str(area) for area in first_sheet(laid_out([sheet])).merged_cells.ranges} == {"A1:B1", "A2:B2"}


def test_names_of_sheets_become_such_as_excel_takes():
    long = "Danh sách đề nghị khen thưởng của phường"
    titles = sheet_titles(["a/b", "A-B", long, long, ""])
    assert titles[:2] == ["a-b", "A-B (2)"]
    assert len({title.lower() for title in titles}) == 5
    assert all(0 < len(title) <= 31 for title in titles)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_another_program_opens_it_and_finds_the_same(sent, tmp_path):
    place = tmp_path / "tra-lai.xlsx"
    place.write_bytes(mark_workbook(sent, ALL, DESK))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless", "--convert-to", "ods"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(place)], check=True, capture_output=True, timeout=55)
    rows = python_calamine.CalamineWorkbook.from_path(tmp_path / "tra-lai.ods").get_sheet_by_index(0).to_python()
    assert rows[HEADER_ROW - 1][8] == HEADER
    assert rows[9][8] == "1. Một.\n2. Hai."
    content = parts(Path(tmp_path / "tra-lai.ods").read_bytes())["content.xml"].decode()
    assert content.count("<office:annotation ") == 4
