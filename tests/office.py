"""Offices to test with: a fresh data folder, and one filled with the Cầu Giấy sample."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import nominations, plans, samples, units, workspace
from thidua_desktop.services.nominations import Entry
from thidua_desktop.services.workspace import Store

IN_TIME = date(2024, 7, 26)
AWARD = "Giấy khen của Chủ tịch UBND quận"
LISTS = Path(__file__).parent / "data" / "lists"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty place for an office's records."""
    return tmp_path / "du-lieu"


@pytest.fixture
def empty_store(folder: Path) -> Iterator[Store]:
    """Records without an office."""
    with workspace.new_folder(folder) as store:
        yield store


@pytest.fixture
def store(empty_store: Store) -> Store:
    """Records of the Cầu Giấy sample, without nominations."""
    samples.fill(empty_store, "cau-giay-2024")
    return empty_store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The sample's plan."""
    return plans.by_code(store, "CG-2024")


def unit_named(store: Store, name: str) -> Unit:
    """A unit by any of its names."""
    return units.find(store, name)


def a_person(store: Store, name: str = "Nguyễn Thị Thu Hằng", **over: object) -> Entry:
    """A flawless individual of Nghĩa Đô ward, with whatever the test wants otherwise."""
    values: dict[str, object] = {
        "kind": NomineeKind.INDIVIDUAL,
        "name": name,
        "unit_id": unit_named(store, "Phường Nghĩa Đô").id,
        "received": IN_TIME,
        "birth": "12/03/1984",
        "award": AWARD,
        "achievement": "Có sáng kiến trong cải cách hành chính",
    }
    return Entry(**{**values, **over})  # type: ignore[arg-type]


def a_collective(store: Store, name: str = "Tổ dân phố số 4", **over: object) -> Entry:
    """A flawless collective of Nghĩa Đô ward."""
    return a_person(store, name, **{"kind": NomineeKind.COLLECTIVE, "birth": "", **over})


def add(store: Store, plan: Plan, entry: Entry) -> int:
    """Store an entry; the nomination's id."""
    saved = nominations.save_entry(store, plan.id, entry).id
    assert saved is not None
    return saved
