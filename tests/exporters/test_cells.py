"""Text from strangers stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook

from exporters.cells import plain_text, write_text
from thidua_desktop.domain.text import starts_like_formula

HOSTILE = ["=HYPERLINK(1)", "+84912345678", "-nt-", "@x", "\t=1", "\r=1", "＝1+1", " =1+1", "#N/A", "TRUE", "007"]


@pytest.mark.parametrize("text", ["=1", "+84", "-nt-", "@x", "\t=1", "\r1", " =1", "\n=1", "＝1"])
def test_what_a_spreadsheet_might_reckon_is_known_by_its_first_sign(text):
    assert starts_like_formula(text)


@pytest.mark.parametrize("text", ["Nguyễn Văn A", "001080012345", "tổ 5 - phường A", "", "a=b"])
def test_ordinary_text_is_left_alone(text):
    assert not starts_like_formula(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_never_holds_a_formula_from_text(tmp_path, text):
    book = Workbook()
    write_text(book.worksheets[0]["A1"], text)
    book.save(tmp_path / "a.xlsx")
    cell = load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert cell.data_type == "s"
    assert cell.value == plain_text(text)


def test_line_ends_become_one_kind():
    assert plain_text("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


@given(st.text(st.characters(codec=None)))
def test_plain_text_can_stand_in_a_document(text):
    node = etree.Element("t")
    node.text = plain_text(text)
    assert etree.fromstring(etree.tostring(node)).text in (plain_text(text), None)
