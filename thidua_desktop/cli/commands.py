"""Each command of the contract: what it does, and what it says as JSON and in words."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from thidua_desktop.cli.output import Answer, told_birth
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.quota import QuotaUse
from thidua_desktop.services import nominations, papers, plans, quota, samples, workspace
from thidua_desktop.services.search import search as find
from thidua_desktop.services.workspace import Store


def sample(folder: Path, said: argparse.Namespace) -> Answer:
    """Fill a new, empty data folder."""
    if said.name not in samples.names():
        raise UserError(f"Không có dữ liệu mẫu “{said.name}”. Các mẫu: {', '.join(samples.names())}.")
    with workspace.new_folder(folder) as store:
        samples.fill(store, said.name)
        codes = [plan.code for plan in plans.list_plans(store)]
    return Answer(0, {"data": str(folder), "plans": codes}, [f"Đã nạp dữ liệu mẫu vào “{folder}”: {', '.join(codes)}."])


def quota_table(store: Store, said: argparse.Namespace) -> Answer:
    """The quota table, one line per active unit and quota line, then the places to the level above."""
    plan = plans.by_code(store, said.plan)
    uses = quota.table(store, plan)
    lines = [_quota_line(use) for use in uses]
    sent = {use.unit.id for use in uses if use.unit is not None and use.used}
    words = [
        f"{use.unit.short_name if use.unit else 'Trình cấp trên'} · {use.line.kind.label}: {use.used} / "
        f"{use.line.count} · {use.words(use.unit is None or use.unit.id in sent)}"
        for use in uses
    ]
    return Answer(0, {"plan": plan.code, "lines": lines}, words or ["Kế hoạch chưa có chỉ tiêu."])


def _quota_line(use: QuotaUse) -> dict[str, Any]:
    line = use.line
    return {
        "unit": use.unit.name if use.unit else None,
        "group": use.unit.group if use.unit else None,
        "kind": line.kind.value,
        "tier": line.tier.value,
        "limit": line.limit.value,
        "count": line.count,
        "used": use.used,
        "state": use.state.value,
        "source": line.sentence,
    }


def listing(store: Store, said: argparse.Namespace) -> Answer:
    """The nominations of a plan."""
    plan = plans.by_code(store, said.plan)
    found = nominations.of_plan(store, plan.id or 0)
    entries = [
        {
            "id": n.id,
            "kind": n.kind.value,
            "name": n.name,
            "birth": told_birth(n.birth),
            "gender": n.gender,
            "position": n.position,
            "workplace": n.workplace,
            "unit": n.unit_name,
            "award": n.award,
            "lane": n.lane.value,
            "achievement": n.achievement,
            "status": n.status.value,
            "received": n.received.isoformat(),
            "batch": n.batch_id,
        }
        for n in found
    ]
    words = [
        f"{n.id}. {n.name} · {n.unit_name or 'Chưa rõ đơn vị'} · {n.award or '–'} · {n.status.label}" for n in found
    ]
    words.append(_count_words([n.kind for n in found]))
    return Answer(0, {"plan": plan.code, "nominations": entries}, words)


def _count_words(kinds: list[NomineeKind]) -> str:
    parts = [f"{kinds.count(kind)} {kind.label.lower()}" for kind in NomineeKind if kind in kinds]
    return f"Tất cả: {', '.join(parts)}." if parts else "Chưa có đề nghị nào."


def search(store: Store, said: argparse.Namespace) -> Answer:
    """Whatever answers to a text, best first."""
    hits = find(store, " ".join(said.text))
    entries = [
        {"type": hit.type, "id": hit.id, "title": hit.title, "detail": hit.detail, "year": hit.year} for hit in hits
    ]
    return Answer(0, {"hits": entries}, [f"{hit.title} · {hit.detail}" for hit in hits] or ["Không tìm thấy gì."])


def undo(store: Store, said: argparse.Namespace) -> Answer:
    """Take one import back."""
    from thidua_desktop.services import intake

    change = intake.undo(store, said.batch)
    removed = len(nominations.trashed_of_batch(store, said.batch))
    return Answer(0, {"batch": said.batch, "removed": removed}, [change.summary])


def export(store: Store, said: argparse.Namespace) -> Answer:
    """Write one kind of paper."""
    written = papers.export(store, said.kind, said.plan, said.out, said.format, group_by=said.group, unit=said.unit)
    words = [f"Đã ghi “{path}”." for path in written] or [papers.NOTHING[said.kind]]
    return Answer(0, {"files": [str(path) for path in written]}, words)


def backup(store: Store, said: argparse.Namespace) -> Answer:
    """A verified copy at a named place."""
    change = workspace.backup_to(store, said.file)
    return Answer(0, {"file": str(said.file)}, [change.summary])


def restore(folder: Path, said: argparse.Namespace) -> Answer:
    """Put a copy in place of the records."""
    change = workspace.restore_folder(folder, said.file)
    return Answer(0, {"file": str(said.file), "data": str(folder)}, [change.summary])


def check(store: Store, said: argparse.Namespace) -> Answer:
    """Everything wrong with the records."""
    problems = workspace.check_folder(store)
    words = problems or ["Dữ liệu và các tệp gốc đều tốt."]
    return Answer(1 if problems else 0, {"ok": not problems, "problems": problems}, words)


ON_STORE: dict[str, Callable[[Store, argparse.Namespace], Answer]] = {
    "quota": quota_table,
    "list": listing,
    "search": search,
    "undo": undo,
    "export": export,
    "backup": backup,
    "check": check,
}
"""Commands on an open folder."""

ON_FOLDER: dict[str, Callable[[Path, argparse.Namespace], Answer]] = {"sample": sample, "restore": restore}
"""Commands that need the folder closed."""
