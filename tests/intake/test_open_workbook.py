"""The .ods of other office suites: merged cells, hidden rows, old fonts and formulas without a result are seen."""

import html
import zipfile
from pathlib import Path

from tests.intake.building import brief, codes, take_in
from tests.intake.charts import to_tcvn3

_OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
    '<office:automatic-styles><style:style style:name="old" style:family="table-cell">'
    '<style:text-properties fo:font-family=".VnTime"/></style:style></office:automatic-styles>'
    '<office:body><office:spreadsheet><table:table table:name="Trang 1">'
)
_CLOSE = "</table:table></office:spreadsheet></office:body></office:document-content>"
_COVERED = "<table:covered-table-cell/>"
_AWARD = "Giấy khen của Chủ tịch UBND quận"


def cell(text: str, about: str = "") -> str:
    shown = f"<text:p>{html.escape(text)}</text:p>" if text else ""
    return f'<table:table-cell office:value-type="string" {about}>{shown}</table:table-cell>'


def row(*cells: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def ods(path: Path, *rows: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _OPEN + "".join(rows) + _CLOSE)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


HEADER = row(cell("STT"), cell("Họ và tên"), cell("Chức vụ"), cell("Hình thức khen thưởng"))


def test_a_merged_award_is_carried_down_past_repeated_rows(tmp_path: Path):
    path = ods(
        tmp_path / "a.ods",
        row('<table:table-cell table:number-columns-repeated="4"/>', about='table:number-rows-repeated="3"'),
        HEADER,
        row(cell("1"), cell("Lê Thị Lan"), cell("Chuyên viên"), cell(_AWARD, 'table:number-rows-spanned="2"')),
        row(cell("2"), cell("Ngô Đức Hiếu"), cell("Chuyên viên"), _COVERED),
        row(cell("3"), cell("Vũ Trọng Toàn"), cell("Chuyên viên"), "<table:table-cell/>"),
    )
    assert brief(take_in(path).candidates, "row", "name", "award") == [
        (5, "Lê Thị Lan", _AWARD),
        (6, "Ngô Đức Hiếu", _AWARD),
        (7, "Vũ Trọng Toàn", None),
    ]


def test_hidden_rows_and_formulas_without_a_result_are_said(tmp_path: Path):
    path = ods(
        tmp_path / "a.ods",
        HEADER,
        row(cell("1"), cell("Lê Thị Lan"), cell("", 'table:formula="of:=[.Z1]"'), cell(_AWARD)),
        row(cell("2"), cell("Ngô Đức Hiếu"), cell("Cán sự"), cell(_AWARD), about='table:visibility="collapse"'),
        row(cell("3"), cell("Bùi Thị Mai"), cell("Cán sự", 'table:formula="of:=[.Z1]"'), cell(_AWARD)),
    )
    assert [codes(read) for read in take_in(path).candidates] == [["formula-without-value"], ["hidden-row"], []]


def test_a_short_list_in_an_old_font_is_read_by_its_font(tmp_path: Path):
    old = 'table:style-name="old"'
    path = ods(tmp_path / "a.ods", HEADER, row(cell("1"), cell(to_tcvn3("Lê Lâm"), old), cell(""), cell(_AWARD)))
    assert brief(take_in(path).candidates, "name") == [("Lê Lâm",)]
