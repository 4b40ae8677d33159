"""A unit's own places in a plan, beside what its group has: set with a reason, taken off, put back."""

from dataclasses import dataclass, replace

from db import history, units
from db import plans as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Limit, Plan, QuotaLine, Tier
from thidua_desktop.domain.quota import line_for
from thidua_desktop.domain.text import clean
from thidua_desktop.domain.units import Unit
from thidua_desktop.services.facts import recheck

_TOPICS = frozenset({Topic.PLANS, Topic.NOMINATIONS})
MOST = 999  # more places than this for one unit is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """What an act on a unit's own line did, and the line that stood there before (None if there was none)."""

    change: Change
    before: QuotaLine | None


def own_line(plan: Plan, unit_id: int, kind: NomineeKind) -> QuotaLine | None:
    """The unit's own line for a kind, None while its group's binds it."""
    return next((line for line in plan.quotas if _is_own(line, unit_id, kind)), None)


def group_line(plan: Plan, unit: Unit, kind: NomineeKind) -> QuotaLine | None:
    """The line that binds the unit, or would without its own."""
    return line_for(unit, kind, (line for line in plan.quotas if line.unit_id is None))


def _is_own(line: QuotaLine, unit_id: int, kind: NomineeKind) -> bool:
    return line.tier is Tier.OFFICE and line.unit_id == unit_id and line.kind is kind


def set_own(
    store: Store, plan_id: int, unit_id: int, kind: NomineeKind, limit: Limit, count: int, reason: str
) -> OwnPlaces:
    """Give a unit places of its own, new or changed; the plan's sentence and its restriction stay the group's.

    Raises UserError without a reason or with a count that cannot be meant.
    """
    if not clean(reason):
        raise UserError("Chưa ghi lý do của chỉ tiêu riêng.")
    if not 0 <= count <= MOST:
        raise UserError(f"Số lượng phải từ 0 đến {MOST}.")
    plan, unit = _found(store, plan_id, unit_id)
    start = own_line(plan, unit_id, kind) or _like_the_group(plan, unit, kind)
    line = replace(start, limit=limit, count=count, reason=clean(reason))
    return _put(store, plan, unit_id, kind, line, _told_own(unit, line))


def _like_the_group(plan: Plan, unit: Unit, kind: NomineeKind) -> QuotaLine:
    """A unit's own line with the sentence and the restriction of the line it stands in for."""
    wider = group_line(plan, unit, kind)
    if wider is None:
        return QuotaLine(kind, Tier.OFFICE, Limit.AT_MOST, 0, unit_id=unit.id)
    return replace(wider, id=None, group_id=None, group=None, unit_id=unit.id)


def _told_own(unit: Unit, line: QuotaLine) -> str:
    said = f"Chỉ tiêu riêng của {unit.short_name}: {line.limit.words(line.count)} {line.kind.label.lower()}"
    return f"{said}, vì {line.reason.rstrip('.')}" if line.reason else said


def take_off_own(store: Store, plan_id: int, unit_id: int, kind: NomineeKind) -> OwnPlaces:
    """Let the group's line bind the unit again."""
    plan, unit = _found(store, plan_id, unit_id)
    wider = group_line(plan, unit, kind)
    noun = kind.label.lower()
    rest = f"theo nhóm: {wider.limit.words(wider.count)} {noun}" if wider else f"không có chỉ tiêu {noun}"
    return _put(store, plan, unit_id, kind, None, f"Bỏ chỉ tiêu riêng của {unit.short_name}, {rest}")


def put_back(store: Store, plan_id: int, unit_id: int, kind: NomineeKind, before: QuotaLine | None) -> OwnPlaces:
    """Undo one of the above: the line as it stood, or none."""
    if before is None:
        return take_off_own(store, plan_id, unit_id, kind)
    plan, unit = _found(store, plan_id, unit_id)
    return _put(store, plan, unit_id, kind, before, _told_own(unit, before))


def _found(store: Store, plan_id: int, unit_id: int) -> tuple[Plan, Unit]:
    plan, unit = rows.plan(store, plan_id), units.unit(store, unit_id)
    if plan is None or unit is None:
        raise UserError("Kế hoạch hoặc đơn vị này không còn nữa. Hãy chọn lại.")
    return plan, unit


def _put(store: Store, plan: Plan, unit_id: int, kind: NomineeKind, line: QuotaLine | None, said: str) -> OwnPlaces:
    """Store the plan with this line, or none, in the place of the unit's own; findings are asked again."""
    before = own_line(plan, unit_id, kind)
    plan_id = plan.id or 0
    if before is None:
        quotas = plan.quotas if line is None else (*plan.quotas, replace(line, id=None))
    elif line is None:
        quotas = tuple(one for one in plan.quotas if one is not before)
    else:
        quotas = tuple(replace(line, id=before.id) if one is before else one for one in plan.quotas)
    with store.atomic():
        rows.put_plan(store, replace(plan, quotas=quotas))
        history.record(store, said, "plan", plan_id, _told(before), _told(line))
        recheck(store, plan_id)
    return OwnPlaces(Change(_TOPICS, f"{said}.", plan_id), before)


def _told(line: QuotaLine | None) -> dict[str, object] | None:
    """A unit's own line as the history keeps it."""
    if line is None:
        return None
    return {"kind": line.kind.value, "limit": line.limit.value, "count": line.count, "reason": line.reason}
