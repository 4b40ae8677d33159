"""From any released version to today's, step by step, each step whole or not at all, with a backup before."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from db.backup import back_up
from db.connection import Store, connect, identify
from db.errors import plain_errors
from db.folder import DataFolder
from db.schema import APPLICATION_ID, script
from thidua_desktop.domain.errors import UserError

Step = Callable[[sqlite3.Connection], None]


def _run_script(connection: sqlite3.Connection, statements: str) -> None:
    """Run the statements of a script inside the transaction that is open (executescript would commit it)."""
    statement = ""
    for line in statements.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _to_version_1(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _run_script(connection, script(1))


def _to_version_2(connection: sqlite3.Connection) -> None:
    _run_script(connection, script(2))


STEPS: tuple[Step, ...] = (_to_version_1, _to_version_2)
"""Step n brings a database from version n to n + 1. Steps are frozen once released and import no gateway."""


def create_store(folder: DataFolder) -> Store:
    """A new office's empty database.

    Raises UserError if the folder already holds one.
    """
    if folder.exists:
        raise UserError(f"Thư mục “{folder.path}” đã có dữ liệu. Hãy mở dữ liệu đó hoặc chọn thư mục khác.")
    try:
        folder.make()
    except OSError as error:
        raise UserError(
            f"Không tạo được thư mục “{folder.path}”. Kiểm tra quyền ghi hoặc chọn thư mục khác."
        ) from error
    connection = connect(folder.database, create=True)
    migrate(connection, folder.database, folder.backups)
    return Store(folder, connection)


def open_store(folder: DataFolder, steps: Sequence[Step] = STEPS) -> Store:
    """Open a folder's database, bringing it to today's version first.

    Raises UserError if there is none, if it is another program's, or if it was written by a newer version: then it
    is not read any further and nothing is changed.
    """
    if not folder.exists:
        raise UserError(f"Thư mục “{folder.path}” chưa có dữ liệu của phần mềm. Chọn thư mục khác hoặc tạo mới.")
    _refuse_strangers(folder.database, len(steps))
    connection = connect(folder.database)
    try:
        migrate(connection, folder.database, folder.backups, steps)
    except BaseException:
        connection.close()
        raise
    return Store(folder, connection)


def _refuse_strangers(path: Path, known: int) -> None:
    """Look at the marks through a connection that cannot write; even the journal mode stays as it was."""
    with plain_errors(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            application, version = identify(connection)
        finally:
            connection.close()
    if application != APPLICATION_ID:
        raise UserError(f"Tệp “{path}” không phải dữ liệu của phần mềm này. Không có gì bị thay đổi.")
    if version > known:
        raise UserError(
            f"Dữ liệu trong “{path.parent}” do bản phần mềm mới hơn tạo ra (kiểu {version}, bản này đọc đến kiểu "
            f"{known}). Hãy cài bản mới; không có gì bị thay đổi."
        )


def migrate(connection: sqlite3.Connection, path: Path, backups: Path, steps: Sequence[Step] = STEPS) -> int:
    """Run the steps that a database lacks; the number run. A failing step leaves the earlier ones in place."""
    version = identify(connection)[1]
    if version >= len(steps):
        return 0
    if version:
        back_up(connection, backups, "truoc-nang-cap")
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number in range(version, len(steps)):
            with plain_errors(path):
                _run_step(connection, steps[number], number + 1)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return len(steps) - version


def _run_step(connection: sqlite3.Connection, step: Step, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise sqlite3.IntegrityError(f"step to version {number} leaves {len(broken)} broken links")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
