"""Every kind of file a ward sends, told by its bytes: text, web pages, Excel 2003, layouts of Word."""

import csv
import email.message
import io
import unicodedata
from datetime import datetime
from pathlib import Path

import docx
import pytest

from tests.intake.building import brief, take_in
from tests.intake.test_reader import refusal
from thidua_desktop.intake.encodings import to_unicode
from thidua_desktop.intake.grid import text_grid
from thidua_desktop.intake.legacy import TCVN3, VNI
from thidua_desktop.intake.reader import read_file

LINES = [
    "UBND PHƯỜNG NGHĨA ĐÔ;;;",
    "STT;Họ và tên;Chức vụ, đơn vị công tác;Khen thưởng",
    '1;Lê Thị Hưởng;"Tổ trưởng, tổ dân phố 3',
    'phường Nghĩa Đô";Giấy khen',
    "2;Nguyễn Đức Thủy;Phó bí thư chi đoàn;Giấy khen",
]
NAMES = [("Lê Thị Hưởng",), ("Nguyễn Đức Thủy",)]
TEXT = "\r\n".join(LINES) + "\r\n"


def saved(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def in_1258(text: str) -> bytes:
    """Windows-1258: letters with horn, breve or circumflex are one byte, tones follow as marks of their own."""
    pieces: list[str] = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        shaped = unicodedata.normalize("NFC", base + "".join(m for m in marks if m in "\u0302\u0306\u031b"))
        pieces.append(shaped + "".join(m for m in marks if m not in "\u0302\u0306\u031b"))
    return "".join(pieces).encode("cp1258")


def in_old_page(text: str, table: dict[str, str]) -> bytes:
    written = {letter: signs for signs, letter in table.items() if max(signs) < "\u0100"}
    return "".join(written.get(letter) or written.get(letter.lower(), letter) for letter in text).encode("cp1252")


def with_commas(text: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return written.getvalue().encode()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        in_1258(TEXT),
        in_old_page(TEXT, TCVN3),
        in_old_page(TEXT, VNI),
        TEXT.replace(";", "\t").encode(),
        with_commas(TEXT),
        ("sep=;\r\n" + TEXT).encode(),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids="utf8 bom utf16 utf16le utf16be nfd cp1258 tcvn3 vni tab comma sep unix".split(),
)
def test_a_list_saved_as_text(tmp_path: Path, data: bytes):
    path = saved(tmp_path / "danh-sach.csv", data)
    assert read_file(path).kind == "csv"
    assert brief(take_in(path).candidates, "name") == NAMES
    document, _ = to_unicode(read_file(path))
    assert text_grid(document.sheets[0], lambda _: None)[2] == [
        "1",
        "Lê Thị Hưởng",
        "Tổ trưởng, tổ dân phố 3\nphường Nghĩa Đô",
        "Giấy khen",
    ]


def test_numbers_kept_as_text_and_stray_quotes(tmp_path: Path):
    path = saved(tmp_path / "a.csv", 'Họ tên,CCCD\nLê An,"=""001080000123"""\nVũ 5" Bình,=""\n')
    assert read_file(path).sheets[0].rows[1] == ("Lê An", "001080000123")
    path = saved(tmp_path / "b.csv", 'Họ tên,Nơi ở\nLê An,nhà 5"\nVũ Bình,tổ 3\n')
    assert len(read_file(path).sheets[0].rows) == 3


def test_a_text_with_one_broken_letter_stays_utf8(tmp_path: Path):
    data = (TEXT * 3).encode().replace("Thủy".encode(), b"Th\xfay", 1)
    assert "Hưởng" in str(read_file(saved(tmp_path / "a.csv", data)).sheets[0].rows)


PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type"
content="text/html; charset=%s"><style>td {color: red}</style></head><body><table><tr><td>UBND PHƯỜNG NGHĨA ĐÔ
</td></tr><tr><td><p>DANH SÁCH CÁ NHÂN ĐỀ NGHỊ</p><table border=1>
<tr><th rowspan=2>STT<th rowspan=2>Họ v&agrave; t&ecirc;n<th colspan="2">Năm sinh<th rowspan=2>Khen thưởng</tr>
<tr><th>Nam</th><th>Nữ</th></tr>
<tr><td>1<td>Lê Thị<br>Hưởng<td><td>1980<td rowspan="2">Giấy khen</tr>
<tr style="display:none"><td>2</td><td>Nguyễn Đức Thủy</td><td>1975</td><td></td></tr></table></td></tr></table>
</body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "cp1258"])
def test_a_web_page_named_xls(tmp_path: Path, encoding: str):
    page = PAGE % ("windows-1258" if encoding == "cp1258" else "utf-8")
    path = saved(tmp_path / "danh-sach.xls", in_1258(page) if encoding == "cp1258" else page.encode(encoding))
    document = read_file(path)
    assert document.kind == "html"
    assert document.sheets[1].lead == ("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ",)
    assert document.sheets[1].hidden_rows == {3}
    assert (2, 4, 3, 4) in document.sheets[1].merges
    read = take_in(path)
    assert brief(read.candidates, "name", "birth", "gender", "award") == [
        ("Lê Thị Hưởng", "1980", "F", "Giấy khen"),
        ("Nguyễn Đức Thủy", "1975", "M", "Giấy khen"),
    ]
    assert "UBND PHƯỜNG NGHĨA ĐÔ" in read.sender_hints


def test_a_web_page_in_an_old_font(tmp_path: Path):
    cells = "<tr><td>Họ và tên<td>Khen thưởng<tr><td>Lê Thị Hưởng<td>Giấy khen"
    old = in_old_page(cells, TCVN3).replace(b"<td>", b'<td style="font:12pt .VnTime">')
    page = b'<table style="font-family:.VnTime">' + old + b"</table>"
    path = saved(tmp_path / "a.xls", page)
    assert take_in(path).encoding == "tcvn3"
    assert brief(take_in(path).candidates, "name") == NAMES[:1]


def test_a_web_archive_named_xls(tmp_path: Path):
    whole = email.message.EmailMessage()
    whole["Subject"] = "danh sách"
    whole.set_content("xin xem bảng")
    whole.add_alternative(PAGE % "utf-8", subtype="html", cte="quoted-printable")
    data = whole.as_bytes().replace(b"multipart/alternative", b"multipart/related")
    path = saved(tmp_path / "a.xls", data)
    assert brief(take_in(path).candidates, "name") == NAMES


BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="s1"><Font ss:FontName=".VnTime"/></Style></Styles>
<Worksheet ss:Name="DS"><Table>
<Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="String">Họ và tên</Data></Cell><Cell><Data ss:Type="String">Ngày
 sinh</Data></Cell><Cell><Data ss:Type="String">Khen thưởng</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">
<B>Lª</B> <Font>An</Font></ss:Data></Cell><Cell><Data ss:Type="DateTime">1980-05-01T00:00:00.000</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Giấy khen</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">Vũ Bình</Data></Cell><Cell ss:Formula="=X()"><Data
 ss:Type="Error">#REF!</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="Number">1.5</Data></Cell><Cell><Data
 ss:Type="Boolean">1</Data></Cell></Row></Table><WorksheetOptions
 xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_workbook_of_excel_2003_named_xls(tmp_path: Path, encoding: str):
    path = saved(tmp_path / "a.xls", BOOK.encode(encoding))
    document = read_file(path)
    first, second = document.sheets
    assert document.kind == "xml"
    assert first.rows[4][1:] == ("\nLª An", datetime(1980, 5, 1), "Giấy khen")
    assert (first.merges, first.hidden_rows, first.unvalued) == (((4, 3, 5, 3),), {4}, {(5, 2)})
    assert (second.hidden, second.rows) == (True, ((1.5, True),))
    assert brief(take_in(path).candidates, "row", "name", "birth", "award") == [
        (5, "Lê An", "1980-05-01", "Giấy khen"),
        (6, "Vũ Bình", None, "Giấy khen"),
    ]


@pytest.mark.parametrize(
    ("there", "instead", "reason"),
    [
        ('<Row ss:Index="4">', '<Row ss:Index="99999999">', "hỏng"),
        ('<Cell ss:Index="2">', '<Cell ss:Index="99999">', "hỏng"),
        ("</Table>", '<Row ss:Index="1048570"><Cell ss:Index="9000"><Data>x</Data></Cell></Row></Table>', "quá xa"),
        ("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook', "khai báo"),
        ("</Workbook>", "", "hỏng"),
    ],
)
def test_a_hostile_workbook_of_excel_2003(tmp_path: Path, there: str, instead: str, reason: str):
    assert reason in refusal(saved(tmp_path / "a.xls", BOOK.replace(there, instead, 1)))


def test_spans_of_a_web_page_that_lie_cost_one_sentence_or_nothing(tmp_path: Path):
    row = "<tr>" + "<td colspan=999999999 rowspan=999999999>x" * 3
    assert len(read_file(saved(tmp_path / "a.xls", f"<table>{row}</table>")).sheets[0].rows[0]) == 3000
    assert "quá xa" in refusal(saved(tmp_path / "b.xls", f"<table>{row}{'<tr><td>y' * 3000}</table>"))


@pytest.mark.parametrize(
    ("data", "reason", "advice"),
    [
        (b"%PDF-1.7 ...", "PDF", "Excel hoặc Word"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "ảnh", "Excel hoặc Word"),
        (b"\x89PNG\r\n\x1a\n\0\0", "ảnh", "Excel hoặc Word"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "ảnh", "Excel hoặc Word"),
        (b"Rar!\x1a\x07\x01\0", "tệp nén", "giải nén"),
        (b"7z\xbc\xaf'\x1c\0\x04", "tệp nén", "giải nén"),
        (b"{\\rtf1\\ansi danh sach}", "RTF", ".docx"),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00", "quá cũ", ".xlsx"),
        (b"MZ\x90\0\x03\0\0\0", "chương trình", "hỏi lại nơi gửi"),
        (b"\0" * 4000, "rỗng", "gửi lại"),
        (b"Kinh gui phong Noi vu\nXin gui danh sach\n", "không chia cột", "Excel hoặc Word"),
        (b"\x01\x02\x03\x04 abc \x05\x06\x07", "không phải tệp Excel", "Excel hoặc Word"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
         "Word ở dạng XML", ".docx"),
    ],
)  # fmt: skip
def test_what_is_no_list_gets_one_right_sentence(tmp_path: Path, data: bytes, reason: str, advice: str):
    said = refusal(saved(tmp_path / "danh-sach.xlsx", data))
    assert reason in said
    assert advice in said


@pytest.mark.parametrize("page", ["<html>", "<table>", "<!-- -->", "<p>a</p></html><table><tr></table><html>"])
def test_a_web_page_without_a_table_is_named(tmp_path: Path, page: str):
    assert "trang web không có bảng" in refusal(saved(tmp_path / "a.xls", "<html>" + page))


def test_a_web_page_broken_by_several_roots(tmp_path: Path):
    page = "<html><body></body></html><table><tr><td>Họ tên</table></html><html><table><tr><td>Lê An</table>"
    assert [sheet.rows for sheet in read_file(saved(tmp_path / "a.xls", page)).sheets] == [
        (("Họ tên",),),
        (("Lê An",),),
    ]


def test_the_heading_beside_a_table_inside_a_layout_is_above_it(tmp_path: Path):
    document = docx.Document()
    layout = document.add_table(rows=2, cols=1)
    for place, (heading, name) in enumerate([("A. TẬP THỂ", "Tổ dân phố số 4"), ("B. CÁ NHÂN", "Lê Thị Lan")]):
        cell = layout.cell(place, 0)
        cell.text = heading
        inner = cell.add_table(rows=2, cols=3)
        for row, texts in zip(inner.rows, [["STT", "Họ và tên", "Khen thưởng"], ["1", name, "Giấy khen"]], strict=True):
            for box, text in zip(row.cells, texts, strict=True):
                box.text = text
    document.save(str(tmp_path / "a.docx"))
    leads = [sheet.lead for sheet in read_file(tmp_path / "a.docx").sheets]
    assert leads == [(), ("A. TẬP THỂ",), ("B. CÁ NHÂN",)]
    kinds = [(row.name, row.kind.value) for row in take_in(tmp_path / "a.docx").candidates]
    assert kinds == [("Tổ dân phố số 4", "collective"), ("Lê Thị Lan", "individual")]


def test_a_text_of_far_too_many_columns_is_refused_for_what_it_is(tmp_path: Path):
    wide = "\n".join(";".join(["Họ và tên", "x"] * 40_000) for _ in range(3))
    assert "quá xa bảng danh sách" in refusal(saved(tmp_path / "a.csv", wide))
