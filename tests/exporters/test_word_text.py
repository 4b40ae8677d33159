"""What a tờ trình and a list say, read back from the file."""

from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from exporters.report import ListGroup, Signature, reference
from exporters.word import write_list_docx, write_submission


@pytest.fixture
def write(tmp_path):
    def lines(report):
        path = tmp_path / "a.docx"
        (write_list_docx if hasattr(report, "columns") else write_submission)(report, path)
        document = Document(str(path))
        found = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                for row in block.rows:
                    seen = {id(cell._tc): cell for cell in row.cells}
                    found += [cell.text for cell in seen.values()]
            else:
                found.append(block.text)
        return [line for text in found for line in text.split("\n") if line.strip()]

    return lines


def test_whole_paper(write, submission):
    assert write(submission) == [
        "ỦY BAN NHÂN DÂN",
        "QUẬN CẦU GIẤY",
        "PHÒNG NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/TTr-NV",
        "Cầu Giấy, ngày 05 tháng 8 năm 2024",
        "TỜ TRÌNH",
        "Về việc đề nghị tặng Giấy khen",
        "Kính gửi: Chủ tịch Ủy ban nhân dân quận Cầu Giấy",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Kế hoạch số 91/KH-UBND.",
        "Phòng Nội vụ đã thẩm định hồ sơ của 18 đơn vị.",
        "Kính trình Chủ tịch xem xét, quyết định./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Hội đồng Thi đua - Khen thưởng quận;",
        "- Lưu: VT, NV.",
        "TRƯỞNG PHÒNG",
        "Nguyễn Văn Minh",
        "DANH SÁCH",
        "Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân quận",
        "(Kèm theo Tờ trình số 05/TTr-NV ngày 05 tháng 8 năm 2024 của Phòng Nội vụ)",
        *("TT", "Họ và tên", "Ngày sinh", "Số định danh"),
        "II. CÁ NHÂN",
        "Phường Nghĩa Đô",
        *("1", "Nguyễn Thị Hương Giang", "01/02/1980", "001080012345"),
        *("2", "Trần Văn Đức", "02/02/1980", "001080012345"),
        *("3", "Công Tằng Tôn Nữ Huyền Trang Anh Thư", "03/02/1980", "001080012345"),
        "Phường Quan Hoa",
        *("1", "Vũ Đình Ưng", "04/02/1980", "001080012345"),
        "Tổng cộng: 4 cá nhân",
    ]


def test_several_addressees_stand_each_on_a_line(write, submission):
    several = ("Chủ tịch Ủy ban nhân dân thành phố", "Hội đồng Thi đua - Khen thưởng thành phố.", "- Sở Nội vụ;")
    lines = write(replace(submission, addressees=several))
    start = lines.index("Kính gửi:")
    assert lines[start + 1 : start + 4] == [
        "- Chủ tịch Ủy ban nhân dân thành phố;",
        "- Hội đồng Thi đua - Khen thưởng thành phố;",
        "- Sở Nội vụ.",
    ]


def test_number_and_date_are_left_blank_for_the_pen(write, submission):
    head = replace(submission.letterhead, number=None, on=None)
    lines = [" ".join(line.split()) for line in write(replace(submission, letterhead=head))]
    assert "Số: /TTr-NV" in lines
    assert "Cầu Giấy, ngày tháng năm 2024" in lines


@pytest.mark.parametrize(
    ("number", "on", "expected"),
    [
        (5, date(2024, 8, 5), "Tờ trình số 05/TTr-NV ngày 05 tháng 8 năm 2024 của Phòng Nội vụ"),
        (112, date(2024, 2, 23), "Tờ trình số 112/TTr-NV ngày 23 tháng 02 năm 2024 của Phòng Nội vụ"),
        (None, None, "Tờ trình số …/TTr-NV ngày … tháng … năm 2024 của Phòng Nội vụ"),
    ],
)
def test_a_list_names_the_paper_it_goes_with(letterhead, number, on, expected):
    head = replace(letterhead, number=number, on=on)
    assert reference("Tờ trình", head, "Phòng Nội vụ") == expected


@pytest.mark.parametrize("ending", ["", ".", "./.", " ."])
def test_the_last_paragraph_is_closed_once(write, submission, ending):
    lines = write(replace(submission, paragraphs=(f"Kính trình xem xét{ending}",)))
    assert "Kính trình xem xét./." in lines


@pytest.mark.parametrize("name", ["Sơn & Con <b>", "Lê \"Bé\" 'Hai'", "{{ co_quan }}", "{% if x %}", "{# x #}", "=1+1"])
def test_a_name_is_text_whatever_it_looks_like(write, people, name):
    group = ListGroup(name, ((name, name, name),))
    lines = write(replace(people, groups=(group,), summary=name, total=name))
    assert lines.count(name) == 6


def test_signs_that_would_break_the_file_are_dropped(write, people):
    group = ListGroup("", (("An\x00\x07 Bình\ttên", "", ""),))
    assert "An Bình tên" in write(replace(people, groups=(group,)))


def test_a_cell_may_say_two_things_on_two_lines(write, people):
    lines = write(replace(people, groups=(ListGroup("", (("Nguyễn Văn A\n(tổ trưởng)", "", ""),)),)))
    assert "(tổ trưởng)" in lines


def test_list_alone_has_head_and_signature_only_when_given(write, people, letterhead):
    assert "Độc lập - Tự do - Hạnh phúc" not in write(people)
    signed = replace(
        people, letterhead=letterhead, signature=Signature(("KT. CHỦ TỊCH", "Phó Chủ tịch"), "Trần Thị Ngọc")
    )
    lines = write(signed)
    assert "Độc lập - Tự do - Hạnh phúc" in lines
    assert lines[-3:] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Ngọc"]


def test_an_office_without_superior_has_no_empty_line_above_its_name(write, people, letterhead):
    lines = write(replace(people, letterhead=replace(letterhead, superior="")))
    assert lines[0] == "PHÒNG NỘI VỤ"


def test_five_thousand_rows_are_all_there(write, people):
    rows = tuple((f"Người {n}", "1980", str(n)) for n in range(5000))
    lines = write(replace(people, groups=(ListGroup("", rows),)))
    assert lines[-2:] == ["4999", "Tổng cộng: 4 cá nhân"]
    assert sum(line.startswith("Người ") for line in lines) == 5000
