"""The plan above beside ours: which plan it is, and what it allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db import office
from db import plans as rows
from db.connection import Store
from thidua_desktop.domain.plan import Basis, Plan, PlanKind
from thidua_desktop.domain.plan_compare import Comparison, compare
from thidua_desktop.domain.plan_copy import next_code
from thidua_desktop.domain.text import fold
from thidua_desktop.services import samples
from thidua_desktop.services.samples import Offer


@dataclass(frozen=True, slots=True)
class Above:
    """The plan above: the căn cứ that names it, and the plan itself if it is among ours."""

    basis: Basis | None
    plan: Plan | None

    @property
    def name(self) -> str:
        """ "Kế hoạch 69/KH-UBND"; "" if nothing names a plan above."""
        number = (self.plan.number if self.plan else "") or (self.basis.number if self.basis else "")
        if number:
            return f"Kế hoạch {number}"
        return (self.plan.short_title or self.plan.title) if self.plan else "Kế hoạch cấp trên" if self.basis else ""


def above(store: Store, plan: Plan, known: Sequence[Plan] | None = None) -> Above:
    """The plan above as chosen, else the one whose number and date the marked căn cứ gives.

    `known` saves reading all plans where the caller has them.
    """
    others = rows.plans(store) if known is None else known
    basis = next((line for line in plan.bases if line.is_parent), None)
    if plan.parent_id and (chosen := next((one for one in others if one.id == plan.parent_id), None)):
        return Above(basis, chosen)
    if basis is None or not basis.number:
        return Above(basis, None)
    for other in others:
        same_day = other.issued is None or basis.on is None or other.issued == basis.on
        if other.id != plan.id and other.number and fold(other.number) == fold(basis.number) and same_day:
            return Above(basis, other)
    return Above(basis, None)


def beside(store: Store, plan: Plan, parent: Plan) -> Comparison:
    """Our plan compared with the plan above, for an office of our level."""
    profile = office.get(store)
    return compare(plan, parent, profile.level if profile else None)


def plans_to_begin_with(store: Store) -> list[Offer]:
    """The sample plans that may be written down beside the office's own: those of other offices."""
    profile = office.get(store)
    return [offer for offer in samples.offers() if profile is None or fold(offer.office) != fold(profile.body)]


def from_sample(store: Store, name: str, ours: Plan | None = None) -> Plan:
    """A sample office's plan as the form begins with it; its places for our level become places to the level above.

    Number and date are those of the căn cứ by which `ours` follows that office. Nothing is stored. Raises UserError
    for a name that is not among `samples.names()`.
    """
    profile = office.get(store)
    plan = samples.plan_above(name, profile.level if profile else None)
    codes = [known.code for known in rows.plans(store)]
    basis = above(store, ours).basis if ours else None
    if basis is not None and fold(basis.issuer) == fold(plan.issuer):
        plan = replace(plan, number=basis.number, issued=basis.on)
    return replace(
        plan,
        code=next_code(plan.code, plan.year, plan.year, codes),
        short_title=f"Kế hoạch của {plan.issuer} · {plan.year}",
    )


def draft_of(basis: Basis, year: int) -> Plan:
    """A plan to begin with, from what a căn cứ says of it."""
    return Plan(
        code=basis.number,
        kind=PlanKind.CAMPAIGN,
        title=basis.text.removeprefix("Căn cứ ").removeprefix("Thực hiện "),
        short_title=f"Kế hoạch {basis.number}" if basis.number else "",
        year=basis.on.year if basis.on else year,
        issuer=basis.issuer,
        number=basis.number,
        issued=basis.on,
    )
