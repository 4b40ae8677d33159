"""Counts, list and sentences of a paper come from one reading and cannot disagree."""

import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.office import IN_TIME, LISTS, a_collective, a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, Status
from thidua_desktop.services import intake, nominations, papers, plans, units


@pytest.fixture
def full(store, plan):
    for name in ("phuong-nghia-do.xlsx", "phuong-nghia-tan.xlsx", "phuong-quan-hoa-tcvn3.xls", "phuong-yen-hoa.docx"):
        intake.commit(store, plan, intake.preview(store, plan, LISTS / name, IN_TIME), backup_first=False)
    return store


def text_of(path):
    document = Document(str(path))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def rows_of(path):
    return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[-1].rows]


def people_in(rows):
    return [row[1] for row in rows if row[0].isdigit()]


def test_the_submission_tells_the_counts_of_the_list_it_carries(full, plan, tmp_path):
    written = papers.export(full, "to-trinh", plan.code, tmp_path)[0]
    said = text_of(written)
    assert "đề nghị khen thưởng 08 tập thể và 11 cá nhân" in said
    assert "tặng Giấy khen của Chủ tịch UBND quận cho 08 tập thể và 11 cá nhân (có danh sách kèm theo)./." in said
    assert "Trên cơ sở đề nghị của 04 đơn vị, Phòng Nội vụ" in said
    listed = zipfile.ZipFile(written).read("word/document.xml").decode()
    for nomination in nominations.of_plan(full, plan.id):
        assert nomination.name in listed


def test_the_submission_cites_the_law_the_plans_bases_and_the_plan(full, plan, tmp_path):
    said = text_of(papers.export(full, "to-trinh", plan.code, tmp_path)[0])
    cited = re.findall(r"^Căn cứ .*", said, re.MULTILINE)
    assert [line[:45] for line in cited] == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 thán",
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 thá",
        "Căn cứ Kế hoạch số 69/KH-UBND ngày 23 tháng 0",
        "Căn cứ Kế hoạch số 233/KH-UBND ngày 06 tháng ",
        "Căn cứ Kế hoạch của UBND quận Cầu Giấy về tổ ",
    ]
    assert [line[-1] for line in cited] == [";", ";", ";", ";", "."]


def test_the_list_is_grouped_by_unit_with_people_in_vietnamese_order(full, plan, tmp_path):
    written = papers.export(full, "danh-sach", plan.code, tmp_path, "docx")[0]
    rows = rows_of(written)
    headings = [row[0] for row in rows if row[0].startswith(("I", "V"))]
    assert headings == [
        "I. UBND phường Nghĩa Đô",
        "II. UBND phường Nghĩa Tân",
        "III. UBND phường Quan Hoa",
        "IV. UBND phường Yên Hòa",
    ]
    assert people_in(rows)[:6] == [
        "Tổ dân phố số 11",
        "Tổ dân phố số 27",
        "Tổ dân phố số 33",
        "Dương Đức Cường",
        "Đặng Thùy Thủy",
        "Quách Đức Tuấn",
    ]


def test_the_list_by_award_sorts_people_over_all_units(full, plan, tmp_path):
    written = papers.export(full, "danh-sach", plan.code, tmp_path, "xlsx", group_by="award")[0]
    cells = [[cell.value for cell in row] for row in load_workbook(written).active.iter_rows()]
    people = [row[1] for row in cells if isinstance(row[0], int) or (isinstance(row[0], str) and row[0].isdigit())]
    assert people[8:] == [
        "Dương Đức Cường",
        "Ngô Đức Hiếu",
        "Quách Ngọc Hương",
        "Trịnh Đức Nam",
        "Dương Bích Phượng",
        "Hoàng Quang Quân",
        "Đinh Kim Quỳnh",
        "Đặng Thùy Thủy",
        "Vũ Trọng Toàn",
        "Quách Đức Tuấn",
        "Ưng Đức Vượng",
    ]


def test_withdrawn_refused_trashed_and_sudden_ones_are_in_no_paper(store, plan, tmp_path):
    kept = add(store, plan, a_person(store))
    for name, fate in (("Lê Ân", Status.WITHDRAWN), ("Trần Uyên", Status.NOT_AGREED)):
        nominations.set_status(store, [add(store, plan, a_person(store, name))], fate)
    nominations.trash(store, [add(store, plan, a_person(store, "Đỗ Đạt"))])
    add(store, plan, a_person(store, "Bùi Ánh", lane=Lane.SUDDEN))
    written = papers.export(store, "danh-sach", plan.code, tmp_path, "docx")[0]
    assert people_in(rows_of(written)) == [nominations.get(store, kept).name]


def test_an_award_above_our_head_is_asked_of_the_superior(store, plan, tmp_path):
    add(store, plan, a_person(store, award="Bằng khen của Chủ tịch UBND Thành phố"))
    add(store, plan, a_collective(store))
    said = text_of(papers.export(store, "to-trinh", plan.code, tmp_path)[0])
    assert "trình Chủ tịch UBND thành phố Hà Nội tặng Bằng khen của Chủ tịch UBND Thành phố cho 01 cá nhân" in said
    assert "quyết định tặng Giấy khen của Chủ tịch UBND quận cho 01 tập thể (có danh sách kèm theo)./." in said


def test_the_offices_own_template_wins(full, plan, folder, tmp_path):
    import resources

    own = folder / "mau-van-ban" / "to-trinh.docx"
    document = Document(str(resources.path("templates", "to-trinh.docx")))
    document.paragraphs[-1].insert_paragraph_before("Mẫu riêng của cơ quan")
    document.save(str(own))
    assert "Mẫu riêng của cơ quan" in text_of(papers.export(full, "to-trinh", plan.code, tmp_path)[0])


def test_a_plan_without_nominations_has_no_paper_and_says_what_to_do(store, plan, tmp_path):
    with pytest.raises(UserError, match="Nhập danh sách trước"):
        papers.export(store, "to-trinh", plan.code, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_the_quota_table_lists_every_active_unit_with_its_state(full, plan, tmp_path):
    ward = unit_named(full, "Phường Trung Hòa")
    units.save(full, replace(ward, active_to=IN_TIME))
    written = papers.export(full, "chi-tieu", plan.code, tmp_path)[0]
    cells = {cell.value for row in load_workbook(written).active.iter_rows() for cell in row}
    assert {"Phường Nghĩa Đô", "Phòng Tư pháp", "Đủ", "Chưa gửi", "Còn 1"} <= cells
    assert "Phường Trung Hòa" not in cells
    assert any("tối đa 03 tập thể tổ dân phố" in str(value) for value in cells)


def test_a_plan_without_quota_lines_has_no_table(store, plan, tmp_path):
    plans.save(store, replace(plan, quotas=()))
    with pytest.raises(UserError, match="chưa có chỉ tiêu"):
        papers.export(store, "chi-tieu", plan.code, tmp_path)
