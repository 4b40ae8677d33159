"""Letters typed over a long plan find what the records would, without reading them again."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.big_lists import fill_nominations
from tests.ui.desk_fixtures import desk as desk
from thidua_desktop.services import nominations
from thidua_desktop.services.nominations import Filter
from ui.desk import Desk
from ui.tabs import nominations_reading
from ui.tabs.nominations_reading import NominationReader

TYPED = ("h", "ho", "hoà", "hòa", "hoa t", "HOA TRẦN", "hoa", "tran hoa", "zz", "zz h", "", "  ", "nghĩa đô", "đô ngh")


class _Heard:
    def __init__(self, reader: NominationReader) -> None:
        self.answers: list[list[int]] = []
        reader.found.connect(lambda ids, _: self.answers.append(list(ids)))


@pytest.fixture
def reader(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[NominationReader]:
    assert desk.plan is not None
    fill_nominations(desk.store, desk.plan, 120)
    monkeypatch.setattr(nominations_reading, "READ_IN_JOB", 3)
    monkeypatch.setattr(nominations_reading, "WORDS_AFTER", 1)
    reader = NominationReader(desk, desk)
    yield reader
    reader.rest()


def jobs_begun(desk: Desk) -> int:
    return len(getattr(desk.jobs, "titles"))  # noqa: B009


def plan_id(desk: Desk) -> int:
    assert desk.plan is not None
    assert desk.plan.id is not None
    return desk.plan.id


@pytest.mark.parametrize("order", ["unit", "name", "achievement"])
@pytest.mark.parametrize("descending", [False, True])
def test_every_letter_finds_what_the_records_would(
    reader: NominationReader, desk: Desk, order: str, descending: bool
) -> None:
    heard = _Heard(reader)
    for text in TYPED:
        reader.read(Filter(plan_id(desk), text=text), order, descending=descending)
        wanted = nominations.ids(desk.store, Filter(plan_id(desk), text=text), order)
        assert heard.answers[-1] == (wanted[::-1] if descending else wanted), text


def test_once_the_words_lie_ready_letters_and_known_orders_are_answered_without_reading(
    reader: NominationReader, desk: Desk, qtbot: QtBot
) -> None:
    reader.read(Filter(plan_id(desk)), "unit", descending=False)
    reader.read(Filter(plan_id(desk)), "name", descending=False)
    qtbot.waitUntil(lambda: reader.ready_for_letters)
    begun = jobs_begun(desk)
    heard = _Heard(reader)
    for text in TYPED:
        reader.read(Filter(plan_id(desk), text=text), "name", descending=False)
    reader.read(Filter(plan_id(desk), text="hoa"), "unit", descending=True)
    assert jobs_begun(desk) == begun
    assert len(heard.answers) == len(TYPED) + 1


def test_changed_records_are_read_again(reader: NominationReader, desk: Desk) -> None:
    heard = _Heard(reader)
    reader.read(Filter(plan_id(desk), text="hoa"), "unit", descending=False)
    nominations.trash(desk.store, heard.answers[-1][:1])
    reader.forget()
    reader.read(Filter(plan_id(desk), text="hoa"), "unit", descending=False)
    assert heard.answers[-1] == heard.answers[0][1:]


def test_a_table_no_longer_seen_has_nothing_laid_ready_until_it_is_seen_again(
    reader: NominationReader, desk: Desk, qtbot: QtBot
) -> None:
    reader.read(Filter(plan_id(desk)), "unit", descending=False)
    reader.rest()
    qtbot.wait(30)
    assert not reader.ready_for_letters
    reader.wake()
    qtbot.waitUntil(lambda: reader.ready_for_letters)


def test_a_reading_that_fails_says_so_and_the_next_one_is_tried(reader: NominationReader, desk: Desk) -> None:
    said: list[str] = []
    reader.failed.connect(said.append)
    heard = _Heard(reader)
    database = desk.store.folder.database
    away = database.rename(database.with_suffix(".away"))
    reader.read(Filter(plan_id(desk)), "unit", descending=False)
    assert len(said) == 1
    assert not heard.answers
    away.rename(database)
    reader.read(Filter(plan_id(desk)), "unit", descending=False)
    assert len(said) == 1
    assert len(heard.answers) == 1
