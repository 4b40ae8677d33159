"""What is set for the whole office: where papers go, rounding, base salaries, the catalogue; each change in history."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.money import BaseSalary
from thidua_desktop.services import samples, settings, workspace
from thidua_desktop.services.workspace import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = workspace.new_folder(tmp_path / "so-lieu")
    samples.fill(made, "cau-giay-2024")
    yield made
    made.close()


def last_act(store: Store) -> str:
    return workspace.history(store, 1)[0].summary


def test_papers_go_to_the_folder_set_while_it_is_there(store: Store, tmp_path: Path) -> None:
    assert settings.export_folder(store) == store.folder.exports
    place = tmp_path / "giay-to"
    place.mkdir()
    settings.set_export_folder(store, place)
    assert settings.export_folder(store) == place
    assert str(place) in last_act(store)
    place.rmdir()
    assert settings.export_folder(store) == store.folder.exports


def test_a_folder_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không có thư mục"):
        settings.set_export_folder(store, tmp_path / "khong-co")


def test_rounding_is_ten_thousand_until_the_office_pays_the_raw_product(store: Store) -> None:
    assert settings.round_up_to(store) == 10_000
    settings.set_round_up_to(store, settings.RAW)
    assert settings.round_up_to(store) == 1
    assert last_act(store) == "Không làm tròn tiền thưởng"


def test_a_base_salary_is_added_corrected_and_taken_back(store: Store) -> None:
    before = settings.base_salaries(store)
    new = BaseSalary(date(2027, 7, 1), 2_700_000, "Nghị định thử")
    settings.save_base_salary(store, new)
    assert settings.base_salaries(store)[0] == new
    moved = replace(new, valid_from=date(2027, 8, 1))
    settings.save_base_salary(store, moved, new)
    assert settings.base_salaries(store)[0] == moved
    assert last_act(store) == "Sửa mức lương cơ sở từ 01/08/2027: 2.700.000 đồng"
    settings.take_back_base_salary(store, moved, None)
    assert settings.base_salaries(store) == before


@pytest.mark.parametrize(
    ("salary", "said"),
    [
        (BaseSalary(date(2024, 7, 1), 2_000_000, "Nghị định thử"), "Đã có mức lương từ ngày 01/07/2024"),
        (BaseSalary(date(2027, 7, 1), 0, "Nghị định thử"), "lớn hơn 0"),
        (BaseSalary(date(2027, 7, 1), 2_000_000, " "), "Chưa ghi văn bản"),
    ],
)
def test_a_base_salary_that_cannot_be_is_refused(store: Store, salary: BaseSalary, said: str) -> None:
    with pytest.raises(UserError, match=said):
        settings.save_base_salary(store, salary)


def test_an_award_of_the_catalogue_is_corrected_and_history_keeps_both(store: Store) -> None:
    award = next(one for one in settings.awards(store) if one.individual_hundredths)
    settings.save_award(store, replace(award, individual_hundredths=999))
    assert next(one for one in settings.awards(store) if one.id == award.id).individual_hundredths == 999
    entry = workspace.history(store, 1)[0]
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["individual"], entry.after["individual"]) == (award.individual_hundredths, 999)
    with pytest.raises(UserError, match="Ngày cuối trước ngày đầu"):
        settings.save_award(store, replace(award, valid_from=date(2025, 1, 1), valid_to=date(2024, 1, 1)))
