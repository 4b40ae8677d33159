"""Sample offices: whole profiles with units and one real plan each, to try the program on.

The facts are those of three plans of one campaign in 2024; what a plan leaves blank stays blank.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db import history, plans, settings, units
from db import office as profile
from db.connection import Store
from resources import path
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import Lane, NomineeKind
from thidua_desktop.domain.office import Level, Office, Signer
from thidua_desktop.domain.plan import (
    Basis,
    Criterion,
    CrossRule,
    Deadline,
    DossierRequirement,
    Limit,
    Movement,
    Plan,
    PlanKind,
    PlanRule,
    QuotaLine,
    Tier,
)
from thidua_desktop.domain.plan_compare import allowed_to
from thidua_desktop.domain.units import Unit, UnitFinder, UnitGroup
from thidua_desktop.services.catalogues import own_form, put_profile

_Entry = Mapping[str, Any]


def names() -> tuple[str, ...]:
    """The samples that `fill` knows."""
    return tuple(sorted(file.stem for file in path("samples").glob("*.json")))


@dataclass(frozen=True, slots=True)
class Offer:
    """A sample as it is offered: its name for `fill`, its office and its plan in words."""

    name: str
    office: str
    plan: str


def offers() -> list[Offer]:
    """What one can try, those with lists to import first."""
    known = {name: _read(name) for name in names()}
    ordered = sorted(known, key=lambda name: (not known[name].get("lists"), name))
    return [Offer(name, known[name]["office"]["body"], known[name]["plan"]["short_title"]) for name in ordered]


def fill(store: Store, name: str) -> None:
    """Put a sample into an empty store: office, catalogues, groups, units and plan, all or nothing.

    Raises UserError for a name that is not among `names()`, and for a folder that already has its office.
    """
    sample = _read(name)
    office = _office(sample["office"])
    with store.atomic():
        put_profile(store, office)
        stored_units = _put_units(store, sample["groups"])
        award = own_form(profile.awards(store), date(sample["plan"]["year"], 1, 1))
        plan = _plan(sample["plan"], stored_units, award.id if award else None)
        plan_id = plans.put_plan(store, plan)
        history.record(store, f"Thêm {len(stored_units)} đơn vị mẫu của {office.body}", "unit")
        history.record(store, f"Thêm kế hoạch mẫu “{plan.short_title}”", "plan", plan_id)
        settings.put(store, "sample", name)


def plan_above(name: str, level: Level | None) -> Plan:
    """A sample's plan as an office below keeps it: what it gives offices of `level` are places to the level above.

    Its other groups are not ours, so their lines are left out. Raises UserError for an unknown name.
    """
    entry = _read(name)["plan"]
    ours = [
        {**line, "group": None, "tier": Tier.SUPERIOR.value}
        for line in entry["quotas"]
        if level is not None and line.get("group") and allowed_to(level, line["group"])
    ]
    return _plan({**entry, "quotas": ours}, [], None)


def sample_lists(name: str) -> list[Path]:
    """The lists that units sent in a sample, to try the import with."""
    return [path("samples", "lists", file) for file in _read(name).get("lists", {}).get("files", [])]


def sample_received(name: str) -> date:
    """The day on which the sample's lists came.

    Raises UserError for a sample without lists.
    """
    received = _day(_read(name).get("lists", {}).get("received"))
    if received is None:
        raise UserError(f"Dữ liệu mẫu “{name}” không có danh sách nào để nhập thử.")
    return received


def lists_to_try(store: Store) -> tuple[list[Path], date] | None:
    """The lists of the sample that a folder was filled with and the day they came; None in an office's own folder."""
    name = settings.get(store, "sample")
    lists = sample_lists(name) if name in names() else []
    return (lists, sample_received(name)) if lists else None


def _read(name: str) -> _Entry:
    known = names()
    if name not in known:
        raise UserError(f"Không có dữ liệu mẫu “{name}”. Các mẫu hiện có: {', '.join(known)}.")
    return json.loads(path("samples", f"{name}.json").read_text(encoding="utf-8"))


def _office(entry: _Entry) -> Office:
    return Office(
        body=entry["body"],
        head=entry["head"],
        level=Level(entry["level"]),
        superior_line=entry["superior_line"],
        issuer_line=entry["issuer_line"],
        code=entry["code"],
        place=entry["place"],
        desk=entry["desk"],
        superior=entry["superior"],
        superior_head=entry["superior_head"],
        standing_body=entry["standing_body"],
        recipients=tuple(entry["recipients"]),
        signers=tuple(Signer(tuple(found["authority_lines"]), found["name"]) for found in entry["signers"]),
    )


def _put_units(store: Store, groups: list[_Entry]) -> list[Unit]:
    """Store groups and units; the units as stored."""
    for order, group in enumerate(groups):
        group_id = units.put_group(store, UnitGroup(0, group["name"], order, group.get("school_year", False)))
        for unit in group["units"]:
            aliases = tuple(unit["aliases"])
            units.put_unit(store, Unit(0, group_id, group["name"], unit["name"], unit["short_name"], aliases))
    return units.units(store)


def _plan(entry: _Entry, known: list[Unit], award_id: int | None) -> Plan:
    finder = UnitFinder(known)
    groups = {unit.group: unit.group_id for unit in known}
    return Plan(
        code=entry["code"],
        kind=PlanKind(entry["kind"]),
        title=entry["title"],
        short_title=entry["short_title"],
        year=entry["year"],
        issuer=entry["issuer"],
        number=entry["number"],
        issued=_day(entry["issued"]),
        starts=_day(entry["starts"]),
        ends=_day(entry["ends"]),
        occasion=entry["occasion"],
        purpose=entry["purpose"],
        award_id=award_id,
        bases=tuple(_basis(found) for found in entry["bases"]),
        movements=tuple(_movement(found, finder) for found in entry["movements"]),
        quotas=tuple(_quota_line(found, groups) for found in entry["quotas"]),
        deadlines=tuple(_deadline(found) for found in entry["deadlines"]),
        dossier=tuple(_requirement(found) for found in entry["dossier"]),
        criteria=tuple(_criterion(found) for found in entry["criteria"]),
        rules=tuple(_rule(found) for found in entry["rules"]),
        recipients=tuple(entry["recipients"]),
    )


def _basis(entry: _Entry) -> Basis:
    return Basis(
        text=entry["text"],
        number=entry.get("number", ""),
        on=_day(entry.get("on")),
        issuer=entry.get("issuer", ""),
        is_parent=entry.get("is_parent", False),
    )


def _movement(entry: _Entry, finder: UnitFinder) -> Movement:
    lead = finder.find(entry["lead"])
    return Movement(
        title=entry["title"],
        lead=entry["lead"],
        coordinating=entry.get("coordinating", ""),
        time=entry.get("time", ""),
        starts=_day(entry.get("starts")),
        ends=_day(entry.get("ends")),
        short_title=entry["short_title"],
        lead_unit_id=lead.id if lead else None,
    )


def _quota_line(entry: _Entry, groups: Mapping[str, int]) -> QuotaLine:
    group = entry.get("group")
    return QuotaLine(
        kind=NomineeKind(entry["kind"]),
        tier=Tier(entry["tier"]),
        limit=Limit(entry["limit"]),
        count=entry["count"],
        group_id=groups[group] if group else None,
        group=group,
        restriction=entry.get("restriction", ""),
        sentence=entry["sentence"],
        section=entry["section"],
    )


def _deadline(entry: _Entry) -> Deadline:
    return Deadline(
        what=entry["what"],
        on=date.fromisoformat(entry["on"]),
        inclusive=entry["inclusive"],
        source=entry["source"],
        section=entry["section"],
        is_dossier=entry.get("is_dossier", False),
    )


def _requirement(entry: _Entry) -> DossierRequirement:
    return DossierRequirement(
        item=entry["item"],
        lane=_lane(entry),
        kind=_kind(entry),
        stage=entry.get("stage", "unit_to_office"),
        required=entry.get("required", True),
        per_unit=entry.get("per_unit", False),
        sentence=entry["sentence"],
        section=entry["section"],
    )


def _criterion(entry: _Entry) -> Criterion:
    return Criterion(entry["text"], _lane(entry), _kind(entry), entry["section"])


def _rule(entry: _Entry) -> PlanRule:
    return PlanRule(CrossRule(entry["rule"]), entry["sentence"], entry["section"])


def _lane(entry: _Entry) -> Lane:
    return Lane(entry.get("lane", Lane.SUM_UP.value))


def _kind(entry: _Entry) -> NomineeKind | None:
    return NomineeKind(entry["kind"]) if "kind" in entry else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
