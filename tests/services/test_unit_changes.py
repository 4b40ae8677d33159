"""Units are renamed, merged and split so that old papers keep their names and old files are still recognised."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.units import FormerName, Unit, name_on
from thidua_desktop.services import nominations, reports, unit_changes, units, workspace
from thidua_desktop.services.unit_changes import Named

JULY = date(2024, 7, 1)
NAMED = Named("UBND phường Nghĩa Đô Mới", "Phường Nghĩa Đô Mới")


def nghia_do(store) -> Unit:
    return unit_named(store, "Phường Nghĩa Đô")


def stored(store, unit_id: int) -> Unit:
    found = units.get(store, unit_id)
    assert found is not None
    return found


def test_a_unit_bore_the_oldest_name_that_was_still_valid_on_a_day():
    former = (FormerName("A", date(2020, 12, 31)), FormerName("B", date(2023, 6, 30)))
    days = (date(2020, 12, 31), date(2021, 1, 1), date(2023, 6, 30), date(2023, 7, 1))
    assert [name_on("C", former, day) for day in days] == ["A", "B", "B", "C"]


def test_a_renamed_unit_keeps_its_name_of_before_for_the_days_before(store):
    unit = nghia_do(store)
    step = unit_changes.rename(store, unit.id, NAMED, JULY)
    after = stored(store, unit.id)
    assert (after.name, after.short_name) == ("UBND phường Nghĩa Đô Mới", "Phường Nghĩa Đô Mới")
    assert after.name_on(date(2024, 6, 30)) == "UBND phường Nghĩa Đô"
    assert after.name_on(JULY) == "UBND phường Nghĩa Đô Mới"
    assert step.change.summary == "Đã đổi tên Phường Nghĩa Đô thành Phường Nghĩa Đô Mới từ 01/07/2024."


def test_files_that_still_write_the_old_name_are_the_renamed_units(store):
    unit = nghia_do(store)
    unit_changes.rename(store, unit.id, Named("Trung tâm hành chính số 1", "Trung tâm số 1"), JULY)
    for written in ("UBND phường Nghĩa Đô", "P. Nghĩa Đô", "Nghia Do", "Trung tâm số 1"):
        assert units.find(store, written).id == unit.id


def test_papers_print_the_name_of_the_day_a_nomination_came(store, plan):
    unit = nghia_do(store)
    add(store, plan, a_person(store, "Nguyễn Minh Đức", received=date(2024, 6, 30)))
    add(store, plan, a_person(store, "Trần Thị Lan", received=JULY))
    unit_changes.rename(store, unit.id, NAMED, JULY)
    named = {n.name: n.unit_name for n in reports.gather(store, plan).nominations}
    assert named == {"Nguyễn Minh Đức": "UBND phường Nghĩa Đô", "Trần Thị Lan": "UBND phường Nghĩa Đô Mới"}


def test_a_renaming_is_taken_back_whole(store):
    unit = nghia_do(store)
    step = unit_changes.rename(store, unit.id, NAMED, JULY)
    unit_changes.undo(store, step)
    assert stored(store, unit.id) == unit


def test_a_step_is_not_taken_back_over_what_the_clerk_did_since(store):
    unit = nghia_do(store)
    step = unit_changes.rename(store, unit.id, NAMED, JULY)
    units.save(store, replace(stored(store, unit.id), phone="0912 345 678"))
    with pytest.raises(UserError, match="đã được sửa sau đó"):
        unit_changes.undo(store, step)
    assert stored(store, unit.id).phone == "0912 345 678"


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        (Named("UBND phường Quan Hoa", "Phường Quan Hoa"), JULY, "đã là tên của Phường Quan Hoa"),
        (Named("UBND phường Nghĩa Đô", "Phường Nghĩa Đô"), JULY, "giống tên đang dùng"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(store, name, day, said):
    unit = nghia_do(store)
    with pytest.raises(UserError, match=said):
        unit_changes.rename(store, unit.id, name, day)
    assert stored(store, unit.id) == unit


def test_a_second_renaming_must_come_after_the_first(store):
    unit = nghia_do(store)
    unit_changes.rename(store, unit.id, NAMED, JULY)
    with pytest.raises(UserError, match="tên trước dùng đến hết 30/06/2024"):
        unit_changes.rename(store, unit.id, Named("UBND phường Khác", "Phường Khác"), date(2024, 6, 1))


def test_a_merged_unit_goes_out_of_use_and_hands_its_other_names_on(store):
    one, other = unit_named(store, "Phường Dịch Vọng Hậu"), unit_named(store, "Phường Dịch Vọng")
    unit_changes.merge(store, [one.id], other.id, JULY)
    gone = stored(store, one.id)
    assert (gone.active_to, gone.successor_id) == (date(2024, 6, 30), other.id)
    assert "Dịch Vọng Hậu" in stored(store, other.id).aliases
    for written in ("UBND phường Dịch Vọng Hậu", "P. DV Hậu", "Dịch Vọng Hậu"):
        assert units.find(store, written).id == other.id


def test_nominations_stay_with_the_unit_that_sent_them(store, plan):
    unit, other = nghia_do(store), unit_named(store, "Phường Quan Hoa")
    sent = add(store, plan, a_person(store))
    unit_changes.merge(store, [unit.id], other.id, JULY)
    found = nominations.get(store, sent)
    assert found is not None
    assert (found.unit_id, found.unit_name) == (unit.id, "UBND phường Nghĩa Đô")


def test_units_are_merged_into_one_made_for_them_and_all_come_back(store):
    before = units.list_units(store)
    ids = [unit_named(store, name).id for name in ("Phường Quan Hoa", "Phường Mai Dịch")]
    step = unit_changes.merge(store, ids, Named("UBND phường Cầu Giấy", "Phường Cầu Giấy"), JULY)
    made = units.find(store, "Phường Cầu Giấy")
    assert (made.group, made.active_from) == ("Phường", JULY)
    assert units.find(store, "P. Mai Dịch").id == made.id
    unit_changes.undo(store, step)
    assert units.list_units(store) == before


def test_a_split_unit_goes_out_of_use_and_the_new_ones_begin(store):
    before = units.list_units(store)
    unit = nghia_do(store)
    parts = [unit_changes.named(f"UBND phường Nghĩa Đô {number}") for number in (1, 2)]
    step = unit_changes.split(store, unit.id, parts, JULY)
    assert stored(store, unit.id).active_to == date(2024, 6, 30)
    made = units.find(store, "Phường Nghĩa Đô 2")
    assert (made.name, made.short_name, made.group) == ("UBND phường Nghĩa Đô 2", "Phường Nghĩa Đô 2", "Phường")
    unit_changes.undo(store, step)
    assert units.list_units(store) == before


def test_a_merger_that_fails_at_a_name_leaves_everything_as_it_was(store):
    before = units.list_units(store)
    with pytest.raises(UserError, match="đã là tên của Phường Yên Hòa"):
        unit_changes.merge(store, [nghia_do(store).id], Named("UBND phường Yên Hòa", "Phường Yên Hòa"), JULY)
    assert units.list_units(store) == before


def test_what_will_follow_is_said_before_it_does(store, plan):
    add(store, plan, a_person(store))
    unit = nghia_do(store)
    said = " ".join(unit_changes.merge_words(store, [unit], "Phường Nghĩa Tân", JULY, plan))
    assert "Phường Nghĩa Đô ngừng dùng sau 30/06/2024." in said
    assert "1 đề nghị đã nhận vẫn đứng tên UBND phường Nghĩa Đô." in said
    assert "không còn dòng Phường Nghĩa Đô" in said
    said = " ".join(unit_changes.rename_words(store, unit, NAMED, JULY))
    assert "(1 đề nghị đã có, theo ngày nhận)" in said


def test_every_step_is_in_the_history_in_words(store):
    step = unit_changes.rename(store, nghia_do(store).id, NAMED, JULY)
    unit_changes.undo(store, step)
    told = [entry.summary for entry in workspace.history(store, 2)]
    assert told[1] == "Đổi tên UBND phường Nghĩa Đô thành UBND phường Nghĩa Đô Mới từ 01/07/2024"
    assert told[0].startswith("Đã hoàn tác: đã đổi tên Phường Nghĩa Đô")
