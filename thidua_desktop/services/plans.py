"""Plans: list, open, create, edit, archive, trash."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from db import counted, history
from db import plans as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Deadline, Plan, PlanState
from thidua_desktop.domain.plan_review import PARTS, ReviewItem, review_items

_TOPICS = frozenset({Topic.PLANS, Topic.NOMINATIONS})


def list_plans(store: Store) -> list[Plan]:
    """Every plan outside the trash, open ones first, newest first."""
    return rows.plans(store)


def get(store: Store, plan_id: int) -> Plan | None:
    """One plan with all it holds."""
    return rows.plan(store, plan_id)


def by_code(store: Store, code: str) -> Plan:
    """The plan of a code.

    Raises UserError naming the codes there are.
    """
    found = rows.plan_by_code(store, code)
    if found is None:
        codes = ", ".join(plan.code for plan in rows.plans(store)) or "chưa có kế hoạch nào"
        raise UserError(f"Không có kế hoạch “{code}”. Các kế hoạch đang có: {codes}.")
    return found


def problems(plan: Plan) -> dict[str, str]:
    """What keeps a plan from being stored, as field -> sentence."""
    found: dict[str, str] = {}
    if not plan.title:
        found["title"] = "Chưa ghi tên kế hoạch."
    if not plan.code:
        found["code"] = "Chưa ghi mã kế hoạch, ví dụ CG-2024."
    if not 1990 <= plan.year <= 2100:
        found["year"] = "Năm phải từ 1990 đến 2100."
    if plan.starts and plan.ends and plan.ends < plan.starts:
        found["ends"] = "Ngày kết thúc trước ngày bắt đầu."
    return found


def save(store: Store, plan: Plan, *, did: str = "Sửa kế hoạch") -> Change:
    """Store a plan, new or edited; the plan's rules are asked of its nominations again.

    `did` is how the history calls what was done to a plan that was there.

    Raises UserError with the first sentence of `problems`, if another plan has the code, or if the edit would drop a
    dossier requirement for which papers have come.
    """
    if wrong := problems(plan):
        raise UserError(next(iter(wrong.values())))
    other = rows.plan_by_code(store, plan.code)
    if other is not None and other.id != plan.id:
        raise UserError(f"Mã “{plan.code}” đã dùng cho kế hoạch “{other.short_title}”. Hãy ghi mã khác.")
    with store.atomic():
        before = rows.plan(store, plan.id) if plan.id else None
        if before is not None:
            from thidua_desktop.services.dossier import refuse_losing_papers  # as the rules below: not for a start

            refuse_losing_papers(store, before, plan)
        plan_id = rows.put_plan(store, plan)
        _record_saved(store, before, plan, plan_id, did)
        if before is not None:
            from thidua_desktop.services.facts import recheck  # the rules are large, and a start does not need them

            recheck(store, plan_id)
    return Change(_TOPICS, f"{'Đã sửa' if before else 'Đã thêm'} kế hoạch “{plan.short_title}”.", plan_id)


def _record_saved(store: Store, before: Plan | None, after: Plan, plan_id: int, did: str) -> None:
    """Tell the history which parts were edited, and what they said before and after."""
    if before is None:
        history.record(store, f"Thêm kế hoạch “{after.short_title}”", "plan", plan_id)
        return
    old, new = review_items(before), review_items(after)
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    parts = ", ".join(title.lower() for part, title in PARTS.items() if part in {item.part for item in gone + come})
    said = f"{did} “{after.short_title}”" + (f": {parts}" if parts else "")
    history.record(store, said, "plan", plan_id, _said(gone), _said(come))


def _said(items: list[ReviewItem]) -> dict[str, list[str]] | None:
    return {"words": [item.words for item in items]} if items else None


@dataclass(frozen=True, slots=True)
class Past:
    """One act of a plan's history: when, what, and what the plan said before and after."""

    at: datetime
    summary: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def past(store: Store, plan_id: int) -> list[Past]:
    """What was done to a plan, latest first."""
    return [
        Past(
            entry.at,
            entry.summary,
            tuple((entry.before or {}).get("words", ())),
            tuple((entry.after or {}).get("words", ())),
        )
        for entry in history.entries(store, "plan", plan_id)
    ]


def count_in_trash(store: Store) -> int:
    """How many plans were put away."""
    return rows.count_trashed(store)


def trash(store: Store, plan_id: int) -> Change:
    """Put a plan in the trash with all it holds; it can be taken back."""
    plan = _existing(store, plan_id)
    with store.atomic():
        rows.trash_plan(store, plan_id)
        history.record(store, f"Bỏ kế hoạch “{plan.short_title}” vào thùng rác", "plan", plan_id)
    return Change(_TOPICS, f"Đã bỏ kế hoạch “{plan.short_title}” vào thùng rác.", plan_id)


def take_back(store: Store, plan_id: int) -> Change:
    """Take a plan back from the trash.

    Raises UserError if another plan has its code by now.
    """
    kept = next((plan for plan, _ in rows.trashed_plans(store) if plan.id == plan_id), None)
    other = rows.plan_by_code(store, kept.code) if kept else None
    if kept is not None and other is not None:
        raise UserError(
            f"Mã “{kept.code}” nay là của kế hoạch “{other.short_title}”. Hãy đổi mã kế hoạch ấy rồi lấy lại."
        )
    with store.atomic():
        rows.restore_plan(store, plan_id)
        plan = _existing(store, plan_id)
        history.record(store, f"Lấy lại kế hoạch “{plan.short_title}”", "plan", plan_id)
    return Change(_TOPICS, f"Đã lấy lại kế hoạch “{plan.short_title}”.", plan_id)


def _existing(store: Store, plan_id: int) -> Plan:
    plan = rows.plan(store, plan_id)
    if plan is None:
        raise UserError("Kế hoạch này không còn nữa. Hãy chọn lại.")
    return plan


def set_state(store: Store, plan_id: int, state: PlanState) -> Change:
    """Put a plan among the archived ones, or take it up again."""
    plan = _existing(store, plan_id)
    words = "Đã lưu trữ" if state is PlanState.ARCHIVED else "Đã lấy ra làm tiếp"
    with store.atomic():
        rows.put_plan(store, replace(plan, state=state))
        history.record(store, f"{words} kế hoạch “{plan.short_title}”", "plan", plan_id)
    return Change(_TOPICS, f"{words} kế hoạch “{plan.short_title}”.", plan_id)


def doubtful_bases(plan: Plan) -> dict[int, str]:
    """Cited documents dated after the plan that cites them, as place in `plan.bases` -> sentence."""
    found: dict[int, str] = {}
    end, what = (plan.issued, "ngày ban hành kế hoạch") if plan.issued else (plan.ends, "ngày kết thúc đợt thi đua")
    for place, basis in enumerate(plan.bases):
        if basis.on and end and basis.on > end:
            likely = basis.on.year - 1
            found[place] = f"Ngày {show(basis.on)} sau {what}. Hãy xem lại, có thể là năm {likely}."
    return found


def units_sent(store: Store, plan: Plan) -> tuple[int, int]:
    """(units that have sent something that counts, units that the plan gives places), without the whole table."""
    from db import units  # late: the first page counts units only after the window is seen
    from thidua_desktop.domain.quota import has_places

    day = plan.ends or date(plan.year, 12, 31)
    asked = {unit.id for unit in units.units(store) if unit.active_on(day) and has_places(unit, plan.quotas)}
    return len(asked & counted.units_that_sent(store, plan.id or 0)), len(asked)


def nearest_deadline(plan: Plan, today: date) -> Deadline | None:
    """The nearest deadline still ahead or today, None when all have passed."""
    ahead = [deadline for deadline in plan.deadlines if deadline.days_left(today) >= 0]
    return min(ahead, key=lambda deadline: deadline.days_left(today), default=None)


def next_due(plan: Plan, today: date) -> "tuple[str, int] | None":
    """(what, days left) of the nearest deadline still ahead, None when all have passed."""
    deadline = nearest_deadline(plan, today)
    return None if deadline is None else (deadline.what, deadline.days_left(today))
