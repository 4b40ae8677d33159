"""What is copied from a table pastes into Excel as text, whatever a stranger wrote."""

import pytest

from ui.kit.clipboard import as_mime


@pytest.mark.parametrize("hostile", ["=HYPERLINK(1)", "+84912345678", "-nt-", "@SUM(A1)"])
def test_a_strangers_formula_is_copied_as_text(hostile: str) -> None:
    mime = as_mime(["Họ và tên"], [[hostile]])
    assert mime.text() == f"'{hostile}"
    assert f"<td style=\"mso-number-format:'\\@'\">{hostile}</td>" in mime.html()


def test_a_plain_name_is_copied_as_it_is() -> None:
    mime = as_mime(["Họ và tên"], [["Lê Bình"]])
    assert mime.text() == "Lê Bình"
    assert "<td>Lê Bình</td>" in mime.html()
