"""Hồ sơ: what the plan demands of a nomination, what has come, and what is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.nomination import Lane, NomineeKind
from thidua_desktop.domain.plan import CrossRule, DossierRequirement, Plan
from thidua_desktop.domain.text import fold
from thidua_desktop.domain.units import Unit, UnitFinder

CONSENT = "Ý kiến thống nhất của cơ quan quản lý"
_TO_LEAD = "unit_to_lead"
_FROM_LEAD = "lead_to_office"


@dataclass(frozen=True, slots=True)
class DossierItem:
    """Một thành phần hồ sơ đã nhận, of one nomination or, where one serves the whole unit, of a unit.

    `requirement_id` is None for the consent that a rule demands without a line of its own. `original` is bản chính,
    else a copy (noted, never a hindrance). `confirmed` is False where the confirmation asked for is missing: such a
    paper has come and does not count yet.
    """

    requirement_id: int | None
    received: date
    nomination_id: int | None = None
    unit_id: int | None = None
    original: bool = True
    confirmed: bool = True
    note: str = ""
    attachment_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What of a nomination its dossier depends on.

    `lead_unit_id` is the unit that leads its movement, None where that is unknown. `outside` is True for a nominee
    outside the sending unit's management.
    """

    nomination_id: int
    unit_id: int | None
    lane: Lane
    kind: NomineeKind
    lead_unit_id: int | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How complete a nomination's dossier is. `needed` counts required papers only."""

    needed: int
    missing: tuple[DossierRequirement, ...]

    @property
    def have(self) -> int:
        """Required papers that have come."""
        return self.needed - len(self.missing)

    @property
    def complete(self) -> bool:
        """True if nothing required is missing."""
        return not self.missing

    @property
    def words(self) -> str:
        """The state as a table shows it: "Đủ 3/3", "Có 2/3"."""
        if not self.needed:
            return "Không yêu cầu"
        return f"{'Đủ' if self.complete else 'Có'} {self.have}/{self.needed}"


def demanded(plan: Plan) -> tuple[DossierRequirement, ...]:
    """Every paper a plan demands, its consent rule's included, which may have a line of its own or none."""
    sentence = consent_sentence(plan)
    if sentence is None or any(is_consent(line, plan) for line in plan.dossier):
        return plan.dossier
    section = next(rule.section for rule in plan.rules if rule.rule is CrossRule.CONSENT_OUTSIDE_MANAGEMENT)
    return (*plan.dossier, DossierRequirement(CONSENT, required=False, sentence=sentence, section=section))


def is_consent(requirement: DossierRequirement, plan: Plan) -> bool:
    """True for the consent that a switched-on rule demands: the line resting on the rule's own sentence."""
    sentence = consent_sentence(plan)
    return sentence is not None and (
        requirement.id is None or (bool(sentence) and fold(requirement.sentence) == fold(sentence))
    )


def consent_sentence(plan: Plan) -> str | None:
    """The plan's sentence asking for the managing body's consent, None if the plan asks for none."""
    wanted = CrossRule.CONSENT_OUTSIDE_MANAGEMENT
    return next((rule.sentence for rule in plan.rules if rule.rule is wanted), None)


def required_of(plan: Plan, facts: DossierFacts) -> tuple[DossierRequirement, ...]:
    """The papers without which a nomination's dossier is not complete at this office.

    Those of its lane and kind that reach the office: what a unit sends to the movement's lead is the lead's to ask
    for. The managing body's consent is required of a nominee outside the sender's management (design 4).
    """
    return tuple(
        line
        for line in demanded(plan)
        if concerns(line, plan, facts)
        and line.stage != _TO_LEAD
        and (line.required or (facts.outside and is_consent(line, plan)))
    )


def concerns(requirement: DossierRequirement, plan: Plan, facts: DossierFacts) -> bool:
    """True if a requirement speaks of this lane and kind; the consent speaks of every lane and kind."""
    if is_consent(requirement, plan):
        return True
    return requirement.lane is facts.lane and requirement.kind in (None, facts.kind)


def provider(requirement: DossierRequirement, facts: DossierFacts) -> int | None:
    """The unit whose one paper serves all its nominations: the movement's lead for what the lead sends, else the
    sender.
    """
    if requirement.stage == _FROM_LEAD and facts.lead_unit_id is not None:
        return facts.lead_unit_id
    return facts.unit_id


def satisfies(item: DossierItem, requirement: DossierRequirement, facts: DossierFacts) -> bool:
    """True if what has come is this requirement's paper for this nomination."""
    if item.requirement_id != requirement.id:
        return False
    if requirement.per_unit:
        return item.unit_id is not None and item.unit_id == provider(requirement, facts)
    return item.nomination_id == facts.nomination_id


def missing(
    requirements: Iterable[DossierRequirement], items: Iterable[DossierItem], facts: DossierFacts
) -> tuple[DossierRequirement, ...]:
    """Which of the requirements (`required_of`) still lack their paper; an unconfirmed paper still lacks something."""
    come = tuple(item for item in items if item.confirmed)
    return tuple(line for line in requirements if not any(satisfies(item, line, facts) for item in come))


def standing_of(
    requirements: Sequence[DossierRequirement], items: Iterable[DossierItem], facts: DossierFacts
) -> Standing:
    """How complete a nomination's dossier is, measured on what is required of it (`required_of`)."""
    return Standing(len(requirements), missing(requirements, items, facts))


def works_elsewhere(workplace: str | None, sender: Unit | None, finder: UnitFinder) -> bool:
    """True if the workplace names another unit than the one that sends.

    A workplace that names no unit, or an office inside the sender ("Tổ dân phố số 4"), says nothing.
    """
    named = finder.find(workplace) if workplace else None
    return named is not None and sender is not None and named.id != sender.id
