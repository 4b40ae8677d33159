"""Our own form: made for a unit, filled in as a ward does, saved by whatever program, read back with no question."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.office import AWARD, IN_TIME, unit_named
from thidua_desktop.domain.errors import JobStoppedError
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.list_form import MARK, MARK_SHEET, FormMark, read_mark
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Limit
from thidua_desktop.services import intake, list_forms, nominations, plans, samples, workspace

MOVEMENT = "Vì người nghèo - Không để ai bị bỏ lại phía sau"
PERSON = {
    "Đối tượng": "Cá nhân",
    "Họ và tên / Tên tập thể": "Trần Thị Minh Hạnh",
    "Ngày sinh": "05/01/1980",
    "Giới tính": "Nữ",
    "Chức vụ": "Tổ trưởng",
    "Đơn vị công tác": "Tổ dân phố số 4",
    "Phong trào, nội dung": MOVEMENT,
    "Thành tích": "Vận động giúp 12 hộ nghèo thoát nghèo",
    "Hình thức đề nghị": AWARD,
    "Số căn cước": "001180012345",
    "Điện thoại": "0912345678",
    "Ghi chú": "Trực tiếp",
}
TEAM = {
    "Đối tượng": "Tập thể",
    "Họ và tên / Tên tập thể": "Tổ dân phố số 7",
    "Thành tích": "100% hộ phân loại rác tại nguồn",
    "Hình thức đề nghị": AWARD,
}


def header_of(page):
    for row in page.iter_rows():
        if row[0].value == "STT":
            return row
    raise AssertionError("no header")


def filled(path: Path, *entries) -> Path:
    """The form with its first rows filled in, saved again."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    header = header_of(page)
    for place, entry in enumerate(entries, start=1):
        for cell in header:
            if cell.value in entry:
                page.cell(cell.row + place, cell.column, entry[cell.value])
    book.save(path)
    return path


@pytest.fixture
def form(store, plan, tmp_path):
    """The form of Nghĩa Đô ward."""
    return list_forms.write(store, plan, unit_named(store, "Phường Nghĩa Đô"), tmp_path)


def check_complete(store, plan, path, unit="Phường Nghĩa Đô"):
    shown = intake.preview(store, plan, path, IN_TIME)
    assert shown.error is None
    assert shown.understanding.notes == ()
    assert shown.unit is not None
    assert shown.unit.short_name == unit
    assert [(row.candidate.name, row.findings) for row in shown.rows] == [
        ("Trần Thị Minh Hạnh", ()),
        ("Tổ dân phố số 7", ()),
    ]
    person, team = (row.candidate for row in shown.rows)
    assert (person.kind, person.birth, person.gender) == (NomineeKind.INDIVIDUAL, "1980-01-05", "F")
    assert (person.position, person.workplace, person.note) == ("Tổ trưởng", "Tổ dân phố số 4", "Trực tiếp")
    assert (person.identity_number, person.phone) == ("001180012345", "0912345678")
    assert (person.achievement, person.award) == ("Vận động giúp 12 hộ nghèo thoát nghèo", AWARD)
    assert (team.kind, team.birth) == (NomineeKind.COLLECTIVE, None)
    return shown


def test_filled_in_it_comes_back_whole_with_its_unit_and_movement(store, plan, form):
    shown = check_complete(store, plan, filled(form, PERSON, TEAM))
    assert shown.unit_reason == "theo mẫu danh sách"
    assert all(column.sureness == 1 for column in shown.understanding.tables[0].columns)
    intake.commit(store, plan, shown)
    stored = {one.name: one for one in nominations.of_plan(store, plan.id)}
    movement = next(one for one in plan.movements if one.short_title == MOVEMENT)
    assert stored["Trần Thị Minh Hạnh"].movement_id == movement.id
    assert stored["Tổ dân phố số 7"].movement_id is None


def test_sent_again_with_another_movement_it_changes_just_that(store, plan, form):
    intake.commit(store, plan, intake.preview(store, plan, filled(form, PERSON, TEAM), IN_TIME))
    other = plan.movements[0]
    again = intake.preview(
        store, plan, filled(form, PERSON | {"Phong trào, nội dung": other.short_title}, TEAM), IN_TIME
    )
    told = [(change.field, change.new) for row in again.rows for change in again.match(row).changes]
    assert told == [("movement", other.title)]
    done = intake.commit(store, plan, again)
    one, team = sorted(nominations.of_plan(store, plan.id), key=lambda one: one.kind.value, reverse=True)
    assert (one.movement_id, team.movement_id) == (other.id, None)
    intake.undo(store, done.batch_id)
    first = next(movement for movement in plan.movements if movement.short_title == MOVEMENT)
    assert nominations.get(store, one.id).movement_id == first.id


def test_a_movement_left_empty_takes_none_away(store, plan, form):
    intake.commit(store, plan, intake.preview(store, plan, filled(form, PERSON), IN_TIME))
    again = intake.preview(store, plan, filled(form, PERSON | {"Phong trào, nội dung": None}), IN_TIME)
    assert again.match(again.rows[0]).changes == ()


def test_an_empty_form_holds_nobody(store, plan, form):
    shown = intake.preview(store, plan, form, IN_TIME)
    assert shown.rows == ()
    assert shown.error is not None


def test_the_unit_is_known_though_the_file_and_its_heading_name_another(store, plan, form):
    path = filled(form, PERSON, TEAM)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "UBND PHƯỜNG YÊN HÒA"
    moved = path.with_name("Danh sách phường Yên Hòa.xlsx")
    book.save(moved)
    check_complete(store, plan, moved)


def test_the_hidden_sheet_alone_tells(store, plan, form):
    path = filled(form, PERSON, TEAM)
    book = openpyxl.load_workbook(path)
    del book.custom_doc_props[MARK]
    book.save(path)
    with zipfile.ZipFile(path) as saved:
        assert "docProps/custom.xml" not in saved.namelist()
    check_complete(store, plan, path)


def test_the_property_alone_tells(store, plan, form):
    path = filled(form, PERSON, TEAM)
    book = openpyxl.load_workbook(path)
    del book[MARK_SHEET]
    book.worksheets[0].data_validations.dataValidation.clear()
    book.save(path)
    assert intake.preview(store, plan, path, IN_TIME).unit_reason == "theo mẫu danh sách"
    check_complete(store, plan, path)


def test_without_any_mark_it_is_still_a_list_that_names_its_unit(store, plan, form):
    path = filled(form, PERSON, TEAM)
    book = openpyxl.load_workbook(path)
    del book[MARK_SHEET], book["Hướng dẫn"], book.custom_doc_props[MARK]
    bare = path.with_name("danh sach.xlsx")
    book.save(bare)
    assert check_complete(store, plan, bare).unit_reason != "theo mẫu danh sách"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_saved_by_libreoffice_it_is_read_the_same(store, plan, form, tmp_path, kind):
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", out, filled(form, PERSON, TEAM)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = next(out.iterdir())
    check_complete(store, plan, saved.rename(saved.with_name(f"x.{kind}")))


def test_a_form_of_another_plan_is_taken_with_a_warning(store, plan, form):
    other = replace(plan, code="KHAC-2024")
    shown = intake.preview(store, other, filled(form, PERSON), IN_TIME)
    assert shown.unit is not None
    assert shown.unit.short_name == "Phường Nghĩa Đô"
    told = [f for f in shown.rows[0].findings if f.code is Code.OTHER_FORM]
    assert [f.message for f in told] == [
        "Tệp này là mẫu danh sách của kế hoạch CG-2024, không phải kế hoạch đang chọn (KHAC-2024). "
        "Xem lại tệp hoặc kế hoạch trước khi nhập."
    ]
    assert shown.to_save


def test_a_form_of_another_office_says_so_and_its_numbers_are_not_believed(plan, form, tmp_path):
    path = filled(form, PERSON)
    with workspace.new_folder(tmp_path / "khac") as other:
        samples.fill(other, "hai-ba-trung-2024")
        shown = intake.preview(other, plans.by_code(other, "HBT-2024"), path, IN_TIME)
        assert shown.unit is None
        codes = [f.code for f in shown.rows[0].findings]
        assert Code.OTHER_FORM in codes
        assert Code.UNKNOWN_UNIT in codes


def test_a_movement_that_the_plan_does_not_have_is_noted(store, plan, form):
    shown = intake.preview(store, plan, filled(form, PERSON | {"Phong trào, nội dung": "Trồng cây"}), IN_TIME)
    finding = shown.rows[0].findings[0]
    assert finding.code is Code.UNKNOWN_MOVEMENT
    assert "“Trồng cây”" in finding.message
    assert finding.cell.startswith("H")
    assert shown.to_save[0].movement is None


def test_the_heading_says_quota_and_deadline_as_the_plan_does(store, plan, form):
    page = openpyxl.load_workbook(form).worksheets[0]
    said = [cell.value for row in page.iter_rows(max_row=8) for cell in row if cell.value]
    assert "UBND PHƯỜNG NGHĨA ĐÔ" in said
    assert "Kính gửi: Phòng Nội vụ - UBND quận Cầu Giấy" in said
    assert "Chỉ tiêu: tối đa 03 tập thể (tổ dân phố), 03 cá nhân" in said
    assert "Hạn gửi: trước ngày 02/8/2024" in said
    exact = list_forms.list_form(store, plan, unit_named(store, "Công an quận"))
    assert exact.quota == "Chỉ tiêu: 01 tập thể, 01 cá nhân"
    lines = [
        replace(line, limit=Limit.EXACTLY) if line.kind is NomineeKind.COLLECTIVE else line for line in plan.quotas
    ]
    mixed = list_forms.list_form(store, replace(plan, quotas=tuple(lines)), unit_named(store, "Phường Nghĩa Đô"))
    assert mixed.quota == "Chỉ tiêu: 03 tập thể (tổ dân phố), tối đa 03 cá nhân"


def test_drop_downs_offer_what_the_office_has_and_texts_stay_texts(store, plan, form):
    book = openpyxl.load_workbook(form)
    page, choices = book.worksheets[0], book[MARK_SHEET]
    header = {cell.value: cell for cell in header_of(page)}
    rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in page.data_validations.dataValidation}

    def offered(title):
        area = rules[header[title].column_letter].formula1.split("!")[1].replace("$", "")
        return [row[0].value for row in choices[area]]

    assert offered("Đối tượng") == ["Tập thể", "Cá nhân"]
    assert offered("Giới tính") == ["Nam", "Nữ"]
    assert offered("Hình thức đề nghị")[0] == AWARD
    assert offered("Phong trào, nội dung") == [one.short_title for one in plan.movements]
    assert choices.sheet_state == "veryHidden"
    for title in ("Ngày sinh", "Số căn cước", "Điện thoại"):
        below = page.cell(header[title].row + 1, header[title].column)
        assert below.number_format == "@"
        assert rules[header[title].column_letter].promptTitle == title


def test_the_property_fits_what_excel_keeps(store, plan, tmp_path):
    """Excel keeps 255 letters of a document's own property."""
    for path in list_forms.write_all(store, plan, tmp_path):
        assert len(openpyxl.load_workbook(path).custom_doc_props[MARK].value) <= 255


def test_a_plan_without_movements_has_no_such_column(store, plan, tmp_path):
    bare = replace(plan, movements=())
    path = list_forms.write(store, bare, unit_named(store, "Phường Nghĩa Đô"), tmp_path)
    assert "Phong trào, nội dung" not in [cell.value for cell in header_of(openpyxl.load_workbook(path).worksheets[0])]
    shown = check_complete(store, bare, filled(path, PERSON, TEAM))
    assert all(column.sureness == 1 for column in shown.understanding.tables[0].columns)


def test_all_units_of_the_plan_at_once(store, plan, tmp_path):
    told = []
    written = list_forms.write_all(store, plan, tmp_path / "mau", report=lambda *said: told.append(said))
    assert len(written) == len(set(written)) == len(list_forms.units_of(store, plan)) == 28
    assert told[0] == (0, 28, "Đang làm mẫu cho Phường Dịch Vọng")
    assert (tmp_path / "mau" / "Mẫu danh sách - Phường Nghĩa Đô.xlsx") in written


def test_stopped_in_the_middle_the_forms_made_stay_whole(store, plan, tmp_path):
    done = []
    with pytest.raises(JobStoppedError):
        list_forms.write_all(
            store, plan, tmp_path, report=lambda *said: done.append(said), cancelled=lambda: len(done) == 2
        )
    assert [path.suffix for path in tmp_path.glob("Mẫu*")] == [".xlsx", ".xlsx"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"v": 2, "office": "A", "plan": "B", "id": 1, "unit": "C"}', "x"])
def test_what_is_no_mark_is_none(text):
    assert read_mark(text) is None
    mark = FormMark("UBND quận Cầu Giấy", "CG-2024", 4, "UBND phường Nghĩa Đô")
    assert mark.text().isascii()
    assert read_mark(mark.text()) == read_mark(mark.text(short=True)) == mark
