"""Widths in Times New Roman, and headings broken into even lines."""

import pytest

from exporters.columns import column_widths
from exporters.metrics import balanced, text_width, wrapped
from exporters.report import ListColumn, ListGroup, NomineeList


def test_the_national_title_fits_its_column():
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True) == pytest.approx(88.3, abs=0.2)


@pytest.mark.parametrize(("marked", "plain"), [("ấ", "a"), ("Ệ", "E"), ("đ", "d"), ("Đ", "D"), ("ỳ", "y")])
def test_marks_above_and_below_take_no_width(marked, plain):
    assert text_width(marked, 14) == text_width(plain, 14)


@pytest.mark.parametrize(("marked", "plain"), [("ư", "u"), ("ớ", "o"), ("Ự", "U")])
def test_the_horn_takes_width(marked, plain):
    assert text_width(marked, 14, bold=True) > text_width(plain, 14, bold=True)


def test_decomposed_letters_measure_as_composed_ones():
    assert text_width("ệ", 14) == text_width("e\u0323\u0302", 14)


def test_wrapping_keeps_the_text_and_the_width():
    text = "Về việc đề nghị tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc"
    lines = wrapped(text, 60, 14)
    assert " ".join(lines) == text
    assert all(text_width(line, 14) <= 60 for line in lines)


def test_a_heading_is_broken_evenly_and_not_before_a_dash():
    lines = balanced("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG QUẬN HAI BÀ TRƯNG", 69, 12, bold=True).split("\n")
    assert len(lines) == 2
    assert not any(line.startswith("-") for line in lines)
    widths = [text_width(line, 12, bold=True) for line in lines]
    assert max(widths) < 69
    assert min(widths) > 0.6 * max(widths)


def test_a_name_is_not_torn_apart_by_a_line_break():
    text = "Tập thể, cá nhân đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân quận Cầu Giấy trong phong trào"
    assert "Cầu\nGiấy" not in balanced(text, 150, 14, bold=True)


@pytest.mark.parametrize("text", ["UBND\nQUẬN CẦU GIẤY", "PHÒNG NỘI VỤ"])
def test_given_breaks_and_short_headings_are_left_alone(text):
    assert balanced(text, 69, 12) == text


def _list(columns, row):
    return NomineeList("", "", columns, (ListGroup("", (row,)),))


def test_columns_share_the_room():
    people = _list((ListColumn("A", 3), ListColumn("B", 1)), ("x", "y"))
    assert column_widths(people, 160, 12) == pytest.approx([120, 40])


def test_a_date_is_never_broken_however_small_its_share():
    people = _list((ListColumn("Họ tên", 97), ListColumn("Sinh", 3)), ("Nguyễn Văn A", "08/08/1967"))
    name, born = column_widths(people, 100, 12)
    assert born > text_width("08/08/1967", 12)
    assert name + born == pytest.approx(100)


def test_words_too_long_for_the_page_still_give_widths_that_fit_it():
    people = _list((ListColumn("A", 1), ListColumn("B", 1)), ("m" * 60, "n" * 60))
    assert sum(column_widths(people, 100, 12)) == pytest.approx(100)
