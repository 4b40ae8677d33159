"""What a row says of a nominee in two places that cannot both be right; nothing is guessed, the clerk is told."""

from pathlib import Path

import pytest

from tests.intake.building import codes, listed, word, workbook
from thidua_desktop.domain.nomination import Candidate

HEADER = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Hình thức khen thưởng"]


def person(path: Path, name: str, gender: str) -> Candidate:
    (row,) = listed(workbook(path / "a.xlsx", [HEADER, [1, name, 1980, gender, "Tổ trưởng", "Giấy khen"]]))
    return row


def test_a_title_against_the_gender_column_is_a_warning_and_the_column_stands(tmp_path: Path):
    row = person(tmp_path, "Bà Lê Thị Lan", "Nam")
    assert (row.name, row.gender) == ("Lê Thị Lan", "M")
    (finding,) = row.findings
    assert (finding.severity.value, finding.code.value) == ("warning", "gender-contradicts")
    assert (finding.field, finding.cell) == ("gender", "D2")
    assert finding.message == (
        "Ô D2: ghi giới tính Nam nhưng ô B2 gọi là nữ. Sửa chỗ sai; chương trình đang giữ Nam như cột giới tính."
    )


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Bà Lê Thị Lan", "Nữ"), ("Ông/Bà Lê Thị Lan", "Nữ"), ("Ông Lê Văn Ba", "Nam"), ("Lê Văn Thị", "Nam")],
)
def test_what_agrees_is_not_spoken_of(tmp_path: Path, name: str, gender: str):
    assert codes(person(tmp_path, name, gender)) == []


def test_a_man_called_thi_is_only_a_note(tmp_path: Path):
    row = person(tmp_path, "Lê Thị Lan", "Nam")
    assert row.gender == "M"
    assert [(f.severity.value, f.code.value, f.cell) for f in row.findings] == [("note", "gender-contradicts", "D2")]
    assert "tên đệm là “Thị”" in row.findings[0].message


def test_a_column_of_titles_against_the_gender_column(tmp_path: Path):
    rows = [["STT", "Danh xưng", "Họ và tên", "Giới tính"], [1, "Ông", "Lê Văn An", "Nữ"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows))
    assert row.gender == "F"
    assert [(f.code.value, f.cell) for f in row.findings] == [("gender-contradicts", "D2")]
    assert "ô B2" in row.findings[0].message


def test_a_year_under_women_for_somebody_called_ong(tmp_path: Path):
    rows = [["STT", "Họ và tên", "Năm sinh", None], [None, None, "Nam", "Nữ"], [1, "Ông Lê Văn An", None, 1980]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows, merges=["C1:D1"]))
    assert (row.gender, row.birth) == ("F", "1980")
    assert (row.cell("birth"), row.written("birth"), row.cell("name")) == ("D3", "1980", "B3")
    assert [(f.code.value, f.cell) for f in row.findings] == [("gender-contradicts", "D3")]


def test_both_of_the_two_columns_marked_tell_no_gender(tmp_path: Path):
    rows = [["STT", "Họ và tên", "Giới tính", None], [None, None, "Nam", "Nữ"], [1, "Lê Văn An", "x", "x"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows, merges=["C1:D1"]))
    assert row.gender is None
    assert [(f.severity.value, f.code.value, f.cell) for f in row.findings] == [("warning", "gender-contradicts", "D3")]
    assert row.findings[0].message.startswith("Ô D3: cả cột Nam và cột Nữ đều có ghi.")


def test_a_dash_in_the_other_column_marks_nothing(tmp_path: Path):
    rows = [["STT", "Họ và tên", "Giới tính", None], [None, None, "Nam", "Nữ"], [1, "Lê Văn An", "x", "-"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows, merges=["C1:D1"]))
    assert (row.gender, codes(row)) == ("M", [])


KINDS = ["STT", "Đối tượng", "Tên tập thể, cá nhân", "Hình thức khen thưởng"]


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("Tập thể", "Nguyễn Văn An", "giống tên người"),
        ("Tập thể", "Ông Trần Quốc Toàn", "giống tên người"),
        ("Cá nhân", "Tổ dân phố số 5", "giống tên tập thể"),
        ("Cá nhân", "Công an phường Mai Dịch", "giống tên tập thể"),
    ],
)
def test_a_name_that_does_not_fit_its_kind(tmp_path: Path, kind: str, name: str, says: str):
    (row,) = listed(workbook(tmp_path / "a.xlsx", [KINDS, [1, kind, name, "Giấy khen"]]))
    assert row.kind.label == kind
    (finding,) = (f for f in row.findings if f.code.value == "kind-doubtful")
    assert (finding.severity.value, finding.field, finding.cell) == ("warning", "kind", "B2")
    assert finding.message.startswith(f"Ô B2: ghi là {kind.lower()} nhưng “{name}” {says}.")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Tập thể", "Tổ dân phố số 5"),
        ("Tập thể", "Phường Mai Dịch"),
        ("Tập thể", "Mai Dịch"),
        ("Tập thể", "Cán bộ và nhân dân tổ dân phố số 7"),
        ("Tập thể", "Trường Tiểu học Nguyễn Trãi"),
        ("Cá nhân", "Nguyễn Văn An"),
        ("Cá nhân", "Đội Văn Cấn"),
        ("Cá nhân", "Đoàn Thị Hương"),
        ("Cá nhân", "Tổ trưởng tổ dân phố Nguyễn Văn An"),
        ("Cá nhân", "To Van Binh"),
        ("Hộ gia đình", "Hộ ông Nguyễn Văn An"),
    ],
)
def test_names_of_their_kind_raise_no_doubt(tmp_path: Path, kind: str, name: str):
    (row,) = listed(workbook(tmp_path / "a.xlsx", [KINDS, [1, kind, name, "Giấy khen"]]))
    assert "kind-doubtful" not in codes(row)


@pytest.mark.parametrize(
    ("name", "gender", "doubtful"),
    [("Quốc Toản Trần", "Nam", True), ("Tổ dân phố số 5", "Nam", False), ("Quốc Toản", "", False)],
)
def test_a_collective_with_a_gender_is_rather_a_person(tmp_path: Path, name: str, gender: str, doubtful: bool):
    rows = [["STT", "Họ và tên", "Giới tính", "Thành tích"], ["B", "TẬP THỂ"], [1, name, gender, "Tốt"]]
    (row,) = listed(workbook(tmp_path / "a.xlsx", rows))
    assert [(f.code.value, f.cell) for f in row.findings] == [("kind-doubtful", "B3")] * doubtful


def test_under_a_heading_the_doubt_stands_at_the_name(tmp_path: Path):
    header = ["STT", "Họ và tên", "Thành tích"]
    rows = [header, ["I", "TẬP THỂ"], [1, "Nguyễn Thị Hoa", "Tốt"], ["II", "CÁ NHÂN"], [1, "Trạm Y tế phường", "Tốt"]]
    for path in (workbook(tmp_path / "a.xlsx", rows), word(tmp_path / "a.docx", [[c or "" for c in r] for r in rows])):
        told = [[(f.code.value, f.cell) for f in row.findings] for row in listed(path)]
        assert told == [[("kind-doubtful", "B3")], [("kind-doubtful", "B5")]]


def test_schools_named_after_people_under_their_own_header_are_collectives(tmp_path: Path):
    rows = [["DANH SÁCH TẬP THỂ"], ["STT", "Tên trường", "Thành tích"], [1, "Nguyễn Văn Trỗi", "Tốt"]]
    assert [codes(row) for row in listed(workbook(tmp_path / "a.xlsx", rows))] == [[]]
