"""The four lists of the sample wards, read as a careful clerk reads them; the three broken ones, one sentence each."""

import json
import pickle
from datetime import date
from pathlib import Path

import pytest

from thidua_desktop.domain.errors import UserError
from thidua_desktop.intake.reader import read_file
from thidua_desktop.intake.understand import Understanding, understand

LISTS = Path("tests/data/lists")
EXPECTED = json.loads((LISTS / "expected.json").read_text(encoding="utf-8"))
ENCODINGS = {
    "phuong-nghia-do.xlsx": "unicode",
    "phuong-nghia-tan.xlsx": "unicode",
    "phuong-quan-hoa-tcvn3.xls": "tcvn3",
    "phuong-yen-hoa.docx": "unicode",
}


def taken_in(name: str) -> Understanding:
    return understand(read_file(LISTS / name), name, date(2024, 8, 1))


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_of_every_row(name: str):
    found = [
        {
            "kind": row.kind.value,
            "name": row.name,
            "birth": row.birth,
            "gender": row.gender,
            "position": row.position,
            "workplace": row.workplace,
            "award": row.award,
            "achievement": row.achievement,
        }
        for row in taken_in(name).candidates
    ]
    assert found == EXPECTED[name]["rows"]


@pytest.mark.parametrize("name", EXPECTED)
def test_good_lists_have_nothing_to_mend(name: str):
    read = taken_in(name)
    assert [row.findings for row in read.candidates if row.findings] == []
    assert read.notes == ()
    assert read.encoding == ENCODINGS[name]


def test_the_sender_stands_in_the_letterhead():
    assert taken_in("phuong-nghia-do.xlsx").sender_hints[:2] == (
        "ỦY BAN NHÂN DÂN PHƯỜNG NGHĨA ĐÔ",
        "UBND phường Nghĩa Đô",
    )
    assert taken_in("phuong-quan-hoa-tcvn3.xls").sender_hints[0] == "UBND phường Quan Hoa"
    assert taken_in("phuong-yen-hoa.docx").sender_hints[0] == "ỦY BAN NHÂN DÂN PHƯỜNG YÊN HÒA"


def test_rows_and_cells_are_named_as_the_file_shows_them():
    row = taken_in("phuong-nghia-do.xlsx").candidates[3]
    assert (row.sheet, row.row, row.cell("birth"), row.written("birth")) == ("Sheet", 12, "D12", "11/06/1998")
    word = taken_in("phuong-yen-hoa.docx").candidates[2]
    assert (word.sheet, word.row, word.cell("workplace")) == ("Bảng 2", 2, "D2")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("truncated.xlsx", "cắt ngắn"), ("not-excel.xlsx", "không phải tệp Excel"), ("empty.xlsx", "rỗng")],
)
def test_a_file_that_is_no_list_gets_one_sentence(name: str, reason: str):
    with pytest.raises(UserError) as refused:
        read_file(LISTS / name)
    sentence = str(refused.value)
    assert sentence.startswith(f"Không mở được “{name}” vì ")
    assert reason in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", EXPECTED)
def test_what_was_read_can_cross_to_another_process(name: str):
    document = read_file(LISTS / name)
    assert pickle.loads(pickle.dumps(document)) == document
