"""The office's profile: who signs on a day."""

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.domain.office import Level, Office, Signer

FORMER = Signer(("CHỦ TỊCH",), "Người thứ nhất", valid_to=date(2024, 6, 30))
ACTING = Signer(("Q. CHỦ TỊCH",), "Người thứ hai", valid_from=date(2024, 7, 1), valid_to=date(2024, 9, 30))
DEPUTY = Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Người thứ ba")
OFFICE = Office(
    body="UBND quận Cầu Giấy",
    head="Chủ tịch UBND quận Cầu Giấy",
    level=Level.DISTRICT,
    superior_line="ỦY BAN NHÂN DÂN\nQUẬN CẦU GIẤY",
    issuer_line="PHÒNG NỘI VỤ",
    code="NV",
    place="Cầu Giấy",
    desk="Phòng Nội vụ",
    signers=(FORMER, ACTING, DEPUTY),
)


@pytest.mark.parametrize(
    ("day", "signer"),
    [
        (date(2020, 1, 1), FORMER),
        (date(2024, 6, 30), FORMER),
        (date(2024, 7, 1), ACTING),
        (date(2024, 9, 30), ACTING),
        (date(2024, 10, 1), DEPUTY),
    ],
)
def test_the_first_signer_in_post_on_the_day_signs(day, signer):
    assert OFFICE.signer_on(day) is signer


def test_the_order_of_signers_decides_between_two_in_post():
    assert replace(OFFICE, signers=(DEPUTY, FORMER)).signer_on(date(2024, 1, 1)) is DEPUTY


def test_nobody_signs_where_nobody_is_in_post():
    assert replace(OFFICE, signers=(FORMER,)).signer_on(date(2024, 7, 1)) is None
    assert replace(OFFICE, signers=()).signer_on(date(2024, 7, 1)) is None


@pytest.mark.parametrize("level", list(Level))
def test_every_level_has_words_for_the_screen(level):
    assert level.label


def test_a_post_changes_hands_on_a_day_without_anybody_crossing():
    old = Signer(("CHỦ TỊCH",), "Nguyễn Văn An", valid_to=date(2024, 6, 30))
    new = Signer(("Chủ tịch",), "Trần Thị Bình", valid_from=date(2024, 7, 1))
    assert not old.crosses(new)
    assert replace(old, valid_to=None).crosses(new)
    assert not replace(old, valid_to=None).crosses(replace(new, name="NGUYỄN VĂN AN"))
    assert not replace(old, valid_to=None).crosses(replace(new, name=""))
