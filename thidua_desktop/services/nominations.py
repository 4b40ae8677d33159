"""Nominations by hand: enter, edit, move along, withdraw, trash and take back; the lists that screens show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import history
from db import nomination_lists as lists
from db import nominations as rows
from db import plans as plan_rows
from db import units as unit_rows
from db.connection import Store
from db.nomination_lists import Filter, Line
from db.nominees import NewNominee, find_or_add, sort_key
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.checks import Checked, Checker
from thidua_desktop.domain.dates import read_birth
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, Lane, Nomination, NomineeKind, Status
from thidua_desktop.domain.text import clean, clean_lines, fold
from thidua_desktop.services.facts import plan_facts, recheck

_TOPICS = frozenset({Topic.NOMINATIONS})


@dataclass(frozen=True, slots=True)
class Entry:
    """A nomination as typed by hand. `birth` is what stands in the field, in any usual writing."""

    kind: NomineeKind
    name: str
    unit_id: int | None
    received: date
    birth: str = ""
    gender: str | None = None
    position: str = ""
    workplace: str = ""
    award: str = ""
    achievement: str = ""
    lane: Lane = Lane.SUM_UP
    movement_id: int | None = None
    identity_number: str = ""
    phone: str = ""
    note: str = ""
    accepted_reason: str = ""
    late_reason: str = ""


def check_entry(store: Store, plan_id: int | None, entry: Entry, nomination_id: int | None = None) -> Checked:
    """The same rules as an import asks, for a form; `nomination_id` is the nomination being edited."""
    plan = plan_rows.plan(store, plan_id) if plan_id else None
    candidate = _candidate(entry)
    facts = plan_facts(store, plan, [candidate], () if nomination_id is None else (nomination_id,))
    unit = unit_rows.unit(store, entry.unit_id) if entry.unit_id else None
    checker = Checker(facts, accept_errors=bool(entry.accepted_reason), in_file=False)
    return checker.finish([checker.check(candidate, unit, entry.received, entry.lane)])[0]


def _candidate(entry: Entry) -> Candidate:
    findings: list[Finding] = []
    name = clean(entry.name)
    if not name:
        findings.append(Finding(Severity.ERROR, Code.MISSING_NAME, "Chưa ghi họ tên hoặc tên tập thể.", "name"))
    birth = _birth(entry, findings)
    return Candidate(
        name=name,
        kind=entry.kind,
        birth=birth,
        gender=entry.gender,
        position=clean(entry.position) or None,
        workplace=clean(entry.workplace) or None,
        award=clean(entry.award) or None,
        achievement=clean_lines(entry.achievement) or None,
        identity_number=clean(entry.identity_number) or None,
        phone=clean(entry.phone) or None,
        note=clean_lines(entry.note) or None,
        findings=tuple(findings),
    )


def _birth(entry: Entry, findings: list[Finding]) -> str | None:
    if not entry.birth.strip():
        if entry.kind is NomineeKind.INDIVIDUAL:
            findings.append(Finding(Severity.ERROR, Code.MISSING_BIRTH, "Chưa ghi ngày sinh hoặc năm sinh.", "birth"))
        return None
    read = read_birth(entry.birth, entry.received)
    if read.problem == "impossible":
        said = f"Không có ngày {clean(entry.birth)}. Sửa ngày hoặc chỉ ghi năm sinh."
        findings.append(Finding(Severity.ERROR, Code.IMPOSSIBLE_DATE, said, "birth"))
    elif read.problem:
        said = f"“{clean(entry.birth)}” không phải ngày sinh. Ghi như 23/08/1979 hoặc 1979."
        findings.append(Finding(Severity.ERROR, Code.UNREADABLE_DATE, said, "birth"))
    return read.value


def save_entry(store: Store, plan_id: int | None, entry: Entry, nomination_id: int | None = None) -> Change:
    """Store a nomination typed by hand, new or edited, with its findings.

    Raises UserError with the first error's sentence if there is one and no reason accepts it.
    """
    checked = check_entry(store, plan_id, entry, nomination_id)
    if checked.nameless or (checked.refused and not entry.accepted_reason):
        raise UserError(next(f.message for f in checked.findings if f.severity is Severity.ERROR))
    with store.atomic():
        values = _values(store, plan_id, entry, checked)
        if nomination_id is None:
            saved = rows.insert(store, {**values, "created_at": history.now(), "status": Status.RECEIVED.value})
            summary = f"Thêm đề nghị {checked.candidate.name}"
            history.record(store, summary, "nomination", saved, after=values)
        else:
            before = rows.stored(store, nomination_id)
            saved = nomination_id
            rows.update(store, saved, values)
            summary = f"Sửa đề nghị {checked.candidate.name}"
            history.record(store, summary, "nomination", saved, before=before, after=values)
        if plan_id is not None:
            recheck(store, plan_id)
    return Change(_TOPICS, f"{summary}.", saved)


def _values(store: Store, plan_id: int | None, entry: Entry, checked: Checked) -> dict[str, Any]:
    candidate = checked.candidate
    findings, severity = rows.stored_findings(checked.findings)
    name_key = fold(candidate.name)
    nominee = NewNominee(
        candidate.kind,
        candidate.name,
        candidate.birth,
        candidate.gender,
        candidate.identity_number,
        entry.unit_id,
        name_key,
    )
    searched = (candidate.position, candidate.workplace, candidate.achievement)
    return {
        "plan_id": plan_id,
        "unit_id": entry.unit_id,
        "nominee_id": find_or_add(store, [nominee])[0],
        "movement_id": entry.movement_id,
        "award_id": checked.award.id if checked.award else None,
        "kind": candidate.kind.value,
        "name": candidate.name,
        "birth": candidate.birth,
        "gender": candidate.gender,
        "position": candidate.position,
        "workplace": candidate.workplace,
        "award": checked.award.name if checked.award else candidate.award,
        "achievement": candidate.achievement,
        "identity_number": candidate.identity_number,
        "phone": candidate.phone,
        "note": candidate.note,
        "lane": entry.lane.value,
        "received": entry.received.isoformat(),
        "findings": findings,
        "severity": severity,
        "accepted_reason": clean(entry.accepted_reason) or None,
        "late_reason": clean(entry.late_reason) or None,
        "name_key": name_key,
        "search_key": " ".join((name_key, *(fold(text) for text in searched if text))),
        "sort_key": sort_key(candidate.kind, candidate.name),
    }


def lines(store: Store, wanted: Filter, order: str = "unit") -> list[Line]:
    """The nominations a table shows."""
    return lists.lines(store, wanted, order)


def ids(store: Store, wanted: Filter, order: str = "unit") -> list[int]:
    """The ids of what a table shows, in an order of the table; quick for fifty thousand."""
    return lists.ids(store, wanted, order)


def search_keys(store: Store, plan_id: int) -> dict[int, str]:
    """What a plan's free-text filter looks in, by nomination: folded words of the row and of its unit."""
    return lists.search_keys(store, plan_id)


def lines_of(store: Store, some: Sequence[int]) -> dict[int, Line]:
    """The lines of a few hundred ids."""
    return lists.lines_of(store, some)


def findings_of(line: Line) -> tuple[Finding, ...]:
    """What there is to say about a line of a table; read only for the lines that are painted."""
    return rows.read_findings(line.findings)


def of_plan(store: Store, plan_id: int) -> list[Nomination]:
    """Every nomination of a plan outside the trash, by unit, kind and name."""
    return rows.of_plan(store, plan_id)


def get(store: Store, nomination_id: int) -> Nomination | None:
    """One nomination with its findings."""
    return rows.nomination(store, nomination_id)


def several(store: Store, ids: Sequence[int]) -> list[Nomination]:
    """These nominations in this order, asked for together; those that are gone are left out."""
    known = {nomination.id: nomination for nomination in rows.by_ids(store, ids)}
    return [known[one] for one in ids if one in known]


def more_than(store: Store, plan_id: int, count: int) -> bool:
    """True if a plan has more nominations than this; quick however many they are."""
    return lists.more_than(store, plan_id, count)


def counts(store: Store, plan_id: int) -> dict[str, int]:
    """How many nominations a plan has: "all", by kind, "late", and by heaviest finding."""
    return lists.counts(store, plan_id)


def sent_by_unit(store: Store, plan_id: int) -> dict[int, tuple[int, date]]:
    """How many nominations each unit has sent to a plan, withdrawn ones aside, and the last day one came."""
    return rows.sent_by_unit(store, plan_id)


def set_status(store: Store, ids: Sequence[int], status: Status) -> Change:
    """Move nominations along; one act in the history for each."""
    found = _existing(store, ids)
    with store.atomic():
        rows.update_many(store, ("status",), [(nomination.id, (status.value,)) for nomination in found])
        for nomination in found:
            said = f"{nomination.name}: {nomination.status.label} → {status.label}"
            before, after = {"status": nomination.status.value}, {"status": status.value}
            history.record(store, said, "nomination", nomination.id, before, after)
        _recheck_plans(store, found)
    return Change(_TOPICS, f"{_counted(found)} sang “{status.label}”.")


def trash(store: Store, ids: Sequence[int]) -> Change:
    """Put nominations in the trash, whence they can be taken back."""
    found = _existing(store, ids)
    settled = [nomination.name for nomination in found if nomination.status.awarded]
    if settled:
        raise UserError(f"{settled[0]} đã có quyết định hoặc đã trình cấp trên, nên không bỏ vào thùng rác được.")
    with store.atomic():
        rows.trash(store, [nomination.id for nomination in found])
        for nomination in found:
            history.record(store, f"Bỏ {nomination.name} vào thùng rác", "nomination", nomination.id)
        _recheck_plans(store, found)
    return Change(_TOPICS, f"Đã bỏ {_counted(found)} vào thùng rác.")


def take_back(store: Store, ids: Sequence[int]) -> Change:
    """Take nominations back from the trash."""
    found = _existing(store, ids)
    with store.atomic():
        rows.untrash(store, [nomination.id for nomination in found])
        for nomination in found:
            history.record(store, f"Lấy lại {nomination.name} từ thùng rác", "nomination", nomination.id)
        _recheck_plans(store, found)
    return Change(_TOPICS, f"Đã lấy lại {_counted(found)}.")


def _existing(store: Store, ids: Sequence[int]) -> list[Nomination]:
    found = rows.by_ids(store, ids)
    if not found:
        raise UserError("Đề nghị này không còn nữa. Hãy chọn lại trong bảng.")
    return found


def _recheck_plans(store: Store, found: Sequence[Nomination]) -> None:
    for plan_id in {nomination.plan_id for nomination in found}:
        if plan_id is not None:
            recheck(store, plan_id)


def _counted(found: Sequence[Nomination]) -> str:
    return found[0].name if len(found) == 1 else f"{len(found)} đề nghị"


def trashed_of_batch(store: Store, batch_id: int) -> list[int]:
    """The nominations of an import that are in the trash."""
    return rows.trashed_of_batch(store, batch_id)
