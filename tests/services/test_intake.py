"""A ward's file is taken in whole or not at all, with every finding in words, and can be taken back."""

import json
from datetime import date
from pathlib import Path

import pytest

from db import batches
from tests.office import AWARD, IN_TIME, LISTS, a_collective, a_person, add, unit_named
from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.services import intake, nominations, plans, quota, workspace

EXPECTED = json.loads((LISTS / "expected.json").read_text(encoding="utf-8"))
FIELDS = ("kind", "name", "birth", "gender", "position", "workplace", "award", "achievement")


def take_in(store, plan, path, received=IN_TIME, **choices):
    shown = intake.preview(store, plan, path, received, **choices)
    return intake.commit(store, plan, shown)


def a_list(place: Path, rows: list[list[object]], unit: str = "PHƯỜNG NGHĨA ĐÔ") -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["ỦY BAN NHÂN DÂN"])
    sheet.append([unit])
    sheet.append([])
    sheet.append(["STT", "Đối tượng", "Họ và tên / Tên tập thể", "Ngày sinh", "Thành tích", "Đề nghị khen thưởng"])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    book.save(place)
    return place


def individual(name: str, birth: object = "11/06/1998", award: str = AWARD) -> list[object]:
    return ["Cá nhân", name, birth, "Có sáng kiến trong cải cách hành chính", award]


def collective(name: str) -> list[object]:
    return ["Tập thể", name, None, "Có sáng kiến trong cải cách hành chính", AWARD]


def codes(shown: intake.Preview) -> list[list[Code]]:
    return [[f.code for f in row.findings] for row in shown.rows]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_list_is_stored_as_a_careful_clerk_reads_it(store, plan, name):
    done = take_in(store, plan, LISTS / name)
    stored = nominations.of_plan(store, plan.id)
    expected = EXPECTED[name]
    assert done.saved == len(expected["rows"])
    assert {n.unit_name for n in stored} == {expected["unit"]}
    as_read = sorted(stored, key=lambda n: n.id)
    values = [{f: n.kind.value if f == "kind" else getattr(n, f) for f in FIELDS} for n in as_read]
    assert values == expected["rows"]


def test_a_clean_list_in_time_and_within_its_quota_has_nothing_to_see_to(store, plan):
    shown = intake.preview(store, plan, LISTS / "phuong-nghia-do.xlsx", IN_TIME)
    assert codes(shown) == [[]] * 6
    assert shown.unit_reason == "theo “ỦY BAN NHÂN DÂN PHƯỜNG NGHĨA ĐÔ”"


@pytest.mark.parametrize("name", ["empty.xlsx", "not-excel.xlsx", "truncated.xlsx"])
def test_a_file_that_cannot_be_read_has_one_sentence_and_changes_nothing(store, plan, name):
    shown = intake.preview(store, plan, LISTS / name, IN_TIME)
    assert shown.error
    assert name in shown.error
    assert "\n" not in shown.error
    with pytest.raises(UserError):
        intake.commit(store, plan, shown)
    assert intake.list_batches(store) == []
    assert nominations.of_plan(store, plan.id) == []


def test_a_spreadsheet_without_a_list_says_what_is_missing(store, plan, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Báo cáo", "quý II"])
    book.save(tmp_path / "bao-cao.xlsx")
    shown = intake.preview(store, plan, tmp_path / "bao-cao.xlsx", IN_TIME)
    assert shown.error
    assert "bao-cao.xlsx" in shown.error
    assert "Không tìm thấy bảng danh sách" in shown.error


def test_the_row_beyond_the_quota_is_named_with_the_plans_sentence(store, plan, tmp_path):
    listed = a_list(tmp_path / "x.xlsx", [individual(f"Nguyễn Văn {x}") for x in ("An", "Bình", "Cường", "Dũng")])
    shown = intake.preview(store, plan, listed, IN_TIME)
    assert codes(shown) == [[], [], [], [Code.QUOTA_EXCEEDED]]
    finding = shown.rows[3].findings[0]
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("Vượt 1 cá nhân so với chỉ tiêu của Phường Nghĩa Đô (tối đa 3).")
    assert "Mỗi phường lựa chọn đề nghị khen thưởng tối đa 03 cá nhân" in finding.source


def test_places_already_taken_count_for_the_next_file(store, plan, tmp_path):
    take_in(store, plan, a_list(tmp_path / "a.xlsx", [individual(f"Nguyễn Văn {x}") for x in ("An", "Bình")]))
    second = a_list(tmp_path / "b.xlsx", [individual(f"Trần Thị {x}") for x in ("Hoa", "Mai")])
    assert codes(intake.preview(store, plan, second, IN_TIME)) == [[], [Code.QUOTA_EXCEEDED]]


def test_a_department_may_propose_exactly_one(store, plan, tmp_path):
    rows = [individual("Nguyễn Văn An"), individual("Trần Thị Hoa")]
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows, "PHÒNG TƯ PHÁP"), IN_TIME)
    assert shown.unit.short_name == "Phòng Tư pháp"
    assert codes(shown) == [[], [Code.QUOTA_EXCEEDED]]
    assert "(đúng 1)" in shown.rows[1].findings[0].message


def test_a_wards_collective_must_be_a_residential_group(store, plan, tmp_path):
    rows = [collective("Chi hội Phụ nữ số 5"), collective("Tổ dân phố số 4"), individual("Nguyễn Văn An")]
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME)
    assert codes(shown) == [[Code.RESTRICTION], [], []]
    assert shown.rows[0].findings[0].message.startswith("Chi hội Phụ nữ số 5 không phải tổ dân phố.")


@pytest.mark.parametrize(("received", "days"), [(date(2024, 8, 1), 0), (date(2024, 8, 2), 1), (date(2024, 8, 12), 11)])
def test_before_02_08_means_that_01_08_is_the_last_good_day(store, plan, tmp_path, received, days):
    listed = a_list(tmp_path / "x.xlsx", [individual("Nguyễn Văn An")])
    shown = intake.preview(store, plan, listed, received)
    late = [f for f in shown.rows[0].findings if f.code is Code.LATE]
    assert bool(late) == bool(days)
    if late:
        assert f"trễ {days} ngày" in late[0].message
        assert "02/8/2024" in late[0].source


def test_the_same_person_is_found_across_spelling_and_never_merged(store, plan, tmp_path):
    add(store, plan, a_person(store, "Đỗ Thị Hòa", unit_id=unit_named(store, "Phường Mai Dịch").id, birth="1985"))
    listed = a_list(tmp_path / "x.xlsx", [individual("ĐỖ THỊ HOÀ", "05/02/1985"), individual("Đỗ Thị Hòa", "1990")])
    shown = intake.preview(store, plan, listed, IN_TIME)
    assert codes(shown) == [[Code.SAME_IN_OTHER_UNIT], []]
    assert "Phường Mai Dịch" in shown.rows[0].findings[0].message
    intake.commit(store, plan, shown)
    assert len(nominations.of_plan(store, plan.id)) == 3


def test_the_same_person_twice_in_one_file_is_pointed_out_with_the_row(store, plan, tmp_path):
    listed = a_list(tmp_path / "x.xlsx", [individual("Nguyễn Văn An"), individual("Nguyễn Văn An")])
    shown = intake.preview(store, plan, listed, IN_TIME)
    assert codes(shown) == [[], [Code.DUPLICATE_IN_FILE]]
    assert "dòng 5" in shown.rows[1].findings[0].message


def test_a_residential_group_of_another_ward_is_another_collective(store, plan, tmp_path):
    mai_dich = unit_named(store, "Phường Mai Dịch").id
    add(store, plan, a_person(store, unit_id=mai_dich))
    add(store, plan, a_collective(store, unit_id=mai_dich))
    rows = [collective("Tổ dân phố số 4"), individual("Nguyễn Văn An")]
    assert codes(intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME)) == [[], []]


def test_an_unknown_award_keeps_the_row_out_and_one_above_our_head_is_pointed_out(store, plan, tmp_path):
    rows = [
        individual("Nguyễn Văn An", award="Giấy chứng nhận"),
        individual("Trần Thị Hoa", award="Bằng khen của Thủ tướng Chính phủ"),
        individual("Lê Văn Bình", award="GK của CT UBND quận Cầu Giấy"),
    ]
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME)
    assert codes(shown) == [[Code.UNKNOWN_AWARD], [Code.AWARD_ABOVE_COMPETENCE], []]
    assert [shown.kept(row) for row in shown.rows] == [False, True, True]
    assert shown.rows[2].award.name == AWARD


def test_a_row_with_an_error_stays_out_until_the_clerk_accepts_it_and_a_nameless_one_always(store, plan, tmp_path):
    rows = [individual("Nguyễn Văn An", "31/02/1985"), individual("Trần Thị Hoa", None), individual("")]
    listed = a_list(tmp_path / "x.xlsx", [*rows, individual("Lê Văn Bình")])
    shown = intake.preview(store, plan, listed, IN_TIME)
    assert [shown.kept(row) for row in shown.rows] == [False, False, False, True]
    assert shown.rows[0].candidate.birth is None
    accepted = intake.preview(store, plan, listed, IN_TIME, accept_errors=True)
    done = intake.commit(store, plan, accepted)
    assert (done.saved, done.refused) == (3, 1)
    assert {n.name for n in nominations.of_plan(store, plan.id)} == {"Nguyễn Văn An", "Trần Thị Hoa", "Lê Văn Bình"}


def test_collectives_without_an_individual_are_pointed_out_until_one_comes(store, plan, tmp_path):
    shown = intake.preview(store, plan, a_list(tmp_path / "a.xlsx", [collective("Tổ dân phố số 4")]), IN_TIME)
    assert codes(shown) == [[Code.COLLECTIVE_NEEDS_INDIVIDUAL]]
    assert "Có cá nhân tiêu biểu được quận khen thưởng" in shown.rows[0].findings[0].source
    intake.commit(store, plan, shown)
    take_in(store, plan, a_list(tmp_path / "b.xlsx", [individual("Nguyễn Văn An")]))
    assert [n.findings for n in nominations.of_plan(store, plan.id)] == [(), ()]


def test_a_file_whose_sender_is_unknown_waits_for_a_choice(store, plan, tmp_path):
    listed = a_list(tmp_path / "danh sach.xlsx", [individual("Nguyễn Văn An")], "PHƯỜNG XUÂN LA")
    shown = intake.preview(store, plan, listed, IN_TIME)
    assert shown.unit is None
    assert codes(shown) == [[Code.UNKNOWN_UNIT]]
    chosen = intake.check_again(store, plan, shown, unit=unit_named(store, "Phường Mai Dịch"))
    assert codes(chosen) == [[]]
    assert chosen.unit_reason == "anh chị chọn"


def test_the_original_is_kept_beside_the_data_and_a_backup_is_made_before(store, plan, folder):
    take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    batch = intake.list_batches(store)[0]
    assert (folder / "tep" / batch.sha256).read_bytes() == (LISTS / "phuong-nghia-do.xlsx").read_bytes()
    assert [kept.reason for kept in workspace.backups(store)] == ["truoc-nhap"]


def test_a_stopped_import_keeps_nothing(store, plan):
    shown = intake.preview(store, plan, LISTS / "phuong-nghia-do.xlsx", IN_TIME)
    with pytest.raises(JobStoppedError):
        intake.commit(store, plan, shown, cancelled=lambda: True)
    assert intake.list_batches(store) == []
    assert nominations.of_plan(store, plan.id) == []


def test_undo_takes_exactly_one_import_back_and_it_can_come_again(store, plan):
    first = take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    take_in(store, plan, LISTS / "phuong-nghia-tan.xlsx")
    intake.undo(store, first.batch_id)
    assert {n.unit_name for n in nominations.of_plan(store, plan.id)} == {"UBND phường Nghĩa Tân"}
    with pytest.raises(UserError, match="đã được hoàn tác"):
        intake.undo(store, first.batch_id)
    intake.redo(store, first.batch_id)
    assert len(nominations.of_plan(store, plan.id)) == 11
    assert quota.grid(store, plan).totals[0].used == 5


def test_undo_does_not_bring_back_what_was_thrown_away_before(store, plan):
    done = take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    thrown = nominations.of_plan(store, plan.id)[0]
    nominations.trash(store, [thrown.id])
    store.execute("UPDATE nomination SET deleted_at = '2024-07-26T00:00:00' WHERE id = ?", (thrown.id,))
    intake.undo(store, done.batch_id)
    intake.redo(store, done.batch_id)
    assert thrown.id not in {n.id for n in nominations.of_plan(store, plan.id)}


def test_an_import_whose_undoing_lasted_longer_than_a_second_comes_back_whole(store, plan):
    done = take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    store.execute("UPDATE nomination SET deleted_at = '2024-07-26T08:00:00' WHERE batch_id = ?", (done.batch_id,))
    batches.mark_undone(store, done.batch_id)  # the last step of an undoing, seconds after the first
    intake.redo(store, done.batch_id)
    assert len(nominations.of_plan(store, plan.id)) == done.saved


def test_an_import_that_a_decision_rests_on_is_not_undone(store, plan):
    done = take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    one = nominations.of_plan(store, plan.id)[0]
    nominations.set_status(store, [one.id], Status.DECIDED)
    with pytest.raises(UserError, match="đã có quyết định"):
        intake.undo(store, done.batch_id)
    assert len(nominations.of_plan(store, plan.id)) == 6


def test_a_nominee_of_the_same_facts_is_one_nominee_over_the_years(store, plan):
    take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    before = store.value("SELECT count(*) FROM nominee")
    take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    assert store.value("SELECT count(*) FROM nominee") == before == 6


def test_the_history_tells_of_the_import_in_words(store, plan):
    take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    assert workspace.history(store)[0].summary == "Nhập 6 đề nghị từ “phuong-nghia-do.xlsx”"


def test_kinds_are_counted_apart(store, plan):
    take_in(store, plan, LISTS / "phuong-nghia-do.xlsx")
    counted = nominations.counts(store, plan.id)
    assert (counted[NomineeKind.COLLECTIVE.value], counted[NomineeKind.INDIVIDUAL.value]) == (3, 3)
    assert plans.by_code(store, "cg-2024").id == plan.id


def test_a_file_that_was_changed_or_went_since_it_was_read_is_not_taken_in(store, plan, tmp_path):
    place = tmp_path / "x.xlsx"
    shown = intake.preview(store, plan, a_list(place, [individual("Lê Văn An")]), IN_TIME)
    a_list(place, [individual("Trần Văn Bảy")])
    with pytest.raises(UserError, match=r"x\.xlsx.*thay đổi"):
        intake.commit(store, plan, shown)
    place.unlink()
    with pytest.raises(UserError, match=r"x\.xlsx.*không còn"):
        intake.commit(store, plan, shown)
    assert intake.list_batches(store) == []
    assert nominations.of_plan(store, plan.id) == []
