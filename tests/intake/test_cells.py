"""What stands in one cell: names, posts, genders, kinds, births."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.charts import syllables
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.cells import kind_by_name, read_birth_cell, read_gender, read_kind, split_name, split_post
from thidua_desktop.intake.grid import cell_text, text_grid
from thidua_desktop.intake.raw import RawSheet
from thidua_desktop.intake.words import is_ditto, is_total

TODAY = date(2024, 8, 1)


@pytest.mark.parametrize(
    ("sent", "name", "gender", "post"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An", None, None),
        ("NGUYỄN THỊ HÀ", "Nguyễn Thị Hà", None, None),
        ("NGUYỄN Thị HÀ", "Nguyễn Thị Hà", None, None),
        ("Nguyễn Văn A", "Nguyễn Văn A", None, None),
        ("nguyễn thị hà", "Nguyễn Thị Hà", None, None),
        ("Ông Trương Quang Sáng", "Trương Quang Sáng", "M", None),
        ("Bà: Lê Thị Lan", "Lê Thị Lan", "F", None),
        ("Ông/Bà Lê Thị Lan", "Lê Thị Lan", None, None),
        ("Đ/c Trần Minh", "Trần Minh", None, None),
        ("Đ/c. Trần Minh", "Trần Minh", None, None),
        ("Đồng chí Trần Minh", "Trần Minh", None, None),
        ("Thầy giáo Trần Minh", "Trần Minh", None, None),
        ("Cô giáo Lê Thị Lan", "Lê Thị Lan", "F", None),
        ("TS. Phạm Gia Khánh", "Phạm Gia Khánh", None, None),
        ("Bà PGS.TS Phạm Thu Hà", "Phạm Thu Hà", "F", None),
        ("ThS.BS Đỗ Quang", "Đỗ Quang", None, None),
        ("Đại tá Lê Văn Tiến", "Lê Văn Tiến", None, "Đại tá"),
        ("Đại tá, TS. Lê Văn Tiến", "Lê Văn Tiến", None, "Đại tá"),
        ("Sư cô Thích Đàm Lan", "Thích Đàm Lan", None, "Sư cô"),
        ("Bác sĩ CKII Đỗ Thị Hường", "Đỗ Thị Hường", None, None),
        ("Bác Đỗ Thị Hường", "Đỗ Thị Hường", None, None),
        ("NGND. GS Nguyễn Lân", "Nguyễn Lân", None, None),
        ("Đc Trần Minh", "Trần Minh", None, None),
        ("Em Lê Bảo An", "Lê Bảo An", None, None),
        ("Lê Văn Tiến - Phó Trưởng Công an phường", "Lê Văn Tiến", None, "Phó Trưởng Công an phường"),
        ("Lê Văn Tiến, Tổ trưởng tổ dân phố 5", "Lê Văn Tiến", None, "Tổ trưởng tổ dân phố 5"),
        ("Lê Văn Tiến\nGiáo viên", "Lê Văn Tiến", None, "Giáo viên"),
        ("Lê Văn Tiến (Bí thư Chi bộ 4)", "Lê Văn Tiến", None, "Bí thư Chi bộ 4"),
        ("Bà Lê Thị Lan\nSinh năm 1980", "Lê Thị Lan", "F", None),
        ("H'Hen Niê", "H'Hen Niê", None, None),
        ("Công Tằng Tôn Nữ Thị Tuyết", "Công Tằng Tôn Nữ Thị Tuyết", None, None),
        ("Nguyễn Thị ánh", "Nguyễn Thị Ánh", None, None),
    ],
)
def test_a_name_is_freed_of_what_is_glued_on(sent: str, name: str, gender: str | None, post: str | None):
    parts = split_name(sent)
    assert (parts.name, parts.gender, parts.post) == (name, gender, post)


@pytest.mark.parametrize(
    ("sent", "position", "workplace"),
    [
        ("Công chức Văn hóa - Xã hội, phường Nghĩa Tân", "Công chức Văn hóa - Xã hội", "phường Nghĩa Tân"),
        ("Công chức Địa chính - Xây dựng", "Công chức Địa chính - Xây dựng", None),
        ("Công chức Văn hóa - Xã hội", "Công chức Văn hóa - Xã hội", None),
        ("Công chức Văn hóa, Xã hội", "Công chức Văn hóa, Xã hội", None),
        ("Phó Chủ tịch UBND phường - UBND phường Yên Hòa", "Phó Chủ tịch UBND phường", "UBND phường Yên Hòa"),
        ("Phó Chủ tịch UBND phường – UBND phường Yên Hòa", "Phó Chủ tịch UBND phường", "UBND phường Yên Hòa"),
        ("Công chức Địa chính - Xây dựng - UBND phường", "Công chức Địa chính - Xây dựng", "UBND phường"),
        ("Giáo viên\nTrường Tiểu học Nghĩa Tân", "Giáo viên", "Trường Tiểu học Nghĩa Tân"),
        ("Giáo viên, Trường Mầm non 20/10, phường Bạch Mai", "Giáo viên", "Trường Mầm non 20/10, phường Bạch Mai"),
        ("Bí thư Chi bộ, Tổ trưởng Tổ dân phố số 5, phường Mai Dịch",
         "Bí thư Chi bộ, Tổ trưởng Tổ dân phố số 5", "phường Mai Dịch"),
        ("Trưởng ban, Bí thư chi đoàn", "Trưởng ban, Bí thư chi đoàn", None),
        ("Giáo viên (Trường Tiểu học Yên Hòa)", "Giáo viên", "Trường Tiểu học Yên Hòa"),
        ("Giáo viên (dạy Toán)", "Giáo viên (dạy Toán)", None),
        ("Tổ trưởng; Tổ dân phố số 9", "Tổ trưởng", "Tổ dân phố số 9"),
        ("UBND phường Dịch Vọng, Phó Chủ tịch", "Phó Chủ tịch", "UBND phường Dịch Vọng"),
        ("Công an phường Trung Hòa", None, "Công an phường Trung Hòa"),
        ("Trưởng Công an phường Trung Hòa", "Trưởng Công an phường Trung Hòa", None),
        ("Chuyên viên, Nghĩa Tân", "Chuyên viên", "Nghĩa Tân"),
        ("Chuyen vien - Phong Noi vu", "Chuyen vien", "Phong Noi vu"),
        ("", None, None),
    ],
)  # fmt: skip
def test_post_and_workplace_in_one_cell(sent: str, position: str | None, workplace: str | None):
    assert split_post(sent) == (position, workplace)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổ dân phố số 21", NomineeKind.COLLECTIVE),
        ("TỔ DÂN PHỐ SỐ 3", NomineeKind.COLLECTIVE),
        ("To dan pho so 4", NomineeKind.COLLECTIVE),
        ("Chi bộ 5", NomineeKind.COLLECTIVE),
        ("Hội Phụ nữ phường", NomineeKind.COLLECTIVE),
        ("Đoàn Thanh niên phường Mai Dịch", NomineeKind.COLLECTIVE),
        ("Trường THCS Nghĩa Tân", NomineeKind.COLLECTIVE),
        ("Cán bộ và nhân dân tổ dân phố 5", NomineeKind.COLLECTIVE),
        ("Hộ ông Nguyễn Văn A", NomineeKind.HOUSEHOLD),
        ("Gia đình bà Lê Thị B", NomineeKind.HOUSEHOLD),
        ("Phong Noi vu", NomineeKind.COLLECTIVE),
        ("TO DAN PHO SO BON", NomineeKind.COLLECTIVE),
        ("To Van Binh", NomineeKind.INDIVIDUAL),
        ("QUAN THI HA", NomineeKind.INDIVIDUAL),
        ("Doan Van Hung", NomineeKind.INDIVIDUAL),
        ("Đoàn Văn Hùng", NomineeKind.INDIVIDUAL),
        ("Tô Văn Bình", NomineeKind.INDIVIDUAL),
        ("Hồ Thị Hội", NomineeKind.INDIVIDUAL),
        ("Trương Mỹ Hoa", NomineeKind.INDIVIDUAL),
        ("Ông Khối", NomineeKind.INDIVIDUAL),
    ],
)
def test_the_kind_of_a_name(name: str, kind: NomineeKind):
    assert kind_by_name(name) is kind


@pytest.mark.parametrize(
    ("sent", "gender"), [("Nam", "M"), ("NỮ", "F"), ("nu", "F"), ("", None), ("x", None), ("Nguyễn", None)]
)
def test_genders(sent: str, gender: str | None):
    assert read_gender(sent) == gender


def test_kinds_in_a_cell():
    assert [read_kind(text) for text in ("Cá nhân", "TẬP THỂ", "Hộ gia đình", "Lãnh đạo")] == [
        NomineeKind.INDIVIDUAL,
        NomineeKind.COLLECTIVE,
        NomineeKind.HOUSEHOLD,
        None,
    ]


@pytest.mark.parametrize(
    ("sent", "value", "problem"),
    [
        ("1999", "1999", ""),
        ("36322", "1999-06-11", ""),
        ("11/06/1998", "1998-06-11", ""),
        ("31/02/1985", None, "impossible"),
        ("hỏi lại", None, "unreadable"),
    ],
)
def test_births_and_serial_numbers(sent: str, value: str | None, problem: str):
    read = read_birth_cell(sent, TODAY)
    assert (read.value, read.problem) == (value, problem)


def test_ditto_marks_and_totals():
    assert all(map(is_ditto, ["-nt-", "nt", "〃", '"', "như trên", "- Nt -", "Như trên", "”", "-“-"]))
    assert not any(map(is_ditto, ["", "-", "Giấy khen", "Như trên đã nói", "NTK"]))
    assert all(map(is_total, ["Cộng", "CỘNG: 5", "Tổng cộng: 05", "Tổng số", "Tong cong", "Tổng:"]))
    assert not any(map(is_total, ["Công an phường", "Tổng công ty Sông Đà", "Cộng đồng dân cư", "Tổng đội"]))


def test_cells_of_any_type_become_text():
    assert [cell_text(value) for value in (1.0, 79000000000.0, 2.5, True, date(1980, 2, 5))] == [
        "1",
        "79000000000",
        "2.5",
        "TRUE",
        "05/02/1980",
    ]
    assert cell_text("  Nguyê\u0303n\u00a0\u00a0Va\u0306n \u200bA\r\nÐội 5 ") == "Nguyễn Văn A\nĐội 5"
    assert cell_text("phường Nghĩa\u00adTân") == "phường NghĩaTân"


_WORDS = st.lists(st.sampled_from(syllables()[5::331]), min_size=2, max_size=5)


@given(_WORDS)
def test_a_bare_name_in_proper_case_is_never_changed(words: list[str]):
    name = " ".join(["Lê", *(word.capitalize() for word in words)])
    assert split_name(name).name == name
    assert split_name(f"Bà {name.upper()}").name == name


@given(st.text(max_size=60))
def test_no_text_breaks_the_cell_readers(text: str):
    clean = cell_text(text)
    split_name(clean)
    position, workplace = split_post(clean)
    assert position is None or position in clean.replace("\n", " ")
    assert workplace is None or workplace in clean.replace("\n", " ")
    kind_by_name(clean)
    read_birth_cell(clean, TODAY)


def test_true_and_one_on_a_sheet_are_two_texts():
    """They are one key of a dictionary; a sheet that has both must not show one for the other."""
    for cells in ((1.0, True, "x", 1.0), (True, 1.0, 0.0, False)):
        grid = text_grid(RawSheet("Sheet", (cells, cells)), lambda _: None)
        assert grid == [[cell_text(cell) for cell in cells]] * 2
        assert {"TRUE", "1"} <= {*grid[0]}
