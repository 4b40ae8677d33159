"""The parts of a plan as pages: the form shows all of them, the plan's sheet one in the place it has there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.plan_review import PARTS
from thidua_desktop.services import office as office_profile
from thidua_desktop.services import plans, units
from ui.desk import Desk
from ui.dialogs import plan_form_more as more
from ui.dialogs import plan_form_pages as pages
from ui.dialogs.plan_form_lines import LinesPage
from ui.kit.forms import Form
from ui.tabs.quota_strip import superior_word

Page = LinesPage[Any] | Form
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name in code, its page, and the plan's values as they stand there."""

    name: str
    page: Any
    values: Callable[[], dict[str, Any]]

    @property
    def title(self) -> str:
        """ "Căn cứ"."""
        return PARTS[self.name]

    @property
    def count(self) -> int | None:
        """How many lines it has; None for what is no list."""
        (value, *more) = self.values().values()
        return len(value) if isinstance(value, tuple) and not more else None

    def in_order(self) -> bool:
        """True if it may be stored; else the first error is shown and has the cursor."""
        return (not isinstance(self.page, LinesPage) or self.page.finish()) and self.page.check()

    def go_here(self, what: str | int = "") -> None:
        """Put the cursor in it: in the field of a name, at the line of a number."""
        if isinstance(self.page, LinesPage):
            self.page.table.setFocus()
            if isinstance(what, int):
                self.page.edit_line(what)
            return
        field = getattr(self.page, what, None) if isinstance(what, str) and what else None
        (field or self.page.rows()[0]).go_here()


def part_of(desk: Desk, plan: Plan, name: str) -> Part:
    """A part of a plan, with the values the plan has."""
    if name == GENERAL:
        page = _general(desk, plan)
        return Part(name, page, page.values)
    page, value = _PAGES[name](desk, plan)
    return Part(name, page, lambda: {name: value()})


def _general(desk: Desk, plan: Plan) -> pages.GeneralPage:
    known = [one for one in plans.list_plans(desk.store) if one.id != plan.id]

    def taken(code: str) -> str:
        other = next((one for one in known if one.code.casefold() == code.casefold()), None)
        return f"Mã này đã dùng cho kế hoạch “{other.short_title}”." if other else ""

    return pages.GeneralPage(plan, taken, known)


def _listed(page: LinesPage[Any]) -> tuple[LinesPage[Any], Callable[[], Any]]:
    return page, page.lines


def _purpose(desk: Desk, plan: Plan) -> tuple[Form, Callable[[], Any]]:
    page = more.PurposePage(plan.purpose)
    return page, page.text.value


def _rules(desk: Desk, plan: Plan) -> tuple[Form, Callable[[], Any]]:
    page = pages.RulesPage(plan.rules)
    return page, page.rules


def _recipients(desk: Desk, plan: Plan) -> tuple[Form, Callable[[], Any]]:
    page = pages.RecipientsPage(plan.recipients)
    return page, page.recipients


def _quotas(desk: Desk, plan: Plan) -> LinesPage[Any]:
    store = desk.store
    superior = superior_word(office_profile.get(store))
    return pages.quotas_page(plan.quotas, units.groups(store), units.list_units(store), superior)


_PAGES: dict[str, Callable[[Desk, Plan], tuple[Page, Callable[[], Any]]]] = {
    "purpose": _purpose,
    "bases": lambda desk, plan: _listed(pages.bases_page(plan.bases)),
    "movements": lambda desk, plan: _listed(pages.movements_page(plan.movements, units.list_units(desk.store))),
    "quotas": lambda desk, plan: _listed(_quotas(desk, plan)),
    "deadlines": lambda desk, plan: _listed(pages.deadlines_page(plan.deadlines, units.groups(desk.store))),
    "recurring": lambda desk, plan: _listed(more.recurring_page(plan.recurring)),
    "dossier": lambda desk, plan: _listed(pages.dossier_page(plan.dossier)),
    "criteria": lambda desk, plan: _listed(more.criteria_page(plan.criteria)),
    "rules": _rules,
    "recipients": _recipients,
}
