"""Vietnamese text: one stored form, one search form, one order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.charts import syllables
from thidua_desktop.domain.text import (
    clean,
    clean_lines,
    fold,
    natural_sort_key,
    nfc,
    person_sort_key,
    proper_case,
    words,
)

SYLLABLES = st.sampled_from(syllables()[::53])


def test_stored_text_is_composed_and_has_one_letter_d():
    assert nfc(unicodedata.normalize("NFD", "Đặng Thị Ưởng")) == "Đặng Thị Ưởng"
    assert nfc("Ðặng Ɖức") == "Đặng Đức"


def test_spaces_of_every_kind_become_one_and_signs_without_width_go():
    assert clean("  Nguyễn\u00a0 Văn\t\r\nA ") == "Nguyễn Văn A"
    assert clean("Nguy\u200bễn\ufeff Văn\u2060 A") == "Nguyễn Văn A"
    assert clean_lines(" Giáo viên \r\n\r\n Trường  X ") == "Giáo viên\nTrường X"


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Hoà", "hoa"), ("HÒA", "hoa"), ("Đặng  Điệp", "dang diep"), ("ÐỨC", "duc"), ("Ưu\u200b tiên", "uu tien")],
)
def test_the_search_form(written: str, folded: str):
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded


@given(st.lists(SYLLABLES, min_size=1, max_size=5))
def test_the_search_form_is_plain_letters_and_stays_what_it_is(parts: list[str]):
    text = " ".join(parts)
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
    assert fold(folded) == folded
    assert fold(text.upper()) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str):
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    assert not once.startswith(" ")


def test_words_are_compared_without_punctuation():
    assert words("Ngày, tháng, năm sinh (*)") == ("ngay", "thang", "nam", "sinh")


def test_tones_sort_in_the_dictionary_order():
    expected = ["ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bâ", "bê"]
    shuffled = ["bạ", "bê", "bả", "ba", "bâ", "bá", "bà", "bă", "bã"]
    assert sorted(shuffled, key=natural_sort_key) == expected


def test_people_sort_by_given_name_then_family_then_middle():
    people = [
        "Trần Văn Bình",
        "Lê Thị An",
        "Nguyễn Văn Ân",
        "Nguyễn Thị An",
        "Lê Văn An",
        "Đỗ Anh Ánh",
        "Nguyễn Văn Ánh",
    ]
    assert sorted(people, key=person_sort_key) == [
        "Lê Thị An",
        "Lê Văn An",
        "Nguyễn Thị An",
        "Đỗ Anh Ánh",
        "Nguyễn Văn Ánh",
        "Nguyễn Văn Ân",
        "Trần Văn Bình",
    ]


def test_numbers_sort_by_value():
    groups = ["Tổ dân phố số 10", "Tổ dân phố số 2", "Tổ dân phố số 1"]
    assert sorted(groups, key=natural_sort_key) == groups[::-1]


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("NGUYỄN THỊ HÀ", "Nguyễn Thị Hà"),
        ("ĐẶNG LÊ-ANH", "Đặng Lê-Anh"),
        ("Nguyễn thị Hà", "Nguyễn thị Hà"),
        ("123", "123"),
    ],
)
def test_capitals_become_proper_case_and_other_writing_stays(written: str, proper: str):
    assert proper_case(written) == proper
