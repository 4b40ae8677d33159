"""The places to the level above: who is recommended, in what order, and who stands by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from db import history, settings
from db import nominations as rows
from db import plans as plan_rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Nomination, NomineeKind, Status
from thidua_desktop.domain.plan import Plan, QuotaLine, Tier
from thidua_desktop.domain.text import clean
from thidua_desktop.services.facts import recheck

_TOPICS = frozenset({Topic.NOMINATIONS})
READY = (Status.AGREED, Status.VERIFIED, Status.COMPLETE, Status.DECIDED)
"""Where a nomination stands that may be recommended above, likeliest first."""
EARLY = (Status.RECEIVED, Status.NEEDS_SUPPLEMENT)
"""Where it may stand if the clerk wants to look at those still being worked on, too."""
UP = (Status.FORWARDED, Status.SUPERIOR_DECIDED)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who takes the places of one kind: ids in the order of preference, those standing by, and why if they are over."""

    kind: NomineeKind
    chosen: tuple[int, ...]
    reserve: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """One kind's line to the level above, everyone who may take its places, and the choice as it stands."""

    line: QuotaLine
    candidates: tuple[Nomination, ...]
    choice: Choice


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was changed, and the choices as they stood before."""

    change: Change
    before: tuple[Choice, ...]


@dataclass(slots=True)
class _Moves:
    """What one choice asks of nominations: who goes up, who comes back and to what."""

    up: list[Nomination] = field(default_factory=list[Nomination])
    back: list[tuple[Nomination, Status]] = field(default_factory=list[tuple[Nomination, Status]])


def places(store: Store, plan: Plan) -> tuple[Places, ...]:
    """Each kind that the plan gives places for, in its order."""
    lines = [line for line in plan.quotas if line.tier is Tier.SUPERIOR]
    statuses = ", ".join(f"'{status.value}'" for status in (*READY, *EARLY, *UP))
    found = rows.nominations(
        store,
        f"nomination.plan_id = ? AND nomination.lane = 'sum_up' AND nomination.status IN ({statuses})",
        (plan.id,),
    )
    of_kind = {line.kind: tuple(one for one in found if one.kind is line.kind) for line in lines}
    return tuple(
        Places(line, of_kind[line.kind], _choice(store, plan.id or 0, line.kind, of_kind[line.kind])) for line in lines
    )


def _choice(store: Store, plan_id: int, kind: NomineeKind, candidates: Sequence[Nomination]) -> Choice:
    """The stored order, mended by what the statuses say now: those forwarded elsewhere stand last."""
    kept = settings.get(store, _key(plan_id, kind), {})
    up = [one.id for one in candidates if one.status in UP]
    chosen = [one for one in kept.get("chosen", []) if one in up]
    chosen += [one for one in up if one not in chosen]
    known = {one.id for one in candidates}
    reserve = tuple(one for one in kept.get("reserve", []) if one in known and one not in chosen)
    return Choice(kind, tuple(chosen), reserve, kept.get("reason", ""))


def _key(plan_id: int, kind: NomineeKind) -> str:
    return f"places_above/{plan_id}/{kind.value}"


def choose(store: Store, plan_id: int, choices: Sequence[Choice]) -> Chosen:
    """Forward the chosen and give those no longer chosen their earlier status; the order and the reserve are kept.

    Raises UserError if more are chosen than the plan allows and no reason is given, or if one who was commended
    above is left out.
    """
    plan = plan_rows.plan(store, plan_id)
    if plan is None:
        raise UserError("Kế hoạch này không còn nữa. Hãy chọn lại.")
    known = {one.line.kind: one for one in places(store, plan)}
    wanted = [choice for choice in choices if choice.kind in known]
    for choice in wanted:
        _ask(choice, known[choice.kind])
    moved = 0
    with store.atomic():
        for choice in wanted:
            moved += _carry_out(store, plan, choice, known[choice.kind])
        if moved:
            recheck(store, plan_id)
    before = tuple(known[choice.kind].choice for choice in wanted)
    return Chosen(Change(_TOPICS, _summary(wanted), plan_id), before)


def _ask(choice: Choice, places: Places) -> None:
    beyond = len(choice.chosen) - places.line.count
    if beyond > 0 and not clean(choice.reason):
        raise UserError(f"Vượt {beyond} {choice.kind.label.lower()} so với kế hoạch. Hãy ghi lý do.")
    settled = (one for one in places.candidates if one.status is Status.SUPERIOR_DECIDED)
    left_out = next((one.name for one in settled if one.id not in choice.chosen), "")
    if left_out:
        raise UserError(f"Cấp trên đã khen {left_out}, nên không bỏ khỏi danh sách trình được.")


def _carry_out(store: Store, plan: Plan, choice: Choice, places: Places) -> int:
    moves = _Moves()
    for one in places.candidates:
        if one.id in choice.chosen and one.status not in UP:
            moves.up.append(one)
        elif one.id not in choice.chosen and one.status is Status.FORWARDED:
            moves.back.append((one, earlier_status(store, one.id)))
    for one in moves.up:
        _move(store, one, Status.FORWARDED)
    for one, status in moves.back:
        _move(store, one, status)
    over = len(choice.chosen) > places.line.count
    kept: dict[str, Any] = {"chosen": list(choice.chosen), "reserve": list(choice.reserve)}
    kept["reason"] = clean(choice.reason) if over else ""
    settings.put(store, _key(plan.id or 0, choice.kind), kept)
    noun = choice.kind.label.lower()
    said = f"Chọn trình cấp trên: {len(choice.chosen)} {noun}, dự bị {len(choice.reserve)}"
    said += f"; vượt kế hoạch vì {kept['reason']}" if over else ""
    history.record(store, said, "plan", plan.id, after=kept)
    return len(moves.up) + len(moves.back)


def _move(store: Store, one: Nomination, status: Status) -> None:
    rows.update(store, one.id, {"status": status.value})
    said = f"{one.name}: {one.status.label} → {status.label}"
    before, after = {"status": one.status.value}, {"status": status.value}
    history.record(store, said, "nomination", one.id, before, after)


def earlier_status(store: Store, nomination_id: int) -> Status:
    """What a forwarded nomination was before, by its history; "Mới nhận" if the history does not know."""
    for entry in history.entries(store, "nomination", nomination_id):
        if entry.after and entry.after.get("status") == Status.FORWARDED.value and entry.before:
            return Status(entry.before["status"])
    return Status.RECEIVED


def _summary(choices: Sequence[Choice]) -> str:
    told = ", ".join(f"{len(choice.chosen)} {choice.kind.label.lower()}" for choice in choices)
    reserve = sum(len(choice.reserve) for choice in choices)
    return f"Đã chọn để trình: {told}" + (f"; {reserve} đề nghị dự bị." if reserve else ".")
