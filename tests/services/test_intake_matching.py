"""A corrected list from the same unit changes what stands and never doubles it; every step can be taken back."""

import pytest
from openpyxl import Workbook

from tests.office import AWARD, IN_TIME
from thidua_desktop.domain.compare import Standing
from thidua_desktop.domain.findings import Code
from thidua_desktop.domain.nomination import Status
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.services import facts, intake, namesakes, nominations, quota

AN = ("Cá nhân", "Nguyễn Văn An", "1/8/1970", "Tổ trưởng tổ 5", "Có sáng kiến trong cải cách hành chính")
BINH = ("Cá nhân", "Trần Thị Bình", "2/9/1980", "Bí thư chi bộ", "Tham gia giữ gìn trật tự đô thị")
TEAM = ("Tập thể", "Tổ dân phố số 5", None, None, "Đoàn kết, vượt mọi chỉ tiêu được giao")


def a_list(place, *rows, unit="PHƯỜNG NGHĨA ĐÔ"):
    book = Workbook()
    sheet = book.active
    sheet.append(["ỦY BAN NHÂN DÂN"])
    sheet.append([unit])
    sheet.append(["STT", "Đối tượng", "Họ và tên", "Ngày sinh", "Chức vụ", "Thành tích", "Đề nghị khen thưởng"])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row, AWARD])
    book.save(place)
    return place


def look(store, plan, place, *rows, corrections=None, **more):
    shown = intake.preview(store, plan, a_list(place, *rows, **more), IN_TIME)
    return shown if corrections is None else intake.revise(store, plan, shown, corrections)


def first_list(store, plan, tmp_path):
    return intake.commit(store, plan, look(store, plan, tmp_path / "lan-1.xlsx", AN, BINH, TEAM))


def with_(row, **changes):
    order = ("kind", "name", "birth", "position", "achievement")
    return tuple(changes.get(field, value) for field, value in zip(order, row, strict=True))


def standings(shown):
    return [shown.standing(row) for row in shown.rows]


def test_rows_that_are_there_word_for_word_are_unchanged_and_nothing_is_to_be_stored(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    again = look(store, plan, tmp_path / "lan-2.xlsx", TEAM, AN, BINH)
    assert standings(again) == [Standing.UNCHANGED] * 3
    assert not again.anything
    assert again.left_out == []


def test_a_row_that_comes_again_takes_no_second_place_and_is_no_duplicate_of_itself(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    again = look(store, plan, tmp_path / "lan-2.xlsx", AN, BINH, TEAM)
    found = {finding.code for row in again.rows for finding in row.findings}
    assert not found & {Code.DUPLICATE_IN_PLAN, Code.QUOTA_EXCEEDED}


def test_a_changed_row_says_old_and_new_by_field_and_changes_the_nomination(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó tổ 5"), BINH, TEAM)
    assert standings(again) == [Standing.CHANGED, Standing.UNCHANGED, Standing.UNCHANGED]
    (told,) = again.match(again.rows[0]).changes
    assert (told.field, told.old, told.new) == ("position", "Tổ trưởng tổ 5", "Tổ phó tổ 5")
    done = intake.commit(store, plan, again)
    stored = {n.name: n for n in nominations.of_plan(store, plan.id)}
    assert len(stored) == 3
    assert stored["Nguyễn Văn An"].position == "Tổ phó tổ 5"
    assert done.change.summary == "Đã sửa 1 theo “lan-2.xlsx”."


def test_a_birth_put_right_is_a_change_and_the_same_name_with_another_story_is_a_new_person(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    namesake = with_(BINH, birth="5/5/1955", position="Hội trưởng hội người cao tuổi", achievement="Vận động quỹ")
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, birth="1/8/1971"), BINH, TEAM, namesake)
    assert standings(again) == [Standing.CHANGED, Standing.UNCHANGED, Standing.UNCHANGED, Standing.NEW]


@pytest.mark.parametrize(
    ("birth", "standing"),
    [
        ("1/8/1971", Standing.CHANGED),
        ("8/1/1970", Standing.CHANGED),
        ("3/9/1984", Standing.NEW),
        ("1970", Standing.CHANGED),
    ],
)
def test_a_birth_with_one_slip_is_put_right_together_with_half_of_the_story(store, plan, tmp_path, birth, standing):
    first_list(store, plan, tmp_path)
    sent = with_(AN, birth=birth, achievement="Vận động nhân dân hiến đất mở rộng ngõ")
    assert standings(look(store, plan, tmp_path / "lan-2.xlsx", sent, BINH, TEAM))[0] is standing


def test_a_letter_put_right_in_a_name_is_found_by_the_birth(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, name="Nguyễn Văn Anh"), BINH, TEAM)
    assert standings(again)[0] is Standing.CHANGED
    intake.commit(store, plan, again)
    assert "Nguyễn Văn Anh" in {n.name for n in nominations.of_plan(store, plan.id)}
    assert len(nominations.of_plan(store, plan.id)) == 3


def test_a_row_declared_another_person_is_new(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    told = Corrections().with_separate(("Sheet", 4))
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Khác"), BINH, TEAM, corrections=told)
    assert standings(again)[0] is Standing.NEW
    assert Code.DUPLICATE_IN_PLAN not in {finding.code for finding in again.rows[0].findings}


def test_a_namesake_declared_another_person_is_remembered_in_every_later_check(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    namesake = with_(AN, birth="1970", position="Chủ hộ", achievement="Hiến đất")
    told = Corrections().with_separate(("Sheet", 4))
    intake.commit(store, plan, look(store, plan, tmp_path / "lan-2.xlsx", namesake, corrections=told))
    facts.recheck(store, plan.id)
    both = [n for n in nominations.of_plan(store, plan.id) if n.name == "Nguyễn Văn An"]
    assert len(both) == 2
    assert not any(namesakes.suspected(n) for n in both)


def test_what_the_new_list_no_longer_has_is_asked_about_and_stays_unless_the_clerk_withdraws_it(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    again = look(store, plan, tmp_path / "lan-2.xlsx", AN, TEAM)
    assert [one.name for one in again.comparison.missing] == ["Trần Thị Bình"]
    assert not again.anything
    gone = frozenset(one.id for one in again.comparison.missing)
    told = intake.revise(store, plan, again, Corrections().with_withdrawn(gone))
    done = intake.commit(store, plan, told)
    stored = {n.name: n.status for n in nominations.of_plan(store, plan.id)}
    assert stored["Trần Thị Bình"] is Status.WITHDRAWN
    intake.undo(store, done.batch_id)
    stored = {n.name: n.status for n in nominations.of_plan(store, plan.id)}
    assert stored["Trần Thị Bình"] is Status.RECEIVED


def test_a_list_of_other_people_from_the_same_unit_misses_nobody(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    more = ("Cá nhân", "Lê Văn Cường", "3/3/1983", "Tổ phó", "Hiến đất mở ngõ")
    again = look(store, plan, tmp_path / "bo-sung.xlsx", more)
    assert standings(again) == [Standing.NEW]
    assert again.comparison.missing == ()


def test_undo_puts_the_fields_back_and_redo_changes_them_again(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    changed = with_(AN, position="Tổ phó tổ 5", achievement="Vận động hiến đất")
    done = intake.commit(store, plan, look(store, plan, tmp_path / "lan-2.xlsx", changed, BINH, TEAM))
    an = next(n for n in nominations.of_plan(store, plan.id) if n.name == "Nguyễn Văn An")
    intake.undo(store, done.batch_id)
    assert nominations.get(store, an.id).position == "Tổ trưởng tổ 5"
    intake.redo(store, done.batch_id)
    assert nominations.get(store, an.id).position == "Tổ phó tổ 5"
    assert nominations.get(store, an.id).achievement == "Vận động hiến đất"


def test_undo_leaves_alone_what_was_changed_by_hand_since(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    changed = with_(AN, position="Tổ phó tổ 5", achievement="Vận động hiến đất")
    done = intake.commit(store, plan, look(store, plan, tmp_path / "lan-2.xlsx", changed, BINH, TEAM))
    an = next(n for n in nominations.of_plan(store, plan.id) if n.name == "Nguyễn Văn An")
    entry = nominations.Entry(
        an.kind, an.name, an.unit_id, an.received, "01/08/1970", position="Trưởng ban", achievement=an.achievement,
        award=AWARD,
    )  # fmt: skip
    nominations.save_entry(store, plan.id, entry, an.id)
    intake.undo(store, done.batch_id)
    assert nominations.get(store, an.id).position == "Trưởng ban"
    assert nominations.get(store, an.id).achievement == "Có sáng kiến trong cải cách hành chính"


def test_a_nomination_that_is_decided_is_changed_by_no_list(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    an = next(n for n in nominations.of_plan(store, plan.id) if n.name == "Nguyễn Văn An")
    nominations.set_status(store, [an.id], Status.DECIDED)
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó tổ 5"), BINH, TEAM)
    assert again.match(again.rows[0]).settled
    assert not again.anything


def test_a_list_without_a_column_says_nothing_about_it(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    book = Workbook()
    sheet = book.active
    sheet.append(["UBND PHƯỜNG NGHĨA ĐÔ"])
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Đề nghị khen thưởng"])
    sheet.append([1, "Nguyễn Văn An", "1/8/1970", AWARD])
    book.save(tmp_path / "gon.xlsx")
    again = intake.preview(store, plan, tmp_path / "gon.xlsx", IN_TIME)
    assert standings(again) == [Standing.UNCHANGED]


def test_the_counts_of_the_quota_stay_after_a_corrected_list(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    before = [(use.line.kind, use.used) for use in quota.table(store, plan) if use.used]
    shown = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó"), BINH, TEAM)
    intake.commit(store, plan, shown)
    assert [(use.line.kind, use.used) for use in quota.table(store, plan) if use.used] == before
