"""Which award a cell means."""

from datetime import date

import pytest

from thidua_desktop.domain.awards import Award, AwardFinder, award_key
from thidua_desktop.domain.nomination import NomineeKind


def award(number: int, name: str, *aliases: str, since: date | None = None, until: date | None = None) -> Award:
    kinds = frozenset({NomineeKind.INDIVIDUAL})
    return Award(number, name, False, True, kinds, aliases, valid_from=since, valid_to=until)


GIAY_KHEN = award(1, "Giấy khen của Chủ tịch UBND quận", "Giấy khen", "Giấy khen quận")
BANG_KHEN = award(2, "Bằng khen của Chủ tịch UBND Thành phố", "Bằng khen của Chủ tịch UBND thành phố Hà Nội")
PRIME_MINISTERS = award(3, "Bằng khen của Thủ tướng Chính phủ")
ADVANCED_WORKER = award(4, "Lao động tiên tiến", "LĐTT")
BASE_FIGHTER = award(5, "Chiến sĩ thi đua cơ sở", "CSTĐCS")


@pytest.fixture
def finder() -> AwardFinder:
    return AwardFinder([GIAY_KHEN, BANG_KHEN, PRIME_MINISTERS, ADVANCED_WORKER, BASE_FIGHTER], "Cầu Giấy")


@pytest.mark.parametrize(
    "written",
    [
        "Giấy khen của Chủ tịch UBND quận",
        "GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN",
        "Giấy khen của CT UBND quận",
        "GK của CT UBND quận",
        "GK",
        "Tặng GK",
        "Đề nghị tặng Giấy khen",
        "Đề nghị Giấy khen",
        "Giấy  khen\ncủa Chủ tịch UBND quận.",
        "Giấy khen quận Cầu Giấy",
        "Giấy khen của Chủ tịch UBND quận Cầu Giấy",
        "Giấy khen của Chủ tịch UBND Q. Cầu Giấy",
        "Giấy khen của Chủ tịch UBND Q.",
        "Chủ tịch UBND quận tặng Giấy khen",
        "Đề nghị Chủ tịch UBND quận Cầu Giấy tặng Giấy khen",
        "Đề nghị Chủ tịch UBND quận tặng thưởng GK",
        "Giấy khen của Chủ tịch UBND quận năm 2024",
        "Giấy khen của Chủ tịch UBND quận (kèm tiền thưởng)",
        "G.K",
        "ĐN tặng GK",
    ],
)
def test_writings_of_giay_khen(finder, written):
    assert finder.find(written) is GIAY_KHEN


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Bằng khen của Chủ tịch UBND TP", BANG_KHEN),
        ("BK của Chủ tịch UBND TP Hà Nội", BANG_KHEN),
        ("Bằng khen của Thủ tướng", PRIME_MINISTERS),
        ("Lao động tiên tiến năm học 2023 - 2024", ADVANCED_WORKER),
        ("Chiến sỹ thi đua cơ sở", BASE_FIGHTER),
        ("Chiến sĩ TĐCS", BASE_FIGHTER),
        ("BK TTg", PRIME_MINISTERS),
        ("BKTTg", PRIME_MINISTERS),
        ("Thủ tướng Chính phủ tặng Bằng khen", PRIME_MINISTERS),
        ("BK CT UBND TP", BANG_KHEN),
        ("Bằng khen của Thủ tướng CP", PRIME_MINISTERS),
        ("Danh hiệu Lao động tiên tiến", ADVANCED_WORKER),
        ("Công nhận danh hiệu LĐTT", ADVANCED_WORKER),
    ],
)
def test_writings_of_other_awards(finder, written, meant):
    assert finder.find(written) is meant


@pytest.mark.parametrize(
    "written",
    ["", "Huân chương", "Giấy khen của Chủ tịch UBND quận Ba Đình", "Chủ tịch UBND phường tặng Giấy khen", "Cầu Giấy"],
)
def test_what_the_catalogue_does_not_hold_is_not_guessed(finder, written):
    assert finder.find(written) is None


def test_of_two_awards_with_one_name_the_one_in_force_is_meant():
    before = award(1, "Chiến sĩ thi đua cơ sở", until=date(2025, 6, 30))
    after = award(2, "Chiến sĩ thi đua cơ sở", since=date(2025, 7, 1))
    for known in ([before, after], [after, before]):
        assert AwardFinder(known, on=date(2025, 6, 30)).find("Chiến sĩ thi đua cơ sở") is before
        assert AwardFinder(known, on=date(2025, 7, 1)).find("Chiến sĩ thi đua cơ sở") is after


def test_an_award_is_in_force_on_both_its_days():
    known = award(1, "Giấy khen", since=date(2024, 1, 1), until=date(2025, 6, 30))
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    assert [known.in_force(day) for day in days] == [False, True, True, False]
    assert award(1, "Giấy khen").in_force(date(1990, 1, 1))


def test_keys_keep_levels_apart():
    keys = {award_key(f"Giấy khen của Chủ tịch UBND {word}") for word in ("quận", "phường", "xã", "huyện", "thị xã")}
    assert len(keys) == 5
