"""Sections of the panel beyond the nomination's own fields: its papers, the nominee otherwise, what was done."""

from collections.abc import Sequence

from thidua_desktop.domain.dates import show
from thidua_desktop.services.dossier import Paper
from thidua_desktop.services.nominee_story import Story
from ui.kit.base import Label
from ui.kit.panel import FactRow, ItemRow, Section
from ui.kit.tokens import State
from ui.tabs.nominations_words import STATUS_STATES

MOST_ACTS = 12  # lines of history shown; the rest is counted


def dossier_section(papers: Sequence[Paper]) -> Section:
    """Every paper the plan speaks of, with what has come of it; the lacking ones first."""
    required = [paper for paper in papers if paper.requirement.required]
    come = sum(paper.item is not None and paper.item.confirmed for paper in required)
    section = Section(f"Hồ sơ · có {come} trong {len(required)}" if required else "Hồ sơ")
    for paper in sorted(papers, key=lambda paper: (paper.item is not None, not paper.requirement.required)):
        section.add(_paper_row(paper))
    return section


def _paper_row(paper: Paper) -> ItemRow:
    place = f"Mục {paper.requirement.section}" if paper.requirement.section else ""
    if paper.item is None:
        lacking = (State.WARN, "Thiếu") if paper.requirement.required else (State.NONE, "Chưa có")
        return ItemRow(paper.requirement.item, place, *lacking)
    said = f"{'Bản chính' if paper.item.original else 'Bản sao'} · {show(paper.item.received)}"
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
