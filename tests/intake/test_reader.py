"""Strangers' files: told by their bytes, and whatever is wrong with them costs one sentence and little memory."""

import io
import os
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.building import brief, take_in, word, workbook
from thidua_desktop.domain.errors import UserError
from thidua_desktop.intake.raw import column_index, column_letter
from thidua_desktop.intake.reader import read_file

LISTS = Path("tests/data/lists")
ROWS = [["STT", "Họ và tên", "Khen thưởng"], [1, "Lê Thị Lan", "Giấy khen"]]


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        read_file(path)
    sentence = str(refused.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def repacked(source: Path, target: Path, **parts: bytes) -> Path:
    """A copy of a zip with some parts replaced; "__" in a name stands for "/", "_x" for ".x"."""
    names = {name.replace("__", "/") + ".xml": data for name, data in parts.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in names:
                new.writestr(part, old.read(part))
        for part, data in names.items():
            new.writestr(part, data)
    return target


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


@pytest.mark.parametrize("ending", [".xls", ".docx", ".txt", ""])
def test_the_ending_of_the_name_does_not_matter(tmp_path: Path, ending: str):
    path = workbook(tmp_path / "a.xlsx", ROWS).rename(tmp_path / f"danh sách{ending}")
    assert read_file(path).kind == "xlsx"
    assert brief(take_in(path).candidates, "name") == [("Lê Thị Lan",)]


def test_an_old_workbook_named_xlsx(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes((LISTS / "phuong-quan-hoa-tcvn3.xls").read_bytes())
    assert read_file(path).kind == "xls"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html><p>Phi\xc3\xaan \xc4\x91\xc3\xa3 h\xe1\xba\xbft</html>", "trang web"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "hỏng"),
        (b"PK\x03\x04 nothing more", "hỏng"),
    ],
)
def test_what_is_no_list_is_named(tmp_path: Path, data: bytes, reason: str):
    path = tmp_path / "danh-sach.xls"
    path.write_bytes(data)
    assert reason in refusal(path)


def test_missing_files_and_folders(tmp_path: Path):
    assert "không tìm thấy" in refusal(tmp_path / "x.xlsx")
    assert "thư mục" in refusal(tmp_path)


def test_a_zip_of_other_things(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("anh.jpg", b"1")
    assert "giải nén" in refusal(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path):
    source = workbook(tmp_path / "a.xlsx", ROWS)
    bomb = repacked(source, tmp_path / "b.xlsx", xl__media=b" " * 260_000_000)
    tracemalloc.start()
    assert "phình ra" in refusal(bomb)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_lying_count_of_strings_is_refused(tmp_path: Path):
    source = workbook(tmp_path / "a.xlsx", ROWS)
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4294967295"></sst>'
    assert "hỏng" in refusal(repacked(source, tmp_path / "b.xlsx", xl__sharedStrings=strings))


def test_a_workbook_without_its_sheet_is_not_read_as_empty(tmp_path: Path):
    source = workbook(tmp_path / "a.xlsx", ROWS)
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
    assert "hỏng" in refusal(path)


def test_entities_in_a_word_file_are_refused(tmp_path: Path):
    source = word(tmp_path / "a.docx", ROWS)
    xml = part(source, "word/document.xml")
    entity = b'<!DOCTYPE x [<!ENTITY ten SYSTEM "file:///etc/hostname">]>'
    path = repacked(source, tmp_path / "b.docx", word__document=xml.replace(b"?>", b"?>" + entity, 1))
    assert "khai báo" in refusal(path)


def test_spans_that_lie_cost_nothing(tmp_path: Path):
    source = word(tmp_path / "a.docx", ROWS)
    xml = part(source, "word/document.xml").replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="2000000000"/>')
    document = read_file(repacked(source, tmp_path / "b.docx", word__document=xml))
    assert max(len(row) for row in document.sheets[0].rows) <= 200


def test_a_continuation_without_a_start_keeps_its_text(tmp_path: Path):
    source = word(tmp_path / "a.docx", ROWS)
    xml = part(source, "word/document.xml").replace(b"<w:tcPr>", b"<w:tcPr><w:vMerge/>", 1)
    path = repacked(source, tmp_path / "b.docx", word__document=xml)
    assert brief(take_in(path).candidates, "name") == [("Lê Thị Lan",)]


def test_a_list_inside_a_layout_table_is_found(tmp_path: Path):
    import docx

    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    inner = cell.add_table(rows=2, cols=3)
    for row, texts in zip(inner.rows, ROWS, strict=True):
        for place, text in zip(row.cells, texts, strict=True):
            place.text = str(text)
    document.save(str(tmp_path / "a.docx"))
    assert brief(take_in(tmp_path / "a.docx").candidates, "sheet", "name") == [("Bảng 2", "Lê Thị Lan")]


def test_deleted_words_are_not_read_and_inserted_ones_are(tmp_path: Path):
    source = word(tmp_path / "a.docx", ROWS)
    xml = part(source, "word/document.xml").decode()
    tracked = "<w:ins><w:r><w:t>Vũ Văn Tú</w:t></w:r></w:ins><w:del><w:r><w:delText>Lê</w:delText></w:r></w:del>"
    xml = xml.replace("<w:r><w:t>Lê Thị Lan</w:t></w:r>", tracked)
    path = repacked(source, tmp_path / "b.docx", word__document=xml.encode())
    assert brief(take_in(path).candidates, "name") == [("Vũ Văn Tú",)]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["phuong-nghia-do.xlsx", "phuong-yen-hoa.docx", "phuong-nghia-tan.ods"]), st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path: Path, name: str, data: st.DataObject):
    content = bytearray((LISTS / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(1, len(content))) :]
    path.write_bytes(bytes(content))
    with suppress(UserError):
        assert take_in(path).encoding in ("unicode", "mixed", "tcvn3", "vni")


def test_a_damaged_word_part_never_passes_for_a_shorter_list(tmp_path: Path):
    source = LISTS / "phuong-yen-hoa.docx"
    xml = part(source, "word/document.xml")
    assert "hỏng" in refusal(repacked(source, tmp_path / "b.docx", word__document=xml[: len(xml) // 2]))


def test_cutting_an_old_workbook_is_noticed(tmp_path: Path):
    data = (LISTS / "phuong-quan-hoa-tcvn3.xls").read_bytes()
    path = tmp_path / "a.xls"
    for share in (0.2, 0.5, 0.8):
        path.write_bytes(data[: int(len(data) * share)])
        refusal(path)


def test_column_letters():
    assert [column_letter(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_index(column_letter(n)) == n for n in range(1000))


def test_a_password_inside_the_zip_is_said(tmp_path: Path):
    source = workbook(tmp_path / "a.xlsx", ROWS)
    data = bytearray(source.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    flags = struct.unpack_from("<H", data, place + 8)[0]
    struct.pack_into("<H", data, place + 8, flags | 1)
    path = tmp_path / "b.xlsx"
    path.write_bytes(io.BytesIO(data).getvalue())
    assert "mật khẩu" in refusal(path)


def test_what_is_no_file_at_all_is_refused_and_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "list.xlsx"
    mkfifo = getattr(os, "mkfifo", None)
    if mkfifo is None:
        pytest.skip("no pipes here")
    mkfifo(pipe)
    assert "không phải là một tệp" in refusal(pipe)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as hole:
        hole.truncate(3_000_000_000)
    tracemalloc.start()
    try:
        assert "quá lớn" in refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_document_nested_without_end(tmp_path: Path):
    path = word(tmp_path / "a.docx", ROWS)
    deep = part(path, "word/document.xml").replace(
        b"<w:body>", b"<w:body>" + b"<w:p><w:r>" * 20_000 + b"</w:r></w:p>" * 20_000, 1
    )
    assert "hỏng" in refusal(repacked(path, tmp_path / "b.docx", word__document=deep))


@pytest.mark.parametrize("share", [0.5, 0.9, 0.95, 0.99, 0.999])
def test_an_old_workbook_cut_short_costs_one_sentence_and_no_other_word(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], share: float
):
    whole = (LISTS / "phuong-quan-hoa-tcvn3.xls").read_bytes()
    path = tmp_path / "cut.xls"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "hỏng" in refusal(path)
    assert capfd.readouterr().err == ""
