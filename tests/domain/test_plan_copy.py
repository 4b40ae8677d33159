"""A plan moved to another year: dates, years in its words, a code that is free."""

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import (
    Basis,
    Deadline,
    Limit,
    Movement,
    Plan,
    PlanKind,
    PlanState,
    QuotaLine,
    RecurringDeadline,
    Tier,
)
from thidua_desktop.domain.plan_copy import ages, copied, moved, moved_end, moved_words, next_code, with_text
from thidua_desktop.domain.plan_review import ReviewItem, place_of, review_items, still_waiting

PLAN = Plan(
    "CG-2024",
    PlanKind.CAMPAIGN,
    "Thi đua năm 2024, chào mừng 70 năm Ngày Giải phóng Thủ đô (10/10/1954 - 10/10/2024)",
    "Chào mừng 70 năm · 2024",
    2024,
    number="45/KH-UBND",
    issued=date(2024, 3, 5),
    starts=date(2024, 2, 1),
    ends=date(2024, 2, 29),
    state=PlanState.ARCHIVED,
    parent_id=7,
    bases=(Basis("Căn cứ Kế hoạch số 69/KH-UBND ngày 23 tháng 02 năm 2024", "69/KH-UBND", date(2024, 2, 23)),),
    movements=(Movement("Vì người nghèo", time="Trong năm 2024", starts=date(2024, 1, 1), id=3),),
    quotas=(
        QuotaLine(NomineeKind.COLLECTIVE, Tier.OFFICE, Limit.AT_MOST, 3, unit_id=4, unit="Phường A", reason="Đông"),
    ),
    deadlines=(Deadline("Gửi hồ sơ", date(2024, 8, 2), False, "Trước ngày 02/8/2024.", is_dossier=True, id=5),),
    recurring=(RecurringDeadline("Ký giao ước", 30, 3, False, id=6),),
    id=1,
)


@pytest.mark.parametrize(
    ("day", "by", "there"),
    [
        (date(2024, 8, 2), 1, date(2025, 8, 2)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
    ],
)
def test_a_date_moves_by_whole_years(day: date, by: int, there: date):
    assert moved(day, by) == there


def test_a_time_that_ends_with_a_month_still_does():
    assert moved_end(date(2023, 2, 28), 1) == date(2024, 2, 29)
    assert moved_end(date(2024, 8, 30), 1) == date(2025, 8, 30)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("chỉ tiêu kinh tế - xã hội năm 2024", "chỉ tiêu kinh tế - xã hội năm 2025"),
        ("Trước ngày 02/8/2024.", "Trước ngày 02/8/2025."),
        ("trước ngày 15/01/2025", "trước ngày 15/01/2026"),
        ("trước ngày 29/02/2024", "trước ngày 28/02/2025"),
        ("ngày 29 tháng 02 năm 2024", "ngày 28 tháng 02 năm 2025"),
        ("năm học 2023 - 2024", "năm học 2024 - 2025"),
        ("Đến hết tháng 8/2024", "Đến hết tháng 8/2025"),
        ("Luật Thi đua, khen thưởng năm 2022", "Luật Thi đua, khen thưởng năm 2022"),
        ("Luật Thủ đô năm 2024", "Luật Thủ đô năm 2024"),
        ("Nghị định số 98/2023/NĐ-CP", "Nghị định số 98/2023/NĐ-CP"),
        ("theo Kế hoạch số 69/KH-UBND ngày 23/02/2024 của Thành phố", None),
        ("giai đoạn 2024 - 2028", "giai đoạn 2024 - 2028"),
        ("70 năm (10/10/1954 - 10/10/2024)", "71 năm (10/10/1954 - 10/10/2025)"),
        ("trong 05 năm liền", "trong 05 năm liền"),
        ("2.024 hộ", "2.024 hộ"),
        ("Thực hiện theo Kế hoạch", "Thực hiện theo Kế hoạch"),
    ],
)
def test_years_in_words_move_and_cited_papers_do_not(text: str, there: str | None):
    assert moved_words(text, 2024, 1, {70}) == (text if there is None else there)


def test_the_anniversaries_of_a_plan_are_those_it_counts_itself():
    assert ages(PLAN) == {70}


def test_a_copy_is_a_new_open_plan_without_number_parent_or_ids():
    new = copied(PLAN, 2025).plan
    assert (new.id, new.code, new.year, new.state) == (None, "CG-2025", 2025, PlanState.OPEN)
    assert (new.number, new.issued, new.parent_id) == ("", None, None)
    assert [new.movements[0].id, new.deadlines[0].id, new.recurring[0].id, new.quotas[0].id] == [None] * 4
    assert new.title == "Thi đua năm 2025, chào mừng 71 năm Ngày Giải phóng Thủ đô (10/10/1954 - 10/10/2025)"
    assert new.short_title == "Chào mừng 71 năm · 2025"
    assert (new.starts, new.ends) == (date(2025, 2, 1), date(2025, 2, 28))
    assert (new.deadlines[0].on, new.deadlines[0].source) == (date(2025, 8, 2), "Trước ngày 02/8/2025.")
    assert (new.movements[0].starts, new.movements[0].time) == (date(2025, 1, 1), "Trong năm 2025")
    assert new.bases == PLAN.bases
    assert (new.quotas[0].unit_id, new.quotas[0].reason) == (4, "Đông")


def test_the_plan_above_of_last_year_is_cited_but_no_longer_followed():
    plan = replace(PLAN, bases=(replace(PLAN.bases[0], is_parent=True),))
    assert copied(plan, 2025).plan.bases == PLAN.bases


def test_what_was_moved_is_told_once_for_every_text_and_date():
    same = replace(PLAN, deadlines=(*PLAN.deadlines, replace(PLAN.deadlines[0], what="Gửi bổ sung", is_dossier=False)))
    moves = copied(same, 2025)
    sentence = next(change for change in moves.texts if change.before == "Trước ngày 02/8/2024.")
    assert [(place.part, place.line) for place in sentence.places] == [("deadlines", 0), ("deadlines", 1)]
    changed = with_text(moves.plan, sentence, "Trước ngày 05/8/2025.")
    assert [line.source for line in changed.deadlines] == ["Trước ngày 05/8/2025."] * 2
    assert [change.after for change in moves.dates if change.name == "Gửi hồ sơ"] == [date(2025, 8, 2)]


@pytest.mark.parametrize(
    ("code", "taken", "offered"),
    [
        ("CG-2024", [], "CG-2025"),
        ("TD", [], "TD-2025"),
        ("CG-2024", ["cg-2025"], "CG-2025-2"),
        ("CG-2024", ["CG-2025", "CG-2025-2"], "CG-2025-3"),
    ],
)
def test_a_free_code_is_offered(code: str, taken: list[str], offered: str):
    assert next_code(code, 2024, 2025, taken) == offered


def test_everything_a_plan_says_waits_and_what_is_edited_does_not():
    items = review_items(PLAN)
    deadline = ReviewItem("deadlines", "Gửi hồ sơ: trước ngày 02/08/2024")
    assert deadline in items
    assert ReviewItem("quotas", "Phường A (chỉ tiêu riêng): tối đa 3 tập thể") in items
    edited = replace(PLAN, deadlines=(replace(PLAN.deadlines[0], on=date(2024, 8, 5)),))
    assert set(items) - set(still_waiting(edited, (), items)) == {deadline}


def test_each_thing_that_waits_is_found_at_its_line() -> None:
    for item in review_items(PLAN):
        place = place_of(PLAN, item)
        if place is None:
            assert item.part in ("general", "purpose", "rules", "recipients", "tasks"), item
        else:
            alone = replace(PLAN, **{item.part: (getattr(PLAN, item.part)[place],)})
            assert item in review_items(alone)
    assert place_of(PLAN, ReviewItem("deadlines", "điều đã sửa")) is None
