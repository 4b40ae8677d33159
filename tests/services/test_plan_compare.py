"""Which plan is the plan above, found by choice or by its căn cứ; the city's sample beside the district's."""

from dataclasses import replace
from datetime import date

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Plan, PlanKind, Tier
from thidua_desktop.services import plan_compare, plans


def stored(store, plan: Plan) -> Plan:
    found = plans.get(store, plans.save(store, plan).id or 0)
    assert found is not None
    return found


def by_hand(**more) -> Plan:
    plan = Plan("TP-69", PlanKind.CAMPAIGN, "Của Thành phố", "Của Thành phố", 2024, issuer="UBND thành phố Hà Nội")
    return replace(plan, **more)


def test_the_marked_can_cu_names_the_plan_above_before_it_is_written_down(store, plan):
    above = plan_compare.above(store, plan)
    assert (above.name, above.plan) == ("Kế hoạch 69/KH-UBND", None)


def test_a_plan_of_that_number_and_date_is_found(store, plan):
    parent = stored(store, by_hand(number="69/kh-ubnd", issued=date(2024, 2, 23)))
    assert plan_compare.above(store, plan).plan == parent


def test_the_same_number_of_another_day_is_another_plan(store, plan):
    stored(store, by_hand(number="69/KH-UBND", issued=date(2023, 2, 23)))
    assert plan_compare.above(store, plan).plan is None


def test_the_chosen_plan_goes_before_the_can_cu(store, plan):
    stored(store, by_hand(number="69/KH-UBND", issued=date(2024, 2, 23)))
    chosen = stored(store, by_hand(code="TP-70", number="70/KH-UBND"))
    ours = stored(store, replace(plan, parent_id=chosen.id))
    assert plan_compare.above(store, ours).plan == chosen


def test_a_plan_without_any_of_these_has_none(store, plan):
    above = plan_compare.above(store, replace(plan, bases=()))
    assert (above.name, above.plan) == ("", None)


def test_the_plan_above_begins_with_what_the_can_cu_says(store, plan):
    draft = plan_compare.draft_of(plan.bases[0], 2024)
    assert (draft.number, draft.issued, draft.issuer) == ("69/KH-UBND", date(2024, 2, 23), "UBND thành phố Hà Nội")
    assert draft.title.startswith("Kế hoạch số 69/KH-UBND")


def test_the_citys_sample_stands_beside_the_districts(store, plan):
    offered = [offer.name for offer in plan_compare.plans_to_begin_with(store)]
    assert "ha-noi-2024" in offered
    assert "cau-giay-2024" not in offered
    sample = plan_compare.from_sample(store, "ha-noi-2024")
    assert {line.tier for line in sample.quotas} == {Tier.SUPERIOR}
    city = stored(store, replace(sample, number="69/KH-UBND", issued=date(2024, 2, 23)))
    assert plan_compare.above(store, plan).plan == city
    beside = plan_compare.beside(store, plan, city)
    assert [(pair.kind, pair.theirs.count, pair.words) for pair in beside.quotas] == [
        (NomineeKind.COLLECTIVE, 2, "Đúng mức"),
        (NomineeKind.INDIVIDUAL, 3, "Đúng mức"),
    ]
    assert [pair.words for pair in beside.deadlines] == ["Sau 30 ngày", "Trước 30 ngày"]
    missing = [line.short_title for line in beside.missing]
    assert "Sách Những bông hoa đẹp tập XXX" in missing
    assert "Đảm bảo an ninh trật tự, an toàn xã hội" not in missing


def test_a_sample_offered_twice_gets_a_free_code(store):
    stored(store, plan_compare.from_sample(store, "ha-noi-2024"))
    assert plan_compare.from_sample(store, "ha-noi-2024").code == "HN-2024-2"
