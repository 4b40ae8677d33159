"""What may have been meant by a text that cannot be read, and which cells say the same."""

import pytest

from thidua_desktop.domain.units import Unit
from thidua_desktop.services.intake_repair import answers, dates_meant, likely_units


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/02/1985", ["1985"]),
        ("05/13/1985", ["13/05/1985", "1985"]),
        ("13/05/1985", ["1985"]),
        ("sinh 1960 hoặc 1961", []),
        ("không rõ", []),
    ],
)
def test_a_date_that_cannot_be_is_its_year_or_day_and_month_the_other_way_round(written: str, meant: list[str]) -> None:
    assert [text for _, text in dates_meant(written)] == meant


def test_the_likeliest_of_few_answers_come_first_without_marks_or_capitals() -> None:
    choices = ("Bằng khen của Thủ tướng Chính phủ", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
    assert answers("award", "LAO DONG TIEN TIENN", choices)[0][1] == "Lao động tiên tiến"
    assert answers("award", "xyz", choices) == []
    assert answers("achievement", "Lao động tiên tiến", ()) == []


def test_an_award_cut_short_is_answered_by_the_awards_of_its_words() -> None:
    choices = ("Bằng khen của Thủ tướng Chính phủ", "Giấy khen của Chủ tịch UBND quận", "Lao động tiên tiến")
    assert answers("award", "Giấy khen lạ", choices) == [(choices[1], choices[1])]
    assert answers("award", "khen", ("Lao động tiên tiến",)) == []


def test_a_unit_is_proposed_once_by_the_likest_of_its_names() -> None:
    units = [
        Unit(1, 1, "Phường", "UBND phường Nghĩa Đô", "Phường Nghĩa Đô", aliases=("P. Nghĩa Đô",)),
        Unit(2, 1, "Phường", "UBND phường Dịch Vọng", "Phường Dịch Vọng"),
    ]
    found = likely_units(units, "UBND phường Nghĩa Đôô")
    assert [(one.unit.id, one.percent >= 90) for one in found][:1] == [(1, True)]
    assert len({one.unit.id for one in found}) == len(found)
    assert likely_units(units, "Công an tỉnh") == []
