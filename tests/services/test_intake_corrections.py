"""What the clerk decides about a list before it is taken in holds, is stored with it, and is remembered."""

from dataclasses import replace
from datetime import date

from openpyxl import Workbook

from tests.office import AWARD, IN_TIME
from thidua_desktop.domain.changes import Topic
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.intake.corrections import Corrections, corrections_of
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.services import intake, nominations, units

HEADERS = ("STT", "Họ và tên", "Ngày sinh", "Mã riêng", "Đơn vị đề nghị", "Đề nghị khen thưởng")


def a_list(place, rows, headers=HEADERS):
    book = Workbook()
    sheet = book.active
    sheet.append(["UBND PHƯỜNG NGHĨA ĐÔ"])
    sheet.append([])
    sheet.append(list(headers))
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    book.save(place)
    return place


def people(*births, unit="Phường Nghĩa Đô", award=AWARD):
    names = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường")
    return [[name, born, "làm vườn", unit, award] for name, born in zip(names, births, strict=False)]


def shown_of(store, plan, tmp_path, rows, name="danh-sach.xlsx"):
    return intake.preview(store, plan, a_list(tmp_path / name, rows), IN_TIME)


def test_a_cell_put_right_is_read_as_if_it_had_been_sent_so(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("31/02/1985", "1/8/1990"))
    assert Code.IMPOSSIBLE_DATE in [f.code for f in shown.rows[0].findings]
    again = intake.revise(store, plan, shown, Corrections().with_cells({("Sheet", 4, 2): "28/02/1985"}))
    assert again.rows[0].candidate.birth == "1985-02-28"
    assert not again.rows[0].refused
    assert intake.commit(store, plan, again).saved == 2


def test_a_field_without_a_column_can_be_said_and_an_award_for_all(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("1/8/1990", "2/8/1990", award=None))
    told = Corrections(award=AWARD).with_field(("Sheet", 5, "kind"), "Hộ gia đình")
    again = intake.revise(store, plan, shown, told)
    assert [row.candidate.kind for row in again.rows] == [NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD]
    assert {row.award.name for row in again.rows} == {AWARD}


def test_a_row_left_out_is_shown_but_takes_no_place_and_is_not_stored(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("1/8/1990", "2/8/1990"))
    again = intake.revise(store, plan, shown, Corrections().with_skipped(frozenset({("Sheet", 4)})))
    assert [again.skipped(row) for row in again.rows] == [True, False]
    intake.commit(store, plan, again)
    assert [n.name for n in nominations.of_plan(store, plan.id)] == ["Trần Thị Bình"]


def test_a_row_accepted_for_a_reason_is_stored_with_it_and_the_others_stay_out(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("", "31/02/1985"))
    told = Corrections().with_accepted(frozenset({("Sheet", 4)}), "Phường xác nhận qua điện thoại")
    intake.commit(store, plan, intake.revise(store, plan, shown, told))
    stored = nominations.of_plan(store, plan.id)
    assert [(n.name, n.accepted_reason) for n in stored] == [("Nguyễn Văn An", "Phường xác nhận qua điện thoại")]
    assert stored[0].row == 4


def test_a_list_that_came_late_is_stored_with_the_reason_why_it_is_taken(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("1/8/1990", "2/8/1990"))
    told = intake.revise(store, plan, shown, Corrections(late_reason="Phường có công văn xin gia hạn"))
    assert [told.late_reason(row) for row in told.rows] == ["", ""]  # it came in time
    late = intake.check_again(store, plan, replace(told, received=date(2024, 8, 10)))
    intake.commit(store, plan, late)
    reasons = [n.late_reason for n in nominations.of_plan(store, plan.id)]
    assert reasons == ["Phường có công văn xin gia hạn"] * 2


def test_the_reason_of_a_late_list_is_stored_with_a_nomination_that_it_corrects(store, plan, tmp_path):
    late = date(2024, 8, 10)
    first = intake.preview(store, plan, a_list(tmp_path / "1.xlsx", people("1/8/1990", "2/8/1990")), late)
    intake.commit(store, plan, first)
    again = a_list(tmp_path / "2.xlsx", people("1/8/1990", "2/8/1990", award="Lao động tiên tiến"))
    shown = intake.preview(store, plan, again, date(2024, 8, 12))
    done = intake.commit(store, plan, intake.revise(store, plan, shown, Corrections(late_reason="Có công văn")))
    assert [n.late_reason for n in nominations.of_plan(store, plan.id)] == ["Có công văn"] * 2
    intake.undo(store, done.batch_id)
    assert [n.late_reason for n in nominations.of_plan(store, plan.id)] == [None, None]


def test_a_reason_to_keep_a_row_against_the_plan_accepts_no_error(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("1/8/1990", "2/8/1990"))
    told = Corrections().with_kept(frozenset({("Sheet", 4)}), "Thêm chỗ theo công văn")
    wrong = intake.revise(store, plan, shown, told.with_cells({("Sheet", 4, 2): "31/02/1985"}))
    assert [wrong.kept(row) for row in wrong.rows] == [False, True]
    intake.commit(store, plan, intake.revise(store, plan, shown, told))
    reasons = {n.name: n.accepted_reason for n in nominations.of_plan(store, plan.id)}
    assert reasons == {"Nguyễn Văn An": "Thêm chỗ theo công văn", "Trần Thị Bình": None}


def test_columns_set_once_are_remembered_for_that_sender_and_those_headers(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("1/8/1990"))
    assert shown.rows[0].candidate.position is None
    mapping = shown.understanding.tables[0].mapping.with_meaning("D", ColumnMeaning.POSITION)
    told = intake.revise(store, plan, shown, Corrections().with_mapping(mapping))
    assert told.rows[0].candidate.position == "làm vườn"
    intake.commit(store, plan, told)
    later = shown_of(store, plan, tmp_path, people("", "5/5/1980"), "gui-lai.xlsx")
    assert [row.candidate.position for row in later.rows] == ["làm vườn", "làm vườn"]
    other = units.find(store, "Phường Nghĩa Tân")
    elsewhere = intake.preview(store, plan, later.path, IN_TIME, unit=other)
    assert elsewhere.rows[0].candidate.position is None


def test_a_name_of_a_unit_settled_once_is_known_in_later_lists(store, plan, tmp_path):
    rows = people("1/8/1990", unit="Phường NĐ ven sông")
    shown = shown_of(store, plan, tmp_path, rows)
    unit = units.find(store, "Phường Nghĩa Tân")
    told = Corrections().with_unit("Phường NĐ ven sông", unit.id, remember=True)
    again = intake.revise(store, plan, shown, told)
    assert again.rows[0].unit.id == unit.id
    intake.commit(store, plan, again)
    later = shown_of(store, plan, tmp_path, people("2/8/1990", unit="phường nđ ven sông"), "sau.xlsx")
    assert later.rows[0].unit.id == unit.id


def test_a_name_settled_again_is_kept_once(store, plan, tmp_path):
    unit = units.find(store, "Phường Nghĩa Tân")
    told = Corrections().with_unit("Phường NĐ ven sông", unit.id, remember=True)
    for name in ("lan-1.xlsx", "lan-2.xlsx"):
        rows = people("1/8/1990" if name == "lan-1.xlsx" else "2/8/1991", unit="Phường NĐ ven sông")
        done = intake.commit(store, plan, intake.revise(store, plan, shown_of(store, plan, tmp_path, rows, name), told))
        assert Topic.UNITS in done.change.topics
    assert units.find(store, "Phường NĐ ven sông").aliases.count("Phường NĐ ven sông") == 1
    searched = store.value("SELECT search_key FROM unit WHERE id = ?", (unit.id,))
    assert searched.count("ven song") == 1


def test_decisions_are_kept_with_the_import(store, plan, tmp_path):
    shown = shown_of(store, plan, tmp_path, people("", "31/02/1985"))
    mapping = shown.understanding.tables[0].mapping
    told = (
        Corrections(award=AWARD, late_reason="Bưu điện chậm")
        .with_cells({("Sheet", 5, 2): " 28/02/1985 "})
        .with_field(("Sheet", 4, "gender"), "Nam")
        .with_skipped(frozenset({("Sheet", 6)}))
        .with_accepted(frozenset({("Sheet", 4)}), "Đã hỏi")
        .with_kept(frozenset({("Sheet", 5)}), "Thêm chỗ")
        .with_unit("Tổ 5", 1, remember=True)
        .with_mapping(mapping)
    )
    assert corrections_of(told.to_json()) == told
    done = intake.commit(store, plan, intake.revise(store, plan, shown, told))
    assert corrections_of(intake.batch(store, done.batch_id).corrections) == told
    assert corrections_of("{}") == Corrections()
