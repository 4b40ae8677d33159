"""The page of one plan: its sections, in two columns, each with its way to edit and its marks of what to look over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.plan_review import PARTS, ReviewItem
from thidua_desktop.services import office as office_profile
from thidua_desktop.services import plan_compare, plan_copy, plans, units
from ui.kit.panel import Section
from ui.tabs import plans_sections as sections
from ui.tabs import plans_texts as texts
from ui.tabs.plans_parts import Edit, EditedByDoubleClick
from ui.tabs.plans_sheet import Placed
from ui.tabs.quota_strip import superior_word

if TYPE_CHECKING:
    from ui.tabs.plans import PlansTab


def show_plan(tab: "PlansTab", plan: Plan, known: Sequence[Plan]) -> sections.DeadlinesSection:
    """Fill the tab's sheet with what a plan says; the section of deadlines, to which the header's pill leads."""
    store, today = tab.desk.store, tab.desk.today()
    sent, asked = plans.units_sent(store, plan)
    waiting: dict[str, list[ReviewItem]] = {}
    for item in plan_copy.to_review(store, plan):
        waiting.setdefault(item.part, []).append(item)

    tab.editing.put_away_all_but(plan)
    editor = tab.editing.of(plan)

    def at(part: str, field: str = "") -> Edit:
        return lambda what=field: tab.edit_here(part, what)

    def placed(part: str, section: Section) -> Placed:
        """The part's section with its marks, or what edits it now."""
        if editor is not None and editor.part.name == part:
            section.deleteLater()
            return part, editor
        EditedByDoubleClick(section, at(part))
        items = waiting.get(part, [])
        return part, texts.mark_for_review(section, PARTS[part], len(items), tab.acts.confirming(plan, items))

    deadlines = sections.DeadlinesSection(
        plan, today, (sent, asked) if asked else None, units.groups(store), at("deadlines")
    )
    superior = superior_word(office_profile.get(store))
    main = [
        placed("general", sections.name_section(plan, at("general"))),
        placed("bases", sections.bases_section(plan, at("bases"))),
        ("", _parent_section(tab, plan, known, at("general", "above"))),
        placed("purpose", texts.purpose_section(plan, at("purpose"))),
        placed("movements", sections.MovementsSection(plan, units.list_units(store), at("movements"))),
        placed("dossier", sections.dossier_section(plan, at("dossier"))),
        placed("criteria", texts.criteria_section(plan, at("criteria"))),
        placed("recipients", texts.recipients_section(plan, at("recipients"))),
    ]
    side = [
        placed("deadlines", deadlines),
        placed("recurring", texts.recurring_section(plan, at("recurring"))),
        placed("quotas", sections.QuotaSection(plan, superior, tab.open_quota, at("quotas"))),
        placed("rules", sections.rules_section(plan, at("rules"))),
    ]
    tab.sheet.show_plan(plan, main, side, sum(len(items) for items in waiting.values()))
    tab.sheet.give_side_room(any(widget is editor for _, widget in side))
    return deadlines


def _parent_section(tab: "PlansTab", plan: Plan, known: Sequence[Plan], choose: Edit) -> Section:
    above = plan_compare.above(tab.desk.store, plan, known)
    beside = plan_compare.beside(tab.desk.store, plan, above.plan) if above.plan else None
    return texts.parent_section(above, beside, tab.acts.show_parent, tab.acts.write_parent, choose)
