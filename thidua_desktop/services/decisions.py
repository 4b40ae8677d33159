"""Decisions: draft from what the council agreed, number and sign, revoke; and the awards that nominees have had."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import decisions as rows
from db import history, settings
from db import nominations as nomination_rows
from db import office as office_rows
from db import plans as plan_rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.decisions import (
    Decision,
    DecisionLine,
    DecisionState,
    EarlierAward,
    in_order,
    line_problems,
    may_be_decided,
    settled,
)
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, Nomination, Status
from thidua_desktop.domain.office import Signer
from thidua_desktop.domain.text import clean
from thidua_desktop.services.nominations import set_status

_TOPICS = frozenset({Topic.DECISIONS, Topic.NOMINATIONS})
ROUND_UP_TO = "money_round_up_to"
"""Setting: prize money is rounded up to this many đồng (NĐ 152/2025, điều 49: 10.000); 1 pays the raw product."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What makes a draft a decision: số, ký hiệu ("QĐ-UBND"), ngày ký, người ký."""

    number: str
    symbol: str
    on: date
    signer_id: int | None = None


def decisions(store: Store, plan_id: int | None = None) -> list[Decision]:
    """The decisions of a plan (or all), drafts first, then the latest signed."""
    return rows.decisions(store, plan_id)


def get(store: Store, decision_id: int) -> Decision | None:
    """One decision with its lines in their order."""
    return rows.decision(store, decision_id)


def ready(store: Store, plan_id: int, lane: Lane = Lane.SUM_UP) -> list[Nomination]:
    """A plan's nominations of a lane that this office may decide now and no decision has yet."""
    own = {award.id for award in office_rows.awards(store) if award.own}
    found = [
        n
        for n in nomination_rows.of_plan(store, plan_id)
        if n.lane is lane and n.award_id in own and may_be_decided(n.status, n.lane)
    ]
    taken = rows.taken(store, [n.id for n in found])
    return [n for n in found if n.id not in taken]


def draft(store: Store, plan_id: int, lane: Lane = Lane.SUM_UP, only: Sequence[int] = ()) -> Change:
    """Store a draft decision of a plan's nominations that are ready (`only` these, where some are named).

    Raises UserError if none is ready.
    """
    plan = plan_rows.plan(store, plan_id)
    found = [n for n in ready(store, plan_id, lane) if not only or n.id in only]
    if plan is None or not found:
        raise UserError("Chưa có đề nghị nào được Hội đồng đồng ý mà chưa có quyết định.")
    office = office_rows.get(store)
    ranks: dict[int | None, int] = {award.id: award.rank for award in office_rows.awards(store)}
    lines = in_order((DecisionLine(n.id, n.award_id, n.name, n.kind) for n in found), ranks)
    summary = f"Về việc tặng danh hiệu thi đua, hình thức khen thưởng trong {plan.occasion or plan.title}"
    drafted = Decision(plan_id, issuer=office.head if office else "", summary=summary, lines=lines)
    with store.atomic():
        saved = rows.put_decision(store, drafted)
        said = f"Dự thảo quyết định khen thưởng {len(lines)} đề nghị của {plan.code}"
        history.record(store, said, "decision", saved)
    return Change(_TOPICS, f"{said}.", saved)


def save_draft(store: Store, decision: Decision) -> Change:
    """Store an edited draft: its summary, issuer, lines and their order.

    Raises UserError if it is signed already, or a line is in another decision.
    """
    _draft(store, decision.id)
    _refuse_taken(store, decision)
    with store.atomic():
        saved = rows.put_decision(store, replace(decision, number="", signed=None))
        history.record(store, f"Sửa dự thảo quyết định {len(decision.lines)} đề nghị", "decision", saved)
    return Change(_TOPICS, "Đã sửa dự thảo quyết định.", saved)


def discard(store: Store, decision_id: int) -> Change:
    """Take out a draft; its nominations stay as they are.

    Raises UserError if it is signed: then it can only be revoked.
    """
    drafted = _draft(store, decision_id)
    names = [line.name for line in drafted.lines]
    with store.atomic():
        rows.remove_draft(store, decision_id)
        said = f"Bỏ dự thảo quyết định {len(names)} đề nghị"
        history.record(store, said, "decision", decision_id, before={"summary": drafted.summary, "names": names})
    return Change(_TOPICS, f"{said}.", decision_id)


def _existing(store: Store, decision_id: int | None) -> Decision:
    found = rows.decision(store, decision_id) if decision_id is not None else None
    if found is None:
        raise UserError("Quyết định này không còn nữa. Hãy chọn lại.")
    return found


def _draft(store: Store, decision_id: int | None) -> Decision:
    found = _existing(store, decision_id)
    if found.state is not DecisionState.DRAFT:
        raise UserError(f"Quyết định số {found.code} đã ký, nên không sửa hay bỏ được. Có thể hủy bỏ và ghi lý do.")
    return found


def _refuse_taken(store: Store, decision: Decision) -> None:
    taken = rows.taken(store, [line.nomination_id for line in decision.lines], decision.id)
    for line in decision.lines:
        if line.nomination_id in taken:
            other = taken[line.nomination_id]
            raise UserError(f"{line.name} đã ở {f'Quyết định số {other}' if other else 'một dự thảo khác'}.")


def as_signed_on(store: Store, decision: Decision, on: date) -> Decision:
    """The decision with the money and register numbers it would have if signed on a day; nothing is stored."""
    round_up_to = int(settings.get(store, ROUND_UP_TO, 10_000))
    return settled(decision, on, office_rows.awards(store), office_rows.base_salaries(store), round_up_to)


def sign(store: Store, decision_id: int, signing: Signing) -> Change:
    """Give a draft its number, day and signer: its nominations are decided, its awards go into the nominees' records.

    Raises UserError with the first thing that keeps it from being signed; then nothing is changed.
    """
    signing = replace(signing, number=clean(signing.number), symbol=clean(signing.symbol))
    drafted = _draft(store, decision_id)
    _refuse_signing(store, drafted, signing)
    before = _ripe(store, drafted)
    named = replace(
        as_signed_on(store, drafted, signing.on),
        number=signing.number,
        symbol=signing.symbol,
        signed=signing.on,
        signer_id=signing.signer_id,
    )
    lines = tuple(replace(line, status_before=before[line.nomination_id]) for line in named.lines)
    said = f"Quyết định số {named.code} ngày {show(signing.on)} khen thưởng {len(lines)} đề nghị"
    with store.atomic():
        rows.put_decision(store, replace(named, lines=lines))
        set_status(store, [line.nomination_id for line in lines], Status.DECIDED)
        rows.give_awards(store, decision_id)
        history.record(store, said, "decision", decision_id)
    return Change(_TOPICS, f"{said}.", decision_id)


def _refuse_signing(store: Store, drafted: Decision, signing: Signing) -> None:
    if not signing.number or not signing.symbol:
        raise UserError("Chưa ghi số, ký hiệu của quyết định, ví dụ 123 và QĐ-UBND.")
    if rows.with_code(store, signing.number, signing.symbol, signing.on.year) is not None:
        raise UserError(f"Năm {signing.on.year} đã có quyết định số {signing.number}/{signing.symbol}. Ghi số khác.")
    signer = _signer(store, signing.signer_id)
    if signer is not None and not signer.in_post(signing.on):
        raise UserError(f"{signer.name} không giữ chức vụ vào ngày {show(signing.on)}. Chọn người ký khác.")
    if not drafted.lines:
        raise UserError("Dự thảo chưa có đề nghị nào.")
    _refuse_taken(store, drafted)
    if wrong := line_problems(drafted, signing.on, office_rows.awards(store)):
        raise UserError(wrong[0])


def _signer(store: Store, signer_id: int | None) -> Signer | None:
    office = office_rows.get(store)
    return next((s for s in office.signers if s.id == signer_id), None) if office and signer_id else None


def _ripe(store: Store, drafted: Decision) -> dict[int, Status]:
    """The status of each line's nomination, all of which must be ripe for a decision."""
    found: dict[int, Status] = {}
    for line in drafted.lines:
        nomination = nomination_rows.nomination(store, line.nomination_id)
        if nomination is None or nomination.deleted or not may_be_decided(nomination.status, nomination.lane):
            status = "đã bỏ" if nomination is None or nomination.deleted else nomination.status.label.lower()
            raise UserError(f"{line.name} {status}, chưa quyết định được. Bỏ khỏi dự thảo, hoặc đưa ra Hội đồng.")
        found[nomination.id] = nomination.status
    return found


def revoke(store: Store, decision_id: int, reason: str) -> Change:
    """Revoke a signed decision: its nominations go back to where they were, its awards no longer count.

    Luật TĐKT 2022, điều 93: hủy bỏ quyết định, thu hồi hiện vật, tiền thưởng. Everything stays to be read.
    Raises UserError without a reason, or if it is not signed or was revoked before.
    """
    found = _existing(store, decision_id)
    why = clean(reason)
    if found.state is not DecisionState.SIGNED:
        raise UserError("Chỉ hủy bỏ được quyết định đã ký và còn hiệu lực.")
    if not why:
        raise UserError("Chưa ghi lý do hủy bỏ quyết định.")
    said = f"Hủy bỏ Quyết định số {found.code}: {why}"
    with store.atomic():
        rows.mark_revoked(store, decision_id, why)
        for status in dict.fromkeys(line.status_before or Status.AGREED for line in found.lines):
            back = [n.nomination_id for n in found.lines if (n.status_before or Status.AGREED) is status]
            set_status(store, back, status)
        history.record(store, said, "decision", decision_id)
    return Change(_TOPICS, f"{said}.", decision_id)


def earlier_awards(store: Store, nominee_id: int) -> list[EarlierAward]:
    """The awards that a nominee has had and that were not revoked, latest first."""
    return rows.earlier_awards(store, nominee_id)
