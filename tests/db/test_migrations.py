"""A database of any released version opens; a newer one is left unread; a failing step leaves no trace."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from db.backup import list_backups
from db.folder import DataFolder
from db.migrations import STEPS, create_store, open_store
from db.schema import APPLICATION_ID
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import nominations, plans, quota, workspace

STORED = Path(__file__).parent.parent / "data" / "databases"


def test_a_new_database_carries_the_programs_mark_and_version(folder):
    with create_store(DataFolder(folder)) as store:
        assert store.value("PRAGMA application_id") == APPLICATION_ID
        assert store.value("PRAGMA user_version") == len(STEPS)


@pytest.mark.parametrize("stored", sorted(STORED.glob("v*.db")), ids=lambda path: path.stem)
def test_the_stored_database_of_each_released_version_opens_with_its_records(stored, folder):
    DataFolder(folder).make()
    shutil.copy(stored, DataFolder(folder).database)
    with workspace.open_folder(folder) as store:
        assert workspace.check_folder(store) == [
            f"Thiếu tệp gốc “phuong-nghia-do.xlsx” trong thư mục “{folder / 'tep'}”."
        ]
        plan = plans.by_code(store, "CG-2024")
        found = nominations.of_plan(store, plan.id)
        assert [n.name for n in found][:2] == ["Tổ dân phố số 11", "Tổ dân phố số 27"]
        assert len(found) == 6
        assert sum(use.used for use in quota.table(store, plan)) == 6


def test_there_is_a_stored_database_for_every_released_version():
    assert [path.stem for path in sorted(STORED.glob("v*.db"))] == [f"v{n}" for n in range(1, len(STEPS) + 1)]


def test_an_older_database_is_backed_up_before_it_is_changed(folder):
    create_store(DataFolder(folder)).close()

    def add_a_table(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT")

    with open_store(DataFolder(folder), [*STEPS, add_a_table]) as store:
        assert store.value("PRAGMA user_version") == len(STEPS) + 1
    kept = list_backups(DataFolder(folder).backups)
    assert [backup.reason for backup in kept] == ["truoc-nang-cap"]
    copy = sqlite3.connect(kept[0].path)
    assert copy.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
    copy.close()


def test_a_failing_step_leaves_no_trace_and_earlier_steps_stay(folder):
    create_store(DataFolder(folder)).close()

    def good(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY) STRICT")

    def bad(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE lost (id INTEGER PRIMARY KEY) STRICT")
        raise ValueError("step fails half-way")

    with pytest.raises(ValueError, match="half-way"):
        open_store(DataFolder(folder), [*STEPS, good, bad])
    with open_store(DataFolder(folder), [*STEPS, good]) as store:
        names = {row["name"] for row in store.rows("SELECT name FROM sqlite_master")}
        assert "kept" in names
        assert "lost" not in names


def test_a_step_that_breaks_a_link_is_rolled_back(folder):
    create_store(DataFolder(folder)).close()

    def breaks(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO unit_alias (unit_id, alias) VALUES (99, 'x')")

    with pytest.raises(sqlite3.IntegrityError, match="broken links"):
        open_store(DataFolder(folder), [*STEPS, breaks])
    with open_store(DataFolder(folder)) as store:
        assert store.value("SELECT count(*) FROM unit_alias") == 0


def test_a_database_of_a_newer_program_is_refused_and_not_touched(folder):
    with create_store(DataFolder(folder)) as store:
        store.connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    place = DataFolder(folder).database
    before = place.read_bytes()
    with pytest.raises(UserError, match="bản phần mềm mới hơn"):
        open_store(DataFolder(folder))
    assert place.read_bytes() == before


def test_another_programs_database_is_refused(folder):
    DataFolder(folder).make()
    other = sqlite3.connect(DataFolder(folder).database)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(UserError, match="không phải dữ liệu của phần mềm này"):
        open_store(DataFolder(folder))


def test_a_folder_that_has_records_is_never_started_anew(folder):
    create_store(DataFolder(folder)).close()
    with pytest.raises(UserError, match="đã có dữ liệu"):
        create_store(DataFolder(folder))


def test_a_folder_without_records_says_so(tmp_path):
    with pytest.raises(UserError, match="chưa có dữ liệu"):
        open_store(DataFolder(tmp_path))


def test_the_newest_stored_database_has_the_tables_of_a_new_one(folder):
    newest = sqlite3.connect(f"{(STORED / f'v{len(STEPS)}.db').as_uri()}?mode=ro", uri=True)
    look = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    stored = newest.execute(look).fetchall()
    newest.close()
    with create_store(DataFolder(folder)) as store:
        assert [tuple(row) for row in store.rows(look)] == stored
