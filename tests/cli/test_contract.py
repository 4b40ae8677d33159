"""The command line as design 6 contracts it: names, JSON and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.building import workbook
from tests.office import AWARD, LISTS

ROOT = Path(__file__).parent.parent.parent


class Program:
    """The program as another process sees it."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "thidua_desktop", "--data", str(self.data), *map(str, arguments)]
        return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)

    def json(self, *arguments: object) -> dict:
        done = self(*arguments, "--json")
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program on a new folder filled with the Cầu Giấy sample."""
    program = Program(tmp_path / "du-lieu")
    assert program("sample", "cau-giay-2024").returncode == 0
    return program


def take_in(program: Program, *names: str, received: str = "2024-07-26") -> dict:
    return program.json("import", *(LISTS / name for name in names), "--plan", "CG-2024", "--received", received)


def test_sample_fills_a_new_folder_once(program: Program):
    again = program("sample", "cau-giay-2024")
    assert again.returncode == 2
    assert again.stderr.count("\n") == 1
    assert "đã có dữ liệu" in again.stderr


@pytest.mark.parametrize(
    ("name", "code"), [("hai-ba-trung-2024", "HBT-2024"), ("ha-noi-2024", "HN-2024"), ("cau-giay-2024", "CG-2024")]
)
def test_each_sample_has_its_plan(tmp_path: Path, name: str, code: str):
    program = Program(tmp_path / "x")
    assert program("sample", name).returncode == 0
    table = program.json("quota", "--plan", code)
    assert table["plan"] == code
    assert {line["tier"] for line in table["lines"]} >= {"office"}


def test_an_unknown_sample_is_bad_use_and_makes_no_folder(tmp_path: Path):
    done = Program(tmp_path / "x")("sample", "khong-co")
    assert done.returncode == 2
    assert "cau-giay-2024" in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_clean_import_ends_with_0_and_says_everything(program: Program):
    done = program("import", LISTS / "phuong-nghia-do.xlsx", "--plan", "CG-2024", "--received", "2024-07-26", "--json")
    assert done.returncode == 0, done.stdout
    assert done.stderr == ""
    said = json.loads(done.stdout)
    assert (said["saved"], said["refused"]) == (6, 0)
    told = said["files"][0]
    assert told["encoding"] == "unicode"
    assert told["unit"] == "UBND phường Nghĩa Đô"
    assert told["batch"] == 1
    assert told["error"] is None
    assert told["rows"][3] == {
        "sheet": "Sheet",
        "row": 12,
        "kind": "individual",
        "name": "Quách Đức Tuấn",
        "birth": "1998-06-11",
        "gender": "M",
        "position": "Công chức Địa chính - Xây dựng",
        "workplace": "UBND phường Nghĩa Đô",
        "award": AWARD,
        "achievement": "Đảm bảo an ninh trật tự, an toàn xã hội trên địa bàn",
        "state": "new",
        "findings": [],
    }


def test_every_sample_list_is_read_as_expected(program: Program):
    expected = json.loads((LISTS / "expected.json").read_text(encoding="utf-8"))
    said = take_in(program, *expected)
    for told, (name, wanted) in zip(said["files"], expected.items(), strict=True):
        assert Path(told["file"]).name == name
        assert told["unit"] == wanted["unit"]
        assert [{field: row[field] for field in wanted["rows"][0]} for row in told["rows"]] == wanted["rows"]
        assert told["encoding"] == ("tcvn3" if "tcvn3" in name else "unicode")


def test_a_dry_run_writes_nothing(program: Program):
    said = program.json("import", LISTS / "phuong-nghia-do.xlsx", "--plan", "CG-2024", "--dry-run")
    assert said["files"][0]["batch"] is None
    assert said["saved"] == 0
    assert len(said["files"][0]["rows"]) == 6
    assert program.json("list", "--plan", "CG-2024")["nominations"] == []


def test_a_late_list_is_taken_in_with_a_warning_and_ends_with_1(program: Program):
    done = program("import", LISTS / "phuong-nghia-do.xlsx", "--plan", "CG-2024", "--received", "2024-08-05", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert said["saved"] == 6
    finding = said["files"][0]["rows"][0]["findings"][0]
    assert (finding["severity"], finding["code"]) == ("warning", "late")
    assert "trễ 4 ngày" in finding["message"]
    assert "02/8/2024" in finding["source"]


def test_the_same_list_again_doubles_nothing(program: Program):
    take_in(program, "phuong-nghia-do.xlsx")
    done = program("import", LISTS / "phuong-nghia-do.xlsx", "--plan", "CG-2024", "--received", "2024-07-26", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert {row["state"] for row in said["files"][0]["rows"]} == {"duplicate"}
    assert (said["saved"], said["refused"], said["files"][0]["batch"]) == (0, 0, None)
    listed = json.loads(program("list", "--plan", "CG-2024", "--json").stdout)
    assert len(listed["nominations"]) == 6


def test_one_unreadable_file_among_good_ones_ends_with_1(program: Program):
    done = program(
        "import",
        LISTS / "truncated.xlsx",
        LISTS / "phuong-nghia-do.xlsx",
        "--plan",
        "CG-2024",
        "--received",
        "2024-07-26",
        "--json",
    )
    assert done.returncode == 1
    bad, good = json.loads(done.stdout)["files"]
    assert "truncated.xlsx" in bad["error"]
    assert bad["rows"] == []
    assert bad["batch"] is None
    assert len(good["rows"]) == 6


def test_only_unreadable_files_end_with_2_one_sentence_each_and_nothing_written(program: Program):
    names = ("truncated.xlsx", "not-excel.xlsx", "empty.xlsx")
    done = program("import", *(LISTS / name for name in names), "--plan", "CG-2024")
    assert done.returncode == 2
    sentences = done.stderr.strip().splitlines()
    assert len(sentences) == 3
    assert all(name in sentence for name, sentence in zip(names, sentences, strict=True))
    assert program.json("list", "--plan", "CG-2024")["nominations"] == []


def test_a_missing_file_is_named(program: Program):
    done = program("import", "khong-co.xlsx", "--plan", "CG-2024")
    assert done.returncode == 2
    assert "khong-co.xlsx" in done.stderr


def test_a_named_sender_wins_and_an_unknown_one_is_bad_use(program: Program):
    file = LISTS / "phuong-nghia-do.xlsx"
    said = program.json("import", file, "--plan", "CG-2024", "--unit", "P. Mai Dịch", "--received", "2024-07-26")
    assert said["files"][0]["unit"] == "UBND phường Mai Dịch"
    done = program("import", file, "--plan", "CG-2024", "--unit", "Phường Không Có")
    assert done.returncode == 2
    assert "Phường Không Có" in done.stderr


def test_quota_has_a_line_for_each_unit_and_one_for_each_place_above(program: Program):
    take_in(program, "phuong-nghia-do.xlsx", "phuong-nghia-tan.xlsx")
    lines = program.json("quota", "--plan", "CG-2024")["lines"]
    ward = [line for line in lines if line["unit"] == "UBND phường Nghĩa Tân"]
    assert [(line["kind"], line["used"], line["count"], line["state"]) for line in ward] == [
        ("individual", 3, 3, "met"),
        ("collective", 2, 3, "under"),
    ]
    assert ward[1]["limit"] == "at_most"
    assert ward[1]["group"] == "Phường"
    assert "tối đa 03 tập thể tổ dân phố" in ward[1]["source"]
    above = [line for line in lines if line["tier"] == "superior"]
    assert [(line["unit"], line["kind"], line["count"], line["used"]) for line in above] == [
        (None, "collective", 2, 0),
        (None, "individual", 3, 0),
    ]
    office = next(line for line in lines if line["unit"] == "Phòng Tư pháp")
    assert (office["limit"], office["count"], office["state"]) == ("exactly", 1, "none")


def test_list_tells_each_nomination(program: Program):
    take_in(program, "phuong-nghia-do.xlsx")
    told = program.json("list", "--plan", "CG-2024")
    assert told["plan"] == "CG-2024"
    one = next(n for n in told["nominations"] if n["name"] == "Đặng Thùy Thủy")
    assert one["unit"] == "UBND phường Nghĩa Đô"
    assert (one["lane"], one["status"], one["received"], one["batch"]) == ("sum_up", "received", "2024-07-26", 1)


def test_undo_takes_an_import_back_and_a_second_time_is_bad_use(program: Program):
    take_in(program, "phuong-nghia-do.xlsx")
    assert program.json("undo", 1) == {"batch": 1, "removed": 6}
    assert program.json("list", "--plan", "CG-2024")["nominations"] == []
    assert program("undo", 1).returncode == 2
    assert program("undo", 99).returncode == 2


@pytest.mark.parametrize("text", ["quách đức tuấn", "quach duc tuan", "QUÁCH ĐỨC TUẤN", "Đức Tuấn Quách"])
def test_search_finds_a_person_in_any_spelling(program: Program, text: str):
    take_in(program, "phuong-nghia-do.xlsx")
    hits = program.json("search", text)["hits"]
    assert hits[0]["title"] == "Quách Đức Tuấn"
    assert {hit["type"] for hit in hits} == {"nomination", "person"}


def test_search_ranks_the_unit_of_that_name_first(program: Program):
    hit = program.json("search", "nghia tan")["hits"][0]
    assert (hit["type"], hit["title"]) == ("unit", "UBND phường Nghĩa Tân")


def test_export_names_its_files(program: Program, tmp_path: Path):
    take_in(program, "phuong-nghia-do.xlsx")
    for kind, names in (
        ("to-trinh", ["to-trinh_CG-2024.docx"]),
        ("danh-sach", ["danh-sach_CG-2024.docx", "danh-sach_CG-2024.xlsx"]),
        ("chi-tieu", ["chi-tieu_CG-2024.xlsx"]),
    ):
        files = program.json("export", kind, "--plan", "CG-2024", "--out", tmp_path / "xuat")["files"]
        assert [Path(file).name for file in files] == names
        assert all(Path(file).stat().st_size > 3000 for file in files)


def test_export_of_forms_for_all_units_or_for_one(program: Program, tmp_path: Path):
    files = program.json("export", "mau-danh-sach", "--plan", "CG-2024", "--out", tmp_path / "mau")["files"]
    assert len(files) == 28
    assert str(tmp_path / "mau" / "Mẫu danh sách - Phường Nghĩa Đô.xlsx") in files
    line = ("export", "mau-danh-sach", "--plan", "CG-2024", "--out", tmp_path / "mot", "--unit", "P. Nghĩa Đô")
    (one,) = program.json(*line)["files"]
    assert Path(one).name == "Mẫu danh sách - Phường Nghĩa Đô.xlsx"
    empty = program("import", one, "--plan", "CG-2024", "--dry-run", "--received", "2024-07-26")
    assert empty.returncode == 2
    assert "Bảng danh sách trong tệp không có dòng nào." in empty.stderr


def test_export_of_slips_names_slips_and_marked_lists(program: Program, tmp_path: Path):
    line = ("export", "phieu-bo-sung", "--plan", "CG-2024", "--out", tmp_path / "phieu")
    nothing = program(*line)
    assert nothing.returncode == 0
    assert nothing.stdout == "Không có gì để xuất: không danh sách nào cần bổ sung.\n"
    assert program.json(*line)["files"] == []
    header = ["STT", "Họ và tên", "Ngày sinh", "Thành tích", "Hình thức đề nghị"]
    rows = [header, [1, "Vũ Văn Sáu", "31/02/1985", "Sửa đường", AWARD], [2, "Lê Thị Bé", "1980", "Dạy chữ", AWARD]]
    sent = workbook(tmp_path / "phuong-mai-dich.xlsx", rows)
    program.json("import", sent, "--plan", "CG-2024", "--received", "2024-07-26")
    files = program.json(*line)["files"]
    assert [Path(file).name for file in files] == [
        "Phiếu bổ sung - Phường Mai Dịch.docx",
        "phuong-mai-dich - cần sửa.xlsx",
    ]


def test_export_of_one_form_writes_only_that(program: Program, tmp_path: Path):
    take_in(program, "phuong-nghia-do.xlsx")
    out = tmp_path / "xuat"
    program.json("export", "danh-sach", "--plan", "CG-2024", "--out", out, "--format", "xlsx")
    assert [path.name for path in out.iterdir()] == ["danh-sach_CG-2024.xlsx"]


@pytest.mark.parametrize(
    "line",
    [
        ("export", "giay-khen", "--plan", "CG-2024", "--out", "x"),
        ("export", "danh-sach", "--plan", "CG-2024", "--out", "x", "--format", "pdf"),
        ("export", "khong-co", "--plan", "CG-2024", "--out", "x"),
        ("export", "danh-sach", "--plan", "CG-2024", "--out", "x"),
        ("read-plan", "ke-hoach.docx"),
        ("quota", "--plan", "KHONG-CO"),
        ("quota",),
        ("khong-co-lenh",),
        ("import", "x.xlsx", "--plan", "CG-2024", "--received", "26/7/2024"),
        ("restore", "khong-co.db"),
    ],
)
def test_bad_use_is_one_vietnamese_sentence_and_exit_code_2(program: Program, line: tuple[str, ...]):
    done = program(*line)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "error" not in done.stderr
    assert "usage" not in done.stderr


def test_backup_and_restore_bring_the_records_back(program: Program, tmp_path: Path):
    take_in(program, "phuong-nghia-do.xlsx")
    assert program("backup", tmp_path / "ban-sao.db").returncode == 0
    program.json("undo", 1)
    assert program("restore", tmp_path / "ban-sao.db").returncode == 0
    assert len(program.json("list", "--plan", "CG-2024")["nominations"]) == 6
    assert program.json("check") == {"ok": True, "problems": []}


def test_restore_is_refused_while_a_window_is_open_on_the_folder(program: Program, tmp_path: Path):
    from thidua_desktop.folder_lock import FolderLock

    program("backup", tmp_path / "ban-sao.db")
    lock = FolderLock(program.data)
    lock.take()
    try:
        done = program("restore", tmp_path / "ban-sao.db")
    finally:
        lock.release()
    assert done.returncode == 2
    assert "đang mở trong một cửa sổ khác" in done.stderr
    assert program("restore", tmp_path / "ban-sao.db").returncode == 0


def test_without_a_display_the_main_job_is_done_on_the_sample_and_the_files_are_named(tmp_path: Path):
    line = [sys.executable, "-m", "thidua_desktop", "--data", str(tmp_path)]
    outside = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(line, cwd=ROOT, env=outside, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "không có màn hình" in done.stdout
    assert "Phường Nghĩa Đô: tập thể 3/3 Đủ, cá nhân 3/3 Đủ" in done.stdout
    written = sorted(path.name for path in tmp_path.glob("mau-*/xuat/*"))
    assert written == [
        "chi-tieu_CG-2024.xlsx",
        "danh-sach_CG-2024.docx",
        "danh-sach_CG-2024.xlsx",
        "to-trinh_CG-2024.docx",
    ]
    assert all(name in done.stdout for name in written)


def test_restore_fills_an_empty_folder(program: Program, tmp_path: Path):
    program("backup", tmp_path / "ban-sao.db")
    other = Program(tmp_path / "may-khac")
    assert other("restore", tmp_path / "ban-sao.db").returncode == 0
    assert other.json("quota", "--plan", "CG-2024")["plan"] == "CG-2024"


def test_check_ends_with_1_when_something_is_wrong(program: Program):
    take_in(program, "phuong-nghia-do.xlsx")
    for kept in (program.data / "tep").iterdir():
        kept.unlink()
    done = program("check", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["ok"] is False


def test_a_folder_without_records_is_named(tmp_path: Path):
    done = Program(tmp_path / "khong-co")("list", "--plan", "CG-2024")
    assert done.returncode == 2
    assert str(tmp_path / "khong-co") in done.stderr
    assert not (tmp_path / "khong-co").exists()


def test_help_is_in_vietnamese(program: Program):
    for line in (("--help",), ("import", "--help")):
        done = program(*line)
        assert done.returncode == 0
        assert "Cách dùng:" in done.stdout
        assert not any(word in done.stdout.lower() for word in ("usage", "options:", "positional", "show this"))


def test_the_version_is_told():
    done = subprocess.run(
        [sys.executable, "-m", "thidua_desktop", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.startswith("Thi đua Desktop ")) == (0, True)


def test_hostile_text_never_becomes_a_formula_in_what_is_exported(program: Program, tmp_path: Path):
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    book.active.append(["PHƯỜNG NGHĨA ĐÔ"])
    book.active.append(["STT", "Họ và tên", "Năm sinh", "Thành tích", "Hình thức khen thưởng"])
    for number, name in enumerate(("@Nguyễn Văn An", "-Trần Thị Hoa"), start=1):
        book.active.append([number, name, 1980, "+cmd|' /C calc'!A0", AWARD])
    cell = book.active.cell(5, 2, "=HYPERLINK(1)")
    cell.data_type = "s"
    book.active.cell(5, 1, 3)
    book.active.cell(5, 3, 1981)
    book.active.cell(5, 5, AWARD)
    book.save(tmp_path / "x.xlsx")
    said = program.json("import", tmp_path / "x.xlsx", "--plan", "CG-2024", "--allow-problems")
    assert said["saved"] == 3, said
    program.json("export", "danh-sach", "--plan", "CG-2024", "--out", tmp_path, "--format", "xlsx")
    cells = [c for row in load_workbook(tmp_path / "danh-sach_CG-2024.xlsx").active.iter_rows() for c in row]
    assert [c.coordinate for c in cells if c.data_type == "f"] == []
    assert any("=hyperlink" in str(c.value).lower() for c in cells)


def test_a_birth_known_to_the_month_is_told_as_its_year(program: Program, tmp_path: Path):
    sent = workbook(
        tmp_path / "phuong nghia do.xlsx",
        [["STT", "Họ và tên", "Năm sinh", "Hình thức khen thưởng"], [1, "Lê Thị Lan", "tháng 5/1980", AWARD]],
    )
    done = program.json("import", sent, "--plan", "CG-2024", "--received", "2024-07-26")
    assert [row["birth"] for row in done["files"][0]["rows"]] == ["1980"]
    assert [entry["birth"] for entry in program.json("list", "--plan", "CG-2024")["nominations"]] == ["1980"]


def test_a_reader_that_stops_listening_is_no_error_of_the_program(program: Program):
    line = [sys.executable, "-m", "thidua_desktop", "--data", str(program.data), "quota", "--plan", "CG-2024", "--json"]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
