"""The records open with every guard on, and failures of the machine come as sentences."""

import sqlite3

import pytest

from db.connection import Store, connect
from db.folder import DataFolder
from thidua_desktop.domain.errors import StorageError


def test_a_connection_checks_foreign_keys_and_keeps_a_write_ahead_log(empty_store: Store):
    assert empty_store.value("PRAGMA foreign_keys") == 1
    assert empty_store.value("PRAGMA journal_mode") == "wal"
    assert empty_store.value("PRAGMA synchronous") == 1


def test_every_table_is_strict(empty_store: Store):
    loose = [
        row["name"]
        for row in empty_store.rows("PRAGMA table_list")
        if row["type"] == "table" and not row["strict"] and not row["name"].startswith("sqlite_")
    ]
    assert loose == []


def test_a_failed_act_leaves_nothing_behind(empty_store: Store):
    with pytest.raises(ZeroDivisionError), empty_store.atomic():
        empty_store.insert("cluster", name="Cụm phường số 1")
        raise ZeroDivisionError
    assert empty_store.rows("SELECT * FROM cluster") == []


def test_an_inner_failure_that_is_caught_undoes_only_the_inner_act(empty_store: Store):
    with empty_store.atomic():
        empty_store.insert("cluster", name="Cụm phường số 1")
        with pytest.raises(ZeroDivisionError), empty_store.atomic():
            empty_store.insert("cluster", name="Cụm phường số 2")
            raise ZeroDivisionError
    assert [row["name"] for row in empty_store.rows("SELECT name FROM cluster")] == ["Cụm phường số 1"]


def test_a_broken_link_is_refused(empty_store: Store):
    with pytest.raises(sqlite3.IntegrityError):
        empty_store.insert("unit", group_id=99, name="x", short_name="x", search_key="x", sort_key="x")


def test_a_writer_waits_for_another_and_then_says_so_in_words(empty_store: Store):
    with empty_store.again() as other:
        other.connection.execute("PRAGMA busy_timeout = 50")
        with empty_store.atomic():
            empty_store.insert("cluster", name="Cụm phường số 1")
            with pytest.raises(StorageError, match="đang được một cửa sổ khác ghi"):
                other.insert("cluster", name="Cụm phường số 2")


def test_a_file_that_is_no_database_is_named_in_one_sentence(tmp_path):
    folder = DataFolder(tmp_path)
    folder.database.write_bytes(b"not a database at all, only text" * 40)
    with pytest.raises(StorageError, match="không phải dữ liệu của phần mềm"):
        connect(folder.database)


def test_a_full_disk_is_told_and_nothing_is_kept(empty_store: Store):
    pages = empty_store.value("PRAGMA page_count")
    empty_store.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageError, match="Ổ đĩa đã đầy"), empty_store.atomic():
        for number in range(2000):
            empty_store.insert("cluster", name=f"Cụm {number} " + "x" * 200)
    assert empty_store.value("SELECT count(*) FROM cluster") == 0


def test_whoever_reads_or_writes_many_rows_gives_way_all_along(empty_store: Store):
    given: list[int] = []
    with empty_store.again(lambda: given.append(1)) as store:
        store.many("INSERT INTO cluster (name) VALUES (?)", [(f"Cụm số {number}",) for number in range(1200)])
        assert len(given) == 1200
        given.clear()
        assert len(store.rows("SELECT name FROM cluster")) == 1200
        assert len(given) == 3


def test_rows_given_as_columns_are_stored_as_they_are_whatever_they_share(empty_store: Store):
    count = 95  # more than two statements, and a rest
    names = [f"Cụm số {number}" for number in range(count)]
    years = [2024] * count
    notes = [None if number % 3 else f"Ghi chú {number}" for number in range(count)]
    with empty_store.atomic():
        empty_store.connection.execute("CREATE TABLE some (name TEXT, year INTEGER, note TEXT, kind TEXT) STRICT")
        empty_store.insert_columns("some", {"name": names, "year": years, "note": notes}, {"kind": "phường"})
    stored = [tuple(row) for row in empty_store.rows("SELECT name, year, note, kind FROM some ORDER BY rowid")]
    assert stored == [(name, 2024, note, "phường") for name, note in zip(names, notes, strict=True)]


def test_columns_of_unlike_lengths_are_refused(empty_store: Store):
    with pytest.raises(ValueError, match="unlike"):
        empty_store.insert_columns("cluster", {"name": ["Cụm 1", "Cụm 2"], "id": [1]})
    assert empty_store.rows("SELECT * FROM cluster") == []


def test_a_connection_of_ones_own_gives_way_to_nobody(empty_store: Store):
    assert list(empty_store.paced([1, 2, 3])) == [1, 2, 3]
