"""The desk's remarks in a list that comes back are known however the program that saved it writes their marks."""

import unicodedata
from typing import Literal

import pytest

from thidua_desktop.domain.returned import HEADER
from thidua_desktop.intake.raw import RawDocument, RawSheet
from thidua_desktop.intake.returned import without_remarks


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_remarks_column_is_emptied(form: Literal["NFC", "NFD"]) -> None:
    head = unicodedata.normalize(form, HEADER)
    rows = (("STT", "Họ và tên", head), (1.0, "Nguyễn Văn An", "Ô D2: thiếu ngày sinh"), (2.0, "Trần Thị Hà", ""))
    found = without_remarks(RawDocument("xlsx", "", (RawSheet("DS", rows),)))
    assert [row[2] for row in found.sheets[0].rows] == ["", "", ""]
    assert [row[:2] for row in found.sheets[0].rows] == [row[:2] for row in rows]


def test_a_list_that_never_went_back_stays_as_it_is() -> None:
    rows = (("STT", "Họ và tên", "Nội dung thành tích"), (1.0, "Nguyễn Văn An", "Nội dung cần làm"))
    sheet = RawSheet("DS", rows)
    assert without_remarks(RawDocument("xlsx", "", (sheet,))).sheets == (sheet,)
