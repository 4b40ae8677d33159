"""The process that reads files is started when an import begins, and not by the first file."""

import time

from thidua_desktop.intake.reading_process import pool
from thidua_desktop.services import intake

MOST_SECONDS = 20


def waiting() -> int:
    return len(pool._idle)  # pyright: ignore[reportPrivateUsage]


def test_an_import_that_begins_has_its_reading_process_started_beside() -> None:
    pool.close()
    began = time.monotonic()
    intake.warm()
    while not waiting() and time.monotonic() - began < MOST_SECONDS:
        time.sleep(0.01)
    assert waiting() == 1
