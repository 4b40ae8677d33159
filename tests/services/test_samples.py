"""The sample offices say what the three plans of 2024 say: sentences copied from the plans stand beside the facts."""

from dataclasses import replace
from datetime import date

import pytest

from db import history, office, plans, units
from db.connection import Store
from db.folder import DataFolder
from db.migrations import create_store
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, NomineeKind
from thidua_desktop.domain.plan import CrossRule, Limit, Plan, Tier
from thidua_desktop.services import samples

COLLECTIVE, INDIVIDUAL = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL
CAU_GIAY, HAI_BA_TRUNG, HA_NOI = "cau-giay-2024", "hai-ba-trung-2024", "ha-noi-2024"


@pytest.fixture
def store(tmp_path):
    store = create_store(DataFolder(tmp_path / "office"))
    yield store
    store.close()


def filled(store: Store, name: str) -> Plan:
    samples.fill(store, name)
    (plan,) = plans.plans(store)
    return plan


def quota_facts(plan: Plan) -> dict[tuple[str | None, NomineeKind], tuple[Limit, int]]:
    return {(line.group, line.kind): (line.limit, line.count) for line in plan.quotas}


def sentence(plan: Plan, group: str | None, kind: NomineeKind) -> str:
    return next(line.sentence for line in plan.quotas if (line.group, line.kind) == (group, kind))


def lead_units(store: Store, plan: Plan) -> list[str]:
    by_id = {unit.id: unit.name for unit in units.units(store)}
    return [by_id[movement.lead_unit_id] for movement in plan.movements if movement.lead_unit_id]


def test_three_samples_are_offered():
    assert samples.names() == (CAU_GIAY, HA_NOI, HAI_BA_TRUNG)


def test_an_unknown_sample_is_refused_with_the_names_of_the_known_ones(store):
    with pytest.raises(UserError, match=r"cau-giay-2024, ha-noi-2024, hai-ba-trung-2024"):
        samples.fill(store, "ba-dinh-2024")
    assert office.get(store) is None


def test_a_folder_with_an_office_is_not_filled_a_second_time(store):
    samples.fill(store, CAU_GIAY)
    with pytest.raises(UserError, match="đã có dữ liệu của UBND quận Cầu Giấy"):
        samples.fill(store, HAI_BA_TRUNG)
    assert [plan.code for plan in plans.plans(store)] == ["CG-2024"]


@pytest.mark.parametrize(
    ("name", "code", "counts"),
    [
        (CAU_GIAY, "CG-2024", {"Phường": 8, "Phòng, ban, đơn vị": 15, "MTTQ, đoàn thể": 5}),
        (HAI_BA_TRUNG, "HBT-2024", {"Phường": 18, "Phòng, ban, đơn vị": 15, "MTTQ, đoàn thể": 5}),
        (
            HA_NOI,
            "HN-2024",
            {"Quận, huyện, thị xã": 30, "Sở, ban, ngành, đơn vị": 27, "MTTQ và tổ chức chính trị - xã hội": 6},
        ),
    ],
)
def test_each_sample_has_its_plan_and_its_units(store, name, code, counts):
    assert filled(store, name).code == code
    groups = [unit.group for unit in units.units(store)]
    assert {group: groups.count(group) for group in counts} == counts
    assert len(groups) == sum(counts.values())


def test_cau_giay_has_its_eight_wards(store):
    samples.fill(store, CAU_GIAY)
    wards = [unit.short_name for unit in units.units(store) if unit.group == "Phường"]
    assert wards == [
        "Phường Dịch Vọng",
        "Phường Dịch Vọng Hậu",
        "Phường Mai Dịch",
        "Phường Nghĩa Đô",
        "Phường Nghĩa Tân",
        "Phường Quan Hoa",
        "Phường Trung Hòa",
        "Phường Yên Hòa",
    ]


def test_hai_ba_trung_has_its_eighteen_wards(store):
    samples.fill(store, HAI_BA_TRUNG)
    wards = [unit.name.removeprefix("UBND phường ") for unit in units.units(store) if unit.group == "Phường"]
    assert ", ".join(wards) == (
        "Bách Khoa, Bạch Đằng, Bạch Mai, Cầu Dền, Đồng Nhân, Đồng Tâm, Đống Mác, Lê Đại Hành, Minh Khai, Nguyễn Du, "
        "Phạm Đình Hổ, Phố Huế, Quỳnh Lôi, Quỳnh Mai, Thanh Lương, Thanh Nhàn, Trương Định, Vĩnh Tuy"
    )


def test_ha_noi_has_the_thirty_areas_of_2024(store):
    samples.fill(store, HA_NOI)
    areas = [unit.name for unit in units.units(store) if unit.group == "Quận, huyện, thị xã"]
    kinds = [name.removeprefix("UBND ").split(" ")[0] for name in areas]
    assert (kinds.count("quận"), kinds.count("huyện"), kinds.count("thị")) == (12, 17, 1)


# Quota


def test_cau_giay_quota_is_that_of_section_iii_4(store):
    plan = filled(store, CAU_GIAY)
    one = (Limit.EXACTLY, 1)
    assert quota_facts(plan) == {
        ("Phường", COLLECTIVE): (Limit.AT_MOST, 3),
        ("Phường", INDIVIDUAL): (Limit.AT_MOST, 3),
        ("Phòng, ban, đơn vị", COLLECTIVE): one,
        ("Phòng, ban, đơn vị", INDIVIDUAL): one,
        ("MTTQ, đoàn thể", COLLECTIVE): one,
        ("MTTQ, đoàn thể", INDIVIDUAL): one,
        (None, COLLECTIVE): (Limit.AT_MOST, 2),
        (None, INDIVIDUAL): (Limit.AT_MOST, 3),
    }
    assert {line.group for line in plan.quotas if line.tier is Tier.SUPERIOR} == {None}


def test_cau_giay_quota_rests_on_the_plans_own_sentences(store):
    plan = filled(store, CAU_GIAY)
    assert sentence(plan, "Phường", COLLECTIVE) == (
        "Mỗi phường lựa chọn đề nghị khen thưởng tối đa 03 tập thể tổ dân phố."
    )
    assert sentence(plan, "Phường", INDIVIDUAL) == "Mỗi phường lựa chọn đề nghị khen thưởng tối đa 03 cá nhân."
    assert sentence(plan, "MTTQ, đoàn thể", INDIVIDUAL) == (
        "Mỗi phòng, ban, đơn vị, Ủy ban Mặt trận Tổ quốc Việt Nam quận, các tổ chức chính trị - xã hội trực thuộc quận "
        "đề nghị khen thưởng 01 cá nhân."
    )
    assert sentence(plan, None, COLLECTIVE) == (
        "Quận xét chọn tối đa 02 tập thể và 03 cá nhân có thành tích xuất sắc tiêu biểu nhất để đề nghị Thành phố khen "
        "thưởng theo quy định."
    )
    assert [line.section for line in plan.quotas] == ["III.4.2"] * 6 + ["III.4.3"] * 2


def test_only_collectives_of_cau_giays_wards_are_bound_to_one_kind(store):
    bound = [(line.group, line.kind, line.restriction) for line in filled(store, CAU_GIAY).quotas if line.restriction]
    assert bound == [("Phường", COLLECTIVE, "tổ dân phố")]


def test_hai_ba_trung_quota(store):
    assert quota_facts(filled(store, HAI_BA_TRUNG)) == {
        ("Phường", COLLECTIVE): (Limit.AT_MOST, 2),
        ("Phường", INDIVIDUAL): (Limit.AT_MOST, 4),
        ("Phòng, ban, đơn vị", COLLECTIVE): (Limit.EXACTLY, 1),
        ("Phòng, ban, đơn vị", INDIVIDUAL): (Limit.AT_MOST, 2),
        ("MTTQ, đoàn thể", COLLECTIVE): (Limit.EXACTLY, 1),
        ("MTTQ, đoàn thể", INDIVIDUAL): (Limit.AT_MOST, 2),
        (None, COLLECTIVE): (Limit.EXACTLY, 2),
        (None, INDIVIDUAL): (Limit.EXACTLY, 3),
    }


def test_ha_noi_quota_has_no_places_above_the_city(store):
    plan = filled(store, HA_NOI)
    assert quota_facts(plan) == {
        ("Quận, huyện, thị xã", COLLECTIVE): (Limit.AT_MOST, 2),
        ("Quận, huyện, thị xã", INDIVIDUAL): (Limit.AT_MOST, 3),
        ("Sở, ban, ngành, đơn vị", COLLECTIVE): (Limit.EXACTLY, 1),
        ("Sở, ban, ngành, đơn vị", INDIVIDUAL): (Limit.AT_MOST, 2),
        ("MTTQ và tổ chức chính trị - xã hội", COLLECTIVE): (Limit.EXACTLY, 1),
        ("MTTQ và tổ chức chính trị - xã hội", INDIVIDUAL): (Limit.AT_MOST, 2),
    }
    assert sentence(plan, "Quận, huyện, thị xã", INDIVIDUAL) == (
        "Mỗi quận, huyện, thị xã lựa chọn tối đa 03 cá nhân; Mỗi sở, ban, ngành, Ủy ban Mặt trận Tổ quốc, các tổ chức "
        "chính trị - xã hội Thành phố, đơn vị thuộc Thành phố lựa chọn tối đa 02 cá nhân đề nghị Thành phố khen thưởng."
    )


@pytest.mark.parametrize("name", samples.names())
def test_every_quota_line_quotes_its_own_count_and_kind(store, name):
    word = {COLLECTIVE: "tập thể", INDIVIDUAL: "cá nhân"}
    for line in filled(store, name).quotas:
        assert f"{line.count:02d} {word[line.kind]}" in line.sentence


# Deadlines, dossier, rules


@pytest.mark.parametrize(
    ("name", "own_plans", "dossiers"),
    [
        (CAU_GIAY, date(2024, 3, 29), date(2024, 8, 1)),
        (HAI_BA_TRUNG, date(2024, 8, 4), date(2024, 8, 19)),
        (HA_NOI, date(2024, 2, 28), date(2024, 8, 31)),
    ],
)
def test_truoc_ngay_ends_the_day_before(store, name, own_plans, dossiers):
    plan = filled(store, name)
    assert [deadline.last_good_day for deadline in plan.deadlines] == [own_plans, dossiers]
    assert plan.dossier_deadline is plan.deadlines[1]


def test_deadlines_carry_the_plans_sentence(store):
    before, dossiers = filled(store, CAU_GIAY).deadlines
    assert before.source.endswith("gửi về UBND quận (qua Phòng Nội vụ quận) trước ngày 30/3/2024.")
    assert dossiers.source == "Thời gian gửi hồ sơ đề nghị khen thưởng: Trước ngày 02/8/2024."
    assert (before.section, dossiers.section) == ("IV.3", "III.4.2")


def test_cau_giay_wants_three_things_in_a_dossier(store):
    items = [(item.item, item.required, item.per_unit) for item in filled(store, CAU_GIAY).dossier]
    assert items == [
        ("Tờ trình và biên bản họp đề xuất khen thưởng của đơn vị", True, True),
        ("Thành tích tóm tắt, có xác nhận của cơ quan chủ trì chuyên đề", True, False),
        ("Các tài liệu liên quan", False, False),
    ]


def test_ha_noi_takes_sudden_merit_straight_and_the_sum_up_through_the_lead_unit(store):
    dossier = filled(store, HA_NOI).dossier
    assert {item.stage for item in dossier if item.lane is Lane.SUDDEN} == {"unit_to_office"}
    assert {item.stage for item in dossier if item.lane is Lane.SUM_UP} == {"unit_to_lead", "lead_to_office"}
    assert not any("Biên bản" in item.item for item in dossier if item.lane is Lane.SUDDEN)


def test_hai_ba_trungs_dossiers_go_through_the_lead_unit_too(store):
    assert [item.stage for item in filled(store, HAI_BA_TRUNG).dossier] == ["unit_to_lead", "lead_to_office"]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        (CAU_GIAY, {CrossRule.COLLECTIVE_NEEDS_AWARDED_INDIVIDUAL, CrossRule.PREFER_SMALL_AND_DIRECT}),
        (HAI_BA_TRUNG, {CrossRule.COLLECTIVE_NEEDS_PROPOSED_INDIVIDUAL}),
        (
            HA_NOI,
            {
                CrossRule.COLLECTIVE_NEEDS_PROPOSED_INDIVIDUAL,
                CrossRule.CONSENT_OUTSIDE_MANAGEMENT,
                CrossRule.PREFER_SMALL_AND_DIRECT,
            },
        ),
    ],
)
def test_each_plan_switches_on_the_cross_rules_it_states(store, name, rules):
    assert {rule.rule for rule in filled(store, name).rules} == rules


# Movements, bases, period


def test_cau_giays_movements_are_led_by_its_own_units(store):
    plan = filled(store, CAU_GIAY)
    assert lead_units(store, plan) == [
        "Phòng Quản lý đô thị",
        "Phòng Tài chính - Kế hoạch",
        "Phòng Lao động - Thương binh và Xã hội",
        "Công an quận",
        "Phòng Nội vụ",
        "Phòng Lao động - Thương binh và Xã hội",
        "Phòng Văn hóa và Thông tin",
    ]
    assert plan.movements[0].lead == "Phòng Quản lý đô thị quận"
    assert plan.movements[3].coordinating == (
        "Ban chỉ huy Quân sự quận và các phòng, ban, đơn vị, UBND các phường thuộc quận; các tổ chức chính trị - xã "
        "hội thuộc quận"
    )


@pytest.mark.parametrize(("name", "count"), [(CAU_GIAY, 7), (HAI_BA_TRUNG, 8), (HA_NOI, 10)])
def test_every_movement_has_a_lead_unit_of_the_sample(store, name, count):
    plan = filled(store, name)
    assert len(plan.movements) == len(lead_units(store, plan)) == count


def test_times_of_movements_are_read_as_months(store):
    times = {movement.time: (movement.starts, movement.ends) for movement in filled(store, HA_NOI).movements}
    assert times == {
        "Từ tháng 02/2024 đến tháng 10/2024": (date(2024, 2, 1), date(2024, 10, 31)),
        "Thực hiện trong năm 2024": (date(2024, 1, 1), date(2024, 12, 31)),
        "Xuất bản sách trong tháng 5/2024": (date(2024, 5, 1), date(2024, 5, 31)),
        "Trước tháng 10/2024": (None, date(2024, 9, 30)),
        "Thực hiện theo Kế hoạch của Thành phố": (None, None),
    }


def test_cau_giay_rests_on_the_citys_plan(store):
    plan = filled(store, CAU_GIAY)
    assert [(basis.number, basis.on) for basis in plan.bases if basis.is_parent] == [
        ("69/KH-UBND", date(2024, 2, 23)),
    ]
    assert ("233/KH-UBND", date(2024, 12, 6)) in [(basis.number, basis.on) for basis in plan.bases]


@pytest.mark.parametrize("name", samples.names())
def test_bases_are_lines_to_print_without_their_closing_mark(store, name):
    for basis in filled(store, name).bases:
        assert basis.text.startswith(("Căn cứ ", "Thực hiện "))
        assert basis.text[-1] not in ".;"


def test_what_the_plans_leave_blank_stays_blank(store):
    plan = filled(store, HAI_BA_TRUNG)
    assert (plan.number, plan.issued, plan.starts, plan.ends) == ("", None, None, date(2024, 10, 31))
    assert (plan.criteria, plan.purpose, plan.recipients) == ((), "", ())


@pytest.mark.parametrize(
    ("name", "award"),
    [
        (CAU_GIAY, "Giấy khen của Chủ tịch UBND quận"),
        (HAI_BA_TRUNG, "Giấy khen của Chủ tịch UBND quận"),
        (HA_NOI, "Bằng khen của Chủ tịch UBND Thành phố"),
    ],
)
def test_a_plan_asks_for_the_offices_own_form(store, name, award):
    plan = filled(store, name)
    (asked,) = (known for known in office.awards(store) if known.id == plan.award_id)
    assert (asked.name, asked.own) == (award, True)


# Storing


@pytest.mark.parametrize("name", samples.names())
def test_a_plan_stored_again_reads_back_equal(store, name):
    plan = filled(store, name)
    plans.put_plan(store, replace(plan, short_title="Khác"))
    plans.put_plan(store, plan)
    assert plans.plan_by_code(store, plan.code) == plan


def test_filling_is_one_act_that_the_history_tells(store):
    samples.fill(store, CAU_GIAY)
    told = [entry.summary for entry in history.entries(store)]
    assert told == [
        "Thêm kế hoạch mẫu “Chào mừng 70 năm Giải phóng Thủ đô · 2024”",
        "Thêm 28 đơn vị mẫu của UBND quận Cầu Giấy",
        "Thiết lập cơ quan “UBND quận Cầu Giấy” cùng danh mục khen thưởng",
    ]


def test_a_failure_on_the_way_leaves_the_folder_empty(store):
    store.connection.execute("CREATE TRIGGER full BEFORE INSERT ON plan BEGIN SELECT RAISE(FAIL, 'no room'); END")
    with pytest.raises(Exception, match="no room"):
        samples.fill(store, CAU_GIAY)
    assert office.get(store) is None
    assert units.units(store) == []
    assert history.entries(store) == []


def test_cau_giay_offers_its_lists_and_the_day_they_came():
    files = samples.sample_lists(CAU_GIAY)
    assert [file.name for file in files] == [
        "phuong-nghia-do.xlsx",
        "phuong-nghia-tan.xlsx",
        "phuong-quan-hoa-tcvn3.xls",
        "phuong-yen-hoa.docx",
    ]
    assert all(file.is_file() for file in files)
    assert samples.sample_received(CAU_GIAY) == date(2024, 7, 26)


def test_the_other_samples_have_no_lists():
    assert samples.sample_lists(HA_NOI) == []
    with pytest.raises(UserError, match="không có danh sách"):
        samples.sample_received(HA_NOI)
