"""Whoever is probably there already is found across spelling and units, offered for a decision, and remembered."""

import pytest

from tests.office import IN_TIME, a_person, add, unit_named
from tests.services.test_intake import a_list, codes, individual
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.services import intake, namesakes, nominations


def finding(shown, row=0):
    return shown.rows[row].findings[0]


def person_of(store, plan, name, unit, **more):
    return add(store, plan, a_person(store, name, unit_id=unit_named(store, unit).id, **more))


@pytest.mark.parametrize(
    ("written", "percent"),
    [("Nguyễn Thị Hạnhh", 94), ("Nguyễn Hạnh Thị", 100), ("Nguyễn Thi Hành", None), ("Nguyễn Thị Hạn", 93)],
)
def test_a_name_a_letter_or_an_order_apart_with_the_same_birth_is_pointed_out(store, plan, tmp_path, written, percent):
    person_of(store, plan, "Nguyễn Thị Hạnh", "Phường Mai Dịch", birth="05/02/1985")
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", [individual(written, "5/2/1985")]), IN_TIME)
    found = finding(shown)
    assert found.severity is Severity.WARNING
    assert "Phường Mai Dịch" in found.message
    if percent is None:
        assert found.code is Code.SAME_IN_OTHER_UNIT
        assert "tên giống 87 %" in found.message
    else:
        assert found.code is Code.LIKELY_SAME
        assert f"giống {percent} %" in found.message


@pytest.mark.parametrize(("written", "born"), [("Nguyễn Văn Dũng", "5/2/1985"), ("Nguyễn Thị Hạnhh", "6/2/1985")])
def test_another_given_name_or_another_birth_is_another_person(store, plan, tmp_path, written, born):
    person_of(store, plan, "Nguyễn Văn An", "Phường Mai Dịch", birth="05/02/1985")
    person_of(store, plan, "Nguyễn Thị Hạnh", "Phường Mai Dịch", birth="05/02/1985")
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", [individual(written, born)]), IN_TIME)
    assert codes(shown) == [[]]


def test_likeness_is_seen_within_one_list_too(store, plan, tmp_path):
    rows = [individual("Lê Thị Hoa", "1/1/1990"), individual("Lê Thị Hoan", "1/1/1990")]
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME)
    assert codes(shown) == [[], [Code.LIKELY_SAME]]
    assert "dòng 5" in finding(shown, 1).message


def test_one_identity_number_of_two_names_is_pointed_out(store, plan):
    person_of(store, plan, "Lê Thị Hoa", "Phường Mai Dịch", identity_number="001085012345")
    second = person_of(store, plan, "Trần Văn Bảy", "Phường Nghĩa Đô", identity_number="001085012345", birth="1960")
    assert [f.code for f in nominations.get(store, second).findings] == [Code.SAME_IDENTITY_NUMBER]


def test_not_the_same_person_once_said_is_not_asked_about_again(store, plan):
    person_of(store, plan, "Lê Thị Hoa", "Phường Mai Dịch", birth="1990")
    second = person_of(store, plan, "Lê Thị Hoà", "Phường Nghĩa Đô", birth="1/1/1990")
    assert namesakes.suspected(nominations.get(store, second))
    namesakes.declare_distinct(store, second)
    assert not namesakes.suspected(nominations.get(store, second))
    add(store, plan, a_person(store, "Phạm Văn Cường"))  # every rule is asked of the whole plan again
    assert not namesakes.suspected(nominations.get(store, second))
    namesakes.declare_distinct(store, second, taken_back=True)
    assert namesakes.suspected(nominations.get(store, second))


def test_nobody_to_be_told_apart_from_is_one_sentence(store, plan):
    only = person_of(store, plan, "Lê Thị Hoa", "Phường Mai Dịch")
    with pytest.raises(UserError, match="Lê Thị Hoa"):
        namesakes.declare_distinct(store, only)
