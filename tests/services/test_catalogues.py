"""The catalogues: awards in the words of the office's level, who may decide them and when; salaries; groups."""

from datetime import date

import pytest

from db import history, office, units
from db.folder import DataFolder
from db.migrations import create_store
from thidua_desktop.domain.awards import AwardFinder, award_key
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.money import base_salary_on
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.office import Level, Office
from thidua_desktop.services import catalogues

IN_2024, IN_2026 = date(2024, 8, 5), date(2026, 8, 5)
CITY = "UBND thành phố Hà Nội"
OFFICES = [
    (Level.DISTRICT, "UBND quận Cầu Giấy", CITY),
    (Level.DISTRICT, "UBND huyện Yên Phong", ""),
    (Level.PROVINCE, CITY, "Chính phủ"),
    (Level.PROVINCE, "UBND tỉnh Bắc Ninh", "Chính phủ"),
    (Level.COMMUNE, "UBND phường Nghĩa Đô", CITY),
    (Level.COMMUNE, "UBND xã Tân Lập", "UBND huyện Đan Phượng"),
    (Level.DEPARTMENT, "Sở Xây dựng", CITY),
]


def names(level: Level, body: str, superior: str, day: date, own: bool) -> set[str]:
    awards = catalogues.awards_for(level, body, superior)
    return {award.name for award in awards if award.own is own and award.in_force(day)}


def found(level: Level, body: str, superior: str, day: date, text: str) -> tuple[str, bool] | None:
    award = AwardFinder(catalogues.awards_for(level, body, superior), on=day).find(text)
    return (award.name, award.own) if award else None


def test_a_district_head_decides_what_article_80_gives_him():
    assert names(Level.DISTRICT, "UBND quận Cầu Giấy", CITY, IN_2024, own=True) == {
        "Chiến sĩ thi đua cơ sở",
        "Tập thể lao động tiên tiến",
        "Thôn, tổ dân phố văn hóa",
        "Lao động tiên tiến",
        "Giấy khen của Chủ tịch UBND quận",
    }


def test_the_level_aboves_awards_are_known_to_a_district_but_not_its_own():
    above = names(Level.DISTRICT, "UBND quận Cầu Giấy", CITY, IN_2024, own=False)
    assert above >= {
        "Bằng khen của Chủ tịch UBND Thành phố",
        "Chiến sĩ thi đua Thành phố",
        "Tập thể lao động xuất sắc",
        "Bằng khen của Thủ tướng Chính phủ",
        "Huân chương Lao động hạng Ba",
    }


def test_a_communes_competence_grows_on_the_first_of_july_2025():
    before = names(Level.COMMUNE, "UBND phường Nghĩa Đô", CITY, date(2025, 6, 30), own=True)
    after = names(Level.COMMUNE, "UBND phường Nghĩa Đô", CITY, date(2025, 7, 1), own=True)
    assert before == {"Lao động tiên tiến", "Gia đình văn hóa", "Giấy khen của Chủ tịch UBND phường"}
    assert after - before == {"Chiến sĩ thi đua cơ sở", "Tập thể lao động tiên tiến", "Thôn, tổ dân phố văn hóa"}
    assert before < after


def test_a_provinces_chairman_gives_bang_khen_and_no_giay_khen():
    own = names(Level.PROVINCE, CITY, "Chính phủ", IN_2024, own=True)
    assert "Bằng khen của Chủ tịch UBND Thành phố" in own
    assert not [name for name in own if "Giấy khen" in name]


@pytest.mark.parametrize(
    ("level", "body", "superior", "name"),
    [
        (Level.DISTRICT, "UBND quận Cầu Giấy", CITY, "Giấy khen của Chủ tịch UBND quận"),
        (Level.DISTRICT, "UBND huyện Yên Phong", "", "Giấy khen của Chủ tịch UBND huyện"),
        (Level.DISTRICT, "Ủy ban nhân dân thị xã Sơn Tây", CITY, "Giấy khen của Chủ tịch UBND thị xã"),
        (Level.COMMUNE, "UBND phường Nghĩa Đô", CITY, "Giấy khen của Chủ tịch UBND phường"),
        (Level.COMMUNE, "UBND xã Tân Lập", "UBND tỉnh Bắc Ninh", "Giấy khen của Chủ tịch UBND xã"),
        (Level.COMMUNE, "UBND đặc khu Phú Quốc", "UBND tỉnh An Giang", "Giấy khen của Chủ tịch UBND đặc khu"),
        (Level.DEPARTMENT, "Sở Xây dựng", CITY, "Giấy khen của Giám đốc Sở"),
    ],
)
def test_giay_khen_bears_the_word_of_the_level_and_means_the_offices_own(level, body, superior, name):
    for written in ("Giấy khen", "GK", "Đề nghị tặng Giấy khen", name):
        assert found(level, body, superior, IN_2026, written) == (name, True)


@pytest.mark.parametrize(
    "written",
    [
        "Giấy khen cấp quận",
        "Giấy khen của UBND quận",
        "GK của CT UBND quận",
        "Giấy khen của Chủ tịch UBND quận Cầu Giấy",
        "Giấy khen của Chủ tịch UBND Q. Cầu Giấy",
        "Giấy khen quận",
    ],
)
def test_a_district_knows_its_giay_khen_under_the_usual_spellings(written):
    assert found(Level.DISTRICT, "UBND quận Cầu Giấy", CITY, IN_2024, written) == (
        "Giấy khen của Chủ tịch UBND quận",
        True,
    )


def test_another_offices_giay_khen_is_not_ours():
    for written in ("Giấy khen của Chủ tịch UBND quận Ba Đình", "Giấy khen của Chủ tịch UBND phường"):
        assert found(Level.DISTRICT, "UBND quận Cầu Giấy", CITY, IN_2024, written) is None


@pytest.mark.parametrize(
    ("superior", "name"),
    [(CITY, "Bằng khen của Chủ tịch UBND Thành phố"), ("UBND tỉnh Bắc Ninh", "Bằng khen của Chủ tịch UBND tỉnh")],
)
def test_bang_khen_bears_the_word_of_the_level_above(superior, name):
    area = superior.removeprefix("UBND ")
    for written in ("Bằng khen", name, f"Bằng khen của UBND {area}", f"Bằng khen của Chủ tịch UBND {area}"):
        assert found(Level.COMMUNE, "UBND phường Võ Cường", superior, IN_2026, written) == (name, False)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("LĐTT", "Lao động tiên tiến"),
        ("CSTĐCS", "Chiến sĩ thi đua cơ sở"),
        ("CSTĐ cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("TTLĐTT", "Tập thể lao động tiên tiến"),
        ("TTLĐXS", "Tập thể lao động xuất sắc"),
        ("CSTĐ TP", "Chiến sĩ thi đua Thành phố"),
        ("BK TTg", "Bằng khen của Thủ tướng Chính phủ"),
        ("HCLĐ hạng III", "Huân chương Lao động hạng Ba"),
        ("Huân chương LĐ hạng 3", "Huân chương Lao động hạng Ba"),
        ("CSTĐ cấp cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("Chiến sỹ TĐ cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("CSTĐTQ", "Chiến sĩ thi đua toàn quốc"),
        ("CSTĐTP", "Chiến sĩ thi đua Thành phố"),
        ("Lao động TT", "Lao động tiên tiến"),
        ("Tập thể LĐ tiên tiến", "Tập thể lao động tiên tiến"),
        ("TT Lao động tiên tiến", "Tập thể lao động tiên tiến"),
        ("TT LĐ xuất sắc", "Tập thể lao động xuất sắc"),
        ("Giấykhen", "Giấy khen của Chủ tịch UBND quận"),
    ],
)
def test_the_desks_abbreviations_are_known(written, name):
    known = found(Level.DISTRICT, "UBND quận Cầu Giấy", CITY, IN_2024, written)
    assert known is not None
    assert known[0] == name


@pytest.mark.parametrize(("level", "body", "superior"), OFFICES)
@pytest.mark.parametrize("day", [IN_2024, IN_2026])
def test_no_spelling_means_two_awards_on_one_day(level, body, superior, day):
    meant: dict[str, str] = {}
    for award in catalogues.awards_for(level, body, superior):
        if award.in_force(day):
            for written in (award.name, *award.aliases):
                assert meant.setdefault(award_key(written), award.name) == award.name


@pytest.mark.parametrize(("level", "body", "superior"), OFFICES)
def test_every_award_has_kinds_a_source_and_whole_words(level, body, superior):
    for award in catalogues.awards_for(level, body, superior):
        assert award.id == 0
        assert award.kinds
        assert award.source
        assert not [
            text for text in (award.name, *award.aliases) if "{" in text or "  " in text or text != text.strip()
        ]


def test_only_ha_noi_has_its_own_title():
    title = "Công dân Thủ đô ưu tú"
    assert found(Level.DISTRICT, "UBND quận Cầu Giấy", CITY, IN_2024, title) == (title, False)
    assert found(Level.PROVINCE, "UBND tỉnh Bắc Ninh", "", IN_2026, title) is None


def test_votes_are_asked_for_as_the_decree_says():
    awards = catalogues.awards_for(Level.DISTRICT, "UBND quận Cầu Giấy", CITY)
    thresholds = {award.name: award.vote_percent for award in awards if award.in_force(IN_2024)}
    assert thresholds["Chiến sĩ thi đua toàn quốc"] == thresholds["Chiến sĩ thi đua Thành phố"] == 90
    assert thresholds["Chiến sĩ thi đua cơ sở"] == thresholds["Cờ thi đua của UBND Thành phố"] == 80
    assert thresholds["Giấy khen của Chủ tịch UBND quận"] is None
    assert thresholds["Lao động tiên tiến"] is None


def test_households_may_have_giay_khen_and_titles_know_their_kind():
    kinds = {a.name: a.kinds for a in catalogues.awards_for(Level.DISTRICT, "UBND quận Cầu Giấy", CITY)}
    assert NomineeKind.HOUSEHOLD in kinds["Giấy khen của Chủ tịch UBND quận"]
    assert kinds["Lao động tiên tiến"] == {NomineeKind.INDIVIDUAL}
    assert kinds["Tập thể lao động tiên tiến"] == {NomineeKind.COLLECTIVE}


@pytest.mark.parametrize(
    ("day", "dong"),
    [
        (date(2019, 6, 30), 1_390_000),
        (date(2019, 7, 1), 1_490_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_base_salaries_by_date(day, dong):
    salary = base_salary_on(day, catalogues.base_salaries())
    assert salary is not None
    assert salary.dong == dong
    assert salary.source


@pytest.mark.parametrize("level", list(Level))
def test_every_level_starts_with_groups_in_order(level):
    groups = catalogues.default_groups(level)
    assert [group.order for group in groups] == list(range(len(groups)))
    assert len({group.name for group in groups}) == len(groups) >= 3


def test_schools_follow_the_school_year():
    clocks = {group.name: group.school_year for group in catalogues.default_groups(Level.COMMUNE)}
    assert [name for name, school in clocks.items() if school] == ["Trường học"]


def test_a_new_office_has_profile_catalogue_and_groups(tmp_path):
    store = create_store(DataFolder(tmp_path / "office"))
    ward = Office(
        body="UBND phường Nghĩa Đô",
        head="Chủ tịch UBND phường Nghĩa Đô",
        level=Level.COMMUNE,
        superior_line="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI",
        issuer_line="ỦY BAN NHÂN DÂN\nPHƯỜNG NGHĨA ĐÔ",
        code="UBND",
        place="Nghĩa Đô",
        desk="Phòng Văn hóa - Xã hội",
        superior=CITY,
    )
    catalogues.start_office(store, ward)
    assert office.get(store) == ward
    own = catalogues.own_form(office.awards(store), IN_2026)
    assert own is not None
    assert own.name == "Giấy khen của Chủ tịch UBND phường"
    assert own.collective_hundredths == 60
    assert units.groups(store)[0].name == "Thôn, tổ dân phố"
    assert len(office.base_salaries(store)) == len(catalogues.base_salaries())
    assert [entry.summary for entry in history.entries(store)] == [
        "Thiết lập cơ quan “UBND phường Nghĩa Đô” cùng danh mục khen thưởng"
    ]
    with pytest.raises(UserError, match="đã có dữ liệu"):
        catalogues.start_office(store, ward)
    store.close()
