"""A block on the clipboard: Excel's and Word's HTML, tab-separated text, and what a stranger may put there."""

from datetime import date

import pytest

from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.pasted import MOST_CELLS, looks_like_block, pasted_document
from thidua_desktop.intake.understand import understand

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65 {color:black;}</style></head><body>
<!--StartFragment--><table border=0><col width=64>
 <tr height=20><td class=xl65>STT</td><td>Họ và tên</td><td>Năm
  sinh</td><td>Hình thức khen</td><td>Thành tích</td></tr>
 <tr><td align=right>1</td><td>Nguyễn Minh Đức</td><td>12/3/1984</td><td rowspan=2>Giấy khen</td>
  <td>Cải cách<br>hành chính &amp; một cửa</td></tr>
 <tr><td>2</td><td>Trần Thị Hoa</td><td>1990</td><td></td></tr>
</table><!--EndFragment--></body></html>"""


def test_excels_html_gives_the_cells_with_what_is_merged_and_several_lines() -> None:
    (sheet,) = pasted_document(EXCEL, "anything").sheets
    assert sheet.rows[0] == ("STT", "Họ và tên", "Năm sinh", "Hình thức khen", "Thành tích")
    assert sheet.rows[1][4] == "Cải cách\nhành chính & một cửa"
    assert sheet.rows[2][:4] == ("2", "Trần Thị Hoa", "1990", "")
    assert sheet.merges == ((1, 3, 2, 3),)


def test_what_is_pasted_is_understood_like_a_file() -> None:
    understood = understand(pasted_document(EXCEL, ""), "Khối vừa dán.tsv", date(2024, 7, 26))
    first, second = understood.candidates
    assert (first.name, first.birth, first.kind) == ("Nguyễn Minh Đức", "1984-03-12", NomineeKind.INDIVIDUAL)
    assert (second.name, second.award) == ("Trần Thị Hoa", "Giấy khen")


def test_words_before_a_table_of_word_lead_it() -> None:
    html = "<p>UBND PHƯỜNG NGHĨA ĐÔ</p><p>Danh sách</p><table><tr><td><p>Họ tên</p></td></tr></table>"
    (sheet,) = pasted_document(html, "").sheets
    assert sheet.lead == ("UBND PHƯỜNG NGHĨA ĐÔ", "Danh sách")
    assert sheet.rows == (("Họ tên",),)


def test_two_tables_are_two_sheets_and_a_table_in_a_cell_is_words() -> None:
    inner = "<table><tr><td>a</td></tr></table>"
    html = f"<table><tr><td>Tên{inner}</td><td>b</td></tr></table><table><tr><td>c</td></tr></table>"
    first, second = pasted_document(html, "").sheets
    assert first.rows == (("Têna", "b"),)
    assert second.rows == (("c",),)


def test_text_alone_is_split_at_tabs_and_quoted_cells_keep_their_lines() -> None:
    (sheet,) = pasted_document("", 'Họ tên\tThành tích\r\nLê An\t"một\nhai"\r\n').sheets
    assert sheet.rows == (("Họ tên", "Thành tích"), ("Lê An", "một\nhai"))


def test_a_stray_quote_swallows_nothing() -> None:
    (sheet,) = pasted_document("", 'Họ tên\tThành tích\n"Lê An\tx\nTrần B\ty').sheets
    assert [row[0] for row in sheet.rows] == ["Họ tên", '"Lê An', "Trần B"]


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<b>chữ</b>", "chữ"), ("", "   \n ")])
def test_words_are_no_block(html: str, text: str) -> None:
    assert not looks_like_block(html, text)
    with pytest.raises(UserError, match="không có ô nào"):
        pasted_document(html, text)


def test_a_table_of_giant_spans_is_refused_and_not_built() -> None:
    cell = "<td colspan=999999999 rowspan=999999999>x</td>"
    (sheet,) = pasted_document(f"<table><tr>{cell}</tr></table>", "").sheets
    assert len(sheet.rows) == 1
    with pytest.raises(UserError, match="quá lớn"):
        pasted_document("<table><tr>" + cell * (MOST_CELLS // 256 + 1), "")


def test_the_same_block_has_the_same_mark() -> None:
    text = "Họ tên\tNăm sinh\nLê An\t1984"
    assert pasted_document("", text).sha256 == pasted_document("", text).sha256
