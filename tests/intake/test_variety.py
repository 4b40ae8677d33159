"""Other wards, other layouts: every field of every row right, and nothing to complain of."""

from pathlib import Path

import pytest

from tests.intake.building import brief, take_in
from tests.intake.wards import write

FIELDS = ("kind", "name", "birth", "gender", "position", "workplace", "award", "achievement")


@pytest.mark.parametrize("seed", range(120))
def test_any_list_of_a_ward_is_read_right(tmp_path: Path, seed: int):
    path, ward, truths, places = write(tmp_path, seed)
    read = take_in(path)
    assert brief(read.candidates, "row", *FIELDS) == [
        (place, *(getattr(truth, field) for field in FIELDS)) for place, truth in zip(places, truths, strict=True)
    ]
    assert [row.findings for row in read.candidates if row.findings] == []
    assert read.sender_hints[0] == f"ỦY BAN NHÂN DÂN PHƯỜNG {ward.upper()}"
