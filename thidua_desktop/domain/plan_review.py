"""What of a copied plan the clerk has still to look at: the plan's things in words, part by part."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import (
    Basis,
    Criterion,
    Deadline,
    DossierRequirement,
    Movement,
    Plan,
    QuotaLine,
    RecurringDeadline,
    Tier,
)
from thidua_desktop.domain.tasks import Task


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing of a plan in words. A thing that is edited says other words: it has been looked at."""

    part: str
    words: str


PARTS = {
    "general": "Chung",
    "purpose": "Mục đích, yêu cầu",
    "bases": "Căn cứ",
    "movements": "Nội dung, phong trào",
    "quotas": "Chỉ tiêu",
    "deadlines": "Thời hạn",
    "recurring": "Hạn hằng năm",
    "dossier": "Hồ sơ đề nghị",
    "criteria": "Tiêu chuẩn",
    "rules": "Quy tắc",
    "recipients": "Nơi nhận",
}
"""The parts of a plan, as the form and the sheet name them."""


REVIEWED = {**PARTS, "tasks": "Nhiệm vụ"}
"""The parts of what is copied with a plan: its tasks are beside it."""


def review_items(plan: Plan, tasks: Iterable[Task] = ()) -> tuple[ReviewItem, ...]:
    """Everything a plan says, each thing once, and its tasks."""
    said: dict[str, Iterable[str]] = {
        "general": _general(plan),
        "purpose": [plan.purpose],
        "bases": map(_text, plan.bases),
        "movements": map(_movement, plan.movements),
        "quotas": map(_quota, plan.quotas),
        "deadlines": map(_deadline, plan.deadlines),
        "recurring": map(_recurring, plan.recurring),
        "dossier": map(_paper, plan.dossier),
        "criteria": map(_text, plan.criteria),
        "rules": (line.rule.label for line in plan.rules),
        "recipients": ["; ".join(plan.recipients)],
        "tasks": map(_task, tasks),
    }
    items = [ReviewItem(part, words) for part, texts in said.items() for words in texts if words]
    return tuple(dict.fromkeys(items))


def still_waiting(plan: Plan, tasks: Iterable[Task], marked: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """The marked things that the plan and its tasks still say in the same words."""
    wanted = set(marked)
    return tuple(item for item in review_items(plan, tasks) if item in wanted)


def place_of(plan: Plan, item: ReviewItem) -> int | None:
    """At which line of its part a thing stands; None where the part is no list, or no longer says it."""
    words: dict[str, Callable[[Any], str]] = {
        "bases": _text,
        "movements": _movement,
        "quotas": _quota,
        "deadlines": _deadline,
        "recurring": _recurring,
        "dossier": _paper,
        "criteria": _text,
    }
    if item.part not in words:
        return None
    said = [words[item.part](line) for line in getattr(plan, item.part)]
    return said.index(item.words) if item.words in said else None


def _movement(line: Movement) -> str:
    return f"{line.title} · {line.time}" if line.time else line.title


def _paper(line: DossierRequirement) -> str:
    return f"{line.item} ({line.lane.label.lower()})"


def _text(line: Basis | Criterion) -> str:
    return line.text


def _general(plan: Plan) -> list[str]:
    starts, ends = (show(day) if day else "…" for day in (plan.starts, plan.ends))
    return [
        f"Tên kế hoạch: {plan.title}",
        f"Tên ngắn: {plan.short_title}",
        f"Dịp tổng kết: {plan.occasion}" if plan.occasion else "",
        f"Thời gian: {starts} đến {ends}" if plan.starts or plan.ends else "",
    ]


def _quota(line: QuotaLine) -> str:
    above = line.tier is Tier.SUPERIOR
    who = "Trình cấp trên" if above else line.unit or line.group or "Cả cơ quan"
    own = " (chỉ tiêu riêng)" if line.unit_id else ""
    return f"{who}{own}: {line.limit.words(line.count)} {line.kind.label.lower()}"


def _deadline(line: Deadline) -> str:
    return f"{line.what}: {'đến hết' if line.inclusive else 'trước'} ngày {show(line.on)}"


def _recurring(line: RecurringDeadline) -> str:
    return f"{line.what}: {'đến hết' if line.inclusive else 'trước'} ngày {line.day:02d}/{line.month:02d} hằng năm"


def _task(task: Task) -> str:
    when = f"hạn {show(task.due)}" if task.due else task.time
    return f"{task.task} · {when}" if when else task.task
