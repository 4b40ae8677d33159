"""Which nominations count (domain.quota.takes_a_place, said in SQL), and the questions a start asks of them."""

from db.connection import Store

IN_PLACE = "nomination.deleted_at IS NULL"
COUNTED = f"{IN_PLACE} AND nomination.lane = 'sum_up' AND nomination.status NOT IN ('withdrawn', 'not_agreed')"


def units_that_sent(store: Store, plan_id: int) -> set[int]:
    """The units of which something counts in a plan; looks up one nomination of each, however many there are."""
    rows = store.rows(
        "SELECT id FROM unit WHERE EXISTS (SELECT 1 FROM nomination "  # noqa: S608
        f"WHERE nomination.plan_id = ? AND nomination.unit_id = unit.id AND {COUNTED})",
        (plan_id,),
    )
    return {row[0] for row in rows}
