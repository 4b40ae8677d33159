"""The list of findings in the docs has every code the program knows, and no other."""

import re
from pathlib import Path

from thidua_desktop.domain.findings import Code, Severity

DOCS = Path(__file__).parent.parent / "docs"
_LINE = re.compile(r"^\| `(?P<code>[a-z-]+)` \| (?P<weights>[^|]+) \| (?P<rest>.+) \|$", re.MULTILINE)


def lines() -> list[tuple[str, str, list[str]]]:
    text = (DOCS / "ma-phat-hien.md").read_text(encoding="utf-8")
    return [(m["code"], m["weights"], m["rest"].split(" | ")) for m in _LINE.finditer(text)]


def test_every_code_stands_in_the_docs_once_and_no_other():
    assert sorted(code for code, _, _ in lines()) == sorted(code.value for code in Code)


def test_every_code_has_a_weight_a_meaning_what_to_do_and_a_source():
    known = {severity.label for severity in Severity}
    for code, weights, told in lines():
        assert set(weights.split(", ")) <= known, code
        assert len(told) == 3, code
        assert all(told), code


def test_the_list_is_found_from_the_readme_and_the_guide():
    for place, link in (
        (DOCS.parent / "README.md", "docs/ma-phat-hien.md"),
        (DOCS / "huong-dan-su-dung.md", "ma-phat-hien.md"),
    ):
        assert f"({link})" in place.read_text(encoding="utf-8")
