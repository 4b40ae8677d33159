"""A plan's sheet on paper: its parts as bands, under each what it says and who, when or how many."""

from collections.abc import Iterator
from datetime import date

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.plan_review import PARTS
from ui.printing import Printable, PrintedRow, RowKind
from ui.tabs import plans_words as words

COLUMNS = ("Nội dung", "Chi tiết", "Mục trong kế hoạch")
Line = tuple[str, str, str]  # what the part says, more about it, its place in the plan


def printed_plan(plan: Plan, superior: str, office: str, on: date) -> Printable:
    """Everything the sheet of a plan shows, part by part; a part that says nothing is left out."""
    said = _lines(plan, superior)
    rows: list[PrintedRow] = []
    for part in PARTS:
        lines = said.get(part, [])
        if lines:
            rows.append(PrintedRow((PARTS[part], "", ""), RowKind.GROUP))
        rows += [PrintedRow(line) for line in lines]
    under = tuple(line for line in (words.second_line(plan), words.numbering(plan)) if line)
    return Printable(plan.title, under, COLUMNS, (False, False, False), tuple(rows), on, office)


def _lines(plan: Plan, superior: str) -> dict[str, list[Line]]:
    return {
        "purpose": [(plan.purpose, "", "")] if plan.purpose else [],
        "bases": [(line.text, "Kế hoạch cấp trên" if line.is_parent else "", "") for line in plan.bases],
        "movements": list(_movements(plan)),
        "quotas": list(_quotas(plan, superior)),
        "deadlines": [(line.what, words.deadline_words(line), line.section) for line in plan.deadlines],
        "recurring": [(line.what, words.recurring_words(line), "") for line in plan.recurring],
        "dossier": list(_dossier(plan)),
        "criteria": [
            (line.text, f"{line.lane.label} · {line.kind.label if line.kind else 'Mọi đối tượng'}", line.section)
            for line in plan.criteria
        ],
        "rules": [(line.rule.label, line.sentence, line.section) for line in plan.rules],
        "recipients": [("; ".join(plan.recipients), "", "")] if plan.recipients else [],
    }


def _movements(plan: Plan) -> Iterator[Line]:
    for number, line in enumerate(plan.movements, 1):
        time = line.time or (f"{show(line.starts)} đến {show(line.ends)}" if line.starts and line.ends else "")
        about = (
            f"Chủ trì: {line.lead}" if line.lead else "",
            f"Phối hợp: {line.coordinating}" if line.coordinating else "",
            time,
        )
        yield f"{number}. {line.title}", "\n".join(part for part in about if part), ""


def _quotas(plan: Plan, superior: str) -> Iterator[Line]:
    kinds = words.quota_kinds(plan)
    for row in words.quota_rows(plan, superior):
        said = [f"{kind.label}: {row.words(place)}" for place, kind in enumerate(kinds) if row.words(place)]
        places = dict.fromkeys(line.section for line in row.lines if line is not None and line.section)
        yield row.who, " · ".join(said), ", ".join(places)


def _dossier(plan: Plan) -> Iterator[Line]:
    for line in plan.dossier:
        kind = line.kind.label if line.kind else "Mọi đối tượng"
        needed = "Bắt buộc" if line.required else "Nếu có"
        yield line.item, f"{line.lane.label} · {kind} · {needed}", line.section
