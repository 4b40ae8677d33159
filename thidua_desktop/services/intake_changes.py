"""What a list that comes again does to the nominations that stand: fields changed, nominations withdrawn, and back."""

from collections.abc import Mapping
from typing import Any

from db import batches, history
from db import nominations as nomination_rows
from db.connection import Store
from db.nominees import NewNominee, find_or_add, sort_key
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.compare import FIELDS, Match
from thidua_desktop.domain.nomination import Nomination, Status
from thidua_desktop.domain.text import fold
from thidua_desktop.services.intake_reading import Preview

_SEARCHED = ("position", "workplace", "achievement")


def change(store: Store, batch_id: int, shown: Preview, row: Checked, match: Match) -> None:
    """Give a nomination what the new list says of it; everything the list does not say stays."""
    was = nomination_rows.stored(store, match.nomination.id)
    after = _after(store, was, shown, row, match)
    said = "; ".join(
        f"{FIELDS[c.field].lower()} “{c.old or 'không ghi'}” → “{c.new or 'không ghi'}”" for c in match.changes
    )
    summary = f"Sửa {match.nomination.name} theo “{shown.path.name}”: {said}"
    _write(store, batch_id, match.nomination.id, was, after, summary)


def withdraw(store: Store, batch_id: int, shown: Preview, nomination: Nomination) -> None:
    """Take back a nomination that the new list no longer has."""
    was = nomination_rows.stored(store, nomination.id)
    summary = f"Rút {nomination.name}: không còn trong “{shown.path.name}”"
    _write(store, batch_id, nomination.id, was, {"status": Status.WITHDRAWN.value}, summary)


def _write(
    store: Store, batch_id: int, nomination_id: int, was: Mapping[str, Any], after: Mapping[str, Any], summary: str
) -> None:
    before = {column: was[column] for column in after}
    nomination_rows.update(store, nomination_id, dict(after))
    batches.add_change(store, batch_id, nomination_id, before, after)
    history.record(store, summary, "nomination", nomination_id, before, after)


def _after(store: Store, was: Mapping[str, Any], shown: Preview, row: Checked, match: Match) -> dict[str, Any]:
    """The columns that change, with what follows from them."""
    after: dict[str, Any] = {one.field: one.new for one in match.changes}
    if "award" in after:
        after["award_id"] = row.award.id if row.award else None
    if after.pop("movement", None) is not None:
        after["movement_id"] = row.movement.id if row.movement else None
    told = {**was, **after}
    name_key = fold(told["name"])
    candidate = row.candidate
    nominee = NewNominee(
        candidate.kind, told["name"], told["birth"], told["gender"], told["identity_number"], was["unit_id"], name_key
    )
    findings, severity = nomination_rows.stored_findings(row.findings)
    return after | {
        "nominee_id": find_or_add(store, [nominee])[0],
        "name_key": name_key,
        "search_key": " ".join((name_key, *(fold(told[name]) for name in _SEARCHED if told[name]))),
        "sort_key": sort_key(candidate.kind, told["name"]),
        "findings": findings,
        "severity": severity,
        "accepted_reason": shown.stored_reason(row) or was["accepted_reason"],
        "late_reason": shown.late_reason(row) or was["late_reason"],
        "sheet": candidate.sheet or None,
        "row": candidate.row or None,
    }


def put(store: Store, batch_id: int, *, back: bool) -> int:
    """Put what an import changed back as it was, or forward again; how many nominations.

    A column that was changed again since then stays as it is now.
    """
    told = batches.changes(store, batch_id)
    for nomination_id, before, after in told:
        there, wanted = (after, before) if back else (before, after)
        now_stored = nomination_rows.stored(store, nomination_id)
        values = {column: wanted[column] for column in wanted if now_stored[column] == there[column]}
        if values:
            nomination_rows.update(store, nomination_id, values)
    return len(told)
