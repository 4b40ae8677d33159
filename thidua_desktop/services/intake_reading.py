"""A ward's file understood and checked, with the clerk's decisions; nothing is written.

The path is `Path -> RawDocument -> Understanding -> Checked rows`; `services.intake` stores them.
"""

import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import remembered, units
from db.connection import Store
from thidua_desktop.domain.checks import Checked, Checker
from thidua_desktop.domain.compare import Match, Standing
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import Candidate, Lane, Nomination, Row
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit, UnitFinder
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.services import list_forms
from thidua_desktop.services.facts import award_finder, plan_facts, unit_finder
from thidua_desktop.services.intake_matching import Comparison, compared

if TYPE_CHECKING:
    from thidua_desktop.intake.columns import Mapping
    from thidua_desktop.intake.raw import RawDocument
    from thidua_desktop.intake.understand import Understanding

Block = tuple[str, str]
"""What lies on the clipboard: (HTML, text), either may be empty."""
_AS_SENT = Corrections()


@dataclass(frozen=True, slots=True)
class Preview:
    """One file as understood and checked. `error` says why there is nothing to take in: the file cannot be read, and
    then nothing else is set, or no list was found in what was read, which the clerk may point at.

    `corrections` are the clerk's decisions about it, `remembered` the meanings of columns known from this sender's
    earlier lists, `chosen_unit` whether the clerk chose the sender.
    """

    path: Path
    received: date
    lane: Lane = Lane.SUM_UP
    error: str | None = None
    document: "RawDocument | None" = None
    understanding: "Understanding | None" = None
    unit: Unit | None = None
    unit_reason: str = ""
    unsure_units: tuple[str, ...] = ()  # what rows write for a unit that nobody knows; they count as the sender's
    rows: tuple[Checked, ...] = ()
    accept_errors: bool = False
    corrections: Corrections = _AS_SENT
    remembered: "tuple[Mapping, ...]" = ()
    comparison: Comparison = field(default_factory=Comparison)

    def kept(self, row: Checked) -> bool:
        """True if a row will be stored: it has a name, is not left out, and has no error that was not accepted."""
        told, matches = self.corrections, self.comparison.matches  # asked for at every row: empty ones are not gone to
        if row.nameless or (told.skipped and self.skipped(row)):
            return False
        if matches and (match := self.match(row)) is not None and not match.changed:
            return False
        return self.accept_errors or not row.refused or self.reason(row) != ""

    def standing(self, row: Checked) -> Standing:
        """What a row is to the nominations that its unit has in the plan already."""
        match = self.match(row)
        if match is None:
            return Standing.NEW
        return Standing.CHANGED if match.changed else Standing.UNCHANGED

    def match(self, row: Checked) -> Match | None:
        """The nomination that a row sends again, None for a new one."""
        matches = self.comparison.matches
        return matches.get(row.candidate.place) if matches else None

    def skipped(self, row: Checked) -> bool:
        """True if the clerk leaves the row out."""
        return row.candidate.among(self.corrections.skipped)

    def reason(self, row: Checked) -> str:
        """Why the clerk takes a row with errors; empty if they do not."""
        return _said(row, self.corrections.accepted)

    def stored_reason(self, row: Checked) -> str:
        """What is stored with a row as the clerk's reason: why it is taken with errors, or kept against the plan."""
        return self.reason(row) or _said(row, self.corrections.kept)

    def late_reason(self, row: Checked) -> str:
        """Why the clerk takes a row that came after the deadline; empty if they do not say, or it came in time."""
        said = self.corrections.late_reason
        return said if said and any(finding.code is Code.LATE for finding in row.findings) else ""

    @property
    def to_save(self) -> list[Checked]:
        """The rows that will be stored."""
        return [row for row in self.rows if self.kept(row)]

    @property
    def anything(self) -> bool:
        """True if taking the file in would change the records."""
        return bool(self.to_save) or bool(self.withdrawn)

    @property
    def withdrawn(self) -> list[Nomination]:
        """The nominations that the file no longer has and the clerk takes back."""
        return [one for one in self.comparison.missing if one.id in self.corrections.withdrawn]

    @property
    def left_out(self) -> list[Checked]:
        """The rows that will not be stored although there is something new in them and nobody chose to skip them."""
        unsaid = (row for row in self.rows if not self.kept(row) and not self.skipped(row))
        return [row for row in unsaid if self.standing(row) is not Standing.UNCHANGED]

    @property
    def encoding(self) -> str:
        """How the file's text was written: unicode, tcvn3, vni or mixed."""
        return self.understanding.encoding if self.understanding else "unicode"

    def count(self, severity: Severity) -> int:
        """How many rows have a finding of this weight."""
        return sum(any(f.severity is severity for f in row.findings) for row in self.rows)


def _said(row: Checked, reasons: dict[Row, str]) -> str:
    """What the clerk said of a row, or of all that stand on its row of the sheet."""
    if not reasons:
        return ""
    candidate = row.candidate
    own = reasons.get(candidate.place, "")
    return own or reasons.get((candidate.sheet, candidate.row), "") if candidate.among(reasons) else ""


@contextmanager
def collector_paused() -> Generator[None, None, None]:
    """A large list makes many small values at once and no cycles: looking for some takes a tenth of the time.

    What was made counts as old afterwards, or the next small search would go through all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def read(
    path: Path, today: date, progress: Callable[[int, int], None] | None = None, block: Block | None = None
) -> "tuple[RawDocument, Understanding]":
    """Read and understand a stranger's file, whatever it is; `progress(rows done, rows)` may raise to stop.

    A `block` from the clipboard is read instead of the file, and written to `path` to be kept as the original.

    Raises UserError with one sentence if it cannot be read, or holds no list.
    """
    document, understanding = _read(path, today, progress, block)
    if (sentence := _nothing_in(path, understanding)) is not None:
        raise UserError(sentence)
    return document, understanding


def _read(
    path: Path, today: date, progress: Callable[[int, int], None] | None, block: Block | None
) -> "tuple[RawDocument, Understanding]":
    from thidua_desktop.intake.reader import read_file  # imported late: the readers cost a start-up dearly
    from thidua_desktop.intake.understand import understand

    with collector_paused():
        document = read_file(path, progress) if block is None else _read_block(path, block)
        return document, understand(document, path.name, today, progress=progress)


def _nothing_in(path: Path, understanding: "Understanding") -> str | None:
    """Why a file that was read has nothing to take in; None if it has."""
    if understanding.candidates:
        return None
    reason = understanding.notes[0].message if understanding.notes else "Tệp không có dòng nào."
    return f"Không nhập được “{path.name}”. {reason}"


def is_block(block: Block) -> bool:
    """True if a clipboard holds cells and not just words."""
    from thidua_desktop.intake.pasted import looks_like_block

    return looks_like_block(*block)


def _read_block(path: Path, block: Block) -> "RawDocument":
    from thidua_desktop.intake.pasted import as_tsv, pasted_document

    document = pasted_document(*block)
    path.write_bytes(as_tsv(document.sheets, block[1]).encode())
    return document


def preview(
    store: Store,
    plan: Plan,
    path: Path,
    received: date,
    *,
    unit: Unit | None = None,
    lane: Lane = Lane.SUM_UP,
    accept_errors: bool = False,
    progress: Callable[[int, int], None] | None = None,
    block: Block | None = None,
) -> Preview:
    """A file as it would be taken in; a file that cannot be read becomes a preview with its sentence."""
    try:
        document, understanding = _read(path, received, progress, block)
    except UserError as error:
        return Preview(path, received, lane, error=str(error))
    blank = Preview(path, received, lane, document=document, understanding=understanding, accept_errors=accept_errors)
    return check_again(store, plan, _as_remembered(store, plan, blank, unit), unit=unit)


def revise(
    store: Store,
    plan: Plan,
    shown: Preview,
    corrections: Corrections,
    *,
    unit: Unit | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Preview:
    """The same file understood and asked again with other decisions of the clerk; it is not read anew.

    `progress(rows done, rows)` may raise to stop.
    """
    return check_again(store, plan, _understood(replace(shown, corrections=corrections), progress), unit=unit)


def _understood(shown: Preview, progress: Callable[[int, int], None] | None = None) -> Preview:
    from thidua_desktop.intake.understand import understand

    if shown.document is None:
        return shown
    name, today, told = shown.path.name, shown.received, shown.corrections
    with collector_paused():
        return replace(shown, understanding=understand(shown.document, name, today, shown.remembered, progress, told))


def _as_remembered(store: Store, plan: Plan, shown: Preview, unit: Unit | None) -> Preview:
    """A file whose columns mean what the clerk said of this sender's lists before."""
    from thidua_desktop.intake.columns import Mapping
    from thidua_desktop.intake.headers import ColumnMeaning

    if shown.understanding is None:
        return shown
    sender = unit or _sender(store, plan, shown.understanding, unit_finder(store))[0]
    known = [
        Mapping(tuple((letter, header, ColumnMeaning(meaning)) for letter, header, meaning in columns))
        for columns in remembered.columns_of(store, sender.id if sender else None)
    ]
    tables = shown.understanding.tables
    fitting = tuple(m for m in known if any(m.applies_to(t.sheet, t.header_rows[-1], t.columns) for t in tables))
    return _understood(replace(shown, remembered=fitting)) if fitting else shown


def check_again(store: Store, plan: Plan, shown: Preview, *, unit: Unit | None = None) -> Preview:
    """The same file asked again, without understanding it anew: another unit, date, lane or choice of the clerk."""
    if shown.understanding is None:
        return shown
    finder = unit_finder(store)
    reason = "anh chị chọn"
    if unit is None:
        unit, reason = _sender(store, plan, shown.understanding, finder)
    chosen = {known.id: known for known in units.units(store)} if shown.corrections.units else {}
    named = {written: chosen[unit_id] for written, unit_id in shown.corrections.units.items() if unit_id in chosen}
    with collector_paused():
        candidates = store.paced(shown.understanding.candidates)
        sent = [(c, named.get(c.unit_text or "") or _unit_of(c, unit, finder)) for c in candidates]
        comparison = compared(store, plan, shown.lane, sent, award_finder(store), shown.corrections.separate)
        rows = _checked(store, plan, shown, sent, comparison)
    texts = dict.fromkeys(c.unit_text for c, _ in sent if c.unit_text and c.unit_text not in named)
    return replace(
        shown,
        error=_nothing_in(shown.path, shown.understanding),
        unsure_units=tuple(text for text in texts if finder.find(text) is None),
        unit=unit,
        unit_reason=reason if unit else "",
        rows=tuple(rows),
        comparison=comparison,
    )


def _checked(
    store: Store, plan: Plan, shown: Preview, sent: Sequence[tuple[Candidate, Unit | None]], comparison: Comparison
) -> list[Checked]:
    """The rules asked of every row that is not left out; a row that comes again takes its own place and no second."""
    again = {match.nomination.id for match in comparison.matches.values()}
    facts = plan_facts(store, plan, [candidate for candidate, _ in sent], again)
    checker = Checker(facts, accept_errors=shown.accept_errors)
    told = shown.corrections
    skipped, accepted = told.skipped, told.accepted
    asked: list[Checked] = []
    for candidate, unit in store.paced(sent):
        if candidate.among(skipped):
            continue
        match = comparison.matches.get(candidate.place) if again else None
        came = match.nomination.received if match else shown.received  # a corrected row came with the first list
        taken, another = candidate.among(accepted), candidate.among(told.separate)
        asked.append(checker.check(candidate, unit, came, shown.lane, accepted=taken, another=another))
    rows = checker.finish(store.paced(asked))
    checker.forget(store.give_way)
    if shown.understanding and (form := shown.understanding.form):
        rows = list_forms.warned(rows, list_forms.says(store, plan, form).finding)
    return _with_skipped([candidate for candidate, _ in sent], rows, skipped) if skipped else rows


def _with_skipped(candidates: Sequence[Candidate], asked: Sequence[Checked], skipped: frozenset[Row]) -> list[Checked]:
    """The rows in the file's order, those left out among them with nothing to say about the plan."""
    rest = iter(asked)
    return [Checked(c, None, None, ()) if c.among(skipped) else next(rest) for c in candidates]


def _sender(store: Store, plan: Plan, understanding: "Understanding", finder: UnitFinder) -> tuple[Unit | None, str]:
    """Who sent a list: the unit for which our own form was made, else whom the list names; and what told it."""
    if understanding.form and (unit := list_forms.says(store, plan, understanding.form).unit):
        return unit, "theo mẫu danh sách"
    found = finder.first(understanding.sender_hints)
    return (None, "") if found is None else (found[0], f"theo “{found[1]}”")


def _unit_of(candidate: Candidate, sender: Unit | None, finder: UnitFinder) -> Unit | None:
    """A row's own unit if its file names one in a column or group row, else the sender."""
    if candidate.unit_text and (named := finder.find(candidate.unit_text)) is not None:
        return named
    return sender
