"""Phiếu yêu cầu bổ sung: what a unit is asked, in its words, on one page, with its own file marked beside."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx import Document

from tests.office import AWARD, IN_TIME, LISTS, a_person
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.services import intake, nominations, papers, supplements

TODAY = date(2024, 7, 26)
HEADER = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị công tác", "Thành tích", "Hình thức đề nghị")
GOOD = ("Lê Thị Hạnh", "05/01/1980", "Nữ", "Tổ trưởng", "Tổ dân phố 4", "Vận động hiến đất mở ngõ", AWARD)


def row(name="Lê Thị Hạnh", **over):
    fields = ("name", "birth", "gender", "position", "workplace", "achievement", "award")
    values = dict(zip(fields, GOOD, strict=True)) | {"name": name} | over
    return [values[field] for field in fields]


def a_list(folder: Path, rows, name="phuong-mai-dich.xlsx", sender="UBND PHƯỜNG MAI DỊCH") -> Path:
    """A list as a ward sends it, its header in row 3."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([sender])
    page.append([])
    page.append(HEADER)
    for number, values in enumerate(rows, start=1):
        page.append([number, *values])
    place = folder / name
    book.save(place)
    return place


WRONG = [
    row(birth="31/02/1985"),
    row("Vũ Văn Sáu", birth="", gender="Nam", achievement="Sửa đường"),
    row("Đỗ Thị Bảy", birth="", achievement="Dạy chữ"),
]


@pytest.fixture
def shown(store, plan, tmp_path):
    """A list of three people, none of them right."""
    return intake.preview(store, plan, a_list(tmp_path, WRONG), IN_TIME)


def text_of(path):
    """Everything that a paper says, tables last."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def pages_of(path, folder):
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return len(pypdfium2.PdfDocument(folder / f"{path.stem}.pdf"))


def test_it_asks_item_by_item_in_words_for_the_sender(store, plan, shown):
    slip = supplements.slip(store, plan, shown, today=TODAY)
    assert [(item.place, item.who, item.what) for item in slip.items] == [
        ("Dòng 4", "Lê Thị Hạnh", "Không có ngày 31/02/1985. Sửa ngày hoặc chỉ ghi năm sinh."),
        ("Dòng 5, 6", "Vũ Văn Sáu, Đỗ Thị Bảy", "Thiếu ngày sinh. Đề nghị ghi ngày sinh hoặc năm sinh."),
    ]
    assert slip.addressee == "UBND phường Mai Dịch"
    assert "(tệp “phuong-mai-dich.xlsx”, nhận ngày 26 tháng 7 năm 2024, gồm 03 cá nhân)" in slip.opening
    assert slip.opening.endswith("sửa 02 nội dung sau:")
    assert slip.closing[-1].startswith("Đề nghị đơn vị gửi lại trước ngày 02 tháng 8 năm 2024")


def test_places_beyond_the_quota_are_one_item_with_the_plans_sentence(store, plan, tmp_path):
    people = [row(f"Trần Thị {name}", achievement=f"Việc {name}") for name in ("An", "Bé", "Cúc", "Dung", "Em")]
    slip = supplements.slip(store, plan, intake.preview(store, plan, a_list(tmp_path, people), IN_TIME), today=TODAY)
    (item,) = slip.items
    assert item.place == "Dòng 7, 8"
    assert item.what == (
        "Vượt 2 cá nhân so với chỉ tiêu của Phường Mai Dịch (tối đa 3). Đề nghị rút bớt cho đúng chỉ tiêu. "
        "Căn cứ: “Mỗi phường lựa chọn đề nghị khen thưởng tối đa 03 cá nhân. (mục III.4.2)”"
    )


def test_the_words_ask_the_sender_and_not_the_clerk(store, plan, tmp_path):
    people = [
        row("Lê Văn Ba", gender="Nam", award="Bằng khen của Thủ tướng Chính phủ"),
        row("Tổ dân phố số 9", gender="Nữ"),
    ]
    shown = intake.preview(store, plan, a_list(tmp_path, people), IN_TIME)
    said = [item.what for item in supplements.slip(store, plan, shown, today=TODAY).items]
    assert said[0] == (
        "“Bằng khen của Thủ tướng Chính phủ” vượt thẩm quyền của cơ quan, chỉ có thể đề nghị cấp trên. "
        "Đề nghị sửa hình thức, hoặc ghi rõ là đề nghị trình cấp trên."
    )
    assert not [text for text in said if "giữ" in text or "Rút" in text or "Hỏi lại" in text]


def test_nothing_to_put_right_is_no_paper(store, plan, tmp_path):
    clean = intake.preview(store, plan, a_list(tmp_path, [row()]), IN_TIME)
    assert supplements.slip(store, plan, clean, today=TODAY) is None
    assert supplements.write(store, plan, clean, tmp_path / "ra", today=TODAY) == []
    assert not (tmp_path / "ra").exists()


def test_a_row_left_out_or_accepted_with_a_reason_is_not_asked(store, plan, shown):
    sheet = shown.rows[0].candidate.sheet
    told = shown.corrections.with_skipped(frozenset({(sheet, 4)})).with_accepted(frozenset({(sheet, 5)}), "đã gọi hỏi")
    slip = supplements.slip(store, plan, intake.revise(store, plan, shown, told), today=TODAY)
    assert [item.place for item in slip.items] == ["Dòng 6"]


def test_a_list_whose_sender_is_unknown_cannot_be_answered(store, plan, tmp_path):
    nameless = intake.preview(store, plan, a_list(tmp_path, WRONG, "x.xlsx", "Danh sách"), IN_TIME)
    with pytest.raises(UserError, match=r"Chưa rõ đơn vị gửi “x\.xlsx”"):
        supplements.slip(store, plan, nameless, today=TODAY)


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2024, 7, 26), date(2024, 8, 2)),  # the plan: trước 02/8/2024
        (date(2024, 7, 31), date(2024, 8, 2)),
        (date(2024, 8, 1), date(2024, 8, 7)),  # Thursday: Friday, Monday and Tuesday are left
        (date(2024, 9, 6), date(2024, 9, 12)),
    ],
)
def test_the_day_before_which_it_is_to_come_again(plan, today, before):
    assert supplements.default_before(plan, today) == before


def test_another_day_can_be_asked(store, plan, shown):
    slip = supplements.slip(store, plan, shown, today=TODAY, before=date(2024, 7, 30))
    assert "gửi lại trước ngày 30 tháng 7 năm 2024" in slip.closing[-1]


def test_the_paper_and_the_marked_list_go_together(store, plan, shown, tmp_path):
    paper, marked = supplements.write(store, plan, shown, tmp_path / "ra", today=TODAY)
    assert paper.name == "Phiếu bổ sung - Phường Mai Dịch.docx"
    said = text_of(paper)
    assert "PHIẾU YÊU CẦU BỔ SUNG" in said
    assert "Kính gửi: UBND phường Mai Dịch" in said
    assert f"trong tệp “{marked.name}” gửi kèm Phiếu này" in said
    assert said.count("./.") == 1
    assert "/PBS-NV" in said
    assert "- Như trên;\n- Lưu: VT, NV." in said
    assert openpyxl.load_workbook(marked).worksheets[0]["B4"].value == "Lê Thị Hạnh"


def varied(count):
    """Rows with each an error of its own, in long words."""
    return [
        row(
            f"Nguyễn Thị Hoàng Anh {chr(65 + n % 26)}{chr(97 + n // 26)}",
            award=f"Giấy chứng nhận thành tích xuất sắc tiêu biểu hạng {n} của Ban Tổ chức hội thi dân vận khéo",
            achievement=f"Việc số {n}",
        )
        for n in range(count)
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("count", [1, 5, 6, 60])
def test_one_page_holds_it_however_long_the_list(store, plan, tmp_path, count):
    long = intake.preview(store, plan, a_list(tmp_path, varied(count)), IN_TIME)
    paper = supplements.write(store, plan, long, tmp_path / "ra", today=TODAY)[0]
    assert pages_of(paper, tmp_path) == 1
    rows = [line.cells[0].text for line in Document(str(paper)).tables[1].rows]
    numbers = [int(text) for text in rows if text.isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    asked = len(supplements.slip(store, plan, long, today=TODAY).items)
    left = asked - len(numbers)
    assert (rows[-1] == f"Và {left:02d} nội dung khác ghi trong tệp trả lại kèm theo.") == (left > 0)
    assert len(numbers) >= min(count, 3)


def taken_in(store, plan, path, received=IN_TIME):
    """Take a list in with its errors accepted for the time being."""
    read = intake.preview(store, plan, path, received, accept_errors=True)
    return intake.commit(store, plan, read, backup_first=False)


def test_of_a_plan_each_unit_is_asked_about_its_latest_list(store, plan, tmp_path):
    taken_in(store, plan, a_list(tmp_path, WRONG))
    taken_in(store, plan, a_list(tmp_path, [row("Hồ Thị Tám", birth="")], "yen-hoa.xlsx", "UBND PHƯỜNG YÊN HÒA"))
    taken_in(store, plan, LISTS / "phuong-nghia-tan.xlsx")
    written = papers.export(store, "phieu-bo-sung", plan.code, tmp_path / "ra", today=TODAY)
    assert [path.name for path in written] == [
        "Phiếu bổ sung - Phường Mai Dịch.docx",
        "phuong-mai-dich - cần sửa.xlsx",
        "Phiếu bổ sung - Phường Yên Hòa.docx",
        "yen-hoa - cần sửa.xlsx",
    ]
    one = papers.export(store, "phieu-bo-sung", plan.code, tmp_path / "mot", today=TODAY, unit="P. Yên Hòa")
    assert [path.name for path in one] == ["Phiếu bổ sung - Phường Yên Hòa.docx", "yen-hoa - cần sửa.xlsx"]


def test_what_came_right_with_a_later_list_is_asked_no_more(store, plan, tmp_path):
    taken_in(store, plan, a_list(tmp_path, WRONG))
    (tmp_path / "lai").mkdir()
    right = [row(), row("Vũ Văn Sáu", gender="Nam", achievement="Sửa đường"), row("Đỗ Thị Bảy", achievement="Dạy chữ")]
    taken_in(store, plan, a_list(tmp_path / "lai", right))
    assert supplements.write_of_plan(store, plan, tmp_path / "ra", today=TODAY) == []


def test_what_the_clerk_put_right_by_hand_is_asked_no_more(store, plan, tmp_path):
    taken_in(store, plan, a_list(tmp_path, [WRONG[1]]))
    (stored,) = nominations.of_plan(store, plan.id)
    mended = a_person(store, stored.name, unit_id=stored.unit_id, birth="1975", achievement=stored.achievement)
    nominations.save_entry(store, plan.id, mended, stored.id)
    assert supplements.write_of_plan(store, plan, tmp_path / "ra", today=TODAY) == []


def test_an_import_taken_back_is_not_asked_about(store, plan, tmp_path):
    done = taken_in(store, plan, a_list(tmp_path, WRONG))
    intake.undo(store, done.batch_id)
    assert papers.export(store, "phieu-bo-sung", plan.code, tmp_path / "ra", today=TODAY) == []


def test_it_can_be_stopped_between_units(store, plan, tmp_path):
    taken_in(store, plan, a_list(tmp_path, WRONG))
    with pytest.raises(JobStoppedError):
        supplements.write_of_plan(store, plan, tmp_path / "ra", today=TODAY, cancelled=lambda: True)
