"""Sections of the panel beyond the nomination's own fields: its papers, the nominee otherwise, what was done."""

from collections.abc import Callable, Sequence

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import DossierRequirement, Plan
from thidua_desktop.services import dossier
from thidua_desktop.services.dossier import Paper
from thidua_desktop.services.nominee_story import Story
from thidua_desktop.services.workspace import Store
from ui.kit.base import Label
from ui.kit.panel import FactRow, ItemRow, Section
from ui.kit.tokens import State
from ui.tabs.nominations_words import STATUS_STATES

Tick = Callable[[DossierRequirement, bool], object]
MOST_ACTS = 12  # lines of history shown; the rest is counted


def papers_of(store: Store, plan: Plan | None, nomination_id: int) -> Sequence[Paper]:
    """The dossier as the plan asks for it; none of a nomination that has just gone to the trash."""
    try:
        return dossier.papers(store, plan, nomination_id) if plan is not None and plan.dossier else ()
    except UserError:
        return ()


def dossier_section(papers: Sequence[Paper], unit: str, tick: Tick | None) -> Section:
    """Every paper the plan speaks of, those it requires first, each to be ticked when it has come."""
    required = [paper for paper in papers if paper.requirement.required]
    come = sum(paper.item is not None and paper.item.confirmed for paper in required)
    section = Section(f"Hồ sơ · có {come} trong {len(required)}" if required else "Hồ sơ")
    for paper in sorted(papers, key=lambda paper: not paper.requirement.required):
        row = _paper_row(paper, unit)
        if tick is not None:
            come_name = f"Đã nhận {paper.requirement.item}"
            row.add_tick(come_name, paper.item is not None, lambda on, one=paper: tick(one.requirement, on))
        section.add(row)
    return section


def _paper_row(paper: Paper, unit: str) -> ItemRow:
    shared = paper.requirement.per_unit and unit
    if paper.item is None:
        place = f"Mục {paper.requirement.section}" if paper.requirement.section else ""
        said = " · ".join(part for part in (place, f"chung cho {unit}" if shared else "") if part)
        lacking = (State.WARN, "Thiếu") if paper.requirement.required else (State.NONE, "Chưa có")
        return ItemRow(paper.requirement.item, said, *lacking)
    said = f"{'Bản chính' if paper.item.original else 'Bản sao'} · {show(paper.item.received)}"
    if shared:
        said += " · của cả đơn vị"
    state = (State.OK, "Đã có") if paper.item.confirmed else (State.WARN, "Chưa xác nhận")
    return ItemRow(paper.requirement.item, said, *state)


def story_sections(story: Story, name: str) -> list[Section]:
    """The same nominee otherwise, and the acts on this nomination in words."""
    sections: list[Section] = []
    if story.earlier:
        section = Section(f"Các lần khác · {len(story.earlier)}")
        for one in story.earlier:
            second = f"{one.year} · {one.where}" if one.where else str(one.year)
            if one.status is None:
                section.add(ItemRow(one.award, second, State.OK, "Đã khen"))
            else:
                section.add(ItemRow(one.award, second, STATUS_STATES[one.status], one.status.label))
        sections.append(section)
    if story.acts:
        section = Section("Lịch sử")
        for act in story.acts[:MOST_ACTS]:
            said = act.summary.removeprefix(f"{name}: ")
            section.add(FactRow(f"{act.at:%d/%m/%Y %H:%M}", said[:1].upper() + said[1:]))
        if len(story.acts) > MOST_ACTS:
            section.add(Label(f"và {len(story.acts) - MOST_ACTS} việc trước đó", role="muted"))
        sections.append(section)
    return sections
