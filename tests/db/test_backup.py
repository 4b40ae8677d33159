"""Copies are whole, proved, thinned with age; restoring never loses what was there."""

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import backup
from db.connection import Store
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import plans, workspace


def test_a_copy_of_the_open_database_holds_what_was_just_written(store: Store, tmp_path: Path):
    workspace.backup_to(store, tmp_path / "ban-sao.db")
    copy = sqlite3.connect(tmp_path / "ban-sao.db")
    assert copy.execute("SELECT code FROM plan").fetchall() == [("CG-2024",)]
    assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    copy.close()
    assert [path.name for path in tmp_path.glob("ban-sao*")] == ["ban-sao.db"]


def test_the_days_copy_is_made_once(store: Store):
    today = date.today()
    assert workspace.daily_backup(store, today) is not None
    assert workspace.daily_backup(store, today) is None
    assert [kept.reason for kept in workspace.backups(store)] == ["hang-ngay"]


def test_old_copies_are_thinned_to_days_weeks_and_months(empty_store: Store, tmp_path: Path):
    now = datetime(2026, 11, 20, 17, 0)
    for hours in range(0, 24 * 800, 12):
        moment = now - timedelta(hours=hours)
        (tmp_path / f"thidua_{moment:%Y-%m-%d_%H%M%S}_hang-ngay.db").write_bytes(b"x")
    backup.thin(tmp_path, now.date())
    ages = [(now.date() - kept.made.date()).days for kept in backup.list_backups(tmp_path)]
    assert [age for age in ages if age <= 14] == [0, 0, *range(1, 15)]
    assert 6 <= len([age for age in ages if 14 < age <= 56]) <= 7
    assert 20 <= len([age for age in ages if age > 56]) <= 24
    assert max(ages) <= 24 * 31


def test_an_old_copy_that_cannot_be_removed_stops_no_new_one(store: Store, folder: Path):
    stuck = folder / "sao-luu" / "thidua_2020-01-01_080000_hang-ngay.db"
    stuck.mkdir(parents=True)  # as firm as a file that another program holds open
    made = workspace.daily_backup(store, date.today())
    assert made is not None
    assert made.is_file()
    assert stuck.exists()


def test_restoring_brings_the_copy_and_keeps_what_was_there(store: Store, folder: Path, tmp_path: Path):
    workspace.backup_to(store, tmp_path / "truoc.db")
    plan = plans.by_code(store, "CG-2024")
    plans.trash(store, plan.id)
    store.close()
    change = workspace.restore_folder(folder, tmp_path / "truoc.db")
    with workspace.open_folder(folder) as restored:
        assert [found.code for found in plans.list_plans(restored)] == ["CG-2024"]
        kept = [copy for copy in workspace.backups(restored) if copy.reason == "truoc-khoi-phuc"]
        assert len(kept) == 1
        assert str(kept[0].path) in change.summary
    earlier = sqlite3.connect(kept[0].path)
    assert earlier.execute("SELECT count(*) FROM plan WHERE deleted_at IS NOT NULL").fetchone()[0] == 1
    earlier.close()


def test_records_held_open_elsewhere_are_not_restored_and_stay(store: Store, folder: Path, tmp_path: Path):
    workspace.backup_to(store, tmp_path / "tot.db")
    store.close()
    (folder / "thidua.db-shm").mkdir()  # cannot be taken away, like a file in use
    before = (folder / "thidua.db").read_bytes()
    with pytest.raises(UserError, match="đang mở ở chương trình khác"):
        workspace.restore_folder(folder, tmp_path / "tot.db")
    assert (folder / "thidua.db").read_bytes() == before
    assert not (folder / "thidua.restore").exists()


@pytest.mark.parametrize("content", [b"", b"rubbish" * 5000])
def test_a_damaged_copy_is_refused_and_changes_nothing(store: Store, folder: Path, tmp_path: Path, content: bytes):
    store.close()
    (tmp_path / "hong.db").write_bytes(content)
    before = (folder / "thidua.db").read_bytes()
    with pytest.raises(UserError, match="Không có gì bị thay đổi"):
        workspace.restore_folder(folder, tmp_path / "hong.db")
    assert (folder / "thidua.db").read_bytes() == before


def test_a_copy_whose_pages_are_damaged_is_refused(store: Store, folder: Path, tmp_path: Path):
    copy = tmp_path / "hong.db"
    workspace.backup_to(store, copy)
    store.close()
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 30] = b"\x5a" * (4096 * 27)
    copy.write_bytes(content)
    with pytest.raises(UserError, match="bị hỏng"):
        workspace.restore_folder(folder, copy)


def test_a_damaged_database_can_be_replaced_and_is_kept_aside(store: Store, folder: Path, tmp_path: Path):
    workspace.backup_to(store, tmp_path / "tot.db")
    store.close()
    (folder / "thidua.db").write_bytes(b"rubbish" * 5000)
    workspace.restore_folder(folder, tmp_path / "tot.db")
    with workspace.open_folder(folder) as restored:
        assert plans.by_code(restored, "CG-2024")
    assert [path.read_bytes()[:7] for path in (folder / "sao-luu").glob("hong_*.db")] == [b"rubbish"]


def test_the_check_names_a_kept_original_that_is_gone_or_altered(store: Store, folder: Path):
    from tests.office import IN_TIME, LISTS
    from thidua_desktop.services import intake

    plan = plans.by_code(store, "CG-2024")
    intake.commit(store, plan, intake.preview(store, plan, LISTS / "phuong-nghia-do.xlsx", IN_TIME))
    assert workspace.check_folder(store) == []
    kept = next((folder / "tep").iterdir())
    kept.write_bytes(b"other")
    assert ["đã bị sửa" in problem for problem in workspace.check_folder(store)] == [True]
    kept.unlink()
    assert ["Thiếu tệp gốc" in problem for problem in workspace.check_folder(store)] == [True]
