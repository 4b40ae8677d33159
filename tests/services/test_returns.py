"""The list that goes back to its sender: what is said where, from the file or its kept original, and back again."""

import re

import openpyxl
import pytest
from openpyxl import Workbook

from tests.exporters.rich_workbook import rich_workbook
from tests.intake.building import word
from tests.office import AWARD, IN_TIME, LISTS, a_person, add, unit_named
from thidua_desktop.domain.compare import Standing
from thidua_desktop.domain.errors import StorageError, UserError
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.returned import FIXED, HEADER
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.services import intake, nominations, returns

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension")
HEADS = ("STT", "Đối tượng", "Họ và tên", "Ngày sinh", "Chức vụ", "Thành tích", "Đề nghị khen thưởng")
AN = ("Cá nhân", "Nguyễn Văn An", "31/2/1970", "Tổ trưởng tổ 5", "Có sáng kiến trong cải cách hành chính", AWARD)
BINH = ("Cá nhân", "Trần Thị Bình", "2/9/1980", "Bí thư chi bộ", "Tham gia giữ gìn trật tự đô thị", AWARD)
TEAM = ("Tập thể", "Tổ dân phố số 5", None, None, "Đoàn kết, vượt mọi chỉ tiêu được giao", AWARD)
AN_ROW, BINH_ROW = 4, 5


def a_list(place, *rows, unit="PHƯỜNG NGHĨA ĐÔ"):
    book = Workbook()
    for row in (["ỦY BAN NHÂN DÂN"], [unit], HEADS, *((n, *row) for n, row in enumerate(rows, start=1))):
        book.active.append(list(row))
    book.save(place)
    return place


def look(store, plan, place):
    shown = intake.preview(store, plan, place, IN_TIME)
    assert shown.error is None
    return shown


@pytest.fixture
def shown(store, plan, tmp_path):
    return look(store, plan, a_list(tmp_path / "ds.xlsx", AN, BINH, TEAM))


def written(store, plan, shown, tmp_path, sheet=0):
    place = returns.write(store, plan, shown, tmp_path / "ra")
    return openpyxl.load_workbook(place).worksheets[sheet]


def remarks(sheet, column="H"):
    return [sheet[f"{column}{row}"].value for row in range(AN_ROW, AN_ROW + 3)]


def story(shown):
    """All that was read of each row, without where."""
    return [row.candidate._replace(sheet="", row=0, columns=(), raw=(), findings=()) for row in shown.rows]


def test_a_wrong_cell_is_marked_and_said_in_the_last_column(store, plan, shown, tmp_path):
    sheet = written(store, plan, shown, tmp_path)
    assert sheet["H3"].value == HEADER
    assert sheet["D4"].value == "31/2/1970"
    by, said = sheet["D4"].comment.text.split("\n")
    assert (by, sheet["D4"].comment.author) == ("Phòng Nội vụ:", "Phòng Nội vụ")
    assert "31/2/1970" in said
    assert remarks(sheet) == [f"Ô D4: {said}", None, None]


def test_the_file_is_named_after_its_list_and_another_of_that_name_stays(store, plan, shown, tmp_path):
    first = returns.write(store, plan, shown, tmp_path)
    assert first.name == "ds - cần sửa.xlsx"
    assert returns.write(store, plan, shown, tmp_path) == first  # the very same again is no second file
    first.write_bytes(b"something of the clerk's")
    second = returns.write(store, plan, shown, tmp_path)
    assert second.name == "ds - cần sửa (2).xlsx"
    assert first.read_bytes() == b"something of the clerk's"


@pytest.mark.parametrize("name", ["ds - cần sửa", "ds - cần sửa (2)", "ds - cần sửa - cần sửa"])
def test_a_copy_that_goes_out_once_more_keeps_its_name(name, store, plan, tmp_path):
    shown = look(store, plan, a_list(tmp_path / f"{name}.xlsx", AN))
    assert returns.write(store, plan, shown, tmp_path / "ra").name == "ds - cần sửa.xlsx"


def test_a_file_that_cannot_be_read_gives_its_sentence(store, plan, tmp_path):
    shown = intake.preview(store, plan, LISTS / "truncated.xlsx", IN_TIME)
    with pytest.raises(UserError, match=r"truncated\.xlsx"):
        returns.write(store, plan, shown, tmp_path)


def test_a_row_left_out_and_an_error_accepted_with_a_reason_are_not_asked_again(store, plan, shown, tmp_path):
    row = frozenset({("Sheet", AN_ROW)})
    left_out = intake.revise(store, plan, shown, Corrections().with_skipped(row))
    accepted = intake.revise(store, plan, shown, Corrections().with_accepted(row, "Đơn vị xác nhận"))
    for told in (left_out, accepted):
        assert remarks(written(store, plan, told, tmp_path)) == [None, None, None]


def test_what_the_clerk_put_right_is_no_error_and_is_told(store, plan, shown, tmp_path):
    told = intake.revise(store, plan, shown, Corrections().with_cells({("Sheet", AN_ROW, 3): "28/2/1970"}))
    sheet = written(store, plan, told, tmp_path)
    assert remarks(sheet) == [f"{FIXED}: Ô D4 ghi là “28/2/1970”. Hãy ghi như vậy vào tệp này.", None, None]
    assert (sheet["D4"].value, sheet["D4"].comment, sheet["D4"].fill.fill_type) == ("31/2/1970", None, None)


def test_a_field_without_a_column_that_the_clerk_filled_is_told(store, plan, shown, tmp_path):
    told = intake.revise(store, plan, shown, Corrections().with_field(("Sheet", BINH_ROW, "workplace"), "UBND phường"))
    assert remarks(written(store, plan, told, tmp_path))[1].startswith(f"{FIXED}: đơn vị công tác ghi là “UBND phường”")


def test_what_every_row_has_is_said_once_above_the_header(store, plan, tmp_path):
    place = a_list(tmp_path / "khong-ro.xlsx", BINH, TEAM, unit="PHƯỜNG KHÔNG CÓ THẬT")
    sheet = written(store, plan, look(store, plan, place), tmp_path)
    assert sheet["H2"].value.startswith(f"{HEADER} chung: Chưa rõ đơn vị gửi")
    assert remarks(sheet)[:2] == [None, None]


def test_that_a_list_is_late_is_nothing_to_mend(store, plan, tmp_path):
    place = a_list(tmp_path / "tre.xlsx", BINH, TEAM)
    shown = intake.preview(store, plan, place, IN_TIME.replace(month=8, day=20))
    assert any(f.code is Code.LATE for row in shown.rows for f in row.findings)
    sheet = written(store, plan, shown, tmp_path)
    assert (sheet["H2"].value, *remarks(sheet)[:2]) == (None, None, None)


def test_the_mended_copy_is_read_as_the_list_was_and_compared_with_what_stands(store, plan, shown, tmp_path):
    intake.commit(store, plan, shown)
    place = returns.write(store, plan, shown, tmp_path / "ra")
    book = openpyxl.load_workbook(place)
    book.active["D4"] = "28/2/1970"
    book.active["H4"] = "đã sửa: Nguyễn Văn Sai"
    book.active["E5"] = "Phó bí thư chi bộ"
    book.save(place)
    back = look(store, plan, place)
    assert [c.header for t in back.understanding.tables for c in t.columns] == list(HEADS)
    assert [back.standing(row) for row in back.rows] == [Standing.NEW, Standing.CHANGED, Standing.UNCHANGED]
    assert back.rows[0].candidate.birth == "1970-02-28"
    assert back.unit == unit_named(store, "Phường Nghĩa Đô")
    assert not [f for row in back.rows for f in row.findings]
    intake.commit(store, plan, back)
    assert sorted(n.name for n in nominations.of_plan(store, plan.id)) == sorted([AN[1], BINH[1], TEAM[1]])


def test_columns_remembered_of_a_sender_hold_for_the_copy_too(store, plan, tmp_path):
    place = a_list(tmp_path / "ds.xlsx", BINH, TEAM)
    shown = look(store, plan, place)
    meaning = type(shown.understanding.tables[0].columns[0].meaning)
    mapping = shown.understanding.tables[0].mapping.with_meaning("E", meaning.WORKPLACE)
    told = intake.revise(store, plan, shown, Corrections().with_mapping(mapping))
    intake.commit(store, plan, told)
    back = look(store, plan, returns.write(store, plan, told, tmp_path / "ra"))
    assert back.rows[0].candidate.workplace == "Bí thư chi bộ"


def test_the_remarks_say_nothing_about_the_code_page_of_the_list(store, plan, tmp_path):
    book = Workbook()
    told = (
        "C¸ nh©n",
        "NguyÔn ThÞ Xu©n",
        "31/2/1970",
        "0912345678",
        "Cã s¸ng kiÕn trong c¶i c¸ch hµnh chÝnh",
        "GiÊy khen",
    )
    for row in (
        ["PH¦êNG NGHÜA §¤"],
        ["Sè TT", "§èi t\xadîng", "Hä vµ tªn", "Ngµy sinh", "S§T", "Thµnh tÝch", "H×nh thøc"],
    ):
        book.active.append(row)
    book.active.append([1, *told])
    book.save(tmp_path / "cu.xlsx")
    shown = look(store, plan, tmp_path / "cu.xlsx")
    back = look(store, plan, returns.write(store, plan, shown, tmp_path / "ra"))
    assert (shown.rows[0].candidate.phone, shown.encoding) == ("0912345678", "tcvn3")
    assert [(row.candidate, row.findings) for row in back.rows] == [(row.candidate, row.findings) for row in shown.rows]
    assert back.encoding == "tcvn3"


def test_a_copy_marked_a_second_time_has_one_column_and_the_new_words(store, plan, shown, tmp_path):
    place = returns.write(store, plan, shown, tmp_path / "ra")
    book = openpyxl.load_workbook(place)
    book.active["D4"], book.active["D5"] = "28/2/1970", "32/9/1980"
    book.save(tmp_path / "lan-2.xlsx")
    sheet = written(store, plan, look(store, plan, tmp_path / "lan-2.xlsx"), tmp_path)
    assert (sheet["H3"].value, sheet["I3"].value) == (HEADER, None)
    assert [bool(text) for text in remarks(sheet)] == [False, True, False]
    assert (sheet["D4"].fill.fill_type, sheet["D5"].fill.fill_type) == (None, "solid")
    assert (sheet["D4"].comment, bool(sheet["D5"].comment)) == (None, True)


@pytest.mark.parametrize("name", ["phuong-quan-hoa-tcvn3.xls", "phuong-nghia-tan.xls", "phuong-nghia-tan.ods"])
def test_other_workbooks_come_back_in_unicode_with_their_rows_where_they_were(name, store, plan, tmp_path):
    shown = look(store, plan, LISTS / name)
    back = look(store, plan, returns.write(store, plan, shown, tmp_path))
    assert story(back) == story(shown)
    assert [row.candidate.row for row in back.rows] == [row.candidate.row for row in shown.rows]
    assert (back.unit, back.encoding) == (shown.unit, "unicode")


def test_the_tables_of_a_word_document_become_sheets_below_the_lines_that_stood_above_them(store, plan, tmp_path):
    shown = look(store, plan, LISTS / "phuong-yen-hoa.docx")
    place = returns.write(store, plan, shown, tmp_path)
    assert place.name == "phuong-yen-hoa - cần sửa.xlsx"
    back = look(store, plan, place)
    assert (story(back), back.unit) == (story(shown), shown.unit)
    sheet = openpyxl.load_workbook(place)["Bảng 2"]
    assert (sheet["A3"].value, sheet["B4"].value) == ("II. Cá nhân", "Họ và tên")


def test_a_row_named_in_words_is_the_row_of_the_copy_and_what_is_quoted_stays(store, plan, tmp_path):
    story_told = "Vận động nhân dân dòng 2 hiến đất mở rộng ngõ và giữ gìn vệ sinh môi trường"
    rows = [
        ["STT", "Họ và tên", "Sinh ngày", "Thành tích", "Hình thức khen thưởng"],
        ["1", "Nguyễn Văn An", "1/8/1970", story_told, AWARD],
        ["2", "Trần Thị Bình", "2/9/1980", story_told, "Giấy khen ô C2 dòng 2"],
    ]
    place = word(tmp_path / "ds.docx", "PHƯỜNG NGHĨA ĐÔ", "Danh sách cá nhân", rows)
    sheet = written(store, plan, look(store, plan, place), tmp_path)
    assert sheet["B5"].value == "Trần Thị Bình"
    said = sheet["F5"].value
    assert re.search(r"Ô D5: .*\(dòng 4\)", said)
    assert "“Giấy khen ô C2 dòng 2”" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ds.csv", "STT;Họ và tên;Năm sinh;Hình thức khen thưởng\n1;=1+2;1970;Giấy khen\n2;Trần Thị Bình;;Giấy khen\n"),
        (
            "ds.xls",
            "<html><meta charset='utf-8'><table><tr><th>STT<th>Họ và tên<th>Năm sinh<th>Hình thức khen thưởng"
            "<tr><td>1<td>=1+2<td>1970<td>Giấy khen<tr><td>2<td>Trần Thị Bình<td><td>Giấy khen</table></html>",
        ),
    ],
)
def test_texts_and_web_pages_come_back_as_workbooks(name, text, store, plan, tmp_path):
    place = tmp_path / name
    place.write_text(text, encoding="utf-8")
    sheet = written(store, plan, look(store, plan, place), tmp_path)
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+2", "s")
    assert "Ô C3: " in sheet["E3"].value
    assert sheet["C3"].comment


def test_a_pasted_block_comes_back_as_a_workbook(store, plan, tmp_path):
    block = ("", "STT\tHọ và tên\tNăm sinh\n1\tNguyễn Văn An\t31/2/1970\n2\tTrần Thị Bình\t1980\n")
    shown = intake.preview(store, plan, tmp_path / "Khối dán.tsv", IN_TIME, block=block)
    sheet = written(store, plan, shown, tmp_path)
    assert sheet["D1"].value == HEADER
    assert "31/2/1970" in sheet["D2"].value


def test_a_list_taken_in_before_is_read_again_and_is_no_duplicate_of_itself(store, plan, shown, tmp_path):
    told = intake.revise(store, plan, shown, Corrections().with_cells({("Sheet", AN_ROW, 3): "28/2/1970"}))
    done = intake.commit(store, plan, told)
    (tmp_path / "ds.xlsx").unlink()
    again = returns.preview_of_batch(store, done.batch_id)
    assert [row.findings for row in again.rows] == [row.findings for row in told.rows]
    assert [again.standing(row) for row in again.rows] == [Standing.UNCHANGED] * 3
    assert (again.corrections, again.unit, again.path.name) == (told.corrections, told.unit, "ds.xlsx")
    assert remarks(written(store, plan, again, tmp_path))[0].startswith(FIXED)


def test_a_list_taken_in_is_checked_against_what_came_after_it(store, plan, tmp_path):
    done = intake.commit(store, plan, look(store, plan, a_list(tmp_path / "ds.xlsx", BINH, TEAM)))
    add(store, plan, a_person(store, BINH[1], birth=BINH[2], unit_id=unit_named(store, "Phường Yên Hòa").id))
    again = returns.preview_of_batch(store, done.batch_id)
    assert Code.SAME_IN_OTHER_UNIT in {f.code for f in again.rows[0].findings}


def test_a_list_of_which_the_sender_was_chosen_keeps_it(store, plan, tmp_path):
    place = a_list(tmp_path / "ds.xlsx", BINH, TEAM, unit="")
    chosen = unit_named(store, "Phường Yên Hòa")
    done = intake.commit(store, plan, intake.preview(store, plan, place, IN_TIME, unit=chosen))
    assert returns.preview_of_batch(store, done.batch_id).unit == chosen


def test_without_the_import_or_its_original_there_is_a_sentence(store, plan, shown):
    with pytest.raises(UserError, match="Không có lần nhập số 99"):
        returns.preview_of_batch(store, 99)
    done = intake.commit(store, plan, shown)
    for kept in store.folder.attachments.iterdir():
        kept.unlink()
    with pytest.raises(StorageError, match="Không còn tệp gốc"):
        returns.preview_of_batch(store, done.batch_id)


def test_a_file_changed_since_it_was_read_comes_back_as_it_was_read(store, plan, shown, tmp_path):
    a_list(tmp_path / "ds.xlsx", BINH)
    sheet = written(store, plan, shown, tmp_path)
    assert sheet["C4"].value == AN[1]
    assert remarks(sheet)[0]


def test_a_workbook_full_of_things_is_read_from_its_copy_as_from_itself(store, plan, tmp_path):
    shown = look(store, plan, rich_workbook(tmp_path / "giau.xlsx"))
    place = returns.write(store, plan, shown, tmp_path)
    back = look(store, plan, place)
    assert [row.candidate for row in back.rows] == [row.candidate for row in shown.rows]
    assert [row.findings for row in back.rows] == [row.findings for row in shown.rows]
