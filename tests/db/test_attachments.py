"""Kept files: found by what they belong to, opened as they were kept, and told apart from what is left over."""

import pytest

from db import attachments
from tests.office import IN_TIME, LISTS, a_person, add
from thidua_desktop.domain.errors import StorageError
from thidua_desktop.services import dossier, intake, nominations

LIST = LISTS / "phuong-nghia-do.xlsx"
PAPER = LISTS / "phuong-yen-hoa.docx"


@pytest.fixture
def batch(store, plan) -> int:
    return intake.commit(store, plan, intake.preview(store, plan, LIST, IN_TIME)).batch_id


def kept_names(found):
    return [kept.name for kept in found]


def test_an_imports_original_belongs_to_it_and_to_each_of_its_nominations(store, plan, batch):
    by_hand = add(store, plan, a_person(store, "Đỗ Đạt"))
    assert kept_names(attachments.of_batch(store, batch)) == [LIST.name]
    imported = [n.id for n in nominations.of_plan(store, plan.id) if n.batch_id == batch]
    assert {tuple(kept_names(attachments.of_nomination(store, one))) for one in imported} == {(LIST.name,)}
    assert attachments.of_nomination(store, by_hand) == []


def test_a_units_paper_belongs_to_all_its_nominations(store, plan, batch):
    by_hand = add(store, plan, a_person(store, "Đỗ Đạt"))
    dossier.receive(store, plan, plan.dossier[0], [by_hand], dossier.Received(IN_TIME, file=PAPER))
    imported = next(n.id for n in nominations.of_plan(store, plan.id) if n.batch_id == batch)
    assert kept_names(attachments.of_nomination(store, by_hand)) == [PAPER.name]
    assert kept_names(attachments.of_nomination(store, imported)) == [LIST.name, PAPER.name]


def test_a_kept_file_opens_as_it_was_sent(store, batch):
    (kept,) = attachments.of_batch(store, batch)
    assert attachments.path(store, kept).read_bytes() == LIST.read_bytes()
    assert attachments.attachment(store, kept.id) == kept
    assert attachments.attachment(store, kept.id + 1) is None


def test_a_kept_file_that_is_gone_or_altered_is_not_opened_for_another(store, batch):
    (kept,) = attachments.of_batch(store, batch)
    place = attachments.path(store, kept)
    place.write_bytes(b"other")
    with pytest.raises(StorageError, match="đã bị sửa"):
        attachments.path(store, kept)
    place.unlink()
    with pytest.raises(StorageError, match="Không còn tệp gốc"):
        attachments.path(store, kept)


def test_the_same_file_is_kept_once(store):
    assert attachments.keep_original(store, LIST) == attachments.keep_original(store, LIST)
    assert len(list(store.folder.attachments.iterdir())) == 1


def test_files_that_nothing_points_at_are_named(store, batch):
    assert attachments.orphans(store) == []
    stray = store.folder.attachments / ("0" * 64)
    stray.write_bytes(b"left by an import that was stopped")
    assert attachments.orphans(store) == [stray]
