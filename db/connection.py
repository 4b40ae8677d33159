"""One connection to the office's database, with its pragmas read back and its failures in plain words."""

import json
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from db.errors import plain_errors
from db.folder import DataFolder
from thidua_desktop.domain.errors import StorageError

if TYPE_CHECKING:
    from sqlite_utils import Database

Value = str | int | float | bytes | None
Row = TypeVar("Row")
_AT_ONCE = 500  # rows; about a millisecond
_IN_ONE_STATEMENT = 40  # rows
_NOTHING: Mapping[str, Value] = {}


def _to_nobody() -> None:
    """Nobody waits."""


class Store:
    """An open database for one thread. Jobs open their own with `again()`.

    Reads return plain rows. Writes outside `atomic()` are each their own transaction; inside, all or nothing.
    Whoever goes through many rows calls `give_way` at each of them, which lets the window go first.
    """

    def __init__(
        self, folder: DataFolder, connection: sqlite3.Connection, give_way: Callable[[], object] = _to_nobody
    ) -> None:
        self.folder = folder
        self.connection = connection
        self.give_way = give_way
        self._tables: Database | None = None

    @classmethod
    def open(cls, folder: DataFolder) -> Self:
        """Open the folder's database as it is; see `db.migrations.open_store` for the door everyone uses."""
        return cls(folder, connect(folder.database))

    def again(self, give_way: Callable[[], object] = _to_nobody) -> Self:
        """Another connection to the same database, for another thread."""
        return type(self)(self.folder, connect(self.folder.database), give_way)

    @property
    def tables(self) -> "Database":
        """The connection as sqlite-utils sees it, for writes by column name."""
        if self._tables is None:
            from sqlite_utils import Database  # imported late: 70 ms that a start-up does not need

            self._tables = Database(self.connection, execute_plugins=False)
        return self._tables

    @contextmanager
    def atomic(self) -> Generator[None, None, None]:
        """Everything inside is written, or nothing; may be nested. Waits for another writer up to 5 seconds."""
        with plain_errors(self.folder.database):
            if self.connection.in_transaction:
                with self.tables.atomic():
                    yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self.connection.rollback()
                raise

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        found: list[sqlite3.Row] = []
        with plain_errors(self.folder.database):
            cursor = self.connection.execute(sql, values)
            while some := cursor.fetchmany(_AT_ONCE):
                found += some
                self.give_way()
        return found

    def row(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, None if there is none."""
        with plain_errors(self.folder.database):
            return self.connection.execute(sql, values).fetchone()

    def value(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, None if there is none."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def execute(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one writing statement; the number of rows it touched."""
        with self.atomic():
            return self.connection.execute(sql, values).rowcount

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one writing statement for many rows of values."""
        with self.atomic():
            self.connection.executemany(sql, self.paced(rows))

    def insert_columns(
        self, table: str, columns: Mapping[str, Sequence[Value]], shared: Mapping[str, Value] = _NOTHING
    ) -> None:
        """Add many rows given as columns of one length, and the values that all of them share.

        Several rows go in with one statement, and what all share is bound once for those, as is a column that turns out
        to hold one value: a list of ten thousand takes a third less time.
        """
        count = len(next(iter(columns.values())))
        if any(len(values) != count for values in columns.values()):
            raise ValueError("columns of unlike lengths")
        if not count:
            return
        own = {name: values for name, values in columns.items() if values.count(values[0]) < count}
        common = dict(shared) | {name: values[0] for name, values in columns.items() if name not in own}
        rows: list[tuple[Value, ...]] = list(zip(*own.values(), strict=True)) if own else [()] * count
        places = ", ".join([*(f"?{number}" for number in range(1, len(common) + 1)), *"?" * len(own)])
        head = f"INSERT INTO {table} ({', '.join([*common, *own])}) VALUES "  # noqa: S608 - names of this package
        with self.atomic():
            for start in range(0, count, _IN_ONE_STATEMENT):
                some = rows[start : start + _IN_ONE_STATEMENT]
                lines = ", ".join([f"({places})"] * len(some))
                self.connection.execute(head + lines, (*common.values(), *chain.from_iterable(some)))
                self.give_way()

    def paced(self, rows: Iterable[Row]) -> Iterable[Row]:
        """The same rows one after another, giving way at each."""
        return rows if self.give_way is _to_nobody else self._giving_way(rows)

    def _giving_way(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.give_way()
            yield row

    def insert(self, table: str, **values: Value) -> int:
        """Add one row by column name; its id."""
        with self.atomic():
            return int(self.tables.table(table).insert(values).last_pk)  # type: ignore[arg-type]

    def update(self, table: str, id: int, **values: Value) -> None:
        """Change columns of one row."""
        with self.atomic():
            self.tables.table(table).update(id, values)  # pyright: ignore[reportUnknownMemberType]

    def close(self) -> None:
        """Close; a second call does nothing."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def engine_version() -> str:
    """The version of SQLite."""
    return sqlite3.sqlite_version


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection with foreign keys on, WAL read back, and a five-second wait for another writer."""
    mode = "rwc" if create else "rw"
    with plain_errors(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=5)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            if connection.execute("PRAGMA foreign_keys").fetchone()[0] != 1:
                raise StorageError("Bản SQLite trên máy này không kiểm tra được liên kết giữa các bảng.")
            journal = str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
            connection.execute(f"PRAGMA synchronous = {'NORMAL' if journal == 'wal' else 'FULL'}")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA wal_autocheckpoint = 8000")  # 32 MB: not in the middle of a clerk's import
            connection.execute("PRAGMA cache_size = -16000")  # 16 MB: a large import then writes its pages once
        except BaseException:
            connection.close()
            raise
    return connection


def identify(connection: sqlite3.Connection) -> tuple[int, int]:
    """(application id, schema version) of a database."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    return application, int(connection.execute("PRAGMA user_version").fetchone()[0])


def texts(stored: str) -> tuple[str, ...]:
    """A stored JSON list of texts."""
    return tuple(json.loads(stored))


def stored_texts(values: Iterable[str]) -> str:
    """A list of texts as stored."""
    return json.dumps(list(values), ensure_ascii=False)


def day(stored: str | None) -> date | None:
    """A stored ISO date."""
    return date.fromisoformat(stored) if stored else None


def iso(value: date | None) -> str | None:
    """A date as stored."""
    return value.isoformat() if value else None
