"""Word templates: built by the script, readable in the office, replaced by the office's own, told apart when broken."""

import re
import zipfile

import pytest
from docx import Document

import resources
from exporters.build_templates import TEMPLATES, build
from exporters.templates import template
from exporters.word import write_submission
from thidua_desktop.domain.errors import UserError

FIELDS = {
    "to-trinh.docx": {
        *("co_quan_cap_tren", "co_quan", "so_ky_hieu", "dia_danh_ngay_thang", "ten_loai", "trich_yeu", "kinh_gui[0]"),
        *("noi", "can_cu_nay", "doan", "doan_cuoi", "dong_quyen_han", "nguoi_ky", "ten_danh_sach", "mo_ta_danh_sach"),
        *("kem_theo", "ten_cot", "nhom.ten", "dong.tt", "dong.o", "tong_cong"),
    },
    "danh-sach.docx": {
        *("co_quan_cap_tren", "co_quan", "so_ky_hieu", "dia_danh_ngay_thang", "dong_quyen_han", "nguoi_ky"),
        *("ten_danh_sach", "mo_ta_danh_sach", "kem_theo", "ten_cot", "nhom.ten", "dong.tt", "dong.o", "tong_cong"),
    },
    "phieu-bo-sung.docx": {
        *("co_quan_cap_tren", "co_quan", "so_ky_hieu", "dia_danh_ngay_thang", "ten_loai", "trich_yeu", "kinh_gui"),
        *("doan_dau", "muc.tt", "muc.vi_tri", "muc.ai", "muc.noi_dung", "con_lai", "doan", "doan_cuoi", "noi"),
        *("dong_quyen_han", "nguoi_ky"),
    },
}


def test_files_are_what_the_script_builds(tmp_path):
    build(tmp_path)
    for name in TEMPLATES:
        with zipfile.ZipFile(tmp_path / name) as built, zipfile.ZipFile(resources.path("templates", name)) as kept:
            assert built.namelist() == kept.namelist()
            for part in built.namelist():
                assert built.read(part) == kept.read(part), f"{name}: {part}"


@pytest.mark.parametrize("name", FIELDS)
def test_fields_can_be_read_in_word(name):
    with zipfile.ZipFile(resources.path("templates", name)) as file:
        text = file.read("word/document.xml").decode()
    assert set(re.findall(r"\{\{ (.*?) \}\}", text)) == FIELDS[name]


@pytest.fixture
def office(tmp_path):
    """A data folder with the office's own copy of the tờ trình template."""
    folder = tmp_path / "mau-van-ban"
    folder.mkdir()
    (folder / "to-trinh.docx").write_bytes(resources.path("templates", "to-trinh.docx").read_bytes())
    return tmp_path


def edit(office, old, new):
    path = office / "mau-van-ban" / "to-trinh.docx"
    document = Document(str(path))
    blocks = list(document.paragraphs)
    blocks += [p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in blocks:
        if old in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace(old, new)
    document.save(str(path))


def test_the_office_copy_wins(office, submission, tmp_path):
    edit(office, "Số: ", "Số hiệu: ")
    write_submission(submission, tmp_path / "a.docx", office)
    assert "Số hiệu: 05/TTr-NV" in Document(str(tmp_path / "a.docx")).tables[0].rows[1].cells[0].text


def test_the_built_in_one_serves_otherwise(tmp_path):
    assert template("to-trinh", None) == resources.path("templates", "to-trinh.docx")
    assert template("to-trinh", tmp_path) == resources.path("templates", "to-trinh.docx")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ trich_yeu }}", "{{ trich_yeu_moi }}", "“{{ trich_yeu_moi }}”"),
        ("{{ trich_yeu }}", "{{ trich yeu }}", "gần “{{ trich yeu }}”"),
        ("{{ trich_yeu }}", "{{ co_quan.__class__.mro() }}", "không dùng được"),
        ("{{ ten_cot }}", "Họ và tên", "thiếu bảng danh sách"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_written(office, submission, tmp_path, old, new, said):
    edit(office, old, new)
    with pytest.raises(UserError) as told:
        write_submission(submission, tmp_path / "a.docx", office)
    assert str(told.value).startswith("Mẫu văn bản “to-trinh.docx”")
    assert said in str(told.value)
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_word_file_is_named(office, submission, tmp_path, content):
    (office / "mau-van-ban" / "to-trinh.docx").write_bytes(content)
    with pytest.raises(UserError, match=r"“to-trinh.docx” bị hỏng hoặc không phải tệp Word"):
        write_submission(submission, tmp_path / "a.docx", office)


def test_a_field_typed_in_pieces_is_still_understood(office, submission, tmp_path):
    path = office / "mau-van-ban" / "to-trinh.docx"
    document = Document(str(path))
    for cell in (c for row in document.tables[-1].rows for c in row.cells):
        paragraph = cell.paragraphs[0]
        if paragraph.text == "{{ dong.o }}":
            paragraph.runs[0].text = "{{ don"
            paragraph.add_run("g.o }}")
    document.save(str(path))
    write_submission(submission, tmp_path / "a.docx", office)
    assert "Trần Văn Đức" in [
        cell.text for row in Document(str(tmp_path / "a.docx")).tables[-1].rows for cell in row.cells
    ]
