"""Workbooks, read back: text is text, numbers are numbers, the page prints as it should."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from exporters.excel import write_list_xlsx, write_quota_xlsx
from exporters.quota_excel import sum_of
from exporters.report import ListGroup, QuotaCell, QuotaRow, Signature

HOSTILE = ('=HYPERLINK("http://x","y")', "+84912345678", "@x")


@pytest.fixture
def written(tmp_path):
    def page(value):
        write = write_list_xlsx if hasattr(value, "columns") else write_quota_xlsx
        write(value, tmp_path / "a.xlsx")
        return load_workbook(tmp_path / "a.xlsx").worksheets[0]

    return page


def row_of(page, text):
    return next(cell.row for row in page.iter_rows() for cell in row if cell.value == text)


def values(page, row):
    return [cell.value for cell in page[row]]


def test_list_says_what_the_word_list_says(written, people):
    page = written(people)
    header = row_of(page, "TT")
    assert values(page, header) == ["TT", "Họ và tên", "Ngày sinh", "Số định danh"]
    assert values(page, row_of(page, "Trần Văn Đức")) == [2, "Trần Văn Đức", "02/02/1980", "001080012345"]
    assert values(page, row_of(page, "Vũ Đình Ưng"))[0] == 1
    assert row_of(page, "Phường Nghĩa Đô") == header + 2
    assert page.cell(1, 1).value == "DANH SÁCH"
    assert page.cell(3, 1).value == f"(Kèm theo {people.attached_to})"
    assert page.cell(page.max_row, 1).value == "Tổng cộng: 4 cá nhân"


def test_every_cell_of_a_person_is_kept_as_text(written, people):
    page = written(people)
    for cell in page[row_of(page, "Trần Văn Đức")][1:]:
        assert (cell.data_type, cell.number_format) == ("s", "@")


def test_no_cell_becomes_a_formula(written, people):
    group = ListGroup(HOSTILE[0], (HOSTILE, ("-nt-", "\t=1", "#REF!")))
    hostile = replace(people, groups=(group,), title="=1", summary="+1", attached_to="", total="@z")
    page = written(hostile)
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    row = page[row_of(page, HOSTILE[0]) + 1]
    assert tuple(cell.value for cell in row[1:]) == HOSTILE
    assert all(cell.quotePrefix for cell in row[1:])


def test_list_prints_on_a4_with_its_header_on_every_page(written, people):
    page = written(people)
    header = row_of(page, "TT")
    assert page.page_setup.paperSize == 9
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("portrait", 1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${header}:${header}"
    assert page.freeze_panes == f"A{header + 1}"
    assert page.oddHeader.center.text == "&P"
    assert page.HeaderFooter.differentFirst
    edges = page.page_margins
    assert [round(x * 25.4) for x in (edges.top, edges.bottom, edges.left, edges.right)] == [20, 20, 30, 15]


def test_a_wide_list_lies_on_its_side(written, people):
    assert written(replace(people, landscape=True)).page_setup.orientation == "landscape"


def test_every_font_is_times_new_roman(tmp_path, people, quota):
    for name, write, value in (("a", write_list_xlsx, people), ("b", write_quota_xlsx, quota)):
        write(value, tmp_path / f"{name}.xlsx")
        book = load_workbook(tmp_path / f"{name}.xlsx")
        assert {font.name for font in book._fonts} == {"Times New Roman"}
        assert book.properties.creator in ("", None)


def test_rows_are_as_high_as_their_longest_text(written, people):
    long = " ".join(["thành tích xuất sắc"] * 20)
    page = written(replace(people, groups=(ListGroup("", (("A", "1980", long), ("B", "1980", "1"))),)))
    tall, low = (page.row_dimensions[row_of(page, name)].height for name in ("A", "B"))
    assert tall > 5 * low


@pytest.mark.parametrize("landscape", [False, True])
def test_head_and_signature_stand_side_by_side(written, people, letterhead, landscape):
    signature = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trần Thị Ngọc")
    page = written(replace(people, letterhead=letterhead, signature=signature, landscape=landscape))
    assert row_of(page, "ỦY BAN NHÂN DÂN QUẬN CẦU GIẤY") == row_of(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert row_of(page, "Số: 05/TTr-NV") == row_of(page, "Cầu Giấy, ngày 05 tháng 8 năm 2024")
    assert row_of(page, "Trần Thị Ngọc") > row_of(page, "CHỦ TỊCH") + 3


def test_quota_shows_numbers_with_the_plans_words(written, quota):
    page = written(quota)
    row = page[row_of(page, "Phường Nghĩa Đô")]
    assert [cell.value for cell in row] == [1, "Phường Nghĩa Đô", 1, 3, "Còn 2", 4, 3, "Vượt 1"]
    assert row[3].number_format == '"tối đa "0'
    assert [cell.data_type for cell in row] == ["n", "s", "n", "n", "s", "n", "n", "s"]


def test_what_is_left_never_makes_up_for_what_is_over(written, quota):
    page = written(quota)
    assert values(page, row_of(page, "Cộng Phường")) == ["Cộng Phường", None, 4, 6, "Còn 2", 4, 6, "Còn 3, vượt 1"]
    total = values(page, row_of(page, "Tổng cộng"))
    assert total == ["Tổng cộng", None, 4, 7, "Còn 2, thiếu 1", 4, 6, "Còn 3, vượt 1"]


def test_places_to_the_level_above_stand_apart_from_the_total(written, quota):
    page = written(quota)
    assert row_of(page, "Toàn quận") > row_of(page, "Chỉ tiêu đề nghị cấp trên khen thưởng") > row_of(page, "Tổng cộng")


def test_state_is_a_word_and_a_colour(written, quota):
    page = written(quota)
    over = page.cell(row_of(page, "Phường Nghĩa Đô"), 8)
    met = page.cell(row_of(page, "Phường Quan Hoa"), 5)
    assert (over.value, over.fill.fgColor.rgb) == ("Vượt 1", "00FBE5E2")
    assert (met.value, met.fill.fgColor.rgb) == ("Đủ", "00E3F2E7")


def test_where_the_plan_says_nothing_there_is_a_dash(written, quota):
    page = written(quota)
    assert values(page, row_of(page, "Phòng Nội vụ"))[5:] == ["–", "–", "–"]


def test_the_plans_sentences_and_the_day_are_under_and_over_the_table(written, quota):
    page = written(quota)
    assert row_of(page, "Tính đến ngày 02/08/2024") == 3
    assert row_of(page, "“Mỗi phường đề nghị tối đa 03 tập thể, 03 cá nhân.”") == page.max_row


def test_quota_of_hostile_names_holds_no_formula(written, quota):
    row = QuotaRow("=1+1", "+nhóm", (QuotaCell(1, None, "", "none", "=x"), None))
    page = written(replace(quota, rows=(row,), as_of=date(2024, 8, 2)))
    assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n"}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([(3, 3), (1, 1)], "Đủ"),
        ([(0, 3), (4, 3)], "Còn 3, vượt 1"),
        ([(4, 3)], "Vượt 1"),
        ([], None),
    ],
)
def test_sums_in_words(cells, words):
    total = sum_of(QuotaCell(used, allowed, f"tối đa {allowed}", "", "") for used, allowed in cells)
    assert (total.words if total else None) == words
