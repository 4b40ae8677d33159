"""The form of a tờ trình: NĐ 30/2020, Phụ lục I, read back from the file."""

import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from exporters.metrics import text_width
from exporters.word import write_list_docx, write_submission

CENTER, BOTH, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


@pytest.fixture
def paper(submission, tmp_path):
    write_submission(submission, tmp_path / "to-trinh.docx")
    return Document(str(tmp_path / "to-trinh.docx"))


def paragraphs(document):
    """Every paragraph of the body and of its tables, in order."""
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found += [p for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            found.append(block)
    return found


def find(document, text):
    return next(p for p in paragraphs(document) if text in p.text)


def of_style(paragraph, name):
    style = paragraph.style
    while style is not None:
        value = getattr(style.font, name)
        if value is not None:
            return value
        style = style.base_style
    return None


def look(paragraph):
    size = of_style(paragraph, "size").pt
    form = paragraph.style.paragraph_format
    return size, bool(of_style(paragraph, "bold")), bool(of_style(paragraph, "italic")), form.alignment


def mm(length):
    return round(length / Mm(1), 1)


def test_page_is_a4_with_the_margins_of_the_decree(paper):
    for section in paper.sections:
        assert (mm(section.page_width), mm(section.page_height)) == (210, 297)
        assert (mm(section.top_margin), mm(section.bottom_margin)) == (20, 20)
        assert (mm(section.left_margin), mm(section.right_margin)) == (30, 15)


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "align"),
    [
        ("QUẬN CẦU GIẤY", 12, False, False, CENTER),
        ("PHÒNG NỘI VỤ", 12, True, False, CENTER),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, CENTER),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False, CENTER),
        ("Số: 05/TTr-NV", 13, False, False, CENTER),
        ("Cầu Giấy, ngày 05 tháng 8 năm 2024", 13, False, True, CENTER),
        ("TỜ TRÌNH", 14, True, False, CENTER),
        ("Về việc đề nghị", 14, True, False, CENTER),
        ("Kính gửi:", 14, False, False, CENTER),
        ("Căn cứ Luật", 14, False, True, BOTH),
        ("Phòng Nội vụ đã", 14, False, False, BOTH),
        ("Nơi nhận:", 12, True, True, LEFT),
        ("- Như trên;", 11, False, False, LEFT),
        ("TRƯỞNG PHÒNG", 14, True, False, CENTER),
        ("Nguyễn Văn Minh", 14, True, False, CENTER),
        ("(Kèm theo Tờ trình", 14, False, True, CENTER),
    ],
)
def test_each_element_has_its_size_and_weight(paper, text, size, bold, italic, align):
    assert look(find(paper, text)) == (size, bold, italic, align)


def test_body_has_indent_gap_and_line_spacing_within_the_decree(paper):
    form = find(paper, "Phòng Nội vụ đã").style.paragraph_format
    assert mm(form.first_line_indent) == 12.7
    assert form.space_after.pt >= 6
    assert 1 <= form.line_spacing <= 1.5


def test_every_font_in_the_file_is_times_new_roman(submission, tmp_path):
    write_submission(submission, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        for name in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
            root = etree.fromstring(file.read(name))
            for fonts in root.iter(qn("w:rFonts")):
                assert set(fonts.attrib.values()) == {"Times New Roman"}
        styles = etree.fromstring(file.read("word/styles.xml"))
    default = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert set(default.attrib) == {qn(f"w:{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")}


def test_nothing_in_the_file_tells_what_made_it(submission, tmp_path):
    write_submission(submission, tmp_path / "a.docx")
    core = Document(str(tmp_path / "a.docx")).core_properties
    assert (core.author, core.comments, core.last_modified_by) == ("", "", "")
    assert core.title == "Tờ trình Về việc đề nghị tặng Giấy khen"


def rule_under(document, text):
    found = paragraphs(document)
    rule = found[next(place for place, p in enumerate(found) if text in p.text) + 1]
    assert rule.style.name.startswith("Kẻ ngang")
    top = rule.style.element.find(f".//{qn('w:pBdr')}/{qn('w:top')}")
    assert top.get(qn("w:val")) == "single"
    return rule


def rule_length(rule, width):
    form = rule.paragraph_format
    assert form.left_indent == form.right_indent
    return width - 2 * form.left_indent / Mm(1)


def test_rule_under_the_motto_is_as_long_as_the_motto(paper):
    rule = rule_under(paper, "Độc lập")
    assert rule_length(rule, 94) == pytest.approx(text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True), abs=0.1)


@pytest.mark.parametrize(
    ("text", "size", "width"), [("PHÒNG NỘI VỤ", 12, 71), ("Về việc đề nghị tặng Giấy khen", 14, 165)]
)
def test_other_rules_are_a_third_to_a_half_of_the_line_above(paper, text, size, width):
    length = rule_length(rule_under(paper, text), width)
    line = text_width(text, size, bold=True)
    assert line / 3 <= length <= line / 2


@pytest.mark.parametrize(
    "issuer",
    ["ỦY BAN NHÂN DÂN PHƯỜNG VĂN MIẾU - QUỐC TỬ GIÁM", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nQUẬN", "UBND"],
)
def test_rule_under_a_name_of_several_lines_follows_its_last_line(submission, tmp_path, issuer):
    head = replace(submission.letterhead, issuer=issuer)
    write_submission(replace(submission, letterhead=head), tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    name = next(p for p in paragraphs(document) if p.style.name == "Tên cơ quan")
    last = text_width(name.text.split("\n")[-1], 12, bold=True)
    length = rule_length(rule_under(document, name.text), 71)
    assert last / 3 - 0.1 <= length <= last / 2 + 0.1


def test_page_number_is_a_field_centred_at_the_top_and_hidden_on_page_one(paper):
    for section in paper.sections:
        assert section.different_first_page_header_footer
        assert section.first_page_header.paragraphs[0].text == ""
        header = section.header.paragraphs[0]
        assert "PAGE" in "".join(node.text for node in header._p.iter(qn("w:instrText")))
        assert look(header) == (14, False, False, CENTER)
        assert section.header_distance < section.top_margin


def test_list_begins_on_a_page_of_its_own_numbered_from_one(paper):
    last = paper.sections[-1]._sectPr
    assert last.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    kind = last.find(qn("w:type"))
    assert kind is None or kind.get(qn("w:val")) == "nextPage"
    assert find(paper, "DANH SÁCH").text == "DANH SÁCH"


def test_signature_never_stands_alone_on_a_page(paper):
    last = find(paper, "Kính trình Chủ tịch")
    assert last.style.paragraph_format.keep_with_next
    signature = paper.tables[1].rows[0]
    assert signature._tr.trPr.find(qn("w:cantSplit")) is not None


def test_signature_under_a_list_holds_the_rows_above_it(people, submission, tmp_path):
    write_list_docx(replace(people, signature=submission.signature), tmp_path / "a.docx")
    table = Document(str(tmp_path / "a.docx")).tables[0]
    held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert held[-3:-1] == [True, True]
    assert not held[-4]
    signature = table.rows[-1].cells[0]
    assert "Nguyễn Văn Minh" in signature.text
    borders = {node.tag.split("}")[1]: node.get(qn("w:val")) for node in signature._tc.tcPr.find(qn("w:tcBorders"))}
    assert borders == {"left": "nil", "bottom": "nil", "right": "nil"}
    assert mm(signature.paragraphs[-1].paragraph_format.left_indent) == pytest.approx(77, abs=1)


def test_table_repeats_its_header_and_never_splits_a_row(paper):
    table = paper.tables[-1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize(("landscape", "width"), [(False, 165), (True, 252)])
def test_list_fills_the_page_between_the_margins(submission, tmp_path, landscape, width):
    write_submission(
        replace(submission, attached=replace(submission.attached, landscape=landscape)), tmp_path / "a.docx"
    )
    document = Document(str(tmp_path / "a.docx"))
    first, last = document.sections
    assert mm(first.page_width) == 210
    assert mm(last.page_width) == (297 if landscape else 210)
    assert sum(mm(column.width) for column in document.tables[-1].columns) == pytest.approx(width, abs=0.5)
    for cell, column in zip(document.tables[-1].rows[0].cells, document.tables[-1].columns, strict=True):
        assert cell.width == column.width
    heading = document.tables[-1].rows[1].cells[0]
    assert heading.text == "II. CÁ NHÂN"
    assert mm(heading.width) == pytest.approx(width, abs=0.5)


def test_columns_are_aligned_as_asked(paper):
    table = paper.tables[-1]
    row = next(r for r in table.rows if r.cells[1].text == "Trần Văn Đức")
    assert [cell.paragraphs[0].alignment for cell in row.cells] == [CENTER, LEFT, CENTER, LEFT]


def test_children_stand_in_the_order_that_word_wants(submission, tmp_path):
    write_submission(submission, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        text = file.read("word/document.xml").decode()
    for properties in re.findall(r"<w:tblPr>.*?</w:tblPr>", text):
        names = [n for n in re.findall(r"<w:(tbl\w+)[ />]", properties) if n != "tblPr"]
        order = ["tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
        assert names == [name for name in order if name in names]
    section = re.findall(r"<w:sectPr.*?</w:sectPr>", text)[-1]
    places = [section.index(f"<w:{name}") for name in ("pgSz", "pgMar", "pgNumType", "cols", "titlePg")]
    assert places == sorted(places)


def test_the_end_of_the_submission_takes_no_line_that_could_begin_an_empty_page(paper):
    end = next(p for p in paper.paragraphs if p._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None)
    assert end.text == ""
    assert end.paragraph_format.line_spacing.pt == 1
    assert end.paragraph_format.space_before.pt == end.paragraph_format.space_after.pt == 0
    assert end._p.pPr.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) == "2"
