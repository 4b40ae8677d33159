"""The return file: the sender's own list with what is to be mended marked in it, to be sent back.

The marks are what `services.return_marks` finds to say; this module fetches the original and writes the file.
"""

import hashlib
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from db import attachments, batches
from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.text import nfc
from thidua_desktop.intake.corrections import corrections_of
from thidua_desktop.services import office, plans, units
from thidua_desktop.services.intake_reading import Preview, collector_paused, preview, revise
from thidua_desktop.services.return_marks import marks_of, plain_sheets

_DESK = "Thi đua - Khen thưởng"
_SUFFIX = " - cần sửa"
_AGAIN = re.compile(rf"(?:{_SUFFIX}(?: ?\(\d+\))?)+$")  # a copy that comes back and goes out once more


def write(store: Store, plan: Plan, shown: Preview, out: Path) -> Path:
    """Write the return file of a list into the folder `out`; the file written.

    An .xlsx or .xlsm comes back as itself with the marks in it, any other kind as an .xlsx of the same layout. A file
    of the same name that says otherwise stays, and this one gets a number.

    Raises UserError for a file that was not read, and where the folder takes no file.
    """
    from exporters.files import safe_file_name
    from exporters.return_workbook import write_return

    if shown.document is None or shown.understanding is None:
        raise UserError(shown.error or f"Tệp “{shown.path.name}” chưa được đọc.")
    with collector_paused():
        made = _made(store, shown)
    place = _free(out, safe_file_name(f"{_AGAIN.sub('', nfc(shown.path.stem))}{_SUFFIX}.xlsx"), made)
    write_return(made, place)
    return place


def preview_of_batch(store: Store, batch_id: int) -> Preview:
    """A list that was taken in, read again from its kept original with the clerk's decisions of that day.

    Its own nominations are known as such and are no duplicates of the rows they came from.

    Raises UserError if there is no such import, and StorageError if the original is gone.
    """
    found = batches.batch(store, batch_id)
    plan = plans.get(store, found.plan_id) if found else None
    if found is None or plan is None:
        raise UserError(f"Không có lần nhập số {batch_id}.")
    (kept,) = attachments.of_batch(store, batch_id)
    unit = units.find(store, found.unit) if found.unit else None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / found.file_name  # the name may tell the sender
        place.write_bytes(attachments.path(store, kept).read_bytes())
        shown = preview(store, plan, place, found.received, unit=unit, lane=_lane(store, batch_id))
    corrections = corrections_of(found.corrections)
    if corrections and shown.document is not None:
        shown = revise(store, plan, shown, corrections, unit=unit)
    return replace(shown, path=Path(found.file_name))


def _lane(store: Store, batch_id: int) -> Lane:
    """The lane in which an import was taken in."""
    stored = nomination_rows.nominations(store, "nomination.batch_id = ?", (batch_id,), in_place_only=False)
    return stored[0].lane if stored else Lane.SUM_UP


def _made(store: Store, shown: Preview) -> bytes:
    """The marked workbook."""
    from exporters.return_layout import laid_out, sheet_titles
    from exporters.return_workbook import UnfitError, mark_workbook

    profile = office.get(store)
    author = profile.desk if profile and profile.desk else _DESK
    if shown.document is not None and shown.document.kind == "xlsx" and (data := _original(store, shown)) is not None:
        try:
            return mark_workbook(data, marks_of(shown), author)
        except UnfitError:
            pass  # a workbook that had to be mended to be read is made anew, as the other kinds are
    sheets, shift = plain_sheets(shown)
    titles = dict(zip([sheet.name for sheet in sheets], sheet_titles([sheet.name for sheet in sheets]), strict=True))
    marks = [replace(sheet, sheet=titles[sheet.sheet]) for sheet in marks_of(shown, shift)]
    return mark_workbook(laid_out(sheets), marks, author)


def _original(store: Store, shown: Preview) -> bytes | None:
    """The bytes that were read: the file itself if it is still the same, else the kept copy; None without either."""
    wanted = shown.document.sha256 if shown.document else ""
    for place in (shown.path, store.folder.attachments / wanted):
        try:
            data = place.read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == wanted:
            return data
    return None


def _free(folder: Path, name: str, content: bytes) -> Path:
    """A place for a file: its own name, or one with a number if another file has that name."""
    first = place = folder / name
    number = 1
    while place.exists() and not _says(place, content):
        number += 1
        place = first.with_stem(f"{first.stem} ({number})")
    return place


def _says(place: Path, content: bytes) -> bool:
    try:
        return place.read_bytes() == content
    except OSError:
        return False
