"""What is known of one nomination beyond its own fields: its history, and the same nominee in other years."""

from dataclasses import dataclass

from db import decisions, history
from db import nominations as rows
from db import plans as plan_rows
from db.connection import Store
from db.history import Entry as Entry
from thidua_desktop.domain.nomination import Nomination, Status

MOST = 60  # acts of one nomination that are read


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another nomination of the same nominee, or an award they have had; `status` is None for an award."""

    year: int
    award: str
    where: str
    status: Status | None = None
    nomination_id: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The acts on a nomination, latest first, and what the nominee was asked and given otherwise, latest first."""

    acts: tuple[Entry, ...]
    earlier: tuple[Earlier, ...]


def story(store: Store, nomination: Nomination) -> Story:
    """Read it all by indexes: quick however long the plan is."""
    acts = history.entries(store, "nomination", nomination.id, MOST)
    if nomination.batch_id is not None:
        acts += history.entries(store, "batch", nomination.batch_id, MOST)
    return Story(tuple(sorted(acts, key=lambda act: act.at, reverse=True)), tuple(_earlier(store, nomination)))


def _earlier(store: Store, nomination: Nomination) -> list[Earlier]:
    if nomination.nominee_id is None:
        return []
    others = rows.nominations(
        store, "nomination.nominee_id = ? AND nomination.id <> ?", (nomination.nominee_id, nomination.id)
    )
    found = [
        Earlier(one.year, one.award, " · ".join(part for part in (one.decision_number, one.issuer) if part))
        for one in decisions.earlier_awards(store, nomination.nominee_id)
    ]
    plans = {plan_id: plan_rows.plan(store, plan_id) for plan_id in {one.plan_id for one in others} if plan_id}
    for one in others:
        plan = plans.get(one.plan_id or 0)
        where = plan.short_title if plan is not None else "Ngoài kế hoạch"
        year = plan.year if plan is not None else one.received.year
        found.append(Earlier(year, one.award or "Chưa ghi hình thức", where, one.status, one.id))
    return sorted(found, key=lambda one: one.year, reverse=True)
