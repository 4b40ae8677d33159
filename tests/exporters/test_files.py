"""A finished file is whole or not there; its name is one that Windows takes."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.files import safe_file_name, write_atomically
from thidua_desktop.domain.errors import StorageError, UserError


def test_writes_the_file_and_makes_its_folder(tmp_path):
    target = tmp_path / "xuat" / "a.docx"
    write_atomically(target, lambda draft: draft.write_bytes(b"new"))
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "full"), ValueError("defect"), KeyboardInterrupt()])
def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path, failure):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def half(draft):
        draft.write_bytes(b"ne")
        raise failure

    with pytest.raises((UserError, ValueError, KeyboardInterrupt)):
        write_atomically(target, half)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("name", "program"), [("a.docx", "Word"), ("a.xlsx", "Excel"), ("a.pdf", "chương trình khác")])
def test_a_file_held_open_is_named_with_its_program(tmp_path, monkeypatch, name, program):
    def refuse(source, target):
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UserError) as told:
        write_atomically(tmp_path / name, lambda draft: draft.write_bytes(b"x"))
    expected = f"Không ghi được “{name}” vì tệp đang mở trong {program}. Hãy đóng tệp rồi thử lại."
    assert str(told.value) == expected
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_files_is_not_called_an_open_file(tmp_path):
    def refuse(draft):
        raise PermissionError(errno.EACCES, "read only", str(draft))

    with pytest.raises(UserError, match="không cho ghi"):
        write_atomically(tmp_path / "a.docx", refuse)


def test_a_full_disk_says_so(tmp_path):
    def full(draft):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StorageError, match="ổ đĩa đã đầy"):
        write_atomically(tmp_path / "a.xlsx", full)


def test_a_file_in_place_of_the_folder_is_told_in_a_sentence(tmp_path):
    (tmp_path / "xuat").write_text("a file")
    with pytest.raises(StorageError, match=r"Không ghi được “a.docx”"):
        write_atomically(tmp_path / "xuat" / "a.docx", lambda draft: draft.write_bytes(b"x"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tờ trình 05/TTr-NV", "Tờ trình 05-TTr-NV"),
        ('a<b>c:d"e|f?g*h', "a-b-c-d-e-f-g-h"),
        ("  danh   sách. ", "danh sách"),
        ("con.docx", "_con.docx"),
        ("LPT1", "_LPT1"),
        ("console.docx", "console.docx"),
        ("...", "Không tên"),
        ("dòng\nmới", "dòng-mới"),
    ],
)
def test_file_names_for_windows(text, name):
    assert safe_file_name(text) == name


def test_a_long_name_keeps_its_ending():
    name = safe_file_name("Danh sách " * 40 + ".docx")
    assert len(name) <= 120
    assert name.endswith(".docx")


@given(st.text())
def test_no_name_has_a_sign_that_windows_refuses(text):
    name = safe_file_name(text)
    assert name == name.strip(" ")
    assert not name.endswith(".")
    assert not set(name) & set('<>:"/\\|?*\n\r\t')
