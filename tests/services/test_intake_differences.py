"""The comparison of a list that comes again, line by line as the import window shows it."""

from tests.services.test_intake_matching import AN, BINH, TEAM, first_list, look, with_
from thidua_desktop.domain.nomination import Status
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.services import intake, nominations
from thidua_desktop.services.intake_differences import Fate, Part, compared_rows

CUC = ("Cá nhân", "Lê Thị Cúc", "3/3/1985", "Hội viên", "Giúp đỡ hộ nghèo")


def told(shown):
    return [(line.part, line.name, line.field, line.old, line.new, line.fate) for line in compared_rows(shown)]


def test_a_first_list_has_nothing_to_compare(store, plan, tmp_path):
    shown = look(store, plan, tmp_path / "lan-1.xlsx", AN, BINH)
    assert compared_rows(shown) == ()
    assert shown.comparison.sending == 1


def test_new_changed_missing_and_unchanged_are_told_in_this_order_with_old_and_new_as_read(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    mended = with_(AN, position="Tổ phó tổ 5", achievement="Vận động hiến đất")
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(BINH, birth="3/9/1980"), mended, CUC)
    lines = told(again)
    assert [line[:3] for line in lines] == [
        (Part.NEW, "Lê Thị Cúc", ""),
        (Part.CHANGED, "Trần Thị Bình", "Ngày sinh"),
        (Part.CHANGED, "Nguyễn Văn An", "Chức vụ"),
        (Part.CHANGED, "Nguyễn Văn An", "Thành tích"),
        (Part.MISSING, "Tổ dân phố số 5", ""),
    ]
    assert lines[1][3:] == ("02/09/1980", "03/09/1980", Fate.ALTERED)
    assert lines[4][5] is Fate.KEPT
    assert [line.first for line in compared_rows(again)[1:4]] == [True, True, False]
    assert again.comparison.sending == 2


def test_the_clerks_decisions_are_told_as_what_will_happen(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó tổ 5"), TEAM)
    gone = again.comparison.missing[0].id
    (an,) = [row for row in again.rows if row.candidate.name == "Nguyễn Văn An"]
    place = (an.candidate.sheet, an.candidate.row)
    decided = Corrections().with_withdrawn(frozenset({gone})).with_separate(place)
    lines = told(intake.revise(store, plan, again, decided))
    fates = {(part, name): fate for part, name, *_, fate in lines}
    assert fates[Part.MISSING, "Trần Thị Bình"] is Fate.WITHDRAWN
    assert (Part.MISSING, "Nguyễn Văn An") in fates  # nobody sends the first one again
    assert fates[Part.NEW, "Nguyễn Văn An"] in (Fate.SEPARATE, Fate.LEFT_OUT)


def test_what_is_settled_stays_and_it_is_said(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    an = next(n for n in nominations.of_plan(store, plan.id) if n.name == "Nguyễn Văn An")
    nominations.set_status(store, [an.id], Status.DECIDED)
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó tổ 5"), BINH, TEAM)
    assert told(again)[0] == (
        Part.CHANGED,
        "Nguyễn Văn An",
        "Chức vụ",
        "Tổ trưởng tổ 5",
        "Tổ phó tổ 5",
        Fate.SETTLED,
    )
    assert not again.anything


def test_every_list_of_the_unit_is_counted_those_taken_back_are_not(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    second = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó tổ 5"), BINH, TEAM)
    done = intake.commit(store, plan, second)
    assert look(store, plan, tmp_path / "lan-3.xlsx", AN, BINH, TEAM).comparison.sending == 3
    intake.undo(store, done.batch_id)
    assert look(store, plan, tmp_path / "lan-3.xlsx", AN, BINH, TEAM).comparison.sending == 2
