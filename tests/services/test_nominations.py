"""Hand entry obeys the same rules as import; every step can be taken back and is in the history."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import AWARD, a_collective, a_person, add, unit_named
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import Lane, NomineeKind, Status
from thidua_desktop.services import nominations, plans, quota, units, workspace
from thidua_desktop.services.nominations import Filter


def codes(store, plan, entry):
    return [f.code for f in nominations.check_entry(store, plan.id, entry).findings]


def names(lines):
    return [line.name for line in lines]


def test_a_flawless_entry_is_stored_in_its_clean_form(store, plan):
    saved = add(store, plan, a_person(store, "  Nguyễn  Thị Thu Hằng ", birth="1/8/84", position=" Chuyên viên "))
    stored = nominations.get(store, saved)
    assert stored.name == "Nguyễn Thị Thu Hằng"
    assert stored.birth == "1984-08-01"
    assert stored.position == "Chuyên viên"
    assert stored.workplace is None
    assert stored.findings == ()
    assert stored.status is Status.RECEIVED


@pytest.mark.parametrize(
    ("birth", "code"),
    [("", Code.MISSING_BIRTH), ("31/02/1985", Code.IMPOSSIBLE_DATE), ("không rõ", Code.UNREADABLE_DATE)],
)
def test_a_birth_date_that_is_missing_or_wrong_is_an_error_beside_its_field(store, plan, birth, code):
    checked = nominations.check_entry(store, plan.id, a_person(store, birth=birth))
    assert [(f.code, f.field, f.severity) for f in checked.findings] == [(code, "birth", Severity.ERROR)]
    with pytest.raises(UserError):
        nominations.save_entry(store, plan.id, a_person(store, birth=birth))


def test_an_error_is_stored_once_the_clerk_gives_a_reason(store, plan):
    saved = add(store, plan, a_person(store, birth="", accepted_reason="Phường sẽ bổ sung"))
    stored = nominations.get(store, saved)
    assert stored.accepted_reason == "Phường sẽ bổ sung"
    assert [f.code for f in stored.findings] == [Code.MISSING_BIRTH]


def test_a_nameless_entry_is_never_stored(store, plan):
    with pytest.raises(UserError, match="Chưa ghi họ tên"):
        nominations.save_entry(store, plan.id, a_person(store, "  ", accepted_reason="cứ lưu"))


def test_editing_a_nomination_does_not_count_it_twice_nor_call_it_its_own_duplicate(store, plan):
    ids = [add(store, plan, a_person(store, f"Nguyễn Văn {x}")) for x in ("An", "Bình", "Cường")]
    entry = a_person(store, "Nguyễn Văn Cường", position="Giáo viên")
    assert nominations.check_entry(store, plan.id, entry, ids[2]).findings == ()
    nominations.save_entry(store, plan.id, entry, ids[2])
    assert nominations.get(store, ids[2]).position == "Giáo viên"
    assert len(nominations.of_plan(store, plan.id)) == 3


def test_a_withdrawal_frees_the_place_and_clears_the_warning_of_the_one_beyond(store, plan):
    ids = [add(store, plan, a_person(store, f"Nguyễn Văn {x}")) for x in ("An", "Bình", "Cường", "Dũng")]
    assert [f.code for f in nominations.get(store, ids[3]).findings] == [Code.QUOTA_EXCEEDED]
    nominations.set_status(store, [ids[0]], Status.WITHDRAWN)
    assert nominations.get(store, ids[3]).findings == ()
    nominations.set_status(store, [ids[0]], Status.RECEIVED)
    assert [f.code for f in nominations.get(store, ids[3]).findings] == [Code.QUOTA_EXCEEDED]


def test_a_withdrawn_nomination_is_no_longer_reproached_with_the_plans_rules(store, plan):
    ids = [add(store, plan, a_person(store, f"Nguyễn Văn {x}")) for x in ("An", "Bình", "Cường", "Dũng")]
    nominations.set_status(store, [ids[3]], Status.WITHDRAWN)
    assert nominations.get(store, ids[3]).findings == ()
    assert nominations.counts(store, plan.id).get("warning", 0) == 0


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.NOT_AGREED])
def test_withdrawn_and_refused_nominations_take_no_place(store, plan, status):
    one = add(store, plan, a_person(store))
    nominations.set_status(store, [one], status)
    assert sum(use.used for use in quota.table(store, plan)) == 0


def test_a_sudden_merit_has_no_quota_and_no_deadline(store, plan):
    late = date(2024, 12, 1)
    for name in ("An", "Bình", "Cường", "Dũng"):
        entry = a_person(store, f"Nguyễn Văn {name}", lane=Lane.SUDDEN, received=late)
        assert codes(store, plan, entry) == []
        add(store, plan, entry)
    assert sum(use.used for use in quota.table(store, plan)) == 0


def test_trash_frees_the_place_and_take_back_fills_it_again(store, plan):
    one = add(store, plan, a_person(store))
    nominations.trash(store, [one])
    assert nominations.of_plan(store, plan.id) == []
    assert names(nominations.lines(store, Filter(plan.id, deleted=True))) == ["Nguyễn Thị Thu Hằng"]
    nominations.take_back(store, [one])
    assert sum(use.used for use in quota.table(store, plan)) == 1


def test_a_decided_nomination_is_not_thrown_away(store, plan):
    one = add(store, plan, a_person(store))
    nominations.set_status(store, [one], Status.DECIDED)
    with pytest.raises(UserError, match="đã có quyết định"):
        nominations.trash(store, [one])


def test_forwarding_fills_a_place_to_the_city(store, plan):
    one = add(store, plan, a_person(store))
    nominations.set_status(store, [one], Status.FORWARDED)
    above = [use for use in quota.table(store, plan) if use.unit is None]
    assert [(use.line.kind, use.used, use.words(True)) for use in above] == [
        (NomineeKind.COLLECTIVE, 0, "Còn 2"),
        (NomineeKind.INDIVIDUAL, 1, "Còn 2"),
    ]


def test_every_step_is_in_the_history_in_words(store, plan):
    one = add(store, plan, a_person(store))
    nominations.set_status(store, [one], Status.COMPLETE)
    nominations.trash(store, [one])
    assert [entry.summary for entry in workspace.history(store)][:3] == [
        "Bỏ Nguyễn Thị Thu Hằng vào thùng rác",
        "Nguyễn Thị Thu Hằng: Mới nhận → Đủ hồ sơ",
        "Thêm đề nghị Nguyễn Thị Thu Hằng",
    ]


def test_lists_filter_in_any_spelling_and_by_facts(store, plan):
    mai_dich = unit_named(store, "Phường Mai Dịch").id
    add(store, plan, a_person(store, "Đặng Thùy Thủy"))
    add(store, plan, a_collective(store, "Tổ dân phố số 10"))
    add(store, plan, a_collective(store, "Tổ dân phố số 2"))
    add(store, plan, a_person(store, "Lê Ân", unit_id=mai_dich, birth="", accepted_reason="sẽ bổ sung"))
    listed = nominations.lines(store, Filter(plan.id))
    assert names(listed) == ["Lê Ân", "Tổ dân phố số 2", "Tổ dân phố số 10", "Đặng Thùy Thủy"]
    assert names(nominations.lines(store, Filter(plan.id, text="dang thuy"))) == ["Đặng Thùy Thủy"]
    assert names(nominations.lines(store, Filter(plan.id, text="MAI DICH"))) == ["Lê Ân"]
    assert names(nominations.lines(store, Filter(plan.id, kind=NomineeKind.INDIVIDUAL))) == ["Lê Ân", "Đặng Thùy Thủy"]
    assert names(nominations.lines(store, Filter(plan.id, severities=(Severity.ERROR,)))) == ["Lê Ân"]
    assert names(nominations.lines(store, Filter(plan.id, code=Code.MISSING_BIRTH))) == ["Lê Ân"]
    assert names(nominations.lines(store, Filter(plan.id, unit_id=mai_dich))) == ["Lê Ân"]


def test_people_are_listed_by_given_name_then_family_then_middle(store, plan):
    for name in ("Trần Uyên", "Lê Ân", "Nguyễn Văn Ánh", "Đỗ Đạt", "Bùi Ánh"):
        add(store, plan, a_person(store, name))
    assert names(nominations.lines(store, Filter(plan.id))) == [
        "Bùi Ánh",
        "Nguyễn Văn Ánh",
        "Lê Ân",
        "Đỗ Đạt",
        "Trần Uyên",
    ]


def test_a_changed_quota_is_asked_of_the_nominations_again(store, plan):
    one = add(store, plan, a_person(store))
    two = add(store, plan, a_person(store, "Lê Ân"))
    lines = tuple(
        replace(line, count=1) if line.group == "Phường" and line.kind is NomineeKind.INDIVIDUAL else line
        for line in plan.quotas
    )
    plans.save(store, replace(plan, quotas=lines))
    assert nominations.get(store, one).findings == ()
    assert [f.code for f in nominations.get(store, two).findings] == [Code.QUOTA_EXCEEDED]


def test_a_units_own_line_overrides_its_groups(store, plan):
    ward = unit_named(store, "Phường Nghĩa Đô")
    line = next(q for q in plan.quotas if q.group == "Phường" and q.kind is NomineeKind.INDIVIDUAL)
    own = replace(line, id=None, group_id=None, group=None, unit_id=ward.id, count=5, reason="Theo công văn")
    plans.save(store, replace(plan, quotas=(*plan.quotas, own)))
    table = quota.table(store, plans.get(store, plan.id))
    counts = {use.unit.short_name: use.line.count for use in table if use.unit and use.line.kind is line.kind}
    assert (counts["Phường Nghĩa Đô"], counts["Phường Mai Dịch"]) == (5, 3)


def test_an_alias_taken_by_another_unit_is_refused_and_a_new_one_finds_the_unit(store):
    ward = unit_named(store, "Phường Mai Dịch")
    with pytest.raises(UserError, match="Phường Nghĩa Đô"):
        units.save(store, replace(ward, aliases=(*ward.aliases, "UBND P. Nghĩa Đô")))
    units.save(store, replace(ward, aliases=(*ward.aliases, "Làng Mai")))
    assert unit_named(store, "lang mai").id == ward.id


def test_an_award_is_stored_under_its_catalogue_name(store, plan):
    one = add(store, plan, a_person(store, award="GK của CT UBND quận"))
    assert nominations.get(store, one).award == AWARD


def test_a_unit_in_the_trash_keeps_its_nominations(store, plan):
    one = add(store, plan, a_person(store))
    units.trash(store, unit_named(store, "Phường Nghĩa Đô").id)
    assert nominations.get(store, one).unit_name == "UBND phường Nghĩa Đô"


def test_several_nominations_come_in_the_order_asked_without_those_that_are_gone(store, plan):
    ids = [add(store, plan, a_person(store, name)) for name in ("Lê Văn An", "Bùi Thị Bình", "Trần Văn Cường")]
    wanted = [ids[2], 999_999, ids[0]]
    assert [one.id for one in nominations.several(store, wanted)] == [ids[2], ids[0]]
